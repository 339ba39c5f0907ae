//! Answers to the letter that asks for the day of an event, and to the letters that follow from them.

use super::events_gone;
use super::lines::line_of;
use super::settled::First;
use super::{Reply, Verdict, Voice, verdict};
use crate::agenda::{Facts, Rules, duties, said_anew, tasks_in_force};
use crate::answer::apart::apart;
use crate::answer::reported::{Awaited, confirmed, reported};
use crate::answer::{Answer, Asked, EventWord, Heard, Line, Mail, Outcome, Standing, Step, When};
use crate::calendar::{Moment, day_of, office_time};
use crate::config::Answers;
use crate::plan::{Happening, Mark, MarkKind, Task, after_event, awaited_event, events, hours_counted};
use chrono::{NaiveDate, NaiveDateTime};

/// To the letter that asks, or to one about an answer to it. The plan's owner's own word counts.
pub(super) fn of_request(
    mail: &Mail,
    (reply, first): (&Reply, Option<&Answer>),
    (voice, is_owner): (&Voice, bool),
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Verdict {
    let today = day_of(now);
    let mut asked = asked_at(&reply.letter.address, voice, (facts, rules), today);
    if let Some(first) = first.filter(|_| is_owner) {
        add_corrected(&mut asked, first, (facts, rules), today);
    }
    let running = running(&asked, (facts, rules), today);
    let known = Asked {
        lines: &running,
        own: &voice.name,
        writer: &voice.writer,
        others: &voice.others,
        rows: &voice.rows,
        files: &voice.files,
        today,
    };
    let gone = events_gone::of_unit(&voice.unit, &asked, (facts, rules), today);
    let Some(mut apart) = apart(&mail.lines, &asked, known) else {
        let heard = reported(&mail.lines, &asked, is_owner, local(now));
        let heard = events_gone::placed(heard, &gone, asked.is_empty());
        let lines = asked.into_iter().map(|a| a.line).collect();
        return about_events(verdict(heard, lines, voice.standing(), voice, (answers, now)));
    };
    let is_running = |h: &Heard| h.line.as_ref().is_some_and(|l| running.contains(l));
    if apart.rest.is_empty() && apart.heard.iter().all(is_running) {
        return verdict(apart.heard, running, voice.standing(), voice, (answers, now));
    }
    // The owner's word on a letter about events is of events alone: he reads the wish and settles it otherwise.
    for wish in apart
        .heard
        .iter_mut()
        .filter(|h| matches!(h.outcome, Outcome::Wish { .. }))
    {
        wish.outcome = Outcome::Other;
    }
    let mut heard = apart.heard;
    heard.extend(reported(&apart.rest, &asked, is_owner, local(now)));
    let runs = |a: &Awaited| running.iter().any(|l| l.task == a.line.task);
    let waiting: Vec<Line> = { asked.iter() }
        .filter(|a| !runs(a))
        .map(|a| a.line.clone())
        .collect();
    let lines = [running, waiting].concat();
    about_events(verdict(heard, lines, voice.standing(), voice, (answers, now)))
}

/// The occurrences of those tasks, where their events are known.
fn running(asked: &[Awaited], (facts, rules): (&Facts, &Rules), today: NaiveDate) -> Vec<Line> {
    let all = duties(facts, rules, today);
    let mine = all.iter().filter(|d| {
        let is_duty = |a: &Awaited| a.line.task == d.task.id && a.line.unit == d.unit;
        asked.iter().any(is_duty)
    });
    let owed = mine.map(|d| (d.task.id.clone(), d.unit.clone(), d.occurrence.due));
    owed.map(|owed| line_of(owed, &all, facts)).collect()
}

/// The tasks that the answer is about to whose receipt the owner replies: another day takes the place of his first.
fn add_corrected(
    asked: &mut Vec<Awaited>,
    first: &Answer,
    (facts, rules): (&Facts, &Rules),
    today: NaiveDate,
) {
    let recorded = |line: &Line| {
        first.heard.iter().find_map(|h| match &h.outcome {
            Outcome::Event { word } if word.step == Step::Recorded && h.line.as_ref() == Some(line) => {
                Some(word.when)
            }
            _ => None,
        })
    };
    let all = tasks_in_force(facts, rules);
    for line in &first.lines {
        if asked.iter().all(|a| a.line.task != line.task) {
            let found = all.iter().find(|(task, _)| task.id == line.task);
            let new = found.and_then(|(task, marks)| awaited(task, marks, &line.unit, rules, today));
            asked.extend(new);
        }
        let same = { asked.iter_mut() }.filter(|a| a.line.task == line.task);
        same.for_each(|a| a.corrects = recorded(line).or(a.corrects));
    }
}

pub(super) fn about_events(mut verdict: Verdict) -> Verdict {
    verdict.answer.about_events = true;
    verdict
}

/// The owner's word on what units said of events; `None` where the mail says nothing, or nobody has proved that it
/// is the owner's.
pub(super) fn of_notice(
    mail: &Mail,
    first: &[First],
    voice: &Voice,
    (facts, rules, answers): (&Facts, &Rules, &Answers),
    now: Moment,
) -> Option<Verdict> {
    let newest = first.iter().map(|f| f.id).max().unwrap_or_default();
    let mut asked: Vec<Awaited> = Vec::new();
    for (line, said) in first.iter().flat_map(said_in) {
        let all = tasks_in_force(facts, rules);
        let is_its = |task: &Task| events_gone::leads(task, &line.unit, rules, day_of(now));
        let found = { all.iter() }.find(|(task, _)| task.id == line.task && is_its(task));
        let Some(mut one) =
            found.and_then(|(task, marks)| awaited(task, marks, line.unit.as_str(), rules, day_of(now)))
        else {
            continue;
        };
        // Another day that the unit named since is in another letter; this one proposes none any more.
        one.proposed = Some(said.when).filter(|_| !is_said_anew(&one.line, said, newest, facts));
        // The newer word on the same task takes the place of the older.
        asked.retain(|known| known.line.task != one.line.task);
        asked.push(one);
    }
    let gone = events_gone::of_notice(first, &asked, (facts, rules), day_of(now));
    let heard = confirmed(&mail.lines, &asked, local(now));
    let heard = events_gone::told_owner(heard, mail, &gone, &asked);
    let is_understood = heard.iter().any(|h| h.outcome != Outcome::Unclear);
    if heard.is_empty() || (voice.standing() != Standing::Counts && !is_understood) {
        return None;
    }
    let lines = asked.into_iter().map(|a| a.line).collect();
    let said = verdict(heard, lines, voice.standing(), voice, (answers, now));
    Some(about_events(said))
}

fn said_in(first: &First) -> impl Iterator<Item = (&Line, &EventWord)> {
    let counts = first.answer.standing == Standing::Counts && !first.is_settled;
    let heard = first.answer.heard.iter().filter(move |_| counts);
    heard.filter_map(|h| match &h.outcome {
        Outcome::Event { word } if word.step == Step::Said => Some((h.line.as_ref()?, &**word)),
        _ => None,
    })
}

fn is_said_anew(line: &Line, said: &EventWord, after: i64, facts: &Facts) -> bool {
    let is_other = |o: &Outcome| matches!(o, Outcome::Event { word } if word.step == Step::Said && word.when != said.when);
    said_anew(line, after, facts, is_other)
}

/// What the marks say that the word makes. A day that another takes the place of has not happened.
pub(super) fn marks_of_word(word: &EventWord) -> Vec<MarkKind> {
    let happened = |when: When| MarkKind::Happened {
        date: when.day,
        time: when.time,
    };
    let (ended, begun) = match word.step {
        Step::Recorded => (word.before, Some(word.when)),
        Step::Unsaid => (Some(word.when), word.before),
        _ => return Vec::new(),
    };
    let is_other_day = |ended: &When| begun.is_none_or(|begun| begun.day != ended.day);
    let ended = ended
        .filter(is_other_day)
        .map(|when| MarkKind::Unhappened { date: when.day });
    ended.into_iter().chain(begun.map(happened)).collect()
}

/// What becomes of a word that is taken back: the owner's only while it is the newest on that event, a unit's only
/// while the owner has not followed it.
pub(super) fn taken_back(word: &EventWord, task: &str, at: Moment, marks: &[Mark]) -> Option<Step> {
    let of_day = |m: &&Mark| match m.kind {
        MarkKind::Happened { date, .. } | MarkKind::Unhappened { date } => date == word.when.day,
        _ => false,
    };
    let newest = marks.iter().rev().filter(|m| m.task == task).find(of_day);
    match word.step {
        Step::Recorded if newest.is_some_and(|m| m.at == at) => Some(Step::Unsaid),
        Step::Said if newest.is_none_or(|m| m.at < at) => Some(Step::Withdrawn),
        Step::Recorded | Step::Said => Some(Step::Fixed),
        _ => None,
    }
}

/// The tasks of whoever reads that address whose deadlines count from an event.
fn asked_at(
    address: &str,
    voice: &Voice,
    (facts, rules): (&Facts, &Rules),
    today: NaiveDate,
) -> Vec<Awaited> {
    let reads = |id: &str| {
        let mailbox = rules.office.unit(id).and_then(|u| u.mailbox.as_ref());
        id == voice.unit || mailbox.is_some_and(|m| m.address.eq_ignore_ascii_case(address))
    };
    let all = tasks_in_force(facts, rules);
    let of_task = |(task, marks): &(std::borrow::Cow<Task>, Vec<&Mark>)| {
        let unit = task.leads.units.iter().find(|id| reads(id))?;
        awaited(task, marks, unit, rules, today)
    };
    all.iter().filter_map(of_task).collect()
}

fn awaited(task: &Task, marks: &[&Mark], unit: &str, rules: &Rules, today: NaiveDate) -> Option<Awaited> {
    let event = awaited_event(&task.deadline)?.to_owned();
    let probe = after_event(&task.deadline, Happening::on(today), &rules.calendar);
    let known = events(marks).into_iter().map(|(event, _)| When {
        day: event.day,
        time: event.time,
    });
    Some(Awaited {
        event,
        counts_hours: hours_counted(&task.deadline).is_some(),
        may_lie_ahead: probe.is_some_and(|o| o.due < today),
        known: known.collect(),
        proposed: None,
        corrects: None,
        line: Line {
            task: task.id.clone(),
            unit: unit.to_owned(),
            // It has none before the event: letters do not show it.
            due: today,
            row: task.number.clone(),
            title: task.title.trim_end_matches(['.', ';', ',', ' ']).to_owned(),
            may_finish: true,
            is_done: false,
            is_gone: false,
            deliverable: task.deliverable.clone(),
            is_part: false,
            record: None,
            previous: None,
            started: None,
            year: 0,
        },
    })
}

fn local(now: Moment) -> NaiveDateTime {
    now.with_timezone(&office_time()).naive_local()
}
