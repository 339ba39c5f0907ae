//! Words on the event that a deadline counts from, as the owner and whoever answered read them.

use super::in_force::{said_anew, said_of, taken_back};
use super::words::{flag, point};
use crate::agenda::duty::unit_name;
use crate::agenda::round::Round;
use crate::answer::{EventWord, Heard, Line, Outcome, Step, When};
use crate::calendar::{date, date_with_weekday};
use crate::letter::Point;
use crate::plan::{Happening, Mark, events as recorded_events};

/// What the owner reads of it.
pub(super) fn for_owner(heard: &Heard) -> Option<Vec<(&'static str, String)>> {
    match &heard.outcome {
        Outcome::Event { word } => Some(facts(word)),
        _ => None,
    }
}

/// What whoever answered reads of it; `None` where the answer is about something else.
pub(super) fn echoed(heard: &Heard, is_proposed: bool) -> Option<Point> {
    let (group, mut more) = match &heard.outcome {
        Outcome::Event { word } => {
            let group = match word.step {
                Step::Said | Step::Recorded if is_proposed => "event_proposal",
                Step::Said => "event_said",
                Step::Recorded => "event_recorded",
                Step::Known => "event_known",
                Step::Declined => "event_declined",
                Step::Withdrawn | Step::Unsaid | Step::Dropped => "undone",
                Step::Fixed => "too_late",
            };
            (group, facts(word))
        }
        Outcome::EventDay { event, day } => {
            let why = if day.is_some() { "event_ahead" } else { "event_day" };
            let day = day.map(date_with_weekday).unwrap_or_default();
            (
                "asked",
                vec![("event", event.clone()), ("until", day), ("why", why.into())],
            )
        }
        Outcome::EventHour { event } => (
            "asked",
            vec![("event", event.clone()), ("why", "event_hour".into())],
        ),
        Outcome::NoEvent { event } => (
            "asked",
            vec![("event", event.clone()), ("why", "no_event".into())],
        ),
        Outcome::EventLongAgo { event, day } => (
            "asked",
            vec![
                ("event", event.clone()),
                ("until", date_with_weekday(*day)),
                ("why", "event_long_ago".into()),
            ],
        ),
        Outcome::EventBeside { event, day, known } => (
            "asked",
            vec![
                ("event", event.clone()),
                ("until", date(*day)),
                ("instead", words(*known)),
                (
                    "order",
                    heard.line.as_ref().map(|l| l.row.clone()).unwrap_or_default(),
                ),
                ("why", "event_beside".into()),
            ],
        ),
        _ => return None,
    };
    more.push(("words", heard.words.clone()));
    Some(with(
        point(group, heard.line.as_ref(), [("", String::new())]),
        more,
    ))
}

fn facts(word: &EventWord) -> Vec<(&'static str, String)> {
    vec![
        ("due", String::new()),
        ("event", word.event.clone()),
        ("until", words(word.when)),
        ("lacks_hour", flag(word.lacks_hour)),
        ("instead", word.before.map(words).unwrap_or_default()),
    ]
}

/// A day of an event that nobody needs: by the plan in force the task has a day of its own, or is the unit's no more.
/// `None` where the answer is about something else.
pub(super) fn moot(heard: &Heard, is_about_events: bool) -> Option<Point> {
    let is_moot = is_about_events && matches!(heard.outcome, Outcome::Gone | Outcome::NotOwed);
    let line = heard.line.as_ref().filter(|_| is_moot)?;
    let due = own_day(line).unwrap_or_default();
    let facts = [
        ("due", String::new()),
        ("until", due),
        ("words", heard.words.clone()),
    ];
    Some(point("event_moot", Some(line), facts))
}

/// The day of the unit's task by the plan in force, as it was when the answer came.
pub(super) fn own_day(line: &Line) -> Option<String> {
    (!line.is_gone).then(|| date_with_weekday(line.due))
}

/// Whether the unit has told another day of the same event since.
pub(super) fn is_replaced(heard: &Heard, answer: i64, round: &Round) -> bool {
    let (Outcome::Event { word }, Some(line)) = (&heard.outcome, &heard.line) else {
        return false;
    };
    let is_other =
        |o: &Outcome| matches!(o, Outcome::Event { word: w } if w.step == Step::Said && w.when != word.when);
    word.step == Step::Said && said_anew(line, answer, round.facts, is_other)
}

/// What is on record of the event or was told by other units that lead the task: another day may be of the same one.
pub(super) fn beside(heard: &Heard, round: &Round) -> Vec<(&'static str, String)> {
    let (Outcome::Event { word }, Some(line)) = (&heard.outcome, &heard.line) else {
        return Vec::new();
    };
    if word.step != Step::Said {
        return Vec::new();
    }
    let marks: Vec<&Mark> = round.facts.marks.iter().filter(|m| m.task == line.task).collect();
    let known = recorded_events(&marks);
    let mut known = known.iter().map(|(event, _)| *event);
    let recorded = known.rfind(|event| event.day != word.when.day);
    let mut others: Vec<String> = Vec::new();
    for (fact, told) in said_of(&line.task, round.facts) {
        let (Outcome::Event { word: other }, Some(of)) = (&told.outcome, &told.line) else {
            continue;
        };
        let is_open = other.step == Step::Said && !taken_back(fact.id, of, round.facts);
        if is_open && of.unit != line.unit && other.when != word.when && !is_replaced(told, fact.id, round) {
            others.push(format!(
                "{} báo {}",
                unit_name(round.rules, &of.unit),
                words(other.when)
            ));
        }
    }
    let mut more = vec![("others", others.join("; "))];
    if let Some(event) = recorded {
        more.push(("instead", event.words()));
    }
    more
}

/// "ngày 03/7/2026", "14 giờ 30 ngày 03/7/2026".
fn words(when: When) -> String {
    Happening {
        day: when.day,
        time: when.time,
    }
    .words()
}

/// Before the event the task has no day; what is recorded or foreseen of one had its event.
pub(super) fn has_day(heard: &Heard) -> bool {
    use Outcome::{DoneBefore, Forecast, OtherDocument, Recorded, SaidOpen, Undone};
    matches!(
        heard.outcome,
        Recorded { .. } | DoneBefore | OtherDocument { .. } | SaidOpen { .. } | Forecast { .. } | Undone
    )
}

pub(super) fn without_day(point: &mut Point) {
    point.facts.insert("due".into(), String::new());
}

pub(super) fn with(mut point: Point, more: Vec<(&'static str, String)>) -> Point {
    let more = more.into_iter().map(|(name, fact)| (name.to_owned(), fact));
    point.facts.extend(more);
    point
}
