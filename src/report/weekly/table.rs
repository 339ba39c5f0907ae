//! The table of the page: sectors that are overdue or move, the rest in one row.

use super::super::counts::{cell, received};
use crate::calendar::count;
use crate::dossier::{Counts, SectorRow};

/// The sectors that are overdue or move most, `most` of them, in their order, and one row with the sums of all
/// others.
pub(super) fn sector_table(rows: &[SectorRow], most: usize) -> Vec<Vec<String>> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut moving: Vec<&SectorRow> = rows.iter().filter(|r| moves(&r.counts)).collect();
    moving.sort_by_key(|r| std::cmp::Reverse(weight(&r.counts)));
    moving.truncate(most);
    let (shown, rest): (Vec<&SectorRow>, Vec<&SectorRow>) = rows
        .iter()
        .partition(|row| moving.iter().any(|m| std::ptr::eq(*m, *row)));
    let mut out = vec![HEADING.map(String::from).to_vec()];
    out.extend(shown.iter().map(|row| line(row.sector.clone(), &[row])));
    if !rest.is_empty() {
        let name = format!("{} lĩnh vực còn lại", count(rest.len() as i64));
        out.push(line(name, &rest));
    }
    out
}

pub const HEADING: [&str; 5] = [
    "Lĩnh vực",
    "Tiếp nhận mới",
    "Giải quyết",
    "Đang giải quyết",
    "Quá hạn",
];

fn moves(counts: &Counts) -> bool {
    weight(counts) != (0, 0)
}

/// Overdue first, then movement; unknown weighs nothing.
fn weight(counts: &Counts) -> (i64, i64) {
    let known = |n: Option<i64>| n.unwrap_or(0);
    (
        known(counts.c13).saturating_add(known(counts.c10)),
        known(received(counts)).saturating_add(known(counts.c7)),
    )
}

/// The sum of some sectors; one unknown makes the sum unknown.
fn line(name: String, rows: &[&SectorRow]) -> Vec<String> {
    let sum = |of: fn(&Counts) -> Option<i64>| {
        let total = rows
            .iter()
            .try_fold(0i64, |sum, r| sum.checked_add(of(&r.counts)?));
        cell(total)
    };
    vec![name, sum(received), sum(|c| c.c7), sum(|c| c.c11), sum(|c| c.c13)]
}
