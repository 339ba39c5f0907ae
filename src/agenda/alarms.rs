//! What the operator must know of the program itself: a mailbox that refuses letters, a mail server that
//! takes none while another does, the brake, little space on the disk, a year without its list of days
//! off. Each is told once, and once when it is over. A source that does not answer is `outage`'s; that no
//! mail server takes a letter is told by journal and `status`, because no letter could.

use super::action::{Agenda, What};
use super::facts::{Facts, LetterFact, Trouble, TroubleFact};
use super::outage::operator;
use super::post::standstill::{carrier, turns_all_away};
use super::round::{Note, Round, mark};
use super::rules::Rules;
use crate::calendar::{Moment, WorkingCalendar, count, day_of, has_official_tet, moment};
use crate::letter::{LetterKind, Named};
use crate::outbox::{Attempt, Brake, Outcome, Scope};
use crate::plan::{Mailbox, Unit};
use chrono::{Datelike, Duration, NaiveDate};

/// In December next year's days off count for the deadlines of January.
const NEXT_YEAR_FROM_MONTH: u32 = 12;

/// A mail server that cannot be used is told after so many minutes, while another carries the letters.
const SERVER_PATIENCE: i64 = 30;

/// Of the disk: it is told when it is over, with its beginning.
const FULL: &str = "full";

/// Something that is or was wrong.
struct Alarm {
    /// First part of the key: "disk", "refused-1f2e3d4c".
    name: String,
    /// Second part: when it began, or the year.
    when: String,
    kind: &'static str,
    since: Option<Moment>,
    /// When it was over.
    back: Option<Moment>,
    detail: String,
    /// The mailbox that it is about; empty for all.
    address: String,
    /// The mail server that it is about, and the one that carries the letters meanwhile.
    server: String,
    carrier: String,
    /// It answers, and turns everybody away.
    turns_away: bool,
    /// English, for the log; no address.
    reason: String,
}

/// Queues the alarms, within sending hours and before a plan is stored too.
pub fn decide(now: Moment, facts: &Facts, rules: &Rules, agenda: &mut Agenda) {
    let round = Round::without_tasks(now, facts, rules);
    if !round.is_open(rules.hours.morning) {
        return;
    }
    let alarms = [
        refusals(&round),
        servers(&round),
        troubles(&round),
        brakes(&round),
        calendar(&round),
    ];
    for alarm in alarms.into_iter().flatten() {
        tell(&alarm, &round, agenda);
    }
}

/// Once when it begins; once when it is over, if its beginning was told.
fn tell(alarm: &Alarm, round: &Round, agenda: &mut Agenda) {
    let to = operator(round);
    let (begin, end) = (format!("alarm-{}", alarm.name), format!("clear-{}", alarm.name));
    let was_told = round.has(&begin, &alarm.when, to);
    let name = match alarm.back {
        None => begin,
        Some(_) if was_told => end,
        // While it lasted no letter could be written: one tells both.
        Some(_) if alarm.kind == FULL && !round.has(&end, &alarm.when, to) => end,
        // It was over before anybody could be told.
        Some(_) => return,
    };
    let text = |at: Option<Moment>| at.map(moment).unwrap_or_default();
    let facts = [
        ("kind", alarm.kind.to_owned()),
        ("since", text(alarm.since)),
        ("back", text(alarm.back)),
        ("detail", alarm.detail.clone()),
        ("address", named(&alarm.address, round)),
        ("server", alarm.server.clone()),
        ("carrier", alarm.carrier.clone()),
        ("turns_away", if alarm.turns_away { "1" } else { "" }.to_owned()),
        ("lost", lost(alarm, round)),
    ];
    let what = What::Points {
        facts: Named::from(facts.map(|(name, fact)| (name.to_owned(), fact))),
        points: Vec::new(),
        files: Vec::new(),
    };
    let note = Note::new(&name, &alarm.when, LetterKind::Alarm, to, what);
    round.write(note, alarm.reason.clone(), agenda);
}

/// "Phòng Quản lý đầu tư (dautu@…)": the unit whose mailbox it is, where it is one's.
fn named(address: &str, round: &Round) -> String {
    let is_its = |m: &&Mailbox| m.address.eq_ignore_ascii_case(address);
    let has = |unit: &&Unit| {
        [&unit.mailbox, &unit.head]
            .into_iter()
            .flatten()
            .any(|m| is_its(&m))
    };
    let unit = round.rules.office.units.iter().find(has);
    unit.map_or_else(|| address.to_owned(), |unit| format!("{} ({address})", unit.name))
}

/// How many letters that the mailbox refused nobody has sent again, where it takes letters by now.
fn lost(alarm: &Alarm, round: &Round) -> String {
    let is_theirs = |l: &&LetterFact| l.to.eq_ignore_ascii_case(&alarm.address);
    let refused = round.facts.turned_away.iter().filter(is_theirs).count();
    match refused {
        0 => String::new(),
        _ if alarm.back.is_none() => String::new(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    }
}

fn stamp(at: Moment) -> String {
    at.format("%Y%m%dT%H%M").to_string()
}

/// One alarm a mailbox: its newest refusals, from the first after a letter that was taken.
fn refusals(round: &Round) -> Vec<Alarm> {
    let of = |(address, attempts): (&String, &Vec<Attempt>)| {
        let ended = |a: &Attempt| a.ended.clone().filter(|(at, _)| *at <= round.now);
        let said: Vec<(Moment, Outcome)> = attempts.iter().filter_map(ended).collect();
        let is_refusal = |o: &Outcome| matches!(o, Outcome::Refused { .. });
        let last = said.iter().rposition(|(_, o)| is_refusal(o))?;
        let is_taken = |(_, o): &&(Moment, Outcome)| matches!(o, Outcome::Accepted { .. });
        let begin = said[..last]
            .iter()
            .rposition(|s| is_taken(&s))
            .map_or(0, |n| n + 1);
        let (since, _) = said[begin..].iter().find(|(_, o)| is_refusal(o))?;
        let back = said[last..].iter().find(is_taken).map(|(at, _)| *at);
        let Outcome::Refused { answer } = &said[last].1 else {
            return None;
        };
        Some(Alarm {
            name: format!("refused-{}", mark(address)),
            when: stamp(*since),
            kind: "refused",
            since: Some(*since),
            back,
            detail: answer.clone(),
            address: address.clone(),
            server: String::new(),
            carrier: String::new(),
            turns_away: false,
            reason: match back {
                None => "a mailbox refuses letters".into(),
                Some(_) => "a mailbox takes letters again".into(),
            },
        })
    };
    round.facts.post.refused.iter().filter_map(of).collect()
}

/// One alarm a mail server that takes no letter while another does: at once where its policy turns
/// everybody away, else after a while; most faults pass by themselves.
fn servers(round: &Round) -> Vec<Alarm> {
    let (post, rules) = (&round.facts.post, round.rules);
    let of = |server: &String| {
        let spell = post.spells.get(server)?;
        let has_carried = |carrier: &&str| post.taken.get(*carrier).is_some_and(|at| spell.since <= *at);
        let carrier = carrier(post, rules, round.now)
            .filter(|carrier| carrier != server)
            .filter(has_carried);
        let is_due = turns_all_away(spell) || round.now - spell.since >= Duration::minutes(SERVER_PATIENCE);
        if spell.back.is_none() && (carrier.is_none() || !is_due) {
            return None;
        }
        Some(Alarm {
            name: format!("server-{server}"),
            when: stamp(spell.since),
            kind: "server",
            since: Some(spell.since),
            back: spell.back,
            detail: spell.reason.clone(),
            address: String::new(),
            server: server.clone(),
            carrier: carrier.unwrap_or_default().to_owned(),
            turns_away: turns_all_away(spell),
            reason: match spell.back {
                None => format!("mail server {server} takes no letters"),
                Some(_) => format!("mail server {server} takes letters again"),
            },
        })
    };
    rules.post.servers.iter().filter_map(of).collect()
}

/// The newest of each kind.
fn troubles(round: &Round) -> Vec<Alarm> {
    let disk = (
        Trouble::Disk,
        "disk",
        [
            "little space is left where the database lies",
            "there is space again where the database lies",
        ],
    );
    let inbox = (
        Trouble::Inbox,
        "inbox",
        ["answers by mail are not read", "answers by mail are read again"],
    );
    let full = (
        Trouble::Full,
        FULL,
        ["the disk is full", "the disk was full and is so no more"],
    );
    let all = [disk, full, inbox].map(|(kind, name, reasons)| trouble(kind, name, reasons, round));
    let [disk, full, inbox] = all;
    // Who reads that it is full no more reads that there is space again.
    let ended_together = |disk: &Alarm| {
        full.as_ref()
            .is_some_and(|full| full.back.is_some() && full.back == disk.back)
    };
    let disk = disk.filter(|disk| !ended_together(disk));
    [disk, full.filter(|full| full.back.is_some()), inbox]
        .into_iter()
        .flatten()
        .collect()
}

fn trouble(kind: Trouble, name: &'static str, [begins, ends]: [&str; 2], round: &Round) -> Option<Alarm> {
    let known = round.facts.post.troubles.iter();
    let mine: Vec<&TroubleFact> = known.filter(|t| t.kind == kind && t.at <= round.now).collect();
    let (newest, begin) = (mine.first()?, mine.iter().find(|t| t.is_on)?);
    let back = (!newest.is_on).then_some(newest.at);
    Some(Alarm {
        name: name.into(),
        when: stamp(begin.at),
        kind: name,
        since: Some(begin.at),
        back,
        detail: newest.detail.clone(),
        address: String::new(),
        server: String::new(),
        carrier: String::new(),
        turns_away: false,
        reason: match back {
            None => begins.into(),
            Some(_) => ends.into(),
        },
    })
}

/// Once a pull, and once when a person has released it. What lets go with its hour is told once a day and address: the
/// alarm says when letters go on.
fn brakes(round: &Round) -> Vec<Alarm> {
    let post = &round.facts.post;
    let holding = post.brakes.iter().map(|brake| (brake, None));
    let let_go = post.let_go.iter().map(|(brake, at)| (brake, Some(*at)));
    let of = |(brake, back): (&Brake, Option<Moment>)| {
        let address = match &brake.scope {
            Scope::Office => String::new(),
            Scope::Address(address) => address.clone(),
        };
        let (name, when) = match brake.lets_go() {
            Some(_) => (format!("brake-{}", mark(&address)), day_of(brake.at).to_string()),
            None => ("brake".into(), brake.id.to_string()),
        };
        Alarm {
            name,
            when,
            kind: "brake",
            since: Some(brake.at),
            back,
            detail: brake.lets_go().map(moment).unwrap_or_default(),
            address,
            server: String::new(),
            carrier: String::new(),
            turns_away: false,
            reason: match back {
                None => format!("the brake holds letters: {}", brake.reason),
                Some(_) => "the brake holds no letters any more".into(),
            },
        }
    };
    let is_told = |(brake, back): &(&Brake, Option<Moment>)| brake.lets_go().is_none() || back.is_none();
    holding.chain(let_go).filter(is_told).map(of).collect()
}

/// The year whose days off nobody has given though deadlines are counted in it by now: this one,
/// in December the next.
pub fn soon_needed_year(calendar: &WorkingCalendar, today: NaiveDate) -> Option<i32> {
    needed_years(today).find(|year| !has_official_tet(calendar, *year))
}

fn needed_years(today: NaiveDate) -> impl Iterator<Item = i32> {
    let next = (today.month() >= NEXT_YEAR_FROM_MONTH).then(|| today.year() + 1);
    [Some(today.year()), next].into_iter().flatten()
}

fn calendar(round: &Round) -> Vec<Alarm> {
    let of = |year: i32| {
        let is_there = has_official_tet(&round.rules.calendar, year);
        Alarm {
            name: "calendar".into(),
            when: year.to_string(),
            kind: "calendar",
            since: None,
            back: is_there.then_some(round.now),
            detail: year.to_string(),
            address: String::new(),
            server: String::new(),
            carrier: String::new(),
            turns_away: false,
            reason: match is_there {
                false => format!("the list of days off of {year} is missing"),
                true => format!("the list of days off of {year} is there"),
            },
        }
    };
    needed_years(round.today).map(of).collect()
}
