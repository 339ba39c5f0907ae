//! `[documents]`: the register of documents that reports are held against.

use super::reach::Reach;
use super::section::Section;
use super::written::Place;
use crate::proofread::{Register, read_register};
use std::path::PathBuf;

const SHIPPED: &str = include_str!("../../config/van-ban.tsv");

/// The register and the office's own file of it.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    pub register: Register,
    pub file: Option<PathBuf>,
}

/// The register that the product ships.
pub fn shipped_register() -> Register {
    read_register(SHIPPED).0
}

/// The office's lines before the shipped ones. A bad line is only a warning: it concerns what is
/// said about texts, no letter depends on it.
pub fn documents(root: &Section, reach: &Reach) -> Documents {
    let shipped = Documents {
        register: shipped_register(),
        file: None,
    };
    let Some(section) = root.section("documents") else {
        return shipped;
    };
    let path = section.must::<String>("register", "name the register of documents, \"van-ban.tsv\"");
    section.close();
    let Some((file, text)) = reach.text(root, &path, "the register of documents") else {
        return shipped;
    };
    let (own, problems) = read_register(&text);
    for problem in problems {
        let place = Place {
            file: file.clone(),
            line: problem.line,
            key: "register".into(),
        };
        let remedy =
            "correct the line: number, kind, date, issuer, until, replaced by and subject, separated by tabs";
        root.log().warning(&place, problem.message, remedy);
    }
    Documents {
        register: own.before(shipped.register),
        file: Some(file),
    }
}
