//! What reports of strangers held that had been missed, or been accused, when they were first read.

use crate::proofreading::{are_told_apart, found_in, shown};

const RIGHT: &[&str] = &[
    "Trong 08 hồ sơ chưa đúng quy trình có 06 hồ sơ thiếu phiếu kiểm soát và 02 hồ sơ cập nhật chậm trên hệ thống.",
    "Trong 20 hồ sơ của tuần có 18 hồ sơ trực tuyến và 03 hồ sơ quá hạn.",
    "a) Rà soát, đơn giản hóa: đã rà soát 18 TTHC, đề nghị cắt giảm thời gian giải quyết đối với 07 TTHC và giữ nguyên 11 TTHC.",
    "1. Trung tâm đang tiếp nhận 312 thủ tục hành chính (TTHC) thuộc 14 lĩnh vực; có 08 quầy giao dịch. Trong tuần tiếp nhận mới 403 hồ sơ; số hồ sơ tuần trước chuyển qua 64 hồ sơ; tổng số 467 hồ sơ.",
    "Trong kỳ tiếp nhận 38 hồ sơ TTHC, đã giải quyết 38 hồ sơ, tất cả đúng hạn.",
    "Kỳ trước, đến hết ngày 14/3/2026, còn 62 đơn chưa xử lý. Tổng số đơn phải xử lý là 938 đơn, gồm 876 đơn tiếp nhận trong kỳ và 62 đơn kỳ trước chuyển sang.",
    "- Tổ kiểm soát TTHC đã kiểm tra 05 phòng chuyên môn, rút mẫu 120 hồ sơ, phát hiện 04 hồ sơ cập nhật quy trình chậm (chiếm 3,3%).",
    "Trong tuần tiếp nhận 59 hồ sơ (trực tuyến 57 hồ sơ, đạt 96,6%; trực tiếp 02 hồ sơ), tăng 07 hồ sơ (tăng 13,5%) so với tuần trước (52 hồ sơ).",
    "Danh mục 60 TTHC thuộc thẩm quyền của Ban Quản lý gồm: 25 TTHC thuộc lĩnh vực Đầu tư, 02 TTHC thuộc lĩnh vực Lao động, 33 TTHC thuộc lĩnh vực Môi trường.",
    "Tổng vốn đầu tư là 8.953,2 tỷ đồng, tăng 1.522,2 tỷ đồng (tăng 20,5%) so với cùng kỳ năm 2025 (7.431,0 tỷ đồng).",
    "Điều trị nội trú: đầu tháng có 118 người bệnh, nhập viện 642 người bệnh, ra viện 657 người bệnh, cuối tháng còn 103 người bệnh. Trong số 657 người bệnh ra viện: khỏi, đỡ 611 người, chuyển tuyến trên 43 người, trường hợp khác 03 người.",
    "* Tổng số hồ sơ tiếp nhận: 1.167 hồ sơ\n\n+ Tiếp nhận trực tuyến: 1.012 hồ sơ (đạt 94,6% số hồ sơ tiếp nhận trong kỳ)\n\n+ Tiếp nhận trực tiếp, qua bưu chính công ích: 58 hồ sơ\n\n+ Từ kỳ trước chuyển qua: 97 hồ sơ",
    "Cấp mới 23 dự án với vốn đăng ký 812,5 triệu USD, điều chỉnh tăng vốn 17 lượt dự án với số vốn tăng thêm 410,7 triệu USD. Tổng vốn đăng ký cấp mới và tăng thêm đạt 1.223,2 triệu USD.",
    "Trong kỳ tiếp nhận mới 1.392 hồ sơ, kỳ trước chuyển qua 20, đã giải quyết 1.380 hồ sơ, đang giải quyết 32 hồ sơ. Quý I tiếp nhận mới 648 hồ sơ, giải quyết 641 hồ sơ; quý II tiếp nhận mới 744 hồ sơ, giải quyết 739 hồ sơ.",
    "Trong kỳ tiếp nhận mới 218 hồ sơ, kỳ trước chuyển qua 20 hồ sơ, đã giải quyết 202 hồ sơ, đang giải quyết 36 hồ sơ.\n\nToàn bộ 218 hồ sơ mới tiếp nhận trong kỳ được nộp trực tuyến, đạt 100%.\n\nĐã số hóa kết quả của 202 hồ sơ giải quyết trong kỳ, đạt 100%.",
    "Ban tổ chức tập huấn sử dụng Hệ thống[^1] cho 35 công chức.\n\n[^1]: Vận hành theo Quyết định số 1876/QĐ-UBND ngày 07/3/2026.",
    "Đã ban hành Kế hoạch về cơ chế một cửa liên thông năm 2026(1).\n\n(1) Kế hoạch gồm 22 nhiệm vụ.",
    "| Nguồn vốn | Kế hoạch | Đã giải ngân | Còn lại |\n|---|---|---|---|\n| Trong nước | 200 | 100 | 100 |\n| Vốn nước ngoài (*) | 258 | 93 | 165 |\n\n(*) Gồm vốn vay lại.",
    "Thực hiện Kế hoạch số 700/KH-BQL ngày 07/3/2026 về việc kiểm tra công tác cải cách hành chính, kỷ luật, kỷ cương công vụ năm 2026.",
    "| Nguồn vốn | Kế hoạch (tỷ đồng) | Đã giải ngân | Tỷ lệ |\n|---|---|---|---|\n| Trung ương | 1.420,6 | 838,2 | 59,0% |\n| Địa phương | 1.865,3 | 1.156,4 | 62,0% |\n| Tiền đất | 742,0 | 371,8 | 50,1% |\n| Nước ngoài | 258,6 | 93,1 | 36,0% |",
    "| Bệnh | Tháng 4 | Tháng 5 | Tăng (+), giảm (-) | Lũy kế 5 tháng |\n|---|---|---|---|---|\n| Cúm mùa | 19 | 27 | +08 | 74 |\n| Thủy đậu | 21 | 15 | -06 | 83 |\n| Sởi | 12 | 09 | -03 | 46 |",
];

const WRONG: &[(&str, &str)] = &[
    (
        "sum_of_parts",
        "Trong 08 hồ sơ chưa đúng quy trình có 06 hồ sơ thiếu phiếu kiểm soát và 03 hồ sơ cập nhật chậm trên hệ thống.",
    ),
    (
        "sum_of_parts",
        "Trong 08 đơn vị được kiểm tra có 06 đơn vị thực hiện tốt và 03 đơn vị thực hiện chưa tốt.",
    ),
    (
        "sum_of_parts",
        "a) Rà soát, đơn giản hóa: đã rà soát 18 TTHC, đề nghị cắt giảm thời gian giải quyết đối với 07 TTHC và giữ nguyên 13 TTHC.",
    ),
    (
        "sum_of_parts",
        "Đã rà soát 18 TTHC, đề nghị cắt giảm 07 TTHC, giữ nguyên 13 TTHC.",
    ),
    (
        "carry_over",
        "Kỳ trước, đến hết ngày 14/3/2026, còn 26 đơn chưa xử lý. Tổng số đơn phải xử lý là 938 đơn, gồm 876 đơn tiếp nhận trong kỳ và 62 đơn kỳ trước chuyển sang.",
    ),
    (
        "sum_of_parts",
        "Danh mục 61 TTHC thuộc thẩm quyền của Ban Quản lý gồm: 25 TTHC thuộc lĩnh vực Đầu tư, 02 TTHC thuộc lĩnh vực Lao động, 35 TTHC thuộc lĩnh vực Môi trường.",
    ),
    (
        "identity",
        "Tổng vốn đầu tư là 8.953,2 tỷ đồng, tăng 1.522,2 tỷ đồng (tăng 22,5%) so với cùng kỳ năm 2025 (7.431,0 tỷ đồng).",
    ),
    (
        "identity",
        "Điều trị nội trú: đầu tháng có 118 người bệnh, nhập viện 642 người bệnh, ra viện 657 người bệnh, cuối tháng còn 130 người bệnh.",
    ),
    (
        "sum_of_parts",
        "Cấp mới 23 dự án với vốn đăng ký 812,5 triệu USD, điều chỉnh tăng vốn 17 lượt dự án với số vốn tăng thêm 410,7 triệu USD. Tổng vốn đăng ký cấp mới và tăng thêm đạt 1.323,2 triệu USD.",
    ),
    (
        "sum_of_parts",
        "Trong kỳ tiếp nhận mới 1.392 hồ sơ, kỳ trước chuyển qua 20, đã giải quyết 1.380 hồ sơ, đang giải quyết 32 hồ sơ. Quý I tiếp nhận mới 648 hồ sơ, giải quyết 641 hồ sơ; quý II tiếp nhận mới 774 hồ sơ, giải quyết 739 hồ sơ.",
    ),
    (
        "dangling_footnote",
        "Ban tổ chức tập huấn sử dụng Hệ thống[^2] cho 35 công chức.\n\n[^1]: Vận hành theo Quyết định số 1876/QĐ-UBND ngày 07/3/2026.",
    ),
    (
        "dangling_footnote",
        "Đã ban hành Kế hoạch về cơ chế một cửa liên thông năm 2026(2).\n\n(1) Kế hoạch gồm 22 nhiệm vụ.",
    ),
    (
        "dangling_footnote",
        "| Nguồn vốn | Kế hoạch | Đã giải ngân | Còn lại |\n|---|---|---|---|\n| Trong nước | 200 | 100 | 100 |\n| Vốn nước ngoài (**) | 258 | 93 | 165 |\n\n(*) Gồm vốn vay lại.",
    ),
    (
        "year_plausible",
        "Thực hiện Kế hoạch số 700/KH-BQL ngày 07/3/2015 về việc kiểm tra công tác cải cách hành chính, kỷ luật, kỷ cương công vụ năm 2026.",
    ),
    (
        "identity",
        "| Nguồn vốn | Kế hoạch (tỷ đồng) | Đã giải ngân | Tỷ lệ |\n|---|---|---|---|\n| Trung ương | 1.420,6 | 838,2 | 59,0% |\n| Địa phương | 1.865,3 | 1.156,4 | 62,0% |\n| Tiền đất | 742,0 | 371,8 | 50,1% |\n| Nước ngoài | 258,6 | 93,1 | 39,0% |",
    ),
    (
        "identity",
        "| Bệnh | Tháng 4 | Tháng 5 | Tăng (+), giảm (-) | Lũy kế 5 tháng |\n|---|---|---|---|---|\n| Cúm mùa | 19 | 27 | +08 | 74 |\n| Thủy đậu | 21 | 15 | -08 | 83 |\n| Sởi | 12 | 09 | -03 | 46 |",
    ),
    (
        "identity",
        "| Bệnh | Tháng 4 | Tháng 5 | Tăng (+), giảm (-) | Lũy kế 5 tháng |\n|---|---|---|---|---|\n| Cúm mùa | 19 | 27 | +08 | 74 |\n| Thủy đậu | 21 | 15 | +06 | 83 |\n| Sởi | 12 | 09 | -03 | 46 |",
    ),
];

#[test]
fn what_strangers_wrote() {
    are_told_apart(RIGHT, WRONG);
}

/// Of the half-year report: courses and inspections have their days too, and are not its period.
#[test]
fn the_end_of_the_period_before_is_held_against_what_came_over() {
    let report = |left: u32| {
        format!(
            "BÁO CÁO\nCông tác cải cách hành chính 6 tháng đầu năm 2026\n\nTừ ngày 20/4/2026 đến ngày 24/4/2026, Đoàn đã kiểm tra 06 phòng.\n\nKết quả từ ngày 15/12/2025 đến ngày 14/6/2026:\n\nTrong kỳ đã tiếp nhận mới 582 hồ sơ, kỳ trước chuyển qua 74 hồ sơ, đã giải quyết 576 hồ sơ, đang giải quyết 80 hồ sơ. Số hồ sơ chưa giải quyết xong đến hết ngày 14/12/2025 là {left} hồ sơ.\n"
        )
    };
    let right = found_in("right.txt", report(74).as_bytes());
    assert!(right.iter().all(|f| f.rule != "carry_over"), "{}", shown(&right));
    let wrong = found_in("wrong.txt", report(47).as_bytes());
    let told = wrong.iter().find(|f| f.rule == "carry_over");
    assert!(told.is_some_and(|f| f.is_error()), "{}", shown(&wrong));
}

/// A paper of December 2025 cites a circular that the register knows to be of the last day of that month; the paper's day
/// stands below its title.
#[test]
fn a_law_that_is_not_yet_there_is_told_without_its_day() {
    let report = |day: &str| {
        format!(
            "BÁO CÁO\n\nKết quả thực hiện Kế hoạch cải cách hành chính nhà nước năm 2025\n\nHải Phòng, ngày {day}\n\nChế độ báo cáo thực hiện theo Thông tư số 05/2025/TT-VPCP của Văn phòng Chính phủ.\n"
        )
    };
    let early = found_in("early.txt", report("16 tháng 12 năm 2025").as_bytes());
    assert!(
        early.iter().any(|f| f.rule == "law_in_force"),
        "{}",
        shown(&early)
    );
    let later = found_in("later.txt", report("05 tháng 01 năm 2026").as_bytes());
    assert!(
        later.iter().all(|f| f.rule != "law_in_force"),
        "{}",
        shown(&later)
    );
}

/// A heading that fills its line, and the sentence below it.
#[test]
fn a_sentence_below_a_full_heading_begins_anew() {
    let lines = [
        "BÁO CÁO",
        "Kết quả thực hiện công tác cải cách hành chính quý III năm 2025",
        "Thực hiện Chương trình công tác năm 2025 của Ban Quản lý Khu kinh tế Hải",
        "Phòng; căn cứ văn bản của Sở Nội vụ về việc báo cáo định kỳ công tác cải",
        "cách hành chính, Ban Quản lý Khu kinh tế Hải Phòng (Ban Quản lý) báo cáo",
        "công tác cải cách hành chính quý III năm 2025 như sau:",
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
        "2. Công tác kiểm tra cải cách hành chính, kỷ luật, kỷ cương công vụ",
        "Ngày 18/8/2021, Ban Quản lý đã ban hành Thông báo số 4218/TB-BQL về việc kiểm",
        "tra công tác cải cách hành chính, kỷ luật, kỷ cương công vụ tại các phòng, đơn",
        "vị sự nghiệp trực thuộc. Đã kiểm tra 07 đơn vị.",
    ];
    let found = found_in("wrapped.txt", lines.join("\n\n").as_bytes());
    let told = found.iter().find(|f| f.rule == "year_plausible");
    assert!(told.is_some_and(|f| f.is_error()), "{}", shown(&found));
}

/// Who explains "TTHC" has to explain "PAKN" too; who explains nothing is only given a hint.
#[test]
fn abbreviations_are_all_explained_or_none() {
    let warned = |text: &str| {
        let found = found_in(
            "a.txt",
            format!("BÁO CÁO\nKết quả công tác quý II năm 2026\n\n{text}\n").as_bytes(),
        );
        let told = found.into_iter().find(|f| f.rule == "undefined_abbreviation");
        told.map(|f| f.severity)
    };
    use dossierd::finding::Severity::{Hint, Warning};
    assert_eq!(
        warned("Thực hiện thủ tục hành chính (TTHC); đã trả lời 03 PAKN."),
        Some(Warning)
    );
    assert_eq!(warned("Thực hiện TTHC; đã trả lời 03 PAKN."), Some(Hint));
    assert_eq!(
        warned("Thực hiện thủ tục hành chính (TTHC); áp dụng tiêu chuẩn ISO tại 03 phòng."),
        Some(Hint)
    );
    assert_eq!(
        warned("Biểu số BM.01/HP của thành phố; tiếp nhận 05 hồ sơ."),
        None
    );
    assert_eq!(warned("Đã gửi bản BM. 01 phòng chưa gửi."), Some(Warning));
}
