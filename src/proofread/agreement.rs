//! One figure told twice in a report: in the text and in its table, in two sections, in the part
//! about what is ahead. Two different numbers for one thing contradict each other (`cross_report`).

mod again;
mod ahead;
mod late;

use super::role::Role;
use super::scan::Scan;
use super::slips::is_permuted;
use super::times::is_of_other_time;
use super::token::has_any;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;
use crate::proofread::tables::told::Told;
use std::collections::BTreeSet;

/// What a report tells of its figures.
pub struct Report<'r, 'p> {
    pub scans: &'r [Scan<'p>],
    pub counts: &'r [Count],
    /// Of the text.
    pub sets: &'r [Set],
    /// Of the totals of its tables.
    pub tables: &'r [Told],
}

pub fn check(report: &Report, found: &mut Vec<Finding>) {
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for table in report.tables {
        for set in report.sets {
            report.against_table(set, table, &mut told, found);
        }
        report.overdue(table, &mut told, found);
    }
    report.late_again(&mut told, found);
    report.between_sections(&mut told, found);
    report.of_levels(&mut told, found);
    report.ahead(&mut told, found);
    report.received_again(&mut told, found);
    report.in_time_again(&mut told, found);
}

/// So many earlier figures are added in pairs.
const MOST_KNOWN: usize = 20;

impl Report<'_, '_> {
    /// A number of the text that its column of the table holds nowhere, where another number of the
    /// same sentences is the table's, or where its digits are those of the total.
    fn against_table(&self, set: &Set, table: &Told, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        let is_shared = set
            .entries
            .iter()
            .any(|(role, said, _)| *said > 9 && table.set.get(*role) == Some(*said));
        for (role, said, at) in &set.entries {
            let (Some(total), Some(values)) = (table.set.get(*role), table.values(*role)) else {
                continue;
            };
            let is_slip = is_permuted(*said, total) && total > 99;
            // What the table calls received is what the text calls newly received.
            let is_of_new = *role == Role::Received && set.get(Role::New) == Some(total);
            if is_of_new || values.contains(said) || !(is_shared || is_slip) || self.is_of_a_part(*at) {
                continue;
            }
            self.tell(
                *at,
                &format!("dòng tổng của bảng ghi {}", count(total)),
                total,
                told,
                found,
            );
        }
    }

    /// "Xử lý 05 hồ sơ quá hạn": which of the two columns is meant is not said.
    fn overdue(&self, table: &Told, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        if table.overdue.is_empty() {
            return;
        }
        let in_text: BTreeSet<i64> = self
            .sets
            .iter()
            .flat_map(|s| [s.get(Role::Late), s.get(Role::Overdue)])
            .flatten()
            .collect();
        for (at, said) in self.counts.iter().enumerate() {
            let is_it = said.thing == "hồ sơ" && self.is_overdue(said) && !said.is_beside;
            let is_known = table.overdue.contains(&said.value) || in_text.contains(&said.value);
            // "27 hồ sơ quá hạn được phân theo nguyên nhân: 15 do đo đạc": the first of its parts.
            let is_it = is_it && !self.is_listed(at);
            if is_it && !is_known && said.value > 0 && !is_of_other_time(&said.words) {
                let total = table.overdue_total;
                self.tell(
                    at,
                    &format!("bảng ghi {} hồ sơ quá hạn", count(total)),
                    total,
                    told,
                    found,
                );
            }
        }
    }

    /// Right behind a colon, and a number stands before that in its sentence.
    fn is_listed(&self, at: usize) -> bool {
        let said = &self.counts[at];
        let scan = &self.scans[said.scan];
        let follows = said
            .token
            .checked_sub(1)
            .is_some_and(|i| scan.tokens[i].is_mark(':'));
        let before = at.checked_sub(1).map(|i| &self.counts[i]);
        let from = scan.sentence(said.token).0;
        follows && before.is_some_and(|b| b.scan == said.scan && b.token >= from)
    }

    /// It or the words before its bracket say so.
    fn is_overdue(&self, said: &Count) -> bool {
        let late = ["quá hạn", "trễ hạn", "chậm hạn", "trễ hẹn"];
        let alone = said.words.is_empty();
        let scan = &self.scans[said.scan];
        let before = said.token.saturating_sub(20);
        has_any(&said.words, &late)
            || alone && said.token > 0 && has_any(&scan.words(before, said.token).to_lowercase(), &late)
    }

    /// "12 hồ sơ lĩnh vực Đầu tư" is no total.
    fn is_of_a_part(&self, at: usize) -> bool {
        let Some(said) = self.counts.get(at) else {
            return true;
        };
        has_any(&said.words, &["lĩnh vực", "phòng", "xã", "phường", "sở"]) || is_of_other_time(&said.words)
    }

    /// Two sections that agree in two figures and not in a third.
    fn between_sections(&self, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        /// Sets of one report; more were made to be slow.
        const MOST: usize = 60;
        for (i, first) in self.sets.iter().enumerate().take(MOST) {
            for second in self.sets.iter().take(MOST).skip(i + 1) {
                let both = |role: Role| first.get(role).zip(second.get(role));
                let shared = first.entries.iter().filter_map(|(role, ..)| both(*role));
                let same = shared.clone().filter(|(a, b)| a == b && *a > 9).count();
                if same < 2 {
                    continue;
                }
                for (role, said, at) in &second.entries {
                    let Some(before) = first.get(*role).filter(|n| n != said) else {
                        continue;
                    };
                    if !self.is_of_a_part(*at) {
                        self.tell(
                            *at,
                            &format!("phần trước ghi {}", count(before)),
                            before,
                            told,
                            found,
                        );
                    }
                }
            }
        }
    }

    /// "Cả huyện và xã tiếp nhận 54.430 hồ sơ": the sections before add up to it, but for one figure.
    fn of_levels(&self, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        /// Levels or kinds of units.
        const MOST: usize = 6;
        for (i, whole) in self.sets.iter().enumerate().skip(2) {
            for number in 2..=MOST.min(i) {
                let parts = &self.sets[i - number..i];
                // What is left of one quarter is carried over to the next: stocks are not summed (F10).
                let go_on = parts.windows(2).any(|pair| {
                    pair[1]
                        .get(Role::Carried)
                        .is_some_and(|n| Some(n) == pair[0].get(Role::Pending))
                });
                let is_stock =
                    |role: Role| matches!(role, Role::Carried | Role::Pending | Role::InTime | Role::Overdue);
                let sum = |role: Role| match go_on && is_stock(role) {
                    true => None,
                    false => parts.iter().map(|s| s.get(role)).sum::<Option<i64>>(),
                };
                let sums: Vec<(i64, i64, usize)> = whole
                    .entries
                    .iter()
                    .filter_map(|(role, said, at)| Some((sum(*role)?, *said, *at)))
                    .collect();
                let right = sums
                    .iter()
                    .filter(|(sum, said, _)| sum == said && *said > 9)
                    .count();
                if right == 0 || right < sums.len() / 2 {
                    continue;
                }
                for (sum, said, at) in sums.iter().filter(|(sum, said, _)| sum != said) {
                    if !told.insert(*at) {
                        continue;
                    }
                    let message = format!(
                        "Số chung ghi {}, các phần nêu trước cộng lại bằng {}, lệch {}.",
                        count(*said),
                        count(*sum),
                        count((said - sum).abs())
                    );
                    found.push(self.finding("sum_of_parts", Severity::Error, *at, message, *sum, *said));
                }
                break;
            }
        }
    }

    fn tell(&self, at: usize, other: &str, right: i64, told: &mut BTreeSet<usize>, found: &mut Vec<Finding>) {
        let Some(said) = self.counts.get(at).filter(|_| told.insert(at)) else {
            return;
        };
        let message = format!(
            "Ở đây ghi {}, trong khi {other}; cùng một nội dung, đề nghị thống nhất số liệu.",
            count(said.value)
        );
        found.push(self.finding("cross_report", Severity::Warning, at, message, right, said.value));
    }

    fn finding(
        &self,
        rule: &str,
        severity: Severity,
        at: usize,
        message: String,
        expected: i64,
        found: i64,
    ) -> Finding {
        let said = &self.counts[at];
        let scan = &self.scans[said.scan];
        let excerpt = scan.words(said.clause.min(said.token), said.token);
        Finding::new(rule, severity, scan.place(said.token), excerpt, message)
            .with_values(expected.to_string(), found.to_string())
    }
}
