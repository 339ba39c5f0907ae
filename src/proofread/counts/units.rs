//! The names of what is counted.

use super::count::Count;
use crate::proofread::scan::Scan;
use crate::proofread::things::DOCUMENTS;

/// Things that reports count, besides documents; longer names first.
const UNITS: &[&str] = &[
    "thủ tục hành chính",
    "hồ sơ tthc",
    "lượt hồ sơ",
    "bộ hồ sơ",
    "phản ánh, kiến nghị",
    "thành phần hồ sơ",
    "tiêu chí thành phần",
    "văn bản quy phạm pháp luật",
    "cơ quan, đơn vị",
    "quy trình nội bộ",
    "dịch vụ công trực tuyến",
    "dịch vụ công",
    "thủ tục",
    "hồ sơ",
    "tthc",
    "nhiệm vụ",
    "văn bản",
    "trường hợp",
    "phản ánh",
    "kiến nghị",
    "ý kiến",
    "dịch vụ",
    "cuộc họp",
    "cuộc",
    "hội nghị",
    "lớp",
    "lượt người",
    "lượt",
    "người",
    "đồng chí",
    "đơn vị",
    "phòng",
    "cơ quan",
    "tin, bài",
    "tin bài",
    "bài viết",
    "bài",
    "tin",
    "dự án",
    "doanh nghiệp",
    "giao dịch",
    "công chức",
    "viên chức",
    "cán bộ",
    "biên chế",
    "chỉ tiêu",
    "tiêu chí",
    "lĩnh vực",
    "quy trình",
    "phiếu",
    "đợt",
    "đoàn",
    "sáng kiến",
    "đề tài",
    "tài khoản",
    "chữ ký số",
    "máy",
    "việc",
    "mục tiêu",
    "nội dung",
    "vụ việc",
    "vụ",
    "đơn",
    "xã",
    "phường",
    "nv",
    "học viên",
    "kết quả",
    "sản phẩm",
    "mô hình",
    "điểm",
    "giấy phép",
    "giấy chứng nhận",
    "công trình",
];

/// Units of time and money, which are no counts of things.
pub(super) const NO_THINGS: &[&str] = &[
    "ngày", "tháng", "năm", "giờ", "phút", "tuần", "đồng", "triệu", "tỷ", "nghìn", "ha", "m2", "m", "km",
    "usd", "lần", "quý", "tuổi", "tầng", "cấp", "°", "mức", "bước", "giảm", "tốt", "rõ", "không", "tăng",
    "nhất", "xin",
];

/// The unit behind a number; a word that is none gives nothing.
pub fn unit_at(scan: &Scan, at: usize) -> String {
    let Some(first) = scan.tokens.get(at) else {
        return String::new();
    };
    let names = UNITS.iter().chain(DOCUMENTS);
    // Of nearly all names the first byte tells that they are others.
    let initial = first.lower.as_bytes().first();
    let may_be = |u: &&&str| u.as_bytes().first() == initial && u.starts_with(first.lower.as_str());
    for unit in names.filter(may_be) {
        let words: Vec<&str> = unit.split([' ']).collect();
        let mut i = at;
        let mut fits = true;
        for word in &words {
            let bare = word.trim_end_matches(',');
            fits &= scan.tokens.get(i).is_some_and(|t| t.is(bare));
            i += 1;
            if bare.len() < word.len() {
                fits &= scan.tokens.get(i).is_some_and(|t| t.is_mark(','));
                i += 1;
            }
        }
        if fits {
            return match unit.contains(',') {
                true => unit.replace(',', " ,"),
                false => (*unit).to_owned(),
            };
        }
    }
    String::new()
}

/// The unit at a token, or else the one or two words that stand there: (its name, how many tokens).
pub fn noun_at(scan: &Scan, at: usize) -> (String, usize) {
    let unit = unit_at(scan, at);
    if !unit.is_empty() {
        let length = unit.split(' ').count();
        return (unit, length);
    }
    let is_noun = |i: &usize| {
        let token = scan.tokens.get(*i).filter(|_| !scan.taken[*i]);
        token.is_some_and(|t| t.is_word() && !NO_NOUNS.contains(&t.lower.as_str()))
    };
    let words: Vec<&str> = (at..at + 2)
        .take_while(is_noun)
        .map(|i| scan.tokens[i].lower.as_str())
        .collect();
    (words.join(" "), words.len())
}

pub(super) fn noun(scan: &Scan, number: usize, unit: &str) -> String {
    if !unit.is_empty() {
        return unit.to_owned();
    }
    let next = scan.tokens.get(number + 1).filter(|t| t.is_word());
    next.map_or_else(String::new, |t| t.lower.clone())
}

/// Words behind a number that are no things.
const NO_NOUNS: &[&str] = &[
    "đúng", "quá", "trước", "sớm", "trễ", "chậm", "trong", "trực", "đã", "đang", "chưa", "được", "và", "còn",
    "mới", "từ", "qua", "đạt", "chiếm", "là", "ở", "do", "gồm", "bằng", "thuộc", "về", "có", "của", "cho",
    "tại", "theo", "so", "phát", "tiếp", "giải", "hoàn", "chuyển", "nộp", "bị", "sang", "đến", "để", "với",
    "như", "tồn", "xử", "trả", "nên", "mà", "thì", "cùng", "trên", "bình",
];

/// What a number counts: its unit or the word behind it; empty where neither is said.
pub fn thing_at(scan: &Scan, number: usize) -> String {
    let noun = noun(scan, number, &unit_at(scan, number + 1));
    let is_noun = !NO_NOUNS.contains(&noun.as_str()) && !NO_THINGS.contains(&noun.as_str());
    if is_noun { noun } else { String::new() }
}

pub(super) fn thing(all: &[Count], first: usize, at: usize) -> String {
    let count = &all[at];
    let is_noun = !count.noun.is_empty() && !NO_NOUNS.contains(&count.noun.as_str());
    if is_noun {
        return count.noun.clone();
    }
    let whole = count.part_of.map(|(whole, _)| whole);
    let before = (at > first).then(|| at - 1);
    whole
        .or(before)
        .map_or_else(String::new, |other| all[other].thing.clone())
}
