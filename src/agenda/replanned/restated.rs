//! A row that a version of the plan writes otherwise for the unit that leads it: other words, another number, another
//! thing to hand in.

use super::hearing::Hearing;
use super::news::{News, Turn, leads};
use super::wishes::open_wish;
use crate::agenda::answers::only_day;

/// The new words of a row that the unit leads, or cooperates in, as before.
pub fn reworded(turn: &Turn, hearing: &Hearing, of: &impl Fn(&'static str) -> News) -> Option<News> {
    let (now, before, round) = (turn.renamed.as_ref()?, turn.before(), hearing.round);
    let ids = round.rules.book.stands_for(&hearing.unit.id, round.today);
    let is_of = |units: &[String]| units.iter().any(|id| ids.contains(id));
    let is_lead = is_of(&now.leads.units) && turn.leads(&hearing.unit.id, round).0;
    let support = !is_lead && is_of(&now.support.units) && hearing.cooperates(before, None);
    let hears = support || (is_lead && hearing.was_told(before));
    if !hears {
        return None;
    }
    let owed = only_day(&now.id, &hearing.unit.id, round).map(|(due, _)| due);
    let due = owed.or_else(|| now.deadline.last_on_time_day());
    let wish = open_wish(&before.id, &hearing.unit.id, round.facts);
    let result = of("renamed").result.filter(|_| is_lead);
    Some(News {
        due,
        was: turn.was_due().filter(|was| Some(*was) != due),
        lead: leads(Some(now), round.rules),
        support,
        wish: wish.filter(|_| is_lead).map(|wish| (wish, true)),
        result,
        renamed: now.title.clone(),
        ..of("renamed")
    })
}

/// The number or the product that the row has now, where the unit has read of it by another: it answers by the number of
/// the letter in its hands, and a document of the old kind would be none that the plan wants.
pub fn restated(turn: &Turn, hearing: &Hearing, of: &impl Fn(&'static str) -> News) -> Option<News> {
    let (before, now) = (turn.before(), turn.after.as_deref()?);
    if !hearing.was_told(before) {
        return None;
    }
    let number = (before.number != now.number).then(|| now.number.clone());
    let product = (before.deliverable.trim() != now.deliverable.trim())
        .then(|| (now.deliverable.clone(), before.deliverable.clone()));
    let has_product = |p: &(String, String)| !p.0.trim().is_empty();
    let (number, product) = (number.unwrap_or_default(), product.filter(has_product));
    (!number.is_empty() || product.is_some()).then(|| News {
        number,
        product,
        ..of("restated")
    })
}
