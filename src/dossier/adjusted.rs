//! What a later answer says otherwise than the one that closed a period.

use super::column::Column;
use super::compose::Composed;
use super::figures::Provenance;
use super::row::{SectorRow, TOTAL};
use crate::calendar::{self, count};
use crate::finding::{Finding, Place, Severity};

/// So many sectors are named; more are counted.
const SECTORS: usize = 5;

/// What the latest answer says otherwise than the chốt: portals compute past periods anew. A sector is told where its
/// column moved and the total's did not, or the total was not told as changed at all.
pub(super) fn adjusted(
    (closing, then): (&Provenance, &Composed),
    (latest, now): (&Provenance, &Composed),
) -> Option<Finding> {
    let of_total = changes(&then.total, &now.total);
    let is_told = |column: &Column| of_total.iter().any(|(c, _)| c == column);
    let pairs =
        { now.rows.iter() }.filter_map(|row| Some((then.rows.iter().find(|then| then.is_line(row))?, row)));
    let of_sectors: Vec<(&SectorRow, Vec<(Column, String)>)> = pairs
        .map(|(then, row)| {
            let mut moved = changes(then, row);
            moved.retain(|(column, _)| !is_told(column));
            (row, moved)
        })
        .filter(|(_, moved)| !moved.is_empty())
        .collect();
    let place = match (of_total.first(), of_sectors.first()) {
        (Some((first, _)), _) => format!("{TOTAL}/c{}", first.number()),
        (None, Some((row, moved))) => format!("{}/c{}", row.name(), moved.first()?.0.number()),
        (None, None) => return None,
    };
    let in_words = |moved: &[(Column, String)]| {
        let words: Vec<&str> = moved.iter().map(|(_, change)| change.as_str()).collect();
        words.join("; ")
    };
    let mut told: Vec<String> = Vec::new();
    told.extend(Some(in_words(&of_total)).filter(|words| !words.is_empty()));
    let named = of_sectors.iter().take(SECTORS);
    told.extend(named.map(|(row, moved)| format!("{}: {}", row.name(), in_words(moved))));
    match of_sectors.len().saturating_sub(SECTORS) {
        0 => {}
        n => told.push(format!("và {} lĩnh vực khác", count(n as i64))),
    }
    let message = format!(
        "Số liệu lấy lúc {} đã điều chỉnh so với bản chốt lúc {}: {}.",
        calendar::moment(latest.fetched_at),
        calendar::moment(closing.fetched_at),
        told.join("; "),
    );
    Some(Finding::new(
        "cross_report",
        Severity::Hint,
        Place::Cell(place),
        "",
        message,
    ))
}

/// Column by column what differs between two lines of the form, "cột 3 từ 20 thành 30".
pub fn changes(then: &SectorRow, now: &SectorRow) -> Vec<(Column, String)> {
    Column::ALL
        .into_iter()
        .filter(|column| then.counts.get(*column) != now.counts.get(*column))
        .map(|column| {
            let figure = |row: &SectorRow| row.counts.get(column).map_or("chưa rõ".to_owned(), count);
            let change = format!(
                "cột {} từ {} thành {}",
                column.number(),
                figure(then),
                figure(now)
            );
            (column, change)
        })
        .collect()
}
