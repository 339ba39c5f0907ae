//! Which occurrences are told today, to whom, in which letter.

use super::duty::{is_same_series, missing_before, unit_name};
use super::going::{address_mark, key_of, routed};
use super::{Action, Agenda, Duty, Errand, Facts, Going, Rules, What, lists};
use crate::calendar::{Moment, day_of};
use crate::letter::{Break, LetterKind, TaskLine, Told};
use crate::plan::{Mailbox, Pace};
use crate::remind::{self, Role, Stage};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// An occurrence to be told, with the stage and everybody who was not yet told of it.
struct Telling<'a> {
    duty: &'a Duty<'a>,
    stage: Stage,
    to: Vec<Recipient>,
    today: NaiveDate,
    note: String,
}

/// One address and in which role it is told.
#[derive(Clone)]
struct Recipient {
    mailbox: Mailbox,
    addressee: String,
    unit: Option<String>,
    role: Role,
}

/// Queues the morning letters, the owner's list and the late letters that are due at `now`.
pub fn decide(
    now: Moment,
    live_from: NaiveDate,
    facts: &Facts,
    rules: &Rules,
    duties: &[Duty],
    agenda: &mut Agenda,
) {
    let today = day_of(now);
    if !rules.calendar.is_working(today) {
        agenda.refuse("reminders", "no working day: what is due is told on the next one");
        return;
    }
    let tellings = tellings(today, live_from, facts, rules, duties, agenda);
    let (late, ahead): (Vec<_>, Vec<_>) = tellings.into_iter().partition(|t| t.stage.is_late());
    if rules.hours.is_open(now, rules.hours.morning, &rules.calendar) {
        morning(today, live_from, facts, rules, duties, &ahead, agenda);
        if now.time() < rules.hours.late {
            late_list(today, facts, rules, &late, agenda);
        }
        lists::decide(today, facts, rules, agenda);
    } else {
        wait(&ahead, "waits for the morning hour of a working day", agenda);
    }
    if rules.hours.is_open(now, rules.hours.late, &rules.calendar) {
        let letters = by_address(&late, rules);
        queue(
            LetterKind::Late,
            today,
            letters,
            BTreeMap::new(),
            facts,
            rules,
            agenda,
        );
    } else {
        wait(
            &late,
            "late stages are told in the afternoon, so that the morning can tick them",
            agenda,
        );
    }
}

fn wait(tellings: &[Telling], reason: &str, agenda: &mut Agenda) {
    for t in tellings {
        agenda.refuse(name(t.duty), format!("{}: {reason}", t.stage.name()));
    }
}

fn name(duty: &Duty) -> String {
    format!(
        "task {}, unit {}, due {}",
        duty.task.number, duty.unit, duty.occurrence.due
    )
}

/// The occurrences whose highest stage reached today is above every stage told to somebody who
/// is to hear of it.
fn tellings<'a>(
    today: NaiveDate,
    live_from: NaiveDate,
    facts: &Facts,
    rules: &Rules,
    duties: &'a [Duty<'a>],
    agenda: &mut Agenda,
) -> Vec<Telling<'a>> {
    let mut found: Vec<Telling> = Vec::new();
    for duty in duties {
        let due = duty.occurrence.due;
        let Some(stage) = remind::reached(&duty.occurrence, today, &rules.calendar) else {
            continue;
        };
        if duty.is_done() {
            agenda.refuse(name(duty), "done");
        } else if due < live_from {
            agenda.refuse(name(duty), format!("due before going live on {live_from}"));
        } else if is_superseded(duty, duties, today, rules) {
            agenda.refuse(
                name(duty),
                "the next occurrence's turn has come; named there as missing",
            );
        } else {
            let everybody = recipients(duty, stage, rules, agenda);
            let is_untold = |r: &Recipient| !was_told(duty, stage, &r.mailbox, facts, rules);
            let to: Vec<Recipient> = everybody.iter().filter(|r| is_untold(r)).cloned().collect();
            if to.is_empty() {
                if !everybody.is_empty() {
                    agenda.refuse(name(duty), format!("{} was told", stage.name()));
                }
                continue;
            }
            let note = missing_before(duty, duties, live_from);
            found.push(Telling {
                duty,
                stage,
                to,
                today,
                note,
            });
        }
    }
    found
}

fn was_told(duty: &Duty, stage: Stage, mailbox: &Mailbox, facts: &Facts, rules: &Rules) -> bool {
    let mark = address_mark(mailbox);
    let in_trial = rules.going == Going::Shadow;
    let due = duty.occurrence.due;
    facts
        .ledger
        .highest(&duty.task.id, &duty.unit, due, &mark, in_trial)
        .is_some_and(|told| told >= stage)
}

/// Whether a later occurrence of the same recurring duty has reached a stage.
fn is_superseded(duty: &Duty, duties: &[Duty], today: NaiveDate, rules: &Rules) -> bool {
    duties.iter().any(|other| {
        is_same_series(duty, other)
            && other.occurrence.due > duty.occurrence.due
            && remind::reached(&other.occurrence, today, &rules.calendar).is_some()
    })
}

/// Who hears of that stage, in which role.
fn recipients(duty: &Duty, stage: Stage, rules: &Rules, agenda: &mut Agenda) -> Vec<Recipient> {
    let mut found: Vec<Recipient> = Vec::new();
    for role in remind::roles(stage) {
        match role {
            Role::Lead => push_unit(&mut found, &duty.unit, *role, duty, rules, agenda),
            Role::Support => {
                for unit in &duty.task.support.units {
                    push_unit(&mut found, unit, *role, duty, rules, agenda);
                }
            }
            Role::Head => {
                let head = rules.office.unit(&duty.unit).and_then(|u| u.head.as_ref());
                push(&mut found, head, Some(&duty.unit), *role);
            }
            Role::Owner => push(&mut found, Some(&rules.owner), None, *role),
        }
    }
    found
}

fn push_unit(
    found: &mut Vec<Recipient>,
    unit: &str,
    role: Role,
    duty: &Duty,
    rules: &Rules,
    agenda: &mut Agenda,
) {
    let mailbox = rules.office.unit(unit).and_then(|u| u.mailbox.as_ref());
    if mailbox.is_none() {
        agenda.refuse(
            name(duty),
            format!("unit {unit} has no address in the configuration"),
        );
    }
    push(found, mailbox, Some(unit), role);
    if let (Some(last), Some(_)) = (found.last_mut(), mailbox) {
        last.addressee = unit_name(rules, unit);
    }
}

fn push(found: &mut Vec<Recipient>, mailbox: Option<&Mailbox>, unit: Option<&str>, role: Role) {
    if let Some(mailbox) = mailbox {
        found.push(Recipient {
            mailbox: mailbox.clone(),
            addressee: mailbox.name.clone(),
            unit: unit.map(str::to_owned),
            role,
        });
    }
}

/// What one address is told in one letter.
struct Bundle {
    mailbox: Mailbox,
    addressee: String,
    unit: Option<String>,
    lines: Vec<TaskLine>,
    told: Vec<Told>,
}

/// Groups by address. Per address and task one line, under the highest role; the ledger still
/// remembers every occurrence, so that a mailbox shared by two units is not told again.
fn by_address(tellings: &[Telling], rules: &Rules) -> BTreeMap<String, Bundle> {
    let mut bundles: BTreeMap<String, Bundle> = BTreeMap::new();
    for telling in tellings {
        for recipient in &telling.to {
            add(&mut bundles, telling, recipient.clone(), rules);
        }
    }
    bundles
}

fn add(bundles: &mut BTreeMap<String, Bundle>, telling: &Telling, recipient: Recipient, rules: &Rules) {
    let told = telling.duty.told(telling.stage, recipient.role);
    let address = recipient.mailbox.address.to_lowercase();
    let bundle = bundles.entry(address).or_insert_with(|| Bundle {
        mailbox: recipient.mailbox,
        addressee: recipient.addressee.clone(),
        unit: recipient.unit.clone(),
        lines: Vec::new(),
        told: Vec::new(),
    });
    if recipient.role == Role::Lead {
        // The letter is addressed as the lead unit where any line makes it one.
        bundle.addressee = recipient.addressee;
        bundle.unit = recipient.unit;
    }
    bundle.told.push(told.clone());
    let line = telling
        .duty
        .line(telling.today, rules, Some(told), telling.note.clone());
    let same = |l: &TaskLine| l.told.as_ref().is_some_and(|t| t.task == telling.duty.task.id);
    match bundle.lines.iter_mut().find(|l| same(l)) {
        Some(known) if known.told.as_ref().is_some_and(|t| t.role > recipient.role) => *known = line,
        Some(_) => {}
        None => bundle.lines.push(line),
    }
}

/// The morning letters: everything ahead, and before a break what is due around it.
fn morning(
    today: NaiveDate,
    live_from: NaiveDate,
    facts: &Facts,
    rules: &Rules,
    duties: &[Duty],
    ahead: &[Telling],
    agenda: &mut Agenda,
) {
    let letters = by_address(ahead, rules);
    let mut breaks = around_break(today, live_from, rules, duties);
    for (address, bundle) in &letters {
        if let Some((_, lines)) = breaks.get_mut(address) {
            lines.retain(|l| {
                !bundle
                    .lines
                    .iter()
                    .any(|b| b.number == l.number && b.due == l.due)
            });
        }
    }
    queue(LetterKind::Reminder, today, letters, breaks, facts, rules, agenda);
}

/// On the second-last working day before three or more days off: per lead address, everything
/// unfinished that is due from today until two working days after the break.
fn around_break(
    today: NaiveDate,
    live_from: NaiveDate,
    rules: &Rules,
    duties: &[Duty],
) -> BTreeMap<String, (Bundle, Vec<TaskLine>)> {
    let mut found = BTreeMap::new();
    let last_day = rules.calendar.working_day_offset(today, 1);
    if rules.calendar.days_off_after(last_day) < 3 {
        return found;
    }
    let until = rules.calendar.working_day_offset(last_day, 2);
    let is_meant = |d: &&Duty| {
        let o = &d.occurrence;
        !d.is_done() && o.due >= live_from && today <= o.target && o.target <= until && o.pace != DAILY
    };
    for duty in duties.iter().filter(is_meant) {
        let Some(unit) = rules.office.unit(&duty.unit) else {
            continue;
        };
        let Some(mailbox) = &unit.mailbox else { continue };
        let entry = found.entry(mailbox.address.to_lowercase()).or_insert_with(|| {
            let bundle = Bundle {
                mailbox: mailbox.clone(),
                addressee: unit.name.clone(),
                unit: Some(unit.id.clone()),
                lines: Vec::new(),
                told: Vec::new(),
            };
            (bundle, Vec::new())
        });
        entry.1.push(duty.line(today, rules, None, String::new()));
    }
    found
}

/// The break after the next working day.
fn the_break(today: NaiveDate, rules: &Rules) -> Break {
    let calendar = &rules.calendar;
    let last_day = calendar.working_day_offset(today, 1);
    let (from, back) = (last_day + Days::new(1), calendar.working_day_offset(last_day, 1));
    let to = back - Days::new(1);
    let named = from
        .iter_days()
        .take_while(|d| *d <= to)
        .find_map(|d| calendar.entry(d));
    Break {
        name: named
            .map(|e| e.name.split(" (").next().unwrap_or_default().to_owned())
            .unwrap_or_default(),
        from,
        to,
        until: calendar.working_day_offset(last_day, 2),
        forecast: calendar.has_forecast(from, to),
    }
}

const DAILY: Pace = Pace::Every(crate::plan::deadline::Freq::Daily);

/// One letter per address, kind and day.
fn queue(
    kind: LetterKind,
    today: NaiveDate,
    mut letters: BTreeMap<String, Bundle>,
    breaks: BTreeMap<String, (Bundle, Vec<TaskLine>)>,
    facts: &Facts,
    rules: &Rules,
    agenda: &mut Agenda,
) {
    let mut around: BTreeMap<String, Vec<TaskLine>> = BTreeMap::new();
    for (address, (bundle, lines)) in breaks.into_iter().filter(|(_, (_, lines))| !lines.is_empty()) {
        around.insert(address.clone(), lines);
        letters.entry(address).or_insert(bundle);
    }
    for (address, bundle) in letters {
        let ahead_of_break = around.remove(&address).unwrap_or_default();
        let name = if kind == LetterKind::Late {
            "late"
        } else {
            "morning"
        };
        let key = key_of(name, &today.to_string(), &bundle.mailbox, rules);
        if facts.ledger.has(&key) {
            for line in &bundle.lines {
                agenda.refuse(
                    format!("task {}", line.number),
                    "today's letter to this address has been written",
                );
            }
            continue;
        }
        let kind = if bundle.lines.is_empty() {
            LetterKind::LookAhead
        } else {
            kind
        };
        let reason = reason(kind, &bundle, ahead_of_break.len());
        let (to, instead_of) = routed(&bundle.mailbox, rules);
        let errand = Errand {
            key: facts.ledger.key(&key),
            kind,
            to,
            addressee: bundle.addressee,
            unit: bundle.unit,
            instead_of,
            told: bundle.told,
            what: What::Tasks {
                rest: (!ahead_of_break.is_empty()).then(|| the_break(today, rules)),
                lines: by_urgency(bundle.lines),
                ahead_of_break: by_urgency(ahead_of_break),
            },
        };
        agenda.act(Action::Queue(Box::new(errand)), reason);
    }
}

fn reason(kind: LetterKind, bundle: &Bundle, around_break: usize) -> String {
    let stages: Vec<String> = bundle
        .lines
        .iter()
        .filter_map(|l| {
            l.told
                .as_ref()
                .map(|t| format!("task {} {} ({})", l.number, t.stage.name(), t.role.name()))
        })
        .collect();
    match kind {
        LetterKind::LookAhead => {
            format!("a break is near: {around_break} due until two working days after it")
        }
        _ => stages.join(", "),
    }
}

/// Most urgent first: latest, then nearest target, then the plan's order.
fn by_urgency(mut lines: Vec<TaskLine>) -> Vec<TaskLine> {
    lines.sort_by_key(|l| (l.due, l.target));
    lines
}

/// At the morning hour the owner sees what the afternoon will tell as late.
fn late_list(today: NaiveDate, facts: &Facts, rules: &Rules, late: &[Telling], agenda: &mut Agenda) {
    if late.is_empty() {
        return;
    }
    let key = key_of("late-list", &today.to_string(), &rules.owner, rules);
    if facts.ledger.has(&key) {
        return;
    }
    let lines = late
        .iter()
        .map(|t| t.duty.line(today, rules, None, t.note.clone()))
        .collect::<Vec<TaskLine>>();
    let errand = Errand {
        key: facts.ledger.key(&key),
        kind: LetterKind::LateList,
        to: rules.owner.clone(),
        addressee: rules.owner.name.clone(),
        unit: None,
        instead_of: None,
        told: Vec::new(),
        what: What::list(by_urgency(lines)),
    };
    agenda.act(
        Action::Queue(Box::new(errand)),
        format!("{} will be told as late this afternoon", late.len()),
    );
}
