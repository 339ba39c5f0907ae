//! The words against what is stored of the period: figures of the source, and of the period before.

use super::role::Role;
use super::scan::Scan;
use crate::calendar::count;
use crate::dossier::{Column, Figures};
use crate::finding::{Finding, Severity};
use crate::proofread::balance::set::Set;
use crate::proofread::counts::count::Count;

/// What is stored of the report's period.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stored<'f> {
    pub figures: Option<&'f Figures>,
    /// The period right before.
    pub previous: Option<&'f Figures>,
}

pub fn check(scans: &[Scan], all: &[Count], sets: &[Set], stored: Stored, found: &mut Vec<Finding>) {
    // The fullest set is the one of the whole office.
    let Some(set) = sets.iter().max_by_key(|s| s.entries.len()) else {
        return;
    };
    if let Some(figures) = stored.figures.filter(|f| f.as_of.is_some()) {
        for (role, said, at) in &set.entries {
            let known = known(*role, figures);
            if known.is_empty() || known.contains(said) {
                continue;
            }
            let real = known[0];
            let message = format!(
                "Báo cáo ghi {} {}, số liệu đã lưu của kỳ là {}; đề nghị đối chiếu.",
                role.name(),
                count(*said),
                count(real)
            );
            found.push(finding("cross_report", scans, all, *at, message, real, *said));
        }
    }
    let ends = stored
        .previous
        .zip(stored.figures)
        .filter(|(before, now)| before.period.to.succ_opt() == Some(now.period.from))
        .and_then(|(before, _)| before.total.counts.c11);
    if let Some(ended) = ends
        && let Some((_, said, at)) = set.entries.iter().find(|(r, ..)| *r == Role::Carried)
        && *said != ended
    {
        let message = format!(
            "Kỳ trước chuyển qua ghi {}, trong khi kỳ trước kết thúc với {} hồ sơ đang giải quyết.",
            count(*said),
            count(ended)
        );
        found.push(finding("carry_over", scans, all, *at, message, ended, *said));
    }
}

fn finding(
    rule: &str,
    scans: &[Scan],
    all: &[Count],
    at: usize,
    message: String,
    expected: i64,
    found: i64,
) -> Finding {
    let said = &all[at];
    let scan = &scans[said.scan];
    let excerpt = scan.words(said.clause.min(said.token), said.token);
    Finding::new(rule, Severity::Warning, scan.place(said.token), excerpt, message)
        .with_values(expected.to_string(), found.to_string())
}

/// What the form says of a role, in each way that reports write it.
fn known(role: Role, figures: &Figures) -> Vec<i64> {
    let get = |c: Column| figures.total.counts.get(c);
    let add = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b);
    let all = match role {
        Role::Received => vec![get(Column::C3), add(get(Column::C4), get(Column::C5))],
        Role::New => vec![add(get(Column::C4), get(Column::C5))],
        Role::Online => vec![get(Column::C4)],
        Role::Direct => vec![get(Column::C5)],
        Role::Carried => vec![get(Column::C6)],
        Role::Resolved => vec![get(Column::C7)],
        Role::Early => vec![get(Column::C8)],
        Role::OnTime => vec![get(Column::C9), add(get(Column::C8), get(Column::C9))],
        Role::EarlyOrOnTime => vec![add(get(Column::C8), get(Column::C9))],
        Role::Late => vec![get(Column::C10)],
        Role::Pending => vec![get(Column::C11)],
        Role::InTime => vec![get(Column::C12)],
        Role::Overdue => vec![get(Column::C13)],
        Role::Post | Role::Waiting | Role::Withdrawn => Vec::new(),
    };
    all.into_iter().flatten().collect()
}
