//! What a person has to read of answers by mail, told to the plan's owner: the first answer of a unit
//! at once, what follows within the hour together, so that many replies are few letters.

use super::in_force::{finished, moves_day, said_of, taken_back, wishes_for};
use super::words::{
    counted, files_of, flag, is_of_part, mailbox_of, named, point, points_of, wanted_kind, wished_day,
};
use super::{events, orders, origin};
use crate::agenda::action::Agenda;
use crate::agenda::duty::unit_name;
use crate::agenda::facts::{AnswerFact, Came};
use crate::agenda::ledger::NOTICE;
use crate::agenda::round::{Note, Round, mark};
use crate::answer::{Answer, Heard, Line, Outcome, Standing, Step};
use crate::calendar::{date, date_with_weekday, moment};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::named_document;
use chrono::Duration;

/// So long after a notice what comes of the same unit is put together.
const GATHERED_FOR: Duration = Duration::hours(1);
/// A notice tells of so many answers; the key names each.
const MOST: usize = 20;

/// Groups whose headings say that the owner needs not answer.
const NEEDS_NO_WORD: [&str; 7] = [
    "forecast",
    "forecast_withdrawn",
    "event_replaced",
    "event_withdrawn",
    "event_moot",
    "replaced",
    "withdrawn",
];

/// Unit, mailbox of who has none, whether nobody proved it, whether it is about events: ĐỒNG Ý to such a letter is of
/// those alone.
type Group<'a> = (&'a str, &'a str, bool, bool);

/// One answer as the owner reads it.
struct Read<'f> {
    fact: &'f AnswerFact,
    answer: &'f Answer,
    heard: Vec<&'f Heard>,
    is_told: bool,
}

impl Read<'_> {
    /// Of what waits to be confirmed the owner hears when it is; nobody is asked to confirm free words.
    fn of<'f>(fact: &'f AnswerFact, round: &Round) -> Option<Read<'f>> {
        let Came::Answer(answer) = &fact.came else {
            return None;
        };
        // The owner who finishes a task need not be told what he wrote with it.
        let is_own = answer.addressee == mark(&round.rules.owner.address);
        let is_besides =
            |h: &Heard| h.outcome.is_settled() || matches!(h.outcome, Outcome::Undone | Outcome::TooLate);
        let says_more = |h: &Heard| is_besides(h) && !h.words.is_empty() && !is_own;
        let is_meant = |h: &&Heard| match answer.standing {
            // Nobody is told his own words: the receipt says what can be done.
            Standing::Counts if is_own && !asks_owner(h, answer) => false,
            Standing::Counts => {
                let is_other_kind = !is_own && !wanted_kind(h).is_empty();
                // Who was told that a part came hears that it did not.
                let is_part_undone =
                    h.outcome == Outcome::Undone && h.line.as_ref().is_some_and(|l| l.is_part);
                let is_more = is_other_kind || says_more(h) || (!is_own && (is_of_part(h) || is_part_undone));
                // Words of a mail that finished something else are not told as if it had changed nothing.
                let is_beside_words = !is_own
                    && matches!(h.outcome, Outcome::Recorded { .. })
                    && answer.heard.iter().any(|h| h.outcome == Outcome::Other);
                h.outcome.is_for_owner() || h.outcome == Outcome::Withdrawn || is_more || is_beside_words
            }
            Standing::Proposed => h.outcome == Outcome::Other,
            Standing::TooMany => false,
        };
        let is_over = |h: &Heard| {
            let is_wish = matches!(
                h.outcome,
                Outcome::Wish { .. } | Outcome::Forecast { .. } | Outcome::Wrong
            ) || matches!(&h.outcome, Outcome::Event { word } if word.step == Step::Said);
            // Nobody decides on the day of what is done; should the result be taken back, the wish is put then.
            let is_past =
                |l: &Line| matches!(h.outcome, Outcome::Wish { .. }) && finished(l, round).is_some();
            is_wish
                && h.line
                    .as_ref()
                    .is_some_and(|l| taken_back(fact.id, l, round.facts) || is_past(l))
        };
        // A wish that was taken back before anybody read it is told as that.
        let heard = answer.heard.iter().filter(|h| is_meant(h) && !is_over(h));
        let heard: Vec<&Heard> = heard.collect();
        (!heard.is_empty()).then(|| Read {
            fact,
            answer,
            heard,
            is_told: round.facts.ledger.has_told_answer(fact.id),
        })
    }

    fn is_unsure(&self) -> bool {
        self.answer.standing == Standing::Proposed
    }

    /// What is put together: of a unit whichever of its mailboxes it came to, of a leader his own.
    fn belongs(&self) -> Group<'_> {
        let answer = self.answer;
        let (unit, mailbox) = match answer.unit.as_str() {
            "" => ("", answer.addressee.as_str()),
            unit => (unit, ""),
        };
        (unit, mailbox, self.is_unsure(), answer.about_events)
    }

    /// Who speaks.
    fn name(&self, round: &Round) -> String {
        let rules = round.rules;
        let unit = rules.office.unit(&self.answer.unit).map(|u| &u.name);
        let person = || mailbox_of(&self.answer.addressee, rules).map(|m| &m.name);
        unit.or_else(person).unwrap_or(&rules.owner.name).clone()
    }
}

/// Whether the owner's own mailbox is asked for a word on what came from it: only where it is also a unit's, which wishes
/// or tells something that he has to decide.
fn asks_owner(heard: &Heard, answer: &Answer) -> bool {
    use Outcome::{Event, Kept, Other, Unread, Wish, Withdrawn};
    let is_decided_on = matches!(
        heard.outcome,
        Event { .. } | Kept | Unread | Wish { .. } | Withdrawn
    );
    is_decided_on || (heard.outcome == Other && !answer.unit.is_empty())
}

fn is_event_withdrawn(heard: &Heard) -> bool {
    matches!(&heard.outcome, Outcome::Event { word } if word.step == Step::Withdrawn)
}

/// Writes what is not written yet, for each unit apart, and apart what nobody has proved.
pub(super) fn tell_owner(round: &Round, agenda: &mut Agenda) {
    let reads: Vec<Read> = { round.facts.answers.iter() }
        .filter_map(|fact| Read::of(fact, round))
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for read in reads.iter().filter(|r| !r.is_told) {
        if !groups.contains(&read.belongs()) {
            groups.push(read.belongs());
        }
    }
    for group in groups {
        let of_group = || reads.iter().filter(|r| r.belongs() == group);
        let told_last = of_group()
            .filter(|r| r.is_told && r.fact.at <= round.now)
            .map(|r| r.fact.at)
            .max();
        let until = told_last.map(|at| at + GATHERED_FOR);
        let withdraws = |r: &Read| {
            r.heard
                .iter()
                .any(|h| matches!(h.outcome, Outcome::Withdrawn | Outcome::Kept) || is_event_withdrawn(h))
        };
        // Who reads a wish may answer it any minute.
        let is_urgent = of_group().any(|r| !r.is_told && withdraws(r));
        if let Some(until) = until.filter(|until| round.now < *until && !is_urgent) {
            let what = match group {
                ("", mailbox, ..) => format!("further answers of mailbox {mailbox}"),
                (unit, ..) => format!("further answers of unit {unit}"),
            };
            agenda.refuse(
                what,
                format!("put together until {until}: one came within the hour"),
            );
            continue;
        }
        let new: Vec<&Read> = of_group().filter(|r| !r.is_told).take(MOST).collect();
        write(round, &new, agenda);
    }
}

fn write(round: &Round, reads: &[&Read], agenda: &mut Agenda) {
    let (Some(first), Some(last)) = (reads.first(), reads.last()) else {
        return;
    };
    let owner = &round.rules.owner;
    let is_one = reads.len() == 1;
    let points: Vec<Point> = reads
        .iter()
        .flat_map(|read| read.heard.iter().map(|h| for_owner(h, read, is_one, round)))
        .collect();
    let is_news = |p: &Point| NEEDS_NO_WORD.contains(&p.group.as_str());
    let news = points.iter().filter(|p| is_news(p)).count();
    let has = |group: &str| counted(points.iter().filter(|p| p.group == group).count());
    let facts: Named = named([
        ("unit", first.name(round)),
        ("taken", moment(first.fact.came_at())),
        ("until", moment(last.fact.came_at())),
        (
            "mails",
            if is_one {
                String::new()
            } else {
                counted(reads.len())
            },
        ),
        ("from", first.answer.from.clone().unwrap_or_default()),
        ("over", String::new()),
        ("wishes", has("wish")),
        ("forecasts", has("forecast")),
        ("events", has("event")),
        ("parts", has("part")),
        ("files", files_of(reads.iter().flat_map(|r| &r.answer.files))),
        ("about_events", flag(first.answer.about_events)),
        ("wrong", has("wrong")),
        ("recorded", has("recorded")),
        ("other_kind", has("other_kind")),
        ("undone", has("undone")),
        ("forecasts_withdrawn", has("forecast_withdrawn")),
        ("parts_unclear", has("part_unclear")),
        ("settled", has("settled")),
        ("results", flag(points.iter().any(|p| orders::has(p, "result")))),
        ("undoable", flag(points.iter().any(|p| orders::has(p, "undo")))),
        (
            "finishable",
            flag(!first.is_unsure() && points.iter().any(orders::may_finish)),
        ),
        (
            "withdrawn",
            counted(
                points
                    .iter()
                    .filter(|p| ["withdrawn", "kept", "event_withdrawn"].contains(&p.group.as_str()))
                    .count(),
            ),
        ),
        ("unsure", flag(first.is_unsure())),
        ("informs", flag(news == points.len())),
        ("informs_also", flag(news > 0 && news < points.len())),
    ]);
    let numbers: Vec<String> = reads.iter().map(|r| r.fact.id.to_string()).collect();
    let reason = match numbers.as_slice() {
        [one] => format!("a person has to read answer {one}"),
        some => format!("a person has to read {} answers", some.len()),
    };
    let when = numbers.join(".");
    let what = points_of(facts, points);
    let note = Note::new(NOTICE, &when, LetterKind::AnswerNotice, owner, what);
    round.write(note, reason, agenda);
}

/// Whether the unit has wished for the task anew since.
fn is_replaced(heard: &Heard, read: &Read, round: &Round) -> bool {
    let line = heard
        .line
        .as_ref()
        .filter(|_| read.answer.standing == Standing::Counts);
    line.is_some_and(|line| wishes_for(line, round.facts).any(|(id, _)| read.fact.id < id))
}

/// The day of the wish that this one takes the place of; empty where it is the same or there is none.
fn instead_of(heard: &Heard, read: &Read, round: &Round) -> String {
    let (Outcome::Wish { until }, Some(line)) = (&heard.outcome, &heard.line) else {
        return String::new();
    };
    let before = wishes_for(line, round.facts).rfind(|(id, _)| *id < read.fact.id);
    let day = before.and_then(|(_, day)| day).filter(|day| Some(*day) != *until);
    day.map(date_with_weekday).unwrap_or_default()
}

/// Whether the unit was asked whether it is finished by this document, and has confirmed it.
fn was_asked(heard: &Heard, read: &Read, round: &Round) -> bool {
    let (Outcome::Recorded { number, .. }, Some(line)) = (&heard.outcome, &heard.line) else {
        return false;
    };
    let is_question = |h: &Heard| {
        let is_its = h.line.as_ref().is_some_and(|l| l.unit == line.unit);
        is_its
            && h.outcome
                .asked_document()
                .is_some_and(|(asked, _)| asked == number)
    };
    said_of(&line.task, round.facts).any(|(fact, h)| fact.id < read.fact.id && is_question(h))
}

/// That the day in force was given to another unit that leads the task: a word on this wish would move it, too.
fn agreed_for_another(line: &Line, heard: &Heard, round: &Round) -> String {
    if !matches!(heard.outcome, Outcome::Wish { .. }) {
        return String::new();
    }
    let newest = said_of(&line.task, round.facts).rev().find(|(_, h)| moves_day(h));
    let given =
        newest.filter(|(_, h)| matches!(h.outcome, Outcome::Agreed { until, .. } if until == line.due));
    let whose = given
        .and_then(|(_, h)| h.line.as_ref())
        .filter(|of| of.unit != line.unit);
    whose.map_or_else(String::new, |of| {
        format!(
            ", đã đồng ý theo đề nghị của {}",
            unit_name(round.rules, &of.unit)
        )
    })
}

/// Of a day of an event: the day that the task has by the plan in force, which counts from none.
fn own_day(heard: &Heard, read: &Read) -> Option<String> {
    let line = heard.line.as_ref().filter(|_| read.answer.about_events)?;
    events::own_day(line)
}

fn for_owner(heard: &Heard, read: &Read, is_one: bool, round: &Round) -> Point {
    let (group, until) = match &heard.outcome {
        Outcome::Wish { .. } if is_replaced(heard, read, round) => ("replaced", String::new()),
        Outcome::Wish { until } => {
            let until = until.map(|day| wished_day(day, round.rules));
            ("wish", until.unwrap_or_default())
        }
        Outcome::Forecast { until } => ("forecast", wished_day(*until, round.rules)),
        Outcome::Wrong => ("wrong", String::new()),
        Outcome::Event { word } if word.step == Step::Withdrawn => ("event_withdrawn", String::new()),
        Outcome::Event { .. } if events::is_replaced(heard, read.fact.id, round) => {
            ("event_replaced", String::new())
        }
        Outcome::Event { .. } => ("event", String::new()),
        Outcome::NotTheirs => ("theirs", String::new()),
        Outcome::Unfinished { .. } | Outcome::Doubtful { .. } | Outcome::Lapsed { .. } => {
            ("progress", String::new())
        }
        Outcome::Gone => match own_day(heard, read) {
            Some(due) => ("event_moot", due),
            None => ("gone", String::new()),
        },
        _ if is_of_part(heard) => ("part", String::new()),
        Outcome::Recorded { .. } if !wanted_kind(heard).is_empty() => ("other_kind", String::new()),
        Outcome::Recorded { .. } if heard.words.is_empty() => ("settled", String::new()),
        Outcome::Recorded { .. } | Outcome::DoneBefore => ("recorded", String::new()),
        Outcome::Undone | Outcome::TooLate => ("undone", String::new()),
        Outcome::PartUnclear { .. } => ("part_unclear", String::new()),
        Outcome::Withdrawn if origin::is_forecast(heard, read.answer, round) => {
            ("forecast_withdrawn", String::new())
        }
        Outcome::Withdrawn => ("withdrawn", String::new()),
        Outcome::Kept => ("kept", String::new()),
        Outcome::Unread => ("unread", String::new()),
        Outcome::OtherDocument { .. } => ("other_document", String::new()),
        Outcome::SaidOpen { .. } => ("said_open", String::new()),
        _ => ("other", String::new()),
    };
    let document = match &heard.outcome {
        Outcome::Recorded { number, date: day } => {
            format!("{} ngày {}", named_document(number), date(*day))
        }
        _ => String::new(),
    };
    let due = match heard.outcome {
        // Before the event the task has no day.
        _ if read.answer.about_events && !events::has_day(heard) => String::new(),
        // Its day was that of who led it then.
        Outcome::Gone => String::new(),
        _ => heard
            .line
            .as_ref()
            .map(|l| date_with_weekday(l.due) + &agreed_for_another(l, heard, round))
            .unwrap_or_default(),
    };
    let of_several = |fact: String| if is_one { String::new() } else { fact };
    let written = point(
        group,
        heard.line.as_ref(),
        [
            ("due", due),
            ("words", heard.words.clone()),
            ("until", until),
            ("wanted", wanted_kind(heard)),
            ("document", document),
            ("result", orders::taking(heard, read.answer, round.today)),
            ("undo", orders::undoing(heard, read.answer)),
            ("instead", instead_of(heard, read, round)),
            ("also", flag(was_asked(heard, read, round))),
            ("from", of_several(read.answer.from.clone().unwrap_or_default())),
            ("at", of_several(moment(read.fact.came_at()))),
        ],
    );
    let written = events::with(written, vec![("what", origin::named(heard, read.answer, round))]);
    let written = events::with(written, events::for_owner(heard).unwrap_or_default());
    events::with(written, events::beside(heard, round))
}
