//! `report sent P --number N --date D [FILE]`: the version that was signed and sent, which is what
//! "as reported" means.

use crate::agenda::{ReportRule, Rules, report_occurrence, report_task_id};
use crate::calendar::{Moment, Period, count, date};
use crate::commands::desk::{self, AtMoment, PeriodName};
use crate::commands::exit::Exit;
use crate::commands::{given, proofread};
use crate::dossier::{Column, Figures, Provenance, Reported, SectorRow, changes};
use crate::export::{self, Content, Refused, Wish};
use crate::paper::{Kind, grids, kind_of, word};
use crate::plan::{Mark, MarkKind};
use crate::report;
use anyhow::{Context, anyhow, bail};
use chrono::NaiveDate;
use clap::Args;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Sent {
    #[command(flatten)]
    period: PeriodName,
    /// The report as it was sent, .docx or .xlsx: its figures are read back
    file: Option<PathBuf>,
    /// Number and symbol of the document, 330/BC-BQL
    #[arg(long, value_name = "NUMBER")]
    number: String,
    /// Date of the document, 24/6/2026
    #[arg(long, value_name = "DAY", value_parser = desk::day)]
    date: NaiveDate,
    /// Which configured report; without it the only one of this kind of period
    #[arg(long, value_name = "ID")]
    report: Option<String>,
    /// Who says so
    #[arg(long, default_value = "command line")]
    by: String,
    #[command(flatten)]
    at: AtMoment,
}

pub fn run(args: &Sent, config: &desk::Config) -> anyhow::Result<Exit> {
    if args.at.at.is_some() {
        bail!("--at only looks; what was sent is recorded now");
    }
    let settings = config.load_offline()?;
    let rules = &settings.rules;
    let now = crate::daemon::clock::now();
    let period = desk::period(&args.period, rules)?;
    let rule = rule(args.report.as_deref(), &period, rules)?;
    if args.number.trim().is_empty() || args.number.contains(char::is_control) {
        bail!("--number is empty or holds a line break; write number and symbol of the document, 330/BC-BQL");
    }
    if args.date < period.from || args.date > crate::calendar::day_of(now) {
        bail!(
            "--date {}: a report of {} is dated between its first day and today",
            date(args.date),
            period.window_words()
        );
    }
    let mut store = desk::open(&settings.database)?;
    let known = desk::figures(&store, &period, rules, now)?;
    let file = args.file.as_deref().map(|file| read(file, &period, rules, now));
    let file = file.transpose()?;
    let reported = reported(args, rule, period, &known, file.as_ref(), now)?;
    store.keep_reported(&reported, file.as_ref().map(|f| f.bytes.as_slice()))?;
    if let Some(mark) = rule.and_then(|rule| handed_in(rule, &reported, rules)) {
        store.mark(&mark)?;
    }
    let told = tell(&reported, &known);
    let left = file
        .as_ref()
        .map_or_else(Vec::new, |f| unfinished(&f.name, &f.bytes));
    if !left.is_empty() {
        say!(
            "tệp chưa phải là văn bản đã ký: {}; đề nghị ghi nhận lại với tệp đã gửi",
            left.join(", ")
        );
    }
    // Edited drafts come back here: what officials signed is read once more.
    let checked = file.map_or(Exit::Done, |f| {
        proofread::signed(&f.name, &f.bytes, &settings, &known)
    });
    // A number and a day that were stamped on the signed copy are missing in the Word file of every office: told, no fault.
    Ok(Exit::attention_if([told, checked].contains(&Exit::Attention)))
}

/// What the file has of a draft; of a workbook its line at the head.
fn unfinished(name: &str, bytes: &[u8]) -> Vec<String> {
    let lines_of = |cells: Vec<String>| -> Vec<String> {
        let lines = cells.iter().flat_map(|cell| cell.lines());
        lines.map(str::to_owned).collect()
    };
    if matches!(kind_of(name, bytes), Ok(Kind::Word)) {
        let rows = word::rows(bytes).unwrap_or_default();
        let cells = rows.into_iter().flat_map(|row| row.cells).collect();
        let headers = word::beside(bytes).unwrap_or_default().headers;
        return report::unfinished(&headers, &lines_of(cells));
    }
    let sheets = grids::grids(name, bytes).unwrap_or_default();
    let rows = sheets.into_iter().next().map(|s| s.rows).unwrap_or_default();
    let cells = rows.into_iter().flat_map(|row| row.cells).collect();
    report::unfinished(&[], &lines_of(cells))
}

/// A report that was signed and sent is done: nobody is reminded of it, and no draft of it comes.
fn handed_in(rule: &ReportRule, reported: &Reported, rules: &Rules) -> Option<Mark> {
    Some(Mark {
        task: report_task_id(rule),
        unit: Some(rule.lead.clone()),
        due: Some(report_occurrence(rule, &reported.period, rules)?.due),
        kind: MarkKind::Done {
            number: reported.number.clone(),
            date: reported.date,
        },
        at: reported.at,
        by: reported.by.clone(),
    })
}

/// The report that is meant; never guesses between two.
fn rule<'r>(id: Option<&str>, period: &Period, rules: &'r Rules) -> anyhow::Result<Option<&'r ReportRule>> {
    let is_of =
        |r: &&ReportRule| r.regime == period.regime && (r.only.is_empty() || r.only.contains(&period.index));
    let of_period: Vec<&ReportRule> = rules.reports.iter().filter(is_of).collect();
    if let Some(id) = id {
        let found = of_period.iter().find(|r| r.id == id);
        return found
            .copied()
            .map(Some)
            .with_context(|| format!("no [[report]] \"{id}\" of {} is configured", period.label));
    }
    match of_period.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        several => {
            let ids: Vec<&str> = several.iter().map(|r| r.id.as_str()).collect();
            bail!(
                "several reports of {} are configured; add --report with one of {}",
                period.label,
                ids.join(", ")
            )
        }
    }
}

/// A file as it was sent, with the form that stands in it.
struct SentFile {
    name: String,
    bytes: Vec<u8>,
    rows: Vec<SectorRow>,
    total: SectorRow,
}

fn read(path: &Path, period: &Period, rules: &Rules, now: Moment) -> anyhow::Result<SentFile> {
    let (name, bytes) = given::read(path, given::LARGEST, "give the report as it was sent")?;
    let name = name.as_str();
    let is_word = matches!(kind_of(name, &bytes), Ok(Kind::Word));
    let read = match is_word {
        true => export::in_document(&bytes, now),
        false => export::read(name, &bytes, now),
    };
    let export = read.map_err(|refused| anyhow!("{}: {}", path.display(), said(&refused)))?;
    let wish = Wish {
        asked: Some(period),
        is_forced: false,
        name,
        regimes: &rules.regimes,
        now,
    };
    if matches!(export.content, Content::Form { .. }) {
        export::settle(&export, wish).map_err(|refused| anyhow!("{}: {}", path.display(), said(&refused)))?;
    }
    let Content::Form { rows, total, .. } = export.content else {
        bail!(
            "{} is a list of dossiers; give the report with its table, or its .xlsx",
            path.display()
        );
    };
    let total = total.with_context(|| {
        format!(
            "{} holds form II.06a without a totals row; give the report as it was sent",
            path.display()
        )
    })?;
    Ok(SentFile {
        name: name.to_owned(),
        bytes,
        rows,
        total: *total,
    })
}

/// Why the form cannot be read, with the first cells that are wrong.
fn said(refused: &Refused) -> String {
    let cells = refused.troubles.iter().take(3);
    let cells: Vec<String> = cells.map(|t| format!("{}: {}", t.place, t.text)).collect();
    match cells.is_empty() {
        true => refused.why.clone(),
        false => format!("{} {}", refused.why, cells.join("; ")),
    }
}

fn reported(
    args: &Sent,
    rule: Option<&ReportRule>,
    period: Period,
    known: &Figures,
    file: Option<&SentFile>,
    now: Moment,
) -> anyhow::Result<Reported> {
    let (rows, total) = match file {
        None if known.as_of.is_none() => bail!(
            "nothing is known of {}; give the file that was sent, so that its figures are kept",
            period.label
        ),
        None => (known.rows.clone(), known.total.clone()),
        Some(file) => (file.rows.clone(), file.total.clone()),
    };
    let from = known.provenance.as_ref();
    let rests_on = from.map(Provenance::rests_on).unwrap_or_default();
    let title = rule.map(|r| r.title.clone());
    Ok(Reported {
        id: 0,
        report: rule.map(|r| r.id.clone()).unwrap_or_default(),
        title: title.unwrap_or_else(|| "Báo cáo kết quả giải quyết thủ tục hành chính".into()),
        period,
        number: args.number.trim().to_owned(),
        date: args.date,
        at: now,
        by: args.by.clone(),
        file: file.map(|f| (f.name.clone(), hex(&f.bytes))),
        rows,
        total,
        source: from.map(|p| p.source.clone()).unwrap_or_default(),
        rests_on,
        beside: known.beside,
    })
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// What was recorded, and where the signed figures are not those that the program knows.
fn tell(reported: &Reported, known: &Figures) -> Exit {
    say!(
        "{} {} ({}) số {} ngày {}: đã ghi nhận, {} lĩnh vực",
        reported.title,
        reported.period.name(),
        reported.period.label,
        reported.number,
        date(reported.date),
        count(reported.rows.len() as i64)
    );
    if let Some((name, hash)) = &reported.file {
        say!("tệp {name}, SHA-256 {hash}");
    }
    for column in Column::ALL {
        let figure = reported.total.counts.get(column).map_or("-".into(), count);
        say!("  cột {:>2} {}: {figure}", column.number(), column.title());
    }
    if known.as_of.is_none() {
        say!("chưa có số liệu của kỳ này để đối chiếu");
        return Exit::Done;
    }
    let differences = changes(&known.total, &reported.total);
    for (_, difference) in &differences {
        say!("khác số liệu đã lưu: {difference}");
    }
    Exit::attention_if(!differences.is_empty())
}
