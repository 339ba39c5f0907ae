//! The totals of a table as figures of dossiers, to be held against the text.

use super::grid::Grid;
use crate::proofread::balance::set::Set;
use crate::proofread::role::{Role, role_of};
use crate::proofread::token::has_any;
use std::collections::{BTreeMap, BTreeSet};

/// What a table of dossiers tells.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The row of totals.
    pub set: Set,
    /// All that stands in each column, totals too.
    columns: BTreeMap<Role, BTreeSet<i64>>,
    /// All numbers of overdue dossiers, resolved late or pending, and the largest total of them.
    pub overdue: BTreeSet<i64>,
    pub overdue_total: i64,
}

/// A set's entry that stands in a table is no count of the text.
const IN_TABLE: usize = usize::MAX;

impl Told {
    /// A figure that stands once.
    pub(super) fn add(&mut self, role: Role, figure: i64) {
        self.set.entries.push((role, figure, IN_TABLE));
        self.columns.entry(role).or_default().insert(figure);
    }

    pub fn values(&self, role: Role) -> Option<&BTreeSet<i64>> {
        self.columns.get(&role)
    }
}

impl Grid<'_> {
    /// `None` where the table has no totals or is not of dossiers.
    pub(super) fn told(&self) -> Option<Told> {
        let total = (self.body..self.table.rows.len()).find(|r| self.is_total(*r))?;
        let all = self.titles.join(" ");
        if !has_any(&all, &["tiếp nhận", "giải quyết", "hồ sơ"]) || has_any(&all, &["nhiệm vụ", "kinh phí"])
        {
            return None;
        }
        let mut told = Told::default();
        let mut totals_overdue = Vec::new();
        for column in (0..self.titles.len()).filter(|c| !self.is_label(*c) && !self.is_rate(*c)) {
            let Some(sum) = self.cell(total, column) else {
                continue;
            };
            let values: BTreeSet<i64> = (self.body..self.table.rows.len())
                .filter_map(|r| self.cell(r, column))
                .collect();
            if has_any(&self.titles[column], &["quá hạn", "trễ hạn", "trễ hẹn"])
                && !has_any(&self.titles[column], &["chưa quá hạn"])
            {
                told.overdue.extend(values.iter().copied());
                totals_overdue.push(sum);
            }
            let Some(role) = self.role(column) else { continue };
            if told.set.get(role).is_none() {
                told.set.entries.push((role, sum, IN_TABLE));
            }
            told.columns.entry(role).or_default().extend(values);
        }
        told.overdue.insert(totals_overdue.iter().sum());
        told.overdue_total = totals_overdue.first().copied().unwrap_or(0);
        if totals_overdue.is_empty() {
            told.overdue.clear();
        }
        (told.set.entries.len() >= 2).then_some(told)
    }

    fn role(&self, column: usize) -> Option<Role> {
        if let Some(form) = self.form_columns()
            && let Some(role) = form.role(column)
        {
            return Some(role);
        }
        let title = self.titles[column].trim();
        let is = |words: &[&str]| has_any(title, words);
        if is(&["kỳ trước", "tháng trước", "quý trước", "tồn đầu kỳ"]) {
            return Some(Role::Carried);
        }
        if is(&["đúng hạn", "đúng"]) && is(&["trước hạn", "sớm hạn", "sớm", "trước"]) {
            return (!is(&["đang"])).then_some(Role::EarlyOrOnTime);
        }
        if ["tổng", "tổng số", "cộng"].contains(&title) {
            return None;
        }
        role_of(title, "hồ sơ", None)
    }
}
