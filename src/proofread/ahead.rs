//! Money and measures of what is to be done, against what the results tell: "giải ngân hết 35,2 tỷ đồng
//! còn lại", "thu tháng 5 đạt 17.500 triệu đồng, nâng lũy kế lên 96.715 triệu đồng". Told only where a
//! number's digits in another order make it fit, as plans hold numbers of their own.

use super::outlook::paragraphs_ahead;
use super::quantities::{Quantity, quantities};
use super::scan::Scan;
use super::token::{has_any, stands};
use crate::finding::{Finding, Severity};

/// Values that are remembered; no report tells more.
const MOST: usize = 400;

/// What the results tell.
#[derive(Default)]
struct Known {
    /// What is not yet done, by its words or as a difference of two values side by side.
    open: Vec<Quantity>,
    /// What was reached so far.
    reached: Vec<Quantity>,
}

pub fn check(scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    let ahead = paragraphs_ahead(scans);
    let told = scans
        .iter()
        .zip(&ahead)
        .take(end)
        .filter(|(s, _)| !s.paragraph.in_table);
    let mut known = Known::default();
    for (scan, _) in told.clone().filter(|(_, is_ahead)| !**is_ahead) {
        known.read(scan);
    }
    for (scan, _) in told.filter(|(_, is_ahead)| **is_ahead) {
        for value in quantities(scan).iter().filter(|q| q.measure().is_some()) {
            found.extend(known.left(scan, value).or_else(|| known.raised(scan, value)));
        }
    }
}

/// The words of the clause before a value.
fn lead(scan: &Scan, value: &Quantity) -> String {
    /// In tokens.
    const LONGEST: usize = 20;
    let ends = |i: &usize| matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "." | "(" | ")");
    let floor = value.token.saturating_sub(LONGEST);
    let from = (floor..value.token).rev().find(ends).map_or(floor, |i| i + 1);
    if from < value.token {
        scan.words(from, value.token - 1).to_lowercase()
    } else {
        String::new()
    }
}

impl Known {
    fn read(&mut self, scan: &Scan) {
        let values: Vec<Quantity> = quantities(scan)
            .into_iter()
            .filter(|q| q.measure().is_some())
            .collect();
        for (at, value) in values.iter().enumerate() {
            let words = lead(scan, value);
            if self.open.len() < MOST && has_any(&words, &["còn", "chưa", "phải"]) {
                self.open.push(value.clone());
            }
            if self.reached.len() < MOST && has_any(&words, &["lũy kế", "luỹ kế", "tổng", "thu", "chi"])
            {
                self.reached.push(value.clone());
            }
            let next = values
                .get(at + 1)
                .filter(|next| next.is_like(value) && self.open.len() < MOST);
            if let Some(next) = next.filter(|next| next.value < value.value) {
                let mut gap = value.with_value(value.value - next.value);
                gap.half += next.half;
                self.open.push(gap);
            }
        }
    }

    /// "Giải ngân hết 35,2 tỷ đồng", "bàn giao 224,3 ha còn lại".
    fn left(&self, scan: &Scan, value: &Quantity) -> Option<Finding> {
        let (from, to) = scan.sentence(value.token);
        let behind = scan
            .words(value.token, to.min(value.last + 10) - 1)
            .to_lowercase();
        let clause = behind.split([',', ';']).next().unwrap_or_default();
        let says_all = has_any(&lead(scan, value), &["hết", "nốt"]) || has_any(clause, &["còn lại"]);
        let is_known =
            |q: &&Quantity| q.is_like(value) && (q.value - value.value).abs() <= q.half + value.half;
        if from >= value.token || !says_all || self.open.iter().any(|q| is_known(&q)) {
            return None;
        }
        let meant = self
            .open
            .iter()
            .find(|q| q.is_like(value) && value.is_slip(q.value))?;
        let right = value.write(meant.value);
        Some(told(scan, value, format!("phần kết quả cho {right}"), right))
    }

    /// "nâng lũy kế 5 tháng lên 96.715 triệu đồng": what was reached and what is added.
    fn raised(&self, scan: &Scan, value: &Quantity) -> Option<Finding> {
        let (from, _) = scan.sentence(value.token);
        let raises = (from..value.token)
            .rev()
            .find(|i| stands(&scan.tokens, *i, &["nâng"]))?;
        let is_up_to = value.token > 0 && scan.tokens[value.token - 1].is("lên");
        let added = quantities(scan)
            .into_iter()
            .rev()
            .find(|q| q.token < raises && q.token >= from)?;
        if !is_up_to || !added.is_like(value) {
            return None;
        }
        let sum = |q: &Quantity| q.value + added.value;
        let alike = || self.reached.iter().filter(|q| q.is_like(value));
        if alike().any(|q| (sum(q) - value.value).abs() <= q.half + added.half + value.half) {
            return None;
        }
        let before = alike().find(|q| value.is_slip(sum(q)))?;
        let right = value.write(sum(before));
        let other = format!(
            "{} cộng {} là {right}",
            before.write(before.value),
            added.write(added.value)
        );
        Some(told(scan, value, other, right))
    }
}

fn told(scan: &Scan, value: &Quantity, other: String, right: String) -> Finding {
    let words = scan.words(value.token, value.last);
    let message = format!("Ở đây ghi {words}, trong khi {other}; đề nghị thống nhất số liệu.");
    value.contradicted(scan, ("cross_report", Severity::Warning), message, right)
}
