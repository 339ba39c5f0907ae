//! The year of a stretch: "năm 2026", "năm sau", "năm báo cáo", or left to the plan.

use super::cursor::Cursor;

/// The year of a stretch, as the words give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearWord {
    Unsaid,
    Given(i32),
    Next,
    Previous,
    /// "năm báo cáo": the phrase is a rule for every year.
    Report,
    ReportNext,
    ReportPrevious,
}

impl YearWord {
    pub fn is_report(self) -> bool {
        matches!(
            self,
            YearWord::Report | YearWord::ReportNext | YearWord::ReportPrevious
        )
    }

    pub fn resolve(self, plan: i32) -> i32 {
        match self {
            YearWord::Given(year) => year,
            YearWord::Next | YearWord::ReportNext => plan + 1,
            YearWord::Previous | YearWord::ReportPrevious => plan - 1,
            YearWord::Unsaid | YearWord::Report => plan,
        }
    }
}

/// What follows a day, month or quarter: "/2026", "năm 2026", "năm sau", or nothing.
pub(super) fn year_tail(c: &mut Cursor) -> YearWord {
    c.attempt(|c| {
        if let Some(separator) = c.mark_at(0).filter(|s| matches!(s, '/' | '-'))
            && c.year_number_at(1).is_some()
            && (separator == '/' || (c.glued_at(0) && c.glued_at(1)))
        {
            c.pos += 1;
            return c.year_number().map(YearWord::Given);
        }
        c.mark(',');
        c.any(&["của", "trong", "thuộc"]);
        year_words(c)
    })
    .unwrap_or(YearWord::Unsaid)
}

const NEXT: [&str; 12] = [
    "tiếp theo liền kề",
    "tiếp theo",
    "tiếp sau",
    "sau liền kề",
    "liền kề sau",
    "liền kề tiếp theo",
    "kế tiếp",
    "kế sau",
    "liền sau",
    "liền kề",
    "sau",
    "tới",
];

/// "năm 2026", "năm sau", "năm báo cáo".
pub(super) fn year_words(c: &mut Cursor) -> Option<YearWord> {
    if c.words("kỳ báo cáo") {
        return Some(YearWord::Report);
    }
    c.word("năm").then_some(())?;
    if let Some(year) = c.year_number() {
        return Some(YearWord::Given(year));
    }
    if c.any(&["báo cáo", "kỳ báo cáo", "đó"]) {
        return Some(YearWord::Report);
    }
    if c.any(&["nay", "này", "kế hoạch", "hiện tại"]) {
        return Some(YearWord::Unsaid);
    }
    let previous = c.any(&["trước liền kề", "liền kề trước", "liền trước"]) || previous_word(c);
    if !previous && !c.any(&NEXT) {
        return None;
    }
    let report = of_report_year(c);
    c.any(&["của năm kế hoạch", "năm kế hoạch"]);
    Some(match (previous, report) {
        (true, true) => YearWord::ReportPrevious,
        (true, false) => YearWord::Previous,
        (false, true) => YearWord::ReportNext,
        (false, false) => YearWord::Next,
    })
}

/// "năm trước" is a year; "năm trước ngày 05/12" is a report and its deadline.
fn previous_word(c: &mut Cursor) -> bool {
    c.attempt(|c| {
        c.word("trước").then_some(())?;
        let deadline = c.num_at(0).is_some()
            || c.sees(&["ngày", "tháng", "quý", "khi", "thứ", "tết", "mùng", "cuối", "đầu"])
            || (c.sees(&["năm"]) && c.year_number_at(1).is_some());
        (!deadline).then_some(())
    })
    .is_some()
}

fn of_report_year(c: &mut Cursor) -> bool {
    c.any(&[
        "của năm báo cáo",
        "so với năm báo cáo",
        "với năm báo cáo",
        "năm báo cáo",
        "kỳ báo cáo",
        "của kỳ báo cáo",
    ])
}
