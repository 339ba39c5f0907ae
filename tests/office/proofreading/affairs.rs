//! Other things than dossiers that came in, were done and are left; what a change is held against; tables of two
//! columns and of periods in texts.

use crate::proofreading::{are_told_apart, is_left_alone, is_told};

const RIGHT: &[&str] = &[
    "Quý trước chuyển sang 02 phản ánh, kiến nghị; tiếp nhận mới 14 (04 về quy định hành chính, 10 về hành vi hành chính). Đã xử lý 13, đang xử lý 03.",
    "Kỳ trước chuyển sang 03 đơn thư, trong kỳ phát sinh 09 đơn thư. Đã giải quyết 10 đơn thư, còn lại 02 đơn thư đang xem xét.",
    "Kỳ trước chuyển sang 03 kiến nghị, tiếp nhận 09 kiến nghị; tổng số 12 kiến nghị. Đã trả lời 08 kiến nghị, đang xử lý 04 kiến nghị.",
    "Kỳ trước chuyển sang 03 kiến nghị, tiếp nhận 09 kiến nghị. Đã trả lời 08 kiến nghị, chuyển cơ quan khác 02 kiến nghị, đang xử lý 02 kiến nghị.",
    "Tiếp nhận 320 hồ sơ, nhiều hơn quý I (300 hồ sơ) 20 hồ sơ, tăng 6,7%.",
    "Tiếp nhận 320 hồ sơ, nhiều hơn quý I (300 hồ sơ) 20 hồ sơ, giảm 5,9% so với cùng kỳ năm trước (340 hồ sơ).",
    "6 tháng đầu năm 2025 tiếp nhận 1.612 hồ sơ, năm nay tăng 135 hồ sơ (8,4%).",
    "Phân theo lĩnh vực, hồ sơ nhận mới gồm: đầu tư 402, lao động 355, xây dựng 168.",
    "Trong quý nhận mới 925 hồ sơ.\n\nPhân theo lĩnh vực, hồ sơ nhận mới gồm: đầu tư 402, lao động 355, xây dựng 168.",
    "Đang niêm yết 141 TTHC: 108 TTHC nộp trực tuyến, 33 TTHC chỉ tiếp nhận trực tiếp.\n\nTiếp nhận mới 3.825 hồ sơ; có 3.026 hồ sơ trực tuyến.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "identity",
        "Kỳ trước chuyển sang 03 đơn thư, trong kỳ phát sinh 09 đơn thư. Đã giải quyết 10 đơn thư, còn lại 03 đơn thư đang xem xét.",
    ),
    (
        "identity",
        "Kỳ trước chuyển sang 03 kiến nghị, tiếp nhận 09 kiến nghị; tổng số 12 kiến nghị. Đã trả lời 09 kiến nghị, đang xử lý 04 kiến nghị.",
    ),
    (
        "identity",
        "Tháng trước còn 05 nhiệm vụ chưa xong; trong tháng phát sinh mới 21 nhiệm vụ. Đã hoàn thành 19 nhiệm vụ, đang thực hiện 08 nhiệm vụ.",
    ),
    (
        "identity",
        "Tiếp nhận 320 hồ sơ, nhiều hơn quý I (300 hồ sơ) 20 hồ sơ, giảm 6,7%.",
    ),
    (
        "identity",
        "Trong quý mở 12 lớp, ít hơn quý I 03 lớp, tức tăng 20,0%.",
    ),
    (
        "identity",
        "6 tháng đầu năm 2025 tiếp nhận 1.612 hồ sơ, năm nay tăng 135 hồ sơ (9,4%).",
    ),
    (
        "sum_of_parts",
        "Trong quý nhận mới 925 hồ sơ.\n\nPhân theo lĩnh vực, hồ sơ nhận mới gồm: đầu tư 402, lao động 335, xây dựng 168.",
    ),
];

#[test]
fn affairs_and_what_a_change_is_held_against() {
    are_told_apart(RIGHT, WRONG);
}

const TABLES: &str = "BÁO CÁO\nKết quả công tác quý III năm 2026 (từ ngày 15/6/2026 đến ngày 14/9/2026)

| Nguyên nhân | Số hồ sơ |
|---|---|
| Chờ ý kiến cơ quan phối hợp | 11 |
| Lỗi hệ thống thông tin | 06 |
| Hồ sơ phức tạp, phải xác minh | 05 |
| Cộng | 22 |

Diễn biến theo từng tháng:

| Kỳ số liệu | Đầu kỳ | Tiếp nhận mới | Đã giải quyết | Cuối kỳ |
|---|---|---|---|---|
| 15/6 - 14/7/2026 | 164 | 1.284 | 1.301 | 147 |
| 15/7 - 14/8/2026 | 147 | 1.196 | 1.152 | 191 |
| 15/8 - 14/9/2026 | 191 | 1.345 | 1.378 | 158 |
| Cả quý | 164 | 3.825 | 3.831 | 158 |

Ngày\tSố lượt
Thứ Hai\t118
Thứ Ba\t104
Thứ Tư\t97
Cộng\t319

| Chỉ tiêu | Số hồ sơ |
|---|---|
| Tổng số hồ sơ phải giải quyết | 3.989 |
| - Tiếp nhận trong quý | 3.825 |
| - Quý II chuyển sang | 164 |
| Đã giải quyết | 3.831 |
| Đang giải quyết | 158 |
";

#[test]
fn tables_of_two_columns_and_of_spans_of_days_are_reckoned() {
    is_left_alone(TABLES);
    for (old, new, rule) in [
        ("thông tin | 06", "thông tin | 08", "sum_of_parts"),
        ("14/8/2026 | 147", "14/8/2026 | 174", "carry_over"),
        ("1.345 | 1.378", "1.345 | 1.387", "sum_of_parts"),
        ("Thứ Ba\t104", "Thứ Ba\t140", "sum_of_parts"),
        ("Quý II chuyển sang | 164", "Quý II chuyển sang | 146", "identity"),
    ] {
        assert_eq!(TABLES.matches(old).count(), 1, "{old}");
        is_told(rule, &TABLES.replace(old, new));
    }
}

const RIGHT_BEGIN: &[&str] = &[
    "Tính đến hết ngày 14/3/2026, Ban còn 65 hồ sơ đang giải quyết, được chuyển sang quý II.\n\nTổng số hồ sơ phải giải quyết: 512 hồ sơ, gồm 447 hồ sơ mới tiếp nhận và 65 hồ sơ từ kỳ trước chuyển qua. Đã giải quyết 451 hồ sơ, đang giải quyết 61 hồ sơ.",
    "Số hồ sơ đang giải quyết tại thời điểm chốt số liệu quý I (ngày 14/3/2026) là 65 hồ sơ. Trong quý tiếp nhận mới 447 hồ sơ, kỳ trước chuyển qua 65 hồ sơ; đã giải quyết 451 hồ sơ, đang giải quyết 61 hồ sơ.",
    "Đã giải quyết 512 hồ sơ, trong đó trước và đúng hạn 510 hồ sơ; quá hạn 02 hồ sơ, đã xin lỗi đối với cả 02 hồ sơ. Tiếp nhận mới 526 hồ sơ, kỳ trước chuyển sang 10 hồ sơ, đang giải quyết 24 hồ sơ.",
    "Đoàn kiểm tra 168 hồ sơ, trong đó 154 hồ sơ thực hiện đúng, 14 hồ sơ ghi chưa đầy đủ; tỷ lệ hồ sơ thực hiện đúng đạt 91,7%.",
    "Tiếp nhận 721 hồ sơ, trong đó 479 hồ sơ trực tuyến, 242 hồ sơ trực tiếp. Không tính lĩnh vực chứng thực, tỷ lệ hồ sơ trực tuyến là 93,2%.",
    "Đã giải quyết 657 hồ sơ; đang giải quyết quá hạn bằng kỳ trước (0). Số phản ánh bằng quý trước (1).",
    "Thực hiện các việc sau: (1) rà soát thủ tục; (2) công khai; (3) tập huấn (2).",
];

const WRONG_BEGIN: &[(&str, &str)] = &[
    (
        "carry_over",
        "Tính đến hết ngày 14/3/2026, Ban còn 56 hồ sơ đang giải quyết, được chuyển sang quý II.\n\nTổng số hồ sơ phải giải quyết: 512 hồ sơ, gồm 447 hồ sơ mới tiếp nhận và 65 hồ sơ từ kỳ trước chuyển qua. Đã giải quyết 451 hồ sơ, đang giải quyết 61 hồ sơ.",
    ),
    (
        "carry_over",
        "Số hồ sơ đang giải quyết tại thời điểm chốt số liệu quý I (ngày 14/3/2026) là 75 hồ sơ. Trong quý tiếp nhận mới 447 hồ sơ, kỳ trước chuyển qua 65 hồ sơ; đã giải quyết 451 hồ sơ, đang giải quyết 61 hồ sơ.",
    ),
    (
        "identity",
        "Đoàn kiểm tra 168 hồ sơ, trong đó 154 hồ sơ thực hiện đúng, 14 hồ sơ ghi chưa đầy đủ; tỷ lệ hồ sơ thực hiện đúng đạt 94,6%.",
    ),
    (
        "dangling_footnote",
        "Việc tiếp nhận thực hiện theo cơ chế một cửa, một cửa liên thông (1).",
    ),
    (
        "symbol_format",
        "Ban đã có Văn bản số 402 SNV-CCHC đề nghị hướng dẫn.",
    ),
    (
        "issuer_vs_symbol",
        "- Giám đốc Sở Nội vụ ban hành Quyết định số 1385/QĐ-UBND ngày 15/5/2026 về danh mục.",
    ),
    (
        "law_in_force",
        "Hải Phòng, ngày 17 tháng 6 năm 2026\n\nBÁO CÁO\nKết quả công tác quý II năm 2026 (từ ngày 15/3/2026 đến ngày 14/6/2026)\n\nThực hiện Nghị định số 207/2026/NĐ-CP ngày 09/9/2026 của Chính phủ, Ban tiếp tục rà soát.",
    ),
];

#[test]
fn what_there_was_when_the_period_began_and_rates_by_the_words_of_a_part() {
    are_told_apart(RIGHT_BEGIN, WRONG_BEGIN);
}

const RIGHT_WITHIN: &[&str] = &[
    "Trong quý, ngày 22/4/2026, Ban tổ chức hội nghị đối thoại.",
    "Trong quý, Ban theo dõi các kiến nghị nêu từ ngày 22/02/2026.",
    "Trong quý, Ban sẽ họp sơ kết vào ngày 22/6/2026.",
];

const WRONG_WITHIN: &[(&str, &str)] = &[
    (
        "event_outside_period",
        "Trong quý, ngày 22/02/2026, Ban tổ chức hội nghị đối thoại.",
    ),
    (
        "event_outside_period",
        "- Trong kỳ báo cáo, Ban tổ chức hai hội nghị vào ngày 21/4/2026 và ngày 18/11/2025.",
    ),
];

#[test]
fn a_sentence_that_says_it_is_of_the_period_names_its_days_only() {
    are_told_apart(RIGHT_WITHIN, WRONG_WITHIN);
}
