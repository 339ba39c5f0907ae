//! The words that may stand in a line of `XONG` beside number and date. A list of what makes a result doubtful has no end,
//! so it is the other way round: what is not known to be harmless, and is no title, is asked back.

use super::besides::TITLE;
use super::days::numeric;
use super::phrase::{begins, is, phrase, split};
use super::tokens::{compact, tokens};
use crate::plan::{document_kind, folded};

/// Words that say no more than that it is done, when and by what.
const HARMLESS: [&str; 78] = [
    "tks", "thanks", "thank", "pdf", "scan", "file", "gồm", "lúc", "số", "ngày", "tháng", "năm", "ký", "kí",
    "hiệu", "tại", "bằng", "ở", "là", "với", "và", "các", "này", "nhé", "ạ", "à", "rồi", "đã", "được",
    "xong", "hoàn", "thành", "tất", "việc", "nhiệm", "vụ", "nv", "mục", "stt", "văn", "bản", "ban", "hành",
    "kết", "quả", "sản", "phẩm", "báo", "cáo", "trong", "trước", "đúng", "hạn", "thời", "đầy", "đủ", "toàn",
    "bộ", "cả", "nội", "dung", "100%", "100", "%", "phòng", "đơn", "vị", "gửi", "trình", "trích", "yếu",
    "theo", "căn", "cứ", "mình", "chúng", "kèm", "tôi",
];
/// The same of several words, which apart might say anything.
const PHRASES: [&str; 48] = [
    "em cảm ơn",
    "dạ em",
    "bản giấy",
    "bản giấy gửi sau",
    "sẽ gửi bản giấy",
    "bản mềm",
    "bản chính",
    "đính kèm",
    "trên trục",
    "qua trục",
    "sớm trước hạn",
    "trước thời hạn",
    "tiến độ",
    "bảo đảm",
    "đảm bảo",
    "chất lượng",
    "phát hành",
    "trục liên thông",
    "quốc gia",
    "trên hệ thống",
    "quản lý văn bản",
    "kèm theo phụ lục số liệu",
    "kèm theo phụ lục",
    "xin gửi",
    "kính gửi",
    "văn phòng",
    "tổng hợp",
    "theo dõi",
    "cảm ơn",
    "đã nhắc",
    "khối lượng",
    "công việc",
    "kịp thời",
    "được giao",
    "ban quản lý",
    "xuất sắc",
    "tốt đẹp",
    "đồng chí",
    "anh chị",
    "em gửi",
    "ạ em",
    "em anh",
    "hết rồi",
    "lưu tại",
    "văn thư",
    "trân trọng",
    "kèm theo",
    "để tổng hợp",
];
/// Who signs.
const SIGNERS: [&str; 6] = [
    "phó trưởng ban",
    "trưởng ban",
    "lãnh đạo ban",
    "lãnh đạo",
    "trưởng phòng",
    "chủ tịch",
];
/// What they did.
const SIGNED: [&str; 5] = ["ký", "phê duyệt", "duyệt", "thông qua", "ban hành"];

/// Whose document is another's: "văn bản của Sở Xây dựng".
const OTHERS: [&str; 9] = ["so", "ubnd", "bo", "uy", "cuc", "chi", "huyen", "xa", "tinh"];

/// A title that begins so is of a step on the way, where the plan does not ask for that very thing.
const PROVISIONAL: [&str; 13] = [
    "tiến độ",
    "dự thảo",
    "bản thảo",
    "lấy ý kiến",
    "xin ý kiến",
    "xin góp ý",
    "đề nghị góp ý",
    "sơ bộ",
    "bước đầu",
    "tạm thời",
    "giải trình",
    "đôn đốc",
    "trình ký",
];

/// How many words from there say what is harmless together. A signature counts only where it was given: "đã được Trưởng
/// ban ký", "lãnh đạo Ban đã phê duyệt"; not "trình Trưởng ban ký".
fn together(rest: &[&str], at: usize) -> usize {
    let of = |at: usize, phrases: &[&str]| {
        let said = phrases.iter().map(|phrase| split(phrase));
        let said = said.filter(|words| begins(rest.get(at..).unwrap_or_default(), words));
        said.map(|words| words.len()).max().unwrap_or(0)
    };
    let said = |at: usize, word: &str| rest.get(at).is_some_and(|t| is(t, word));
    let signer = of(at, &SIGNERS);
    let has_done = said(at + signer, "đã");
    let signed = of(at + signer + usize::from(has_done), &SIGNED);
    let was_done = at > 0 && (said(at - 1, "được") || said(at - 1, "đã"));
    match signed {
        0 => of(at, &PHRASES),
        _ if has_done || was_done => signer + usize::from(has_done) + signed,
        _ => of(at, &PHRASES),
    }
}

/// What documents are called: behind these their title stands.
const KINDS: [&str; 19] = [
    "báo cáo",
    "kế hoạch",
    "công văn",
    "quyết định",
    "tờ trình",
    "thông báo",
    "biên bản",
    "nghị quyết",
    "chỉ thị",
    "hướng dẫn",
    "chương trình",
    "đề án",
    "quy chế",
    "quy định",
    "phương án",
    "văn bản",
    "giấy mời",
    "hợp đồng",
    "danh mục",
];

/// What no title says of its document: behind these words nothing is taken for one.
const TAKING_BACK: [&str; 19] = [
    "dự thảo lần",
    "bản dự thảo",
    "trình lần",
    "gia hạn",
    "xin lùi",
    "là của",
    "bản trình",
    "nhầm",
    "bị hủy",
    "hủy bỏ",
    "đừng",
    "thu hồi",
    "trả lại",
    "thiếu",
    "chưa",
    "không phải",
    "trừ mục",
    "trừ phần",
    "nhưng",
];

/// The words beside number and date, before and behind them, that are neither harmless nor part of a title.
pub(super) fn odd(rest: &[&str]) -> Vec<String> {
    let words: Vec<String> = rest.iter().map(|t| folded(t)).collect();
    let Some(number) = rest.iter().rposition(|t| document_kind(t).is_some()) else {
        return Vec::new();
    };
    let day = |at: &usize| numeric(rest[*at]).is_some() && document_kind(rest[*at]).is_none();
    let end = (number + 1..rest.len()).find(day).unwrap_or(number + 1);
    let may_be_title = phrase(&rest[end..], &TAKING_BACK).is_none();
    let mut is_title = false;
    let mut odd = Vec::new();
    let mut known = 0;
    for at in 0..rest.len() {
        known = known.max(at + together(rest, at));
        let kind = KINDS
            .iter()
            .map(|kind| split(kind))
            .find(|kind| begins(&rest[at..], kind));
        let begins_title = kind.is_some()
            || (at > number
                && TITLE.contains(&words[at].as_str())
                && (words[at] != "ban" || words.get(at + 1).is_some_and(|w| w == "hanh")));
        let is_anothers =
            words[at] == "cua" && words.get(at + 1).is_some_and(|w| OTHERS.contains(&w.as_str()));
        if begins_title && (at < end || (may_be_title && !is_anothers)) {
            is_title = true;
            odd.extend(provisional(&rest[at + kind.map_or(1, |kind| kind.len())..]));
        }
        if document_kind(rest[at]).is_some() {
            is_title = false;
            continue;
        }
        if is_anothers && (at < number || !is_title) {
            odd.extend([rest[at].to_owned(), rest[at + 1].to_owned()]);
        }
        let is_number = numeric(rest[at]).is_some() || rest[at].bytes().all(|b| b.is_ascii_digit());
        let follows_day = at > 0 && matches!(words[at - 1].as_str(), "ngay" | "thang" | "nam");
        let is_day = numeric(rest[at]).is_some() || (is_number && (follows_day || next_is_month(&words, at)));
        let is_lead =
            is_number && at > 0 && words[at - 1] == "han" && words.get(at + 1).is_some_and(|w| w == "ngay");
        let is_harmless = || HARMLESS.iter().any(|word| is(rest[at], word));
        if !(at < known || is_title || is_day || is_lead || is_harmless()) {
            odd.push(rest[at].to_owned());
        }
    }
    odd
}

/// These words as the line has them: with a word between two of them, and a sign where more are left out.
pub(in crate::answer) fn as_written(odd: &[String], line: &str) -> String {
    const BETWEEN: usize = 2;
    let compact = compact(line);
    let all = tokens(&compact);
    let mut written = String::new();
    let mut last: Option<usize> = None;
    for word in odd {
        let from = last.map_or(0, |at| at + 1);
        let found = all.iter().skip(from).position(|t| t == word).map(|at| from + at);
        match (last, found) {
            (None, _) => {}
            (Some(last), Some(at)) if at - last <= BETWEEN => {
                written.push(' ');
                for between in &all[last + 1..at] {
                    written += between;
                    written.push(' ');
                }
            }
            _ => written += " … ",
        }
        written += word;
        last = found.or(last);
    }
    written
}

/// Whether these words say nothing but what may stand beside a result.
pub(super) fn are_all(words: &[&str]) -> bool {
    let mut known = 0;
    (0..words.len()).all(|at| {
        known = known.max(at + together(words, at));
        at < known || HARMLESS.iter().any(|word| is(words[at], word))
    })
}

/// The words of a title that begins as that of a step on the way, behind "về", "về việc" or the kind of document.
fn provisional(title: &[&str]) -> Vec<String> {
    let title = match title.first() {
        Some(first) if is(first, "việc") => &title[1..],
        _ => title,
    };
    let found = PROVISIONAL
        .iter()
        .map(|step| split(step))
        .find(|step| begins(title, step));
    let found = found.map_or(&title[..0], |step| &title[..step.len()]);
    found.iter().map(|word| (*word).to_owned()).collect()
}

fn next_is_month(words: &[String], at: usize) -> bool {
    words.get(at + 1).is_some_and(|w| w == "thang")
}

#[cfg(test)]
mod tests;
