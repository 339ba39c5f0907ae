//! Tables that keep books of what was there, came and went; staff with its total behind it; ways to come; rates "trong … có …"; each
//! beside what is right in the same words.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    "| Kỳ | Tồn đầu kỳ | Tiếp nhận mới | Đã giải quyết | Tồn cuối kỳ |\n|---|---|---|---|---|\n| Tháng 4 | 188 | 149 | 158 | 179 |\n| Tháng 5 | 179 | 152 | 147 | 184 |\n| Tháng 6 | 184 | 136 | 146 | 174 |\n| Quý II | 188 | 437 | 451 | 174 |",
    "| Kho | Tồn đầu kỳ | Nhập | Xuất | Tồn cuối kỳ |\n|---|---|---|---|---|\n| Kho A | 18 | 49 | 58 | 9 |\n| Kho B | 17 | 52 | 40 | 29 |\n| Cộng | 35 | 101 | 98 | 38 |",
    "| Đơn vị | Tồn đầu kỳ | Tiếp nhận mới | Đã giải quyết | Rút hồ sơ | Tồn cuối kỳ |\n|---|---|---|---|---|---|\n| Phòng A | 18 | 49 | 58 | 0 | 9 |\n| Phòng B | 17 | 52 | 40 | 01 | 28 |\n| Cộng | 35 | 101 | 98 | 01 | 37 |",
    "Đến nay, Ban Quản lý có 97 công chức, 54 viên chức và 23 người lao động hợp đồng, tổng số 174 người.",
    "Đã hỗ trợ 18 lượt doanh nghiệp, trong đó 12 lượt tại trụ sở, 06 lượt qua điện thoại.",
    "Đã hỗ trợ 18 lượt doanh nghiệp, trong đó 12 lượt tại trụ sở, 09 lượt được hẹn trước.",
    "Trong 372 hồ sơ đã giải quyết có 370 hồ sơ trước hạn và đúng hạn, đạt 99,5%.",
    "Thực hiện Công văn số 206/TTr-NV1 ngày 04/3/2026 của Thanh tra tỉnh về việc báo cáo công tác tiếp công dân.",
    "Thực hiện Thông tư số 05/2021/TT-TTCP ngày 01/10/2021 của Thanh tra Chính phủ quy định quy trình xử lý đơn.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "identity",
        "| Kỳ | Tồn đầu kỳ | Tiếp nhận mới | Đã giải quyết | Tồn cuối kỳ |\n|---|---|---|---|---|\n| Tháng 4 | 188 | 149 | 158 | 179 |\n| Tháng 5 | 179 | 152 | 140 | 184 |\n| Tháng 6 | 184 | 136 | 146 | 174 |\n| Quý II | 188 | 437 | 444 | 174 |",
    ),
    (
        "carry_over",
        "| Kỳ | Tồn đầu kỳ | Tiếp nhận mới | Đã giải quyết | Tồn cuối kỳ |\n|---|---|---|---|---|\n| Tháng 4 (từ ngày 15/3/2026 đến ngày 14/4/2026) | 188 | 149 | 158 | 179 |\n| Tháng 5 (từ ngày 15/4/2026 đến ngày 14/5/2026) | 189 | 152 | 147 | 194 |\n| Tháng 6 (từ ngày 15/5/2026 đến ngày 14/6/2026) | 194 | 136 | 146 | 184 |\n| Quý II | 188 | 437 | 451 | 184 |",
    ),
    (
        "identity",
        "| Kho | Tồn đầu kỳ | Nhập | Xuất | Tồn cuối kỳ |\n|---|---|---|---|---|\n| Kho A | 18 | 49 | 58 | 9 |\n| Kho B | 17 | 52 | 40 | 28 |\n| Cộng | 35 | 101 | 98 | 37 |",
    ),
    (
        "sum_of_parts",
        "Đến nay, Ban Quản lý có 97 công chức, 45 viên chức và 23 người lao động hợp đồng, tổng số 174 người.",
    ),
    (
        "sum_of_parts",
        "Đã hỗ trợ 18 lượt doanh nghiệp, trong đó 12 lượt tại trụ sở, 09 lượt qua điện thoại.",
    ),
    (
        "identity",
        "| Lĩnh vực | Tổng số tiếp nhận | Trực tuyến | Trực tiếp | Kỳ trước | Đã giải quyết | Trước hạn | Đúng hạn | Quá hạn | Đang giải quyết | Trong hạn | Quá hạn |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n| Tổng số | 471 | 338 | 18 | 115 | 372 | 242 | 128 | 02 | 99 | 97 | 02 |\n\nTrong 372 hồ sơ đã giải quyết có 370 hồ sơ trước hạn và đúng hạn, đạt 98,9%.",
    ),
    (
        "issuer_vs_symbol",
        "Thực hiện Thông tư số 05/2021/TT-TTCP ngày 01/10/2021 của Bộ Tư pháp quy định quy trình xử lý đơn.",
    ),
];

#[test]
fn what_was_there_and_came_and_went_is_told_from_what_does_not_add_up() {
    are_told_apart(RIGHT, WRONG);
}
