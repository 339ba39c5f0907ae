//! Issuers before the verb: "Ngày 29/01/2026, Giám đốc Sở Nội vụ ban hành Quyết định số 246/QĐ-UBND".

use super::excerpt::excerpt;
use super::issuers::contradiction;
use crate::finding::Finding;
use crate::proofread::cited::Cited;
use crate::proofread::scan::Scan;
use crate::proofread::token::{has_any, stands};

/// In words: what is longer is no name of an issuer.
const LONGEST: usize = 14;

/// Words of clauses whose first name is not, or not alone, who issued it.
const OTHERS: &[&str] = &[
    "trình",
    "tham mưu",
    "đề nghị",
    "phối hợp",
    "cùng",
    "giao",
    "ủy quyền",
    "uỷ quyền",
    "được",
    "thay mặt",
    "theo",
    "do",
    "cho",
    "sau",
    "khi",
    "để",
    "việc",
    "của",
    "từ",
    "gửi",
    "yêu cầu",
    "báo cáo",
    "chỉ đạo",
    "tại",
    "nhận",
    "bởi",
    "với",
    "bộ phận",
    "và sở",
    "và ủy",
    "và bộ",
    "và ban",
    "nguyên",
    "thẩm định",
    "xin",
    "lấy",
    "căn cứ",
];

/// "Sở Nội vụ", "Giám đốc Sở Nội vụ", "Chủ tịch Ủy ban nhân dân tỉnh": what opens the clause and stands right before the
/// verb.
const OPENINGS: &[&str] = &[
    "sở ",
    "giám đốc sở ",
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "ubnd",
    "chủ tịch ủy ban nhân dân",
    "chủ tịch uỷ ban nhân dân",
    "chủ tịch ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "chính phủ",
    "thủ tướng chính phủ",
    "bộ ",
    "bộ trưởng bộ ",
];

/// "Thực hiện yêu cầu của Sở Nội vụ tại Công văn số 5533/SNV-CCHC", "đề nghị của Sở Nội vụ (Công văn số 5533/SNV-CCHC)".
/// Governments speak through their offices, departments for themselves.
pub(super) fn owner(scan: &Scan, cited: &Cited) -> Option<Finding> {
    if !cited.issuer.is_empty() || cited.number.is_none() {
        return None;
    }
    let start = start_of(scan, cited, kind_before(scan, cited)?)?;
    let joint = start
        .checked_sub(1)
        .filter(|i| scan.tokens[*i].is("tại") || scan.tokens[*i].is_mark('('))?;
    let floor = joint.saturating_sub(LONGEST);
    let of = (floor..joint).rev().find(|i| scan.tokens[*i].is("của"))?;
    let is_word = |i: usize| !scan.taken[i] && scan.tokens[i].is_word();
    if of + 1 >= joint || !(of + 1..joint).all(is_word) {
        return None;
    }
    let name = scan.words(of + 1, joint - 1);
    let said = name.to_lowercase();
    let is_department = ["sở ", "giám đốc sở "].iter().any(|o| said.starts_with(o));
    if !is_department || has_any(&said, OTHERS) {
        return None;
    }
    let excerpt = format!("{name} tại {}", excerpt(scan, cited));
    contradiction(scan, cited, &said, excerpt)
}

/// "công văn"; "văn bản" may be of any kind.
fn kind_before(scan: &Scan, cited: &Cited) -> Option<&'static str> {
    let so = usize::from(cited.from > 0 && scan.tokens[cited.from - 1].is("số"));
    let is_any = |at: usize| stands(&scan.tokens, at, &["văn", "bản"]).then_some("văn bản");
    let any = || cited.from.checked_sub(2 + so).and_then(is_any);
    cited.kind.map(|kind| kind.name).or_else(any)
}

/// The first token of a document's name.
fn start_of(scan: &Scan, cited: &Cited, kind: &str) -> Option<usize> {
    let words = kind.split(' ').count();
    let so = usize::from(cited.from > 0 && scan.tokens[cited.from - 1].is("số"));
    cited.from.checked_sub(words + so)
}

pub(super) fn subject(scan: &Scan, cited: &Cited) -> Option<Finding> {
    if !cited.issuer.is_empty() || cited.number.is_none() {
        return None;
    }
    let name = kind_before(scan, cited)?;
    let start = start_of(scan, cited, name)?;
    let verb = verb_before(scan, start, name)?;
    let ends = |i: &usize| {
        let token = &scan.tokens[*i];
        scan.taken[*i] || !(token.is_word() || token.is_mark('-') || token.is_mark('–'))
    };
    let from = (verb.saturating_sub(LONGEST)..verb)
        .rev()
        .find(ends)
        .map_or(verb.saturating_sub(LONGEST), |i| i + 1);
    // The dash that begins a line.
    let from = from + usize::from(from < verb && !scan.tokens[from].is_word());
    if verb - from >= LONGEST || from == verb {
        return None;
    }
    let clause = scan.words(from, verb - 1);
    let lower = clause.to_lowercase();
    let said = without_adverbs(&lower);
    let is_name = OPENINGS.iter().any(|o| said.starts_with(o)) && clause.starts_with(char::is_uppercase);
    // The Prime Minister signs what the Government issues (Luật Tổ chức Chính phủ).
    let signs = scan.tokens[verb].is("ký") && said.starts_with("thủ tướng") && cited.organ() == "CP";
    if !is_name || signs || has_any(said, OTHERS) {
        return None;
    }
    let excerpt = format!("{clause} {}", excerpt(scan, cited));
    contradiction(scan, cited, said, excerpt)
}

/// The first token of "ban hành", "ký", "ký ban hành", "có Công văn" right before a document.
fn verb_before(scan: &Scan, at: usize, kind: &str) -> Option<usize> {
    /// Heads of offices have decisions of others, but send their own letters.
    const SENT: [&str; 4] = ["công văn", "văn bản", "báo cáo", "tờ trình"];
    let before = |n: usize| at.checked_sub(n);
    let is = |n: usize, words: &[&str]| before(n).filter(|i| stands(&scan.tokens, *i, words));
    let verb = is(3, &["ký", "ban", "hành"])
        .or_else(|| is(2, &["ban", "hành"]))
        .or_else(|| is(1, &["ký"]))
        .or_else(|| is(1, &["có"]).filter(|_| SENT.contains(&kind)))?;
    Some(verb)
}

/// "Sở Nội vụ đã", "UBND tỉnh cũng": the name alone.
fn without_adverbs(clause: &str) -> &str {
    const ADVERBS: [&str; 6] = ["đã", "vừa", "cũng", "tiếp tục", "kịp thời", "chính thức"];
    let mut name = clause.trim();
    while let Some(shorter) = ADVERBS
        .iter()
        .find_map(|a| name.strip_suffix(a))
        .filter(|n| n.ends_with(' '))
    {
        name = shorter.trim_end();
    }
    name
}
