//! How long the two things take that grow with the plan, told as ratios so that machines can be
//! compared: each against a baseline measured in the same run.
//!
//!     cargo bench
//!
//! Medians of the runs after a warm-up. No claim is checked here: the figures are to be read.

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use dossierd::agenda::{self, Rules};
use dossierd::calendar::{Moment, at, day_of, hm};
use dossierd::config::{self, Settings};
use dossierd::daemon::{Office, Stop};
use dossierd::plan::{self, Task, import};
use dossierd::store::{PlanFile, Store};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const PLAN: &str = "tests/data/plan/ke-hoach-cchc-2026.txt";
const YEAR: i32 = 2026;

fn main() -> anyhow::Result<()> {
    rehearsed_year()?;
    for tasks in [1_000, 10_000] {
        quiet_tick(tasks)?;
    }
    Ok(())
}

/// A year of the real plan, day by day, against reading its file once.
fn rehearsed_year() -> anyhow::Result<()> {
    let (tasks, office) = plan_of_2026()?;
    let rules = Rules {
        office,
        reports: Vec::new(),
        ..sample(PathBuf::new(), PathBuf::new())?.rules
    };
    println!("a year of {} tasks", tasks.len());
    let reading = median("baseline: reading the plan file", 50, || {
        Ok(plan_of_2026()?.0.len())
    })?;
    let living = median("rehearsing the year", 20, || {
        let letters = agenda::rehearse(tasks.clone(), &rules, day(1, 1)?, day(12, 31)?);
        ensure!(!letters.is_empty(), "the rehearsed year has no letter");
        Ok(letters.len())
    })?;
    living.against(&reading);
    Ok(())
}

/// A tick that finds nothing to do, against a plain scan of the rows it has to read.
fn quiet_tick(count: usize) -> anyhow::Result<()> {
    println!("\na tick with nothing due over {count} open tasks");
    let dir = tempfile::tempdir()?;
    let database = dir.path().join("pace.db");
    let settings = quiet_settings(&database, dir.path())?;
    let now = at(day(2, 5)?, hm(10, 0));
    fill(&database, &settings, count, now)?;

    let connection = rusqlite::Connection::open(&database)?;
    let scan = median("baseline: plain scan of the rows", 30, || {
        let mut statement = connection.prepare_cached("SELECT body FROM task_version")?;
        let mut rows = statement.query([])?;
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            bytes += row.get_ref(0)?.as_str()?.len();
        }
        Ok(bytes)
    })?;

    let mut store = Store::open(&database)?;
    let reading = median("reading the facts", 15, || Ok(store.facts(now)?.tasks.len()))?;
    let facts = store.facts(now)?;
    let deciding = median("deciding", 15, || {
        Ok(agenda::decide(now, &facts, &settings.rules).not.len())
    })?;

    let mut office = Office::open(settings, store)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut tick = || runtime.block_on(office.tick(now, &Stop::default()));
    tick()?;
    let whole = median("the whole tick", 15, || {
        let done = tick()?.events.len();
        ensure!(done == 0, "{done} things were due, this is no quiet tick");
        Ok(done)
    })?;
    for part in [reading, deciding, whole] {
        part.against(&scan);
    }
    Ok(())
}

/// The sample office without sources and reports: only the plan speaks.
fn quiet_settings(database: &Path, letters: &Path) -> anyhow::Result<Settings> {
    let mut settings = sample(database.to_owned(), letters.join("mail"))?;
    settings.sources.clear();
    settings.rules.pulls.clear();
    settings.rules.reports.clear();
    settings.rules.weekly = None;
    settings.rules.live_from = Some(day(1, 1)?);
    Ok(settings)
}

/// Tasks of the last month, so that in February none has reached a stage.
fn fill(database: &Path, settings: &Settings, count: usize, now: Moment) -> anyhow::Result<()> {
    const NAME: &str = "pace.csv";
    let row = "1,Rà soát quy trình nội bộ,Phòng Quản lý đầu tư,,Trước ngày 15/12/2026,Báo cáo";
    let text = format!(
        "TT,Nội dung công việc,Đơn vị chủ trì,Đơn vị phối hợp,Thời gian hoàn thành,Sản phẩm\n{row}\n"
    );
    let table = import::read_file_bytes(NAME, text.as_bytes())?;
    let (read, _) = import::tasks(&table, &settings.rules.office, YEAR, day_of(now));
    let pattern = read.first().context("the row was not read as a task")?;
    let tasks: Vec<Task> = (1..=count)
        .map(|n| Task {
            id: format!("pace-{n}"),
            number: n.to_string(),
            title: format!("{} số {n}", pattern.title),
            ..pattern.clone()
        })
        .collect();
    let changes = import::changes(&[], &tasks);
    let file = PlanFile {
        name: NAME,
        bytes: text.as_bytes(),
        year: YEAR,
    };
    let mut store = Store::open(database)?;
    store.apply_plan(file, &changes, &tasks, now)?;
    store.close()?;
    Ok(())
}

/// The plan with the units that its own words name, as `rehearse --plan` reads it.
fn plan_of_2026() -> anyhow::Result<(Vec<Task>, plan::Office)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(PLAN);
    let bytes = std::fs::read(&file).with_context(|| format!("reading {}", file.display()))?;
    let table = import::read_file_bytes(PLAN, &bytes)?;
    let (office, _) = import::office_of(&table);
    let (tasks, _) = import::tasks(&table, &office, YEAR, day(1, 1)?);
    Ok((tasks, office))
}

fn sample(database: PathBuf, letters: PathBuf) -> anyhow::Result<Settings> {
    match config::sample(database, letters) {
        Ok(settings) => Ok(settings),
        Err(problems) => bail!("the sample configuration: {problems:?}"),
    }
}

fn day(month: u32, day: u32) -> anyhow::Result<NaiveDate> {
    NaiveDate::from_ymd_opt(YEAR, month, day).context("no such day")
}

/// What was measured, and its median time.
struct Measured {
    name: &'static str,
    median: Duration,
}

impl Measured {
    fn against(&self, baseline: &Measured) {
        let ratio = self.median.as_secs_f64() / baseline.median.as_secs_f64();
        println!("  {:<34} {} {ratio:>8.1} x", self.name, self.in_millis());
    }

    fn in_millis(&self) -> String {
        format!("{:>10.3} ms", self.median.as_secs_f64() * 1000.0)
    }
}

/// Some runs after a fifth as many to warm up; a baseline is printed at once.
fn median<T>(
    name: &'static str,
    runs: usize,
    mut work: impl FnMut() -> anyhow::Result<T>,
) -> anyhow::Result<Measured> {
    for _ in 0..runs.div_ceil(5) {
        black_box(work()?);
    }
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let began = Instant::now();
        black_box(work()?);
        times.push(began.elapsed());
    }
    times.sort();
    let median = times.get(runs / 2).copied().context("no runs")?;
    let measured = Measured { name, median };
    if name.starts_with("baseline") {
        println!("  {name:<34} {}", measured.in_millis());
    }
    Ok(measured)
}
