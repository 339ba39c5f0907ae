//! Whether two names say one thing: "cán bộ" and "người", "lượt người" and "lượt", "PAKN" and
//! "phản ánh, kiến nghị"; and which of them may be counted twice.

use super::token::has_any;

/// Kinds of documents are parts of a number of documents.
pub const DOCUMENTS: &[&str] = &[
    "kế hoạch",
    "công văn",
    "quyết định",
    "thông báo",
    "báo cáo",
    "chỉ thị",
    "tờ trình",
    "giấy mời",
    "hướng dẫn",
    "nghị quyết",
];

/// Who works in an office, by whichever name.
pub const PEOPLE: &[&str] = &[
    "biên chế",
    "người",
    "công chức",
    "viên chức",
    "cán bộ",
    "đồng chí",
    "người lao động",
    "chỉ tiêu biên chế",
];

/// Two names of one thing.
const NAMES: &[[&str; 2]] = &[
    ["tthc", "thủ tục hành chính"],
    ["tthc", "thủ tục"],
    ["thủ tục hành chính", "thủ tục"],
    ["nhiệm vụ", "nv"],
    ["hồ sơ", "hồ sơ tthc"],
    ["pakn", "phản ánh , kiến nghị"],
    ["lượt người", "lượt"],
    ["vụ việc", "vụ"],
    ["bộ hồ sơ", "bộ"],
    ["cuộc họp", "cuộc"],
    ["văn bản quy phạm pháp luật", "văn bản"],
    ["quy trình nội bộ", "quy trình"],
];

/// Words of parts that may be counted twice.
const TWICE: &[&str] = &[
    "nữ",
    "đảng viên",
    "dân tộc",
    "trẻ em",
    "nâng cao",
    "kiểu mẫu",
    "trong đó",
    "riêng",
    "đồng thời",
    "vừa",
    "cũng",
    "tái",
    "lũy kế",
    "luỹ kế",
    "cùng kỳ",
    "trực tuyến",
    "người lao động",
    "nước ngoài",
];

/// Words of which one part or the other tells, never both: who is not the one is the other.
const OPPOSITES: &[[&str; 2]] = &[
    ["nước ngoài", "trong nước"],
    ["nữ", "nam"],
    ["trực tuyến", "trực tiếp"],
    ["dân tộc", "kinh"],
    ["trẻ em", "người lớn"],
];

/// Whether the words of a part name some who are counted among the other parts, too.
pub fn is_told_twice(words: &str) -> bool {
    has_any(words, TWICE)
}

/// Whether some of these parts are counted among the others: "40 nữ, 35 đảng viên", but not "40 nữ, 25 nam".
pub fn overlap<'w>(parts: impl Iterator<Item = &'w str> + Clone) -> bool {
    let stands = |word: &str| parts.clone().any(|words| has_any(words, &[word]));
    let is_divided = |word: &&str| {
        let pair = OPPOSITES.iter().find(|pair| pair.contains(word));
        pair.is_some_and(|pair| pair.iter().all(|half| stands(half)))
    };
    TWICE
        .iter()
        .filter(|word| stands(word))
        .any(|word| !is_divided(word))
}

/// "công chức , người lao động" as well.
fn are_people(whole: &str) -> bool {
    whole.split(" ,").any(|one| PEOPLE.contains(&one.trim()))
}

/// Whether a part so named is counted as a whole so named is, in the order of the two or not.
pub fn are_one(whole: &str, part: &str) -> bool {
    let is_name = |pair: &[&str; 2]| pair.contains(&whole) && pair.contains(&part);
    whole == part
        || part.is_empty()
        || whole.split(" ,").any(|one| one.trim() == part)
        || (whole == "văn bản" && DOCUMENTS.contains(&part))
        || are_people(whole) && PEOPLE.contains(&part)
        || NAMES.iter().any(is_name)
}
