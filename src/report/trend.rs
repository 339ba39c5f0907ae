//! The last periods in a row as a chart: received, resolved, pending, overdue.

use super::alike::are_alike;
use super::counts::received;
use super::input::ReportInput;
use crate::calendar::{Period, PeriodKind, count, date};
use crate::dossier::{Counts, Figures, carry_over};
use crate::paper::Chart;

/// Two points are no trend.
const FEWEST: usize = 3;

type Line = (&'static str, fn(&Counts) -> Option<i64>);

const LINES: [Line; 4] = [
    ("Tiếp nhận trong kỳ", received),
    ("Đã giải quyết", |c| c.c7),
    ("Đang giải quyết", |c| c.c11),
    ("Đang giải quyết quá hạn", |c| c.c13),
];

/// The periods that the chart shows, the oldest first, gaps among them; empty where too few are known.
/// Years before the first answer are no gap of the series.
fn shown(input: &ReportInput) -> &[Figures] {
    let row = &input.past.row;
    let first = row.iter().position(|f| is_usable(f, input));
    match first.filter(|_| usable(input) >= FEWEST) {
        Some(first) => &row[first..],
        None => &[],
    }
}

/// Of these periods the chart says something.
pub(super) fn drawn(input: &ReportInput) -> impl Iterator<Item = &Figures> {
    shown(input).iter().filter(|f| f.provenance.is_some())
}

/// Why there is no chart; `None` where there is one.
pub(super) fn why_none(input: &ReportInput) -> Option<String> {
    let known = usable(input);
    (known < FEWEST).then(|| {
        format!(
            "mới có số liệu dùng được của {} kỳ, cần ít nhất {} kỳ",
            count(known as i64),
            count(FEWEST as i64)
        )
    })
}

fn usable(input: &ReportInput) -> usize {
    { input.past.row.iter() }.filter(|f| is_usable(f, input)).count()
}

fn is_usable(figures: &Figures, input: &ReportInput) -> bool {
    is_drawn(figures, input) && figures.total.counts.any_known()
}

/// `None` where too few periods are known. A period whose figures do not close, or lack days, leaves a gap.
pub(super) fn chart(input: &ReportInput) -> Option<Chart> {
    let row = shown(input);
    if row.is_empty() {
        return None;
    }
    let line = |(name, of): &Line| {
        let values = row
            .iter()
            .map(|f| of(&f.total.counts).filter(|_| is_drawn(f, input)));
        ((*name).to_owned(), values.collect())
    };
    Some(Chart {
        title: format!(
            "Số hồ sơ qua {} {} gần nhất",
            count(row.len() as i64),
            name_of_kind(input.period.kind)
        ),
        categories: row.iter().map(|f| short_name(&f.period)).collect(),
        series: LINES.iter().map(line).collect(),
    })
}

/// The same chart for the page of a letter, with what it shows in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    pub chart: Chart,
    /// "Hồ sơ qua 12 tuần:", and then of each line its lowest and highest.
    pub head: String,
    /// One a line of the chart: "tiếp nhận 05-19;". The newest figures stand in the page's first sentence.
    pub lines: Vec<String>,
    /// "12 tuần gần nhất", before bars that stand below the headings of a table: they need no words.
    pub row: String,
}

/// The last periods for a letter; `None` where the draft has no chart. Not all figures: they would
/// take a fifth of the words that the page may have; they stand in the file of sources.
pub fn trend(input: &ReportInput) -> Option<Trend> {
    let chart = chart(input)?;
    let periods = count(chart.categories.len() as i64);
    let kind = name_of_kind(input.period.kind);
    let head = format!("Hồ sơ qua {}:", shown_of(&chart, kind));
    let row = format!("{periods} {kind} gần nhất");
    let ends = [";", ";", ";", "."];
    let named = SHORT.iter().zip(ends).zip(&chart.series);
    let lines = named
        .map(|((name, end), (_, values))| format!("{name} {}{end}", range(values)))
        .collect();
    Some(Trend {
        chart,
        head,
        lines,
        row,
    })
}

/// "12 tuần", or "03 trong 05 quý có số liệu" where some of them are gaps.
fn shown_of(chart: &Chart, kind: &str) -> String {
    let all = chart.categories.len();
    let is_known = |at: &usize| chart.series.iter().any(|(_, values)| values[*at].is_some());
    let known = (0..all).filter(is_known).count();
    let (all, known) = (count(all as i64), count(known as i64));
    match all == known {
        true => format!("{all} {kind}"),
        false => format!("{known} trong {all} {kind} có số liệu"),
    }
}

/// The lines of the chart on a page that says in its head what is counted.
const SHORT: [&str; 4] = ["tiếp nhận", "giải quyết", "đang giải quyết", "quá hạn"];

/// "05-19".
fn range(values: &[Option<i64>]) -> String {
    let known = || values.iter().copied().flatten();
    let (Some(least), Some(most)) = (known().min(), known().max()) else {
        return "-".to_owned();
    };
    match least == most {
        true => count(least),
        false => format!("{}-{}", count(least), count(most)),
    }
}

/// What a reader must know of the row: a break of the series, gaps.
pub(super) fn note(input: &ReportInput) -> Option<String> {
    let row = shown(input);
    let (first, last) = (row.first()?, row.last()?);
    let broken = input
        .past
        .break_between(first, last)
        .map(|b| format!("từ ngày {} số liệu theo phạm vi mới ({})", date(b.day), b.text));
    let open = row.iter().find(|f| is_estimated(f, input)).map(|f| {
        let name = f.period.name();
        format!("{name} chưa kết thúc nên chưa vẽ")
    });
    let has_gap = row
        .iter()
        .any(|f| !is_usable(f, input) && !is_estimated(f, input));
    let has_other = row.iter().any(|f| is_of_another_series(f, input));
    let gap = has_gap.then(|| match has_other {
        true => {
            "kỳ bỏ trống là kỳ chưa có số liệu dùng được, hoặc lấy từ nguồn khác, hoặc dài ngắn khác kỳ này"
                .to_owned()
        }
        false => "kỳ bỏ trống là kỳ chưa có số liệu dùng được".to_owned(),
    });
    let said: Vec<String> = broken.into_iter().chain(open).chain(gap).collect();
    (!said.is_empty()).then(|| format!("Ghi chú biểu đồ: {}.", said.join("; ")))
}

/// What was taken before its period ended, and what an estimate has of its own, lacks days, and would look
/// like a fall; what is of another series than the report's own would look like a movement.
fn is_drawn(figures: &Figures, input: &ReportInput) -> bool {
    let contradicts = |before: &Figures| carry_over(before, figures).is_some_and(|f| f.is_error());
    !figures.has_error()
        && figures.taken_early(input.now).is_none()
        && !is_estimated(figures, input)
        && !is_of_another_series(figures, input)
        && !input.past.row.iter().any(contradicts)
}

fn is_estimated(figures: &Figures, input: &ReportInput) -> bool {
    input.estimate && (figures.period.from, figures.period.to) == (input.period.from, input.period.to)
}

fn is_of_another_series(figures: &Figures, input: &ReportInput) -> bool {
    figures.provenance.is_some() && !are_alike(figures, &input.figures)
}

/// The chart's title says it once, so that its labels are short enough to stand in one line.
pub(super) fn name_of_kind(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Week => "tuần",
        PeriodKind::Month => "tháng",
        PeriodKind::Quarter => "quý",
        PeriodKind::Year => "năm",
        PeriodKind::Half | PeriodKind::Nine | PeriodKind::Explicit => "kỳ",
    }
}

/// "6/2026", "II/2026", "Tuần 27".
fn short_name(period: &Period) -> String {
    let year = period.year;
    match (period.kind, period.index) {
        (PeriodKind::Week, n) => format!("Tuần {n:02}"),
        (PeriodKind::Month, n) => match n {
            1 | 2 => format!("{n:02}/{year}"),
            n => format!("{n}/{year}"),
        },
        (PeriodKind::Quarter, n) => {
            let roman = ["I", "II", "III", "IV"];
            format!("{}/{year}", roman[(n.clamp(1, 4) - 1) as usize])
        }
        (PeriodKind::Half, 1) => format!("6T đầu {year}"),
        (PeriodKind::Half, _) => format!("6T cuối {year}"),
        (PeriodKind::Nine, _) => format!("9T {year}"),
        (PeriodKind::Year, _) => year.to_string(),
        (PeriodKind::Explicit, _) => period.name(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::fixture::{half_year, not_closing};
    use super::super::{SeriesBreak, docx, draft};
    use super::*;
    use std::io::Read;

    #[test]
    fn labels_are_short_and_the_title_says_of_what() {
        let mut input = with_row();
        for (kind, title, last) in [
            (PeriodKind::Quarter, "Số hồ sơ qua 06 quý gần nhất", "I/2026"),
            (PeriodKind::Month, "Số hồ sơ qua 06 tháng gần nhất", "01/2026"),
            (PeriodKind::Half, "Số hồ sơ qua 06 kỳ gần nhất", "6T đầu 2026"),
        ] {
            for figures in &mut input.past.row {
                (figures.period.kind, figures.period.index) = (kind, 1);
            }
            input.period.kind = kind;
            let chart = chart(&input).unwrap();
            assert_eq!(
                (chart.title.as_str(), chart.categories[5].as_str()),
                (title, last)
            );
        }
    }

    /// Six half-years in a row, the newest last.
    pub fn with_row() -> ReportInput {
        let mut input = half_year();
        for back in (0..6u32).rev() {
            let mut figures = input.figures.clone();
            figures.period.year -= back.div_ceil(2).cast_signed();
            figures.period.index = 1 + back % 2;
            figures.total.counts.c7 = Some(2162 - i64::from(back));
            input.past.row.push(figures);
        }
        input
    }

    fn part(file: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_last_periods_are_drawn_and_a_period_without_figures_is_a_gap() {
        let mut input = with_row();
        input.past.row[2] = not_closing().figures;
        input.past.row[1].total.counts = Counts::default();
        let chart = chart(&input).unwrap();
        assert_eq!(chart.categories.len(), 6);
        assert_eq!(chart.categories[5], "6T đầu 2026");
        let resolved = &chart.series[1].1;
        assert_eq!(resolved[1..4], [None, None, Some(2160)]);
        assert!(note(&input).unwrap().contains("kỳ bỏ trống"));
        input.past.row.truncate(3);
        assert_eq!(super::chart(&input), None, "one period is no trend");
    }

    #[test]
    fn periods_of_another_source_or_length_are_gaps_of_which_the_note_tells() {
        let mut input = with_row();
        input.past.row[3].provenance.as_mut().unwrap().source = "khac".into();
        input.past.row[1].period.to = input.past.row[1].period.to + chrono::Days::new(90);
        let resolved = chart(&input).unwrap().series[1].1.clone();
        assert_eq!(resolved[1..4], [None, Some(2159), None]);
        assert!(note(&input).unwrap().contains("hoặc lấy từ nguồn khác"));
        input.figures.provenance.as_mut().unwrap().source = "khac".into();
        assert_eq!(chart(&input), None, "one period of this source is no trend");
        assert!(why_none(&input).is_some());
    }

    #[test]
    fn the_page_says_in_one_line_what_its_chart_shows() {
        let mut input = with_row();
        input.past.row[4].total.counts = Counts::default();
        let trend = super::trend(&input).unwrap();
        assert_eq!(trend.chart, chart(&input).unwrap());
        let last = &input.past.row[5].total.counts;
        let now = count(last.c11.unwrap());
        assert_eq!(trend.head, "Hồ sơ qua 05 trong 06 kỳ có số liệu:");
        assert_eq!(trend.row, "06 kỳ gần nhất");
        assert_eq!(trend.lines[1], "giải quyết 2.157-2.162;");
        assert_eq!(trend.lines[2], format!("đang giải quyết {now};"));
        input.past.row.truncate(2);
        assert_eq!(super::trend(&input), None);
    }

    #[test]
    fn an_estimate_draws_no_point_of_its_unfinished_period_and_says_so() {
        let mut input = with_row();
        for figures in &mut input.past.row[..5] {
            figures.period.from -= chrono::Duration::days(400);
            figures.period.to -= chrono::Duration::days(400);
        }
        assert!(chart(&input).unwrap().series[0].1[5].is_some());
        input.estimate = true;
        let chart = chart(&input).unwrap();
        assert!(chart.series.iter().all(|(_, values)| values[5].is_none()));
        let name = input.period.name();
        assert_eq!(
            note(&input).unwrap(),
            format!("Ghi chú biểu đồ: {name} chưa kết thúc nên chưa vẽ.")
        );
        // Two whole periods and the open one are no trend.
        input.past.row.drain(..3);
        assert_eq!(super::chart(&input), None);
    }

    #[test]
    fn a_break_of_the_series_is_said_below_the_chart() {
        let mut input = with_row();
        for (figures, year) in input.past.row.iter_mut().zip(2021..) {
            figures.period.from = chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            figures.period.to = figures.period.from + chrono::Days::new(180);
        }
        input.past.breaks = vec![SeriesBreak {
            day: chrono::NaiveDate::from_ymd_opt(2025, 7, 2).unwrap(),
            text: "hợp nhất".into(),
        }];
        let note = note(&input).unwrap();
        assert!(
            note.contains("từ ngày 02/7/2025 số liệu theo phạm vi mới (hợp nhất)"),
            "{note}"
        );
    }

    #[test]
    fn the_chart_is_a_part_of_the_word_file_that_its_relations_and_types_name() {
        let input = with_row();
        let file = docx(&draft(&input)).unwrap();
        assert_eq!(file, docx(&draft(&input)).unwrap());
        let document = part(&file, "word/document.xml");
        assert!(document.contains(r#"r:id="rIdBieuDo1""#), "{document}");
        assert!(part(&file, "word/_rels/document.xml.rels").contains(r#"Target="charts/bieu-do-1.xml""#));
        assert!(part(&file, "[Content_Types].xml").contains(r#"PartName="/word/charts/bieu-do-1.xml""#));
        let drawn = part(&file, "word/charts/bieu-do-1.xml");
        for there in [
            "Tiếp nhận trong kỳ",
            "<c:v>2162</c:v>",
            "sysDot",
            r#"val="diamond""#,
        ] {
            assert!(drawn.contains(there), "{there}");
        }
        let without = docx(&draft(&half_year())).unwrap();
        assert!(!part(&without, "[Content_Types].xml").contains("charts"));
    }
}
