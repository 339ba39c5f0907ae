//! Which letters of the outbox are tried now, and which are taken back first.

use super::round::Round;
use super::{Action, Agenda, Duty, Facts, LetterFact, Rules, breaks, silence};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, Told};
use crate::outbox::{self, State};
use crate::remind::Stage;
use std::collections::HashMap;

/// Takes back letters that would go to an address no longer in force, or say something untrue: a matter of theirs is finished, moved or
/// at another stage by now, or they are of an earlier day and never left. Returns whether any was.
pub fn withdraw(round: &Round, agenda: &mut Agenda) -> bool {
    let (now, facts, rules) = (round.now, round.facts, round.rules);
    let before = agenda.actions.len();
    if facts.open_letters.is_empty() {
        return false;
    }
    let mut of_task: HashMap<&str, Vec<&Duty>> = HashMap::new();
    for duty in round.duties {
        of_task.entry(&duty.task.id).or_default().push(duty);
    }
    for letter in &facts.open_letters {
        if !is_still_here(letter, rules, now) {
            continue;
        }
        if is_misdirected(letter, rules, now) {
            agenda.act(
                Action::Cancel {
                    key: letter.key.clone(),
                },
                "its address is no longer in force, or its addressee is away; written anew to who is there",
            );
            continue;
        }
        if !is_about_tasks(letter.kind) {
            continue;
        }
        let is_so = |told: &Told| {
            let mut duties = of_task.get(told.task.as_str()).into_iter().flatten();
            let is_held = |d: &Duty| d.held_until(day_of(now)).is_some();
            duties.any(|d| is_owed(told, d) && is_at(told, d, now, rules) && !is_held(d))
        };
        let is_old_calendar = letter.kind == LetterKind::Moved && !letter.key.contains(rules.calendar.mark());
        if day_of(letter.written_at) < day_of(now) {
            agenda.act(
                Action::Cancel {
                    key: letter.key.clone(),
                },
                "of an earlier day and never sent; today's letter says what is true today",
            );
        } else if !letter.told.iter().all(is_so) || is_outdated_list(letter, round) || is_old_calendar {
            agenda.act(
                Action::Cancel {
                    key: letter.key.clone(),
                },
                "finished, moved, held or struck out since it was written; written anew without it",
            );
        }
    }
    agenda.actions.len() > before
}

/// Whether the letter cannot have reached anybody, and is going to be tried.
pub fn is_still_here(letter: &LetterFact, rules: &Rules, now: Moment) -> bool {
    let may_have_left = letter.attempts.iter().any(|a| a.data.is_some());
    !may_have_left && matches!(state(letter, rules, now), State::Queued | State::Waiting { .. })
}

/// Whether it goes where no letter goes any more. What a person asked for stays.
fn is_misdirected(letter: &LetterFact, rules: &Rules, now: Moment) -> bool {
    !matches!(letter.kind, LetterKind::Test | LetterKind::Receipt) && !rules.reaches(&letter.to, day_of(now))
}

fn is_about_tasks(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Reminder
            | LetterKind::Late
            | LetterKind::LateList
            | LetterKind::LookAhead
            | LetterKind::Moved
    )
}

/// Whether the occurrence is still in the plan as it was told, and unfinished.
fn is_owed(told: &Told, duty: &Duty) -> bool {
    !duty.is_done() && duty.task.id == told.task && duty.unit == told.unit && duty.occurrence.due == told.due
}

/// Whether it still stands where it was told to: a day off added since may have moved its target.
fn is_at(told: &Told, duty: &Duty, now: Moment, rules: &Rules) -> bool {
    rules
        .policy
        .reached(&duty.occurrence, day_of(now), &rules.calendar)
        == Some(told.stage)
}

/// Lists and letters by the hour tell no stage, so nothing says what is in them: any mark since
/// makes them doubtful. What a letter lists around a break is known. A mark of a time to come, where
/// the clock went back, would take each new letter back again without an end.
fn is_outdated_list(letter: &LetterFact, round: &Round) -> bool {
    match letter.told.is_empty() {
        true => round
            .facts
            .marks
            .iter()
            .any(|m| letter.written_at < m.at && m.at <= round.now),
        false => letter.kind == LetterKind::Reminder && breaks::is_outdated(letter, round),
    }
}

fn state(letter: &LetterFact, rules: &Rules, now: Moment) -> State {
    outbox::state(
        &letter.key,
        &letter.attempts,
        false,
        letter.when_uncertain,
        &rules.patience,
        now,
    )
}

/// Tries what is due in the outbox, within sending hours.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let rest = outbox::server_rests_until("mail", &facts.last_attempts, &rules.patience, now);
    for letter in &facts.open_letters {
        let what = format!("letter {}", letter.key);
        if let Some(until) = rest {
            agenda.refuse(
                what,
                format!("the mail server fails for every letter; again at {until}"),
            );
            continue;
        }
        match state(letter, rules, now) {
            State::Waiting { until } => {
                agenda.refuse(what, format!("waits until {until} after a failed attempt"))
            }
            State::Uncertain => agenda.refuse(
                what,
                "may have arrived; a person decides: outbox resend or cancel",
            ),
            State::Queued => match silence::of_all(rules, day_of(now)) {
                Some(why) if !is_awaited(letter.kind) => agenda.refuse(what, why),
                _ => send(now, letter, rules, agenda),
            },
            _ => {}
        }
    }
}

/// Asked for by a person who waits for it.
fn is_awaited(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Test | LetterKind::Receipt | LetterKind::AnswerReceipt
    )
}

fn send(now: Moment, letter: &LetterFact, rules: &Rules, agenda: &mut Agenda) {
    let from = if letter.told.iter().any(|t| t.stage >= Stage::Late1) {
        rules.hours.late
    } else {
        rules.hours.morning
    };
    if is_awaited(letter.kind) || rules.hours.is_open(now, from, &rules.calendar) {
        let reason = match letter.attempts.len() {
            0 => "in the outbox and due".to_owned(),
            n => format!("attempt {} is due", n + 1),
        };
        agenda.act(
            Action::Send {
                key: letter.key.clone(),
            },
            reason,
        );
    } else {
        agenda.refuse(format!("letter {}", letter.key), "outside sending hours");
    }
}
