//! Files to `Settings` in three steps: written (the tree with the place of every key),
//! laid over the built-in defaults, validated room by room. Nothing stops at the first
//! fault: the operator gets all of them at once, each with file, line, key and remedy.

mod answers;
mod book;
mod conflicts;
mod contributors;
mod days;
mod documents;
mod dossiers;
mod duties;
mod exports;
mod files;
mod first;
mod folders;
mod going;
mod papers;
mod people;
mod post;
mod presets;
mod reach;
mod receive;
mod receive_days;
mod reckoning;
mod reminders;
mod section;
mod sheets;
mod silence;
mod sources;
mod standing;
mod timing;
mod validate;
mod values;
mod wording;
mod written;

#[cfg(test)]
mod tests;

pub use answers::Answers;
pub use book::{Instead, named_in as address_book_of, put_in_place};
pub use documents::shipped_register;
pub use files::{Disk, Embedded, Files};
pub use first::{SHIPPED_DAYS_OFF, first_configuration};
pub use presets::regime as built_in_regime;
pub use receive::{Received, receive_book};
pub use receive_days::{DayChange, DaysError, MOST_OFF, day_changes, receive_days};
pub use sources::{own_profile, own_profiles};
pub use wording::Templates;

use crate::agenda::Rules;
use crate::calendar::Moment;
use crate::mail::Transport;
use crate::portal::Source;
use section::Section;
use std::path::{Path, PathBuf};
use validate::validate;
use written::{Log, Page};

/// The validated configuration.
#[derive(Debug, Clone)]
pub struct Settings {
    pub rules: Rules,
    pub sources: Vec<Source>,
    pub transport: Transport,
    /// How many connections to the mail server are kept side by side.
    pub connections: usize,
    /// Answers by mail; `None` is off.
    pub answers: Option<Answers>,
    pub database: PathBuf,
    /// The line of `sending.live_from`; 0 where it is not set.
    pub live_line: usize,
    /// The folder that people put filled sheets into; `None` is off.
    pub sheets: Option<PathBuf>,
    /// The file of days off, for messages about it.
    pub days_off: PathBuf,
    /// The address book, where one is named.
    pub address_book: Option<PathBuf>,
    /// The sheet with additions to the calendar, where one is configured.
    pub additions: Option<PathBuf>,
    /// The office's own templates of letters.
    pub templates: Templates,
    /// The documents that reports cite: the office's own lines before the shipped ones.
    pub register: crate::proofread::Register,
    /// Every file that these settings were read from; the daemon looks whether they change.
    pub files: Vec<PathBuf>,
    /// Things to know that are not wrong and need no clock: period conflicts, what is
    /// still missing before going live. [`warnings`] adds what depends on the day.
    pub warnings: Vec<Problem>,
    /// Those of the warnings that a person has to settle before letters go to the people concerned.
    pub questions: Vec<Problem>,
}

/// One problem, with where and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: PathBuf,
    /// Counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// "mail.port"; empty where the file as a whole is meant.
    pub key: String,
    pub message: String,
    pub remedy: String,
}

/// `dossierd.toml:12: mail.port: 70000 is out of bounds — write a number from 1 to 65535`
impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.file.display())?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        if !self.key.is_empty() {
            write!(f, " {}:", self.key)?;
        }
        write!(f, " {} — {}", self.message, self.remedy)
    }
}

/// The name by which messages call the defaults.
const BUILT_IN_DEFAULTS: &str = "built-in defaults";
const DEFAULTS: &str = include_str!("config/defaults.toml");
const DAYS_OFF: &str = include_str!("../config/days-off.tsv");

/// The plan of the built-in sample office: text with tab-separated rows.
pub const SAMPLE_PLAN: &str = include_str!("../config/sample/ke-hoach-cchc-2026.txt");
const SAMPLE: &str = include_str!("../config/sample/dossierd.toml");

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

/// All there is to know that is not wrong, at that moment.
pub fn warnings(settings: &Settings, now: Moment) -> Vec<Problem> {
    let mut all = settings.warnings.clone();
    all.extend(going::calendar_warnings(
        &settings.rules.calendar,
        &settings.days_off,
        now,
    ));
    all.extend(going::regime_warnings(settings, now));
    all.extend(going::far_start(settings, now));
    all
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

fn whole(file: &Path, message: &str, remedy: &str) -> Problem {
    Problem {
        file: file.to_owned(),
        line: 0,
        key: String::new(),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    }
}
