//! Outlines of the reports (facts/domain.md 4.4) and how their sections are filled.

pub(super) mod chapters;

use super::draft::Block;
use super::heading::Heading;
use super::input::ReportInput;
use super::sentence::{Sentence, paragraph};
use super::{ahead, doubt, figures, part, tasks};
use crate::calendar::PeriodKind;
use chapters::Part::{Decisions, Figures, Fill, Next, Nothing, Online, Tasks};
use chapters::{Outline, outline_of};

fn headings(outline: &'static Outline) -> impl Iterator<Item = Heading> {
    let mut above = [""; 3];
    outline.iter().map(move |&(level, text, part)| {
        if let Some(slot) = above.get_mut(usize::from(level).saturating_sub(1)) {
            *slot = text;
        }
        Heading {
            level,
            text,
            part,
            above,
        }
    })
}

/// The names of the headings that the draft of a report has: "I.2. Công tác kiểm tra".
pub fn headings_of(title: &str, kind: PeriodKind) -> Vec<String> {
    headings(outline_of(title, kind)).map(|h| h.full()).collect()
}

/// The heading that these words name: its numbers ("I.2"), its text, or both; `None` where they
/// name none, or two.
pub fn heading_of(title: &str, kind: PeriodKind, words: &str) -> Option<String> {
    let all = || headings(outline_of(title, kind));
    let whole = words.trim().to_lowercase();
    if let Some(same) = all().find(|h| h.full().to_lowercase() == whole) {
        return Some(same.full());
    }
    let mut named = all().filter(|h| h.is_named(words));
    let found = named.next()?;
    named.next().is_none().then(|| found.full())
}

/// The body of the report.
pub(super) fn blocks(input: &ReportInput) -> Vec<Block> {
    let (matter, window, as_of) = (matter(input), input.period.window_words(), doubt::as_of(input));
    let when = match matter.contains(&window) {
        true => as_of,
        false => format!("{window}; {as_of}"),
    };
    let mut out = vec![paragraph(format!(
        "Thực hiện chế độ báo cáo, {} báo cáo {matter} ({when}) như sau:",
        input.issuer.name
    ))];
    if let Some(sent) = &input.corrects {
        out.push(paragraph(format!("Báo cáo này đính chính, thay thế {sent}.")));
    }
    for heading in headings(outline_of(&input.title, input.period.kind)) {
        out.push(Block::Heading {
            level: heading.level,
            text: ahead::heading(heading.text, input),
        });
        out.extend(fill(input, &heading));
    }
    out.push(Block::Closing(format!(
        "Trên đây là báo cáo {matter}, kính báo cáo./."
    )));
    out
}

fn fill(input: &ReportInput, heading: &Heading) -> Vec<Block> {
    let wanted = match heading.part {
        Fill(text, _) | Online(text, _) => Some(text),
        _ => None,
    };
    let parts = part::blocks(&input.parts, heading, wanted);
    let mut own = match heading.part {
        Nothing => Vec::new(),
        Tasks => tasks::section(input),
        Figures => figures::section(input),
        Next => ahead::section(input),
        Decisions => tasks::decisions(input),
        Online(text, word) => {
            let known = figures::online_section(input).into_iter().map(Block::from);
            let open = (parts.is_empty()).then(|| to_fill(input, text, word));
            known.chain(open).collect()
        }
        // Those who fill it are named.
        Fill(..) if !parts.is_empty() => Vec::new(),
        Fill(text, word) => vec![to_fill(input, text, word)],
    };
    own.extend(parts);
    own
}

fn to_fill(input: &ReportInput, text: &str, word: &str) -> Block {
    Block::ToFill {
        text: text.into(),
        unit: tasks::unit_for(input, word, text),
    }
}

/// The sentences with figures of each heading, as the file of sources names them.
pub(super) fn traced(input: &ReportInput) -> Vec<(String, Vec<Sentence>)> {
    headings(outline_of(&input.title, input.period.kind))
        .filter_map(|heading| match heading.part {
            Figures => Some((heading.full(), figures::sentences(input))),
            Online(..) => Some((heading.full(), figures::online_section(input))),
            _ => None,
        })
        .collect()
}

/// "công tác cải cách hành chính quý II năm 2026".
pub(super) fn matter(input: &ReportInput) -> String {
    let subject = subject(input);
    let mut letters = subject.chars();
    match letters.next() {
        // An abbreviation at the head keeps its capitals.
        Some(first) if letters.clone().next().is_some_and(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => subject,
    }
}

/// The report's subject under its type: "Công tác cải cách hành chính quý II năm 2026".
pub(super) fn subject(input: &ReportInput) -> String {
    let title = input.title.trim();
    let bare = ["Báo cáo ", "BÁO CÁO ", "báo cáo "]
        .iter()
        .find_map(|head| title.strip_prefix(head))
        .unwrap_or(title);
    let named = with_period(bare, &input.period.name());
    let mut letters = named.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => named,
    }
}

/// "Báo cáo tuần" and "tuần 27 năm 2026" say "tuần" once.
fn with_period(title: &str, period: &str) -> String {
    if title.to_lowercase().contains(&period.to_lowercase()) {
        return title.to_owned();
    }
    let (title, period): (Vec<&str>, Vec<&str>) = (
        title.split_whitespace().collect(),
        period.split_whitespace().collect(),
    );
    let same = |a: &[&str], b: &[&str]| a.iter().zip(b).all(|(a, b)| a.to_lowercase() == b.to_lowercase());
    let shared = (0..=title.len().min(period.len()))
        .rev()
        .find(|&n| same(&title[title.len() - n..], &period[..n]))
        .unwrap_or(0);
    [&title[..title.len() - shared], &period[..]].concat().join(" ")
}
