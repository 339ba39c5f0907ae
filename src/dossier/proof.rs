//! How sure the balances of a source are. The source's profile says so, for each way of asking
//! (matrix of facts/portal-apis.md section 7); it goes with every snapshot.

use super::column::Column;
use super::mode::Mode;
use super::row::{Extras, SectorRow};
use serde::{Deserialize, Serialize};

/// How sure a balance is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Proven: a violation contradicts the source's own arithmetic.
    Hard,
    /// Only the names say so: a violation is for a person to judge.
    #[default]
    Soft,
    /// The left side may be larger, and is never smaller.
    AtLeast,
    /// Does not hold there; not checked.
    Not,
}

/// What holds between the figures of one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    pub mode: Mode,
    /// F1: 3 = 4 + 5 + 6.
    pub received: Strength,
    /// F2: 7 = 8 + 9 + 10.
    pub resolved: Strength,
    /// F3: 11 = 12 + 13.
    pub pending: Strength,
    /// F4: 3 = 7 + 11 + waiting + cancelled.
    pub flow: Strength,
    /// 7 = refused or returned + handed over + not yet handed over.
    pub outcome: Strength,
    /// 11 = inside + outside of the office.
    pub place: Strength,
    /// F6: the sectors add up to the total.
    pub sectors: Strength,
    /// Whether column 6 is what is left over, held at 0 where that is negative: F1 is then
    /// for a person to judge.
    pub rest_held_at_zero: bool,
    /// What holds between the source's own counts.
    pub own: Vec<OwnSum>,
    /// What of it is compared with form II.06a of another source.
    pub compared: Vec<Compared>,
    /// Whether the source counts something else than the form: its answers are held against
    /// figures and never become figures.
    pub is_cross_check: bool,
}

/// A column of the form or a count beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operand {
    /// "c3" to "c13", or the name of an extra.
    pub name: String,
    /// Vietnamese, as an official reads it: "cột 3 (tổng số tiếp nhận)".
    pub title: String,
}

/// One count as the sum of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSum {
    pub left: Operand,
    pub parts: Vec<Operand>,
    pub strength: Strength,
}

/// A count that should be near a sum of the form's columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    pub left: Operand,
    pub columns: Vec<Column>,
    /// How many percent of the form's figure may lie between the two.
    pub tolerance_percent: i64,
}

impl Proof {
    /// For a source of which nothing is proven: the form's own formulas and what the names of
    /// its counts say, for a person to judge.
    pub fn by_names(mode: Mode) -> Proof {
        use Strength::{Not, Soft};
        Proof {
            mode,
            received: Soft,
            resolved: Soft,
            pending: Soft,
            flow: Soft,
            outcome: Not,
            place: Not,
            sectors: Soft,
            rest_held_at_zero: false,
            own: Vec::new(),
            compared: Vec::new(),
            is_cross_check: false,
        }
    }
}

/// What holds where a snapshot brings no table of its own: snapshots of before there were
/// such tables, and figures from a file, whose formulas are the form's.
impl From<Mode> for Proof {
    fn from(mode: Mode) -> Proof {
        use Strength::{AtLeast, Hard, Not, Soft};
        let when = |hard: bool| if hard { Hard } else { Not };
        Proof {
            received: Hard,
            resolved: Hard,
            pending: Hard,
            flow: if mode == Mode::Range { AtLeast } else { Hard },
            outcome: when(matches!(mode, Mode::Month | Mode::Year)),
            place: when(matches!(mode, Mode::Month | Mode::Range)),
            sectors: if mode == Mode::Year { Soft } else { Hard },
            rest_held_at_zero: mode == Mode::Year,
            ..Proof::by_names(mode)
        }
    }
}

impl From<&Proof> for Proof {
    fn from(proof: &Proof) -> Proof {
        proof.clone()
    }
}

impl Operand {
    /// The column of the form, if it is one.
    pub fn column(&self) -> Option<Column> {
        Column::named(&self.name)
    }

    /// Its figure in a row; `None` is unknown.
    pub fn of(&self, row: &SectorRow) -> Option<i64> {
        match self.column() {
            Some(column) => row.counts.get(column),
            None => extra(&row.extras, &self.name),
        }
    }
}

fn extra(extras: &Extras, name: &str) -> Option<i64> {
    extras.get(name).copied().flatten()
}
