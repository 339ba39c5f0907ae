//! `outbox list/show/resend/cancel`: letters and their attempts; `pause/resume/release`: whether they
//! leave.

mod again;

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::agenda;
use crate::outbox::{Outcome, State};
use crate::store::LetterRow;
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use serde_json::json;

#[derive(Subcommand)]
pub enum OutboxCommand {
    /// All letters with their state
    List(List),
    /// One letter with its attempts
    Show(Show),
    /// Send again what is uncertain, refused or dead: one letter, or those of a span
    Resend(again::Resend),
    /// The kill switch: no letter leaves until `resume`, not even one that is about to
    Pause(Pause),
    /// Let letters leave again after `pause`
    Resume,
    /// Let go what the brake holds: more would have left than the settings allow
    Release,
    /// Take back a letter that has not left
    Cancel(Key),
}

#[derive(Args)]
pub struct List {
    /// Only letters that are not sent
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Show {
    key: String,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct Pause {
    /// Why, for whoever looks at it later
    #[arg(long, default_value = "")]
    reason: String,
}

#[derive(Args)]
pub struct Key {
    /// The letter's key, as `outbox list` shows it
    key: String,
}

pub fn run(command: &OutboxCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    match command {
        OutboxCommand::List(args) => list(args, &settings),
        OutboxCommand::Show(args) => show(args, &settings),
        OutboxCommand::Resend(args) => again::run(args, &settings),
        OutboxCommand::Pause(args) => {
            let mut store = desk::open(&settings.database)?;
            store.pause_sending(&args.reason, crate::daemon::clock::now())?;
            say!("no letter leaves from now on; dossierd outbox resume lets them go");
            Ok(Exit::Done)
        }
        OutboxCommand::Resume => {
            desk::open(&settings.database)?.resume_sending(crate::daemon::clock::now())?;
            say!("letters leave again");
            if settings.rules.post.paused {
                say!("but the configuration still says [mail] paused = true");
                return Ok(Exit::Attention);
            }
            Ok(Exit::Done)
        }
        OutboxCommand::Release => {
            desk::open(&settings.database)?.release_brake(crate::daemon::clock::now())?;
            say!("the brake is released; what has left until now counts no more");
            Ok(Exit::Done)
        }
        OutboxCommand::Cancel(args) => {
            let mut store = desk::open(&settings.database)?;
            let row = store
                .letter(&args.key)?
                .with_context(|| format!("no letter {}", args.key))?;
            let now = crate::daemon::clock::now();
            let state = row.state(&settings.rules.patience, now);
            if matches!(state, State::Sent { .. }) {
                bail!("letter {} was sent; it cannot be taken back", args.key);
            }
            store.give_up(&args.key, now)?;
            say!("{}: cancelled", args.key);
            Ok(Exit::Done)
        }
    }
}

fn list(args: &List, settings: &crate::config::Settings) -> anyhow::Result<Exit> {
    let now = desk::moment(&args.at)?;
    let store = desk::look(&settings.database)?;
    let letters = store.letters(&settings.rules.patience, now)?;
    let standstill = agenda::standstill(&store.post_facts(now)?, &settings.rules, now);
    let mut attention = !standstill.is_empty();
    if !args.json {
        standstill.iter().for_each(|why| say!("{why}"));
    }
    for letter in letters.iter().filter(|l| !args.open || !is_settled(&l.state)) {
        attention |= needs_person(&letter.state);
        if args.json {
            desk::print_json(&json!({
                "key": letter.key, "kind": letter.kind, "to": letter.address, "subject": letter.subject,
                "written_at": letter.written_at, "tries": letter.tries, "state": name(&letter.state),
                "detail": letter.state,
            }))?;
        } else {
            say!(
                "{:<10} {}  {:<40} {} -> {}",
                name(&letter.state),
                letter.written_at.format("%Y-%m-%d %H:%M"),
                letter.key,
                letter.subject,
                letter.address
            );
        }
    }
    Ok(Exit::attention_if(attention))
}

fn show(args: &Show, settings: &crate::config::Settings) -> anyhow::Result<Exit> {
    let now = desk::moment(&args.at)?;
    let store = desk::look(&settings.database)?;
    let row = store
        .letter(&args.key)?
        .with_context(|| format!("no letter {}; `dossierd outbox list` shows the keys", args.key))?;
    let state = row.state(&settings.rules.patience, now);
    if args.json {
        desk::print_json(&as_json(&row, &state))?;
        return Ok(Exit::attention_if(needs_person(&state)));
    }
    let letter = &row.letter;
    say!("{}: {} ({})", letter.key, name(&state), row.reason);
    say!("To: {} <{}>", letter.to.name, letter.to.address);
    say!("Subject: {}", letter.subject);
    say!("Message-ID: {}", letter.message_id);
    for attempt in row.earlier.iter().chain(&row.attempts) {
        say!("attempt {}: {}", attempt.started, outcome(attempt));
    }
    for file in &letter.attachments {
        say!("attachment: {} ({} bytes)", file.name, file.bytes.len());
    }
    say!("\n{}", letter.text);
    Ok(Exit::attention_if(needs_person(&state)))
}

fn outcome(attempt: &crate::outbox::Attempt) -> String {
    match (&attempt.ended, attempt.data) {
        (Some((at, outcome)), _) => format!("{} at {at}", words(outcome)),
        (None, Some(data)) => format!("died after the final dot was marked at {data}"),
        (None, None) => "died before the final dot".into(),
    }
}

fn words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted { answer } => format!("accepted ({answer})"),
        Outcome::Refused { answer } => format!("refused for good ({answer})"),
        Outcome::Denied { answer } => {
            format!("turned away by the server's policy, tried again later ({answer})")
        }
        Outcome::Later { reason, .. } => format!("tried again later ({reason})"),
        Outcome::Unknown { reason } => format!("may have arrived ({reason})"),
    }
}

fn as_json(row: &LetterRow, state: &State) -> serde_json::Value {
    let l = &row.letter;
    json!({
        "key": l.key, "kind": l.kind, "to": l.to.address, "subject": l.subject, "message_id": l.message_id,
        "written_at": l.written_at, "reason": row.reason, "state": name(state), "detail": state,
        "earlier_attempts": row.earlier, "attempts": row.attempts, "told": l.told, "text": l.text,
        "attachments": l.attachments.iter().map(|a| &a.name).collect::<Vec<_>>(),
    })
}

/// The state's name in contract section 6.
pub fn name(state: &State) -> &'static str {
    match state {
        State::Queued => "queued",
        State::Waiting { .. } => "waiting",
        State::Sent { .. } => "sent",
        State::Refused { .. } => "refused",
        State::Uncertain => "uncertain",
        State::Cancelled => "cancelled",
        State::Dead { .. } => "dead",
    }
}

fn is_settled(state: &State) -> bool {
    matches!(state, State::Sent { .. } | State::Cancelled)
}

/// A person has to look.
pub fn needs_person(state: &State) -> bool {
    matches!(
        state,
        State::Refused { .. } | State::Uncertain | State::Dead { .. }
    )
}
