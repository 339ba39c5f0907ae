//! What else is counted besides dossiers handled.

use crate::proofread::token::has_any;

/// Words of sentences that count other things than dossiers handled.
pub(super) const OTHER: &[&str] = &[
    "số hóa",
    "số hoá",
    "thanh toán",
    "phản ánh",
    "kiến nghị",
    "hài lòng",
    "khảo sát",
    "chứng thực",
    "nhiệm vụ",
    "văn bản",
    "doanh nghiệp",
    "lệ phí",
    "tổng đài",
    "đường dây",
    "ý kiến",
    "đánh giá",
    "cấp kết quả điện tử",
    "kết quả điện tử",
    "liên thông",
    "phi địa giới",
    "lưu trữ",
    "chỉnh lý",
    "dự án",
    "tái sử dụng",
    "đơn thư",
    "tố cáo",
    "cắt giảm",
    "công bố",
    "bãi bỏ",
    "danh mục",
    "thẩm quyền",
    "được giao giải quyết",
    "thời gian giải quyết",
    "niêm yết",
    "rà soát",
    "khiếu nại",
    "văn thư",
];

/// Whether a heading names other things than dossiers handled: "5. Phản ánh, kiến nghị".
pub fn is_of_others(heading: &str) -> bool {
    has_any(heading, OTHER) && !has_any(heading, &["hồ sơ", "tthc", "thủ tục hành chính", "giải quyết"])
}
