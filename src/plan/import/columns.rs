//! Which column of a table is which, by the words of its header.

use super::label::Label;
use crate::paper::table::Row;
use crate::plan::office::spelling::folded;

/// A header cell is short; more words are content.
const MAX_WORDS: usize = 14;

/// The columns of a plan that the product reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Number,
    Title,
    Lead,
    Support,
    Deadline,
    Deliverable,
}

impl Field {
    pub const COUNT: usize = 6;

    /// How findings name the column.
    pub fn name(self) -> &'static str {
        match self {
            Field::Number => "TT",
            Field::Title => "Nội dung công việc",
            Field::Lead => "Đơn vị chủ trì",
            Field::Support => "Đơn vị phối hợp",
            Field::Deadline => "Thời gian hoàn thành",
            Field::Deliverable => "Sản phẩm",
        }
    }
}

/// Where each field stands in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    at: [Option<usize>; Field::COUNT],
    /// How plainly the header says so, so that a plainer one wins.
    sure: [u8; Field::COUNT],
    /// One column holds lead and cooperating units.
    pub shared: bool,
    /// The header's words, to know it again.
    words: Vec<String>,
}

impl Columns {
    /// The columns of a header row of a task table; `None` for any other row.
    pub fn of_header(row: &Row) -> Option<Columns> {
        if row
            .cells
            .iter()
            .any(|cell| matches!(Label::of(cell), Some(Label::Arabic(_) | Label::Roman(..))))
        {
            return None;
        }
        let mut columns = Columns {
            words: row.cells.iter().map(|cell| folded(cell)).collect(),
            ..Columns::default()
        };
        columns.take(&row.cells)?;
        let has_more =
            columns.has(Field::Lead) || columns.has(Field::Deadline) || columns.has(Field::Support);
        if !columns.has(Field::Title) || !has_more {
            return None;
        }
        let first_is_bare = row.cells.first().is_some_and(String::is_empty);
        if !columns.has(Field::Number) && first_is_bare && columns.at(Field::Title) > Some(0) {
            columns.at[Field::Number as usize] = Some(0);
        }
        Some(columns)
    }

    /// The columns with those of a second header row under a merged cell, "Đơn vị
    /// thực hiện" over "Chủ trì" and "Phối hợp".
    pub fn with_second_row(&self, row: &Row) -> Option<Columns> {
        let mut columns = self.clone();
        let width = self.words.len().max(row.cells.len());
        columns.words.resize(width, String::new());
        columns.take(&row.cells)?;
        let is_more = (0..Field::COUNT).any(|i| columns.at[i].is_some() && self.at[i].is_none());
        is_more.then_some(columns)
    }

    /// Enters header cells; `None` if one is no header cell.
    fn take(&mut self, cells: &[String]) -> Option<()> {
        for (index, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
            if !may_be_header(cell) {
                return None;
            }
            let Some((field, sure)) = field_of(cell) else {
                continue;
            };
            let known = field as usize;
            if self.at[known].is_none() || sure > self.sure[known] {
                self.at[known] = Some(index);
                self.sure[known] = sure;
                if field == Field::Lead {
                    self.shared = folded(cell).contains("phoi hop");
                }
            }
        }
        self.shared &= !self.has(Field::Support);
        Some(())
    }

    pub fn at(&self, field: Field) -> Option<usize> {
        self.at[field as usize]
    }

    pub fn has(&self, field: Field) -> bool {
        self.at(field).is_some()
    }

    /// Cells in the header row.
    pub fn width(&self) -> usize {
        self.words.len()
    }

    /// Whether a row that looks like a header is this one repeated, or surely the
    /// header of another table; content may bear a header's words too.
    pub fn is_again(&self, other: &Columns) -> bool {
        let is_numbered = other.sure[Field::Number as usize] > 0;
        other.words == self.words || (is_numbered && other.known() > 2)
    }

    /// How many columns were recognised.
    pub fn known(&self) -> usize {
        self.at.iter().flatten().count()
    }

    /// The row's cell of that field, empty where there is none.
    pub fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let cell = self.at(field).and_then(|i| row.cells.get(i));
        cell.map(String::as_str).unwrap_or_default()
    }
}

/// Header cells are a few words that begin with a capital; pieces of prose are not.
fn may_be_header(cell: &str) -> bool {
    let is_lower = cell
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_lowercase);
    !is_lower && !cell.ends_with(['.', ';']) && cell.split_whitespace().count() <= MAX_WORDS
}

/// A header cell's field, and how plainly it says so.
fn field_of(cell: &str) -> Option<(Field, u8)> {
    let words = folded(cell);
    let has = |any: &[&str]| {
        any.iter()
            .any(|w| format!(" {words} ").contains(&format!(" {w} ")))
    };
    if ["tt", "stt", "so tt", "so thu tu", "so", "no"].contains(&words.as_str()) {
        return Some((Field::Number, 2));
    }
    if has(&["ghi chu", "kinh phi", "can cu", "lanh dao", "trang thai", "ty le"]) {
        return None;
    }
    let field = if has(&["chu tri"]) {
        (Field::Lead, 2)
    } else if has(&["phoi hop"]) {
        (Field::Support, 2)
    } else if has(&["hoan thanh", "ket thuc", "thoi han", "han", "han cuoi"])
        && !has(&["ket qua", "san pham"])
    {
        (Field::Deadline, 2)
    } else if has(&["thoi gian", "thoi diem", "tien do", "ngay"]) {
        (Field::Deadline, 1)
    } else if has(&["san pham", "dau ra"]) {
        (Field::Deliverable, 2)
    } else if has(&["ket qua"]) {
        (Field::Deliverable, 1)
    } else if has(&[
        "phu trach",
        "phan cong",
        "chiu trach nhiem",
        "dau moi",
        "tham muu",
    ]) || (has(&["don vi", "co quan", "phong", "bo phan", "nguoi"])
        && (has(&["thuc hien"]) || words.split(' ').count() <= 4))
    {
        (Field::Lead, 1)
    } else if has(&[
        "noi dung",
        "nhiem vu",
        "cong viec",
        "dau viec",
        "hoat dong",
        "giai phap",
    ]) {
        (Field::Title, 1)
    } else {
        return None;
    };
    Some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Row {
        Row {
            line: 1,
            cells: cells.iter().map(|c| (*c).to_owned()).collect(),
            ..Row::default()
        }
    }

    #[test]
    fn columns_are_known_by_their_words_in_any_order() {
        use Field::*;
        for (cells, want) in [
            (
                &[
                    "TT",
                    "Nội dung công việc",
                    "Đơn vị chủ trì",
                    "Đơn vị phối hợp",
                    "Thời gian hoàn thành",
                    "Sản phẩm",
                ][..],
                &[
                    Some(Number),
                    Some(Title),
                    Some(Lead),
                    Some(Support),
                    Some(Deadline),
                    Some(Deliverable),
                ][..],
            ),
            (
                &[
                    "STT",
                    "Thời hạn",
                    "Tên nhiệm vụ",
                    "Kết quả thực hiện nhiệm vụ",
                    "Cơ quan chủ trì",
                    "Ghi chú",
                ],
                &[
                    Some(Number),
                    Some(Deadline),
                    Some(Title),
                    Some(Deliverable),
                    Some(Lead),
                    None,
                ],
            ),
            (
                &[
                    "Số TT",
                    "NHIỆM VỤ, GIẢI PHÁP",
                    "ĐƠN VỊ THỰC HIỆN",
                    "THỜI GIAN THỰC HIỆN",
                    "KINH PHÍ",
                ],
                &[Some(Number), Some(Title), Some(Lead), Some(Deadline), None],
            ),
            (
                &[
                    "",
                    "Nội dung",
                    "Phòng phụ trách",
                    "Thời gian bắt đầu",
                    "Hạn hoàn thành",
                    "Sản phẩm đầu ra",
                ],
                &[
                    Some(Number),
                    Some(Title),
                    Some(Lead),
                    None,
                    Some(Deadline),
                    Some(Deliverable),
                ],
            ),
        ] {
            let columns = Columns::of_header(&row(cells)).unwrap();
            for (index, field) in want.iter().enumerate() {
                let found = [Number, Title, Lead, Support, Deadline, Deliverable]
                    .into_iter()
                    .find(|f| columns.at(*f) == Some(index));
                assert_eq!(found, *field, "{:?}", cells[index]);
            }
        }
    }

    #[test]
    fn content_is_no_header() {
        for cells in [
            &[
                "1",
                "Ban hành Kế hoạch",
                "Văn phòng",
                "",
                "Thường xuyên",
                "Kế hoạch",
            ][..],
            &["II", "Cải cách thể chế"],
            &[
                "1",
                "Nhiệm vụ chuyển đổi số",
                "Phòng Kế toán",
                "",
                "Hoàn thành trong tháng 6",
            ],
            &["Nơi nhận:", "TRƯỞNG BAN"],
            &["- Nội dung rà soát", "kịp thời các nhiệm vụ", "chủ trì tham mưu"],
            &["", "Nội dung tiếp theo của hàng trước"],
            &[],
        ] {
            assert_eq!(Columns::of_header(&row(cells)), None, "{cells:?}");
        }
    }

    #[test]
    fn a_second_header_row_divides_a_merged_cell() {
        let first =
            Columns::of_header(&row(&["TT", "Nhiệm vụ", "Đơn vị thực hiện", "", "Thời gian"])).unwrap();
        let both = first
            .with_second_row(&row(&["", "", "Chủ trì", "Phối hợp"]))
            .unwrap();
        assert_eq!(both.at(Field::Lead), Some(2));
        assert_eq!(both.at(Field::Support), Some(3));
        assert_eq!(both.with_second_row(&row(&["", "", "Chủ trì", "Phối hợp"])), None);
        let shared = Columns::of_header(&row(&["TT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp"])).unwrap();
        assert!(shared.shared);
    }
}
