//! The memory of what was told, which is derived from the letters themselves.

use crate::dossier::Column;
use crate::letter::{LetterKind, Told};
use crate::remind::{Role, Stage};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// Who hears of an occurrence (task, lead unit, L): one in each role, but any number of
/// cooperating units, told apart by the mark of their address.
type Hearing = (String, String, NaiveDate, Role, String);

/// What was told, and under which keys. Cancelled letters were not told.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    written: HashSet<String>,
    /// To how many addresses a letter of that name and day was written: keys without the address.
    readers: HashMap<String, usize>,
    cancelled: HashMap<String, usize>,
    highest: HashMap<Hearing, Stage>,
    /// The same for letters of a trial run, which told the owner only.
    highest_in_trial: HashMap<Hearing, Stage>,
    /// The conflicts that keys name, in a trial run or live, with the week of their letter.
    conflicts: HashMap<(bool, String), String>,
    /// The figures of reports sent that keys name as changed, in a trial run or live.
    corrected: HashSet<(bool, String)>,
    /// The answers by mail that the plan's owner was told of, in a trial run or live alike.
    told_answers: HashSet<i64>,
    /// Those of which he was told that their question is over.
    told_over: HashSet<i64>,
    /// The letters by the hour, which tell no stage.
    by_the_hour: HashSet<String>,
    /// The newest letter on changes of figures live, and in a trial run: its day and the newest
    /// snapshot that it tells.
    changes: [Option<(NaiveDate, i64)>; 2],
}

/// Begins the key of a letter by the hour; its moment, task, limit and address follow.
pub const BY_THE_HOUR: &str = "hour-";

/// Begins the key of every letter of a trial run.
pub const TRIAL: &str = "trial-";

/// Begins the key of a letter that tells conflicts.
const CONFLICTS: &str = "conflicts-";

/// Begins the key of a letter on a report whose figures have changed since it was sent.
const CORRECTION: &str = "correction-";

/// Begins the key of a letter to the owner; the numbers of its answers follow, with dots between.
pub const NOTICE: &str = "answer-owner";

/// Ends these numbers where the letter tells that their questions are over.
pub const OVER: &str = "over";

/// First part of the letters' keys; the second is the day, and the newest snapshot that is told.
pub const CHANGES: &str = "changes";

impl Ledger {
    /// Remembers a letter that was queued, whatever became of it but cancelled.
    pub fn note(&mut self, key: &str, told: &[Told]) {
        if self.written.insert(base(key).to_owned())
            && let Some((begin, _)) = base(key).rsplit_once('-')
        {
            *self.readers.entry(begin.to_owned()).or_default() += 1;
        }
        self.note_conflicts(base(key));
        self.note_corrected(base(key));
        self.note_changes(base(key));
        match numbers_of(key).ends_with(OVER) {
            true => self.told_over.extend(notice_of(key)),
            false => self.told_answers.extend(notice_of(key)),
        }
        if base(key)
            .strip_prefix(TRIAL)
            .unwrap_or(base(key))
            .starts_with(BY_THE_HOUR)
        {
            self.by_the_hour.insert(base(key).to_owned());
        }
        let highest = if key.starts_with(TRIAL) {
            &mut self.highest_in_trial
        } else {
            &mut self.highest
        };
        let mark = base(key).rsplit('-').next().unwrap_or_default();
        for line in told {
            let stage = highest
                .entry(hearing(&line.task, &line.unit, line.due, line.role, mark))
                .or_insert(line.stage);
            *stage = (*stage).max(line.stage);
        }
    }

    /// "conflicts-1f2e3d4c.5b6a7988-2026-W23-" and the mark of the address.
    fn note_conflicts(&mut self, key: &str) {
        let live = key.strip_prefix(TRIAL).unwrap_or(key);
        let Some(rest) = live.strip_prefix(CONFLICTS) else {
            return;
        };
        let (names, rest) = rest.split_once('-').unwrap_or((rest, ""));
        let week = rest.rsplit_once('-').map_or("", |(week, _)| week);
        let in_trial = live.len() < key.len();
        let names = names.split('.');
        self.conflicts
            .extend(names.map(|name| ((in_trial, name.to_owned()), week.to_owned())));
    }

    /// "correction-7-c3.c10-" and the mark of the address.
    fn note_corrected(&mut self, key: &str) {
        let live = key.strip_prefix(TRIAL).unwrap_or(key);
        let mut parts = live.strip_prefix(CORRECTION).unwrap_or_default().split('-');
        let (Some(reported), Some(columns)) = (parts.next(), parts.next()) else {
            return;
        };
        let in_trial = live.len() < key.len();
        let columns = columns.split('.');
        self.corrected
            .extend(columns.map(|column| (in_trial, format!("{reported}/{column}"))));
    }

    /// "changes-20261121.400-" and the mark of the address.
    fn note_changes(&mut self, key: &str) {
        let live = key.strip_prefix(TRIAL).unwrap_or(key);
        let mut parts = live.split('-');
        let name = parts.next();
        let told = parts.next().and_then(|when| {
            let (day, id) = when.split_once('.')?;
            Some((NaiveDate::parse_from_str(day, "%Y%m%d").ok()?, id.parse().ok()?))
        });
        let newest = &mut self.changes[usize::from(live.len() < key.len())];
        if name == Some(CHANGES) && told.map(|(_, id)| id) > newest.map(|(_, id)| id) {
            *newest = told;
        }
    }

    /// The newest letter on changes of figures: its day, and the newest snapshot that it tells.
    pub fn last_changes(&self, in_trial: bool) -> Option<(NaiveDate, i64)> {
        self.changes[usize::from(in_trial)]
    }

    /// Whether the plan's owner was told of that answer by mail.
    pub fn has_told_answer(&self, id: i64) -> bool {
        self.told_answers.contains(&id)
    }

    /// Whether the plan's owner was told that nobody has answered the question of that answer.
    pub fn has_told_over(&self, id: i64) -> bool {
        self.told_over.contains(&id)
    }

    /// Whether a letter was written that this figure of that report has changed.
    pub fn has_correction(&self, reported: i64, column: Column, in_trial: bool) -> bool {
        let name = format!("{reported}/c{}", column.number());
        self.corrected.contains(&(in_trial, name))
    }

    /// Remembers that a letter was cancelled before it went out.
    pub fn note_cancelled(&mut self, key: &str) {
        *self.cancelled.entry(base(key).to_owned()).or_default() += 1;
    }

    /// Whether a letter of that key was written and not cancelled.
    pub fn has(&self, key: &str) -> bool {
        self.written.contains(key)
    }

    /// To how many addresses the letter was written whose key begins so; the address ends it.
    pub fn readers(&self, begin: &str) -> usize {
        self.readers.get(begin).copied().unwrap_or_default()
    }

    /// Whether a letter of that key was taken back and not written anew.
    pub fn was_taken_back(&self, key: &str) -> bool {
        self.cancelled.contains_key(key) && !self.written.contains(key)
    }

    /// The week of the letter whose key names that conflict; empty where the key names none.
    pub fn week_of_conflict(&self, conflict: &str, in_trial: bool) -> Option<&str> {
        let week = self.conflicts.get(&(in_trial, conflict.to_owned()))?;
        Some(week)
    }

    /// The key under which the letter is written now: after a cancelled one, the next revision,
    /// so that its Message-ID is another.
    pub fn key(&self, key: &str) -> String {
        match self.cancelled.get(key) {
            None => key.to_owned(),
            Some(n) => format!("{key}.r{}", n + 1),
        }
    }

    /// Whether any occurrence of the task was told to anybody, in a trial run or live.
    pub fn has_told_of(&self, task: &str) -> bool {
        let mut told = self.highest.keys().chain(self.highest_in_trial.keys());
        told.any(|(t, ..)| t == task)
    }

    /// The keys of letters by the hour to whoever has that mark.
    pub fn by_the_hour(&self, mark: &str, in_trial: bool) -> impl Iterator<Item = &str> {
        let is_theirs = move |key: &&str| key.ends_with(mark) && key.starts_with(TRIAL) == in_trial;
        self.by_the_hour.iter().map(String::as_str).filter(is_theirs)
    }

    /// Whether some occurrence of the task was told to whoever has that mark, in one of the roles
    /// that do the work.
    pub fn has_told(&self, task: &str, unit: &str, (role, mark): (Role, &str), in_trial: bool) -> bool {
        let highest = if in_trial {
            &self.highest_in_trial
        } else {
            &self.highest
        };
        let (_, _, _, role, mark) = hearing(task, unit, NaiveDate::MIN, role, mark);
        highest
            .keys()
            .any(|(t, u, _, r, m)| (t.as_str(), u.as_str(), *r, m) == (task, unit, role, &mark))
    }

    /// The occurrences that were told to that unit or, as one that cooperates, to whoever has that
    /// mark; those with L from that day on.
    pub fn told_to(&self, unit: &str, mark: &str, from: NaiveDate, in_trial: bool) -> Vec<Told> {
        let highest = if in_trial {
            &self.highest_in_trial
        } else {
            &self.highest
        };
        let hears = |(_, u, due, role, m): &Hearing| match role {
            Role::Lead => u == unit && from <= *due,
            Role::Support => m == mark && from <= *due,
            _ => false,
        };
        let told = highest.iter().filter(|(hearing, _)| hears(hearing));
        let mut told: Vec<Told> = told
            .map(|((task, unit, due, role, _), stage)| Told {
                task: task.clone(),
                unit: unit.clone(),
                due: *due,
                stage: *stage,
                role: *role,
            })
            .collect();
        told.sort();
        told
    }

    /// The highest stage of that occurrence that was told to whom it concerns in this role, in a
    /// trial run or live; `mark` stands for the address, as it does in keys.
    ///
    /// Each is remembered apart: the letter to a lead may be taken back, or be written before
    /// the task was known, while that to a cooperating unit goes out.
    pub fn highest(
        &self,
        (task, unit, due): (&str, &str, NaiveDate),
        role: Role,
        mark: &str,
        in_trial: bool,
    ) -> Option<Stage> {
        let highest = if in_trial {
            &self.highest_in_trial
        } else {
            &self.highest
        };
        // Owned keys keep the map simple; a year of an office is some thousand look-ups.
        highest.get(&hearing(task, unit, due, role, mark)).copied()
    }
}

/// An outage is known as long as its requests.
const FETCHES_REMEMBERED: u64 = 400;

/// For how many days after it was written a look at due tasks asks for the key of a letter; `None`
/// is for ever. Letters of a day are asked for on that day, those by the hour until the day after;
/// those of a week until the next week with a working day; drafts and parts for the longest period,
/// a year; what is told once of a plan or a calendar as long as these stand.
pub fn remembered_days(kind: LetterKind) -> Option<u64> {
    match kind {
        LetterKind::Reminder
        | LetterKind::Late
        | LetterKind::LateList
        | LetterKind::LookAhead
        | LetterKind::Dossiers
        | LetterKind::Questions
        | LetterKind::Monthly
        | LetterKind::EventRequest
        | LetterKind::Receipt
        | LetterKind::DaysOff
        | LetterKind::FiguresWanted
        | LetterKind::FiguresReceipt
        | LetterKind::Health
        | LetterKind::AnswerReceipt
        | LetterKind::AnswerNotice
        | LetterKind::Confirmation
        | LetterKind::Undelivered
        | LetterKind::Test => Some(45),
        LetterKind::WeeklySummary | LetterKind::UnitWeek => Some(90),
        LetterKind::Draft | LetterKind::Contribution => Some(500),
        LetterKind::Correction => Some(800),
        LetterKind::Outage | LetterKind::Alarm => Some(FETCHES_REMEMBERED),
        LetterKind::GoingLive
        | LetterKind::Proposals
        | LetterKind::Moved
        | LetterKind::Milestones
        | LetterKind::CarryOver
        | LetterKind::FigureChanges => None,
    }
}

fn hearing(task: &str, unit: &str, due: NaiveDate, role: Role, mark: &str) -> Hearing {
    let mark = if role == Role::Support { mark } else { "" };
    (task.to_owned(), unit.to_owned(), due, role, mark.to_owned())
}

/// The key without its revision.
pub fn base(key: &str) -> &str {
    match key.rsplit_once(".r") {
        Some((base, n)) if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()) => base,
        _ => key,
    }
}

/// Whether the letter of that key was written in a trial run: whoever it was for, the owner had it.
pub fn is_of_trial(key: &str) -> bool {
    key.starts_with(TRIAL)
}

/// The numbers of the answers that the letter of that key tells the owner of.
pub fn notice_of(key: &str) -> Vec<i64> {
    numbers_of(key)
        .split('.')
        .filter_map(|n| n.parse().ok())
        .collect()
}

fn numbers_of(key: &str) -> &str {
    let key = base(key.strip_prefix(TRIAL).unwrap_or(key));
    let rest = key.strip_prefix(NOTICE).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.split('-').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_letter_frees_its_place_under_a_new_key() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.key("late-2026-07-03-ab"), "late-2026-07-03-ab");
        ledger.note_cancelled("late-2026-07-03-ab");
        assert!(!ledger.has("late-2026-07-03-ab"));
        assert_eq!(ledger.key("late-2026-07-03-ab"), "late-2026-07-03-ab.r2");
        ledger.note("late-2026-07-03-ab.r2", &[]);
        assert!(ledger.has("late-2026-07-03-ab"));
    }

    #[test]
    fn the_highest_told_stage_is_kept_for_each_who_hears_of_it() {
        let due = NaiveDate::from_ymd_opt(2026, 7, 4).unwrap();
        let told = |stage, role| Told {
            task: "t".into(),
            unit: "u".into(),
            due,
            stage,
            role,
        };
        let mut ledger = Ledger::default();
        ledger.note("morning-a", &[told(Stage::Ahead2, Role::Lead)]);
        ledger.note("morning-b.r2", &[told(Stage::Ahead5, Role::Lead)]);
        ledger.note("morning-b.r2", &[told(Stage::Ahead5, Role::Support)]);
        let highest = |unit, role, mark| ledger.highest(("t", unit, due), role, mark, false);
        assert_eq!(highest("u", Role::Lead, "b"), Some(Stage::Ahead2));
        assert_eq!(highest("v", Role::Lead, "a"), None);
        assert_eq!(highest("u", Role::Support, "b"), Some(Stage::Ahead5));
        assert_eq!(
            highest("u", Role::Support, "a"),
            None,
            "another unit that cooperates"
        );
        assert_eq!(highest("u", Role::Owner, "a"), None);
    }
}
