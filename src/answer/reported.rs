//! What answers to the letter come to that asks for the day of an event. A unit's word is a proposal, which the
//! plan's owner confirms; the owner's own counts. Nothing is guessed: what names no day of one task is asked back.

use super::contradiction::{Claim, without_contradictions};
use super::event::{EventWord, Step, When};
use super::judge::{Heard, heard};
use super::line::Line;
use super::named::meant;
use super::outcome::Outcome;
use super::words::{
    Consent, MOST, SaidDay, Told, Until, consents, excerpt, happened, is_only_thanks, telling,
};
use crate::plan::folded;
use chrono::{NaiveDate, NaiveDateTime};

/// A task whose deadline counts from an event, as it stands when the answer comes.
#[derive(Debug, Clone, PartialEq)]
pub struct Awaited {
    pub line: Line,
    /// In the plan's words.
    pub event: String,
    pub counts_hours: bool,
    /// The task is due before the event, so its day may well be ahead.
    pub may_lie_ahead: bool,
    /// What is on record.
    pub known: Vec<When>,
    /// What the letter proposes to the owner.
    pub proposed: Option<When>,
}

/// The sender's own lines on these events; nothing comes of thanks alone.
pub fn reported(own: &[String], awaited: &[Awaited], is_owner: bool, now: NaiveDateTime) -> Vec<Heard> {
    if own.iter().all(|l| l.is_empty()) || is_only_thanks(own) {
        return Vec::new();
    }
    let mut claims: Vec<Claim> = Vec::new();
    let mut named: Option<(String, String)> = None;
    let mut free: Vec<String> = Vec::new();
    for line in own.iter().filter(|l| !l.is_empty()).take(MOST) {
        let mut told = happened(line, now.date());
        if told.row.is_none()
            && let Some((row, _)) = &named
        {
            told.row = Some(row.clone());
        }
        if told.day == SaidDay::Nothing && told.row.is_some() && !told.is_denied {
            named = told.row.map(|row| (row, line.clone()));
            continue;
        }
        if told.day == SaidDay::Nothing && (!told.is_answer || told.is_denied) {
            free.push(line.clone());
            continue;
        }
        named = None;
        let heard = one(&told, line, awaited, is_owner, now);
        claims.push(Claim {
            heard,
            line: line.clone(),
        });
    }
    if let Some((row, line)) = named.filter(|_| claims.is_empty()) {
        claims.push(Claim {
            heard: without_day(&row, &line, awaited),
            line,
        });
    }
    let mut found = without_contradictions(claims);
    if let Some(last) = found.last_mut() {
        // What is said besides may take the day back.
        let more = telling(&free);
        if !more.is_empty() {
            last.words = excerpt(&[vec![last.words.clone()], more].concat());
        }
        return found;
    }
    // What a person has to read is read as it was written.
    let outcome = if is_owner {
        Outcome::Unclear
    } else {
        Outcome::Other
    };
    let line = match awaited {
        [only] if !is_owner => Some(&only.line),
        _ => None,
    };
    vec![Heard {
        words: excerpt(own),
        ..heard(line, outcome, "")
    }]
}

/// The owner's words on what the letter proposes: ĐỒNG Ý, KHÔNG, or another day.
pub fn confirmed(own: &[String], awaited: &[Awaited], now: NaiveDateTime) -> Vec<Heard> {
    let rows: Vec<&str> = awaited.iter().map(|a| a.line.row.as_str()).collect();
    let given = consents(own, &rows, now.date());
    if !given.iter().any(|c| c.is_clear) {
        return reported(own, awaited, true, now);
    }
    let claims = given.iter().take(MOST).flat_map(|consent| {
        let of = |heard: Heard| Claim {
            heard,
            line: consent.line.clone(),
        };
        decided(consent, awaited, now).into_iter().map(of)
    });
    without_contradictions(claims.collect())
}

fn decided(consent: &Consent, awaited: &[Awaited], now: NaiveDateTime) -> Vec<Heard> {
    let lines: Vec<Line> = awaited.iter().map(|a| a.line.clone()).collect();
    let line = match meant((consent.row.as_deref(), None), &lines) {
        Ok(line) => line,
        Err(outcome) => return vec![heard(None, outcome, &consent.line)],
    };
    let Some(asked) = awaited.iter().find(|a| a.line == *line) else {
        return Vec::new();
    };
    let proposed = asked.proposed.filter(|_| consent.is_clear);
    let when = match consent.until {
        Until::Unsaid => proposed,
        Until::Day(day) => proposed.map(|_| When { day, time: None }),
        Until::NoDay | Until::Vague => None,
    };
    let Some(when) = when else {
        return vec![heard(Some(line), Outcome::Unclear, &consent.line)];
    };
    let outcome = match consent.is_given {
        true => on_record(asked, when, true, now),
        false => word(asked, when, Step::Declined),
    };
    vec![heard(Some(line), outcome, &consent.line)]
}

fn one(told: &Told, line: &str, awaited: &[Awaited], is_owner: bool, now: NaiveDateTime) -> Heard {
    let lines: Vec<Line> = awaited.iter().map(|a| a.line.clone()).collect();
    let asked = match meant((told.row.as_deref(), None), &lines) {
        Ok(found) => awaited.iter().find(|a| a.line == *found),
        Err(outcome) => {
            let words = excerpt(&[line.to_owned()]);
            return Heard {
                words,
                ..heard(None, outcome, line)
            };
        }
    };
    let Some(asked) = asked else {
        return heard(None, Outcome::Other, line);
    };
    let is_clear = !told.is_denied && told.odd.iter().all(|word| is_of(asked, word));
    let outcome = match told.day {
        _ if told.is_answer && !told.is_denied => no_day(asked, None),
        _ if told.is_denied && !is_owner => Outcome::Other,
        _ if !is_clear && is_owner => Outcome::Unclear,
        SaidDay::Day(day) => on_record(asked, When { day, time: told.time }, is_owner, now),
        SaidDay::Unclear | SaidDay::Nothing => no_day(asked, None),
    };
    let mut found = heard(Some(&asked.line), outcome, line);
    // The owner who reads number and day needs not read them again.
    if is_clear && !found.outcome.asks_back() {
        found.words = String::new();
    }
    found
}

/// A word of the event or of the task in the plan says nothing else.
fn is_of(asked: &Awaited, word: &str) -> bool {
    let known = folded(&format!("{} {}", asked.event, asked.line.title));
    known.split(|c: char| !c.is_alphanumeric()).any(|w| w == word)
}

fn without_day(row: &str, line: &str, awaited: &[Awaited]) -> Heard {
    let lines: Vec<Line> = awaited.iter().map(|a| a.line.clone()).collect();
    match meant((Some(row), None), &lines) {
        Ok(found) => {
            let asked = awaited.iter().find(|a| a.line == *found);
            let outcome = asked.map_or(Outcome::Other, |asked| no_day(asked, None));
            heard(Some(found), outcome, line)
        }
        Err(outcome) => heard(None, outcome, line),
    }
}

fn no_day(asked: &Awaited, day: Option<NaiveDate>) -> Outcome {
    Outcome::EventDay {
        event: asked.event.clone(),
        day,
    }
}

/// A day to come is none of an event that a deadline counts from (as `task event` has it).
fn on_record(asked: &Awaited, when: When, is_owner: bool, now: NaiveDateTime) -> Outcome {
    let is_ahead = match when.time {
        Some(time) => now < when.day.and_time(time),
        None => now.date() < when.day,
    };
    if is_ahead && !asked.may_lie_ahead {
        return no_day(asked, Some(when.day));
    }
    let step = match asked.known.contains(&when) {
        true => Step::Known,
        false if is_owner => Step::Recorded,
        false => Step::Said,
    };
    word(asked, when, step)
}

fn word(asked: &Awaited, when: When, step: Step) -> Outcome {
    Outcome::Event {
        word: Box::new(EventWord {
            event: asked.event.clone(),
            when,
            step,
            lacks_hour: asked.counts_hours && when.time.is_none(),
            before: { asked.known.iter() }
                .copied()
                .find(|known| known.day == when.day && *known != when),
        }),
    }
}
