//! What the answers of a mail come to, given the lines of the letter that it answers. Nothing is
//! guessed: what does not name exactly one task, or proves nothing, is asked back.

use super::contradiction::{Claim, without_contradictions};
use super::evidence::{finished, over};
use super::line::{Line, is_same_row};
use super::outcome::Outcome;
use super::words::{MOST, Said, Until, Word, excerpt, is_only_thanks, said};
use crate::plan::folded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One answer and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// The task that it is about, where it is about one.
    pub line: Option<Line>,
    pub outcome: Outcome,
    /// The answer's own words, where a person has to read them; else empty.
    #[serde(default)]
    pub words: String,
}

/// Judges the sender's own first lines against the lines of the letter; nothing comes of thanks alone.
pub fn judge(own: &[String], asked: &[Line], today: NaiveDate) -> Vec<Heard> {
    let heard = judge_said(&said(own, today), asked, today);
    let is_for_person = |h: &Heard| h.outcome != Outcome::Other;
    if heard.iter().any(is_for_person) || is_only_thanks(own) {
        return heard;
    }
    // What a person has to read is read as it was written.
    vec![Heard {
        line: only(asked),
        outcome: Outcome::Other,
        words: excerpt(own),
    }]
}

/// The same of answers that were read.
pub fn judge_said(said: &[Said], asked: &[Line], today: NaiveDate) -> Vec<Heard> {
    let mut claims: Vec<Claim> = Vec::new();
    for one in said.iter().take(MOST) {
        for new in judge_one(one, asked, today) {
            let is_same = |c: &&mut Claim| {
                c.heard.line == new.line && c.heard.outcome == new.outcome && new.outcome != Outcome::Other
            };
            match claims.iter_mut().find(is_same) {
                Some(known) => also(&mut known.heard, new.words),
                None => claims.push(Claim {
                    heard: new,
                    line: one.line.clone(),
                }),
            }
        }
    }
    deny_below(said, &mut claims);
    let mut heard = without_contradictions(claims);
    heard.extend(said.get(MOST).map(|first| unread(&first.line)));
    heard
}

/// "XONG …" and below it "HỦY": what is so taken back in one mail does not count, and which one is meant is asked back.
fn deny_below(said: &[Said], claims: &mut Vec<Claim>) {
    for (at, undo) in said.iter().enumerate() {
        let Word::Undo { rows } = &undo.word else {
            continue;
        };
        let above: Vec<&str> = said[..at].iter().map(|s| s.line.as_str()).collect();
        let is_meant = |c: &Claim| {
            let line = c.heard.line.as_ref().filter(|_| above.contains(&c.line.as_str()));
            let is_named =
                |line: &Line| rows.is_empty() || rows.iter().any(|row| is_same_row(&line.row, row));
            line.is_some_and(is_named) && c.heard.outcome != Outcome::Other && !c.heard.outcome.asks_back()
        };
        let denied: Vec<usize> = (0..claims.len()).filter(|n| is_meant(&claims[*n])).collect();
        for n in &denied {
            let claim = &mut claims[*n];
            claim.heard.outcome = Outcome::Contradiction;
            claim.heard.words = excerpt(&[claim.line.clone(), undo.line.clone()]);
        }
        if !denied.is_empty() {
            claims.retain(|c| c.line != undo.line || c.heard.outcome != Outcome::Other);
        }
    }
}

/// From that line on nothing was read.
pub fn unread(line: &str) -> Heard {
    heard(None, Outcome::Unread, line)
}

/// An answer said twice counts once; what was said besides stays.
fn also(known: &mut Heard, words: String) {
    let is_free = known.outcome.is_settled() && !words.is_empty() && !known.words.contains(&words);
    if is_free && known.words.is_empty() {
        known.words = words;
    } else if is_free {
        known.words = excerpt(&[std::mem::take(&mut known.words), words]);
    }
}

fn judge_one(said: &Said, asked: &[Line], today: NaiveDate) -> Vec<Heard> {
    if said.word == Word::Unclear {
        return vec![heard(None, Outcome::Unclear, &said.line)];
    }
    if said.word == Word::Free {
        let line = meant((said.row.as_deref(), None), asked).ok();
        return with_besides(line, Outcome::Other, said);
    }
    // An order to a letter that can take none: a person reads it.
    if matches!(said.word, Word::Undo { .. } | Word::Confirm) {
        return with_besides(None, Outcome::Other, said);
    }
    let line = match meant((said.row.as_deref(), said.due), asked) {
        Ok(line) => line,
        Err(outcome) => return with_besides(None, outcome, said),
    };
    let outcome = match &said.word {
        Word::Postpone { .. } | Word::Forecast { .. } if line.is_done => Outcome::DoneBefore,
        // The day and the assignment are the lead's.
        Word::Postpone { .. } | Word::Forecast { .. } | Word::Wrong if !line.may_finish => Outcome::NotTheirs,
        Word::Postpone { until } => wished(line, *until, today),
        Word::Forecast { .. } if line.is_gone => Outcome::Gone,
        Word::Forecast { until } => expected(*until, today),
        Word::Wrong => Outcome::Wrong,
        Word::Done { number, date } => over(line, (number.as_ref(), *date))
            .unwrap_or_else(|| finished(line, (number.as_ref(), *date), today)),
        Word::Unfinished { word } => {
            over(line, (None, None)).unwrap_or_else(|| Outcome::Unfinished { word: word.clone() })
        }
        Word::Undo { .. } | Word::Confirm | Word::Free | Word::Unclear => Outcome::Other,
    };
    let outcome = match (outcome, odd_for(line, &said.odd)) {
        (Outcome::Recorded { .. }, Some(word)) => Outcome::Unfinished { word },
        (outcome, _) => outcome,
    };
    with_besides(Some(line), outcome, said)
}

/// What a result says beside word, number and date, where it is not the task's own title.
fn odd_for(line: &Line, odd: &[String]) -> Option<String> {
    let known = folded(&format!("{} {}", line.title, line.deliverable));
    let known: Vec<&str> = known.split(|c: char| !c.is_alphanumeric()).collect();
    let is_known = |word: &&String| known.contains(&folded(word).as_str());
    let said: Vec<&str> = odd.iter().map(String::as_str).collect();
    (!odd.iter().all(|word| is_known(&word))).then(|| said.join(" "))
}

/// A day that moves nothing is a slip, and no wish that the owner could grant.
fn wished(line: &Line, until: Until, today: NaiveDate) -> Outcome {
    match until {
        Until::NoDay => Outcome::NoSuchDay,
        Until::Vague => Outcome::VagueDay,
        Until::Unsaid => Outcome::Wish { until: None },
        Until::Day(until) if until < today => Outcome::PastDay { until },
        Until::Day(until) if until <= line.due && !line.is_gone => Outcome::NotLater { until },
        Until::Day(until) => Outcome::Wish { until: Some(until) },
    }
}

/// By when the unit expects to be done, before its day or behind it.
fn expected(until: Until, today: NaiveDate) -> Outcome {
    match until {
        Until::NoDay => Outcome::NoSuchDay,
        Until::Vague | Until::Unsaid => Outcome::VagueDay,
        Until::Day(until) if until < today => Outcome::PastDay { until },
        Until::Day(until) => Outcome::Forecast { until },
    }
}

/// What was said besides goes to a person with the answer, or by itself where that is asked back.
fn with_besides(line: Option<&Line>, outcome: Outcome, said: &Said) -> Vec<Heard> {
    let free = said.besides.iter().filter(|l| **l != said.line).cloned();
    let mut one = heard(line, outcome, &said.line);
    if one.outcome.is_settled() {
        one.words = excerpt(&said.besides);
    } else if one.outcome.is_for_owner() {
        let all: Vec<String> = std::iter::once(said.line.clone()).chain(free).collect();
        one.words = excerpt(&all);
    } else {
        let free: Vec<String> = free.collect();
        let apart = (!free.is_empty()).then(|| heard(line, Outcome::Other, &free.join(" / ")));
        return std::iter::once(one).chain(apart).collect();
    }
    vec![one]
}

/// The answer's own words stay where a person must read them.
pub(super) fn heard(line: Option<&Line>, outcome: Outcome, words: &str) -> Heard {
    Heard {
        line: line.cloned(),
        words: match outcome.is_for_owner() || outcome.asks_back() {
            true => excerpt(&[words.to_owned()]),
            false => String::new(),
        },
        outcome,
    }
}

/// The same of what is about no line of the letter.
pub(super) fn excerpted(outcome: Outcome, words: &str) -> Heard {
    heard(None, outcome, words)
}

/// The one line that a number, a day or neither names; else what is asked back.
pub(super) fn meant<'l>(
    (row, due): (Option<&str>, Option<NaiveDate>),
    asked: &'l [Line],
) -> Result<&'l Line, Outcome> {
    let named: Vec<&Line> = asked
        .iter()
        .filter(|l| row.is_none_or(|row| is_same_row(&l.row, row)))
        .filter(|l| due.is_none_or(|due| l.due == due))
        .collect();
    // Who names a day and no number means what has no number.
    let unnumbered: Vec<&Line> = named.iter().copied().filter(|l| l.row.is_empty()).collect();
    let names_a_day = row.is_none() && due.is_some();
    let named = match unnumbered.as_slice() {
        [_] if names_a_day => unnumbered,
        _ => named,
    };
    let has_row = |row: &str| asked.iter().any(|l| is_same_row(&l.row, row));
    match (named.as_slice(), row) {
        ([line], _) => Ok(*line),
        ([], Some(row)) if has_row(row) => match due {
            Some(due) => Err(Outcome::NotThatDay { due }),
            None => Err(Outcome::NotThere { row: row.to_owned() }),
        },
        ([], Some(row)) if !asked.is_empty() => Err(Outcome::NotThere { row: row.to_owned() }),
        ([], _) if asked.is_empty() => Err(Outcome::Other),
        ([], None) if let Some(due) = due => Err(Outcome::NotThatDay { due }),
        _ => Err(Outcome::Which),
    }
}

fn only(asked: &[Line]) -> Option<Line> {
    match asked {
        [line] => Some(line.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
