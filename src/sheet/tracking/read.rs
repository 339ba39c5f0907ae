//! A sheet that came back: rows to what the clerk changed in them.

use super::columns::{Column, Columns};
use super::fill::{Fault, Filled};
use super::row::{Cells, Key, Seen, State, Tracked};
use crate::paper::table::Row;
use crate::plan::plain;
use crate::sheet::cell::{day, excerpt, happening, one_line};
use crate::sheet::kind::SheetKind;
use crate::sheet::open::Table;
use crate::sheet::proposal::{Known, Proposal};
use crate::sheet::receipt::{Group, Line, Receipt};
use std::collections::HashMap;

/// Reads the rows; each that changes nothing says nothing.
pub fn read(table: &Table, known: &Known) -> Proposal {
    let mut reading = Reading {
        known,
        by_key: known.tracked.iter().map(|t| (t.key.clone(), t)).collect(),
        given: HashMap::new(),
        proposal: Proposal {
            marks: Vec::new(),
            changes: Vec::new(),
            receipt: Receipt {
                kind: Some(SheetKind::Tracking),
                ..Receipt::default()
            },
        },
    };
    // What the header found is found again here; a table has its columns.
    let Some(columns) = Columns::of(&table.header) else {
        return reading.proposal;
    };
    for row in &table.rows {
        reading.row(row, &columns);
    }
    reading.proposal
}

struct Reading<'a> {
    known: &'a Known<'a>,
    by_key: HashMap<Key, &'a Tracked>,
    /// What earlier rows of this file gave for each key.
    given: HashMap<Key, Cells>,
    proposal: Proposal,
}

impl<'a> Reading<'a> {
    fn row(&mut self, row: &Row, columns: &Columns) {
        let row = &row.without_inherited();
        let is_header = columns.cell(row, Column::Key).is_some_and(|c| c == "Mã");
        if is_header || row.cells.iter().all(String::is_empty) {
            return;
        }
        let text_of_key = columns.cell(row, Column::Key).unwrap_or_default();
        if text_of_key.is_empty() {
            return self.without_key(row, columns);
        }
        self.proposal.receipt.rows += 1;
        let key = Key::read(text_of_key);
        let Some(tracked) = key.as_ref().and_then(|key| self.tracked(key)) else {
            return self.unknown(row, columns);
        };
        let Some(key) = key else { return };
        let seen = columns.cell(row, Column::Seen).and_then(Seen::read);
        let base = seen.as_ref().map(|s| s.cells.clone()).unwrap_or_default();
        let given = match cells(row, columns, &base) {
            Ok(given) => given,
            Err((column, text)) => return self.ask(columns.place(row, column), about(tracked), text),
        };
        if given == base {
            return;
        }
        if is_mixed_up(row, columns, tracked) {
            let text = "Số, tên nhiệm vụ hoặc đơn vị không khớp với cột ẩn “Mã” (các cột có thể đã bị sắp xếp \
                        riêng); đề nghị xuất sổ mới và điền lại hàng này.";
            return self.ask(format!("hàng {}", row.line), words(row, columns), text);
        }
        if let Some(before) = self.given.get(&key) {
            if *before != given {
                let text = "Hàng này lặp lại một hàng ở trên với nội dung khác; đề nghị chỉ để lại một hàng.";
                self.ask(format!("hàng {}", row.line), about(tracked), text);
            }
            return;
        }
        self.given.insert(key.clone(), given.clone());
        let filled = Filled {
            key: &key,
            tracked,
            seen: seen.as_ref(),
            base: &base,
            given: &given,
            known: self.known,
        };
        self.tell(row, columns, &filled);
    }

    /// What the row says, and what of it is not understood.
    fn tell(&mut self, row: &Row, columns: &Columns, filled: &Filled) {
        let (said, faults) = filled.changes(&self.proposal);
        for said in said {
            let line = Line {
                group: said.group,
                place: format!("hàng {}", row.line),
                about: about(filled.tracked),
                text: said.text,
            };
            self.proposal.receipt.lines.push(line);
            self.proposal.marks.extend(said.mark);
            self.proposal.changes.extend(said.change);
        }
        for Fault { column, text } in faults {
            self.ask(columns.place(row, column), about(filled.tracked), text);
        }
    }

    /// The row of now; of a task that was dated or moved since, any of its rows of that unit.
    fn tracked(&self, key: &Key) -> Option<&'a Tracked> {
        let same = |t: &&Tracked| t.key.task == key.task && t.key.unit == key.unit;
        let exact = self.by_key.get(key).copied();
        exact.or_else(|| self.known.tracked.iter().find(same))
    }

    fn without_key(&mut self, row: &Row, columns: &Columns) {
        let is_filled = [Column::Document, Column::Date, Column::Event, Column::Deadline]
            .into_iter()
            .any(|c| columns.cell(row, c).is_some_and(|cell| !cell.is_empty()));
        if !is_filled {
            return;
        }
        self.proposal.receipt.rows += 1;
        let text = "Hàng không có mã nhiệm vụ (cột ẩn “Mã”); đề nghị xuất sổ mới và điền vào đúng hàng của nhiệm vụ.";
        self.ask(format!("hàng {}", row.line), words(row, columns), text);
    }

    fn unknown(&mut self, row: &Row, columns: &Columns) {
        let seen = columns.cell(row, Column::Seen).and_then(Seen::read);
        let base = seen.map(|s| s.cells).unwrap_or_default();
        if cells(row, columns, &base).is_ok_and(|given| given == base) {
            return;
        }
        let text =
            "Nhiệm vụ của hàng này không còn trong kế hoạch đã lưu, hoặc mã đã bị sửa; đề nghị xuất sổ mới.";
        self.ask(format!("hàng {}", row.line), words(row, columns), text);
    }

    fn ask(&mut self, place: String, about: String, text: impl Into<String>) {
        self.proposal.receipt.lines.push(Line {
            group: Group::Asked,
            place,
            about,
            text: text.into(),
        });
    }
}

/// Whether the words of the row are those of another task or unit than its key: a result must not
/// go to a task that nobody read. A number or a title alone may have changed since the export.
fn is_mixed_up(row: &Row, columns: &Columns, tracked: &Tracked) -> bool {
    let differs = |column, stored: &str| {
        let cell = columns.cell(row, column).filter(|cell| !cell.is_empty());
        cell.is_some_and(|cell| plain(cell) != plain(stored))
    };
    let is_other_task =
        differs(Column::Number, &tracked.task.number) && differs(Column::Title, &tracked.task.title);
    is_other_task || differs(Column::Unit, &tracked.unit_name)
}

/// The cells as given; where a column was deleted, as they were.
fn cells(row: &Row, columns: &Columns, base: &Cells) -> Result<Cells, (Column, String)> {
    let words = |column, or: &str| columns.cell(row, column).map_or_else(|| or.to_owned(), one_line);
    let days = |column, or: &str| match columns.cell(row, column).map(one_line) {
        None => Ok(or.to_owned()),
        Some(cell) if cell.is_empty() => Ok(cell),
        Some(cell) => match day(&cell) {
            Some(day) => Ok(day.to_string()),
            None => Err((
                column,
                format!(
                    "“{}” không phải là ngày; đề nghị ghi dạng 20/3/2026.",
                    excerpt(&cell)
                ),
            )),
        },
    };
    let event = match columns.cell(row, Column::Event).map(one_line) {
        None => base.event.clone(),
        Some(cell) if cell.is_empty() => cell,
        Some(cell) => happening(&cell).map(|e| e.to_string()).ok_or_else(|| {
            let text = format!(
                "“{}” không phải là ngày; đề nghị ghi dạng 20/3/2026, có giờ thì ghi dạng 20/3/2026 14:30.",
                excerpt(&cell)
            );
            (Column::Event, text)
        })?,
    };
    let state = match columns.cell(row, Column::State) {
        None => base.state,
        Some(cell) => State::read(cell).ok_or_else(|| {
            let choices = State::ALL.map(State::words).join("”, “");
            let text = format!(
                "Không hiểu trạng thái “{}”; đề nghị chọn “{choices}”.",
                excerpt(cell)
            );
            (Column::State, text)
        })?,
    };
    Ok(Cells {
        state,
        number: words(Column::Document, &base.number),
        date: days(Column::Date, &base.date)?,
        event,
        deadline: words(Column::Deadline, &base.deadline),
        note: words(Column::Note, &base.note),
    })
}

/// "nhiệm vụ số 18, Văn phòng Ban Quản lý: Kiểm kê tài sản".
pub(super) fn about(tracked: &Tracked) -> String {
    let number = match tracked.task.number.is_empty() {
        true => String::new(),
        false => format!("nhiệm vụ số {}, ", tracked.task.number),
    };
    format!("{number}{}: {}", tracked.unit_name, excerpt(&tracked.task.title))
}

/// A row's own words, where no task is known to be meant.
fn words(row: &Row, columns: &Columns) -> String {
    let cell = |c| columns.cell(row, c).map(excerpt).unwrap_or_default();
    match (cell(Column::Number), cell(Column::Title)) {
        (number, title) if number.is_empty() => title,
        (number, title) => format!("nhiệm vụ số {number}: {title}"),
    }
}
