//! `outbox resend`: one letter by its key, or those of a span in which a mail server lost its mail.

use super::super::desk;
use super::super::exit::Exit;
use super::{name, needs_person};
use crate::agenda::{self, Facts, LetterFact};
use crate::calendar::{Moment, at, day_of, hm};
use crate::config::Settings;
use crate::letter::LetterKind;
use crate::outbox::State;
use crate::store::{LetterRow, Store};
use anyhow::{Context, bail, ensure};
use chrono::Days;
use clap::Args;
use serde_json::json;

#[derive(Args)]
pub struct Resend {
    /// The letter's key, as `outbox list` shows it
    #[arg(required_unless_present = "since")]
    key: Option<String>,
    /// All letters that were last tried from this moment or day on: 2026-07-03T08:00:00+07:00, 2026-07-03
    #[arg(long, value_name = "MOMENT", conflicts_with = "key")]
    since: Option<String>,
    /// Up to this moment, or through this day; now where it is left out
    #[arg(long, value_name = "MOMENT", requires = "since")]
    until: Option<String>,
    /// Also letters that the server took: it lost them afterwards
    #[arg(long)]
    sent: bool,
    /// Also letters that say something no longer so
    #[arg(long)]
    obsolete: bool,
    /// Only show which ones
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

/// A letter of the span, and why it is left out.
struct Found {
    row: LetterRow,
    state: State,
    left_out: Option<String>,
}

pub fn run(args: &Resend, settings: &Settings) -> anyhow::Result<Exit> {
    let now = crate::daemon::clock::now();
    let mut store = match args.dry_run {
        true => desk::look(&settings.database)?,
        false => desk::open(&settings.database)?,
    };
    let facts = store.facts(now)?;
    let rows = match (&args.key, &args.since) {
        (Some(key), _) => vec![
            store
                .letter(key)?
                .with_context(|| format!("no letter {key}; `dossierd outbox list` shows the keys"))?,
        ],
        (None, Some(since)) => {
            let from = moment(since, false)?;
            let to = args.until.as_ref().map_or(Ok(now), |until| moment(until, true))?;
            ensure!(
                from <= to,
                "--since {from} lies behind --until {to}; exchange them"
            );
            in_span(&store, settings, (from, to), now)?
        }
        (None, None) => bail!("name a letter, or a span with --since"),
    };
    let found: Vec<Found> = rows
        .into_iter()
        .map(|row| judge(row, args, &facts, settings, now))
        .collect();
    if let (Some(_), [only]) = (&args.key, found.as_slice())
        && let Some(why) = &only.left_out
    {
        bail!("letter {}: {why}", only.row.letter.key);
    }
    // Shown before it is done.
    for letter in &found {
        show(letter, args.json)?;
    }
    let again: Vec<&Found> = found.iter().filter(|f| f.left_out.is_none()).collect();
    if !args.dry_run {
        for letter in &again {
            store.ask_again(&letter.row.letter.key)?;
        }
    }
    if !args.json {
        let left = found.len() - again.len();
        let what = if args.dry_run { "would be" } else { "will be" };
        say!(
            "{} {what} sent again, each under its own Message-ID; {left} left out",
            again.len()
        );
    }
    Ok(Exit::Done)
}

/// The letters whose last attempt lies in the span; those never tried lie where they were written.
fn in_span(
    store: &Store,
    settings: &Settings,
    (from, to): (Moment, Moment),
    now: Moment,
) -> anyhow::Result<Vec<LetterRow>> {
    let mut found = Vec::new();
    for standing in store.letters(&settings.rules.patience, now)? {
        let Some(row) = store.letter(&standing.key)? else {
            continue;
        };
        let last = row.attempts.last().or(row.earlier.last());
        let last = last.map_or(row.letter.written_at, |a| a.started);
        if (from..to).contains(&last) {
            found.push(row);
        }
    }
    Ok(found)
}

fn judge(row: LetterRow, args: &Resend, facts: &Facts, settings: &Settings, now: Moment) -> Found {
    let state = row.state(&settings.rules.patience, now);
    let is_wanted = needs_person(&state) || (args.sent && matches!(state, State::Sent { .. }));
    let today = day_of(now);
    let is_reached = settings.rules.on(today).reaches(&row.letter.to.address, today);
    let left_out = match &state {
        _ if is_wanted && !is_reached && row.letter.kind != LetterKind::Test => {
            Some("its address is no longer in force".into())
        }
        _ if is_wanted => outdated(&row, facts, settings, now)
            .filter(|_| !args.obsolete)
            .map(|why| format!("no longer so: {why}; --obsolete sends it all the same")),
        State::Sent { .. } => Some("it was sent; --sent sends it again".into()),
        State::Cancelled => Some("it was taken back; what holds of it is told by another letter".into()),
        state => Some(format!("it is {} and goes by itself", name(state))),
    };
    Found { row, state, left_out }
}

/// Why the letter would say something that is no longer so.
fn outdated(row: &LetterRow, facts: &Facts, settings: &Settings, now: Moment) -> Option<String> {
    let letter = &row.letter;
    if letter.kind == LetterKind::Test {
        return None;
    }
    let fact = LetterFact {
        key: letter.key.clone(),
        kind: letter.kind,
        to: letter.to.address.clone(),
        written_at: letter.written_at,
        when_uncertain: row.when_uncertain,
        attempts: row.attempts.clone(),
        told: letter.told.clone(),
        is_asked_again: true,
    };
    agenda::obsolete(&fact, &letter.listed, facts, &settings.rules, now)
}

fn show(found: &Found, as_json: bool) -> anyhow::Result<()> {
    let letter = &found.row.letter;
    if as_json {
        return desk::print_json(&json!({
            "key": letter.key, "kind": letter.kind, "to": letter.to.address, "subject": letter.subject,
            "message_id": letter.message_id, "state": name(&found.state),
            "again": found.left_out.is_none(), "why_not": found.left_out,
        }));
    }
    let verdict = if found.left_out.is_none() {
        "again"
    } else {
        "left out"
    };
    say!(
        "{verdict:<8} {:<9} {:<40} {} -> {}{}",
        name(&found.state),
        letter.key,
        letter.subject,
        letter.to.address,
        found
            .left_out
            .as_ref()
            .map_or(String::new(), |why| format!(" ({why})"))
    );
    Ok(())
}

/// A moment, or a day: its beginning, or the beginning of the next.
fn moment(text: &str, is_end: bool) -> anyhow::Result<Moment> {
    if let Ok(day) = desk::day(text) {
        let day = if is_end { day + Days::new(1) } else { day };
        return Ok(at(day, hm(0, 0)));
    }
    let args = super::super::desk::AtMoment {
        at: Some(text.to_owned()),
    };
    let moment = desk::moment(&args).with_context(|| format!("\"{text}\" is neither a day nor a moment"))?;
    Ok(moment)
}
