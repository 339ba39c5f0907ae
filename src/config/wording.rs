//! The office's own templates in a folder beside the configuration: `[letters]`.

use super::problem::Problem;
use super::reach::Reach;
use super::section::Section;
use super::shipped::BUILT_IN_DEFAULTS;
use super::written::Place;
use crate::letter::{Unfit, Wording};
use std::path::{Path, PathBuf};

/// Which templates the office has in the place of built-in ones.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    /// Where they lie.
    pub folder: PathBuf,
    /// Those in use, "reminder.txt".
    pub names: Vec<&'static str>,
    /// Those that are not, each with its line and remedy: the built-in ones stand in their place.
    pub broken: Vec<Problem>,
    /// What those in use say that an office does not say to its units.
    pub doubtful: Vec<Problem>,
}

/// Reads the folder. Nothing in it stops the configuration: what cannot be used is a warning.
pub fn templates(root: &Section, reach: &Reach) -> (Wording, Templates) {
    let Some(section) = root.section("letters") else {
        return (Wording::default(), Templates::default());
    };
    let written = section.must::<String>("templates", "name the folder of the office's own templates");
    section.close();
    let folder = reach.path(&written.value);
    let is_named = written.place.file != Path::new(BUILT_IN_DEFAULTS);
    let mut broken = Vec::new();
    let names = match reach.files.list(&folder) {
        Ok(Some(names)) => names,
        Ok(None) if !is_named => Vec::new(),
        Ok(None) => {
            let remedy = "correct the path, or write the folder with `dossierd templates export DIR`";
            root.log().warning(
                &written.place,
                format!("there is no folder {}", folder.display()),
                remedy,
            );
            Vec::new()
        }
        Err(why) => {
            broken.push(of_file(
                &folder,
                0,
                format!("cannot be read: {why}"),
                "correct its rights",
            ));
            Vec::new()
        }
    };
    let mut given = Vec::new();
    for name in names {
        match reach.files.read(&folder.join(&name)) {
            Ok(bytes) => given.push((name, bytes)),
            Err(why) => {
                let file = folder.join(&name);
                broken.push(of_file(
                    &file,
                    0,
                    format!("cannot be read: {why}"),
                    "put a small text file there that the program may read",
                ));
            }
        }
    }
    let (wording, unfit) = Wording::read(&given);
    broken.extend(unfit.into_iter().map(|unfit| problem(&folder, unfit)));
    let doubts = wording.doubts().into_iter();
    let doubtful: Vec<Problem> = doubts
        .map(|unfit| {
            of_file(
                &folder.join(&unfit.name),
                unfit.line,
                unfit.message,
                &unfit.remedy,
            )
        })
        .collect();
    for told in broken.iter().chain(&doubtful) {
        let place = Place {
            line: told.line,
            ..Place::whole(&told.file)
        };
        root.log()
            .warning(&place, told.message.clone(), told.remedy.clone());
    }
    let names = wording.names();
    (
        wording,
        Templates {
            folder,
            names,
            broken,
            doubtful,
        },
    )
}

fn problem(folder: &Path, unfit: Unfit) -> Problem {
    let message = format!("{}; letters are written with the built-in text", unfit.message);
    of_file(&folder.join(unfit.name), unfit.line, message, &unfit.remedy)
}

fn of_file(file: &Path, line: usize, message: String, remedy: &str) -> Problem {
    Problem {
        file: file.to_owned(),
        line,
        key: String::new(),
        message,
        remedy: remedy.to_owned(),
    }
}

impl Templates {
    /// Every file that may stand in the folder, for the watch on changes.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let names = Wording::built_in().iter().map(|(name, _)| *name);
        names
            .filter(|_| self.folder != Path::new(""))
            .map(|name| self.folder.join(name))
    }
}
