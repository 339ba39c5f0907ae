//! Words said twice: "nền tảng nền tảng", "của của", "đẩy mạnh mạnh".

use super::words::NOT_TWICE;
use crate::finding::Place;
use crate::proofread::scan::Scan;

/// Words that end a compound, with what may begin with them behind it: "kiến nghị nghị quyết" says
/// nothing twice, "kiến nghị nghị doanh nghiệp" does.
const ENDINGS: &[(&str, &[&str])] = &[
    ("nghị", &["quyết", "định", "viện", "sự", "trường", "luận"]),
    ("mạnh", &["mẽ", "dạn", "thường", "tay", "khỏe"]),
    (
        "vụ",
        &[
            "việc",
            "án",
            "trưởng",
            "mùa",
            "phó",
            "lợi",
            "đông",
            "xuân",
            "hè",
            "thu",
            "tai",
        ],
    ),
    (
        "sơ",
        &[
            "tuyển", "bộ", "cấp", "đồ", "kết", "khai", "chế", "lược", "sinh", "cứu", "thẩm", "yếu", "tán",
            "suất", "vin",
        ],
    ),
    ("tục", &["ngữ", "lệ"]),
    (
        "quyết",
        &["định", "toán", "liệt", "tâm", "sách", "nghị", "chiến", "thắng"],
    ),
    ("soát", &["xét", "vé"]),
    ("cường", &["độ", "quốc", "điệu", "tráng", "hào"]),
    ("huấn", &["luyện", "thị"]),
    ("dưỡng", &["sinh", "lão", "khí", "đường"]),
    ("phúc", &["lợi", "tra", "đáp", "thẩm", "hạch", "lộc"]),
    (
        "truyền",
        &[
            "thông", "thống", "hình", "thanh", "đạt", "tải", "nhiễm", "dẫn", "máu", "dạy",
        ],
    ),
    ("cách", &["mạng", "ly", "làm", "thức", "nhau", "trở"]),
    ("khắc", &["phục", "nghiệt", "sâu"]),
    ("nghiệp", &["vụ", "đoàn", "dư"]),
    (
        "lượng",
        &[
            "hóa", "hoá", "hồ", "người", "khách", "nước", "mưa", "giao", "lớn", "văn",
        ],
    ),
    ("mắc", &["nợ", "bệnh", "mới", "phải", "sai"]),
    (
        "xuất",
        &[
            "khẩu", "sắc", "phát", "hiện", "bản", "xứ", "nhập", "trình", "thân", "xưởng", "kho",
        ],
    ),
    ("đấu", &["thầu", "giá", "tranh", "nối", "trường"]),
    (
        "tuyến",
        &[
            "đường",
            "tỉnh",
            "huyện",
            "trên",
            "dưới",
            "y",
            "cơ",
            "phố",
            "đầu",
            "xe",
            "bài",
            "xã",
            "quốc",
            "cáp",
        ],
    ),
    ("dựng", &["nước", "phim", "hình", "cột", "rạp"]),
    (
        "chế",
        &["độ", "biến", "tài", "tạo", "định", "xuất", "phẩm", "ngự"],
    ),
    ("thời", &["gian", "hạn", "điểm", "kỳ", "sự", "tiết", "vụ", "đại"]),
];

/// Words that are said twice to mean more or each.
const MEANT: &[&str] = &["từng", "ngày", "dần", "đời", "nhà", "người"];

pub(super) fn twice(scan: &Scan) -> Vec<(Place, String)> {
    let mut all = Vec::new();
    let words = &scan.tokens;
    for i in (0..words.len()).filter(|i| words[*i].is_word()) {
        let same = |a: usize, b: usize| {
            words
                .get(b)
                .is_some_and(|t| t.is_word() && t.lower == words[a].lower)
        };
        let is_plain = |at: usize| words[at].text == words[at].lower;
        let one = same(i, i + 1)
            && is_plain(i + 1)
            && (NOT_TWICE.contains(&words[i].lower.as_str()) || ends_twice(scan, i));
        let two = same(i, i + 2)
            && i + 3 < words.len()
            && same(i + 1, i + 3)
            && words[i].lower != words[i + 1].lower
            && !MEANT.contains(&words[i].lower.as_str());
        let straight = |to: usize| words[i..=to].windows(2).all(|w| w[1].start <= w[0].end() + 1);
        let last = match () {
            () if one && straight(i + 1) => i + 1,
            () if two && straight(i + 3) => i + 3,
            () => continue,
        };
        let said = scan.words(i, last);
        all.push((scan.place(i), format!("\"{said}\" viết hai lần")));
    }
    all
}

/// A word that ends a compound stands again where it begins none.
fn ends_twice(scan: &Scan, at: usize) -> bool {
    let words = &scan.tokens;
    let Some((_, begins)) = ENDINGS.iter().find(|(word, _)| words[at].is(word)) else {
        return false;
    };
    let is_behind_word = at > 0 && words[at - 1].is_word();
    let next = words.get(at + 2).filter(|t| t.is_word());
    is_behind_word && next.is_none_or(|t| !begins.contains(&t.lower.as_str()))
}
