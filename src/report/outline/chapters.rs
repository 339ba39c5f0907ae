//! The chapters of each kind of report (facts/domain.md 4.4).

use crate::calendar::PeriodKind;
use crate::report::input::ReportInput;
use Part::{Decisions, Figures, Fill, Next, Nothing, Online, Tasks};

/// What stands under a heading.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Nothing,
    Tasks,
    Figures,
    /// Services used online, as far as the figures tell; the rest a unit writes: what, and its word.
    Online(&'static str, &'static str),
    Next,
    /// What waits for a word of the leaders.
    Decisions,
    /// A unit writes it: what, and the word by which its task in the plan is known.
    Fill(&'static str, &'static str),
}

pub type Outline = [(u8, &'static str, Part)];

/// Administrative reform (cải cách hành chính), as in seed 000.
pub const REFORM: &Outline = &[
    (1, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", Nothing),
    (
        2,
        "1. Công tác chỉ đạo, điều hành",
        Fill("văn bản chỉ đạo, điều hành đã ban hành trong kỳ", "chỉ đạo"),
    ),
    (
        2,
        "2. Công tác kiểm tra",
        Fill(
            "kết quả kiểm tra cải cách hành chính, kỷ luật, kỷ cương",
            "kiểm tra",
        ),
    ),
    (
        2,
        "3. Công tác tuyên truyền",
        Fill("kết quả tuyên truyền cải cách hành chính", "tuyên truyền"),
    ),
    (2, "4. Thực hiện nhiệm vụ được giao", Tasks),
    (1, "II. KẾT QUẢ THỰC HIỆN", Nothing),
    (
        2,
        "1. Cải cách thể chế",
        Fill("kết quả cải cách thể chế", "thể chế"),
    ),
    (2, "2. Cải cách thủ tục hành chính", Figures),
    (
        2,
        "3. Cải cách tổ chức bộ máy",
        Fill("kết quả cải cách tổ chức bộ máy", "bộ máy"),
    ),
    (
        2,
        "4. Cải cách chế độ công vụ",
        Fill("kết quả xây dựng đội ngũ cán bộ, công chức, viên chức", "công vụ"),
    ),
    (
        2,
        "5. Cải cách tài chính công",
        Fill("kết quả cải cách tài chính công", "tài chính"),
    ),
    (
        2,
        "6. Xây dựng chính phủ điện tử, chính phủ số",
        Fill("kết quả chuyển đổi số", "chuyển đổi số"),
    ),
    (1, "III. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TIẾP THEO", Next),
];

/// Control of procedures (thủ tục hành chính), as in seed 001.
pub const PROCEDURES: &Outline = &[
    (1, "I. KẾT QUẢ THỰC HIỆN", Nothing),
    (2, "1. Cải cách quy định thủ tục hành chính", Nothing),
    (
        3,
        "a) Đánh giá tác động, thẩm định",
        Fill(
            "kết quả đánh giá tác động, thẩm định quy định thủ tục hành chính",
            "đánh giá tác động",
        ),
    ),
    (
        3,
        "b) Cắt giảm, đơn giản hóa",
        Fill(
            "kết quả rà soát, cắt giảm, đơn giản hóa thủ tục hành chính",
            "rà soát",
        ),
    ),
    (
        3,
        "c) Công bố, công khai",
        Fill("kết quả công bố, công khai thủ tục hành chính", "công khai"),
    ),
    (2, "2. Kết quả cải cách thủ tục hành chính", Nothing),
    (
        3,
        "a) Công khai, minh bạch",
        Fill("kết quả niêm yết, công khai thủ tục hành chính", "niêm yết"),
    ),
    (3, "b) Kết quả giải quyết thủ tục hành chính", Figures),
    (
        3,
        "c) Dịch vụ công trực tuyến",
        Online(
            "kết quả cung cấp dịch vụ công, thanh toán trực tuyến",
            "trực tuyến",
        ),
    ),
    (
        3,
        "d) Số hóa hồ sơ",
        Fill("kết quả số hóa hồ sơ, kết quả giải quyết", "số hóa"),
    ),
    (
        2,
        "3. Tiếp nhận, xử lý phản ánh, kiến nghị",
        Fill("số phản ánh, kiến nghị đã tiếp nhận, xử lý", "phản ánh"),
    ),
    (2, "4. Thực hiện nhiệm vụ theo kế hoạch", Tasks),
    (1, "II. ĐÁNH GIÁ CHUNG", Nothing),
    (2, "1. Ưu điểm", Fill("ưu điểm trong kỳ", "")),
    (
        2,
        "2. Khó khăn, vướng mắc",
        Fill("khó khăn, vướng mắc trong kỳ", ""),
    ),
    (1, "III. NHIỆM VỤ TRỌNG TÂM KỲ TIẾP THEO", Next),
    (1, "IV. KIẾN NGHỊ, ĐỀ XUẤT", Fill("kiến nghị, đề xuất", "")),
];

/// The week, for its drafter.
pub const WEEK: &Outline = &[
    (1, "I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", Tasks),
    (1, "II. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", Figures),
    (1, "III. NHIỆM VỤ TUẦN TIẾP THEO", Next),
    (1, "IV. ĐỀ NGHỊ LÃNH ĐẠO CHO Ý KIẾN", Decisions),
];

pub fn outline_of(title: &str, kind: PeriodKind) -> &'static Outline {
    let title = title.to_lowercase();
    if kind == PeriodKind::Week {
        return WEEK;
    }
    match ["thủ tục hành chính", "tthc"].iter().any(|w| title.contains(w)) {
        true => PROCEDURES,
        false => REFORM,
    }
}

/// Whether services used online have a section of their own.
pub fn has_online(input: &ReportInput) -> bool {
    let outline = outline_of(&input.title, input.period.kind);
    outline.iter().any(|(_, _, part)| matches!(part, Online(..)))
}
