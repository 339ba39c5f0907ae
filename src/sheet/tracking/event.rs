//! The column "Ngày xảy ra sự kiện": what a conditional deadline counts from.

use super::columns::Column;
use super::fill::{Answer, Filled, Said, fault, said};
use crate::calendar::{at, count};
use crate::plan::{Happening, MarkKind, after_event, hours_counted};
use crate::sheet::cell::excerpt;
use crate::sheet::proposal::Proposal;
use crate::sheet::receipt::Group;

impl Filled<'_> {
    /// The event as the cell gives it; of several rows of a task all must say the same.
    pub(super) fn event(&self, before: &Proposal) -> Answer {
        let (given, now) = (&self.given.event, &self.tracked.now.event);
        if given == &self.base.event || given == now {
            return Ok(None);
        }
        let Some(event) = Happening::read(given) else {
            let text = "Ngày sự kiện đã ghi nhận không xóa được ở đây; đề nghị ghi ngày đúng.";
            return fault(Column::Event, text);
        };
        self.possible(event.day, Column::Event)?;
        if event
            .time
            .is_some_and(|time| at(event.day, time) > self.known.now)
        {
            let text = format!("{} sau lúc nhận sổ; đề nghị kiểm tra lại.", event.words());
            return fault(Column::Event, text);
        }
        if self.is_stale(|kind| kind.happening().is_some() || matches!(kind, MarkKind::Unhappened { .. })) {
            return fault(Column::Event, self.stale(&happened(now)));
        }
        let task = &self.tracked.task;
        let Some(occurrence) = after_event(&task.deadline, event, self.known.calendar) else {
            let text = format!(
                "Thời hạn “{}” không tính từ một sự kiện; đề nghị ghi vào cột “Thời hạn mới”.",
                excerpt(&task.deadline_text)
            );
            return fault(Column::Event, text);
        };
        let same_task = before.marks.iter().filter(|m| m.task == task.id);
        match same_task.filter_map(|m| m.kind.happening()).next() {
            Some(same) if same == event => return Ok(None),
            Some(other) => {
                let text = format!(
                    "Hàng khác của nhiệm vụ này ghi {}; đề nghị thống nhất.",
                    other.words()
                );
                return fault(Column::Event, text);
            }
            None => {}
        }
        let without_hour = match hours_counted(&task.deadline) {
            Some(hours) if event.time.is_none() => format!(
                " (chưa ghi giờ nên {} giờ tính tròn ngày; cần tính đúng giờ thì ghi dạng 20/3/2026 14:30)",
                count(hours.abs())
            ),
            _ => String::new(),
        };
        let text = format!("{}; hạn đến {}{without_hour}", event.words(), occurrence.until());
        let kind = MarkKind::Happened {
            date: event.day,
            time: event.time,
        };
        Ok(Some(Said {
            mark: Some(self.mark(kind, false, None)),
            ..said(Group::Event, text)
        }))
    }
}

/// As a receipt says what is known already.
fn happened(iso: &str) -> String {
    Happening::read(iso).map(|e| e.words()).unwrap_or_default()
}
