//! A mail that confirms and takes back task by task what came from another address: `18 ĐỒNG Ý`, `20 HỦY`.

use super::judge::{Heard, excerpted};
use super::line::{Line, is_same_row};
use super::order::{self, Named};
use super::outcome::Outcome;
use super::words::{Said, Word, excerpt, said};
use chrono::NaiveDate;

/// What a mail says of the tasks of a proposal one by one.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is confirmed; empty is all that is neither taken back nor doubted.
    confirmed: Vec<Named>,
    undone: Vec<Named>,
    /// What a line begins with that is neither a consent nor an undo.
    doubted: Vec<Named>,
    /// What it says besides, for a person.
    pub besides: String,
    /// The answers beside it.
    pub others: Vec<Said>,
}

/// `None` where the mail confirms or takes back all at once, or confirms nothing.
pub fn choice(lines: &[String], today: NaiveDate) -> Option<Choice> {
    let (confirms, rest): (Vec<Said>, Vec<Said>) =
        { said(lines, today).into_iter() }.partition(|s| s.word == Word::Confirm);
    let (undos, others): (Vec<Said>, Vec<Said>) =
        { rest.into_iter() }.partition(|s| matches!(s.word, Word::Undo { .. }));
    let is_of_all = |s: &Said| named(s).is_empty();
    let doubted = others.iter().filter_map(|s| s.row.clone().map(Named::Row));
    let doubted: Vec<Named> = doubted.collect();
    let speaks_of_all = confirms.iter().any(is_of_all) && undos.is_empty() && doubted.is_empty();
    // "HỦY" of all beside a consent records nothing.
    if confirms.is_empty() || speaks_of_all || undos.iter().any(is_of_all) {
        return None;
    }
    let besides: Vec<String> = confirms.iter().flat_map(|s| s.besides.clone()).collect();
    Some(Choice {
        confirmed: match confirms.iter().any(is_of_all) {
            true => Vec::new(),
            false => confirms.iter().flat_map(named).collect(),
        },
        undone: undos.iter().flat_map(named).collect(),
        doubted,
        besides: excerpt(&besides),
        others,
    })
}

impl Choice {
    /// What becomes of what was proposed, as it stands now: taken over, dropped, or left to be confirmed. What is
    /// named and was not proposed is asked back.
    pub fn of(&self, proposed: Vec<Heard>) -> Vec<Heard> {
        let unknown = { self.confirmed.iter().chain(&self.undone) }.filter(|name| {
            let mut lines = proposed.iter().filter_map(|h| h.line.as_ref());
            !lines.any(|line| is_meant(name, line))
        });
        let unknown: Vec<Heard> = unknown.map(not_there).collect();
        let each = proposed.into_iter().map(|heard| self.of_one(heard));
        each.chain(unknown).collect()
    }

    fn of_one(&self, heard: Heard) -> Heard {
        let names = |all: &[Named]| {
            let line = heard.line.as_ref();
            line.is_some_and(|line| all.iter().any(|name| is_meant(name, line)))
        };
        let is_confirmed = self.confirmed.is_empty() || names(&self.confirmed);
        let outcome = match (is_confirmed, names(&self.undone)) {
            _ if names(&self.doubted) => Outcome::Unconfirmed,
            (true, true) if !self.confirmed.is_empty() => Outcome::Unconfirmed,
            (_, true) => Outcome::Undone,
            (true, false) => return heard,
            (false, false) => Outcome::Unconfirmed,
        };
        match outcome {
            Outcome::Unconfirmed => unconfirmed(heard),
            _ => Heard {
                line: heard.line,
                outcome,
                words: String::new(),
            },
        }
    }
}

/// What becomes of what was proposed where the mail neither confirms nor denies it: it is asked for again.
pub fn unanswered(proposed: Vec<Heard>) -> Vec<Heard> {
    proposed.into_iter().map(unconfirmed).collect()
}

fn unconfirmed(heard: Heard) -> Heard {
    let words = match &heard.outcome {
        Outcome::Recorded { number, date: day } => format!("XONG {number} {}", written(*day)),
        _ => heard.words,
    };
    Heard {
        line: heard.line,
        outcome: Outcome::Unconfirmed,
        words,
    }
}

/// What a consent or an undo names.
fn named(said: &Said) -> Vec<Named> {
    match &said.word {
        Word::Confirm => {
            let row = said.row.clone().map(Named::Row);
            row.or(said.due.map(Named::Due)).into_iter().collect()
        }
        _ => order::named(said),
    }
}

fn written(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

fn is_meant(name: &Named, line: &Line) -> bool {
    match name {
        Named::Row(row) => is_same_row(&line.row, row),
        Named::Due(due) => line.due == *due,
    }
}

fn not_there(name: &Named) -> Heard {
    match name {
        Named::Row(row) => excerpted(Outcome::NotThere { row: row.clone() }, row),
        Named::Due(due) => excerpted(
            Outcome::NotThatDay { due: *due },
            &format!("hạn {}", written(*due)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()
    }

    fn proposed(row: &str) -> Heard {
        let line = Line {
            task: format!("t{row}"),
            unit: "dautu".into(),
            due: day(),
            row: row.into(),
            title: "Rà soát".into(),
            may_finish: true,
            is_done: false,
            is_gone: false,
            is_part: false,
            deliverable: String::new(),
            record: None,
            previous: None,
            started: None,
            year: 0,
        };
        Heard {
            line: Some(line),
            outcome: Outcome::Recorded {
                number: format!("{row}/BC-X"),
                date: day(),
            },
            words: String::new(),
        }
    }

    /// R recorded, U undone, ? left to be confirmed, ! not there.
    fn of(text: &str) -> Option<String> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let choice = choice(&lines, day())?;
        let heard = choice.of(vec![proposed("1"), proposed("2"), proposed("3")]);
        let sign = |h: &Heard| match h.outcome {
            Outcome::Recorded { .. } => 'R',
            Outcome::Undone => 'U',
            Outcome::Unconfirmed => '?',
            _ => '!',
        };
        Some(heard.iter().map(sign).collect())
    }

    #[test]
    fn each_task_is_confirmed_or_dropped_by_its_number() {
        for (words, wanted) in [
            ("1 ĐỒNG Ý\n2 ĐỒNG Ý\n3 KHÔNG", "RRU"),
            ("1, 2 ĐỒNG Ý\n3 HỦY", "RRU"),
            ("ĐỒNG Ý\n3 HỦY", "RRU"),
            ("HỦY 3\nĐỒNG Ý", "RRU"),
            ("1 ĐỒNG Ý", "R??"),
            ("1 ĐỒNG Ý\n1 HỦY", "???"),
            ("ĐỒNG Ý\n3 số văn bản chưa đúng", "RR?"),
            ("7 ĐỒNG Ý", "???!"),
        ] {
            assert_eq!(of(words).as_deref(), Some(wanted), "{words}");
        }
        for words in ["ĐỒNG Ý", "HỦY", "HỦY 3", "ĐỒNG Ý\nHỦY", "Cảm ơn"] {
            assert_eq!(of(words), None, "{words}");
        }
    }
}
