//! The columns of form II.06a and the counts of one row.

use serde::{Deserialize, Serialize};

/// Columns 3 to 13 of form II.06a (facts/domain.md 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    /// Tiếp nhận: tổng số.
    C3,
    /// Trong kỳ: trực tuyến.
    C4,
    /// Trong kỳ: trực tiếp, dịch vụ bưu chính công ích.
    C5,
    /// Từ kỳ trước.
    C6,
    /// Đã giải quyết: tổng số.
    C7,
    /// Trước hạn.
    C8,
    /// Đúng hạn.
    C9,
    /// Quá hạn.
    C10,
    /// Đang giải quyết: tổng số.
    C11,
    /// Trong hạn.
    C12,
    /// Quá hạn.
    C13,
}

impl Column {
    pub const ALL: [Column; 11] = [
        Column::C3,
        Column::C4,
        Column::C5,
        Column::C6,
        Column::C7,
        Column::C8,
        Column::C9,
        Column::C10,
        Column::C11,
        Column::C12,
        Column::C13,
    ];

    /// The column of that name in profiles and in JSON, "c3" to "c13".
    pub fn named(name: &str) -> Option<Column> {
        let number: usize = name.strip_prefix('c')?.parse().ok()?;
        Column::ALL
            .into_iter()
            .find(|c| c.number() == number && name == format!("c{number}"))
    }

    /// The column's number on the form, 3 to 13.
    pub fn number(self) -> usize {
        self as usize + 3
    }

    /// What the form counts in the column.
    pub fn title(self) -> &'static str {
        match self {
            Column::C3 => "tổng số tiếp nhận",
            Column::C4 => "tiếp nhận trực tuyến",
            Column::C5 => "tiếp nhận trực tiếp, qua bưu chính",
            Column::C6 => "từ kỳ trước chuyển qua",
            Column::C7 => "tổng số đã giải quyết",
            Column::C8 => "giải quyết trước hạn",
            Column::C9 => "giải quyết đúng hạn",
            Column::C10 => "giải quyết quá hạn",
            Column::C11 => "tổng số đang giải quyết",
            Column::C12 => "đang giải quyết trong hạn",
            Column::C13 => "đang giải quyết quá hạn",
        }
    }
}

/// The eleven counts of one row; `None` is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub c3: Option<i64>,
    pub c4: Option<i64>,
    pub c5: Option<i64>,
    pub c6: Option<i64>,
    pub c7: Option<i64>,
    pub c8: Option<i64>,
    pub c9: Option<i64>,
    pub c10: Option<i64>,
    pub c11: Option<i64>,
    pub c12: Option<i64>,
    pub c13: Option<i64>,
}

impl Counts {
    pub fn get(&self, column: Column) -> Option<i64> {
        match column {
            Column::C3 => self.c3,
            Column::C4 => self.c4,
            Column::C5 => self.c5,
            Column::C6 => self.c6,
            Column::C7 => self.c7,
            Column::C8 => self.c8,
            Column::C9 => self.c9,
            Column::C10 => self.c10,
            Column::C11 => self.c11,
            Column::C12 => self.c12,
            Column::C13 => self.c13,
        }
    }

    pub fn set(&mut self, column: Column, value: Option<i64>) {
        let cell = match column {
            Column::C3 => &mut self.c3,
            Column::C4 => &mut self.c4,
            Column::C5 => &mut self.c5,
            Column::C6 => &mut self.c6,
            Column::C7 => &mut self.c7,
            Column::C8 => &mut self.c8,
            Column::C9 => &mut self.c9,
            Column::C10 => &mut self.c10,
            Column::C11 => &mut self.c11,
            Column::C12 => &mut self.c12,
            Column::C13 => &mut self.c13,
        };
        *cell = value;
    }

    /// Whether each of the eleven is a zero.
    pub fn is_all_zero(&self) -> bool {
        Column::ALL.into_iter().all(|column| self.get(column) == Some(0))
    }

    /// Whether any of the eleven is known.
    pub fn any_known(&self) -> bool {
        Column::ALL.into_iter().any(|column| self.get(column).is_some())
    }
}
