//! The letter that asks a unit for its part of a report: once per unit and period, in the morning
//! on which the part is first told, beside the reminders, with what the unit wrote last time.

use super::action::{Action, Agenda, What};
use super::duty::Duty;
use super::facts::Facts;
use super::ledger::TRIAL;
use super::parts::{inside_a_sentence, is_part, newest, part_id, part_occurrence, period_of};
use super::periods::{periods_near, report_occurrence};
use super::round::{Note, Round};
use super::rules::{Contributor, ReportRule, Rules};
use super::sending;
use crate::calendar::{Period, count, date, date_with_weekday};
use crate::dossier::{Column, Counts, Figures};
use crate::letter::{Attachment, LetterKind, Matter, Named, Point};
use crate::plan::{Occurrence, Unit};
use chrono::NaiveDate;

/// So many points of last period's text stand in the letter; what is longer is attached whole.
const POINTS: usize = 40;
/// A point holds so many characters; a longer paragraph is told in several.
const POINT_CHARS: usize = 500;

/// Queues the letters that are due this morning, and takes back those that nobody needs any more.
pub fn decide(round: &Round, agenda: &mut Agenda) {
    if !round.is_open(round.rules.hours.morning) {
        return;
    }
    for duty in round.duties.iter().filter(|d| is_part(&d.task)) {
        let is_its_turn = round.reached(duty).is_some() && duty.occurrence.due >= round.live_from;
        let rule = round.rules.reports.iter().find(|r| part_id(r) == duty.task.id);
        let Some(rule) = rule.filter(|_| is_its_turn) else {
            continue;
        };
        if let Some(period) = period_of(rule, duty.occurrence.due, round.rules) {
            ask(rule, &period, duty, round, agenda);
        }
    }
}

/// The part (task, unit, L) that the letter of that key asks for.
pub fn asked_part(key: &str, all: &[Duty], rules: &Rules) -> Option<(String, String, NaiveDate)> {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    let is_it = |duty: &&Duty| {
        let rule = rules.reports.iter().find(|r| part_id(r) == duty.task.id);
        let name = |rule: &ReportRule| {
            let period = period_of(rule, duty.occurrence.due, rules)?;
            Some(format!("part-{}-{}-{}-", rule.id, duty.unit, period.label))
        };
        let name = rule.and_then(name);
        name.is_some_and(|name| key.starts_with(&name))
    };
    let duty = { all.iter().filter(|d| is_part(&d.task)) }.find(is_it)?;
    Some((duty.task.id.clone(), duty.unit.clone(), duty.occurrence.due))
}

fn ask(rule: &ReportRule, period: &Period, duty: &Duty, round: &Round, agenda: &mut Agenda) {
    let what = format!(
        "letter on the part of {} {}, unit {}",
        rule.id, period.label, duty.unit
    );
    let unit = round.rules.office.unit(&duty.unit);
    let Some((unit, mailbox)) = unit.and_then(|u| Some((u, u.mailbox.as_ref()?))) else {
        return agenda.refuse(what, "the unit has no address in the configuration");
    };
    let name = format!("part-{}-{}", rule.id, unit.id);
    if duty.is_done() {
        return take_back(&name, period, unit, round, agenda);
    }
    if round.has(&name, &period.label, mailbox) {
        return agenda.refuse(what, "was written; reminders follow");
    }
    let note = Note {
        addressee: unit.name.clone(),
        unit: Some(unit.id.clone()),
        ..Note::new(
            &name,
            &period.label,
            LetterKind::Contribution,
            mailbox,
            What::Part {
                rule: rule.id.clone(),
                unit: unit.id.clone(),
                period: period.clone(),
            },
        )
    };
    let reason = format!(
        "{}: the part of {} is due on {} and its first stage is reached",
        rule.id, period.label, duty.occurrence.due
    );
    round.write(note, reason, agenda);
}

/// A letter that waits in the outbox asks for what has come meanwhile.
fn take_back(name: &str, period: &Period, unit: &Unit, round: &Round, agenda: &mut Agenda) {
    let Some(mailbox) = &unit.mailbox else { return };
    let key = round.key(name, &period.label, &mailbox.address);
    let waiting = round
        .facts
        .open_letters
        .iter()
        .find(|l| l.kind == LetterKind::Contribution && super::ledger::base(&l.key) == key);
    if let Some(letter) = waiting
        && sending::is_still_here(letter, round.rules, round.now)
    {
        let key = letter.key.clone();
        agenda.act(Action::Cancel { key }, "the part has been handed in meanwhile");
    }
}

/// The report's period before, whose text and figures the letter shows: of a report for quarters I
/// and III that of quarter III is quarter I.
fn period_before(rule: &ReportRule, period: &Period, rules: &Rules) -> Option<Period> {
    let before = periods_near(rule, rules, period.from).into_iter();
    before.filter(|p| p.to < period.to).max_by_key(|p| p.to)
}

/// The window whose figures the letter shows.
pub fn window_of(rule: &str, period: &Period, rules: &Rules) -> Vec<Period> {
    let rule = rules.reports.iter().find(|r| r.id == rule);
    let before = rule.and_then(|rule| period_before(rule, period, rules));
    before.into_iter().collect()
}

/// What the letter says. `figures` are those of `window_of`.
pub fn matter(
    (rule, unit): (&str, &str),
    period: &Period,
    figures: Option<Figures>,
    (facts, rules, today): (&Facts, &Rules, NaiveDate),
) -> Matter {
    let found = rules.reports.iter().find(|r| r.id == rule);
    let contributor = found.and_then(|r| r.parts.contributors.iter().find(|c| c.unit == unit));
    let (Some(rule), Some(contributor)) = (found, contributor) else {
        return Matter::Points {
            facts: Named::new(),
            points: Vec::new(),
            files: Vec::new(),
        };
    };
    let before = period_before(rule, period, rules);
    let mut points: Vec<Point> = contributor
        .headings
        .iter()
        .map(|heading| Point::new("fill", [("text", heading.clone())]))
        .collect();
    let (text, files) = last_text(rule, contributor, before.as_ref(), facts);
    points.extend(text);
    points.extend(last_figures(contributor, figures));
    Matter::Points {
        facts: about(rule, period, before.as_ref(), (rules, today)),
        points,
        files,
    }
}

fn about(
    rule: &ReportRule,
    period: &Period,
    before: Option<&Period>,
    (rules, today): (&Rules, NaiveDate),
) -> Named {
    let due = part_occurrence(rule, period, rules);
    let whole = report_occurrence(rule, period, rules);
    let target = due
        .as_ref()
        .filter(|o| o.target != o.due)
        .map(|o| date_with_weekday(o.target));
    let text = |maybe: Option<String>| maybe.unwrap_or_default();
    let is_over = |o: &Occurrence| o.due < today;
    let late = due
        .as_ref()
        .filter(|o| is_over(o))
        .map(|o| count(rules.calendar.working_days(o.due, today)));
    let upstream_over = whole.as_ref().filter(|o| is_over(o)).map(|_| "1".to_owned());
    [
        (
            "report",
            format!("{} {}", inside_a_sentence(&rule.title), period.name()),
        ),
        ("window", period.window_words()),
        ("due", text(due.map(|o| date_with_weekday(o.due)))),
        ("target", text(target)),
        ("late", text(late)),
        ("upstream_over", text(upstream_over)),
        ("upstream", text(whole.map(|o| date(o.due)))),
        ("before", text(before.map(Period::name))),
    ]
    .into_iter()
    .map(|(name, fact)| (name.to_owned(), fact))
    .collect()
}

/// The unit's own words of the period before, and the whole of them as a file where they are long.
fn last_text(
    rule: &ReportRule,
    contributor: &Contributor,
    before: Option<&Period>,
    facts: &Facts,
) -> (Vec<Point>, Vec<Attachment>) {
    let given = before.and_then(|p| newest(&facts.contributions, &rule.id, &p.label, &contributor.unit));
    let Some(given) = given else {
        return (
            vec![Point::new(
                "text",
                [("none", "1".into()), ("text", String::new())],
            )],
            Vec::new(),
        );
    };
    let point = |text: String| Point::new("text", [("none", String::new()), ("text", text)]);
    let mut points: Vec<Point> = given.text.lines().flat_map(in_points).map(point).collect();
    if points.len() <= POINTS {
        return (points, Vec::new());
    }
    points.truncate(POINTS);
    points.push(Point::new(
        "text",
        [("none", String::new()), ("text", String::new())],
    ));
    let file = Attachment {
        name: "phan-ky-truoc.txt".into(),
        mime: "text/plain; charset=utf-8".into(),
        bytes: given.text.replace('\n', "\r\n").into_bytes(),
    };
    (points, vec![file])
}

/// A paragraph in pieces that one point can hold, cut between words.
fn in_points(paragraph: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for word in paragraph.split_whitespace() {
        match pieces.last_mut() {
            Some(piece) if piece.chars().count() + word.chars().count() < POINT_CHARS => {
                piece.push(' ');
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

/// The totals of the period before, and the sectors that concern the unit; nothing is reckoned.
fn last_figures(contributor: &Contributor, figures: Option<Figures>) -> Vec<Point> {
    let line = |name: String, told: String| Point::new("figures", [("name", name), ("told", told)]);
    let unknown = || "chưa có số liệu".to_owned();
    let Some(figures) = figures else {
        return vec![line("Tổng số".into(), unknown())];
    };
    let mut points = vec![line(
        "Tổng số".into(),
        told(&figures.total.counts).unwrap_or_else(unknown),
    )];
    for sector in &contributor.sectors {
        let row = figures
            .rows
            .iter()
            .find(|r| r.sector.to_lowercase() == sector.to_lowercase());
        let told = row.and_then(|r| told(&r.counts)).unwrap_or_else(unknown);
        points.push(line(format!("Lĩnh vực {sector}"), told));
    }
    points
}

/// "tiếp nhận 120 hồ sơ; đã giải quyết 100 (quá hạn 02); đang giải quyết 20 (quá hạn 00)"; `None`
/// where nothing is known.
fn told(counts: &Counts) -> Option<String> {
    let number = |column| counts.get(column).map(count);
    let with_late = |all: Column, late: Column, verb: &str| {
        let all = number(all)?;
        Some(match number(late) {
            Some(late) => format!("{verb} {all} (quá hạn {late})"),
            None => format!("{verb} {all}"),
        })
    };
    let received = number(Column::C3).map(|n| format!("tiếp nhận {n} hồ sơ"));
    let resolved = with_late(Column::C7, Column::C10, "đã giải quyết");
    let pending = with_late(Column::C11, Column::C13, "đang giải quyết");
    let parts: Vec<String> = [received, resolved, pending].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
