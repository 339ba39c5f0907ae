//! The receipt of an answer, to who gave it: what it came to, what has to be added, how to take it back.

use super::forms::{asks_for_result, asks_for_word, is_about_day, is_confirmable};
use super::in_force::{is_wished, leads, moves_day, only_day, renewed};
use super::several_leads::joined;
use super::several_owners::other_word;
use super::words::{
    RECEIPT, counted, files_of, flag, is_of_part, is_written, is_written_to, mailbox_of, named, on_record,
    order_of, point, points_of, wanted_kind, wished_day,
};
use super::words_alone;
use super::wrote;
use super::{events, forms, origin, parts, questions};
use crate::agenda::action::Agenda;
use crate::agenda::duty::unit_name;
use crate::agenda::facts::AnswerFact;
use crate::agenda::round::{Note, Round, mark};
use crate::agenda::rules::Rules;
use crate::answer::{Answer, Dating, Heard, Line, Outcome, Standing};
use crate::calendar::{date, date_with_weekday, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::named_document;
use chrono::NaiveDate;

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
        ("taken", moment(fact.at)),
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

fn of_heard(heard: &Heard, is_proposed: bool, round: &Round) -> Point {
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
        _ => "not_there",
    }
}
