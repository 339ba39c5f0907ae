//! `proofread FILE [--period P]`: what is wrong in the text of a report.

use super::desk::{self, AtMoment, PeriodName};
use super::exit::Exit;
use super::given;
use crate::agenda::{Rules, with_previous};
use crate::calendar::{Moment, Period};
use crate::config::{self, Settings};
use crate::dossier::Figures;
use crate::finding::Finding;
use crate::paper::{Kind, kind_of, table};
use crate::proofread::{Known, Proof, Register, Stored, proofread, tally};
use anyhow::anyhow;
use clap::Args;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct ProofreadOf {
    /// The report: .docx, .txt or .md
    file: PathBuf,
    /// The period that it should be about: its figures are held against those that are stored
    #[arg(long, value_name = "P")]
    period: Option<String>,
    /// The report regime that gives the period's window
    #[arg(long, value_name = "ID", requires = "period")]
    regime: Option<String>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &ProofreadOf, config: &desk::Config) -> anyhow::Result<Exit> {
    let now = desk::moment(&args.at)?;
    let settings = config.load_if_any()?;
    let register = settings
        .as_ref()
        .map_or_else(config::shipped_register, |s| s.register.clone());
    let desk = Desk {
        period: args
            .period
            .as_ref()
            .map(|p| period(p, args, settings.as_ref()))
            .transpose()?,
        register,
        now,
    };
    let (name, bytes) = given::read(
        &args.file,
        LARGEST,
        "give the report itself as .docx, .txt or .md",
    )?;
    let proof = desk.read(&args.file, &name, &bytes, settings.as_ref())?;
    tell(args, &desk, &proof)?;
    Ok(Exit::attention_if(proof.findings.iter().any(Finding::is_error)))
}

/// No report is larger, in bytes; a text is read to the limit of `table`.
const LARGEST: u64 = given::LARGEST;
const _: () = assert!(LARGEST >= table::MAX_BYTES as u64);

/// What a text is read with.
struct Desk {
    period: Option<Period>,
    register: Register,
    now: Moment,
}

impl Desk {
    fn read(
        &self,
        file: &Path,
        name: &str,
        bytes: &[u8],
        settings: Option<&Settings>,
    ) -> anyhow::Result<Proof> {
        let stored = match (&self.period, settings) {
            (Some(period), Some(settings)) if settings.database.exists() => {
                stored(period, settings, self.now)?
            }
            _ => Vec::new(),
        };
        let known = Known {
            register: Some(&self.register),
            period: self.period.as_ref(),
            stored: Stored {
                figures: stored.first(),
                previous: stored.get(1),
            },
        };
        proofread(name, bytes, known).map_err(|e| anyhow!("reading {}: {e}", file.display()))
    }
}

/// The period of a name, by the configured regimes or those of the sample office.
fn period(name: &str, args: &ProofreadOf, settings: Option<&Settings>) -> anyhow::Result<Period> {
    let name = PeriodName {
        period: name.to_owned(),
        regime: args.regime.clone(),
        label: None,
    };
    let sample: Rules;
    let rules = match settings {
        Some(settings) => &settings.rules,
        None => {
            sample = desk::no_problems(config::sample(PathBuf::new(), PathBuf::new()))?.rules;
            &sample
        }
    };
    desk::period(&name, rules)
}

/// The figures of a period and of the one before it, as far as they are stored.
fn stored(period: &Period, settings: &Settings, now: Moment) -> anyhow::Result<Vec<Figures>> {
    let store = desk::look(&settings.database)?;
    with_previous(period, &settings.rules)
        .iter()
        .map(|p| desk::figures(&store, p, &settings.rules, now))
        .collect()
}

/// A signed Word file that comes back: its findings are told, it is never refused for them.
pub(super) fn signed(name: &str, bytes: &[u8], settings: &Settings, figures: &Figures) -> Exit {
    if !matches!(kind_of(name, bytes), Ok(Kind::Word)) {
        return Exit::Done;
    }
    let known = Known {
        register: Some(&settings.register),
        period: Some(&figures.period),
        stored: Stored {
            figures: Some(figures),
            previous: None,
        },
    };
    say!("kiểm tra nội dung văn bản:");
    match proofread(name, bytes, known) {
        Ok(proof) => {
            lines(&proof.findings);
            Exit::attention_if(proof.findings.iter().any(Finding::is_error))
        }
        Err(e) => {
            say!("chưa kiểm tra được: {e}");
            Exit::Done
        }
    }
}

fn tell(args: &ProofreadOf, desk: &Desk, proof: &Proof) -> anyhow::Result<()> {
    let label = desk.period.as_ref().map(|p| p.label.clone());
    if args.json {
        return desk::print_json(&json!({
            "file": args.file.display().to_string(),
            "period": label.or_else(|| proof.period.clone()),
            "findings": proof.findings,
        }));
    }
    let of = proof.period.as_ref().map_or(String::new(), |p| format!(" ({p})"));
    say!("{}{of}", args.file.display());
    lines(&proof.findings);
    Ok(())
}

/// The findings line by line, and how many there are.
pub(super) fn lines(findings: &[Finding]) {
    for finding in findings {
        say!("{}", super::told::finding_line(finding));
    }
    match tally(findings) {
        (0, 0, 0) => say!("không phát hiện lỗi"),
        (errors, warnings, hints) => say!("{errors:02} lỗi, {warnings:02} cảnh báo, {hints:02} gợi ý"),
    }
}
