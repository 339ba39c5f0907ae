//! What most commands begin with: the configuration, the database, the moment, the period.

use crate::agenda::{self, Rules};
use crate::calendar::{Moment, Period, PeriodKind, YEARS, office_time};
use crate::config::{self, Problem, Settings};
use crate::dossier::Figures;
use crate::store::Store;
use anyhow::{Context, anyhow, bail};
use chrono::{Datelike, NaiveDate};
use clap::Args;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const DEFAULT: &str = "/etc/dossierd/dossierd.toml";

/// Which configuration file is meant.
pub struct Config {
    pub path: PathBuf,
    /// Named by a person, so that its absence is an error even where a sample would do.
    is_chosen: bool,
}

impl Config {
    /// `--config`, else `$DOSSIERD_CONFIG`, else the file under /etc.
    pub fn choose(flag: Option<PathBuf>) -> Config {
        let chosen = flag.or_else(|| std::env::var_os("DOSSIERD_CONFIG").map(PathBuf::from));
        match chosen {
            Some(path) => Config {
                path,
                is_chosen: true,
            },
            None => Config {
                path: DEFAULT.into(),
                is_chosen: false,
            },
        }
    }

    /// The settings with their secrets, for commands that sign in anywhere.
    pub fn load(&self) -> anyhow::Result<Settings> {
        no_problems(config::load(&self.path))
    }

    /// The settings without secrets, for commands that connect to nobody.
    pub fn load_offline(&self) -> anyhow::Result<Settings> {
        no_problems(config::load_offline(&self.path))
    }

    /// The settings, or `None` where nobody named a file and there is none.
    pub fn load_if_any(&self) -> anyhow::Result<Option<Settings>> {
        if !self.is_chosen && !self.path.exists() {
            return Ok(None);
        }
        self.load_offline().map(Some)
    }
}

/// A period and how its name is read.
#[derive(Args)]
pub struct PeriodName {
    /// 2026-W27, 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, cal:2026-06 or 2026-03-08..2026-06-03
    pub period: String,
    /// The report regime that gives the window, instead of the configured one of its kind
    #[arg(long, value_name = "ID")]
    pub regime: Option<String>,
    /// The name to print for a window given as FROM..TO
    #[arg(long, value_name = "TEXT")]
    pub label: Option<String>,
}

/// The moment at which a read-only command answers.
#[derive(Args)]
pub struct AtMoment {
    /// Answer as if it were that moment, RFC 3339: 2026-07-03T15:00:00+07:00
    #[arg(long, value_name = "MOMENT")]
    pub at: Option<String>,
}

/// The settings, or all problems in one error.
pub fn no_problems(read: Result<Settings, Vec<Problem>>) -> anyhow::Result<Settings> {
    read.map_err(|problems| anyhow!("{}", list(&problems)))
}

fn list(problems: &[Problem]) -> String {
    let mut text = format!("the configuration has {} problem(s):", problems.len());
    for problem in problems {
        let _ = write!(text, "\n  {problem}");
    }
    text
}

/// The moment that a read-only command answers for.
pub fn moment(at: &AtMoment) -> anyhow::Result<Moment> {
    let Some(text) = &at.at else {
        return Ok(crate::daemon::clock::now());
    };
    let read = Moment::parse_from_rfc3339(text).ok();
    let moment = read
        .filter(|m| YEARS.contains(&m.year()))
        .with_context(|| format!("--at \"{text}\" is no moment; write it as 2026-07-03T15:00:00+07:00"))?;
    Ok(moment.with_timezone(&office_time()))
}

/// A day on the command line: 2026-01-24, or as offices write it, 24/01/2026.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let read = |format| NaiveDate::parse_from_str(text.trim(), format).ok();
    let found = ["%Y-%m-%d", "%d/%m/%Y"].into_iter().find_map(read);
    found
        .filter(|day| YEARS.contains(&day.year()))
        .ok_or_else(|| "write the day as 2026-01-24 or 24/01/2026".into())
}

/// A year on the command line.
pub fn year(text: &str) -> Result<i32, String> {
    let found = text.trim().parse().ok().filter(|year| YEARS.contains(year));
    found.ok_or_else(|| "write the year with four digits, 2026".into())
}

/// The period of a name, by the configured regimes.
pub fn period(name: &PeriodName, rules: &Rules) -> anyhow::Result<Period> {
    let mut regimes = rules.regimes.clone();
    // A built-in regime can be named without being configured.
    let is_known = |id: &str| rules.regimes.iter().any(|r| r.id == id);
    let built_in = name.regime.as_deref().filter(|id| !is_known(id));
    regimes.extend(built_in.and_then(config::built_in_regime));
    let mut period = Period::read(&name.period, &regimes, name.regime.as_deref())?;
    if let Some(label) = &name.label {
        if period.kind != PeriodKind::Explicit {
            bail!(
                "--label names a window given as FROM..TO; \"{}\" has its own name",
                name.period
            );
        }
        period.label.clone_from(label);
    }
    Ok(agenda::week_as_named(period, rules))
}

/// The database for a command that only looks. A missing file is an error with the remedy.
pub fn look(path: &Path) -> anyhow::Result<Store> {
    if !path.exists() {
        bail!(
            "there is no database at {} yet; `dossierd pull`, `plan import --apply` or the daemon make it",
            path.display()
        );
    }
    Ok(Store::open_read_only(path)?)
}

/// The database for a command that writes.
pub fn open(path: &Path) -> anyhow::Result<Store> {
    if let Some(directory) = path.parent().filter(|d| !d.as_os_str().is_empty()) {
        std::fs::create_dir_all(directory)
            .with_context(|| format!("making the directory {}", directory.display()))?;
    }
    Ok(Store::open(path)?)
}

/// The figures of a period from what is stored, as known at `now`.
pub fn figures(store: &Store, period: &Period, rules: &Rules, now: Moment) -> anyhow::Result<Figures> {
    Ok(store.figures(period, &rules.reckoning(period), now)?)
}

/// One line of JSON on stdout.
pub fn print_json(value: &serde_json::Value) -> anyhow::Result<()> {
    say(format_args!("{value}"));
    Ok(())
}

/// One line on stdout. A reader that went away ends the program in peace; what a command had to
/// store is stored before it speaks.
pub fn say(line: std::fmt::Arguments) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    if let Err(e) = writeln!(out, "{line}") {
        let status = i32::from(e.kind() != std::io::ErrorKind::BrokenPipe) * 2;
        std::process::exit(status);
    }
}
