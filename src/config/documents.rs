//! `[documents]`: the register of documents that reports are held against.

use super::reach::Reach;
use super::section::Section;
use super::shipped::DEFAULTS;
use super::written::Place;
use crate::agenda::Rules;
use crate::proofread::{Register, read_register};
use std::fmt::Write;
use std::path::PathBuf;

const SHIPPED: &str = include_str!("../../config/van-ban.tsv");

/// The register and the office's own file of it.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    pub register: Register,
    pub file: Option<PathBuf>,
}

/// The register that the product ships, with what its own settings rest on.
pub fn shipped_register() -> Register {
    read_register(SHIPPED).0.before(named_in(DEFAULTS))
}

/// The documents that settings name, "Công văn số 2599/UBND-KSTTHC ngày …", by their numbers alone: that a
/// report cites them is no slip, whatever year they are of. Every province gives out the same
/// numbers, so nothing else is said of them.
pub fn named_in(settings: &str) -> Register {
    let mut lines = String::new();
    for word in settings.split_whitespace() {
        let number = word.trim_matches(|c: char| !c.is_alphanumeric());
        let symbol = number.split_once('/').map_or("", |(_, symbol)| symbol);
        if number.starts_with(|c: char| c.is_ascii_digit()) && symbol.contains(char::is_uppercase) {
            let _ = writeln!(lines, "{number}\t\t\t\t\t\tcăn cứ ghi trong cấu hình");
        }
    }
    read_register(&lines).0
}

/// What reports of these settings cite: the basis of each regime and form, and why a series breaks.
pub fn bases(rules: &Rules) -> String {
    let regimes = rules.regimes.iter().map(|r| r.legal_basis.as_str());
    let forms = rules.papers.forms.iter().map(|f| f.legal_basis.as_str());
    let breaks = rules.figures.breaks.iter().map(|b| b.text.as_str());
    regimes.chain(forms).chain(breaks).collect::<Vec<_>>().join("\n")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_settings_rest_on_is_known_by_its_number_alone() {
        let register = named_in(
            "Công văn số 2599/UBND-KSTTHC ngày 24/10/2023; theo (12/2026/NQ-HĐND), ngày 05/7/2026 và 01/2020.",
        );
        let entry = register.find("2599/UBND-KSTTHC").unwrap();
        assert_eq!((entry.date, entry.until), (None, None));
        assert!(register.find("12/2026/NQ-HĐND").is_some());
        for no_document in ["05/7/2026", "5/7/2026", "24/10/2023", "01/2020"] {
            assert_eq!(register.find(no_document), None, "{no_document}");
        }
        let shipped = shipped_register();
        assert!(shipped.find("2599/UBND-KSTTHC").is_some());
        let decree = shipped.find("09/2019/NĐ-CP").unwrap();
        assert!(decree.date.is_some(), "the register's own line counts before");
    }
}
