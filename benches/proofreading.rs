//! The promise of the proofreader's speed: a report of 40 pages in under 100 ms, and a text made to
//! be slow in a time that grows with its length.
//!
//!     cargo bench --bench proofreading
//!
//! The ratios are against splitting the same text into lines and cells, measured in the same run.

mod measure;

use anyhow::Context;
use dossierd::config::shipped_register;
use dossierd::paper::table::rows_of_text;
use dossierd::proofread::{Known, proofread};
use measure::{Broken, Measured, best};
use std::hint::black_box;
use std::process::ExitCode;

/// Characters on a page of 40 lines.
const PAGE: usize = 2600;
const FOLDER: &str = "tests/data/proofread";
/// What officials wrote and signed.
const SEEDS: [&str; 5] = ["000", "001", "002", "003", "004"];

fn main() -> anyhow::Result<ExitCode> {
    let broken = Broken::default();
    let seeds: Vec<String> = SEEDS
        .iter()
        .map(|n| body(&format!("seeds/{n}.txt")))
        .collect::<anyhow::Result<_>>()?;
    println!("a report of 40 pages, of the seeds' text");
    report(&seeds.concat(), &broken)?;
    println!("\na report of 40 pages, full of figures");
    report(&body("cchc-6-thang.txt")?, &broken)?;
    println!("\na text made to be slow, ten times as long");
    for (name, pattern) in HARD {
        growing(name, pattern, &broken)?;
    }
    println!("\n{} promises not kept", broken.number());
    Ok(match broken.number() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// A report without what ends it: behind the recipients nothing is counted.
fn body(name: &str) -> anyhow::Result<String> {
    let path = format!("{FOLDER}/{name}");
    let text = std::fs::read_to_string(&path).with_context(|| format!("reading {path}"))?;
    let ends = ["Trên đây là", "Nơi nhận"];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    Ok(text[..end.unwrap_or(text.len())].to_owned())
}

fn report(text: &str, broken: &Broken) -> anyhow::Result<()> {
    let text: String = text.chars().cycle().take(40 * PAGE).collect();
    let reading = best("baseline: splitting its text", 20, || {
        Ok(rows_of_text(black_box(&text))?.len())
    })?;
    let checking = proofreading("proofreading it", 10, &text)?;
    checking.against(&reading);
    let millis = checking.time.as_secs_f64() * 1000.0;
    broken.hold("40 pages in under 100 ms", millis, 100.0);
    broken.hold("times the baseline", checking.times(&reading), MOST_TIMES);
    Ok(())
}

/// Splitting the text costs a fraction of a millisecond; the promise is some hundred times that.
const MOST_TIMES: f64 = 200.0;

/// Sentences, lines and tables of which a rule may make too much.
const HARD: [(&str, &str); 12] = [
    ("documents", "Kế hoạch số 12/KH-BQL ngày 01/3/2026 "),
    ("parts within parts", "trong đó 12 hồ sơ, "),
    ("open brackets", "a (((( "),
    ("shares", "12 hồ sơ, đạt 89,5%; "),
    ("changes", "tăng 12 so với "),
    ("windows", "từ ngày 01/3/2026 đến ngày 02/3/2026 "),
    ("abbreviations", "ABC XYZ "),
    ("periods", "quý I "),
    ("sections", "I. A\n1. B\na) c\n"),
    ("rows", "| a | 2 | 3 | 4 |\n"),
    ("lists", "- 12 hồ sơ:\n+ 13 hồ sơ\n+ 14 hồ sơ\n"),
    ("dossiers", "Tiếp nhận 12 hồ sơ, đã giải quyết 7 hồ sơ. "),
];

/// Characters of the shorter text of two; of lines no more than the reader takes of ten times as many.
const SHORT: usize = 40_000;
const SHORT_OF_LINES: usize = 9_000;
/// And of its lines: a text's line holds 40,000 bytes at most, of up to three a character.
const LINE: usize = 13_000;

fn growing(name: &'static str, pattern: &str, broken: &Broken) -> anyhow::Result<()> {
    let line: String = pattern.chars().cycle().take(LINE).chain(['\n']).collect();
    let text = |length: usize| -> String { line.chars().cycle().take(length).collect() };
    let short = if pattern.contains('\n') {
        SHORT_OF_LINES
    } else {
        SHORT
    };
    let small = proofreading(name, 3, &text(short))?;
    let large = proofreading(name, 2, &text(10 * short))?;
    large.against(&small);
    broken.hold("ten times the text", large.times(&small), 15.0);
    Ok(())
}

fn proofreading(name: &'static str, runs: usize, text: &str) -> anyhow::Result<Measured> {
    let register = shipped_register();
    let known = Known {
        register: Some(&register),
        ..Known::default()
    };
    best(name, runs, || {
        let proof = proofread("bao-cao.txt", black_box(text.as_bytes()), known)?;
        Ok(proof.findings.len())
    })
}
