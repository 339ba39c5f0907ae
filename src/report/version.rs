//! Versions of a draft: a draft that is made again with other figures or other words is a new one and
//! says what changed; with the same it is the same.

mod words;

pub use words::Words;

use crate::calendar::{Moment, count};
use crate::dossier::{Column, Figures, SectorRow, changes};
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
    /// The answers that its figures rest on; none where it had no figures.
    pub rests_on: Vec<i64>,
    /// Its sentences as they were printed; none of versions that are older than their keeping.
    #[serde(default)]
    pub words: Words,
}

impl HandedOut {
    fn has_figures(&self, figures: &Figures) -> bool {
        self.rows == figures.rows && self.total == figures.total
    }

    fn has_words(&self, words: &Words) -> bool {
        self.words.is_empty() || words.are(&self.words)
    }

    /// Whether any figure stood in it.
    fn is_known(&self) -> bool {
        let says = |row: &SectorRow| Column::ALL.into_iter().any(|c| row.counts.get(c).is_some());
        says(&self.total) || self.rows.iter().any(says)
    }
}

/// Which version a draft is, and what differs from the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub number: u32,
    /// Number and moment of the version that it is compared with.
    pub before: Option<(u32, Moment)>,
    /// "Tổng số: cột 3 từ 20 thành 30"; empty where nothing differs.
    pub changes: Vec<String>,
    /// What its other sentences say otherwise: tasks, parts of units.
    pub reworded: Vec<String>,
}

impl Default for Version {
    fn default() -> Version {
        Version {
            number: 1,
            before: None,
            changes: Vec::new(),
            reworded: Vec::new(),
        }
    }
}

impl Version {
    /// The version that these figures make of a draft of which `known` has been handed out; with its
    /// words and the moment of drafting, the version that both make.
    pub fn of(known: &[&HandedOut], figures: &Figures, said: Option<(&Words, Moment)>) -> Version {
        let Some(newest) = known.iter().max_by_key(|d| d.number) else {
            return Version::default();
        };
        let is_same = newest.has_figures(figures) && said.is_none_or(|(words, _)| newest.has_words(words));
        let number = newest.number + u32::from(!is_same);
        let before = known
            .iter()
            .filter(|d| d.number < number)
            .max_by_key(|d| d.number);
        Version {
            number,
            before: before.map(|d| (d.number, d.at)),
            changes: before.map_or_else(Vec::new, |d| since(d, figures)),
            reworded: before.zip(said).map_or_else(Vec::new, |(d, said)| {
                words::changes((&d.words, d.at), said, d.has_figures(figures))
            }),
        }
    }
}

/// What the figures now say otherwise than a version did; where it had none, that they are there.
fn since(then: &HandedOut, now: &Figures) -> Vec<String> {
    if then.is_known() || then.has_figures(now) {
        return differences((&then.rows, &then.total), now);
    }
    let sectors = count(i64::try_from(now.rows.len()).unwrap_or(i64::MAX));
    vec![format!(
        "Bản trước chưa có số liệu hồ sơ, bản này có số liệu của {sectors} lĩnh vực"
    )]
}

/// Line by line what the figures now say otherwise, the total first.
fn differences(then: (&[SectorRow], &SectorRow), now: &Figures) -> Vec<String> {
    let mut out = changed_rows(then, now);
    let (new, gone) = rows_apart(then.0, &now.rows);
    out.extend(new.map(|row| format!("{}: lĩnh vực mới có trong số liệu", row.name())));
    out.extend(gone.map(|row| format!("{}: không còn trong số liệu", row.name())));
    out
}

/// The rows of `now` that were not among `then`, and those of `then` that are no longer there.
pub fn rows_apart<'r>(
    then: &'r [SectorRow],
    now: &'r [SectorRow],
) -> (
    impl Iterator<Item = &'r SectorRow>,
    impl Iterator<Item = &'r SectorRow>,
) {
    let is_missing = |row: &SectorRow, among: &[SectorRow]| !among.iter().any(|other| other.is_line(row));
    (
        now.iter().filter(move |row| is_missing(row, then)),
        then.iter().filter(move |row| is_missing(row, now)),
    )
}

/// Of the rows that both have what they now say otherwise, the total first.
pub fn changed_rows((rows, total): (&[SectorRow], &SectorRow), now: &Figures) -> Vec<String> {
    let line = |name: &str, then: &SectorRow, now: &SectorRow| {
        let changed = changes(then, now);
        let words: Vec<String> = changed.into_iter().map(|(_, words)| words).collect();
        (!words.is_empty()).then(|| format!("{name}: {}", words.join("; ")))
    };
    let mut out: Vec<String> = line(total_name(), total, &now.total).into_iter().collect();
    let both = now
        .rows
        .iter()
        .filter_map(|row| Some((rows.iter().find(|then| then.is_line(row))?, row)));
    out.extend(both.filter_map(|(then, row)| line(row.name(), then, row)));
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
            words: Words::default(),
        }
    }

    #[test]
    fn the_same_figures_are_the_same_version_and_other_figures_the_next_with_what_changed() {
        let first = half_year().figures;
        assert_eq!(Version::of(&[], &first, None), Version::default());
        let one = handed_out(1, &first);
        assert_eq!(Version::of(&[&one], &first, None), Version::default());

        let mut second = first.clone();
        second.rows[0].counts.c7 = second.rows[0].counts.c7.map(|n| n + 2);
        second.total.counts.c7 = second.total.counts.c7.map(|n| n + 2);
        let gone = second.rows.pop().unwrap();
        let version = Version::of(&[&one], &second, None);
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
        assert_eq!(Version::of(&[&one, &two], &second, None), version);
        assert_eq!(Version::of(&[&two, &one], &first, None).number, 3);
    }
}
