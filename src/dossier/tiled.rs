//! Periods that make up another one without gap: what came and went in them adds up to it, what was carried over is
//! that of the first and what is pending that of the last (facts/domain.md 1.2; 2.2, F10).

use super::basis::{Basis, Head, in_a_row, whole_days};
use super::column::Column;
use super::compose::compose;
use super::figures::Figures;
use super::mode::Mode;
use super::row::TOTAL;
use super::snapshot::Snapshot;
use crate::calendar::{count, date};
use crate::finding::{Finding, Place, Severity};

/// The answers for windows in a row that make up the window of figures which rest on one answer; of its source, asked
/// in its way. `None` where there are none, or the figures lack days.
pub fn tiles(figures: &Figures, heads: &[Head]) -> Option<Basis> {
    let from = figures.provenance.as_ref()?;
    if from.mode == Mode::Year || !figures.rests_on_one() || !figures.is_whole() {
        return None;
    }
    let window = (figures.period.from, figures.period.to);
    let is_part = |h: &&Head| {
        h.source == from.source && h.mode == from.mode && (h.from, h.to) != window && whole_days(h)
    };
    let mut parts: Vec<&Head> = heads.iter().filter(is_part).collect();
    parts.sort_by_key(|h| (h.fetched_at, h.id));
    Some(Basis {
        source: from.source.clone(),
        mode: from.mode,
        pieces: in_a_row(&parts, window.0, window.1, None)?,
        is_cutoff: false,
    })
}

/// What the answers of [`tiles`] come to otherwise than the figures themselves, in the totals. Only a warning: portals
/// compute past periods anew.
pub fn untiled(figures: &Figures, parts: &Basis, snapshots: &[Snapshot]) -> Option<Finding> {
    let mut added = compose(parts, snapshots)?.total;
    figures.beside.count_in(&mut added);
    let differs = |column: &Column| {
        let (own, other) = (figures.total.counts.get(*column)?, added.counts.get(*column)?);
        (own != other).then(|| {
            format!(
                "cột {} là {}, ghép lại là {}",
                column.number(),
                count(own),
                count(other)
            )
        })
    };
    let columns: Vec<Column> = Column::ALL.into_iter().filter(|c| differs(c).is_some()).collect();
    let first = columns.first()?;
    let told: Vec<String> = columns.iter().filter_map(differs).collect();
    let ends = parts
        .pieces
        .iter()
        .map(|piece| date(piece.to))
        .collect::<Vec<_>>();
    let message = format!(
        "Số liệu của kỳ khác với {} kỳ ghép thành kỳ này (kết thúc các ngày {}): {}; đề nghị đối chiếu.",
        count(i64::try_from(parts.pieces.len()).unwrap_or(i64::MAX)),
        ends.join(", "),
        told.join("; ")
    );
    let place = Place::Cell(format!("{TOTAL}/c{}", first.number()));
    Some(Finding::new(
        "sum_of_parts",
        Severity::Warning,
        place,
        "",
        message,
    ))
}
