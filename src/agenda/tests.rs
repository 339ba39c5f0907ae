//! `decide` and `rehearse` held to the words of contract section 4, on a small office.

mod going;
mod hours;
mod lists;
mod policy;
mod reports;
mod stages;

use super::*;
use crate::calendar::{Moment, PeriodKind, Regime, WindowRule, WorkingCalendar, at, hm, read_days};
use crate::dossier::Mode;
use crate::letter::{LetterKind, Sender, Told};
use crate::outbox::{Attempt, Patience, WhenUncertain};
use crate::plan::deadline::{Anchor, Bound, Flag, Freq, Meaning};
use crate::plan::{Assigned, Deadline, Mailbox, Mark, MarkKind, Office, Origin, Task, Unit};
use crate::portal::FailureKind;
use crate::remind::{Hours, Policy, Role, Stage};
use crate::report::Issuer;
use chrono::NaiveDate;
use chrono::Weekday;

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn mailbox(name: &str) -> Mailbox {
    Mailbox {
        name: name.into(),
        address: format!("{name}@office.example"),
    }
}

fn unit(id: &str) -> Unit {
    Unit {
        id: id.into(),
        name: format!("Phòng {id}"),
        aliases: vec![],
        mailbox: Some(mailbox(id)),
        head: Some(mailbox(&format!("head-{id}"))),
    }
}

fn regime(id: &str, kind: PeriodKind, rule: WindowRule) -> Regime {
    Regime {
        id: id.into(),
        kind,
        rule,
        cutoff: hm(23, 50),
        legal_basis: "NĐ 09/2019/NĐ-CP".into(),
        valid: crate::calendar::Validity::default(),
    }
}

/// The morning letter of 3 July to the unit vp: keys end with the mark of the address.
const VP_MORNING: &str = "morning-2026-07-03-642af54a";

fn rules() -> Rules {
    let nd09 = WindowRule::DayToDay {
        from_day: 15,
        to_day: 14,
    };
    Rules {
        office: Office {
            units: vec![unit("vp"), unit("dt")],
            ..Office::default()
        },
        book: crate::plan::Book::default(),
        sender: Sender {
            answers: false,
            office: "Ban Quản lý".into(),
            signed_by: "Văn phòng".into(),
            from: mailbox("from"),
            reply_to: mailbox("owner"),
            envelope_from: "bounces@office.example".into(),
            domain: "office.example".into(),
            mark: String::new(),
            wording: crate::letter::Wording::default(),
        },
        issuer: Issuer {
            parent: "UBND".into(),
            office: "BAN QUẢN LÝ".into(),
            name: "Ban Quản lý".into(),
            symbol: "BQL".into(),
            place: "Hải Phòng".into(),
            authority: vec!["TRƯỞNG BAN".into()],
            signer: String::new(),
            recipients: vec![],
            send_to: vec![],
        },
        papers: crate::report::Papers::default(),
        owner: mailbox("owner"),
        leaders: vec![mailbox("leader")],
        going: Going::Live,
        live_from: Some(day(1, 1)),
        hours: Hours {
            morning: hm(7, 45),
            late: hm(13, 15),
            close: hm(16, 30),
        },
        policy: Policy::default(),
        calendar: WorkingCalendar::new(read_days(include_str!("../../config/days-off.tsv")).0),
        regimes: vec![
            regime("week", PeriodKind::Week, WindowRule::WeekFrom(Weekday::Fri)),
            regime("half", PeriodKind::Half, nd09),
            regime("year", PeriodKind::Year, nd09),
        ],
        pulls: vec![PullRule {
            source: "s".into(),
            mode: Mode::Range,
            jitter_minutes: 0,
            schedule: "0 30 7 * * *".into(),
        }],
        exports: vec![],
        reports: vec![],
        standing: vec![],
        silences: vec![],
        conflicts: vec![],
        figures: FiguresRule::default(),
        dossiers: None,
        weekly: None,
        patience: Patience::default(),
        post: crate::outbox::PostRule::default(),
    }
}

fn deadline(meaning: Meaning) -> Deadline {
    Deadline {
        phrase: "x".into(),
        meaning,
        flags: vec![],
        reading: "y".into(),
        not_understood: vec![],
    }
}

fn assigned(units: &[&str]) -> Assigned {
    Assigned {
        words: units.join("; "),
        units: units.iter().map(|u| (*u).into()).collect(),
        unknown: vec![],
    }
}

fn task(number: &str, leads: &[&str], support: &[&str], meaning: Meaning) -> Task {
    Task {
        id: format!("id{number}"),
        number: number.into(),
        year: 2026,
        section: "I".into(),
        title: format!("Nhiệm vụ {number}"),
        leads: assigned(leads),
        support: assigned(support),
        deadline_text: "x".into(),
        deadline: deadline(meaning),
        deliverable: "Báo cáo".into(),
        origin: Origin::Plan,
        known_from: day(1, 1),
    }
}

fn by(m: u32, d: u32) -> Meaning {
    Meaning::Once {
        bound: Bound::By,
        day: day(m, d),
        time: None,
    }
}

fn every_friday() -> Meaning {
    Meaning::Recur {
        freq: Freq::Weekly,
        bound: Bound::By,
        anchor: Anchor::Weekday(Weekday::Fri, None),
    }
}

fn facts(tasks: Vec<Task>) -> Facts {
    Facts {
        tasks,
        ..Facts::default()
    }
}

fn letters(agenda: &Agenda) -> Vec<&Errand> {
    let errand = |d: &'_ Decision| matches!(d.action, Action::Queue(_));
    agenda
        .actions
        .iter()
        .filter(|d| errand(d))
        .map(|d| match &d.action {
            Action::Queue(e) => e.as_ref(),
            _ => unreachable!("filtered"),
        })
        .collect()
}

/// "kind to task/stage/role ..." of every letter that would be written.
fn written(now: Moment, facts: &Facts, rules: &Rules) -> Vec<String> {
    let rules = Rules {
        pulls: vec![],
        ..rules.clone()
    };
    letters(&decide(now, facts, &rules))
        .into_iter()
        .map(words)
        .collect()
}

fn words(errand: &Errand) -> String {
    let name = errand.instead_of.as_ref().unwrap_or(&errand.to).name.clone();
    let mut text = format!("{:?} {name}", errand.kind);
    let What::Tasks {
        lines,
        ahead_of_break,
        ..
    } = &errand.what
    else {
        return text;
    };
    for line in lines {
        match &line.told {
            Some(t) => text += &format!(" {}/{}/{}", line.number, t.stage.name(), t.role.name()),
            None => text += &format!(" {}", line.number),
        }
    }
    for line in ahead_of_break {
        text += &format!(" +{}", line.number);
    }
    text
}

/// All that is written in a year, day by day, with the facts that only a living world adds.
fn year(tasks: Vec<Task>, rules: &Rules) -> Vec<(Moment, String)> {
    rehearse(tasks, rules, day(1, 1), day(12, 31))
        .iter()
        .map(|r| (r.at, words(&r.errand)))
        .collect()
}
