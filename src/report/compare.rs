//! Comparing sentences: with the period before and with the same period of the year before, only
//! where both close, are whole and are of one series.

use super::alike::{are_alike, are_as_long, have_one_source};
use super::counts::{closes, received};
use super::input::ReportInput;
use super::sentence::Sentence;
use crate::calendar::count;
use crate::dossier::{Column, Counts, Figures, carry_over};
use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};

/// Against the neighbouring period of the same kind, then against the same one of the year before.
pub(super) fn sentences(input: &ReportInput) -> Vec<Sentence> {
    let with_previous = comparable(input)
        .zip(input.previous.as_ref())
        .and_then(|(_, before)| sentence(input, before, "kỳ trước"));
    let with_last_year = same_of_last_year(input).and_then(|before| sentence(input, before, "cùng kỳ"));
    with_previous.into_iter().chain(with_last_year).collect()
}

/// Totals of this period and the one before, if one may be held against the other.
pub(super) fn comparable(input: &ReportInput) -> Option<(&Counts, &Counts)> {
    let before = held_against(input)?;
    Some((&input.figures.total.counts, &before.total.counts))
}

/// The period before, if this one may be held against it: its neighbour, of one source and one length with it,
/// both whole and closing, and what the one hands over is what the other takes.
pub fn held_against(input: &ReportInput) -> Option<&Figures> {
    let now = &input.figures;
    let before = input.previous.as_ref()?;
    let neighbours = before.period.kind == now.period.kind
        && before.period.to.succ_opt() == Some(now.period.from)
        && !input.estimate;
    let holds = carry_over(before, now).is_none();
    (neighbours && holds && may_be_compared(now, before)).then_some(before)
}

fn may_be_compared(now: &Figures, before: &Figures) -> bool {
    let is_sure = |f: &Figures| f.is_whole() && close(f) && !is_forced(f);
    are_alike(now, before) && [now, before].into_iter().all(is_sure)
}

/// Why the period before, and the same of the year before, are not told beside this one although figures of them are
/// there, by the words that name them.
pub(super) fn why_none(input: &ReportInput) -> Vec<(&'static str, &'static str)> {
    let now = &input.figures;
    let is_known = |f: &&Figures| f.provenance.is_some() && now.provenance.is_some();
    let previous = input.previous.as_ref().filter(is_known);
    let last_year = input.past.last_year.as_ref().filter(is_known);
    let is_told_as_previous = |f: &&Figures| input.previous.as_ref().is_some_and(|p| p.period == f.period);
    let previous = previous
        .filter(|_| held_against(input).is_none())
        .map(|before| ("kỳ trước", why_not(input, before)));
    let last_year = last_year
        .filter(|f| same_of_last_year(input).is_none() && !is_told_as_previous(f))
        .map(|before| ("cùng kỳ", why_not(input, before)));
    previous.into_iter().chain(last_year).collect()
}

fn why_not(input: &ReportInput, before: &Figures) -> &'static str {
    let now = &input.figures;
    let both = [now, before];
    if input.estimate {
        return "số liệu của kỳ này là ước thực hiện";
    }
    if !have_one_source(now, before) {
        return "hai kỳ lấy số liệu từ hai nguồn khác nhau";
    }
    if !are_as_long(&now.period, &before.period) {
        return "hai kỳ dài ngắn khác nhau";
    }
    if !both.iter().all(|f| f.is_whole()) {
        return "số liệu của một trong hai kỳ lấy trước khi kỳ kết thúc";
    }
    if both.iter().any(|f| is_forced(f)) {
        return "số liệu của một trong hai kỳ nhập từ tệp có tiêu đề ghi kỳ khác";
    }
    if both.iter().any(|f| f.has_error()) {
        return "số liệu của một trong hai kỳ chưa khớp";
    }
    if !both.iter().all(|f| close(f)) {
        return "số liệu của một trong hai kỳ thiếu cột nên chưa kiểm tra được cân đối";
    }
    match carry_over(before, now).is_some() {
        true => "số từ kỳ trước chuyển qua không khớp số đang giải quyết cuối kỳ trước",
        false => "hai kỳ không liền nhau hoặc không cùng loại",
    }
}

/// Nobody knows of which days a file is that was taken for another period than its title names.
fn is_forced(figures: &Figures) -> bool {
    figures.provenance.as_ref().is_some_and(|from| from.is_forced())
}

/// The same period of the year before, if it may be held against this one.
fn same_of_last_year(input: &ReportInput) -> Option<&Figures> {
    let now = &input.figures;
    let before = input.past.last_year.as_ref()?;
    let same = (before.period.kind, before.period.index) == (now.period.kind, now.period.index)
        && before.period.year + 1 == now.period.year
        && before.period.regime == now.period.regime
        && !input.estimate;
    // The year before the year is said already; nine months are no neighbours of nine months.
    let is_previous =
        comparable(input).is_some() && input.previous.as_ref().is_some_and(|p| p.period == before.period);
    (same && !is_previous && may_be_compared(now, before)).then_some(before)
}

/// F1 to F3, and no finding that contradicts the arithmetic.
pub(super) fn close(figures: &Figures) -> bool {
    let counts = &figures.total.counts;
    !figures.has_error()
        && closes(counts, C3, &[C4, C5, C6])
        && closes(counts, C7, &[C8, C9, C10])
        && closes(counts, C11, &[C12, C13])
}

type Figure = fn(&Counts) -> Option<i64>;

const COMPARED: [(&str, &str, Figure); 4] = [
    ("tiếp nhận trong kỳ", "(4) + (5)", received),
    ("đã giải quyết", "cột (7)", |c| c.c7),
    ("đang giải quyết", "cột (11)", |c| c.c11),
    ("đang giải quyết quá hạn", "cột (13)", |c| c.c13),
];

fn sentence(input: &ReportInput, before: &Figures, name: &str) -> Option<Sentence> {
    let (now, then) = (&input.figures.total.counts, &before.total.counts);
    let mut said = Sentence::default();
    let mut parts = Vec::new();
    for (words, formula, of) in COMPARED {
        let Some(pair) = of(now).zip(of(then)) else {
            continue;
        };
        parts.push(format!("{words} {}", change(pair, name)));
        let difference = pair.0.saturating_sub(pair.1);
        said = said.with(count(pair.0), format!("{formula}, dòng Tổng số, kỳ này"));
        if difference != 0 {
            said = said
                .with(count(pair.1), format!("{formula}, dòng Tổng số, {name}"))
                .with(
                    count(difference.saturating_abs()),
                    format!("{formula} kỳ này trừ {name}"),
                );
        }
    }
    if parts.is_empty() {
        return None;
    }
    let broken = input.past.break_between(before, &input.figures);
    let note = broken.map_or(String::new(), |b| {
        format!(
            " (số liệu trước ngày {} không cùng phạm vi: {})",
            crate::calendar::date(b.day),
            b.text
        )
    });
    let text = format!(
        "- So với {name} ({}): {}{note}.",
        before.period.name(),
        parts.join("; ")
    );
    Some(Sentence {
        spans: Sentence::of(text).spans,
        ..said
    })
}

fn change((now, before): (i64, i64), name: &str) -> String {
    match now.saturating_sub(before) {
        0 => format!("bằng {name} ({})", count(now)),
        n if n > 0 => format!(
            "tăng {} hồ sơ ({} so với {})",
            count(n),
            count(now),
            count(before)
        ),
        n => format!(
            "giảm {} hồ sơ ({} so với {})",
            count(n.saturating_neg()),
            count(now),
            count(before)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{half_year, not_closing};
    use super::super::{ReportInput, SeriesBreak};
    use super::*;
    use chrono::NaiveDate;

    /// With the same half of the year before, which had five resolved fewer.
    fn with_last_year() -> ReportInput {
        let mut input = half_year();
        let mut before = input.figures.clone();
        before.period.year -= 1;
        before.period.from = NaiveDate::from_ymd_opt(2024, 12, 15).unwrap();
        before.period.to = NaiveDate::from_ymd_opt(2025, 6, 14).unwrap();
        for (column, less) in [(C7, 5), (C8, 5)] {
            let n = before.total.counts.get(column).map(|n| n - less);
            before.total.counts.set(column, n);
        }
        input.past.last_year = Some(before);
        input
    }

    fn told(input: &ReportInput) -> Vec<String> {
        sentences(input).iter().map(Sentence::text).collect()
    }

    #[test]
    fn a_period_is_held_against_the_one_before_and_the_same_of_the_year_before() {
        let said = told(&with_last_year());
        assert_eq!(said.len(), 2);
        assert!(
            said[0].starts_with("- So với kỳ trước (6 tháng cuối năm 2025): "),
            "{said:?}"
        );
        assert!(
            said[1].starts_with("- So với cùng kỳ (6 tháng đầu năm 2025): tiếp nhận trong kỳ bằng cùng kỳ (2.187); đã giải quyết tăng 05 hồ sơ (2.162 so với 2.157)"),
            "{said:?}"
        );
    }

    #[test]
    fn across_a_break_of_the_series_the_sentence_says_so() {
        let mut input = with_last_year();
        input.past.breaks = vec![SeriesBreak {
            day: NaiveDate::from_ymd_opt(2025, 6, 2).unwrap(),
            text: "hợp nhất theo Quyết định số 1459/QĐ-TTg".into(),
        }];
        let said = told(&input);
        let note =
            " (số liệu trước ngày 02/6/2025 không cùng phạm vi: hợp nhất theo Quyết định số 1459/QĐ-TTg).";
        assert!(said[1].ends_with(note), "{said:?}");
        assert!(
            !said[0].contains("không cùng phạm vi"),
            "both are of after it: {said:?}"
        );
    }

    /// Figures of another system, of two weeks, of half a window, or that do not join the period before.
    #[test]
    fn what_is_not_of_one_series_is_compared_with_nothing() {
        let cases: [fn(&mut ReportInput, &mut Figures); 5] = [
            |_, before| before.provenance.as_mut().unwrap().source = "khac".into(),
            |_, before| before.period.from = before.period.from - chrono::Days::new(60),
            |_, before| before.as_of = before.as_of.map(|at| at - chrono::Duration::hours(9)),
            |now, _| now.figures.as_of = now.figures.as_of.map(|at| at - chrono::Duration::days(3)),
            |now, before| {
                for (column, more) in [(C3, 1), (C4, 1), (C11, 1), (C12, 1)] {
                    let n = before.total.counts.get(column).map(|n| n + more);
                    before.total.counts.set(column, n);
                }
                assert!(close(before) && now.figures.total.counts.c6 != before.total.counts.c11);
            },
        ];
        for (n, change) in cases.into_iter().enumerate() {
            let mut input = half_year();
            assert_eq!(told(&input).len(), 1, "with the period before");
            let mut before = input.previous.clone().unwrap();
            change(&mut input, &mut before);
            input.previous = Some(before);
            assert_eq!(told(&input), [""; 0], "case {n}");
            assert_eq!(comparable(&input), None, "the page's own words, case {n}");
        }
    }

    #[test]
    fn what_does_not_close_is_compared_with_nothing() {
        let cases: [fn(&mut ReportInput); 4] = [
            |i| i.estimate = true,
            |i| i.past.last_year.as_mut().unwrap().total.counts.c5 = Some(1),
            |i| i.past.last_year.as_mut().unwrap().findings = not_closing().figures.findings,
            |i| i.past.last_year.as_mut().unwrap().period.index = 2,
        ];
        for change in cases {
            let mut input = with_last_year();
            change(&mut input);
            assert!(!told(&input).iter().any(|s| s.contains("cùng kỳ")));
        }
    }
}
