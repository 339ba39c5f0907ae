//! Slips of form in one right report: each kind in other words, other places, other ways of writing.

use crate::proofreading::{found_in, shown};
use dossierd::finding::Severity;

const REPORT: &str = "BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG
Số: 2716/BC-BQL

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Phòng, ngày 24 tháng 10 năm 2025

BÁO CÁO
Kết quả công tác cải cách hành chính tháng 10 năm 2025 và phương hướng, nhiệm vụ tháng 11 năm 2025

Thực hiện Kế hoạch số 27/KH-UBND ngày 15/01/2025 của Ủy ban nhân dân thành phố về cải cách hành chính năm 2025, Ban Quản lý Khu kinh tế Hải Phòng báo cáo kết quả tháng 10 năm 2025 như sau:
I. KẾT QUẢ THỰC HIỆN TRONG THÁNG 10 NĂM 2025
1. Ban Quản lý đã ban hành đầy đủ các văn bản chỉ đạo, điều hành.
2. LINE
II. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 11 NĂM 2025
Trong tháng 11, tập trung thực hiện các nhiệm vụ sau: rà soát quy trình nội bộ, hoàn thành trước ngày 20/11/2025.
Trên đây là báo cáo kết quả công tác cải cách hành chính tháng 10 năm 2025 của Ban Quản lý./.

Nơi nhận:
- UBND thành phố;
- Lưu: VT, VP.
";

/// What may stand as the second item.
const RIGHT: &[&str] = &[
    // Portals, and "công" as another word.
    "Nộp hồ sơ trên Cổng Dịch vụ công quốc gia, Cổng DVC thành phố.",
    "Trung tâm Phục vụ hành chính công, dịch vụ công trực tuyến hoạt động ổn định.",
    "Chi tiền công dịch vụ vệ sinh theo hợp đồng.",
    // Weekdays.
    "Ngày 16/10/2025 (thứ Năm), Ban tổ chức họp giao ban.",
    "Ngày 16 tháng 10 năm 2025, thứ Năm, Ban tổ chức họp.",
    "Ngày 16/10 (thứ Năm), Ban tổ chức họp.",
    "Ngày 16/10/2025 (lần thứ hai), Ban tổ chức họp.",
    "Ngày 16/10/2025, thứ hai là nội dung chuyển đổi số được nêu.",
    "Ban tiếp công dân ngày 16/10/2025, thứ Sáu hằng tuần trực tại trụ sở.",
    "Tiếp công dân thứ Năm, ngày 16/10/2025 và thứ Sáu, ngày 17/10/2025.",
    // Numbers.
    "Tiếp nhận 9.874 hồ sơ trực tuyến.",
    "Bình quân mỗi công chức giải quyết 12,345 hồ sơ; 2,125 hồ sơ/ngày.",
    "Thời gian bình quân 1,234 ngày/hồ sơ; diện tích 1,250 ha, vốn đầu tư 1,375 tỷ đồng.",
    // Periods.
    "Khắc phục các tồn tại trong tháng 9 năm 2025.",
    "Số liệu tính từ ngày 01/01/2025 đến ngày 14/10/2025.",
    // Documents.
    "Thực hiện Kế hoạch số 27/KH-UBND ngày 15/01/2025 của UBND thành phố về khắc phục hạn chế chỉ số cải cách hành chính năm 2024.",
    "Theo Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ; Nghị định số 118/2025 nêu trên.",
    "Luật số 63/2025/QH15 ngày 18/02/2025 của Quốc hội.",
    // Procedures.
    "Thời hạn giải quyết của 54 TTHC được rút ngắn; 03 TTHC giải quyết ngay trong ngày.",
    "Có 54 TTHC được tiếp nhận tại Bộ phận Một cửa; 38 TTHC trực tuyến toàn trình.",
    "Tiếp nhận 177 hồ sơ của 12 TTHC.",
    "Số hóa hồ sơ của 12 TTHC trực tuyến.",
    // Words that look like slips.
    "Mỗi trường học có một bộ phận; phương thức hiện đại; giao thông nhất là đường bộ; công suất 120 MW.",
    "Kiểm tra tại 09/09 phòng; hoàn thành 12/10 chỉ tiêu (120%).",
];

const WRONG: &[&str] = &[
    "Nộp hồ sơ trên Công Dịch vụ công quốc gia.",
    "Kết nối với Công DVC quốc gia.",
    "TRIỂN KHAI TRÊN CÔNG DỊCH VỤ CÔNG QUỐC GIA",
    "Công Thông tin một cửa quốc gia.",
    "Ngày 16/10/2025 (thứ Sáu), Ban tổ chức họp giao ban.",
    "Ngày 16 tháng 10 năm 2025, thứ Sáu, Ban tổ chức họp.",
    "Ngày 16/10 (thứ Sáu), Ban tổ chức họp.",
    "Thứ Sáu (16/10), Ban tổ chức họp.",
    "Ban tiếp công dân vào thứ sáu ngày 16 tháng 10.",
    "Ngày 16/10/2025 (Chủ nhật), Đoàn Thanh niên ra quân.",
    "Ngày 16/10/2025 (T6), Ban họp.",
    "Tiếp nhận 9,874 hồ sơ trực tuyến.",
    "Có 1,234,567 lượt truy cập.",
    "Tiếp nhận 98.74 hồ sơ.",
    "Nghị định số 118/2025/NĐ-TTg của Thủ tướng Chính phủ.",
    "Nghị quyết số 17/NQ-UBND ngày 15/9/2025 của UBND thành phố.",
    "Thực hiện Nghị định 118 của Chính phủ.",
    "Thực hiện Nghị định số 118/2025 của Chính phủ.",
    "Theo Luật số 72/2025/QH15 của Chính phủ.",
    "Thực hiện Kế hoạch số 27/KH-UBND ngày 15/01/2025 của UBND thành phố về cải cách hành chính năm 2024.",
    "Nhận 305 hồ sơ trực tuyến và 07 TTHC trực tiếp.",
    "Có 97 hồ sơ trực tuyến, còn 07 thủ tục nộp trực tiếp.",
    "Còn 12 TTHC đang giải quyết.",
    "Số TTHC tiếp nhận: 177.",
    "Cung cấp 38 hồ sơ toàn trình.",
    "Triên khai nhiệm vụ.",
    "Giãi quyết thủ tục.",
    "Rút kinh nghiêm trong chỉ đạo.",
    "Hồ sơ đựơc giải quyết.",
    "Giải quyết thủ tục hàng chính.",
    "Bộ phận Một của hoạt động ổn định.",
    "Kiểm tra tại các phòng (10/09 phòng).",
];

/// Exchanges in the report itself.
const EXCHANGES: &[(&str, &str)] = &[
    ("Số: 2716/BC-BQL", "Số: 2716/BC.BQL"),
    ("Số: 2716/BC-BQL", "Số: 2716\\BC-BQL"),
    ("Số: 2716/BC-BQL", "Số: 2716/bc-bql"),
    ("Số: 2716/BC-BQL", "Số: 2716/BC BQL"),
    ("ngày 24 tháng 10 năm 2025", "ngày 24 tháng 12 năm 2025"),
    ("Trong tháng 11, tập trung", "Trong tháng 12, tập trung"),
    ("Trong tháng 11, tập trung", "Trong tháng 10, tập trung"),
    ("trước ngày 20/11/2025", "trước ngày 20/11/2024"),
    ("trước ngày 20/11/2025", "trước ngày 10/10/2025"),
    ("- UBND thành phố;", "- UBND thành phố (báo cáo tháng 9/2025);"),
    ("cải cách hành chính năm 2025,", "cải cách hành chính năm 2024,"),
];

fn loud(text: &str) -> (usize, String) {
    let found = found_in("bao-cao.txt", text.as_bytes());
    let loud = found.iter().filter(|f| f.severity > Severity::Hint).count();
    (loud, shown(&found))
}

#[test]
fn right_forms_are_left_alone_in_every_way_of_writing() {
    let told = RIGHT
        .iter()
        .map(|line| (line, loud(&REPORT.replace("LINE", line))));
    let wrong: Vec<String> = told
        .filter(|(_, (n, _))| *n > 0)
        .map(|(line, (_, told))| format!("{line}\n{told}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn slips_of_form_are_found_in_other_words_and_places() {
    let of_lines = WRONG.iter().map(|line| REPORT.replace("LINE", line));
    let right = REPORT.replace("LINE", RIGHT[0]);
    let of_report = EXCHANGES.iter().map(|(right_words, wrong)| {
        assert!(right.contains(right_words), "{right_words}");
        right.replacen(right_words, wrong, 1)
    });
    for (i, text) in of_lines.chain(of_report).enumerate() {
        assert!(loud(&text).0 > 0, "{i}: {text}");
    }
}

#[test]
fn yearly_reports_and_plans_close_with_their_own_year() {
    let report = |closing: &str| {
        format!("BÁO CÁO\nKết quả cải cách hành chính năm 2025\n\n1. Ban đã ban hành kế hoạch.\n{closing}\n")
    };
    let right = "Trên đây là báo cáo kết quả năm 2025 của Ban Quản lý./.";
    assert_eq!(loud(&report(right)).0, 0);
    let wrong = "Trên đây là báo cáo kết quả 9 tháng năm 2025 của Ban Quản lý./.";
    assert_eq!(loud(&report(wrong)).0, 1);
    let plan = |year: &str| {
        format!(
            "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n1. Rà soát quy trình.\nTrên đây là Kế hoạch cải cách hành chính của Ban Quản lý năm {year}./.\n"
        )
    };
    assert_eq!(loud(&plan("2026")).0, 0);
    assert_eq!(loud(&plan("2025")).0, 1);
}
