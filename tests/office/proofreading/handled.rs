//! What was to be handled and what became of it, lists behind a comparison, channels with their rate, periods moved by a row; each
//! beside what is right in the same words.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    "Tổng số đơn phải xử lý là 86 đơn (kỳ trước chuyển sang 07 đơn, tiếp nhận trong kỳ 79 đơn). Đã xử lý 82 đơn, đạt 95,3%; đang xử lý 04 đơn.",
    "Phát hiện 37 vụ vi phạm, giảm 06 vụ so với cùng kỳ năm 2025 (43 vụ), gồm: phá rừng 11 vụ, khai thác rừng 09 vụ, cất giữ lâm sản 08 vụ, vận chuyển lâm sản 06 vụ, vi phạm khác 03 vụ.",
    "Diện tích rừng bị cháy 41,2 ha, trong đó rừng trồng 23,5 ha, rừng tự nhiên 17,7 ha.",
    "Diện tích rừng 41,2 ha, trong đó rừng trồng 23,5 ha, nâng cấp 17,7 ha.",
    "Tổ chức 186 lượt tuần tra, trong đó 142 lượt do các hạt chủ trì, 44 lượt phối hợp với công an.",
    "Tổ chức 186 lượt tuần tra, trong đó 120 lượt do các hạt chủ trì, 44 lượt phối hợp với công an.",
    "Tiếp nhận trực tuyến 206 hồ sơ, tiếp nhận trực tiếp 08 hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 96,3%.",
    "a) Tổng số đơn phải xử lý là 86 đơn.\nb) Phân loại theo loại đơn: khiếu nại 12 đơn, tố cáo 05 đơn, kiến nghị, phản ánh 69 đơn.",
    "Từ kỳ trước chuyển qua 59 hồ sơ (đúng bằng số hồ sơ đang giải quyết tại báo cáo quý I năm 2026 là 59 hồ sơ).",
    "| Thời gian | Đơn kỳ trước chuyển sang | Đơn tiếp nhận | Đơn đã xử lý | Đơn đang xử lý cuối kỳ |\n|---|---|---|---|---|\n| Từ 15/3/2026 đến 14/4/2026 | 07 | 24 | 26 | 05 |\n| Từ 15/4/2026 đến 14/5/2026 | 05 | 31 | 28 | 08 |\n| Từ 15/5/2026 đến 14/6/2026 | 08 | 24 | 28 | 04 |\n| Cả quý | 07 | 79 | 82 | 04 |",
    "Hải Phòng, ngày 14 tháng 6 năm 2024\n\nTHÔNG BÁO\nKết quả kiểm tra công tác cải cách hành chính năm 2024\n\nTừ ngày 15/12/2023 đến ngày 31/5/2024, tổng số hồ sơ tiếp nhận là 846 hồ sơ; đã giải quyết 790 hồ sơ, đang giải quyết 56 hồ sơ.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Tổng số đơn phải xử lý là 86 đơn (kỳ trước chuyển sang 07 đơn, tiếp nhận trong kỳ 79 đơn). Đã xử lý 82 đơn, đạt 95,3%; đang xử lý 14 đơn.",
    ),
    (
        "sum_of_parts",
        "Phát hiện 37 vụ vi phạm, giảm 06 vụ so với cùng kỳ năm 2025 (43 vụ), gồm: phá rừng 11 vụ, khai thác rừng 19 vụ, cất giữ lâm sản 08 vụ, vận chuyển lâm sản 06 vụ, vi phạm khác 03 vụ.",
    ),
    (
        "sum_of_parts",
        "Diện tích rừng bị cháy 41,2 ha, trong đó rừng trồng 29,5 ha, rừng tự nhiên 17,7 ha.",
    ),
    (
        "sum_of_parts",
        "Tổ chức 186 lượt tuần tra, trong đó 124 lượt do các hạt chủ trì, 44 lượt phối hợp với công an.",
    ),
    (
        "identity",
        "Tiếp nhận trực tuyến 206 hồ sơ, tiếp nhận trực tiếp 08 hồ sơ; tỷ lệ hồ sơ trực tuyến đạt 93,6%.",
    ),
    (
        "sum_of_parts",
        "a) Tổng số đơn phải xử lý là 86 đơn.\nb) Phân loại theo loại đơn: khiếu nại 21 đơn, tố cáo 05 đơn, kiến nghị, phản ánh 69 đơn.",
    ),
    (
        "carry_over",
        "Từ kỳ trước chuyển qua 59 hồ sơ (đúng bằng số hồ sơ đang giải quyết tại báo cáo quý I năm 2026 là 68 hồ sơ).",
    ),
    (
        "carry_over",
        "| Thời gian | Đơn kỳ trước chuyển sang | Đơn tiếp nhận | Đơn đã xử lý | Đơn đang xử lý cuối kỳ |\n|---|---|---|---|---|\n| Từ 15/3/2026 đến 14/4/2026 | 07 | 24 | 26 | 05 |\n| Từ 15/4/2026 đến 14/5/2026 | 07 | 31 | 28 | 10 |\n| Từ 15/5/2026 đến 14/6/2026 | 08 | 24 | 28 | 04 |\n| Cả quý | 07 | 79 | 82 | 04 |",
    ),
    (
        "label_vs_period",
        "Hải Phòng, ngày 14 tháng 6 năm 2024\n\nTHÔNG BÁO\nKết quả kiểm tra công tác cải cách hành chính năm 2024\n\nTừ ngày 15/12/2022 đến ngày 31/5/2023, tổng số hồ sơ tiếp nhận là 846 hồ sơ; đã giải quyết 790 hồ sơ, đang giải quyết 56 hồ sơ.",
    ),
];

#[test]
fn what_became_of_all_is_told_from_what_does_not_add_up() {
    are_told_apart(RIGHT, WRONG);
}
