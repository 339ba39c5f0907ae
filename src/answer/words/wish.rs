//! A wish for another day in plain words: "xin lùi đến ngày 16/3", "cho phòng thêm thời gian đến 29/01", "Thời hạn mới đề
//! nghị: 29/01". It moves nothing, the owner reads the whole line: so little is asked of its form, but that somebody asks
//! for another day and names one, or a span.

use super::days::numeric;
use super::due::{due_of, leading_due};
use super::phrase::{begins, is, split};
use super::until::wished;
use super::{Said, Until, Word, rows, second, tokens};
use crate::plan::{document_kind, folded};
use chrono::NaiveDate;

/// What asks.
const ASKING: [&str; 9] = [
    "xin",
    "đề nghị",
    "đề xuất",
    "cho",
    "mong",
    "nhờ",
    "phép",
    "muốn",
    "kiến nghị",
];
/// What is asked for.
const MOVING: [&str; 25] = [
    "lùi",
    "hoãn",
    "gia hạn",
    "giãn",
    "khất",
    "kéo dài",
    "dời đến",
    "dời tới",
    "dời sang",
    "dời hạn",
    "dời thời hạn",
    "dời lại",
    "thêm thời gian",
    "thêm thời hạn",
    "thêm hạn",
    "điều chỉnh thời hạn",
    "điều chỉnh hạn",
    "điều chỉnh thời gian",
    "điều chỉnh ngày",
    "thay đổi thời hạn",
    "đổi thời hạn",
    "đổi hạn",
    "chuyển thời hạn",
    "chuyển hạn",
    "chuyển sang ngày",
];
/// A day that is called so needs nobody who asks.
const NEW: [&str; 3] = ["thời hạn mới", "hạn mới", "thời gian hoàn thành mới"];
/// What makes it no wish: "không xin lùi", "đề nghị hủy việc lùi".
const DENYING: [&str; 10] = [
    "không", "ko", "chưa", "chẳng", "đừng", "thôi", "hủy", "huỷ", "bỏ", "rút",
];
/// What is put off besides deadlines.
const OTHER: [&str; 7] = ["họp", "giao ban", "lịch", "hội nghị", "tập huấn", "cuộc", "buổi"];

/// What our letters say beside the form of a wish.
const OURS: [&str; 3] = ["dong dau", "chu hoan", "vi du"];

/// The wish of a line that begins with no answer's word, and the numbers of the tasks that it names.
pub(super) fn plain(text: &str, today: NaiveDate) -> Option<(Said, Vec<String>)> {
    // Our own letters say how a wish is written: quoted without marks they wish nothing.
    let is_ours = OURS.iter().any(|ours| folded(text).contains(ours));
    if is_ours {
        return None;
    }
    let compact = tokens::compact(text);
    let all = tokens::tokens(&compact);
    let (leading, from) = rows::leading(&compact, &all);
    let (of_due, from) = leading_due(&all, from, today);
    let behind = behind_wish(&all, from)?;
    let (head, rest) = all.split_at(behind);
    // What else is said of a document before it is judged as a result, or read by a person.
    if head.iter().any(|t| document_kind(t).is_some()) && head.iter().any(|t| folded(t) == "xong") {
        return None;
    }
    let rows = match leading.is_empty() {
        true => rows::called(&all),
        false => leading,
    };
    let asked = before_reason(rest);
    let (due, asked) = match of_due {
        Some(due) => (Some(due), asked.to_vec()),
        None => of_occurrence(asked, today),
    };
    let until = match wished(&asked, text, today) {
        Until::Unsaid if is_span(&asked) => Until::Vague,
        until => until,
    };
    if !has_day(&asked) && !is_span(&asked) && !stops_before_day(&asked) {
        return None;
    }
    let word = match second::has_another(rest, text) {
        true => Word::Unclear,
        false => Word::Postpone { until },
    };
    let said = Said {
        row: rows.first().cloned(),
        due,
        word,
        line: text.to_owned(),
        besides: Vec::new(),
        beside: Vec::new(),
        above: Vec::new(),
        below: Vec::new(),
        title: None,
        year: None,
        more: Vec::new(),
        each: Vec::new(),
    };
    Some((said, rows))
}

/// Where the line goes on behind what is asked for.
fn behind_wish(all: &[&str], from: usize) -> Option<usize> {
    let length = |at: usize, phrases: &[&str]| longest(&all[at..], phrases);
    let asking = |at: usize| length(at, &ASKING);
    let is_denied = |at: usize| DENYING.iter().any(|word| is(all[at], word));
    for at in from..all.len() {
        let is_new = length(at, &NEW) > 0;
        let long = length(at, &NEW).max(moving(&all[at..]));
        if long == 0 {
            continue;
        }
        let asks: Vec<usize> = (from..at).filter(|at| asking(*at) > 0).collect();
        let first = asks.iter().rev().take(3).min().copied();
        let first = first.or(is_new.then_some(at))?;
        let is_denied = (first.saturating_sub(1)..at).any(is_denied);
        let is_other = longest(&all[at + long..], &OTHER) > 0;
        return (!is_denied && !is_other).then_some(at + long);
    }
    None
}

fn moving(words: &[&str]) -> usize {
    let next = words.get(1).map(|t| folded(t)).unwrap_or_default();
    let first = words.first().map(|t| folded(t)).unwrap_or_default();
    match longest(words, &MOVING) {
        // "hoan thanh", "hoan thien"
        1 if first == "hoan" && matches!(next.as_str(), "thanh" | "thien" | "tat" | "nghenh") => 0,
        0 if first == "them" && is_span(words.get(1..3).unwrap_or_default()) => 1,
        found => found,
    }
}

fn longest(words: &[&str], phrases: &[&str]) -> usize {
    let found = phrases.iter().map(|phrase| split(phrase));
    let found = found.filter(|phrase| begins(words, phrase));
    found.map(|phrase| phrase.len()).max().unwrap_or(0)
}

/// A day in the reason is none that is asked for.
fn before_reason<'a, 't>(rest: &'a [&'t str]) -> &'a [&'t str] {
    let is_reason = |t: &&str| matches!(folded(t).as_str(), "vi" | "do" | "theo" | "neu" | "can");
    let end = rest.iter().position(is_reason).unwrap_or(rest.len());
    &rest[..end]
}

/// "lùi việc hạn 31/12 đến 29/01"; "xin lùi hạn 29/01" names the wished day.
fn of_occurrence<'t>(asked: &[&'t str], today: NaiveDate) -> (Option<NaiveDate>, Vec<&'t str>) {
    let (due, left) = due_of(asked, today);
    match due.is_some() && has_day(&left) {
        true => (due, left),
        false => (None, asked.to_vec()),
    }
}

fn has_day(words: &[&str]) -> bool {
    let is_month = |at: usize| words.get(at).is_some_and(|t| folded(t) == "thang");
    (0..words.len()).any(|at| {
        let is_number = words[at].bytes().all(|b| b.is_ascii_digit());
        numeric(words[at]).is_some() || (is_number && is_month(at + 1))
    }) || ["cuối tháng", "giữa tháng", "đầu tháng", "hết tháng", "hết quý"]
        .iter()
        .any(|named| (0..words.len()).any(|at| begins(&words[at..], &split(named))))
}

/// "2 tuần", "03 ngày làm việc"
fn is_span(words: &[&str]) -> bool {
    words.windows(2).any(|pair| {
        let unit = folded(pair[1]);
        let counts = pair[0].bytes().all(|b| b.is_ascii_digit())
            || ["một", "hai", "ba", "vài", "ít", "mấy"]
                .iter()
                .any(|n| is(pair[0], n));
        counts && ["tuan", "ngay", "thang", "hom", "bua"].contains(&unit.as_str())
    })
}

/// The mail program has broken the line there.
fn stops_before_day(words: &[&str]) -> bool {
    let last = words.last().map(|t| folded(t)).unwrap_or_default();
    ["den", "toi", "ngay", "het", "sang"].contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::said;
    use super::*;

    fn words(text: &str) -> Vec<(Option<String>, Word)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let said = said(&lines, "2027-01-05".parse().unwrap());
        said.into_iter().map(|s| (s.row, s.word)).collect()
    }

    fn until(until: Until) -> Word {
        Word::Postpone { until }
    }

    #[test]
    fn who_asks_for_another_day_in_plain_words_wishes_it() {
        let day = Until::Day("2027-01-29".parse().unwrap());
        for (line, row) in [
            ("xin lùi đến ngày 29/01/2027 do nghỉ Tết", None),
            ("801 xin lùi đến ngày 29/01/2027 do nghỉ Tết", Some("801")),
            (
                "Kính đề nghị Văn phòng cho phòng lùi thời hạn nhiệm vụ 806 đến hết ngày 29/01/2027 do đang chờ ý kiến của Sở.",
                Some("806"),
            ),
            ("809 xin thêm thời gian đến 29/01/2027", Some("809")),
            ("811 chưa xong, xin hoãn 29/01/2027", Some("811")),
            ("Nhiệm vụ 818: đề nghị lùi 29/01/2027", Some("818")),
            ("Em xin phép hoãn đến ngày 29/01 ạ", None),
            (
                "Phòng xin phép điều chỉnh thời hạn hoàn thành nhiệm vụ sang ngày 29/01/2027",
                None,
            ),
            ("Thời hạn mới đề nghị: 29/01/2027", None),
            ("Đề nghị thời hạn mới: 29/01/2027", None),
            ("chi oi cho e lui den 29/01 voi a, so chua tra loi", None),
            ("xin khất đến 29/1 nhé", None),
            ("Đề nghị kéo dài thời hạn nhiệm vụ số 5 đến 29/01", Some("5")),
            ("Việc 5 mong Văn phòng cho dời sang 29/01/2027", Some("5")),
            ("phòng đề xuất chuyển hạn sang 29/01/2027", None),
            ("Đề nghị cho lùi việc 5 hạn 10/01/2027 đến 29/01/2027", Some("5")),
            (
                "Chưa thể hoàn thành, đề nghị cho thêm thời gian đến hết 29/1",
                None,
            ),
            ("Sở chưa họp\nxin lùi đến 29/01", None),
            ("Việc này đang chờ Sở\nĐề nghị cho lùi đến 29/01/2027", None),
            (
                "Kính đề nghị cho phòng lùi thời hạn đến hết ngày\n29/01/2027 do chờ Sở",
                None,
            ),
            ("Xin lùi đến 29/01/2027 vì 15/01 Sở mới họp", None),
        ] {
            let row = row.map(str::to_owned);
            assert_eq!(words(line), [(row, until(day))], "{line}");
        }
    }

    #[test]
    fn a_span_is_asked_for_its_day_and_what_asks_for_nothing_is_left() {
        for line in [
            "xin thêm 2 tuần",
            "5 cho em lùi vài hôm nữa",
            "Đề nghị gia hạn 10 ngày",
            "xin lùi đến 29/01/2027 hoặc 05/02/2027",
        ] {
            let found = words(line);
            assert_eq!(found.len(), 1, "{line}");
            assert_eq!(found[0].1, until(Until::Vague), "{line}");
        }
        for line in [
            "Phòng không xin lùi đến 29/01 nữa",
            "Đề nghị không lùi đến 29/01",
            "Đề nghị hủy việc lùi đến 29/01/2027",
            "Sở hoãn đến 29/01 nên phòng chờ",
            "Đề nghị Văn phòng lùi họp giao ban sang 29/01",
            "xin thêm 2 bản để lưu",
            "Xin hoan thanh 29/1",
            "Xin cho biết hạn nộp là ngày nào",
            "Nếu là đề nghị lùi thời hạn: số của nhiệm vụ, chữ HOÃN, ngày và lý do, ví dụ: 18 HOÃN đến 25/7/2026 vì chờ ý kiến",
        ] {
            let found = words(line);
            let is_wish = |w: &Word| matches!(w, Word::Postpone { .. });
            assert!(!found.iter().any(|(_, w)| is_wish(w)), "{line}: {found:?}");
        }
    }
}
