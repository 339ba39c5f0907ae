//! Which letters of the outbox are tried now, and which are taken back first.

use super::{Action, Agenda, Duty, Facts, LetterFact, Rules};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, Told};
use crate::outbox::{self, State};
use crate::remind::Stage;
use std::collections::HashMap;

/// Takes back letters that would say something untrue: a matter of theirs is finished, moved or
/// at another stage by now, or they are of an earlier day and never left. Returns whether any was.
pub fn withdraw(now: Moment, facts: &Facts, duties: &[Duty], rules: &Rules, agenda: &mut Agenda) -> bool {
    let before = agenda.actions.len();
    if facts.open_letters.is_empty() {
        return false;
    }
    let mut owed: HashMap<&str, Vec<&Duty>> = HashMap::new();
    for duty in duties.iter().filter(|d| !d.is_done()) {
        owed.entry(&duty.task.id).or_default().push(duty);
    }
    for letter in facts.open_letters.iter().filter(|l| is_about_tasks(l.kind)) {
        let may_have_left = letter.attempts.iter().any(|a| a.data.is_some());
        if may_have_left || !matches!(state(letter, rules, now), State::Queued | State::Waiting { .. }) {
            continue;
        }
        let is_so = |told: &Told| {
            let of_task = owed.get(told.task.as_str()).into_iter().flatten();
            of_task
                .into_iter()
                .any(|d| is_owed(told, d) && is_at(told, d, now, rules))
        };
        if day_of(letter.written_at) < day_of(now) {
            agenda.act(
                Action::Cancel {
                    key: letter.key.clone(),
                },
                "of an earlier day and never sent; today's letter says what is true today",
            );
        } else if !letter.told.iter().all(is_so) || is_outdated_list(letter, facts) {
            agenda.act(
                Action::Cancel {
                    key: letter.key.clone(),
                },
                "finished, moved or struck out since it was written; written anew without it",
            );
        }
    }
    agenda.actions.len() > before
}

fn is_about_tasks(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Reminder | LetterKind::Late | LetterKind::LateList | LetterKind::LookAhead
    )
}

/// Whether the unfinished occurrence of the task is the one that was told.
fn is_owed(told: &Told, duty: &Duty) -> bool {
    duty.unit == told.unit && duty.occurrence.due == told.due
}

/// Whether it still stands where it was told to: a day off added since may have moved its target.
fn is_at(told: &Told, duty: &Duty, now: Moment, rules: &Rules) -> bool {
    rules
        .policy
        .reached(&duty.occurrence, day_of(now), &rules.calendar)
        == Some(told.stage)
}

/// Lists and letters by the hour tell no stage, so nothing says what is in them: any mark since
/// makes them doubtful.
fn is_outdated_list(letter: &LetterFact, facts: &Facts) -> bool {
    letter.told.is_empty() && facts.marks.iter().any(|m| m.at > letter.written_at)
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
            State::Queued => send(now, letter, rules, agenda),
            _ => {}
        }
    }
}

fn send(now: Moment, letter: &LetterFact, rules: &Rules, agenda: &mut Agenda) {
    let from = if letter.told.iter().any(|t| t.stage >= Stage::Late1) {
        rules.hours.late
    } else {
        rules.hours.morning
    };
    // These are asked for by a person who waits for them.
    let is_awaited = matches!(letter.kind, LetterKind::Test | LetterKind::Receipt);
    if is_awaited || rules.hours.is_open(now, from, &rules.calendar) {
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
