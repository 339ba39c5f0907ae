//! The promises of speed, as ratios so that machines can be compared: each against a baseline
//! measured in the same run.
//!
//!     cargo bench
//!
//! The best of the runs after a warm-up: what else the machine does is not ours. Each promise is
//! told as PASS or FAIL; the program ends with status 1 where one is not kept.

mod measure;

use anyhow::{Context, bail, ensure};
use chrono::NaiveDate;
use dossierd::agenda::{self, Rules};
use dossierd::calendar::{Moment, at, day_of, hm};
use dossierd::config::{self, Settings};
use dossierd::daemon::{Office, Stop};
use dossierd::plan::deadline;
use dossierd::plan::{self, Task, import};
use dossierd::store::{PlanFile, Store};
use measure::{Broken, Measured, best};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

const PLAN: &str = "tests/data/plan/ke-hoach-cchc-2026.txt";
const YEAR: i32 = 2026;

/// Open occurrences of the large office.
const STORED: usize = 100_000;
/// So many of them come due together, each on a day of its own.
const DUE: [(usize, u32); 3] = [(10, 9), (100, 10), (1_000, 11)];

fn main() -> anyhow::Result<ExitCode> {
    let broken = Broken::default();
    rehearsed_year(&broken)?;
    ticks(&broken)?;
    deadlines(&broken)?;
    println!("\n{} promises not kept", broken.number());
    Ok(match broken.number() {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// A year of the real plan, day by day.
fn rehearsed_year(broken: &Broken) -> anyhow::Result<()> {
    let (tasks, office) = plan_of_2026()?;
    let rules = Rules {
        office,
        reports: Vec::new(),
        ..sample(PathBuf::new(), PathBuf::new())?.rules
    };
    println!("a year of {} tasks", tasks.len());
    let reading = best("baseline: reading the plan file", 20, || {
        Ok(plan_of_2026()?.0.len())
    })?;
    let living = best("rehearsing the year", 10, || {
        let letters = agenda::rehearse(tasks.clone(), &rules, day(1, 1)?, day(12, 31)?);
        ensure!(!letters.is_empty(), "the rehearsed year has no letter");
        Ok(letters.len())
    })?;
    living.against(&reading);
    let millis = living.time.as_secs_f64() * 1000.0;
    broken.hold("a year of the real plan in under 200 ms", millis, 200.0);
    Ok(())
}

/// Ticks over few and many open tasks: with nothing due, and with more and more due.
fn ticks(broken: &Broken) -> anyhow::Result<()> {
    println!("\na tick over {STORED} open occurrences");
    let few = Kept::fill(1_000)?;
    let many = Kept::fill(STORED)?;
    let scan = best("baseline: plain scan of the rows", 15, || {
        plain_scan(&many.database())
    })?;
    println!("  A start, another plan and other settings look at everything once:");
    few.whole("the start over 1000")?.against(&scan);
    many.whole("the start over 100000")?.against(&scan);
    println!("  Every other tick reads what is due:");
    let small = few.quiet_mornings("new mornings over 1000, 07:45")?;
    let large = many.quiet_mornings("new mornings over 100000, 07:45")?;
    small.against(&scan);
    large.against(&scan);
    broken.hold("a tenth of a plain scan", large.times(&scan), 0.1);
    broken.hold(
        "a hundred times as many stored, as much work",
        large.times(&small),
        3.0,
    );
    for (name, hour, minute) in [
        ("the same minute again, 07:45", 7, 45),
        ("within the day, 10:20", 10, 20),
        ("the afternoon, 13:15", 13, 15),
        ("the night, 23:50", 23, 50),
    ] {
        let quiet = many.quiet(name, at(day(2, 5)?, hm(hour, minute)))?;
        quiet.against(&scan);
        broken.hold("a tenth of a plain scan", quiet.times(&scan), 0.1);
    }
    growing_with_what_is_due(&many, &scan, broken)
}

/// The first tick of a morning on which so many occurrences reach a stage; all are told.
fn growing_with_what_is_due(many: &Kept, scan: &Measured, broken: &Broken) -> anyhow::Result<()> {
    let mut before: Option<Measured> = None;
    for (count, date) in DUE {
        let now = at(day(2, date)?, hm(7, 45));
        let name = match count {
            10 => "a morning with 10 due",
            100 => "a morning with 100 due",
            _ => "a morning with 1000 due",
        };
        let due = many.morning(name, now, count)?;
        due.against(scan);
        if let Some(before) = &before {
            broken.hold("ten times as many due", due.times(before), 15.0);
        }
        before = Some(due);
    }
    Ok(())
}

/// The cost of reading a deadline, ten times as long each time, with words made to be hard.
fn deadlines(broken: &Broken) -> anyhow::Result<()> {
    const HARD: [(&str, &str); 8] = [
        ("repeated markers", "trước ngày "),
        ("long digits", "1234567890"),
        ("dashes", "- "),
        ("nested brackets", "(("),
        ("many parts", "trước ngày 05/7; "),
        ("slashes", "05/7/"),
        ("conditions", "kể từ ngày nhận được văn bản trong "),
        ("one word", "aaaaaaaaaa"),
    ];
    println!("\nreading a deadline of ten times the length");
    for (name, pattern) in HARD {
        for (short, long) in [(LONGEST / 10, LONGEST), (10_000, 100_000)] {
            let text = |length: usize| -> String { pattern.chars().cycle().take(length).collect() };
            let (small, large) = (reading(name, &text(short))?, reading(name, &text(long))?);
            large.against(&small);
            broken.hold("ten times the words", large.times(&small), 15.0);
        }
    }
    Ok(())
}

/// So many characters are read in each measured run: a few are read too fast for the clock.
const READ: usize = 40_000;

/// The time of reading it once.
fn reading(name: &'static str, phrase: &str) -> anyhow::Result<Measured> {
    let times = u32::try_from((READ / phrase.len()).max(1))?;
    let measured = best(name, 40, || {
        let flags = (0..times).map(|_| deadline::read(black_box(phrase), YEAR).flags.len());
        Ok(flags.sum::<usize>())
    })?;
    Ok(Measured {
        time: measured.time / times,
        ..measured
    })
}

/// What is read at all; longer cells are no deadlines.
const LONGEST: usize = deadline::LONGEST_PHRASE;

fn plain_scan(database: &Path) -> anyhow::Result<usize> {
    let connection = rusqlite::Connection::open(database)?;
    let mut statement = connection.prepare_cached("SELECT body FROM task_version")?;
    let mut rows = statement.query([])?;
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        bytes += row.get_ref(0)?.as_str()?.len();
    }
    Ok(bytes)
}

/// An office with so many open tasks, each looked at once.
struct Kept {
    dir: tempfile::TempDir,
}

impl Kept {
    fn fill(count: usize) -> anyhow::Result<Kept> {
        let kept = Kept {
            dir: tempfile::tempdir()?,
        };
        let settings = quiet_settings(&kept.database(), kept.dir.path())?;
        let began = Instant::now();
        fill(&kept.database(), &settings, count, at(day(1, 5)?, hm(9, 0)))?;
        let filled = began.elapsed().as_secs_f64();
        let (runtime, mut office) = kept.open(&kept.database())?;
        let began = Instant::now();
        runtime.block_on(office.tick(at(day(1, 5)?, hm(9, 1)), &Stop::default()))?;
        let looked = began.elapsed().as_secs_f64();
        println!("  {count} tasks stored in {filled:.1} s, looked at for the first time in {looked:.1} s");
        office.store.close()?;
        Ok(kept)
    }

    fn database(&self) -> PathBuf {
        self.dir.path().join("pace.db")
    }

    fn open(&self, database: &Path) -> anyhow::Result<(tokio::runtime::Runtime, Office)> {
        let settings = quiet_settings(database, self.dir.path())?;
        let office = Office::open(settings, Store::open(database)?)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        Ok((runtime, office))
    }

    /// Ticks that find nothing to do.
    fn quiet(&self, name: &'static str, now: Moment) -> anyhow::Result<Measured> {
        let (runtime, mut office) = self.open(&self.database())?;
        // A start looks at everything.
        runtime.block_on(office.tick(now, &Stop::default()))?;
        best(name, 50, || {
            let done = runtime.block_on(office.tick(now, &Stop::default()))?.events.len();
            ensure!(done == 0, "{done} things were due, this is no quiet tick");
            Ok(done)
        })
    }

    /// The first ticks of a month's mornings, those on which nothing was due; the best of them.
    fn quiet_mornings(&self, name: &'static str) -> anyhow::Result<Measured> {
        let (runtime, mut office) = self.open(&self.database())?;
        runtime.block_on(office.tick(at(day(1, 5)?, hm(9, 2)), &Stop::default()))?;
        let last = day(2, 6)?;
        let mut times = Vec::new();
        for date in day(1, 6)?.iter_days().take_while(|d| *d <= last) {
            if !office.settings.rules.calendar.is_working(date) {
                continue;
            }
            let began = Instant::now();
            let ticked = runtime.block_on(office.tick(at(date, hm(7, 45)), &Stop::default()))?;
            if ticked.events.is_empty() {
                times.push(began.elapsed());
            }
        }
        ensure!(times.len() >= 15, "{} quiet mornings only", times.len());
        let time = times.into_iter().min().context("no runs")?;
        Ok(Measured { name, time })
    }

    /// The first tick after a start looks at everything.
    fn whole(&self, name: &'static str) -> anyhow::Result<Measured> {
        let now = at(day(2, 5)?, hm(9, 0));
        let mut times = Vec::new();
        for _ in 0..3 {
            let (runtime, mut office) = self.open(&self.database())?;
            let began = Instant::now();
            let done = runtime.block_on(office.tick(now, &Stop::default()))?.events.len();
            times.push(began.elapsed());
            ensure!(
                done == 0 || times.len() == 1,
                "{done} things were due, this is no quiet look"
            );
            office.store.close()?;
        }
        let time = times.into_iter().min().context("no runs")?;
        Ok(Measured { name, time })
    }

    /// A tick in which so many come due, each time on a copy in which it has not been.
    fn morning(&self, name: &'static str, now: Moment, count: usize) -> anyhow::Result<Measured> {
        let mut times = Vec::new();
        for n in 0..2 {
            let copy = self.dir.path().join(format!("copy-{count}-{n}.db"));
            std::fs::copy(self.database(), &copy)?;
            let (runtime, mut office) = self.open(&copy)?;
            // What came due on the days before is told.
            runtime.block_on(office.tick(now - chrono::TimeDelta::hours(16), &Stop::default()))?;
            let began = Instant::now();
            let events = runtime.block_on(office.tick(now, &Stop::default()))?.events;
            times.push(began.elapsed());
            let told = told_on(&copy, now)?;
            ensure!(told == count && !events.is_empty(), "{told} of {count} were told");
            office.store.close()?;
            std::fs::remove_file(&copy)?;
        }
        let time = times.into_iter().min().context("no runs")?;
        Ok(Measured { name, time })
    }
}

fn told_on(database: &Path, now: Moment) -> anyhow::Result<usize> {
    let connection = rusqlite::Connection::open(database)?;
    let count: i64 = connection.query_row(
        "SELECT count(*) FROM told t JOIN letter l ON l.id = t.letter WHERE l.written_at = ?1",
        [now.to_rfc3339()],
        |row| row.get(0),
    )?;
    Ok(usize::try_from(count)?)
}

/// The sample office without sources and reports: only the plan speaks.
fn quiet_settings(database: &Path, letters: &Path) -> anyhow::Result<Settings> {
    let mut settings = sample(database.to_owned(), letters.join("mail"))?;
    settings.sources.clear();
    settings.rules.pulls.clear();
    settings.rules.reports.clear();
    settings.rules.standing.clear();
    settings.rules.conflicts.clear();
    settings.rules.weekly = None;
    settings.rules.live_from = Some(day(1, 1)?);
    Ok(settings)
}

/// Tasks of the last month, so that in February none has reached a stage, but for those of [`DUE`].
fn fill(database: &Path, settings: &Settings, count: usize, now: Moment) -> anyhow::Result<()> {
    const NAME: &str = "pace.csv";
    let pattern = |deadline: &str| -> anyhow::Result<Task> {
        let row = format!("1,Rà soát quy trình nội bộ,Phòng Quản lý đầu tư,,{deadline},Báo cáo");
        let text = format!(
            "TT,Nội dung công việc,Đơn vị chủ trì,Đơn vị phối hợp,Thời gian hoàn thành,Sản phẩm\n{row}\n"
        );
        let table = import::read_file_bytes(NAME, text.as_bytes())?;
        let (read, _) = import::tasks(&table, &settings.rules.office, YEAR, day_of(now));
        read.into_iter().next().context("the row was not read as a task")
    };
    let mut patterns = Vec::new();
    for (due, date) in DUE {
        // Ten working days before its target it is told for the first time.
        let last = settings.rules.calendar.working_day_offset(day(2, date)?, 10);
        patterns.push((
            due,
            pattern(&format!("Chậm nhất ngày {}", last.format("%d/%m/%Y")))?,
        ));
    }
    patterns.push((usize::MAX, pattern("Trước ngày 15/12/2026")?));
    let of = patterns
        .iter()
        .flat_map(|(times, task)| std::iter::repeat_n(task, *times));
    let of: Vec<&Task> = match count == STORED {
        true => of.take(count).collect(),
        false => patterns
            .last()
            .map(|(_, task)| task)
            .into_iter()
            .cycle()
            .take(count)
            .collect(),
    };
    let tasks: Vec<Task> = of
        .into_iter()
        .enumerate()
        .map(|(n, task)| Task {
            id: format!("pace-{n}"),
            number: n.to_string(),
            title: format!("{} số {n}", task.title),
            ..task.clone()
        })
        .collect();
    let changes = import::changes(&[], &tasks);
    let file = PlanFile {
        name: NAME,
        bytes: b"",
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
