//! What stands apart and belongs together: totals behind their parts, periods of a table and their whole, what was carried
//! over and the table that tells it, documents and their days in two cells, events and the day of signing.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Finding;

const HEAD: &str = "SỞ TÀI CHÍNH\nSố: 2287/BC-STC\nQuảng Trị, ngày 18 tháng 6 năm 2026\nBÁO CÁO\nKết quả công tác 6 tháng đầu năm 2026\n(số liệu từ ngày 15/12/2025 đến ngày 14/6/2026)\n\nI. KẾT QUẢ\n";
const TAIL: &str = "Trên đây là báo cáo 6 tháng đầu năm 2026 của Sở Tài chính./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\n\nNguyễn Văn Nam\n";
const MONTHS: &str = "| Tháng | Kỳ trước chuyển qua | Tiếp nhận mới | Đã giải quyết | Còn lại cuối tháng |\n|---|---|---|---|---|\n";
const FORM: &str = "| Lĩnh vực | Tổng số | Trực tuyến | Trực tiếp | Từ kỳ trước | Đã giải quyết | Đang giải quyết |\n|---|---|---|---|---|---|---|\n| Đất đai | 105 | 90 | 5 | 10 | 95 | 10 |\n| Đầu tư | 212 | 200 | 2 | 10 | 200 | 12 |\n| Tổng cộng | 317 | 290 | 7 | 20 | 295 | 22 |\n\n";
const LIST: &str = "| TT | Số, ký hiệu | Ngày ban hành | Trích yếu |\n|---|---|---|---|\n";

/// (What stands before, a text that has one thing wrong, a word of what is told.)
const WRONG: &[(&str, &str, &str)] = &[
    (
        "",
        "Từ ngày 06/7/2026 đến ngày 10/7/2026 đã kiểm tra 05 phòng.",
        "ngoài kỳ",
    ),
    (
        "",
        "1. Kiểm tra: Ngày 06/7/2026, Sở đã kiểm tra 05 phòng.",
        "ngoài kỳ",
    ),
    (
        "",
        "Vào ngày 22/6/2026, Thanh tra Sở đã làm việc với 03 đơn vị.",
        "ngoài kỳ",
    ),
    (
        "",
        "Thực hiện yêu cầu của Sở Tài chính tại Công văn số 5533/SNV-CCHC ngày 01/12/2025.",
        "cơ quan ban hành",
    ),
    (
        "",
        "Theo đề nghị của Giám đốc Sở Tư pháp tại Tờ trình số 12/TTr-SNV ngày 01/6/2026.",
        "cơ quan ban hành",
    ),
    (
        "",
        "Xem xét đề nghị của Sở Y tế (Công văn số 553/UBND-NC ngày 01/6/2026).",
        "cơ quan ban hành",
    ),
    ("", "Văn phòng đôn đóc các phòng.", "đôn đốc"),
    ("", "Các phòng niêm yêt công khai.", "niêm yết"),
    (
        "",
        "- Năm 2025 chuyển sang: 133 hồ sơ.\n- Tiếp nhận trong kỳ: 2.291 hồ sơ.\n- Tổng cộng phải giải quyết: 2.291 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
        "không tính 133",
    ),
    (
        "",
        "- Kỳ trước chuyển sang: 133 hồ sơ.\n- Tiếp nhận mới: 2.291 hồ sơ.\n- Tổng số phải xử lý: 2.291 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
        "không tính 133",
    ),
    (
        MONTHS,
        "| Tháng 4 | 88 | 212 | 205 | 95 |\n| Tháng 5 | 59 | 240 | 233 | 102 |\n| Tháng 6 | 102 | 228 | 219 | 111 |\n| Quý II | 88 | 680 | 657 | 111 |",
        "kỳ liền kề",
    ),
    (
        MONTHS,
        "| Tháng 4 | 88 | 212 | 205 | 95 |\n| Tháng 5 | 95 | 240 | 233 | 102 |\n| Tháng 6 | 102 | 228 | 229 | 111 |\n| Quý II | 88 | 680 | 657 | 111 |",
        "các kỳ cộng lại",
    ),
    (
        MONTHS,
        "| Tháng 4 | 88 | 212 | 205 | 95 |\n| Tháng 5 | 95 | 240 | 233 | 102 |\n| Tháng 6 | 102 | 228 | 219 | 111 |\n| Quý II | 285 | 680 | 657 | 111 |",
        "kỳ liền kề",
    ),
    (
        FORM,
        "Hồ sơ từ kỳ trước khớp với 02 hồ sơ đang giải quyết đã nêu tại báo cáo năm 2025.",
        "Kỳ trước kết thúc",
    ),
    (FORM, "Cuối kỳ trước còn lại 12 hồ sơ.", "Kỳ trước kết thúc"),
    (
        FORM,
        "Bình quân một ngày làm việc (22 ngày) giải quyết 14,3 hồ sơ.",
        "Bình quân",
    ),
    (
        LIST,
        "| 1 | 41/KH-STC | 09/01/2026 | Kế hoạch CCHC |\n| 2 | 366/KH-STC | 06/02/2026 | Kế hoạch kiểm tra |\n| 3 | 2645/STC-VP | 07/5/2026 | Đôn đốc |",
        "không tăng theo ngày",
    ),
    (
        LIST,
        "| 1 | 410/KH-STC | 09/01/2026 | Kế hoạch CCHC |\n| 2 | 366/KH-STC | 06/02/2026 | Kế hoạch kiểm tra |\n| 3 | 1645/STC-VP | 07/5/2026 | Đôn đốc |",
        "không tăng theo ngày",
    ),
];

/// Right neighbours; none of the words above is told.
const RIGHT: &[(&str, &str)] = &[
    ("", "Từ ngày 06/4/2026 đến ngày 10/4/2026 đã kiểm tra 05 phòng."),
    (
        "",
        "Từ ngày 06/7/2026 đến ngày 10/7/2026 sẽ kiểm tra 05 phòng đã đăng ký.",
    ),
    ("", "Ngày 06/7/2026 là hạn nộp báo cáo đã được giao."),
    ("", "Từ ngày 01/7/2026, Nghị định đã ban hành có hiệu lực."),
    (
        "",
        "Thực hiện yêu cầu của Sở Nội vụ tại Công văn số 5533/SNV-CCHC ngày 01/12/2025.",
    ),
    (
        "",
        "Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Thông báo số 45/TB-VPUBND ngày 01/6/2026.",
    ),
    (
        "",
        "Thực hiện ý kiến của Thủ tướng Chính phủ tại Công văn số 1234/VPCP-KSTT ngày 01/6/2026.",
    ),
    (
        "",
        "Thực hiện yêu cầu của Sở Nông nghiệp và Môi trường tại Công văn số 553/SNNMT-VP ngày 01/6/2026.",
    ),
    (
        "",
        "Văn phòng đôn đốc các phòng; niêm yết công khai; khắc phục hạn chế; rà soát văn bản.",
    ),
    (
        "",
        "- Năm 2025 chuyển sang: 133 hồ sơ.\n- Tiếp nhận trong kỳ: 2.291 hồ sơ.\n- Tổng cộng phải giải quyết: 2.424 hồ sơ.\n- Đã giải quyết: 2.296 hồ sơ.\n- Đang giải quyết: 128 hồ sơ.",
    ),
    (
        "",
        "- Tiếp nhận: 768 hồ sơ, trong đó kỳ trước chuyển sang 88 hồ sơ.\n- Tổng số phải giải quyết: 768 hồ sơ.\n- Đã giải quyết: 657 hồ sơ.\n- Đang giải quyết: 111 hồ sơ.",
    ),
    (
        "",
        "- Tổng số hồ sơ tiếp nhận: 768 hồ sơ.\n- Kỳ trước chuyển sang: 88 hồ sơ.\n- Tổng số phải giải quyết: 768 hồ sơ.\n- Đã giải quyết: 657 hồ sơ.\n- Đang giải quyết: 111 hồ sơ.",
    ),
    (
        MONTHS,
        "| Tháng 4 | 88 | 212 | 205 | 95 |\n| Tháng 5 | 95 | 240 | 233 | 102 |\n| Tháng 6 | 102 | 228 | 219 | 111 |\n| Quý II | 88 | 680 | 657 | 111 |",
    ),
    (
        MONTHS,
        "| Tháng 4 | 88 | 212 | 205 | 95 |\n| Tháng 5 | 95 | 240 | 233 | 102 |\n| Tháng 6 | 102 | 228 | 219 | 111 |\n| Quý I | 70 | 600 | 582 | 88 |",
    ),
    (
        FORM,
        "Hồ sơ từ kỳ trước khớp với 20 hồ sơ đang giải quyết đã nêu tại báo cáo năm 2025.",
    ),
    (FORM, "Cuối kỳ trước còn lại 10 hồ sơ đất đai, 10 hồ sơ đầu tư."),
    (
        FORM,
        "Bình quân một ngày làm việc (22 ngày) giải quyết 13,4 hồ sơ.",
    ),
    (
        FORM,
        "Bình quân một ngày làm việc (22 ngày) tiếp nhận 13,5 hồ sơ mới.",
    ),
    (FORM, "Bình quân mỗi công chức (05 công chức) trực 12 ngày."),
    (
        LIST,
        "| 1 | 41/KH-STC | 09/01/2026 | Kế hoạch CCHC |\n| 2 | 366/KH-STC | 06/02/2026 | Kế hoạch kiểm tra |\n| 3 | 1645/STC-VP | 07/5/2026 | Đôn đốc |",
    ),
    (
        LIST,
        "| 1 | 410/QĐ-UBND | 09/01/2026 | Phê duyệt |\n| 2 | 366/KH-STC | 06/02/2026 | Kế hoạch kiểm tra |",
    ),
];

fn found(before: &str, text: &str) -> Vec<Finding> {
    found_in("a.md", format!("{HEAD}{before}{text}\n\n{TAIL}").as_bytes())
}

#[test]
fn what_belongs_together_and_does_not_fit_is_told() {
    for (before, text, word) in WRONG {
        let findings = found(before, text);
        let is_told = findings.iter().any(|f| f.message.contains(word));
        assert!(is_told, "{text}\n{}", shown(&findings));
    }
}

#[test]
fn what_belongs_together_and_fits_is_left_alone() {
    for (before, text) in RIGHT {
        let findings = found(before, text);
        let told = WRONG
            .iter()
            .any(|(.., word)| findings.iter().any(|f| f.message.contains(word)));
        assert!(!told, "{text}\n{}", shown(&findings));
    }
}
