//! The sheet that says where every figure comes from: snapshot, time, request, formula,
//! the figures as received, and what was found in them.

use super::{boxed, plain, text};
use crate::calendar::{date, moment};
use crate::dossier::{Column, Mode, SectorRow};
use crate::finding::Severity;
use crate::paper::row_height;
use crate::report::cell_origin;
use crate::report::doubt;
use crate::report::extras::extra_name;
use crate::report::form::{FormColumn, Holds};
use crate::report::input::ReportInput;
use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

/// Of a column of figures, in characters.
const NARROW: f64 = 9.0;

/// Of the column of names.
const NAMES: f64 = 42.0;

pub(super) fn write(sheet: &mut Worksheet, input: &ReportInput) -> Result<(), XlsxError> {
    sheet
        .set_name("Nguồn số liệu")?
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, NAMES)?.set_column_width(1, 16)?;
    for column in 2..=17 {
        sheet.set_column_width(column, NARROW)?;
    }
    let mut at = Lines { sheet, row: 0 };
    at.heading(&format!("Nguồn số liệu của {}", input.form.name()))?;
    for (label, value) in origin(input) {
        at.pair(label, &value)?;
    }
    at.heading("Cách tính từng cột")?;
    for (words, how) in ways(input) {
        at.pair(&words, &how)?;
    }
    let is_added = { input.figures.provenance.as_ref() }.is_some_and(|from| !from.made_of.is_empty());
    at.heading(match is_added {
        true => "Số liệu cộng từ các bản ghi nêu trên (ô trống: chưa có số liệu)",
        false => "Số liệu như đã nhận (ô trống: chưa có số liệu)",
    })?;
    received(&mut at, input)?;
    at.heading("Điểm cần kiểm tra")?;
    findings(&mut at, input)
}

struct Lines<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Lines<'_> {
    fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        self.row += u32::from(self.row > 0);
        self.sheet
            .write_string_with_format(self.row, 0, words, &plain().set_bold())?;
        self.row += 1;
        Ok(())
    }

    fn pair(&mut self, label: &str, value: &str) -> Result<(), XlsxError> {
        let (label, value) = (text(label), text(value));
        let wrapped = plain()
            .set_text_wrap()
            .set_align(FormatAlign::Left)
            .set_align(FormatAlign::Top);
        self.sheet
            .write_string_with_format(self.row, 0, &label, &wrapped)?;
        self.sheet
            .merge_range(self.row, 1, self.row, 12, &value, &wrapped)?;
        // Excel does not grow a row for merged cells.
        let lines = 1 + (label.chars().count() / 48).max(value.chars().count() / 100);
        self.sheet.set_row_height(self.row, 16.0 * lines.min(25) as f64)?;
        self.row += 1;
        Ok(())
    }
}

fn origin(input: &ReportInput) -> Vec<(&'static str, String)> {
    let period = &input.period;
    let mut out = vec![
        ("Kỳ báo cáo", format!("{} ({})", period.name(), period.label)),
        (
            "Từ ngày, đến ngày",
            format!("{} - {}", date(period.from), date(period.to)),
        ),
        ("Thời điểm số liệu", doubt::as_of(input)),
        ("Thời điểm lập biểu", moment(input.now)),
        (
            "Biểu mẫu",
            format!("{} ({})", input.form.name(), input.form.legal_basis),
        ),
    ];
    if !input.legal_basis.trim().is_empty() {
        out.push(("Kỳ số liệu theo", input.legal_basis.clone()));
    }
    match &input.figures.provenance {
        None => out.push(("Nguồn", "chưa có số liệu".into())),
        Some(from) => out.extend([
            (
                "Nguồn",
                match input.source.is_empty() {
                    true => from.source.clone(),
                    false => input.source.clone(),
                },
            ),
            ("Bản ghi số liệu số", from.snapshot.to_string()),
            ("Cách hỏi nguồn", mode(from.mode).into()),
            ("Thời điểm lấy", moment(from.fetched_at)),
            (
                "Là bản chốt của kỳ",
                if from.is_cutoff { "có" } else { "không" }.into(),
            ),
            ("Nội dung hỏi", from.request.clone()),
            ("Mã băm SHA-256 của câu trả lời", from.hash.clone()),
        ]),
    }
    let parts = input.figures.provenance.iter().flat_map(|p| &p.made_of);
    out.extend(parts.map(|part| {
        let label = if part.is_taken_off {
            "Trừ đi bản ghi"
        } else {
            "Gồm bản ghi"
        };
        let value = format!(
            "số {}, từ ngày {} đến ngày {}, lấy lúc {}, {}",
            part.snapshot,
            date(part.from),
            date(part.to),
            moment(part.fetched_at),
            part.request,
        );
        (label, value)
    }));
    out.extend(
        input
            .figures
            .beside
            .footnote()
            .map(|note| ("Cách tính", note.to_owned())),
    );
    out.extend(input.form.numbering().map(|note| ("Số cột", note)));
    out.extend(input.notes.iter().map(|note| ("Ghi chú", note.clone())));
    out
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Month => "theo tháng",
        Mode::Quarter => "theo quý",
        Mode::Year => "theo năm",
        Mode::Range => "theo khoảng ngày",
        Mode::File => "tệp xuất từ hệ thống",
        Mode::Open => "danh sách hồ sơ đang giải quyết",
    }
}

/// How each column comes about, and the balance that the form shows.
fn ways(input: &ReportInput) -> Vec<(String, String)> {
    let form = &input.form;
    let holds = form.holds();
    // Its words name columns of II.06a.
    let come = |column: Column| {
        let words = cell_origin::words(&input.figures, column);
        form.renumbered(&words).unwrap_or(words)
    };
    let way = |(column, holds): (&FormColumn, &Holds)| {
        let words = format!("Cột ({}): {}", column.number, column.words());
        let formula = column.formula.as_str();
        let how = match holds {
            Holds::Number | Holds::Sector => return None,
            Holds::Blank => "đơn vị tự ghi".to_owned(),
            Holds::Reckoned(_) => format!("({}) = {formula}, tính từ các cột khác", column.number),
            Holds::Beside(key) => format!("như nguồn đếm riêng: {}", extra_name(key)),
            Holds::Figure(of) if !formula.is_empty() => {
                format!("{}; kiểm tra ({}) = {formula}", come(*of), column.number)
            }
            Holds::Figure(Column::C6) => {
                format!(
                    "{}; bằng {} của kỳ liền trước",
                    come(Column::C6),
                    form.cite(Column::C11)
                )
            }
            Holds::Figure(of) => come(*of),
        };
        Some((words, how))
    };
    let mut out: Vec<_> = form.columns.iter().zip(&holds).filter_map(way).collect();
    let balance = form.renumbered("(3) = (7) + (11) + hồ sơ chờ bổ sung, đã rút, hủy");
    out.extend(balance.map(|words| ("Cân đối".to_owned(), words)));
    out
}

fn received(at: &mut Lines, input: &ReportInput) -> Result<(), XlsxError> {
    let figures = &input.figures;
    let keys: Vec<&String> = figures.total.extras.keys().collect();
    let head = boxed().set_bold().set_align(FormatAlign::Center).set_text_wrap();
    let words = Column::ALL.map(|column| input.form.cite(column));
    let beside = keys.iter().map(|key| extra_name(key));
    let narrow = words.iter().map(String::as_str).chain(beside);
    let height = row_height(narrow.map(|words| (words, NARROW)));
    at.sheet.set_row_height(at.row, height)?;
    at.sheet.write_string_with_format(at.row, 0, "Lĩnh vực", &head)?;
    at.sheet
        .write_string_with_format(at.row, 1, "Mã lĩnh vực", &head)?;
    for (i, column) in Column::ALL.into_iter().enumerate() {
        let words = input.form.cite(column);
        at.sheet
            .write_string_with_format(at.row, i as u16 + 2, text(&words), &head)?;
    }
    for (i, key) in keys.iter().enumerate() {
        at.sheet
            .write_string_with_format(at.row, i as u16 + 13, text(extra_name(key)), &head)?;
    }
    at.row += 1;
    let total = SectorRow {
        sector: "Tổng số".into(),
        ..figures.total.clone()
    };
    for row in figures.rows.iter().chain([&total]) {
        let height = row_height([(row.sector.as_str(), NAMES)]);
        at.sheet.set_row_height(at.row, height)?;
        at.sheet
            .write_string_with_format(at.row, 0, text(&row.sector), &boxed().set_text_wrap())?;
        at.sheet
            .write_string_with_format(at.row, 1, text(&row.code), &boxed())?;
        let extras = keys.iter().map(|k| row.extras.get(*k).copied().flatten());
        let values = Column::ALL.into_iter().map(|c| row.counts.get(c)).chain(extras);
        for (i, value) in values.enumerate() {
            let column = i as u16 + 2;
            match value {
                Some(n) => at
                    .sheet
                    .write_number_with_format(at.row, column, n as f64, &boxed())?,
                None => at.sheet.write_blank(at.row, column, &boxed())?,
            };
        }
        at.row += 1;
    }
    Ok(())
}

fn findings(at: &mut Lines, input: &ReportInput) -> Result<(), XlsxError> {
    if input.figures.findings.is_empty() {
        let none = match doubt::is_known(&input.figures) {
            true => "Không có.",
            false => "Chưa có số liệu nên chưa kiểm tra được.",
        };
        at.sheet.write_string_with_format(at.row, 0, none, &plain())?;
        return Ok(());
    }
    for finding in &input.figures.findings {
        let severity = match finding.severity {
            Severity::Error => "Lỗi",
            Severity::Warning => "Cần xem xét",
            Severity::Hint => "Gợi ý",
        };
        let (place, mut message) = doubt::told(finding);
        if let (Some(expected), Some(found)) = (&finding.expected, &finding.found) {
            let [expected, found] = [expected, found].map(|text| doubt::figure_words(text));
            message = format!(
                "{} (theo phép kiểm tra {expected}, đang ghi {found}).",
                message.trim_end_matches('.')
            );
        }
        at.pair(&format!("{severity}: {place}"), &message)?;
    }
    Ok(())
}
