//! The table of the page: sectors that are overdue, then those that move, the rest in one row.

use super::super::counts::{cell, received};
use crate::calendar::count;
use crate::dossier::{Counts, SectorRow};

/// The sectors that have overdue dossiers, then those that move most, `most` of them, in their order, and one row
/// with the sums of all others.
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
        // Beside none that is named nothing is left over.
        let left = if shown.is_empty() { "" } else { " còn lại" };
        let late = rest.iter().filter(|row| row.counts.c13 > Some(0)).count();
        // A sum over many rows does not say how many of them are late.
        let late = match late {
            0 => String::new(),
            n => format!(" ({} có quá hạn)", count(n as i64)),
        };
        let name = format!("{} lĩnh vực{left}{late}", count(rest.len() as i64));
        out.push(line(name, &rest));
    }
    out
}

/// Words of the longest name that a page with little room shows.
pub(super) const NAME_WORDS: usize = 6;

/// The sectors with names of no more than `most` words, or as many as tell two of them apart.
pub(super) fn in_short(rows: &[SectorRow], most: usize) -> Vec<SectorRow> {
    let names: Vec<Vec<&str>> = rows
        .iter()
        .map(|r| r.sector.split_whitespace().collect())
        .collect();
    let short = |(at, row): (usize, &SectorRow)| {
        let own = &names[at];
        let is_of_another =
            |n: &usize| (0..names.len()).any(|i| names[i] != *own && names[i].starts_with(&own[..*n]));
        let cut = (most..own.len()).find(|n| !is_of_another(n));
        let sector = match cut {
            Some(n) => format!("{}…", own[..n].join(" ").trim_end_matches([',', ';', '-', ' '])),
            None => row.sector.clone(),
        };
        SectorRow {
            sector,
            ..row.clone()
        }
    };
    rows.iter().enumerate().map(short).collect()
}

pub const HEADING: [&str; 5] = [
    "Lĩnh vực",
    "Tiếp nhận mới",
    "Giải quyết",
    "Đang giải quyết",
    "Quá hạn",
];

fn moves(counts: &Counts) -> bool {
    weight(counts) != (0, 0, 0)
}

/// What the page shows of a sector: overdue now, then how many came and went, then by how much the pending
/// changed; unknown weighs nothing.
fn weight(counts: &Counts) -> (i64, i64, u64) {
    let known = |n: Option<i64>| n.unwrap_or(0);
    let change = counts
        .c11
        .zip(counts.c6)
        .map_or(0, |(now, then)| now.abs_diff(then));
    let moved = known(received(counts)).saturating_add(known(counts.c7));
    (known(counts.c13), moved, change)
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

#[cfg(test)]
mod tests {
    use super::super::super::fixture::week;
    use super::*;

    /// Name, received, resolved, resolved late, pending overdue.
    fn named(sectors: &[(&str, i64, i64, i64, i64)], most: usize) -> Vec<String> {
        let like = week().figures.rows[0].clone();
        let rows: Vec<SectorRow> = sectors
            .iter()
            .map(|(name, received, resolved, late, overdue)| {
                let mut row = like.clone();
                row.sector = (*name).to_owned();
                let c = &mut row.counts;
                (c.c4, c.c5, c.c7, c.c10, c.c13) = (
                    Some(*received),
                    Some(0),
                    Some(*resolved),
                    Some(*late),
                    Some(*overdue),
                );
                (c.c6, c.c11) = (Some(9), Some(9));
                row
            })
            .collect();
        let table = sector_table(&rows, most);
        table[1..].iter().map(|row| row[0].clone()).collect()
    }

    #[test]
    fn sectors_with_overdue_dossiers_come_first_then_those_that_move_most() {
        let sectors = [
            ("Đầu tư", 18, 23, 0, 0),
            ("Lao động", 1, 0, 0, 1),
            ("Xây dựng", 5, 6, 1, 0),
            ("Đất đai", 0, 1, 0, 1),
        ];
        assert_eq!(named(&sectors, 2), ["Lao động", "Đất đai", "02 lĩnh vực còn lại"]);
        assert_eq!(
            named(&sectors, 1),
            ["Lao động", "03 lĩnh vực còn lại (01 có quá hạn)"]
        );
        assert_eq!(
            named(&sectors, 3),
            ["Đầu tư", "Lao động", "Đất đai", "01 lĩnh vực còn lại"]
        );
    }

    #[test]
    fn long_names_are_cut_where_they_are_still_told_apart() {
        let like = week().figures.rows[0].clone();
        let names = [
            "Hoạt động khoa học và công nghệ của tỉnh",
            "Hoạt động khoa học và công nghệ của xã",
            "An toàn bức xạ và hạt nhân, vùng núi",
            "Đầu tư",
        ];
        let rows = names.map(|sector| SectorRow {
            sector: sector.into(),
            ..like.clone()
        });
        let short: Vec<String> = in_short(&rows, NAME_WORDS)
            .into_iter()
            .map(|r| r.sector)
            .collect();
        assert_eq!(short, [names[0], names[1], "An toàn bức xạ và hạt…", "Đầu tư"]);
    }

    #[test]
    fn where_no_sector_is_named_none_is_left_over() {
        assert_eq!(
            named(&[("Đầu tư", 0, 0, 0, 0), ("Lao động", 0, 0, 0, 0)], 3),
            ["02 lĩnh vực"]
        );
    }
}
