//! The conflicts of the office's own periods and deadlines, told to the plan's owner: each once
//! with a proposal, and on the weekly list until someone answers (facts/domain.md 1.6, 8 row 15).

use super::action::{Agenda, What};
use super::conflicts::conflicts;
use super::round::{Note, Round, mark};
use super::rules::{Clash, Conflict, Going, Rules};
use crate::calendar::{Period, PeriodKind, count, date, date_with_weekday};
use crate::letter::{LetterKind, Named, Point, TaskLine};
use chrono::{Datelike, NaiveDate};

/// The key of a letter names each conflict in it; more of them are told in the next letter.
const MOST: usize = 20;

/// The years in which an office may look at its conflicts.
const YEARS: std::ops::RangeInclusive<i32> = 2024..=2041;

/// The conflicts of every year that wait for an answer.
pub fn open_conflicts(rules: &Rules, accepted: &[String]) -> Vec<Conflict> {
    YEARS
        .flat_map(|year| conflicts(rules, year))
        .filter(|c| !accepted.contains(&c.id) && is_reported(c, rules))
        .collect()
}

/// Each open conflict in its next windows.
fn next(rules: &Rules, today: NaiveDate) -> Vec<&Conflict> {
    let of_year = |year: i32| {
        let all = rules.conflicts.iter();
        all.filter(move |c| c.year == year && is_reported(c, rules))
    };
    let mut found: Vec<&Conflict> = of_year(today.year()).collect();
    for conflict in found.iter_mut().filter(|c| is_past(c, today)) {
        let later = of_year(today.year() + 1).find(|c| c.id == conflict.id);
        *conflict = later.unwrap_or(conflict);
    }
    found
}

fn is_past(conflict: &Conflict, today: NaiveDate) -> bool {
    match &conflict.clash {
        Clash::BeforeCutoff { update, .. } => *update < today,
        Clash::AfterUpstream { limit, .. } => *limit < today,
        _ => false,
    }
}

/// Windows that no report uses, and reports that are gone, contradict nothing that anybody reads.
fn is_reported(conflict: &Conflict, rules: &Rules) -> bool {
    let uses = |regime: &str| rules.reports.iter().any(|r| r.regime == regime);
    match &conflict.clash {
        Clash::Untiled { fine, coarse } => uses(&fine.regime) && uses(&coarse.regime),
        Clash::Seam { .. } | Clash::Overlap { .. } => uses(&conflict.about),
        _ => rules.reports.iter().any(|r| r.id == conflict.about),
    }
}

/// Queues one letter with every conflict that is new or has changed.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    let is_new = |c: &&Conflict| told_in(c, round).is_none();
    let open = next(round.rules, round.today).into_iter();
    let new: Vec<&Conflict> = open.filter(is_new).take(MOST).collect();
    if new.is_empty() {
        return;
    }
    let names: Vec<String> = new.iter().map(|c| name_of(c)).collect();
    let points: Vec<Point> = new.iter().map(|c| point(c)).collect();
    let mut facts = Named::new();
    facts.insert("n".into(), count(i64::try_from(points.len()).unwrap_or(0)));
    facts.insert("year".into(), String::new());
    let ids: Vec<&str> = new.iter().map(|c| c.id.as_str()).collect();
    let reason = format!("periods or deadlines contradict each other: {}", ids.join(", "));
    let what = What::Points {
        facts,
        points,
        files: Vec::new(),
    };
    let when = format!("{}-{}", names.join("."), week_of(round.today));
    let owner = &round.rules.owner;
    let note = Note::new("conflicts", &when, LetterKind::Proposals, owner, what);
    round.write(note, reason, agenda);
}

/// The week whose letter told the conflict.
fn told_in<'f>(conflict: &Conflict, round: &Round<'f>) -> Option<&'f str> {
    let in_trial = round.rules.going == Going::Shadow;
    let ledger = &round.facts.ledger;
    ledger.week_of_conflict(&name_of(conflict), in_trial)
}

/// "2026-W23".
fn week_of(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// Stands for a conflict in keys.
fn name_of(conflict: &Conflict) -> String {
    mark(&format!("{} {}", conflict.id, conflict.rule))
}

fn point(conflict: &Conflict) -> Point {
    let said = said(conflict);
    Point::new(
        "conflict",
        [
            ("title", said.title),
            ("words", said.words),
            ("proposal", said.proposal),
            ("id", conflict.id.clone()),
        ],
    )
}

/// The lines of the weekly list. A line without number, unit and deadline is no task. A conflict has
/// a letter of its own in its first week.
pub fn lines(round: &Round) -> Vec<TaskLine> {
    let this_week = week_of(round.today);
    let is_told = |c: &&Conflict| told_in(c, round).is_some_and(|week| week != this_week);
    let line = |conflict: &Conflict| {
        let said = said(conflict);
        TaskLine {
            title: said.title,
            note: format!("{}. Đề xuất: {} (mã {})", said.words, said.proposal, conflict.id),
            ..TaskLine::default()
        }
    };
    let open = next(round.rules, round.today).into_iter();
    open.filter(is_told).map(line).collect()
}

/// A conflict in the office's words.
struct Said {
    title: String,
    words: String,
    proposal: String,
}

fn said(conflict: &Conflict) -> Said {
    let of = |title: String, words: String, proposal: String| Said {
        title,
        words,
        proposal,
    };
    match &conflict.clash {
        Clash::Seam { before, after } => of(
            format!("Kỳ số liệu {}", kind(before.kind)),
            seam(before, after),
            "thống nhất để kỳ sau bắt đầu ngay sau ngày kết thúc của kỳ trước".into(),
        ),
        Clash::Untiled { fine, coarse } => of(
            format!("Kỳ số liệu {} và {}", kind(fine.kind), kind(coarse.kind)),
            format!(
                "các kỳ {} cộng lại từ {} đến {}, kỳ {} từ {} đến {}, nên tổng không so sánh được",
                kind(fine.kind),
                date(fine.from),
                date(fine.to),
                kind(coarse.kind),
                date(coarse.from),
                date(coarse.to)
            ),
            "không so sánh tổng của hai loại kỳ, hoặc thống nhất ngày chốt số liệu".into(),
        ),
        Clash::Overlap {
            window,
            other,
            from,
            to,
        } => of(
            format!("Kỳ số liệu {}", window.window_words()),
            format!(
                "trùng {} ngày (từ {} đến {}) với {}, số liệu được tính hai lần",
                count((*to - *from).num_days() + 1),
                date(*from),
                date(*to),
                other.name()
            ),
            "không so sánh tổng của hai kỳ".into(),
        ),
        Clash::BeforeCutoff {
            title,
            period,
            due,
            update,
            is_internal,
        } => of(
            format!("{title} {}", period.name()),
            format!(
                "thời hạn {} {} sớm hơn ngày chốt số liệu {}, nên số liệu chưa thể đầy đủ",
                if *is_internal {
                    "nội bộ"
                } else {
                    "gửi cấp trên"
                },
                date_with_weekday(*due),
                date_with_weekday(period.to)
            ),
            format!(
                "gửi số liệu ước thực hiện theo thời hạn trên, cập nhật số liệu chính thức trong ngày {}",
                date_with_weekday(*update)
            ),
        ),
        clash @ Clash::AfterUpstream { .. } => after_upstream(clash),
    }
}

fn after_upstream(clash: &Clash) -> Said {
    let Clash::AfterUpstream {
        title,
        period,
        due,
        upstream,
        limit,
        target,
        proposed,
        is_estimate,
        ..
    } = clash
    else {
        return Said {
            title: String::new(),
            words: String::new(),
            proposal: String::new(),
        };
    };
    let advice = match limit == target {
        true => String::new(),
        false => format!(", nên gửi trong ngày {}", date_with_weekday(*target)),
    };
    let estimate = match is_estimate {
        true => format!(
            " (số liệu ước thực hiện, cập nhật sau ngày chốt số liệu {})",
            date_with_weekday(period.to)
        ),
        false => String::new(),
    };
    Said {
        title: format!("{title} {}", period.name()),
        words: format!(
            "thời hạn nội bộ {} muộn hơn thời hạn gửi cấp trên {} của {upstream}{advice}",
            date_with_weekday(*due),
            date_with_weekday(*limit)
        ),
        proposal: format!("đặt thời hạn nội bộ {}{estimate}", date_with_weekday(*proposed)),
    }
}

fn seam(before: &Period, after: &Period) -> String {
    let gap = (after.from - before.to).num_days() - 1;
    let what = match gap > 0 {
        true => format!("bỏ sót {} ngày", count(gap)),
        false => format!("tính hai lần {} ngày", count(-gap)),
    };
    format!(
        "{} kết thúc ngày {}, {} bắt đầu ngày {}: {what}",
        before.name(),
        date(before.to),
        after.name(),
        date(after.from)
    )
}

fn kind(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Week => "tuần",
        PeriodKind::Month => "tháng",
        PeriodKind::Quarter => "quý",
        PeriodKind::Half => "6 tháng",
        PeriodKind::Nine => "9 tháng",
        PeriodKind::Year => "năm",
        PeriodKind::Explicit => "riêng",
    }
}
