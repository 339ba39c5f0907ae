//! Running totals, and numbers told day by day or quarter by quarter with what they come to.

use crate::proofreading::are_told_apart;

const RIGHT_SO_FAR: &[&str] = &[
    "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nLũy kế 7 tháng 412 hồ sơ, tháng 8 tiếp nhận 58 hồ sơ, lũy kế 8 tháng 470 hồ sơ.",
    "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\n+ Nhận mới: 1.947 hồ sơ [tháng 7/2026: 1.826 hồ sơ; tăng 121 hồ sơ (+6,6%)].\n\n+ Lũy kế 8 tháng: 14.206 hồ sơ nhận mới (7 tháng: 12.259 hồ sơ).",
    "BÁO CÁO\nKết quả công tác tháng 10 năm 2026\n\nTrong tháng 10 trả 210 hồ sơ; 9 tháng trả 1.830 hồ sơ; lũy kế 10 tháng trả 2.040 hồ sơ.",
    "BÁO CÁO\nKết quả công tác tháng 11 năm 2026\n\nGiải ngân tháng 11 được 12,4 tỷ đồng; lũy kế 10 tháng 88,6 tỷ đồng; lũy kế 11 tháng 101,0 tỷ đồng.",
    "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nTháng 8 ban hành 58 văn bản, nhận 60 văn bản; lũy kế 8 tháng ban hành 470 văn bản, nhận 455 văn bản; lũy kế 7 tháng ban hành 412 văn bản, nhận 395 văn bản.",
    "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nLũy kế 8 tháng 470 hồ sơ (cùng kỳ 7 tháng đầu năm 2025: 380 hồ sơ). Trong tháng 8 ban hành 12 văn bản.",
    "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nLũy kế 8 tháng 470 hồ sơ (cùng kỳ 7 tháng đầu năm 2025: 380 hồ sơ). Trong tháng 8 ban hành 12 văn bản.",
    "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nTháng 8 ban hành 58 văn bản, nhận 60 văn bản; lũy kế 8 tháng ban hành 470 văn bản, nhận 455 văn bản; lũy kế 7 tháng ban hành 412 văn bản, nhận 395 văn bản.",
];

const WRONG_SO_FAR: &[(&str, &str)] = &[
    (
        "identity",
        "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\nLũy kế 7 tháng 412 hồ sơ, tháng 8 tiếp nhận 58 hồ sơ, lũy kế 8 tháng 480 hồ sơ.",
    ),
    (
        "identity",
        "BÁO CÁO\nKết quả công tác tháng 8 năm 2026\n\n+ Nhận mới: 1.947 hồ sơ [tháng 7/2026: 1.826 hồ sơ; tăng 121 hồ sơ (+6,6%)].\n\n+ Lũy kế 8 tháng: 14.602 hồ sơ nhận mới (7 tháng: 12.259 hồ sơ).",
    ),
    (
        "identity",
        "BÁO CÁO\nKết quả công tác tháng 10 năm 2026\n\nTrong tháng 10 trả 210 hồ sơ; 9 tháng trả 1.830 hồ sơ; lũy kế 10 tháng trả 2.400 hồ sơ.",
    ),
    (
        "identity",
        "BÁO CÁO\nKết quả công tác tháng 5 năm 2026\n\nSố văn bản đến trong tháng là 340 văn bản. Đến hết tháng 4 là 1.420 văn bản, cộng dồn 5 tháng là 1.670 văn bản.",
    ),
    (
        "identity",
        "BÁO CÁO\nKết quả công tác tháng 11 năm 2026\n\nGiải ngân tháng 11 được 12,4 tỷ đồng; lũy kế 10 tháng 88,6 tỷ đồng; lũy kế 11 tháng 110,0 tỷ đồng.",
    ),
];

#[test]
fn what_there_is_now_is_what_there_was_and_what_came() {
    are_told_apart(RIGHT_SO_FAR, WRONG_SO_FAR);
}

const RIGHT_BY_TIME: &[&str] = &[
    "Tiếp nhận theo ngày: Thứ Hai 12, Thứ Ba 15, Thứ Tư 10, Thứ Năm 14, Thứ Sáu 11, cộng 62.",
    "Số hồ sơ nhận quý I: 120; quý II: 135; cả 6 tháng: 255.",
    "Số hồ sơ nhận quý I: 120; quý II: 135; cả năm dự kiến: 550.",
    "BÁO CÁO\nKết quả công tác năm 2025\n\n1. Tiếp nhận mới 12.699 hồ sơ.\n\n2. Hồ sơ mới chia theo quý: quý I 2.874; quý II 3.106; quý III 3.392; quý IV 3.327.",
    "Tháng 4 nhận 102 hồ sơ, tháng 5 nhận 97 hồ sơ, tháng 6 nhận 110 hồ sơ, cộng cả quý 309 hồ sơ; tổng số phải giải quyết 340 hồ sơ.",
    "| Ngày | Nhận | Trả | Còn cuối ngày |\n|---|---|---|---|\n| Thứ Hai | 245 | 210 | 60 |\n| Thứ Ba | 220 | 230 | 50 |\n| Thứ Tư | 210 | 200 | 60 |\n| Cả tuần | 675 | 640 | 60 |",
    "| Khu công nghiệp | Số dự án | Vốn (triệu USD) | Diện tích bình quân |\n|---|---|---|---|\n| Đồ Sơn | 09 | 175,8 | 2,5 |\n| Tràng Duệ | 12 | 420,5 | 3,1 |\n| Nam Cầu Kiền | 06 | 112,2 | 2,2 |\n| Cộng | 27 | 708,5 | 2,7 |",
    "| TT | Đơn vị | Điểm | Thời gian bình quân |\n|---|---|---|---|\n| 1 | A | 92,0 | 2,5 |\n| 2 | B | 90,5 | 2,0 |\n| | Cộng | 91,3 | 2,2 |",
];

const WRONG_BY_TIME: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Tiếp nhận theo ngày: Thứ Hai 12, Thứ Ba 15, Thứ Tư 10, Thứ Năm 14, Thứ Sáu 11, cộng 61.",
    ),
    (
        "sum_of_parts",
        "Số hồ sơ nhận quý I: 120; quý II: 135; cả 6 tháng: 265.",
    ),
    (
        "sum_of_parts",
        "Tiếp nhận mới 560 hồ sơ, trong đó 489 hồ sơ nộp trực tuyến, 71 hồ sơ nộp tại quầy.\n\n- Theo ngày: Thứ Hai (02/11) 142 hồ sơ; Thứ Ba (03/11) 118 hồ sơ; Thứ Tư (04/11) 172 hồ sơ; Thứ Năm (05/11) 109 hồ sơ; Thứ Sáu (06/11) 64 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "BÁO CÁO\nKết quả công tác năm 2025\n\n1. Tiếp nhận mới 12.699 hồ sơ.\n\n2. Hồ sơ mới chia theo quý: quý I 2.874; quý II 3.106; quý III 3.932; quý IV 3.327.",
    ),
    (
        "sum_of_parts",
        "Tháng 4 nhận 102 hồ sơ, tháng 5 nhận 97 hồ sơ, tháng 6 nhận 110 hồ sơ, cộng cả quý 319 hồ sơ.",
    ),
    (
        "sum_of_parts",
        "| Ngày | Nhận | Trực tuyến | Trực tiếp | Trả |\n|---|---|---|---|---|\n| Thứ Hai | 245 | 200 | 45 | 210 |\n| Thứ Ba | 220 | 190 | 30 | 230 |\n| Thứ Tư | 210 | 180 | 30 | 200 |\n| Cả tuần | 675 | 570 | 105 | 650 |",
    ),
    (
        "sum_of_parts",
        "| Khu công nghiệp | Số dự án | Vốn (triệu USD) |\n|---|---|---|\n| Đồ Sơn | 09 | 157,8 |\n| Tràng Duệ | 12 | 420,5 |\n| Nam Cầu Kiền | 06 | 112,2 |\n| Cộng | 27 | 708,5 |",
    ),
    (
        "sum_of_parts",
        "| TT | Nội dung | Kinh phí |\n|---|---|---|\n| 1 | Tập huấn | 120,0 |\n| 2 | Tuyên truyền | 69,0 |\n| 3 | Kiểm tra | 134,0 |\n| | Tổng cộng | 350,0 |",
    ),
    (
        "sum_of_parts",
        "| Nguồn | Dự toán (tỷ đồng) | Giải ngân (tỷ đồng) |\n|---|---|---|\n| Ngân sách thành phố | 12,5 | 8,4 |\n| Ngân sách xã | 7,25 | 3,15 |\n| Tổng | 19,75 | 11,05 |",
    ),
];

#[test]
fn days_and_quarters_come_to_their_total() {
    are_told_apart(RIGHT_BY_TIME, WRONG_BY_TIME);
}
