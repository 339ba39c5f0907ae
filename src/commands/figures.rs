//! `figures P`: form II.06a with its findings.

use super::desk::{self, AtMoment, PeriodName};
use super::exit::Exit;
use crate::agenda::{Rules, with_previous};
use crate::calendar::count;
use crate::dossier::{Column, Figures, SectorRow, carry_over};
use clap::Args;
use serde_json::{Map, Value, json};

#[derive(Args)]
pub struct FiguresOf {
    #[command(flatten)]
    period: PeriodName,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &FiguresOf, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = desk::moment(&args.at)?;
    let period = desk::period(&args.period, &settings.rules)?;
    let store = desk::look(&settings.database)?;
    let mut figures = desk::figures(&store, &period, &settings.rules, now)?;
    if let [_, before] = with_previous(&period, &settings.rules).as_slice() {
        let before = desk::figures(&store, before, &settings.rules, now)?;
        figures.findings.extend(carry_over(&before, &figures));
    }
    if args.json {
        desk::print_json(&to_json(&figures))?;
    } else {
        print(&figures, &settings.rules);
    }
    Ok(Exit::attention_if(figures.has_error()))
}

fn to_json(figures: &Figures) -> Value {
    let p = &figures.period;
    json!({
        "period": p.label, "from": p.from, "to": p.to, "as_of": figures.as_of,
        "rows": figures.rows.iter().map(row).collect::<Vec<_>>(),
        "total": Value::Object(columns(&figures.total)),
        "extras": figures.total.extras,
        "findings": figures.findings,
        "provenance": figures.provenance,
    })
}

fn row(row: &SectorRow) -> Value {
    let mut object = columns(row);
    object.insert("sector".into(), json!(row.sector));
    object.insert("code".into(), json!(row.code));
    Value::Object(object)
}

fn columns(row: &SectorRow) -> Map<String, Value> {
    Column::ALL
        .iter()
        .map(|c| (format!("c{}", c.number()), json!(row.counts.get(*c))))
        .collect()
}

/// The form as lines of text, its heading first.
pub(super) fn table<'r>(rows: impl Iterator<Item = &'r SectorRow>) -> Vec<String> {
    let numbers = Column::ALL.map(|c| format!("{:>7}", format!("({})", c.number())));
    let mut lines = vec![format!("{:<24}{}", "Lĩnh vực", numbers.concat())];
    lines.extend(rows.map(|row| {
        let cells = Column::ALL.map(|c| format!("{:>7}", row.counts.get(c).map_or("-".into(), count)));
        format!("{:<24}{}", row.name(), cells.concat())
    }));
    lines
}

fn print(figures: &Figures, rules: &Rules) {
    let p = &figures.period;
    say!("{} ({}), {}", p.name(), p.label, p.window_words());
    for line in super::dates::lines(p, rules) {
        say!("{line}");
    }
    match figures.as_of {
        Some(as_of) => say!("số liệu lấy lúc {}", crate::calendar::moment(as_of)),
        None => say!("chưa có số liệu"),
    }
    for line in table(figures.rows.iter().chain(std::iter::once(&figures.total))) {
        say!("{line}");
    }
    for finding in &figures.findings {
        say!("{}", super::told::finding_line(finding));
    }
}
