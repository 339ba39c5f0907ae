//! What an office has set itself: shares that should reach a percentage. They are followed; only a
//! fall below the target is told, as a line of the weekly page.

use super::figures::Figures;
use super::rate::{Rate, on_time, on_time_766, online};
use super::row::SectorRow;
use crate::calendar::percent;
use chrono::{Datelike, NaiveDate};

/// A share and what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As the page names it, "tỷ lệ hồ sơ trực tuyến".
    pub title: String,
    pub of: Measure,
    pub percent: u64,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Column 4 of columns 4 and 5.
    Online,
    /// Columns 8 and 9 of column 7.
    OnTime,
    /// Columns 8, 9 and 12 of column 3 (QĐ 766/QĐ-TTg).
    OnTime766,
    /// A further count of a source as a share of another, or of the points that there are at most.
    Counted {
        /// The source that is only held against the figures; `None` is the figures' own.
        source: Option<String>,
        part: String,
        whole: Whole,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whole {
    Count(String),
    Points(i64),
}

/// The groups of QĐ 766 are computed anew in the first days of a month.
const JUDGED_FROM_DAY: u32 = 10;

/// Whether any target is missed, whatever it was before.
pub fn is_missed(targets: &[Target], now: &Figures) -> bool {
    let misses = |target: &Target| { target.of.share(now) }.is_some_and(|share| target.misses(share));
    targets.iter().any(misses)
}

/// The targets that are missed by more than in the period before, one line each, and those that are missed and
/// were not measured before; of nothing there is no share.
pub fn falls(targets: &[Target], now: &Figures, before: Option<&Figures>, today: NaiveDate) -> Vec<String> {
    let fall = |target: &Target| {
        let is_points = matches!(&target.of, Measure::Counted { source: Some(_), .. });
        if is_points && today.day() < JUDGED_FROM_DAY {
            return None;
        }
        let (part, whole) = target.of.share(now)?;
        target.misses((part, whole)).then_some(())?;
        let Some((part_then, whole_then)) = before.and_then(|before| target.of.share(before)) else {
            let (now, wanted) = (percent(part, whole)?, target.percent);
            return Some(format!("{} {now}, chỉ tiêu {wanted}%", target.title));
        };
        let fell = i128::from(part) * i128::from(whole_then) < i128::from(part_then) * i128::from(whole);
        fell.then_some(())?;
        Some(format!(
            "{} giảm còn {} (kỳ trước {}, chỉ tiêu {}%)",
            target.title,
            percent(part, whole)?,
            percent(part_then, whole_then)?,
            target.percent,
        ))
    };
    targets.iter().filter_map(fall).collect()
}

impl Target {
    fn misses(&self, (part, whole): (i64, i64)) -> bool {
        i128::from(part) * 100 < i128::from(whole) * i128::from(self.percent)
    }
}

impl Measure {
    /// Part and whole, both known, the whole above 0.
    fn share(&self, figures: &Figures) -> Option<(i64, i64)> {
        let of = |rate: Option<Rate>| rate.map(|r| (r.part, r.whole));
        let counts = &figures.total.counts;
        let share = match self {
            Measure::Online => of(online(counts)),
            Measure::OnTime => of(on_time(counts)),
            Measure::OnTime766 => of(on_time_766(counts)),
            Measure::Counted { source, part, whole } => {
                let row = match source {
                    None => &figures.total,
                    Some(source) => &figures.held_against.iter().find(|(id, _)| id == source)?.1,
                };
                let whole = match whole {
                    Whole::Points(n) => *n,
                    Whole::Count(name) => extra(row, name)?,
                };
                Some((extra(row, part)?, whole))
            }
        };
        share.filter(|(_, whole)| *whole > 0)
    }
}

fn extra(row: &SectorRow, name: &str) -> Option<i64> {
    row.extras.get(name).copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, period, total, with};
    use super::*;

    fn figures(online: i64, score: i64) -> Figures {
        let counts = [10, online, 10 - online, 0, 10, 8, 2, 0, 0, 0, 0];
        Figures {
            total: total(counts),
            held_against: vec![("766".into(), with(total(counts), &[("score", score)]))],
            ..Figures::unknown(period(day(2026, 6, 1), day(2026, 6, 30)))
        }
    }

    fn targets() -> Vec<Target> {
        let counted = |part: &str| Measure::Counted {
            source: Some("766".into()),
            part: part.into(),
            whole: Whole::Points(2000),
        };
        let target = |title: &str, of| Target {
            title: title.into(),
            of,
            percent: 95,
        };
        vec![
            target("tỷ lệ trực tuyến", Measure::Online),
            target("tỷ lệ đúng hạn", Measure::OnTime),
            target("nhóm tiến độ", counted("score")),
            target("không có", counted("other")),
        ]
    }

    #[test]
    fn only_a_fall_below_the_target_is_told_and_points_not_before_day_ten() {
        let told =
            |now: &Figures, before: Option<&Figures>, d| falls(&targets(), now, before, day(2026, 7, d));
        let (good, worse) = (figures(9, 1800), figures(8, 1700));
        assert_eq!(
            told(&good, Some(&good), 15),
            Vec::<String>::new(),
            "missed as before"
        );
        assert_eq!(
            told(&worse, None, 15),
            [
                "tỷ lệ trực tuyến 80,0%, chỉ tiêu 95%",
                "nhóm tiến độ 85,0%, chỉ tiêu 95%"
            ],
            "missed when it is first measured"
        );
        assert!(is_missed(&targets(), &good) && !is_missed(&targets(), &figures(10, 2000)));
        assert_eq!(
            told(&worse, Some(&good), 15),
            [
                "tỷ lệ trực tuyến giảm còn 80,0% (kỳ trước 90,0%, chỉ tiêu 95%)",
                "nhóm tiến độ giảm còn 85,0% (kỳ trước 90,0%, chỉ tiêu 95%)"
            ]
        );
        assert_eq!(
            told(&worse, Some(&good), 9).len(),
            1,
            "the groups of 766 wait for day 10"
        );
        assert_eq!(
            told(&figures(10, 1999), Some(&figures(10, 2000)), 15),
            Vec::<String>::new(),
            "still reached"
        );
    }
}
