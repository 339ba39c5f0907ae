//! What the answers of a mail come to, given the lines of the letter that it answers. Nothing is
//! guessed: what does not name exactly one task, or proves nothing, is asked back.

use super::contradiction::{Claim, without_contradictions};
use super::doubt::{doubt, doubt_by_later_lines, doubt_marks, doubt_of_all, doubt_of_line, untold};
use super::evidence::{finished, over};
use super::forecast_days::is_of_several_steps;
use super::line::{Line, is_same_row};
use super::named::{addressed, meant};
use super::other_day::{expected, wished};
use super::outcome::Outcome;
use super::products;
use super::still_open::{of_record, said_open, undone};
use super::words::{
    MOST, Said, Word, denies_result, excerpt, holds_back, is_only_received, is_only_thanks, named, said,
    said_or_told,
};
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

/// What a mail is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The lines of the letter that it answers.
    pub lines: &'a [Line],
    /// Name of the unit that writes it.
    pub own: &'a str,
    /// Name of the person who writes it, as the mail bears it; empty where it bears none.
    pub writer: &'a str,
    /// Names of the units that do not.
    pub others: &'a [String],
    /// The numbers of the tasks that the unit leads, whatever the letter tells: "1." is that of a task or a mark of a list.
    pub rows: &'a [String],
    /// Names of the files that came with the mail.
    pub files: &'a [String],
    pub today: NaiveDate,
}

/// Judges the sender's own first lines against the lines of the letter; nothing comes of thanks alone, or of "Đã rõ".
pub fn judge(own: &[String], asked: Asked) -> Vec<Heard> {
    if is_only_received(own) {
        return Vec::new();
    }
    // A part of a report comes as a file, whatever document its words name.
    let has_part = asked.lines.iter().any(|line| line.is_part);
    let said = match has_part {
        true => said(own, asked.today),
        false => said_or_told(own, asked.today),
    };
    let mut heard = judge_said(&said, asked);
    if !has_part && is_unheard(&heard) {
        heard = named_alone(own, asked).unwrap_or(heard);
    }
    let is_for_person = |h: &Heard| h.outcome != Outcome::Other;
    if heard.iter().any(is_for_person) || is_only_thanks(own) {
        return heard;
    }
    // What a person has to read is read as it was written.
    let line = only(asked.lines).filter(|line| !names_another(own, line, asked));
    let words = excerpt(own);
    let outcome = line
        .as_ref()
        .and_then(|line| said_open(line, &words, asked.today));
    vec![Heard {
        outcome: outcome.unwrap_or(Outcome::Other),
        line,
        words,
    }]
}

fn is_unheard(heard: &[Heard]) -> bool {
    heard.iter().all(|h| h.outcome == Outcome::Other)
}

/// "12/BC-X ngày 10/12/2026" and nothing that is not known: the document is the answer, where nothing in the mail speaks
/// against it; all else stays words.
fn named_alone(own: &[String], asked: Asked) -> Option<Vec<Heard>> {
    let heard = judge_said(&named(own, asked.today)?, asked);
    let is_recorded = |h: &Heard| matches!(h.outcome, Outcome::Recorded { .. }) && h.words.is_empty();
    (heard.len() == 1 && heard.iter().all(is_recorded)).then_some(heard)
}

/// The words beside a result of that line that are not known; `None` where all are.
pub fn odd_words(text: &str, line: &Line, asked: Asked) -> Option<String> {
    match text.is_empty() {
        true => None,
        false => doubt_of_line(text, line, asked),
    }
}

/// The same of answers that were read.
pub fn judge_said(said: &[Said], asked: Asked) -> Vec<Heard> {
    let mut claims: Vec<Claim> = Vec::new();
    for one in said.iter().take(MOST) {
        for new in judge_one(&with_doubts(one, asked), asked) {
            // What is asked back is asked with its own words, though for the same reason.
            let is_same = |c: &&mut Claim| {
                let is_said_twice = !new.outcome.asks_back() || c.line == one.line;
                c.heard.line == new.line
                    && c.heard.outcome == new.outcome
                    && new.outcome != Outcome::Other
                    && is_said_twice
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
    deny_undone(said, &mut claims);
    doubt_marks(said, asked, &mut claims);
    doubt_by_later_lines(said, asked, &mut claims);
    doubt_of_all(said, asked, &mut claims);
    let mut heard = without_contradictions(products::together(claims));
    heard.extend(said.get(MOST).map(|first| unread(&first.line)));
    heard
}

/// "XONG …" beside "HỦY": what is so taken back in one mail does not count, and which one is meant is asked back.
fn deny_undone(said: &[Said], claims: &mut Vec<Claim>) {
    for (at, undo) in said.iter().enumerate() {
        let Word::Undo { rows } = &undo.word else {
            continue;
        };
        let others = said.iter().enumerate().filter(|(other, _)| *other != at);
        let others: Vec<&str> = others.map(|(_, s)| s.line.as_str()).collect();
        let is_meant = |c: &Claim| {
            let line = c
                .heard
                .line
                .as_ref()
                .filter(|_| others.contains(&c.line.as_str()));
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

/// The answer with the lines around it by which it may be none, so that a person reads them.
fn with_doubts(said: &Said, asked: Asked) -> Said {
    let mut said = said.clone();
    let line = addressed(&said, asked).ok();
    let is_new = |line_of: &&String| {
        let is_odd = line.is_some_and(|line| doubt_of_line(line_of, line, asked).is_some());
        is_odd && !said.besides.contains(line_of)
    };
    let above: Vec<String> = said.above.iter().filter(is_new).cloned().collect();
    let below = said
        .below
        .iter()
        .filter(|l| !said.above.contains(l))
        .filter(is_new);
    let below: Vec<String> = below.cloned().collect();
    said.besides.splice(0..0, above);
    said.besides.extend(below);
    said
}

fn judge_one(said: &Said, asked: Asked) -> Vec<Heard> {
    if said.word == Word::Unclear {
        return vec![heard(None, Outcome::Unclear, &said.line)];
    }
    if said.word == Word::Free {
        let line = meant((said.row.as_deref(), None, said.year), asked.lines).ok();
        let outcome = line.and_then(|line| said_open(line, &said.line, asked.today));
        return with_besides(line, outcome.unwrap_or(Outcome::Other), said);
    }
    if let Some(heard) = undone(said, asked) {
        return heard;
    }
    // An order to a letter that can take none: a person reads it.
    if matches!(said.word, Word::Undo { .. } | Word::Confirm) {
        return with_besides(None, Outcome::Other, said);
    }
    let line = match addressed(said, asked) {
        Ok(line) => line,
        // Words about something else: a person reads all of the mail.
        Err(other @ (Outcome::Other | Outcome::Unclear)) if said.title.is_some() && said.row.is_none() => {
            match (asked.lines, &said.word) {
                // "Em trả lời thay chị Lan: XONG …": what is not known of it is asked about.
                ([line], Word::Done { date: Some(_), .. }) => line,
                _ if other == Outcome::Unclear => return with_besides(None, other, said),
                _ => return Vec::new(),
            }
        }
        // "XONG 12 10/12/2026": the document's number without its symbol.
        Err(Outcome::NotThere { row }) if is_bare_number(said, &row) && asked.lines.len() == 1 => {
            return with_besides(asked.lines.first(), Outcome::NoDocument, said);
        }
        Err(outcome) => return with_besides(None, outcome, said),
    };
    let today = asked.today;
    let outcome = match &said.word {
        Word::Postpone { .. } | Word::Forecast { .. } if line.is_done => Outcome::DoneBefore,
        // The day and the assignment are the lead's.
        Word::Postpone { .. } | Word::Forecast { .. } | Word::Wrong if !line.may_finish => Outcome::NotTheirs,
        Word::Postpone { until } => wished(line, *until, today),
        Word::Forecast { .. } if line.is_gone => Outcome::Gone,
        Word::Forecast { until } => match expected(*until, line.due, today) {
            Outcome::Forecast { until } if is_of_several_steps(&said.line, until, today) => Outcome::VagueDay,
            outcome => outcome,
        },
        Word::Wrong if line.is_done => of_record(line, today),
        Word::Wrong => Outcome::Wrong,
        Word::Done { number, date } => {
            let first = (number.as_ref(), *date);
            let all = products::of_line(said, first, line);
            let document = all
                .as_ref()
                .map_or(first, |(number, day)| (Some(number), Some(*day)));
            over(line, document).unwrap_or_else(|| finished(line, document, today))
        }
        Word::Unfinished { .. } if line.is_done && line.may_finish => of_record(line, today),
        Word::Unfinished { word, number, date } => {
            let by_it = |of: &String, day: NaiveDate| finished_by(line, of, day, today);
            match number.as_ref().zip(*date).map(|(of, day)| by_it(of, day)) {
                Some(Outcome::Recorded { number, date }) => {
                    doubtful(line, (number, date), word.clone(), true)
                }
                _ => over(line, (None, None)).unwrap_or_else(|| Outcome::Unfinished { word: word.clone() }),
            }
        }
        Word::Undo { .. } | Word::Confirm | Word::Free | Word::Unclear => Outcome::Other,
    };
    let outcome = match (outcome, doubt(said, line, asked)) {
        (Outcome::Recorded { number, date }, Some(word)) => {
            let said = said.besides.iter().chain([&said.line]);
            let is_told = { said }.any(|line| denies_result(line) || holds_back(line));
            doubtful(line, (number, date), word, is_told)
        }
        (outcome, _) => outcome,
    };
    let files = match &outcome {
        Outcome::Recorded { number, .. } if !line.is_part => untold(line, number, asked),
        _ => Vec::new(),
    };
    let mut heard = with_besides(Some(line), outcome, said);
    if let Some(one) = heard.first_mut().filter(|_| !files.is_empty()) {
        one.words = format!("Tệp kèm theo: {}", files.join(", "));
    }
    heard
}

/// Whether what was taken for a task's number stands behind "XONG", before a day.
fn is_bare_number(said: &Said, row: &str) -> bool {
    let is_without = matches!(
        said.word,
        Word::Done {
            number: None,
            date: Some(_)
        } | Word::Done {
            number: None,
            date: None
        }
    );
    is_without && !said.line.trim_start().starts_with(row) && !said.line.to_lowercase().contains("việc")
}

/// What comes of this document for the line, as it stands.
pub fn finished_by(line: &Line, number: &String, date: NaiveDate, today: NaiveDate) -> Outcome {
    let document = (Some(number), Some(date));
    over(line, document).unwrap_or_else(|| finished(line, document, today))
}

/// A part of a report comes as a file: there is no document to ask for.
pub(super) fn doubtful(
    line: &Line,
    (number, date): (String, NaiveDate),
    word: String,
    is_told: bool,
) -> Outcome {
    match line.is_part {
        true => Outcome::Unfinished { word },
        false => Outcome::Doubtful {
            number,
            date,
            word,
            is_told,
            is_again: false,
        },
    }
}

/// What was said besides goes to a person with the answer, or by itself where that is asked back.
fn with_besides(line: Option<&Line>, outcome: Outcome, said: &Said) -> Vec<Heard> {
    let free = said.besides.iter().filter(|l| **l != said.line).cloned();
    let mut one = heard(line, outcome, &said.line);
    let is_part = line.is_some_and(|line| line.is_part);
    if matches!(one.outcome, Outcome::Recorded { .. }) && !is_part {
        // Every word of it was understood: there is nothing left to read.
        one.words = String::new();
    } else if one.outcome.is_settled() {
        one.words = excerpt(&said.besides);
    } else if one.outcome.is_for_owner() || matches!(one.outcome, Outcome::Doubtful { .. }) {
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

/// The same of one line, whatever it comes to.
pub fn heard_of(line: &Line, outcome: Outcome, words: &str) -> Heard {
    heard(Some(line), outcome, words)
}

/// The same of what is about no line of the letter.
pub(super) fn excerpted(outcome: Outcome, words: &str) -> Heard {
    heard(None, outcome, words)
}

/// Whether the mail begins with the number of another task of the unit.
fn names_another(own: &[String], line: &Line, asked: Asked) -> bool {
    let first = own.iter().find(|l| !l.is_empty());
    let number = first.and_then(|l| l.split_whitespace().next());
    let number = number.map_or("", |n| n.trim_end_matches(['.', ':', ')', ',']));
    let is_it = |row: &String| is_same_row(row, number);
    !number.is_empty() && !is_same_row(&line.row, number) && asked.rows.iter().any(is_it)
}

fn only(asked: &[Line]) -> Option<Line> {
    match asked {
        [line] => Some(line.clone()),
        // Other days of the same task.
        [line, more @ ..] if more.iter().all(|l| l.task == line.task && l.unit == line.unit) => {
            Some(line.clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
