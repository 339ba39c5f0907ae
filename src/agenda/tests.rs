//! `decide` and `rehearse` held to the words of contract section 4, on a small office.

mod policy;

use super::*;
use crate::calendar::{Moment, PeriodKind, WindowRule, at, hm, read_days};
use crate::dossier::Mode;
use crate::letter::{LetterKind, Told};
use crate::outbox::{Attempt, WhenUncertain};
use crate::plan::deadline::{Anchor, Bound, Flag, Freq, Meaning};
use crate::plan::{Assigned, Deadline, Mark, MarkKind, Origin, Task, Unit};
use crate::portal::FailureKind;
use crate::remind::{Policy, Role, Stage};
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

#[test]
fn ahead_is_told_in_the_morning_and_late_in_the_afternoon_with_a_list_to_the_owner_before() {
    let rules = rules();
    let facts = facts(vec![
        task("1", &["vp"], &["dt"], by(7, 10)),
        task("2", &["dt"], &[], by(7, 2)),
    ]);
    assert_eq!(written(at(day(7, 3), hm(7, 44)), &facts, &rules), [""; 0]);
    assert_eq!(
        written(at(day(7, 3), hm(7, 45)), &facts, &rules),
        [
            "Reminder dt 1/ahead-5/support",
            "Reminder vp 1/ahead-5/lead",
            "LateList owner 2"
        ]
    );
    assert_eq!(
        written(at(day(7, 3), hm(13, 15)), &facts, &rules),
        [
            "Reminder dt 1/ahead-5/support",
            "Reminder vp 1/ahead-5/lead",
            "Late dt 2/late-1/lead",
            "Late head-dt 2/late-1/head"
        ]
    );
    assert_eq!(written(at(day(7, 3), hm(16, 30)), &facts, &rules), [""; 0]);
    assert_eq!(
        written(at(day(7, 4), hm(9, 0)), &facts, &rules),
        [""; 0],
        "Saturday"
    );
}

#[test]
fn what_was_told_is_not_told_again_and_what_was_missed_is_told_once_at_the_highest_stage() {
    let rules = rules();
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 10))]);
    let morning = |d| at(day(7, d), hm(8, 0));
    assert_eq!(
        written(morning(3), &facts, &rules),
        ["Reminder vp 1/ahead-5/lead"]
    );
    let told = Told {
        task: "id1".into(),
        unit: "vp".into(),
        due: day(7, 10),
        stage: Stage::Ahead5,
        role: Role::Lead,
    };
    facts.ledger.note(VP_MORNING, &[told]);
    assert_eq!(written(morning(6), &facts, &rules), [""; 0], "nothing new");
    assert_eq!(
        written(morning(10), &facts, &rules),
        ["Reminder vp 1/ahead-0/lead"],
        "8 July was missed"
    );
}

#[test]
fn the_owner_hears_from_late_three_on_and_one_address_gets_one_line_per_task() {
    let mut rules = rules();
    rules.owner = rules.office.units[0].mailbox.clone().unwrap();
    let facts = facts(vec![task("1", &["vp", "dt"], &[], by(7, 2))]);
    assert_eq!(
        written(at(day(7, 7), hm(13, 15)), &facts, &rules),
        [
            "Late dt 1/late-3/lead",
            "Late head-dt 1/late-3/head",
            "Late head-vp 1/late-3/head",
            "Late vp 1/late-3/lead"
        ]
    );
    let agenda = decide(
        at(day(7, 7), hm(13, 15)),
        &facts,
        &Rules {
            pulls: vec![],
            ..rules
        },
    );
    let owner = letters(&agenda).into_iter().find(|e| e.to.name == "vp").unwrap();
    assert_eq!(
        owner.told.len(),
        3,
        "both occurrences are remembered: lead of one, owner of both"
    );
}

#[test]
fn a_done_unit_is_silent_and_the_others_are_not() {
    let rules = rules();
    let mut facts = facts(vec![task("1", &["vp", "dt"], &[], by(7, 3))]);
    let done = |unit: &str, kind| Mark {
        task: "id1".into(),
        unit: Some(unit.into()),
        due: None,
        kind,
        at: at(day(7, 1), hm(9, 0)),
        by: "x".into(),
    };
    let evidence = MarkKind::Done {
        number: "330/KH-BQL".into(),
        date: day(7, 1),
    };
    facts.marks.push(done("vp", evidence));
    assert_eq!(
        written(at(day(7, 3), hm(8, 0)), &facts, &rules),
        ["Reminder dt 1/ahead-0/lead"]
    );
    facts.marks.push(done("vp", MarkKind::Reopened));
    assert_eq!(
        written(at(day(7, 3), hm(8, 0)), &facts, &rules).len(),
        2,
        "reopened"
    );
}

#[test]
fn a_friday_duty_is_told_in_its_turn_and_a_missing_week_is_named_in_the_next() {
    let told = year(vec![task("7", &["dt"], &[], every_friday())], &rules());
    let july: Vec<String> = told
        .iter()
        .filter(|(at, text)| text.starts_with("Reminder dt") && at.format("%m").to_string() == "07")
        .map(|(at, text)| format!("{} {text}", at.format("%d")))
        .collect();
    assert_eq!(
        july[..3],
        [
            "01 Reminder dt 7/ahead-2/lead",
            "03 Reminder dt 7/ahead-0/lead",
            "08 Reminder dt 7/ahead-2/lead"
        ]
    );
    let late: Vec<&str> = told
        .iter()
        .filter(|(at, _)| at.date_naive() == day(7, 6))
        .map(|(_, t)| t.as_str())
        .collect();
    assert_eq!(
        late,
        [
            "LateList owner 7",
            "Late dt 7/late-1/lead",
            "Late head-dt 7/late-1/head"
        ]
    );
    let notes: Vec<String> = rehearse(
        vec![task("7", &["dt"], &[], every_friday())],
        &rules(),
        day(7, 1),
        day(7, 8),
    )
    .into_iter()
    .filter(|r| r.at.date_naive() == day(7, 8))
    .filter_map(|r| match r.errand.what {
        What::Tasks { lines, .. } => lines.first().map(|l| l.note.clone()),
        _ => None,
    })
    .collect();
    assert_eq!(notes, ["Còn thiếu kỳ có hạn 03/7/2026."]);
}

#[test]
fn before_tet_the_second_last_morning_lists_what_is_due_around_the_break() {
    let tasks = vec![
        task("1", &["vp"], &[], by(2, 23)),
        task("2", &["vp"], &[], by(2, 24)),
        task("3", &["vp"], &[], by(2, 25)),
        task("4", &["dt"], &[], by(2, 24)),
    ];
    let on = |d: u32, h: u32, m: u32| -> Vec<String> {
        let told = year(tasks.clone(), &rules());
        told.into_iter()
            .filter(|(t, _)| *t == at(day(2, d), hm(h, m)))
            .map(|(_, text)| text)
            .collect()
    };
    assert_eq!(
        on(12, 7, 45),
        ["LookAhead dt +4", "Reminder vp 1/ahead-2/lead +1 +2"]
    );
    assert_eq!(
        on(13, 7, 45),
        ["Reminder dt 4/ahead-2/lead", "Reminder vp 2/ahead-2/lead"]
    );
    assert!((14..=22).all(|d| on(d, 7, 45).is_empty()), "silence at Tết");
}

#[test]
fn what_was_due_before_going_live_is_listed_once_to_the_owner_and_told_to_nobody() {
    let rules = Rules {
        live_from: Some(day(7, 3)),
        ..rules()
    };
    let mut facts = facts(vec![
        task("1", &["vp"], &[], by(7, 2)),
        task("2", &["vp"], &[], by(7, 3)),
    ]);
    let now = at(day(7, 3), hm(14, 0));
    let agenda = decide(
        now,
        &facts,
        &Rules {
            pulls: vec![],
            ..rules.clone()
        },
    );
    assert_eq!(
        letters(&agenda).into_iter().map(words).collect::<Vec<_>>(),
        ["GoingLive owner 1", "Reminder vp 2/ahead-0/lead"]
    );
    facts.ledger.note(&letters(&agenda)[0].key, &[]);
    assert_eq!(written(now, &facts, &rules), ["Reminder vp 2/ahead-0/lead"]);
    let never = Rules {
        live_from: None,
        ..rules
    };
    assert_eq!(written(now, &facts, &never), [""; 0], "no plan was applied yet");
}

#[test]
fn in_a_trial_run_everything_goes_to_the_owner_and_does_not_count_once_live() {
    let trial = Rules {
        going: Going::Shadow,
        ..rules()
    };
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 10))]);
    let now = at(day(7, 3), hm(8, 0));
    let agenda = decide(
        now,
        &facts,
        &Rules {
            pulls: vec![],
            ..trial
        },
    );
    let errand = letters(&agenda)[0];
    assert_eq!(
        (
            errand.to.name.as_str(),
            errand.instead_of.as_ref().unwrap().name.as_str()
        ),
        ("owner", "vp")
    );
    facts.ledger.note(&errand.key, &errand.told);
    assert_eq!(
        written(now, &facts, &rules()),
        ["Reminder vp 1/ahead-5/lead"],
        "told in a trial is not told"
    );
}

#[test]
fn a_letter_that_never_left_is_taken_back_when_it_is_no_longer_true() {
    let rules = Rules {
        pulls: vec![],
        ..rules()
    };
    let told = Told {
        task: "id1".into(),
        unit: "vp".into(),
        due: day(7, 10),
        stage: Stage::Ahead5,
        role: Role::Lead,
    };
    let letter = |attempts| LetterFact {
        to: mailbox("vp").address,
        key: VP_MORNING.into(),
        kind: LetterKind::Reminder,
        written_at: at(day(7, 3), hm(7, 45)),
        when_uncertain: WhenUncertain::SendOnceMore,
        attempts,
        told: vec![told.clone()],
        is_asked_again: false,
    };
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 10))]);
    facts.ledger.note(VP_MORNING, std::slice::from_ref(&told));
    facts.open_letters = vec![letter(vec![])];
    let cancel = Action::Cancel {
        key: VP_MORNING.into(),
    };
    let first = |facts: &Facts, now| decide(now, facts, &rules).actions[0].action.clone();
    assert_eq!(
        first(&facts, at(day(7, 3), hm(8, 0))),
        Action::Send {
            key: VP_MORNING.into(),
            through: None,
        }
    );
    assert_eq!(first(&facts, at(day(7, 6), hm(8, 0))), cancel, "of another day");
    let may_have_left = Attempt {
        started: at(day(7, 3), hm(7, 45)),
        data: Some(at(day(7, 3), hm(7, 45))),
        ended: None,
        server: None,
        leased_until: None,
    };
    facts.open_letters = vec![letter(vec![may_have_left])];
    assert!(
        matches!(first(&facts, at(day(7, 6), hm(8, 0))), Action::Send { .. }),
        "it may have arrived: the same letter again"
    );
    facts.open_letters = vec![letter(vec![])];
    facts.marks.push(Mark {
        task: "id1".into(),
        unit: None,
        due: None,
        kind: MarkKind::Done {
            number: "1/BC".into(),
            date: day(7, 3),
        },
        at: at(day(7, 3), hm(7, 50)),
        by: "x".into(),
    });
    assert_eq!(
        first(&facts, at(day(7, 3), hm(8, 0))),
        cancel,
        "finished in between"
    );
}

#[test]
fn pulls_come_on_schedule_and_at_the_cutoff_also_at_night_and_on_days_off() {
    let rules = rules();
    let asked = |now, fetches: Vec<FetchFact>| -> Vec<String> {
        let facts = Facts {
            fetches,
            ..facts(vec![])
        };
        decide(now, &facts, &rules)
            .actions
            .iter()
            .filter_map(|d| match &d.action {
                Action::Fetch { period, .. } => Some(period.label.clone()),
                _ => None,
            })
            .collect()
    };
    let good = |from: NaiveDate, to: NaiveDate, at| FetchFact {
        source: "s".into(),
        mode: Mode::Range,
        from,
        to,
        at,
        failure: None,
        retry_after: None,
    };
    let sunday_night = at(day(6, 14), hm(23, 50));
    let all = asked(sunday_night, vec![]);
    assert!(
        all.contains(&"2026-H1".to_owned()),
        "the cut-off of the half-year is a Sunday: {all:?}"
    );
    let (from, to) = (NaiveDate::from_ymd_opt(2025, 12, 15).unwrap(), day(6, 14));
    let early = vec![good(from, to, at(day(6, 14), hm(7, 30)))];
    assert!(
        asked(sunday_night, early.clone()).contains(&"2026-H1".to_owned()),
        "an earlier answer is no cut-off"
    );
    assert!(
        !asked(at(day(6, 14), hm(23, 49)), early).contains(&"2026-H1".to_owned()),
        "not before"
    );
    let taken = vec![good(from, to, sunday_night)];
    assert!(
        !asked(at(day(6, 15), hm(9, 0)), taken).contains(&"2026-H1".to_owned()),
        "taken once"
    );
    let failed = FetchFact {
        failure: Some(FailureKind::Unreachable),
        ..good(from, to, sunday_night)
    };
    assert!(!asked(sunday_night, vec![failed.clone()]).contains(&"2026-H1".to_owned()));
    assert!(asked(at(day(6, 14), hm(23, 51)), vec![failed]).contains(&"2026-H1".to_owned()));
}

fn half_year_report() -> ReportRule {
    ReportRule {
        id: "cchc".into(),
        title: "Báo cáo CCHC".into(),
        regime: "half".into(),
        only: vec![],
        deadline: Some(deadline(Meaning::Recur {
            freq: Freq::Period,
            bound: Bound::By,
            anchor: Anchor::Day(20, crate::plan::deadline::MonthAnchor::LastOfPeriod),
        })),
        lead: "vp".into(),
        drafter: mailbox("drafter"),
        feeds: None,
        parts: Default::default(),
    }
}

#[test]
fn drafts_come_after_the_cutoff_and_an_estimate_before_it_where_it_is_too_near() {
    // T is Friday 19 June, the cut-off Sunday 14 June is before T - 3 working days (16 June).
    let rules = Rules {
        reports: vec![half_year_report()],
        ..rules()
    };
    let drafts = |rules: &Rules| -> Vec<String> {
        rehearse(vec![], rules, day(1, 1), day(12, 31))
            .into_iter()
            .filter_map(|r| match r.errand.what {
                What::Draft { period, estimate, .. } => Some(format!(
                    "{} {} {estimate}",
                    r.at.format("%d/%m %H:%M"),
                    period.label
                )),
                _ => None,
            })
            .collect()
    };
    assert_eq!(
        drafts(&rules),
        ["15/06 08:00 2026-H1 false", "15/12 08:00 2026-H2 false"]
    );
    let early = ReportRule {
        deadline: Some(deadline(Meaning::Recur {
            freq: Freq::Yearly,
            bound: Bound::Before,
            anchor: Anchor::MonthDay(12, 5, crate::plan::deadline::YearAnchor::Same),
        })),
        regime: "year".into(),
        ..half_year_report()
    };
    // T is Friday 4 December, ten days before the cut-off.
    let rules = Rules {
        reports: vec![early],
        ..rules
    };
    assert_eq!(
        drafts(&rules),
        ["27/11 08:00 2026 true", "15/12 08:00 2026 false"]
    );
}

#[test]
fn the_weekly_page_comes_on_the_weeks_last_working_day_and_skips_a_week_without_one() {
    let weekly = WeeklyRule {
        regime: "week".into(),
        title: "Báo cáo tuần".into(),
        drafter: mailbox("drafter"),
        draft_at: hm(10, 0),
        summary_at: hm(15, 0),
    };
    let rules = Rules {
        weekly: Some(weekly),
        ..rules()
    };
    let pages: Vec<String> = rehearse(vec![], &rules, day(1, 1), day(5, 10))
        .into_iter()
        .filter_map(|r| match r.errand.what {
            What::Week { period } => Some(format!(
                "{} {} {}..{}",
                r.at.format("%d/%m %H:%M"),
                period.label,
                period.from.format("%d/%m"),
                period.to.format("%d/%m")
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        pages[0], "10/01 15:00 2026-W02 02/01..08/01",
        "the swapped Saturday is the last working day; no page before going live"
    );
    assert!(
        pages.contains(&"13/02 15:00 2026-W07 06/02..12/02".to_owned()),
        "{pages:?}"
    );
    assert!(
        pages.contains(&"27/02 15:00 2026-W09 13/02..26/02".to_owned()),
        "Tết week is covered by the next: {pages:?}"
    );
    assert!(
        pages.contains(&"29/04 15:00 2026-W18 24/04..30/04".to_owned()),
        "before the long week-end: {pages:?}"
    );
}

#[test]
fn a_week_is_compared_with_the_page_before_it_also_over_a_break() {
    let weekly = WeeklyRule {
        regime: "week".into(),
        title: "Báo cáo tuần".into(),
        drafter: mailbox("drafter"),
        draft_at: hm(10, 0),
        summary_at: hm(15, 0),
    };
    let rules = Rules {
        weekly: Some(weekly),
        ..rules()
    };
    for (today, want) in [
        (day(7, 3), "2026-W27 26/06..02/07, 2026-W26 19/06..25/06"),
        (day(2, 27), "2026-W09 13/02..26/02, 2026-W07 06/02..12/02"),
        (day(3, 6), "2026-W10 27/02..05/03, 2026-W09 13/02..26/02"),
    ] {
        let (_, period) = week::latest(&rules, &rules.regimes[0], today).unwrap();
        let windows: Vec<String> = with_previous(&period, &rules)
            .iter()
            .map(|p| format!("{} {}..{}", p.label, p.from.format("%d/%m"), p.to.format("%d/%m")))
            .collect();
        assert_eq!(windows.join(", "), want);
    }
}

#[test]
fn what_needs_a_person_is_asked_once_a_week() {
    let mut unclear = task("9", &["vp"], &[], Meaning::Unknown("vague".into()));
    unclear.deadline.flags = vec![Flag::LowConfidence];
    let mut nobody = task("20", &[], &[], by(12, 31));
    nobody.leads.unknown = vec!["Cán bộ, công chức".into()];
    let told = year(vec![unclear, nobody], &rules());
    let asked: Vec<&(Moment, String)> = told.iter().filter(|(_, t)| t == "Questions owner 9 20").collect();
    assert_eq!(
        asked.len(),
        51,
        "one a week, none in the week of Tết and none before 5 January"
    );
    assert_eq!(asked[0].0, at(day(1, 5), hm(7, 45)));
}

#[test]
fn the_first_working_day_of_a_month_lists_what_runs_all_year() {
    let all_year = Meaning::Continuous {
        from: day(1, 1),
        to: Some(day(12, 31)),
    };
    let told = year(vec![task("6", &["vp"], &[], all_year)], &rules());
    let months: Vec<String> = told
        .iter()
        .filter(|(_, t)| t.starts_with("Monthly owner"))
        .map(|(at, _)| at.format("%d/%m").to_string())
        .collect();
    assert_eq!(
        months,
        [
            "05/01", "02/02", "02/03", "01/04", "04/05", "01/06", "01/07", "03/08", "03/09", "01/10",
            "02/11", "01/12"
        ]
    );
}

fn by_the_hour(entered: NaiveDate, due: NaiveDate) -> Task {
    let meaning = Meaning::Once {
        bound: Bound::Before,
        day: due,
        time: Some(hm(16, 0)),
    };
    Task {
        origin: Origin::Hand,
        known_from: entered,
        ..task("DX1", &["vp"], &[], meaning)
    }
}

#[test]
fn a_task_for_tomorrow_at_four_is_told_at_once_at_eight_and_two_hours_before() {
    let rules = Rules {
        pulls: vec![],
        ..rules()
    };
    let mut facts = facts(vec![by_the_hour(day(7, 2), day(7, 3))]);
    let mut told = Vec::new();
    for (d, h, m) in [
        (2, 15, 0),
        (2, 15, 1),
        (2, 16, 30),
        (3, 7, 45),
        (3, 8, 0),
        (3, 8, 1),
        (3, 14, 0),
        (3, 16, 0),
    ] {
        let agenda = decide(at(day(7, d), hm(h, m)), &facts, &rules);
        for errand in letters(&agenda) {
            facts.ledger.note(&errand.key, &errand.told);
            told.push(format!("{d} {h}:{m:02} {}", words(errand)));
        }
    }
    assert_eq!(
        told,
        [
            "2 15:00 Reminder vp DX1",
            "3 8:00 Reminder vp DX1",
            "3 14:00 Reminder vp DX1"
        ],
        "nothing outside hours, nothing twice, no stage beside them"
    );
}

#[test]
fn a_rehearsal_wakes_at_eight_and_two_hours_before_a_limit() {
    let rules = rules();
    let told = rehearse(
        vec![by_the_hour(day(7, 2), day(7, 3))],
        &rules,
        day(7, 2),
        day(7, 3),
    );
    let moments = |r: &Rehearsed| {
        let lines = r.hour_lines().into_iter();
        lines
            .map(|(task, unit, _)| format!("{} {task} {unit}", r.at.format("%-d %H:%M")))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told.iter().flat_map(moments).collect::<Vec<_>>(),
        ["2 07:45 DX1 vp", "3 08:00 DX1 vp", "3 14:00 DX1 vp"]
    );
    assert!(told.iter().all(|r| r.told_lines().is_empty()), "no stage of it");
}

#[test]
fn an_hour_far_ahead_is_a_deadline_like_any_other() {
    let rules = rules();
    let facts = facts(vec![by_the_hour(day(6, 1), day(7, 3))]);
    assert_eq!(
        written(at(day(7, 3), hm(8, 0)), &facts, &rules),
        ["Reminder vp DX1/ahead-0/lead"]
    );
}

#[test]
fn a_conditional_task_is_silent_until_its_event_and_a_cancelled_one_for_ever() {
    let rules = rules();
    let meaning = Meaning::Conditional {
        relation: crate::plan::deadline::Relation::After,
        event: "nhận hướng dẫn".into(),
        offset: crate::plan::deadline::Offset::WorkingDays(5),
    };
    let mut facts = facts(vec![task("4", &["vp"], &[], meaning)]);
    let now = at(day(7, 3), hm(8, 0));
    let mark = |kind| Mark {
        task: "id4".into(),
        unit: None,
        due: None,
        kind,
        at: now,
        by: "x".into(),
    };
    assert_eq!(
        written(now, &facts, &rules),
        ["EventRequest vp"],
        "it is not overdue without the event, which is asked for"
    );
    facts.marks.push(mark(MarkKind::Happened {
        date: day(7, 2),
        time: None,
    }));
    assert_eq!(
        written(now, &facts, &rules),
        ["Reminder vp 4/ahead-5/lead"],
        "due on 9 July"
    );
    let ended = MarkKind::Cancelled {
        number: "5/TB-BQL".into(),
        date: day(7, 3),
    };
    facts.marks.push(mark(ended));
    assert_eq!(written(now, &facts, &rules), [""; 0]);
    facts.marks.push(mark(MarkKind::Reopened));
    assert_eq!(written(now, &facts, &rules).len(), 1, "ended by mistake");
}

#[test]
fn a_recurring_task_by_hand_owes_no_period_before_it_was_known() {
    let weekly = crate::plan::deadline::read("thứ Sáu hằng tuần", 2026).meaning;
    let mut by_hand = task("DX1", &["vp"], &[], weekly);
    (by_hand.origin, by_hand.known_from) = (Origin::Hand, day(7, 1));
    let (facts, rules) = (facts(vec![by_hand]), rules());
    let dues: Vec<NaiveDate> = duties(&facts, &rules, day(7, 10))
        .iter()
        .map(|d| d.occurrence.due)
        .collect();
    assert_eq!(dues.first(), Some(&day(7, 3)));
    assert!(dues.len() > 20);
}
