//! `check [--online]`: everything that is wrong, at once, before it hurts.

mod answer;
mod answers;
mod dossiers;
mod papers;
mod questions;
mod sample;
mod sources;

pub(super) use answer::rows_of;

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::agenda::{Going, ReportRule, Rules};
use crate::calendar::{Moment, Period, date_with_weekday};
use crate::config::{self, Settings};
use crate::mail::{self, Transport};
use crate::remind::{Policy, Stage};
use crate::store::Store;
use anyhow::{Context, bail};
use chrono::{Datelike, NaiveDate};
use clap::Args;

#[derive(Args)]
pub struct Check {
    /// Also sign in to the mail server and ask the sources, without sending or storing anything
    #[arg(long)]
    online: bool,
    /// Only this source; with --sample also a profile by its name or its file
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    #[command(flatten)]
    sample: sample::Sample,
    #[command(flatten)]
    at: AtMoment,
}

pub fn run(args: &Check, config: &desk::Config) -> anyhow::Result<Exit> {
    if let (Some(name), Some(file)) = (&args.source, &args.sample.sample) {
        return sample::run(&args.sample, name, file, desk::moment(&args.at)?, config);
    }
    let settings = if args.online {
        config.load()?
    } else {
        config.load_offline()?
    };
    let now = desk::moment(&args.at)?;
    let is_known = |id: &String| settings.sources.iter().any(|s| s.id == *id);
    if let Some(id) = args.source.as_ref().filter(|id| !is_known(id)) {
        bail!("no source {id} is configured");
    }
    say!("{}: valid", config.path.display());
    print_rules(&settings, crate::calendar::day_of(now));
    let warnings = config::warnings(&settings, now);
    for warning in warnings.iter().filter(|w| !settings.questions.contains(w)) {
        say!("WARN {warning}");
    }
    papers::print(&settings.rules, now)?;
    let mut attention = questions::print(&settings);
    attention |= super::templates::summary(&settings);
    attention |= sources::own_profiles(&config.path)?;
    attention |= database(&settings, now)?;
    if args.online {
        attention |= online(&settings, args.source.as_deref(), now)?;
    }
    Ok(Exit::attention_if(attention))
}

/// The defaults in force, so that nobody has to guess them (contract section 4).
fn print_rules(settings: &Settings, today: NaiveDate) {
    let rules = &settings.rules;
    let mode = match rules.going {
        Going::Shadow => "shadow: every letter goes to the plan's owner only",
        Going::Live => "live: letters go to the units",
    };
    say!("mode {mode}");
    if let Some(day) = rules.live_from {
        say!("live from {}", date_with_weekday(day));
    }
    let h = &rules.hours;
    say!(
        "letters on working days: morning {}, late {}, none from {}",
        h.morning.format("%H:%M"),
        h.late.format("%H:%M"),
        h.close.format("%H:%M")
    );
    print_policy(&rules.policy);
    if let Some(folder) = &settings.sheets {
        say!("filled sheets are taken from {}", folder.display());
    }
    say!(
        "units: {}, groups: {}",
        rules.office.units.len(),
        rules.office.groups.len()
    );
    for regime in &rules.regimes {
        say!(
            "regime {}: {}, cut-off {}, {}",
            regime.id,
            regime.rule,
            regime.cutoff.format("%H:%M"),
            match regime.legal_basis.as_str() {
                "" => "reports cite no text for it (legal_basis)",
                basis => basis,
            }
        );
    }
    for pull in &rules.pulls {
        say!(
            "source {}: {:?} mode, schedule \"{}\"",
            pull.source,
            pull.mode,
            pull.schedule
        );
        let source = settings.sources.iter().find(|s| s.id == pull.source);
        source.into_iter().for_each(sources::print);
    }
    for source in &rules.exports {
        say!(
            "source {}: exported by hand, files are taken from {}; asked for at {} of the first working day after a cut-off and on the weekly day, again at {}",
            source.id,
            source.folder.display(),
            source.ask_at.format("%H:%M"),
            source.remind_at.format("%H:%M")
        );
    }
    for report in &rules.reports {
        let words = report
            .deadline
            .as_ref()
            .map_or("no deadline of its own", |d| d.phrase.as_str());
        say!("report {}: regime {}, {words}", report.id, report.regime);
        for line in next_dates(report, rules, today) {
            say!("  {line}");
        }
    }
    for duty in &rules.standing {
        say!("duty {}: {}, {}", duty.id, duty.title, duty.deadline.phrase);
    }
    for silence in &rules.silences {
        say!(
            "no letters to {} from {} to {}: {}",
            silence.unit.as_deref().unwrap_or("anybody"),
            silence.from,
            silence.to,
            silence.reason
        );
    }
    rules.dossiers.iter().for_each(dossiers::print);
    sending(settings);
    answers::print(settings);
}

/// By which ways letters leave, and how many may.
fn sending(settings: &Settings) {
    let post = &settings.rules.post;
    if !post.servers.is_empty() {
        say!(
            "mail servers in order of preference: {}; {} connections side by side; signed in to once a day from 07:00: {}",
            post.servers.join(", "),
            settings.connections,
            if post.signed_in.is_empty() {
                "none has a login".to_owned()
            } else {
                post.signed_in.join(", ")
            }
        );
    }
    let limits = &post.limits;
    say!(
        "the brake stops letters after {} in an hour, {} to one address in an hour, {} in a day; a person releases it, \
         that of an address's hour lets go with the hour",
        limits.hour,
        limits.address_hour,
        limits.address_day
    );
    if let Some(most) = limits.minute {
        say!("at most {most} letters leave in a minute");
    }
    if post.paused {
        say!("WARN sending is paused: [mail] paused = true");
    }
}

/// The four dates of the report's period that is due next: data from and to, internal, upstream.
fn next_dates(report: &ReportRule, rules: &Rules, today: NaiveDate) -> Vec<String> {
    let Some(regime) = rules.regimes.iter().find(|r| r.id == report.regime) else {
        return Vec::new();
    };
    let reported = |i: &u32| report.only.is_empty() || report.only.contains(i);
    let due = |p: &Period| crate::agenda::report_occurrence(report, p, rules).map_or(p.to, |o| o.due);
    let next = (today.year() - 1..=today.year() + 1)
        .flat_map(|y| (1..=53).filter(reported).filter_map(move |i| regime.period(y, i)))
        .find(|p| due(p) >= today);
    next.map_or_else(Vec::new, |period| {
        let mut lines = super::dates::of_report(report, &period, rules);
        lines.insert(0, period.name());
        lines
    })
}

fn print_policy(policy: &Policy) {
    let names = |stages: &[Stage]| stages.iter().map(|s| s.name()).collect::<Vec<_>>().join(" ");
    say!("stages: {}", names(&policy.once));
    say!("  of weekly duties: {}", names(&policy.weekly));
    say!("  of monthly duties: {}", names(&policy.monthly));
    say!(
        "  told to the lead unit; to cooperating units {}; to the unit's head from {}, to the owner from {} on",
        names(&policy.support),
        policy.head_from.name(),
        policy.owner_from.name()
    );
    say!(
        "  not after {} working days late; half of windows longer than {} days; look-ahead before {} days off",
        policy.longest_late,
        policy.long_window,
        policy.long_break
    );
    say!(
        "drafts at {}; an estimate {} working days ahead where the cut-off is not {} before the deadline",
        policy.draft_at.format("%H:%M"),
        policy.estimate_ahead,
        policy.cutoff_ahead
    );
}

/// Opens the database and says what of the stored plan needs a person.
fn database(settings: &Settings, now: Moment) -> anyhow::Result<bool> {
    if !settings.database.exists() {
        say!(
            "no database yet at {}; it is made by the first command that stores",
            settings.database.display()
        );
        return Ok(false);
    }
    let mut store = Store::open_read_only(&settings.database)?;
    store.is_sound()?;
    // Everything that a tick reads, so that a damaged row is found here and not at night.
    let facts = store.facts(now)?;
    say!(
        "database {}: {} tasks",
        settings.database.display(),
        facts.tasks.len()
    );
    answers::print_returned(&facts, &settings.rules);
    let today = crate::calendar::day_of(now);
    let questions = crate::agenda::open_questions(&facts, &settings.rules.on(today), now);
    for (number, question) in &questions {
        say!("nhiệm vụ số {number}: {question}");
    }
    dossiers::open_questions(&settings.rules, &facts, now);
    Ok(false)
}

/// Signs in without sending, asks without storing.
fn online(settings: &Settings, only: Option<&str>, now: Moment) -> anyhow::Result<bool> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("starting the runtime")?;
    let mut failed = false;
    match &settings.transport {
        Transport::Directory(folder) => say!("mail: letters are written to {}", folder.display()),
        Transport::Smtp(servers) => {
            for server in servers {
                match runtime.block_on(mail::probe(server)) {
                    Ok(()) => say!("{}: signed in", server.name),
                    Err(why) => {
                        failed = true;
                        say!("{}: {why}", server.name);
                    }
                }
            }
        }
    }
    failed |= answers::sign_in(settings, &runtime);
    failed |= sources::ask(settings, only, &runtime, now)?;
    Ok(failed)
}
