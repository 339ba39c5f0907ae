//! The letters that are no reminders: which must be written at a moment, by contract section 4.

use crate::days::{Walker, plus};
use crate::plan::{Due, Kind, Source, When};
use crate::world::World;
use chrono::{Datelike, NaiveDate};
use dossierd::agenda::What;
use dossierd::calendar::{Moment, at, hm};
use dossierd::letter::{LetterKind, TaskLine};
use dossierd::plan::{Mark, MarkKind};
use std::collections::{BTreeMap, BTreeSet};

/// A row, a unit, L; undated rows have neither.
pub type Entry = (usize, Option<usize>, Option<NaiveDate>);

/// A letter that is no reminder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listing {
    pub kind: LetterKind,
    /// An address; of a unit's own part the unit's name, as each has one.
    pub to: String,
    /// The day, week or month that it is written once for.
    pub once_for: String,
    /// What must be in it.
    pub entries: BTreeSet<Entry>,
}

/// What is known at the moment.
pub struct Known<'a> {
    pub world: &'a World,
    pub days: &'a Walker,
    pub rows: &'a [usize],
    pub dues: &'a [Vec<Due>],
    /// What people said, by row.
    pub said: &'a [Vec<Mark>],
    pub live_from: NaiveDate,
    pub is_done: Box<dyn Fn(usize, usize, NaiveDate) -> bool + 'a>,
}

impl Known<'_> {
    /// Every such letter that is due by now; those already written are for the caller to strike out.
    pub fn due(&self, now: Moment) -> Vec<Listing> {
        let (today, time) = (now.date_naive(), now.time());
        let is_silent = self.is_silent(None, today);
        if !self.days.works(today) || time < hm(7, 45) || time >= hm(16, 30) || is_silent {
            return Vec::new();
        }
        let mut due = vec![self.going_live(), self.questions(today)];
        due.extend(self.milestones(today));
        due.extend(self.events(today));
        due.extend(self.proposals(today));
        due.extend(self.carry_over(today));
        due.extend(self.monthly(today));
        due.retain(|listing| !listing.entries.is_empty());
        if self.world.weekly {
            due.extend(self.week(now));
            due.extend(self.health(now));
        }
        due
    }

    /// "operator's weekly health": once a week, on Monday at 08:00. Readings: on the week's first
    /// working day from then on; from the first week that begins after going live.
    fn health(&self, now: Moment) -> Option<Listing> {
        let today = now.date_naive();
        let monday = plus(today, -i64::from(today.weekday().num_days_from_monday()));
        let week = monday.iso_week();
        let name = format!("{}-{}", week.year(), week.week());
        (monday > self.live_from && now.time() >= hm(8, 0))
            .then(|| self.to_owner(LetterKind::Health, name, BTreeSet::new()))
    }

    fn is_silent(&self, unit: Option<usize>, today: NaiveDate) -> bool {
        let silences = self.world.silences.iter();
        silences
            .filter(|(whom, ..)| *whom == unit)
            .any(|(_, from, to)| *from <= today && today <= *to)
    }

    /// "occurrences with L before it are told to nobody and listed once to the owner".
    /// Readings: of a recurrence the newest stands for all; a duty of the settings, whose years go
    /// back without an end, begins with going live.
    fn going_live(&self) -> Listing {
        let mut entries = BTreeSet::new();
        for row in self.rows {
            let dues = &self.dues[*row];
            if self.world.rows[*row].is_duty() {
                continue;
            }
            for due in dues {
                let is_newer = |d: &Due| {
                    due.kind != Kind::Single
                        && d.kind == due.kind
                        && due.last < d.last
                        && d.last < self.live_from
                };
                if due.last >= self.live_from || dues.iter().any(is_newer) {
                    continue;
                }
                for unit in &self.world.rows[*row].leads {
                    if !(self.is_done)(*row, *unit, due.last) {
                        entries.insert((*row, Some(*unit), Some(due.last)));
                    }
                }
            }
        }
        self.to_owner(LetterKind::GoingLive, self.live_from.to_string(), entries)
    }

    /// "Unknown ones are one line a week to the plan's owner until someone gives a date."
    fn questions(&self, today: NaiveDate) -> Listing {
        let week = today.iso_week();
        let entries = self.undated("theo quy định", |row| !self.is_followed(row, today));
        self.to_owner(
            LetterKind::Questions,
            format!("{}-{}", week.year(), week.week()),
            entries,
        )
    }

    /// Reading: until a plan of a later year is there and the task's own year is over; a new plan
    /// asks its own questions, and an old one that goes on asking is noise.
    fn is_followed(&self, row: usize, today: NaiveDate) -> bool {
        let year = self.world.rows[row].year;
        year < today.year() && self.plan_rows().any(|r| self.world.rows[r].year > year)
    }

    /// Rows of plans; tasks by hand and duties of the settings are in none.
    fn plan_rows(&self) -> impl Iterator<Item = usize> {
        plan_rows(self.world, self.rows)
    }

    /// "once after an import a request to the owner for milestone dates". Readings: an import is
    /// what became known on one day; the request comes on the working morning after it, or later,
    /// as long as the tasks run.
    fn milestones(&self, today: NaiveDate) -> Vec<Listing> {
        let days: BTreeSet<NaiveDate> = self.rows.iter().map(|r| self.world.rows[*r].known).collect();
        days.into_iter()
            .filter(|known| *known < today)
            .map(|known| {
                let entries = self.undated("thường xuyên", |row| {
                    let (row, said) = (&self.world.rows[row], &self.said[row]);
                    // Who has given a date is asked no more.
                    row.known == known && row.year == today.year() && row.milestones(said).is_empty()
                });
                self.to_owner(LetterKind::Milestones, known.to_string(), entries)
            })
            .filter(|listing| !listing.entries.is_empty())
            .collect()
    }

    /// "Conditional tasks start when their event is reported"; a kind of letter is the "event request"
    /// (issue 5). Readings: each lead is asked on the working morning after the task is known and in
    /// every month after it, once, in one letter an address, until the event is reported or the plan
    /// is followed by a later one; who is left in peace is asked after it. The letter promises "at most
    /// once a month": to a reader 28/12 and 04/01 are one week apart, so four weeks lie between two.
    fn events(&self, today: NaiveDate) -> Vec<Listing> {
        let awaits = |n: &&usize| {
            let (row, said) = (&self.world.rows[**n], &self.said[**n]);
            let is_reported = said.iter().any(|m| matches!(m.kind, MarkKind::Happened { .. }));
            matches!(row.when, When::After(_))
                && row.known < today
                && !is_reported
                && !self.is_finished(**n)
                && !(row.source == Source::Plan && self.is_followed(**n, today))
        };
        let mut by_address: BTreeMap<String, BTreeSet<Entry>> = BTreeMap::new();
        for n in self.rows.iter().filter(awaits) {
            let leads = self.world.rows[*n].leads.iter();
            for unit in leads.filter(|u| !self.is_silent(Some(**u), today)) {
                let mailbox = self.world.office.units[*unit].mailbox.as_ref();
                let address = mailbox.expect("units have mailboxes here").address.clone();
                by_address.entry(address).or_default().insert((*n, None, None));
            }
        }
        let listing = |(to, entries)| Listing {
            kind: LetterKind::EventRequest,
            to,
            once_for: today.to_string(),
            entries,
        };
        by_address.into_iter().map(listing).collect()
    }

    /// What is said of a task that has no day finishes it as a whole.
    fn is_finished(&self, row: usize) -> bool {
        let verdicts = self.said[row].iter().rev();
        let is_verdict = |m: &&Mark| matches!(m.kind, MarkKind::Done { .. } | MarkKind::Reopened);
        let newest = { verdicts }.find(is_verdict);
        newest.is_some_and(|m| matches!(m.kind, MarkKind::Done { .. }))
    }

    /// "What `plan import` can't settle reaches the plan's owner as one letter per change": here the
    /// rows without a day, for each plan as it stands.
    fn proposals(&self, today: NaiveDate) -> Vec<Listing> {
        let years: BTreeSet<i32> = self.plan_rows().map(|r| self.world.rows[r].year).collect();
        years
            .into_iter()
            .map(|year| {
                let of_year = |row: usize| self.world.rows[row].year == year;
                let entries = self.undated("theo quy định", |row| {
                    of_year(row) && !self.is_followed(row, today)
                });
                self.to_owner(
                    LetterKind::Proposals,
                    state_of_plan(self.world, self.rows, year),
                    entries,
                )
            })
            .filter(|listing| !listing.entries.is_empty())
            .collect()
    }

    /// "carry-over of unfinished and multi-year tasks into next year's plan as a proposal on 01/12".
    /// Readings: on the first working day of December or later in it, until a later plan is there;
    /// a letter only if there is more than what runs all year or comes again, which is listed too.
    fn carry_over(&self, today: NaiveDate) -> Option<Listing> {
        let of_later = |row: usize| self.world.rows[row].year > today.year();
        if today.month() != 12 || self.plan_rows().any(of_later) {
            return None;
        }
        let (mut entries, mut to_propose) = (BTreeSet::new(), false);
        for n in self
            .rows
            .iter()
            .filter(|n| self.world.rows[**n].year == today.year())
        {
            let row = &self.world.rows[*n];
            let runs = match row.when {
                When::Never(words) => ["thường xuyên", "hằng ngày"].contains(&words),
                _ => self.dues[*n].iter().any(|d| d.kind != Kind::Single),
            };
            let owes =
                |due: &crate::plan::Due| row.leads.iter().any(|unit| !(self.is_done)(*n, *unit, due.last));
            let is_open = self.dues[*n].is_empty() || self.dues[*n].iter().any(owes);
            if runs || is_open {
                entries.insert((*n, None, None));
            }
            to_propose |= !runs && is_open;
        }
        let next = (today.year() + 1).to_string();
        to_propose.then(|| self.to_owner(LetterKind::CarryOver, next, entries))
    }

    /// "one line in the monthly summary (first working day of the month, to owner and leads)".
    /// Readings: a program that is off on that day makes it up within the month, with what was known
    /// by that day; a month that began before going live has none.
    fn monthly(&self, today: NaiveDate) -> Vec<Listing> {
        let first = self.days.on(today.with_day(1).expect("a first day"));
        if first < self.live_from {
            return Vec::new();
        }
        let running = |row: usize| {
            let row = &self.world.rows[row];
            row.year == today.year() && row.known <= first
        };
        let month = today.format("%Y-%m").to_string();
        let all = self.undated("thường xuyên", running);
        let mut listings = vec![self.to_owner(LetterKind::Monthly, month.clone(), all)];
        for unit in &self.world.office.units {
            let address = unit
                .mailbox
                .as_ref()
                .expect("units have mailboxes here")
                .address
                .clone();
            if listings.iter().any(|l| l.to == address) {
                continue;
            }
            let entries = self.undated("thường xuyên", |row| {
                let leads = self.world.rows[row].leads.iter().copied();
                // A unit that is left in peace has its list after it.
                let mut leads = leads
                    .filter(|u| !self.is_silent(Some(*u), today))
                    .map(|u| &self.world.office.units[u]);
                running(row) && leads.any(|u| u.mailbox.as_ref().is_some_and(|m| m.address == address))
            });
            listings.push(Listing {
                kind: LetterKind::Monthly,
                to: address,
                once_for: month.clone(),
                entries,
            });
        }
        listings
    }

    /// "the draft to its drafter at 10:00 of the week's last working day; at 15:00 the one-page
    /// summary to the leaders and each unit's own part to the unit; a week without a working day
    /// has none".
    ///
    /// Readings: the week is that of the calendar, Monday to Sunday, whose data end on its
    /// Thursday; the newest whose last working day has come is made up after it, older ones not. A unit's
    /// part that is made up brings what was there that day at 15:00: what arose or was spoken of since is
    /// no part of that week.
    fn week(&self, now: Moment) -> Vec<Listing> {
        let today = now.date_naive();
        let (monday, last) = self.newest_week(today);
        if last < self.live_from {
            return Vec::new();
        }
        let week = monday.iso_week();
        let once_for = format!("{}-W{:02}", week.year(), week.week());
        let plain = |kind, to: &str| Listing {
            kind,
            to: to.to_owned(),
            once_for: once_for.clone(),
            entries: BTreeSet::new(),
        };
        let has_come = |hour| today > last || now.time() >= hm(hour, 0);
        let mut due = Vec::new();
        if has_come(10) {
            due.push(plain(LetterKind::Draft, &self.world.drafter.address));
        }
        if !has_come(15) {
            return due;
        }
        due.extend(
            self.world
                .leaders
                .iter()
                .map(|l| plain(LetterKind::WeeklySummary, &l.address)),
        );
        for (unit, named) in self.world.office.units.iter().enumerate() {
            let mut entries = self.late_of(unit, last);
            entries.retain(|(row, ..)| self.was_there(*row, last, today));
            if !entries.is_empty() && !self.is_silent(Some(unit), today) {
                due.push(Listing {
                    entries,
                    ..plain(LetterKind::UnitWeek, &named.name)
                });
            }
        }
        due
    }

    /// Monday and last working day of the newest week whose last working day has come.
    pub fn newest_week(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let mut monday = plus(today, -i64::from(today.weekday().num_days_from_monday()));
        loop {
            let mut of_week = (0..7).rev().map(|n| plus(monday, n));
            let last = of_week.find(|d| self.days.works(*d));
            match last.filter(|d| *d <= today) {
                Some(last) => return (monday, last),
                None => monday = plus(monday, -7),
            }
        }
    }

    /// Whether the row was known and as it is on the week's last working day at 15:00; on that day itself
    /// whatever is known. A hold changes neither day nor end.
    pub fn was_there(&self, row: usize, last: NaiveDate, today: NaiveDate) -> bool {
        let is_since = |m: &Mark| m.at > at(last, hm(15, 0));
        let is_hold = |m: &Mark| matches!(m.kind, MarkKind::Held { .. } | MarkKind::Woken);
        let row_of = &self.world.rows[row];
        let is_spoken_of = self.said[row].iter().any(|m| is_since(m) && !is_hold(m));
        today == last || ((row_of.is_duty() || row_of.known <= last) && !is_spoken_of)
    }

    /// "after that ... it is a line in the weekly summary until it is done": whatever is late of
    /// that unit, however late. Of recurrences the contract asks only for a note; not held here.
    fn late_of(&self, unit: usize, on: NaiveDate) -> BTreeSet<Entry> {
        let mut entries = BTreeSet::new();
        for row in self.rows {
            if !self.world.rows[*row].leads.contains(&unit) {
                continue;
            }
            for due in self.dues[*row].iter().filter(|d| d.kind == Kind::Single) {
                let is_ours = self.live_from <= due.last && due.last < on;
                if is_ours && !(self.is_done)(*row, unit, due.last) {
                    entries.insert((*row, Some(unit), Some(due.last)));
                }
            }
        }
        entries
    }

    fn undated(&self, phrase: &str, wanted: impl Fn(usize) -> bool) -> BTreeSet<Entry> {
        let is_such =
            |row: &usize| self.world.rows[*row].when == When::Never(phrase_of(phrase)) && wanted(*row);
        self.rows
            .iter()
            .copied()
            .filter(is_such)
            .map(|row| (row, None, None))
            .collect()
    }

    fn to_owner(&self, kind: LetterKind, once_for: String, entries: BTreeSet<Entry>) -> Listing {
        Listing {
            kind,
            to: self.world.owner.address.clone(),
            once_for,
            entries,
        }
    }
}

/// Rows are never struck out here: a plan's state is how many it has.
pub fn state_of_plan(world: &World, rows: &[usize], year: i32) -> String {
    let known = plan_rows(world, rows)
        .filter(|r| world.rows[*r].year == year)
        .count();
    format!("{year}: {known} rows")
}

fn plan_rows(world: &World, rows: &[usize]) -> impl Iterator<Item = usize> {
    let all = rows.iter().copied();
    all.filter(|row| world.rows[*row].source == Source::Plan)
}

fn phrase_of(phrase: &str) -> &'static str {
    match phrase {
        "thường xuyên" => "thường xuyên",
        _ => "theo quy định",
    }
}

/// The numbers of the tasks of a letter of points.
pub fn numbers(what: &What) -> Vec<String> {
    match what {
        What::Points { points, .. } => points.iter().map(|p| p.facts["number"].clone()).collect(),
        _ => Vec::new(),
    }
}

/// The lines of a letter that is no reminder.
pub fn lines(what: &What) -> &[TaskLine] {
    match what {
        What::Tasks { lines, .. } | What::UnitWeek { lines, .. } => lines,
        _ => &[],
    }
}
