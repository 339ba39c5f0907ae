//! A unit's wish for another date on which the plan's owner has not decided: every letter about the task names it, or
//! the unit is pressed for what it has asked about, and the owner decides on a day without knowing of it.

use super::in_force::{moves_day, said_of, taken_back};
use crate::agenda::duty::Duty;
use crate::agenda::facts::Facts;
use crate::answer::{Line, Outcome};
use crate::calendar::{Moment, date};
use crate::remind::Role;
use chrono::NaiveDate;

/// The newest wish of the unit that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenWish {
    /// Number of the answer.
    pub answer: i64,
    /// The wished day, where one was named.
    pub until: Option<NaiveDate>,
    /// When it was told.
    pub at: Moment,
}

impl OpenWish {
    /// What a line says of it to whoever has that role.
    pub fn note(&self, role: Role) -> String {
        let until = self.until.map(|day| format!(" đến {}", date(day)));
        let wish = format!(
            "đề nghị lùi thời hạn{} (thư ngày {})",
            until.unwrap_or_default(),
            date(self.at.date_naive())
        );
        match role {
            Role::Lead | Role::Head => {
                format!("đơn vị đã {wish}, đang chờ ý kiến; thời hạn hiện tại vẫn có hiệu lực")
            }
            Role::Support => format!("đơn vị chủ trì đã {wish}, đang chờ ý kiến"),
            Role::Owner => format!("đơn vị đã {wish}, chưa có ý kiến"),
        }
    }
}

/// Of the unit of the duty; `None` where it was decided on, taken back, or asks for no later day than the one in force.
pub fn open_wish(duty: &Duty, facts: &Facts, today: NaiveDate) -> Option<OpenWish> {
    if duty.is_done() {
        return None;
    }
    let is_its = |line: &Line| {
        line.unit == duty.unit && (line.due == duty.occurrence.due || duty.is_only() || line.row.is_empty())
    };
    for (fact, heard) in said_of(&duty.task.id, facts).rev() {
        let Some(line) = &heard.line else { continue };
        if taken_back(fact.id, line, facts) {
            continue;
        }
        match heard.outcome {
            Outcome::Wish { until } if is_its(line) => {
                let is_later = until.is_none_or(|day| today <= day && duty.occurrence.due < day);
                return is_later.then_some(OpenWish {
                    answer: fact.id,
                    until,
                    at: fact.at,
                });
            }
            Outcome::Declined if is_its(line) => return None,
            // A day is given for all who lead the task; the wish for a later one than that stands.
            Outcome::Agreed { .. } if moves_day(heard) && line.unit == duty.unit => return None,
            _ => {}
        }
    }
    None
}
