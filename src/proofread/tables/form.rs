//! Form II.06a by the numbers or by the titles of its columns.

use super::grid::{Grid, Seen};
use crate::finding::Finding;
use crate::proofread::role::Role;
use crate::proofread::token::has_any;

impl Grid<'_> {
    /// Form II.06a by the numbers or by the titles of its columns.
    pub(super) fn roles(&self, beside: i64, seen: &mut Seen, found: &mut Vec<Finding>) {
        let Some(c) = self.form_columns() else { return };
        let plus =
            |list: &[Option<usize>]| list.iter().map(|c| c.map(|c| (c, 1))).collect::<Option<Vec<_>>>();
        if let (Some(new), Some(parts)) = (c.new, c.handled()) {
            self.hold(
                new,
                &parts,
                "đã giải quyết + đang giải quyết - kỳ trước",
                beside,
                seen,
                found,
            );
        }
        let sums = [
            (
                c.received,
                plus(&[c.online, c.direct, c.carried]),
                "trực tuyến + trực tiếp, bưu chính + kỳ trước",
            ),
            (
                c.resolved,
                plus(&[c.early, c.on_time, c.late]),
                "trước hạn + đúng hạn + quá hạn",
            ),
            (c.pending, plus(&[c.in_time, c.overdue]), "trong hạn + quá hạn"),
            (
                c.received,
                plus(&[c.resolved, c.pending]),
                "đã giải quyết + đang giải quyết",
            ),
        ];
        for (left, parts, words) in sums {
            if let (Some(left), Some(parts)) = (left, parts) {
                let slack = if words.starts_with("đã") { beside } else { 0 };
                self.hold(left, &parts, words, slack, seen, found);
            }
        }
    }

    pub(super) fn form_columns(&self) -> Option<FormColumns> {
        let numbers = self.column_numbers();
        let by = |n: u32| numbers.iter().position(|c| *c == Some(n));
        // A form of another shape numbers its columns, too.
        let is_of = |n: u32, foreign: &str, own: &str| {
            let title = by(n).and_then(|c| self.titles.get(c)).map_or("", |t| t.as_str());
            !title.contains(foreign) || title.contains(own)
        };
        let is_form = by(13).is_some()
            && by(14).is_none()
            && is_of(3, "giải quyết", "tiếp nhận")
            && is_of(7, "tiếp nhận", "giải quyết")
            && is_of(11, "tiếp nhận", "giải quyết")
            && !(3..=13).filter_map(by).any(|c| self.is_rate(c))
            && self
                .titles
                .iter()
                .any(|t| t.contains("lĩnh vực") || t.contains("đơn vị"));
        if is_form {
            return Some(FormColumns {
                received: by(3),
                new: None,
                online: by(4),
                direct: by(5),
                carried: by(6),
                resolved: by(7),
                early: by(8),
                on_time: by(9),
                late: by(10),
                pending: by(11),
                in_time: by(12),
                overdue: by(13),
            });
        }
        let titled = |all: &[&str], none: &[&str]| {
            let mut found = (0..self.titles.len()).filter(|c| {
                !self.is_rate(*c)
                    && all.iter().all(|w| self.titles[*c].contains(w))
                    && !none.iter().any(|w| self.titles[*c].contains(w))
            });
            let first = found.next();
            first.filter(|_| found.next().is_none())
        };
        let parts = [
            "trực tuyến",
            "trực tiếp",
            "kỳ trước",
            "trước hạn",
            "đúng hạn",
            "quá hạn",
            "trong hạn",
            "bưu chính",
            "chưa đến hạn",
        ];
        let columns = FormColumns {
            new: None,
            received: titled(&["tiếp nhận"], &parts).or_else(|| titled(&["tiếp nhận", "tổng"], &parts)),
            online: titled(&["trực tuyến"], &["giải quyết"]),
            direct: titled(&["trực tiếp"], &["giải quyết"]),
            carried: titled(&["kỳ trước"], &[]),
            resolved: titled(&["đã giải quyết"], &parts)
                .or_else(|| titled(&["đã giải quyết", "tổng"], &parts)),
            early: titled(&["trước hạn"], &["đang", "đúng hạn"]),
            on_time: titled(&["đúng hạn"], &["đang", "trước hạn"]),
            late: titled(&["đã giải quyết", "quá hạn"], &["đang"]),
            pending: titled(&["đang giải quyết"], &parts)
                .or_else(|| titled(&["đang giải quyết", "tổng"], &parts)),
            in_time: titled(&["đang", "trong hạn"], &[]).or_else(|| titled(&["chưa đến hạn"], &[])),
            overdue: titled(&["đang", "quá hạn"], &[]),
        };
        if self.is_new(&columns) {
            return Some(FormColumns {
                received: None,
                new: columns.received,
                ..columns
            });
        }
        // Without the carried-over column received need not be all there was to handle.
        let known = columns.carried.is_some() || columns.resolved.is_none() || columns.pending.is_none();
        Some(if known {
            columns
        } else {
            FormColumns {
                received: None,
                ..columns
            }
        })
    }
}

impl Grid<'_> {
    /// "Tiếp nhận mới | Kỳ trước chuyển sang | Đã giải quyết | Đang giải quyết": no column is the total.
    /// Where the title does not say so, the rows do.
    fn is_new(&self, c: &FormColumns) -> bool {
        let (Some(received), Some(carried)) = (c.received, c.carried) else {
            return false;
        };
        let title = &self.titles[received];
        if has_any(title, &["tổng", "tổng số", "phải giải quyết"]) {
            return false;
        }
        let (Some(resolved), Some(pending)) = (c.resolved, c.pending) else {
            return has_any(title, &["mới", "trong kỳ", "trong tháng", "trong quý"]);
        };
        let rows = (self.body..self.table.rows.len()).filter_map(|r| {
            let come = (self.cell(r, received)?, self.cell(r, carried)?);
            Some((come.0, come.1, self.cell(r, resolved)? + self.cell(r, pending)?))
        });
        let (mut beside, mut within) = (0, 0);
        for (received, carried, handled) in rows.filter(|(_, carried, _)| *carried != 0) {
            beside += usize::from(received + carried == handled);
            within += usize::from(received == handled);
        }
        beside > within || beside == within && has_any(title, &["mới"])
    }
}

/// Where the columns of the form are.
pub(super) struct FormColumns {
    received: Option<usize>,
    /// Received in the period, where no column tells the total.
    new: Option<usize>,
    online: Option<usize>,
    direct: Option<usize>,
    carried: Option<usize>,
    resolved: Option<usize>,
    early: Option<usize>,
    on_time: Option<usize>,
    late: Option<usize>,
    pending: Option<usize>,
    in_time: Option<usize>,
    overdue: Option<usize>,
}

impl FormColumns {
    /// What was received in the period by what became of it.
    fn handled(&self) -> Option<Vec<(usize, i64)>> {
        Some(vec![(self.resolved?, 1), (self.pending?, 1), (self.carried?, -1)])
    }

    pub(super) fn role(&self, column: usize) -> Option<Role> {
        let all = [
            (self.received, Role::Received),
            (self.new, Role::New),
            (self.online, Role::Online),
            (self.direct, Role::Direct),
            (self.carried, Role::Carried),
            (self.resolved, Role::Resolved),
            (self.early, Role::Early),
            (self.on_time, Role::OnTime),
            (self.late, Role::Late),
            (self.pending, Role::Pending),
            (self.in_time, Role::InTime),
            (self.overdue, Role::Overdue),
        ];
        let its = all.into_iter().find(|(c, _)| *c == Some(column));
        its.map(|(_, role)| role)
    }
}
