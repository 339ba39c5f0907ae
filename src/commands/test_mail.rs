//! `test-mail UNIT`: one letter to one unit, now, through the same outbox.

use super::desk;
use super::exit::Exit;
use crate::agenda::{Errand, Facts, What, compose};
use crate::daemon::{Event, Office};
use crate::letter::{self, LetterKind};
use crate::outbox::WhenUncertain;
use crate::store::{Lock, StoreError};
use anyhow::{Context, bail};
use clap::Args;

#[derive(Args)]
pub struct TestMail {
    /// The unit's id in the configuration, or "owner"
    unit: String,
}

pub fn run(args: &TestMail, config: &desk::Config) -> anyhow::Result<Exit> {
    // Secrets are read only if this process has to send by itself.
    let settings = config.load_offline()?;
    let now = crate::daemon::clock::now();
    let of_today = settings.rules.on(crate::calendar::day_of(now));
    let rules = of_today.as_ref();
    let (to, addressee) = match rules.office.unit(&args.unit) {
        Some(unit) => {
            let mailbox = unit
                .mailbox
                .clone()
                .with_context(|| format!("unit \"{}\" has no address in the configuration", unit.id))?;
            (mailbox, unit.name.clone())
        }
        None if args.unit == "owner" => (rules.owner.clone(), rules.owner.name.clone()),
        None => {
            let known: Vec<&str> = rules.office.units.iter().map(|u| u.id.as_str()).collect();
            bail!(
                "no unit \"{}\"; the configured ones are owner, {}",
                args.unit,
                known.join(", ")
            );
        }
    };
    let errand = Errand {
        key: format!("test-{}-{}", args.unit, now.format("%Y%m%dT%H%M%S")),
        kind: LetterKind::Test,
        to,
        addressee,
        unit: None,
        instead_of: None,
        told: Vec::new(),
        what: What::Test,
    };
    let order = compose(&errand, Vec::new(), &Facts::default(), rules, now);
    let letter = letter::write(&order, &rules.sender);
    let mut store = desk::open(&settings.database)?;
    let is_new = store.queue(&letter, &[], WhenUncertain::SendOnceMore, "asked for by a person")?;
    if !is_new {
        bail!(
            "a test letter to \"{}\" was asked for this very second; ask again",
            args.unit
        );
    }
    let lock = match Lock::take(&settings.database) {
        Err(StoreError::Held { .. }) => {
            say!(
                "{}: in the outbox; the running daemon sends it within a minute",
                errand.key
            );
            return Ok(Exit::Done);
        }
        lock => lock?,
    };
    let mut office = Office::open(config.load()?, store)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    match runtime.block_on(office.send(errand.key, now))? {
        Event::Sent { key } => say!("{key}: sent"),
        Event::NotSent { key, state, .. } => {
            say!(
                "{key}: {}; `dossierd outbox show {key}` tells more",
                super::outbox::name(&state)
            );
            return Ok(Exit::Attention);
        }
        _ => {}
    }
    drop(lock);
    Ok(Exit::Done)
}
