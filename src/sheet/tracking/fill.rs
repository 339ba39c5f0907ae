//! What a clerk's cells say of one row, against what is known now.

use super::columns::Column;
use super::row::{Cells, Key, Seen, State, Tracked, shown};
use crate::calendar::{date, day_of};
use crate::plan::import::Change;
use crate::plan::{Mark, MarkKind, named_document};
use crate::sheet::cell::excerpt;
use crate::sheet::proposal::{Known, Proposal};
use crate::sheet::receipt::Group;
use chrono::{Datelike, NaiveDate};

/// One row, read.
pub struct Filled<'a> {
    pub key: &'a Key,
    pub tracked: &'a Tracked,
    /// `None` where the hidden column is lost.
    pub seen: Option<&'a Seen>,
    /// What stood in the cells when the sheet was written.
    pub base: &'a Cells,
    pub given: &'a Cells,
    pub known: &'a Known<'a>,
}

/// Something to be stored.
pub struct Said {
    pub group: Group,
    pub text: String,
    pub mark: Option<Mark>,
    pub change: Option<Change>,
}

/// Something that is not stored, and why.
pub struct Fault {
    pub column: Column,
    pub text: String,
}

pub(super) type Answer = Result<Option<Said>, Fault>;

impl Filled<'_> {
    /// Each matter by itself: a fault in one keeps nothing of the others back.
    pub fn changes(&self, before: &Proposal) -> (Vec<Said>, Vec<Fault>) {
        let redated = self.redated(before);
        let is_redated = matches!(redated, Ok(Some(_)));
        let answers = [
            redated,
            self.event(before),
            self.result(before, is_redated),
            self.note(),
        ];
        let (mut said, mut faults) = (Vec::new(), Vec::new());
        for answer in answers {
            match answer {
                Ok(found) => said.extend(found),
                Err(fault) => faults.push(fault),
            }
        }
        (said, faults)
    }

    fn result(&self, before: &Proposal, is_redated: bool) -> Answer {
        let of = |c: &Cells| (c.state, c.number.clone(), c.date.clone());
        let (given, now) = (self.given, &self.tracked.now);
        let is_reopened = given.state == State::Open && self.base.state != State::Open;
        if of(given) == of(self.base) || of(given) == of(now) || (is_reopened && now.state == State::Open) {
            return Ok(None);
        }
        if self.is_stale(|kind| {
            kind.finishes() || matches!(kind, MarkKind::Reopened | MarkKind::Cancelled { .. })
        }) {
            return fault(Column::State, self.stale(&standing(now)));
        }
        if self.key.due != self.tracked.key.due && self.key.due.is_some() {
            let text = "Thời hạn của nhiệm vụ đã thay đổi sau khi xuất sổ; đề nghị xuất sổ mới.";
            return fault(Column::State, text);
        }
        match given.state {
            State::Open if is_reopened => Ok(Some(self.reopened(now.state))),
            State::Open => fault(
                Column::State,
                "Có số hoặc ngày văn bản nhưng trạng thái là “Chưa ghi nhận”; đề nghị chọn trạng thái, hoặc xóa số và ngày.",
            ),
            State::Done => self.done(is_redated),
            State::Cancelled => self.cancelled(before),
        }
    }

    fn done(&self, is_redated: bool) -> Answer {
        let (number, day) = self.document()?;
        let due = self.key.due.filter(|_| !is_redated);
        let timing = match due {
            Some(due) if day > due => format!("; sau ngày cuối còn đúng hạn {}", date(due)),
            Some(_) => "; đúng hạn".to_owned(),
            None => String::new(),
        };
        let text = format!("{} ngày {}{timing}", named_document(&number), date(day));
        let kind = MarkKind::Done { number, date: day };
        Ok(Some(Said {
            mark: Some(self.mark(kind, true, due)),
            ..said(Group::Done, text)
        }))
    }

    fn cancelled(&self, before: &Proposal) -> Answer {
        let (number, day) = self.document()?;
        let text = format!(
            "theo {} ngày {}; cả nhiệm vụ, với mọi đơn vị và mọi kỳ",
            named_document(&number),
            date(day)
        );
        let kind = MarkKind::Cancelled { number, date: day };
        let mark = self.mark(kind, false, None);
        if before
            .marks
            .iter()
            .any(|m| m.task == mark.task && m.kind == mark.kind)
        {
            return Ok(None);
        }
        Ok(Some(Said {
            mark: Some(mark),
            ..said(Group::Cancelled, text)
        }))
    }

    fn reopened(&self, from: State) -> Said {
        let is_task = from == State::Cancelled;
        let due = self.key.due.filter(|_| !is_task);
        Said {
            mark: Some(self.mark(MarkKind::Reopened, !is_task, due)),
            ..said(
                Group::Reopened,
                format!("trước đó: {}", standing(&self.tracked.now)),
            )
        }
    }

    /// Number and date of the document, both there and possible.
    fn document(&self) -> Result<(String, NaiveDate), Fault> {
        let wanted = |column, what: &str| Fault {
            column,
            text: format!("Thiếu {what}; đề nghị bổ sung."),
        };
        let number = self.given.number.clone();
        if number.is_empty() {
            return Err(wanted(Column::Document, "số, ký hiệu văn bản"));
        }
        let day = self
            .given
            .date
            .parse()
            .map_err(|_| wanted(Column::Date, "ngày văn bản"))?;
        self.possible(day, Column::Date)?;
        Ok((number, day))
    }

    /// A day to come, or years before the task's own, is asked about.
    pub(super) fn possible(&self, day: NaiveDate, column: Column) -> Result<(), Fault> {
        let today = day_of(self.known.now);
        let text = if day > today {
            format!(
                "Ngày {} sau ngày nhận sổ {}; đề nghị kiểm tra lại.",
                date(day),
                date(today)
            )
        } else if day.year() < self.tracked.task.year - 1 {
            format!(
                "Ngày {} trước năm của nhiệm vụ ({}) nhiều năm; đề nghị kiểm tra lại.",
                date(day),
                self.tracked.task.year
            )
        } else {
            return Ok(());
        };
        Err(Fault { column, text })
    }

    fn note(&self) -> Answer {
        let (given, now) = (&self.given.note, &self.tracked.now.note);
        if given == &self.base.note || given == now {
            return Ok(None);
        }
        if self.is_stale(|kind| matches!(kind, MarkKind::Noted { .. })) {
            return fault(Column::Note, self.stale(&format!("“{}”", excerpt(now))));
        }
        let text = match given.is_empty() {
            true => "xóa ghi chú".to_owned(),
            false => format!("“{}”", excerpt(given)),
        };
        let kind = MarkKind::Noted { text: given.clone() };
        Ok(Some(Said {
            mark: Some(self.mark(kind, true, self.key.due)),
            ..said(Group::Noted, text)
        }))
    }

    /// Whether somebody else said something of that sort since the sheet was written. Without
    /// the hidden column nobody knows, so whatever is known by now stands.
    pub(super) fn is_stale(&self, is_such: impl Fn(&MarkKind) -> bool) -> bool {
        let Some(seen) = self.seen else {
            return self.tracked.now != Cells::default();
        };
        let by = seen.by();
        let newer = self.known.marks.iter().skip(seen.marks);
        newer
            .filter(|m| m.by != by && m.task == self.key.task && is_such(&m.kind))
            .any(|m| {
                let same_unit = m.unit.is_none() || m.unit == self.key.unit;
                let same_day = m.due.is_none() || self.key.due.is_none() || m.due == self.key.due;
                same_unit && same_day
            })
    }

    pub(super) fn stale(&self, now: &str) -> String {
        format!(
            "Sau khi xuất sổ đã có ghi nhận khác ({}); giữ ghi nhận mới hơn, đề nghị xuất sổ mới nếu cần sửa.",
            if now.is_empty() { "trống" } else { now }
        )
    }

    pub(super) fn mark(&self, kind: MarkKind, of_unit: bool, due: Option<NaiveDate>) -> Mark {
        Mark {
            task: self.key.task.clone(),
            unit: self.key.unit.clone().filter(|_| of_unit),
            due,
            kind,
            at: self.known.now,
            by: self.seen.map_or_else(|| "sổ theo dõi".to_owned(), Seen::by),
        }
    }
}

pub(super) fn said(group: Group, text: String) -> Said {
    Said {
        group,
        text,
        mark: None,
        change: None,
    }
}

pub(super) fn fault(column: Column, text: impl Into<String>) -> Answer {
    Err(Fault {
        column,
        text: text.into(),
    })
}

/// "Đã hoàn thành, 330/KH-BQL ngày 20/3/2026".
fn standing(cells: &Cells) -> String {
    let mut text = cells.state.words().to_owned();
    if !cells.number.is_empty() {
        text.push_str(&format!(", {}", cells.number));
    }
    if !cells.date.is_empty() {
        text.push_str(&format!(" ngày {}", shown(&cells.date)));
    }
    text
}
