//! `[[issuer]]` and `[forms]`: who issues and signs which report from when to when, on which Word
//! template, by which form.

use super::reach::Reach;
use super::section::Section;
use super::written::Placed;
use crate::calendar::Validity;
use crate::report::{Fault, Form, IssuerRule, OwnTemplate, Papers, Unfit, WEEK};
use chrono::NaiveDate;
use std::path::PathBuf;

const SHIPPED: &str = include_str!("../../config/forms/ii-06a.toml");

/// The papers, and the files that they come from.
pub fn papers(root: &Section, reach: &Reach, reports: &[&str]) -> (Papers, Vec<PathBuf>) {
    let mut files = Vec::new();
    let forms = forms(root, reach, &mut files);
    let sections = root.sections("issuer");
    let issuers = sections
        .iter()
        .map(|section| issuer(section, reach, reports, &mut files))
        .collect();
    (Papers { issuers, forms }, files)
}

fn issuer(section: &Section, reach: &Reach, reports: &[&str], files: &mut Vec<PathBuf>) -> IssuerRule {
    let text = |key| section.may::<String>(key).map(|t| t.value);
    let lines = |key| {
        section
            .has(key)
            .then(|| section.list::<String>(key).into_iter().map(|t| t.value).collect())
    };
    let day = |key| section.may::<NaiveDate>(key);
    let (from, to) = (day("valid_from"), day("valid_to"));
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        section.log().problem(
            &to.place,
            format!("it ends on {} before it begins on {}", to.value, from.value),
            "let valid_to be on or after valid_from",
        );
    }
    let rule = IssuerRule {
        reports: of(section, reports),
        valid: Validity {
            from: from.map(|d| d.value),
            to: to.map(|d| d.value),
        },
        parent: text("parent").map(|t| t.to_uppercase()),
        office: text("heading").map(|t| t.to_uppercase()),
        symbol: text("symbol"),
        place: text("place"),
        authority: lines("authority"),
        signer: text("signer"),
        recipients: lines("recipients"),
        send_to: lines("send_to"),
        template: template(section, reach, files),
    };
    section.close();
    rule
}

fn of(section: &Section, reports: &[&str]) -> Vec<String> {
    let named: Vec<Placed<String>> = section.list("reports");
    for id in &named {
        if id.value != WEEK && !reports.contains(&id.value.as_str()) {
            section.log().absent(
                &id.place,
                format!("no report has the id \"{}\"", id.value),
                format!("write ids of [[report]], or \"{WEEK}\": {}", reports.join(", ")),
            );
        }
    }
    named.into_iter().map(|id| id.value).collect()
}

/// The office's own Word file. One that holds macros or points outside is a problem; one that cannot
/// be used otherwise is a warning, and drafts are made on the shipped template.
fn template(section: &Section, reach: &Reach, files: &mut Vec<PathBuf>) -> Option<OwnTemplate> {
    let path = section.may::<String>("template")?;
    let file = reach.path(&path.value);
    files.push(file.clone());
    let falls_back = |why: String| {
        section.log().warning(
            &path.place,
            format!("the template cannot be used: {why}"),
            "correct it in Word; until then drafts are made on the shipped template",
        );
    };
    let bytes = match reach.files.read(&file) {
        Ok(bytes) => bytes,
        Err(why) => {
            falls_back(format!("{}: {why}", file.display()));
            return Some(OwnTemplate::unreadable(&path.value));
        }
    };
    match OwnTemplate::read(&path.value, &bytes) {
        Ok(template) => return Some(template),
        Err(Unfit::Broken(why)) => {
            falls_back(why);
            return Some(OwnTemplate::unreadable(&path.value));
        }
        Err(Unfit::Active(why)) => section.log().problem(
            &path.place,
            format!("the template is refused: {why}"),
            "remove macros, embedded objects and links to other files in Word, and save it as .docx",
        ),
    }
    None
}

/// A file that is no form at all; the error names line and column.
fn unread(error: &toml::de::Error) -> Fault {
    let words: Vec<&str> = error.message().split_whitespace().collect();
    let line = |text: &str| {
        text.lines()
            .find(|l| l.contains("at line"))
            .map(str::trim)
            .map(str::to_owned)
    };
    Fault {
        key: line(&error.to_string()).unwrap_or_else(|| "[[column]]".to_owned()),
        what: words.join(" "),
        remedy: "write it with the keys of the shipped forms/ii-06a.toml".to_owned(),
    }
}

fn forms(root: &Section, reach: &Reach, files: &mut Vec<PathBuf>) -> Vec<Form> {
    let mut forms: Vec<Form> = toml::from_str(SHIPPED).into_iter().collect();
    let Some(section) = root.section("forms") else {
        return forms;
    };
    for path in section.list::<String>("files") {
        files.push(reach.path(&path.value));
        let Some((file, text)) = reach.text(&section, &path, "the form") else {
            continue;
        };
        let read: Result<Form, _> = toml::from_str(&text);
        let faults = match read {
            Ok(form) => {
                let faults = form.faults();
                if faults.is_empty() {
                    forms.push(form);
                }
                faults
            }
            Err(e) => vec![unread(&e)],
        };
        for fault in faults {
            let what = format!("{}, {}: {}", file.display(), fault.key, fault.what);
            section.log().problem(&path.place, what, fault.remedy);
        }
    }
    for code in section.list::<String>("confirmed") {
        let mut named: Vec<&mut Form> = forms.iter_mut().filter(|f| f.code == code.value).collect();
        if named.is_empty() {
            section.log().absent(
                &code.place,
                format!("no form has the code \"{}\"", code.value),
                "write the code of a form as its file has it, \"II.06a/VPCP/KSTT\"",
            );
        }
        named.iter_mut().for_each(|form| form.is_confirmed = true);
    }
    section.close();
    forms
}
