//! One answer: whose word it is, what it comes to, and what is stored of it.

mod asked;
mod between;
mod decided;
mod dropped;
mod each;
mod elsewhere;
mod events;
mod events_gone;
mod in_order;
mod instead;
mod limits;
mod lines;
mod marks;
mod named;
mod nothing_asked;
mod numbered;
mod on_assignment;
mod on_result;
mod open_question;
mod other_days;
mod own_dates;
mod own_words;
mod parts;
mod remarks;
mod settled;
mod stored;
mod undo_proposed;
mod undone;
mod voice;

use super::super::{Event, Office};
use crate::agenda::{
    Facts, answer_of, asked_part, asks_for_event, duties, mark_of, notice_of, tells_of_returned, word_of,
};
use crate::answer::judge::unread;
use crate::answer::order::{is_undo, order};
use crate::answer::several_leads::judge_owners;
use crate::answer::words::each_result_apart;
use crate::answer::{Answer, Asked, Heard, Line, Mail, Outcome, Standing, Step, judge as judge_words};
use crate::calendar::{Moment, day_of};
use crate::config::Answers;
use crate::plan::Mark;
use crate::store::{Answered, Place, StoreError};
use between::with_lines_between;
use chrono::{Days, Duration};
use each::asked_to_confirm;
use limits::is_beyond;
use lines::{line_of, lines_of, lines_of_word, renew, rows_of};
use marks::marks_of;
use named::{says_undo, taken_back_by};
use numbered::{as_told, names_nothing};
use open_question::open_question;
use remarks::Papers;
use settled::{First, asked_about, of_answer};
use stored::{store, take_returned};
use voice::{Voice, is_owners, voice};

/// Read so soon it came when it was read.
const READ_AT_ONCE: Duration = Duration::minutes(10);
/// A longer way is that of a clock which is wrong.
const LONGEST_WAIT: Duration = Duration::days(7);

/// The letter that was answered.
pub(super) struct Reply {
    pub number: i64,
    pub letter: Answered,
    /// The mail bears the letter's reference; else it only names the letter, as anybody may.
    pub is_referenced: bool,
}

/// What is to be stored.
struct Verdict {
    answer: Answer,
    settles: Option<i64>,
    marks: Vec<Mark>,
}

/// What became of a mail.
pub(super) enum Taken {
    Stored(Event),
    /// It is none to be stored: a person reads it, or nobody.
    Left,
    /// More came to its letter's address within the hour than are read: it is looked at again.
    Later,
}

impl Taken {
    fn of(event: Option<Event>) -> Taken {
        event.map_or(Taken::Left, Taken::Stored)
    }
}

/// Stores the answer, where it is one to be stored.
pub(super) fn take(
    office: &mut Office,
    mail: &Mail,
    reply: &Reply,
    answers: &Answers,
    place: Place,
    now: Moment,
) -> Result<Taken, StoreError> {
    if let Some(bounce) = &mail.bounce {
        // A report on another address than the letter went to is not about the letter.
        return match bounce.recipient.eq_ignore_ascii_case(&reply.letter.address) {
            true => take_returned(office, reply, &bounce.status, place, now).map(Taken::of),
            false => Ok(Taken::Left),
        };
    }
    let sender = &office.settings.rules.sender;
    let from = mail.from.as_deref().unwrap_or_default();
    let is_ours = [&sender.from.address, &sender.envelope_from]
        .iter()
        .any(|own| own.eq_ignore_ascii_case(from));
    if mail.is_automatic || is_ours || tells_of_returned(&reply.letter.key) {
        return Ok(Taken::Left);
    }
    let mail = with_lines_between(mail, reply);
    let lines = each_result_apart(&mail.lines, day_of(now));
    let mail = &Mail { lines, ..mail };
    let then = office.store.numbers_as_of(reply.letter.written_at)?;
    let (facts, renumbered) = as_told(office.store.facts(now)?, &then);
    let is_moved = !renumbered.is_empty();
    let Some(mut verdict) = judged(office, mail, (reply, facts, is_moved), answers, now)? else {
        return Ok(Taken::Left);
    };
    verdict.answer.renumber(|task| renumbered.of(task));
    // A number that the letter does not have may be the one of today.
    if is_moved && names_nothing(&verdict.answer) {
        let today = office.store.facts(now)?;
        let anew = judged(office, mail, (reply, today, is_moved), answers, now)?;
        verdict = anew
            .filter(|anew| !names_nothing(&anew.answer))
            .unwrap_or(verdict);
    }
    let waited = |at: &Moment| READ_AT_ONCE < now - *at && now - *at < LONGEST_WAIT;
    verdict.answer.arrived = mail.arrived.filter(waited);
    // Nothing of a long mail may disappear.
    verdict.answer.heard.extend(mail.unread.as_deref().map(unread));
    verdict.answer.files.extend(mail.files.iter().cloned());
    if verdict.answer.heard.is_empty() && !mail.files.is_empty() {
        verdict.answer.heard.push(parts::only_files(mail));
    }
    let standing = verdict.answer.standing;
    if let Some(hours) = is_beyond(office, reply, standing, now)? {
        // What nobody is told of stays where a person looks: unread, and counted by `status`.
        tracing::warn!(
            "one answer too many within {hours} hours to the same letter's address: it stays unread"
        );
        let is_soon_over = standing == Standing::Counts && hours == 1;
        return Ok(if is_soon_over { Taken::Later } else { Taken::Left });
    }
    store(office, mail, reply, verdict, place, now).map(Taken::of)
}

/// What the answer comes to; `None` where it says nothing new.
fn judged(
    office: &mut Office,
    mail: &Mail,
    (reply, facts, is_moved): (&Reply, Facts, bool),
    answers: &Answers,
    now: Moment,
) -> Result<Option<Verdict>, StoreError> {
    let today = day_of(now);
    let rules = office.settings.rules.on(today);
    let about = match answer_of(&reply.letter.key) {
        Some(id) => office.store.answer(id)?.map(|found| (id, found)),
        None => None,
    };
    let first = about.as_ref().map(|(_, (answer, ..))| answer);
    let Some(mut voice) = voice(mail, reply, first, &rules, today) else {
        tracing::warn!("an answer to an address that is nobody's any more: it stays unread");
        return Ok(None);
    };
    voice.may_name_others = !is_moved;
    voice.rows = rows_of(&voice.unit, &facts, &rules, today);
    voice.papers = Papers::of(&voice.unit, &facts);
    let told = notice_of(&reply.letter.key);
    if !told.is_empty() {
        let mut first = Vec::new();
        for id in told {
            first.extend(first_of(office, id)?);
        }
        let known = (&facts, &*rules, answers);
        if let Some(id) = decided::word_to_undo(mail, &first, &voice, &facts, today)
            && let Some(word) = first_of(office, id)?
        {
            return Ok(of_answer(mail, &word, &voice, known, now));
        }
        return Ok(match first.iter().any(|f| f.answer.about_events) {
            true => events::of_notice(mail, &first, &voice, known, now),
            false => on_result::of_notice(mail, &first, &voice, known, now),
        });
    }
    let is_order = order(&mail.lines, today).is_some() || is_undo(&mail.lines, today);
    if asks_for_event(&reply.letter.key) || (first.is_some_and(|f| f.about_events) && !is_order) {
        let is_owner = voice.unit.is_empty() && is_owners(&reply.letter.address, &rules, today);
        let known = (&facts, &*rules, answers);
        return Ok(Some(events::of_request(
            mail,
            (reply, first),
            (&voice, is_owner),
            known,
            now,
        )));
    }
    if answer_of(&reply.letter.key).is_none() {
        let mut lines = lines_of(reply, &facts, &rules, today);
        // The owner's word names more than the calendar entries that it moved.
        if let Some(word) = word_of(&reply.letter.key) {
            let word = first_of(office, word)?;
            lines = word.map_or_else(Vec::new, |word| {
                lines_of_word(&word, &voice, &facts, &rules, today)
            });
        }
        let all = duties(&facts, &rules, today);
        let asked = lines
            .is_empty()
            .then(|| asked_part(&reply.letter.key, &all, &rules));
        if let Some((task, unit, due)) = asked.flatten().filter(|(_, unit, _)| *unit == voice.unit) {
            lines.push(line_of((task, unit, due), &all, &facts));
        }
        let known = (&facts, &*rules);
        if let Some(id) = taken_back_by(mail, (&lines, None), &voice, known, now)
            && let Some(first) = first_of(office, id)?
        {
            if !says_undo(&mail.lines) {
                return Ok(Some(settled::undo_meant(
                    mail,
                    &first,
                    &voice,
                    (&facts, &rules, answers),
                    now,
                )));
            }
            return Ok(of_answer(mail, &first, &voice, (&facts, &rules, answers), now));
        }
        if let Some(id) = open_question(mail, &lines, &voice, &facts, today)
            && let Some(first) = first_of(office, id)?
        {
            return Ok(of_answer(mail, &first, &voice, (&facts, &rules, answers), now));
        }
        let known = (&facts, &*rules, answers);
        if let Some(said) = own_words::by_owner(mail, (&lines, &[]), false, &voice, known, now) {
            return Ok(Some(said));
        }
        let lines = elsewhere::with_named(lines, mail, &voice, (&all, &facts), today);
        let said = fresh(mail, lines, &voice, answers, now);
        let said = own_dates::by_owner(said, &voice, (&facts, &rules), now);
        return Ok(Some(parts::with_part(mail, said, &voice, answers, now)));
    }
    let Some((id, found)) = about else {
        return Ok(None);
    };
    let asked = First::of(id, found);
    let undo = asked.answer.takes_back;
    if let Some(undone) = undo.filter(|_| asked.answer.standing == Standing::Proposed) {
        let Some(undone) = first_of(office, undone)? else {
            return Ok(None);
        };
        let known = (&facts, &*rules, answers);
        return Ok(undo_proposed::answered(
            mail,
            (&asked, &undone),
            &voice,
            known,
            now,
        ));
    }
    let meant = asked_about(&asked.answer).filter(|_| is_undo(&mail.lines, today));
    let elsewhere = || {
        let told = (asked.answer.lines.as_slice(), Some(&asked.answer));
        taken_back_by(mail, told, &voice, (&facts, &rules), now)
    };
    let meant = meant
        .or_else(|| asked_to_confirm(&asked.answer, &mail.lines, today))
        .or_else(elsewhere);
    let first = match meant {
        Some(id) => first_of(office, id)?.unwrap_or(asked),
        None => asked,
    };
    let said = of_answer(mail, &first, &voice, (&facts, &rules, answers), now)
        .map(|said| own_dates::by_owner(said, &voice, (&facts, &rules), now));
    Ok(said.map(|said| match is_order {
        true => said,
        false => parts::with_part(mail, said, &voice, answers, now),
    }))
}

fn first_of(office: &Office, id: i64) -> Result<Option<First>, StoreError> {
    Ok(office.store.answer(id)?.map(|found| First::of(id, found)))
}

/// An answer to a letter that told occurrences, or to any other that is no receipt.
fn fresh(mail: &Mail, lines: Vec<Line>, voice: &Voice, answers: &Answers, now: Moment) -> Verdict {
    let asked = Asked {
        lines: &lines,
        others: &voice.others,
        rows: &voice.rows,
        files: &voice.files,
        own: &voice.name,
        writer: &voice.writer,
        today: day_of(now),
    };
    let heard = match voice.is_owner {
        true => judge_owners(&mail.lines, asked, &voice.unit),
        false => judge_words(&mail.lines, asked),
    };
    let heard = match voice.is_owner {
        true => heard,
        false => heard
            .into_iter()
            .map(|h| remarks::doubted(h, mail, voice, asked))
            .collect(),
    };
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
        Standing::Counts => heard.iter().flat_map(|h| marks_of(h, voice, now)).collect(),
        _ => Vec::new(),
    };
    let is_word = |h: &Heard| {
        matches!(
            h.outcome,
            Outcome::Wish { .. }
                | Outcome::Forecast { .. }
                | Outcome::Wrong
                | Outcome::Declined
                | Outcome::Handed { .. }
        ) || matches!(&h.outcome, Outcome::Event { word } if word.step == Step::Said)
    };
    let may_undo = standing == Standing::Counts && (heard.iter().any(is_word) || !marks.is_empty());
    let undo = Days::new(answers.undo_days.unsigned_abs());
    let wrote = voice.from.as_deref().filter(|_| standing == Standing::Counts);
    Verdict {
        answer: Answer {
            addressee: mark_of(&voice.address),
            unit: voice.unit.clone(),
            standing,
            from: voice.from.clone().filter(|_| standing == Standing::Proposed),
            wrote: wrote.map(mark_of).unwrap_or_default(),
            arrived: None,
            decides: false,
            about_events: false,
            files: Vec::new(),
            takes_back: None,
            heard,
            lines,
            undo_until: may_undo.then(|| day_of(now) + undo),
        },
        settles: None,
        marks,
    }
}
