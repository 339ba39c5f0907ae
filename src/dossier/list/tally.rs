//! Counting: each dossier once, into the columns it belongs to, or into what is doubtful.

use super::entry::{Channel, Dossier, State, When};
use crate::calendar::count as number;
use crate::dossier::column::Counts;
use crate::dossier::row::TOTAL;
use crate::finding::{Finding, Place, Severity};
use chrono::NaiveDate;

/// What was counted for a sector or for all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    online: i64,
    direct: i64,
    /// Received in the window through nobody knows which channel.
    no_channel: i64,
    carried: i64,
    early: i64,
    on_time: i64,
    late: i64,
    in_time: i64,
    overdue: i64,
    /// Ended, nobody knows when; received in the window, or before it.
    undated: i64,
    undated_carried: i64,
    // Told, so that nobody wonders where they are.
    no_due: i64,
    waiting: i64,
    given_back: i64,
    denied: i64,
}

impl Tally {
    pub fn add(&mut self, dossier: &Dossier, (from, to): (NaiveDate, NaiveDate), end: When) {
        let received = dossier.received.day;
        if received > to || received > end.day {
            return;
        }
        if dossier.state == Some(State::Denied) {
            self.denied += i64::from(received >= from);
            return;
        }
        let is_undated = dossier.resolved.is_none() && dossier.state.is_some_and(State::is_closed);
        if dossier.resolved.is_some_and(|at| at.day < from) {
            return;
        }
        if received >= from {
            match dossier.channel {
                Some(Channel::Online) => self.online += 1,
                Some(Channel::Direct | Channel::Post) => self.direct += 1,
                None => self.no_channel += 1,
            }
        } else if is_undated {
            self.undated_carried += 1;
        } else {
            self.carried += 1;
        }
        self.no_due += i64::from(dossier.due.is_none() && !is_undated);
        match dossier.resolved.filter(|at| at.day <= to) {
            _ if is_undated => self.undated += 1,
            Some(at) => self.resolved(dossier, at),
            None => self.pending(dossier, end),
        }
    }

    fn resolved(&mut self, dossier: &Dossier, at: When) {
        if matches!(dossier.state, Some(State::Returned | State::Withdrawn)) {
            self.given_back += 1;
            self.on_time += 1;
            return;
        }
        match dossier.due {
            Some(due) if at.day < due.day => self.early += 1,
            Some(due) if is_after(at, due) => self.late += 1,
            _ => self.on_time += 1,
        }
    }

    fn pending(&mut self, dossier: &Dossier, end: When) {
        if dossier.state == Some(State::Waiting) {
            self.waiting += 1;
            self.in_time += 1;
            return;
        }
        match dossier.due {
            Some(due) if has_passed(due, end) => self.overdue += 1,
            _ => self.in_time += 1,
        }
    }

    /// The columns. Of a list without what was carried over only what was received is known.
    pub fn counts(&self, only_received: bool) -> Counts {
        let known = |n: i64, is_known: bool| is_known.then_some(n);
        let has_channels = self.no_channel == 0;
        let new = self.online + self.direct + self.no_channel;
        let carried = !only_received && self.undated_carried == 0;
        let ended = !only_received && self.undated == 0;
        Counts {
            c3: known(new + self.carried, carried),
            c4: known(self.online, has_channels),
            c5: known(self.direct, has_channels),
            c6: known(self.carried, carried),
            c7: known(self.early + self.on_time + self.late, ended),
            c8: known(self.early, ended),
            c9: known(self.on_time, ended),
            c10: known(self.late, ended),
            c11: known(self.in_time + self.overdue, ended),
            c12: known(self.in_time, ended),
            c13: known(self.overdue, ended),
        }
    }

    /// What of it is unknown or was counted by a rule that somebody may doubt.
    pub fn findings(&self) -> Vec<Finding> {
        use Severity::{Hint, Warning};
        let told = [
            (
                self.no_channel,
                Warning,
                "c4",
                "không ghi hình thức nộp nên chưa tính được cột 4 và cột 5",
            ),
            (
                self.undated,
                Warning,
                "c7",
                "đã kết thúc nhưng không ghi ngày trả kết quả nên chưa tính được các cột 7 đến 13",
            ),
            (
                self.undated_carried,
                Warning,
                "c6",
                "nhận trước kỳ, đã kết thúc nhưng không ghi ngày nên chưa tính được cột 3 và cột 6",
            ),
            (
                self.no_due,
                Hint,
                "c9",
                "không có ngày hẹn trả được tính là không quá hạn",
            ),
            (
                self.waiting,
                Hint,
                "c12",
                "chờ bổ sung hoặc tạm dừng được tính vào cột 12",
            ),
            (
                self.given_back,
                Hint,
                "c9",
                "trả lại hoặc rút được tính vào cột 9",
            ),
            (
                self.denied,
                Hint,
                "c3",
                "bị từ chối tiếp nhận không tính vào biểu",
            ),
        ];
        told.into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, severity, column, words)| {
                of_total("identity", severity, column, format!("{} {words}.", dossiers(n)))
            })
            .collect()
    }
}

/// Later than promised: by the day, or by the hour where both have one.
fn is_after(at: When, due: When) -> bool {
    match (at.time, due.time) {
        (Some(at_time), Some(due_time)) => (at.day, at_time) > (due.day, due_time),
        _ => at.day > due.day,
    }
}

/// Whether the promised day or hour is over at the end. An end without a time is the end of its
/// day: the day itself is then not over, but every hour of it is.
fn has_passed(due: When, end: When) -> bool {
    match (due.time, end.time) {
        (Some(time), Some(now)) => (due.day, time) <= (end.day, now),
        (Some(_), None) => due.day <= end.day,
        (None, _) => due.day < end.day,
    }
}

pub(super) fn of_total(rule: &str, severity: Severity, column: &str, message: String) -> Finding {
    Finding::new(
        rule,
        severity,
        Place::Cell(format!("{TOTAL}/{column}")),
        "",
        message,
    )
}

/// "03 hồ sơ".
fn dossiers(n: i64) -> String {
    format!("{} hồ sơ", number(n))
}
