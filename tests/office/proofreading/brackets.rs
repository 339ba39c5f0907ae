//! Values held against what brackets hold, means whose divisor stands behind them, parts of money.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

/// Right sentences with what may be wrong in them.
const SENTENCES: &[(&str, &[(&str, &str)])] = &[
    (
        "Tiếp nhận 6.240 hồ sơ (tháng 9 là 6.500 hồ sơ, giảm 4%).",
        &[("giảm 4%", "giảm 6%"), ("giảm 4%", "tăng 4%")],
    ),
    (
        "Ban hành 13 văn bản (quý II: 10 văn bản), tăng 30%.",
        &[("tăng 30%", "tăng 13%")],
    ),
    (
        "Số hồ sơ nhận mới giảm 13 hồ sơ (tháng trước nhận 200 hồ sơ, giảm 6,5%).",
        &[("mới giảm 13", "mới tăng 13"), ("giảm 6,5%", "giảm 5,6%")],
    ),
    (
        "Giá cát tăng từ 180.000 đồng/m3 lên 225.000 đồng/m3 (tăng 25%).",
        &[("(tăng 25%)", "(tăng 20%)")],
    ),
    (
        "Lượt công dân đến giao dịch: 264 lượt, bình quân 52,8 lượt/ngày làm việc (05 ngày).",
        &[("52,8", "58,2")],
    ),
    (
        "10 tháng đầu năm tiếp nhận 24.180 hồ sơ, bình quân 2.418 hồ sơ/tháng.",
        &[("2.418 hồ", "2.814 hồ")],
    ),
    (
        "Phí thẩm định thu được 384 triệu đồng, trong đó thanh toán trực tuyến 360 triệu đồng, đạt 93,8%.",
        &[("93,8%", "83,8%")],
    ),
    (
        "Vốn cấp mới đạt 4.200 tỷ đồng, hoàn thành 28% kế hoạch năm (15.000 tỷ đồng).",
        &[("28%", "38%")],
    ),
    // What brackets hold is not always what the value is held against.
    (
        "Ban hành 13 văn bản (quý II: 10 văn bản), tăng 30% so với quý II.",
        &[],
    ),
    (
        "Cấp 25 giấy phép (9 tháng: 205 giấy phép, tăng 12% so với cùng kỳ).",
        &[],
    ),
    (
        "Có 45 doanh nghiệp (năm 2024 thành lập 12 doanh nghiệp, tăng 20%).",
        &[],
    ),
    ("Doanh thu 1,2 tỷ USD (cùng kỳ 1,0 tỷ USD, tăng 13,8%).", &[]),
    (
        "Vốn đăng ký 384 triệu USD, trong đó vốn FDI 360 triệu USD, đạt 85% kế hoạch.",
        &[],
    ),
    (
        "Dự toán 384 triệu đồng, trong đó chi thường xuyên 300 triệu đồng; đã giải ngân đạt 45,2%.",
        &[],
    ),
    ("Có 264 lượt, bình quân 10,5 lượt/ngày.", &[]),
];

fn loud(sentence: &str) -> (usize, String) {
    let text = format!("BÁO CÁO\nKết quả công tác tháng 10 năm 2025\n\n- {sentence}\n");
    let found = found_in("bao-cao.txt", text.as_bytes());
    let loud = found.iter().filter(|f| f.severity > Severity::Hint).count();
    (loud, shown(&found))
}

#[test]
fn values_are_held_against_what_brackets_hold() {
    for (text, exchanges) in SENTENCES {
        let (n, told) = loud(text);
        assert_eq!(n, 0, "{text}\n{told}");
        for (right, wrong) in *exchanges {
            assert!(text.contains(right), "{right}");
            assert!(loud(&text.replacen(right, wrong, 1)).0 > 0, "{wrong}: {text}");
        }
    }
}
