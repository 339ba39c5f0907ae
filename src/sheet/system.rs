//! A list of tasks as the office's task system exports it: tasks with an origin of their own, and
//! the state that the file gives them.
//!
//! What counts as done, in time or late is the product's own count by days; where the file claims
//! something else, that is told and both are kept apart.

mod claim;
pub mod columns;
mod row;

use super::cell::{excerpt, one_line};
use super::kind::SheetKind;
use super::open::Table;
use super::proposal::{Known, Proposal};
use super::receipt::{Group, Line, Receipt};
use crate::calendar::{count, date, day_of};
use crate::plan::import::Change;
use crate::plan::{Mark, MarkKind, Origin, Task, folded, plain};
use chrono::NaiveDate;
use claim::Claim;
use columns::Columns;
use row::Given;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};

/// Who says what stands in such a file.
pub const BY: &str = "hệ thống theo dõi nhiệm vụ";

/// Reads every row; what cannot be understood is asked about and keeps no other row back.
pub fn read(table: &Table, known: &Known) -> Proposal {
    let mut reading = Reading {
        known,
        stored: known
            .tasks
            .iter()
            .filter(|t| t.origin == Origin::System)
            .map(|t| (t.id.as_str(), t))
            .collect(),
        times: HashMap::new(),
        next_number: next_number(known.tasks),
        as_of: row::as_of(&table.title).map_or(day_of(known.now), |d| d.min(day_of(known.now))),
        claimed: Counts::default(),
        own: Counts::default(),
        proposal: Proposal {
            marks: Vec::new(),
            changes: Vec::new(),
            receipt: Receipt {
                kind: Some(SheetKind::System),
                ..Receipt::default()
            },
        },
    };
    let Some(columns) = Columns::of(&table.header) else {
        return reading.proposal;
    };
    for row in &table.rows {
        if columns.is_task(row) {
            reading.row(&Given::of(row, &columns, &table.title, known.now));
        }
    }
    reading.close()
}

/// Tasks of the system bear numbers of their own, "GV12": the plan has a 12 too.
fn next_number(tasks: &[Task]) -> usize {
    let used = tasks.iter().filter(|t| t.origin == Origin::System);
    used.filter_map(|t| t.number.strip_prefix("GV")?.parse::<usize>().ok())
        .max()
        .unwrap_or(0)
        .saturating_add(1)
}

/// Tasks given, by state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    done: i64,
    in_time: i64,
    overdue: i64,
}

impl Counts {
    fn words(self) -> String {
        format!(
            "giao {}, hoàn thành {}, trong hạn {}, quá hạn {}",
            count(self.done + self.in_time + self.overdue),
            count(self.done),
            count(self.in_time),
            count(self.overdue)
        )
    }

    fn add(&mut self, is_done: bool, is_late: bool) {
        match (is_done, is_late) {
            (true, _) => self.done += 1,
            (false, true) => self.overdue += 1,
            (false, false) => self.in_time += 1,
        }
    }
}

struct Reading<'a> {
    known: &'a Known<'a>,
    stored: HashMap<&'a str, &'a Task>,
    /// How often each identity stood in this file.
    times: HashMap<String, usize>,
    next_number: usize,
    /// The day that the file speaks of.
    as_of: NaiveDate,
    claimed: Counts,
    own: Counts,
    proposal: Proposal,
}

impl Reading<'_> {
    fn row(&mut self, given: &Given) {
        self.proposal.receipt.rows += 1;
        let claim = match given.claim(day_of(self.known.now)) {
            Ok(claim) => claim,
            Err((place, text)) => return self.tell(Group::Asked, place, &given.title, text),
        };
        let id = self.identity(given);
        let stored = self.stored.get(id.as_str()).copied();
        let task = self.task(given, id, stored);
        if !task.leads.unknown.is_empty() || task.leads.units.is_empty() {
            let text = match task.leads.words.is_empty() {
                true => "Chưa ghi đơn vị chủ trì.".to_owned(),
                false => format!(
                    "Chưa xác định được đơn vị chủ trì “{}”.",
                    excerpt(&task.leads.words)
                ),
            };
            self.tell(Group::Check, given.place(), &given.title, text);
        }
        self.count(given, &task, &claim);
        let mark = self.mark(given, &task, &claim);
        self.keep(given, task, stored, mark.as_ref());
        self.proposal.marks.extend(mark);
    }

    fn identity(&mut self, given: &Given) -> String {
        let words = match given.code.is_empty() {
            false => format!("system\n{}", folded(&given.code)),
            true => format!("system\n{}\n{}", plain(&given.title), plain(&given.document)),
        };
        let digest = Sha256::digest(words.as_bytes());
        let hex: String = digest.iter().take(6).map(|b| format!("{b:02x}")).collect();
        let times = self.times.entry(hex.clone()).or_insert(0);
        *times += 1;
        match *times {
            1 => format!("giao-{hex}"),
            n => format!("giao-{hex}-{n}"),
        }
    }

    fn task(&mut self, given: &Given, id: String, stored: Option<&Task>) -> Task {
        let mut task = given.task(id, self.known);
        match stored {
            Some(old) => {
                task.number.clone_from(&old.number);
                task.known_from = old.known_from;
                if old.is_dated_by_person() && plain(&old.deadline_text) == plain(&task.deadline_text) {
                    task.deadline = old.deadline.clone();
                }
            }
            None => {
                task.number = format!("GV{}", self.next_number);
                self.next_number += 1;
            }
        }
        task
    }

    /// Both counts, and a line where they differ.
    fn count(&mut self, given: &Given, task: &Task, claim: &Claim) {
        let due = task.deadline.last_on_time_day();
        let is_done = claim.is_done && claim.finished.is_none_or(|day| day <= self.as_of);
        let is_late = due.is_some_and(|due| match claim.finished {
            Some(day) => day > due,
            None if claim.is_done => claim.is_late.unwrap_or(false),
            None => self.as_of > due,
        });
        self.own.add(is_done, is_late);
        self.claimed.add(claim.is_done, claim.is_late.unwrap_or(is_late));
        if claim.is_late.is_some_and(|claimed| claimed != is_late) {
            let due = due.map_or_else(|| "chưa xác định".to_owned(), date);
            let text = match (claim.finished, is_late) {
                (Some(day), _) => format!(
                    "Tệp ghi “{}” nhưng ngày hoàn thành là {}, thời hạn {due}; tính là hoàn thành {}.",
                    excerpt(&given.state),
                    date(day),
                    if is_late { "quá hạn" } else { "đúng hạn" }
                ),
                (None, late) => format!(
                    "Tệp ghi “{}” nhưng đến {}, với thời hạn {due}, nhiệm vụ {}.",
                    excerpt(&given.state),
                    date(self.as_of),
                    if late {
                        "đã quá hạn"
                    } else {
                        "còn trong hạn"
                    }
                ),
            };
            self.tell(Group::Check, given.place(), &given.title, text);
        }
    }

    /// The mark that the file's state makes. What a person said counts more than the file.
    fn mark(&mut self, given: &Given, task: &Task, claim: &Claim) -> Option<Mark> {
        let newest = self.known.marks.iter().rev().find(|m| {
            let is_verdict = m.kind.finishes() || m.kind == MarkKind::Reopened;
            m.task == task.id && is_verdict && (m.unit.is_none() || task.leads.units.len() < 2)
        });
        let kind = match (claim.is_done, claim.finished) {
            (false, _) => MarkKind::Reopened,
            (true, Some(day)) => MarkKind::Done {
                number: given.result.clone(),
                date: day,
            },
            (true, None) => MarkKind::Stated {
                on_time: claim.is_late.map(|late| !late),
            },
        };
        let is_known = newest.map_or(!claim.is_done, |m| m.kind == kind);
        if is_known {
            return None;
        }
        if let Some(person) = newest.filter(|m| m.by != BY) {
            if person.kind.finishes() != claim.is_done {
                let text = format!(
                    "Tệp ghi “{}”, khác với ghi nhận ngày {}; giữ ghi nhận đã có.",
                    excerpt(&given.state),
                    date(day_of(person.at))
                );
                self.tell(Group::Check, given.place(), &given.title, text);
            }
            return None;
        }
        Some(Mark {
            task: task.id.clone(),
            unit: None,
            due: None,
            kind,
            at: self.known.now,
            by: BY.to_owned(),
        })
    }

    /// The line of what is stored, and the change of the task itself.
    fn keep(&mut self, given: &Given, task: Task, stored: Option<&Task>, mark: Option<&Mark>) {
        let state = mark.map(|m| stated(&m.kind));
        let reading = task.deadline.reading.clone();
        let (group, text) = match stored {
            None => (Group::Added, state.clone().unwrap_or_else(|| reading.clone())),
            Some(old) if old.deadline.meaning != task.deadline.meaning => (
                Group::Redated,
                format!(
                    "“{}” thành “{}”",
                    excerpt(&old.deadline_text),
                    excerpt(&task.deadline_text)
                ),
            ),
            Some(old) if is_same(old, &task) => (Group::Updated, String::new()),
            Some(_) => (
                Group::Updated,
                "nội dung, đơn vị hoặc văn bản giao thay đổi".to_owned(),
            ),
        };
        if !text.is_empty() {
            self.tell(
                group,
                given.place(),
                &format!("{}: {}", task.number, given.title),
                text,
            );
            self.proposal.changes.push(match (group, stored) {
                (Group::Redated, Some(old)) => Change::Redated(old.clone(), task.clone()),
                (_, Some(old)) => Change::Changed(old.clone(), task.clone()),
                (_, None) => Change::Added(task.clone()),
            });
        }
        if let (Some(state), Some(_)) = (state, stored) {
            let group = match mark.is_some_and(|m| m.kind.finishes()) {
                true => Group::Done,
                false => Group::Reopened,
            };
            self.tell(
                group,
                given.place(),
                &format!("{}: {}", task.number, given.title),
                state,
            );
        }
    }

    fn tell(&mut self, group: Group, place: String, about: &str, text: impl Into<String>) {
        self.proposal.receipt.lines.push(Line {
            group,
            place,
            about: excerpt(about),
            text: text.into(),
        });
    }

    /// Totals, and what is stored but not in the file.
    fn close(mut self) -> Proposal {
        let mut notes = vec![format!(
            "Tính theo thời hạn và ngày hoàn thành, đến {}: {}.",
            date(self.as_of),
            self.own.words()
        )];
        if self.own != self.claimed {
            notes.push(format!(
                "Theo trạng thái ghi trong tệp: {}; có khác biệt, đề nghị kiểm tra các hàng nêu dưới đây.",
                self.claimed.words()
            ));
        }
        let in_file: HashSet<String> = self
            .times
            .iter()
            .flat_map(|(hex, n)| {
                (1..=*n).map(move |i| match i {
                    1 => format!("giao-{hex}"),
                    i => format!("giao-{hex}-{i}"),
                })
            })
            .collect();
        let missing = self.stored.keys().filter(|id| !in_file.contains(**id)).count();
        if missing > 0 {
            notes.push(format!(
                "{} nhiệm vụ đã nhận trước đây không có trong tệp này; được giữ nguyên.",
                count(i64::try_from(missing).unwrap_or(i64::MAX))
            ));
        }
        self.proposal.receipt.notes = notes;
        self.proposal
    }
}

fn is_same(old: &Task, new: &Task) -> bool {
    let words = |t: &Task| {
        [
            &t.section,
            &t.title,
            &t.deadline_text,
            &t.leads.words,
            &t.support.words,
        ]
        .map(|w| one_line(w))
    };
    words(old) == words(new) && old.leads == new.leads && old.support == new.support
}

fn stated(kind: &MarkKind) -> String {
    match kind {
        MarkKind::Done { number, date: day } if number.is_empty() => {
            format!("hoàn thành ngày {}", date(*day))
        }
        MarkKind::Done { number, date: day } => format!("hoàn thành ngày {}, {number}", date(*day)),
        MarkKind::Stated { on_time: Some(false) } => "hoàn thành quá hạn (tệp không ghi ngày)".to_owned(),
        MarkKind::Stated { .. } => "hoàn thành (tệp không ghi ngày)".to_owned(),
        _ => "chưa hoàn thành".to_owned(),
    }
}
