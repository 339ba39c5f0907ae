//! What a letter says of dossiers near or past the promised hour, before words; nothing of a person.

use super::plain;
use crate::calendar::{self, Moment};
use chrono::{NaiveDate, NaiveTime, Timelike};

/// So many lines of each sort stand in a letter; the rest is counted.
pub(super) const MOST: usize = 30;

/// One dossier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DossierLine {
    pub code: String,
    /// Empty where nobody says it.
    pub sector: String,
    pub due: NaiveDate,
    /// `None`: the day counts whole.
    pub hour: Option<NaiveTime>,
    /// Of an overdue one: working days since (0 on the day itself).
    pub late: Option<i64>,
    /// The unit's name, where the letter tells of several.
    pub unit: String,
}

/// What a letter says of dossiers, each list most urgent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierPart {
    /// The list that it rests on speaks up to then.
    pub as_of: Moment,
    /// Working days within which `near` are due.
    pub within: i64,
    pub near: Vec<DossierLine>,
    pub overdue: Vec<DossierLine>,
    /// Newly overdue ones of other units, for the unit that watches over procedures.
    pub of_others: Vec<DossierLine>,
    /// Codes of form II.06g with their words.
    pub reasons: Vec<(String, String)>,
}

impl DossierPart {
    /// The lists under the names that their headings have, the most urgent first.
    pub(super) fn groups(&self) -> [(&'static str, &[DossierLine]); 3] {
        [
            ("overdue", &self.overdue),
            ("near", &self.near),
            ("others", &self.of_others),
        ]
    }

    /// Every line, as a letter without words needs it.
    pub(super) fn bare(&self) -> Vec<String> {
        let lines = self
            .groups()
            .into_iter()
            .flat_map(|(_, lines)| lines.iter().take(MOST));
        lines
            .map(|l| format!("- {} - hạn {}", plain::line(&l.code, 60), due(l)))
            .collect()
    }
}

/// "16 giờ 30 Thứ Sáu 03/7/2026", "hết Thứ Sáu 03/7/2026".
pub(super) fn due(line: &DossierLine) -> String {
    let day = calendar::date_with_weekday(line.due);
    match line.hour {
        Some(hour) => format!("{:02} giờ {:02} {day}", hour.hour(), hour.minute()),
        None => format!("hết {day}"),
    }
}
