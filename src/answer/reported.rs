//! What answers to the letter come to that asks for the day of an event. A unit's word is a proposal, which the
//! plan's owner confirms; the owner's own counts. Nothing is guessed: what names no day of one task is asked back.

use super::contradiction::{Claim, without_contradictions};
use super::event::{EventWord, Step, When};
use super::judge::{self, Heard, heard};
use super::line::{Line, is_same_row};
use super::named::meant;
use super::outcome::Outcome;
use super::words::{
    Beside, Consent, Hour, MOST, SaidDay, Told, Until, consents, denies, excerpt, happened, is_only_thanks,
    telling,
};
use crate::plan::folded;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// An event so long ago is told to the program by hand: it may be a slip of the year.
const LONG_AGO: TimeDelta = TimeDelta::days(180);
/// Days of an event so near to each other may be of the same one.
const SAME_EVENT: TimeDelta = TimeDelta::days(31);

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
    /// What the owner recorded by the answer that the letter is about: another day takes its place.
    pub corrects: Option<When>,
}

/// The sender's own lines on these events; nothing comes of thanks alone.
pub fn reported(own: &[String], awaited: &[Awaited], is_owner: bool, now: NaiveDateTime) -> Vec<Heard> {
    if own.iter().all(|l| l.is_empty()) || is_only_thanks(own) {
        return Vec::new();
    }
    let mut claims: Vec<Claim> = Vec::new();
    let mut free: Vec<String> = Vec::new();
    let mut named: Option<(String, String)> = None;
    for line in own.iter().filter(|l| !l.is_empty()).take(MOST) {
        let mut told = happened(line, now.date());
        if told.row.is_none()
            && let Some((row, _)) = &named
        {
            told.row = Some(row.clone());
        }
        let is_said = told.row.as_ref().is_some_and(|row| is_last(row, &claims));
        match (told.day, &told.row) {
            (SaidDay::Nothing, Some(row)) if !told.is_denied && !is_said => {
                claims.extend(without_day(
                    named.replace((row.clone(), line.clone())),
                    &claims,
                    awaited,
                ));
                continue;
            }
            (SaidDay::Nothing, _) => {
                free.push(line.clone());
                continue;
            }
            _ => {}
        }
        belongs_to(&mut claims, &mut free, is_owner);
        let is_of_named = { named.as_ref() }.is_some_and(|(row, _)| told.row.as_ref() == Some(row));
        if let Some(other) = named.take().filter(|_| !is_of_named) {
            claims.extend(without_day(Some(other), &claims, awaited));
        }
        claims.push(Claim {
            heard: one(&told, line, awaited, is_owner, now),
            line: line.clone(),
        });
    }
    claims.extend(without_day(named, &claims, awaited));
    belongs_to(&mut claims, &mut free, is_owner);
    let found = without_contradictions(claims);
    if !found.is_empty() {
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

fn is_last(row: &str, claims: &[Claim]) -> bool {
    let line = claims.last().and_then(|claim| claim.heard.line.as_ref());
    line.is_some_and(|line| is_same_row(&line.row, row))
}

/// Lines without a day belong to the day above them, or to the first: "nhưng kiến nghị đã rút" is read with it.
fn belongs_to(claims: &mut Vec<Claim>, free: &mut Vec<String>, is_owner: bool) {
    let Some(claim) = claims.last_mut() else {
        return;
    };
    let lines = telling(&std::mem::take(free));
    if lines.is_empty() {
        return;
    }
    let heard = &mut claim.heard;
    let is_doubted = lines.iter().any(|line| denies(line));
    if is_owner && is_doubted && !heard.outcome.asks_back() {
        heard.outcome = Outcome::Unclear;
        heard.words = claim.line.clone();
    }
    let is_read = heard.outcome.is_for_owner() || heard.outcome.asks_back();
    if is_read {
        let words = std::mem::take(&mut heard.words);
        heard.words = excerpt(&[vec![words], lines].concat());
    } else if !is_owner {
        let line = heard.line.clone();
        claims.push(Claim {
            line: lines.join(" / "),
            heard: judge::heard(line.as_ref(), Outcome::Other, &lines.join(" / ")),
        });
    }
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
    let line = match meant((consent.row.as_deref(), None, consent.year), &lines) {
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
        true => on_record(asked, when, (true, None), now),
        false => word(asked, when, Step::Declined),
    };
    vec![heard(Some(line), outcome, &consent.line)]
}

fn one(told: &Told, line: &str, awaited: &[Awaited], is_owner: bool, now: NaiveDateTime) -> Heard {
    let lines: Vec<Line> = awaited.iter().map(|a| a.line.clone()).collect();
    let asked = match meant((told.row.as_deref(), None, None), &lines) {
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
        _ if told.is_denied && !is_owner => Outcome::Other,
        // The day may be that of the document.
        _ if told.names_document => no_day(asked, None),
        _ if !is_clear && is_owner => Outcome::Unclear,
        SaidDay::Day(_) if told.hour == Hour::Night || (told.hour == Hour::Several && asked.counts_hours) => {
            Outcome::EventHour {
                event: asked.event.clone(),
            }
        }
        SaidDay::Day(day) => {
            let time = match told.hour {
                Hour::At(time) => Some(time),
                _ => None,
            };
            let when = When { day, time };
            on_record(asked, when, (is_owner, told.beside), now)
        }
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

/// What a number without a day comes to, where nothing else is said of its task.
fn without_day(named: Option<(String, String)>, claims: &[Claim], awaited: &[Awaited]) -> Option<Claim> {
    let (row, line) = named?;
    let is_row = |c: &Claim| { c.heard.line.as_ref() }.is_some_and(|of| is_same_row(&of.row, &row));
    if claims.iter().any(is_row) {
        return None;
    }
    let lines: Vec<Line> = awaited.iter().map(|a| a.line.clone()).collect();
    let heard = match meant((Some(&row), None, None), &lines) {
        Ok(found) => {
            let asked = awaited.iter().find(|a| a.line == *found);
            let outcome = asked.map_or(Outcome::Other, |asked| no_day(asked, None));
            heard(Some(found), outcome, &line)
        }
        Err(outcome) => heard(None, outcome, &line),
    };
    Some(Claim { heard, line })
}

fn no_day(asked: &Awaited, day: Option<NaiveDate>) -> Outcome {
    Outcome::EventDay {
        event: asked.event.clone(),
        day,
    }
}

/// A day to come is none of an event that a deadline counts from (as `task event` has it).
fn on_record(
    asked: &Awaited,
    when: When,
    (is_owner, beside): (bool, Option<Beside>),
    now: NaiveDateTime,
) -> Outcome {
    let is_ahead = match when.time {
        Some(time) => now < when.day.and_time(time),
        None => now.date() < when.day,
    };
    if is_ahead && !asked.may_lie_ahead {
        return no_day(asked, Some(when.day));
    }
    if asked.known.contains(&when) {
        return word(asked, when, Step::Known);
    }
    let event = || asked.event.clone();
    if when.day + LONG_AGO < now.date() {
        return Outcome::EventLongAgo {
            event: event(),
            day: when.day,
        };
    }
    if !is_owner {
        return word(asked, when, Step::Said);
    }
    let near = near(asked, when);
    let replaced = match beside {
        Some(Beside::Instead) => near,
        Some(Beside::Another) => None,
        None => asked.corrects.filter(|old| asked.known.contains(old)),
    };
    match (near, replaced, beside) {
        (_, Some(old), _) => replacing(word(asked, when, Step::Recorded), old),
        (Some(known), None, None) => Outcome::EventBeside {
            event: event(),
            day: when.day,
            known,
        },
        _ => word(asked, when, Step::Recorded),
    }
}

/// The day on record that may well be of the same event; one on the very day is its hour.
fn near(asked: &Awaited, when: When) -> Option<When> {
    let is_same_day = |known: &&When| known.day == when.day;
    if asked.known.iter().any(|known| is_same_day(&known)) {
        return None;
    }
    let apart = |known: &When| (known.day - when.day).abs();
    let nearest = asked.known.iter().copied().min_by_key(apart);
    nearest.filter(|known| apart(known) <= SAME_EVENT)
}

fn replacing(outcome: Outcome, old: When) -> Outcome {
    match outcome {
        Outcome::Event { word } => Outcome::Event {
            word: Box::new(EventWord {
                before: Some(old),
                ..*word
            }),
        },
        other => other,
    }
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
