//! What a report says of itself: its number and day, its office, its period.

use super::kinds::{self, Kind};
use super::label::Label;
use super::marker::Marker;
use super::scan::Scan;
use super::token::{has_any, holds, stands};
use crate::calendar::PeriodKind;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Beyond so many paragraphs nothing is a heading of the whole.
const HEAD: usize = 60;

/// The report as a whole.
#[derive(Debug, Default)]
pub struct Frame {
    /// "BÁO CÁO".
    pub kind: Option<&'static Kind>,
    /// The office's own letters in symbols, "BQL".
    pub own: Option<String>,
    /// "Hải Phòng, ngày 14 tháng 6 năm 2023".
    pub dated: Option<NaiveDate>,
    /// The scan with its own number ("Số: 330/KH-BQL") and which of its documents that is.
    pub numbered: Option<usize>,
    /// The period that it is about.
    pub label: Option<Label>,
    /// Scans that belong to the title and to the sentence that opens the report.
    pub title: Vec<usize>,
    pub opening: Option<usize>,
    /// "Trên đây là báo cáo ...".
    pub closing: Option<usize>,
    /// First scan of the signature and recipients.
    pub end: usize,
    /// It calls itself a draft.
    pub is_draft: bool,
    /// Its number is left open: it is not signed yet, whatever stands in the margins of its pages.
    pub is_unsigned: bool,
}

/// Words behind which a period is not the report's own but one to come.
pub const AHEAD: &[&str] = &[
    "phương hướng",
    "nhiệm vụ",
    "kế hoạch",
    "chương trình",
    "giải pháp",
    "tiếp theo",
    "dự kiến",
    "tới",
];
/// Words that make what follows the report's own again.
const RESULT: &[&str] = &[
    "kết quả",
    "tình hình",
    "đánh giá",
    "thực hiện nhiệm vụ",
    "thực hiện kế hoạch",
    "thực hiện chương trình",
];

/// Whether these words before a period speak of what is to come.
pub fn is_ahead(before: &str) -> bool {
    // Most headings say nothing of it.
    if !AHEAD.iter().any(|words| holds(before, words)) {
        return false;
    }
    // "Kết quả thực hiện nhiệm vụ tháng 01, nhiệm vụ trọng tâm tháng 02"
    let bare = RESULT
        .iter()
        .filter(|w| w.starts_with("thực hiện"))
        .fold(before.to_owned(), |text, words| text.replace(words, "kết quả"));
    // "giải ngân kế hoạch vốn đầu tư công 9 tháng": money that was planned.
    let bare = bare
        .replace("kế hoạch vốn", "vốn")
        .replace("kế hoạch đầu tư công", "đầu tư công");
    let last = |words: &[&str]| words.iter().filter_map(|w| bare.rfind(w)).max();
    match (last(AHEAD), last(RESULT)) {
        (Some(ahead), Some(result)) => ahead > result,
        (ahead, _) => ahead.is_some(),
    }
}

/// "Hải Phòng, ngày 16 tháng 12 năm 2025", in tokens.
const LONGEST_DAY_LINE: usize = 14;

impl Frame {
    pub fn new(scans: &[Scan]) -> Frame {
        let mut frame = Frame {
            end: scans.len(),
            ..Frame::default()
        };
        frame.find_head(scans);
        frame.find_closing(scans);
        frame.label = frame.own_label(scans);
        frame.own = own_symbol(scans, frame.numbered);
        frame
    }

    /// The year that its documents are held against.
    pub fn year(&self) -> Option<i32> {
        let of_label = self.label.as_ref().and_then(|l| l.year);
        of_label.or(self.dated.map(|d| d.year()))
    }

    pub fn is_own(&self, organ: &str) -> bool {
        self.own.as_deref() == Some(organ)
    }

    fn find_head(&mut self, scans: &[Scan]) {
        let mut titled = None;
        for (i, scan) in scans.iter().enumerate().take(HEAD) {
            let text = scan.paragraph.text.trim();
            self.is_draft |= text.to_uppercase().contains("DỰ THẢO") && text.chars().count() < 200;
            let starts_number = scan.tokens.first().is_some_and(|t| t.is("số")) && !scan.cited.is_empty();
            if starts_number && self.numbered.is_none() && titled.is_none() {
                self.numbered = Some(i);
                self.is_unsigned = scan.cited.first().is_some_and(|c| c.number.is_none());
            }
            let opens_day = scan
                .days
                .first()
                .filter(|d| text.chars().count() < 80 && d.form == super::dates::Form::Words);
            // In plain text the place and day may stand below the title, on a line of their own.
            let is_line = text.contains(", ngày ") && scan.tokens.len() <= LONGEST_DAY_LINE;
            if let Some(day) = opens_day
                && (titled.is_none() || is_line)
                && text.contains(',')
            {
                self.dated = self.dated.or(day.day);
            }
            let kind = kinds::by_name(text).filter(|_| !text.chars().any(char::is_lowercase));
            let first_caps = scan
                .tokens
                .iter()
                .take_while(|t| t.is_upper())
                .map(|t| t.text)
                .collect::<Vec<_>>()
                .join(" ");
            let kind = kind.or_else(|| {
                kinds::by_name(
                    &first_caps
                        .split_whitespace()
                        .take(2)
                        .collect::<Vec<_>>()
                        .join(" "),
                )
                .filter(|_| scan.paragraph.marker == Marker::None)
            });
            if titled.is_none()
                && let Some(kind) = kind
            {
                self.kind = Some(kind);
                titled = Some(i);
            }
            let is_opening = scan.lower.contains("như sau")
                && (scan.lower.contains("báo cáo") || scan.lower.contains("kế hoạch"));
            let is_opening = is_opening
                || (titled.is_some_and(|t| i > t)
                    && text.ends_with(':')
                    && scan.paragraph.marker == Marker::None
                    && has_any(&scan.lower, &["báo cáo kết quả", "báo cáo tình hình", "báo cáo"])
                    && !scan.labels.is_empty());
            if is_opening && self.opening.is_none() {
                self.opening = Some(i);
            }
            if scan.paragraph.marker != Marker::None && scan.paragraph.marker != Marker::Bullet('-') {
                break;
            }
        }
        if let Some(first) = titled {
            self.title = (first..scans.len().min(first + 6))
                .take_while(|i| *i == first || is_title(&scans[*i]))
                .filter(|i| Some(*i) != self.opening)
                .collect();
        }
    }

    fn find_closing(&mut self, scans: &[Scan]) {
        let ends = |scan: &Scan| {
            let text = scan.lower.trim_start();
            text.starts_with("nơi nhận") && !scan.paragraph.text.contains("- ")
        };
        self.end = scans
            .iter()
            .position(|s| ends(s) || s.lower.starts_with("nơi nhận"))
            .unwrap_or(scans.len());
        let closes = |scan: &Scan| scan.lower.trim_start().starts_with("trên đây là");
        let by_words = scans.iter().rposition(closes);
        // "Ban báo cáo kết quả quý II năm 2026 để Văn phòng tổng hợp./."
        let reports = |scan: &Scan| {
            scan.paragraph.marker == Marker::None
                && scan.paragraph.text.trim_end().ends_with("./.")
                && has_any(
                    &scan.lower,
                    &["báo cáo kết quả", "báo cáo tình hình", "kính báo cáo", "báo cáo"],
                )
                && (!scan.labels.is_empty()
                    || has_any(
                        &scan.lower,
                        &["tổng hợp", "trân trọng", "kính báo cáo", "xin báo cáo"],
                    ))
        };
        self.closing = by_words.or_else(|| scans.iter().take(self.end).rposition(reports));
    }

    /// The first period in the title, else in the sentence that opens the report, else in the
    /// one that closes it. A whole year counts where nothing finer is named.
    fn own_label(&self, scans: &[Scan]) -> Option<Label> {
        let title = self.title.iter().find_map(|i| first_label(&scans[*i], false));
        let opening = || self.opening.and_then(|i| opening_label(&scans[i]));
        let mut label = title
            .clone()
            .filter(|l| l.kind != PeriodKind::Year)
            .or_else(opening)
            .or(title)
            .or_else(|| self.closing.and_then(|i| first_label(&scans[i], false)))?;
        if label.year.is_none() {
            let parts = self.title.iter().chain(&self.opening).chain(&self.closing);
            let named = parts.flat_map(|i| &scans[*i].labels).find_map(|l| l.year);
            label.year = named.or(self.dated.map(|d| d.year()));
        }
        Some(label)
    }
}

fn is_title(scan: &Scan) -> bool {
    let text = scan.lower.trim();
    let starts = [
        "kính gửi",
        "căn cứ",
        "thực hiện công văn",
        "thực hiện kế hoạch số",
        "thực hiện quyết định",
        "thực hiện chế độ",
        "thực hiện văn bản",
        "theo ",
        "ngày ",
    ];
    scan.paragraph.marker == Marker::None
        // A sentence that tells figures is the body already.
        && !text.trim_end_matches(['"', '”']).ends_with(['.', ';'])
        && scan.tokens.len() < 60
        && !starts.iter().any(|s| text.starts_with(s))
        && !text.contains("như sau")
}

/// The first period of a sentence that is the report's own; a missing year is borrowed from a
/// later name in the same sentence.
pub fn first_label(scan: &Scan, wants_fine: bool) -> Option<Label> {
    let own: Vec<&Label> = scan
        .labels
        .iter()
        .filter(|l| !is_ahead(&before(scan, l.from)))
        .collect();
    let fine = own.iter().find(|l| l.kind != PeriodKind::Year);
    let chosen = match (fine, own.first()) {
        (Some(fine), _) => *fine,
        (None, Some(first)) if !wants_fine => *first,
        _ => return None,
    };
    Some(with_year(chosen, &scan.labels))
}

/// The last period before "như sau" that stands behind "báo cáo".
fn opening_label(scan: &Scan) -> Option<Label> {
    let ends = (0..scan.tokens.len()).find(|i| stands(&scan.tokens, *i, &["như", "sau"]));
    let end = ends.unwrap_or(scan.tokens.len());
    let said = (0..end)
        .rev()
        .find(|i| stands(&scan.tokens, *i, &["báo", "cáo"]))?;
    let among: Vec<&Label> = scan
        .labels
        .iter()
        .filter(|l| l.from > said && l.from < end)
        .collect();
    let own = among
        .iter()
        .find(|l| !is_ahead(&scan.words(said, l.from).to_lowercase()));
    own.map(|l| with_year(l, &scan.labels))
}

/// "tháng 12, nhiệm vụ tháng 01 năm 2027" is of 2026.
pub fn with_year(label: &Label, among: &[Label]) -> Label {
    let mut label = label.clone();
    if label.year.is_none()
        && let Some(next) = among.iter().find(|l| {
            // "Tháng 5 ... so với cùng kỳ năm 2025" is of this year.
            let is_near = l.from <= label.to + 3;
            l.from > label.from && l.year.is_some() && (l.kind != PeriodKind::Year || is_near)
        })
    {
        let turns = next.kind == label.kind && next.index < label.index;
        label.year = next.year.map(|y| if turns { y - 1 } else { y });
    }
    label
}

/// The words of the sentence before a token, lower case.
pub fn before(scan: &Scan, token: usize) -> String {
    let (from, _) = scan.sentence(token);
    if from >= token {
        return String::new();
    }
    scan.words(from, token - 1).to_lowercase()
}

/// The organ of its own number, else the one whose documents it tells most of.
fn own_symbol(scans: &[Scan], numbered: Option<usize>) -> Option<String> {
    if let Some(own) = numbered.and_then(|i| scans[i].cited.first()) {
        return Some(own.organ().to_owned()).filter(|o| !o.is_empty());
    }
    const OTHERS: [&str; 8] = ["UBND", "HĐND", "CP", "TTg", "TU", "VPCP", "TW", "QH"];
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for cited in scans.iter().flat_map(|s| &s.cited) {
        let organ = cited.organ();
        let central = OTHERS
            .iter()
            .any(|o| organ == *o || organ.starts_with("QH") || organ.starts_with("UBTVQH"));
        if !organ.is_empty() && !central && cited.year.is_none() {
            *times.entry(organ).or_default() += 1;
        }
    }
    times
        .into_iter()
        .filter(|(_, n)| *n >= 3)
        .max_by_key(|(_, n)| *n)
        .map(|(organ, _)| organ.to_owned())
}
