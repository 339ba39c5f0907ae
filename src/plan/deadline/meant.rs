//! What an expression means by itself, or why it means nothing.

use super::marker::Strength;
use super::normal::{Anchor, Bound, Freq, Meaning, YearAnchor};
use super::point::Point;
use super::year::YearWord;
use chrono::NaiveDate;

/// A meaning, or why there is none.
pub(super) type Meant = Result<Meaning, &'static str>;

pub(super) fn recur(freq: Freq, bound: Bound, anchor: Anchor) -> Meaning {
    Meaning::Recur { freq, bound, anchor }
}

pub(super) fn continuous(from: NaiveDate, to: Option<NaiveDate>) -> Meaning {
    Meaning::Continuous { from, to }
}

pub(super) fn once(bound: Bound, day: NaiveDate) -> Meaning {
    Meaning::Once {
        bound,
        day,
        time: None,
    }
}

pub(super) fn bound_of(point: &Point) -> Bound {
    match point.marker.strength {
        Strength::Strict => Bound::Before,
        _ => Bound::By,
    }
}

pub(super) fn year_anchor(year: YearWord) -> YearAnchor {
    match year {
        YearWord::Next | YearWord::ReportNext => YearAnchor::Next,
        YearWord::Previous | YearWord::ReportPrevious => YearAnchor::Previous,
        YearWord::Unsaid | YearWord::Report | YearWord::Given(_) => YearAnchor::Same,
    }
}
