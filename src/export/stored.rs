//! A file as it is stored: a snapshot with where its figures come from, and a body that holds what
//! was read and nothing else of the file.

use super::content::{Content, Export, Refused, Trouble};
use super::folding::bare;
use super::settle::Settled;
use super::source::ExportSource;
use super::window::Stated;
use crate::calendar::{Moment, day_of};
use crate::dossier::list::{Coverage, DossierList, count};
use crate::dossier::{Mode, SectorRow, Snapshot, day_closes, digit_permutation_hint, identities};
use crate::finding::Finding;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A file that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// Not stored yet: its id is 0.
    pub snapshot: Snapshot,
    pub body: Vec<u8>,
    /// The body is a list of dossiers that covers these days; any window of them is counted from it.
    pub list: Option<Coverage>,
    /// What is wrong or doubtful in the figures of its window.
    pub findings: Vec<Finding>,
}

/// The words of a form that its figures were read from.
#[derive(Serialize)]
struct FormWords<'w> {
    sheet: &'w str,
    /// Line, the sector's name, the counts as they stand there.
    rows: &'w [(usize, Vec<String>)],
}

/// What is stored of a file for the window that was settled. `came` says how it came: "thư mục
/// nhận".
///
/// # Errors
/// A sector that the source's configuration does not know.
pub fn answer(
    export: Export,
    settled: &Settled,
    source: &ExportSource,
    (name, bytes, came): (&str, &[u8], &str),
    now: Moment,
) -> Result<Received, Refused> {
    let request = request(&export, name, bytes, came);
    let taken_at = taken_at(&export, settled, now);
    let window = (settled.period.from, settled.period.to);
    let (rows, total, body, list, mut findings): (_, _, _, Option<Coverage>, Vec<Finding>) =
        match export.content {
            Content::Form { rows, total, words } => {
                let rows = mapped(rows, source, |row| &mut row.sector)?;
                let words = FormWords {
                    sheet: &export.sheet,
                    rows: &words,
                };
                (rows, total.map(|t| *t), stored(&words)?, None, Vec::new())
            }
            Content::List { rows } => {
                let Some(coverage) = settled.coverage else {
                    return Err(Refused::new("Không xác định được danh sách gồm những hồ sơ nào."));
                };
                let rows = mapped(rows, source, |dossier| &mut dossier.sector)?;
                let of_list = DossierList { coverage, rows };
                let counted = count(&of_list, window, now);
                (
                    counted.rows,
                    Some(counted.total),
                    stored(&of_list)?,
                    Some(coverage),
                    counted.findings,
                )
            }
        };
    let snapshot = Snapshot {
        proof: None,
        id: 0,
        source: source.id.clone(),
        mode: Mode::File,
        from: window.0,
        to: window.1,
        fetched_at: taken_at,
        request,
        hash: hex(&Sha256::digest(&body)),
        rows,
        total,
    };
    findings.extend(identities(&snapshot.rows, snapshot.total.as_ref(), Mode::File));
    findings.extend(digit_permutation_hint(
        &snapshot.rows,
        snapshot.total.as_ref(),
        Mode::File,
    ));
    Ok(Received {
        snapshot,
        body,
        list,
        findings,
    })
}

/// When the figures were taken: now, or, where a file was taken for a period that still runs although it
/// says that it ends earlier, the end of its last day.
fn taken_at(export: &Export, settled: &Settled, now: Moment) -> Moment {
    let last = match (&export.content, export.stated) {
        (Content::Form { .. }, Some(Stated::Days(_, to))) => to,
        _ => return now,
    };
    match last < settled.period.to && day_of(now) <= settled.period.to {
        true => day_closes(last).min(now),
        false => now,
    }
}

fn stored(value: &impl Serialize) -> Result<Vec<u8>, Refused> {
    serde_json::to_vec(value).map_err(|_| Refused::new("Không lưu được nội dung của tệp."))
}

/// Where the figures stand: `why` prints it.
fn request(export: &Export, name: &str, bytes: &[u8], came: &str) -> String {
    let sheet = match export.sheet.is_empty() {
        true => String::new(),
        false => format!(", bảng “{}”", export.sheet),
    };
    let digest = hex(&Sha256::digest(bytes));
    let (from, to) = export.lines;
    format!(
        "tệp “{name}” ({}{sheet}, hàng {from} đến {to}; SHA-256 {digest}; {came})",
        export.content.name()
    )
}

/// The sectors under their names in reports.
fn mapped<T>(
    mut rows: Vec<T>,
    source: &ExportSource,
    sector: impl Fn(&mut T) -> &mut String,
) -> Result<Vec<T>, Refused> {
    if source.sectors.is_empty() {
        return Ok(rows);
    }
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    for row in &mut rows {
        let name = sector(row);
        let wanted = bare(name);
        let known = source
            .sectors
            .iter()
            .find(|(own, meant)| bare(own) == wanted || bare(meant) == wanted);
        match known {
            Some((_, meant)) => name.clone_from(meant),
            None => {
                unknown.insert(name.clone());
            }
        }
    }
    if unknown.is_empty() {
        return Ok(rows);
    }
    let trouble = |name: &String| Trouble {
        place: format!("lĩnh vực “{name}”"),
        text:
            "chưa có trong danh mục lĩnh vực của nguồn số liệu; đề nghị báo người quản trị hệ thống bổ sung"
                .to_owned(),
    };
    Err(Refused {
        why: "Tệp có lĩnh vực chưa có trong danh mục; chưa ghi nhận số liệu nào.".to_owned(),
        troubles: unknown.iter().map(trouble).collect(),
        is_unreadable: false,
    })
}

/// The line of the totals in words, for receipts: "tiếp nhận 120 hồ sơ, …".
pub fn totals(total: &SectorRow) -> String {
    use crate::calendar::count as number;
    let c = &total.counts;
    if !c.any_known() {
        return "chưa có số liệu".to_owned();
    }
    let said = |n: Option<i64>| n.map_or("chưa có số liệu".to_owned(), number);
    format!(
        "tiếp nhận {} (trực tuyến {}, trực tiếp và qua bưu chính {}, kỳ trước chuyển qua {}); đã giải quyết {} (trước hạn {}, đúng hạn {}, quá hạn {}); đang giải quyết {} (trong hạn {}, quá hạn {})",
        c.c3.map_or("chưa có số liệu".to_owned(), |n| format!(
            "{} hồ sơ",
            number(n)
        )),
        said(c.c4),
        said(c.c5),
        said(c.c6),
        said(c.c7),
        said(c.c8),
        said(c.c9),
        said(c.c10),
        said(c.c11),
        said(c.c12),
        said(c.c13)
    )
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|b| format!("{b:02x}")).collect()
}
