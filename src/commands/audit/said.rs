//! What people said of one task: every mark with who made it, and every answer by mail with what it came to. It
//! answers why a day moved and on whose word.

use crate::agenda::{AnswerFact, Came};
use crate::answer::{Answer, Dating, Heard, Outcome, Standing};
use crate::calendar::Moment;
use crate::plan::{Mark, MarkKind};
use serde_json::{Value, json};

/// Something that was said, in words and as a value.
pub(super) struct Said {
    pub at: Moment,
    pub text: String,
    pub json: Value,
}

/// Of the tasks that are asked for, the oldest first.
pub(super) fn said(marks: &[&Mark], answers: &[&AnswerFact], is_named: impl Fn(&str) -> bool) -> Vec<Said> {
    let mut found: Vec<Said> = { marks.iter() }
        .filter(|m| is_named(&m.task))
        .map(|m| of_mark(m))
        .collect();
    for fact in answers {
        let Came::Answer(answer) = &fact.came else {
            continue;
        };
        let is_of_task = |h: &&Heard| h.line.as_ref().is_some_and(|l| is_named(&l.task));
        found.extend(
            answer
                .heard
                .iter()
                .filter(is_of_task)
                .map(|h| of_answer(fact, answer, h)),
        );
    }
    found.sort_by_key(|s| s.at);
    found
}

fn of_mark(mark: &Mark) -> Said {
    let what = match &mark.kind {
        MarkKind::Done { number, date } => format!("done by document {number} of {date}"),
        MarkKind::Reopened => "open again".to_owned(),
        MarkKind::Cancelled { number, date } => format!("ended by document {number} of {date}"),
        MarkKind::Happened { date, .. } => format!("the event happened on {date}"),
        MarkKind::Unhappened { date } => format!("the event did not happen on {date}"),
        MarkKind::Dated { phrase, year, asked } => {
            format!("deadline \"{phrase}\" ({year}) instead of \"{asked}\"")
        }
        MarkKind::Milestone { phrase, year, .. } => format!("milestone \"{phrase}\" ({year})"),
        MarkKind::Dropped { phrase } => format!("milestone \"{phrase}\" dropped"),
        MarkKind::Led { units, .. } => format!("led by {}", units.join(", ")),
        MarkKind::Settled { no_task } => format!("settled as it is (no task: {no_task})"),
        MarkKind::Held { until, reason } => format!("held until {until}: {reason}"),
        MarkKind::Woken => "the hold ends".to_owned(),
        MarkKind::Noted { text } => format!("note \"{text}\""),
        MarkKind::Stated { .. } => "done as the task system says".to_owned(),
    };
    let unit = mark.unit.as_ref().map(|u| format!(", unit {u}"));
    let due = mark.due.map(|d| format!(", due {d}"));
    Said {
        at: mark.at,
        text: format!(
            "said: {what}{}{} (by {})",
            unit.unwrap_or_default(),
            due.unwrap_or_default(),
            mark.by
        ),
        json: json!({
            "kind": "said", "at": mark.at, "task": mark.task, "unit": mark.unit, "due": mark.due,
            "by": mark.by, "what": what,
        }),
    }
}

fn of_answer(fact: &AnswerFact, answer: &Answer, heard: &Heard) -> Said {
    let who = match answer.unit.as_str() {
        "" => "the plan's owner or a leader".to_owned(),
        unit => format!("unit {unit}"),
    };
    let counts = match answer.standing {
        Standing::Counts => "",
        Standing::Proposed => ", not proved: waits for the unit's own address",
        Standing::TooMany => ", one too many",
    };
    let undoes = answer.takes_back.map(|id| format!(", takes back answer {id}"));
    let what = outcome(&heard.outcome);
    Said {
        at: fact.at,
        text: format!(
            "answer {} of {who}: {what}{counts}{}",
            fact.id,
            undoes.unwrap_or_default()
        ),
        json: json!({
            "kind": "answer", "at": fact.at, "answer": fact.id, "unit": answer.unit, "standing": answer.standing,
            "task": heard.line.as_ref().map(|l| &l.task), "due": heard.line.as_ref().map(|l| l.due),
            "came_to": heard.outcome, "takes_back": answer.takes_back, "what": what,
        }),
    }
}

fn outcome(outcome: &Outcome) -> String {
    let words = |d: &Dating| format!("\"{}\" ({})", d.phrase, d.year);
    match outcome {
        Outcome::Recorded { number, date } => format!("done by document {number} of {date}"),
        Outcome::SaidOpen { .. } => "said not to be done: the record stands".to_owned(),
        Outcome::OtherDocument { number, .. } => format!("document {number} not taken: done before"),
        Outcome::Wish { until: Some(day) } => format!("wishes another day, {day}"),
        Outcome::Wish { until: None } => "wishes another day".to_owned(),
        Outcome::Forecast { until } => format!("expects to be done by {until}"),
        Outcome::Agreed { until, new, before } => {
            format!("agreed to {until}: {} instead of {}", words(new), words(before))
        }
        Outcome::Declined => "did not agree: the day stays".to_owned(),
        Outcome::Unsettled { before: Some(before) } => {
            format!("word taken back: {} again", words(before))
        }
        Outcome::Unsettled { before: None } => "refusal taken back".to_owned(),
        Outcome::Undone => "taken back: open again".to_owned(),
        Outcome::Withdrawn => "wish taken back".to_owned(),
        Outcome::Kept => "wish taken back after it was granted: the day stays".to_owned(),
        Outcome::Handed { hand } => {
            let (after, before) = (hand.after.join(", "), hand.before.join(", "));
            format!("led by {after} instead of {before}")
        }
        Outcome::Upheld => "stays with the unit that leads it".to_owned(),
        Outcome::Wrong => "not this unit's task".to_owned(),
        other => match serde_json::to_value(other)
            .ok()
            .and_then(|v| v.get("outcome").cloned())
        {
            Some(Value::String(name)) => format!("came to {name}"),
            _ => "came to nothing that is known".to_owned(),
        },
    }
}
