//! `[[duty]]`: duties that come every year, whatever plan there is.

use super::deadline::recurring;
use super::names::Names;
use super::people::{People, must_be_unit};
use super::section::Section;
use super::values::Id;
use super::written::Placed;
use crate::agenda::{PLACEHOLDERS, StandingRule};
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
    placeholders(section, &title);
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

/// Tells braces that stand for nothing: officials would read them as they are.
fn placeholders(section: &Section, title: &Placed<String>) {
    let left = PLACEHOLDERS
        .iter()
        .fold(title.value.clone(), |rest, known| rest.replace(known, ""));
    let Some(at) = left.find(['{', '}']) else {
        return;
    };
    let rest = &left[at..];
    let words = &rest[..rest.find('}').map_or(rest.len(), |end| end + 1)];
    let message = format!("\"{words}\" stands for nothing");
    let remedy = format!("write {}, or the words themselves", PLACEHOLDERS.join(" or "));
    section.log().problem(&title.place, message, remedy);
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

#[cfg(test)]
mod tests {
    use crate::config::load_offline;

    const SAMPLE: &str = include_str!("../../config/sample/dossierd.toml");
    const DAYS_OFF: &str = include_str!("../../config/days-off.tsv");

    fn problems(more: &str, sending: &str) -> Vec<String> {
        let text =
            SAMPLE.replace("mode = \"live\"", &format!("mode = \"live\"\n{sending}")) + &format!("\n{more}");
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("dossierd.toml");
        std::fs::write(&file, text.replace("../days-off.tsv", "days-off.tsv")).unwrap();
        std::fs::write(dir.path().join("days-off.tsv"), DAYS_OFF).unwrap();
        match load_offline(&file) {
            Ok(_) => Vec::new(),
            Err(all) => all.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn a_duty_recurs_and_a_silence_has_an_end_and_a_unit_that_there_is() {
        let duty = |deadline: &str, rest: &str| {
            format!("[[duty]]\nid = \"x\"\ntitle = \"X\"\nlead = \"vp\"\ndeadline = \"{deadline}\"\n{rest}")
        };
        let silence = |words: &str| format!("silence = [{{ {words} }}]");
        let good = "from = 2026-08-10, to = 2026-08-14, reason = \"nghỉ\", unit = \"vp\"";
        for (more, sending, want) in [
            (
                duty("hằng năm trước ngày 15/01", "opens = \"15/12\""),
                silence(good),
                "",
            ),
            (duty("trước ngày 15/01/2027", ""), String::new(), "falls once"),
            (duty("khi cần", ""), String::new(), "duty[3].deadline"),
            (
                duty("hằng năm trước ngày 15/01", "").replace("\"X\"", "\"Kế hoạch {năm trước}, {năm}\""),
                String::new(),
                "",
            ),
            (
                duty("hằng năm trước ngày 15/01", "").replace("\"X\"", "\"Kế hoạch {năm} và {năm sau}\""),
                String::new(),
                "duty[3].title: \"{năm sau}\" stands for nothing",
            ),
            (
                duty("hằng năm trước ngày 15/01", "opens = \"31/02\""),
                String::new(),
                "is no day of the year",
            ),
            (
                duty("hằng năm trước ngày 15/01", "support = [\"nobody\"]"),
                String::new(),
                "nobody",
            ),
            (
                String::new(),
                silence("from = 2026-08-10, to = 2026-08-01, reason = \"x\""),
                "lies before the first",
            ),
            (
                String::new(),
                silence("from = 2026-01-01, to = 2026-12-31, reason = \"x\""),
                "too many for a silence",
            ),
            (
                String::new(),
                silence("from = 2026-08-10, reason = \"x\""),
                "is missing",
            ),
            (
                String::new(),
                silence("from = 2026-08-10, to = 2026-08-14, reason = \"x\", unit = \"dautuu\""),
                "did you mean \"dautu\"",
            ),
        ] {
            let found = problems(&more, &sending);
            match want {
                "" => assert_eq!(found, [""; 0]),
                want => assert!(
                    found.iter().any(|p| p.contains(want)),
                    "{want}: {more}{sending}{found:?}"
                ),
            }
        }
    }
}
