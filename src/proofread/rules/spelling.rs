//! Words: known slips, mixed spellings, words said twice, abbreviations nobody explains, marks of
//! notes that are not there, places left open.

mod abbreviations;
mod brackets;
mod compounds;
mod notes;
mod open_places;
mod portals;
mod syllable;
mod syllables;
mod told;
mod twice;
mod words;

use crate::finding::{Finding, Severity};
use crate::proofread::frame::Frame;
use crate::proofread::scan::Scan;
use crate::proofread::text::Text;
use crate::proofread::token::find;
use abbreviations::abbreviations;
use brackets::brackets;
use notes::notes;
use open_places::open_places;
use portals::portals;
use std::collections::{BTreeSet, HashSet};
use told::together;
use twice::twice;
use words::{MIXED, SLIPS};

pub fn check(text: &Text, scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    found.extend(slips(scans));
    found.extend(mixed(scans));
    found.extend(abbreviations(scans, frame));
    found.extend(brackets(scans));
    notes(scans, found);
    found.extend(open_places(scans, frame));
    typing(text, scans, frame, found);
    found.extend(repeated(scans, frame));
}

fn slips(scans: &[Scan]) -> Option<Finding> {
    let words: HashSet<&str> = scans
        .iter()
        .flat_map(|s| &s.tokens)
        .map(|t| t.lower.as_str())
        .collect();
    // Nearly all slips hold a word that stands nowhere in the text.
    let is_possible = |slip: &str| slip.split([' ', ',']).all(|w| w.is_empty() || words.contains(w));
    let possible: Vec<&(&str, &str)> = SLIPS.iter().filter(|(slip, _)| is_possible(slip)).collect();
    let mut all = Vec::new();
    for scan in scans {
        for (slip, right) in possible.iter().filter(|(slip, _)| scan.lower.contains(slip)) {
            let Some(at) = find(&scan.lower, slip) else {
                continue;
            };
            // "công thông tin" and "báo kết quả" also end and begin other words.
            let before = scan.lower[..at].trim_end();
            if *slip == "báo kết quả"
                && (before.ends_with("thông") || before.ends_with("cảnh") || before.ends_with("dự"))
            {
                continue;
            }
            // "thực hiện nhiệm vụ" cut off at its head.
            if *slip == "hiện nhiệm vụ" && (before.ends_with("thực") || before.ends_with("biểu")) {
                continue;
            }
            all.push((scan.paragraph.place(at), format!("\"{slip}\" → \"{right}\"")));
        }
        all.extend(portals(scan));
        all.extend(twice(scan));
    }
    all.extend(syllables::slips(scans, &all));
    together("spelling_list", Severity::Warning, all, "Có thể sai chính tả")
}

fn mixed(scans: &[Scan]) -> Option<Finding> {
    let mut all = Vec::new();
    let words: HashSet<&str> = scans
        .iter()
        .flat_map(|s| &s.tokens)
        .map(|t| t.lower.as_str())
        .collect();
    let is_possible = |phrase: &str| phrase.split(' ').all(|w| words.contains(w));
    for (a, b) in MIXED.iter().filter(|(a, b)| is_possible(a) && is_possible(b)) {
        // "www.heza.gov.vn" is an address.
        let said = |s: &Scan, word: &str| {
            let behind = |at: usize| s.lower[at + word.len()..].starts_with(".gov");
            find(&s.lower, word).is_some_and(|at| !behind(at))
        };
        let first = |word: &str| scans.iter().find(|s| said(s, word));
        let (Some(_), Some(other)) = (first(a), first(b)) else {
            continue;
        };
        let at = find(&other.lower, b).unwrap_or(0);
        all.push((other.paragraph.place(at), format!("\"{a}\" và \"{b}\"")));
    }
    together(
        "spelling_list",
        Severity::Warning,
        all,
        "Viết không thống nhất trong văn bản",
    )
}

/// Typing that a reader sees: "Lưu: VP/BQL./.", "Ban( để", "330/KH- BQL", spaces.
fn typing(text: &Text, scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    for scan in scans {
        let words = scan.paragraph.text.trim();
        if scan.lower.trim_start_matches(['-', ' ']).starts_with("lưu") && words.contains("./.") {
            let message = "Dấu \"./.\" kết thúc phần nội dung văn bản, không đặt ở dòng \"Lưu\".";
            found.push(Finding::new(
                "spelling_list",
                Severity::Warning,
                scan.place(0),
                words,
                message,
            ));
        }
    }
    let mut all = Vec::new();
    for (place, line) in &text.lines {
        let line = line.trim();
        let around = |at: usize| line[at..].chars().take(24).collect::<String>();
        for sign in ["- BQL", "( ", " )", " ,", " ;", ". /."] {
            let Some(at) = line.find(sign).filter(|at| *at > 0) else {
                continue;
            };
            let before = line[..at].chars().next_back();
            let is_wrong = match sign {
                "- BQL" => before.is_some_and(char::is_uppercase),
                _ => before.is_some_and(|c| !c.is_whitespace()) || sign == ". /.",
            };
            if is_wrong && !line.contains("www") {
                all.push((
                    place.clone(),
                    format!(
                        "\"{}\"",
                        around(line[..at].char_indices().next_back().map_or(0, |(i, _)| i))
                    ),
                ));
            }
        }
        if line
            .chars()
            .zip(line.chars().skip(1))
            .filter(|(a, b)| *a == ' ' && *b == ' ')
            .count()
            == 1
        {
            all.push((place.clone(), "hai dấu cách liền nhau".to_owned()));
        }
    }
    let _ = frame;
    found.extend(together(
        "spelling_list",
        Severity::Hint,
        all,
        "Dấu cách, dấu câu chưa đúng",
    ));
}

/// A paragraph that stands twice: often one of them is what is left of the last report.
fn repeated(scans: &[Scan], frame: &Frame) -> Option<Finding> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut all = Vec::new();
    for scan in scans.iter().take(frame.end).filter(|s| !s.paragraph.in_table) {
        let bare: String = scan
            .tokens
            .iter()
            .filter(|t| t.is_word())
            .map(|t| t.lower.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let words = scan.tokens.iter().filter(|t| t.is_word()).count();
        let has_figures = scan.tokens.iter().any(|t| t.is_number());
        // "Chủ trì: ... - phối hợp: ...": what a list says of each of its tasks.
        let is_field = ["chủ trì", "phối hợp", "hạn", "thời hạn", "sản phẩm", "căn cứ"]
            .iter()
            .any(|field| {
                scan.lower
                    .trim_start()
                    .strip_prefix(field)
                    .is_some_and(|rest| rest.starts_with(':'))
            });
        if words < 14 || is_field {
            continue;
        }
        let key = match has_figures {
            true => scan.lower.split_whitespace().collect::<Vec<_>>().join(" "),
            false => bare,
        };
        if !seen.insert(key) {
            all.push((
                scan.place(0),
                format!(
                    "\"{}…\"",
                    scan.paragraph.text.chars().take(60).collect::<String>()
                ),
            ));
        }
    }
    together(
        "spelling_list",
        Severity::Warning,
        all,
        "Đoạn văn lặp lại nguyên văn",
    )
}
