//! `[figures]`: which source figures rest on, what they are held against, and where dossiers
//! without a column are counted.

use super::mailbox::mailbox_in;
use super::section::{Section, number};
use super::timing::WEEKDAYS;
use super::values::nearest;
use super::written::Placed;
use crate::agenda::{ChangesRule, FiguresRule, HealthRule, Watch};
use crate::calendar::hm;
use crate::dossier::{Beside, CrossCheck, Measure, Target, Whole};
use crate::export::ExportSource;
use crate::portal::Source;
use crate::report::SeriesBreak;
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;

/// `name` of a source: what people call it.
pub fn name(section: &Section) -> Option<String> {
    let name = section.may::<String>("name")?.value;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// What people call each source: `name` of its section, else the system that its profile names, "OpenCPS v2" of
/// "OpenCPS v2, thống kê hồ sơ".
fn names(root: &Section, sources: &[Placed<Source>]) -> BTreeMap<String, String> {
    let system = |source: &Source| {
        let name = source.profile.name.split(',').next().unwrap_or_default().trim();
        (source.id.clone(), name.to_owned())
    };
    let by_profile = sources.iter().map(|s| system(&s.value));
    let sections = root.sections("source");
    let by_section = sections.iter().filter_map(|section| {
        let id = section.may::<String>("id")?.value;
        Some((id.trim().to_owned(), name(section)?))
    });
    let named = by_profile.chain(by_section);
    named.filter(|(_, name)| !name.is_empty()).collect()
}

/// What `[figures]` says of the configured sources.
pub fn figures(root: &Section, sources: &[Placed<Source>], exports: &[ExportSource]) -> FiguresRule {
    // A list of dossiers has no figures.
    let asked = sources.iter().filter(|s| !s.value.profile.lists_dossiers());
    let asked = asked.map(|s| s.value.id.as_str());
    let ids: Vec<&str> = asked.chain(exports.iter().map(|e| e.id.as_str())).collect();
    let operator = root.section("operator").map(|section| {
        let mailbox = mailbox_in(&section);
        section.close();
        mailbox
    });
    let health = health(root);
    // Their profiles say so: they count something else than the form.
    let by_profile = || {
        let checks = sources.iter().filter(|s| s.value.profile.is_cross_check());
        checks.map(|s| CrossCheck {
            source: s.value.id.clone(),
            tolerance: 0,
        })
    };
    let preferred = |checks: &[CrossCheck]| -> Vec<String> {
        let is_form = |id: &&&str| checks.iter().all(|c| c.source != **id);
        ids.iter().filter(is_form).map(|id| (*id).to_owned()).collect()
    };
    let Some(section) = root.section("figures") else {
        let cross_checks: Vec<CrossCheck> = by_profile().collect();
        return FiguresRule {
            operator,
            health,
            sources: preferred(&cross_checks),
            cross_checks,
            names: names(root, sources),
            ..FiguresRule::default()
        };
    };
    let breaks = section.sections("series_break");
    let words = [
        ("apart", Beside::Apart),
        ("resolved", Beside::Resolved),
        ("pending", Beside::Pending),
    ];
    let beside = section.word("without_column", &words).map(|w| w.value);
    let mut cross_checks: Vec<CrossCheck> = section
        .sections("cross_check")
        .into_iter()
        .filter_map(|inner| cross_check(inner, &ids))
        .collect();
    cross_checks.extend(
        by_profile()
            .filter(|c| cross_checks.iter().all(|known| known.source != c.source))
            .collect::<Vec<_>>(),
    );
    let rule = FiguresRule {
        names: names(root, sources),
        sources: preferred(&cross_checks),
        beside: beside.unwrap_or_default(),
        targets: section
            .sections("target")
            .into_iter()
            .filter_map(|inner| target(inner, &ids))
            .collect(),
        breaks: breaks.into_iter().map(series_break).collect(),
        cross_checks,
        operator,
        changes: section.section("changes").map(changes),
        watch: watch(&section),
        health,
        // Younger ones are still asked for by decisions.
        thin_after_days: number(&section, "thin_after_days", 450..=36_500).map(i64::unsigned_abs),
    };
    if rule.sources.is_empty() && !ids.is_empty() {
        section.log().problem(
            &section.place(),
            "every source is only held against others",
            "leave out of [[figures.cross_check]] the source that the figures come from",
        );
    }
    section.close();
    rule
}

/// `[[figures.series_break]]`: from when on figures count something else, and why.
fn series_break(inner: Section) -> SeriesBreak {
    let found = SeriesBreak {
        day: inner
            .must::<NaiveDate>(
                "day",
                "write the first day that counts differently: day = 2025-07-02",
            )
            .value,
        text: inner
            .must::<String>(
                "text",
                "write what changed, as reports say it: \"hợp nhất theo Quyết định số …\"",
            )
            .value,
    };
    inner.close();
    found
}

#[derive(Clone, Copy)]
enum Of {
    Online,
    OnTime,
    OnTime766,
    Counts,
}

/// `[[figures.target]]`: a share of the form, or of a source's further counts.
fn target(inner: Section, ids: &[&str]) -> Option<Target> {
    let title = inner.must::<String>(
        "title",
        "write how the weekly page names it, \"tỷ lệ hồ sơ trực tuyến\"",
    );
    let percent = number(&inner, "percent", 1..=100).unwrap_or(100).unsigned_abs();
    let words = [
        ("online", Of::Online),
        ("on_time", Of::OnTime),
        ("on_time_766", Of::OnTime766),
        ("counts", Of::Counts),
    ];
    let of = inner.word("of", &words).map(|w| w.value);
    if !inner.has("of") {
        let remedy = "write of = \"online\", \"on_time\", \"on_time_766\" or \"counts\"";
        inner.log().absent(&inner.place_of("of"), "is missing", remedy);
    }
    let of = match of? {
        Of::Online => Some(Measure::Online),
        Of::OnTime => Some(Measure::OnTime),
        Of::OnTime766 => Some(Measure::OnTime766),
        Of::Counts => counted(&inner, ids),
    };
    inner.close();
    of.map(|of| Target {
        title: title.value,
        of,
        percent,
    })
}

/// Counts that a profile maps beside the form, by their names there.
fn counted(inner: &Section, ids: &[&str]) -> Option<Measure> {
    let part = inner.must::<String>("part", "write the count's name in the source's profile");
    let source = inner.may::<String>("source");
    if let Some(source) = source.as_ref().filter(|s| !ids.contains(&s.value.as_str())) {
        let message = format!("no source has the id \"{}\"", source.value);
        inner.log().problem(
            &source.place,
            message,
            "write the id of a [[source]], or leave it out",
        );
    }
    let whole = match (
        inner.may::<String>("whole"),
        number(inner, "points", 1..=1_000_000_000),
    ) {
        (Some(name), _) => Some(Whole::Count(name.value)),
        (None, Some(points)) => Some(Whole::Points(points)),
        (None, None) => {
            let remedy = "write whole = \"name of another count\", or points = the most there are";
            inner.log().absent(&inner.place_of("whole"), "is missing", remedy);
            None
        }
    };
    Some(Measure::Counted {
        source: source.map(|s| s.value),
        part: part.value,
        whole: whole?,
    })
}

/// `[figures.changes]`: who is told what moved, and from which time of the day on.
fn changes(inner: Section) -> ChangesRule {
    let at = inner.may::<NaiveTime>("at");
    let rule = ChangesRule {
        to: mailbox_in(&inner),
        from: at.map_or(hm(7, 45), |at| at.value),
        is_asked_for: false,
    };
    inner.close();
    rule
}

/// `[health]`: the weekly day and time of the operator's letter; `day = "never"` is off.
fn health(root: &Section) -> Option<HealthRule> {
    let section = root.section("health")?;
    let days: Vec<_> = WEEKDAYS
        .iter()
        .map(|(word, day)| (*word, Some(*day)))
        .chain([("never", None)])
        .collect();
    let day = section.word("day", &days).and_then(|d| d.value);
    let at = section.may::<NaiveTime>("at");
    section.close();
    Some(HealthRule {
        day: day?,
        at: at?.value,
    })
}

/// When the operator hears of a source that does not answer.
fn watch(section: &Section) -> Watch {
    let usual = Watch::default();
    Watch {
        silent_hours: number(section, "silent_hours", 1..=720).unwrap_or(usual.silent_hours),
        before_cutoff_hours: number(section, "before_cutoff_hours", 1..=72)
            .unwrap_or(usual.before_cutoff_hours),
    }
}

fn cross_check(inner: Section, ids: &[&str]) -> Option<CrossCheck> {
    let source = inner.must::<String>(
        "source",
        "write the id of a [[source]] that is only held against the figures",
    );
    let tolerance = number(&inner, "tolerance_percent", 0..=100).unwrap_or(0);
    let is_known = ids.contains(&source.value.as_str());
    if !source.value.is_empty() && !is_known {
        let remedy = match nearest(&source.value, ids.iter().copied()) {
            Some(known) => format!("did you mean \"{known}\"?"),
            None => "write the id of a [[source]]".into(),
        };
        let message = format!("no source has the id \"{}\"", source.value);
        inner.log().problem(&source.place, message, remedy);
    }
    inner.close();
    is_known.then(|| CrossCheck {
        source: source.value,
        tolerance: tolerance.unsigned_abs(),
    })
}
