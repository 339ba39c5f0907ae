//! From the answers of a source to the figures of a period.

use super::own_sums::cross_checks;
use super::{
    Column, Counts, Extras, Figures, Provenance, SectorRow, Snapshot, TOTAL, digit_permutation_hint,
    identities,
};
use crate::calendar::{self, Moment, Period, count};
use crate::finding::{Finding, Place, Severity};

/// The figures of a period from the snapshots whose window is exactly the period's; others
/// are passed over, so all of a source may be given.
///
/// `cutoff` is the moment at which the window's figures are taken as final. The first
/// snapshot fetched then or later is the period's *chốt*: figures rest on it, and what a
/// later answer says otherwise is told as a hint. Before there is one, and without a
/// cut-off, the latest snapshot counts. Without any snapshot everything is unknown.
pub fn figures(period: Period, snapshots: &[Snapshot], cutoff: Option<Moment>) -> Figures {
    let mut of_window: Vec<&Snapshot> = snapshots
        .iter()
        .filter(|s| s.from == period.from && s.to == period.to)
        .collect();
    of_window.sort_by_key(|s| (s.fetched_at, s.id));
    let all = of_window.clone();
    of_window.retain(|s| !s.proof.as_ref().is_some_and(|proof| proof.is_cross_check));
    let closing = cutoff.and_then(|at| of_window.iter().find(|s| s.fetched_at >= at));
    let (Some(latest), Some(chosen)) = (of_window.last(), closing.or(of_window.last())) else {
        return Figures::unknown(period);
    };
    let total = total_of(chosen);
    let proof = &chosen.proof();
    let mut findings = identities(&chosen.rows, Some(&total), proof);
    findings.extend(digit_permutation_hint(&chosen.rows, chosen.total.as_ref(), proof));
    findings.extend(cross_checks(&total, &all));
    if closing.is_some() && latest.source == chosen.source {
        findings.extend(adjusted(chosen, &total, latest));
    }
    Figures {
        period,
        as_of: Some(chosen.fetched_at),
        rows: chosen.rows.clone(),
        total,
        findings,
        provenance: Some(Provenance {
            snapshot: chosen.id,
            source: chosen.source.clone(),
            mode: chosen.mode,
            fetched_at: chosen.fetched_at,
            request: chosen.request.clone(),
            hash: chosen.hash.clone(),
            is_cutoff: closing.is_some(),
        }),
    }
}

/// The source's own total, or the sum of its sectors in the columns that all of them know.
fn total_of(snapshot: &Snapshot) -> SectorRow {
    let sum = |figure: &dyn Fn(&SectorRow) -> Option<i64>| {
        let rows = snapshot.rows.iter();
        rows.map(figure).try_fold(0_i64, |sum, n| sum.checked_add(n?))
    };
    match (&snapshot.total, snapshot.rows.first()) {
        (Some(total), _) => SectorRow {
            sector: TOTAL.to_owned(),
            ..total.clone()
        },
        (None, None) => SectorRow {
            sector: TOTAL.to_owned(),
            ..SectorRow::default()
        },
        (None, Some(first)) => {
            let mut counts = Counts::default();
            for column in Column::ALL {
                counts.set(column, sum(&|row| row.counts.get(column)));
            }
            let names = first.extras.keys();
            let extras: Extras = names
                .map(|name| (name.clone(), sum(&|row| row.extras.get(name).copied().flatten())))
                .collect();
            SectorRow {
                code: String::new(),
                sector: TOTAL.to_owned(),
                counts,
                extras,
            }
        }
    }
}

/// What the latest answer says otherwise than the chốt: portals compute past periods anew.
fn adjusted(closing: &Snapshot, total: &SectorRow, latest: &Snapshot) -> Option<Finding> {
    let now = total_of(latest);
    let changes: Vec<(Column, String)> = Column::ALL
        .into_iter()
        .filter(|column| total.counts.get(*column) != now.counts.get(*column))
        .map(|column| {
            let figure = |row: &SectorRow| row.counts.get(column).map_or("chưa rõ".to_owned(), count);
            let change = format!(
                "cột {} từ {} thành {}",
                column.number(),
                figure(total),
                figure(&now)
            );
            (column, change)
        })
        .collect();
    let (first, _) = changes.first()?;
    let words: Vec<&str> = changes.iter().map(|(_, change)| change.as_str()).collect();
    let message = format!(
        "Số liệu lấy lúc {} đã điều chỉnh so với bản chốt lúc {}: {}.",
        calendar::moment(latest.fetched_at),
        calendar::moment(closing.fetched_at),
        words.join("; "),
    );
    let place = Place::Cell(format!("{TOTAL}/c{}", first.number()));
    Some(Finding::new("cross_report", Severity::Hint, place, "", message))
}
