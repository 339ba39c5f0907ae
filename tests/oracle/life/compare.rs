//! Letters as they were written, held against those that must be.

use super::{Failure, Life, Lines, Post, role_of};
use crate::days::plus;
use crate::lists::{self, Known, Listing};
use crate::plan::When;
use chrono::NaiveDate;
use dossierd::agenda::{Errand, Going, What};
use dossierd::calendar::Moment;
use dossierd::letter::{LetterKind, TaskLine};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write;
use std::str::FromStr;

/// Behind a unit's name stand those that lead the task beside it.
fn unit_of<N: FromStr>(line: &TaskLine) -> Option<N> {
    let own = line.unit_name.strip_prefix("Phòng u")?;
    own.split(' ').next()?.parse().ok()
}

impl Life<'_> {
    /// The letter as the oracle would put it; a fault where a task has two lines.
    pub(super) fn shown(&self, now: Moment, errand: &Errand) -> Result<Lines, String> {
        let mut shown = Lines::default();
        let What::Tasks {
            lines,
            ahead_of_break,
            ..
        } = &errand.what
        else {
            return Ok(shown);
        };
        for told in &errand.told {
            let (row, unit, due, stage) = self.read(told);
            let entry = shown.told.entry((row, due)).or_default();
            entry.0.insert((unit, stage, role_of(told.role)));
        }
        // One row of the owner's list stands for all who lead the task.
        let listed = |line: &TaskLine| -> Vec<_> {
            let due = line.due.expect("a day");
            let row = self.row_of(line);
            if line.also.is_empty() {
                return vec![(row, unit_of(line).expect("a unit of ours"), due)];
            }
            let all = line.owed.iter().chain(&line.also);
            let units = all.map(|owed| owed.unit.strip_prefix('u').and_then(|n| n.parse().ok()));
            units
                .map(|unit| (row, unit.expect("a unit of ours"), due))
                .collect()
        };
        let today = now.date_naive();
        let mut seen = HashSet::new();
        for line in lines {
            let Some(told) = &line.told else {
                if !matches!(errand.kind, LetterKind::LateList | LetterKind::Reminder) {
                    continue;
                }
                // Beside what will be told stands what is held, so that it can be woken; the
                // contract does not ask for it.
                let is_only_held = |owed| errand.kind == LetterKind::LateList && self.is_held(owed, today);
                let told = listed(line).into_iter().filter(|owed| !is_only_held(*owed));
                shown.listed.extend(told);
                continue;
            };
            if !seen.insert((self.row_of(line), line.due)) {
                return Err(format!("{} has two lines", line.number));
            }
            let (row, unit, due, stage) = self.read(told);
            let entry = shown.told.entry((row, due)).or_default();
            entry.1 = Some(role_of(told.role));
            if !entry.0.contains(&(unit, stage, role_of(told.role))) {
                return Err(format!("{} shows what the ledger will not know", line.number));
            }
        }
        shown.listed.extend(ahead_of_break.iter().flat_map(listed));
        Ok(shown)
    }

    /// Duties of the settings have no number in a plan.
    fn row_of(&self, line: &TaskLine) -> usize {
        let number = match line.number.as_str() {
            "" => line.title.strip_prefix("Nhiệm vụ ").expect("a title of ours"),
            number => number,
        };
        self.by_id[number]
    }

    pub(super) fn hold_against(&mut self, now: Moment, before: usize) -> Result<(), Failure> {
        let expected = self.expected(now, before);
        self.hold_hours_against(now, before)?;
        let mut got: BTreeMap<(Post, String), Lines> = BTreeMap::new();
        for letter in &self.letters[before..] {
            let Some(post) = letter.post.filter(|post| *post != Post::Hour) else {
                continue;
            };
            if got
                .insert((post, letter.meant.clone()), letter.shown.clone())
                .is_some()
            {
                return Err(self.failure(now, "two letters of a kind to one address", &letter.key));
            }
            self.tally.letters += 1;
            self.tally.trial += usize::from(letter.trial);
            self.tally.around += letter.shown.listed.len();
            for ((row, _), (told, _)) in &letter.shown.told {
                let row = &self.world.rows[*row];
                for (_, stage, _) in told {
                    self.tally.stages[*stage] += 1;
                    self.tally.of_events += usize::from(matches!(row.when, When::After(_)));
                    self.tally.of_milestones += usize::from(matches!(row.when, When::Never(_)));
                    self.tally.of_duties += usize::from(row.is_duty());
                    self.tally.of_groups += usize::from(row.group.is_some());
                }
            }
        }
        if expected == got {
            return self.hold_lists_against(now, before);
        }
        let mut text = String::new();
        for key in expected.keys().chain(got.keys()).collect::<BTreeSet<_>>() {
            let (e, g) = (expected.get(key), got.get(key));
            if e != g {
                let _ = writeln!(
                    text,
                    "{key:?}\n  expected {}\n       got {}",
                    self.say(e),
                    self.say(g)
                );
            }
        }
        Err(self.failure(now, "letters", &text))
    }

    /// Letters that are no reminders: those due and not yet written, no others.
    pub(super) fn hold_lists_against(&mut self, now: Moment, before: usize) -> Result<(), Failure> {
        let trial = self.rules.going == Going::Shadow;
        let name = |l: &Listing| (l.kind, l.to.clone(), l.once_for.clone());
        let (old, new) = self.letters.split_at(before);
        let had: HashSet<_> = old
            .iter()
            .filter(|l| !l.cancelled && l.trial == trial)
            .filter_map(|l| Some(name(l.listing.as_ref()?)))
            .collect();
        let got: Vec<&Listing> = new.iter().filter_map(|l| l.listing.as_ref()).collect();
        let mut due = match self.rules.live_from.or(self.facts.first_applied) {
            None => Vec::new(),
            Some(live_from) => self.lists_known(live_from).due(now),
        };
        let page_is_due = due.iter().any(|l| l.kind == LetterKind::WeeklySummary);
        due.retain(|l| !had.contains(&name(l)) && !self.was_asked_of_late(l, now, before));
        let mut faults = String::new();
        for listing in &got {
            let wanted = due
                .iter()
                .position(|l| name(l) == name(listing))
                .map(|n| due.remove(n));
            let own_part = listing.kind == LetterKind::UnitWeek;
            let is_right = match &wanted {
                // A unit's own part shows what is due soon too, which is not held here.
                Some(w) if own_part => w.entries.is_subset(&listing.entries),
                None if own_part => page_is_due && !had.contains(&name(listing)),
                Some(w) => w == *listing,
                None => false,
            };
            let is_of_the_week = !own_part || self.is_of_the_week(listing, now);
            let finished = listing
                .entries
                .iter()
                .any(|(row, unit, last)| match (unit, last) {
                    (Some(unit), Some(last)) => self.is_done((*row, *unit, *last)),
                    _ => false,
                });
            if !is_right || !is_of_the_week || finished {
                let _ = writeln!(faults, "expected {wanted:?}\n     got {listing:?}");
            }
        }
        for listing in &due {
            let _ = writeln!(faults, "expected {listing:?}\n     got no letter");
        }
        let count = got.len();
        if faults.is_empty() {
            self.tally.lists += count;
            return Ok(());
        }
        Err(self.failure(now, "lists", &faults))
    }

    fn lists_known(&self, live_from: NaiveDate) -> Known<'_> {
        Known {
            world: self.world,
            days: &self.days,
            rows: &self.known,
            dues: &self.dues,
            said: &self.said,
            live_from,
            is_done: Box::new(|row, unit, last| self.is_done((row, unit, last))),
        }
    }

    /// What a unit's part of a week shows, late or soon, was there in that week.
    fn is_of_the_week(&self, listing: &Listing, now: Moment) -> bool {
        let today = now.date_naive();
        let known = self.lists_known(today);
        let (_, last) = known.newest_week(today);
        listing
            .entries
            .iter()
            .all(|(row, ..)| known.was_there(*row, last, today))
    }

    /// A request for the day of an event, to who had one this month or less than four weeks ago.
    fn was_asked_of_late(&self, listing: &Listing, now: Moment, before: usize) -> bool {
        let (today, trial) = (now.date_naive(), self.rules.going == Going::Shadow);
        let month = |day: NaiveDate| day.format("%Y-%m").to_string();
        let is_near = |day: NaiveDate| plus(day, 28) > today || month(day) == month(today);
        let asked = self.letters[..before]
            .iter()
            .filter(|l| !l.cancelled && l.trial == trial);
        listing.kind == LetterKind::EventRequest
            && asked
                .filter(|l| {
                    l.listing
                        .as_ref()
                        .is_some_and(|a| a.kind == listing.kind && a.to == listing.to)
                })
                .any(|l| is_near(l.written.date_naive()))
    }

    pub(super) fn listing(&self, now: Moment, errand: &Errand) -> Listing {
        let (meant, today) = (errand.instead_of.as_ref().unwrap_or(&errand.to), now.date_naive());
        let once_for = match &errand.what {
            What::Week { period } | What::UnitWeek { period, .. } | What::Draft { period, .. } => {
                period.label.clone()
            }
            _ => match errand.kind {
                LetterKind::Questions | LetterKind::Health => {
                    let week = chrono::Datelike::iso_week(&today);
                    format!("{}-{}", week.year(), week.week())
                }
                LetterKind::Milestones => {
                    let row = lists::numbers(&errand.what).first().map(|n| self.by_id[n]);
                    row.map(|row| self.world.rows[row].known.to_string())
                        .unwrap_or_default()
                }
                LetterKind::Proposals => {
                    let row = lists::numbers(&errand.what).first().map(|n| self.by_id[n]);
                    let year = row.map_or(0, |row| self.world.rows[row].year);
                    lists::state_of_plan(self.world, &self.known, year)
                }
                LetterKind::CarryOver => (chrono::Datelike::year(&today) + 1).to_string(),
                LetterKind::Monthly => today.format("%Y-%m").to_string(),
                LetterKind::EventRequest => today.to_string(),
                _ => {
                    let live_from = self.rules.live_from.or(self.facts.first_applied);
                    live_from.map(|d| d.to_string()).unwrap_or_default()
                }
            },
        };
        let entry = |line: &TaskLine| {
            let unit = line.due.and_then(|_| unit_of(line));
            (self.row_of(line), unit, line.due)
        };
        Listing {
            kind: errand.kind,
            to: match errand.kind {
                LetterKind::UnitWeek => errand.addressee.clone(),
                _ => meant.address.clone(),
            },
            once_for,
            entries: lists::lines(&errand.what)
                .iter()
                .map(entry)
                .chain(
                    lists::numbers(&errand.what)
                        .iter()
                        .map(|n| (self.by_id[n], None, None)),
                )
                .collect(),
        }
    }
}
