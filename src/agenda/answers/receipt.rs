//! The receipt of an answer, to who gave it: what it came to, what has to be added, how to take it back.

mod items;

use super::forms::{asks_for_result, asks_for_word, is_about_day, is_confirmable};
use super::in_force::{leads, moves_day, only_day, renewed};
use super::several_leads::joined;
use super::several_owners::other_word;
use super::words::{
    RECEIPT, counted, files_of, flag, is_written, is_written_to, mailbox_of, named, point, points_of,
};
use super::words_alone;
use super::wrote;
use super::{events, forms, origin, parts, questions};
use crate::agenda::action::Agenda;
use crate::agenda::duty::unit_name;
use crate::agenda::facts::AnswerFact;
use crate::agenda::round::{Note, Round, mark};
use crate::answer::{Answer, Heard, Line, Outcome, Standing};
use crate::calendar::{date_with_weekday, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::Mailbox;
use items::of_heard;

/// To who answered. What only a person can read is echoed once a day: nobody chats with a program.
pub(super) fn echo(round: &Round, fact: &AnswerFact, answer: &Answer, agenda: &mut Agenda) {
    let has_more = answer.heard.iter().any(|h| h.outcome != Outcome::Other);
    let is_echoed = has_more || words_alone::are_echoed(round, fact, answer);
    if answer.standing == Standing::TooMany || !is_echoed {
        return;
    }
    // Of two units with one mailbox the one that answered.
    let unit = round.rules.office.unit(&answer.unit);
    let own = { unit.and_then(|u| u.mailbox.as_ref()) }.filter(|m| mark(&m.address) == answer.addressee);
    let to = own.or_else(|| mailbox_of(&answer.addressee, round.rules));
    // Its address may have changed since: nobody's answer is left without a word.
    let in_force = || match answer.unit.as_str() {
        "" => Some(&round.rules.owner),
        unit => round.rules.office.unit(unit)?.mailbox.as_ref(),
    };
    let to = to.or_else(in_force);
    let when = fact.id.to_string();
    // Who has another address by now has read it at the one before.
    if is_written_to(round, RECEIPT, &when, &answer.addressee) {
        return;
    }
    let Some(to) = to.filter(|to| !is_written(round, RECEIPT, &when, to)) else {
        return;
    };
    let is_proposed = answer.standing == Standing::Proposed;
    // Free words of nobody proved went to the owner already: there is nothing to confirm in them.
    let told = answer
        .heard
        .iter()
        .filter(|h| !is_proposed || h.outcome != Outcome::Other);
    let of_unit = |h: &Heard| h.line.as_ref().map_or_else(String::new, |l| l.unit.clone());
    let told = told.map(|h| {
        let other = vec![("instead", other_word(h, fact.id, round))];
        let told = echoed(h, answer, round);
        match told.group == "decided" {
            true => (events::with(told, other), of_unit(h)),
            false => (told, of_unit(h)),
        }
    });
    // Units of one mailbox may be asked by one letter, too.
    let is_of_leads = !answer.decides && answer.lines.iter().any(|l| l.unit != answer.unit);
    let mut points: Vec<Point> = match is_of_leads {
        true => joined(told.collect(), round.rules),
        false => told.map(|(point, _)| point).collect(),
    };
    points.extend(answer.heard.iter().flat_map(|h| leading(h, round)));
    let is_unclear = |h: &Heard| {
        use Outcome::{NotThatDay, NotThere, Unclear, UndoWhat, Which, WhichDay};
        matches!(
            h.outcome,
            Which | WhichDay { .. } | NotThere { .. } | NotThatDay { .. } | Unclear | UndoWhat
        )
    };
    if answer.heard.iter().any(is_unclear) {
        let asks_what = answer.heard.iter().any(|h| h.outcome == Outcome::UndoWhat);
        let lines = { answer.lines.iter() }.filter(|l| asks_what || is_open(l, answer, round));
        let listed = |l: &Line| {
            let order = l.apart_from(&answer.lines).unwrap_or_default();
            let of_line = point("line", Some(&renewed(l, round)), [("order", order)]);
            of_answer(with_plan(of_line, l, answer), answer, false)
        };
        match is_of_leads {
            true => points.extend(joined(
                lines.map(|l| (listed(l), l.unit.clone())).collect(),
                round.rules,
            )),
            false => points.extend(lines.map(listed)),
        }
    }
    let is_own = words_alone::are_alone(answer) && words_alone::is_owners(round, answer);
    let mut facts = said_of_all(fact, answer, &points);
    let forms = parts::forms(answer, words_alone::are_alone(answer));
    if !forms[0].1.is_empty() {
        facts.insert("words".into(), String::new());
    }
    facts.extend(forms.map(|(name, fact)| (name.to_owned(), fact)));
    facts.insert("own_words".into(), flag(is_own));
    facts.insert("wrote".into(), writer(answer, to, round));
    facts.insert("words_too".into(), flag(forms::have_words_too(answer)));
    facts.insert("reopened".into(), forms::reopened(answer, round));
    let asked = questions::forms(fact, answer).map(|(name, fact)| (name.to_owned(), fact));
    facts.extend(asked);
    questions::shorten(&mut points, &facts);
    let reason = match answer.standing {
        Standing::Proposed => format!("answer {} waits for the unit's own address", fact.id),
        _ => format!("answer {} came by mail", fact.id),
    };
    let what = points_of(facts, points);
    wrote::echo(round, (fact, answer, to), what.clone(), agenda);
    let note = Note::new(RECEIPT, &when, LetterKind::AnswerReceipt, to, what);
    round.write(note, reason, agenda);
}

/// Who wrote it for the plan's owner while somebody stands in: both read the receipt.
fn writer(answer: &Answer, to: &Mailbox, round: &Round) -> String {
    let is_shared = answer.unit.is_empty() && round.stand_in(to).is_some();
    let wrote = mailbox_of(&answer.wrote, round.rules).filter(|_| is_shared);
    wrote.map(|mailbox| mailbox.name.clone()).unwrap_or_default()
}

/// Whether a result of the line can still be told: neither this answer nor anybody since has finished it.
fn is_open(line: &Line, answer: &Answer, round: &Round) -> bool {
    let is_this = |h: &Heard| {
        let is_line = |l: &Line| (&l.task, &l.unit, l.due) == (&line.task, &line.unit, line.due);
        matches!(h.outcome, Outcome::Recorded { .. }) && h.line.as_ref().is_some_and(is_line)
    };
    let is_recorded = answer.standing == Standing::Counts && answer.heard.iter().any(is_this);
    let is_done = only_day(&line.task, &line.unit, round).map_or(line.is_done, |(_, is_done)| is_done);
    !is_recorded && !is_done
}

/// What the letter says of the answer as a whole.
fn said_of_all(fact: &AnswerFact, answer: &Answer, points: &[Point]) -> Named {
    let is_proposed = answer.standing == Standing::Proposed;
    let n = |group: &str| counted(points.iter().filter(|p| p.group == group).count());
    let asks = |is: fn(&Heard) -> bool| flag(answer.heard.iter().any(is));
    named([
        ("taken", moment(fact.came_at())),
        ("proposal", flag(is_proposed)),
        ("from", answer.from.clone().unwrap_or_default()),
        ("recorded", n("recorded")),
        ("asked", n("asked")),
        ("undone", n("undone")),
        (
            "decided",
            counted(
                points
                    .iter()
                    .filter(|p| ["decided", "dated"].contains(&p.group.as_str()))
                    .count(),
            ),
        ),
        ("assigned", n("assigned")),
        (
            "deciding",
            match answer.decides && answer.heard.iter().any(asks_for_word) {
                // The letter that was answered holds no wish.
                true if answer.lines.is_empty() => "none".to_owned(),
                asks => flag(asks),
            },
        ),
        (
            "postponing",
            asks(|h| {
                h.outcome.asks_for_day()
                    || matches!(h.outcome, Outcome::UndoOfUndo | Outcome::Contradiction)
                    || (asks_for_result(h) && is_about_day(&h.words))
            }),
        ),
        (
            "finishing",
            // Which form is asked for where it is about events, "events" says.
            flag(!answer.about_events && answer.heard.iter().any(asks_for_result)),
        ),
        ("parts", n("part")),
        ("files", files_of(answer.files.iter())),
        ("events", flag(answer.about_events)),
        ("event_said", n("event_said")),
        ("event_recorded", n("event_recorded")),
        (
            "words",
            flag(words_alone::are_alone(answer) && !answer.about_events),
        ),
        ("undoing", asks(|h| h.outcome == Outcome::UndoWhat)),
        // Only what a person reads is left: there is nothing to confirm.
        (
            "confirmable",
            flag(is_proposed && answer.heard.iter().any(is_confirmable)),
        ),
        (
            "several",
            // An undo is confirmed or dropped as a whole.
            flag(
                { answer.heard.iter() }
                    .filter(|h| is_confirmable(h) && h.outcome != Outcome::Undone)
                    .count()
                    > 1,
            ),
        ),
        (
            "undo",
            answer.undo_until.map(date_with_weekday).unwrap_or_default(),
        ),
    ])
}

/// Who has another day with the owner's word, where that is more than the unit that wished it.
fn leading(heard: &Heard, round: &Round) -> Vec<Point> {
    let group = match heard.outcome {
        Outcome::Agreed { .. } => "lead",
        _ if moves_day(heard) => "lead_before",
        _ => return Vec::new(),
    };
    let Some(line) = &heard.line else {
        return Vec::new();
    };
    let owes = |unit: &String| only_day(&line.task, unit, round).is_some_and(|(_, is_done)| !is_done);
    let units: Vec<String> = leads(&line.task, round).into_iter().filter(owes).collect();
    if units.len() < 2 {
        return Vec::new();
    }
    let of = |unit: &String| point(group, Some(line), [("lead", unit_name(round.rules, unit))]);
    units.iter().map(of).collect()
}

/// Which plan a number is of, where the letter tells of another task with the same.
fn with_plan(mut point: Point, line: &Line, answer: &Answer) -> Point {
    if line.year > 0 && line.apart_from(&answer.lines).is_some() {
        let plan = format!("kế hoạch năm {}", line.year);
        point.facts.insert("plan".into(), plan);
    }
    point
}

/// Before the event a task has no day.
fn of_answer(mut point: Point, answer: &Answer, has_day: bool) -> Point {
    if answer.about_events && !has_day {
        events::without_day(&mut point);
    }
    point
}

fn echoed(heard: &Heard, answer: &Answer, round: &Round) -> Point {
    let is_proposed = answer.standing == Standing::Proposed;
    if let Some(point) = events::moot(heard, answer.about_events) {
        return point;
    }
    let told = of_heard(heard, is_proposed, round);
    let named = origin::named(heard, answer, round);
    let what = { !named.is_empty() }.then_some(("what", named));
    let mut told = events::with(told, what.into_iter().collect());
    if let Some(line) = &heard.line {
        told = with_plan(told, line, answer);
    }
    of_answer(told, answer, events::has_day(heard))
}
