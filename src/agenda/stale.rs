//! What a draft says of a source that was asked again after the figures were taken, and did not answer with data.

use super::facts::{Facts, FetchFact};
use super::rules::Rules;
use crate::calendar::{Moment, Period, count, day_of, moment};
use crate::dossier::{Figures, Mode, TOTAL};
use crate::finding::{Finding, Place, Severity};
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
        .filter_map(|source| {
            let name = rules.figures.name_of(source);
            told(name, newest(source, period, facts, now)?, figures)
        })
        .collect()
}

/// An estimate that rests on an answer of so many days ago is asked about.
const OLD: i64 = 7;

/// What is found of an estimate whose figures are old: how many days they lack, which nothing in them shows.
pub fn old_estimate(figures: &Figures, estimate: bool, now: Moment) -> Option<Finding> {
    let at = figures.as_of.filter(|_| estimate)?;
    let days = (day_of(now) - day_of(at)).num_days();
    (days > OLD).then(|| {
        let message = format!(
            "Số liệu ước thực hiện lấy lúc {}, đã {} ngày, nên thiếu hồ sơ phát sinh từ đó đến nay; đề nghị lấy số \
             liệu mới trước khi trình ký.",
            moment(at),
            count(days)
        );
        let place = Place::Cell(TOTAL.to_owned());
        Finding::new("old_estimate", Severity::Warning, place, "", message)
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};
    use chrono::NaiveDate;

    #[test]
    fn an_estimate_says_how_old_its_answer_is() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let rules = crate::config::sample("x.db".into(), "mail".into()).unwrap().rules;
        let period = Period::read("2026", &rules.regimes, None).unwrap();
        let mut figures = Figures::unknown(period);
        let now = at(day(11, 23), hm(10, 0));
        assert_eq!(old_estimate(&figures, true, now), None);
        figures.as_of = Some(at(day(7, 3), hm(15, 0)));
        let found = old_estimate(&figures, true, now).unwrap();
        assert!(found.message.contains("đã 143 ngày"), "{}", found.message);
        assert_eq!(old_estimate(&figures, false, now), None);
        figures.as_of = Some(at(day(11, 20), hm(15, 0)));
        assert_eq!(old_estimate(&figures, true, now), None);
    }
}
