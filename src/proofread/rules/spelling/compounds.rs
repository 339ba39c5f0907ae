//! Compounds with one tone mark wrong, by the word of them that is right.

use super::syllable::Syllable;
use crate::proofread::token::Token;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Compounds of official style whose first word stands before the second's letters in no other sense:
/// "phấn đầu" is no Vietnamese, while "đáp ứng dung lượng" is, so that "ứng dụng" is none of them.
const COMPOUNDS: &[&str] = &[
    "phấn đấu",
    "chấn chỉnh",
    "thực phẩm",
    "sản phẩm",
    "dược phẩm",
    "trực tuyến",
    "trực tiếp",
    "khắc phục",
    "triển khai",
    "đôn đốc",
    "thẩm quyền",
    "thẩm định",
    "giám sát",
    "kỷ luật",
    "kỷ cương",
    "cải cách",
    "thủ tục",
    "hồ sơ",
    "giải quyết",
    "kiểm soát",
    "rà soát",
    "quy hoạch",
    "kế hoạch",
    "doanh nghiệp",
    "nhiệm vụ",
    "trách nhiệm",
    "phối hợp",
    "lãnh đạo",
    "tuyên truyền",
    "đề xuất",
    "nâng cao",
    "chất lượng",
    "phát triển",
    "xây dựng",
    "sử dụng",
    "minh bạch",
    "dịch vụ",
    "vướng mắc",
    "khó khăn",
    "hạn chế",
    "giải ngân",
    "hỗ trợ",
    "khuyến khích",
    "tích cực",
    "môi trường",
    "lao động",
    "cán bộ",
    "công chức",
    "viên chức",
    "tăng cường",
    "thường xuyên",
    "kịp thời",
    "niêm yết",
    "phục vụ",
    "khảo sát",
    "tập huấn",
    "bồi dưỡng",
    "nghiệp vụ",
    "thống nhất",
    "thực hiện",
    "hoàn thành",
    "hoàn thiện",
    "sáng kiến",
    "nghiêm túc",
    "đánh giá",
    "chứng thực",
    "hộ tịch",
    "đất đai",
    "nghiệm thu",
    "cấp phép",
    "bảo đảm",
    "kinh nghiệm",
    "tổ chức",
    "chỉ đạo",
    "điều hành",
    "tham mưu",
    "quyết định",
];

/// Compounds by their second word: what else may stand before it is never the first word with another
/// tone, as it is before others ("phương thức hiện đại", "giao thông nhất là", "mỗi trường").
const SECONDS: &[&str] = &[
    "triển khai",
    "kiểm soát",
    "kiểm tra",
    "giải quyết",
    "phối hợp",
    "nhiệm vụ",
    "thủ tục",
    "tiếp nhận",
    "phản ánh",
    "phục vụ",
    "thẩm quyền",
    "kế hoạch",
    "báo cáo",
    "trách nhiệm",
    "lãnh đạo",
    "đôn đốc",
    "giám sát",
    "rà soát",
    "tham mưu",
    "thanh toán",
    "tăng cường",
    "hoàn thành",
    "quyết định",
    "đơn vị",
    "điện tử",
    "xây dựng",
    "doanh nghiệp",
    "chất lượng",
    "kịp thời",
    "niêm yết",
];

/// Second words by the first: (without tone, as it should be).
pub(super) fn by_first() -> HashMap<&'static str, Vec<(String, &'static str)>> {
    let mut firsts: HashMap<&str, Vec<(String, &str)>> = HashMap::new();
    for (first, second) in COMPOUNDS.iter().filter_map(|words| words.split_once(' ')) {
        firsts
            .entry(first)
            .or_default()
            .push((Syllable::of(second).bare, second));
    }
    firsts
}

/// "phấn đầu": the slip and what was meant.
pub(super) fn mistuned(
    firsts: &HashMap<&str, Vec<(String, &str)>>,
    first: &Token,
    second: Option<&Token>,
) -> Option<(String, String)> {
    let seconds = firsts.get(first.lower.as_str())?;
    let second = second.filter(|t| t.is_word() && t.start == first.end() + 1)?;
    let is_name = second.is_capitalised() && !(second.is_upper() && first.is_upper());
    if is_name || seconds.iter().any(|(_, right)| second.is(right)) {
        return None;
    }
    let bare = Syllable::of(&second.lower).bare;
    let is_slip =
        |known: &str| known == bare || ALONE.contains(&first.lower.as_str()) && plain(known) == plain(&bare);
    let (_, right) = seconds.iter().find(|(known, _)| is_slip(known))?;
    Some((
        format!("{} {}", first.lower, second.lower),
        format!("{} {right}", first.lower),
    ))
}

/// First words that stand before no other: the marks of the second's vowel may be wrong, too ("đôn đóc").
const ALONE: &[&str] = &["đôn", "niêm", "khắc", "chấn", "vướng", "khuyến", "rà", "phấn"];

/// Without the marks of its vowels.
fn plain(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// First words by the second: (without tone, as it should be).
pub(super) fn by_second() -> HashMap<&'static str, Vec<(String, &'static str)>> {
    let mut seconds: HashMap<&str, Vec<(String, &str)>> = HashMap::new();
    for (first, second) in SECONDS.iter().filter_map(|words| words.split_once(' ')) {
        let bare = Syllable::of(first).bare;
        seconds.entry(second).or_default().push((bare, first));
    }
    seconds
}

/// "giãi quyết": the slip and what was meant.
pub(super) fn misled(
    seconds: &HashMap<&str, Vec<(String, &str)>>,
    first: &Token,
    second: Option<&Token>,
) -> Option<(String, String)> {
    let second = second.filter(|t| t.is_word() && t.start == first.end() + 1)?;
    let firsts = seconds.get(second.lower.as_str())?;
    let is_name = second.is_capitalised() && !(second.is_upper() && first.is_upper());
    if is_name || firsts.iter().any(|(_, right)| first.is(right)) {
        return None;
    }
    let bare = Syllable::of(&first.lower).bare;
    let (_, right) = firsts.iter().find(|(known, _)| *known == bare)?;
    let slip = format!("{} {}", first.lower, second.lower);
    Some((slip, format!("{right} {}", second.lower)))
}
