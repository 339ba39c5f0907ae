//! The promise of speed for many sources, as a ratio: 200 addresses that changed are asked, stored,
//! checked and told in one letter, against asking and storing them and nothing more, in the same run.
//!
//!     cargo bench --bench pulls
//!
//! Others on the same job, as whole programs: tests/peers/speed.py.

use anyhow::{Context, bail, ensure};
use dossierd::agenda::{ChangesRule, PullRule};
use dossierd::calendar::{Moment, Period, at, hm};
use dossierd::config::{self, Settings};
use dossierd::daemon::{Enough, Manner, Office, Pull, Stop};
use dossierd::dossier::Mode;
use dossierd::portal::{Login, Profile, Question, Source};
use dossierd::store::Store;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

const COUNT: usize = 200;
const RUNS: usize = 9;
/// As the whole program is held against a whole pipeline.
const MOST: f64 = 3.0;
const PROFILE: &str = include_str!("../tests/data/sources/units.toml");

fn main() -> anyhow::Result<ExitCode> {
    let dir = tempfile::tempdir()?;
    let (base_url, round) = serve()?;
    let mut bare = Bare::open(dir.path(), &base_url)?;
    let mut whole = Whole::open(dir.path(), &base_url)?;
    let (mut best_bare, mut best_whole) = (Duration::MAX, Duration::MAX);
    for run in 0..=RUNS {
        round.fetch_add(1, Ordering::Relaxed);
        let (of_bare, of_whole) = (bare.run()?, whole.run(run)?);
        // The first round has nothing to compare.
        if run > 0 {
            best_bare = best_bare.min(of_bare);
            best_whole = best_whole.min(of_whole);
        }
    }
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let times = best_whole.as_secs_f64() / best_bare.as_secs_f64();
    println!(
        "  {:<34} {:>10.3} ms",
        "baseline: asked and stored",
        millis(best_bare)
    );
    println!(
        "  {:<34} {:>10.3} ms {times:>8.3} x",
        "and checked, and told",
        millis(best_whole)
    );
    let kept = times <= MOST;
    println!(
        "    {} {COUNT} addresses in one letter: {times:.3}, at most {MOST}",
        if kept { "PASS" } else { "FAIL" }
    );
    Ok(if kept {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// A service of so many addresses; the number is its round, and every answer is another in each.
fn serve() -> anyhow::Result<(String, Arc<AtomicI64>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let round = Arc::new(AtomicI64::new(0));
    let shared = round.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let round = shared.clone();
            std::thread::spawn(move || answer(stream, &round));
        }
    });
    Ok((base_url, round))
}

fn answer(mut stream: TcpStream, round: &AtomicI64) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut number = 0;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        if let Some(rest) = line.strip_prefix("GET /i/") {
            number = rest.split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        }
        if line == "\r\n" {
            let body = body(number, round.load(Ordering::Relaxed));
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
        }
    }
}

fn body(k: i64, round: i64) -> String {
    let n = 1000 + 7 * k + 13 * round;
    let detail: Vec<_> = (1..=5)
        .map(|j| serde_json::json!({"ma": format!("1.{}.{j}", 9000 + k), "ten": format!("Thủ tục hành chính thứ {j} thuộc lĩnh vực {k}"), "soLuong": n * j % 97}))
        .collect();
    serde_json::json!({
        "linhVuc": format!("Lĩnh vực số {k}"), "tiepNhan": n, "trucTuyen": n - k % 90, "tonKyTruoc": k % 37,
        "giaiQuyet": {"truocHan": n / 2 + round, "dungHan": n / 3, "quaHan": k * round % 7},
        "dangGiaiQuyet": {"trongHan": n % 101, "quaHan": (k + round) % 5}, "chiTiet": detail,
    })
    .to_string()
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}

/// One client, one request after the other, one transaction; nothing is read in the answers.
struct Bare {
    runtime: tokio::runtime::Runtime,
    client: reqwest::Client,
    base_url: String,
    connection: rusqlite::Connection,
}

impl Bare {
    fn open(dir: &Path, base_url: &str) -> anyhow::Result<Bare> {
        let connection = rusqlite::Connection::open(dir.join("bare.db"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch("CREATE TABLE snap (id INTEGER PRIMARY KEY, url TEXT, body TEXT); CREATE INDEX u ON snap (url, id);")?;
        Ok(Bare {
            runtime: runtime()?,
            client: reqwest::Client::builder().no_proxy().tls_certs_only([]).build()?,
            base_url: base_url.to_owned(),
            connection,
        })
    }

    fn run(&mut self) -> anyhow::Result<Duration> {
        let began = Instant::now();
        let bodies = self.runtime.block_on(async {
            let mut bodies = Vec::new();
            for k in 1..=COUNT {
                let url = format!("{}/i/{k}.json", self.base_url);
                bodies.push((url.clone(), self.client.get(url).send().await?.text().await?));
            }
            anyhow::Ok(bodies)
        })?;
        let transaction = self.connection.transaction()?;
        for (url, body) in &bodies {
            transaction
                .prepare_cached("INSERT INTO snap (url, body) VALUES (?1, ?2)")?
                .execute([url, body])?;
        }
        transaction.commit()?;
        Ok(began.elapsed())
    }
}

/// The office, with a source for each address.
struct Whole {
    runtime: tokio::runtime::Runtime,
    office: Office,
    pulls: Vec<Pull>,
}

impl Whole {
    fn open(dir: &Path, base_url: &str) -> anyhow::Result<Whole> {
        let database = dir.join("whole.db");
        let mut settings = match config::sample(database.clone(), dir.join("mail")) {
            Ok(settings) => settings,
            Err(problems) => bail!("the sample configuration: {problems:?}"),
        };
        asking(&mut settings, base_url)?;
        let period = Period::read("2026-06", &settings.rules.regimes, None)?;
        let pull = |source: &Source| Pull {
            source: source.id.clone(),
            question: Question {
                mode: Mode::Range,
                from: period.from,
                to: period.to,
            },
            period: period.clone(),
        };
        Ok(Whole {
            pulls: settings.sources.iter().map(pull).collect(),
            runtime: runtime()?,
            office: Office::open(settings, Store::open(&database)?)?,
        })
    }

    fn run(&mut self, run: usize) -> anyhow::Result<Duration> {
        let now = moment(run)?;
        let manner = Manner {
            is_looked_at: false,
            enough: Enough::Refusals(2),
            until: None,
            stop: Stop::default(),
        };
        let began = Instant::now();
        let letters = self.runtime.block_on(async {
            let pulled = self.office.fetch_all(&self.pulls, &manner, now).await?;
            ensure!(
                pulled.iter().flatten().all(|p| p.after.is_some()),
                "an address did not answer"
            );
            let keys = self.office.write_changes(now).await?;
            let letters = keys.len();
            for key in keys {
                self.office.send(key, now).await?;
            }
            anyhow::Ok(letters)
        })?;
        ensure!(letters == usize::from(run > 0), "{letters} letters in run {run}");
        Ok(began.elapsed())
    }
}

fn moment(run: usize) -> anyhow::Result<Moment> {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 22).context("no such day")?;
    Ok(at(day, hm(8, 0)) + chrono::TimeDelta::minutes(i64::try_from(run)?))
}

fn asking(settings: &mut Settings, base_url: &str) -> anyhow::Result<()> {
    let profile = Profile::read(PROFILE).map_err(anyhow::Error::msg)?;
    let source = |k: usize| Source {
        id: format!("lv-{k:03}"),
        profile: profile.clone(),
        base_url: base_url.to_owned(),
        values: BTreeMap::from([("sector".to_owned(), k.to_string())]),
        mode: Mode::Range,
        schedule: "0 0 7 * * *".to_owned(),
        timeout: Duration::from_secs(20),
        extra_ca: None,
        login: Login::None,
        proxy: None,
        jitter_minutes: None,
    };
    settings.sources = (1..=COUNT).map(source).collect();
    let rule = |source: &Source| PullRule {
        source: source.id.clone(),
        mode: source.mode,
        jitter_minutes: 0,
        schedule: source.schedule.clone(),
    };
    settings.rules.pulls = settings.sources.iter().map(rule).collect();
    settings.rules.figures.changes = Some(ChangesRule {
        to: settings.rules.owner.clone(),
        from: hm(7, 45),
        is_asked_for: true,
    });
    Ok(())
}
