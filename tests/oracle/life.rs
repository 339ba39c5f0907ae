//! Lives through a world: `decide` at every look, its actions done on facts in memory, and
//! after each look its letters held against those that the contract's words ask for.

use crate::days::{Walker, calendar, plus};
use crate::lists::{self, Known, Listing};
use crate::plan::{Due, unit_id};
use crate::words::{self, Hears, STAGES};
use crate::world::{Change, World};
use chrono::NaiveDate;
use dossierd::agenda::{Action, Errand, Facts, Going, LetterFact, Rules, WeeklyRule, What, decide};
use dossierd::calendar::{Moment, PeriodKind, Regime, WindowRule, hm};
use dossierd::letter::{LetterKind, Sender, TaskLine, Told};
use dossierd::outbox::{Attempt, Outcome, Patience, WhenUncertain};
use dossierd::plan::{Mailbox, MarkKind};
use dossierd::remind::{Hours, Policy, Role};
use dossierd::report::Issuer;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write;

/// Lead unit's occurrence: row, unit, L.
type Owed = (usize, usize, NaiveDate);

/// What one address must read about one task.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// By row and L: what the ledger keeps (unit, stage, role), and the role of the one line.
    ///
    /// "Per address, task and day one line": a cell with two days gives a task two due days.
    /// Reading: the day is the due day, so each has its line. One line for both would hide one
    /// of the days; as the contract's "day" may as well be today, this stays a reading.
    pub told: BTreeMap<(usize, NaiveDate), (BTreeSet<(usize, usize, Hears)>, Option<Hears>)>,
    /// Occurrences that are only listed: around a break, or as what will be told as late.
    pub listed: BTreeSet<Owed>,
}

/// Kinds of letters as the contract names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    Morning,
    Late,
    LateList,
}

struct Letter {
    key: String,
    post: Option<Post>,
    /// Whom it is meant for, in a trial too.
    meant: String,
    trial: bool,
    written: Moment,
    told: Vec<Told>,
    shown: Lines,
    listing: Option<Listing>,
    attempts: Vec<Attempt>,
    sent: Option<Moment>,
    cancelled: bool,
}

impl Letter {
    fn is_open(&self) -> bool {
        self.sent.is_none() && !self.cancelled
    }
}

pub struct Life<'w> {
    world: &'w World,
    facts: Facts,
    rules: Rules,
    days: Walker,
    letters: Vec<Letter>,
    /// Rows known so far.
    known: Vec<usize>,
    done: HashMap<Owed, bool>,
    by_id: HashMap<String, usize>,
    keys: HashSet<String>,
    pub tally: Tally,
}

/// What was seen, so that a world in which nothing happens cannot pass for a proof.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    pub looks: usize,
    pub letters: usize,
    pub stages: [usize; 11],
    pub cancelled: usize,
    pub around: usize,
    pub trial: usize,
    pub lists: usize,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        self.looks += other.looks;
        self.letters += other.letters;
        self.cancelled += other.cancelled;
        self.around += other.around;
        self.trial += other.trial;
        self.lists += other.lists;
        for (mine, theirs) in self.stages.iter_mut().zip(other.stages) {
            *mine += theirs;
        }
    }

    pub fn must_have_seen_everything(&self) {
        for (name, count) in STAGES.iter().zip(self.stages) {
            assert!(count > 20, "{name} was told {count} times only: {self:?}");
        }
        let rest = [self.letters, self.cancelled, self.around, self.trial, self.lists];
        assert!(rest.iter().all(|count| *count > 100), "{self:?}");
    }
}

pub struct Failure(pub String);

impl<'w> Life<'w> {
    pub fn new(world: &'w World) -> Life<'w> {
        Life {
            world,
            facts: Facts::default(),
            rules: rules(world),
            days: Walker::new(&world.days_off),
            letters: Vec::new(),
            known: Vec::new(),
            done: HashMap::new(),
            by_id: world
                .rows
                .iter()
                .enumerate()
                .map(|(n, row)| (row.id.clone(), n))
                .collect(),
            keys: HashSet::new(),
            tally: Tally::default(),
        }
    }

    pub fn live(mut self) -> Result<Tally, Failure> {
        let mut changes = self.world.changes.iter().peekable();
        let mut days_off = self.world.days_off.clone();
        for now in &self.world.looks {
            while let Some((_, change)) = changes.next_if(|(at, _)| at <= now) {
                self.change(change, &mut days_off);
            }
            self.look(*now)?;
        }
        Ok(self.tally)
    }

    fn change(&mut self, change: &Change, days_off: &mut BTreeMap<NaiveDate, dossierd::calendar::DayKind>) {
        match change {
            Change::Known(n) => {
                let row = &self.world.rows[*n];
                self.facts.tasks.push(row.task());
                self.facts.first_applied.get_or_insert(row.known);
                self.known.push(*n);
            }
            Change::Marked(mark) => {
                let n = self.by_id[&mark.task];
                let row = &self.world.rows[n];
                for unit in &row.leads {
                    for due in &row.dues {
                        let about = mark.unit.as_ref().is_none_or(|u| *u == unit_id(*unit))
                            && mark.due.is_none_or(|d| d == due.last);
                        if about {
                            let is_done = matches!(mark.kind, MarkKind::Done { .. });
                            self.done.insert((n, *unit, due.last), is_done);
                        }
                    }
                }
                self.facts.marks.push(mark.clone());
            }
            Change::DaysOff(changed) => {
                for (day, kind) in changed {
                    match kind {
                        Some(kind) => days_off.insert(*day, *kind),
                        None => days_off.remove(day),
                    };
                }
                self.days = Walker::new(days_off);
                self.rules.calendar = calendar(days_off);
            }
            Change::Live => self.rules.going = Going::Live,
        }
    }

    fn look(&mut self, now: Moment) -> Result<(), Failure> {
        self.tally.looks += 1;
        let before = self.letters.len();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let stale = self.stale(now);
        for round in 0.. {
            if round > 20 {
                return Err(self.failure(now, "a look that does not end", ""));
            }
            let agenda = decide(now, &self.facts, &self.rules);
            if agenda.actions.is_empty() {
                break;
            }
            for decision in agenda.actions {
                match decision.action {
                    Action::Queue(errand) => self.queue(now, &errand)?,
                    Action::Cancel { key } => {
                        taken.insert(key.clone());
                        self.cancel(&key);
                    }
                    Action::Send { key } => self.send(now, &key)?,
                    Action::Fetch { .. } => return Err(self.failure(now, "a pull without a source", "")),
                }
            }
        }
        if taken != stale {
            return Err(self.failure(
                now,
                "letters taken back",
                &format!("expected {stale:#?}\n     got {taken:#?}"),
            ));
        }
        self.hold_against(now, before)
    }

    /// Open letters that say what is no longer so.
    ///
    /// "What people did between is looked at again just before sending", one letter of a kind
    /// per address and day, and no stage that is not the one reached: so a letter is taken back
    /// when its day is over, when an occurrence in it is finished, or stands elsewhere by now.
    /// A mere list names no stages; reading: any report since makes it doubtful.
    /// One that may have arrived stays: taken back it would be told twice.
    fn stale(&self, now: Moment) -> BTreeSet<String> {
        let today = now.date_naive();
        let newest = self.facts.marks.iter().map(|m| m.at).max();
        self.letters
            .iter()
            .filter(|l| l.is_open() && l.post.is_some())
            .filter(|l| !l.attempts.iter().any(Attempt::is_uncertain))
            .filter(|l| {
                l.written.date_naive() != today
                    || l.told.iter().any(|t| !self.is_still_so(t, today))
                    || (l.told.is_empty() && newest.is_some_and(|m| m > l.written))
            })
            .map(|l| l.key.clone())
            .collect()
    }

    fn is_still_so(&self, told: &Told, today: NaiveDate) -> bool {
        let (row, unit, last, stage) = self.read(told);
        let due = self.world.rows[row].dues.iter().find(|d| d.last == last);
        !self.is_done((row, unit, last))
            && due.is_some_and(|d| words::reached(d, today, &self.days) == Some(stage))
    }

    fn is_done(&self, owed: Owed) -> bool {
        self.done.get(&owed).copied().unwrap_or(false)
    }

    fn read(&self, told: &Told) -> (usize, usize, NaiveDate, usize) {
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
    fn told(&self, letters: &[Letter], trial: bool) -> HashMap<(Owed, Hears, String), usize> {
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
    fn expected(&self, now: Moment, before: usize) -> BTreeMap<(Post, String), Lines> {
        let (today, time) = (now.date_naive(), now.time());
        let mut post: BTreeMap<(Post, String), Lines> = BTreeMap::new();
        if !self.days.works(today) || time < hm(7, 45) || time >= hm(16, 30) {
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
                for address in self.addresses(row, unit, role) {
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
        self.look_ahead(today, &mut post);
        post.retain(|(kind, address), _| !had.contains(&(*kind, address.as_str())));
        post
    }

    /// Open occurrences of our time with the stage that each has reached, in its turn.
    fn standing(&self, today: NaiveDate) -> Vec<(usize, usize, &Due, usize)> {
        let live_from = self.rules.live_from.or(self.facts.first_applied).unwrap_or(today);
        let mut standing = Vec::new();
        for row in &self.known {
            let dues = &self.world.rows[*row].dues;
            for (n, due) in dues.iter().enumerate() {
                // "occurrences with L before it are told to nobody"
                if due.last < live_from || plus(due.last, 70) < today {
                    continue;
                }
                let Some(stage) = words::reached(due, today, &self.days) else {
                    continue;
                };
                // "when the next one's turn has come, an unfinished older one is a line".
                // Reading: the turn has come with the first stage of the next; were it the day
                // after L, weekly and monthly ones could have no late stages.
                let next = dues.get(n + 1).filter(|next| next.previous == Some(due.last));
                if next.is_some_and(|next| words::reached(next, today, &self.days).is_some()) {
                    continue;
                }
                for unit in &self.world.rows[*row].leads {
                    if !self.is_done((*row, *unit, due.last)) {
                        standing.push((*row, *unit, due, stage));
                    }
                }
            }
        }
        standing
    }

    fn addresses(&self, row: usize, unit: usize, role: Hears) -> Vec<String> {
        let units = &self.world.office.units;
        let of = |m: &Option<Mailbox>| m.iter().map(|m| m.address.clone()).collect::<Vec<_>>();
        match role {
            Hears::Lead => of(&units[unit].mailbox),
            Hears::Head => of(&units[unit].head),
            Hears::Owner => vec![self.world.owner.address.clone()],
            Hears::Support => self.world.rows[row]
                .support
                .iter()
                .flat_map(|u| of(&units[*u].mailbox))
                .collect(),
        }
    }

    /// "Before a break of three or more days off, the morning letter of the second-last working
    /// day lists everything due until two working days after the break."
    ///
    /// Readings: it goes to those whose duty it is, the leads, as cooperating units hear at
    /// `ahead-5` and `ahead-0`; due is what must be ready by then (T), recurrences before their
    /// turn and windows before their first day too; on that day only, it is not made up.
    fn look_ahead(&self, today: NaiveDate, post: &mut BTreeMap<(Post, String), Lines>) {
        let last = self.days.next(today);
        let first_back = self.days.next(last);
        if (first_back - last).num_days() - 1 < 3 {
            return;
        }
        let until = self.days.next(first_back);
        let live_from = self.rules.live_from.or(self.facts.first_applied).unwrap_or(today);
        for row in &self.known {
            for due in &self.world.rows[*row].dues {
                if due.last < today.max(live_from) || due.target(&self.days) > until {
                    continue;
                }
                for unit in &self.world.rows[*row].leads {
                    if self.is_done((*row, *unit, due.last)) {
                        continue;
                    }
                    for address in self.addresses(*row, *unit, Hears::Lead) {
                        let lines = post.entry((Post::Morning, address)).or_default();
                        lines.listed.insert((*row, *unit, due.last));
                    }
                }
            }
        }
    }

    fn queue(&mut self, now: Moment, errand: &Errand) -> Result<(), Failure> {
        if !self.keys.insert(errand.key.clone()) {
            return Err(self.failure(now, "a key twice", &errand.key));
        }
        let trial = self.rules.going == Going::Shadow;
        if trial && errand.to.address != self.world.owner.address {
            return Err(self.failure(now, "a trial letter to another than the owner", &errand.key));
        }
        if trial != errand.instead_of.is_some() {
            return Err(self.failure(
                now,
                "a trial letter without its mark, or a mark in earnest",
                &errand.key,
            ));
        }
        self.facts.ledger.note(&errand.key, &errand.told);
        let post = match errand.kind {
            LetterKind::Reminder | LetterKind::LookAhead => Some(Post::Morning),
            LetterKind::Late => Some(Post::Late),
            LetterKind::LateList => Some(Post::LateList),
            _ => None,
        };
        self.letters.push(Letter {
            key: errand.key.clone(),
            post,
            shown: self
                .shown(errand)
                .map_err(|why| self.failure(now, "the lines of a letter", &why))?,
            meant: errand.instead_of.as_ref().unwrap_or(&errand.to).address.clone(),
            trial,
            written: now,
            told: errand.told.clone(),
            listing: post.is_none().then(|| self.listing(now, errand)),
            attempts: Vec::new(),
            sent: None,
            cancelled: false,
        });
        self.facts.open_letters.push(LetterFact {
            key: errand.key.clone(),
            kind: errand.kind,
            written_at: now,
            when_uncertain: WhenUncertain::SendOnceMore,
            attempts: Vec::new(),
            told: errand.told.clone(),
        });
        Ok(())
    }

    fn cancel(&mut self, key: &str) {
        self.tally.cancelled += 1;
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.cancelled = true;
        }
        self.facts.open_letters.retain(|l| l.key != key);
        self.facts.ledger = Default::default();
        for letter in &self.letters {
            match letter.cancelled {
                true => self.facts.ledger.note_cancelled(&letter.key),
                false => self.facts.ledger.note(&letter.key, &letter.told),
            }
        }
    }

    fn send(&mut self, now: Moment, key: &str) -> Result<(), Failure> {
        let time = now.time();
        let tells = self.letters.iter().any(|l| l.key == key && l.post.is_some());
        if tells && (!self.days.works(now.date_naive()) || time < hm(7, 45) || time >= hm(16, 30)) {
            return Err(self.failure(now, "a letter outside hours", key));
        }
        let mute = self.world.mute.iter().position(|(a, b)| *a <= now && now < *b);
        let outcome = match mute {
            None => Outcome::Accepted { answer: "250".into() },
            // Every fifth failure leaves it open whether the letter arrived.
            Some(n) if n % 5 == 4 => Outcome::Unknown { reason: "cut".into() },
            Some(n) => Outcome::Later {
                reason: "450".into(),
                whole_server: n % 2 == 0,
            },
        };
        let attempt = Attempt {
            started: now,
            data: matches!(outcome, Outcome::Unknown { .. } | Outcome::Accepted { .. }).then_some(now),
            ended: Some((now, outcome)),
        };
        self.facts.last_attempts.insert(0, attempt.clone());
        self.facts.last_attempts.truncate(20);
        let accepted = mute.is_none();
        for letter in self.letters.iter_mut().filter(|l| l.key == key) {
            letter.attempts.push(attempt.clone());
            letter.sent = accepted.then_some(now);
        }
        for open in self.facts.open_letters.iter_mut().filter(|l| l.key == key) {
            open.attempts.push(attempt.clone());
        }
        if accepted {
            self.facts.open_letters.retain(|l| l.key != key);
        }
        Ok(())
    }

    /// The letter as the oracle would put it; a fault where a task has two lines.
    fn shown(&self, errand: &Errand) -> Result<Lines, String> {
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
        let listed = |line: &TaskLine| {
            let unit = line.unit_name["Phòng u".len()..].parse().expect("a unit of ours");
            (self.by_id[&line.number], unit, line.due.expect("a day"))
        };
        let mut seen = HashSet::new();
        for line in lines {
            let Some(told) = &line.told else {
                if errand.kind == LetterKind::LateList {
                    shown.listed.insert(listed(line));
                }
                continue;
            };
            if !seen.insert((&line.number, line.due)) {
                return Err(format!("{} has two lines", line.number));
            }
            let (row, unit, due, stage) = self.read(told);
            let entry = shown.told.entry((row, due)).or_default();
            entry.1 = Some(role_of(told.role));
            if !entry.0.contains(&(unit, stage, role_of(told.role))) {
                return Err(format!("{} shows what the ledger will not know", line.number));
            }
        }
        shown.listed.extend(ahead_of_break.iter().map(listed));
        Ok(shown)
    }

    fn hold_against(&mut self, now: Moment, before: usize) -> Result<(), Failure> {
        let expected = self.expected(now, before);
        let mut got: BTreeMap<(Post, String), Lines> = BTreeMap::new();
        for letter in &self.letters[before..] {
            let Some(post) = letter.post else { continue };
            if got
                .insert((post, letter.meant.clone()), letter.shown.clone())
                .is_some()
            {
                return Err(self.failure(now, "two letters of a kind to one address", &letter.key));
            }
            self.tally.letters += 1;
            self.tally.trial += usize::from(letter.trial);
            self.tally.around += letter.shown.listed.len();
            for (_, stage, _) in letter.shown.told.values().flat_map(|(told, _)| told) {
                self.tally.stages[*stage] += 1;
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
    fn hold_lists_against(&mut self, now: Moment, before: usize) -> Result<(), Failure> {
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
            Some(live_from) => Known {
                world: self.world,
                days: &self.days,
                rows: &self.known,
                live_from,
                is_done: &|row, unit, last| self.is_done((row, unit, last)),
            }
            .due(now),
        };
        let page_is_due = due.iter().any(|l| l.kind == LetterKind::WeeklySummary);
        due.retain(|l| !had.contains(&name(l)));
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
            let finished = listing
                .entries
                .iter()
                .any(|(row, unit, last)| match (unit, last) {
                    (Some(unit), Some(last)) => self.is_done((*row, *unit, *last)),
                    _ => false,
                });
            if !is_right || finished {
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

    fn listing(&self, now: Moment, errand: &Errand) -> Listing {
        let (meant, today) = (errand.instead_of.as_ref().unwrap_or(&errand.to), now.date_naive());
        let once_for = match &errand.what {
            What::Week { period } | What::UnitWeek { period, .. } | What::Draft { period, .. } => {
                period.label.clone()
            }
            _ => match errand.kind {
                LetterKind::Questions => {
                    let week = chrono::Datelike::iso_week(&today);
                    format!("{}-{}", week.year(), week.week())
                }
                LetterKind::Monthly => today.format("%Y-%m").to_string(),
                _ => {
                    let live_from = self.rules.live_from.or(self.facts.first_applied);
                    live_from.map(|d| d.to_string()).unwrap_or_default()
                }
            },
        };
        let entry = |line: &TaskLine| {
            let unit = line
                .due
                .and_then(|_| line.unit_name.strip_prefix("Phòng u")?.parse().ok());
            (self.by_id[&line.number], unit, line.due)
        };
        Listing {
            kind: errand.kind,
            to: match errand.kind {
                LetterKind::UnitWeek => errand.addressee.clone(),
                _ => meant.address.clone(),
            },
            once_for,
            entries: lists::lines(&errand.what).iter().map(entry).collect(),
        }
    }

    fn say(&self, lines: Option<&Lines>) -> String {
        let Some(lines) = lines else {
            return "no letter".into();
        };
        let mut text = String::new();
        for ((row, due), (told, shown)) in &lines.told {
            let id = &self.world.rows[*row].id;
            let _ = write!(text, "[{id} L {due} shown as {shown:?}:");
            for (unit, stage, role) in told {
                let _ = write!(text, " u{unit} {} {role:?}", STAGES[*stage]);
            }
            text.push_str("] ");
        }
        for (row, unit, due) in &lines.listed {
            let _ = write!(text, "(listed: {} u{unit} L {due}) ", self.world.rows[*row].id);
        }
        text
    }

    /// The world as far as it matters to a person who must see why.
    fn failure(&self, now: Moment, what: &str, detail: &str) -> Failure {
        let mut text = format!("world {}: {what} at {now}\n{detail}\n", self.world.seed);
        let live_from = self.rules.live_from.or(self.facts.first_applied);
        let _ = writeln!(text, "going {:?}, live from {live_from:?}", self.rules.going);
        let named: Vec<usize> = match self
            .known
            .iter()
            .filter(|r| detail.contains(&self.world.rows[**r].id))
        {
            rows => rows.copied().collect(),
        };
        for row in named {
            let row = &self.world.rows[row];
            let _ = writeln!(
                text,
                "task {} \"{}\" leads {:?} support {:?} known {} {}",
                row.id,
                row.when.phrase(),
                row.leads,
                row.support,
                row.known,
                row.known_at
            );
            for mark in self.facts.marks.iter().filter(|m| m.task == row.id) {
                let _ = writeln!(
                    text,
                    "  mark {} {:?} {:?} {:?}",
                    mark.at, mark.unit, mark.due, mark.kind
                );
            }
            for letter in &self.letters {
                for told in letter.told.iter().filter(|t| t.task == row.id) {
                    let near = (letter.written - now).num_days().abs() < 30;
                    if near {
                        let _ = writeln!(
                            text,
                            "  told {} {} to {} as {:?} of L {} by {}{}{}",
                            letter.written,
                            told.stage.name(),
                            letter.meant,
                            told.role,
                            told.due,
                            told.unit,
                            if letter.cancelled { " TAKEN BACK" } else { "" },
                            if letter.is_open() { " on its way" } else { "" },
                        );
                    }
                }
            }
        }
        for unit in &self.world.office.units {
            let head = unit.head.as_ref().map(|m| m.address.as_str());
            let own = unit.mailbox.as_ref().map(|m| m.address.as_str());
            let _ = writeln!(text, "{}: {own:?} head {head:?}", unit.id);
        }
        let off: Vec<String> = (-10..15)
            .map(|n| plus(now.date_naive(), n))
            .filter(|d| !self.days.works(*d))
            .map(|d| d.format("%a %d/%m").to_string())
            .collect();
        let _ = writeln!(text, "off: {}", off.join(", "));
        for (name, spans) in [("down", &self.world.down), ("mute", &self.world.mute)] {
            for (a, b) in spans
                .iter()
                .filter(|(a, b)| *a < now && plus(b.date_naive(), 10) > now.date_naive())
            {
                let _ = writeln!(text, "{name} {a} .. {b}");
            }
        }
        for refusal in decide(now, &self.facts, &self.rules).not {
            let _ = writeln!(text, "not: {}: {}", refusal.what, refusal.reason);
        }
        Failure(text)
    }
}

fn role_of(role: Role) -> Hears {
    match role {
        Role::Lead => Hears::Lead,
        Role::Head => Hears::Head,
        Role::Owner => Hears::Owner,
        Role::Support => Hears::Support,
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

/// A live office of one unit, with the shipped days off.
pub fn plain_rules() -> Rules {
    let mut world = World::random(0);
    world.office.units.truncate(1);
    world.trial_first = false;
    rules(&world)
}

fn rules(world: &World) -> Rules {
    let mailbox = |name: &str| Mailbox {
        name: name.to_owned(),
        address: format!("{name}@example.org"),
    };
    Rules {
        office: world.office.clone(),
        sender: Sender {
            office: "Ban Quản lý".into(),
            signed_by: "Văn phòng".into(),
            from: mailbox("from"),
            reply_to: world.owner.clone(),
            envelope_from: "bounces@example.org".into(),
            domain: "example.org".into(),
        },
        issuer: Issuer {
            parent: "UBND".into(),
            office: "BAN QUẢN LÝ".into(),
            name: "Ban Quản lý".into(),
            symbol: "BQL".into(),
            place: "Hải Phòng".into(),
            authority: vec!["TRƯỞNG BAN".into()],
            signer: String::new(),
            recipients: vec![],
        },
        owner: world.owner.clone(),
        leaders: world.leaders.clone(),
        going: if world.trial_first {
            Going::Shadow
        } else {
            Going::Live
        },
        live_from: world.live_from,
        hours: Hours {
            morning: hm(7, 45),
            late: hm(13, 15),
            close: hm(16, 30),
        },
        policy: Policy::default(),
        calendar: calendar(&world.days_off),
        regimes: vec![Regime {
            id: "week".into(),
            kind: PeriodKind::Week,
            rule: WindowRule::WeekFrom(chrono::Weekday::Fri),
            cutoff: hm(23, 50),
            legal_basis: String::new(),
        }],
        pulls: vec![],
        reports: vec![],
        weekly: world.weekly.then(|| WeeklyRule {
            regime: "week".into(),
            title: "Báo cáo tuần".into(),
            drafter: world.drafter.clone(),
            draft_at: hm(10, 0),
            summary_at: hm(15, 0),
        }),
        patience: Patience::default(),
    }
}
