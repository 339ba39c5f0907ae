//! The tables of the address book and their columns.

use crate::plan::folded;

/// A column of a table.
pub struct Column {
    pub name: &'static str,
    /// Other headers under which it is known.
    pub also: &'static [&'static str],
    /// In characters.
    pub width: f64,
    /// A table is known by these.
    pub is_key: bool,
}

/// A table, on a sheet of its own.
pub struct Table {
    pub name: &'static str,
    /// What stands above it for whoever fills it.
    pub about: &'static str,
    pub columns: &'static [Column],
}

const fn column(name: &'static str, also: &'static [&'static str], width: f64, is_key: bool) -> Column {
    Column {
        name,
        also,
        width,
        is_key,
    }
}

const NOTE: Column = column("Ghi chú", &["Chú thích"], 44.0, false);

/// Columns of the table of units.
pub mod unit {
    pub const ID: usize = 0;
    pub const NAME: usize = 1;
    pub const ALIASES: usize = 2;
    pub const ADDRESS: usize = 3;
    pub const HEAD: usize = 4;
    pub const HEAD_ADDRESS: usize = 5;
    pub const FROM: usize = 6;
    pub const TO: usize = 7;
    pub const INTO: usize = 8;
    pub const NOTE: usize = 9;
}

pub const UNITS: Table = Table {
    name: "Đơn vị",
    about: "Mỗi đơn vị một hàng. Đổi tên: ghi ngày cuối ở cột “Hiệu lực đến” của hàng cũ và thêm một hàng mới cùng mã; \
            sáp nhập: ghi thêm mã đơn vị nhận ở cột “Sáp nhập vào”. Không xóa hàng cũ.",
    columns: &[
        column("Mã", &["Mã đơn vị", "Ký hiệu", "Mã số"], 10.0, false),
        column("Tên đơn vị", &["Đơn vị", "Tên"], 46.0, true),
        column(
            "Tên gọi khác",
            &["Tên khác", "Tên viết tắt", "Tên cũ"],
            34.0,
            false,
        ),
        column(
            "Địa chỉ thư",
            &["Địa chỉ thư điện tử", "Thư điện tử", "Email", "Hộp thư"],
            32.0,
            true,
        ),
        column(
            "Người đứng đầu",
            &["Thủ trưởng", "Họ tên người đứng đầu"],
            28.0,
            false,
        ),
        column(
            "Địa chỉ người đứng đầu",
            &["Địa chỉ thư người đứng đầu", "Email người đứng đầu"],
            32.0,
            false,
        ),
        column("Hiệu lực từ", &["Có hiệu lực từ", "Từ ngày"], 13.0, false),
        column(
            "Hiệu lực đến",
            &["Có hiệu lực đến", "Đến ngày", "Hết hiệu lực"],
            13.0,
            false,
        ),
        column(
            "Sáp nhập vào",
            &[
                "Thay bằng",
                "Thay bằng hoặc sáp nhập vào",
                "Sáp nhập vào hoặc thay bằng",
            ],
            15.0,
            false,
        ),
        NOTE,
    ],
};

/// Columns of the table of groups.
pub mod group {
    pub const NAME: usize = 0;
    pub const ALIASES: usize = 1;
    pub const MEMBERS: usize = 2;
    pub const NOTE: usize = 3;
}

pub const GROUPS: Table = Table {
    name: "Nhóm",
    about: "Cụm từ trong kế hoạch chỉ nhiều đơn vị, ví dụ “Các phòng chuyên môn”. \
            Thành viên: ghi mã các đơn vị, cách nhau bằng dấu chấm phẩy.",
    columns: &[
        column("Tên nhóm", &["Nhóm", "Tên nhóm đơn vị"], 46.0, true),
        column("Tên gọi khác", &["Tên khác"], 34.0, false),
        column("Thành viên", &["Các thành viên", "Đơn vị thành viên"], 44.0, true),
        NOTE,
    ],
};

/// Columns of the table of absences.
pub mod absence {
    pub const WHO: usize = 0;
    pub const BY: usize = 1;
    pub const BY_ADDRESS: usize = 2;
    pub const FROM: usize = 3;
    pub const TO: usize = 4;
}

pub const ABSENCES: Table = Table {
    name: "Vắng mặt",
    about: "Trong những ngày này (kể cả ngày đầu và ngày cuối), thư được gửi cho người thay; sau đó tự động gửi lại như cũ. \
            Ngày ghi theo dạng ngày/tháng/năm.",
    columns: &[
        column(
            "Đơn vị hoặc người vắng mặt",
            &["Đơn vị/người vắng", "Người vắng mặt", "Người vắng", "Vắng mặt"],
            46.0,
            true,
        ),
        column(
            "Người thay",
            &["Người thay thế", "Đơn vị hoặc người thay"],
            34.0,
            true,
        ),
        column(
            "Địa chỉ người thay",
            &["Địa chỉ", "Địa chỉ thư", "Email người thay"],
            32.0,
            false,
        ),
        column("Từ ngày", &["Từ"], 13.0, true),
        column("Đến ngày", &["Đến", "Đến hết ngày"], 13.0, true),
        NOTE,
    ],
};

/// Columns of the table of wishes.
pub mod wish {
    pub const UNIT: usize = 0;
    pub const START: usize = 1;
    pub const AHEAD_10: usize = 2;
    pub const AHEAD_5: usize = 3;
    pub const COPY: usize = 4;
}

pub const WISHES: Table = Table {
    name: "Tùy chọn",
    about: "Chỉ ghi đơn vị muốn khác mặc định; để trống là “Có”. Thư trước hạn 02 ngày làm việc, thư ngày đến hạn \
            và thư quá hạn luôn được gửi.",
    columns: &[
        column("Đơn vị", &["Tên đơn vị", "Mã đơn vị"], 46.0, true),
        column("Nhắc khi bắt đầu và giữa kỳ", &["Nhắc khi bắt đầu"], 18.0, false),
        column("Nhắc trước 10 ngày", &["Nhắc 10 ngày"], 14.0, true),
        column(
            "Nhắc trước 5 ngày",
            &["Nhắc 5 ngày", "Nhắc trước 05 ngày"],
            14.0,
            false,
        ),
        column(
            "Gửi bản sao đến",
            &[
                "Bản sao",
                "Sao gửi",
                "Địa chỉ nhận bản sao",
                "Gửi thêm bản sao đến",
            ],
            32.0,
            false,
        ),
        NOTE,
    ],
};

pub const ALL: [&Table; 4] = [&UNITS, &GROUPS, &ABSENCES, &WISHES];

impl Table {
    /// Where each column stands in a header row; `None` where the row is not this table's header.
    pub fn find(&self, header: &[String]) -> Option<Vec<Option<usize>>> {
        let cells: Vec<String> = header.iter().map(|c| folded(c)).collect();
        let mut taken = vec![false; cells.len()];
        let mut found = vec![None; self.columns.len()];
        // Exact words first, so that a slip in one header never takes another's column.
        for slip in [false, true] {
            for (place, column) in found.iter_mut().zip(self.columns).filter(|(p, _)| p.is_none()) {
                let free = cells
                    .iter()
                    .enumerate()
                    .find(|(i, c)| !taken[*i] && column.is(c, slip));
                if let Some((i, _)) = free {
                    taken[i] = true;
                    *place = Some(i);
                }
            }
        }
        let has_keys = found
            .iter()
            .zip(self.columns)
            .all(|(p, c)| p.is_some() || !c.is_key);
        has_keys.then_some(found)
    }
}

impl Column {
    fn is(&self, cell: &str, slip: bool) -> bool {
        let names = std::iter::once(&self.name).chain(self.also);
        names.map(|n| folded(n)).any(|name| match slip {
            false => cell == name,
            true => strsim::damerau_levenshtein(cell, &name) <= name.chars().count() / 6,
        })
    }
}
