//! `status`: is everything as it should be?

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::agenda::{self, Collecting, Going, PostFacts, Rules, Trouble};
use crate::calendar::{Moment, day_of};
use crate::daemon::{Space, free_space};
use crate::outbox::State;
use crate::report;
use crate::store::InboxState;
use chrono::Duration;
use clap::Args;
use serde_json::json;

#[derive(Args)]
pub struct Status {
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Status, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = desk::moment(&args.at)?;
    let mut store = desk::look(&settings.database)?;
    let facts = store.facts(now)?;
    let letters = store.letters(&settings.rules.patience, now)?;
    let fetches = store.last_fetches(500)?;
    let mode = if settings.rules.going == Going::Live {
        "live"
    } else {
        "shadow"
    };
    let live_from = settings.rules.live_from.or(facts.first_applied);
    let of = |is: fn(&State) -> bool| letters.iter().filter(|l| is(&l.state)).count();
    let (sent, waiting) = (
        of(|s| matches!(s, State::Sent { .. })),
        of(|s| matches!(s, State::Queued | State::Waiting { .. })),
    );
    let needs_person = of(super::outbox::needs_person);
    let by_hand = settings.rules.exports.iter().map(|source| &source.id);
    let sources: Vec<_> = settings
        .sources
        .iter()
        .map(|source| &source.id)
        .chain(by_hand)
        .map(|id| {
            let mine = || fetches.iter().filter(|f| f.source == *id);
            let last_good = mine().find(|f| f.failure.is_none()).map(|f| f.at);
            let last = mine().next();
            let failing = last.filter(|f| f.failure.is_some()).map(|f| f.detail.clone());
            (id.clone(), last_good, failing)
        })
        .collect();
    let inbox = match &settings.answers {
        Some(answers) => store
            .inbox(&crate::daemon::answers::name_of(&answers.server))?
            .unwrap_or_default(),
        None => InboxState::default(),
    };
    let week = now - Duration::days(7);
    let left = store.left_to_person(week)?;
    let returned = agenda::returned(&facts, &settings.rules);
    let collecting = agenda::collecting(&facts, &settings.rules, day_of(now));
    let templates = &settings.templates;
    let fallen_back = store.fallen_back(week)?;
    let last_sent = { letters.iter() }
        .filter_map(|l| match l.state {
            State::Sent { at } => Some(at),
            _ => None,
        })
        .max();
    // Of another moment only what was written down is known.
    let free = { args.at.at.is_none() }
        .then(|| free_space(&settings.database))
        .flatten();
    let disk = free.and_then(|free| Space::of(free).told(free, last_sent));
    let mut post = facts.post.clone();
    post.troubles
        .retain(|t| free.is_none() || t.kind != Trouble::Disk);
    let standstill = agenda::standstill(&post, &settings.rules, now);
    let attention = inbox.trouble.is_some()
        || !returned.is_empty()
        || needs_person > 0
        || !templates.broken.is_empty()
        || !fallen_back.is_empty()
        || !standstill.is_empty()
        || disk.is_some()
        || sources.iter().any(|(_, _, failing)| failing.is_some());
    let open = crate::agenda::open_days(&settings.rules.calendar, crate::calendar::day_of(now));
    if args.json {
        desk::print_json(&json!({
            "at": now, "ok": !attention, "mode": mode, "live_from": live_from, "tasks": facts.tasks.len(),
            "letters": { "sent": sent, "waiting": waiting, "needs_person": needs_person },
            "disk": free.map(|free| json!({
                "free": free, "space": Space::of(free).name(), "told": disk })),
            "last_sent": last_sent,
            "mail": mail_json(&facts.post, &settings.rules, now, &standstill),
            "answers": answers_json(settings.answers.is_some(), (&inbox, left), &returned),
            "calendar": calendar_json(&open),
            "templates": super::templates::json(templates, &fallen_back),
            "sources": sources.iter().map(|(id, good, failing)| json!({
                "source": id, "last_good": good, "failing": failing })).collect::<Vec<_>>(),
            "collecting": collecting.iter().map(of_report).collect::<Vec<_>>(),
        }))?;
        return Ok(Exit::attention_if(attention));
    }
    say!(
        "mode {mode}, live from {}",
        live_from.map_or("no plan applied yet".into(), |d| d.to_string())
    );
    say!("tasks: {}", facts.tasks.len());
    super::templates::summary(&settings);
    templates.broken.iter().for_each(|broken| say!("WARN {broken}"));
    super::templates::say_fallen_back(&fallen_back);
    say!("letters: {sent} sent, {waiting} waiting, {needs_person} need a person");
    if let Some(why) = &disk {
        say!("disk: {why}");
    }
    for why in &standstill {
        say!("mail: {why}");
    }
    if settings.answers.is_some() {
        print_answers(&inbox, left);
    }
    for (name, status, at) in &returned {
        say!("letters to {name} come back: {status}, last on {at}");
    }
    if let Some(year) = open.notice {
        say!("calendar: the days off of {year} wait for their notice and are forecast (dự kiến)");
    }
    for day in open.swaps.iter().chain(&open.forecasts) {
        say!("calendar: {day} waits for an official text (dự kiến)");
    }
    for report in &collecting {
        let received = report::received(&report.parts).unwrap_or_default();
        say!("report {} {}: {received}", report.report, report.period.label);
    }
    for (id, good, failing) in sources {
        let good = good.map_or("never".into(), |g| g.to_string());
        say!(
            "source {id}: last good answer {good}{}",
            failing.map_or(String::new(), |f| format!("; now failing: {f}"))
        );
    }
    Ok(Exit::attention_if(attention))
}

/// Whether letters can leave, and what keeps them.
fn mail_json(post: &PostFacts, rules: &Rules, now: Moment, standstill: &[String]) -> serde_json::Value {
    let failures = agenda::sign_in_failures(post, rules, now);
    let refused: Vec<_> = failures
        .iter()
        .map(|f| json!({ "server": f.server, "since": f.at, "failure": f.failure }))
        .collect();
    json!({
        "paused": rules.post.paused || post.stop.is_some(), "brake": !post.brakes.is_empty(),
        "sign_in_refused": refused, "standstill": standstill,
    })
}

fn print_answers(inbox: &InboxState, left: usize) {
    let looked = inbox.looked_at.map_or("never".into(), |at| at.to_string());
    say!(
        "answers: mailbox last read {looked}, {left} letters left to a person in seven days, {} left alone in all{}",
        inbox.ignored,
        inbox.trouble.as_ref().map_or(String::new(), |why| {
            let since = inbox.failing_from.map_or(String::new(), |at| at.to_string());
            format!("; failing since {since}: {why}")
        })
    );
}

/// Addresses are named by who has them.
fn answers_json(
    is_on: bool,
    (inbox, left): (&InboxState, usize),
    returned: &[(String, String, Moment)],
) -> serde_json::Value {
    let returned: Vec<_> = returned
        .iter()
        .map(|(name, status, at)| json!({ "name": name, "status": status, "at": at }))
        .collect();
    json!({
        "on": is_on, "last_read": inbox.looked_at, "failing_since": inbox.failing_from, "failing": inbox.trouble,
        "ignored": inbox.ignored, "left_to_person_in_seven_days": left, "returned": returned,
    })
}

/// Days that wait for an official text.
fn calendar_json(open: &crate::agenda::OpenDays) -> serde_json::Value {
    json!({ "notice_missing": open.notice, "swaps": open.swaps, "forecasts": open.forecasts })
}

/// How many parts of a report have come, and whose are missing.
fn of_report(report: &Collecting) -> serde_json::Value {
    let missing: Vec<&str> = report
        .parts
        .iter()
        .filter(|p| !p.is_received())
        .map(|p| p.unit.as_str())
        .collect();
    json!({
        "report": report.report, "period": report.period.label, "due": report.due, "of": report.parts.len(),
        "received": report.parts.len() - missing.len(), "missing": missing,
    })
}
