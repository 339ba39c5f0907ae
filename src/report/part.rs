//! The parts of a report that units contribute: under which heading each stands, and what
//! stands there while a part is missing.

use super::ahead;
use super::contribution::{PartState, ReportPart};
use super::draft::Block;
use super::heading::{Heading, strip_number};
use super::sentence::paragraph;
use crate::calendar::date;
use crate::paper::Span;

/// The longest text that a unit may hand in, in bytes; a report of twenty pages has 60 KB.
pub const LONGEST: usize = 120_000;

/// "Phần của các đơn vị: đã nhận 01/03; chưa ghi nhận phần của: Phòng A; Phòng B."; `None`
/// where nobody contributes.
pub fn received(parts: &[ReportPart]) -> Option<String> {
    if parts.is_empty() {
        return None;
    }
    let missing: Vec<&str> = parts
        .iter()
        .filter(|p| !p.is_received())
        .map(|p| p.unit.as_str())
        .collect();
    let received = parts.len() - missing.len();
    let head = format!("Phần của các đơn vị: đã nhận {received:02}/{:02}", parts.len());
    Some(match missing.is_empty() {
        true => format!("{head}."),
        false => format!("{head}; chưa ghi nhận phần của: {}.", missing.join("; ")),
    })
}

/// What the parts put under a heading; empty where nobody fills it. `wanted` is what the outline
/// asks for there. Where several units fill it, each is named before its words.
pub(super) fn blocks(parts: &[ReportPart], heading: &Heading, wanted: Option<&str>) -> Vec<Block> {
    let name = heading.full();
    let filling: Vec<&ReportPart> = parts.iter().filter(|p| p.headings.contains(&name)).collect();
    if filling.len() > 1 && filling.iter().all(|p| says_nothing(p, &name)) {
        // All of them say so, and the file of sources whose word it is.
        return vec![paragraph(NOTHING.concat())];
    }
    let is_named = filling.len() > 1;
    let each = filling.iter().flat_map(|p| of_part(p, &name, wanted, is_named));
    each.collect()
}

/// Whether the part is complete and says that there was nothing.
fn says_nothing(part: &ReportPart, heading: &str) -> bool {
    match &part.state {
        PartState::Text {
            text, is_open: false, ..
        } => match text_under(text, &part.headings, heading) {
            Under::Lines(lines) => is_nothing(&lines),
            _ => false,
        },
        PartState::Nothing { .. } => true,
        _ => false,
    }
}

/// "Không phát sinh.", and no other line.
fn is_nothing(lines: &[&str]) -> bool {
    let [only] = lines else { return false };
    let bare = only.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    bare == "không phát sinh"
}

/// The words of a unit that has nothing to report.
const NOTHING: [&str; 1] = ["Không phát sinh."];

fn of_part(part: &ReportPart, heading: &str, wanted: Option<&str>, is_named: bool) -> Vec<Block> {
    let unit = &part.unit;
    // Under several headings the places would say the same.
    let section = heading.split(' ').next().unwrap_or(heading).trim_end_matches('.');
    match &part.state {
        PartState::Missing => {
            let what = wanted.map(|w| format!(": {w}")).unwrap_or_default();
            vec![marked(format!("[Chưa nhận phần của {unit}{what}]"))]
        }
        PartState::Recorded(evidence) => {
            let how = match evidence.is_empty() {
                true => String::new(),
                false => format!(" ({evidence})"),
            };
            vec![marked(format!(
                "[Đã nhận phần của {unit}{how}, chưa có nội dung mục {section} trong hệ thống; đề nghị bổ sung]"
            ))]
        }
        PartState::Nothing { .. } => vec![paragraph(match is_named {
            true => named_lines(unit, &NOTHING).concat(),
            false => NOTHING.concat(),
        })],
        PartState::Text { on, text, is_open } => {
            match text_under(text, &part.headings, heading) {
                Under::Lines(lines) => {
                    // Of one unit alone the file of sources says whose words they are; here only what is open.
                    let open = is_open.then(|| {
                        marked(format!(
                            "[Phần của {unit}, nhận ngày {}, đang chờ đơn vị hoàn thiện mục {section}]",
                            date(*on)
                        ))
                    });
                    let lines = match is_named {
                        true => named_lines(unit, &lines),
                        false => lines.into_iter().map(str::to_owned).collect(),
                    };
                    open.into_iter().chain(lines.into_iter().map(paragraph)).collect()
                }
                Under::First(first) => vec![marked(format!(
                    "[Phần của {unit} về mục {section}: xem tại mục {first}]"
                ))],
                Under::Nothing => vec![marked(format!(
                    "[Phần của {unit} chưa có nội dung mục {section}]"
                ))],
            }
        }
    }
}

/// "- Phòng Đầu tư: đã góp ý 05 dự thảo.", or the unit's name above its lines.
fn named_lines(unit: &str, lines: &[&str]) -> Vec<String> {
    match lines {
        _ if is_nothing(lines) => vec![format!("- {unit}: không phát sinh.")],
        [only] => vec![format!(
            "- {unit}: {}",
            only.trim_start_matches(['-', '+', '*', ' '])
        )],
        _ => {
            let name = format!("- {unit}:");
            let lines = lines.iter().map(|line| (*line).to_owned());
            std::iter::once(name).chain(lines).collect()
        }
    }
}

fn marked(text: String) -> Block {
    Block::Paragraph(vec![Span { text, marked: true }])
}

/// What a text says under one of the headings it was asked for.
enum Under<'t> {
    Lines(Vec<&'t str>),
    /// The text names no heading: all of it stands under the first.
    First(String),
    Nothing,
}

/// Cuts the text at the lines that name a heading of the part. What stands before the first such
/// line belongs to the part's first heading.
fn text_under<'t>(text: &'t str, headings: &[String], wanted: &str) -> Under<'t> {
    let mut at = 0;
    let mut names_any = false;
    let mut under: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match named(line, headings) {
            Some(heading) => (at, names_any) = (heading, true),
            None if headings.get(at).is_some_and(|h| h == wanted) => under.push(line),
            None => {}
        }
    }
    if !under.is_empty() {
        return Under::Lines(under);
    }
    match headings.first().filter(|_| !names_any) {
        Some(first) if first != wanted => Under::First(first.clone()),
        _ => Under::Nothing,
    }
}

/// Which of the headings the line is, by its words without the number.
fn named(line: &str, headings: &[String]) -> Option<usize> {
    let line = strip_number(line).to_lowercase();
    let is_it = |heading: &str| heading.to_lowercase() == line || ahead::is_heading(&line, heading);
    headings
        .iter()
        .position(|h| !line.is_empty() && is_it(strip_number(h)))
}

/// Whether the text has a line of its own for one of the headings at least.
pub fn names_a_heading(text: &str, headings: &[String]) -> bool {
    text.lines().any(|line| named(line.trim(), headings).is_some())
}

#[cfg(test)]
mod tests;
