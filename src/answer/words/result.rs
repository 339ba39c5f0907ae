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
    let mut numbers = (0..rest.len()).filter(|at| document_kind(rest[*at]).is_some());
    let at = numbers.find(|at| !is_basis(&rest[..*at]));
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
    // Up to the next document: its date is another's.
    let behind = &rest[at + 1..];
    let end = behind.iter().position(|t| document_kind(t).is_some());
    let behind = written_days(&behind[..end.unwrap_or(behind.len())]);
    let before = written_days(&rest[..at]);
    let day = behind.first().or(before.last());
    let number = Some(symbol(rest[at]));
    let date = day.and_then(|day| day.of_document(today));
    match word {
        Some(word) => Word::Unfinished { word, number, date },
        None => Word::Done { number, date },
    }
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
mod tests {
    use super::super::said;
    use super::*;

    fn word(line: &str) -> Word {
        let mut said = said(&[line.to_owned()], "2026-11-23".parse().unwrap());
        assert_eq!(said.len(), 1, "{line}");
        said.remove(0).word
    }

    fn done(number: &str, date: &str) -> Word {
        Word::Done {
            number: Some(number.into()),
            date: Some(date.parse().unwrap()),
        }
    }

    #[test]
    fn a_part_a_draft_and_a_promise_finish_nothing() {
        for line in [
            "Hoàn thành trước ngày 30/11 theo Kế hoạch số 12/KH-U07 ngày 05/11/2026",
            "Hoàn thành trước 30/11, số 12/BC-U07 ngày 05/11/2026",
            "Hoàn thành dự kiến 20/11, số 12/BC-U07 ngày 20/11/2026",
            "XONG sẽ gửi 12/BC-U07 ngày 20/11/2026",
            "Xong một phần, Công văn số 12/CV-U05 ngày 20/11/2026",
            "xong mot phan, so 12/CV-U05 ngay 20/11/2026",
            "Xong dự thảo, số 12/TTr-U06 ngày 20/11/2026, đang trình ký",
            "XONG 12/TTr-U06 ngày 20/11/2026, đang trình ký",
            "Hoàn thành cơ bản, số 12/BC-U07 ngày 20/11/2026",
            "Hoàn thành 50%, số 12/BC-U07 ngày 20/11/2026",
            "Hoàn thành 80 %, số 12/BC-U07 ngày 20/11/2026",
            "Xong 3/5 nội dung, số 12/BC-U07 ngày 20/11/2026",
            "XONG 12/BC-U07 20/11/2026 (mới là dự thảo)",
            "XONG 12/BC-U07 20/11/2026, phụ lục chưa có",
        ] {
            assert!(
                matches!(word(line), Word::Unfinished { .. }),
                "{line}: {:?}",
                word(line)
            );
        }
    }

    #[test]
    fn the_date_behind_the_number_is_the_documents() {
        for (line, want) in [
            (
                "Xong ngày 22/11, số 12/BC-U15 ngày 20/11/2026",
                done("12/BC-U15", "2026-11-20"),
            ),
            (
                "Đã hoàn thành theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 tại Báo cáo số 14/BC-X ngày 20/11/2026",
                done("14/BC-X", "2026-11-20"),
            ),
            (
                "Xong, Báo cáo số 12/BC-X ngày 19/11/2026 kèm Công văn 13/CV-X ngày 20/11/2026",
                done("12/BC-X", "2026-11-19"),
            ),
            (
                "XONG Báo cáo kết quả thực hiện nhiệm vụ, số 12/BC-X ngày 20/11",
                done("12/BC-X", "2026-11-20"),
            ),
            ("Xong ngày 22/11 số 12/BC-X", done("12/BC-X", "2026-11-22")),
            ("xong 12/bc–x 22/11", done("12/BC-X", "2026-11-22")),
            ("xong 07/ttr-vp 22/11", done("07/TTr-VP", "2026-11-22")),
            (
                "Hoàn thành 100%, số 12/BC-X ngày 20/11",
                done("12/BC-X", "2026-11-20"),
            ),
            (
                "XONG 12/BC-X 20/11/2026 về góp ý dự thảo Luật, kết quả đến hết tháng 10",
                done("12/BC-X", "2026-11-20"),
            ),
            (
                "Xong trước hạn, báo cáo xây dựng cơ bản số 12/BC-X ngày 20/11",
                done("12/BC-X", "2026-11-20"),
            ),
        ] {
            assert_eq!(word(line), want, "{line}");
        }
        let unknown = Word::Done {
            number: None,
            date: None,
        };
        assert_eq!(word("Xong theo Công văn số 12/CV-X ngày 20/11/2026"), unknown);
    }

    #[test]
    fn a_day_without_a_year_is_not_pushed_into_last_year() {
        let on = |line: &str, today: &str| {
            let said = said(&[line.to_owned()], today.parse().unwrap());
            said.into_iter().next().map(|s| s.word)
        };
        for (today, want) in [
            ("2026-11-23", "2026-11-24"),
            ("2026-11-24", "2026-11-24"),
            ("2026-12-30", "2026-11-24"),
            ("2027-01-10", "2026-11-24"),
            ("2026-07-01", "2026-11-24"),
        ] {
            assert_eq!(
                on("XONG 12/BC-X 24/11", today),
                Some(done("12/BC-X", want)),
                "{today}"
            );
        }
    }
}
