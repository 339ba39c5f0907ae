//! A file, with whatever it names, to settings.

use super::files::{Disk, Embedded, Files};
use super::problem::{Problem, whole};
use super::section::Section;
use super::settings::Settings;
use super::shipped::{BUILT_IN_DEFAULTS, DAYS_OFF, DEFAULTS, SAMPLE};
use super::validate::validate;
use super::written::{Log, Page};
use crate::mail::Transport;
use std::path::{Path, PathBuf};

/// Reads and validates everything, secrets too; all problems at once.
pub fn load(file: &Path) -> Result<Settings, Vec<Problem>> {
    let credentials = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
    read(
        file,
        &Disk {
            credentials,
            wants_secrets: true,
        },
    )
}

/// The same for commands that connect to nobody: secrets are not read and stay empty,
/// so a person may preview without being allowed to sign in.
pub fn load_offline(file: &Path) -> Result<Settings, Vec<Problem>> {
    read(
        file,
        &Disk {
            credentials: None,
            wants_secrets: false,
        },
    )
}

/// The invented office for `demo`, `deadline`, `proofread` and `rehearse` without a
/// configuration. Touches no file; letters go to `mail_dir`.
pub fn sample(database: PathBuf, mail_dir: PathBuf) -> Result<Settings, Vec<Problem>> {
    let files = Embedded(&[("dossierd.toml", SAMPLE), ("days-off.tsv", DAYS_OFF)]);
    let settings = read(Path::new("sample/dossierd.toml"), &files)?;
    Ok(Settings {
        database,
        transport: Transport::Directory(mail_dir),
        ..settings
    })
}

/// The configuration in `file`, with whatever it names, through `files`.
pub fn read(file: &Path, files: &dyn Files) -> Result<Settings, Vec<Problem>> {
    let text = text_of(file, files).map_err(|problem| vec![problem])?;
    let defaults = Path::new(BUILT_IN_DEFAULTS);
    let log = Log::default();
    let page = Page::read(file, &text, &log);
    let defaults = Page::read(defaults, DEFAULTS, &log);
    let settings = validate(&page, &Section::root(&page, &defaults, &log), files);
    let questions = log.questions();
    let warnings = log.close()?;
    settings
        .map(|settings| Settings {
            warnings,
            questions,
            ..settings
        })
        .ok_or_else(|| {
            vec![whole(
                file,
                "has no [mail] section",
                "compare it with the shipped dossierd.toml",
            )]
        })
}

fn text_of(file: &Path, files: &dyn Files) -> Result<String, Problem> {
    let bytes = files.read(file).map_err(|why| {
        let remedy = "name another with --config FILE or $DOSSIERD_CONFIG, or correct its rights";
        whole(file, &format!("the configuration cannot be read: {why}"), remedy)
    })?;
    let text = String::from_utf8(bytes).map_err(|e| Problem {
        line: 1 + e.as_bytes()[..e.utf8_error().valid_up_to()]
            .iter()
            .filter(|b| **b == b'\n')
            .count(),
        ..whole(
            file,
            "is not UTF-8 from here on",
            "save the file as UTF-8 without BOM",
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
