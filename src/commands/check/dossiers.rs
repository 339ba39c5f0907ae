//! The watch over dossiers: what is set, what remains open, and what a profile makes of a saved list.

use super::answer::kind;
use crate::agenda::{DossierRule, Facts, Rules};
use crate::calendar::Moment;
use crate::dossier::list::When;
use crate::portal::{Asker, Profile, Question, Sampled, Saved, Source};
use chrono::Duration;
use std::collections::{BTreeMap, BTreeSet};
use tokio::runtime::Runtime;

/// So many dossiers of a saved list are shown, and so many sectors.
const SHOWN: usize = 20;

/// What is watched, and whose it is.
pub fn print(rule: &DossierRule) {
    say!(
        "dossiers of source {}: told within {} working days of their promised hour and when overdue; overdue ones also to {}; a list older than {} hours is not used",
        rule.source,
        rule.within,
        rule.control,
        rule.oldest_hours
    );
    let others = rule.default_unit.as_deref().unwrap_or(&rule.control);
    say!(
        "  units by sector: {}; all other sectors: {others}",
        rule.units.len()
    );
    let reasons: Vec<String> = rule
        .reasons
        .iter()
        .map(|(code, words)| format!("{code} - {words}"))
        .collect();
    say!("  reasons of form II.06g: {}", reasons.join("; "));
}

/// Whether a list is there and fresh, and which of its sectors nobody was named for.
pub fn open_questions(rules: &Rules, facts: &Facts, now: Moment) {
    let Some(rule) = &rules.dossiers else { return };
    let mut lists = facts
        .dossiers
        .iter()
        .filter(|l| l.source == rule.source && l.at <= now);
    let Some(list) = lists.next_back() else {
        return say!(
            "dossiers: source {} has given no list in the past days; nothing is told of dossiers until it has",
            rule.source
        );
    };
    let state = match now - list.at > Duration::hours(rule.oldest_hours) {
        true => format!("older than {} hours, so nothing is told by it", rule.oldest_hours),
        false => "fresh".to_owned(),
    };
    say!(
        "dossiers: {} in the list of {} ({state})",
        list.rows.len(),
        list.at
    );
    if list.is_partial {
        say!(
            "dossiers: the list names only what was received in some days and is not used; export all that are being worked on"
        );
    }
    let is_open = |sector: &&str| !rule.units.contains_key(&crate::dossier::open::sector_key(sector));
    let sectors: BTreeSet<&str> = list
        .rows
        .iter()
        .map(|d| d.sector.as_str())
        .filter(is_open)
        .collect();
    let to = rule.default_unit.as_deref().unwrap_or(&rule.control);
    for sector in sectors.iter().take(SHOWN) {
        let name = if sector.is_empty() { "(none)" } else { *sector };
        say!("dossiers: sector \"{name}\" has no unit in [dossiers.units]; its dossiers are told to {to}");
    }
    if let Some(more) = sectors.len().checked_sub(SHOWN).filter(|n| *n > 0) {
        say!("dossiers: and {more} sectors more");
    }
}

/// Asks a source for its list without storing it; whether that fails.
pub fn ask(source: &Source, runtime: &Runtime, now: Moment) -> anyhow::Result<bool> {
    let asker = Asker::new(source).map_err(|why| anyhow::anyhow!("source {}: {why}", source.id))?;
    match runtime.block_on(asker.ask_open(now)) {
        Ok(answer) => {
            say!(
                "source {}: {} dossiers with a promised day",
                source.id,
                answer.list.rows.len()
            );
            Ok(false)
        }
        Err(failure) => {
            say!("source {}: {}", source.id, failure.detail);
            Ok(true)
        }
    }
}

/// Prints what a profile makes of a saved page; whether somebody has to look.
pub fn show_sample(
    profile: &Profile,
    question: &Question,
    values: &BTreeMap<String, String>,
    saved: Saved,
) -> bool {
    match profile.try_on_list(question, values, saved) {
        Ok(page) => show(&page),
        Err(failure) => {
            say!("kind {}: {}", kind(failure.kind), failure.detail);
            true
        }
    }
}

fn show(page: &Sampled) -> bool {
    let total = page
        .total
        .map_or("says no number of all".to_owned(), |n| format!("says {n} in all"));
    say!(
        "kind data: {} dossiers on this page ({total}), {} of them worked on with a promised day",
        page.items,
        page.rows.len()
    );
    for row in page.rows.iter().take(SHOWN) {
        let sector = if row.sector.is_empty() {
            "(no sector)"
        } else {
            &row.sector
        };
        say!("  {}  {}  {sector}", written(row.due), row.code);
    }
    if let Some(more) = page.rows.len().checked_sub(SHOWN).filter(|n| *n > 0) {
        say!("  and {more} more");
    }
    let marked = page.rows.iter().filter(|r| r.code.starts_with('#')).count();
    if marked > 0 {
        say!("  {marked} codes are none and are kept as marks; compare with answer.row");
    }
    let without = page.rows.iter().filter(|r| r.sector.is_empty()).count();
    if without > 0 {
        say!("  {without} have no sector; compare with answer.row");
    }
    page.rows.is_empty() || marked > 0
}

fn written(due: When) -> String {
    match due.time {
        Some(time) => format!("{} {}", due.day, time.format("%H:%M")),
        None => format!("{} whole", due.day),
    }
}
