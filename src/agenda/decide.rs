//! `decide`: what must happen now, in which order, and why; and what must not, and why.

use super::action::Agenda;
use super::dead::with_living_stand_ins;
use super::facts::Facts;
use super::round::Round;
use super::rules::Rules;

use super::{
    alarms, answers, awaited, carry_over, changes, confirmations, contribution, correction, days_off, duties,
    exports, going, handed_over, health, hours, milestones, moved, outage, post, proposals, pulls, receipts,
    reminders, replanned, reports, round, sending, silence, turned_away, unsettled, week, who,
};
use crate::calendar::{Moment, day_of};

/// Everything that is due and not yet done at `now`.
///
/// Pulls come first: a draft whose figures are being fetched waits for the next round of the
/// same tick. Letters are taken back before new ones are written, and sent last.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules) -> Agenda {
    let mut agenda = Agenda::default();
    let today = day_of(now);
    let of_today = with_living_stand_ins(rules.on(today), &facts.post, now);
    let rules = of_today.as_ref();
    pulls::decide(now, facts, rules, &mut agenda);
    let (duties, taken_over) = duties::owed(facts, rules, today);
    for (duty, year) in taken_over {
        agenda.refuse_duty(&duty, format!("the plan of {year} has taken it over"));
    }
    let live_from = round::live_from(facts, rules);
    let round = |live_from| Round {
        now,
        today,
        live_from,
        facts,
        rules,
        duties: &duties,
    };
    let of_now = round(live_from.unwrap_or(today));
    let is_refused = turned_away::take_back(&of_now, &mut agenda);
    if sending::withdraw(&of_now, &mut agenda) || is_refused {
        // What the withdrawn letters told is told anew from the next round on.
        return agenda;
    }
    receipts::decide(now, facts, rules, &mut agenda);
    alarms::decide(now, facts, rules, &mut agenda);
    changes::decide(&round(live_from.unwrap_or(today)), &mut agenda);
    answers::decide(now, facts, rules, &mut agenda);
    match live_from {
        None => agenda.refuse(
            "all letters",
            "no plan has been applied yet: plan import FILE --apply",
        ),
        Some(live_from) => letters(&round(live_from), &mut agenda),
    }
    sending::decide(now, facts, rules, &mut agenda);
    post::probe(now, facts, rules, &mut agenda);
    if facts.is_whole() {
        moved::keep(now, facts, rules, &mut agenda);
    }
    agenda
}

/// Every letter that is due and not yet written.
fn letters(round: &Round, agenda: &mut Agenda) {
    if let Some(why) = silence::of_all(&round.rules.silences, round.today) {
        return agenda.refuse("all letters", why);
    }
    // What speaks of all tasks at once is decided where all were read.
    let is_whole = round.facts.is_whole();
    who::decide(round, agenda);
    going::decide(round, agenda);
    reminders::decide(round, agenda);
    confirmations::decide(round, agenda);
    milestones::decide(round, agenda);
    awaited::decide(round, agenda);
    unsettled::decide(round, agenda);
    proposals::decide(round, agenda);
    if is_whole {
        carry_over::decide(round, agenda);
    }
    hours::decide(round, agenda);
    exports::decide(round, agenda);
    reports::decide(round, agenda);
    contribution::decide(round, agenda);
    correction::decide(round, agenda);
    outage::decide(round, agenda);
    week::decide(round, agenda);
    days_off::decide(round, agenda);
    health::decide(round, agenda);
    if is_whole {
        handed_over::decide(round, agenda);
        replanned::decide(round, agenda);
        moved::decide(round, agenda);
    }
}
