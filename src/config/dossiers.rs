//! `[dossiers]`: the watch over promised days.

use super::people::must_be_unit;
use super::section::{Section, number};
use super::written::Placed;
use crate::agenda::DossierRule;
use crate::dossier::open::sector_key;
use crate::export::ExportSource;
use crate::plan::Office;
use crate::portal::Source;
use std::collections::BTreeMap;

/// Reasons of form II.06g. The official list is not known (facts/domain.md 2.3 and 9), so these are
/// examples that the office corrects.
const REASONS: [(&str, &str); 7] = [
    ("01", "chờ ý kiến cơ quan khác"),
    ("02", "hồ sơ phức tạp"),
    ("03", "lỗi hệ thống"),
    ("04", "do cán bộ, công chức"),
    ("05", "kiểm tra thực địa"),
    ("06", "quy định chưa rõ"),
    ("07", "bất khả kháng"),
];
/// Longest words of a reason, in characters, and of all that a letter can hold.
const LONGEST_REASON: usize = 80;
const MOST_REASONS: usize = 20;

/// The rule, where the section is there.
pub fn watch(
    root: &Section,
    office: &Office,
    sources: &[Placed<Source>],
    exports: &[ExportSource],
) -> Option<DossierRule> {
    let section = root.section("dossiers");
    let Some(section) = section else {
        idle_lists(root, sources);
        return None;
    };
    let source = source(&section, sources, exports);
    let control = section.must::<String>("control", "write the id of the unit that watches over procedures");
    if !control.value.is_empty() {
        must_be_unit(&section, office, &control);
    }
    let default_unit = section.may::<String>("default_unit");
    default_unit
        .iter()
        .for_each(|unit| must_be_unit(&section, office, unit));
    let units = units(&section, office);
    if units.is_empty() && default_unit.is_none() {
        section.log().warning(
            &section.place_of("units"),
            "no sector has a unit, so every dossier is told to the unit that watches over procedures only",
            "write units = { \"Đầu tư\" = \"…\" } with the names of sectors as the portal writes them, or default_unit",
        );
    }
    let is_file = exports.iter().any(|e| e.id == source);
    let rule = DossierRule {
        source,
        control: control.value,
        units,
        default_unit: default_unit.map(|unit| unit.value),
        within: number(&section, "within_working_days", 0..=5).unwrap_or(1),
        // A list of the portal is of this morning; a file may have been exported the evening before.
        oldest_hours: number(&section, "oldest_hours", 1..=72).unwrap_or(if is_file { 24 } else { 4 }),
        reasons: reasons(&section),
    };
    section.close();
    Some(rule)
}

fn source(section: &Section, sources: &[Placed<Source>], exports: &[ExportSource]) -> String {
    let remedy = "write the id of a [[source]] whose profile lists dossiers (opencps-v2-dossiers, igate-2-dossiers), or of one of kind \"file\"";
    let id = section.must::<String>("source", remedy);
    let is_list = sources
        .iter()
        .any(|s| s.value.id == id.value && s.value.profile.lists_dossiers());
    let is_file = exports.iter().any(|e| e.id == id.value);
    if !id.value.is_empty() && !is_list && !is_file {
        section.log().problem(
            &id.place,
            format!("\"{}\" is no source that lists dossiers", id.value),
            remedy,
        );
    }
    id.value
}

/// The unit of each sector; a sector twice, in two spellings, is told.
fn units(section: &Section, office: &Office) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (sector, unit) in section.free::<String>("units") {
        let unit = Placed {
            value: unit,
            place: sector.place.clone(),
        };
        must_be_unit(section, office, &unit);
        let key = sector_key(&sector.value);
        if found.insert(key, unit.value).is_some() {
            section.log().problem(
                &sector.place,
                format!("the sector \"{}\" stands here twice", sector.value),
                "keep one line",
            );
        }
    }
    found
}

fn reasons(section: &Section) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for inner in section.sections("reason") {
        let code = inner.must::<String>("code", "write the code of form II.06g, \"01\"");
        let words = inner.must::<String>(
            "words",
            "write the reason in Vietnamese, \"chờ ý kiến cơ quan khác\"",
        );
        let is_long = |text: &str| text.chars().count() > LONGEST_REASON || text.contains(char::is_control);
        if is_long(&code.value) || is_long(&words.value) {
            inner.log().problem(
                &words.place,
                format!("is longer than {LONGEST_REASON} characters or has a line break"),
                "shorten it: every letter on overdue dossiers names all reasons",
            );
        }
        if found.iter().any(|(known, _)| *known == code.value) {
            inner.log().problem(
                &code.place,
                format!("the code \"{}\" is given twice", code.value),
                "give each reason its own code",
            );
        }
        inner.close();
        found.push((code.value.trim().to_owned(), words.value.trim().to_owned()));
    }
    if found.len() > MOST_REASONS {
        section.log().problem(
            &section.place_of("reason"),
            format!("more than {MOST_REASONS} reasons"),
            "keep those of form II.06g",
        );
    }
    if found.is_empty() {
        section.log().warning(
            &section.place_of("reason"),
            "the reasons of form II.06g are the program's examples",
            "write the official ones as [[dossiers.reason]] with code and words",
        );
        return REASONS
            .map(|(code, words)| (code.to_owned(), words.to_owned()))
            .into();
    }
    found
}

/// A source that lists dossiers for nobody is asked every morning in vain.
fn idle_lists(root: &Section, sources: &[Placed<Source>]) {
    for source in sources.iter().filter(|s| s.value.profile.lists_dossiers()) {
        root.log().warning(
            &source.place,
            format!(
                "source {} lists dossiers, and nobody watches over them",
                source.value.id
            ),
            "add [dossiers] with source, control and units, or delete the source",
        );
    }
}
