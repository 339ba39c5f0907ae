//! The reminder policy against an oracle of its own: random offices, lived through for three
//! years with downtime, marks and changing days off. The oracle (`words`, `days`, `plan`) is
//! written from contract sections 3 and 4 only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod days;
mod dice;
mod life;
mod lists;
mod pinned;
mod plan;
mod words;
mod world;

use life::Life;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use world::World;

#[test]
fn random_years() {
    let one = std::env::var("ORACLE_WORLD")
        .ok()
        .and_then(|s| s.parse::<u64>().ok());
    let seeds = match one {
        Some(seed) => seed..seed + 1,
        None => {
            0..std::env::var("ORACLE_WORLDS")
                .ok()
                .and_then(|s| s.parse().ok())
                .unwrap_or(200)
        }
    };
    let next = AtomicU64::new(seeds.start);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        return;
                    }
                    let world = World::random(seed);
                    let lived = Life::new(&world).live();
                    done.lock().unwrap().push((seed, lived));
                }
            });
        }
    });
    let mut bad = 0;
    for (seed, lived) in done.into_inner().unwrap() {
        match lived {
            Ok(tally) => println!("{seed} {tally:?}"),
            Err(failure) => {
                bad += 1;
                println!("{}", failure.0);
            }
        }
    }
    assert_eq!(bad, 0);
}
