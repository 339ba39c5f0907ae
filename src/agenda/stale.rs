//! What a draft says of a source that was asked again after the figures were taken, and did not answer with data.

use super::facts::{Facts, FetchFact};
use super::rules::Rules;
use crate::calendar::{Moment, Period, moment};
use crate::dossier::{Figures, Mode};
use crate::portal::FailureKind;

/// A sentence for each source that the figures of the period rest on or wait for.
pub fn stale(period: &Period, figures: &Figures, facts: &Facts, rules: &Rules, now: Moment) -> Vec<String> {
    let cross = &rules.reckoning(period).cross_checks;
    let is_held_against = |source: &str| cross.iter().any(|c| c.source == source);
    let rests_on = figures.provenance.as_ref().map(|from| from.source.as_str());
    let pulls = rules.pulls.iter().filter(|p| p.mode != Mode::Open);
    let meant = pulls.filter(|p| match rests_on {
        Some(source) => p.source == source,
        None => !is_held_against(&p.source),
    });
    let mut sources: Vec<&str> = meant.map(|p| p.source.as_str()).collect();
    sources.dedup();
    { sources.into_iter() }
        .filter_map(|source| told(source, newest(source, period, facts, now)?, figures))
        .collect()
}

/// The last request for days of the period.
fn newest<'f>(source: &str, period: &Period, facts: &'f Facts, now: Moment) -> Option<&'f FetchFact> {
    let is_of = |f: &&FetchFact| {
        let is_asked = f.mode != Mode::File && f.mode != Mode::Open;
        let is_part = period.from <= f.from && f.to <= period.to;
        let is_total = f.mode == Mode::Year && f.from <= period.to && period.from <= f.to;
        f.source == source && is_asked && (is_part || is_total) && f.at <= now
    };
    facts.fetches.iter().filter(is_of).max_by_key(|f| f.at)
}

fn told(source: &str, last: &FetchFact, figures: &Figures) -> Option<String> {
    let why = words(last.failure?);
    let rests = match (&figures.provenance, figures.as_of) {
        (_, Some(at)) if last.at <= at => return None,
        // When they were taken stands in every letter.
        (Some(from), Some(_)) if from.is_cutoff => "vẫn dùng số liệu chốt",
        (_, Some(_)) => "vẫn dùng số liệu lấy trước đó",
        (_, None) => "chưa có số liệu của kỳ này",
    };
    Some(format!(
        "Nguồn {source}: lần hỏi lúc {} không nhận được số liệu ({why}); {rests}.",
        moment(last.at)
    ))
}

fn words(failure: FailureKind) -> &'static str {
    match failure {
        FailureKind::Unreachable => "không kết nối được hoặc máy chủ báo lỗi",
        FailureKind::Refused => "máy chủ từ chối",
        FailureKind::LayoutChanged => "nội dung trả lời không phải là số liệu",
        FailureKind::Implausible => "số liệu không hợp lý nên không được sử dụng",
        FailureKind::Misconfigured => "câu hỏi hoặc cấu hình chưa đúng",
    }
}
