//! What moved in the figures since the last letter about it: one letter for all sources, at most one
//! a day, and only where something moved. Silent unless the settings or a person ask for it.

use super::action::{Agenda, What};
use super::facts::{Facts, SourceChange};
use super::ledger::CHANGES;
use super::round::{Note, Round};
use super::rules::Rules;
use crate::calendar::{Moment, count, date, day_of, moment};
use crate::dossier::{Column, SectorRow};
use crate::letter::{LetterKind, Named, Point};
use std::collections::BTreeSet;

/// More lines than anybody reads; the rest is counted.
const MOST_LINES: usize = 1000;

/// Whether what moved would be told at `now`, so that it is worth reading: up to which snapshot it
/// was told. `None` with the reason.
fn told_until(now: Moment, facts: &Facts, rules: &Rules) -> Result<i64, &'static str> {
    let Some(rule) = &rules.figures.changes else {
        return Err("nobody wants it: [figures.changes]");
    };
    let last = facts
        .ledger
        .last_changes(rules.going == super::rules::Going::Shadow);
    if rule.is_asked_for {
        return Ok(last.map_or(0, |(_, id)| id));
    }
    if !rules.hours.is_open(now, rule.from, &rules.calendar) {
        return Err("told within sending hours");
    }
    match last {
        Some((day, _)) if day >= day_of(now) => Err("was told today"),
        Some((_, id)) => Ok(id),
        None => Ok(0),
    }
}

/// The newest snapshot that was told, where what moved since then has to be known at `now`.
pub fn changes_wanted(now: Moment, facts: &Facts, rules: &Rules) -> Option<i64> {
    told_until(now, facts, rules).ok()
}

/// Queues the letter on what moved.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    let Some(rule) = &round.rules.figures.changes else {
        return;
    };
    let what = "changes of figures";
    if let Err(why) = told_until(round.now, round.facts, round.rules) {
        return agenda.refuse(what, why);
    }
    let silence = super::silence::of_all(&round.rules.silences, round.today);
    if let Some(why) = silence.filter(|_| !rule.is_asked_for) {
        return agenda.refuse(what, why);
    }
    let changes = &round.facts.changes;
    let mut lines: Vec<Point> = changes.iter().flat_map(points).collect();
    let newest = changes.iter().map(|c| c.after.id).max().unwrap_or_default();
    if lines.is_empty() {
        return agenda.refuse(what, "nothing moved since the last letter about it");
    }
    let n = lines.len();
    lines.truncate(MOST_LINES);
    let when = format!("{}.{newest}", round.today.format("%Y%m%d"));
    let what = What::Points {
        facts: facts(changes, n, round.now),
        points: lines,
        files: Vec::new(),
    };
    let reason = format!("{n} lines of {} windows moved", changes.len());
    round.write(
        Note::new(CHANGES, &when, LetterKind::FigureChanges, &rule.to, what),
        reason,
        agenda,
    );
}

fn facts(changes: &[SourceChange], lines: usize, now: Moment) -> Named {
    let sources: BTreeSet<&str> = changes.iter().map(|c| c.after.source.as_str()).collect();
    let since = changes.iter().map(|c| c.before.fetched_at).min().unwrap_or(now);
    let until = changes.iter().map(|c| c.after.fetched_at).max().unwrap_or(now);
    let number = |n: usize| count(i64::try_from(n).unwrap_or(i64::MAX));
    let more = match lines.saturating_sub(MOST_LINES) {
        0 => String::new(),
        n => number(n),
    };
    let legend = Column::ALL.map(|c| format!("({}) {}", c.number(), c.title()));
    [
        ("n", number(lines)),
        ("sources", number(sources.len())),
        ("since", moment(since)),
        ("until", moment(until)),
        ("more", more),
        ("legend", legend.join("; ")),
    ]
    .map(|(name, fact)| (name.to_owned(), fact))
    .into()
}

/// The lines of a window that moved: sectors in the order of the answer, those that are gone, the
/// totals row.
fn points(change: &SourceChange) -> Vec<Point> {
    let (before, after) = (&change.before, &change.after);
    let group = format!("Kỳ số liệu từ {} đến {}", date(after.from), date(after.to));
    let nothing = SectorRow::default();
    let line = |old: Option<&SectorRow>, new: Option<&SectorRow>| {
        let moves = moves(old.unwrap_or(&nothing), new.unwrap_or(&nothing));
        let row = new.or(old).filter(|_| !moves.is_empty())?;
        let facts = [
            ("line", row.name().to_owned()),
            ("source", after.source.clone()),
            ("moves", moves.join("; ")),
        ];
        Some(Point::new(&group, facts))
    };
    let known = |row: &SectorRow| before.rows.iter().find(|old| old.is_line(row));
    let is_gone = |old: &&SectorRow| after.rows.iter().all(|row| !row.is_line(old));
    let sectors = after.rows.iter().map(|row| line(known(row), Some(row)));
    let gone = before
        .rows
        .iter()
        .filter(is_gone)
        .map(|old| line(Some(old), None));
    let total = [line(before.total.as_ref(), after.total.as_ref())];
    sectors.chain(gone).chain(total).flatten().collect()
}

/// "(3) tăng từ 1.021 lên 1.034", column by column.
fn moves(old: &SectorRow, new: &SectorRow) -> Vec<String> {
    let told = |c: Column| {
        let n = c.number();
        match (old.counts.get(c), new.counts.get(c)) {
            (old, new) if old == new => None,
            (Some(old), Some(new)) if new > old => {
                Some(format!("({n}) tăng từ {} lên {}", count(old), count(new)))
            }
            (Some(old), Some(new)) => Some(format!("({n}) giảm từ {} xuống {}", count(old), count(new))),
            (None, Some(new)) => Some(format!("({n}) nay là {}, trước đây chưa có", count(new))),
            (Some(old), None) => Some(format!("({n}) nay chưa có, trước đây là {}", count(old))),
            (None, None) => None,
        }
    };
    Column::ALL.into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Counts;

    fn row(sector: &str, counts: &[(Column, i64)]) -> SectorRow {
        let mut found = Counts::default();
        for (column, n) in counts {
            found.set(*column, Some(*n));
        }
        SectorRow {
            sector: sector.into(),
            counts: found,
            ..SectorRow::default()
        }
    }

    #[test]
    fn a_move_names_the_column_and_both_figures_and_unknown_is_no_zero() {
        let (c3, c4, c10) = (Column::C3, Column::C4, Column::C10);
        for (old, new, told) in [
            (
                row("a", &[(c3, 1021)]),
                row("a", &[(c3, 1034)]),
                vec!["(3) tăng từ 1.021 lên 1.034"],
            ),
            (
                row("a", &[(c3, 8), (c4, 5)]),
                row("a", &[(c3, 7), (c4, 5)]),
                vec!["(3) giảm từ 08 xuống 07"],
            ),
            (
                row("a", &[]),
                row("a", &[(c10, 0)]),
                vec!["(10) nay là 0, trước đây chưa có"],
            ),
            (
                row("a", &[(c10, 2)]),
                row("a", &[]),
                vec!["(10) nay chưa có, trước đây là 02"],
            ),
            (row("a", &[(c4, 5)]), row("a", &[(c4, 5)]), vec![]),
        ] {
            assert_eq!(moves(&old, &new), told);
        }
    }
}
