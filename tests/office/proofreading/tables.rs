//! Tables whose rows are the lines of the form, columns of shares, rates of two columns, periods in rows.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

fn loud(table: &str) -> (usize, String) {
    let text = format!("BÁO CÁO\nKết quả giải quyết thủ tục hành chính năm 2025\n\n{table}\n");
    let found = found_in("bao-cao.md", text.as_bytes());
    let loud = found.iter().filter(|f| f.severity > Severity::Hint).count();
    (loud, shown(&found))
}

/// Right tables with what may be wrong in them.
const TABLES: &[(&str, &[(&str, &str)])] = &[
    (
        "| TT | Nội dung | Số hồ sơ |
|---|---|---|
| 1 | Tổng số tiếp nhận | 6.412 |
| 2 | - Tiếp nhận trực tuyến | 5.741 |
| 3 | - Tiếp nhận trực tiếp, bưu chính | 239 |
| 4 | - Từ kỳ trước chuyển qua | 432 |
| 5 | Đã giải quyết | 5.968 |
| 6 | - Trước hạn | 4.120 |
| 7 | - Đúng hạn | 1.812 |
| 8 | - Quá hạn | 36 |
| 9 | Đang giải quyết | 444 |
| 10 | - Trong hạn | 438 |
| 11 | - Quá hạn | 06 |",
        &[
            ("| 6.412 |", "| 5.980 |"),
            ("| 239 |", "| 329 |"),
            ("| 1.812 |", "| 1.821 |"),
            ("| 444 |", "| 464 |"),
            ("| 06 |", "| 16 |"),
        ],
    ),
    (
        "| Chỉ tiêu | Đơn vị | Tháng 10 | Tháng 11 |
|---|---|---|---|
| Tồn đầu kỳ | hồ sơ | 118 | 121 |
| Mới tiếp nhận | hồ sơ | 1.987 | 2.090 |
| Đã giải quyết | hồ sơ | 1.984 | 2.076 |
| Đang giải quyết | hồ sơ | 121 | 135 |",
        &[("| 2.076 |", "| 2.067 |"), ("| 118 |", "| 181 |")],
    ),
    (
        "| Lĩnh vực | Số hồ sơ | Tỷ lệ (%) |
|---|---|---|
| Công chứng | 1.840 | 39,5 |
| Luật sư | 620 | 13,3 |
| Đấu giá tài sản | 415 | 8,9 |
| Hộ tịch | 1.780 | 38,2 |
| Tổng số | 4.655 | 99,9 |",
        &[("| 8,9 |", "| 9,8 |"), ("| 39,5 |", "| 35,9 |")],
    ),
    (
        "| Đơn vị | Tổng số | Hoàn thành đúng hạn | Hoàn thành trễ hạn | Trong hạn | Quá hạn | Tỷ lệ hoàn thành (%) |
|---|---|---|---|---|---|---|
| Sở Tài chính | 140 | 98 | 6 | 34 | 2 | 74,3 |
| Sở Xây dựng | 125 | 82 | 8 | 31 | 4 | 72,0 |
| Sở Nội vụ | 97 | 70 | 1 | 26 | 0 | 73,2 |
| Sở Y tế | 68 | 47 | 2 | 18 | 1 | 72,1 |
| Cộng | 430 | 297 | 17 | 109 | 7 | 73,0 |",
        &[("| 73,2 |", "| 72,3 |"), ("| 72,0 |", "| 70,2 |")],
    ),
    (
        "| Quý | Tồn đầu quý | Mới tiếp nhận | Đã giải quyết | Tồn cuối quý |
|---|---|---|---|---|
| I | 332 | 7.420 | 7.380 | 372 |
| II | 372 | 7.915 | 7.940 | 347 |
| III | 347 | 8.004 | 7.990 | 361 |
| IV | 361 | 7.811 | 7.880 | 292 |
| Cả năm | 332 | 31.150 | 31.190 | 292 |",
        &[("| III | 347 |", "| III | 374 |"), ("| 31.150 |", "| 31.510 |")],
    ),
    (
        "| Đơn vị | Số lượt truy cập | Số hồ sơ |
|---|---|---|
| Phòng Đầu tư | 12.405 | 312 |
| Phòng Lao động | 9.874 | 298 |
| Phòng Xây dựng | 3.120 | 105 |",
        &[("| 9.874 |", "| 9,874 |")],
    ),
    (
        "| TT | Đơn vị | Chỉ đạo (30 điểm) | Thủ tục (40 điểm) | Kỷ luật (20 điểm) | Chuyển đổi số (10 điểm) | Tổng điểm |
|---|---|---|---|---|---|---|
| 01 | Phường A | 28,5 | 37,2 | 19,0 | 9,5 | 94,2 |
| 02 | Phường B | 28,0 | 36,5 | 18,5 | 9,0 | 92,0 |
| 03 | Xã C | 26,0 | 31,8 | 17,0 | 8,0 | 82,8 |
| 04 | Xã D | 27,0 | 34,1 | 17,5 | 8,5 | 87,1 |
| 05 | Xã E | 23,5 | 28,4 | 15,0 | 7,0 | 73,9 |",
        &[
            ("| 87,1 |", "| 87,6 |"),
            ("| 31,8 |", "| 38,1 |"),
            ("| 73,9 |", "| 79,3 |"),
        ],
    ),
    (
        "| TT | Dự án | Vốn trong nước (tỷ đồng) | Vốn nước ngoài (tỷ đồng) | Tổng vốn (tỷ đồng) |
|---|---|---|---|---|
| 1 | Cầu A | 120,4 | 80,2 | 200,6 |
| 2 | Đường B | 1.310,5 | 44,4 | 1.354,9 |
| 3 | Kênh C | 60,3 | 12,3 | 72,7 |
| 4 | Hồ D | 85,0 | 15,5 | 100,5 |
| 5 | Đập E | 33,3 | 41,9 | 75,2 |",
        &[("| 100,5 |", "| 105,0 |"), ("| 1.354,9 |", "| 1.345,9 |")],
    ),
    (
        "| TT | Đơn vị | Năm 2024 (điểm) | Năm 2025 (điểm) | Thứ hạng |
|---|---|---|---|---|
| 1 | Sở A | 88,5 | 91,25 | 1 |
| 2 | Sở B | 87,0 | 90,5 | 2 |
| 3 | Sở C | 90,1 | 89,75 | 3 |
| 4 | Sở D | 85,4 | 88,0 | 4 |",
        &[],
    ),
    (
        "| Tiêu chí | Tổ 1 | Tổ 2 | Tổ 3 | Cộng |
|---|---|---|---|---|
| Doanh thu (tỷ đồng) | 10,5 | 20,2 | 30,1 | 60,8 |
| Nộp ngân sách (tỷ đồng) | 1,5 | 2,2 | 3,1 | 6,8 |
| Vốn (tỷ đồng) | 40,5 | 50,5 | 60,5 | 151,5 |
| Chi (tỷ đồng) | 2,5 | 3,5 | 4,5 | 10,5 |
| Thu nhập bình quân (triệu đồng) | 8,5 | 9,1 | 7,7 | 8,4 |",
        &[("| 60,8 |", "| 68,0 |")],
    ),
];

#[test]
fn right_tables_of_every_make_are_left_alone() {
    for (table, _) in TABLES {
        let (n, told) = loud(table);
        assert_eq!(n, 0, "{table}\n{told}");
    }
}

#[test]
fn a_wrong_cell_is_found_in_tables_of_every_make() {
    for (table, exchanges) in TABLES {
        for (right, wrong) in *exchanges {
            assert!(table.contains(right), "{right}");
            let table = table.replacen(right, wrong, 1);
            assert!(loud(&table).0 > 0, "{wrong}: {table}");
        }
    }
}

/// Sentences beside a table, each with what may be wrong in it.
const BESIDE: &[(&str, &[(&str, &str)])] = &[
    (
        "Đến nay trên địa bàn có 27.340 lao động đang làm việc, cụ thể:
TABLE
Lao động nước ngoài chiếm 4,7%.",
        &[("27.340 lao động đang", "27.430 lao động đang"), ("4,7%", "7,4%")],
    ),
    (
        "Tình hình như sau:
TABLE
Lao động nước ngoài chiếm 7,4% tổng số lao động của thành phố. Tại KKT A, lao động nước ngoài chiếm 6,1%.",
        &[],
    ),
    (
        "Tình hình như sau:
TABLE
Lao động nữ chiếm 61,5%; lao động nước ngoài có trình độ đại học chiếm 64,7%.",
        &[],
    ),
    (
        "Chỉ tiêu như sau:
TARGETS
Chưa đạt là nộp ngân sách (thiếu 84 tỷ đồng). Vốn thu hút mới tăng 25% so với năm 2024.",
        &[
            ("84 tỷ", "48 tỷ"),
            ("tăng 25%", "tăng 35%"),
            ("tăng 25%", "giảm 25%"),
        ],
    ),
    (
        "Chỉ tiêu như sau:
TARGETS
Vốn thu hút mới trong nước tăng 35% so với năm 2024 tại KCN B; doanh thu tăng 7,3% so với năm 2024.",
        &[],
    ),
    (
        "Điểm bình quân của 04 xã là 85,8 điểm, tăng 2,1 điểm so với năm 2024.
SCORES
Bình quân tiêu chí chỉ đạo của 04 xã đạt 27,5 điểm; điểm bình quân của 10 xã trong tỉnh là 84,1 điểm.",
        &[("85,8 điểm", "86,8 điểm"), ("85,8 điểm", "88,5 điểm")],
    ),
    (
        "Kết quả chấm điểm như sau:
SCORES
Tổng điểm trung bình của 04 xã năm nay đạt 85,75 điểm.",
        &[("85,75 điểm", "87,55 điểm")],
    ),
    (
        "Năm trước, điểm bình quân của 04 xã là 84,3 điểm; điểm bình quân chung toàn tỉnh là 84,9 điểm.
SCORES",
        &[],
    ),
];

const OF_PARKS: &str = "| Khu | Doanh nghiệp | Lao động | Việt Nam | Nước ngoài |
|---|---|---|---|---|
| KKT A | 102 | 19.870 | 18.655 | 1.215 |
| KCN B | 31 | 1.120 | 1.098 | 22 |
| KCN C | 35 | 6.350 | 6.307 | 43 |
| Tổng | 168 | 27.340 | 26.060 | 1.280 |";

const OF_TARGETS: &str = "| STT | Chỉ tiêu | Đơn vị | Kế hoạch 2025 | Thực hiện 2025 | Thực hiện 2024 |
|---|---|---|---|---|---|
| 1 | Vốn thu hút mới | tỷ đồng | 5.000 | 5.650 | 4.520 |
| 2 | Doanh thu | tỷ đồng | 90.000 | 93.600 | 87.200 |
| 3 | Nộp ngân sách | tỷ đồng | 2.400 | 2.316 | 2.250 |";

const OF_SCORES: &str = "| TT | Xã | Chỉ đạo | Thủ tục | Tổng điểm |
|---|---|---|---|---|
| 1 | Xã A | 28,5 | 62,5 | 91,0 |
| 2 | Xã B | 28,0 | 61,0 | 89,0 |
| 3 | Xã C | 26,5 | 57,5 | 84,0 |
| 4 | Xã D | 27,0 | 52,0 | 79,0 |";

fn beside(text: &str) -> (usize, String) {
    let text = text.replace("TABLE", OF_PARKS).replace("TARGETS", OF_TARGETS);
    loud(&text.replace("SCORES", OF_SCORES))
}

#[test]
fn what_the_text_says_of_a_table_is_held_against_its_figures() {
    for (text, exchanges) in BESIDE {
        let (n, told) = beside(text);
        assert_eq!(n, 0, "{text}\n{told}");
        for (right, wrong) in *exchanges {
            assert!(text.contains(right), "{right}");
            assert!(beside(&text.replacen(right, wrong, 1)).0 > 0, "{wrong}: {text}");
        }
    }
}

/// A form that a source left open in some columns, with the note that this program's own drafts print below it.
const OPEN: &str = "| TT | Lĩnh vực | Tổng số (3) | Trực tuyến (4) | Trực tiếp (5) | Kỳ trước (6) | Tổng số đã giải quyết (7) | Trước hạn (8) | Đúng hạn (9) | Quá hạn (10) | Tổng số đang giải quyết (11) | Trong hạn (12) | Quá hạn (13) |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) | (10) | (11) | (12) | (13) |
| 1 | Đầu tư | 112 | 70 | 14 | 28 | 99 | - | 90 | 09 | 13 | 10 | - |
| 2 | Lao động | 61 | 41 | 20 | - | 56 | 50 | - | 04 | 05 | 05 | 0 |
| | Tổng số | 173 | 111 | 34 | 28 | 155 | 50 | 92 | 13 | 18 | 15 | 03 |";

#[test]
fn what_a_report_says_it_does_not_know_is_no_zero() {
    let noted = format!("{OPEN}\n\nDấu \"-\": chưa có số liệu.");
    assert_eq!(loud(&noted).0, 0, "{}", loud(&noted).1);
    // Without the note a dash is "none", and these rows are wrong.
    assert!(loud(OPEN).0 > 0);
    // Whatever the open part is, what is known is more than the whole.
    for (right, wrong) in [
        ("| 99 |", "| 88 |"),
        ("| 13 | 10 |", "| 09 | 10 |"),
        ("| 92 |", "| 82 |"),
    ] {
        let (loud, shown) = loud(&noted.replacen(right, wrong, 1));
        assert!(loud > 0, "{right} -> {wrong}\n{shown}");
    }
}

#[test]
fn a_column_that_no_row_has_is_left_open_and_judges_no_row() {
    let open = OPEN
        .replace("| 99 | - | 90 |", "| 99 | - | - |")
        .replace("| 56 | 50 |", "| 56 | - |");
    let open = open
        .replace("| 155 | 50 | 92 |", "| 155 | - | - |")
        .replace("| 10 | - |", "| 10 | 03 |");
    let (number, shown) = loud(&open);
    assert_eq!(number, 0, "{shown}");
    let (number, _) = loud(&open.replacen("| 18 | 15 |", "| 81 | 15 |", 1));
    assert!(number > 0);
}
