//! The question of a receipt: whether a task is finished by the document that its answer names.

use super::words::{flag, order_of, point};
use crate::agenda::facts::AnswerFact;
use crate::answer::question::ASKED_FOR;
use crate::answer::{Answer, Heard, Lapse, Line, Outcome};
use crate::calendar::{date, date_with_weekday, day_of};
use crate::letter::{Named, Point};
use crate::plan::named_document;
use chrono::NaiveDate;

/// What is asked, or why it is not asked any more, with the line that answers it.
pub(super) fn point_of(heard: &Heard, line: Option<&Line>) -> Point {
    let (number, day, why, until, by, order) = match &heard.outcome {
        Outcome::Doubtful {
            number,
            date,
            word,
            is_told,
            is_again,
        } => {
            let consent = format!("{} ĐỒNG Ý", order_of(line)).trim().to_owned();
            let is_told = flag(*is_told && !is_again);
            (number, *date, "doubtful", word.clone(), is_told, consent)
        }
        Outcome::Lapsed { number, date, why } => {
            let why = match why {
                Lapse::Late => "late",
                Lapse::Later => "later",
                Lapse::Refused => "refused",
                Lapse::Agreed => "agreed",
                Lapse::Open => "open",
            };
            let form = form(line, number, *date);
            (number, *date, "lapsed", String::new(), why.to_owned(), form)
        }
        _ => return point("asked", line, []),
    };
    // A whole reason is given, words of the mail are quoted.
    let what = match is_reason(&until) {
        true => until.clone(),
        false => String::new(),
    };
    let more = [
        ("what", what),
        ("why", why.to_owned()),
        ("document", named_document(number)),
        ("day", date(day)),
        ("until", until),
        ("by", by),
        ("order", order),
        ("words", heard.words.clone()),
    ];
    point("asked", line, more)
}

/// Whether the doubt is the program's own sentence on the document or its file.
fn is_reason(doubt: &str) -> bool {
    const BEGINNINGS: [&str; 4] = [
        "ngày của văn bản, ",
        "ký hiệu ",
        "tệp kèm theo có tên ",
        "văn bản là ",
    ];
    BEGINNINGS.iter().any(|beginning| doubt.starts_with(beginning))
}

/// Where nothing else is asked the word of consent alone is enough.
pub(super) fn shorten(points: &mut [Point], facts: &Named) {
    if facts.get("questions").is_some_and(|several| !several.is_empty()) {
        return;
    }
    let is_asked = |p: &&mut Point| p.facts.get("why").is_some_and(|why| why == "doubtful");
    for point in points.iter_mut().filter(is_asked) {
        point.facts.insert("order".into(), "ĐỒNG Ý".into());
    }
}

/// "1102 XONG 12/BC-W102 10/12/2026".
fn form(line: Option<&Line>, number: &str, day: NaiveDate) -> String {
    format!("{} XONG {number} {}", order_of(line), date(day))
        .trim()
        .to_owned()
}

/// Until when a receipt's questions can be answered, whether they are several, and how another document is written.
pub(super) fn forms(fact: &AnswerFact, answer: &Answer) -> [(&'static str, String); 3] {
    let mut forms = { answer.heard.iter() }.filter_map(|h| match &h.outcome {
        Outcome::Doubtful { number, date, .. } => Some(form(h.line.as_ref(), number, *date)),
        _ => None,
    });
    let first = forms.next();
    let until = first
        .as_ref()
        .map(|_| date_with_weekday(day_of(fact.at) + ASKED_FOR));
    [
        ("question", until.unwrap_or_default()),
        ("questions", flag(forms.next().is_some())),
        ("question_form", first.unwrap_or_default()),
    ]
}
