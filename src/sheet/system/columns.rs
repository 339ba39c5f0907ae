//! Which column of a task system's export is which, by the words of its header.

use crate::paper::table::Row;
use crate::plan::folded;

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Number,
    Code,
    Title,
    Document,
    Assigned,
    Lead,
    Support,
    Deadline,
    State,
    Finished,
    Result,
}

const COUNT: usize = 11;
/// A header cell is short.
const MAX_WORDS: usize = 12;

/// Where each field stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    at: [Option<usize>; COUNT],
    names: Vec<String>,
}

impl Columns {
    /// The columns of such a header; `None` for any other row. A plan's header has no state.
    pub fn of(row: &Row) -> Option<Columns> {
        let mut at = [None; COUNT];
        let mut sure = [0; COUNT];
        for (index, cell) in row.cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            if cell.split_whitespace().count() > MAX_WORDS {
                return None;
            }
            let Some((field, how)) = field_of(&folded(cell)) else {
                continue;
            };
            if how > sure[field as usize] {
                (at[field as usize], sure[field as usize]) = (Some(index), how);
            }
        }
        let columns = Columns {
            at,
            names: row.cells.clone(),
        };
        let has = |field| columns.at(field).is_some();
        let is_list =
            has(Field::Title) && has(Field::State) && (has(Field::Deadline) || has(Field::Finished));
        is_list.then_some(columns)
    }

    fn at(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    pub fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let cell = self.at(field).and_then(|at| row.cells.get(at));
        cell.map_or("", String::as_str)
    }

    /// "ô H7 (Ngày hoàn thành)".
    pub fn place(&self, row: &Row, field: Field) -> String {
        match self.at(field) {
            Some(at) => {
                let name = self.names.get(at).map(String::as_str).unwrap_or_default();
                format!(
                    "ô {} ({})",
                    crate::sheet::cell::name(at, row.line),
                    crate::sheet::cell::excerpt(name)
                )
            }
            None => format!("hàng {}", row.line),
        }
    }

    /// Whether the row is a task: no blank, heading, total, repeated header or row of column numbers.
    pub fn is_task(&self, row: &Row) -> bool {
        let own = row.without_inherited();
        let title = folded(self.cell(row, Field::Title));
        let says = [
            Field::Lead,
            Field::Deadline,
            Field::State,
            Field::Assigned,
            Field::Finished,
        ];
        let is_filled = says.into_iter().any(|f| !self.cell(&own, f).is_empty());
        let is_numbers = own
            .cells
            .iter()
            .filter(|c| !c.is_empty())
            .all(|c| c.trim_matches(['(', ')', '[', ']']).parse::<u32>().is_ok());
        let is_total = title.starts_with("tong cong") || title.starts_with("tong so") || title == "tong";
        is_filled && !is_numbers && !is_total && Columns::of(&own).is_none()
    }
}

/// A header's field, and how plainly it says so.
fn field_of(words: &str) -> Option<(Field, u8)> {
    let has = |any: &[&str]| {
        any.iter()
            .any(|w| format!(" {words} ").contains(&format!(" {w} ")))
    };
    let is = |any: &[&str]| any.contains(&words);
    Some(if is(&["tt", "stt", "so tt", "so thu tu"]) {
        (Field::Number, 2)
    } else if is(&["ma", "ma nv", "ma so", "id"]) || has(&["ma nhiem vu", "ma cong viec"]) {
        (Field::Code, 2)
    } else if has(&[
        "ghi chu",
        "nguoi giao",
        "don vi giao",
        "co quan giao",
        "lanh dao",
        "chuyen vien",
    ]) {
        return None;
    } else if has(&["trang thai", "tinh trang"]) {
        (Field::State, 3)
    } else if has(&["chu tri"]) {
        (Field::Lead, 3)
    } else if has(&["phoi hop"]) {
        (Field::Support, 3)
    } else if has(&["ket qua"]) && has(&["van ban", "so", "ky hieu", "san pham", "bao cao"]) {
        match has(&["ngay"]) {
            true => (Field::Finished, 1),
            false => (Field::Result, 3),
        }
    } else if has(&["hoan thanh"]) && has(&["ngay", "thuc te"]) && !has(&["han"]) {
        (Field::Finished, 3)
    } else if has(&["han", "thoi han", "het han"]) {
        (Field::Deadline, 3)
    } else if has(&["thoi gian hoan thanh", "thoi gian thuc hien"]) {
        (Field::Deadline, 2)
    } else if has(&[
        "ngay giao",
        "ngay van ban",
        "ngay ban hanh",
        "ngay vb",
        "ngay nhan",
    ]) {
        (Field::Assigned, if has(&["giao"]) { 3 } else { 2 })
    } else if has(&["van ban", "vb", "so ky hieu", "cong van", "can cu"]) {
        (Field::Document, if has(&["giao"]) { 3 } else { 1 })
    } else if has(&["san pham"]) {
        (Field::Result, 1)
    } else if has(&["tien do", "ket qua thuc hien", "ket qua"]) {
        (Field::State, 1)
    } else if has(&["don vi", "phong", "co quan"]) && !has(&["giao nhiem vu"]) {
        (Field::Lead, 1)
    } else if has(&["noi dung"]) {
        (Field::Title, 3)
    } else if has(&["nhiem vu", "cong viec", "trich yeu"]) {
        (Field::Title, 2)
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row {
            line: 4,
            cells: cells.iter().map(|c| (*c).to_owned()).collect(),
            ..Row::default()
        }
    }

    #[test]
    fn columns_are_known_by_their_words() {
        use Field::*;
        for (cells, want) in [
            (
                &[
                    "STT",
                    "Nội dung nhiệm vụ",
                    "Văn bản giao",
                    "Ngày giao",
                    "Đơn vị chủ trì",
                    "Đơn vị phối hợp",
                    "Hạn xử lý",
                    "Trạng thái",
                    "Ngày hoàn thành",
                    "Số văn bản kết quả",
                ][..],
                &[
                    Number, Title, Document, Assigned, Lead, Support, Deadline, State, Finished, Result,
                ][..],
            ),
            (
                &[
                    "TT",
                    "Mã nhiệm vụ",
                    "Nhiệm vụ",
                    "Số, ký hiệu văn bản giao nhiệm vụ",
                    "Ngày văn bản",
                    "Đơn vị thực hiện",
                    "Thời hạn hoàn thành",
                    "Tình trạng",
                    "Thời gian hoàn thành thực tế",
                    "Văn bản kết quả",
                ],
                &[
                    Number, Code, Title, Document, Assigned, Lead, Deadline, State, Finished, Result,
                ],
            ),
        ] {
            let row = row(cells);
            let columns = Columns::of(&row).expect("a header");
            for (index, field) in want.iter().enumerate() {
                assert_eq!(columns.at(*field), Some(index), "{}", cells[index]);
            }
        }
    }

    #[test]
    fn a_plans_header_is_none_and_headings_are_no_tasks() {
        let plan = [
            "TT",
            "Nội dung",
            "Đơn vị chủ trì",
            "Thời gian hoàn thành",
            "Sản phẩm",
        ];
        assert_eq!(Columns::of(&row(&plan)), None);
        let header = row(&["STT", "Nội dung", "Hạn xử lý", "Trạng thái"]);
        let columns = Columns::of(&header).expect("a header");
        for cells in [
            &["", "", "", ""][..],
            &["I", "Nhiệm vụ Ủy ban nhân dân thành phố giao", "", ""],
            &["(1)", "(2)", "(3)", "(4)"],
            &["", "Tổng cộng", "", "158"],
            &["STT", "Nội dung", "Hạn xử lý", "Trạng thái"],
        ] {
            assert!(!columns.is_task(&row(cells)), "{cells:?}");
        }
        assert!(columns.is_task(&row(&["1", "Báo cáo", "30/6/2026", "Đã hoàn thành"])));
    }
}
