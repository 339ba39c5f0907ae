//! `draft release|hold|comment P`: the drafter's word on the week's page before it goes to the
//! leaders.

use crate::calendar::{PeriodKind, day_of};
use crate::commands::desk::{self, PeriodName};
use crate::commands::exit::Exit;
use crate::report::{COMMENT_WORDS, Review, Verdict};
use anyhow::bail;
use clap::Args;

#[derive(Args)]
pub struct Word {
    #[command(flatten)]
    period: PeriodName,
    /// Who says so
    #[arg(long, default_value = "command line")]
    by: String,
}

#[derive(Args)]
pub struct Comment {
    #[command(flatten)]
    word: Word,
    /// What the page is to say, in at most 30 words
    #[arg(long, value_name = "WORDS")]
    text: String,
}

pub fn comment(args: &Comment, config: &desk::Config) -> anyhow::Result<Exit> {
    let words: Vec<&str> = args.text.split_whitespace().collect();
    if words.is_empty() || words.len() > COMMENT_WORDS {
        bail!(
            "--text has {} words; the page has room for 1 to {COMMENT_WORDS}",
            words.len()
        );
    }
    said(&args.word, Verdict::Comment(words.join(" ")), config)
}

pub fn said(args: &Word, verdict: Verdict, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let period = desk::period(&args.period, &settings.rules)?;
    let is_weekly = settings
        .rules
        .weekly
        .as_ref()
        .is_some_and(|w| w.regime == period.regime);
    if period.kind != PeriodKind::Week || !is_weekly {
        bail!(
            "\"{}\" is no week of [weekly]; only the week's page waits for a word of its drafter",
            period.label
        );
    }
    let mut store = desk::open(&settings.database)?;
    let now = crate::daemon::clock::now();
    if crate::agenda::page_has_gone(&period, &store.facts(now)?, &settings.rules) {
        say!(
            "{} ({}): trang tổng hợp đã gửi, không giữ lại hay sửa được nữa",
            period.name(),
            period.label
        );
        return Ok(Exit::Attention);
    }
    let of_today = settings.rules.on(day_of(now));
    if crate::agenda::page_is_over(&period, of_today.as_ref(), day_of(now)) {
        say!(
            "{} ({}): tuần đã qua, trang tổng hợp của tuần này không gửi nữa, không có gì để giữ lại hay phát hành",
            period.name(),
            period.label
        );
        return Ok(Exit::Attention);
    }
    let said = match &verdict {
        Verdict::Release => "trang tổng hợp được phát hành",
        Verdict::Hold => "trang tổng hợp được giữ lại cho đến khi phát hành",
        Verdict::Comment(_) => "trang tổng hợp được phát hành kèm ý kiến",
    };
    store.keep_review(&Review {
        period: period.label.clone(),
        verdict,
        at: now,
        by: args.by.clone(),
    })?;
    say!("{} ({}): {said}", period.name(), period.label);
    Ok(Exit::Done)
}
