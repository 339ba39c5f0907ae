//! Days, symbols, issuers, spelling: what is written rightly is left alone, each exchange makes one slip.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

const QUARTER: &str = "BÁO CÁO\nKết quả công tác quý II năm 2026 (từ ngày 15/3/2026 đến ngày 14/6/2026)\n\n";
const WEEK: &str =
    "BÁO CÁO\nKết quả tiếp nhận, giải quyết thủ tục hành chính tuần từ ngày 12/6/2026 đến ngày 18/6/2026\n\n";

/// Right sentences of a quarter's report with what may be written wrong in them.
const OF_A_QUARTER: &[(&str, &[(&str, &str)])] = &[
    // Days in lists, behind verbs, as windows.
    (
        "- Kiểm tra phòng cháy ngày 08/4/2026 tại Khu công nghiệp Đông Mai và ngày 12/5/2026 tại Khu công nghiệp Sông Khoai.",
        &[("08/4/2026", "08/01/2026"), ("12/5/2026", "12/02/2026")],
    ),
    (
        "- Xảy ra 02 sự cố: sự cố ngày 21/3/2026 làm dừng 03 giờ, sự cố ngày 02/6/2026 làm dừng 01 giờ.",
        &[("21/3/2026", "21/3/2025")],
    ),
    (
        "- Đối thoại với doanh nghiệp vào các ngày 10/4/2026 (12 doanh nghiệp), 15/5/2026 (09 doanh nghiệp) và 05/6/2026.",
        &[("10/4/2026", "10/01/2026"), ("05/6/2026", "05/02/2026")],
    ),
    (
        "- Tổ chức tập huấn chữ ký số từ ngày 20/4/2026 đến ngày 22/4/2026 cho 45 công chức.",
        &[(
            "ngày 20/4/2026 đến ngày 22/4/2026",
            "ngày 20/01/2026 đến ngày 22/01/2026",
        )],
    ),
    (
        "Từ ngày 04/5/2026 đến ngày 08/5/2026, Sở kiểm tra 05 đơn vị.",
        &[(
            "ngày 04/5/2026 đến ngày 08/5/2026",
            "ngày 04/11/2025 đến ngày 08/11/2025",
        )],
    ),
    (
        "- Làm việc với Sở Tài chính ngày 16/4/2026 về kinh phí.",
        &[("16/4/2026", "16/01/2026")],
    ),
    // Years.
    (
        "1. Rà soát quy trình nội bộ, hoàn thành trước ngày 20/9/2026.",
        &[("20/9/2026", "20/9/2062")],
    ),
    (
        "- Theo Công văn số 415/UBND-VP ngày 06/4/2026 của UBND tỉnh, Sở đã rà soát 12 quy trình.",
        &[("06/4/2026", "06/4/2020")],
    ),
    // Symbols and issuers.
    (
        "- Thực hiện Công văn số 215/SNV-CCHC ngày 03/4/2026 của Sở Nội vụ về cải cách hành chính.",
        &[
            ("Sở Nội vụ", "Sở Tài chính"),
            ("215/SNV-CCHC", "215/CV-SNV"),
            ("215/SNV-CCHC", "215/SGDĐT-VP"),
        ],
    ),
    (
        "- Thực hiện Công văn số 88/SGDĐT-VP ngày 03/4/2026 của Sở Giáo dục và Đào tạo về chuyển đổi số.",
        &[("Sở Giáo dục và Đào tạo", "Sở Y tế")],
    ),
    (
        "- Kế hoạch số 330/KH-UBND ngày 05/5/2026 về kiểm tra.",
        &[("330/KH-UBND", "330/KH- UBND")],
    ),
    (
        "- Công văn số 24/TTPVHCC ngày 05/5/2026 về trực lễ.",
        &[("Công văn số 24", "Quyết định số 24")],
    ),
    // Words.
    (
        "- Tiếp tục đẩy mạnh số hóa, phấn đấu 100% hồ sơ trực tuyến, chấn chỉnh việc giải quyết kiến nghị của người dân.",
        &[
            ("đẩy mạnh số", "đẩy mạnh mạnh số"),
            ("phấn đấu", "phấn đầu"),
            ("trực tuyến", "trực tuyếm"),
            ("trực tuyến", "trực tuyên"),
            ("chấn chỉnh", "chấn chình"),
            ("giải quyết", "giải quyêt"),
            ("kiến nghị của", "kiến nghị nghị của"),
            ("việc", "viêc"),
        ],
    ),
    (
        "- Cấp 12 giấy chứng nhận an toàn thực phẩm, hướng dẫn qua Cổng Dịch vụ công quốc gia.",
        &[("thực phẩm", "thực phầm"), ("quốc gia.", "quốc gia2.")],
    ),
    (
        "- Giá trị sản xuất tại KCN VSIP đạt 120 tỷ đồng, Công ty WHA đạt 30 tỷ đồng.",
        &[("Giá trị sản xuất", "GTSXCN")],
    ),
    (
        "- Thanh toán trực tuyến qua Cổng Dịch vụ công.",
        &[("Thanh toán trực tuyến", "TTTT")],
    ),
    // Units.
    (
        "- Trong kỳ nhận mới 187 hồ sơ.",
        &[("187 hồ sơ", "187 thủ tục hành chính")],
    ),
    ("- Số hồ sơ tiếp nhận mới là 1.904.", &[("Số hồ sơ", "Số TTHC")]),
];

const OF_A_WEEK: &[(&str, &[(&str, &str)])] = &[
    (
        "- Ngày 16/6/2026, Trung tâm phối hợp Đoàn xã hướng dẫn 46 người dân.",
        &[("16/6/2026", "16/5/2026")],
    ),
    (
        "- Kiểm tra đột xuất 02 lần vào các ngày 15/6/2026 và 17/6/2026, không phát hiện vi phạm.",
        &[("15/6/2026", "15/4/2026")],
    ),
];

/// Days and words that look wrong and are not.
const RIGHT: &[&str] = &[
    "- Dự án khởi công ngày 15/8/2025, hoàn thành ngày 10/5/2026.",
    "- Kiểm tra việc thực hiện kết luận ngày 12/11/2025 của Thường trực.",
    "- Làm việc với 12 doanh nghiệp có hợp đồng ký ngày 05/01/2025.",
    "- Cho thuê đất có thời hạn đến ngày 15/5/2073.",
    "- Từ ngày 01/01/2025 đến ngày 31/5/2025 (cùng kỳ), Sở kiểm tra 04 đơn vị.",
    "- Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND tỉnh giai đoạn 2024 - 2026.",
    "- Thực hiện Công văn số 215/STTTT-CNTT ngày 03/4/2026 của Sở TTTT.",
    "- Công văn số 512/SVHTTDL-VP ngày 03/4/2026 của Sở Văn hóa, Thể thao và Du lịch.",
    "- Các cơ quan quan trắc môi trường, biện pháp pháp lý, tổ chức chức năng, đơn vị vị thế, ủy ban ban hành.",
    "- Nêu kiến nghị nghị quyết cần sửa; dịch vụ vụ việc; đẩy mạnh mạnh mẽ hơn.",
    "- Đáp ứng dung lượng đường truyền; tiến hành chỉnh lý hồ sơ; ý kiến nghỉ việc; phân công bổ sung; tham dự toàn bộ.",
    "- Ô tô, xi măng, cà phê, hécta, kilôgam, xăng dầu, khuỷu tay, rượu, quýt, ngoằn ngoèo.",
    "- Người Ê Đê, Gia Rai, Ba Na; xã Chư Păh, xã Krông Búk, Đắk Lắk.",
    "- Số TTHC tiếp nhận tại Bộ phận Một cửa là 120.",
    "- Ứng dụng office365, nồng độ so2, phòng lan1@gmail.com.",
];

fn told(head: &str, sentence: &str) -> (usize, String) {
    let found = found_in("bao-cao.txt", format!("{head}{sentence}\n").as_bytes());
    let loud = found.iter().filter(|f| f.severity > Severity::Hint).count();
    (loud, shown(&found))
}

fn all() -> impl Iterator<
    Item = (
        &'static str,
        &'static str,
        &'static [(&'static str, &'static str)],
    ),
> {
    let quarter = OF_A_QUARTER.iter().map(|(text, wrong)| (QUARTER, *text, *wrong));
    quarter.chain(OF_A_WEEK.iter().map(|(text, wrong)| (WEEK, *text, *wrong)))
}

#[test]
fn days_symbols_and_words_that_are_right_are_left_alone() {
    let plain = RIGHT.iter().map(|text| (QUARTER, *text));
    let wrong: Vec<String> = all()
        .map(|(head, text, _)| (head, text))
        .chain(plain)
        .filter_map(|(head, text)| Some((text, told(head, text))).filter(|(_, (n, _))| *n > 0))
        .map(|(text, (_, told))| format!("{text}\n{told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_wrong_day_symbol_or_word_is_told_once() {
    let mut silent: Vec<String> = Vec::new();
    for (head, text, exchanges) in all() {
        for (right, wrong) in exchanges {
            assert!(text.contains(right), "{text}: {right}");
            let text = text.replacen(right, wrong, 1);
            let (n, told) = told(head, &text);
            if n != 1 {
                silent.push(format!("{n}: {text}\n{told}"));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// A ward's report: its number, the province's letter that it answers to, its own plan.
const OF_A_WARD: &str = "UBND TỈNH TÂY NINH\nUBND PHƯỜNG TÂN AN\nSố: 241/BC-UBND\nTân An, ngày 18 tháng 6 năm 2026\n\nBÁO CÁO\nKết quả kiểm soát thủ tục hành chính 6 tháng đầu năm 2026\n\nThực hiện Công văn số 2154/UBND-NC ngày 02/6/2026 của Ủy ban nhân dân (UBND) tỉnh Tây Ninh, UBND phường Tân An báo cáo như sau:\n- UBND phường đã ban hành Kế hoạch số 19/KH-UBND ngày 14/01/2026, Thông báo số 133/TB-UBND ngày 10/4/2026.\n";

#[test]
fn committees_of_two_levels_count_their_documents_apart() {
    let rules = |text: &str| -> Vec<String> {
        let found = found_in("bao-cao.txt", text.as_bytes());
        let heavy = found.iter().filter(|f| f.severity != Severity::Hint);
        heavy.map(|f| f.rule.clone()).collect()
    };
    assert_eq!(rules(OF_A_WARD), Vec::<String>::new());
    let wrong = OF_A_WARD.replace("Thông báo số 133/TB", "Thông báo số 333/TB");
    assert_eq!(rules(&wrong), ["docno_monotonic"]);
}

#[test]
fn a_report_of_a_quarter_and_the_year_tells_of_the_year() {
    let report = |title: &str| {
        let text = format!(
            "BÁO CÁO\nKết quả cải cách hành chính {title}\n\n- Sở đã ban hành Kế hoạch số 318/KH-SYT ngày 22/01/2025 về kiểm tra.\n- Ngày 15/8/2025, Sở tổ chức tập huấn cho 45 công chức.\n"
        );
        let found = found_in("bao-cao.txt", text.as_bytes());
        found.iter().filter(|f| f.rule == "event_outside_period").count()
    };
    for title in [
        "quý IV và năm 2025",
        "quý IV và\nnăm 2025",
        "quý IV và cả năm 2025",
    ] {
        assert_eq!(report(title), 0, "{title:?}");
    }
    assert_eq!(report("quý IV năm 2025"), 1, "of the quarter alone");
}
