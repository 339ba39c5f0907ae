//! Balances told period by period: "Quý I: kỳ trước chuyển sang 88 hồ sơ, nhận mới 402, giải quyết 385, còn lại 105. Quý
//! II: kỳ trước chuyển sang 105, ...". Each is a balance of its own, and what one leaves is what the next begins with.

mod figures;

use super::subject::comes_or_goes;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::flow::Flow;
use crate::proofread::label::Label;
use crate::proofread::marker::Marker;
use crate::proofread::role::{Role, role_of};
use crate::proofread::scan::Scan;
use crate::proofread::things::are_one;
use crate::proofread::token::{capital, has_any};
use figures::{Figures, closes, judged, meets, opening, repairs};
use std::ops::Range;

/// Paragraphs below a heading that name one period.
const MOST_LINES: usize = 8;
/// Paragraphs between two periods of one chain, in all.
const FARTHEST: usize = 12;

/// What one period tells: the places of its counts, and their sums.
struct Row<'l> {
    label: &'l Label,
    scan: usize,
    counts: Range<usize>,
    was: Option<usize>,
    left: usize,
    come: i64,
    done: i64,
}

/// Periods one after the other, two at least.
pub struct Chain<'l> {
    rows: Vec<Row<'l>>,
}

/// The chains of a text, in its order.
pub fn chains<'s>(scans: &'s [Scan], all: &[Count], end: usize) -> Vec<Chain<'s>> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut open: Vec<Row> = Vec::new();
    for row in rows(scans, all, end) {
        let follows = |last: &Row| {
            let thing = |row: &Row| all[row.left].thing.as_str();
            row.label.follows(last.label)
                && row.scan <= last.scan + FARTHEST
                && are_one(thing(last), thing(&row))
        };
        if !open.last().is_some_and(follows) {
            chains.push(Chain {
                rows: std::mem::take(&mut open),
            });
        }
        open.push(row);
    }
    chains.push(Chain { rows: open });
    chains.retain(|c| c.rows.len() > 1);
    chains
}

/// Where periods open what is told of them, and how far that goes: (label, its paragraph, places of counts).
fn rows<'s>(scans: &'s [Scan], all: &[Count], end: usize) -> Vec<Row<'s>> {
    let mut found = Vec::new();
    let counts_of = |scan: usize, from: usize, to: usize| {
        all.partition_point(|c| (c.scan, c.token) < (scan, from))
            ..all.partition_point(|c| (c.scan, c.token) < (scan, to))
    };
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.labels.is_empty() && !s.paragraph.in_table)
    {
        let opening: Vec<&Label> = scan.labels.iter().filter(|l| opens(scan, l)).collect();
        for (n, label) in opening.iter().enumerate() {
            let to = opening.get(n + 1).map_or(usize::MAX, |next| next.from);
            let mut counts = counts_of(i, label.to, to);
            if counts.is_empty() && n + 1 == opening.len() {
                let last = below(scans, i, end);
                counts.end = all.partition_point(|c| c.scan < last).max(counts.start);
            }
            found.extend(row(scans, label, i, counts, all));
        }
    }
    found
}

/// One after the last paragraph below a heading.
fn below(scans: &[Scan], heading: usize, end: usize) -> usize {
    let own = std::mem::discriminant(&scans[heading].paragraph.marker);
    let goes_on = |scan: &Scan| {
        let marker = &scan.paragraph.marker;
        let is_higher = matches!(marker, Marker::Chapter(_) | Marker::Part(_) | Marker::Roman(_));
        let names_another = scan.labels.first().is_some_and(|l| opens(scan, l));
        std::mem::discriminant(marker) != own && !is_higher && !names_another && !scan.paragraph.in_table
    };
    let last = end.min(heading + 1 + MOST_LINES);
    (heading + 1..last)
        .find(|i| !goes_on(&scans[*i]))
        .unwrap_or(last.max(heading + 1))
}

/// Whether a name of a period begins its line, its sentence, or a part of it that a colon opens.
fn opens(scan: &Scan, label: &Label) -> bool {
    let token = |at: usize| &scan.tokens[at];
    let lead = label
        .from
        .checked_sub(1)
        .filter(|i| ["trong", "riêng", "sang"].contains(&token(*i).lower.as_str()));
    let at = lead.unwrap_or(label.from);
    let is_mark_of_line =
        |at: usize| !token(at).is_word() || token(at).is_upper() || token(at).text.chars().count() == 1;
    let begins_line = at <= 4 && (0..at).all(is_mark_of_line);
    let Some(before) = at.checked_sub(1).map(token) else {
        return true;
    };
    let has_colon = scan.tokens.get(label.to + 1).is_some_and(|t| t.is_mark(':'));
    begins_line || before.is_mark(';') || before.is_mark('.') || before.is_mark(',') && has_colon
}

/// What a count of a period says; `None` where it says something else.
fn flow(scan: &Scan, label: &Label, count: &Count) -> Option<Flow> {
    if Flow::of_words(&count.words) == Some(Flow::Was) {
        return Some(Flow::Was);
    }
    let role = comes_or_goes(scan, count, Some(label)).or_else(|| role_of(&count.words, "hồ sơ", None));
    let by_role = match role {
        Some(Role::Carried) => Some(Flow::Was),
        Some(Role::New | Role::Received) => Some(Flow::In),
        Some(Role::Resolved | Role::Withdrawn) => Some(Flow::Out),
        Some(Role::Pending) => Some(Flow::Left),
        _ => None,
    };
    by_role.or_else(|| Flow::of_words(&count.words))
}

/// The period's balance, where its numbers are all of one and each says which it is.
fn row<'l>(
    scans: &[Scan],
    label: &'l Label,
    scan: usize,
    counts: Range<usize>,
    all: &[Count],
) -> Option<Row<'l>> {
    /// No period tells more.
    const MOST: usize = 40;
    let is_of_all = |i: &usize| all[*i].part_of.is_none() && !all[*i].is_beside;
    let is_total = |i: &usize| {
        has_any(
            &all[*i].words,
            &["tổng", "tổng số", "phải giải quyết", "phải xử lý", "cộng"],
        )
    };
    let own: Vec<usize> = counts
        .clone()
        .take(MOST)
        .filter(is_of_all)
        .filter(|i| !is_total(i))
        .collect();
    let flows: Vec<(usize, Option<Flow>)> = own
        .iter()
        .map(|i| (*i, flow(&scans[all[*i].scan], label, &all[*i])))
        .collect();
    let of = |wanted: Flow| {
        flows
            .iter()
            .filter(move |(_, f)| *f == Some(wanted))
            .map(|(i, _)| *i)
    };
    let thing = own
        .iter()
        .map(|i| all[*i].thing.as_str())
        .find(|t| !t.is_empty())?;
    let is_other = |(i, flow): &(usize, Option<Flow>)| flow.is_none() && are_one(thing, &all[*i].thing);
    let are_of_one = flows
        .iter()
        .all(|(i, f)| f.is_none() || are_one(thing, &all[*i].thing));
    let once = |wanted: Flow| of(wanted).next().filter(|_| of(wanted).nth(1).is_none());
    let sum = |wanted: Flow| of(wanted).map(|i| all[i].value).sum::<i64>();
    let is_whole =
        of(Flow::In).next().is_some() && of(Flow::Out).next().is_some() && of(Flow::Was).nth(1).is_none();
    if !is_whole || !are_of_one || flows.iter().any(is_other) {
        return None;
    }
    Some(Row {
        label,
        scan,
        was: of(Flow::Was).next(),
        left: once(Flow::Left)?,
        come: sum(Flow::In),
        done: sum(Flow::Out),
        counts,
    })
}

impl Chain<'_> {
    /// Counts of periods other than the report's: none of its own balance.
    pub(super) fn others(&self, own: Option<&Label>) -> impl Iterator<Item = usize> {
        let is_other = move |row: &&Row| own.is_none_or(|own| !row.label.same_period(own));
        self.rows
            .iter()
            .filter(is_other)
            .flat_map(|row| row.counts.clone())
    }

    /// Whether they are balances of dossiers.
    pub(super) fn is_of_dossiers(&self, all: &[Count]) -> bool {
        self.rows
            .iter()
            .any(|row| all[row.left].thing.starts_with("hồ sơ"))
    }

    pub(super) fn check(&self, scans: &[Scan], all: &[Count], found: &mut Vec<Finding>) {
        /// More than the weeks of a year.
        const MOST: usize = 60;
        if self.rows.len() > MOST {
            return;
        }
        let value = |at: usize| all[at].value;
        let figures: Vec<Figures> = self
            .rows
            .iter()
            .map(|row| Figures {
                was: row.was.map(value),
                come: row.come,
                done: row.done,
                left: value(row.left),
            })
            .collect();
        let (right, wrong) = judged(&figures);
        if wrong == 0 || right == 0 {
            return;
        }
        let Some(at) = (0..figures.len()).find(|k| !closes(&figures, *k)) else {
            found.extend(self.broken_link(scans, all, &figures).filter(|_| wrong == 1));
            return;
        };
        // One figure put right has to put right all.
        if (0..figures.len()).any(|k| repairs(&figures, k)) {
            found.push(self.broken_row(scans, all, &figures, at));
        }
    }

    fn broken_row(&self, scans: &[Scan], all: &[Count], figures: &[Figures], at: usize) -> Finding {
        let (row, own) = (&self.rows[at], &figures[at]);
        let was = opening(figures, at).unwrap_or(0);
        let right = was + own.come - own.done;
        let before = at.checked_sub(1).map(|k| {
            format!(
                "; {} còn lại {}",
                self.rows[k].label.name(),
                count(figures[k].left)
            )
        });
        let message = format!(
            "{}: kỳ trước chuyển sang {} + mới {} - đã giải quyết {} = {}, trong khi ghi còn lại {}{}.",
            capital(&row.label.name()),
            count(was),
            count(own.come),
            count(own.done),
            count(right),
            count(own.left),
            before.unwrap_or_default()
        );
        told(
            scans,
            &all[row.left],
            "identity",
            Severity::Error,
            message,
            right,
            own.left,
        )
    }

    /// F5 within one text: both periods close, and do not meet.
    fn broken_link(&self, scans: &[Scan], all: &[Count], figures: &[Figures]) -> Option<Finding> {
        let at = (1..figures.len()).find(|k| !meets(figures, *k))?;
        let (was, left) = (figures[at].was?, figures[at - 1].left);
        let message = format!(
            "{} ghi kỳ trước chuyển sang {}, trong khi {} còn lại {}.",
            capital(&self.rows[at].label.name()),
            count(was),
            self.rows[at - 1].label.name(),
            count(left)
        );
        let place = &all[self.rows[at].was?];
        Some(told(
            scans,
            place,
            "carry_over",
            Severity::Error,
            message,
            left,
            was,
        ))
    }
}

fn told(
    scans: &[Scan],
    at: &Count,
    rule: &str,
    severity: Severity,
    message: String,
    right: i64,
    said: i64,
) -> Finding {
    let scan = &scans[at.scan];
    let excerpt = scan.words(at.clause.min(at.token), at.token);
    Finding::new(rule, severity, scan.place(at.token), excerpt, message)
        .with_values(right.to_string(), said.to_string())
}
