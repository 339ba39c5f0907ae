//! `tasks-review [P]` and `par-evidence YEAR`: lists on demand, on the screen, as JSON or as a sheet.

mod rates;

use super::desk::{self, AtMoment, PeriodName};
use super::exit::Exit;
use crate::agenda::{
    Evidence, Missing, Reviewed, Standing, Tally, evidence_of_year, par_rates, planned_of, review, summary,
    unproven,
};
use crate::calendar::{count, date, day_of};
use crate::paper::listing::{self, Listing};
use crate::plan::other_kinds;
use anyhow::Context;
use chrono::{Datelike, NaiveDate};
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct TasksReview {
    /// As of the last day of the period of that name, or of --at where that is earlier; without it today
    #[arg(value_name = "P")]
    period: Option<String>,
    /// Write the list to an Excel file
    #[arg(long, value_name = "FILE")]
    xlsx: Option<PathBuf>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct ParEvidence {
    /// The year that is assessed
    #[arg(value_parser = desk::year)]
    year: i32,
    /// Where the sheet goes
    #[arg(long, value_name = "FILE")]
    xlsx: Option<PathBuf>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn tasks_review(args: &TasksReview, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let rules = &settings.rules;
    let now = desk::moment(&args.at)?;
    let mut day = day_of(now);
    if let Some(name) = &args.period {
        let name = PeriodName {
            period: name.clone(),
            regime: None,
            label: None,
        };
        // Tasks are counted to the end of the period's name, where its figures are cut off earlier.
        day = day.min(desk::period(&name, rules)?.days_of_work().1);
    }
    let facts = desk::look(&settings.database)?.facts(now)?.said_by(now);
    let rows = review(&facts, rules, day);
    let tally = summary(&facts, rules, day).total;
    if let Some(path) = &args.xlsx {
        let sheet = review_sheet(&rows, &tally, day, &rules.issuer.office);
        return write(path, &listing::xlsx(&[sheet], day)?);
    }
    if args.json {
        desk::print_json(&json!({ "as_of": day, "total": tally, "tasks": rows }))?;
        return Ok(Exit::Done);
    }
    say!("{}", totals(&tally, day));
    say!("{}", REVIEW.map(|(name, _)| name).join(" | "));
    for (n, row) in (1..).zip(&rows) {
        say!("{}", review_cells(n, row).join(" | "));
    }
    Ok(Exit::Done)
}

/// "Tính đến ngày 30/6/2026: giao 22 nhiệm vụ = …", which closes by itself.
fn totals(tally: &Tally, day: NaiveDate) -> String {
    let cancelled = match tally.cancelled {
        0 => String::new(),
        n => format!("; ngoài ra {} nhiệm vụ đã chấm dứt bằng văn bản", count(n)),
    };
    let running = match tally.without_evidence {
        0 => String::new(),
        n => format!(", đã hết thời gian thực hiện mà chưa có minh chứng {}", count(n)),
    };
    format!(
        "Tính đến ngày {}: giao {} nhiệm vụ, trong đó hoàn thành đúng hạn {}, hoàn thành quá hạn {}, \
         đang thực hiện trong hạn {}, quá hạn chưa hoàn thành {}{running}{cancelled}",
        date(day),
        count(tally.given),
        count(tally.done_on_time),
        count(tally.done_late),
        count(tally.in_time),
        count(tally.overdue)
    )
}

fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::DoneOnTime => "Hoàn thành đúng hạn",
        Standing::DoneLate => "Hoàn thành quá hạn",
        Standing::InTime => "Trong hạn",
        Standing::WithoutEvidence => "Chưa có minh chứng",
        Standing::Overdue => "Quá hạn",
        Standing::Cancelled | Standing::NoTask => "Không thực hiện",
    }
}

fn review_cells(number: usize, row: &Reviewed) -> Vec<String> {
    let late = match row.working_days_late {
        0 => String::new(),
        n => format!("{} ngày làm việc", count(n)),
    };
    vec![
        number.to_string(),
        state(row.standing).into(),
        row.number.clone(),
        row.title.clone(),
        row.units.join("; "),
        row.due.map_or_else(|| row.runs.clone(), date),
        documents(&row.evidence),
        late,
        row.note.clone(),
    ]
}

/// Documents that one line names, as reports do; more of a task that comes back are counted, and `--json` and
/// `par-evidence` have them all.
const DOCUMENTS: usize = 5;

fn documents(all: &[String]) -> String {
    let named = all[..all.len().min(DOCUMENTS)].join("; ");
    match all.len().saturating_sub(DOCUMENTS) {
        0 => named,
        n => format!("{named} và {} văn bản khác", count(n as i64)),
    }
}

/// Together at most 150 characters: more a sheet of A4 shows smaller than anybody reads at a meeting.
const REVIEW: [(&str, u16); 9] = [
    ("TT", 5),
    ("Tình trạng", 13),
    ("Nhiệm vụ số", 9),
    ("Nội dung", 44),
    ("Đơn vị chủ trì", 24),
    ("Thời hạn", 12),
    ("Số, ngày văn bản", 19),
    ("Quá hạn", 9),
    ("Ghi chú", 15),
];

fn review_sheet(rows: &[Reviewed], tally: &Tally, day: NaiveDate, office: &str) -> Listing {
    Listing {
        name: "Nhiệm vụ".into(),
        office: office.into(),
        title: vec![
            "RÀ SOÁT TÌNH HÌNH THỰC HIỆN NHIỆM VỤ".into(),
            format!("{}.", totals(tally, day)),
        ],
        columns: REVIEW.map(|(name, width)| (name.to_owned(), width)).to_vec(),
        rows: (1..).zip(rows).map(|(n, row)| review_cells(n, row)).collect(),
    }
}

pub fn par_evidence(args: &ParEvidence, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let rules = &settings.rules;
    let now = desk::moment(&args.at)?;
    let last = NaiveDate::from_ymd_opt(args.year, 12, 31).unwrap_or_default();
    // What of the year is delivered in January still proves it.
    let day = day_of(now);
    let counted = if day.year() > args.year {
        day
    } else {
        day.min(last)
    };
    let mut store = desk::look(&settings.database)?;
    let facts = store.facts(now)?.said_by(now);
    let rows = evidence_of_year(&facts, rules, args.year, counted);
    let whole_year = PeriodName {
        period: args.year.to_string(),
        regime: None,
        label: None,
    };
    // An office may have no regime for the year.
    let period = desk::period(&whole_year, rules).ok();
    let figures = period
        .map(|p| desk::figures(&store, &p, rules, now))
        .transpose()?;
    let planned = planned_of(&facts, rules, args.year);
    let rates = par_rates(&rows, &planned, figures.as_ref());
    if args.json {
        desk::print_json(&json!({
            "year": args.year, "as_of": counted, "evidence": rows, "rates": rates,
            "items_without_evidence": unproven(&rows),
        }))?;
        return Ok(Exit::Done);
    }
    let sheets = [
        evidence_sheet(&rows, args.year, counted, &rules.issuer.office),
        rates::sheet(&rates, args.year, &rules.issuer.office),
    ];
    if let Some(path) = &args.xlsx {
        return write(path, &listing::xlsx(&sheets, counted)?);
    }
    for sheet in &sheets {
        for line in &sheet.title {
            say!("{line}");
        }
        let names: Vec<&str> = sheet.columns.iter().map(|(name, _)| name.as_str()).collect();
        say!("{}", names.join(" | "));
        for row in &sheet.rows {
            say!("{}", row.join(" | "));
        }
    }
    Ok(Exit::Done)
}

const EVIDENCE: [(&str, u16); 12] = [
    ("TT", 5),
    ("Minh chứng", 13),
    ("Tiêu chí", 17),
    ("Nhiệm vụ số", 8),
    ("Nội dung", 29),
    ("Đơn vị", 16),
    ("Thời hạn", 12),
    ("Sản phẩm theo kế hoạch", 12),
    ("Loại văn bản", 9),
    ("Số, ký hiệu", 11),
    ("Ngày văn bản", 11),
    ("Quá hạn", 7),
];

fn evidence_sheet(rows: &[Evidence], year: i32, day: NaiveDate, office: &str) -> Listing {
    let each = |rows: &mut dyn Iterator<Item = &Evidence>| rows.map(|r| r.occurrences as i64).sum::<i64>();
    let of = |missing: Missing| each(&mut rows.iter().filter(|r| r.missing == missing));
    let (running, without) = (of(Missing::Running), unproven(rows).len() as i64);
    let summary = format!(
        "Tính đến ngày {}: {} mục đến hạn hoặc đã có kết quả; chưa có kết quả {}, thiếu số, ký hiệu {}, \
         có minh chứng nhưng quá hạn {}, đủ minh chứng {}; {} nhiệm vụ thường xuyên chưa có minh chứng; \
         {} tiêu chí của Chỉ số chưa có minh chứng nào trong hệ thống.",
        date(day),
        count(each(&mut rows.iter()) - of(Missing::Item) - running),
        count(of(Missing::Result)),
        count(of(Missing::Document)),
        count(of(Missing::Late)),
        count(of(Missing::Complete)),
        count(running),
        count(without)
    );
    Listing {
        name: "Minh chứng".into(),
        office: office.into(),
        title: vec![
            format!("TÀI LIỆU KIỂM CHỨNG PHỤC VỤ TỰ ĐÁNH GIÁ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"),
            summary,
        ],
        columns: EVIDENCE.map(|(name, width)| (name.to_owned(), width)).to_vec(),
        rows: (1..).zip(rows).map(|(n, row)| evidence_cells(n, row)).collect(),
    }
}

fn evidence_cells(number: usize, row: &Evidence) -> Vec<String> {
    let state = match row.missing {
        Missing::Result => "Chưa có kết quả",
        Missing::Running | Missing::Item => "Chưa có minh chứng",
        Missing::Document => "Thiếu số, ký hiệu văn bản",
        Missing::Late => "Có, quá hạn",
        Missing::Complete => "Đủ",
    };
    let wanted = other_kinds(&row.deliverable, &row.document).join(", ");
    let state = match wanted.as_str() {
        "" => state.to_owned(),
        wanted => format!("{state}; loại văn bản khác sản phẩm ({wanted})"),
    };
    let late = match row.working_days_late {
        0 => String::new(),
        n => format!("{} ngày làm việc", count(n)),
    };
    vec![
        number.to_string(),
        state,
        row.item.to_owned(),
        row.number.clone(),
        row.title.clone(),
        row.unit.clone(),
        due(row),
        row.deliverable.clone(),
        row.kind.clone(),
        row.document.clone(),
        row.day.map(date).unwrap_or_default(),
        late,
    ]
}

/// "26/6/2026", "02/01/2026 - 26/6/2026 (26 kỳ)", "Cả năm".
fn due(row: &Evidence) -> String {
    if !row.runs.is_empty() {
        return row.runs.clone();
    }
    match row.until {
        None => date(row.due),
        Some(until) => format!(
            "{} - {} ({} kỳ)",
            date(row.due),
            date(until),
            count(row.occurrences as i64)
        ),
    }
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<Exit> {
    std::fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))?;
    say!("{}", path.display());
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_no_wider_than_a_sheet_of_paper_shows_readably() {
        let width = |columns: &[(&str, u16)]| columns.iter().map(|(_, width)| width).sum::<u16>();
        assert!(width(&REVIEW) <= 150 && width(&EVIDENCE) <= 150);
    }

    #[test]
    fn documents_of_what_comes_back_every_week_are_counted_beyond_five() {
        let all: Vec<String> = (1..=156).map(|n| format!("{n}/BC-BQL")).collect();
        assert_eq!(documents(&all[..2]), "1/BC-BQL; 2/BC-BQL");
        assert!(documents(&all).ends_with("5/BC-BQL và 151 văn bản khác"));
        assert_eq!(documents(&[]), "");
    }
}
