//! A deadline in the clerk's words: a new version of the task, which keeps the plan's own words.

use super::columns::Column;
use super::fill::{Answer, Fault, Filled, Said, fault, said};
use crate::calendar::day_of;
use crate::plan::deadline::{self, Flag, Meaning, Offset};
use crate::plan::import::Change;
use crate::plan::{Origin, Task};
use crate::sheet::cell::excerpt;
use crate::sheet::proposal::Proposal;
use crate::sheet::receipt::Group;
use chrono::Datelike;

impl Filled<'_> {
    pub(super) fn redated(&self, before: &Proposal) -> Answer {
        let (given, now) = (&self.given.deadline, &self.tracked.now.deadline);
        if given == &self.base.deadline || given == now {
            return Ok(None);
        }
        let task = &self.tracked.task;
        if task.origin == Origin::Report {
            let text =
                "Thời hạn của báo cáo này đặt trong cấu hình chương trình; đề nghị báo người quản trị.";
            return fault(Column::Deadline, text);
        }
        let read = self.read_deadline(given)?;
        if read.meaning == task.deadline.meaning {
            return Ok(None);
        }
        if now != &self.base.deadline {
            return fault(Column::Deadline, self.stale(&format!("“{}”", excerpt(now))));
        }
        if self.is_dated_by_another_row(&read, before)? {
            return Ok(None);
        }
        let text = match given.is_empty() {
            true => format!("trở lại thời hạn trong kế hoạch: {}", read.reading),
            false => format!("“{}”: {}", excerpt(given), read.reading),
        };
        let new = Task {
            // A task by hand has no other words than the last.
            deadline_text: match task.origin {
                Origin::Hand => read.phrase.clone(),
                _ => task.deadline_text.clone(),
            },
            deadline: read,
            ..task.clone()
        };
        Ok(Some(Said {
            change: Some(Change::Redated(task.clone(), new)),
            ..said(Group::Redated, text)
        }))
    }

    /// Whether another row of the task gave the same deadline; another one is a fault.
    fn is_dated_by_another_row(&self, read: &deadline::Deadline, before: &Proposal) -> Result<bool, Fault> {
        let other = before.changes.iter().find_map(|change| match change {
            Change::Redated(_, new) if new.id == self.tracked.task.id => Some(&new.deadline.meaning),
            _ => None,
        });
        match other {
            None => Ok(false),
            Some(meaning) if *meaning == read.meaning => Ok(true),
            Some(_) => Err(Fault {
                column: Column::Deadline,
                text: "Hàng khác của nhiệm vụ này ghi thời hạn khác; đề nghị thống nhất.".to_owned(),
            }),
        }
    }

    /// The clerk's words, or the plan's own where the cell was emptied.
    fn read_deadline(&self, words: &str) -> Result<deadline::Deadline, Fault> {
        let task = &self.tracked.task;
        if words.is_empty() {
            return Ok(deadline::read(&task.deadline_text, task.year));
        }
        let read = deadline::read(&deadline::on_day(words, day_of(self.known.now)), task.year);
        // An event without a count of days is no deadline that anybody could keep.
        let is_open = matches!(
            read.meaning,
            Meaning::Unknown(_)
                | Meaning::Cutoff(_)
                | Meaning::AsOf(_)
                | Meaning::Conditional {
                    offset: Offset::None,
                    ..
                }
        );
        let year = read.last_on_time_day().map(|d| d.year());
        let is_far = year.is_some_and(|y| y < task.year - 1 || y > task.year + 5);
        let text = if is_open || read.flags.contains(&Flag::Ambiguous) {
            format!(
                "Chưa hiểu chắc thời hạn “{}” ({}); đề nghị ghi ngày cụ thể, ví dụ “chậm nhất 20/8/{}”.",
                excerpt(words),
                read.reading.trim_end_matches('.'),
                task.year
            )
        } else if is_far {
            format!(
                "Thời hạn “{}” cách năm của nhiệm vụ ({}) nhiều năm; đề nghị kiểm tra lại.",
                excerpt(words),
                task.year
            )
        } else {
            return Ok(read);
        };
        Err(Fault {
            column: Column::Deadline,
            text,
        })
    }
}
