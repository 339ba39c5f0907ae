//! Times in which the office, or one unit, is not written to. They always have an end; what is due
//! meanwhile is told after it, once, as the ledger remembers nothing of it.

use chrono::NaiveDate;

/// No letters from the first to the last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// As `agenda` and the log say it; no address.
    pub reason: String,
    /// Id of the unit; `None` is everybody.
    pub unit: Option<String>,
}

/// Why nobody is written to on that day.
pub fn of_all(silences: &[Silence], day: NaiveDate) -> Option<String> {
    silences
        .iter()
        .find(|s| s.unit.is_none() && s.covers(day))
        .map(Silence::why)
}

/// Why the unit (its mailbox and its head) is not written to on that day.
pub fn of_unit(silences: &[Silence], unit: &str, day: NaiveDate) -> Option<String> {
    let is_meant = |s: &&Silence| s.unit.as_deref() == Some(unit) && s.covers(day);
    silences.iter().find(is_meant).map(Silence::why)
}

impl Silence {
    fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    fn why(&self) -> String {
        let whom = match &self.unit {
            Some(unit) => format!("unit {unit} is"),
            None => "everybody is".into(),
        };
        format!(
            "{whom} not written to from {} to {}: {}; what is due is told after it",
            self.from, self.to, self.reason
        )
    }
}
