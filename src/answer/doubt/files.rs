//! The names of the files that came with a result. The program opens none: a name that says more than the document's own
//! is told to who follows the plan.

use crate::answer::judge::Asked;
use crate::answer::line::Line;
use crate::plan::folded;

/// What a file is called that nobody has signed yet.
const UNSIGNED: [&str; 8] = [
    "duthao",
    "banthao",
    "bannhap",
    "chuaky",
    "draft",
    "chuadongdau",
    "kynhay",
    "chuaduyet",
];
/// Words of names that say nothing of their own.
const PLAIN: [&str; 62] = [
    "bao", "cao", "ke", "hoach", "quyet", "dinh", "cong", "van", "ban", "thong", "to", "trinh", "bien",
    "nghi", "bc", "kh", "qd", "cv", "tb", "ttr", "bb", "nq", "vb", "dm", "danh", "muc", "phu", "luc", "pl",
    "bieu", "bang", "so", "ngay", "thang", "nam", "quy", "ve", "viec", "v", "va", "cua", "ket", "qua",
    "thuc", "hien", "nhiem", "vu", "phong", "scan", "scanned", "img", "image", "signed", "pdf", "doc",
    "docx", "xls", "xlsx", "jpg", "jpeg", "png", "kem",
];

/// The name of a file that says that it is not signed.
pub(super) fn unsigned(files: &[String]) -> Option<String> {
    let says_so = |name: &&String| {
        let plain: String = folded(name).chars().filter(char::is_ascii_alphanumeric).collect();
        let is_draft = |word: &str| word.to_lowercase() == "nháp" || word.to_lowercase() == "nhap";
        UNSIGNED.iter().any(|word| plain.contains(word))
            || name.split(|c: char| !c.is_alphanumeric()).any(is_draft)
    };
    let name = files.iter().find(says_so)?;
    Some(format!("tệp kèm theo có tên \"{name}\""))
}

/// The names with words that are neither the document's, the task's nor the unit's.
pub(in crate::answer) fn untold(line: &Line, number: &str, asked: Asked) -> Vec<String> {
    let words = |text: &str| {
        let folded = folded(text);
        let words = folded.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let known: Vec<String> = [&line.title, &line.deliverable, number, asked.own]
        .into_iter()
        .flat_map(words)
        .collect();
    let is_known = |word: &String| {
        word.bytes().all(|b| b.is_ascii_digit()) || PLAIN.contains(&word.as_str()) || known.contains(word)
    };
    let says_more = |name: &&String| !words(name).iter().all(is_known);
    asked.files.iter().filter(says_more).cloned().collect()
}
