//! Tables that keep books: "Tồn đầu kỳ | Tiếp nhận mới | Đã giải quyết | Tồn cuối kỳ". What was there, with what came
//! in and without what was done, is what is left.

use super::grid::{Grid, Seen};
use crate::finding::Finding;

const OPENING: &[&str] = &["tồn đầu", "đầu kỳ", "đầu tháng", "đầu quý", "đầu tuần", "đầu năm"];
const CLOSING: &[&str] = &[
    "tồn cuối",
    "cuối kỳ",
    "cuối tháng",
    "cuối quý",
    "cuối tuần",
    "cuối năm",
];
const COME: &[&str] = &["tiếp nhận", "nhận mới", "phát sinh", "tăng", "nhập"];
const GONE: &[&str] = &["đã giải quyết", "đã xử lý", "đã trả", "giảm", "xuất"];
/// Columns of what the four are made of.
const WITHIN: &[&str] = &["hạn", "trực tuyến", "trực tiếp", "bưu chính", "trong đó"];

impl Grid<'_> {
    pub(super) fn ledger(&self, seen: &mut Seen, found: &mut Vec<Finding>) {
        let holds = |c: usize, names: &[&str]| names.iter().any(|n| self.titles[c].contains(n));
        let columns: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c) && !holds(*c, WITHIN))
            .filter(|c| (self.body..self.table.rows.len()).any(|r| self.cell(r, *c).is_some()))
            .collect();
        let one = |names: &[&str]| {
            let mut its = columns.iter().copied().filter(|c| holds(*c, names));
            its.next().filter(|_| its.next().is_none())
        };
        // Another column may be another way in or out.
        let (4, Some(opening), Some(come), Some(gone), Some(closing)) =
            (columns.len(), one(OPENING), one(COME), one(GONE), one(CLOSING))
        else {
            return;
        };
        let all: Vec<[i64; 4]> = (self.body..self.table.rows.len())
            .filter_map(|r| {
                let figure = |c: usize| self.cell(r, c);
                Some([figure(opening)?, figure(come)?, figure(gone)?, figure(closing)?])
            })
            .collect();
        let right =
            |[opening, come, gone, closing]: &[i64; 4]| *opening > 0 && opening + come - gone == *closing;
        // What came in may hold what was there.
        let within = |[opening, come, gone, closing]: &[i64; 4]| *opening > 0 && come - gone == *closing;
        let kept = all.iter().filter(|r| right(r)).count();
        if kept == 0 || kept <= all.iter().filter(|r| within(r)).count() {
            return;
        }
        let parts = [(opening, 1), (come, 1), (gone, -1)];
        let [opening, come, gone] = [opening, come, gone].map(|c| self.titles[c].trim());
        let formula = format!("{opening} + {come} - {gone}");
        self.hold(closing, &parts, &formula, 0, seen, found);
    }
}
