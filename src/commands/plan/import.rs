//! `plan import`: row by row what was understood, and what would change.

use super::printed::print_task;
use super::table::{read_file, table_of};
use crate::calendar;
use crate::commands::desk;
use crate::commands::exit::Exit;
use crate::commands::told::finding_line;
use crate::finding::{Finding, Place};
use crate::plan::Task;
use crate::plan::import::{self, Change, Loss};
use crate::store::PlanFile;
use anyhow::bail;
use clap::Args;
use serde_json::json;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Import {
    /// .docx, .xlsx, .toml, .csv, or text with tab-separated rows
    file: PathBuf,
    /// The plan's year, where the file does not name it
    #[arg(long, value_name = "YEAR", value_parser = desk::year)]
    year: Option<i32>,
    /// Store it; without this nothing changes
    #[arg(long)]
    apply: bool,
    /// Store it although its own title names another year than --year
    #[arg(long, requires = "year")]
    other_year: bool,
    /// Store it although it removes most of the stored plan: more than half of the tasks of its
    /// year, and at least three
    #[arg(long, requires = "apply")]
    remove_most: bool,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Import, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = crate::daemon::clock::now();
    let (name, bytes) = read_file(&args.file)?;
    let mut table = table_of(&args.file, &name, &bytes)?;
    let Some(year) = table.settle_year(args.year) else {
        bail!("{}: the file names no year; add --year", args.file.display());
    };
    let (tasks, about_tasks) = import::tasks(&table, &settings.rules.office, year, calendar::day_of(now));
    let stored = stored_tasks(&settings.database, year)?;
    let changes = import::changes(&stored, &tasks);
    let loss = Loss::of(&stored, &changes);
    let alarms = [
        (table.other_year(year, args.other_year), OTHER_YEAR),
        (loss.finding(year, args.remove_most), REMOVES_MOST),
    ];
    let alarms: Vec<(Finding, Doubt)> = alarms.into_iter().filter_map(|(f, d)| Some((f?, d))).collect();
    let doubts: Vec<Doubt> = alarms
        .iter()
        .filter(|(f, _)| f.is_error())
        .map(|(_, d)| *d)
        .collect();
    let of_plan = table.findings.iter().cloned().chain(about_tasks);
    let findings: Vec<Finding> = alarms.iter().map(|(f, _)| f.clone()).chain(of_plan).collect();
    let is_refused = !doubts.is_empty();
    if args.apply && !is_refused && !changes.is_empty() {
        let file = PlanFile {
            name: &name,
            bytes: &bytes,
            year,
        };
        desk::open(&settings.database)?.apply_plan(file, &changes, &tasks, now)?;
    }
    if args.json {
        desk::print_json(&json!({
            "file": name, "year": year, "title": table.title, "tasks": tasks, "findings": findings,
            "changes": changes.iter().map(change_json).collect::<Vec<_>>(),
            "removed": { "tasks": loss.removed, "of": loss.of }, "applied": args.apply && !is_refused,
        }))?;
    } else {
        say!("{name}: {}", table.title);
        say!(
            "Kế hoạch năm {year}: {} nhiệm vụ",
            calendar::count(number_of(&tasks))
        );
        for (alarm, _) in &alarms {
            say!("{}", finding_line(alarm));
        }
        let of_today = settings.rules.on(calendar::day_of(now));
        print_understood(&tasks, &findings[alarms.len()..], &of_today);
        print_changes(&changes, &verdict(args.apply, &doubts));
    }
    Ok(Exit::attention_if(findings.iter().any(Finding::is_error)))
}

/// Row by row under the headings of the plan, what needs a person under its row; then what
/// is about no row.
fn print_understood(tasks: &[Task], findings: &[Finding], rules: &crate::agenda::Rules) {
    let mut of_row: HashMap<&str, Vec<&Finding>> = HashMap::new();
    let mut of_file = Vec::new();
    // A number that stands twice names no row.
    let mut times: HashMap<&str, usize> = HashMap::new();
    for task in tasks {
        *times.entry(&task.number).or_default() += 1;
    }
    for finding in findings {
        match row_of(finding).filter(|number| times.get(number) == Some(&1)) {
            Some(number) => of_row.entry(number).or_default().push(finding),
            None => of_file.push(finding),
        }
    }
    let mut section = "";
    for task in tasks {
        if task.section != section {
            section = &task.section;
            say!("\n{section}");
        }
        print_task(task, rules);
        for finding in of_row.remove(task.number.as_str()).unwrap_or_default() {
            say!("      {}", finding_line(finding));
        }
    }
    if !of_file.is_empty() {
        say!("\nVề toàn bộ tệp:");
    }
    for finding in of_file {
        say!("  {}", finding_line(finding));
    }
    say!("");
}

/// The number of the row that a finding is about, "hàng 10, cột Sản phẩm".
fn row_of(finding: &Finding) -> Option<&str> {
    let Place::Cell(place) = &finding.place else {
        return None;
    };
    let (number, _) = place.strip_prefix("hàng ")?.split_once(", cột ")?;
    Some(number)
}

fn number_of<T>(all: &[T]) -> i64 {
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}

fn stored_tasks(database: &Path, year: i32) -> anyhow::Result<Vec<Task>> {
    if !database.exists() {
        return Ok(Vec::new());
    }
    let mut tasks = desk::look(database)?.tasks()?;
    tasks.retain(|t| t.year == year);
    Ok(tasks)
}

fn change_json(change: &Change) -> serde_json::Value {
    let (kind, task) = match change {
        Change::Added(t) => ("added", t),
        Change::Changed(_, t) => ("changed", t),
        Change::Redated(_, t) => ("redated", t),
        Change::Removed(t) => ("removed", t),
    };
    json!({ "change": kind, "task": task.number, "title": task.title })
}

/// Why a file is not stored unless somebody says that it is meant: the reason and the flag.
type Doubt = (&'static str, &'static str);

const OTHER_YEAR: Doubt = ("kế hoạch tự ghi năm khác", "--other-year");
const REMOVES_MOST: Doubt = ("tệp này bỏ phần lớn kế hoạch đã lưu", "--remove-most");

/// What became of it.
fn verdict(applied: bool, doubts: &[Doubt]) -> String {
    let flags: Vec<&str> = doubts.iter().map(|(_, flag)| *flag).collect();
    let flags = flags.join(" ");
    let why: Vec<&str> = doubts.iter().map(|(why, _)| *why).collect();
    match (applied, doubts.is_empty()) {
        (true, true) => "Đã lưu.".into(),
        (true, false) => format!("KHÔNG LƯU vì {}; nếu đúng tệp, thêm {flags}.", why.join(" và ")),
        (false, true) => "Chưa lưu; thêm --apply để lưu.".into(),
        (false, false) => format!("Chưa lưu; nếu đúng tệp, thêm --apply {flags} để lưu."),
    }
}

fn print_changes(changes: &[Change], verdict: &str) {
    if changes.is_empty() {
        say!("Không có thay đổi so với kế hoạch đã lưu.");
        return;
    }
    say!(
        "So với kế hoạch đã lưu: {} thay đổi",
        calendar::count(number_of(changes))
    );
    for change in changes {
        match change {
            Change::Added(t) => say!("  thêm    {} {}", t.number, t.title),
            Change::Removed(t) => say!("  bỏ      {} {}", t.number, t.title),
            Change::Changed(old, t) => {
                say!("  sửa     {} {}", t.number, t.title);
                print_leads(old, t);
            }
            Change::Redated(old, t) => {
                say!(
                    "  đổi hạn {} {}: “{}” thành “{}”",
                    t.number,
                    t.title,
                    old.deadline_text,
                    t.deadline_text
                );
                print_leads(old, t);
            }
        }
    }
    say!("{verdict}");
}

/// Who leads it no more and who does from now on, in the plan's words.
fn print_leads(old: &Task, new: &Task) {
    if old.leads.units != new.leads.units {
        say!(
            "          chủ trì: “{}” thành “{}”",
            old.leads.words,
            new.leads.words
        );
    }
}
