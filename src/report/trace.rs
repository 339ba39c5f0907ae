//! The file beside a draft: whose figures, of which moment, by which formula. It never leaves the
//! office, so it holds all that comments in the draft would carry upstream.

use super::contribution::PartState;
use super::draft::Draft;
use super::input::ReportInput;
use super::sentence::Sentence;
use super::{compare, doubt, outline, trend};
use crate::calendar::{count, date, moment};
use crate::dossier::{Column, Figures, Origin, SectorRow};
use crate::finding::Severity;
use crate::paper::clean;

/// Notepad reads UTF-8 by this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) fn write(draft: &Draft) -> Vec<u8> {
    let input = &draft.input;
    let mut file = File::default();
    head(&mut file, input);
    findings(&mut file, input);
    changes(&mut file, input);
    sources(&mut file, input);
    sentences(&mut file, input);
    table(&mut file, input);
    tasks(&mut file, input);
    parts(&mut file, input);
    format!("{BYTE_ORDER_MARK}{}", file.0).into_bytes()
}

#[derive(Default)]
struct File(String);

impl File {
    fn line(&mut self, text: impl AsRef<str>) {
        self.0.push_str(&clean(text.as_ref()));
        self.0.push_str("\r\n");
    }

    fn heading(&mut self, text: &str) {
        self.line("");
        self.line(text);
    }
}

fn head(file: &mut File, input: &ReportInput) {
    file.line("NGUỒN SỐ LIỆU CỦA DỰ THẢO");
    file.line("(Tệp để người soạn thảo đối chiếu; không gửi kèm báo cáo.)");
    file.line("");
    file.line(format!("Dự thảo: {}", outline::subject(input)));
    file.line(format!("Kỳ số liệu: {}", input.period.window_words()));
    file.line(format!("Phiên bản: {:02}", input.version.number));
    file.line(format!("Lập lúc: {}", moment(input.now)));
    file.line(format!("Thời điểm: {}", doubt::as_of(input)));
    if input.figures.has_error() {
        file.line("Tình trạng: CHƯA KHỚP SỐ LIỆU, chỉ gửi người soạn thảo");
    }
    file.line(format!(
        "Biểu mẫu: {} ({})",
        input.form.name(),
        input.form.legal_basis
    ));
    if let Some(doubt) = input.form.doubt(input.now) {
        file.line(format!("Ghi chú: {doubt}"));
    }
    if let Some(numbering) = input.form.numbering() {
        file.line(format!("Ghi chú: {numbering}"));
    }
    for note in &input.notes {
        file.line(format!("Ghi chú: {note}"));
    }
}

fn findings(file: &mut File, input: &ReportInput) {
    file.heading("1. ĐIỂM CẦN KIỂM TRA");
    let mut found: Vec<_> = input.figures.findings.iter().collect();
    found.sort_by_key(|f| std::cmp::Reverse(f.severity));
    if found.is_empty() {
        file.line(match doubt::is_known(&input.figures) {
            true => "Không có.",
            false => "Chưa có số liệu nên chưa kiểm tra được.",
        });
    }
    for finding in found {
        let severity = match finding.severity {
            Severity::Error => "Lỗi",
            Severity::Warning => "Cần xem xét",
            Severity::Hint => "Gợi ý",
        };
        let (place, message) = doubt::told(finding);
        file.line(format!("- {severity} ({place}): {message}"));
    }
}

fn changes(file: &mut File, input: &ReportInput) {
    let Some((number, at)) = input.version.before else {
        file.heading("2. THAY ĐỔI SO VỚI PHIÊN BẢN TRƯỚC");
        return file.line("Đây là phiên bản đầu tiên.");
    };
    file.heading(&format!(
        "2. THAY ĐỔI SO VỚI PHIÊN BẢN {number:02} (LẬP LÚC {})",
        moment(at).to_uppercase()
    ));
    if input.version.changes.is_empty() {
        file.line("Số liệu không thay đổi.");
    }
    for change in &input.version.changes {
        file.line(format!("- {change}"));
    }
    for change in &input.version.reworded {
        file.line(format!("- Câu chữ: {change}"));
    }
}

/// The figures that the draft is made of, each set with the words by which its sentences name it.
fn sources(file: &mut File, input: &ReportInput) {
    file.heading("3. NGUỒN");
    origin(file, "Kỳ này", (&input.figures, input));
    let earlier = [("Kỳ trước", &input.previous), ("Cùng kỳ", &input.past.last_year)];
    for (name, figures) in earlier {
        if let Some(figures) = figures {
            origin(file, name, (figures, input));
        }
    }
    for (name, why) in compare::why_none(input) {
        file.line(format!("So sánh với {name}: không có; {why}."));
    }
    if let Some(why) = trend::why_none(input) {
        return file.line(format!("Biểu đồ: không có; {why}."));
    }
    for figures in trend::drawn(input) {
        origin(
            file,
            &format!("Biểu đồ, {}", figures.period.name()),
            (figures, input),
        );
    }
}

/// What the chart draws, period by period.
fn drawn(file: &mut File, input: &ReportInput) {
    let Some(chart) = trend::chart(input) else { return };
    file.line(format!("Biểu đồ: {}", chart.title));
    for (i, category) in chart.categories.iter().enumerate() {
        let value = |(name, values): &(String, Vec<Option<i64>>)| {
            let value = values.get(i).copied().flatten();
            format!("{name} {}", value.map_or("-".to_owned(), count))
        };
        let values: Vec<String> = chart.series.iter().map(value).collect();
        file.line(format!("  {category}: {}", values.join("; ")));
    }
}

fn origin(file: &mut File, name: &str, (figures, input): (&Figures, &ReportInput)) {
    let window = figures.period.window_words();
    let Some(from) = &figures.provenance else {
        return file.line(format!("{name} ({window}): chưa có số liệu."));
    };
    let closing = if from.is_cutoff {
        ", bản chốt của kỳ"
    } else {
        ""
    };
    file.line(format!(
        "{name} ({window}): nguồn {}, bản ghi số {}, lấy lúc {}{closing}; {}; SHA-256 {}.",
        source_name(&from.source, input),
        from.snapshot,
        moment(from.fetched_at),
        asked(&from.request),
        from.hash
    ));
    for part in &from.made_of {
        file.line(format!("  {}", piece(part)));
    }
}

/// What people call a source: the name is known of the one that the report rests on.
fn source_name<'n>(id: &'n str, input: &'n ReportInput) -> &'n str {
    let own = input.figures.provenance.as_ref().map(|own| own.source.as_str());
    match own == Some(id) && !input.source.is_empty() {
        true => &input.source,
        false => id,
    }
}

/// A portal is asked, a file is handed in.
fn asked(request: &str) -> String {
    match request.starts_with("tệp ") {
        true => request.to_owned(),
        false => format!("hỏi: {request}"),
    }
}

fn piece(part: &Origin) -> String {
    let verb = if part.is_taken_off { "trừ" } else { "gồm" };
    format!(
        "{verb} bản ghi số {}, từ ngày {} đến ngày {}, lấy lúc {}; {}; SHA-256 {}",
        part.snapshot,
        date(part.from),
        date(part.to),
        moment(part.fetched_at),
        asked(&part.request),
        part.hash
    )
}

fn sentences(file: &mut File, input: &ReportInput) {
    file.heading("4. TỪNG SỐ TRONG VĂN BẢN");
    for (heading, sentences) in outline::traced(input) {
        file.line(format!("Mục {heading}"));
        if sentences.iter().all(|s| s.figures.is_empty()) {
            file.line("  Chưa có số liệu.");
        }
        for sentence in sentences.iter().filter(|s| !s.figures.is_empty()) {
            told(file, sentence);
        }
    }
    drawn(file, input);
}

fn told(file: &mut File, sentence: &Sentence) {
    file.line(format!(
        "  \"{}\"",
        sentence.text().trim_start_matches(['-', '+', ' '])
    ));
    for traced in &sentence.figures {
        file.line(format!("    {} = {}", traced.figure, traced.origin));
    }
}

/// Every cell of the form: as the source gave it, and the sums that it should be.
fn table(file: &mut File, input: &ReportInput) {
    let figures = &input.figures;
    file.heading("5. BẢNG SỐ LIỆU");
    if !doubt::is_known(figures) {
        return file.line("Chưa có số liệu.");
    }
    let from = figures.provenance.as_ref();
    file.line(match (from.is_some_and(|p| !p.made_of.is_empty()), from.is_some_and(|p| p.is_counted())) {
        (true, _) => "Mỗi ô được cộng từ các bản ghi nêu tại mục 3: cột (4), (5), (7) đến (10) là tổng; cột (6) của bản ghi đầu kỳ; cột (11) đến (13) của bản ghi cuối kỳ; cột (3) = (4) + (5) + (6) của các số đó. \"-\": chưa có số liệu.",
        (false, true) => "Mỗi ô được đếm từ danh sách hồ sơ của nguồn nêu tại mục 3; không ô nào được sửa. \"-\": chưa có số liệu.",
        (false, false) => "Mỗi ô ghi như nguồn của kỳ này cung cấp; không ô nào được sửa. \"-\": chưa có số liệu.",
    });
    file.line("Phép cộng của biểu: (3) = (4) + (5) + (6); (7) = (8) + (9) + (10); (11) = (12) + (13); (3) = (7) + (11) + hồ sơ chờ bổ sung, đã rút, hủy.");
    for row in figures.rows.iter().chain([&figures.total]) {
        file.line(format!("  {}: {}", row.name(), cells(row)));
    }
}

fn cells(row: &SectorRow) -> String {
    let cell = |c: &Column| {
        let value = row.counts.get(*c).map_or("-".to_owned(), count);
        format!("({}) {value}", c.number())
    };
    Column::ALL.iter().map(cell).collect::<Vec<_>>().join(", ")
}

fn tasks(file: &mut File, input: &ReportInput) {
    let board = &input.tasks;
    file.heading("6. NHIỆM VỤ");
    file.line(format!(
        "Kế hoạch trong hệ thống: {} nhiệm vụ, lấy lúc {}; văn bản chứng minh theo ghi nhận của đơn vị.",
        count(board.total),
        moment(input.now)
    ));
    for task in &board.done {
        let number = if task.number.is_empty() {
            "báo cáo"
        } else {
            task.number.as_str()
        };
        file.line(format!(
            "  {number}, {}: {}",
            task.unit,
            task.done.as_deref().unwrap_or("đã ghi nhận kết quả")
        ));
    }
}

/// Whose words stand under which heading.
fn parts(file: &mut File, input: &ReportInput) {
    if input.parts.is_empty() {
        return;
    }
    file.heading("7. PHẦN CỦA CÁC ĐƠN VỊ");
    for part in &input.parts {
        let state = match &part.state {
            PartState::Missing => "chưa nhận".to_owned(),
            PartState::Recorded(evidence) if evidence.is_empty() => "đã nhận, chưa có nội dung".to_owned(),
            PartState::Recorded(evidence) => format!("đã nhận ({evidence}), chưa có nội dung"),
            PartState::Nothing { on } => format!("báo không phát sinh ngày {}", date(*on)),
            PartState::Text {
                on, is_open: true, ..
            } => {
                format!("nhận ngày {}, đang chờ đơn vị hoàn thiện", date(*on))
            }
            PartState::Text { on, .. } => format!("nhận ngày {}", date(*on)),
        };
        file.line(format!("  {} ({}): {state}", part.unit, part.headings.join("; ")));
    }
}

#[cfg(test)]
mod tests;
