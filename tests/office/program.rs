//! The program from outside: arguments, exit status, machine-readable output, signals.

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
fn the_demo_makes_the_same_bytes_twice() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    let first = demo(&one);
    assert_eq!(status(&first), 0, "{}", stderr(&first));
    let second = demo(&two);
    assert_eq!(status(&second), 0);
    assert_eq!(stdout(&first).replace("/one", "/two"), stdout(&second));
    let relative = |dir: &Path| -> Vec<(PathBuf, Vec<u8>)> {
        let all = files(dir);
        all.into_iter()
            .map(|(p, b)| (p.strip_prefix(dir).unwrap().to_owned(), b))
            .collect()
    };
    let (one_files, two_files) = (relative(&one), relative(&two));
    for ((name, a), (_, b)) in one_files.iter().zip(&two_files) {
        assert!(a == b, "{} differs", name.display());
    }
    assert_eq!(one_files.len(), two_files.len());
    let ending = |ending: &str| {
        one_files
            .iter()
            .filter(|(p, _)| p.to_str().unwrap().ends_with(ending))
            .count()
    };
    assert!(
        ending(".eml") >= 3 && ending(".docx") >= 1 && ending(".xlsx") >= 1 && ending("dossierd.db") == 1
    );
    assert_eq!(status(&demo(&one)), 0, "over itself");
    assert!(relative(&one) == two_files);
}

#[test]
fn the_demo_empties_no_folder_that_is_not_its_own() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("luong.xlsx"), b"x").unwrap();
    assert_eq!(status(&demo(dir.path())), 2);
    assert!(dir.path().join("luong.xlsx").exists());
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

#[test]
fn figures_have_the_shape_of_the_contract() {
    let desk = Desk::new(|text| text);
    let output = desk.run(&[
        "figures",
        "2026-W27",
        "--json",
        "--at",
        "2026-07-03T15:00:00+07:00",
    ]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let answer = json(&output);
    assert_eq!(
        (&answer["period"], &answer["from"], &answer["to"]),
        (&"2026-W27".into(), &"2026-06-26".into(), &"2026-07-02".into(),)
    );
    assert!(answer["as_of"].as_str().unwrap().ends_with("+07:00"));
    let rows = answer["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    let columns = [
        "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13",
    ];
    for row in rows {
        assert!(!row["sector"].as_str().unwrap().is_empty());
        assert!(columns.iter().all(|c| row.get(*c).is_some()), "{row}");
    }
    for column in columns {
        let sum: i64 = rows.iter().filter_map(|r| r[column].as_i64()).sum();
        assert_eq!(answer["total"][column].as_i64(), Some(sum), "{column}");
    }
    assert!(answer["extras"].is_object());
    assert!(answer["findings"].is_array());

    let before = desk.run(&[
        "figures",
        "2026-W27",
        "--json",
        "--at",
        "2026-07-03T14:59:00+07:00",
    ]);
    let before = json(&before);
    assert_eq!(before["as_of"], Value::Null, "fetched a minute later");
    assert!(
        columns.iter().all(|c| before["total"][c].is_null()),
        "unknown is null, never 0"
    );
    assert_eq!(status(&desk.run(&["figures", "2026-W99"])), 2);
}

#[test]
fn a_preview_reaches_neither_the_network_nor_the_database() {
    let desk = Desk::new(|text| text);
    let before = std::fs::read(desk.database()).unwrap();
    let written = letters(desk.dir.path());
    assert!(written > 3);
    let output = desk.run(&["agenda", "--at", "2026-07-06T13:15:00+07:00", "--json"]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let answer = json(&output);
    let actions = answer["do"].as_array().unwrap();
    assert!(actions.iter().any(|a| a["action"] == "fetch"));
    assert!(actions.iter().any(|a| a["action"] == "queue"));
    assert!(actions.iter().all(|a| !a["reason"].as_str().unwrap().is_empty()));
    assert!(
        !answer["not"].as_array().unwrap().is_empty(),
        "and what it would not do"
    );
    for args in [
        &["status"][..],
        &["task", "list"],
        &["plan", "show"],
        &["outbox", "list"],
    ] {
        let mut args = args.to_vec();
        args.extend(["--json"]);
        assert!(
            status(&desk.run(&args)) < 2,
            "{args:?}: {}",
            stderr(&desk.run(&args))
        );
    }
    assert!(
        std::fs::read(desk.database()).unwrap() == before,
        "the database is as it was"
    );
    assert_eq!(letters(desk.dir.path()), written, "no letter beside the demo's");
}

fn letters(dir: &Path) -> usize {
    let is_letter = |(path, _): &(PathBuf, Vec<u8>)| path.extension().is_some_and(|e| e == "eml");
    files(dir).iter().filter(|f| is_letter(f)).count()
}

#[test]
fn what_a_person_says_of_a_task_is_stored_and_believed() {
    let desk = Desk::new(|text| text);
    let done = desk.run(&[
        "task",
        "done",
        "6",
        "--number",
        "21/TB-BPMC",
        "--date",
        "2024-12-31",
    ]);
    assert_eq!(status(&done), 0, "{}", stderr(&done));
    let six = |at: &[&str]| -> Value {
        let list = desk.run(&[&["task", "list", "--json"], at].concat());
        let text = stdout(&list);
        let mut lines = text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap());
        lines.find(|v| v["task"] == "6").unwrap()
    };
    let then = six(&["--at", "2026-07-06T08:00:00+07:00"]);
    assert!(
        !then["state"].as_str().unwrap().starts_with("done"),
        "nobody had said it then: {then}"
    );
    let six = six(&[]);
    assert_eq!(six["state"], "done_on_time");
    let agenda = json(&desk.run(&["agenda", "--at", "2026-07-07T13:15:00+07:00", "--json"]));
    let id = six["id"].as_str().unwrap();
    let told = |v: &Value| {
        v["told"]
            .as_array()
            .is_some_and(|t| t.iter().any(|t| t["task"] == id))
    };
    assert!(!agenda["do"].as_array().unwrap().iter().any(told));
    assert_eq!(
        status(&desk.run(&["task", "done", "99", "--number", "1", "--date", "2024-12-31"])),
        2
    );
}

#[test]
fn a_tracking_sheet_goes_out_and_comes_back_and_a_list_of_the_task_system_is_counted() {
    let desk = Desk::new(|text| text);
    let sheet = desk.dir.path().join("so-theo-doi.xlsx");
    let sheet = sheet.to_str().unwrap();
    assert_eq!(
        status(&desk.run(&["task", "export", sheet, "--unit", "dautu"])),
        0
    );
    let back = desk.run(&["task", "import", sheet, "--apply"]);
    assert_eq!(status(&back), 0, "{}", stderr(&back));
    assert!(stdout(&back).contains("Không có thay đổi"));
    assert_eq!(
        status(&desk.run(&["task", "export", sheet, "--unit", "nobody"])),
        2
    );

    let list = desk.dir.path().join("giao-viec.csv");
    let rows =
        "STT;Nội dung nhiệm vụ;Văn bản giao;Ngày giao;Đơn vị chủ trì;Hạn xử lý;Trạng thái;Ngày hoàn thành
1;Báo cáo A;1/UBND;02/01/2024;Văn phòng;20/01/2024;Đã hoàn thành đúng hạn;19/01/2024
2;Báo cáo B;1/UBND;02/01/2024;Văn phòng;20/01/2024;Đang thực hiện quá hạn;
3;Báo cáo C;2/UBND;02/01/2024;Văn phòng;20/01/2024;bảy;
4;Báo cáo D;2/UBND;02/01/2024;Văn phòng;31/12/2199;Đang thực hiện trong hạn;
";
    std::fs::write(&list, rows).unwrap();
    let list = list.to_str().unwrap();
    let tally = || {
        let all = json(&desk.run(&["task", "list", "--summary", "--json"]));
        let n = |key: &str| all["system"][key].as_i64().unwrap();
        [n("given"), n("done"), n("in_time"), n("overdue")]
    };
    assert_eq!(
        status(&desk.run(&["task", "import", list])),
        1,
        "one row is not understood"
    );
    assert_eq!(tally(), [0; 4], "nothing is stored without --apply");
    for _ in 0..2 {
        assert_eq!(status(&desk.run(&["task", "import", list, "--apply"])), 1);
        assert_eq!(tally(), [3, 1, 1, 1], "the others are, and once");
    }
    let foreign = desk.run(&["task", "import", desk.config().to_str().unwrap()]);
    assert_eq!(status(&foreign), 2);
}

/// Reads the log until a line holds these words.
fn until(log: &mut impl BufRead, words: &str) -> String {
    let mut heard = String::new();
    loop {
        let mut line = String::new();
        let n = log.read_line(&mut line).unwrap();
        assert!(n > 0, "the daemon ended before it said \"{words}\": {heard}");
        if line.contains(words) {
            return line;
        }
        heard += &line;
    }
}

fn signal(process: u32, name: &str) {
    let kill = Command::new("sh")
        .args(["-c", &format!("kill -{name} {process}")])
        .status();
    assert!(kill.unwrap().success());
}

#[test]
fn the_daemon_keeps_the_old_configuration_when_the_new_one_is_broken_and_leaves_on_sigterm() {
    // Nobody to ask and nobody to write to, whatever day this test is run on: no source, no plan,
    // no day of going live, and a database of its own.
    let quiet = |text: String| {
        let (before, rest) = text.split_once("[[source]]").unwrap();
        let (_, after) = rest.split_once("[[report]]").unwrap();
        format!("{before}[[report]]{after}")
            .replace("demo/dossierd.db", "own/dossierd.db")
            .replace("live_from = 2026-06-01\n", "")
    };
    let desk = Desk::new(quiet);
    let mut daemon = program()
        .arg("--config")
        .arg(desk.config())
        .arg("run")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(daemon.stderr.take().unwrap());
    until(&mut log, "is ready");
    desk.write("[office]\nname = 5\n");
    signal(daemon.id(), "HUP");
    let why = until(&mut log, "the old configuration stays in force");
    assert!(why.contains("dossierd.toml:2: office.name"), "{why}");
    desk.write(&quiet(sample_config()));
    signal(daemon.id(), "HUP");
    until(&mut log, "configuration reloaded");
    signal(daemon.id(), "TERM");
    until(&mut log, "dossierd has stopped");
    assert!(daemon.wait().unwrap().success());
    assert!(desk.dir.path().join("own/dossierd.db").exists());
    assert!(!desk.dir.path().join("mail").exists(), "it wrote to nobody");
}

/// The address book of the first day, filled in as a clerk would.
fn filled(book: &Path, address: &str) -> Vec<u8> {
    let (mut tables, faults) = dossierd::sheet::book::tables(&std::fs::read(book).unwrap()).unwrap();
    assert_eq!(faults, []);
    for (i, unit) in tables.units.iter_mut().enumerate() {
        unit.cells[3] = address.replace('N', &i.to_string());
    }
    for group in &mut tables.groups {
        group.cells[2] = "vp".into();
    }
    dossierd::sheet::book::write(&tables, "2026-11-21".parse().unwrap()).unwrap()
}

#[test]
fn the_first_day_can_be_done_from_the_plan_alone() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name).display().to_string();
    let (plan, folder) = (
        at_root("tests/data/plan/ke-hoach-cchc-2026.txt"),
        dir.path().display().to_string(),
    );
    let init = ["init", "--plan", plan.to_str().unwrap(), "--dir", &folder];
    let made = run(&init);
    assert_eq!(status(&made), 0, "{}", stderr(&made));
    for words in [
        "Văn phòng Ban Quản lý",
        "Các phòng chuyên môn có TTHC",
        "nhiệm vụ số 20",
        "check",
    ] {
        assert!(stdout(&made).contains(words), "{words} in {}", stdout(&made));
    }
    let before = files(dir.path());
    let again = run(&init);
    assert_eq!(status(&again), 2);
    assert!(stderr(&again).contains("danh-ba.xlsx") && stderr(&again).contains("--force"));
    assert_eq!(files(dir.path()), before, "nothing is overwritten");

    let config = at("dossierd.toml");
    let asked = run(&["--config", &config, "check"]);
    assert_eq!(status(&asked), 1, "{}", stderr(&asked));
    let said = stdout(&asked);
    let of = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} in {said}"));
    assert!(of("chưa có địa chỉ thư") < of("owner.address"));
    assert!(of("owner.address") < of("mail.host") && of("mail.host") < of("source[1].base_url"));
    assert!(of("source[1].base_url") < of("chưa có đơn vị thành viên"));

    std::fs::write(at("sai.xlsx"), filled(&dir.path().join("danh-ba.xlsx"), "sai")).unwrap();
    let refused = run(&["init", "--danh-ba", &at("sai.xlsx"), "--dir", &folder]);
    assert_eq!(status(&refused), 1);
    assert!(
        stdout(&refused).contains("bảng Đơn vị, hàng 3, cột Địa chỉ thư"),
        "{}",
        stdout(&refused)
    );
    assert!(
        !dir.path().join("danh-ba.truoc.xlsx").exists(),
        "what is wrong is not taken"
    );

    std::fs::write(
        at("dien.xlsx"),
        filled(&dir.path().join("danh-ba.xlsx"), "dvN@bql.test"),
    )
    .unwrap();
    let taken = run(&["init", "--danh-ba", &at("dien.xlsx"), "--dir", &folder]);
    assert_eq!(status(&taken), 0, "{}{}", stdout(&taken), stderr(&taken));
    assert!(stdout(&taken).contains("(để trống) thành dv0@bql.test"));
    assert!(dir.path().join("danh-ba.truoc.xlsx").exists());
    let asked = stdout(&run(&["--config", &config, "check"]));
    assert!(
        !asked.contains("chưa có địa chỉ thư") && !asked.contains("chưa có đơn vị thành viên"),
        "{asked}"
    );

    let stored = run(&[
        "--config",
        &config,
        "plan",
        "import",
        plan.to_str().unwrap(),
        "--apply",
    ]);
    assert!(stdout(&stored).contains("Đã lưu"), "{}", stderr(&stored));
    let agenda = run(&["--config", &config, "agenda", "--at", "2026-12-01T07:45:00+07:00"]);
    assert_eq!(status(&agenda), 0, "{}", stderr(&agenda));
    assert!(stdout(&agenda).contains("write trial-"), "{}", stdout(&agenda));
}
