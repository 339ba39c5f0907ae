//! The week: its draft, the page to the leaders, each unit's own part, on the week's last working
//! day (contract section 4, Reports).

use super::duty::current;
use super::periods::regime;
use super::reports::{draft, is_being_fetched};
use super::round::{Note, Round, mark};
use super::{Agenda, Facts, Going, Rules, What, silence};
use crate::calendar::{Moment, Period, Regime, at, day_of};
use crate::letter::{LetterKind, TaskLine};
use crate::plan::{Mailbox, Unit};
use crate::report::{Verdict, verdict};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// So many weeks back a working day is looked for; no break of an office is longer.
const LONGEST_BREAK: u64 = 8;

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

/// The week's last working day, where that unit's own part is due and not written.
pub fn own_part_missing(round: &Round, unit: &Unit) -> Option<NaiveDate> {
    let weekly = round.rules.weekly.as_ref()?;
    let mailbox = unit.mailbox.as_ref()?;
    let (last, period) = latest(round.rules, regime(round.rules, &weekly.regime)?, round.today)?;
    let is_due = last >= round.live_from && at(last, weekly.summary_at) <= round.now;
    (is_due && !round.has(&own_part_name(unit), &period.label, mailbox)).then_some(last)
}

/// The last working day of that day's week, and the moment of its letters.
pub fn summary_of(rules: &Rules, day: NaiveDate) -> Option<(NaiveDate, Moment)> {
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    let last = last_working_day(rules, monday)?;
    Some((last, at(last, rules.weekly.as_ref()?.summary_at)))
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
    if let Some(why) = silence::of_unit(round.rules, &unit.id, round.today) {
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
        })
        .map(|(duty, note)| round.plain_line(duty, note))
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

fn own_part_name(unit: &Unit) -> String {
    format!("unit-week-{}", slug(&unit.id))
}

/// Keys become file names: a unit made from a plan's words is named by a hash.
fn slug(id: &str) -> String {
    match id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        true => id.to_owned(),
        false => mark(id),
    }
}

/// The newest week with a working day whose last one has begun: that day and the period. A week
/// without a working day has no page; the next covers both.
pub fn latest(rules: &Rules, regime: &Regime, today: NaiveDate) -> Option<(NaiveDate, Period)> {
    mondays_back(today).find_map(|monday| {
        let last = last_working_day(rules, monday).filter(|d| *d <= today)?;
        Some((last, period_from(rules, regime, monday)?))
    })
}

/// The weeks whose cut-off has passed last, newest first: the page's and the one it is compared with.
pub fn ended(rules: &Rules, regime: &Regime, now: Moment) -> Vec<Period> {
    mondays_back(day_of(now))
        .filter(|monday| last_working_day(rules, *monday).is_some())
        .filter_map(|monday| period_from(rules, regime, monday))
        .filter(|period| regime.cutoff_of(period).opens <= now)
        .take(2)
        .collect()
}

/// The page before that of `period`, for comparison.
pub fn before(rules: &Rules, regime: &Regime, period: &Period) -> Option<Period> {
    let monday = NaiveDate::from_isoywd_opt(period.year, period.index, Weekday::Mon)?;
    mondays_back(monday)
        .skip(1)
        .find(|monday| last_working_day(rules, *monday).is_some())
        .and_then(|monday| period_from(rules, regime, monday))
}

fn mondays_back(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    (0..LONGEST_BREAK).map(move |back| monday - Days::new(7 * back))
}

fn last_working_day(rules: &Rules, monday: NaiveDate) -> Option<NaiveDate> {
    (0..7)
        .rev()
        .map(|d| monday + Days::new(d))
        .find(|d| rules.calendar.is_working(*d))
}

fn period_from(rules: &Rules, regime: &Regime, monday: NaiveDate) -> Option<Period> {
    let week = monday.iso_week();
    let mut period = regime.period(week.year(), week.week())?;
    for before in mondays_back(monday).skip(1) {
        if last_working_day(rules, before).is_some() {
            break;
        }
        period.from = period.from - Days::new(7);
    }
    Some(period)
}
