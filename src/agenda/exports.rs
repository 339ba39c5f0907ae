//! Figures that a person exports by hand: who is asked for which window, once at the cut-off and
//! once more on the same day; drafts wait until then and no longer.

use super::action::{Agenda, What};
use super::facts::{Facts, ListFact};
use super::periods::regime;
use super::round::{Note, Round};
use super::rules::{ReportRule, Rules};
use super::{estimates, silence, weeks};
use crate::calendar::{Moment, Period, at, count, date_with_weekday, day_of};
use crate::export::{DataPerson, ExportSource};
use crate::letter::{LetterKind, Named, Point};
use crate::plan::Mailbox;
use chrono::{Days, NaiveDate, NaiveTime};

/// A window that nobody exported for so many days is let be: its draft has long gone.
const LET_BE_AFTER: i64 = 10;
/// So many periods back one is looked for that a report wants.
const MOST_BACK: usize = 12;

/// A window that has ended, or the first days of one that a draft cannot wait for, and the working day on which its figures are asked for.
struct Wanted {
    period: Period,
    day: NaiveDate,
    /// From here on figures are final.
    cutoff: Moment,
    /// Its first days only, for a draft that comes before the cut-off.
    is_estimate: bool,
}

impl Wanted {
    fn ask_at(&self, source: &ExportSource) -> Moment {
        at(self.day, source.ask_at).max(self.cutoff)
    }

    fn remind_at(&self, source: &ExportSource) -> Moment {
        at(self.day, source.remind_at).max(self.ask_at(source))
    }
}

/// Queues the letters to data persons that are due now.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let wanted = wanted(round.rules, round.now);
    let mut days: Vec<NaiveDate> = wanted.iter().map(|w| w.day).collect();
    days.sort();
    days.dedup();
    for source in &round.rules.exports {
        // One who was not asked for days is not asked for each of them.
        let newest = wanted
            .iter()
            .filter(|w| w.ask_at(source) <= round.now)
            .map(|w| w.day)
            .max();
        for day in &days {
            if newest.is_some_and(|newest| *day < newest) {
                let what = format!("figures of source {}, asked on {day}", source.id);
                agenda.refuse(what, "what is left of it stands in a newer letter");
                continue;
            }
            let is_left = |w: &Wanted| {
                let since = days.iter().filter(|d| (w.day..*day).contains(d));
                let was_told = since.into_iter().any(|d| was_asked_twice(source, *d, round));
                w.day < *day && !was_told && !is_forgotten(w.day, round)
            };
            let of_day: Vec<&Wanted> = wanted
                .iter()
                .filter(|w| w.day == *day || (newest == Some(*day) && is_left(w)))
                .collect();
            ask(source, *day, &of_day, round, agenda);
        }
    }
}

fn was_asked_twice(source: &ExportSource, day: NaiveDate, round: &Round) -> bool {
    let mailbox = source.person.mailbox(&round.rules.office);
    mailbox.is_some_and(|mailbox| round.has(&key_of(source, "again"), &day.to_string(), mailbox))
}

fn is_forgotten(day: NaiveDate, round: &Round) -> bool {
    day < round.live_from || (round.today - day).num_days() > LET_BE_AFTER
}

/// "figures-wanted-motcua".
fn key_of(source: &ExportSource, word: &str) -> String {
    format!("figures-{word}-{}", source.id)
}

/// One letter about all windows of that day that are still missing.
fn ask(source: &ExportSource, day: NaiveDate, of_day: &[&Wanted], round: &Round, agenda: &mut Agenda) {
    let what = format!("figures of source {}, asked on {day}", source.id);
    let missing: Vec<&Wanted> = of_day
        .iter()
        .copied()
        .filter(|w| !is_there(source, w, round.facts, round.now))
        .collect();
    // Windows of earlier days follow the hours of this one.
    let own = of_day.iter().find(|w| w.day == day);
    let Some((ask_at, remind_at)) = own.map(|w| (w.ask_at(source), w.remind_at(source))) else {
        return;
    };
    if missing.is_empty() {
        return agenda.refuse(what, "they are there");
    }
    if round.now < ask_at {
        return agenda.refuse(what, format!("their letter goes at {ask_at}"));
    }
    if is_forgotten(day, round) {
        return agenda.refuse(what, "it is too long ago");
    }
    let Some(mailbox) = source.person.mailbox(&round.rules.office) else {
        return agenda.refuse(what, "who exports them has no address");
    };
    if let Some(why) =
        unit_of(source).and_then(|unit| silence::of_unit(&round.rules.silences, unit, round.today))
    {
        return agenda.refuse(what, why);
    }
    if !round.is_open(round.rules.hours.morning) {
        return agenda.refuse(what, "outside of sending hours");
    }
    let is_again = remind_at <= round.now;
    let (asked, again) = (key_of(source, "wanted"), key_of(source, "again"));
    let when = day.to_string();
    // What was not asked in time is asked once, with the reminder.
    if round.has(&again, &when, mailbox) || (!is_again && round.has(&asked, &when, mailbox)) {
        return;
    }
    let note = Note {
        addressee: addressee(source, mailbox, round),
        unit: unit_of(source).map(str::to_owned),
        ..Note::new(
            if is_again { &again } else { &asked },
            &when,
            LetterKind::FiguresWanted,
            mailbox,
            letter(source, &missing, is_again, round),
        )
    };
    let windows: Vec<&str> = missing.iter().map(|w| w.period.label.as_str()).collect();
    let reason = format!(
        "no file of source {} for {} since the cut-off{}",
        source.id,
        windows.join(", "),
        if is_again { ", asked before" } else { "" }
    );
    round.write(note, reason, agenda);
}

fn unit_of(source: &ExportSource) -> Option<&str> {
    match &source.person {
        DataPerson::Unit(id) => Some(id),
        DataPerson::Mailbox(_) => None,
    }
}

fn addressee(source: &ExportSource, mailbox: &Mailbox, round: &Round) -> String {
    let unit = unit_of(source).and_then(|id| round.rules.office.unit(id));
    unit.map_or_else(|| mailbox.name.clone(), |unit| unit.name.clone())
}

fn letter(source: &ExportSource, missing: &[&Wanted], is_again: bool, round: &Round) -> What {
    let number = |n: usize| count(i64::try_from(n).unwrap_or(i64::MAX));
    let only = match missing {
        [only] => only.period.name(),
        _ => String::new(),
    };
    let facts = [
        ("n", number(missing.len())),
        ("only", only),
        ("screen", source.screen.trim_end_matches('.').to_owned()),
        ("put", source.put.trim_end_matches('.').to_owned()),
        ("again", if is_again { "1".to_owned() } else { String::new() }),
        (
            "estimate",
            if missing.iter().all(|w| w.is_estimate) {
                "1".to_owned()
            } else {
                String::new()
            },
        ),
        ("until", source.remind_at.format("%H giờ %M").to_string()),
        ("today", date_with_weekday(round.today)),
    ];
    let window = |w: &&Wanted| {
        let (from, to) = (w.period.from, w.period.to);
        Point::new(
            "window",
            [
                ("name", w.period.name()),
                ("window", w.period.window_words()),
                ("file", format!("{} {from} {to}", source.id)),
            ],
        )
    };
    What::Points {
        facts: Named::from(facts.map(|(name, fact)| (name.to_owned(), fact))),
        points: missing.iter().map(window).collect(),
        files: Vec::new(),
    }
}

/// Until when the draft of a window waits for a file; `None` where it need not: the figures are
/// there, from whichever source, nobody exports them, or they were waited for long enough.
pub fn awaited_until(round: &Round, period: &Period) -> Option<Moment> {
    let wanted = wanted(round.rules, round.now)
        .into_iter()
        .find(|w| (w.period.from, w.period.to) == (period.from, period.to))?;
    let is_answered = |source: &str| {
        round.facts.fetches.iter().any(|f| {
            f.source == source
                && (f.from, f.to) == (period.from, period.to)
                && f.failure.is_none()
                && (wanted.cutoff..=round.now).contains(&f.at)
        })
    };
    let mut others = round.rules.pulls.iter().map(|p| p.source.as_str());
    let mut exports = round.rules.exports.iter();
    if others.any(is_answered) || exports.any(|s| is_there(s, &wanted, round.facts, round.now)) {
        return None;
    }
    let waits = round.rules.exports.iter().map(|source| wanted.remind_at(source));
    waits
        .filter(|until| round.now < *until && wanted.day >= round.live_from)
        .max()
}

/// Whether a window that is wanted has ended between two moments: the same file is then another
/// answer, the final one.
pub fn has_ended_between(rules: &Rules, then: Moment, now: Moment) -> bool {
    wanted(rules, now)
        .iter()
        .any(|w| then < w.cutoff && w.cutoff <= now)
}

/// Whether the draft of a window no longer waited for its figures at `now`.
pub fn draft_has_gone(rules: &Rules, period: &Period, now: Moment) -> bool {
    let is_it = |w: &Wanted| (w.period.from, w.period.to) == (period.from, period.to);
    let mut exports = rules.exports.iter();
    wanted(rules, now)
        .iter()
        .filter(|w| is_it(w))
        .any(|w| exports.all(|source| w.remind_at(source) <= now))
}

/// Whether the figures of a window came by hand, and only after its draft had gone without them.
pub fn came_late(round: &Round, period: &Period) -> bool {
    let Some(wanted) = wanted(round.rules, round.now)
        .into_iter()
        .find(|w| (w.period.from, w.period.to) == (period.from, period.to))
    else {
        return false;
    };
    let gone_at = round.rules.exports.iter().map(|s| wanted.remind_at(s)).max();
    let Some(gone_at) = gone_at else { return false };
    let in_time = |at: Moment| (wanted.cutoff..gone_at).contains(&at);
    let early_answer = round
        .facts
        .fetches
        .iter()
        .any(|f| (f.from, f.to) == (period.from, period.to) && f.failure.is_none() && in_time(f.at));
    let early_list = round
        .facts
        .lists
        .iter()
        .any(|l| covers(l, period) && in_time(l.at));
    let mut exports = round.rules.exports.iter();
    !early_answer && !early_list && exports.any(|s| is_there(s, &wanted, round.facts, round.now))
}

fn covers(list: &ListFact, period: &Period) -> bool {
    list.from.is_none_or(|first| first <= period.from) && list.to.is_none_or(|last| period.to <= last)
}

/// Whether a file for the window came since its cut-off, or a list that covers it.
fn is_there(source: &ExportSource, wanted: &Wanted, facts: &Facts, now: Moment) -> bool {
    let (from, to) = (wanted.period.from, wanted.period.to);
    let is_late_enough = |at: Moment| (wanted.cutoff..=now).contains(&at);
    let by_file = facts.fetches.iter().any(|f| {
        f.source == source.id && (f.from, f.to) == (from, to) && f.failure.is_none() && is_late_enough(f.at)
    });
    by_file
        || facts
            .lists
            .iter()
            .any(|l| l.source == source.id && covers(l, &wanted.period) && is_late_enough(l.at))
}

/// The windows that ended last and that a report or the weekly page wants, each once.
fn wanted(rules: &Rules, now: Moment) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    let of_reports = rules
        .reports
        .iter()
        .filter_map(|rule| of_report(rule, rules, now));
    let estimates = rules
        .reports
        .iter()
        .filter_map(|rule| of_estimate(rule, rules, now));
    for wanted in of_week(rules, now).into_iter().chain(of_reports).chain(estimates) {
        let window = (wanted.period.from, wanted.period.to);
        if found.iter().all(|w| (w.period.from, w.period.to) != window) {
            found.push(wanted);
        }
    }
    found
}

fn of_report(rule: &ReportRule, rules: &Rules, now: Moment) -> Option<Wanted> {
    let regime = regime(rules, &rule.regime)?;
    let mut period = regime.ended_before(day_of(now) + Days::new(1))?;
    for _ in 0..MOST_BACK {
        let cutoff = regime.cutoff_of(&period).opens;
        if cutoff <= now && (rule.only.is_empty() || rule.only.contains(&period.index)) {
            let day = rules.calendar.working_on_or_after(period.to + Days::new(1));
            return Some(Wanted {
                period,
                day,
                cutoff,
                is_estimate: false,
            });
        }
        period = regime.before(&period)?;
    }
    None
}

/// The week's page is made on its last working day.
fn of_week(rules: &Rules, now: Moment) -> Option<Wanted> {
    let regime = regime(rules, &rules.weekly.as_ref()?.regime)?;
    let (day, period) = weeks::latest(rules, regime, day_of(now))?;
    // Before a day off the page comes before its week has ended: figures of that day serve it.
    let cutoff = regime.cutoff_of(&period).opens.min(at(day, NaiveTime::MIN));
    Some(Wanted {
        period,
        day,
        cutoff,
        is_estimate: false,
    })
}

/// An estimate is drafted in the morning, so its figures are asked for the working day before.
fn of_estimate(rule: &ReportRule, rules: &Rules, now: Moment) -> Option<Wanted> {
    let (day, period) = estimates::wanted_today(rule, rules, day_of(now))?;
    Some(Wanted {
        period,
        day,
        cutoff: at(day, NaiveTime::MIN),
        is_estimate: true,
    })
}
