//! Places in an order: "xếp thứ 5/18, tăng 03 bậc so với năm 2024 (thứ 8/18)". A rank that rises is a smaller
//! number.

use super::Text;
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::token::count_of;

/// In tokens, on each side.
const FARTHEST: usize = 24;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    (2..text.scan.tokens.len())
        .filter(|at| text.is_one_of(*at, &["bậc", "hạng"]))
        .filter_map(|at| of_ranks(text, at))
        .collect()
}

fn of_ranks(text: &Text, at: usize) -> Option<Finding> {
    let (way, verb) = (at.saturating_sub(4)..at)
        .rev()
        .find_map(|i| Some((moved(text, i)?, i)))?;
    let by = number(text, at - 1).filter(|_| !text.is_one_of(at - 2, &["thứ", "hạng"]))?;
    let (_, to) = text.scan.sentence(at);
    let held = (at + 1..to.min(at + FARTHEST)).find_map(|i| rank_at(text, i))?;
    let compares = (at..held.1).any(|i| text.is(i, &["so", "với"]) || text.is_mark(i, '('));
    let from = text.sentence_from(at).max(verb.saturating_sub(FARTHEST));
    let mut before = (from..verb).rev().filter_map(|i| rank_at(text, i));
    let now = before.next()?;
    let real = held.0 - now.0;
    let is_right = match way {
        Way::Up => real == by,
        _ => real == -by,
    };
    // Places among another number of others are not compared.
    let is_one = now.2.is_none() || held.2.is_none() || now.2 == held.2;
    if is_right || !compares || !is_one {
        return None;
    }
    let turn = if real >= 0 { "tăng" } else { "giảm" };
    let right = format!("{turn} {:02} bậc", real.abs());
    let message = format!(
        "So sánh không khớp: từ thứ {} đến thứ {} là {right}.",
        held.0, now.0
    );
    let excerpt = text.scan.words(verb, held.1);
    let finding = Finding::new(
        "identity",
        Severity::Error,
        text.scan.place(verb),
        excerpt,
        message,
    );
    Some(finding.with_values(right, text.scan.words(verb, at)))
}

fn moved(text: &Text, at: usize) -> Option<Way> {
    const UP: &[&str] = &["tăng", "lên", "vượt"];
    const DOWN: &[&str] = &["giảm", "tụt", "xuống"];
    match () {
        () if text.is_one_of(at, UP) => Some(Way::Up),
        () if text.is_one_of(at, DOWN) => Some(Way::Down),
        () => way_at(text, at).map(|(way, _)| way),
    }
}

fn number(text: &Text, at: usize) -> Option<i64> {
    text.scan
        .tokens
        .get(at)
        .filter(|t| t.is_number())
        .and_then(|t| count_of(t.text))
}

/// "thứ 5/18", "hạng 12", "vị trí thứ 3", "thứ hạng 7": the place, its last token, and among how many.
fn rank_at(text: &Text, at: usize) -> Option<(i64, usize, Option<i64>)> {
    let leads = text.is_one_of(at, &["thứ", "hạng"]) || text.is(at, &["vị", "trí"]);
    let from = at + 1 + usize::from(text.is(at, &["vị", "trí"]));
    let place = number(text, from).filter(|_| leads)?;
    // "thứ 2" of a list or a week.
    let is_time = text.is_one_of(from + 1, &["tháng", "năm", "tuần", "quý", "là", "hai"]);
    let among = number(text, from + 2).filter(|_| text.is_mark(from + 1, '/'));
    let last = if among.is_some() { from + 2 } else { from };
    (!is_time).then_some((place, last, among))
}
