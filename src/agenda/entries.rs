//! Calendar entries that somebody has of occurrences which are done, ended or on another day by now.
//! Whoever answered by mail has the change in the receipt; to a unit it comes with the letters that
//! it gets anyway, until one of an earlier day has brought it, and where none comes with the confirmation
//! of the next working morning (`confirmations.rs`).

use super::action::Errand;
use super::duties::duties;
use super::duty::Duty;
use super::duty::spoken::spoken_of as times_spoken_of;
use super::facts::Facts;
use super::ledger::TRIAL;
use super::lists::undated;
use super::round::{live_from, mark};
use super::rules::Rules;
use super::withdrawn::{TakenBack, taken_back_of};
use super::{answers, breaks, dropped, handed_over, hours};
use crate::calendar::{Moment, day_of};
use crate::letter::{LetterKind, TaskLine, Told};
use crate::plan::{Mailbox, Mark, MarkKind, awaited_event};
use crate::remind::{Role, Stage};
use chrono::{Days, Duration, NaiveDate};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// So long after somebody said it a letter to the unit carries the change. A weekly part comes in that time.
pub(super) const SAID_AGAIN_FOR: Duration = Duration::days(10);

/// Whether the errand's letter carries such changes.
pub fn may_change(errand: &Errand) -> bool {
    use LetterKind::{AnswerReceipt, Confirmation, Dossiers, Late, LookAhead, Reminder, UnitWeek};
    match errand.kind {
        AnswerReceipt => true,
        Reminder | LookAhead | Dossiers | Late | UnitWeek | Confirmation => errand.unit.is_some(),
        _ => false,
    }
}

/// The entries that change with that letter.
pub fn changed(errand: &Errand, facts: &Facts, rules: &Rules, now: Moment) -> Vec<TaskLine> {
    if !may_change(errand) {
        return Vec::new();
    }
    if errand.kind == LetterKind::AnswerReceipt {
        return answered(errand, facts, rules, now);
    }
    let Some(hearer) = hearer_of(errand, rules) else {
        return Vec::new();
    };
    let mut lines = answered(errand, facts, rules, now);
    lines.extend(handed_over(errand, facts, rules, now));
    let spoken_of = spoken_of(&hearer, facts, rules, now).into_iter();
    let is_brought = |said: &Mark| answers::brought_by_mail(&said.task, &hearer.mark, said.at, facts);
    let new = spoken_of
        .filter(|change| !is_brought(&change.mark) && !is_known(&hearer, change.mark.at, facts, rules, now));
    lines.extend(new.map(|change| change.line));
    lines.extend(left_behind(&hearer, facts, rules, now));
    lines
}

/// Whose entries a letter that may change some can change.
pub(super) fn hearer_of<'e>(errand: &'e Errand, rules: &Rules) -> Option<Hearer<'e>> {
    let unit = errand.unit.as_ref().filter(|unit| is_own(unit, errand, rules))?;
    Some(Hearer {
        unit,
        mark: mark(&meant(errand).address),
        in_trial: errand.key.starts_with(TRIAL),
    })
}

fn meant(errand: &Errand) -> &Mailbox {
    errand.instead_of.as_ref().unwrap_or(&errand.to)
}

/// Whether the letter goes to the unit's own mailbox: heads and the plan's owner have no entries.
fn is_own(unit: &str, errand: &Errand, rules: &Rules) -> bool {
    let mailbox = rules.office.unit(unit).and_then(|u| u.mailbox.as_ref());
    let to = [&errand.to, meant(errand)];
    mailbox.is_some_and(|m| to.iter().any(|to| to.address.eq_ignore_ascii_case(&m.address)))
}

/// Who has entries: a unit by its mailbox.
pub struct Hearer<'e> {
    pub unit: &'e str,
    /// Stands for the address.
    pub mark: String,
    pub in_trial: bool,
}

/// What somebody lately said of an occurrence that the unit was told of.
pub struct Change {
    /// As it stands now.
    pub line: TaskLine,
    /// The newest word.
    pub mark: Mark,
    /// What it took back of what others than the unit had on record.
    pub taken_back: Option<TakenBack>,
}

/// What the answer finished or opened again.
fn answered(errand: &Errand, facts: &Facts, rules: &Rules, now: Moment) -> Vec<TaskLine> {
    let settled = answers::settled_by(&errand.key, facts);
    if settled.is_empty() {
        return Vec::new();
    }
    let all = duties(facts, rules, day_of(now));
    let of = |(task, unit, due): (&str, &str, NaiveDate)| {
        let mine = |d: &&Duty| d.task.id == task && d.unit == unit && is_own(unit, errand, rules);
        let is_meant = |d: &&Duty| mine(d) && (d.is_only() || d.occurrence.due == due);
        all.iter().find(is_meant)
    };
    settled
        .into_iter()
        .filter_map(of)
        .map(|duty| line(duty, Role::Lead, rules, now))
        .collect()
}

/// What the letter tells the unit to be its own by now.
fn handed_over(errand: &Errand, facts: &Facts, rules: &Rules, now: Moment) -> Vec<TaskLine> {
    let of_unit = errand.unit.as_ref().filter(|_| handed_over::tells(&errand.key));
    let (Some(unit), Some(live_from)) = (of_unit, live_from(facts, rules)) else {
        return Vec::new();
    };
    let today = day_of(now);
    let all = duties(facts, rules, today);
    let taken = handed_over::taken_over(unit, &all, rules, (live_from, today));
    let lines = taken.into_iter().map(|duty| line(duty, Role::Lead, rules, now));
    lines.collect()
}

/// Whether a mark of that moment is news for an entry at `now`.
pub fn is_news(mark: &Mark, now: Moment) -> bool {
    mark.at <= now && now - SAID_AGAIN_FOR <= mark.at && is_about_the_day(&mark.kind)
}

/// What people lately said to be done, ended, open again or on another day, of what the unit was told.
pub fn spoken_of(hearer: &Hearer, facts: &Facts, rules: &Rules, now: Moment) -> Vec<Change> {
    changes((hearer, facts, rules, now), |duty, role, _| {
        let hears = (role, hearer.mark.as_str());
        let is_told = || (facts.ledger).has_told(&duty.task.id, &duty.unit, hears, hearer.in_trial);
        is_told() || role == Role::Lead && was_listed(duty, hearer, facts, rules, now)
    })
}

/// What the plan's owner lately recorded by mail of what the unit leads, told or not: it has read of it in its week at
/// most, and nothing else tells it.
pub fn recorded_by_owner(hearer: &Hearer, facts: &Facts, rules: &Rules, now: Moment) -> Vec<Change> {
    changes((hearer, facts, rules, now), |duty, role, mark| {
        role == Role::Lead && answers::was_recorded_by_owner(&duty.task.id, mark.at, facts)
    })
}

/// The newest word of late on each duty of the unit of which that holds.
fn changes(
    (hearer, facts, rules, now): (&Hearer, &Facts, &Rules, Moment),
    is_meant: impl Fn(&Duty, Role, &Mark) -> bool,
) -> Vec<Change> {
    let news: Vec<&Mark> = facts.marks.iter().filter(|m| is_news(m, now)).collect();
    if news.is_empty() {
        return Vec::new();
    }
    let facts = with_ended(facts);
    let newest = |duty: &Duty| {
        news.iter().rev().find(|m| {
            m.task == duty.task.id
                && m.unit.as_ref().is_none_or(|u| *u == duty.unit)
                && m.due
                    .is_none_or(|due| duty.is_only() || due == duty.occurrence.due)
        })
    };
    let all = duties(&facts, rules, day_of(now));
    let mut changes = Vec::new();
    for duty in &all {
        let role = match duty.unit == hearer.unit {
            true => Role::Lead,
            false if duty.task.support.units.iter().any(|u| u == hearer.unit) => Role::Support,
            false => continue,
        };
        let Some(mark) = newest(duty) else { continue };
        if is_meant(duty, role, mark) {
            changes.push(Change {
                line: line(duty, role, rules, now),
                mark: (*mark).clone(),
                taken_back: taken_back_of(duty, &facts, now),
            });
        }
    }
    changes
}

/// Whether the unit has the entry by a look-ahead or a letter by the hour, which tell no stage.
fn was_listed(duty: &Duty, hearer: &Hearer, facts: &Facts, rules: &Rules, now: Moment) -> bool {
    let trial = if hearer.in_trial { TRIAL } else { "" };
    let is_written = |name: &str| facts.ledger.has(&format!("{trial}{name}-{}", hearer.mark));
    let is_morning = |day: NaiveDate| is_written(&format!("morning-{day}"));
    breaks::was_listed(duty, day_of(now), rules, is_morning)
        || hours::names(duty).iter().any(|name| is_written(name))
}

/// What was told, of days to come or before a version of the plan, and is owed on another day by now.
fn left_behind(hearer: &Hearer, facts: &Facts, rules: &Rules, now: Moment) -> Vec<TaskLine> {
    let (ledger, today) = (&facts.ledger, day_of(now));
    // A version of the plan may move the day of what is late.
    let is_replanned = |of: &Told| facts.replans.iter().any(|r| r.before.id == of.task);
    let from = if facts.replans.is_empty() {
        today
    } else {
        NaiveDate::MIN
    };
    let mut told = ledger.told_to(hearer.unit, &hearer.mark, from, hearer.in_trial);
    told.retain(|of| today <= of.due || is_replanned(of));
    let mut lines = moved(&told, facts, rules, now);
    told.retain(|of| today <= of.due);
    lines.extend(dropped::dropped(&told, facts, rules));
    lines.retain(|line| {
        let since = line.told.as_ref().and_then(|of| moved_at(&of.task, facts));
        let task = line.told.as_ref().map_or("", |of| of.task.as_str());
        since.is_none_or(|since| {
            !answers::brought_by_mail(task, &hearer.mark, since, facts)
                && !is_known(hearer, since, facts, rules, now)
        })
    });
    lines
}

/// When an import, a person or the calendar last gave the task another day.
fn moved_at(task: &str, facts: &Facts) -> Option<Moment> {
    let by_people = { facts.marks.iter() }.filter(|m| m.task == task && is_about_the_day(&m.kind));
    let by_imports = { facts.replans.iter() }.filter(|r| r.before.id == task);
    // Of the first calendar nothing moved.
    let by_calendar = facts.calendars.iter().skip(1).map(|known| known.at);
    { by_people.map(|m| m.at) }
        .chain(by_imports.map(|r| r.at))
        .chain(by_calendar)
        .max()
}

/// Begins the key of the confirmation of a morning; the day follows.
pub(super) const CONFIRMED: &str = "confirmed";

/// Whether a letter of a day before this one has brought what was said at that moment.
fn is_known(hearer: &Hearer, since: Moment, facts: &Facts, rules: &Rules, now: Moment) -> bool {
    let trial = if hearer.in_trial { TRIAL } else { "" };
    let first = match since < rules.opening_of(day_of(since)) {
        true => day_of(since),
        false => day_of(since) + Days::new(1),
    };
    let days = first.iter_days().take_while(|day| *day < day_of(now));
    days.into_iter().any(|day| {
        let is_written = |name: &str| facts.ledger.has(&format!("{trial}{name}-{day}-{}", hearer.mark));
        ["morning", "late", CONFIRMED].into_iter().any(is_written)
    })
}

/// The entries of what was told of another day than it is owed on now: moved by the calendar, by a
/// person or by another import. That of a task's only day is the same entry on the new one. That of
/// a recurring task names its day, so the one of the new day is another and the old one is taken back.
pub(super) fn moved(told: &[Told], facts: &Facts, rules: &Rules, now: Moment) -> Vec<TaskLine> {
    if told.is_empty() {
        return Vec::new();
    }
    let today = day_of(now);
    let tasks: BTreeSet<&str> = told.iter().map(|t| t.task.as_str()).collect();
    let few = with_ended(facts).about(&tasks);
    let all = duties(&few, rules, today);
    let mut lines = Vec::new();
    for of in told {
        let owed = || (all.iter()).filter(|d| d.task.id == of.task && d.unit == of.unit);
        if let Some(only) = owed().find(|d| d.is_only()) {
            let now_owed = (&of.task, &of.unit, only.occurrence.due);
            if told.iter().all(|t| (&t.task, &t.unit, t.due) != now_owed) {
                lines.push(line(only, of.role, rules, now));
            }
            continue;
        }
        if of.due < today || owed().any(|d| d.occurrence.due == of.due) {
            continue;
        }
        let task = few.tasks.iter().find(|t| t.id == of.task);
        let line = match (owed().next(), task) {
            (Some(duty), _) => duty.line(today, rules, None, String::new()),
            (None, Some(task)) => undated(task, rules, String::new()),
            (None, None) => continue,
        };
        lines.push(TaskLine {
            due: Some(of.due),
            limit: None,
            // Of a task that another unit leads by now it is still the task's one entry.
            // So is that of a task whose event is none any more.
            is_only: owed().next().is_none()
                && task.is_some_and(|t| dropped::has_one_day(t) || awaited_event(&t.deadline).is_some()),
            is_over: true,
            // Newer than all that was said of it while it was owed.
            spoken: times_spoken_of(&of.task, &few) + 1,
            told: Some(of.clone()),
            ..line
        });
    }
    lines
}

/// The entry of a duty as it is now.
fn line(duty: &Duty, role: Role, rules: &Rules, now: Moment) -> TaskLine {
    let told: Told = duty.told(Stage::Ahead0, role);
    TaskLine {
        is_over: duty.is_done(),
        ..duty.line(day_of(now), rules, Some(told), String::new())
    }
}

/// The facts in which what was ended is owed still, and finished: so that it has its day.
fn with_ended(facts: &Facts) -> Cow<'_, Facts> {
    let is_end = |m: &Mark| matches!(m.kind, MarkKind::Cancelled { .. });
    if !facts.marks.iter().any(is_end) {
        return Cow::Borrowed(facts);
    }
    let mut facts = facts.clone();
    for mark in facts.marks.iter_mut().filter(|m| is_end(m)) {
        mark.kind = MarkKind::Stated { on_time: None };
    }
    Cow::Owned(facts)
}

fn is_about_the_day(kind: &MarkKind) -> bool {
    use MarkKind::{Cancelled, Dated, Done, Reopened, Stated};
    matches!(
        kind,
        Done { .. } | Stated { .. } | Cancelled { .. } | Reopened | Dated { .. }
    )
}
