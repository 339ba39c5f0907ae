//! `[[duty]]`: duties that come every year, whatever plan there is.

use super::duties::recurring;
use super::people::{Names, People, must_be_unit};
use super::section::Section;
use super::values::Id;
use super::written::Placed;
use crate::agenda::StandingRule;
use crate::plan::deadline;

/// The standing duties in their order.
pub fn standing(root: &Section, people: &People) -> Vec<StandingRule> {
    let mut ids = Names::default();
    let read = |section: Section| {
        let rule = rule(&section, people, &mut ids);
        section.close();
        rule
    };
    root.sections("duty").into_iter().map(read).collect()
}

fn rule(section: &Section, people: &People, ids: &mut Names) -> StandingRule {
    let id = section.must::<Id>("id", "write a short stable id, \"ke-hoach-cchc\"");
    ids.claim(section, &id.value.0, &id.place, "id");
    let title = section.must::<String>(
        "title",
        "write what is to be done; {năm} stands for the year in which it is due",
    );
    let phrase = section.must::<String>("deadline", "write it in words, \"hằng năm trước ngày 15/01\"");
    let read = match phrase.value.is_empty() {
        true => None,
        false => recurring(section, phrase),
    };
    let lead = section.must::<String>("lead", "write the id of the unit that does it");
    let support = section.list::<String>("support");
    for unit in std::iter::once(&lead).chain(&support) {
        if !unit.value.is_empty() {
            must_be_unit(section, &people.office, unit);
        }
    }
    StandingRule {
        id: id.value.0,
        title: title.value,
        // Told above; settings are only built when nothing was told.
        deadline: read.unwrap_or_else(|| deadline::read("", 0)),
        opens: section
            .may::<String>("opens")
            .and_then(|words| opens(section, &words)),
        lead: lead.value,
        support: support.into_iter().map(|u| u.value).collect(),
        deliverable: section
            .may::<String>("deliverable")
            .map_or_else(|| "Báo cáo".into(), |d| d.value),
    }
}

/// "15/12": day and month.
fn opens(section: &Section, words: &Placed<String>) -> Option<(u32, u32)> {
    let parts = words.value.split_once('/');
    let read = parts.and_then(|(day, month)| Some((day.trim().parse().ok()?, month.trim().parse().ok()?)));
    // In a year that has every day of the calendar.
    let is_day = |(day, month): &(u32, u32)| chrono::NaiveDate::from_ymd_opt(2028, *month, *day).is_some();
    let found = read.filter(is_day);
    if found.is_none() {
        let message = format!("\"{}\" is no day of the year", words.value);
        let remedy = "write day and month of the first day of work, \"15/12\"";
        section.log().problem(&words.place, message, remedy);
    }
    found
}
