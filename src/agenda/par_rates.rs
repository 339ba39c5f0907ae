//! The rates that the self-assessment asks for (facts/domain.md 3.2), each with its two counts. Points are
//! not reckoned: which rate gives how many differs by year and province.

use super::review::{Evidence, Missing};
use crate::calendar::{Moment, count, moment, percent};
use crate::dossier::{Figures, Rate, on_time, online};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParRate {
    pub name: String,
    /// `None` is unknown.
    pub part: Option<i64>,
    pub whole: Option<i64>,
    /// "98,7%"; `None` where it is unknown or there is nothing to divide.
    pub rate: Option<String>,
    /// What is divided by what.
    pub formula: String,
}

/// Of the year's evidence, of the ids of its plan's tasks, and of the year's figures where they close.
pub fn par_rates(evidence: &[Evidence], planned: &BTreeSet<String>, year: Option<&Figures>) -> Vec<ParRate> {
    let due: Vec<&Evidence> = evidence.iter().filter(|e| e.missing != Missing::Item).collect();
    let is_report = |e: &Evidence| e.is_report;
    let mut out = vec![
        of_tasks("Nhiệm vụ của kế hoạch đã hoàn thành", &due, planned, has_result),
        of_tasks(
            "Nhiệm vụ của kế hoạch hoàn thành đúng hạn",
            &due,
            planned,
            Evidence::is_on_time,
        ),
        of_due("Báo cáo định kỳ đã gửi", &due, is_report, has_result),
        of_due(
            "Báo cáo định kỳ gửi đúng hạn",
            &due,
            is_report,
            Evidence::is_on_time,
        ),
        of_due(
            "Mục có số, ký hiệu văn bản kiểm chứng",
            &due,
            |_| true,
            |e| !e.document.is_empty(),
        ),
    ];
    let mut items: Vec<&str> = due
        .iter()
        .map(|e| e.item)
        .filter(|item| !item.is_empty())
        .collect();
    items.sort_unstable();
    items.dedup();
    out.extend(items.into_iter().map(|item| {
        let name = format!("Tiêu chí “{item}”: có kết quả đúng hạn");
        of_due(&name, &due, |e| e.item == item, Evidence::is_on_time)
    }));
    let year = year.filter(|f| !f.has_error());
    let counts = year.map(|f| &f.total.counts);
    let as_of = year.and_then(|f| f.as_of);
    out.push(of_dossiers(
        "Hồ sơ giải quyết trước hạn và đúng hạn",
        counts.and_then(on_time),
        as_of,
    ));
    out.push(of_dossiers(
        "Hồ sơ tiếp nhận trực tuyến",
        counts.and_then(online),
        as_of,
    ));
    out
}

fn has_result(evidence: &Evidence) -> bool {
    evidence.is_there()
}

/// Of all tasks of the plan, those of which all that was due is so; what is not due yet and what runs
/// through the year without a document counts as not so, and is said.
fn of_tasks(
    name: &str,
    due: &[&Evidence],
    planned: &BTreeSet<String>,
    is_so: impl Fn(&Evidence) -> bool,
) -> ParRate {
    let mut tasks: BTreeMap<&str, bool> = BTreeMap::new();
    let of_plan = || due.iter().filter(|e| !e.number.is_empty());
    for evidence in of_plan() {
        *tasks.entry(&evidence.task).or_insert(true) &= is_so(evidence);
    }
    let ahead = planned.iter().filter(|id| !tasks.contains_key(id.as_str()));
    let ahead = ahead.count() as i64;
    let running = of_plan().filter(|e| e.missing == Missing::Running).count() as i64;
    let part = tasks.values().filter(|all| **all).count() as i64;
    let whole = tasks.len() as i64 + ahead;
    let mut formula = format!(
        "trên cả {} nhiệm vụ của kế hoạch; tính khi mọi đơn vị, mọi kỳ đã đến hạn đều đạt",
        count(whole)
    );
    for (n, what) in [
        (running, "nhiệm vụ thường xuyên chưa có minh chứng"),
        (ahead, "nhiệm vụ chưa đến hạn hoặc chưa xác định được ngày"),
    ] {
        if n > 0 {
            formula += &format!("; còn {} {what}", count(n));
        }
    }
    ParRate {
        name: name.to_owned(),
        part: Some(part),
        whole: Some(whole),
        rate: percent(part, whole),
        formula,
    }
}

/// Of those that were due and meant, how many are so; a line of several occurrences counts as many.
fn of_due(
    name: &str,
    due: &[&Evidence],
    is_meant: impl Fn(&Evidence) -> bool,
    is_so: impl Fn(&Evidence) -> bool,
) -> ParRate {
    let meant = || due.iter().filter(|e| is_meant(e));
    let whole = meant().map(|e| e.occurrences as i64).sum();
    let part = meant().filter(|e| is_so(e)).map(|e| e.occurrences as i64).sum();
    ParRate {
        name: name.to_owned(),
        part: Some(part),
        whole: Some(whole),
        rate: percent(part, whole),
        formula: "trên số mục đến hạn và nhiệm vụ thường xuyên trong năm, mỗi đơn vị, mỗi kỳ, mỗi văn bản là một mục".into(),
    }
}

/// The year may not be over: the moment of its figures is said.
fn of_dossiers(name: &str, rate: Option<Rate>, as_of: Option<Moment>) -> ParRate {
    let taken = as_of.map(|at| format!(" (số liệu lấy lúc {})", moment(at)));
    ParRate {
        name: name.to_owned(),
        part: rate.map(|r| r.part),
        whole: rate.map(|r| r.whole),
        rate: rate.and_then(|r| percent(r.part, r.whole)),
        formula: match rate {
            Some(rate) => format!(
                "biểu II.06a của năm{}, {}",
                taken.unwrap_or_default(),
                rate.formula
            ),
            None => "chưa có số liệu của năm hoặc số liệu chưa khớp".into(),
        },
    }
}

#[cfg(test)]
mod tests;
