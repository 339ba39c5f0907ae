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

/// The form as lines of text, its heading first; each column as wide as its longest cell.
pub(super) fn table<'r>(rows: impl Iterator<Item = &'r SectorRow>) -> Vec<String> {
    let heading = (
        "Lĩnh vực".to_owned(),
        Column::ALL.map(|c| format!("({})", c.number())),
    );
    let cells = |row: &SectorRow| Column::ALL.map(|c| row.counts.get(c).map_or("-".into(), count));
    let rows = rows.map(|row| (row.name().to_owned(), cells(row)));
    let lines: Vec<(String, [String; 11])> = std::iter::once(heading).chain(rows).collect();
    let width = |text: &String| text.chars().count();
    let name = { lines.iter() }
        .map(|(name, _)| width(name))
        .fold(NAME, usize::max);
    let figure = { lines.iter().flat_map(|(_, cells)| cells) }
        .map(width)
        .fold(FIGURE, usize::max);
    let line = |(words, cells): &(String, [String; 11])| {
        let cells = cells.each_ref().map(|cell| format!(" {cell:>figure$}"));
        format!("{words:<name$}{}", cells.concat())
    };
    lines.iter().map(line).collect()
}

/// The least width of a sector's name and of a figure, without the space before it.
const NAME: usize = 24;
const FIGURE: usize = 6;

fn print(figures: &Figures, rules: &Rules) {
    let p = &figures.period;
    say!("{}", super::told::period_line(p));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_and_large_counts_leave_a_space_between_two_columns() {
        let mut row = SectorRow {
            sector: "Hạ tầng kỹ thuật đô thị và khu công nghiệp khu kinh tế".into(),
            ..SectorRow::default()
        };
        for column in Column::ALL {
            row.counts.set(column, Some(163_107));
        }
        let lines = table([&row].into_iter());
        assert!(lines[1].contains("khu kinh tế 163.107 163.107"), "{}", lines[1]);
        let width = |line: &String| line.chars().count();
        assert_eq!(width(&lines[0]), width(&lines[1]));
    }
}
