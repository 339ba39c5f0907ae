//! The reminder policy against an oracle of its own: random offices, lived through for three
//! years with downtime, a mail server in trouble, marks and changing days off. The oracle
//! (`words`, `days`, `plan`, `lists`) is written from contract sections 3 and 4; where their
//! words leave two readings, the one taken stands beside the rule. And figures against the dossiers
//! that they count (`figures`).
//!
//! `ORACLE_WORLDS=500` lives through more worlds than the usual, `ORACLE_WORLD=33` through one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod days;
mod dice;
mod figures;
mod life;
mod lists;
mod pinned;
mod plan;
mod shrink;
mod told_before;
mod words;
mod world;

use life::{Life, Tally};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use world::World;

/// So many as a debug build lives through in half a minute on two cores.
const USUAL: u64 = 10;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn three_years_of_any_office_are_told_as_the_contract_says() {
    let seeds = match number("ORACLE_WORLD") {
        Some(seed) => seed..seed + 1,
        None => 0..number("ORACLE_WORLDS").unwrap_or(USUAL),
    };
    let next = AtomicU64::new(seeds.start);
    let (tallies, failed) = (Mutex::new(Tally::default()), Mutex::new(Vec::new()));
    let live = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            // The first failures tell enough.
            if seed >= seeds.end || failed.lock().unwrap().len() > 2 {
                return;
            }
            match Life::new(&World::random(seed)).live() {
                Ok(tally) => tallies.lock().unwrap().add(&tally),
                Err(_) => failed.lock().unwrap().push(seed),
            }
        }
    };
    std::thread::scope(|scope| (0..4).for_each(|_| drop(scope.spawn(live))));
    if let Some(seed) = failed.into_inner().unwrap().into_iter().min() {
        panic!("{}", shrink::smallest(World::random(seed)));
    }
    let tally = tallies.into_inner().unwrap();
    println!("{tally:?}");
    if seeds.end - seeds.start >= USUAL {
        tally.must_have_seen_everything();
    }
}
