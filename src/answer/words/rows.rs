//! The numbers of tasks that a line names, before its word or behind it: "18", "nhiệm vụ 18", "5, 11", "1 và 2".

use super::days;
use crate::plan::folded;

/// Words before the number of a task.
const OF_ROW: [&str; 6] = ["nv", "nhiem", "vu", "viec", "muc", "stt"];
/// Words that may stand between "XONG" and the number of its task.
const POLITE: [&str; 7] = ["roi", "nhe", "a", "thanh", "doi", "voi", "so"];

/// The numbers at the beginning of a line, and how many words that took; none where none is named. `text` is the line
/// that the words are of: "a) Nhiệm vụ 5" names one task behind the mark of a list.
pub(super) fn leading(text: &str, tokens: &[&str]) -> (Vec<String>, usize) {
    let named = tokens
        .get(1..)
        .filter(|rest| is_marked(text) && rest.first().is_some_and(|t| is_of_row(t)));
    match named.map(numbers) {
        Some((rows, at)) if !rows.is_empty() => (rows, at + 1),
        _ => numbers(tokens),
    }
}

/// Whether the line begins with the mark of a list: "a)", "1.", "2/".
pub(super) fn is_marked(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.find(|word| word.contains(char::is_alphanumeric));
    first.is_some_and(|word| word.ends_with([')', '.', '/', ':']))
}

fn numbers(tokens: &[&str]) -> (Vec<String>, usize) {
    let named = tokens.iter().take(4).take_while(|t| is_of_row(t)).count();
    let so = tokens.get(named).is_some_and(|t| folded(t) == "so");
    list(tokens, named + usize::from(so), is_wide)
}

/// "XONG 18 330/KH-BQL", "XONG nhiệm vụ 18: …", and what the line goes on with. The number of a document is none.
pub(super) fn trailing<'t>(rest: &[&'t str]) -> (Vec<String>, Vec<&'t str>) {
    let named = rest
        .iter()
        .take(6)
        .take_while(|t| is_of_row(t) || POLITE.contains(&folded(t).as_str()))
        .count();
    let is_so = named > 0 && folded(rest[named - 1]) == "so";
    let says_task = rest[..named].iter().any(|t| is_of_row(t));
    match list(rest, named, if says_task { is_wide } else { is_row }) {
        (rows, at) if !rows.is_empty() && (!is_so || says_task) => (rows, rest[at..].to_vec()),
        _ => (Vec::new(), rest.to_vec()),
    }
}

/// "6 kế hoạch năm 2026 XONG …", "6 (KH 2026)": which year's plan a number is of, and where the line goes on.
pub(super) fn year_of_plan(rows: &[String], tokens: &[&str], at: usize) -> (Option<i32>, usize) {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| folded(t) == word);
    let named = match () {
        () if is(at, "ke") && is(at + 1, "hoach") => at + 2,
        () if is(at, "kh") => at + 1,
        () => at,
    };
    let year_at = named + usize::from(is(named, "nam"));
    let year = tokens
        .get(year_at)
        .filter(|t| t.len() == 4 && t.starts_with("20"))
        .and_then(|t| t.parse().ok());
    match year {
        Some(year) if at < year_at && !rows.is_empty() => (Some(year), year_at + 1),
        _ => (None, at),
    }
}

/// "ĐỒNG Ý 1102": nothing but the number of a task stands behind a consent.
pub(super) fn consented<'t>(rest: &[&'t str]) -> (Vec<String>, Vec<&'t str>) {
    match list(rest, 0, is_wide) {
        (rows, at) if !rows.is_empty() => (rows, rest[at..].to_vec()),
        _ => (Vec::new(), rest.to_vec()),
    }
}

/// The numbers that the line calls tasks, wherever they stand: "… cho lùi nhiệm vụ số 5 đến …".
pub(super) fn called(tokens: &[&str]) -> Vec<String> {
    let is_so = |at: usize| tokens.get(at).is_some_and(|t| folded(t) == "so");
    let of = |at: usize| {
        let from = at + 1 + usize::from(is_so(at + 1));
        list(tokens, from, |t| {
            is_wide(t) && t.chars().any(|c| c.is_ascii_digit())
        })
        .0
    };
    let mut found = (0..tokens.len()).filter(|at| is_of_row(tokens[*at])).map(of);
    found.find(|rows| !rows.is_empty()).unwrap_or_default()
}

fn is_of_row(token: &str) -> bool {
    OF_ROW.contains(&folded(token).as_str())
}

/// The numbers from there on, and where the line goes on behind them.
fn list(tokens: &[&str], from: usize, is_meant: fn(&str) -> bool) -> (Vec<String>, usize) {
    let mut rows: Vec<String> = Vec::new();
    let mut end = 0;
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let joins = !rows.is_empty() && (folded(token) == "va" || is_of_row(token) || folded(token) == "so");
        let is_rows = token.split([',', '+']).all(is_meant) && !days::is_measure(tokens, at);
        if is_rows {
            rows.extend(token.split([',', '+']).map(str::to_owned));
            end = at + 1;
        } else if !joins {
            break;
        }
        at += 1;
    }
    (rows, end)
}

/// What plans number by sections with: "I.3", "A5", "B-7", "1000", "12B", "a". Only where nothing else can stand: before an
/// answer's word, or behind "nhiệm vụ số".
pub(super) fn is_wide(token: &str) -> bool {
    let is_plain = token.len() <= 8 && token.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    let has_digit = token.chars().any(|c| c.is_ascii_digit());
    let is_section = token.len() == 1 || token.chars().all(|c| "IVX".contains(c));
    let is_hyphened = token.split_once('-').is_some_and(|(letter, number)| {
        (1..=3).contains(&letter.len())
            && letter.chars().all(|c| c.is_ascii_alphabetic())
            && (1..=3).contains(&number.len())
            && number.chars().all(|c| c.is_ascii_digit())
    });
    is_hyphened
        || is_plain && days::numeric(token).is_none() && (has_digit || is_section) && !token.is_empty()
}

/// The number of a row: "18", "1.2", "3a"; at most 6 characters.
pub(super) fn is_row(token: &str) -> bool {
    let mut parts = token.split('.');
    token.len() <= 6
        && token.starts_with(|c: char| c.is_ascii_digit())
        && parts.all(|p| {
            let digits = p.trim_end_matches(|c: char| c.is_ascii_lowercase());
            !digits.is_empty()
                && digits.len() <= 3
                && p.len() - digits.len() <= 1
                && digits.bytes().all(|b| b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::super::{Word, said};

    fn rows(line: &str) -> Vec<Option<String>> {
        let said = said(&[line.to_owned()], "2026-11-28".parse().unwrap());
        for one in &said {
            let Word::Done { number, .. } = &one.word else {
                panic!("{line}: {one:?}")
            };
            assert_eq!(number.as_deref(), Some("80/BC-XD"), "{line}");
        }
        said.into_iter().map(|s| s.row).collect()
    }

    #[test]
    fn a_line_may_name_several_tasks() {
        let both = |a: &str, b: &str| vec![Some(a.to_owned()), Some(b.to_owned())];
        for (line, want) in [
            ("5, 11 XONG 80/BC-XD 27/11/2026", both("5", "11")),
            ("5,11 XONG 80/BC-XD 27/11/2026", both("5", "11")),
            ("Nhiệm vụ 1 và 2: XONG 80/BC-XD 27/11/2026", both("1", "2")),
            (
                "Nhiệm vụ số 1, nhiệm vụ số 2 XONG 80/BC-XD 27/11/2026",
                both("1", "2"),
            ),
            ("XONG nhiệm vụ 1 và 2: 80/BC-XD 27/11/2026", both("1", "2")),
            ("XONG 5, 11 80/BC-XD 27/11/2026", both("5", "11")),
            ("5 XONG 80/BC-XD 27/11/2026", vec![Some("5".into())]),
            (
                "1. Báo cáo rà soát thủ tục: XONG 80/BC-XD 27/11/2026",
                vec![Some("1".into())],
            ),
            (
                "Nhiệm vụ số 2: Cập nhật trang thông tin - XONG 80/BC-XD 27/11/2026",
                vec![Some("2".into())],
            ),
            ("I.3 XONG 80/BC-XD 27/11/2026", vec![Some("I.3".into())]),
            ("A5 XONG 80/BC-XD 27/11/2026", vec![Some("A5".into())]),
            ("1000 XONG 80/BC-XD 27/11/2026", vec![Some("1000".into())]),
            ("a) XONG 80/BC-XD 27/11/2026", vec![Some("a".into())]),
            ("5101, 5102 XONG 80/BC-XD 27/11/2026", both("5101", "5102")),
            (
                "XONG nhiệm vụ số I.3: 80/BC-XD 27/11/2026",
                vec![Some("I.3".into())],
            ),
            ("+ NV số 6 - XONG 80/BC-XD 27/11/2026", vec![Some("6".into())]),
            ("5/ XONG 80/BC-XD 27/11/2026", vec![Some("5".into())]),
            (
                "a) Nhiệm vụ 255: XONG 80/BC-XD 27/11/2026",
                vec![Some("255".into())],
            ),
            ("2. NV số 5 - XONG 80/BC-XD 27/11/2026", vec![Some("5".into())]),
            ("5, nhiệm vụ 6 XONG 80/BC-XD 27/11/2026", both("5", "6")),
            ("NV1 + NV2: XONG 80/BC-XD 27/11/2026", both("NV1", "NV2")),
            ("XONG80/BC-XD 27/11/2026", vec![None]),
            (
                "Phòng đã hoàn thành nhiệm vụ tại Báo cáo số 80/BC-XD ngày 27/11/2026",
                vec![None],
            ),
            ("Đơn vị xin phép được hoàn thành: 80/BC-XD 27/11/2026", vec![None]),
        ] {
            assert_eq!(rows(line), want, "{line}");
        }
        let denied = "1. Việc này chưa thể: XONG 80/BC-XD 27/11/2026";
        let said = said(&[denied.to_owned()], "2026-11-28".parse().unwrap());
        assert_eq!((said.len(), &said[0].word), (1, &Word::Unclear), "asked back");
    }
}
