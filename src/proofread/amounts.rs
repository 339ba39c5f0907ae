//! Rates of tasks, and what something took before and after.

mod before_after;
mod by_quarter;
mod lines;
mod of_plan;
mod registered;

use super::quantities::quantity_at;
use super::scan::Scan;
use super::token::has_any;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::Count;
use crate::proofread::rates::rate::{Rate, percent};

pub fn check(scans: &[Scan], counts: &[Count], end: usize, found: &mut Vec<Finding>) {
    lines::check(scans, end, found);
    by_quarter::check(scans, end, found);
    let tasks = Tasks::of(counts);
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        found.extend(registered::registered(scan));
        let rates = Rate::all(i, scan);
        let sums: Vec<(usize, i64, String)> = (0..scan.tokens.len())
            .filter_map(|at| {
                let money = quantity_at(scan, at)?;
                Some((at, money.cents()?.0, money.measure()?.to_lowercase()))
            })
            .collect();
        let own = found.len();
        found.extend(before_after::of_money(scan, &rates, &sums));
        if found.len() == own {
            found.extend(of_plan::of_plan(scans, i, end, &rates));
        }
        found.extend(rates.iter().filter_map(|rate| tasks.of_tasks(scan, rate)));
    }
}

/// Counts of tasks that are looked at.
const MOST_TASKS: usize = 40;

/// The tasks that the report tells: all of them, those done, those overdue.
struct Tasks {
    wholes: Vec<i64>,
    done: Vec<i64>,
    overdue: Vec<i64>,
}

impl Tasks {
    fn of(counts: &[Count]) -> Tasks {
        let tasks = || counts.iter().filter(|c| c.thing == "nhiệm vụ" && !c.is_beside);
        let with = |words: &[&str]| -> Vec<i64> {
            tasks()
                .filter(|c| has_any(&c.words, words))
                .map(|c| c.value)
                .take(MOST_TASKS)
                .collect()
        };
        // The largest first: it is the whole office's.
        let mut wholes: Vec<i64> = tasks().map(|c| c.value).take(MOST_TASKS).collect();
        wholes.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
        Tasks {
            wholes,
            done: with(&["hoàn thành", "đã thực hiện"]),
            overdue: with(&["quá hạn", "chậm"]),
        }
    }

    /// "Tỷ lệ hoàn thành là 84,46%", where the counts stand elsewhere: told only if the rate is
    /// nearly one of theirs.
    fn of_tasks(&self, scan: &Scan, rate: &Rate) -> Option<Finding> {
        let (from, _) = scan.sentence(rate.token);
        if from >= rate.token {
            return None;
        }
        let lead = scan.words(from, rate.token - 1).to_lowercase();
        let clause = lead.rsplit([',', ';', ')']).next().unwrap_or_default();
        let is_of_tasks =
            has_any(clause, &["tỷ lệ", "tỉ lệ"]) && !has_any(clause, &["hồ sơ", "tthc", "đúng hạn"]);
        let is_of_dossiers = scan.lower.contains("hồ sơ") && !scan.lower.contains("nhiệm vụ");
        let is_of_tasks =
            is_of_tasks && !is_of_dossiers && !has_any(clause, &["không quá hạn", "không chậm"]);
        let parts = match () {
            () if has_any(clause, &["quá hạn", "chậm"]) => &self.overdue,
            () if has_any(clause, &["hoàn thành"]) => &self.done,
            () => return None,
        };
        let pairs: Vec<(i64, i64)> = parts
            .iter()
            .flat_map(|part| self.wholes.iter().map(move |whole| (*part, *whole)))
            .filter(|(part, whole)| part <= whole && *whole > 0)
            .collect();
        if !is_of_tasks || pairs.is_empty() || pairs.iter().any(|(part, whole)| rate.is(*part, *whole)) {
            return None;
        }
        let (part, whole) = pairs
            .into_iter()
            .find(|(part, whole)| rate.is_nearly(*part, *whole))?;
        let right = percent(part, whole, rate.places);
        let words = scan.words(rate.token, rate.token + 1);
        let message = format!(
            "Tỷ lệ {words} không khớp với số liệu: {}/{} nhiệm vụ = {right}.",
            count(part),
            count(whole)
        );
        let excerpt = scan.words(rate.token.saturating_sub(6), rate.token + 1);
        let finding = Finding::new(
            "identity",
            Severity::Error,
            scan.place(rate.token),
            excerpt,
            message,
        );
        Some(finding.with_values(right, words))
    }
}
