//! The program from outside: arguments, exit status, machine-readable output, signals.

mod daemon;
mod demo;
mod figures;
mod first_day;
mod people;

use chrono::NaiveDate;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossierd"));
    command.env_remove("DOSSIERD_CONFIG").env_remove("DOSSIERD_LOG");
    command
}

fn run(args: &[&str]) -> Output {
    program().args(args).output().unwrap()
}

pub fn status(output: &Output) -> i32 {
    output.status.code().expect("it ended by itself")
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}{}", stdout(output), stderr(output)))
}

fn at_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn demo(dir: &Path) -> Output {
    run(&["demo", "--dir", dir.to_str().unwrap()])
}

/// Every file below a folder with its bytes.
fn files(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), std::fs::read(path).unwrap()));
        }
    }
    found.sort();
    found
}

/// The sample office's own configuration on disk, on the database that the demo made. `change`
/// is given its text.
pub struct Desk {
    dir: TempDir,
}

impl Desk {
    pub fn new(change: impl FnOnce(String) -> String) -> Desk {
        let desk = Desk {
            dir: tempfile::tempdir().unwrap(),
        };
        assert_eq!(status(&demo(&desk.dir.path().join("demo"))), 0);
        desk.write(&change(sample_config()));
        desk
    }

    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    fn config(&self) -> PathBuf {
        self.dir.path().join("dossierd.toml")
    }

    /// A file of its folder, as an argument.
    pub fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }

    fn write(&self, text: &str) {
        std::fs::write(self.config(), text).unwrap();
    }

    fn database(&self) -> PathBuf {
        self.dir.path().join("demo/dossierd.db")
    }

    pub fn run(&self, args: &[&str]) -> Output {
        program()
            .arg("--config")
            .arg(self.config())
            .args(args)
            .output()
            .unwrap()
    }
}

fn sample_config() -> String {
    let days_off = at_root("config/days-off.tsv");
    include_str!("../../config/sample/dossierd.toml")
        .replace("../days-off.tsv", days_off.to_str().unwrap())
        .replace("database = \"dossierd.db\"", "database = \"demo/dossierd.db\"")
}

#[test]
fn one_phrase_is_understood_as_the_contract_says() {
    let answer = run(&["deadline", "Trước 15/01/2026", "--year", "2026", "--json"]);
    assert_eq!(status(&answer), 0);
    let answer = json(&answer);
    assert_eq!(answer["phrase"], "Trước 15/01/2026");
    assert_eq!(answer["last_on_time_day"], "2026-01-14");
    assert_eq!(answer["meaning"], "ONCE BEFORE 2026-01-15");
    assert_eq!(answer["limit"], Value::Null);
    assert!(answer["flags"].as_array().unwrap().is_empty());
    assert!(answer["reading"].as_str().unwrap().contains("14/01/2026"));
    let unknown = run(&[
        "deadline",
        "Theo đúng thời gian quy định",
        "--year",
        "2026",
        "--json",
    ]);
    assert_eq!(status(&unknown), 0, "not understood is an answer");
    assert_eq!(json(&unknown)["last_on_time_day"], Value::Null);
}

/// (day and month, time, stage) of what the lead of a task of the 2026 plan is told.
fn told<'v>(lines: &'v [Value], task: &str) -> Vec<(String, &'v str, &'v str)> {
    let of_lead = |v: &&Value| v["kind"] == "reminder" && v["task"] == task && v["role"] == "lead";
    lines
        .iter()
        .filter(of_lead)
        .map(|v| {
            let at = v["at"].as_str().unwrap();
            let day: NaiveDate = at[..10].parse().unwrap();
            (
                day.format("%d/%m").to_string(),
                &at[11..16],
                v["stage"].as_str().unwrap(),
            )
        })
        .collect()
}

#[test]
fn the_2026_plan_is_told_on_the_days_of_the_issue() {
    for plan in ["ke-hoach-cchc-2026.txt", "ke-hoach-cchc-2026.csv"] {
        let file = at_root("tests/data/plan").join(plan);
        let args = [
            "rehearse",
            "--year",
            "2026",
            "--from",
            "2026-01-01",
            "--to",
            "2026-12-31",
            "--json",
            "--plan",
        ];
        let output = program().args(args).arg(&file).output().unwrap();
        assert_eq!(status(&output), 0, "{}", stderr(&output));
        let lines: Vec<Value> = stdout(&output)
            .lines()
            .map(|l| serde_json::from_str(l).unwrap())
            .collect();
        let words = |task| -> Vec<String> {
            told(&lines, task)
                .iter()
                .map(|(day, time, stage)| format!("{day} {time} {stage}"))
                .collect()
        };
        assert_eq!(
            words("1"),
            [
                "05/01 07:45 ahead-10",
                "08/01 07:45 ahead-5",
                "12/01 07:45 ahead-2",
                "14/01 07:45 ahead-0",
                "15/01 13:15 late-1",
                "19/01 13:15 late-3",
                "21/01 13:15 late-5",
                "28/01 13:15 late-10",
                "11/02 13:15 late-20",
            ],
            "{plan}"
        );
        assert_eq!(
            words("18")[..7],
            [
                "05/01 07:45 start",
                "17/03 07:45 half",
                "15/05 07:45 ahead-10",
                "22/05 07:45 ahead-5",
                "27/05 07:45 ahead-2",
                "29/05 07:45 ahead-0",
                "01/06 13:15 late-1",
            ],
            "{plan}"
        );
        let eighteen = lines.iter().find(|v| v["task"] == "18").unwrap();
        assert_eq!(
            (&eighteen["due"], &eighteen["target"]),
            (&"2026-05-31".into(), &"2026-05-29".into())
        );
        let drafts = lines.iter().filter(|v| v["kind"] == "draft").count();
        assert!(drafts >= 1, "{plan}: no draft");
    }
}

#[test]
fn what_cannot_be_read_ends_with_status_two_and_a_remedy() {
    let dir = tempfile::tempdir().unwrap();
    let picture = dir.path().join("plan.docx");
    std::fs::write(&picture, b"\x89PNG no plan").unwrap();
    let picture = picture.to_str().unwrap();
    let missing = dir.path().join("none.toml");
    let missing = missing.to_str().unwrap();
    let days = ["--from", "2026-01-01", "--to", "2026-02-01"];
    let rows: [&[&str]; 10] = [
        &[],
        &["nonsense"],
        &["deadline"],
        &["deadline", "Tháng 5", "--year", "soon"],
        &["--config", missing, "check"],
        &[
            "--config", missing, "rehearse", days[0], days[1], days[2], days[3],
        ],
        &["rehearse", "--plan", picture, days[0], days[1], days[2], days[3]],
        &["rehearse", "--plan", missing, days[0], days[1], days[2], days[3]],
        &[
            "rehearse",
            "--plan",
            picture,
            "--from",
            "2026-02-30",
            "--to",
            "2026-03-01",
        ],
        &["--config", missing, "agenda", "--at", "today"],
    ];
    for args in rows {
        let output = run(args);
        assert_eq!(status(&output), 2, "{args:?}: {}", stderr(&output));
        assert!(!output.stderr.is_empty(), "{args:?} says why");
        assert!(!stderr(&output).contains("panicked"), "{args:?}");
    }
    assert_eq!(status(&run(&["--version"])), 0);
}

#[test]
fn check_tells_all_problems_at_once_with_line_key_and_remedy() {
    let desk = Desk::new(|text| {
        text.replace("mode = \"live\"", "mode = \"lve\"")
            .replace("address = \"dautu@saobien.example\"", "address = \"dautu\"")
            .replace("lead = \"motcua\"", "lead = \"mocua\"")
            .replace("[store]", "[store]\ncolour = \"red\"")
    });
    let output = desk.run(&["check"]);
    assert_eq!(status(&output), 2);
    let said = stderr(&output);
    for key in ["sending.mode", "address", "lead", "colour"] {
        let line = said
            .lines()
            .find(|l| l.contains(key))
            .unwrap_or_else(|| panic!("{key} in {said}"));
        assert!(line.contains("dossierd.toml:") && line.contains(" — "), "{line}");
    }
    desk.write(&sample_config());
    let output = desk.run(&["check"]);
    assert!(status(&output) < 2, "{}", stderr(&output));
    assert!(
        stdout(&output).contains("morning 07:45, late 13:15, none from 16:30"),
        "{}",
        stdout(&output)
    );
}
