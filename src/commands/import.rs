//! `import FILE --source ID [--period P] [--apply]`: figures that a person exported from a portal.

use super::desk;
use super::exit::Exit;
use crate::agenda::Rules;
use crate::calendar::{Moment, Period, count, moment};
use crate::commands::given;
use crate::daemon::exports::{Given, Understood, understand};
use crate::dossier::{Column, SectorRow, TOTAL};
use crate::export::{ExportSource, Refused};
use anyhow::bail;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct Import {
    /// The exported file: .xlsx, .xls (also web pages of that name) or .csv
    file: PathBuf,
    /// The source that it comes from, of kind "file" or one that cannot be asked now
    #[arg(long, value_name = "ID")]
    source: String,
    /// The period that it is for; without it, what the file's title or name says
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// The report regime that gives the period's window
    #[arg(long, value_name = "ID", requires = "period")]
    regime: Option<String>,
    /// Store it; without this it is only shown
    #[arg(long)]
    apply: bool,
    /// Take it for this period although its title names another
    #[arg(long, requires = "reason", requires = "period")]
    force: bool,
    /// Why, for the record
    #[arg(long, value_name = "TEXT", requires = "force")]
    reason: Option<String>,
}

pub fn run(args: &Import, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let rules = &settings.rules;
    let now = crate::daemon::clock::now();
    let source = source(&args.source, rules)?;
    let asked = match &args.period {
        Some(name) => Some(Period::read(name, &rules.regimes, args.regime.as_deref())?),
        None => None,
    };
    let (name, bytes) = read(&args.file)?;
    let given = Given {
        name: &name,
        bytes: &bytes,
        asked: asked.as_ref(),
        forced: args.reason.as_deref(),
        came: "lệnh import",
    };
    // Made where it does not exist only when something is stored.
    let mut store = match (args.apply, settings.database.exists()) {
        (true, _) => desk::open(&settings.database)?,
        (false, true) => desk::look(&settings.database)?,
        (false, false) => crate::store::Store::in_memory()?,
    };
    let understood = match understand(given, &source, &store, rules, now)? {
        Ok(understood) => understood,
        Err(refused) if refused.is_unreadable => bail!("{}: {}", args.file.display(), refused.why),
        Err(refused) => return Ok(given_back(&refused)),
    };
    show(&understood);
    let exit = Exit::attention_if(understood.figures.has_error());
    if let Some(at) = understood.known_since {
        say!("nothing new: the same figures were stored at {at} and count now");
        return Ok(exit);
    }
    if !args.apply {
        say!("nothing is stored yet; add --apply");
        return Ok(exit);
    }
    let (snapshot, _) = store.keep_export(&understood.answer(), understood.received.list, None, now)?;
    say!("stored as snapshot {snapshot} of source {}", source.id);
    Ok(exit)
}

/// A source of kind "file"; or one that is asked, whose figures a person got while it is down.
fn source(id: &str, rules: &Rules) -> anyhow::Result<ExportSource> {
    if let Some(source) = rules.exports.iter().find(|s| s.id == id) {
        return Ok(source.clone());
    }
    if rules.pulls.iter().any(|p| p.source == id) {
        return Ok(ExportSource::by_hand(id, rules.owner.clone()));
    }
    let exports = rules.exports.iter().map(|s| s.id.as_str());
    let pulls = rules.pulls.iter().map(|p| p.source.as_str());
    let known: Vec<&str> = exports.chain(pulls).collect();
    match known.is_empty() {
        true => bail!("no source is configured; add a [[source]] with kind = \"file\""),
        false => bail!("no source \"{id}\" is configured; there are {}", known.join(", ")),
    }
}

fn read(file: &std::path::Path) -> anyhow::Result<(String, Vec<u8>)> {
    given::read(file, given::LARGEST, "keep only the table that is to be imported")
}

/// What is wrong with it, row by row.
fn given_back(refused: &Refused) -> Exit {
    say!("{}", refused.why);
    for trouble in &refused.troubles {
        say!("  {}: {}", trouble.place, trouble.text);
    }
    Exit::Attention
}

fn show(understood: &Understood) {
    let period = &understood.settled.period;
    let sheet = match understood.sheet.is_empty() {
        true => String::new(),
        false => format!(", bảng “{}”", understood.sheet),
    };
    say!("{}{sheet}", understood.kind.name());
    say!("{}", super::told::period_line(period));
    for remark in &understood.remarks {
        say!("- {remark}");
    }
    say!(
        "{:<28}{}",
        "Lĩnh vực",
        Column::ALL
            .map(|c| format!("{:>7}", format!("({})", c.number())))
            .concat()
    );
    for row in understood
        .figures
        .rows
        .iter()
        .chain(std::iter::once(&understood.figures.total))
    {
        say!("{:<28}{}", named(row), cells(row));
    }
    for finding in &understood.figures.findings {
        say!("{}", super::told::finding_line(finding));
    }
    if let Some(list) = &understood.received.list {
        match (list.from, list.to) {
            (Some(from), Some(to)) => say!("the list answers for any window within {from}..{to}"),
            _ => say!("the list answers for any window until it was exported"),
        }
    }
    say!("{}", understood.received.snapshot.request);
    let at: Moment = understood.received.snapshot.fetched_at;
    say!("số liệu lấy lúc {}", moment(at));
}

fn named(row: &SectorRow) -> String {
    let name = if row.sector.is_empty() { TOTAL } else { &row.sector };
    name.chars().take(27).collect()
}

fn cells(row: &SectorRow) -> String {
    Column::ALL
        .map(|c| format!("{:>7}", row.counts.get(c).map_or("-".into(), count)))
        .concat()
}
