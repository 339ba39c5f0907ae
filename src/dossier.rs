//! Counts of dossiers: what a source said (`Snapshot`), what a report may say
//! (`Figures`), and the identities between the columns of form II.06a.
//!
//! Unknown is `None`, never 0. Nothing here corrects a figure.

mod adjusted;
mod balance;
mod basis;
mod beside;
mod column;
mod compose;
mod continuity;
mod cross;
mod digits;
mod figures;
mod formula;
pub mod list;
mod mode;
pub mod open;
mod own_sums;
mod proof;
mod rate;
mod readings;
mod reckoning;
mod reported;
mod retention;
mod row;
mod snapshot;
mod so_far;
mod target;
#[cfg(test)]
mod tests;
mod tiled;

pub use adjusted::changes;
pub use balance::identities;
pub use basis::{Basis, Head, Piece, Speaks, basis, day_closes};
pub use beside::Beside;
pub use column::{Column, Counts};
pub use continuity::{carry_over, other_source};
pub use cross::{CrossCheck, agree};
pub use digits::{digit_permutation_hint, digit_permutations};
pub use figures::{Figures, Origin, Provenance};
pub use formula::{Formula, Ratio, Reckoned};
pub use mode::Mode;
pub use proof::{Compared, Operand, OwnSum, Proof, Strength};
pub use rate::{Rate, on_time, on_time_766, online};
pub use reckoning::{Reckoning, figures, needed};
pub use reported::{Change, Reported, Revision, reported_otherwise, revision};
pub use retention::removable;
pub use row::{Extras, SectorRow, TOTAL};
pub use snapshot::{FORCED, Snapshot};
pub use so_far::{estimate, so_far};
pub use target::{Measure, Target, Whole, falls, is_missed};
pub use tiled::{tiles, untiled};
