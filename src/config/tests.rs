//! The configuration as operators write it: whole files in, problems with line and key out.

mod answers;
mod book;
mod contributors;
mod days;
mod dossiers;
mod exports;
mod faults;
mod mail;
mod reckoning;
mod secrets;
mod sources;
mod whole;

use super::shipped::DAYS_OFF;
use super::*;
use crate::agenda::Going;
use crate::calendar::{PeriodKind, WindowRule, at, hm};
use crate::mail::{Security, Transport};
use crate::plan::deadline::Meaning;
use crate::remind::Stage;
use chrono::NaiveDate;
use secrecy::ExposeSecret;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const SHIPPED: &str = include_str!("../../config/dossierd.toml");

/// A small valid office in which one thing after the other is broken.
const OFFICE: &str = r#"[office]
name = "Ban Quản lý Khu kinh tế Sao Biển"
parent = "Ủy ban nhân dân tỉnh Sao Biển"
symbol = "BQL"
place = "Sao Biển"
signed_by = "Văn phòng"
domain = "saobien.vn"
[owner]
name = "Văn phòng"
address = "vp@saobien.vn"
[[leader]]
name = "Trưởng ban"
address = "tb@saobien.vn"
[[unit]]
id = "vp"
name = "Văn phòng"
address = "vp@saobien.vn"
[[unit]]
id = "dautu"
name = "Phòng Quản lý đầu tư"
aliases = ["Phòng Đầu tư"]
address = "dautu@saobien.vn"
head = { name = "Trưởng phòng", address = "tp@saobien.vn" }
[[group]]
name = "Các phòng chuyên môn"
members = ["dautu"]
[mail]
transport = "smtp"
host = "mail.saobien.vn"
from = { name = "Nhắc việc", address = "nhacviec@saobien.vn" }
reply_to = { name = "Văn phòng", address = "vp@saobien.vn" }
envelope_from = "tra-lai@saobien.vn"
[sending]
mode = "live"
"#;

const PERIODS: &str = r#"[[regime]]
id = "tuan"
kind = "week"
window = { week_from = "friday" }
[[regime]]
id = "quy"
kind = "quarter"
window = { from_day = 15, to_day = 14 }
cutoff = "17:00"
[[report]]
id = "cchc"
title = "Báo cáo CCHC"
regime = "quy"
only = [1, 3]
deadline = "chậm nhất ngày 20 của tháng cuối kỳ báo cáo"
lead = "vp"
[weekly]
regime = "tuan"
title = "Tổng hợp tuần"
[[source]]
id = "motcua"
profile = "opencps-v2"
base_url = "https://motcua.saobien.vn/"
schedule = "0 0 7,11,15 * * *"
values = { agency = "BQLSB", groupId = 20101 }
"#;

/// Files in memory.
#[derive(Default)]
struct Shelf {
    files: BTreeMap<PathBuf, Vec<u8>>,
    credentials: Option<PathBuf>,
}

impl Shelf {
    fn with(toml: &str) -> Shelf {
        Shelf::default()
            .and("/etc/d/dossierd.toml", toml)
            .and("/etc/d/days-off.tsv", DAYS_OFF)
    }

    fn and(mut self, path: &str, text: &str) -> Shelf {
        self.files.insert(path.into(), text.as_bytes().to_vec());
        self
    }

    fn read_all(&self) -> Result<Settings, Vec<Problem>> {
        read(Path::new("/etc/d/dossierd.toml"), self)
    }
}

impl Files for Shelf {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| "No such file or directory".into())
    }

    fn read_private(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.read(path)
    }

    fn credentials(&self) -> Option<PathBuf> {
        self.credentials.clone()
    }

    fn wants_secrets(&self) -> bool {
        true
    }
}

fn good(toml: &str) -> Settings {
    Shelf::with(toml).read_all().unwrap_or_else(|problems| {
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        panic!("should load:\n{}", said.join("\n"))
    })
}

fn problems(toml: &str) -> Vec<Problem> {
    Shelf::with(toml).read_all().err().unwrap_or_default()
}

fn full() -> String {
    format!("{OFFICE}{PERIODS}")
}

/// The line that begins with these words, or else the first that holds them; counted from 1.
fn line(text: &str, words: &str) -> usize {
    let begins = text.find(&format!("\n{words}")).map(|at| at + 1);
    let at = begins.or_else(|| text.find(words));
    let at = at.unwrap_or_else(|| panic!("{words} is not in the text"));
    text[..at].matches('\n').count() + 1
}

/// Replaces `from` in the full office by `to`, and expects exactly these problems:
/// (words that stand in the line, key).
fn check(from: &str, to: &str, expected: &[(&str, &str)]) {
    let base = full();
    assert!(
        from.is_empty() || base.contains(from),
        "{from} is not in the office"
    );
    let text = match from {
        "" => format!("{base}{to}"),
        from => base.replacen(from, to, 1),
    };
    let found = problems(&text);
    let pairs: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.key.as_str())).collect();
    let mut wanted: Vec<(usize, &str)> = expected.iter().map(|(n, key)| (line(&text, n), *key)).collect();
    wanted.sort_by_key(|w| w.0);
    let said: Vec<String> = found.iter().map(Problem::to_string).collect();
    assert_eq!(pairs, wanted, "{from} -> {to}:\n{}", said.join("\n"));
    for problem in found {
        assert!(
            !problem.message.is_empty() && !problem.remedy.is_empty(),
            "{problem}"
        );
    }
}

const SHADOW: &str = "\"shadow\"";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
