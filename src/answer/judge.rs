//! What the answers of a mail come to, given the lines of the letter that it answers. Nothing is
//! guessed: what does not name exactly one task, or proves nothing, is asked back.

use super::words::{Said, Word, said};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A line of the answered letter: one occurrence that one unit owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub task: String,
    pub unit: String,
    pub due: NaiveDate,
    /// The number in the plan; empty for a report or duty of the settings.
    pub row: String,
    pub title: String,
    /// Whoever got the letter may finish it: the lead unit, its head, the plan's owner.
    pub may_finish: bool,
    /// As it stands when the answer comes.
    #[serde(default)]
    pub is_done: bool,
    /// It is no longer owed: ended, moved or out of the plan.
    #[serde(default)]
    pub is_gone: bool,
}

/// What one answer comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum Outcome {
    /// Finished by this document.
    Recorded { number: String, date: NaiveDate },
    /// It was finished before.
    DoneBefore,
    /// No document is named, or no number with a symbol.
    NoDocument,
    /// The document has no date, or one that is none.
    NoDate,
    /// The document's date has not come yet.
    FutureDate { date: NaiveDate },
    /// The document's date lies more than five years before the task's last day.
    EarlyDate { date: NaiveDate },
    /// Several tasks stand in the letter and none is named.
    Which,
    /// The number named is not in the letter.
    NotThere { row: String },
    /// The owner is asked for another date.
    Wish { until: Option<NaiveDate> },
    /// The owner is told of a wrong assignment.
    Wrong,
    /// Whoever answers only cooperates: the owner reads it.
    NotTheirs,
    /// The occurrence is not owed any more: the owner reads it.
    Gone,
    /// For a person.
    Other,
    /// An answer was taken back: what it had recorded is open again.
    Undone,
    /// What the owner was told of is taken back.
    Withdrawn,
    /// It cannot be taken back any more.
    TooLate,
}

impl Outcome {
    /// Whoever answered has to add or correct something.
    pub fn asks_back(&self) -> bool {
        matches!(
            self,
            Outcome::NoDocument
                | Outcome::NoDate
                | Outcome::FutureDate { .. }
                | Outcome::EarlyDate { .. }
                | Outcome::Which
                | Outcome::NotThere { .. }
        )
    }

    /// The plan's owner has to read it.
    pub fn is_for_owner(&self) -> bool {
        matches!(
            self,
            Outcome::Wish { .. } | Outcome::Wrong | Outcome::NotTheirs | Outcome::Gone | Outcome::Other
        )
    }
}

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

/// What is said besides answers about tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Undo,
    Confirm,
}

/// The order that a mail gives, where it gives nothing else.
pub fn order(lines: &[String], today: NaiveDate) -> Option<Order> {
    match said(lines, today).first()?.word {
        Word::Undo => Some(Order::Undo),
        Word::Confirm => Some(Order::Confirm),
        _ => None,
    }
}

/// Judges the sender's own first lines against the lines of the letter.
pub fn judge(own: &[String], asked: &[Line], today: NaiveDate) -> Vec<Heard> {
    let said = said(own, today);
    let about_tasks = |s: &&Said| !matches!(s.word, Word::Undo | Word::Confirm);
    let mut heard: Vec<Heard> = Vec::new();
    for one in said.iter().filter(about_tasks) {
        let new = judge_one(one, asked, today);
        let is_same = |h: &Heard| h.line == new.line && h.outcome == new.outcome;
        if !heard.iter().any(is_same) {
            heard.push(new);
        }
    }
    if heard.is_empty() {
        heard.push(Heard {
            line: only(asked),
            outcome: Outcome::Other,
            words: super::words::excerpt(own),
        });
    }
    heard
}

fn judge_one(said: &Said, asked: &[Line], today: NaiveDate) -> Heard {
    let heard = |line: Option<&Line>, outcome: Outcome| Heard {
        line: line.cloned(),
        words: match outcome.is_for_owner() || outcome.asks_back() {
            true => super::words::excerpt(std::slice::from_ref(&said.line)),
            false => String::new(),
        },
        outcome,
    };
    let meant: Vec<&Line> = asked
        .iter()
        .filter(|l| said.row.as_ref().is_none_or(|row| l.row == *row))
        .filter(|l| said.due.is_none_or(|due| l.due == due))
        .collect();
    // Who names a day and no number means what has no number.
    let unnumbered: Vec<&Line> = meant.iter().copied().filter(|l| l.row.is_empty()).collect();
    let names_a_day = said.row.is_none() && said.due.is_some();
    let meant = match unnumbered.as_slice() {
        [_] if names_a_day => unnumbered,
        _ => meant,
    };
    let line = match (meant.as_slice(), &said.row) {
        ([line], _) => *line,
        ([], Some(row)) if !asked.is_empty() => return heard(None, Outcome::NotThere { row: row.clone() }),
        ([], _) if asked.is_empty() => return heard(None, Outcome::Other),
        _ => return heard(None, Outcome::Which),
    };
    let outcome = match &said.word {
        Word::Postpone { .. } if line.is_done => Outcome::DoneBefore,
        Word::Postpone { until } => Outcome::Wish { until: *until },
        Word::Wrong => Outcome::Wrong,
        Word::Done { number, date } => finished(line, (number.as_ref(), *date), today),
        Word::Undo | Word::Confirm => Outcome::Other,
    };
    heard(Some(line), outcome)
}

/// No plan of an office reaches further back: a document from before is a slip of typing.
const EARLIEST: Days = Days::new(5 * 366);

/// The evidence is that of `task done`: a document with number, symbol and date.
fn finished(line: &Line, (number, date): (Option<&String>, Option<NaiveDate>), today: NaiveDate) -> Outcome {
    if !line.may_finish {
        return Outcome::NotTheirs;
    }
    if line.is_done {
        return Outcome::DoneBefore;
    }
    if line.is_gone {
        return Outcome::Gone;
    }
    let Some(number) = number else {
        return Outcome::NoDocument;
    };
    match date {
        None => Outcome::NoDate,
        Some(date) if date > today => Outcome::FutureDate { date },
        Some(date) if date + EARLIEST < line.due => Outcome::EarlyDate { date },
        Some(date) => Outcome::Recorded {
            number: number.clone(),
            date,
        },
    }
}

fn only(asked: &[Line]) -> Option<Line> {
    match asked {
        [line] => Some(line.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: &str) -> NaiveDate {
        d.parse().unwrap()
    }

    fn line(row: &str, due: &str) -> Line {
        Line {
            task: format!("t{row}"),
            unit: "dautu".into(),
            due: day(due),
            row: row.into(),
            title: "Rà soát".into(),
            may_finish: true,
            is_done: false,
            is_gone: false,
        }
    }

    fn outcomes(words: &str, asked: &[Line]) -> Vec<(String, Outcome)> {
        let own: Vec<String> = words.lines().map(str::to_owned).collect();
        judge(&own, asked, day("2026-07-01"))
            .into_iter()
            .map(|h| (h.line.map(|l| l.row).unwrap_or_default(), h.outcome))
            .collect()
    }

    fn recorded(number: &str, date: &str) -> Outcome {
        Outcome::Recorded {
            number: number.into(),
            date: day(date),
        }
    }

    #[test]
    fn one_line_needs_no_number_and_several_do() {
        let one = [line("18", "2026-07-02")];
        let two = [line("1", "2026-07-02"), line("18", "2026-07-03")];
        let done = "XONG 330/KH-BQL 24/01/2024";
        let yes = || recorded("330/KH-BQL", "2024-01-24");
        assert_eq!(outcomes(done, &one), [("18".into(), yes())]);
        assert_eq!(outcomes(done, &two), [(String::new(), Outcome::Which)]);
        assert_eq!(outcomes(&format!("18 {done}"), &two), [("18".into(), yes())]);
        assert_eq!(
            outcomes(&format!("1 {done}\n18 HOÃN đến 20/7 vì chờ ý kiến"), &two),
            [
                ("1".into(), yes()),
                (
                    "18".into(),
                    Outcome::Wish {
                        until: Some(day("2026-07-20"))
                    }
                )
            ]
        );
        assert_eq!(
            outcomes(&format!("7 {done}"), &two),
            [(String::new(), Outcome::NotThere { row: "7".into() })]
        );
        assert_eq!(outcomes(done, &[]), [(String::new(), Outcome::Other)]);
    }

    #[test]
    fn of_two_occurrences_of_a_task_the_day_tells_which() {
        let both = [line("5", "2026-06-26"), line("5", "2026-07-03")];
        let done = "5 XONG 12/BC-QLĐT 30/6/2026";
        assert_eq!(outcomes(done, &both), [(String::new(), Outcome::Which)]);
        let named = judge(&[format!("{done} hạn 26/6")], &both, day("2026-07-01"));
        assert_eq!(named[0].line.as_ref().unwrap().due, day("2026-06-26"));
        assert_eq!(named[0].outcome, recorded("12/BC-QLĐT", "2026-06-30"));
    }

    #[test]
    fn what_has_no_number_is_named_by_its_day() {
        let numbered = line("6", "2026-07-04");
        let report = Line {
            task: "report".into(),
            ..line("", "2026-07-04")
        };
        let both = [numbered, report];
        let done = "XONG 12/BC-QLĐT 30/6/2026";
        for words in [
            format!("hạn 4/7 {done}"),
            format!("hạn 04/7/2026 {done}"),
            format!("{done} hạn 4/7"),
        ] {
            let heard = judge(std::slice::from_ref(&words), &both, day("2026-07-01"));
            let line = heard[0].line.as_ref();
            assert_eq!(line.map(|l| l.row.as_str()), Some(""), "{words}");
            assert_eq!(heard[0].outcome, recorded("12/BC-QLĐT", "2026-06-30"), "{words}");
        }
        let numbered = judge(&[format!("6 hạn 4/7 {done}")], &both, day("2026-07-01"));
        assert_eq!(numbered[0].line.as_ref().map(|l| l.row.as_str()), Some("6"));
    }

    #[test]
    fn evidence_that_proves_nothing_is_asked_back() {
        let one = [line("18", "2026-07-02")];
        for (words, want) in [
            ("Xong", Outcome::NoDocument),
            (
                "XONG 330/KH-BQL 20/6/2016",
                Outcome::EarlyDate {
                    date: day("2016-06-20"),
                },
            ),
            ("Xong rồi nhé", Outcome::NoDocument),
            ("XONG 330 ngày 24/1/2026", Outcome::NotThere { row: "330".into() }),
            ("XONG đã gửi thư điện tử 24/1/2026", Outcome::NoDocument),
            ("XONG 330/KH-BQL", Outcome::NoDate),
            ("XONG 330/KH-BQL ngày 31/02/2026", Outcome::NoDate),
            (
                "XONG 330/KH-BQL 02/7/2026",
                Outcome::FutureDate {
                    date: day("2026-07-02"),
                },
            ),
            ("XONG 330/KH-BQL 01/7/2026", recorded("330/KH-BQL", "2026-07-01")),
        ] {
            let got = outcomes(words, &one);
            assert_eq!(got.len(), 1);
            assert_eq!(got[0].1, want, "{words}");
        }
    }

    #[test]
    fn who_cooperates_finishes_nothing_and_what_is_over_is_said() {
        let done = "XONG 330/KH-BQL 24/01/2026";
        let of = |change: fn(&mut Line)| {
            let mut one = line("18", "2026-07-02");
            change(&mut one);
            outcomes(done, &[one]).remove(0).1
        };
        assert_eq!(of(|l| l.may_finish = false), Outcome::NotTheirs);
        assert_eq!(of(|l| l.is_done = true), Outcome::DoneBefore);
        assert_eq!(of(|l| l.is_gone = true), Outcome::Gone);
    }

    #[test]
    fn what_is_not_understood_goes_to_a_person_with_its_words() {
        let heard = judge(
            &["Kính gửi Văn phòng".into(), "Phòng đang xin ý kiến".into()],
            &[line("18", "2026-07-02")],
            day("2026-07-01"),
        );
        assert_eq!(heard[0].outcome, Outcome::Other);
        assert_eq!(heard[0].words, "Kính gửi Văn phòng / Phòng đang xin ý kiến");
        let empty = judge(&[], &[], day("2026-07-01"));
        assert_eq!((empty.len(), &empty[0].outcome), (1, &Outcome::Other));
    }
}
