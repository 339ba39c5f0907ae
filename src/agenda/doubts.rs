//! What `plan import` cannot settle: each doubt with what is proposed, until somebody answers.
//! Found in the stored tasks and the answers to them, never stored.

use super::duties::tasks_in_force;
use super::duty::unit_name;
use super::facts::Facts;
use super::rules::Rules;
use crate::calendar::day_of;
use crate::plan::deadline::{Anchor, Flag, Freq, Meaning};
use crate::plan::import::{hidden_periods, is_indicator};
use crate::plan::{Mark, MarkKind, Origin, Task, deadline, milestones};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// Something about a task that a person has to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// These words of the lead column are no unit; proposed is the unit that keeps the plan.
    NoUnit { words: String, proposed: Option<String> },
    /// The configuration has no address of this unit (its id).
    NoAddress { unit: String },
    /// No day follows from the words.
    Undated,
    /// The words can be read in two ways; proposed is the reading in use.
    Ambiguous,
    /// The deliverable names periods ("hằng tháng") of which the deadline says nothing; proposed is
    /// the phrase, empty where no day is usual.
    Hidden { periods: String, phrase: String },
    /// A target to be reached, no work to be done.
    Indicator,
}

/// A task with what is open about it.
pub struct Open<'a> {
    pub task: Cow<'a, Task>,
    pub doubts: Vec<Doubt>,
}

/// Every task that waits for a person, in the plan's order. Those of a plan that a later one has
/// followed wait no more.
pub fn doubts<'a>(facts: &'a Facts, rules: &Rules, today: NaiveDate) -> Vec<Open<'a>> {
    let newest = facts.newest_plan();
    tasks_in_force(facts, rules)
        .into_iter()
        .filter(|(task, _)| !is_followed(task, newest, today))
        .map(|(task, marks)| Open {
            doubts: of_task(&task, &marks, rules),
            task,
        })
        .filter(|open| !open.doubts.is_empty())
        .collect()
}

/// Whether the task's plan year is over and a later plan is there: what was left open has been
/// taken over by that one, or was given up with the old one.
pub fn is_followed(task: &Task, newest: Option<i32>, today: NaiveDate) -> bool {
    task.origin == Origin::Plan && task.year < today.year() && newest.is_some_and(|year| task.year < year)
}

/// (number, question) of every task that waits for a person.
pub fn open_questions(facts: &Facts, rules: &Rules, now: crate::calendar::Moment) -> Vec<(String, String)> {
    doubts(facts, rules, day_of(now))
        .iter()
        .map(|open| (open.task.number.clone(), open.question(rules)))
        .collect()
}

impl Open<'_> {
    /// All questions in one paragraph.
    pub fn question(&self, rules: &Rules) -> String {
        let asked = self.doubts.iter().map(|doubt| self.ask(doubt, rules));
        asked.collect::<Vec<_>>().join(" ")
    }

    /// The question, as the owner reads it.
    pub fn ask(&self, doubt: &Doubt, rules: &Rules) -> String {
        match doubt {
            Doubt::NoUnit { words, .. } => format!("Chưa xác định được đơn vị chủ trì: “{words}”."),
            Doubt::NoAddress { unit } => format!("Chưa có địa chỉ thư của {}.", unit_name(rules, unit)),
            Doubt::Undated | Doubt::Ambiguous => self.task.deadline.reading.clone(),
            Doubt::Hidden { periods, .. } => {
                format!("Sản phẩm nêu kỳ {periods} nhưng thời hạn của kế hoạch không nêu kỳ nào.")
            }
            Doubt::Indicator => "Nội dung là chỉ tiêu cần đạt, không phải nhiệm vụ có thời hạn.".into(),
        }
    }

    /// What is proposed; empty where only a person can know.
    pub fn proposal(&self, doubt: &Doubt, rules: &Rules) -> String {
        match doubt {
            Doubt::NoUnit { proposed: None, .. } => "xác định đơn vị chủ trì".into(),
            Doubt::NoUnit {
                proposed: Some(unit), ..
            } => format!("giao {} làm đầu mối chủ trì", unit_name(rules, unit)),
            Doubt::NoAddress { .. } => "bổ sung địa chỉ thư vào danh bạ".into(),
            Doubt::Undated => format!(
                "cho biết ngày hoàn thành (ví dụ: chậm nhất ngày 20/12/{}), hoặc “thường xuyên” nếu không có thời hạn",
                self.task.year
            ),
            Doubt::Ambiguous => "xác nhận cách hiểu trên, hoặc cho biết ngày cụ thể".into(),
            Doubt::Hidden { phrase, .. } if phrase.is_empty() => {
                "cho biết hạn của mỗi kỳ, hoặc xác nhận không theo dõi theo kỳ".into()
            }
            Doubt::Hidden { phrase, .. } => format!("theo dõi từng kỳ với thời hạn: {phrase}"),
            Doubt::Indicator => {
                "không nhắc như một nhiệm vụ, theo dõi tại kỳ đánh giá; hoặc cho biết việc phải làm và thời hạn"
                    .into()
            }
        }
    }
}

/// What is open about a task as people answered about it, with the marks about it.
pub(super) fn of_task(task: &Task, marks: &[&Mark], rules: &Rules) -> Vec<Doubt> {
    let mut found: Vec<Doubt> = about_leads(task, rules).into_iter().collect();
    let is_settled = marks.iter().any(|m| matches!(m.kind, MarkKind::Settled { .. }));
    let has_dates = !milestones(marks).is_empty();
    if is_undated(&task.deadline.meaning) && !has_dates {
        found.push(Doubt::Undated);
    } else if task.deadline.flags.contains(&Flag::Ambiguous) {
        found.push(Doubt::Ambiguous);
    }
    if task.origin != Origin::Plan || is_settled || has_dates {
        return found;
    }
    // A look at everything asks this of every task: first what costs nothing.
    if task.deadline.last_on_time_day().is_none() && is_indicator(&task.title) {
        found.push(Doubt::Indicator);
    } else {
        found.extend(hidden(task, rules));
    }
    found
}

fn about_leads(task: &Task, rules: &Rules) -> Option<Doubt> {
    if !task.leads.unknown.is_empty() {
        return Some(Doubt::NoUnit {
            words: task.leads.unknown.join("; "),
            proposed: keeper(rules),
        });
    }
    let is_mute = |id: &&String| rules.office.unit(id).is_none_or(|u| u.mailbox.is_none());
    let unit = task.leads.units.iter().find(is_mute)?;
    Some(Doubt::NoAddress { unit: unit.clone() })
}

/// The unit that keeps the plan: the one at the owner's address.
fn keeper(rules: &Rules) -> Option<String> {
    let is_owner = |address: &str| address.eq_ignore_ascii_case(&rules.owner.address);
    let mut units = rules.office.units.iter();
    let keeper = units.find(|u| u.mailbox.as_ref().is_some_and(|m| is_owner(&m.address)))?;
    Some(keeper.id.clone())
}

fn is_undated(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Unknown(_) | Meaning::Cutoff(_) | Meaning::AsOf(_) => true,
        Meaning::Recur {
            freq,
            anchor: Anchor::None,
            ..
        } => *freq != Freq::Daily,
        Meaning::Multi(parts) => parts.iter().any(is_undated),
        _ => false,
    }
}

fn hidden(task: &Task, rules: &Rules) -> Option<Doubt> {
    let periods = hidden_periods(&task.deliverable, &task.deadline_text, &task.deadline.meaning);
    if periods.is_empty() {
        return None;
    }
    let phrases: Vec<String> = periods.iter().filter_map(|p| usual(p, rules)).collect();
    Some(Doubt::Hidden {
        periods: periods.join(", "),
        phrase: phrases.join("; "),
    })
}

/// The usual deadline of such a period: of the month that of a report of the settings, else by the
/// days of VB 581/BNV-CCHC (the 20th of the period's last month).
fn usual(period: &str, rules: &Rules) -> Option<String> {
    let monthly = |read: &&deadline::Deadline| {
        matches!(
            read.meaning,
            Meaning::Recur {
                freq: Freq::Monthly,
                anchor: Anchor::Day(..),
                ..
            }
        )
    };
    let of_reports = || {
        let mut deadlines = rules.reports.iter().filter_map(|r| r.deadline.as_ref());
        deadlines.find(monthly).map(|read| read.phrase.clone())
    };
    Some(match period {
        "hằng tuần" => "thứ Sáu hằng tuần".into(),
        "hằng tháng" => of_reports().unwrap_or_else(|| "chậm nhất ngày 25 hằng tháng".into()),
        "hằng quý" => "chậm nhất ngày 20 của tháng cuối quý".into(),
        "6 tháng" => "chậm nhất ngày 20/6 hằng năm".into(),
        "9 tháng" => "chậm nhất ngày 20/9 hằng năm".into(),
        "hằng năm" => "chậm nhất ngày 20/12 hằng năm".into(),
        _ => return None,
    })
}
