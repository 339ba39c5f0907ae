//! How far figures can be trusted: known at all, fresh, closing, touched by a finding.

use super::in_short::in_short;
use super::input::ReportInput;
use crate::calendar::{Moment, date, day_of, moment};
use crate::dossier::{Column, Counts, Figures, SectorRow};
use crate::finding::{Finding, Place};
use chrono::NaiveDate;

/// Whether there is any figure to print.
pub(super) fn is_known(figures: &Figures) -> bool {
    let any = |counts: &Counts| Column::ALL.iter().any(|&c| counts.get(c).is_some());
    any(&figures.total.counts) || figures.rows.iter().any(|r| any(&r.counts))
}

/// Whether figures were taken at some moment.
pub(super) fn is_taken(figures: &Figures) -> bool {
    figures.as_of.is_some() && is_known(figures)
}

/// When the figures were taken; `None` where there is none to tell of.
pub fn taken_at(input: &ReportInput) -> Option<Moment> {
    input.figures.as_of.filter(|_| is_known(&input.figures))
}

/// Where a finding points, and what it says without naming the row once more: "Tổng số, cột (7)", "cột 7 là 5, …".
pub fn told(finding: &Finding) -> (String, String) {
    let Place::Cell(cell) = &finding.place else {
        let place = match finding.place {
            Place::Line(n) => format!("dòng {n}"),
            Place::Paragraph(n) => format!("đoạn {n}"),
            Place::Cell(_) => String::new(),
        };
        return (place, finding.message.clone());
    };
    let row = cell.rsplit_once('/').map_or(cell.as_str(), |(row, _)| row);
    let message = finding.message.strip_prefix(row);
    let message = message.and_then(|rest| rest.strip_prefix(": "));
    (place_words(cell), message.unwrap_or(&finding.message).to_owned())
}

/// "12706" as officials write it; other words as they are.
pub(super) fn figure_words(text: &str) -> String {
    text.parse()
        .map_or_else(|_| text.to_owned(), crate::calendar::count)
}

/// When and how final the figures were taken: "số liệu chốt lúc 23 giờ 50 ngày 14/6/2026".
pub fn as_of(input: &ReportInput) -> String {
    let Some(at) = taken_at(input) else {
        return "chưa có số liệu".into();
    };
    let is_cutoff = input.figures.provenance.as_ref().is_some_and(|p| p.is_cutoff);
    let verb = match (input.estimate, is_cutoff) {
        (true, _) => "số liệu ước thực hiện đến",
        (false, true) => "số liệu chốt lúc",
        (false, false) => "số liệu lấy lúc",
    };
    format!("{verb} {}", moment(at))
}

/// Why figures cannot stand in front of leaders, in one line; `None` where they can.
pub(super) fn unfit(input: &ReportInput) -> Option<String> {
    let figures = &input.figures;
    let at = match figures.as_of {
        Some(at) if is_taken(figures) => at,
        _ => return Some("Chưa có số liệu hồ sơ của kỳ này".into()),
    };
    let errors: Vec<_> = figures.findings.iter().filter(|f| f.is_error()).collect();
    if let Some(first) = errors.first() {
        let more = match errors.len() - 1 {
            0 => String::new(),
            n => format!(" (và {} điểm khác)", crate::calendar::count(n as i64)),
        };
        let message = in_short(first);
        return Some(format!("Số liệu chưa khớp nên chưa lập bảng: {message}{more}"));
    }
    is_old(input, at).map(|wanted| {
        format!(
            "Số liệu mới nhất lấy lúc {}, chưa đủ đến ngày {} nên chưa lập bảng",
            moment(at),
            date(wanted)
        )
    })
}

/// The day that figures of that moment do not reach, and should.
fn is_old(input: &ReportInput, at: Moment) -> Option<NaiveDate> {
    // A window still open is read in the morning, so yesterday's answer is fresh.
    let (today, last) = (day_of(input.now), input.figures.period.to);
    let wanted = if today > last {
        last
    } else {
        today - chrono::Days::new(1)
    };
    (day_of(at) < wanted).then_some(wanted)
}

/// Whether [`unfit`] says when the figures were taken, and that they lack days.
pub(super) fn is_told_as_old(input: &ReportInput) -> bool {
    let is_old = { input.figures.as_of }.is_some_and(|at| is_old(input, at).is_some());
    is_old && is_taken(&input.figures) && !input.figures.has_error()
}

/// The figures that findings point at.
pub(super) struct Touched(Vec<(Option<usize>, Column)>);

impl Touched {
    pub fn by_findings(figures: &Figures) -> Touched {
        let mut cells = Vec::new();
        for finding in &figures.findings {
            let Place::Cell(place) = &finding.place else {
                continue;
            };
            let (row, columns) = cell(figures, place);
            cells.extend(columns.into_iter().map(|c| (row, c)));
        }
        Touched(cells)
    }

    /// `row` is an index into `Figures::rows`, `None` the totals row.
    pub fn has(&self, row: Option<usize>, column: Column) -> bool {
        self.0.contains(&(row, column))
    }
}

/// Reads "Đầu tư/c3", "c3", "Đầu tư". A sector that is not on the form means the totals row,
/// where doubt is seen first; no column means all of them.
fn cell(figures: &Figures, place: &str) -> (Option<usize>, Vec<Column>) {
    let named = |text: &str| -> Vec<Column> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric());
        let number = |w: &str| w.strip_prefix(['c', 'C']).and_then(|n| n.parse::<usize>().ok());
        words
            .filter_map(number)
            .filter_map(|n| Column::ALL.into_iter().find(|c| c.number() == n))
            .collect()
    };
    let row_of = |text: &str| {
        let is =
            |row: &SectorRow| row.sector == text.trim() || !row.code.is_empty() && row.code == text.trim();
        figures.rows.iter().position(is)
    };
    if let Some(row) = row_of(place) {
        return (Some(row), Column::ALL.to_vec());
    }
    let (sector, columns) = place.rsplit_once('/').unwrap_or(("", place));
    let columns = named(columns);
    match columns.is_empty() {
        true => (row_of(sector), Column::ALL.to_vec()),
        false => (row_of(sector), columns),
    }
}

/// "Đầu tư/c7" as people read it: "Đầu tư, cột (7)".
pub fn place_words(place: &str) -> String {
    let Some((sector, columns)) = place.rsplit_once('/') else {
        return match Column::named(place) {
            Some(column) => format!("cột ({})", column.number()),
            None => place.to_owned(),
        };
    };
    let named: Option<Vec<String>> = columns
        .split(',')
        .map(|c| Some(format!("({})", Column::named(c.trim())?.number())))
        .collect();
    match named {
        Some(numbers) if sector.is_empty() => format!("cột {}", numbers.join(", ")),
        Some(numbers) => format!("{sector}, cột {}", numbers.join(", ")),
        None => place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::report::fixture::half_year;

    #[test]
    fn findings_touch_the_cells_they_name_and_the_totals_where_they_name_no_sector() {
        let mut figures = half_year().figures;
        figures.rows[0].code = "DT".into();
        figures.rows[3].sector = "Đất đai/Nhà ở".into();
        for (place, row, touched, free) in [
            ("Đầu tư/c3", Some(0), vec![Column::C3], Column::C4),
            ("DT/c4", Some(0), vec![Column::C4], Column::C3),
            ("Đất đai/Nhà ở/c13", Some(3), vec![Column::C13], Column::C12),
            ("Tổng số/c7, c8", None, vec![Column::C7, Column::C8], Column::C9),
            ("c11", None, vec![Column::C11], Column::C10),
            ("/c6", None, vec![Column::C6], Column::C3),
            ("Lĩnh vực lạ/c6", None, vec![Column::C6], Column::C3),
        ] {
            let doubt = Finding::new("identity", Severity::Error, Place::Cell(place.into()), "", "");
            figures.findings = vec![doubt];
            let by = Touched::by_findings(&figures);
            assert!(
                touched.iter().all(|&c| by.has(row, c)) && !by.has(row, free),
                "{place}"
            );
        }
        let whole = Finding::new(
            "identity",
            Severity::Error,
            Place::Cell("Lao động".into()),
            "",
            "",
        );
        figures.findings = vec![whole];
        let by = Touched::by_findings(&figures);
        assert!(
            Column::ALL
                .iter()
                .all(|&c| by.has(Some(1), c) && !by.has(None, c))
        );
    }

    #[test]
    fn a_finding_names_its_row_once() {
        for (place, message, told_as) in [
            (
                "Tổng số/c7",
                "Tổng số: cột 7 là 5.",
                ("Tổng số, cột (7)", "cột 7 là 5."),
            ),
            (
                "Tổng số/c7",
                "Cột 7: lệch 02.",
                ("Tổng số, cột (7)", "Cột 7: lệch 02."),
            ),
            ("Tổng số", "Tổng số chưa rõ.", ("Tổng số", "Tổng số chưa rõ.")),
            (
                "hàng 9, cột Đơn vị",
                "Không rõ.",
                ("hàng 9, cột Đơn vị", "Không rõ."),
            ),
        ] {
            let finding = Finding::new(
                "identity",
                Severity::Error,
                Place::Cell(place.into()),
                "",
                message,
            );
            let (place, message) = told(&finding);
            assert_eq!((place.as_str(), message.as_str()), told_as);
        }
        assert_eq!(figure_words("12706"), "12.706");
        assert_eq!(figure_words("tháng 3"), "tháng 3");
    }
}
