//! The reminder policy against an oracle of its own: random offices, lived through for three
//! years with downtime, marks and changing days off. The oracle (`words`, `days`, `plan`) is
//! written from contract sections 3 and 4 only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod days;
mod dice;
mod life;
mod plan;
mod words;
mod world;

use life::Life;
use world::World;

#[test]
fn random_years() {
    let one = std::env::var("ORACLE_WORLD").ok().and_then(|s| s.parse::<u64>().ok());
    let seeds = match one {
        Some(seed) => seed..seed + 1,
        None => 0..20,
    };
    let mut bad = 0;
    for seed in seeds {
        let world = World::random(seed);
        match Life::new(&world).live() {
            Ok(tally) => println!("{seed} {tally:?}"),
            Err(failure) => { bad += 1; println!("{}", failure.0) },
        }
    }
    assert_eq!(bad, 0);
}
