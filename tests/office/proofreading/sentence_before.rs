//! What a sentence says of figures that the one before it told: how they changed, what is left of them, which share one
//! channel has of those in its bracket; and documents said to be another central organ's.

use crate::proofreading::are_told_apart;

const RIGHT: &[&str] = &[
    "Toàn tỉnh xảy ra 267 vụ tai nạn giao thông, làm chết 121 người, bị thương 198 người. So với cùng kỳ năm 2025 giảm 45 vụ (giảm 14,4%), giảm 15 người chết (giảm 11%), giảm 32 người bị thương (giảm 13,9%).",
    "Xảy ra 42 vụ tai nạn, làm chết 19 người, bị thương 33 người. So với cùng kỳ năm 2025 (48 vụ, 24 người chết, 39 người bị thương) giảm 06 vụ (12,5%), giảm 05 người chết (20,8%), giảm 06 người bị thương (15,4%).",
    "Trong tháng 6 xảy ra 30 vụ. So với cùng kỳ 6 tháng giảm 12 vụ (10,0%).",
    "Tiếp nhận 400 hồ sơ, trong đó 320 hồ sơ trực tuyến. So với cùng kỳ, hồ sơ trực tuyến tăng 40 hồ sơ (14,3%).",
    "Dự toán được giao 780.000.000 đồng; đã giải ngân 545.500.000 đồng, gồm: tuyên truyền 85.000.000 đồng; số hóa 412.500.000 đồng; duy trì hệ thống 48.000.000 đồng. Số còn lại 234.500.000 đồng.",
    "Dự toán được giao 780 triệu đồng, bổ sung 20 triệu đồng; đã giải ngân 545 triệu đồng. Kinh phí còn lại 255 triệu đồng.",
    "Kế hoạch vốn 420 tỷ đồng; đã giải ngân 155,4 tỷ đồng. Vốn còn lại 264,6 tỷ đồng; dự kiến giải ngân quý IV 200 tỷ đồng, còn lại 64,6 tỷ đồng.",
    "Trong tuần tiếp nhận mới 105 hồ sơ (trực tuyến 95 hồ sơ, trực tiếp 10 hồ sơ, tỷ lệ trực tuyến 90,5%).",
    "Trong 721 hồ sơ tiếp nhận có 479 hồ sơ trực tuyến (66,4%), 242 hồ sơ trực tiếp (33,6%). Không tính lĩnh vực chứng thực, tỷ lệ trực tuyến là 93,2% (383/411 hồ sơ).",
    "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Nghị quyết số 57/2022/QH15 của Quốc hội.",
];

const WRONG: &[(&str, &str)] = &[
    (
        "identity",
        "Toàn tỉnh xảy ra 267 vụ tai nạn giao thông, làm chết 121 người, bị thương 198 người. So với cùng kỳ năm 2025 giảm 54 vụ (giảm 14,4%), giảm 15 người chết (giảm 11%).",
    ),
    (
        "identity",
        "Toàn tỉnh xảy ra 267 vụ tai nạn giao thông, làm chết 121 người, bị thương 198 người. So với cùng kỳ năm 2025 giảm 45 vụ (giảm 14,4%), giảm 15 người chết (giảm 12%).",
    ),
    (
        "identity",
        "Xảy ra 42 vụ tai nạn, làm chết 19 người, bị thương 33 người. So với cùng kỳ năm 2025 (48 vụ, 24 người chết, 39 người bị thương) giảm 06 vụ (12,5%), giảm 05 người chết (28,0%), giảm 06 người bị thương (15,4%).",
    ),
    (
        "sum_of_parts",
        "Dự toán được giao 780.000.000 đồng; đã giải ngân 545.500.000 đồng, gồm: tuyên truyền 85.000.000 đồng; số hóa 412.500.000 đồng; duy trì hệ thống 48.000.000 đồng. Số còn lại 243.500.000 đồng.",
    ),
    (
        "sum_of_parts",
        "Kế hoạch vốn được phân bổ 420 tỷ đồng, đã thanh toán 155,4 tỷ đồng. Vốn còn lại là 246,6 tỷ đồng.",
    ),
    (
        "identity",
        "Tồn đầu tuần 105 hồ sơ. Trong tuần tiếp nhận mới 105 hồ sơ (trực tuyến 95 hồ sơ, trực tiếp 10 hồ sơ, tỷ lệ trực tuyến 95%); đã giải quyết 100 hồ sơ.",
    ),
    (
        "issuer_vs_symbol",
        "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Quốc hội.",
    ),
    (
        "issuer_vs_symbol",
        "Thực hiện Quyết định số 15/QĐ-TTg ngày 10/6/2025 của Chủ tịch nước.",
    ),
];

#[test]
fn what_follows_from_the_sentence_before_is_told_and_right_ones_are_left_alone() {
    are_told_apart(RIGHT, WRONG);
}
