//! What the line of a letter about a duty says besides its day: what of it was taken back or waits for a word of its
//! unit. Each letter that tells the duty says it, so that no result hangs on one letter.

use super::answers::{open_wish, unconfirmed};
use super::duty::Duty;
use super::round::Round;
use super::withdrawn::taken_back_of;
use crate::remind::Role;

/// The note of a line to whoever has that role, before what it says to all.
pub fn note_to(role: Role, note: &str, duty: &Duty, round: &Round) -> String {
    let is_of_unit = matches!(role, Role::Lead | Role::Head);
    let taken_back = taken_back_of(duty, round.facts, round.now).filter(|_| is_of_unit);
    let told = unconfirmed(duty, round.facts, round.today);
    let wish = open_wish(duty, round.facts, round.today);
    let news = [
        taken_back.map(|back| back.note()),
        told.map(|told| told.note(role)),
        wish.map(|wish| wish.note(role)),
    ];
    let mut said: Vec<String> = news.into_iter().flatten().collect();
    if !note.is_empty() {
        said.push(match said.is_empty() {
            true => note.to_owned(),
            false => sentence(note),
        });
    }
    said.join(". ")
}

fn sentence(note: &str) -> String {
    let mut letters = note.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
