//! An errand and the figures it needs, made into an order for the letter room.

use super::action::{Errand, What};
use super::board::board;
use super::drafted::{draft_files, draft_matter, handed_out, handed_out_of};
use super::facts::Facts;
use super::parts::parts_of;
use super::rules::Rules;
use super::stale::{old_estimate, stale};
use super::windows::{is_same_window, last_year, row_of, with_history, with_previous};
use super::{contribution, correction, dossiers, entries, health};
use crate::calendar::{Moment, Period, PeriodKind, day_of};
use crate::dossier::{
    Figures, Reckoning, Reported, carry_over, falls, is_missed, other_source, reported_otherwise,
};
use crate::letter::{Matter, Order};
use crate::report::{self, HandedOut, Past, ReportInput, Version, WeeklySummary, Words, verdict};

/// The windows whose figures an errand needs: its own and the one it is compared with.
pub fn windows_of(errand: &Errand, rules: &Rules) -> Vec<Period> {
    match &errand.what {
        What::Week { period } | What::Draft { period, .. } => with_history(period, rules),
        What::Part { rule, period, .. } => contribution::window_of(rule, period, rules),
        What::Correction { revision } => with_history(&revision.reported.period, rules),
        _ => Vec::new(),
    }
}

/// How the figures of such a window are made for that errand: a correction is about what the
/// source says now of the window that was reported, whatever it said at the cut-off.
pub fn reckoning_of(errand: &Errand, period: &Period, rules: &Rules) -> Reckoning {
    match &errand.what {
        What::Correction { revision } if is_same_window(period, &revision.reported.period) => {
            correction::reckoning(rules, period)
        }
        _ => rules.reckoning(period),
    }
}

/// Whether it tells of tasks that the errand itself does not name: then it is composed from all
/// facts, not from those that are due.
pub fn shows_the_board(errand: &Errand) -> bool {
    entries::may_change(errand)
        || matches!(
            errand.what,
            What::Week { .. } | What::Draft { .. } | What::Part { .. } | What::Correction { .. }
        )
}

/// Fills the errand. `figures` are those of `windows_of`, in that order.
pub fn compose(errand: &Errand, figures: Vec<Figures>, facts: &Facts, rules: &Rules, now: Moment) -> Order {
    let matter = match &errand.what {
        What::Tasks {
            lines,
            ahead_of_break,
            rest,
            dossiers,
        } => Matter::Tasks {
            lines: lines.clone(),
            ahead_of_break: ahead_of_break.clone(),
            rest: rest.clone(),
            dossiers: dossiers.clone(),
        },
        What::UnitWeek { period, lines } => Matter::UnitWeek {
            period: period.clone(),
            lines: lines.clone(),
        },
        What::Week { period } => {
            let mut input = report_input(None, period, false, figures, facts, rules, now);
            let verdict = verdict(&facts.reviews, &period.label);
            if verdict.is_none() {
                input.notes.push("chưa rà soát".into());
            }
            let (now, before) = (&input.figures, report::held_against(&input));
            let falls = falls(&rules.figures.targets, now, before, day_of(input.now));
            let dossiers = dossiers::of_week(facts, rules, input.now).unwrap_or_default();
            let comment = report::comment(&facts.reviews, &period.label).map(str::to_owned);
            Matter::Week(Box::new(WeeklySummary {
                comment,
                dossiers,
                falls,
                ..report::weekly(&input)
            }))
        }
        What::Draft {
            rule,
            period,
            estimate,
        } => {
            let input = report_input(rule.as_deref(), period, *estimate, figures, facts, rules, now);
            draft_matter(rule.as_deref(), &input, rules)
        }
        What::Part { rule, unit, period } => {
            let known = (facts, rules, day_of(now));
            contribution::matter((rule, unit), period, figures.into_iter().next(), known)
        }
        What::Correction { revision } => {
            let reported = &revision.reported;
            let id = Some(reported.report.as_str()).filter(|id| !id.is_empty());
            let input = correction_input(reported, figures, facts, rules, now);
            correction::matter(revision, draft_files(id, &input, rules).0)
        }
        What::Points { facts, points, files } => Matter::Points {
            facts: facts.clone(),
            points: points.clone(),
            files: files.clone(),
        },
        What::Health => health::matter(facts, rules, now),
        What::Test => Matter::Test,
    };
    Order {
        key: errand.key.clone(),
        kind: errand.kind,
        to: errand.to.clone(),
        addressee: errand.addressee.clone(),
        at: now,
        matter,
        entries: entries::changed(errand, facts, rules, now),
        instead_of: errand.instead_of.clone(),
    }
}

/// What is to be remembered of the draft that the errand brings; `None` where it brings none, or a version
/// that was given before. `figures` as for [`compose`].
pub fn handed_out_with(
    errand: &Errand,
    figures: &[Figures],
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> Option<HandedOut> {
    let What::Draft {
        rule,
        period,
        estimate,
    } = &errand.what
    else {
        return None;
    };
    let rule = rule.as_deref();
    let input = report_input(rule, period, *estimate, figures.to_vec(), facts, rules, now);
    handed_out(rule, &input, facts, (now, &errand.key))
}

/// Everything a report of that period is made from. `rule` is a report's id, `None` the weekly page.
pub fn report_input(
    rule: Option<&str>,
    period: &Period,
    estimate: bool,
    figures: Vec<Figures>,
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> ReportInput {
    input_with_tasks((rule, period, estimate), figures, facts, rules, (now, now))
}

/// Everything the correction of a report that was sent is made from. `figures` as for [`report_input`]; those of its own
/// window are made as of now ([`correction::reckoning`]).
pub fn correction_input(
    reported: &Reported,
    figures: Vec<Figures>,
    facts: &Facts,
    rules: &Rules,
    now: Moment,
) -> ReportInput {
    let id = Some(reported.report.as_str()).filter(|id| !id.is_empty());
    let told_at = correction::told_at(reported, &handed_out_of(id, &reported.period, facts));
    let report = (id, &reported.period, false);
    let mut input = input_with_tasks(report, figures, facts, rules, (now, told_at));
    input.notes.push(correction::note(reported));
    input.corrects = Some(correction::corrected(reported));
    input
}

/// The same with its tasks as they stood at `told_at`: a correction of figures leaves alone what was signed of tasks.
fn input_with_tasks(
    (rule, period, estimate): (Option<&str>, &Period, bool),
    figures: Vec<Figures>,
    facts: &Facts,
    rules: &Rules,
    (now, told_at): (Moment, Moment),
) -> ReportInput {
    let parts = rule.map_or_else(Vec::new, |id| parts_of(id, period, facts, rules));
    let title = match rule {
        None => rules.weekly.as_ref().map(|w| w.title.clone()),
        Some(id) => rules.reports.iter().find(|r| r.id == id).map(|r| r.title.clone()),
    };
    let legal_basis = rules
        .regimes
        .iter()
        .find(|r| r.id == period.regime)
        .map(|r| r.legal_basis.clone());
    let of = |p: &Period| figures.iter().find(|f| is_same_window(&f.period, p)).cloned();
    let mut own = of(period).unwrap_or_else(|| Figures::unknown(period.clone()));
    let previous = with_previous(period, rules).get(1).and_then(of);
    let past = Past {
        last_year: last_year(period, rules).as_ref().and_then(of),
        row: row_of(period, rules).iter().filter_map(of).collect(),
        breaks: rules.figures.breaks.clone(),
    };
    let joined = previous.as_ref().map(|p| {
        [
            other_source(p, &own, |id| rules.figures.name_of(id)),
            carry_over(p, &own),
        ]
    });
    own.findings.extend(joined.into_iter().flatten().flatten());
    let compared = previous.iter().chain(&past.last_year);
    own.findings.extend(compared.filter_map(|then| {
        let reported = correction::known_as(rule, &then.period, facts)?;
        reported_otherwise(reported, then)
    }));
    own.findings.extend(old_estimate(&own, estimate, now));
    let misses_target = is_missed(&rules.figures.targets, &own);
    let form = rules.papers.form(period.to);
    let broken = form.broken(&own);
    own.findings.extend(broken);
    let mut notes: Vec<String> = report::received(&parts).into_iter().collect();
    notes.extend(stale(period, &own, facts, rules, now));
    let title = title.unwrap_or_else(|| "Báo cáo kết quả giải quyết thủ tục hành chính".into());
    let lead = lead_of(rule, &title, period, rules, now);
    let source = own.provenance.as_ref().map(|from| from.source.as_str());
    let mut input = ReportInput {
        title,
        source: source.map_or_else(String::new, |id| rules.figures.name_of(id).to_owned()),
        issuer: rules.papers.issuer(&rules.issuer, rule, day_of(now)),
        form,
        period: period.clone(),
        figures: own,
        previous,
        past,
        version: Version::default(),
        tasks: match told_at == now {
            true => board(rule, period, facts, rules, day_of(now)),
            false => board(
                rule,
                period,
                &facts.clone().said_by(told_at),
                rules,
                day_of(told_at),
            ),
        },
        lead,
        now,
        corrects: None,
        estimate,
        notes,
        parts,
        legal_basis: legal_basis.unwrap_or_default(),
        misses_target,
    };
    // Nothing that is drawn from it tells the version but the files' heads.
    let words = Words::of(&report::draft(&input));
    let known = handed_out_of(rule, period, facts);
    input.version = Version::of(&known, &input.figures, Some((&words, now)));
    for change in &mut input.version.changes {
        *change = input.form.in_own_numbers(change);
    }
    input
}

/// The unit that leads a report, by name. Of one that is not configured, the week's too, whoever leads the reports of
/// the same outline, else the first report: a place to fill names who has to fill it.
fn lead_of(rule: Option<&str>, title: &str, period: &Period, rules: &Rules, now: Moment) -> String {
    let of_then = rules.on(period.to.min(day_of(now)));
    let reports = &rules.reports;
    let outline = |title: &str| report::headings_of(title, PeriodKind::Year);
    let own = reports.iter().find(|r| Some(r.id.as_str()) == rule);
    let alike = || reports.iter().find(|r| outline(&r.title) == outline(title));
    let lead = own.or_else(alike).or(reports.first()).map(|r| &r.lead);
    lead.map_or_else(String::new, |lead| super::duty::unit_name(of_then.as_ref(), lead))
}
