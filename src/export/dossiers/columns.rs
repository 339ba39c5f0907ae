//! The columns of a list of dossiers, by what portals call them.

use crate::export::folding::bare;
use crate::paper::table::Row;
use std::collections::BTreeMap;

const LONGEST_HEADER: usize = 60;

/// What is read of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Code,
    Sector,
    Received,
    Due,
    Resolved,
    Channel,
    State,
}

impl Field {
    pub fn name(self) -> &'static str {
        match self {
            Field::Code => "Mã hồ sơ",
            Field::Sector => "Lĩnh vực",
            Field::Received => "Ngày tiếp nhận",
            Field::Due => "Ngày hẹn trả",
            Field::Resolved => "Ngày trả kết quả",
            Field::Channel => "Hình thức nộp",
            Field::State => "Trạng thái",
        }
    }
}

/// How portals head these columns, the surest words first.
const HEADERS: [(Field, &[&str]); 7] = [
    (
        Field::Code,
        &[
            "ma ho so",
            "so ho so",
            "ma so ho so",
            "ma hs",
            "so bien nhan",
            "ma bien nhan",
        ],
    ),
    (Field::Sector, &["linh vuc", "ten linh vuc"]),
    (
        Field::Due,
        &[
            "ngay hen tra",
            "hen tra",
            "thoi gian hen tra",
            "ngay hen",
            "han tra",
            "han xu ly",
            "han giai quyet",
            "ngay tra du kien",
            "ngay du kien",
        ],
    ),
    (
        Field::Received,
        &[
            "ngay tiep nhan",
            "thoi gian tiep nhan",
            "ngay nhan",
            "thoi diem tiep nhan",
            "tiep nhan",
            "ngay nop",
        ],
    ),
    (
        Field::Resolved,
        &[
            "ngay tra",
            "ngay co ket qua",
            "ngay ket thuc",
            "ngay hoan thanh",
            "thoi gian tra",
            "ngay giai quyet",
            "ngay xu ly xong",
            "ngay thuc tra",
            "thoi gian ket thuc",
        ],
    ),
    (
        Field::Channel,
        &[
            "hinh thuc nop",
            "hinh thuc tiep nhan",
            "kenh tiep nhan",
            "kenh nop",
            "hinh thuc",
            "cach thuc nop",
        ],
    ),
    (Field::State, &["trang thai", "tinh trang"]),
];

/// Where the columns stand.
pub type Columns = BTreeMap<Field, usize>;

/// The columns of a header row: when it was received, and when due or resolved.
pub fn columns(row: &Row) -> Option<Columns> {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|c| {
            if c.chars().count() <= LONGEST_HEADER {
                bare(c)
            } else {
                String::new()
            }
        })
        .collect();
    let mut found = Columns::new();
    for (field, words) in HEADERS {
        let place = words.iter().find_map(|word| {
            let is_it =
                |c: &String| (c == word || c.starts_with(&format!("{word} "))) && !is_another(field, c);
            let is_free = |at: &usize| !found.values().any(|taken| taken == at);
            (0..cells.len()).find(|at| is_it(&cells[*at]) && is_free(at))
        });
        if let Some(place) = place {
            found.insert(field, place);
        }
    }
    let has = |field| found.contains_key(&field);
    (has(Field::Received) && (has(Field::Due) || has(Field::Resolved))).then_some(found)
}

/// "Ngày nhận kết quả" is no day of reception, "ngày trả dự kiến" none of handing over.
fn is_another(field: Field, words: &str) -> bool {
    match field {
        Field::Received => words.contains("ket qua"),
        Field::Resolved => words.contains("hen ") || words.contains("du kien"),
        _ => false,
    }
}
