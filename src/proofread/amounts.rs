//! Rates of money, of tasks, and differences of rates.

mod before_after;

use super::counts::Count;
use super::items::money;
use super::rates::{Rate, percent};
use super::scan::Scan;
use super::token::{decimal_of, has_any, stands};
use crate::calendar::count;
use crate::finding::{Finding, Severity};

pub fn check(scans: &[Scan], counts: &[Count], end: usize, found: &mut Vec<Finding>) {
    let tasks = Tasks::of(counts);
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        let rates = Rate::all(i, scan);
        let sums: Vec<(usize, i64, String)> = (0..scan.tokens.len())
            .filter_map(|at| money(scan, at).map(|(n, unit)| (at, n, unit)))
            .collect();
        found.extend(before_after::of_money(scan, &rates, &sums));
        found.extend(before_after::of_days(scan, &rates));
        for (n, rate) in rates.iter().enumerate() {
            let next = rates.get(n + 1);
            let wrong = of_money(scan, rate, &sums)
                .or_else(|| of_points(scan, rate, next))
                .or_else(|| tasks.of_tasks(scan, rate));
            found.extend(wrong);
        }
    }
}

/// "18,4 tỷ đồng trên kế hoạch 32 tỷ đồng, đạt 57,5%", "1,25 tỷ đồng, tăng 25% so với quý I (1 tỷ đồng)".
fn of_money(scan: &Scan, rate: &Rate, sums: &[(usize, i64, String)]) -> Option<Finding> {
    let (from, to) = scan.sentence(rate.token);
    let behind = sums.iter().find(|(at, ..)| *at > rate.token && *at < to);
    let before: Vec<&(usize, i64, String)> = sums
        .iter()
        .filter(|(at, ..)| *at >= from && *at < rate.token)
        .collect();
    let near = behind.filter(|(at, ..)| {
        let other = (rate.token + 2..*at).any(|i| scan.tokens[i].is_mark('%') || scan.tokens[i].is_mark(';'));
        let comma = (rate.token + 2..*at).any(|i| scan.tokens[i].is_mark(','));
        !other && !comma && *at < rate.token + 24
    });
    let (said, held) = match (before.as_slice(), near) {
        ([.., said], Some(held)) => (*said, held),
        ([said, held], None) => {
            let between = scan.words(said.0, held.0).to_lowercase();
            let is_of = has_any(&between, &["trên", "/", "trong tổng số"]) && rate.token < held.0 + 8;
            (*said, is_of.then_some(*held)?)
        }
        _ => return None,
    };
    let lead = scan.words(said.0, rate.token).to_lowercase();
    let rises = has_any(&lead, &["tăng"]);
    let falls = has_any(&lead, &["giảm"]);
    if said.2 != held.2 || held.1 <= 0 || (has_any(&lead, &["còn", "thiếu", "tiết kiệm"]) && !rises) {
        return None;
    }
    let part = match (rises, falls) {
        (true, _) => said.1 - held.1,
        (_, true) => held.1 - said.1,
        _ => said.1,
    };
    if rate.is(part, held.1) || (!rises && !falls && rate.is(held.1, said.1)) {
        return None;
    }
    let words = scan.words(rate.token, rate.token + 1);
    let right = percent(part.max(0), held.1, rate.places);
    let message = format!(
        "Tỷ lệ {words} không khớp với số tiền: {} so với {} là {right}.",
        scan.words(said.0, said.0),
        scan.words(held.0, held.0)
    );
    let excerpt = scan.words(said.0, rate.token + 1);
    let finding = Finding::new(
        "identity",
        Severity::Error,
        scan.place(rate.token),
        excerpt,
        message,
    );
    Some(finding.with_values(right, words))
}

/// "84,46%, cao hơn 3,21 điểm phần trăm so với 6 tháng cuối năm 2025 (81,25%)".
fn of_points(scan: &Scan, rate: &Rate, next: Option<&Rate>) -> Option<Finding> {
    let held = next?;
    let between = rate.token + 2..held.token;
    let at = between.clone().find(|i| scan.tokens[*i].is("điểm"))?;
    let (points, places) = decimal_of(scan.tokens.get(at.checked_sub(1)?)?.text)?;
    let words = scan.words(rate.token + 2, at).to_lowercase();
    let rises = has_any(&words, &["tăng", "cao hơn", "hơn"]);
    let falls = has_any(&words, &["giảm", "thấp hơn", "kém"]);
    let compares = between.clone().any(|i| stands(&scan.tokens, i, &["so", "với"]));
    let goes_on = between.clone().any(|i| scan.tokens[i].is_mark(';'));
    if rises == falls || !compares || goes_on || held.token > rate.token + 40 {
        return None;
    }
    let most = rate.places.max(held.places).max(places);
    let scaled = |n: i64, places: u32| n * 10_i64.pow(most - places);
    let real = scaled(rate.value, rate.places) - scaled(held.value, held.places);
    let said = scaled(points, places);
    if (falls && real == -said) || (rises && real == said) {
        return None;
    }
    let scale = 10_i64.pow(most);
    let digits = most as usize;
    let right = format!("{},{:0digits$}", real.abs() / scale, real.abs() % scale);
    let way = if real < 0 { "thấp hơn" } else { "cao hơn" };
    let excerpt = scan.words(rate.token, held.token + 1);
    let message = format!(
        "So sánh không khớp: {} so với {} là {way} {right} điểm phần trăm.",
        scan.words(rate.token, rate.token + 1),
        scan.words(held.token, held.token + 1)
    );
    let finding = Finding::new("identity", Severity::Error, scan.place(at), excerpt, message);
    Some(finding.with_values(format!("{way} {right}"), scan.words(at - 1, at)))
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
