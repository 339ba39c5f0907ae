//! What one answer came to, as a point of the receipt.

use crate::agenda::answers::in_force::{finished, is_wished, renewed};
use crate::agenda::answers::words::{is_of_part, on_record, order_of, point, wanted_kind, wished_day};
use crate::agenda::answers::{events, parts, questions};
use crate::agenda::duty::unit_name;
use crate::agenda::round::Round;
use crate::agenda::rules::Rules;
use crate::answer::products::also_named;
use crate::answer::{Dating, Heard, Line, Outcome};
use crate::calendar::{date, date_with_weekday};
use crate::letter::Point;
use crate::plan::named_document;
use chrono::NaiveDate;

pub(super) fn of_heard(heard: &Heard, is_proposed: bool, round: &Round) -> Point {
    let now = heard.line.as_ref().map(|line| renewed(line, round));
    let line = now.as_ref();
    if let Some(point) = events::echoed(heard, is_proposed).or_else(|| parts::echoed(heard)) {
        return point;
    }
    let of = |group: &str, more: [(&str, String); 1]| point(group, line, more);
    if is_of_part(heard) && !is_proposed {
        return of("part", [words_of(heard)]);
    }
    let words = || ("words", heard.words.clone());
    let deliverable = line.map(|l| l.deliverable.clone()).unwrap_or_default();
    match &heard.outcome {
        Outcome::Recorded { number, date: day } => point(
            if is_proposed { "proposal" } else { "recorded" },
            line,
            [
                (
                    "document",
                    match number.as_str() {
                        "" => "phần nội dung đã gửi".to_owned(),
                        number => named_document(number),
                    },
                ),
                ("day", date(*day)),
                ("wanted", wanted_kind(heard)),
                ("also", also_named(&deliverable, number).join(", ")),
                words(),
            ],
        ),
        Outcome::DoneBefore => {
            let [document, day, by, at] = on_record(line);
            point("before", line, [document, day, by, at, words()])
        }
        Outcome::OtherDocument { until, .. } | Outcome::SaidOpen { until } => {
            let [document, day, by, at] = on_record(line);
            let is_open = matches!(heard.outcome, Outcome::SaidOpen { .. });
            let why = match until {
                // Whoever reads this letter is the unit.
                Some(_) if is_open => "said_open",
                _ if is_open => "said_open_fixed",
                Some(_) if !is_proposed => "other_document",
                _ => "other_document_fixed",
            };
            let more = [("why", why.to_owned()), ("order", order_of(line)), words()];
            let [why, order, words] = more;
            point("asked", line, [document, day, by, at, why, order, words])
        }
        Outcome::NotThatDay { due } => point(
            "asked",
            line,
            [("why", "not_that_day".into()), words(), ("until", date(*due))],
        ),
        Outcome::Unconfirmed => {
            let more = [("why", "unconfirmed".into()), ("order", order_of(line)), words()];
            point("asked", line, more)
        }
        Outcome::WhichDay { row, due } => {
            let order = format!("{row} hạn {}", date(*due));
            let order = ("order", order.trim_start().to_owned());
            point("asked", line, [("why", "which_day".into()), words(), order])
        }
        Outcome::Undone | Outcome::Unsettled { .. } => of("undone", [words()]),
        Outcome::Withdrawn => of("undone", [("", String::new())]),
        Outcome::TooLate => of("too_late", [("", String::new())]),
        // There is no day to put off any more; the owner is not asked.
        Outcome::Wish { .. } if line.is_some_and(|l| finished(l, round).is_some()) => {
            let record = line.and_then(|l| finished(l, round));
            let line = line.map(|l| Line { record, ..l.clone() });
            let [document, day, by, at] = on_record(line.as_ref());
            let words = ("words", String::new());
            point("before", line.as_ref(), [document, day, by, at, words])
        }
        // The owner has given the day in the same minute, on another's wish.
        Outcome::Wish { until: Some(until) } if line.is_some_and(|l| *until <= l.due) => point(
            "passed",
            line,
            [
                ("why", "wish_met".into()),
                ("until", wished_day(*until, round.rules)),
            ],
        ),
        Outcome::Wish { until } => point(
            "passed",
            line,
            [
                ("why", "wish".into()),
                (
                    "until",
                    until.map(|d| wished_day(d, round.rules)).unwrap_or_default(),
                ),
            ],
        ),
        Outcome::Forecast { until } => point(
            "passed",
            line,
            [
                ("why", "forecast".into()),
                ("until", wished_day(*until, round.rules)),
            ],
        ),
        Outcome::Wrong => of("passed", [("why", "wrong".into())]),
        Outcome::Agreed { until, before, .. } => point(
            if is_wished(heard, round) {
                "decided"
            } else {
                "dated"
            },
            // The day that it had.
            heard.line.as_ref(),
            [
                ("why", "agreed".into()),
                ("until", new_day(*until, heard.line.as_ref(), before, round.rules)),
                words(),
            ],
        ),
        Outcome::Declined => point("decided", line, [("why", "declined".into()), words()]),
        Outcome::Handed { hand } => {
            let names: Vec<String> = hand.after.iter().map(|id| unit_name(round.rules, id)).collect();
            let more = [("why", "handed".to_owned()), ("lead", names.join("; ")), words()];
            point("assigned", line, more)
        }
        Outcome::Upheld => {
            let lead = line.map(|l| unit_name(round.rules, &l.unit)).unwrap_or_default();
            point(
                "assigned",
                line,
                [("why", "upheld".into()), ("lead", lead), words()],
            )
        }
        Outcome::Kept => of("passed", [("why", "kept".into())]),
        Outcome::NoWish => of("no_wish", [("", String::new())]),
        Outcome::AgreedBefore => point("asked", line, [("why", "agreed_before".into()), words()]),
        Outcome::NotOwed => of("not_owed", [("due", String::new())]),
        Outcome::NotTheirs => of("passed", [("why", "theirs".into())]),
        // Its day was that of who led it then.
        Outcome::Gone => point("passed", line, [("why", "gone".into()), ("due", String::new())]),
        Outcome::Other => of("passed", [("why", "read".into())]),
        Outcome::PastDay { until }
        | Outcome::NotLater { until }
        | Outcome::FutureDate { date: until }
        | Outcome::EarlyDate { date: until } => {
            let until = ("until", date_with_weekday(*until));
            point(
                "asked",
                line,
                [("why", missing(&heard.outcome).into()), words(), until],
            )
        }
        Outcome::Doubtful { .. } | Outcome::Lapsed { .. } => questions::point_of(heard, line),
        Outcome::AgreedIf { until, word } => {
            let order = format!("{} ĐỒNG Ý", order_of(line)).trim().to_owned();
            let more = [
                ("why", "agreed_if".to_owned()),
                ("until", date_with_weekday(*until)),
                ("what", word.clone()),
                ("order", order),
                words(),
            ];
            point("asked", line, more)
        }
        Outcome::Unfinished { word } => point(
            "asked",
            line,
            [("why", "unfinished".into()), words(), ("until", word.clone())],
        ),
        asked => point("asked", line, [("why", missing(asked).into()), words()]),
    }
}

fn words_of(heard: &Heard) -> (&'static str, String) {
    ("words", heard.words.clone())
}

/// The new day; where it takes the place of one that was given before, to the same unit or to another that leads
/// the task, that one is named.
fn new_day(until: NaiveDate, line: Option<&Line>, before: &Dating, rules: &Rules) -> String {
    let new = wished_day(until, rules);
    match line.filter(|l| before.phrase != before.asked && l.due != until) {
        Some(line) => format!(
            "{new}, thay cho ngày đã đồng ý trước đây ({})",
            date_with_weekday(line.due)
        ),
        None => new,
    }
}

/// What has to be added or corrected.
fn missing(asked: &Outcome) -> &'static str {
    match asked {
        Outcome::NoDocument => "document",
        Outcome::NoDate => "date",
        Outcome::Example => "example",
        Outcome::FutureDate { .. } => "future",
        Outcome::EarlyDate { .. } => "early",
        Outcome::Which => "which",
        Outcome::Unread => "unread",
        Outcome::Unclear => "unclear",
        Outcome::SeveralDays => "several_days",
        Outcome::NoDay => "no_day",
        Outcome::OnlyInTable => "table",
        Outcome::PastDay { .. } => "past_day",
        Outcome::NotLater { .. } => "not_later",
        Outcome::NoSuchDay => "no_such_day",
        Outcome::VagueDay => "vague_day",
        Outcome::Contradiction => "contradiction",
        Outcome::UndoWhat => "undo_what",
        Outcome::UndoOfUndo => "undo_of_undo",
        Outcome::UnitsForecast => "units_forecast",
        Outcome::LeadUnsaid => "lead_unsaid",
        _ => "not_there",
    }
}
