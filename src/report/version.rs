//! Versions of a draft: a draft that is made again with other figures is a new one and says what
//! changed; with the same figures it is the same.

use crate::calendar::Moment;
use crate::dossier::{Figures, SectorRow, changes};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What stood in a draft that was given to a person. Never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOut {
    /// Id of the report in the settings; empty for the week's and for one without a rule.
    pub report: String,
    /// Label of the period, "2026-Q1".
    pub period: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Counted from 1 per report and window.
    pub number: u32,
    pub at: Moment,
    /// Key of the letter that it went with, or who made it.
    pub by: String,
    pub rows: Vec<SectorRow>,
    pub total: SectorRow,
    /// The answers that its figures rest on.
    pub rests_on: Vec<i64>,
}

/// Which version a draft is, and what differs from the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub number: u32,
    /// Number and moment of the version that it is compared with.
    pub before: Option<(u32, Moment)>,
    /// "Tổng số: cột 3 từ 20 thành 30"; empty where nothing differs.
    pub changes: Vec<String>,
}

impl Default for Version {
    fn default() -> Version {
        Version {
            number: 1,
            before: None,
            changes: Vec::new(),
        }
    }
}

impl Version {
    /// The version that these figures make of a draft of which `known` has been handed out.
    pub fn of(known: &[&HandedOut], figures: &Figures) -> Version {
        let Some(newest) = known.iter().max_by_key(|d| d.number) else {
            return Version::default();
        };
        let is_same = newest.rows == figures.rows && newest.total == figures.total;
        let number = newest.number + u32::from(!is_same);
        let before = known
            .iter()
            .filter(|d| d.number < number)
            .max_by_key(|d| d.number);
        Version {
            number,
            before: before.map(|d| (d.number, d.at)),
            changes: before.map_or_else(Vec::new, |d| differences((&d.rows, &d.total), figures)),
        }
    }
}

/// Line by line what the figures now say otherwise, the total first.
pub fn differences((rows, total): (&[SectorRow], &SectorRow), now: &Figures) -> Vec<String> {
    let line = |name: &str, then: &SectorRow, now: &SectorRow| {
        let changed = changes(then, now);
        let words: Vec<String> = changed.into_iter().map(|(_, words)| words).collect();
        (!words.is_empty()).then(|| format!("{name}: {}", words.join("; ")))
    };
    let mut out: Vec<String> = line(total_name(), total, &now.total).into_iter().collect();
    for row in &now.rows {
        match rows.iter().find(|then| then.is_line(row)) {
            Some(then) => out.extend(line(row.name(), then, row)),
            None => out.push(format!("{}: lĩnh vực mới có trong số liệu", row.name())),
        }
    }
    let gone = rows
        .iter()
        .filter(|then| !now.rows.iter().any(|row| row.is_line(then)));
    out.extend(gone.map(|row| format!("{}: không còn trong số liệu", row.name())));
    out
}

fn total_name() -> &'static str {
    crate::dossier::TOTAL
}

#[cfg(test)]
mod tests {
    use super::super::fixture::half_year;
    use super::*;

    fn handed_out(number: u32, figures: &Figures) -> HandedOut {
        HandedOut {
            report: "cchc".into(),
            period: figures.period.label.clone(),
            from: figures.period.from,
            to: figures.period.to,
            number,
            at: half_year().now,
            by: "draft-cchc".into(),
            rows: figures.rows.clone(),
            total: figures.total.clone(),
            rests_on: vec![17],
        }
    }

    #[test]
    fn the_same_figures_are_the_same_version_and_other_figures_the_next_with_what_changed() {
        let first = half_year().figures;
        assert_eq!(Version::of(&[], &first), Version::default());
        let one = handed_out(1, &first);
        assert_eq!(Version::of(&[&one], &first), Version::default());

        let mut second = first.clone();
        second.rows[0].counts.c7 = second.rows[0].counts.c7.map(|n| n + 2);
        second.total.counts.c7 = second.total.counts.c7.map(|n| n + 2);
        let gone = second.rows.pop().unwrap();
        let version = Version::of(&[&one], &second);
        assert_eq!((version.number, version.before), (2, Some((1, one.at))));
        assert_eq!(
            version.changes,
            [
                "Tổng số: cột 7 từ 2.162 thành 2.164".to_owned(),
                "Đầu tư: cột 7 từ 474 thành 476".to_owned(),
                format!("{}: không còn trong số liệu", gone.name()),
            ]
        );
        // Asked for again, the second says the same as before.
        let two = handed_out(2, &second);
        assert_eq!(Version::of(&[&one, &two], &second), version);
        assert_eq!(Version::of(&[&two, &one], &first).number, 3);
    }
}
