//! A report that was sent rests on what its source said then. Where the source says otherwise
//! later, its drafter is told once of each figure of it, with a draft made anew: whether the report
//! is corrected is for people to decide.

use super::action::{Agenda, What};
use super::facts::Facts;
use super::round::{Note, Round};
use super::rules::{Going, Rules};
use super::windows::is_same_window;
use crate::calendar::{Moment, Period, count, date, moment};
use crate::dossier::{Change, Reckoning, Reported, Revision};
use crate::letter::{Attachment, LetterKind, Matter, Named, Point};
use crate::plan::Mailbox;
use crate::report::HandedOut;
use std::collections::BTreeSet;

/// Most figures that a letter lists; the rest is counted and stands in the draft.
const POINTS: usize = 40;

/// Queues the letters on figures that nobody was told of, within sending hours.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for revision in &round.facts.revisions {
        tell(revision, round, agenda);
    }
}

fn tell(revision: &Revision, round: &Round, agenda: &mut Agenda) {
    let reported = &revision.reported;
    let what = format!("correction of {} ({})", reported.name(), reported.number);
    let in_trial = round.rules.going == Going::Shadow;
    let ledger = &round.facts.ledger;
    let columns: BTreeSet<_> = revision.changes.iter().map(|c| c.column).collect();
    if columns
        .iter()
        .all(|c| ledger.has_correction(reported.id, *c, in_trial))
    {
        return agenda.refuse(what, "of each figure that changed its drafter has been told");
    }
    let columns: Vec<String> = columns.iter().map(|c| format!("c{}", c.number())).collect();
    let name = format!("correction-{}", reported.id);
    let when = columns.join(".");
    let note = Note::new(
        &name,
        &when,
        LetterKind::Correction,
        drafter(reported, round.rules),
        What::Correction {
            revision: Box::new(revision.clone()),
        },
    );
    let reason = format!(
        "{} was sent as {}; its source says otherwise now: {}",
        reported.name(),
        reported.number,
        columns.join(", ")
    );
    round.write(note, reason, agenda);
}

fn drafter<'r>(reported: &Reported, rules: &'r Rules) -> &'r Mailbox {
    let rule = rules.reports.iter().find(|r| r.id == reported.report);
    rule.map_or(&rules.owner, |r| &r.drafter)
}

/// The report of that window as it was signed and sent, where it was; `rule` is the report's id.
pub fn sent<'f>(rule: Option<&str>, period: &Period, facts: &'f Facts) -> Option<&'f Reported> {
    let is_it = |r: &&Reported| r.report == rule.unwrap_or_default() && is_same_window(&r.period, period);
    facts.reported.iter().rfind(is_it)
}

/// The report of that window which people have: of that rule, else the newest of any.
pub fn known_as<'f>(rule: Option<&str>, period: &Period, facts: &'f Facts) -> Option<&'f Reported> {
    let of_window = |r: &&Reported| is_same_window(&r.period, period);
    sent(rule, period, facts).or_else(|| facts.reported.iter().rfind(of_window))
}

/// How the figures of a correction's window are made: it is about what the source says now, whatever it said at
/// the cut-off.
pub fn reckoning(rules: &Rules, period: &Period) -> Reckoning {
    Reckoning {
        cutoff: None,
        ..rules.reckoning(period)
    }
}

/// What the draft made anew says about itself.
pub fn note(reported: &Reported) -> String {
    format!(
        "dự thảo đính chính báo cáo số {} ngày {}",
        reported.number,
        date(reported.date)
    )
}

/// "Báo cáo số 330/BC-BQL ngày 18/3/2026": what the draft made anew takes the place of.
pub fn corrected(reported: &Reported) -> String {
    format!("Báo cáo số {} ngày {}", reported.number, date(reported.date))
}

/// As of when the report that was sent told of tasks: when the newest draft of before it was made, else when it was
/// recorded. `drafts` are those of its report and window.
pub fn told_at(reported: &Reported, drafts: &[&HandedOut]) -> Moment {
    let before = drafts.iter().map(|d| d.at).filter(|at| *at <= reported.at);
    before.max().unwrap_or(reported.at)
}

/// What the letter says; `files` are the draft made anew.
pub fn matter(revision: &Revision, files: Vec<Attachment>) -> Matter {
    let reported = &revision.reported;
    let facts: Named = [
        ("report", reported.title.clone()),
        ("period", reported.period.name()),
        ("window", reported.period.window_words()),
        ("number", reported.number.clone()),
        ("date", date(reported.date)),
        ("as_of", moment(revision.as_of)),
        ("reread", revision.reread_at.map(moment).unwrap_or_default()),
        ("n", count(revision.changes.len() as i64)),
        ("more", more(revision.changes.len())),
        ("with_draft", if files.is_empty() { "" } else { "1" }.to_owned()),
    ]
    .into_iter()
    .map(|(name, fact)| (name.to_owned(), fact))
    .collect();
    Matter::Points {
        facts,
        points: revision.changes.iter().take(POINTS).map(point).collect(),
        files,
    }
}

fn more(changes: usize) -> String {
    match changes.saturating_sub(POINTS) {
        0 => String::new(),
        n => count(n as i64),
    }
}

fn point(change: &Change) -> Point {
    let difference = match change.now.saturating_sub(change.then) {
        n if n > 0 => format!("tăng {}", count(n)),
        n => format!("giảm {}", count(n.saturating_neg())),
    };
    Point::new(
        "changes",
        [
            ("line", change.line.clone()),
            ("column", change.column.number().to_string()),
            ("title", change.column.title().to_owned()),
            ("then", count(change.then)),
            ("now", count(change.now)),
            ("difference", difference),
        ],
    )
}
