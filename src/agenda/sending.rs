//! Which letters of the outbox are tried now, and which are taken back first.

use super::action::{Action, Agenda};
use super::answers::is_to_who_wrote;
use super::dossiers::is_of_dossier;
use super::duty::Duty;
use super::facts::{Facts, LetterFact};
use super::post::{Gate, Way};
use super::round::Round;
use super::rules::Rules;
use super::{breaks, post, silence};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, Told};
use crate::outbox::{self, Outcome, State};
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
        if letter.is_asked_again || !is_still_here(letter, rules, now) {
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
        if !counts_days(letter.kind) {
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
        } else if !letter.told.iter().all(|t| is_of_dossier(t) || is_so(t))
            || is_outdated_list(letter, round)
            || is_old_calendar
        {
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
    // A temporary refusal after the dot is a clear no: then it has not arrived.
    let may_have_left = letter.attempts.iter().any(|a| a.is_uncertain());
    !may_have_left && matches!(state(letter, rules, now), State::Queued | State::Waiting { .. })
}

/// Whether it goes where no letter goes any more. What a person asked for stays.
fn is_misdirected(letter: &LetterFact, rules: &Rules, now: Moment) -> bool {
    !matches!(letter.kind, LetterKind::Test | LetterKind::Receipt)
        && !is_to_who_wrote(&letter.key)
        && !rules.reaches(&letter.to, day_of(now))
}

/// Whether the letter says how many days are left or past: true on the day on which it was written.
pub fn counts_days(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Reminder
            | LetterKind::Late
            | LetterKind::LateList
            | LetterKind::LookAhead
            | LetterKind::Dossiers
            | LetterKind::Moved
            | LetterKind::UnitWeek
            | LetterKind::Contribution
    )
}

/// Whether the occurrence is still in the plan as it was told, and unfinished.
pub fn is_owed(told: &Told, duty: &Duty) -> bool {
    !duty.is_done() && duty.task.id == told.task && duty.unit == told.unit && duty.occurrence.due == told.due
}

/// Whether it still stands where it was told to: a day off added since may have moved its target.
pub fn is_at(told: &Told, duty: &Duty, now: Moment, rules: &Rules) -> bool {
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
        // Taken back by itself where the part has come.
        true if letter.kind == LetterKind::Contribution => false,
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

/// Tries what is due in the outbox, within sending hours: as much as may leave now.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let through = match post::way(now, facts, rules) {
        Way::Through(server) => server,
        Way::Stopped(why) => {
            for letter in &facts.open_letters {
                agenda.refuse(format!("letter {}", letter.key), why.clone());
            }
            return;
        }
    };
    let mut gate = Gate::new(now, facts, rules, through.clone());
    // One that failed before holds up none that was never tried.
    let mut letters: Vec<&LetterFact> = facts.open_letters.iter().collect();
    letters.sort_by_key(|letter| !letter.attempts.is_empty());
    for letter in letters {
        let what = format!("letter {}", letter.key);
        match state(letter, rules, now) {
            State::Waiting { .. } if was_its_servers_fault(letter, through.as_deref()) => {
                send_through_the_gate(
                    letter,
                    through.as_ref(),
                    &mut gate,
                    refusal(now, letter, rules),
                    agenda,
                );
            }
            State::Waiting { until } => {
                agenda.refuse(what, format!("waits until {until} after a failed attempt"))
            }
            State::Uncertain => agenda.refuse(
                what,
                "may have arrived; a person decides: outbox resend or cancel",
            ),
            State::Queued => {
                send_through_the_gate(
                    letter,
                    through.as_ref(),
                    &mut gate,
                    refusal(now, letter, rules),
                    agenda,
                );
            }
            _ => {}
        }
    }
}

/// Whether its last attempt failed with another server than the one in use now, and maybe for no fault of
/// the letter's: then it does not wait for that server.
fn was_its_servers_fault(letter: &LetterFact, through: Option<&str>) -> bool {
    let Some((last, through)) = letter.attempts.last().zip(through) else {
        return false;
    };
    let outcome = last.ended.as_ref().map(|(_, outcome)| outcome);
    let is_fault = matches!(outcome, Some(Outcome::Later { .. } | Outcome::Denied { .. }));
    is_fault && last.server.as_deref().is_some_and(|server| server != through)
}

fn send_through_the_gate(
    letter: &LetterFact,
    through: Option<&String>,
    gate: &mut Gate,
    refusal: Option<String>,
    agenda: &mut Agenda,
) {
    match refusal.or_else(|| gate.pass(letter, agenda)) {
        Some(why) => agenda.refuse(format!("letter {}", letter.key), why),
        None => send(letter, through.cloned(), agenda),
    }
}

/// Asked for by a person who waits for it.
fn is_awaited(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Test | LetterKind::Receipt | LetterKind::AnswerReceipt
    )
}

/// Why the letter does not go at this hour.
fn refusal(now: Moment, letter: &LetterFact, rules: &Rules) -> Option<String> {
    if letter.is_asked_again && is_misdirected(letter, rules, now) {
        return Some("its address is no longer in force; a person takes it back: outbox cancel".into());
    }
    if is_awaited(letter.kind) {
        return None;
    }
    if let Some(why) = silence::of_all(&rules.silences, day_of(now)) {
        return Some(why);
    }
    let is_late = |t: &Told| t.stage >= Stage::Late1 && !is_of_dossier(t);
    let from = if letter.told.iter().any(is_late) {
        rules.hours.late
    } else {
        rules.hours.morning
    };
    let is_open = rules.hours.is_open(now, from, &rules.calendar);
    (!is_open).then(|| "outside sending hours".to_owned())
}

fn send(letter: &LetterFact, through: Option<String>, agenda: &mut Agenda) {
    let reason = match letter.attempts.len() {
        0 => "in the outbox and due".to_owned(),
        n => format!("attempt {} is due", n + 1),
    };
    let key = letter.key.clone();
    agenda.act(Action::Send { key, through }, reason);
}
