//! `templates export DIR`, `templates check [DIR]`: the office's own wording of letters.

use super::desk::{self, AtMoment};
use super::exit::Exit;
use crate::calendar::Moment;
use crate::config::{Settings, Templates};
use crate::letter::{FellBack, Wording};
use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum TemplatesCommand {
    /// Write the built-in templates into a new or empty folder, to start from
    Export {
        /// The folder
        dir: PathBuf,
    },
    /// Try the office's own templates on letters of every kind, and say which are used
    Check {
        /// Another folder than the one of the configuration
        dir: Option<PathBuf>,
    },
    /// Write a letter of every kind as .eml, on an invented office, in the words in force
    Preview {
        /// A new or empty folder
        dir: PathBuf,
        #[command(flatten)]
        at: AtMoment,
    },
}

pub fn run(command: &TemplatesCommand, config: &desk::Config) -> anyhow::Result<Exit> {
    match command {
        TemplatesCommand::Export { dir } => export(dir),
        TemplatesCommand::Check { dir: None } => {
            let settings = config.load_offline()?;
            let broken: Vec<&str> = settings
                .templates
                .broken
                .iter()
                .filter_map(|b| b.file.file_name()?.to_str())
                .collect();
            list(&settings.templates.folder, &settings.templates.names, &broken);
            settings
                .templates
                .broken
                .iter()
                .chain(&settings.templates.doubtful)
                .for_each(|told| say!("WARN {told}"));
            Ok(Exit::attention_if(!settings.templates.broken.is_empty()))
        }
        TemplatesCommand::Check { dir: Some(dir) } => check(dir),
        TemplatesCommand::Preview { dir, at } => {
            let settings = config.load_if_any()?;
            let wording = settings.map_or_else(Wording::default, |s| s.rules.sender.wording);
            preview(dir, &wording, desk::moment(at)?)
        }
    }
}

/// Makes the folder, or takes an empty one: nothing that lies there is overwritten.
fn empty(dir: &Path) -> anyhow::Result<()> {
    let making = || format!("making the folder {}", dir.display());
    std::fs::create_dir_all(dir).with_context(making)?;
    if std::fs::read_dir(dir).with_context(making)?.next().is_some() {
        bail!(
            "{}: it is not empty; name a new folder, so that nothing of the office's own is overwritten",
            making()
        );
    }
    Ok(())
}

fn preview(dir: &Path, wording: &Wording, at: Moment) -> anyhow::Result<Exit> {
    empty(dir)?;
    let letters = wording.preview(at);
    for (name, letter) in &letters {
        let file = dir.join(format!("{name}.eml"));
        let bytes = crate::mail::compose(letter)?;
        std::fs::write(&file, bytes).with_context(|| format!("writing {}", file.display()))?;
    }
    say!("{} letters in {}", letters.len(), dir.display());
    Ok(Exit::Done)
}

fn export(dir: &Path) -> anyhow::Result<Exit> {
    let writing = || format!("writing templates into {}", dir.display());
    empty(dir)?;
    for (name, source) in Wording::built_in() {
        std::fs::write(dir.join(name), source).with_context(writing)?;
    }
    say!("{} templates in {}", Wording::built_in().len(), dir.display());
    say!(
        "keep those that you change in the folder \"templates/letter\" beside the configuration; what is not there is built in"
    );
    Ok(Exit::Done)
}

/// A folder that is not in use yet.
fn check(dir: &Path) -> anyhow::Result<Exit> {
    let reading = || format!("reading templates from {}", dir.display());
    let mut given = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(reading)? {
        let file = entry.with_context(reading)?.path();
        given.push(super::given::read(&file, 1 << 20, "give text files")?);
    }
    let (wording, unfit) = Wording::read(&given);
    let broken: Vec<&str> = unfit.iter().map(|u| u.name.as_str()).collect();
    list(dir, &wording.names(), &broken);
    for unfit in unfit.iter().chain(&wording.doubts()) {
        let file = dir.join(&unfit.name);
        say!(
            "WARN {}:{}: {} — {}",
            file.display(),
            unfit.line,
            unfit.message,
            unfit.remedy
        );
    }
    Ok(Exit::attention_if(!unfit.is_empty()))
}

fn list(folder: &Path, own: &[&str], broken: &[&str]) {
    say!("templates of the office are looked for in {}", folder.display());
    for (name, _) in Wording::built_in() {
        say!(
            "{name}: {}",
            if own.contains(name) {
                "the office's own"
            } else if broken.contains(name) {
                "built in, because the office's own cannot be used (see below)"
            } else {
                "built in"
            }
        );
    }
}

/// One line of `check` and `status` where the office has templates; whether some are not used.
pub fn summary(settings: &Settings) -> bool {
    let Templates {
        folder,
        names,
        broken,
        ..
    } = &settings.templates;
    if !names.is_empty() || !broken.is_empty() {
        let names = if names.is_empty() {
            "none".to_owned()
        } else {
            names.join(", ")
        };
        say!(
            "templates in {}: {names} in the place of built-in ones; {} not used",
            folder.display(),
            broken.len()
        );
    }
    !broken.is_empty()
}

/// The letters of the last seven days that went in the built-in words, because the office's own failed.
pub fn say_fallen_back(letters: &[(String, FellBack)]) {
    if let Some((key, newest)) = letters.first() {
        say!(
            "WARN {} letters in seven days are in the built-in words because the office's own template failed: last {key}, \
             {}:{}: {} — compare it with the built-in text that `dossierd templates export DIR` writes",
            letters.len(),
            newest.template,
            newest.line,
            newest.why
        );
    }
}

pub fn json(templates: &Templates, fallen_back: &[(String, FellBack)]) -> serde_json::Value {
    let broken = templates
        .broken
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    let doubtful: Vec<String> = templates.doubtful.iter().map(ToString::to_string).collect();
    json!({ "own": templates.names, "broken": broken, "doubtful": doubtful, "fell_back": fallen_back.len() })
}
