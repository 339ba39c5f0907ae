//! The proofreader: what officials signed is found, what is right is left alone, in any layout.

mod affairs;
mod apart;
mod as_written;
mod balances;
mod bases;
mod brackets;
mod by_period;
mod changed;
mod command;
mod comparisons;
mod counted_out;
mod exceeding;
mod far_off;
mod first_sight;
mod forms;
mod grounds;
mod handled;
mod in_the_press;
mod issuers;
mod ledgers;
mod lists;
mod made_of;
mod offices;
mod other_periods;
mod parts;
mod remaining;
mod running;
mod seeds;
mod sentence_before;
mod sentences;
mod slipped;
mod slips;
mod spoken;
mod sums_apart;
mod tables;
mod told_again;
mod told_apart;

use dossierd::config::shipped_register;
use dossierd::finding::{Finding, Place, Severity};
use dossierd::proofread::{Known, proofread, tally};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/proofread")
}

pub fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

pub fn found_in(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let register = shipped_register();
    let known = Known {
        register: Some(&register),
        ..Known::default()
    };
    proofread(name, bytes, known)
        .unwrap_or_else(|e| panic!("{name}: {e}"))
        .findings
}

pub fn shown(findings: &[Finding]) -> String {
    let line = |f: &Finding| {
        format!(
            "  {:?} {:?} [{}] {} <<{}>>\n",
            f.severity, f.place, f.rule, f.message, f.excerpt
        )
    };
    findings.iter().map(line).collect()
}

fn program(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossierd"));
    command.env_remove("DOSSIERD_CONFIG").env_remove("DOSSIERD_LOG");
    command.args(args).output().unwrap()
}

const QUARTER: &str = "BÁO CÁO\nKết quả công tác quý II năm 2026 (từ ngày 15/3/2026 đến ngày 14/6/2026)\n\n";

/// Without an error and without a warning.
pub fn is_left_alone(sentence: &str) {
    let findings = found_in("a.md", in_report(sentence).as_bytes());
    let (errors, warnings, _) = tally(&findings);
    assert_eq!((errors, warnings), (0, 0), "{sentence}\n{}", shown(&findings));
}

/// A warning or an error of the rule.
pub fn is_told(rule: &str, sentence: &str) {
    let findings = found_in("a.md", in_report(sentence).as_bytes());
    let is_told = findings
        .iter()
        .any(|f| f.severity > Severity::Hint && f.rule == rule);
    assert!(is_told, "{sentence}\n{}", shown(&findings));
}

/// All of the right ones are left alone, and of each wrong one its rule tells.
pub fn are_told_apart(right: &[&str], wrong: &[(&str, &str)]) {
    right.iter().for_each(|sentence| is_left_alone(sentence));
    wrong.iter().for_each(|(rule, sentence)| is_told(rule, sentence));
}

/// A sentence with its paragraphs in a report of a quarter, unless it is a report or a plan itself.
fn in_report(sentence: &str) -> String {
    const HEADS: [&str; 3] = ["BÁO CÁO", "KẾ HOẠCH", "Hải Phòng, ngày"];
    match HEADS.iter().any(|head| sentence.starts_with(head)) {
        true => format!("{sentence}\n"),
        false => format!("{QUARTER}{sentence}\n"),
    }
}

/// The reports of tests/data/proofread, all of them right.
fn clean() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|n| n.ends_with(".txt") || n.ends_with(".md"))
        .collect();
    names.sort();
    assert!(names.len() >= 11, "{names:?}");
    names
}

/// One error put into a right report.
pub struct Planted {
    pub base: String,
    pub rule: String,
    pub text: String,
    pub what: String,
}

fn planted() -> Vec<Planted> {
    let all = planted_in("key.tsv", "");
    assert!(all.len() > 150);
    all
}

/// The key's errors; the reports stand in the folder that is named.
pub fn planted_in(key: &str, folder: &str) -> Vec<Planted> {
    let key = read(key);
    let lines = key.lines().filter(|l| !l.starts_with('#') && !l.is_empty());
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let half = (fields.len() - 2) / 2;
            let words = |fields: &[&str]| fields.join("\t").replace("\\n", "\n");
            let (from, to) = (words(&fields[2..2 + half]), words(&fields[2 + half..]));
            let name = format!("{folder}{}", fields[0]);
            let base = read(&name);
            assert!(base.contains(&from), "{name}: no \"{from}\"");
            Planted {
                base: name,
                rule: fields[1].to_owned(),
                text: base.replacen(&from, &to, 1),
                what: format!("{from} -> {to}"),
            }
        })
        .collect()
}

#[test]
fn a_right_report_has_no_error_and_at_most_one_warning() {
    for name in clean() {
        let found = found_in(&name, read(&name).as_bytes());
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{name}\n{}", shown(&found));
    }
}

#[test]
fn every_planted_error_is_found_by_its_rule() {
    let mut missed = String::new();
    for planted in planted() {
        let before = found_in(&planted.base, read(&planted.base).as_bytes());
        let after = found_in(&planted.base, planted.text.as_bytes());
        let is_hit = |f: &&Finding| {
            f.rule == planted.rule
                && !before.contains(f)
                && (f.severity > Severity::Hint || f.rule == "digit_permutation_hint")
        };
        if !after.iter().any(|f| is_hit(&f)) {
            missed += &format!(
                "{} [{}] {}\n{}",
                planted.base,
                planted.rule,
                planted.what,
                shown(&after)
            );
        }
    }
    assert_eq!(missed, "");
}

/// The same words broken at 76 characters with a blank line after each, as texts come out of a
/// scanner.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let is_row = line.contains('\t') || line.contains('|') || line.contains("     ");
        let mut width = 0;
        for word in line.split(' ') {
            let length = word.chars().count() + 1;
            if !is_row && width + length > 76 {
                out.push_str("\n\n");
                width = 0;
            } else if width > 0 {
                out.push(' ');
            }
            out.push_str(word);
            width += length;
        }
        out.push_str("\n\n");
    }
    out
}

#[test]
fn the_layout_of_a_text_does_not_matter() {
    for name in clean() {
        let found = found_in(&name, wrapped(&read(&name)).as_bytes());
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{name} wrapped\n{}", shown(&found));
    }
    let mut missed = Vec::new();
    for planted in planted() {
        let found = found_in(&planted.base, wrapped(&planted.text).as_bytes());
        if !found.iter().any(|f| f.rule == planted.rule) {
            missed.push(format!(
                "{} [{}] {}\n{}",
                planted.base,
                planted.rule,
                planted.what,
                shown(&found)
            ));
        }
    }
    assert_eq!(missed, [""; 0]);
}

/// A Word file with a paragraph a line, and a table where cells are divided by tabs; ">>" goes on
/// with the cell on its left, "^^" with the one above.
pub fn in_word(text: &str) -> Vec<u8> {
    use std::io::Write;
    let escape = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;");
    let paragraph = |words: &str| {
        format!(
            "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
            escape(words)
        )
    };
    let mut body = String::new();
    let mut rows = String::new();
    let below = text.lines().skip(1).chain(["", ""]);
    for (line, next) in text.lines().chain([""]).zip(below) {
        if line.contains('\t') {
            rows += &row_in_word(line, next, &paragraph);
            continue;
        }
        if !rows.is_empty() {
            body += &format!("<w:tbl>{}</w:tbl>", std::mem::take(&mut rows));
        }
        body += &paragraph(line);
    }
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    for (name, text) in [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{relation}\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"{space}\"><w:body>{body}</w:body></w:document>"),
        ),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn row_in_word(line: &str, next: &str, paragraph: &impl Fn(&str) -> String) -> String {
    let cells: Vec<&str> = line.split('\t').collect();
    let below: Vec<&str> = next.split('\t').collect();
    let mut row = String::new();
    for (i, cell) in cells.iter().enumerate().filter(|(_, c)| **c != ">>") {
        let span = 1 + cells[i + 1..].iter().take_while(|c| **c == ">>").count();
        let goes_on = *cell == "^^";
        let merge = match () {
            () if goes_on => "<w:vMerge/>",
            () if below.get(i) == Some(&"^^") => "<w:vMerge w:val=\"restart\"/>",
            () => "",
        };
        let words = paragraph(if goes_on { "" } else { cell });
        let properties = format!("<w:tcPr><w:gridSpan w:val=\"{span}\"/>{merge}</w:tcPr>");
        row += &format!("<w:tc>{properties}{words}</w:tc>");
    }
    format!("<w:tr>{row}</w:tr>")
}

#[test]
fn a_word_file_says_the_same_as_its_text() {
    // These are not wrapped by hand: a line is a paragraph.
    let whole = |name: &str| name.ends_with(".txt") && name != "tthc-quy-1.txt";
    for name in clean().iter().filter(|n| whole(n)) {
        let found = found_in("bao-cao.docx", &in_word(&read(name)));
        let (errors, warnings, _) = tally(&found);
        assert!(errors == 0 && warnings <= 1, "{name} as .docx\n{}", shown(&found));
    }
    let mut missed = Vec::new();
    for planted in planted().iter().filter(|p| whole(&p.base)) {
        let found = found_in("bao-cao.docx", &in_word(&planted.text));
        let by_rule = found.iter().find(|f| f.rule == planted.rule);
        match by_rule {
            None => missed.push(format!("{} [{}] {}", planted.base, planted.rule, planted.what)),
            Some(f) => assert!(!matches!(f.place, Place::Line(_)), "{f:?}"),
        }
    }
    assert_eq!(missed, [""; 0]);
}
