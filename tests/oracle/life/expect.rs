//! The letters that must be written, and those that must be taken back, at a moment.

use super::{Letter, Life, Lines, Owed, Post, count, role_of};
use crate::days::plus;
use crate::plan::{Due, Kind, unit_id};
use crate::words::{self, Hears};
use chrono::NaiveDate;
use dossierd::agenda::Going;
use dossierd::calendar::{Moment, hm};
use dossierd::letter::Told;
use dossierd::outbox::Attempt;
use dossierd::plan::{Mailbox, Mark, MarkKind};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

impl Life<'_> {
    /// Open letters that say what is no longer so.
    ///
    /// "What people did between is looked at again just before sending", one letter of a kind
    /// per address and day, and no stage that is not the one reached: so a letter is taken back
    /// when its day is over, when an occurrence in it is finished, or stands elsewhere by now.
    /// A unit's own part of the week counts days too. A mere list names no stages; reading: any report since makes it doubtful. Of a morning letter
    /// that tells stages too, what it lists around a break: any report since of what belongs there.
    /// One that may have arrived stays: taken back it would be told twice.
    pub(super) fn stale(&self, now: Moment) -> BTreeSet<String> {
        let today = now.date_naive();
        let newest = self.facts.marks.iter().map(|m| m.at).max();
        self.letters
            .iter()
            .filter(|l| l.is_open() && (l.post.is_some() || l.is_own_part()))
            .filter(|l| !l.attempts.iter().any(Attempt::is_uncertain))
            .filter(|l| {
                l.written.date_naive() != today
                    || l.told.iter().any(|t| !self.is_still_so(t, today))
                    || (l.told.is_empty() && newest.is_some_and(|m| m > l.written))
                    || self.is_said_of_what_it_lists(l, today)
            })
            .map(|l| l.key.clone())
            .collect()
    }

    fn is_said_of_what_it_lists(&self, letter: &Letter, today: NaiveDate) -> bool {
        let since: Vec<usize> = (self.facts.marks.iter())
            .filter(|m| m.at > letter.written)
            .map(|m| self.by_id[&m.task])
            .collect();
        let mut around = BTreeMap::new();
        let before: Vec<&Letter> = self.letters.iter().filter(|l| l.trial == letter.trial).collect();
        self.look_ahead(today, &before, true, &mut around);
        let listed: Option<&Lines> = around.get(&(Post::Morning, letter.meant.clone()));
        letter.post == Some(Post::Morning)
            && listed.is_some_and(|lines| lines.listed.iter().any(|(row, ..)| since.contains(row)))
    }

    pub(super) fn is_still_so(&self, told: &Told, today: NaiveDate) -> bool {
        let (row, unit, last, stage) = self.read(told);
        let due = self.dues[row].iter().find(|d| d.last == last);
        let owed = (row, unit, last);
        !self.is_done(owed)
            && !self.is_held(owed, today)
            && due.is_some_and(|d| words::reached(d, today, &self.days) == Some(stage))
    }

    /// The newest word about that occurrence of that unit. What is said without a day is about all of
    /// them; reading: and what is said of a task's only day holds wherever that day has moved since.
    fn newest(&self, (row, unit, last): Owed, is_such: impl Fn(&MarkKind) -> bool) -> Option<&MarkKind> {
        let dues = &self.dues[row];
        let is_only = dues.len() == 1
            && dues[0].kind == Kind::Single
            && self.world.rows[row].milestones(&self.said[row]).is_empty();
        let is_about = |m: &&Mark| {
            m.unit.as_ref().is_none_or(|u| *u == unit_id(unit))
                && (is_only || m.due.is_none_or(|d| d == last))
        };
        let newest_first = self.said[row].iter().rev();
        let mut about = newest_first.filter(|m| is_such(&m.kind)).filter(is_about);
        about.next().map(|m| &m.kind)
    }

    pub(super) fn is_done(&self, owed: Owed) -> bool {
        let is_verdict = |kind: &MarkKind| matches!(kind, MarkKind::Done { .. } | MarkKind::Reopened);
        matches!(self.newest(owed, is_verdict), Some(MarkKind::Done { .. }))
    }

    /// "snooze ... with an end": through its last day nobody is reminded; the highest stage
    /// reached is told then. Reading: who reopens it wants it reminded of.
    pub(super) fn is_held(&self, owed: Owed, today: NaiveDate) -> bool {
        self.held_until(owed).is_some_and(|until| today <= until)
    }

    fn held_until(&self, owed: Owed) -> Option<NaiveDate> {
        let is_such =
            |kind: &MarkKind| matches!(kind, MarkKind::Held { .. } | MarkKind::Woken | MarkKind::Reopened);
        match self.newest(owed, is_such)? {
            MarkKind::Held { until, .. } => Some(*until),
            _ => None,
        }
    }

    pub(super) fn read(&self, told: &Told) -> (usize, usize, NaiveDate, usize) {
        let unit = told.unit[1..].parse().expect("a unit of ours");
        (
            self.by_id[&told.task],
            unit,
            told.due,
            words::rank(told.stage.name()),
        )
    }

    /// The highest stage already told, by letters that were not taken back.
    ///
    /// "Every stage already told of that occurrence", and "lead units every stage". Reading: told
    /// to each of those who hear of it. Otherwise a lead whose letter was taken back, or who had
    /// today's letter before the task was known, would lose the stage because a cooperating
    /// unit had heard of it.
    pub(super) fn told(&self, letters: &[Letter], trial: bool) -> HashMap<(Owed, Hears, String), usize> {
        let mut told = HashMap::new();
        for letter in letters.iter().filter(|l| !l.cancelled && l.trial == trial) {
            for line in &letter.told {
                let (row, unit, last, stage) = self.read(line);
                let role = role_of(line.role);
                let highest = told
                    .entry(((row, unit, last), role, listener(role, &letter.meant)))
                    .or_insert(stage);
                *highest = (*highest).max(stage);
            }
        }
        told
    }

    /// The letters that must be written at this moment.
    pub(super) fn expected(&self, now: Moment, before: usize) -> BTreeMap<(Post, String), Lines> {
        let (today, time) = (now.date_naive(), now.time());
        let mut post: BTreeMap<(Post, String), Lines> = BTreeMap::new();
        if !self.is_open(now) || self.live_from().is_none() {
            return post;
        }
        let letters = &self.letters[..before];
        let trial = self.rules.going == Going::Shadow;
        let had: HashSet<(Post, &str)> = letters
            .iter()
            .filter(|l| !l.cancelled && l.trial == trial && l.written.date_naive() == today)
            .filter_map(|l| Some((l.post?, l.meant.as_str())))
            .collect();
        let told = self.told(letters, trial);
        for (row, unit, due, stage) in self.standing(today) {
            let owed = (row, unit, due.last);
            let is_late = words::is_late(stage);
            for role in words::hears(stage) {
                for address in self.addresses(row, unit, role, today) {
                    let before = told.get(&(owed, role, listener(role, &address)));
                    if before.is_some_and(|t| *t >= stage) {
                        continue;
                    }
                    if is_late && time < hm(13, 15) {
                        // "the owner gets at 07:45 the list of what will be told as late".
                        // Reading: a program that wakes after 13:15 tells at once, without a list.
                        let list = (Post::LateList, self.world.owner.address.clone());
                        post.entry(list).or_default().listed.insert(owed);
                        continue;
                    }
                    let kind = if is_late { Post::Late } else { Post::Morning };
                    add(&mut post, (kind, address), owed, stage, role);
                }
            }
        }
        let same: Vec<&Letter> = letters.iter().filter(|l| l.trial == trial).collect();
        self.look_ahead(today, &same, false, &mut post);
        post.retain(|(kind, address), _| !had.contains(&(*kind, address.as_str())));
        post
    }

    /// Open occurrences of our time with the stage that each has reached, in its turn.
    pub(super) fn standing(&self, today: NaiveDate) -> Vec<(usize, usize, &Due, usize)> {
        let live_from = self.rules.live_from.or(self.facts.first_applied).unwrap_or(today);
        let mut standing = Vec::new();
        for row in &self.known {
            let dues = &self.dues[*row];
            for due in dues {
                // "occurrences with L before it are told to nobody"
                if due.last < live_from || plus(due.last, 70) < today {
                    continue;
                }
                let Some(stage) = words::reached(due, today, &self.days) else {
                    continue;
                };
                // "when the next one's turn has come, an unfinished older one is a line".
                // Reading: the turn has come with the first stage of the next; were it the day
                // after L, weekly and monthly ones could have no late stages. And it is named in the
                // line of the newer one: a unit that finished that early has no such line.
                let newer: Vec<NaiveDate> = (dues.iter())
                    .filter(|next| due.kind != Kind::Single && next.kind == due.kind && next.last > due.last)
                    .filter(|next| words::reached(next, today, &self.days).is_some())
                    .map(|next| next.last)
                    .collect();
                for unit in &self.world.rows[*row].leads {
                    if newer.iter().any(|last| !self.is_done((*row, *unit, *last))) {
                        continue;
                    }
                    let owed = (*row, *unit, due.last);
                    // "Has its own letters": those, and no stage ahead.
                    let has_its_own = due.by_the_hour().is_some() && !words::is_late(stage);
                    if self.is_done(owed) || has_its_own {
                        continue;
                    }
                    if self.is_held(owed, today) {
                        count(&self.seen.held);
                    } else {
                        standing.push((*row, *unit, due, stage));
                    }
                }
            }
        }
        standing
    }

    /// Where a role hears of it. A unit that is left in peace, and its head, do not.
    pub(super) fn addresses(&self, row: usize, unit: usize, role: Hears, today: NaiveDate) -> Vec<String> {
        let units = &self.world.office.units;
        let of = |m: &Option<Mailbox>| m.iter().map(|m| m.address.clone()).collect::<Vec<_>>();
        match role {
            Hears::Lead | Hears::Head if self.is_silent(Some(unit), today) => {
                count(&self.seen.silenced);
                Vec::new()
            }
            Hears::Lead => of(&units[unit].mailbox),
            Hears::Head => of(&units[unit].head),
            Hears::Owner => vec![self.world.owner.address.clone()],
            Hears::Support => self.world.rows[row]
                .support
                .iter()
                .filter(|u| !self.is_silent(Some(**u), today))
                .flat_map(|u| of(&units[*u].mailbox))
                .collect(),
        }
    }

    /// "Before a break of three or more days off, the morning letter of the second-last working
    /// day lists everything due until two working days after the break."
    ///
    /// Readings: it goes to those whose duty it is, the leads, as cooperating units hear at
    /// `ahead-5` and `ahead-0`; due is what must be ready by then (T), recurrences before their
    /// turn and windows before their first day too. Nothing due is lost because the program was
    /// off: who had no morning letter on the second-last working day has it with that of the last.
    pub(super) fn look_ahead(
        &self,
        today: NaiveDate,
        letters: &[&Letter],
        finished_too: bool,
        post: &mut BTreeMap<(Post, String), Lines>,
    ) {
        let is_long = |last: NaiveDate| (self.days.next(last) - last).num_days() > 3;
        let tomorrow = self.days.next(today);
        let Some(last) = [tomorrow, today].into_iter().find(|d| is_long(*d)) else {
            return;
        };
        let second_last = self.days.back(plus(last, -1));
        let had = |address: &str| {
            letters.iter().any(|l| {
                l.post == Some(Post::Morning)
                    && !l.cancelled
                    && l.meant == address
                    && l.written.date_naive() == second_last
            })
        };
        let until = self.days.next(self.days.next(last));
        let live_from = self.rules.live_from.or(self.facts.first_applied).unwrap_or(today);
        for row in &self.known {
            for due in &self.dues[*row] {
                if due.last < today.max(live_from) || due.target(&self.days) > until {
                    continue;
                }
                for unit in &self.world.rows[*row].leads {
                    // Reading: a hold that ends by the last day that is listed leaves it on the list.
                    let owed = (*row, *unit, due.last);
                    let is_held = self.held_until(owed).is_some_and(|held| held >= until);
                    if (self.is_done(owed) || is_held) && !finished_too {
                        continue;
                    }
                    for address in self.addresses(*row, *unit, Hears::Lead, today) {
                        if today != second_last && had(&address) {
                            continue;
                        }
                        let lines = post.entry((Post::Morning, address)).or_default();
                        lines.listed.insert((*row, *unit, due.last));
                    }
                }
            }
        }
    }
}

/// "Per address, task and day one line, under the highest role (lead, head, owner, support)."
fn add(
    post: &mut BTreeMap<(Post, String), Lines>,
    letter: (Post, String),
    (row, unit, last): Owed,
    stage: usize,
    role: Hears,
) {
    let (all, highest) = post
        .entry(letter)
        .or_default()
        .told
        .entry((row, last))
        .or_default();
    all.insert((unit, stage, role));
    *highest = Some(highest.map_or(role, |h| h.min(role)));
}

/// Whom a role stands for: several units may cooperate, each other role is one.
fn listener(role: Hears, address: &str) -> String {
    match role {
        Hears::Support => address.to_owned(),
        _ => String::new(),
    }
}
