//! What a line of `XONG` says of the result: the document that proves it with the date behind its number, or that
//! it is only a part, a draft or a promise. What is recorded wrongly is not reminded of any more, so in doubt it is
//! asked back; the bare line "XONG, number, date" is always understood.

use super::Word;
use super::besides::TITLE;
use super::days::{numeric, written_days};
use super::phrase::{begins, is, phrase, split};
use crate::plan::{document_kind, folded};
use chrono::NaiveDate;

/// Part of the work, a draft, or a document that nobody has signed yet.
const PARTLY: [&str; 37] = [
    "bản nháp",
    "trả lại",
    "còn sửa",
    "xác nhận lại",
    "một phần",
    "1 phần",
    "phần lớn",
    "phần nào",
    "một nửa",
    "một số",
    "cơ bản",
    "dự thảo",
    "bản thảo",
    "bước đầu",
    "sơ bộ",
    "gần xong",
    "gần như",
    "tạm thời",
    "trình ký",
    "chờ ký",
    "chờ ban hành",
    "chờ phê duyệt",
    "chờ duyệt",
    "đang trình",
    "đang chờ",
    "đang xin",
    "đang lấy",
    "đang hoàn thiện",
    "sẽ ký",
    "sẽ trình",
    "sẽ ban hành",
    "sẽ hoàn thành",
    "sẽ xong",
    "dự kiến ký",
    "dự kiến ban hành",
    "dự kiến hoàn thành",
    "chưa",
];
/// What is delayed, stopped, or another's.
const DELAYED: [&str; 18] = [
    "chờ",
    "tiến độ",
    "chậm",
    "lùi",
    "hoãn",
    "gia hạn",
    "dừng",
    "bãi bỏ",
    "chuyển nhiệm vụ",
    "chuyển việc",
    "bị trả",
    "trả về",
    "làm lại",
    "sửa lại",
    "giải trình",
    "góp ý",
    "đang",
    "không kịp",
];
/// What a title of a result does not say.
const DENIED: [&str; 4] = ["chưa", "trả lại", "không kịp", "còn sửa"];
/// What is planned.
const PLANNED: [&str; 16] = [
    "sẽ",
    "sắp",
    "dự kiến",
    "phấn đấu",
    "cam kết",
    "cố gắng",
    "chậm nhất",
    "trước ngày",
    "trước tháng",
    "trước cuối",
    "đến ngày",
    "đến hết",
    "trong tháng",
    "trong tuần",
    "trong quý",
    "cuối tháng",
];
/// What a whole is divided into: "3/5 nội dung".
const PARTS: [&str; 7] = ["nội dung", "phần", "việc", "nhiệm vụ", "hồ sơ", "mục", "chỉ tiêu"];
/// A document behind these is what the task rests on, not its result.
const BASIS: [&str; 4] = ["theo", "căn cứ", "yêu cầu tại", "giao tại"];
/// The same where the document follows at once: "thực hiện Kế hoạch số 12/KH-BQL".
const CARRIED_OUT: [&str; 2] = ["thực hiện", "triển khai"];
/// What documents are called that give tasks.
const KINDS: [&str; 10] = [
    "kế hoạch",
    "công văn",
    "quyết định",
    "chỉ thị",
    "nghị quyết",
    "chương trình",
    "thông báo",
    "kết luận",
    "văn bản",
    "đề án",
];
/// So many words may stand between these and the number: "theo Kế hoạch số 12/KH-BQL".
const LONGEST_KIND: usize = 5;

/// What stands behind the word that a task is finished.
pub(super) fn done(rest: &[&str], today: NaiveDate) -> Word {
    let numbers = results(rest);
    let at = numbers.first().copied();
    let word = doubt(rest, at).or_else(|| ahead(rest, at, today));
    let Some(at) = at else {
        if let Some(word) = word {
            return Word::Unfinished {
                word,
                number: None,
                date: None,
            };
        }
        return Word::Done {
            number: None,
            date: None,
        };
    };
    let number = Some(symbol(rest[at]));
    let date = day_of(rest, at, &numbers, today);
    match word {
        Some(word) => Word::Unfinished { word, number, date },
        None => Word::Done { number, date },
    }
}

/// Where the documents stand that are no ground of the work.
pub(super) fn results(rest: &[&str]) -> Vec<usize> {
    let is_result = |at: &usize| document_kind(rest[*at]).is_some() && !is_basis(&rest[..*at]);
    (0..rest.len()).filter(is_result).collect()
}

/// The documents behind the first.
pub(super) fn further(rest: &[&str], today: NaiveDate) -> Vec<(String, Option<NaiveDate>)> {
    let numbers = results(rest);
    let of = |at: &usize| (symbol(rest[*at]), day_of(rest, *at, &numbers, today));
    numbers.iter().skip(1).map(of).collect()
}

/// The day behind the document, up to the next one; without one that behind the next, "12/BC-X và 13/KH-X ngày …"; only
/// where there is none, the last before it.
fn day_of(rest: &[&str], at: usize, results: &[usize], today: NaiveDate) -> Option<NaiveDate> {
    let mut from = at;
    loop {
        let behind = &rest[from + 1..];
        let next = behind.iter().position(|t| document_kind(t).is_some());
        let days = written_days(&behind[..next.unwrap_or(behind.len())]);
        if let Some(day) = days.first() {
            return day.of_document(today);
        }
        match next {
            Some(next) if results.contains(&(from + 1 + next)) => from += 1 + next,
            _ => break,
        }
    }
    let before = written_days(&rest[..at]);
    let is_first = results.first() == Some(&at);
    before.last().filter(|_| is_first)?.of_document(today)
}

/// A number and symbol as documents bear it: with a plain hyphen, in capitals where somebody typed none.
fn symbol(typed: &str) -> String {
    let plain: String = typed
        .chars()
        .take(60)
        .collect::<String>()
        .replace(['–', '—'], "-");
    match plain.chars().any(char::is_uppercase) {
        true => plain,
        false => plain.to_uppercase().replace("/TTR", "/TTr"),
    }
}

/// Whether what stands before a number calls its document the ground of the work.
fn is_basis(before: &[&str]) -> bool {
    // "kèm theo", "theo dõi", "theo đúng tiến độ" name no ground.
    let is_with = |at: usize| {
        let after = before.get(at + 1).map(|t| folded(t)).unwrap_or_default();
        is(before[at], "theo")
            && (at > 0 && is(before[at - 1], "kèm")
                || matches!(after.as_str(), "doi" | "dung" | "bao" | "bc"))
    };
    let from = before.len().saturating_sub(LONGEST_KIND);
    let near: Vec<&str> = (from..before.len())
        .filter(|at| !is_with(*at))
        .map(|at| before[at])
        .collect();
    let near = near.as_slice();
    // "theo yêu cầu, tại Báo cáo số": what stands behind "tại" is the result.
    let of_result = near
        .iter()
        .rposition(|t| matches!(folded(t).as_str(), "tai" | "bang"));
    let is_given = |at: usize| at > 0 && matches!(folded(near[at - 1]).as_str(), "cau" | "giao");
    let near = match of_result {
        Some(at) if !is_given(at) => &near[at + 1..],
        _ => near,
    };
    phrase(near, &BASIS).is_some() || is_carried_out(near)
}

fn is_carried_out(near: &[&str]) -> bool {
    let of_kind = |at: &usize| KINDS.iter().any(|kind| begins(&near[*at..], &split(kind)));
    (2..near.len()).filter(of_kind).any(|at| {
        let before = &near[at - 2..at];
        CARRIED_OUT.iter().any(|verb| begins(before, &split(verb)))
    })
}

/// The words that make it doubtful whether the task is finished: before the number wherever they stand, behind it
/// only where no title of the document begins.
fn doubt(rest: &[&str], number: Option<usize>) -> Option<String> {
    let (head, tail) = rest.split_at(number.map_or(rest.len(), |at| at + 1));
    let is_of_date = |t: &&&str| {
        numeric(t).is_some()
            || t.bytes().all(|b| b.is_ascii_digit())
            || matches!(folded(t).as_str(), "thang" | "nam" | "ngay")
    };
    let tail: Vec<&str> = tail.iter().skip_while(is_of_date).copied().collect();
    if let Some(order) = tail.iter().find(|t| is_order(t)) {
        return Some((*order).to_owned());
    }
    let has_title = tail.first().is_some_and(|t| TITLE.contains(&folded(t).as_str()))
        && tail.first().is_none_or(|t| t.to_lowercase() != "bản");
    if has_title && let Some(word) = phrase(&tail, &DENIED) {
        return Some(word);
    }
    let tail = if has_title { &[] } else { tail.as_slice() };
    phrase(head, &PARTLY)
        .or_else(|| phrase(head, &PLANNED))
        .or_else(|| until(head))
        .or_else(|| share(head))
        .or_else(|| phrase(tail, &PARTLY))
        .or_else(|| share(tail))
}

/// Whether the line says that it is a part, a draft, a promise or a delay.
pub(in crate::answer) fn holds_back(line: &str) -> bool {
    let tokens = super::tokens::tokens(line);
    [&PARTLY[..], &PLANNED, &DELAYED]
        .iter()
        .any(|words| phrase(&tokens, words).is_some())
}

/// A second order on the line: "XONG 12/BC-X 20/11/2026, các việc khác HOÃN đến 10/12".
pub(super) fn is_order(token: &str) -> bool {
    matches!(token, "XONG" | "HOÃN" | "HỦY" | "SAI") || token.to_lowercase() == "hoãn"
}

/// A day before the number that is still to come: "vào 30/11".
fn ahead(rest: &[&str], number: Option<usize>, today: NaiveDate) -> Option<String> {
    let head = &rest[..number?];
    let to_come = |t: &&&str| {
        let day = numeric(t).filter(|_| document_kind(t).is_none());
        day.and_then(|day| day.of_document(today))
            .is_some_and(|day| today < day)
    };
    let before = head.iter().find(to_come).map(|t| (*t).to_owned());
    before.or_else(|| signed_later(&rest[number? + 1..], today))
}

/// "ký ngày 20/01/2027", "ban hành ngày 20/01/2027" behind the number: the paper is not signed yet.
fn signed_later(tail: &[&str], today: NaiveDate) -> Option<String> {
    /// In words, from what is done to its day.
    const NEAR: usize = 3;
    let is_signing = |t: &&str| ["ký", "kí", "hành", "trình"].iter().any(|w| is(t, w));
    let is_to_come = |at: &usize| {
        let day = numeric(tail[*at]).and_then(|day| day.of_document(today));
        let near = &tail[at.saturating_sub(NEAR)..*at];
        day.is_some_and(|day| today < day) && near.iter().any(is_signing)
    };
    (0..tail.len()).find(is_to_come).map(|at| tail[at].to_owned())
}

/// "trước 30/11", "đến 30 tháng 11": a day to come.
fn until(head: &[&str]) -> Option<String> {
    let is_day = |at: usize| {
        let is_month = head.get(at + 1).is_some_and(|t| is(t, "tháng"));
        head.get(at).is_some_and(|t| numeric(t).is_some() || is_month)
    };
    let at =
        (0..head.len()).find(|at| ["trước", "đến", "tới"].iter().any(|w| is(head[*at], w)) && is_day(at + 1));
    at.map(|at| format!("{} {}", head[at].to_lowercase(), head[at + 1]))
}

/// "80%", "3/5 nội dung"; not "100%".
fn share(tokens: &[&str]) -> Option<String> {
    let at = (0..tokens.len()).find(|at| {
        let (token, behind) = (tokens[*at], &tokens[at + 1..]);
        let digits = token.trim_end_matches('%');
        let percent =
            token.ends_with('%') || behind.first() == Some(&"%") || begins(behind, &["phần", "trăm"]);
        let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
        let of_whole = numeric(token).is_some() && PARTS.iter().any(|p| begins(behind, &split(p)));
        (percent && is_number && digits != "100") || of_whole
    })?;
    Some(tokens[at].to_owned())
}

#[cfg(test)]
mod tests;
