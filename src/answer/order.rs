//! An order in a mail to a letter about an answer: to take it back, or part of it, or to confirm it.

use super::words::{Said, Word, excerpt, said};
use chrono::NaiveDate;

/// What is said besides answers about tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Of these tasks; of all where none is named.
    Undo(Vec<Named>),
    Confirm,
}

/// What an undo names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    Row(String),
    /// The day of what has no number.
    Due(NaiveDate),
}

/// A mail to a letter about an answer: its order, what it says of that for a person, and the answers beside it.
#[derive(Debug, Clone)]
pub struct Ordered {
    pub order: Order,
    pub besides: String,
    pub others: Vec<Said>,
}

/// The order that a mail gives: an undo wherever it stands, a confirmation in its first answer.
pub fn order(lines: &[String], today: NaiveDate) -> Option<Ordered> {
    let said = said(lines, today);
    let is_undo = |s: &Said| matches!(s.word, Word::Undo { .. });
    let has_undo = said.iter().any(is_undo);
    if !has_undo && !said.first().is_some_and(|s| s.word == Word::Confirm) {
        return None;
    }
    let is_order = |s: &Said| {
        if has_undo {
            is_undo(s)
        } else {
            s.word == Word::Confirm
        }
    };
    let (orders, others): (Vec<Said>, Vec<Said>) = said.into_iter().partition(is_order);
    let besides: Vec<String> = orders.iter().flat_map(|s| s.besides.clone()).collect();
    let named: Vec<Vec<Named>> = orders.iter().map(named).collect();
    let order = match has_undo {
        true if named.iter().any(Vec::is_empty) => Order::Undo(Vec::new()),
        true => Order::Undo(named.concat()),
        false => Order::Confirm,
    };
    Some(Ordered {
        order,
        besides: excerpt(&besides),
        others,
    })
}

pub(super) fn named(said: &Said) -> Vec<Named> {
    match &said.word {
        Word::Undo { rows } if rows.is_empty() => said.due.map(Named::Due).into_iter().collect(),
        Word::Undo { rows } => rows.iter().cloned().map(Named::Row).collect(),
        _ => Vec::new(),
    }
}

/// Whether the mail takes something back, or begins as if.
pub fn is_undo(lines: &[String], today: NaiveDate) -> bool {
    let given = order(lines, today).map(|o| o.order);
    matches!(given, Some(Order::Undo(_))) || means_to_undo(lines, today)
}

/// Whether the mail begins as one that takes something back, but does not say what.
pub fn means_to_undo(lines: &[String], today: NaiveDate) -> bool {
    if !said(lines, today).is_empty() {
        return false;
    }
    let first = lines
        .iter()
        .find(|l| !l.is_empty())
        .map(|l| crate::plan::folded(l));
    first.is_some_and(|l| l == "huy" || l.starts_with("huy ") || l.starts_with("khong dung"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(Order, usize, String)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let found = order(&lines, "2026-07-01".parse().unwrap())?;
        Some((found.order, found.others.len(), found.besides))
    }

    #[test]
    fn an_undo_names_what_it_takes_back_and_the_answers_beside_it_stay() {
        let row = |row: &str| Named::Row(row.into());
        for (text, order, others) in [
            ("HỦY", Order::Undo(vec![]), 0),
            ("HỦY 3", Order::Undo(vec![row("3")]), 0),
            ("5 HỦY", Order::Undo(vec![row("5")]), 0),
            ("HỦY 5, 13", Order::Undo(vec![row("5"), row("13")]), 0),
            ("HỦY 5\nHỦY", Order::Undo(vec![]), 0),
            ("Hủy\n\nXONG 13/BC-U02 21/6/2026", Order::Undo(vec![]), 1),
            (
                "2 XONG 13/BC-U02 21/6/2026\n3 HỦY",
                Order::Undo(vec![row("3")]),
                1,
            ),
            (
                "HỦY hạn 20/7",
                Order::Undo(vec![Named::Due("2026-07-20".parse().unwrap())]),
                0,
            ),
            ("ĐỒNG Ý", Order::Confirm, 0),
        ] {
            let (got, beside, _) = of(text).unwrap();
            assert_eq!((got, beside), (order, others), "{text}");
        }
        assert_eq!(of("XONG 13/BC-U02 21/6/2026").map(|o| o.1), None);
        let reason = "HỦY vì ghi nhầm số văn bản";
        assert_eq!(of(reason).unwrap().2, reason);
    }
}
