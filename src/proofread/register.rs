//! The register of documents that the office keeps: what it cites, of which day, whose, and
//! what took its place.

use chrono::NaiveDate;
use std::collections::HashMap;

/// A document of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// "61/2018/NĐ-CP".
    pub number: String,
    /// "Nghị định".
    pub kind: String,
    pub date: Option<NaiveDate>,
    /// "Chính phủ".
    pub issuer: String,
    /// The first day on which it is no longer in force.
    pub until: Option<NaiveDate>,
    /// "118/2025/NĐ-CP"; empty where nothing took its place.
    pub replaced_by: String,
    pub subject: String,
}

/// The documents by their numbers; of two lines with one number the first counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    entries: Vec<Entry>,
    /// Places by number, the first of two.
    index: HashMap<String, usize>,
}

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterProblem {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

impl Register {
    /// Finds a document however many zeros its number begins with.
    pub fn find(&self, number: &str) -> Option<&Entry> {
        self.entries.get(*self.index.get(normal(number))?)
    }

    fn add(&mut self, entry: Entry) {
        let place = self.entries.len();
        self.index
            .entry(normal(&entry.number).to_owned())
            .or_insert(place);
        self.entries.push(entry);
    }

    /// These lines before those.
    pub fn before(mut self, later: Register) -> Register {
        later.entries.into_iter().for_each(|entry| self.add(entry));
        self
    }
}

fn normal(number: &str) -> &str {
    number.trim_start_matches('0')
}

/// Lines of tab-separated fields: number, kind, date, issuer, until, replaced by, subject. Lines
/// with `#` and the heading are passed over; a bad line is told and the others count.
pub fn read_register(text: &str) -> (Register, Vec<RegisterProblem>) {
    let (mut register, mut problems) = (Register::default(), Vec::new());
    for (i, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if line.trim().is_empty() || line.starts_with('#') || line.starts_with("number\t") {
            continue;
        }
        match entry(line) {
            Ok(entry) => register.add(entry),
            Err(message) => problems.push(RegisterProblem { line: i + 1, message }),
        }
    }
    (register, problems)
}

fn entry(line: &str) -> Result<Entry, String> {
    let fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    let field = |i: usize| fields.get(i).copied().unwrap_or_default();
    if fields.len() < 3 {
        return Err("has fewer than three fields; are they separated by tabs?".into());
    }
    if !field(0).starts_with(|c: char| c.is_ascii_digit()) || !field(0).contains('/') {
        return Err(format!("\"{}\" is no number with its symbol", field(0)));
    }
    let day = |i: usize| match field(i) {
        "" => Ok(None),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .map(Some)
            .map_err(|_| format!("\"{text}\" is no day; write it as 2018-04-23")),
    };
    Ok(Entry {
        number: field(0).to_owned(),
        kind: field(1).to_owned(),
        date: day(2)?,
        issuer: field(3).to_owned(),
        until: day(4)?,
        replaced_by: field(5).to_owned(),
        subject: field(6).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_register_is_whole_and_bad_lines_are_told() {
        let (register, problems) = read_register(include_str!("../../config/van-ban.tsv"));
        assert_eq!(problems, []);
        let decree = register.find("61/2018/NĐ-CP").unwrap();
        assert_eq!(decree.replaced_by, "118/2025/NĐ-CP");
        assert!(register.find("1/2018/TT-VPCP").is_some());
        // All that the facts name (facts/domain.md 1.2 to 1.9, 2.4).
        for number in [
            "09/2019/NĐ-CP",
            "02/2017/TT-VPCP",
            "01/2018/TT-VPCP",
            "03/2025/TT-VPCP",
            "01/2020/TT-VPCP",
            "05/2025/TT-VPCP",
            "107/2021/NĐ-CP",
            "118/2025/NĐ-CP",
            "367/2025/NĐ-CP",
            "309/2026/NĐ-CP",
            "45/2020/NĐ-CP",
            "42/2022/NĐ-CP",
            "01/2023/TT-VPCP",
            "30/2020/NĐ-CP",
            "35/2022/NĐ-CP",
            "130/2005/NĐ-CP",
            "117/2013/NĐ-CP",
            "145/2020/NĐ-CP",
            "766/QĐ-TTg",
            "1459/QĐ-TTg",
        ] {
            assert!(register.find(number).is_some(), "{number}");
        }
        // What is assumed is told as such.
        assert!(
            register
                .find("01/2018/TT-VPCP")
                .unwrap()
                .subject
                .contains("giả định")
        );
        let (_, problems) = read_register("61/2018/NĐ-CP\tNghị định\t23/4/2018\nkhông số\ta\tb\nx");
        let lines: Vec<usize> = problems.iter().map(|p| p.line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }
}
