//! The office's Word templates, tried on a sample report before a draft needs them.

use crate::agenda::{self, Rules};
use crate::calendar::{Moment, Period, day_of};
use crate::dossier::{Counts, Figures, SectorRow, TOTAL};
use crate::paper::PaperError;
use crate::report::{self, OwnTemplate, WEEK};
use crate::store::Store;
use chrono::Datelike;
use std::collections::BTreeSet;

/// What is wrong with a template, once each: what it lacks in the words in which a draft says it, why it
/// cannot be used in those of an operator; one that cannot be read is a warning of the settings.
pub(super) fn print(rules: &Rules, now: Moment) -> anyhow::Result<()> {
    let mut told = BTreeSet::new();
    for rule in &rules.papers.issuers {
        let Some(template) = rule.template.as_ref().filter(|t| t.file.is_some()) else {
            continue;
        };
        let weekly = rule.reports.iter().any(|r| r == WEEK).then_some(None);
        let reports = rules.reports.iter().map(|r| Some(r.id.as_str()));
        let is_meant = |id: &Option<&str>| {
            rule.reports.is_empty() || id.is_some_and(|id| rule.reports.iter().any(|r| r == id))
        };
        for id in reports.filter(is_meant).chain(weekly) {
            match tried(template, id, rules, now)? {
                Ok(said) => told.extend(said),
                // Of one fault the other reports tell nothing new.
                Err(why) => {
                    told.insert(format!(
                        "[[issuer]] template = \"{}\": {why} - correct it in Word (README, placeholders); \
                         until then drafts are made on the shipped template",
                        template.name
                    ));
                    break;
                }
            }
        }
    }
    for said in &told {
        say!("WARN {said}");
    }
    Ok(())
}

/// What a draft of that report on that template would say of it; the error is why there is none.
fn tried(
    template: &OwnTemplate,
    id: Option<&str>,
    rules: &Rules,
    now: Moment,
) -> anyhow::Result<Result<Vec<String>, PaperError>> {
    let report = rules.reports.iter().find(|r| Some(r.id.as_str()) == id);
    let today = day_of(now);
    let period = rules
        .regimes
        .iter()
        .filter(|r| report.is_none_or(|report| report.regime == r.id))
        .find_map(|r| r.period_of(today).or_else(|| r.period(today.year(), 1)));
    let Some(period) = period else {
        return Ok(Ok(Vec::new()));
    };
    let facts = Store::in_memory()?.facts(now)?;
    // A chart is drawn of periods in a row.
    let windows = agenda::with_history(&period, rules);
    let figures = windows.iter().map(|p| sample(p, now)).collect();
    let input = agenda::report_input(id, &period, true, figures, &facts, rules, now);
    let made = report::tried(template, &report::draft(&input));
    Ok(made.map(|(_, lacking)| lacking))
}

/// One sector, 30 received, figures that close.
fn sample(period: &Period, now: Moment) -> Figures {
    let counts = Counts {
        c3: Some(30),
        c4: Some(20),
        c5: Some(6),
        c6: Some(4),
        c7: Some(25),
        c8: Some(15),
        c9: Some(8),
        c10: Some(2),
        c11: Some(5),
        c12: Some(4),
        c13: Some(1),
    };
    let row = |sector: &str| SectorRow {
        sector: sector.to_owned(),
        counts,
        ..SectorRow::default()
    };
    Figures {
        rows: vec![row("Đầu tư")],
        total: row(TOTAL),
        as_of: Some(now),
        ..Figures::unknown(period.clone())
    }
}
