//! `why P COLUMN`: the chain behind one figure: which answers it rests on, when and how they were
//! fetched, how it was made of them, and what became of it since it was reported.

use super::desk::{self, AtMoment, PeriodName};
use super::exit::Exit;
use crate::agenda::Rules;
use crate::calendar::{Moment, Period, count, date, moment};
use crate::dossier::{Column, Figures, Reported, SectorRow, Snapshot};
use crate::store::Store;
use anyhow::{Context, bail};
use clap::Args;
use serde_json::{Value, json};

#[derive(Args)]
pub struct Why {
    #[command(flatten)]
    period: PeriodName,
    /// Column of form II.06a: 3 to 13, or c3 to c13
    #[arg(value_parser = column)]
    column: Column,
    /// One sector, by its name or code; without it the total
    #[arg(long, value_name = "SECTOR")]
    sector: Option<String>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

fn column(text: &str) -> Result<Column, String> {
    let number = text.trim().trim_start_matches(['c', 'C']).parse::<usize>().ok();
    let found = number.and_then(|n| Column::ALL.into_iter().find(|c| c.number() == n));
    found.ok_or_else(|| "write the number of a column of form II.06a, 3 to 13".into())
}

/// One answer behind the figure.
struct Link {
    snapshot: Snapshot,
    /// Of which column; a sum of columns is made of others than its own.
    column: Column,
    /// What it says in this cell.
    value: Option<i64>,
    /// How it enters the figure: "=", "+", "-".
    sign: &'static str,
    /// When it was read anew by a newer profile.
    reread_at: Option<Moment>,
}

/// Everything there is to say about a figure.
struct Chain {
    line: String,
    value: Option<i64>,
    links: Vec<Link>,
    later: Vec<Link>,
    reported: Vec<(Reported, Option<i64>)>,
}

impl Chain {
    /// What the office's rule on dossiers without a column adds to what the answers say.
    fn counted_in(&self) -> Option<i64> {
        let said = self.links.iter().map(|link| {
            Some(if link.sign == "-" {
                link.value?.checked_neg()?
            } else {
                link.value?
            })
        });
        let said = said.into_iter().try_fold(0_i64, |sum, n| sum.checked_add(n?))?;
        self.value?.checked_sub(said)
    }
}

pub fn run(args: &Why, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = desk::moment(&args.at)?;
    let period = desk::period(&args.period, &settings.rules)?;
    let store = desk::look(&settings.database)?;
    let figures = desk::figures(&store, &period, &settings.rules, now)?;
    let chain = chain(args, &period, &figures, &store, now)?;
    match args.json {
        true => desk::print_json(&to_json(args, &period, &figures, &chain))?,
        false => print(args, &figures, &settings.rules, &chain),
    }
    Ok(Exit::Done)
}

fn chain(
    args: &Why,
    period: &Period,
    figures: &Figures,
    store: &Store,
    now: Moment,
) -> anyhow::Result<Chain> {
    let line = line(args.sector.as_deref(), figures)?;
    let cell = |snapshot: &Snapshot, column: Column| {
        let row = match args.sector {
            None => snapshot.total.as_ref(),
            Some(_) => snapshot.rows.iter().find(|row| row.is_line(line)),
        };
        row.and_then(|row| row.counts.get(column))
    };
    let of_window = store.snapshots(period.from, period.to)?;
    let mut links = Vec::new();
    for (id, column, sign) in answers(figures, args.column) {
        // A list of dossiers is counted for this window, whichever it came with.
        let known = of_window.iter().find(|s| s.id == id && figures.rests_on_one());
        let snapshot = known.map_or_else(|| store.snapshot_at(id, now), |s| Ok(s.clone()))?;
        let value = match (args.sector.is_none(), snapshot.total.is_none()) {
            // A source without a totals row: its sectors are added up.
            (true, true) => sum(&snapshot.rows, column),
            _ => cell(&snapshot, column),
        };
        let reread_at = store.reread_at(&snapshot, now)?;
        links.push(Link {
            snapshot,
            column,
            value,
            sign,
            reread_at,
        });
    }
    let mut later = Vec::new();
    if let Some(from) = &figures.provenance {
        for snapshot in of_window {
            let is_later = snapshot.source == from.source && snapshot.fetched_at > from.fetched_at;
            if is_later && snapshot.fetched_at <= now {
                let value = cell(&snapshot, args.column);
                later.push(Link {
                    snapshot,
                    column: args.column,
                    value,
                    sign: "=",
                    reread_at: None,
                });
            }
        }
        // What did not change is not told hour by hour.
        later.dedup_by(|next, known| next.value == known.value);
    }
    let window = (period.from, period.to);
    let reported = store
        .reported(now)?
        .into_iter()
        .filter(|r| (r.period.from, r.period.to) == window)
        .map(|r| {
            let row = match args.sector {
                None => Some(&r.total),
                Some(_) => r.rows.iter().find(|row| row.is_line(line)),
            };
            let value = row.and_then(|row| row.counts.get(args.column));
            (r, value)
        });
    Ok(Chain {
        line: line.name().to_owned(),
        value: line.counts.get(args.column),
        links,
        later,
        reported: reported.collect(),
    })
}

fn line<'f>(sector: Option<&str>, figures: &'f Figures) -> anyhow::Result<&'f SectorRow> {
    let Some(sector) = sector else {
        return Ok(&figures.total);
    };
    let wanted = sector.trim().to_lowercase();
    let is_it = |row: &&SectorRow| row.code.to_lowercase() == wanted || row.name().to_lowercase() == wanted;
    let known = || {
        figures
            .rows
            .iter()
            .map(SectorRow::name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let found = figures.rows.iter().find(is_it);
    if found.is_none() && figures.rows.is_empty() {
        bail!("nothing is known of the sectors of {}", figures.period.label);
    }
    found.with_context(|| format!("no sector is called \"{sector}\"; there are: {}", known()))
}

fn sum(rows: &[SectorRow], column: Column) -> Option<i64> {
    rows.iter()
        .try_fold(0_i64, |sum, row| sum.checked_add(row.counts.get(column)?))
}

/// The answers behind a column, with the column of each that enters it, and how.
fn answers(figures: &Figures, column: Column) -> Vec<(i64, Column, &'static str)> {
    let Some(from) = &figures.provenance else {
        return Vec::new();
    };
    if from.made_of.is_empty() {
        return vec![(from.snapshot, column, "=")];
    }
    let origins = &from.made_of;
    match column {
        Column::C3 => {
            let mut parts = [Column::C4, Column::C5, Column::C6]
                .map(|c| answers(figures, c))
                .concat();
            for part in parts.iter_mut().filter(|(_, _, sign)| *sign == "=") {
                part.2 = "+";
            }
            parts
        }
        // Before a running total nobody says what was carried over.
        Column::C6 => {
            let first = origins.first().filter(|o| !o.is_taken_off);
            first.map(|o| (o.snapshot, column, "=")).into_iter().collect()
        }
        Column::C11 | Column::C12 | Column::C13 => {
            let last = origins.last();
            last.map(|o| (o.snapshot, column, "=")).into_iter().collect()
        }
        _ => {
            let sign = |is_taken_off: bool| if is_taken_off { "-" } else { "+" };
            { origins.iter() }
                .map(|o| (o.snapshot, column, sign(o.is_taken_off)))
                .collect()
        }
    }
}

/// How the column of the form is made of others, where it is.
fn formula(figures: &Figures, column: Column) -> &'static str {
    let is_made = figures.provenance.as_ref().is_some_and(|p| !p.made_of.is_empty());
    match column {
        Column::C3 if is_made => "cột 3 = cột 4 + cột 5 + cột 6",
        Column::C11 | Column::C12 | Column::C13 if is_made => "số cuối kỳ",
        Column::C6 if is_made => "số đầu kỳ",
        _ if is_made => "cộng các số phát sinh",
        _ => "như nguồn",
    }
}

fn figure(value: Option<i64>) -> String {
    value.map_or_else(|| "chưa rõ".to_owned(), count)
}

fn print(args: &Why, figures: &Figures, rules: &Rules, chain: &Chain) {
    let period = &figures.period;
    say!(
        "{}, cột {} ({}), {} ({}): {}",
        chain.line,
        args.column.number(),
        args.column.title(),
        period.name(),
        period.label,
        figure(chain.value)
    );
    say!("kỳ số liệu {}", period.window_words());
    match &figures.provenance {
        None => say!("chưa có số liệu của kỳ này"),
        Some(from) => {
            let closing = if from.is_cutoff {
                ", bản chốt của kỳ"
            } else {
                ""
            };
            say!(
                "nguồn {}{closing}; {}",
                rules.figures.name_of(&from.source),
                formula(figures, args.column)
            );
        }
    }
    if let Some(note) = rules.figures.beside.footnote() {
        say!("{note}");
    }
    for link in &chain.links {
        say!("{}", describe(link, args.column, true));
    }
    let of_rule = rules.figures.beside.footnote().and_then(|_| chain.counted_in());
    if let Some(counted_in) = of_rule.filter(|n| *n > 0 && args.column != Column::C3) {
        say!("+ {} theo quy ước nêu trên", count(counted_in));
    }
    for link in &chain.later {
        say!("lấy lại sau đó: {}", describe(link, args.column, false));
    }
    for (reported, value) in &chain.reported {
        let changed = match (value, chain.value) {
            (Some(then), Some(now)) if *then != now => format!("; nay là {}", count(now)),
            _ => String::new(),
        };
        say!(
            "đã báo cáo tại văn bản số {} ngày {}: {}{changed}",
            reported.number,
            date(reported.date),
            figure(*value)
        );
    }
    for finding in figures.findings.iter().filter(|f| touches(f, args.column)) {
        say!("{}", super::told::finding_line(finding));
    }
}

fn describe(link: &Link, asked: Column, in_full: bool) -> String {
    let s = &link.snapshot;
    let column = match link.column == asked {
        true => String::new(),
        false => format!(" (cột {})", link.column.number()),
    };
    let short = format!(
        "{} {}{column} bản ghi số {}, lấy lúc {}{}",
        link.sign,
        figure(link.value),
        s.id,
        moment(s.fetched_at),
        link.reread_at
            .map(|at| format!(", đọc lại lúc {}", moment(at)))
            .unwrap_or_default()
    );
    match in_full {
        false => short,
        true => format!(
            "{short}, từ ngày {} đến ngày {}, câu hỏi {}, SHA-256 {}",
            date(s.from),
            date(s.to),
            s.request,
            s.hash
        ),
    }
}

fn touches(finding: &crate::finding::Finding, column: Column) -> bool {
    let crate::finding::Place::Cell(cell) = &finding.place else {
        return false;
    };
    cell.rsplit_once('/')
        .is_some_and(|(_, c)| c == format!("c{}", column.number()))
}

fn to_json(args: &Why, period: &Period, figures: &Figures, chain: &Chain) -> Value {
    let link = |link: &Link| {
        let s = &link.snapshot;
        json!({
            "snapshot": s.id, "source": s.source, "mode": s.mode, "from": s.from, "to": s.to,
            "fetched_at": s.fetched_at, "request": s.request, "hash": s.hash,
            "field": format!("c{}", link.column.number()), "value": link.value, "sign": link.sign,
        })
    };
    let reported = chain.reported.iter().map(|(r, value)| {
        json!({
            "report": r.report, "number": r.number, "date": r.date, "at": r.at, "value": value,
            "file": r.file.as_ref().map(|(name, _)| name), "hash": r.file.as_ref().map(|(_, hash)| hash),
        })
    });
    json!({
        "period": period.label, "from": period.from, "to": period.to, "as_of": figures.as_of,
        "column": format!("c{}", args.column.number()), "sector": args.sector.as_ref().map(|_| &chain.line),
        "value": chain.value, "formula": formula(figures, args.column),
        "is_cutoff": figures.provenance.as_ref().is_some_and(|p| p.is_cutoff),
        "chain": chain.links.iter().map(link).collect::<Vec<_>>(),
        "later": chain.later.iter().map(link).collect::<Vec<_>>(),
        "reported": reported.collect::<Vec<_>>(),
    })
}
