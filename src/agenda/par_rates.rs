//! The rates that the self-assessment asks for (facts/domain.md 3.2), each with its two counts. Points are
//! not reckoned: which rate gives how many differs by year and province.

use super::review::{Evidence, Missing};
use crate::calendar::{Moment, moment, percent};
use crate::dossier::{Figures, Rate, on_time, online};
use serde::Serialize;
use std::collections::BTreeMap;

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

/// Of the year's evidence, and of the year's figures where they close.
pub fn par_rates(evidence: &[Evidence], year: Option<&Figures>) -> Vec<ParRate> {
    let due: Vec<&Evidence> = evidence.iter().filter(|e| e.missing != Missing::Item).collect();
    let is_report = |e: &Evidence| e.is_report;
    let mut out = vec![
        of_tasks("Nhiệm vụ của kế hoạch đã hoàn thành", &due, has_result),
        of_tasks(
            "Nhiệm vụ của kế hoạch hoàn thành đúng hạn",
            &due,
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
    evidence.missing != Missing::Result
}

/// Of the plan's tasks of which anything was due, those of which all of it is so.
fn of_tasks(name: &str, due: &[&Evidence], is_so: impl Fn(&Evidence) -> bool) -> ParRate {
    let mut tasks: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    for evidence in due.iter().filter(|e| !e.number.is_empty()) {
        let all = tasks.entry((&evidence.number, &evidence.title)).or_insert(true);
        *all &= is_so(evidence);
    }
    let (part, whole) = (
        tasks.values().filter(|all| **all).count() as i64,
        tasks.len() as i64,
    );
    ParRate {
        name: name.to_owned(),
        part: Some(part),
        whole: Some(whole),
        rate: percent(part, whole),
        formula: "trên số nhiệm vụ có thời hạn đã đến; tính khi mọi đơn vị, mọi kỳ đều đạt".into(),
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
        formula: "trên số mục đến hạn trong năm, mỗi đơn vị, mỗi kỳ là một mục".into(),
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
