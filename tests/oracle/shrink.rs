//! A failing world made smaller, so that a person sees what it takes.

use crate::life::Life;
use crate::world::{Change, World};

/// What the smallest world that still fails has to say.
pub fn smallest(world: World) -> String {
    let fails = |world: &World| Life::new(world).live().err().map(|failure| failure.0);
    let Some(mut said) = fails(&world) else {
        return "the failure did not come again: the world is not a function of its seed".into();
    };
    let mut small = world;
    let mut attempt = |small: &mut World, smaller: World| {
        if let Some(text) = fails(&smaller) {
            (*small, said) = (smaller, text);
        }
    };
    for row in 0..small.rows.len() {
        // A row that never becomes known, and nobody speaks of.
        let id = small.rows[row].id.clone();
        let mut smaller = small.clone();
        smaller.changes.retain(|(_, change)| match change {
            Change::Known(n) => *n != row,
            Change::Marked(mark) => mark.task != id,
            _ => true,
        });
        attempt(&mut small, smaller);
    }
    let mut quiet = small.clone();
    quiet.mute.clear();
    attempt(&mut small, quiet);
    for n in (0..small.silences.len()).rev() {
        let mut smaller = small.clone();
        smaller.silences.remove(n);
        attempt(&mut small, smaller);
    }
    let is_known = |change: &Change| matches!(change, Change::Known(_));
    for n in (0..small.changes.len()).rev() {
        if !is_known(&small.changes[n].1) {
            let mut smaller = small.clone();
            smaller.changes.remove(n);
            attempt(&mut small, smaller);
        }
    }
    let rows = small.changes.iter().filter(|(_, c)| is_known(c)).count();
    let changes = small.changes.len() - rows;
    format!("{said}made smaller: {rows} tasks and {changes} marks and other changes are left\n")
}
