use super::*;
use crate::finding::{Finding, Place};
use crate::paper::table::Spot;
use crate::plan::deadline::{Bound, Meaning};
use crate::plan::{Group, Office, Origin, Task, Unit};
use chrono::NaiveDate;
use proptest::prelude::*;

mod anything;
mod changed;
mod formats;
mod habits;
mod hostile;
mod tables;
mod units;

const TEXT: &str = include_str!("../../../tests/data/plan/ke-hoach-cchc-2026.txt");
const CSV: &[u8] = include_bytes!("../../../tests/data/plan/ke-hoach-cchc-2026.csv");
const CENTRE: &str = "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Đông";
const HEADER: &str = "TT\tNội dung\tĐơn vị chủ trì\tPhối hợp\tThời hạn\tSản phẩm\n";

fn plan(rows: &str) -> PlanTable {
    read_text(&format!("{HEADER}{rows}")).unwrap()
}

fn rules(findings: &[Finding]) -> Vec<(&str, Place)> {
    findings
        .iter()
        .map(|f| (f.rule.as_str(), f.place.clone()))
        .collect()
}

fn cell(words: &str) -> Place {
    Place::Cell(words.to_owned())
}

fn row<'t>(table: &'t PlanTable, number: &str) -> &'t PlanRow {
    table.rows.iter().find(|r| r.number == number).unwrap()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn without_lines(rows: &[PlanRow]) -> Vec<PlanRow> {
    rows.iter()
        .cloned()
        .map(|row| PlanRow {
            line: 0,
            spot: Spot::Line,
            ..row
        })
        .collect()
}

/// The rows as a CSV file, with the section rows that they had.
fn csv_of(rows: &[PlanRow], delimiter: u8) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    writer
        .write_record([
            "TT",
            "Nội dung công việc",
            "Đơn vị chủ trì",
            "Đơn vị phối hợp",
            "Thời gian hoàn thành",
            "Sản phẩm",
        ])
        .unwrap();
    let mut section = "";
    for row in rows {
        if row.section != section {
            section = &row.section;
            let (number, title) = section.split_once(". ").unwrap();
            writer.write_record([number, title, "", "", "", ""]).unwrap();
        }
        let cells = [
            &row.number,
            &row.title,
            &row.lead,
            &row.support,
            &row.deadline,
            &row.deliverable,
        ];
        writer.write_record(cells).unwrap();
    }
    writer.into_inner().unwrap()
}

fn configured() -> Office {
    let unit = |id: &str, name: &str| Unit {
        id: id.into(),
        name: name.into(),
        aliases: Vec::new(),
        mailbox: None,
        head: None,
    };
    let group = |name: &str, members: &[&str]| Group {
        name: name.into(),
        aliases: Vec::new(),
        members: members.iter().map(|m| (*m).to_owned()).collect(),
    };
    Office {
        units: vec![
            unit("vp", "Văn phòng Ban Quản lý"),
            unit("dt", "Phòng Quản lý đầu tư"),
            unit("ld", "Phòng Quản lý lao động"),
            unit("tt", CENTRE),
        ],
        groups: vec![
            group("Các phòng chuyên môn", &["dt", "ld"]),
            group("Các phòng chuyên môn có TTHC", &["dt"]),
        ],
        ..Office::default()
    }
}

/// Words with everything that a delimiter or a quotation mark can break.
fn title() -> impl Strategy<Value = String> {
    proptest::collection::vec("[a-zđêơư,;\"'|]{1,6}[a-z]", 1..6).prop_map(|words| words.join(" "))
}
