//! `check [--online]`: everything that is wrong, at once, before it hurts.

use super::{Exit, desk};
use crate::agenda::{Going, Rules};
use crate::calendar::date_with_weekday;
use crate::config::{self, Settings};
use crate::mail::{self, Transport};
use crate::portal::{Asker, Question};
use crate::remind::{Policy, Stage};
use crate::store::Store;
use anyhow::Context;
use clap::Args;

#[derive(Args)]
pub struct Check {
    /// Also sign in to the mail server and ask the sources, without sending or storing anything
    #[arg(long)]
    online: bool,
}

pub fn run(args: &Check, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = if args.online {
        config.load()?
    } else {
        config.load_offline()?
    };
    let now = crate::daemon::clock::now();
    println!("{}: valid", config.path.display());
    print_rules(&settings);
    for warning in config::warnings(&settings, now) {
        println!("WARN {warning}");
    }
    let mut attention = database(&settings)?;
    if args.online {
        attention |= online(&settings, now)?;
    }
    Ok(Exit::attention_if(attention))
}

/// The defaults in force, so that nobody has to guess them (contract section 4).
fn print_rules(settings: &Settings) {
    let rules = &settings.rules;
    let mode = match rules.going {
        Going::Shadow => "shadow: every letter goes to the plan's owner only",
        Going::Live => "live: letters go to the units",
    };
    println!("mode {mode}");
    if let Some(day) = rules.live_from {
        println!("live from {}", date_with_weekday(day));
    }
    let h = &rules.hours;
    println!(
        "letters on working days: morning {}, late {}, none from {}",
        h.morning.format("%H:%M"),
        h.late.format("%H:%M"),
        h.close.format("%H:%M")
    );
    print_policy(&rules.policy);
    println!(
        "units: {}, groups: {}",
        rules.office.units.len(),
        rules.office.groups.len()
    );
    for regime in &rules.regimes {
        println!(
            "regime {}: {:?}, cut-off {}",
            regime.id,
            regime.rule,
            regime.cutoff.format("%H:%M")
        );
    }
    for pull in &rules.pulls {
        println!(
            "source {}: {:?} mode, schedule \"{}\"",
            pull.source, pull.mode, pull.schedule
        );
    }
    for report in &rules.reports {
        let words = report
            .deadline
            .as_ref()
            .map_or("no deadline of its own", |d| d.phrase.as_str());
        println!("report {}: regime {}, {words}", report.id, report.regime);
    }
    replies(rules);
}

fn print_policy(policy: &Policy) {
    let names = |stages: &[Stage]| stages.iter().map(|s| s.name()).collect::<Vec<_>>().join(" ");
    println!("stages: {}", names(&policy.once));
    println!("  of weekly duties: {}", names(&policy.weekly));
    println!("  of monthly duties: {}", names(&policy.monthly));
    println!(
        "  told to the lead unit; to cooperating units {}; to the unit's head from {}, to the owner from {} on",
        names(&policy.support),
        policy.head_from.name(),
        policy.owner_from.name()
    );
    println!(
        "  not after {} working days late; half of windows longer than {} days; look-ahead before {} days off",
        policy.longest_late, policy.long_window, policy.long_break
    );
    println!(
        "drafts at {}; an estimate {} working days ahead where the cut-off is not {} before the deadline",
        policy.draft_at.format("%H:%M"),
        policy.estimate_ahead,
        policy.cutoff_ahead
    );
}

fn replies(rules: &Rules) {
    println!(
        "replies go to {} and are read by a person; bounces go to {}",
        rules.sender.reply_to.address, rules.sender.envelope_from
    );
}

/// Opens the database and says what of the stored plan needs a person.
fn database(settings: &Settings) -> anyhow::Result<bool> {
    if !settings.database.exists() {
        println!(
            "no database yet at {}; it is made by the first command that stores",
            settings.database.display()
        );
        return Ok(false);
    }
    let store = Store::open_read_only(&settings.database)?;
    store.is_alive()?;
    let tasks = store.tasks()?;
    println!("database {}: {} tasks", settings.database.display(), tasks.len());
    let questions = crate::agenda::open_questions(&tasks, &settings.rules);
    for (number, question) in &questions {
        println!("nhiệm vụ số {number}: {question}");
    }
    Ok(false)
}

/// Signs in without sending, asks without storing.
fn online(settings: &Settings, now: crate::calendar::Moment) -> anyhow::Result<bool> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    let mut failed = false;
    match &settings.transport {
        Transport::Directory(folder) => println!("mail: letters are written to {}", folder.display()),
        Transport::Smtp(server) => match runtime.block_on(mail::probe(server)) {
            Ok(()) => println!("mail: signed in"),
            Err(why) => {
                failed = true;
                println!("mail: {why}");
            }
        },
    }
    for source in &settings.sources {
        let today = crate::calendar::day_of(now);
        let Some(window) = settings.rules.regimes.iter().find_map(|r| r.period_of(today)) else {
            continue;
        };
        let question = Question {
            mode: source.mode,
            from: window.from,
            to: window.to,
        };
        let asker = Asker::new(source).map_err(|why| anyhow::anyhow!("source {}: {why}", source.id))?;
        match runtime.block_on(asker.ask(&question, now)) {
            Ok(answer) => println!("source {}: {} sectors", source.id, answer.snapshot.rows.len()),
            Err(failure) => {
                failed = true;
                println!("source {}: {}", source.id, failure.detail);
            }
        }
    }
    Ok(failed)
}
