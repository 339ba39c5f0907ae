//! The plan's title and year, and the headings of its body, from the words around
//! the table.

use super::excerpt::MAX_EXCERPT;
use super::label::Label;
use super::plan_table::PlanRow;
use crate::finding::{Finding, Place, Severity};
use crate::plan::office::spelling::{folded, words};
use std::collections::BTreeMap;

/// No title is longer, in characters.
const MAX_TITLE: usize = 400;

/// The title among the lines before the first table: what stands under "KẾ HOẠCH",
/// or the first line that begins with a plan's name.
pub fn title(lines: &[(usize, String)]) -> String {
    let bare: Vec<&str> = lines.iter().map(|(_, line)| unmarked(line)).collect();
    let kind_at = bare.iter().position(|line| is_kind(&folded(line)));
    if let Some(at) = kind_at {
        let subject = subject(&bare[at + 1..]);
        if !subject.is_empty() {
            return shortened(&format!("{} {subject}", kind_like(bare[at], &subject)));
        }
    }
    let named = bare.iter().enumerate().find(|(_, line)| begins_as_a_plan(line));
    named
        .map(|(at, first)| shortened(&with_rest_of_capitals(first, &bare[at + 1..])))
        .unwrap_or_default()
}

/// The year that the title names, else the words just above the table, else the one
/// that most deadlines name.
pub fn year(title: &str, lines: &[(usize, String)], rows: &[PlanRow]) -> Option<i32> {
    let above = lines.iter().rev().filter(|(_, line)| !line.is_empty()).take(5);
    year_named(title)
        .or_else(|| above.map(|(_, line)| line.as_str()).find_map(year_named))
        .or_else(|| year_of_deadlines(rows))
}

/// Gaps among the body's headings "I. MỤC ĐÍCH, YÊU CẦU", "II. ..." (rule `section_sequence`).
pub fn body_sections(lines: &[(usize, String)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last: Option<(u32, String)> = None;
    for (line, text) in lines {
        let text = unmarked(text);
        let Some((Label::Roman(label, value), rest)) = Label::before(text) else {
            continue;
        };
        if !is_capitals(rest) || value == 1 {
            if value == 1 && is_capitals(rest) {
                last = Some((1, label));
            }
            continue;
        }
        if let Some((before, name)) = &last
            && value != before + 1
        {
            findings.push(sequence(Place::Line(*line), text, name, *before, &label));
        }
        last = Some((value, label));
    }
    findings
}

/// The finding that a section's number does not follow the one before.
pub fn sequence(place: Place, excerpt: &str, before: &str, value: u32, found: &str) -> Finding {
    let expected = super::label::to_roman((value + 1).min(39));
    let message = if before.is_empty() {
        format!("Mục đầu tiên được đánh số {found}; đề nghị kiểm tra xem có thiếu mục {expected} không.")
    } else {
        format!("Thứ tự mục không liên tục: sau mục {before} là mục {found}; đề nghị kiểm tra lại.")
    };
    let excerpt: String = excerpt.chars().take(MAX_EXCERPT).collect();
    Finding::new("section_sequence", Severity::Error, place, excerpt, message).with_values(expected, found)
}

/// Without Markdown's marks.
fn unmarked(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || "*#_|".contains(c))
}

fn is_kind(plain: &str) -> bool {
    matches!(
        plain,
        "ke hoach" | "chuong trinh" | "chuong trinh cong tac" | "ke hoach cong tac"
    )
}

fn begins_as_a_plan(line: &str) -> bool {
    let plain = folded(line);
    let begins = ["ke hoach ", "chuong trinh ", "danh muc ", "phan cong nhiem vu "]
        .iter()
        .any(|kind| plain.starts_with(kind));
    let is_upper = line.chars().next().is_some_and(char::is_uppercase);
    begins && is_upper && line.chars().count() <= MAX_TITLE
}

/// The block of lines under the kind, up to a blank line, the legal grounds, or the first heading.
fn subject(lines: &[&str]) -> String {
    let block = lines
        .iter()
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty() && !is_ground(line) && Label::before(line).is_none())
        .take(4);
    block.copied().collect::<Vec<_>>().join(" ")
}

/// Legal grounds follow the title, also without a blank line: "Căn cứ ...;",
/// "Thực hiện Quyết định số ...".
fn is_ground(line: &str) -> bool {
    let plain = folded(line);
    let words: Vec<&str> = plain.split(' ').collect();
    let is_numbered = |pair: &[&str]| pair[0] == "so" && pair[1].starts_with(|c: char| c.is_ascii_digit());
    let names_a_document = plain.starts_with("thuc hien ") && words.windows(2).any(is_numbered);
    plain.starts_with("can cu ") || names_a_document || line.ends_with([';', ':'])
}

/// A heading in capitals goes on as long as its lines are capitals.
fn with_rest_of_capitals(first: &str, lines: &[&str]) -> String {
    let mut all = vec![first];
    if is_capitals(first) {
        all.extend(
            lines
                .iter()
                .take_while(|l| !l.is_empty() && is_capitals(l))
                .take(3),
        );
    }
    all.join(" ")
}

/// "KẾ HOẠCH" as "Kế hoạch" before a subject that is not in capitals.
fn kind_like(kind: &str, subject: &str) -> String {
    if is_capitals(subject) {
        return kind.to_owned();
    }
    let lower = kind.to_lowercase();
    let mut letters = lower.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

pub fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

fn shortened(title: &str) -> String {
    let title: String = title.chars().take(MAX_TITLE).collect();
    title.trim().to_owned()
}

/// "năm 2026", in whichever case; the last one, as titles end with it.
pub fn year_named(text: &str) -> Option<i32> {
    let words = words(text);
    let pairs = words.windows(2).filter(|pair| pair[0] == "năm");
    pairs.filter_map(|pair| plausible(&pair[1])).next_back()
}

/// Whether the text names the year after "năm", or two years with that one between them: "2026 - 2030".
pub fn holds_year(text: &str, year: i32) -> bool {
    let words = words(text);
    words
        .windows(2)
        .any(|pair| match (plausible(&pair[0]), plausible(&pair[1])) {
            (Some(from), Some(to)) => (from..=to).contains(&year),
            (None, named) => pair[0] == "năm" && named == Some(year),
            _ => false,
        })
}

fn year_of_deadlines(rows: &[PlanRow]) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for row in rows {
        let first = words(&row.deadline).iter().find_map(|word| plausible(word));
        *counts.entry(first.unwrap_or_default()).or_default() += 1;
    }
    counts.remove(&0);
    let most = counts.values().max().copied()?;
    let mut years = counts.into_iter().filter(|(_, n)| *n == most);
    years
        .next()
        .filter(|_| years.next().is_none())
        .map(|(year, _)| year)
}

fn plausible(word: &str) -> Option<i32> {
    let is_year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year: i32 = word.parse().ok().filter(|_| is_year)?;
    (2000..2100).contains(&year).then_some(year)
}

/// A heading in one cell or line among table rows: "II. Cải cách thể chế".
pub fn in_one_cell(text: &str) -> Option<(Label, &str)> {
    Label::before(unmarked(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, String)> {
        text.lines()
            .enumerate()
            .map(|(i, l)| (i + 1, l.to_owned()))
            .collect()
    }

    #[test]
    fn the_title_is_what_stands_under_the_kind_or_begins_with_it() {
        for (text, want) in [
            (
                "Số: 1\n\nKẾ HOẠCH\n\nCải cách hành chính\nnăm 2026\n\nCăn cứ",
                "Kế hoạch Cải cách hành chính năm 2026",
            ),
            (
                "KẾ HOẠCH\nChuyển đổi số năm 2027\nCăn cứ Luật",
                "Kế hoạch Chuyển đổi số năm 2027",
            ),
            ("UBND\nKẾ HOẠCH CCHC\nNĂM 2026", "KẾ HOẠCH CCHC NĂM 2026"),
            (
                "**DANH MỤC NHIỆM VỤ\nNĂM 2026**\n(Kèm theo)",
                "DANH MỤC NHIỆM VỤ NĂM 2026",
            ),
            (
                "KẾ HOẠCH\nThực hiện chuyển đổi số năm 2026\nThực hiện Quyết định số 1/QĐ-UBND, đơn vị\n",
                "Kế hoạch Thực hiện chuyển đổi số năm 2026",
            ),
            ("Tờ trình", ""),
        ] {
            assert_eq!(title(&lines(text)), want);
        }
    }

    #[test]
    fn the_year_is_the_one_the_title_names() {
        let dated = |text: &str| PlanRow {
            deadline: text.to_owned(),
            ..PlanRow::default()
        };
        assert_eq!(year("Kế hoạch năm 2026", &[], &[]), Some(2026));
        assert_eq!(
            year("Kế hoạch giai đoạn 2021-2030, NĂM 2027", &[], &[]),
            Some(2027)
        );
        assert_eq!(
            year(
                "",
                &lines("ngày 1 tháng 6 năm 2025\n\n\n\n\n\na\nb\nc\nd\ne"),
                &[]
            ),
            None
        );
        assert_eq!(
            year(
                "",
                &[],
                &[dated("Trước 15/01/2026"), dated("Quý I/2026"), dated("2027")]
            ),
            Some(2026)
        );
        assert_eq!(year("", &[], &[dated("Quý I/2026"), dated("Quý I/2027")]), None);
    }

    #[test]
    fn a_missing_heading_of_the_body_is_found_once() {
        let found = body_sections(&lines(
            "I. MỤC ĐÍCH\nII. NHIỆM VỤ\nIII. KINH PHÍ\nV. TỔ CHỨC\nVI. KHÁC",
        ));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, Place::Line(4));
        assert_eq!(
            (found[0].expected.as_deref(), found[0].found.as_deref()),
            (Some("IV"), Some("V"))
        );
        assert_eq!(
            body_sections(&lines("I. A\nII. B\nI. A\nII. B\nI. thường\nIV. thường")),
            []
        );
    }
}
