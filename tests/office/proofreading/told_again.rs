//! Shares of a line that is named behind them, figures of a balance told again, abbreviations of a report that explains
//! its abbreviations.

use crate::proofreading::are_told_apart;

/// A share of the new ones, of those resolved, of those left.
const RIGHT_LINES: &[&str] = &[
    "Đầu quý còn 38 hồ sơ của quý I chuyển sang. Trong quý nhận mới 175 hồ sơ; trong đó 168 hồ sơ nộp qua Cổng Dịch vụ công quốc gia, bằng 96% số nhận mới, 07 hồ sơ nộp tại quầy. Đã trả kết quả 171 hồ sơ, còn 42 hồ sơ.",
    "Trong quý nhận mới 175 hồ sơ, trong đó 168 hồ sơ trực tuyến, chiếm 96,0% số mới tiếp nhận. Kỳ trước chuyển sang 38 hồ sơ, đã giải quyết 171 hồ sơ, đang giải quyết 42 hồ sơ.",
    "Tiếp nhận mới 16.685 hồ sơ, kỳ trước chuyển sang 187 hồ sơ. Đã giải quyết 16.573 hồ sơ, đang giải quyết 299 hồ sơ.\nBa lĩnh vực giao thông nhận 14.018 hồ sơ. Như vậy khối giao thông chiếm 84,0% số hồ sơ mới của toàn Sở.",
    "Tiếp nhận mới 16.685 hồ sơ, kỳ trước chuyển sang 187 hồ sơ. Đã giải quyết 16.573 hồ sơ, đang giải quyết 299 hồ sơ.\nLĩnh vực giao thông nhận 14.018 hồ sơ. Lĩnh vực giao thông chiếm 80,4% số hồ sơ mới của quý trước.",
    "Tiếp nhận mới 300 hồ sơ, tăng 30 hồ sơ, bằng 111,1% số nhận mới quý I. Kỳ trước chuyển sang 20 hồ sơ; đã giải quyết 280 hồ sơ, đang giải quyết 40 hồ sơ.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_LINES: &[(&str, &str)] = &[
    (
        "identity",
        "Đầu quý còn 38 hồ sơ của quý I chuyển sang. Trong quý nhận mới 175 hồ sơ; trong đó 168 hồ sơ nộp qua Cổng Dịch vụ công quốc gia, bằng 98% số nhận mới, 07 hồ sơ nộp tại quầy. Đã trả kết quả 171 hồ sơ, còn 42 hồ sơ.",
    ),
    (
        "identity",
        "Tiếp nhận mới 16.685 hồ sơ, kỳ trước chuyển sang 187 hồ sơ. Đã giải quyết 16.573 hồ sơ, đang giải quyết 299 hồ sơ.\nBa lĩnh vực giao thông nhận 14.018 hồ sơ. Như vậy khối giao thông chiếm 80,4% số hồ sơ mới của toàn Sở.",
    ),
    (
        "identity",
        "Tiếp nhận mới 300 hồ sơ, kỳ trước chuyển sang 20 hồ sơ. Đã giải quyết 280 hồ sơ, đang giải quyết 40 hồ sơ.\nLĩnh vực đất đai đã trả 189 hồ sơ. Riêng lĩnh vực đất đai chiếm 65,7% số hồ sơ đã giải quyết trong quý.",
    ),
];

/// The figures of one balance.
const RIGHT_AGAIN: &[&str] = &[
    "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nTừ ngày 15/3/2026 đến ngày 14/6/2026, Ban tiếp nhận 177 hồ sơ, toàn bộ nộp trực tuyến.\nGiải quyết 72 hồ sơ đúng hạn; không có hồ sơ giải quyết quá hạn.",
    "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nTừ ngày 15/3/2026 đến ngày 14/6/2026, Ban tiếp nhận 117 hồ sơ lĩnh vực đầu tư.",
    "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nCùng kỳ năm trước giải quyết 75 hồ sơ đúng hạn; không có hồ sơ giải quyết quá hạn.",
    "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nGiải quyết 60 hồ sơ đúng hạn; không có hồ sơ giải quyết quá hạn.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_AGAIN: &[(&str, &str)] = &[
    (
        "cross_report",
        "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nTừ ngày 15/3/2026 đến ngày 14/6/2026, Ban tiếp nhận 117 hồ sơ, toàn bộ nộp trực tuyến.",
    ),
    (
        "identity",
        "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nGiải quyết 75 hồ sơ đúng hạn; không có hồ sơ giải quyết quá hạn.",
    ),
    (
        "identity",
        "Từ ngày 15/3/2026 đến ngày 14/6/2026, Ban đã giải quyết được 72 hồ sơ trên tổng số 218 hồ sơ phải giải quyết (gồm 41 hồ sơ từ kỳ trước chuyển qua và 177 hồ sơ tiếp nhận mới); còn 146 hồ sơ đang giải quyết.\nBan trả 77 hồ sơ đúng hạn, không có hồ sơ nào quá hạn.",
    ),
];

/// What is not explained where even the common ones are is a warning.
const RIGHT_SHORT: &[&str] = &[
    "Ủy ban nhân dân (UBND) xã công khai thủ tục hành chính (TTHC). Hồ sơ nộp qua bưu chính công ích (BCCI) được trả qua BCCI.",
    "Ủy ban nhân dân (UBND) xã công khai thủ tục hành chính (TTHC), bưu chính công ích viết tắt là BCCI. Hồ sơ nộp qua BCCI được trả tại nhà.",
    "UBND xã công khai TTHC. Hồ sơ nộp qua BCCI được trả tại nhà.",
    "UBND xã công khai TTHC. Hồ sơ nộp qua BCCI được trả tại nhà.",
    "Ủy ban nhân dân (UBND) xã công khai thủ tục hành chính (TTHC) theo tiêu chuẩn ISO, mã QR.",
];

/// Wrong ones of the same kinds, with the rule that tells them.
const WRONG_SHORT: &[(&str, &str)] = &[
    (
        "undefined_abbreviation",
        "Ủy ban nhân dân (UBND) xã công khai thủ tục hành chính (TTHC). Hồ sơ nộp qua BCCI được trả tại nhà.",
    ),
    (
        "undefined_abbreviation",
        "Ủy ban nhân dân (UBND) xã công khai thủ tục hành chính (TTHC). Đã trả lời 05 PAKN của người dân.",
    ),
];

#[test]
fn a_share_of_a_line_is_of_what_the_line_says() {
    are_told_apart(RIGHT_LINES, WRONG_LINES);
}

#[test]
fn a_balance_told_again_is_the_same() {
    are_told_apart(RIGHT_AGAIN, WRONG_AGAIN);
}

#[test]
fn who_explains_his_abbreviations_explains_all() {
    are_told_apart(RIGHT_SHORT, WRONG_SHORT);
}
