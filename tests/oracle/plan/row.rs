//! A row of a plan, a task by hand or a standing duty, with the due days that follow from its words
//! and from what people said.

use super::{Due, Source, When, unit_id, ymd};
use crate::days::Walker;
use chrono::{Datelike, NaiveDate, NaiveTime};
use dossierd::agenda::StandingRule;
use dossierd::plan::{Assigned, Mark, MarkKind, Office, Origin, Task, deadline};

/// A row of a plan.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: String,
    pub year: i32,
    pub when: When,
    pub leads: Vec<usize>,
    pub support: Vec<usize>,
    pub known: NaiveDate,
    pub known_at: NaiveTime,
    /// Those that the words alone give.
    pub dues: Vec<Due>,
    pub source: Source,
    /// Words of a group of units, where the plan names one as the lead.
    pub group: Option<&'static str>,
    /// Dates within it that somebody may give.
    pub milestones: Vec<When>,
}

/// The last (day, month) on or before a day.
fn last_before(last: NaiveDate, (day, month): (u32, u32)) -> NaiveDate {
    let of = |year| ymd(year, month, day);
    if of(last.year()) <= last {
        of(last.year())
    } else {
        of(last.year() - 1)
    }
}

impl Row {
    /// The due days in force: those of the words, of the events that were reported, of the milestones
    /// that were given.
    ///
    /// Readings: an occurrence is (task, L, unit), so two events that end on one day are one; what is
    /// said anew of an event's day corrects it. A milestone owes nothing before it was given.
    pub fn dues(&self, marks: &[Mark], days: &Walker) -> Vec<Due> {
        let mut found = self.dues.clone();
        let add = |found: &mut Vec<Due>, due: Due| {
            if found.iter().all(|known| known.last != due.last) {
                found.push(due);
            }
        };
        if let When::After(count) = self.when {
            let mut events: Vec<(NaiveDate, Option<NaiveTime>, NaiveDate)> = Vec::new();
            for mark in marks {
                if let MarkKind::Happened { date, time } = mark.kind {
                    events.retain(|(known, ..)| *known != date);
                    events.push((date, time, mark.at.date_naive()));
                }
            }
            for (event, hour, entered) in events {
                let due = Due::after(count, event, hour, days);
                add(
                    &mut found,
                    Due {
                        entered: Some(entered),
                        ..due
                    },
                );
            }
        }
        for (when, since) in self.milestones(marks) {
            for due in when.dues(self.year) {
                if due.last >= since {
                    add(&mut found, due);
                }
            }
        }
        found
    }

    /// The milestones in force, each with the day on which it was given.
    pub fn milestones(&self, marks: &[Mark]) -> Vec<(&When, NaiveDate)> {
        let mut found: Vec<(&When, NaiveDate)> = Vec::new();
        for mark in marks {
            match &mark.kind {
                MarkKind::Milestone { phrase, .. } => {
                    let given = self.milestones.iter().find(|w| w.phrase() == *phrase);
                    found.retain(|(w, _)| w.phrase() != *phrase);
                    found.push((given.expect("one of ours"), mark.at.date_naive()));
                }
                MarkKind::Dropped { phrase } => found.retain(|(w, _)| w.phrase() != *phrase),
                _ => {}
            }
        }
        found
    }

    pub fn is_duty(&self) -> bool {
        matches!(self.source, Source::Duty(_))
    }

    /// "Standing duties live outside any plan year": the due days of all years, a window where the
    /// settings say from when on it is worked on.
    pub fn of_duty(mut self, opens: Option<(u32, u32)>) -> Row {
        self.source = Source::Duty(opens);
        self.year = 0;
        self.dues = (2023..2029).flat_map(|year| self.when.dues(year)).collect();
        for due in &mut self.dues {
            due.opens = opens.map(|opens| last_before(due.last, opens));
        }
        self
    }

    pub fn rule(&self) -> StandingRule {
        let Source::Duty(opens) = self.source else {
            panic!("{} is no duty", self.id);
        };
        let phrase = self.when.phrase();
        StandingRule {
            id: self.id["duty-".len()..].to_owned(),
            title: self.title(),
            deadline: deadline::read(&phrase, 2024),
            opens,
            lead: unit_id(self.leads[0]),
            support: self.support.iter().map(|u| unit_id(*u)).collect(),
            deliverable: "Báo cáo".into(),
        }
    }

    pub fn title(&self) -> String {
        format!("Nhiệm vụ {}", self.id)
    }

    pub fn task(&self, office: &Office) -> Task {
        let assigned = |units: &[usize]| Assigned {
            words: String::new(),
            units: units.iter().map(|u| unit_id(*u)).collect(),
            unknown: Vec::new(),
        };
        let leads = match self.group {
            Some(words) => office.assign(words),
            None => assigned(&self.leads),
        };
        let phrase = self.when.phrase();
        Task {
            id: self.id.clone(),
            number: self.id.clone(),
            year: self.year,
            section: "I".into(),
            title: self.title(),
            leads,
            support: assigned(&self.support),
            deadline: deadline::read(&phrase, self.year),
            deadline_text: phrase,
            deliverable: "Báo cáo".into(),
            origin: match self.source {
                Source::Hand => Origin::Hand,
                _ => Origin::Plan,
            },
            known_from: self.known,
        }
    }
}
