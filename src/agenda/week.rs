//! The week: its draft, the page to the leaders, each unit's own part, on the week's last working
//! day (contract section 4, Reports).

use super::action::{Agenda, What};
use super::duty::Duty;
use super::duty::current::current;
use super::facts::Facts;
use super::line_note::note_to;
use super::periods::regime;
use super::reports::{draft, is_being_fetched};
use super::round::{Note, Round, mark, name_of_unit};
use super::rules::{Going, Rules};
use super::silence;
use super::telling::expected;
use super::weeks::latest;
use crate::calendar::{Period, at};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::{Mailbox, Mark, MarkKind, Origin, Unit};
use crate::remind::Role;
use crate::report::{Verdict, verdict};
use chrono::NaiveDate;

/// Queues the week's draft and letters that are due now.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let Some(weekly) = &round.rules.weekly else {
        return;
    };
    let newest = regime(round.rules, &weekly.regime).and_then(|r| latest(round.rules, r, round.today));
    let Some((last, period)) = newest else { return };
    if last < round.live_from || !round.is_open(round.rules.hours.morning) {
        return;
    }
    // With the page the week's report has gone: a new version would serve nobody. Made up for, the draft
    // still comes, once.
    let is_wanted = !page_has_gone(&period, round.facts, round.rules)
        || !round.has("draft-week", &period.label, &weekly.drafter);
    if at(last, weekly.draft_at) <= round.now && is_wanted {
        let what = What::Draft {
            rule: None,
            period: period.clone(),
            estimate: false,
        };
        let reason = "the week's last working day";
        draft(
            round,
            "draft-week",
            &period,
            &weekly.drafter,
            what,
            reason,
            agenda,
        );
    }
    if at(last, weekly.summary_at) <= round.now && !is_being_fetched(round, &period, agenda) {
        let leaders = &round.rules.leaders;
        let is_held = matches!(verdict(&round.facts.reviews, &period.label), Some(Verdict::Hold));
        if is_held {
            agenda.refuse(format!("week {}", period.label), "its drafter holds it");
        }
        let is_leader = |m: &Mailbox| leaders.iter().any(|l| l.address.eq_ignore_ascii_case(&m.address));
        // Who stands in for another leader reads the page already.
        for leader in leaders
            .iter()
            .filter(|l| !is_held && !round.stand_in(l).is_some_and(is_leader))
        {
            page(round, &period, leader, agenda);
        }
        for unit in &round.rules.office.units {
            own_part(round, last, &period, unit, agenda);
        }
    }
}

/// Whether the page of that week has been written to a leader.
pub fn page_has_gone(period: &Period, facts: &Facts, rules: &Rules) -> bool {
    let trial = if rules.going == Going::Shadow {
        super::ledger::TRIAL
    } else {
        ""
    };
    let key = |leader: &Mailbox| format!("{trial}week-{}-{}", period.label, mark(&leader.address));
    rules.leaders.iter().any(|leader| facts.ledger.has(&key(leader)))
}

/// Whether a later week has had its last working day begin by then: the page of this one goes no more.
pub fn page_is_over(period: &Period, rules: &Rules, today: NaiveDate) -> bool {
    let weekly = rules.weekly.as_ref().and_then(|w| regime(rules, &w.regime));
    let newest = weekly.and_then(|regime| latest(rules, regime, today));
    newest.is_some_and(|(_, newest)| period.to < newest.from)
}

/// The week's last working day, where that unit's own part is due and not written.
pub fn own_part_missing(round: &Round, unit: &Unit) -> Option<NaiveDate> {
    let weekly = round.rules.weekly.as_ref()?;
    let mailbox = unit.mailbox.as_ref()?;
    let (last, period) = latest(round.rules, regime(round.rules, &weekly.regime)?, round.today)?;
    let is_due = last >= round.live_from && at(last, weekly.summary_at) <= round.now;
    (is_due && !round.has(&own_part_name(unit), &period.label, mailbox)).then_some(last)
}

fn page(round: &Round, period: &Period, leader: &Mailbox, agenda: &mut Agenda) {
    let what = What::Week {
        period: period.clone(),
    };
    let note = Note::new("week", &period.label, LetterKind::WeeklySummary, leader, what);
    round.write(note, "the weekly page to the leaders", agenda);
}

/// What is late and what is due soon, seen from the week's last working day, to the unit itself.
fn own_part(round: &Round, last: NaiveDate, period: &Period, unit: &Unit, agenda: &mut Agenda) {
    let Some(mailbox) = &unit.mailbox else { return };
    let name = own_part_name(unit);
    if round.has(&name, &period.label, mailbox) {
        return;
    }
    if let Some(why) = silence::of_unit(&round.rules.silences, &unit.id, round.today) {
        return agenda.refuse(format!("week of unit {}", unit.id), why);
    }
    let lines: Vec<TaskLine> = current(round.duties, last, round.live_from, round.rules.policy.soon)
        .into_iter()
        .filter(|(duty, _)| {
            round
                .rules
                .office
                .unit(&duty.unit)
                .is_some_and(|u| u.id == unit.id)
                && was_there(duty, last, round)
        })
        .map(|(duty, note)| {
            let note = with_expected(note, duty, round);
            round.plain_line(duty, note_to(Role::Lead, &note, duty, round))
        })
        .collect();
    if lines.is_empty() {
        let what = format!("week of unit {}", unit.id);
        return agenda.refuse(what, "nothing late and nothing due soon");
    }
    let what = What::UnitWeek {
        period: period.clone(),
        lines,
    };
    let note = Note {
        addressee: unit.name.clone(),
        unit: Some(unit.id.clone()),
        ..Note::new(&name, &period.label, LetterKind::UnitWeek, mailbox, what)
    };
    round.write(note, "the unit's own part of the week", agenda);
}

/// Whether the duty was there on the week's last working day. A part that is made up for later brings
/// what there was to read then: what arises since, or is spoken of since, is told by letters of its own.
pub fn was_there(duty: &Duty, last: NaiveDate, round: &Round) -> bool {
    let Some(weekly) = round.rules.weekly.as_ref().filter(|_| last < round.today) else {
        return true;
    };
    let moment = at(last, weekly.summary_at);
    // A hold changes neither its day nor its end.
    let is_of_it =
        |m: &&Mark| m.task == duty.task.id && !matches!(m.kind, MarkKind::Held { .. } | MarkKind::Woken);
    let is_spoken_of = || {
        let mut of_it = round.facts.marks.iter().filter(is_of_it);
        of_it.any(|m| moment < m.at && m.at <= round.now)
    };
    // What the settings make due was always there.
    let is_of_settings = matches!(duty.task.origin, Origin::Report | Origin::Standing);
    (is_of_settings || duty.task.known_from <= last) && !is_spoken_of()
}

/// What the line says besides, and when the unit of what is late expects to be done.
fn with_expected(note: String, duty: &Duty, round: &Round) -> String {
    let expected = (duty.occurrence.due < round.today).then(|| expected(duty, round));
    match expected.flatten() {
        Some(expected) if note.is_empty() => expected,
        Some(expected) => format!("{}; {expected}", note.trim_end_matches('.')),
        None => note,
    }
}

fn own_part_name(unit: &Unit) -> String {
    name_of_unit("unit-week", unit)
}
