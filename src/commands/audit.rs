//! `audit`: who was told what, when, why, with the server's answer; and who was not, and why.

mod said;
mod sheet;

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::agenda::{Rules, Untold, tells_by_the_hour, untold};
use crate::calendar::{Moment, WorkingCalendar, day_of};
use crate::letter::Told;
use crate::outbox::{Attempt, Outcome, State};
use crate::plan::{Mark, Task, after_event};
use crate::store::LetterRow;
use anyhow::{Context, bail};
use chrono::{Days, NaiveDate};
use clap::Args;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

#[derive(Args)]
pub struct Audit {
    /// Only this task: its number in the plan, or its identity
    #[arg(long, value_name = "N")]
    task: Option<String>,
    /// Only this unit: what it was told, and what others were told of its tasks
    #[arg(long, value_name = "ID")]
    unit: Option<String>,
    /// First day [default: 30 days before the last]
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    from: Option<NaiveDate>,
    /// Last day [default: today]
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    to: Option<NaiveDate>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
    /// Write an Excel file for the office
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    xlsx: Option<PathBuf>,
}

/// Longer is asked for in parts: every day is decided anew.
const LONGEST: i64 = 400;

/// A letter with what of it was asked for.
struct TellingLetter {
    row: LetterRow,
    told: Vec<Told>,
    state: State,
}

/// What is said of one letter or of one occurrence that was not told.
struct Answer {
    letters: Vec<TellingLetter>,
    untold: Vec<Untold>,
    /// What people said of the one task that was asked for.
    said: Vec<said::Said>,
    /// Every task that was ever stored, for its number.
    tasks: Vec<Task>,
    /// What was said of them by then.
    marks: Vec<Mark>,
    calendar: WorkingCalendar,
}

impl Answer {
    /// The task's number in the plan, else its identity.
    fn number<'a>(&'a self, id: &'a str) -> &'a str {
        let task = self.tasks.iter().rev().find(|t| t.id == id);
        task.map_or(id, |t| t.number.as_str())
    }

    /// The limit of an occurrence that has an hour: the task's own, or from an event that was reported.
    fn limit(&self, id: &str, due: NaiveDate) -> Option<Moment> {
        let task = self.tasks.iter().rev().find(|t| t.id == id)?;
        let of_task = self.marks.iter().rev().filter(|m| m.task == id);
        let events = of_task.filter_map(|m| m.kind.happening());
        let counted = events.filter_map(|e| after_event(&task.deadline, e, &self.calendar)?.limit);
        let own = task.deadline.limit();
        own.into_iter().chain(counted).find(|l| day_of(*l) == due)
    }

    /// "2026-07-03 limit 14:30" of an occurrence.
    fn due(&self, id: &str, due: NaiveDate) -> String {
        let limit = self.limit(id, due);
        let limit = limit.map(|l| l.format(" limit %H:%M").to_string());
        format!("{due}{}", limit.unwrap_or_default())
    }
}

pub fn run(args: &Audit, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = desk::moment(&args.at)?;
    let to = args.to.unwrap_or_else(|| day_of(now));
    let from = args.from.unwrap_or(to - Days::new(30));
    if to < from {
        bail!("--to {to} lies before --from {from}");
    }
    if (to - from).num_days() > LONGEST {
        bail!("an audit looks at {LONGEST} days at most; choose a nearer --from or --to");
    }
    let answer = ask(args, &settings, from, to, now)?;
    if let Some(path) = &args.xlsx {
        let bytes = sheet::xlsx(&answer, &settings.rules, from, to, day_of(now))?;
        std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
        say!(
            "{} letters and {} reasons written to {}",
            answer.letters.len(),
            answer.untold.len(),
            path.display()
        );
    } else if args.json {
        for line in lines(&answer) {
            desk::print_json(&line)?;
        }
    } else {
        print(&answer);
    }
    Ok(Exit::Done)
}

fn ask(
    args: &Audit,
    settings: &crate::config::Settings,
    from: NaiveDate,
    to: NaiveDate,
    now: Moment,
) -> anyhow::Result<Answer> {
    let rules = &settings.rules;
    if let Some(unit) = args.unit.as_ref().filter(|u| rules.office.unit(u).is_none()) {
        bail!("no unit \"{unit}\" is configured; write its id");
    }
    let mut store = desk::look(&settings.database)?;
    let history = store.history()?;
    let tasks: Vec<Task> = history.versions.iter().map(|v| v.task.clone()).collect();
    let is_named = |id: &str| {
        args.task
            .as_ref()
            .is_none_or(|name| id == name || tasks.iter().any(|t| t.id == *id && t.number == *name))
    };
    let is_known = |name: &&String| tasks.iter().any(|t| t.number == **name || t.id == **name);
    if let Some(name) = args.task.as_ref().filter(|name| !is_known(name)) {
        let of_settings = name.starts_with("report-") || name.starts_with("duty-");
        if !of_settings {
            bail!("no task \"{name}\" was ever stored; `dossierd task list` shows the numbers");
        }
    }
    let is_unit = |unit: &str| args.unit.as_ref().is_none_or(|u| u == unit);
    let mut letters = Vec::new();
    for (row, told) in store.told_letters()? {
        let day = day_of(row.letter.written_at);
        let is_asked = from <= day && day <= to && row.letter.written_at <= now;
        let is_theirs = args.unit.is_none() || is_to_unit(&row, args.unit.as_deref(), rules);
        let is_list = told.is_empty() && args.task.is_none() && is_theirs;
        let told: Vec<Told> = told
            .into_iter()
            .filter(|t| is_named(&t.task) && (is_unit(&t.unit) || is_theirs))
            .collect();
        // What is told by the hour has no stage, and still is told of a task.
        let mut named = tasks.iter().filter(|t| args.task.is_some() && is_named(&t.id));
        let is_by_the_hour = is_theirs && named.any(|t| tells_by_the_hour(&row.letter.key, &t.id));
        if is_asked && (is_list || is_by_the_hour || !told.is_empty()) {
            let state = row.state(&rules.patience, now);
            letters.push(TellingLetter { row, told, state });
        }
    }
    let mut untold = untold(&history, rules, from, to, now);
    untold.retain(|u| is_named(&u.task) && (u.unit.is_empty() && args.unit.is_none() || is_unit(&u.unit)));
    let of_days = |at: Moment| from <= day_of(at) && day_of(at) <= to && at <= now;
    let said = match &args.task {
        None => Vec::new(),
        Some(_) => {
            let came = store.answers_since(from)?;
            let answers: Vec<_> = came.iter().filter(|fact| of_days(fact.at)).collect();
            let marks: Vec<_> = history.marks.iter().filter(|m| of_days(m.at)).collect();
            said::said(&marks, &answers, is_named)
        }
    };
    Ok(Answer {
        letters,
        untold,
        said,
        tasks,
        marks: history.marks.into_iter().filter(|m| m.at <= now).collect(),
        calendar: rules.calendar.clone(),
    })
}

/// Whether the letter went to the unit's mailbox or its head.
fn is_to_unit(row: &LetterRow, unit: Option<&str>, rules: &Rules) -> bool {
    let unit = unit.and_then(|id| rules.office.unit(id));
    unit.is_some_and(|unit| {
        let mut theirs = unit.mailbox.iter().chain(&unit.head);
        theirs.any(|m| m.address.eq_ignore_ascii_case(&row.letter.to.address))
    })
}

/// What the server said, or why it could not be asked.
fn outcome(attempt: &Attempt) -> (&'static str, &str) {
    match attempt.ended.as_ref().map(|(_, outcome)| outcome) {
        Some(Outcome::Accepted { answer }) => ("accepted", answer),
        Some(Outcome::Refused { answer }) => ("refused", answer),
        Some(Outcome::Denied { answer }) => ("denied", answer),
        Some(Outcome::Later { reason, .. }) => ("later", reason),
        Some(Outcome::Unknown { reason }) => ("unknown", reason),
        None => ("broken-off", ""),
    }
}

fn attempts(row: &LetterRow) -> impl Iterator<Item = &Attempt> {
    row.earlier.iter().chain(&row.attempts)
}

/// SHA-256 of the letter's text, which is not shown.
fn text_hash(row: &LetterRow) -> String {
    let digest = Sha256::digest(row.letter.text.as_bytes());
    digest.iter().map(|b| format!("{b:02x}")).collect()
}

fn lines(answer: &Answer) -> Vec<Value> {
    let letters = answer.letters.iter().map(|l| letter_json(l, answer));
    let untold = answer.untold.iter().map(|u| {
        json!({
            "kind": "not-told", "task": u.number, "id": u.task, "unit": u.unit, "due": u.due,
            "limit": u.due.and_then(|due| answer.limit(&u.task, due)), "from": u.first, "to": u.last, "reason": u.reason,
            "decided": "anew, with the present configuration",
        })
    });
    let said = answer.said.iter().map(|s| s.json.clone());
    letters.chain(said).chain(untold).collect()
}

fn letter_json(found: &TellingLetter, answer: &Answer) -> Value {
    let (row, letter) = (&found.row, &found.row.letter);
    let told: Vec<Value> = found
        .told
        .iter()
        .map(|t| {
            json!({
                "task": answer.number(&t.task), "id": t.task, "unit": t.unit, "due": t.due,
                "limit": answer.limit(&t.task, t.due), "stage": t.stage, "role": t.role,
            })
        })
        .collect();
    let attempts: Vec<Value> = attempts(row)
        .map(|attempt| {
            let (outcome, answer) = outcome(attempt);
            json!({
                "started": attempt.started, "data": attempt.data,
                "ended": attempt.ended.as_ref().map(|(at, _)| at), "outcome": outcome, "answer": answer,
            })
        })
        .collect();
    json!({
        "kind": "letter", "at": letter.written_at, "letter": letter.key, "letter_kind": letter.kind,
        "to": [letter.to.address], "name": letter.to.name, "subject": letter.subject,
        "message_id": letter.message_id, "text_sha256": text_hash(row), "reason": row.reason,
        "told": told, "state": super::outbox::name(&found.state), "attempts": attempts,
    })
}

fn print(answer: &Answer) {
    for found in &answer.letters {
        let letter = &found.row.letter;
        say!(
            "{}  {} to {} <{}>: {}",
            letter.written_at,
            letter.key,
            letter.to.name,
            letter.to.address,
            super::outbox::name(&found.state)
        );
        say!("    {}", letter.subject);
        say!("    because: {}", found.row.reason);
        for told in &found.told {
            say!(
                "    told: task {}, unit {}, due {}, {} ({})",
                answer.number(&told.task),
                told.unit,
                answer.due(&told.task, told.due),
                told.stage.name(),
                told.role.name()
            );
        }
        for attempt in attempts(&found.row) {
            let (outcome, answer) = outcome(attempt);
            say!("    {}: {outcome} {answer}", attempt.started);
        }
        say!("    {} text sha256 {}", letter.message_id, text_hash(&found.row));
    }
    for said in &answer.said {
        say!("{}  {}", said.at, said.text);
    }
    if !answer.untold.is_empty() {
        say!("not told (decided anew on what was known then, with the present configuration):");
    }
    for u in &answer.untold {
        let days = match u.first == u.last {
            true => u.first.to_string(),
            false => format!("{} to {}", u.first, u.last),
        };
        let unit = match u.unit.as_str() {
            "" => String::new(),
            unit => format!(", unit {unit}"),
        };
        let due = u.due.map(|d| format!(", due {}", answer.due(&u.task, d)));
        let due = due.unwrap_or_default();
        say!("  {days}: task {}{unit}{due}: {}", u.number, u.reason);
    }
}
