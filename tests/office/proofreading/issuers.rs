//! Who issued a document, as the sentence before it says; documents without their name; blanks beside brackets; means
//! whose divisor stands in the sentence; sections without a word.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Finding;

const HEAD: &str = "BÁO CÁO\nKết quả công tác năm 2025\n\n";

/// The verb's subject is not whose symbol it is.
const OTHER_ISSUERS: &[&str] = &[
    "Ngày 29/01/2026, Giám đốc Sở Nội vụ ban hành Quyết định số 246/QĐ-UBND công bố 31 thủ tục hành chính.",
    "Sở Nội vụ đã ban hành Kế hoạch số 246/KH-UBND ngày 12/5/2025 về kiểm tra công vụ.",
    "Thủ tướng Chính phủ ban hành Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 về thủ tục hành chính.",
    "Chủ tịch Ủy ban nhân dân tỉnh ký Quyết định số 45/QĐ-SNNMT ngày 10/6/2025 thành lập đoàn kiểm tra.",
    "Bộ trưởng Bộ Nội vụ ban hành Thông tư số 12/2025/TT-BTC ngày 10/6/2025 về tài chính.",
    "Sở Tài chính có Công văn số 2214/SNV-CCHC ngày 26/8/2025 đề nghị báo cáo.",
    "Hội đồng nhân dân thành phố vừa ban hành Quyết định số 15/2025/QĐ-UBND ngày 10/6/2025.",
];

/// A name is missing before a number, a blank stands on the wrong side of a bracket.
const UNNAMED_OR_BLANK: &[&str] = &[
    "Thực hiện Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính; số 367/2025/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP.",
    "Thực hiện Luật số 63/2025/QH15, số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thủ tục hành chính.",
    "Triển khai theo số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ.",
    "Áp dụng tại số 03/2025/TT-VPCP ngày 10/6/2025 của Văn phòng Chính phủ.",
    "Nơi nhận:\n- Lãnh đạo Sở( để báo cáo);\n- Lưu: VT.",
    "Gửi Trưởng ban( để chỉ đạo) và các phòng.",
    "Thực hiện Quyết định số 15/QĐ-TTg ngày 10/6/2025 của Thủ tướng Chính phủ và số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ.",
];

/// Right neighbours of both.
const RIGHT_DOCUMENTS: &[&str] = &[
    "Ngày 29/01/2026, Chủ tịch Ủy ban nhân dân tỉnh ban hành Quyết định số 246/QĐ-UBND công bố 31 thủ tục hành chính.",
    "Sở Nội vụ đã tham mưu Ủy ban nhân dân tỉnh ban hành Kế hoạch số 246/KH-UBND ngày 12/5/2025 về kiểm tra công vụ.",
    "Sở Nội vụ trình ban hành Quyết định số 246/QĐ-UBND ngày 12/5/2025.",
    "Theo đề nghị của Giám đốc Sở Nội vụ, UBND tỉnh ban hành Quyết định số 246/QĐ-UBND ngày 12/5/2025.",
    "Sở Nông nghiệp và Môi trường ban hành Kế hoạch số 1276/KH-SNNMT ngày 27/02/2025 về khắc phục hồ sơ quá hạn.",
    "Chính phủ đã ban hành Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 và Sở Tư pháp có Công văn số 123/STP-VP ngày 11/6/2025.",
    "Sở Tài chính nhận được Công văn số 2214/SNV-CCHC ngày 26/8/2025 và có Công văn số 300/STC-VP ngày 28/8/2025.",
    "Ban Quản lý ban hành Quyết định số 45/QĐ-BQL ngày 10/6/2025; Văn phòng UBND thành phố có Công văn số 123/UBND-KSTT ngày 11/6/2025.",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch số 12/KH-UBND ngày 11/6/2025, giao Sở Nội vụ ký Quyết định số 45/QĐ-UBND theo ủy quyền.",
    "Thực hiện các Nghị định số 118/2025/NĐ-CP ngày 09/6/2025; số 367/2025/NĐ-CP ngày 31/12/2025 của Chính phủ.",
    "Thực hiện Nghị định số 118/2025/NĐ-CP ngày 09/6/2025, số 367/2025/NĐ-CP ngày 31/12/2025 của Chính phủ.",
    "Nghị định của Chính phủ số 118/2025/NĐ-CP ngày 09/6/2025.",
    "Lãnh đạo Sở (để báo cáo); hàm f(x) và UBND(cũ).",
    "Sở có Quyết định số 246/QĐ-UBND ngày 12/5/2025 về việc bổ nhiệm Giám đốc.",
];

/// Not what the sentence's own numbers give.
const WRONG_MEANS: &[&str] = &[
    "Đón 1.318 lượt khách, bình quân 236,6 lượt mỗi ngày làm việc (05 ngày).",
    "Đón 1.318 lượt khách trong 05 ngày làm việc, bình quân 236,6 lượt/ngày.",
    "Trong 05 ngày đón 1.318 lượt khách, bình quân mỗi ngày đón 236,6 lượt.",
    "Có 18 xã tiếp nhận 216 hồ sơ, bình quân 21 hồ sơ/xã.",
    "Trung tâm trả 1.530 hồ sơ, trung bình 68,3 hồ sơ/ngày (24 ngày làm việc).",
    "4 tháng đầu năm tiếp nhận 24.180 hồ sơ, bình quân 6.405 hồ sơ/tháng.",
    "Đã chi 212,4 triệu đồng cho 36 cán bộ, bình quân 9,5 triệu đồng/cán bộ.",
];

/// Right, rounded, or of other numbers.
const RIGHT_MEANS: &[&str] = &[
    "Đón 1.318 lượt khách, bình quân 263,6 lượt mỗi ngày làm việc (05 ngày).",
    "Đón 1.318 lượt khách trong 05 ngày làm việc, bình quân 263,6 lượt/ngày.",
    "Trong 05 ngày đón 1.318 lượt khách, bình quân mỗi ngày đón 264 lượt.",
    "Có 18 xã tiếp nhận 216 hồ sơ, bình quân 12 hồ sơ/xã.",
    "Trung tâm trả 1.530 hồ sơ, trung bình 63,8 hồ sơ/ngày (24 ngày làm việc).",
    "4 tháng đầu năm tiếp nhận 24.180 hồ sơ, bình quân 6.045 hồ sơ/tháng.",
    "Đã chi 212,4 triệu đồng cho 36 cán bộ, bình quân 5,9 triệu đồng/cán bộ.",
    "Thời gian giải quyết bình quân 6,4 ngày làm việc, giảm 0,7 ngày so với tháng 7 (7,1 ngày làm việc).",
    "Có 18 xã, trong đó 12 xã tiếp nhận 216 hồ sơ, bình quân 18 hồ sơ/xã.",
    "Tiếp nhận 216 hồ sơ, nghỉ 02 ngày, bình quân 43 hồ sơ/ngày.",
    "Đón 1.318 lượt khách; bình quân mỗi quầy 26 lượt một ngày.",
];

/// Sections; each text has one without a word.
const EMPTY: &[&str] = &[
    "I. KẾT QUẢ\nĐã hoàn thành.\nII. TỒN TẠI\nKhông có.\nIII. KHÓ KHĂN\nIV. NHIỆM VỤ\nTiếp tục thực hiện.",
    "I. KẾT QUẢ\n1. Cải cách thể chế\nĐã rà soát.\n2. Cải cách thủ tục hành chính\nĐã công khai.\n3. Cải cách tổ chức bộ máy\n4. Cải cách công vụ\nĐã kiểm tra.",
    "I. KẾT QUẢ\nĐã hoàn thành.\nII. ĐÁNH GIÁ\nTốt hơn.\nIII. KIẾN NGHỊ, ĐỀ XUẤT\nTrên đây là báo cáo năm 2025 của Ban Quản lý./.",
    "I. KẾT QUẢ\n1. Tiếp nhận\nĐã tiếp nhận đủ.\n2. Giải quyết\nĐã trả đúng hẹn.\n3. Số hóa\nII. NHIỆM VỤ\nTiếp tục thực hiện.\nIII. KIẾN NGHỊ\nKhông.",
    "PHẦN I. KẾT QUẢ\nĐã hoàn thành.\nPHẦN II. TỒN TẠI\nKhông có.\nPHẦN III. NGUYÊN NHÂN\nPHẦN IV. NHIỆM VỤ\nTiếp tục.",
    "I. Kết quả thực hiện\nHoàn thành kế hoạch.\nII. Tồn tại, hạn chế\nChưa đồng bộ.\nIII. Nguyên nhân\nIV. Nhiệm vụ trọng tâm\nTiếp tục thực hiện.",
];

/// Sections, lists, outlines that say what they have to.
const FULL: &[&str] = &[
    "I. KẾT QUẢ\n1. Tiếp nhận\nĐã tiếp nhận đủ.\n2. Giải quyết\nĐã trả đúng hẹn.\nII. TỒN TẠI: Không.\nIII. KIẾN NGHỊ\nKhông.",
    "I. MỤC LỤC\nII. KẾT QUẢ\nIII. TỒN TẠI\nIV. NHIỆM VỤ\nTiếp tục thực hiện.",
    "I. KẾT QUẢ\nĐã hoàn thành.\nII. SỐ LIỆU (kèm theo Phụ lục 01)\nIII. TỒN TẠI\nKhông có.\nIV. NHIỆM VỤ\nTiếp tục thực hiện.",
    "I. KẾT QUẢ\nĐề nghị các đơn vị:\n1. Sở Nội vụ\n2. Sở Tài chính\n3. Sở Tư pháp\nII. NHIỆM VỤ\nTiếp tục thực hiện.\nIII. KIẾN NGHỊ\nKhông.",
    "I. KẾT QUẢ\n1. Tiếp nhận\nĐã tiếp nhận đủ.\n2. Giải quyết\nĐã trả đúng hẹn.\n3. Đã công khai kết quả trên Cổng\n4. Số hóa\nĐã số hóa.\nII. NHIỆM VỤ\nTiếp tục thực hiện.",
    "A. KẾT QUẢ\nI. TIẾP NHẬN\nĐã tiếp nhận đủ.\nII. GIẢI QUYẾT\nĐã trả đúng hẹn.\nB. NHIỆM VỤ\nI. TRỌNG TÂM\nTiếp tục.\nII. CỤ THỂ\nTiếp tục.",
    "I. KẾT QUẢ\n| Nội dung | Số liệu |\n|---|---|\n| Tiếp nhận | 12 |\nII. TỒN TẠI\nKhông có.\nIII. NHIỆM VỤ\nTiếp tục thực hiện.",
];

fn found(text: &str) -> Vec<Finding> {
    found_in("a.txt", format!("{HEAD}{text}\n").as_bytes())
}

fn tells(findings: &[Finding], words: &[&str]) -> bool {
    findings
        .iter()
        .any(|f| words.iter().any(|w| f.message.contains(w)))
}

const OF_DOCUMENTS: [&str; 3] = ["cơ quan ban hành", "thiếu tên loại", "dấu ngoặc"];

#[test]
fn documents_of_others_and_without_a_name_are_told() {
    for text in OTHER_ISSUERS.iter().chain(UNNAMED_OR_BLANK) {
        assert!(
            tells(&found(text), &OF_DOCUMENTS),
            "{text}\n{}",
            shown(&found(text))
        );
    }
    for text in RIGHT_DOCUMENTS {
        assert!(
            !tells(&found(text), &OF_DOCUMENTS),
            "{text}\n{}",
            shown(&found(text))
        );
    }
}

#[test]
fn means_are_reckoned_with_the_sentence_s_own_divisor() {
    for text in WRONG_MEANS {
        assert!(
            tells(&found(text), &["Bình quân"]),
            "{text}\n{}",
            shown(&found(text))
        );
    }
    for text in RIGHT_MEANS {
        assert!(
            found(text).iter().all(|f| !f.is_error()),
            "{text}\n{}",
            shown(&found(text))
        );
    }
}

#[test]
fn a_section_without_a_word_is_told() {
    for text in EMPTY {
        assert!(
            tells(&found(text), &["không có nội dung"]),
            "{text}\n{}",
            shown(&found(text))
        );
    }
    for text in FULL {
        assert!(
            !tells(&found(text), &["không có nội dung"]),
            "{text}\n{}",
            shown(&found(text))
        );
    }
}
