//! Rates of form II.06a (facts/domain.md 2.2, F9). Institutions divide by different
//! wholes, so a rate carries its formula.

use super::column::Counts;
use crate::calendar;

/// A part of a whole, both counts of dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub part: i64,
    pub whole: i64,
    /// In columns of the form, to be printed beside the rate.
    pub formula: &'static str,
}

impl Rate {
    /// "98,7%"; of nothing "không phát sinh", which is neither 0 nor 100.
    pub fn text(&self) -> String {
        calendar::percent(self.part, self.whole).unwrap_or_else(|| "không phát sinh".to_owned())
    }
}

/// Resolved in time among the resolved (form II.06a). `None` is unknown.
pub fn on_time(counts: &Counts) -> Option<Rate> {
    rate(
        counts.c8?.checked_add(counts.c9?)?,
        counts.c7?,
        "(cột 8 + cột 9) / cột 7",
    )
}

/// Handed in online among those of the period. `None` is unknown.
pub fn online(counts: &Counts) -> Option<Rate> {
    let online = counts.c4?;
    rate(online, online.checked_add(counts.c5?)?, "cột 4 / (cột 4 + cột 5)")
}

/// In time, resolved or pending, among all (the index of QĐ 766/QĐ-TTg). `None` is unknown.
pub fn on_time_766(counts: &Counts) -> Option<Rate> {
    let in_time = counts.c8?.checked_add(counts.c9?)?.checked_add(counts.c12?)?;
    rate(in_time, counts.c3?, "(cột 8 + cột 9 + cột 12) / cột 3")
}

fn rate(part: i64, whole: i64, formula: &'static str) -> Option<Rate> {
    Some(Rate { part, whole, formula })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_nothing_is_no_rate_and_of_the_unknown_unknown() {
        let mut counts = Counts {
            c4: Some(155),
            c5: Some(278),
            c7: Some(305),
            c8: Some(0),
            c9: Some(305),
            ..Counts::default()
        };
        assert_eq!(online(&counts).unwrap().text(), "35,8%");
        assert_eq!(on_time(&counts).unwrap().text(), "100%");
        assert_eq!(on_time_766(&counts), None);
        (counts.c4, counts.c5) = (Some(0), Some(0));
        assert_eq!(online(&counts).unwrap().text(), "không phát sinh");
        counts.c5 = None;
        assert_eq!(online(&counts), None);
        (counts.c12, counts.c3) = (Some(99), Some(433));
        assert_eq!(on_time_766(&counts).unwrap().text(), "93,3%");
    }
}
