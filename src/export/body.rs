//! The rows of form II.06a: sectors, the totals row wherever it stands; groups, repeated headers,
//! notes and signatures are passed over.

mod middle;

use super::content::{Refused, Trouble};
use super::folding::bare;
use super::header::Header;
use super::number::{self, Cell};
use super::place::{letters, of_sheet};
use crate::calendar::count;
use crate::dossier::{Column, SectorRow, TOTAL};
use crate::paper::grid::Grid;
use crate::paper::table::{Row, cleaned};
use std::collections::BTreeSet;

/// A form has tens of sectors; beyond this it is another table.
const MOST_SECTORS: usize = 500;
const LONGEST_NAME: usize = 200;

/// What the rows say.
#[derive(Debug, Default)]
pub struct Body {
    pub rows: Vec<SectorRow>,
    pub total: Option<SectorRow>,
    pub words: Vec<(usize, Vec<String>)>,
    pub lines: (usize, usize),
    pub remarks: Vec<String>,
    troubles: Vec<Trouble>,
    unknown: i64,
    groups: Vec<Group>,
    /// The first sector below the last totals row of a part.
    part_from: usize,
    done: bool,
}

/// A row that sums up those below it.
#[derive(Debug)]
struct Group {
    row: SectorRow,
    /// How many sectors stood before it.
    at: usize,
}

/// What the rows around one say of it.
#[derive(Clone, Copy)]
struct Shape<'r> {
    /// Sectors are numbered.
    has_numbers: bool,
    /// Rows with figures follow.
    before_last: bool,
    below: &'r [Row],
}

/// What a row is.
enum What {
    Nothing,
    Total,
    Group,
    Sector,
}

pub fn read(grid: &Grid, header: &Header) -> Result<Body, Refused> {
    let mut body = Body::default();
    let rows: Vec<Row> = grid.rows[header.body..]
        .iter()
        .map(Row::without_inherited)
        .collect();
    let has_numbers = rows.iter().any(|row| is_number(&cell(row, header.number)));
    let last_counted = rows.iter().rposition(|row| counted(row, header) > 0).unwrap_or(0);
    for (at, row) in rows.iter().enumerate() {
        if body.done {
            break;
        }
        let shape = Shape {
            has_numbers,
            before_last: at < last_counted,
            below: rows.get(at + 1..).unwrap_or_default(),
        };
        body.take(row, header, grid, shape);
        if body.rows.len() > MOST_SECTORS {
            return Err(Refused::new(format!(
                "Bảng có hơn {MOST_SECTORS} hàng lĩnh vực; đề nghị chỉ để lại biểu II.06a."
            )));
        }
    }
    body.settle_groups();
    body.refuse_twins(grid);
    if !body.troubles.is_empty() {
        return Err(Refused {
            why: format!(
                "Biểu II.06a có {} chỗ không đọc được; chưa ghi nhận số liệu nào.",
                count(i64::try_from(body.troubles.len()).unwrap_or(i64::MAX))
            ),
            troubles: body.troubles,
            is_unreadable: false,
        });
    }
    let has_figures = |row: &SectorRow| row.counts.any_known();
    if !body.rows.iter().chain(&body.total).any(has_figures) {
        return Err(Refused::new(
            "Biểu II.06a không có số liệu nào; bảng để trống không phải là số 0, đề nghị xuất lại.",
        ));
    }
    body.remark(header);
    Ok(body)
}

/// How many of the row's cells are counts.
fn counted(row: &Row, header: &Header) -> usize {
    let places = header.columns.iter().flat_map(|(_, places)| places);
    let cells = places.filter_map(|at| row.cells.get(*at));
    cells
        .filter(|text| matches!(number::read(text), Cell::Count(_)))
        .count()
}

fn cell(row: &Row, at: Option<usize>) -> String {
    at.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default()
}

/// "1", "01", "1.2"; how forms number their sectors.
fn is_number(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// "I", "IV", "A": how they number groups.
fn is_group_number(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')']);
    let is_roman = !text.is_empty() && text.len() <= 5 && text.chars().all(|c| "IVX".contains(c));
    let is_letter = text.len() == 1 && text.chars().all(|c| c.is_ascii_uppercase());
    is_roman || is_letter
}

impl Body {
    fn take(&mut self, row: &Row, header: &Header, grid: &Grid, shape: Shape) {
        let cells: Vec<(Column, usize, String)> = header
            .columns
            .iter()
            .flat_map(|(column, places)| places.iter().map(|at| (*column, *at, cell(row, Some(*at)))))
            .collect();
        let what = self.what(row, header, shape);
        if matches!(what, What::Nothing) {
            return;
        }
        let name = self.name(row, header);
        let sector = self.sector(row, header, grid, &cells, name);
        self.words.push((row.line, words(row, header, &cells)));
        self.lines = (if self.lines.0 == 0 { row.line } else { self.lines.0 }, row.line);
        match what {
            What::Total if self.is_of_a_part((row, &sector), header, grid, shape) => {}
            What::Total => {
                self.done = !self.rows.is_empty();
                self.total = Some(SectorRow {
                    sector: TOTAL.to_owned(),
                    ..sector
                });
            }
            What::Group => self.groups.push(Group {
                row: sector,
                at: self.rows.len(),
            }),
            _ => {
                if sector.sector.is_empty() {
                    let place = format!("{}hàng {}", of_sheet(grid), row.line);
                    let text = "có số liệu nhưng không có tên lĩnh vực; đề nghị ghi tên lĩnh vực".to_owned();
                    self.troubles.push(Trouble { place, text });
                }
                self.rows.push(sector);
            }
        }
    }

    fn what(&self, row: &Row, header: &Header, shape: Shape) -> What {
        let (number, name) = (cell(row, header.number), cell(row, Some(header.name)));
        let label = bare(if name.is_empty() { &number } else { &name });
        let is_column_numbers = is_number(&number) && is_number(&name);
        if is_column_numbers || is_repeated(row, header, (&number, &label)) {
            return What::Nothing;
        }
        if counted(row, header) == 0 {
            // Words only: a heading, a note, a signature; a numbered sector without figures is one,
            // and where nothing is numbered, one that stands among the others.
            let has_words = !name.is_empty() && !is_number(&name) && !is_total(&label);
            let is_heading = name.split_whitespace().next().is_some_and(is_group_number);
            let stands_among = header.number.is_none() && shape.before_last && !is_heading;
            return match has_words && (is_number(&number) || stands_among) {
                true => What::Sector,
                false => What::Nothing,
            };
        }
        if is_total(&label) {
            return What::Total;
        }
        if label == "cong" || is_sum(&name) && !is_number(&number) {
            return What::Group;
        }
        match shape.has_numbers && is_group_number(&number) {
            true => What::Group,
            false => What::Sector,
        }
    }

    /// The sector's name, without what steers nothing.
    fn name(&self, row: &Row, header: &Header) -> String {
        let name = cleaned(&cell(row, Some(header.name))).replace('\n', " ");
        name.chars().take(LONGEST_NAME).collect()
    }

    fn sector(
        &mut self,
        row: &Row,
        header: &Header,
        grid: &Grid,
        cells: &[(Column, usize, String)],
        name: String,
    ) -> SectorRow {
        let mut sector = SectorRow {
            sector: name,
            ..SectorRow::default()
        };
        for (column, places) in &header.columns {
            let mut sum = Some(0i64);
            for (_, at, text) in cells.iter().filter(|(c, ..)| c == column) {
                debug_assert!(places.contains(at));
                match number::read(text) {
                    Cell::Count(n) => sum = sum.and_then(|sum| sum.checked_add(n)),
                    Cell::Unknown => {
                        sum = None;
                        self.unknown += 1;
                    }
                    Cell::TooLarge => {
                        sum = None;
                        self.troubles.push(too_large(grid, row, *at, *column, text));
                    }
                    Cell::Wrong => {
                        sum = None;
                        self.troubles.push(wrong(grid, row, *at, *column, text));
                    }
                }
            }
            sector.counts.set(*column, sum);
        }
        sector
    }

    /// A group's row that sums up the sectors below it is no sector; any other is one.
    fn settle_groups(&mut self) {
        let groups = std::mem::take(&mut self.groups);
        let bounds: Vec<usize> = groups.iter().map(|g| g.at).collect();
        let mut added = 0;
        for (i, group) in groups.into_iter().enumerate() {
            let until = bounds.get(i + 1).copied().unwrap_or(self.rows.len() - added) + added;
            let from = group.at + added;
            let below = self.rows.get(from..until).unwrap_or_default();
            let above = self.rows.get(..from).unwrap_or_default();
            if sums_up(&group.row, below) || (below.is_empty() && sums_up(&group.row, above)) {
                continue;
            }
            self.remarks.push(format!(
                "Hàng “{}” không bằng tổng các hàng bên dưới nên được tính là một lĩnh vực.",
                group.row.sector
            ));
            self.rows.insert(from.min(self.rows.len()), group.row);
            added += 1;
        }
    }

    fn remark(&mut self, header: &Header) {
        if self.unknown > 0 {
            self.remarks.push(format!(
                "{} ô để trống hoặc ghi “-” được giữ là chưa rõ, không tính là 0; nếu là ô công thức, đề nghị mở tệp bằng Excel, lưu lại rồi nhập; nếu là không phát sinh, đề nghị ghi 0 rồi nhập lại.",
                count(self.unknown)
            ));
        }
        let missing: Vec<String> = header.missing().iter().map(|c| c.number().to_string()).collect();
        if !missing.is_empty() {
            self.remarks.push(format!(
                "Bảng không có cột {} của biểu II.06a; số liệu các cột đó chưa rõ.",
                missing.join(", ")
            ));
        }
        if self.total.is_none() {
            self.remarks
                .push("Bảng không có hàng tổng số; tổng số được cộng từ các lĩnh vực.".to_owned());
        }
    }

    /// Of two rows with one name neither is the sector: whatever is made of them would lose one.
    fn refuse_twins(&mut self, grid: &Grid) {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let twins: BTreeSet<&str> = self
            .rows
            .iter()
            .filter(|row| !row.sector.is_empty() && !seen.insert(bare(&row.sector)))
            .map(|row| row.sector.as_str())
            .collect();
        let troubles = twins.into_iter().map(|name| Trouble {
            place: format!("{}lĩnh vực “{name}”", of_sheet(grid)),
            text: "có nhiều hơn một hàng; đề nghị gộp thành một hàng hoặc ghi rõ tên từng hàng".to_owned(),
        });
        self.troubles.extend(troubles);
    }
}

/// A header that is printed again, "Lĩnh vực | Tổng số | Trực tuyến"; a row with a number or with
/// figures is a sector, whatever its name begins with ("Lĩnh vực Đầu tư").
fn is_repeated(row: &Row, header: &Header, (number, label): (&str, &str)) -> bool {
    let heads = ["linh vuc", "tiep nhan", "noi dung"];
    if !heads.iter().any(|w| label.starts_with(w)) {
        return false;
    }
    let cells = || {
        let places = header.columns.iter().flat_map(|(_, places)| places);
        places.filter_map(|at| row.cells.get(*at))
    };
    let has_words = cells().any(|text| text.chars().any(char::is_alphabetic));
    let is_bare = heads.contains(&label);
    counted(row, header) == 0 && !is_number(number) && (has_words || is_bare)
}

/// "Cộng phần A"; "Công Thương" is a sector.
fn is_sum(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    name.starts_with("cộng ") || name.starts_with("cong ")
}

fn is_total(label: &str) -> bool {
    ["tong so", "tong cong"].iter().any(|w| label.starts_with(w))
        || matches!(label, "tong" | "toan co quan" | "toan ban")
}

/// Whether a row is the sum of others in every column that all of them know.
fn sums_up(row: &SectorRow, others: &[SectorRow]) -> bool {
    let mut is_checked = false;
    for column in Column::ALL {
        let sum = others
            .iter()
            .try_fold(0i64, |sum, other| sum.checked_add(other.counts.get(column)?));
        match (row.counts.get(column), sum) {
            (Some(n), Some(sum)) if n != sum => return false,
            (Some(_), Some(_)) => is_checked = true,
            _ => {}
        }
    }
    is_checked && !others.is_empty()
}

/// A whole number that no form holds: a code or a telephone number in the wrong column.
fn too_large(grid: &Grid, row: &Row, at: usize, column: Column, text: &str) -> Trouble {
    let shown: String = text.chars().take(20).collect();
    Trouble {
        text: format!(
            "“{shown}” quá lớn đối với số hồ sơ (nhiều nhất {}); đề nghị kiểm tra lại ô này trong tệp",
            crate::calendar::count(number::LARGEST)
        ),
        ..wrong(grid, row, at, column, "")
    }
}

/// The words of a count are repeated only where they cannot be those of a person.
fn wrong(grid: &Grid, row: &Row, at: usize, column: Column, text: &str) -> Trouble {
    let shown = text.chars().count() <= 20 && !text.chars().any(char::is_alphabetic);
    let text = match shown {
        true => format!("“{text}” không phải số hồ sơ; đề nghị ghi số nguyên, như 1234 hoặc 1.234"),
        false => "không phải số hồ sơ; đề nghị ghi số nguyên, như 1234 hoặc 1.234".to_owned(),
    };
    Trouble {
        place: format!(
            "{}ô {}{} (cột {})",
            of_sheet(grid),
            letters(at),
            row.line,
            column.number()
        ),
        text,
    }
}

/// What is kept of a row: its name and its counts, as they stand there.
fn words(row: &Row, header: &Header, cells: &[(Column, usize, String)]) -> Vec<String> {
    std::iter::once(cell(row, Some(header.name)))
        .chain(cells.iter().map(|(.., text)| text.clone()))
        .collect()
}
