//! A result among other sentences of its line: "Không có khó khăn, vướng mắc. XONG …", "XONG … 20/11/2026. Xin hỏi thêm:
//! …?". In doubt the line stays whole: what stands on a result's line may take it back.

use super::phrase::{begins, phrase, split};
use super::tokens::tokens;
use super::{Word, read_all, statement};
use crate::plan::{document_kind, folded};
use chrono::NaiveDate;

/// How a request behind a result begins; a question ends as one.
const ASKING: [&str; 10] = [
    "xin hỏi",
    "cho hỏi",
    "cho em hỏi",
    "em hỏi",
    "em xin hỏi",
    "nhân tiện",
    "ngoài ra",
    "đề nghị văn phòng",
    "nhờ văn phòng",
    "kính đề nghị",
];
/// What asks about the result itself, or takes something of it back.
const TAKING_BACK: [&str; 23] = [
    "đúng không",
    "phải không",
    "đúng chưa",
    "được không",
    "được chưa",
    "như vậy",
    "như thế",
    "tính là",
    "coi là",
    "nhầm",
    "bỏ",
    "hủy",
    "huỷ",
    "xóa",
    "xoá",
    "rút",
    "thu hồi",
    "lùi",
    "hoãn",
    "gia hạn",
    "sửa",
    "còn lại",
    "trừ",
];
/// What a sentence with "không" says of nothing to report.
const NOTHING: [&str; 4] = [
    "không có khó khăn",
    "không có vướng mắc",
    "không có kiến nghị",
    "không có đề xuất",
];

/// The sentences of the line apart, where exactly one is a result with number and date, what stands before it denies
/// nothing and what stands behind only asks for something else; else the line.
pub(super) fn apart(line: &str, today: NaiveDate) -> Vec<String> {
    let whole = || vec![line.to_owned()];
    // Most lines are short of an end or of a document.
    if !line.contains(". ") && !line.contains("! ")
        || !tokens(line).iter().any(|t| document_kind(t).is_some())
    {
        return whole();
    }
    let sentences = sentences(line);
    let results: Vec<usize> = (0..sentences.len())
        .filter(|at| is_result(sentences[*at], today))
        .collect();
    let [at] = results.as_slice() else {
        return whole();
    };
    let (before, behind) = (&sentences[..*at], &sentences[at + 1..]);
    let is_clear = before.iter().all(|s| !denies(s)) && behind.iter().all(|s| only_asks(s) || is_plain(s));
    match is_clear {
        true => sentences.into_iter().map(str::to_owned).collect(),
        false => whole(),
    }
}

/// Cut behind a full stop where a capital follows; "1." and "Nhiệm vụ 5." are no sentences.
fn sentences(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices(['.', '!']) {
        let rest = &line[at + 1..];
        let next = rest.trim_start();
        if rest.starts_with(' ')
            && next.starts_with(|c: char| c.is_uppercase())
            && is_sentence(&line[from..at])
        {
            found.push(line[from..=at].trim());
            from = line.len() - next.len();
        }
    }
    found.push(line[from..].trim());
    found
}

fn is_sentence(words: &str) -> bool {
    words.split_whitespace().count() > 3 || tokens(words).iter().any(|t| document_kind(t).is_some())
}

fn is_result(sentence: &str, today: NaiveDate) -> bool {
    let read = read_all(sentence, today).map(|(said, _)| said.word);
    matches!(
        read,
        Some(Word::Done {
            number: Some(_),
            date: Some(_)
        })
    )
}

fn is_plain(sentence: &str) -> bool {
    super::adds_nothing(sentence)
}

fn denies(sentence: &str) -> bool {
    let is_nothing = NOTHING.iter().any(|n| begins(&tokens(sentence), &split(n)));
    statement::doubts(sentence) && !is_nothing
}

/// Whether it asks, and neither about a result beside it nor for something of it back.
pub(super) fn only_asks(sentence: &str) -> bool {
    let words = tokens(sentence);
    let asks = sentence.ends_with('?') || ASKING.iter().any(|form| begins(&words, &split(form)));
    let is_order = words.iter().any(|t| matches!(folded(t).as_str(), "xong"))
        || phrase(&words, &["hoàn thành"]).is_some();
    asks && !is_order && phrase(&words, &TAKING_BACK).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> usize {
        apart(line, "2026-11-23".parse().unwrap()).len()
    }

    #[test]
    fn a_result_stands_apart_from_a_question_behind_it_and_from_nothing_to_report() {
        for line in [
            "XONG 12/QT-P62, 20/11/2026. Xin hỏi thêm: hạn báo cáo quý IV là ngày nào ạ?",
            "Không có khó khăn, vướng mắc. XONG 12/QĐ-P36 20/11/2026",
            "Phòng đã họp xong. XONG 12/QĐ-P36 20/11/2026.",
        ] {
            assert_eq!(parts(line), 2, "{line}");
        }
    }

    #[test]
    fn what_may_take_the_result_back_stays_on_its_line() {
        for line in [
            "XONG 12/QĐ-P36 20/11/2026. Trừ mục III",
            "XONG 12/QĐ-P36 20/11/2026. Như vậy đúng không ạ?",
            "XONG 12/QĐ-P36 20/11/2026. Đề nghị Văn phòng cho lùi phần còn lại.",
            "Phòng chưa làm. XONG 12/QĐ-P36 20/11/2026",
            "XONG 12/QĐ-P36 20/11/2026. XONG 13/QĐ-P36 20/11/2026",
            "XONG 12/QĐ-P36 ngày 20/11/2026 của Ban.",
            "1. Báo cáo rà soát: XONG 12/QĐ-P36 20/11/2026",
            "Nhiệm vụ 1. XONG 12/QĐ-P36 20/11/2026",
            "Xin hỏi. Khi nào có Báo cáo 12/BC-X?",
        ] {
            assert_eq!(parts(line), 1, "{line}");
        }
    }
}
