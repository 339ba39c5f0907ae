//! `agenda`: what the daemon would do at that moment, and why.

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::agenda::{Action, Decision, decide};
use crate::daemon::full_facts;
use clap::Args;
use serde_json::{Value, json};

#[derive(Args)]
pub struct AgendaAt {
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &AgendaAt, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = desk::moment(&args.at)?;
    let facts = full_facts(&mut desk::look(&settings.database)?, &settings.rules, now)?;
    let agenda = decide(now, &facts, &settings.rules);
    if args.json {
        let actions: Vec<Value> = agenda.actions.iter().map(to_json).collect();
        desk::print_json(
            &json!({ "at": now, "do": actions, "not": agenda.not.iter().map(|r| json!({
            "what": r.what, "reason": r.reason })).collect::<Vec<_>>() }),
        )?;
        return Ok(Exit::Done);
    }
    say!("at {now}:");
    for decision in &agenda.actions {
        say!("  {}: {}", name(&decision.action), decision.reason);
    }
    if agenda.actions.is_empty() {
        say!("  nothing to do");
    }
    say!("not now:");
    for refusal in &agenda.not {
        say!("  {}: {}", refusal.what, refusal.reason);
    }
    Ok(Exit::Done)
}

fn name(action: &Action) -> String {
    match action {
        Action::Fetch { source, period, .. } => {
            format!("ask {source} for {} ({})", period.label, period.regime)
        }
        Action::Queue(errand) => match &errand.instead_of {
            None => format!("write {} to {}", errand.key, errand.addressee),
            Some(_) => format!(
                "write {} to {} instead of {}",
                errand.key, errand.to.name, errand.addressee
            ),
        },
        Action::Send { key, through: None } => format!("send {key}"),
        Action::Send {
            key,
            through: Some(server),
        } => format!("send {key} through {server}"),
        Action::PullBrake { .. } => "stop sending until a person releases it".to_owned(),
        Action::Probe { server } => format!("sign in to {server}"),
        Action::Cancel { key } => format!("take back {key}"),
        Action::KeepCalendar(known) => format!("keep calendar {} ({})", known.number, known.hash),
    }
}

fn to_json(decision: &Decision) -> Value {
    let mut value = match &decision.action {
        Action::Fetch {
            source,
            question,
            period,
        } => json!({
            "action": "fetch", "source": source, "period": period.label,
            "from": question.from, "to": question.to,
        }),
        Action::Queue(errand) => json!({
            "action": "queue", "letter": errand.key, "kind": errand.kind, "to": [errand.to.address],
            "told": errand.told,
        }),
        Action::Send { key, through } => json!({ "action": "send", "letter": key, "through": through }),
        Action::PullBrake { .. } => json!({ "action": "pull-brake" }),
        Action::Probe { server } => json!({ "action": "probe", "server": server }),
        Action::Cancel { key } => json!({ "action": "cancel", "letter": key }),
        Action::KeepCalendar(known) => json!({ "action": "keep-calendar", "calendar": known.hash }),
    };
    value["reason"] = json!(decision.reason);
    value
}
