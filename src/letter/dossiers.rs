//! Dossiers in a letter: near or past the promised hour, by code, sector and hour; nothing of a
//! person. They stand at the end of a morning letter, or alone where there is nothing else.

use super::about::{About, count};
use super::dossier::{DossierLine, DossierPart, MOST, due};
use super::page::{Page, Section};
use super::plain;
use super::point::Named;
use super::wording::{WordingError, Words, about};
use crate::calendar;

const TEMPLATE: &str = "dossiers.txt";

/// What the sentences may speak about; counts are empty where they are zero.
pub(super) fn facts(part: &DossierPart) -> Named {
    let number = |lines: &[DossierLine]| match lines.len() {
        0 => String::new(),
        n => count(n),
    };
    let all: Vec<&DossierLine> = part.groups().into_iter().flat_map(|(_, lines)| lines).collect();
    let only = match all[..] {
        [only] => format!("{} - hạn trả {}", plain::line(&only.code, 60), due(only)),
        _ => String::new(),
    };
    let reasons = part
        .reasons
        .iter()
        .map(|(code, words)| format!("{code} - {words}"));
    let facts = [
        ("n", count(all.len())),
        ("near", number(&part.near)),
        ("overdue", number(&part.overdue)),
        ("others", number(&part.of_others)),
        ("within", calendar::count(part.within)),
        ("only", only),
        ("as_of", calendar::moment(part.as_of)),
        (
            "reasons",
            plain::line(&reasons.collect::<Vec<_>>().join("; "), 900),
        ),
    ];
    facts.map(|(name, fact)| (name.to_owned(), fact)).into()
}

/// The lists, each under its heading, and what is asked for where something is overdue.
pub(super) fn sections(
    part: &DossierPart,
    said: &About,
    words: &Words,
) -> Result<Vec<Section>, WordingError> {
    let mut sections = Vec::new();
    for (group, lines) in part.groups() {
        if lines.is_empty() {
            continue;
        }
        let mut items = Vec::new();
        for line in lines.iter().take(MOST) {
            items.push(words.say(TEMPLATE, "item", &[about(&of_line(line))])?);
        }
        if let Some(more) = lines.len().checked_sub(MOST).filter(|n| *n > 0) {
            items.push(words.say(TEMPLATE, "more", &[about(&count(more))])?);
        }
        sections.push(Section {
            heading: Some(words.say(TEMPLATE, "heading", &[about(said), about(&group)])?),
            items,
            ..Section::default()
        });
        // What is asked for stands with what it is about.
        let wishes = words.lines(TEMPLATE, "wishes", &[about(said), about(&group)])?;
        if let Some((heading, items)) = wishes.split_first() {
            sections.push(Section {
                heading: Some(heading.clone()),
                items: items.to_vec(),
                ..Section::default()
            });
        }
    }
    Ok(sections)
}

/// Puts the dossiers at the end of a letter about tasks.
pub(super) fn join(
    page: &mut Page,
    part: &DossierPart,
    said: &About,
    words: &Words,
) -> Result<(), WordingError> {
    let args = [about(said)];
    page.sections.extend(sections(part, said, words)?);
    page.opening.extend(words.lines(TEMPLATE, "besides", &args)?);
    page.closing.extend(words.lines(TEMPLATE, "as_of", &args)?);
    let alert = words.say(TEMPLATE, "alert", &args)?;
    page.alert = page.alert.take().or(Some(alert).filter(|a| !a.is_empty()));
    Ok(())
}

fn of_line(line: &DossierLine) -> Named {
    let late = match line.late {
        None => String::new(),
        Some(0) => "hôm nay".to_owned(),
        Some(days) => format!("{} ngày làm việc", calendar::count(days)),
    };
    let code = match line.code.trim() {
        "" => "không rõ mã".to_owned(),
        code => plain::line(code, 60),
    };
    let facts = [
        ("code", code),
        ("sector", plain::line(&line.sector, 120)),
        ("due", due(line)),
        ("late", late),
        ("unit", plain::line(&line.unit, 160)),
    ];
    facts.map(|(name, fact)| (name.to_owned(), fact)).into()
}
