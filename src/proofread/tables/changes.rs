//! A column of increases beside the two columns that it is the difference of.

use super::cells::value;
use super::grid::{Grid, Seen};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::token::has_any;

/// "-08", "+12", "12".
struct Said {
    written: String,
    value: i64,
    /// By its sign, where it has one.
    falls: Option<bool>,
}

impl Said {
    fn of(cell: &str) -> Option<Said> {
        let written = cell.trim();
        let bare = written.trim_start_matches(['+', '-', '−', '–']);
        let falls = (bare.len() < written.len()).then(|| !written.starts_with('+'));
        Some(Said {
            written: written.to_owned(),
            value: value(bare)?.abs(),
            falls,
        })
    }
}

impl Grid<'_> {
    /// "Quý II/2025 | Quý II/2026 | Tăng, giảm": where another row keeps the difference, each does, in
    /// figures or in per cent, with its sign or without.
    pub(super) fn changes(&self, seen: &mut Seen, found: &mut Vec<Finding>) {
        let is_figures = |c: &usize| !self.is_label(*c) && !self.is_rate(*c);
        let columns: Vec<usize> = (0..self.titles.len()).filter(is_figures).collect();
        // Behind the three others may stand: "Lũy kế 5 tháng".
        columns.windows(3).for_each(|three| {
            if let [before, after, change] = three {
                self.change(*before, *after, *change, seen, found);
            }
        });
    }

    fn change(&self, before: usize, after: usize, change: usize, seen: &mut Seen, found: &mut Vec<Finding>) {
        let is_change = |c: usize| has_any(&self.titles[c], &["tăng", "chênh lệch"]);
        if !is_change(change) || is_change(before) || is_change(after) {
            return;
        }
        let rows: Vec<(usize, i64, i64, Said)> = (self.body..self.table.rows.len())
            .filter_map(|r| {
                let held = (self.cell(r, before)?, self.cell(r, after)?);
                Some((
                    r,
                    held.0,
                    held.1,
                    Said::of(self.table.rows[r].cells.get(change)?)?,
                ))
            })
            .collect();
        let keeps = |(_, before, after, said): &&(usize, i64, i64, Said)| {
            let gap = (after - before).abs();
            let in_percent = *before > 0 && (said.value * before - gap * 100).abs() * 2 <= *before;
            let is_turned = said
                .falls
                .is_some_and(|falls| gap > 0 && falls != (after < before));
            !is_turned && (gap == said.value || in_percent)
        };
        let right = rows.iter().filter(keeps).filter(|row| row.3.value != 0).count();
        let wrong: Vec<_> = rows.iter().filter(|row| !keeps(row)).collect();
        let [(row, before, after, said)] = wrong.as_slice() else {
            return;
        };
        let gap = (after - before).abs();
        // What "so với" is said of may stand in no column.
        let is_elsewhere = has_any(&self.titles[change], &["so với", "cùng kỳ"]);
        if right < if is_elsewhere { 2 } else { 1 } || !seen.insert((*row, change, gap)) {
            return;
        }
        let message = format!(
            "Dòng \"{}\": ghi {}, trong khi từ {} đến {} lệch {}.",
            self.name(*row),
            said.written,
            count(*before),
            count(*after),
            count(gap)
        );
        let place = self.table.place(*row, change);
        let finding = Finding::new("identity", Severity::Error, place, said.written.clone(), message);
        found.push(finding.with_values(gap.to_string(), said.written.clone()));
    }
}
