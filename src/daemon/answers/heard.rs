//! One answer: whose word it is, what it comes to, and what is stored of it.

mod decided;
mod settled;
mod stored;
mod voice;

use super::super::{Event, Office};
use crate::agenda::{Duty, Facts, Rules, answer_of, duties, mark_of, notice_of, tells_of_returned};
use crate::answer::judge::unread;
use crate::answer::{Answer, Dating, Heard, Line, Mail, Outcome, Standing, judge as judge_words};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::{Mark, MarkKind, Pace};
use crate::remind::Role;
use crate::store::{Answered, Place, StoreError};
use chrono::{Days, Duration, NaiveDate};
use settled::{First, of_answer};
use stored::{store, take_returned};
use voice::{Voice, voice};

/// So many answers to letters to one address count in so many hours; more are a loop or mischief,
/// and are left unread for a person. In an hour they are so few that their receipts stay below the
/// brake on letters to one address.
const MOST: [(i64, i64); 2] = [(1, 15), (24, 30)];
/// The same of what the unit is asked to confirm: strangers must not fill its mailbox.
const MOST_PROPOSED: [(i64, i64); 1] = [(24, 5)];

/// The letter that was answered.
pub(super) struct Reply {
    pub number: i64,
    pub letter: Answered,
}

/// What is to be stored.
struct Verdict {
    answer: Answer,
    settles: Option<i64>,
    marks: Vec<Mark>,
}

/// Stores the answer; `None` where it is none to be stored.
pub(super) fn take(
    office: &mut Office,
    mail: &Mail,
    reply: &Reply,
    answers: &Answers,
    place: Place,
    now: Moment,
) -> Result<Option<Event>, StoreError> {
    if let Some(bounce) = &mail.bounce {
        // A report on another address than the letter went to is not about the letter.
        return match bounce.recipient.eq_ignore_ascii_case(&reply.letter.address) {
            true => take_returned(office, reply, &bounce.status, place, now),
            false => Ok(None),
        };
    }
    let sender = &office.settings.rules.sender;
    let from = mail.from.as_deref().unwrap_or_default();
    let is_ours = [&sender.from.address, &sender.envelope_from]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(from));
    if mail.is_automatic || is_ours || tells_of_returned(&reply.letter.key) {
        return Ok(None);
    }
    let Some(mut verdict) = judged(office, mail, reply, answers, now)? else {
        return Ok(None);
    };
    // Nothing of a long mail may disappear.
    verdict.answer.heard.extend(mail.unread.as_deref().map(unread));
    let standing = verdict.answer.standing;
    let limits = match standing {
        Standing::Counts => MOST.as_slice(),
        _ => MOST_PROPOSED.as_slice(),
    };
    for (hours, most) in limits {
        let since = now - Duration::hours(*hours);
        if office
            .store
            .answers_from(&reply.letter.address, standing, since)?
            >= *most
        {
            // What nobody is told of stays where a person looks: unread, and counted by `status`.
            tracing::warn!("one answer too many to the same letter's address: it stays unread");
            return Ok(None);
        }
    }
    store(office, mail, reply, verdict, place, now)
}

/// What the answer comes to; `None` where it says nothing new.
fn judged(
    office: &mut Office,
    mail: &Mail,
    reply: &Reply,
    answers: &Answers,
    now: Moment,
) -> Result<Option<Verdict>, StoreError> {
    let facts = office.store.facts(now)?;
    let today = day_of(now);
    let rules = office.settings.rules.on(today);
    let about = match answer_of(&reply.letter.key) {
        Some(id) => office.store.answer(id)?.map(|found| (id, found)),
        None => None,
    };
    let first = about.as_ref().map(|(_, (answer, ..))| answer);
    let Some(voice) = voice(mail, reply, first, &rules, today) else {
        tracing::warn!("an answer to an address that is nobody's any more: it stays unread");
        return Ok(None);
    };
    let told = notice_of(&reply.letter.key);
    if !told.is_empty() {
        let mut first = Vec::new();
        for id in told {
            let of_id = office.store.answer(id)?;
            first.extend(of_id.map(|found| First::of(id, found)));
        }
        let known = (&facts, &*rules, answers);
        return Ok(decided::of_notice(mail, &first, &voice, known, now));
    }
    if answer_of(&reply.letter.key).is_none() {
        let lines = lines_of(reply, &facts, &rules, today);
        return Ok(Some(fresh(mail, lines, &voice, answers, now)));
    }
    let Some((id, found)) = about else {
        return Ok(None);
    };
    let first = First::of(id, found);
    Ok(of_answer(mail, &first, &voice, (&facts, &rules, answers), now))
}

/// The occurrences that the letter told or listed, as they stand now.
fn lines_of(reply: &Reply, facts: &Facts, rules: &Rules, today: NaiveDate) -> Vec<Line> {
    let all = duties(facts, rules, today);
    let mut lines: Vec<Line> = Vec::new();
    let told = reply.letter.told.iter();
    let told = told.map(|t| (&t.task, &t.unit, t.due, t.role != Role::Support));
    let listed = reply.letter.listed.iter();
    let listed = listed.map(|o| (&o.task, &o.unit, o.due, true));
    for (task, unit, due, may_finish) in told.chain(listed) {
        let is_same = |l: &&mut Line| (&l.task, &l.unit, l.due) == (task, unit, due);
        if let Some(line) = lines.iter_mut().find(is_same) {
            line.may_finish |= may_finish;
            continue;
        }
        let mut line = Line {
            task: task.clone(),
            unit: unit.clone(),
            due,
            row: String::new(),
            title: String::new(),
            may_finish,
            is_done: false,
            is_gone: true,
        };
        renew(&mut line, &all, facts);
        lines.push(line);
    }
    lines
}

/// How the line stands now. A one-off task whose day has moved since is the same task.
fn renew(line: &mut Line, all: &[Duty], facts: &Facts) {
    let mut mine = all
        .iter()
        .filter(|d| d.task.id == line.task && d.unit == line.unit);
    let duty = mine.clone().find(|d| d.occurrence.due == line.due).or_else(|| {
        mine.next()
            .filter(|d| d.occurrence.pace == Pace::Once && mine.next().is_none())
    });
    line.is_gone = duty.is_none();
    line.is_done = duty.is_some_and(Duty::is_done);
    if let Some(duty) = duty {
        line.due = duty.occurrence.due;
        line.row = duty.row();
        line.title.clone_from(&duty.task.title);
    } else if let Some(task) = facts.tasks.iter().find(|t| t.id == line.task) {
        line.row.clone_from(&task.number);
        line.title.clone_from(&task.title);
    }
}

/// An answer to a letter that told occurrences, or to any other that is no receipt.
fn fresh(mail: &Mail, lines: Vec<Line>, voice: &Voice, answers: &Answers, now: Moment) -> Verdict {
    let heard = judge_words(&mail.lines, &lines, day_of(now));
    verdict(heard, lines, voice.standing(), voice, (answers, now))
}

/// What counts is marked; what is proposed is not.
fn verdict(
    heard: Vec<Heard>,
    lines: Vec<Line>,
    standing: Standing,
    voice: &Voice,
    (answers, now): (&Answers, Moment),
) -> Verdict {
    let marks: Vec<Mark> = match standing {
        Standing::Counts => heard.iter().filter_map(|h| mark(h, voice, now)).collect(),
        _ => Vec::new(),
    };
    let is_word = |h: &Heard| {
        matches!(
            h.outcome,
            Outcome::Wish { .. } | Outcome::Wrong | Outcome::Declined
        )
    };
    let may_undo = standing == Standing::Counts && (heard.iter().any(is_word) || !marks.is_empty());
    let undo = Days::new(answers.undo_days.unsigned_abs());
    Verdict {
        answer: Answer {
            addressee: mark_of(&voice.address),
            unit: voice.unit.clone(),
            standing,
            from: voice.from.clone().filter(|_| standing == Standing::Proposed),
            decides: false,
            takes_back: None,
            heard,
            lines,
            undo_until: may_undo.then(|| day_of(now) + undo),
        },
        settles: None,
        marks,
    }
}

/// The same mark as `task done` and `task date` make.
fn mark(heard: &Heard, voice: &Voice, now: Moment) -> Option<Mark> {
    let line = heard.line.as_ref()?;
    let dated = |dating: &Dating| MarkKind::Dated {
        phrase: dating.phrase.clone(),
        year: dating.year,
        asked: dating.asked.clone(),
    };
    let (kind, is_of_unit) = match &heard.outcome {
        Outcome::Recorded { number, date } => (
            MarkKind::Done {
                number: number.clone(),
                date: *date,
            },
            true,
        ),
        // The day of a task is one for all who lead it.
        Outcome::Agreed { new, .. } => (dated(new), false),
        Outcome::Unsettled { before } => (dated(before.as_ref()?), false),
        _ => return None,
    };
    Some(Mark {
        task: line.task.clone(),
        unit: is_of_unit.then(|| line.unit.clone()),
        due: is_of_unit.then_some(line.due),
        kind,
        at: now,
        by: voice.by.clone(),
    })
}
