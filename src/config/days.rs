//! `[calendar]`: the file of days off, the sheet with additions to it, and what both leave open.

use super::reach::Reach;
use super::section::Section;
use super::shipped::DAYS_OFF;
use super::written::{Place, Placed};
use crate::calendar::{DayEntry, WorkingCalendar, read_days, with_forecasts};
use crate::sheet::days;
use std::path::{Path, PathBuf};

/// The working calendar and where it comes from.
#[derive(Default)]
pub struct Days {
    pub calendar: WorkingCalendar,
    pub file: PathBuf,
    pub additions: Option<PathBuf>,
}

pub fn calendar(root: &Section, reach: &Reach) -> Days {
    let Some(section) = root.section("calendar") else {
        return Days::default();
    };
    let path = section.must::<String>("days_off", "name the file of days off, \"days-off.tsv\"");
    let sheet = section.may::<String>("additions");
    section.close();
    let Some((file, text)) = reach.text(root, &path, "the file of days off") else {
        return Days::default();
    };
    let (own, problems) = read_days(&text);
    for problem in problems {
        let place = Place {
            file: file.clone(),
            line: problem.line,
            key: "days_off".into(),
        };
        let remedy = "correct the line: date, weekday, kind and name, separated by tabs";
        root.log().problem(&place, problem.message, remedy);
    }
    let additions = sheet.as_ref().map(|path| reach.path(&path.value));
    let added = sheet.map_or_else(Vec::new, |path| sheet_entries(root, reach, &path));
    let own = WorkingCalendar::new(own).with(added);
    Days {
        calendar: with_forecasts(own.entries().cloned().collect(), &shipped()),
        file,
        additions,
    }
}

/// The days that the product ships, for years that the office's file leaves open.
fn shipped() -> Vec<DayEntry> {
    read_days(DAYS_OFF).0
}

/// The sheet's rows. A fault of it is only a warning: reminders must not stop because a clerk
/// mistyped a row, and the good rows hold.
fn sheet_entries(root: &Section, reach: &Reach, path: &Placed<String>) -> Vec<DayEntry> {
    let file = reach.path(&path.value);
    let name = file.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let Ok(bytes) = reach.files.read(&file) else {
        let message = format!("the sheet of additional days {} is not there yet", file.display());
        let remedy = "make it with `dossierd calendar export`, or correct the path or its rights";
        root.log().warning(&path.place, message, remedy);
        return Vec::new();
    };
    match days::read(name, &bytes) {
        Err(why) => {
            let remedy = "save it as .xlsx with the headings of `dossierd calendar export`";
            root.log().warning(&Place::whole(&file), why.to_string(), remedy);
            Vec::new()
        }
        Ok(sheet) => {
            for problem in sheet.problems {
                row_warning(root, &file, problem.row, &problem.message);
            }
            sheet.entries
        }
    }
}

fn row_warning(root: &Section, file: &Path, row: usize, message: &str) {
    let place = Place {
        file: file.to_owned(),
        line: row,
        key: "additions".into(),
    };
    let remedy = "correct the row; until then it does not count, the other rows do";
    root.log().warning(&place, message, remedy);
}
