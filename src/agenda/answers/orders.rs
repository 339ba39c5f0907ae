//! The orders by which the plan's owner acts on results that a letter puts before him.

use super::named_result::{named_result, order_for};
use super::words::order_of;
use crate::answer::{Answer, Heard, Outcome, Standing};
use crate::letter::Point;
use chrono::NaiveDate;

/// Answers about events are asked for days alone.
fn takes_orders(answer: &Answer) -> bool {
    answer.standing == Standing::Counts && !answer.about_events
}

pub(super) fn has(point: &Point, fact: &str) -> bool {
    point.facts.get(fact).is_some_and(|fact| !fact.is_empty())
}

/// Whether the owner may finish the task of the point by a document that its words do not name.
pub(super) fn may_finish(point: &Point) -> bool {
    let is_about_result = ["other", "progress", "other_document"].contains(&point.group.as_str());
    is_about_result && has(point, "title") && !has(point, "result")
}

/// The order by which the owner takes the document that the unit's words name; empty where they name none, or the
/// task was over when it came.
pub(super) fn taking(heard: &Heard, answer: &Answer, today: NaiveDate) -> String {
    let line = heard.line.as_ref().filter(|_| takes_orders(answer));
    let open = line.filter(|line| !line.is_done && !line.is_gone);
    let result = open.and_then(|line| Some((line, named_result(heard, today)?)));
    result.map_or_else(String::new, |(line, result)| order_for(&result, line))
}

/// The order by which the owner takes back what the answer recorded.
pub(super) fn undoing(heard: &Heard, answer: &Answer) -> String {
    match (&heard.outcome, &heard.line) {
        (Outcome::Recorded { .. }, Some(line)) if takes_orders(answer) => {
            format!("HỦY {}", order_of(Some(line)))
        }
        _ => String::new(),
    }
}
