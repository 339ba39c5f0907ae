//! What the first lines of an answer say, as people type: `XONG 330/KH-BQL 24/01/2024`,
//! `HOÃN đến 20/7 vì …`, `SAI …`, with or without diacritics, politeness and the number of the
//! task in the plan. A line that begins with none of the words says nothing to a program.

mod besides;
mod consent;
mod days;
mod denial;
mod due;
mod forecast;
mod happened;
mod harmless;
mod heads;
mod hours;
mod in_a_row;
mod lead;
mod loose;
mod phrase;
mod plain;
mod received;
mod result;
mod rows;
mod second;
mod sentences;
mod spoken;
mod state;
mod statement;
mod titled;
mod tokens;
mod undo;
mod until;
mod verb;
mod wish;
mod wrapped;

pub(super) use besides::is_courtesy;
pub use besides::telling;
pub use consent::{Consent, consents};
pub(super) use days::whole_day;
pub(super) use denial::denies_result;
pub use happened::{Beside, Said as SaidDay, Told, denies, happened};
pub(super) use harmless::as_written;
pub use hours::Hour;
pub use in_a_row::each_result_apart;
pub use lead::{NewLead, new_lead};
pub use plain::{Beside as BesideResult, Part, Place};
pub(super) use plain::{is_composed, of_line};
pub use received::is_only_received;
pub(super) use result::holds_back;
pub use spoken::{Said, Word};
pub(super) use state::says_state;
pub use until::Until;

use super::own_lines;
use crate::plan::folded;
use chrono::NaiveDate;
use due::{due_of, leading_due};
use statement::Above;
use tokens::{compact, tokens};
use unicode_normalization::UnicodeNormalization;
use verb::{ASKING, Verb, skipped, verb};

/// Answers of one mail; one more is given where there are more.
pub(super) const MOST: usize = 40;

/// The answers in the sender's own lines; empty where they are none for a program.
pub fn said(lines: &[String], today: NaiveDate) -> Vec<Said> {
    read_lines(lines, today, false)
}

/// The same, and lines that tell of a document by which something is finished, however they say so: what of them is not
/// understood is asked.
pub(super) fn said_or_told(lines: &[String], today: NaiveDate) -> Vec<Said> {
    read_lines(lines, today, true)
}

/// The one line that is a document with its day in few words, with the lines around it; `None` where there are several or
/// none.
pub(super) fn named(lines: &[String], today: NaiveDate) -> Option<Vec<Said>> {
    let of = |at: usize| loose::named(&lines[at], today).map(|found| (at, found));
    let mut found = (0..lines.len()).filter_map(of);
    let (Some((at, (said, rows))), None) = (found.next(), found.next()) else {
        return None;
    };
    let spoken = |lines: &[String]| lines.iter().filter(|l| !l.is_empty()).cloned().collect();
    let said = Said {
        above: spoken(&lines[..at]),
        below: spoken(&lines[at + 1..]),
        ..said
    };
    Some(for_each_row((said, rows)))
}

fn read_lines(lines: &[String], today: NaiveDate, is_loose: bool) -> Vec<Said> {
    let told = |line: &str| if is_loose { loose::told(line, today) } else { None };
    let mut found: Vec<Said> = Vec::new();
    let mut free: Vec<String> = Vec::new();
    let mut above = Above::default();
    for line in lines.iter().flat_map(|line| sentences::apart(line, today)) {
        let line = &line;
        if found.len() > MOST {
            break;
        }
        let is_open = |read: &(Said, Vec<String>)| !above.carries(&read.0);
        let told = || told(line).filter(|_| !above.denies());
        let read = read_all(line, today).filter(is_open);
        let completes = read.is_none() && wrapped::completes(found.last_mut(), line, today);
        if completes {
            above.end();
        } else if let Some(read) = read.or_else(told) {
            let lines_above = lines_above(&found, &free);
            belongs_to(found.last_mut(), &mut free);
            let new = for_each_row(read).into_iter();
            found.extend(new.map(|said| Said {
                above: lines_above.clone(),
                ..said
            }));
            above.end();
            if is_bare_no(line) {
                above.add(line);
            }
        } else if let Some(said) = not_understood(line, today) {
            belongs_to(found.last_mut(), &mut free);
            found.push(said);
            above.end();
        } else {
            above.add(line);
            free.push(line.clone());
        }
    }
    belongs_to(found.last_mut(), &mut free);
    found
}

/// The lines since the answer before, and the headings of all before that. What stands below a wish or a wrong
/// assignment is its reason.
fn lines_above(found: &[Said], free: &[String]) -> Vec<String> {
    let is_reason =
        { found.last() }.is_some_and(|s| !matches!(s.word, Word::Done { .. } | Word::Unfinished { .. }));
    let before = found.last().map(|said| said.above.as_slice()).unwrap_or_default();
    let headings = before.iter().filter(|line| line.ends_with(':'));
    let is_above = |line: &&String| !line.is_empty() && (!is_reason || line.ends_with(':'));
    let lines = headings.chain(free.iter().filter(is_above));
    lines.cloned().collect()
}

/// "Không" above a result denies it.
fn is_bare_no(line: &str) -> bool {
    folded(line.trim_end_matches(['.', ',', '!'])) == "khong"
}

/// A line that begins with the number of its task, or names an answer's word with a document, and is not understood: it
/// is no comment on the answer above it.
fn not_understood(line: &str, today: NaiveDate) -> Option<Said> {
    if read_all(line, today).is_some() {
        return None;
    }
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    let (rows, at) = rows::leading(&compact, &tokens);
    let is_order = spoken::is_ordered(&tokens);
    let is_of_row = tokens.get(at).is_some_and(|t| t.starts_with(char::is_alphabetic));
    let row = rows
        .first()
        .filter(|row| is_of_row && row.chars().any(|c| c.is_ascii_digit()));
    let word = match row {
        _ if is_order => Word::Unclear,
        Some(_) => Word::Free,
        None => return None,
    };
    Some(Said {
        row: row.cloned(),
        due: None,
        word,
        line: text,
        besides: Vec::new(),
        beside: Vec::new(),
        above: Vec::new(),
        below: Vec::new(),
        title: None,
        year: None,
        more: Vec::new(),
        each: Vec::new(),
    })
}

/// "5, 11 XONG …": the same of each task.
fn for_each_row((said, rows): (Said, Vec<String>)) -> Vec<Said> {
    if rows.len() < 2 || matches!(said.word, Word::Undo { .. }) {
        return vec![said];
    }
    let of = |row: String| Said {
        row: Some(row),
        ..said.clone()
    };
    rows.into_iter().map(of).collect()
}

/// Free lines belong to the answer above them, or to the first.
fn belongs_to(said: Option<&mut Said>, free: &mut Vec<String>) {
    let Some(said) = said else { return };
    let lines = std::mem::take(free);
    let told = besides::telling(&lines);
    said.below
        .extend(lines.into_iter().filter(|line| !line.is_empty()));
    said.besides.extend(told);
}

/// One answer; of several tasks that it names the first.
fn read(line: &str, today: NaiveDate) -> Option<Said> {
    read_all(line, today).map(|(said, _)| said)
}

/// One answer with the numbers of all tasks that it names.
fn read_all(line: &str, today: NaiveDate) -> Option<(Said, Vec<String>)> {
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    let (rows, at) = rows::leading(&compact, &tokens);
    let (year, at) = rows::year_of_plan(&rows, &tokens, at);
    let (leading, begin) = leading_due(&tokens, at, today);
    let at = begin + skipped(tokens.get(at..)?);
    let Some((verb, length)) = verb(tokens.get(at..)?) else {
        return titled::behind_title(&text, &compact, today).or_else(|| wish::plain(&text, today));
    };
    // "XONG 12/BC-X 20/11/2026 ??" asks.
    let ends_asking = text.trim_end_matches([' ', '.', '!', ')', '"']).ends_with('?');
    if verb == Verb::Done && ends_asking {
        return None;
    }
    // "Được không?" takes nothing back.
    let is_asking = at > 0 && ASKING.contains(&folded(tokens[at - 1]).as_str());
    if verb == Verb::Undo && is_asking {
        return None;
    }
    let rest = tokens.get(at + length..)?;
    let undone = match verb {
        Verb::Undo => undo::rows(rest),
        _ => Vec::new(),
    };
    let (rows, rest) = match verb {
        Verb::Confirm if rows.is_empty() => rows::consented(rest),
        _ if rows.is_empty() && verb != Verb::Undo => rows::trailing(rest),
        _ => (rows, rest.to_vec()),
    };
    let (due, rest) = match leading {
        Some(due) => (Some(due), rest),
        None => due_of(rest, today),
    };
    let goes_on = match verb {
        Verb::Done => besides::goes_on(&rest),
        Verb::Undo => undo::has_reason(&rest),
        _ => false,
    };
    let is_unclear =
        matches!(verb, Verb::Postpone | Verb::Forecast | Verb::Wrong) && second::has_another(&rest, &text);
    let is_unclear = is_unclear || verb == Verb::Forecast && second::goes_beyond_forecast(&rest);
    let word = match verb {
        _ if is_unclear => Word::Unclear,
        Verb::Done => result::done(&rest, today),
        Verb::Postpone => Word::Postpone {
            until: until::wished(&rest, &text, today),
        },
        Verb::Forecast => Word::Forecast {
            until: until::wished(&rest, &text, today),
        },
        Verb::Wrong => Word::Wrong,
        Verb::Undo => Word::Undo {
            rows: rows.iter().cloned().chain(undone).collect(),
        },
        Verb::Confirm => Word::Confirm,
    };
    let answered = [&tokens[begin..at + length], &rest].concat();
    let further = match verb {
        Verb::Done => result::further(&rest, today),
        _ => Vec::new(),
    };
    let each = match further.is_empty() {
        true => Vec::new(),
        false => plain::of_each_result(&answered),
    };
    let said = Said {
        row: rows.first().cloned(),
        due,
        word,
        besides: goes_on.then(|| text.clone()).into_iter().collect(),
        line: text,
        beside: match verb {
            Verb::Done => plain::of_result(&answered),
            _ => Vec::new(),
        },
        above: Vec::new(),
        below: Vec::new(),
        title: None,
        year,
        more: further,
        each,
    };
    Some((said, rows))
}

/// The first lines, for a person who has to read them; of more than 400 characters it says so.
pub fn excerpt(lines: &[String]) -> String {
    let said: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|l| !l.is_empty())
        .collect();
    let all = said.join(" / ");
    if all.chars().count() <= own_lines::LONGEST_LINE {
        return all;
    }
    let head: String = all.chars().take(own_lines::LONGEST_LINE).collect();
    format!("{}… (còn nữa, đề nghị xem trong hộp thư)", head.trim_end())
}

/// The one document that the lines name with its day.
pub fn document_of(lines: &[String], today: NaiveDate) -> Option<(String, NaiveDate)> {
    let text: String = lines.join(" ").nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    match (
        result::done(&tokens, today),
        result::further(&tokens, today).is_empty(),
    ) {
        (
            Word::Done {
                number: Some(number),
                date: Some(date),
            },
            true,
        ) => Some((number, date)),
        _ => None,
    }
}

/// Whether a line beside a consent says nothing more.
pub(super) fn adds_nothing(line: &str) -> bool {
    let said = of_line(line);
    line.is_empty() || said.iter().all(|word| word.is_known) && is_composed(&said, |_| Vec::new())
}

/// Whether the mail says no more than thanks.
pub fn is_only_thanks(lines: &[String]) -> bool {
    besides::are_thanks(lines)
}

#[cfg(test)]
mod tests;
