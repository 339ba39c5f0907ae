//! The receipt of an answer, to who gave it: what it came to, what has to be added, how to take it back.

use super::words::{RECEIPT, counted, flag, is_written, mailbox_of, named, point, points_of};
use crate::agenda::action::Agenda;
use crate::agenda::facts::AnswerFact;
use crate::agenda::round::{Note, Round};
use crate::answer::{Answer, Heard, Outcome, Standing};
use crate::calendar::{date, date_with_weekday, moment};
use crate::letter::{LetterKind, Point};
use crate::plan::named_document;

/// To who answered. What only a person can read is not echoed: nobody chats with a program.
pub(super) fn echo(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    let is_echoed = answer.heard.iter().any(|h| h.outcome != Outcome::Other);
    if answer.standing == Standing::TooMany || !is_echoed {
        return;
    }
    let to = mailbox_of(&answer.addressee, round.rules);
    let to = to.or_else(|| round.rules.office.unit(&answer.unit)?.mailbox.as_ref());
    let when = fact.id.to_string();
    let Some(to) = to.filter(|to| !is_written(round, RECEIPT, &when, to)) else {
        return;
    };
    let is_proposed = answer.standing == Standing::Proposed;
    // Free words of nobody proved went to the owner already: there is nothing to confirm in them.
    let told = answer
        .heard
        .iter()
        .filter(|h| !is_proposed || h.outcome != Outcome::Other);
    let mut points: Vec<Point> = told.map(|h| echoed(h, is_proposed)).collect();
    let is_unclear = |h: &Heard| matches!(h.outcome, Outcome::Which | Outcome::NotThere { .. });
    if answer.heard.iter().any(is_unclear) {
        let lines = answer.lines.iter().filter(|l| !l.is_done);
        points.extend(lines.map(|l| point("line", Some(l), [("", String::new())])));
    }
    let n = |group: &str| counted(points.iter().filter(|p| p.group == group).count());
    let facts = named([
        ("taken", moment(fact.at)),
        ("proposal", flag(is_proposed)),
        ("from", answer.from.clone().unwrap_or_default()),
        ("recorded", n("recorded")),
        ("asked", n("asked")),
        ("undone", n("undone")),
        ("decided", n("decided")),
        (
            "deciding",
            flag(answer.decides && answer.heard.iter().any(|h| h.outcome.asks_back())),
        ),
        (
            "undo",
            answer.undo_until.map(date_with_weekday).unwrap_or_default(),
        ),
    ]);
    let reason = match answer.standing {
        Standing::Proposed => format!("answer {} waits for the unit's own address", fact.id),
        _ => format!("answer {} came by mail", fact.id),
    };
    let what = points_of(facts, points);
    let note = Note::new(RECEIPT, &when, LetterKind::AnswerReceipt, to, what);
    round.write(note, reason, agenda);
}

fn echoed(heard: &Heard, is_proposed: bool) -> Point {
    let line = heard.line.as_ref();
    let of = |group: &str, more: [(&str, String); 1]| point(group, line, more);
    match &heard.outcome {
        Outcome::Recorded { number, date: day } => point(
            if is_proposed { "proposal" } else { "recorded" },
            line,
            [
                ("document", named_document(number)),
                ("day", date(*day)),
                ("words", heard.words.clone()),
            ],
        ),
        Outcome::DoneBefore => of("before", [("words", heard.words.clone())]),
        Outcome::Undone | Outcome::Withdrawn => of("undone", [("", String::new())]),
        Outcome::TooLate => of("too_late", [("", String::new())]),
        Outcome::NoDocument => asked(heard, "document"),
        Outcome::NoDate => asked(heard, "date"),
        Outcome::Example => asked(heard, "example"),
        Outcome::FutureDate { .. } => asked(heard, "future"),
        Outcome::EarlyDate { .. } => asked(heard, "early"),
        Outcome::Which => asked(heard, "which"),
        Outcome::NotThere { .. } => asked(heard, "not_there"),
        Outcome::Wish { until } => point(
            "passed",
            line,
            [
                ("why", "wish".into()),
                ("until", until.map(date).unwrap_or_default()),
            ],
        ),
        Outcome::Wrong => of("passed", [("why", "wrong".into())]),
        Outcome::Agreed { until, .. } => point(
            "decided",
            line,
            [("why", "agreed".into()), ("until", date_with_weekday(*until))],
        ),
        Outcome::Declined => of("decided", [("why", "declined".into())]),
        Outcome::Unsettled { .. } => of("undone", [("", String::new())]),
        Outcome::NoDay => asked(heard, "no_day"),
        Outcome::OnlyInTable => asked(heard, "table"),
        Outcome::NotTheirs | Outcome::Gone | Outcome::Other => of("passed", [("why", "read".into())]),
    }
}

fn asked(heard: &Heard, why: &str) -> Point {
    let facts = [("why", why.to_owned()), ("words", heard.words.clone())];
    point("asked", heard.line.as_ref(), facts)
}
