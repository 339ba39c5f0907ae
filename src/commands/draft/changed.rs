//! What a person changed in a draft: its figures held against a version and what is stored, its sentences
//! and its table against what the version had printed.

use super::printed::{GivenBack, Printed};
use crate::calendar::count;
use crate::dossier::{Column, Figures, SectorRow, TOTAL};
use crate::paper::Kind;
use crate::report::{self, HandedOut};

/// What a person changed, and, `with_known`, what the file says otherwise than is known; a figure is
/// never put right.
pub(super) fn edits(
    back: &GivenBack,
    own: Option<&HandedOut>,
    known: &Figures,
    with_known: bool,
) -> Vec<String> {
    let mut out = Vec::new();
    let (then_rows, then_total, then) = match own {
        Some(d) => (&d.rows, &d.total, format!("bản {:02}", d.number)),
        None => (&known.rows, &known.total, "số liệu đã lưu".to_owned()),
    };
    if let Some((rows, total)) = &back.form {
        let mut edited = Figures {
            rows: rows.clone(),
            total: SectorRow {
                sector: TOTAL.into(),
                ..total.clone()
            },
            ..Figures::unknown(known.period.clone())
        };
        without_missing_columns(&mut edited, (then_rows, then_total));
        out.extend(of_table((then_rows, then_total), &edited, &then));
        if own.is_some() && with_known {
            let apart = report::changed_rows((&known.rows, &known.total), &edited);
            let said = |c| format!("bảng, khác số liệu đã lưu: {c}");
            out.extend(apart.into_iter().map(said));
        }
    }
    for (column, found) in &back.lines {
        let wanted = then_total.counts.get(*column);
        if wanted != Some(*found) {
            out.push(format!(
                "văn bản, sửa so với {then}: cột {} ({}) từ {} thành {}",
                column.number(),
                column.title(),
                wanted.map_or("chưa rõ".to_owned(), count),
                count(*found)
            ));
        }
    }
    out
}

/// Figures that were typed over, then rows that were deleted from the table and typed into it: what is
/// stored has not changed by that.
fn of_table(then: (&[SectorRow], &SectorRow), edited: &Figures, name: &str) -> Vec<String> {
    let changed = report::changed_rows(then, edited);
    let mut out: Vec<String> = changed
        .into_iter()
        .map(|c| format!("bảng, sửa so với {name}: {c}"))
        .collect();
    let (new, gone) = report::rows_apart(then.0, &edited.rows);
    let gone: Vec<&str> = gone.map(SectorRow::name).collect();
    let new: Vec<&str> = new.map(SectorRow::name).collect();
    out.extend(
        gone.iter()
            .map(|row| format!("bảng, không còn so với {name}: hàng “{row}”")),
    );
    out.extend(
        new.iter()
            .map(|row| format!("bảng, có thêm so với {name}: hàng “{row}”")),
    );
    out
}

/// What else the version had printed and the file says otherwise or no longer, and what it says of its own.
pub(super) fn further_edits(
    back: &GivenBack,
    (own, known): (&HandedOut, &[String]),
    printed: &Printed,
) -> Vec<String> {
    let then = format!("bản {:02}", own.number);
    let listed = |line: &str| report::listed(std::iter::once(line));
    // A line of the list is held against the kept figures already.
    let is_kept = |line: &str| {
        listed(line)
            .iter()
            .any(|(c, _)| back.lines.iter().any(|(known, _)| known == c))
    };
    let is_read = |line: &str| listed(line).iter().any(|figure| back.lines.contains(figure));
    let of_list = (is_kept, is_read);
    let is_whole = printed.is_whole_in(back);
    let mut out = match is_whole {
        true => printed.edited_text(&back.words.text, &then, of_list),
        // Of a passage of text or a workbook nobody knows what was left out.
        false => printed.edited_passage(&back.words.text, &then, of_list),
    };
    let is_told = known.iter().any(|e| e.starts_with("bảng, sửa"));
    if back.kind == Kind::Excel && back.form.is_some() {
        out.extend(printed.table.edited_sheet(&back.words.rows, &then, is_told));
        return out;
    }
    let has_table = back.kind != Kind::Text || (is_whole && back.words.has_figures());
    if has_table && !is_told {
        let mut rows = back.words.rows.clone();
        if back.form.is_none() && back.kind != Kind::Text {
            // A row of which only its name is left reads as a line of text.
            rows.extend(back.words.text.iter().map(|line| super::row::TableRow {
                cells: vec![line.clone()],
                ..Default::default()
            }));
        }
        out.extend(printed.edited_table(&rows, &then, back.form.is_some()));
    }
    out
}

/// A form that has no column for a figure does not say that it is unknown.
fn without_missing_columns(edited: &mut Figures, (rows, total): (&[SectorRow], &SectorRow)) {
    for column in Column::ALL {
        let says = |row: &SectorRow| row.counts.get(column).is_some();
        if edited.rows.iter().any(says) || says(&edited.total) {
            continue;
        }
        edited.total.counts.set(column, total.counts.get(column));
        for row in &mut edited.rows {
            if let Some(then) = rows.iter().find(|then| then.is_line(row)) {
                row.counts.set(column, then.counts.get(column));
            }
        }
    }
}
