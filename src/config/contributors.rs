//! The units that contribute to a report: `contributors` and `internal_due` of a `[[report]]`.

use super::deadline::recurring;
use super::people::People;
use super::section::Section;
use super::written::{Place, Placed};
use crate::agenda::{Contributor, Parts};
use crate::calendar::PeriodKind;
use crate::plan::{Office, Unit};
use crate::report;

/// What the report needs of its own keys to know the headings and the day of its parts.
pub struct Whole<'a> {
    pub title: &'a str,
    pub kind: Option<PeriodKind>,
    pub has_deadline: bool,
}

/// The contributors in the order of the file, each unit once.
pub fn parts(section: &Section, whole: &Whole, people: &People) -> Parts {
    let due = section.may::<String>("internal_due");
    let due_place = due.as_ref().map(|d| d.place.clone());
    let due = due.and_then(|phrase| recurring(section, phrase));
    let mut contributors: Vec<Contributor> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    for inner in section.sections("contributors") {
        for contributor in read(&inner, whole, &people.office, &mut named) {
            add(&mut contributors, contributor);
        }
        inner.close();
    }
    match &due_place {
        Some(place) if contributors.is_empty() => section.log().problem(
            place,
            "nobody contributes to this report",
            "write contributors = [{ unit = \"…\", headings = [\"…\"] }], or delete the line",
        ),
        None if !contributors.is_empty() && !whole.has_deadline => section.log().absent(
            &section.place_of("internal_due"),
            "the parts of the contributors have no day: the report has no deadline to count back from",
            "write internal_due = \"chậm nhất ngày 15 của tháng cuối kỳ báo cáo\", or a deadline",
        ),
        _ => {}
    }
    if whole.kind == Some(PeriodKind::Week) && !contributors.is_empty() {
        section.log().problem(
            &section.place_of("contributors"),
            "a weekly report has no parts of units",
            "delete them: each unit gets its own page of the week, see [weekly]",
        );
    }
    Parts { contributors, due }
}

/// Warns of an entry for who has one already. By itself and in a group is no slip.
fn once(section: &Section, unit: &Placed<String>, named: &mut Vec<String>, office: &Office) {
    let key = named_unit(&unit.value, office)
        .map_or(&unit.value, |u| &u.id)
        .to_lowercase();
    if !key.is_empty() && named.contains(&key) {
        section.log().warning(
            &unit.place,
            format!("\"{}\" is given twice; its headings are put together", unit.value),
            "write one entry with all its headings",
        );
    }
    named.push(key);
}

/// A unit that stands twice, by itself and in a group, fills the headings of both.
fn add(all: &mut Vec<Contributor>, new: Contributor) {
    let Some(known) = all.iter_mut().find(|c| c.unit == new.unit) else {
        return all.push(new);
    };
    for heading in new.headings {
        if !known.headings.contains(&heading) {
            known.headings.push(heading);
        }
    }
    for sector in new.sectors {
        if !known.sectors.contains(&sector) {
            known.sectors.push(sector);
        }
    }
}

/// One entry: of a group every member.
fn read(section: &Section, whole: &Whole, office: &Office, named: &mut Vec<String>) -> Vec<Contributor> {
    let unit = section.must::<String>("unit", "write the id of a [[unit]], or the name of a [[group]]");
    once(section, &unit, named, office);
    let headings: Vec<String> = section
        .list::<String>("headings")
        .into_iter()
        .filter_map(|words| heading(section, &words, whole))
        .collect();
    if !section.has("headings") {
        section.log().absent(
            &section.place_of("headings"),
            "is missing",
            format!(
                "write the headings of the draft that the unit fills: {}",
                known(whole)
            ),
        );
    } else if headings.is_empty() && section.list::<String>("headings").is_empty() {
        section.log().problem(
            &section.place_of("headings"),
            "is empty",
            format!(
                "write the headings of the draft that the unit fills: {}",
                known(whole)
            ),
        );
    }
    let sectors: Vec<String> = section
        .list::<String>("sectors")
        .into_iter()
        .map(|s| s.value)
        .collect();
    members(section, &unit, office)
        .into_iter()
        .map(|unit| Contributor {
            unit,
            headings: headings.clone(),
            sectors: sectors.clone(),
        })
        .collect()
}

/// The units that the word stands for; tells one that stands for none.
fn members(section: &Section, word: &Placed<String>, office: &Office) -> Vec<String> {
    if word.value.is_empty() {
        return Vec::new();
    }
    if let Some(unit) = named_unit(&word.value, office) {
        return vec![unit.id.clone()];
    }
    let mut groups = office.groups.iter();
    if let Some(group) = groups.find(|g| is_named(&word.value, &g.name, &g.aliases)) {
        return group.members.clone();
    }
    unknown(section, &word.place, &word.value, office);
    Vec::new()
}

fn named_unit<'o>(word: &str, office: &'o Office) -> Option<&'o Unit> {
    let mut units = office.units.iter();
    units.find(|u| u.id == word || is_named(word, &u.name, &u.aliases))
}

fn is_named(word: &str, name: &String, aliases: &[String]) -> bool {
    let wanted = word.to_lowercase();
    let mut names = std::iter::once(name).chain(aliases);
    names.any(|n| n.to_lowercase() == wanted)
}

fn unknown(section: &Section, place: &Place, word: &str, office: &Office) {
    let units = office.units.iter().map(|u| u.id.as_str());
    let groups = office.groups.iter().map(|g| g.name.as_str());
    let known = || units.clone().chain(groups.clone());
    let remedy = match super::values::nearest(word, known()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("write one of: {}", known().collect::<Vec<_>>().join(", ")),
    };
    section
        .log()
        .absent(place, format!("no unit and no group is named \"{word}\""), remedy);
}

fn heading(section: &Section, words: &Placed<String>, whole: &Whole) -> Option<String> {
    // Without a period the outline is not known; that is told where the regime is.
    let kind = whole.kind?;
    let found = report::heading_of(whole.title, kind, &words.value);
    if found.is_none() {
        section.log().problem(
            &words.place,
            format!("the draft of this report has no heading \"{}\"", words.value),
            format!("write one of: {}", known(whole)),
        );
    }
    found
}

fn known(whole: &Whole) -> String {
    whole
        .kind
        .map(|kind| report::headings_of(whole.title, kind).join("; "))
        .unwrap_or_default()
}
