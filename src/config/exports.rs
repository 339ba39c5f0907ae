//! Sources that are exported by hand: `[[source]]` with `kind = "file"`.

use super::mailbox::may_mailbox;
use super::reach::Reach;
use super::section::{Section, looks_secret};
use super::values::Id;
use super::written::Log;
use crate::calendar::hm;
use crate::export::{DataPerson, ExportSource};
use crate::plan::{Mailbox, Office};
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::path::PathBuf;

const KINDS: [(&str, bool); 2] = [("portal", false), ("file", true)];

/// Whether a source is exported by hand; a wrong word is told.
pub fn is_file(section: &Section) -> bool {
    section.word("kind", &KINDS).is_some_and(|kind| kind.value)
}

/// The same, where a wrong word has been told.
fn is_file_again(section: &Section) -> bool {
    section.has_word("kind", "file")
}

/// Every source of that kind. `asked` are the ids of the others.
pub fn exports(root: &Section, reach: &Reach, office: &Office, asked: &[String]) -> Vec<ExportSource> {
    let mut found: Vec<ExportSource> = Vec::new();
    for section in root.sections("source").iter().filter(|s| is_file_again(s)) {
        let source = source(section, reach, office);
        let is_taken = asked.contains(&source.id) || found.iter().any(|known| known.id == source.id);
        let log = section.log();
        if is_taken && !source.id.is_empty() {
            let message = format!("the id \"{}\" is already taken", source.id);
            log.problem(&section.place_of("id"), message, "give each source its own id");
        }
        if found.iter().any(|known| known.folder == source.folder) {
            let remedy =
                "give each source its own folder: by the folder it is known whose figures a file holds";
            log.problem(
                &section.place_of("folder"),
                "another source has this folder",
                remedy,
            );
        }
        section.close();
        found.push(source);
    }
    found
}

fn source(section: &Section, reach: &Reach, office: &Office) -> ExportSource {
    let id = section.must::<Id>("id", "write a short stable id, \"motcua\"");
    super::reckoning::name(section);
    let folder = section.must::<String>("folder", "name the folder that exported files are put into");
    let screen = section.must::<String>(
        "screen",
        "say in words which screen of the portal is exported, \"Thống kê - Biểu II.06a, Từ ngày - Đến ngày, Xuất Excel\"",
    );
    let put = section.may::<String>("put").map(|p| p.value);
    let put = put.filter(|words| !words.trim().is_empty());
    ExportSource {
        id: id.value.0,
        person: person(section, office),
        screen: screen.value,
        put: put.unwrap_or_else(|| format!("thư mục {}", folder.value)),
        folder: match folder.value.trim() {
            "" => PathBuf::new(),
            named => reach.path(named),
        },
        ask_at: time(section, "ask_at", hm(9, 0)),
        remind_at: time(section, "remind_at", hm(13, 30)),
        sectors: sectors(section),
    }
}

/// A unit of this file, or a name with an address.
fn person(section: &Section, office: &Office) -> DataPerson {
    let unit = section.may::<String>("unit");
    let person = may_mailbox(section, "person");
    let log = section.log();
    match (unit, person) {
        (Some(unit), None) => {
            if office.unit(&unit.value).is_none() {
                let message = format!("no unit has the id \"{}\"", unit.value);
                let remedy = "name a [[unit]], or write person = { name = \"…\", address = \"…\" }";
                log.problem(&unit.place, message, remedy);
            }
            DataPerson::Unit(unit.value)
        }
        (None, Some(person)) => DataPerson::Mailbox(person),
        (unit, _) => {
            let message = match unit {
                Some(_) => "names a unit and a person",
                None => "nobody is named who exports the figures",
            };
            let remedy = "write either unit = \"…\" or person = { name = \"…\", address = \"…\" }";
            log.problem(&section.place_of("unit"), message, remedy);
            DataPerson::Mailbox(Mailbox {
                name: String::new(),
                address: String::new(),
            })
        }
    }
}

fn time(section: &Section, key: &'static str, default: NaiveTime) -> NaiveTime {
    section.may::<NaiveTime>(key).map_or(default, |t| t.value)
}

/// The names of sectors in files, each with its name in reports.
fn sectors(section: &Section) -> BTreeMap<String, String> {
    let named = section.free::<String>("sectors");
    let blank = named
        .iter()
        .find(|(name, meant)| meant.trim().is_empty() || looks_secret(&name.value));
    if let Some((name, _)) = blank {
        let remedy = "write \"name in the file\" = \"name in reports\"";
        section
            .log()
            .problem(&name.place, "is no name of a sector", remedy);
    }
    named
        .into_iter()
        .map(|(name, meant)| (name.value, meant))
        .collect()
}

/// One that is asked for earlier than it is reminded of, or the reminder is the first letter.
pub fn check_times(sources: &[ExportSource], root: &Section, log: &Log) {
    for source in sources.iter().filter(|s| s.remind_at <= s.ask_at) {
        let message = format!("the source \"{}\" is reminded before it is asked", source.id);
        log.problem(
            &root.place_of("source"),
            message,
            "write a remind_at after ask_at",
        );
    }
}
