//! Whether two names say one thing: "cán bộ" and "người", "lượt người" and "lượt", "PAKN" and
//! "phản ánh, kiến nghị".

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
    ["cuộc họp", "cuộc"],
];

/// Whether a part so named is counted as a whole so named is, in the order of the two or not.
pub fn are_one(whole: &str, part: &str) -> bool {
    let is_name = |pair: &[&str; 2]| pair.contains(&whole) && pair.contains(&part);
    whole == part
        || part.is_empty()
        || whole.split(" ,").any(|one| one.trim() == part)
        || (whole == "văn bản" && DOCUMENTS.contains(&part))
        || (PEOPLE.contains(&whole) && PEOPLE.contains(&part))
        || NAMES.iter().any(is_name)
}
