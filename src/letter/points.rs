//! Letters of points under headings: receipts, proposals, what moved. The sentences stand in
//! the kind's template, which knows the names of the facts and of the groups.

use super::about::{About, about_order};
use super::kind::LetterKind;
use super::order::{Order, Sender};
use super::page::{Page, Section, frame};
use super::plain;
use super::point::{Named, Point};
use super::wording::{WordingError, Words, about};

/// The page. A group's heading is left out where the template gives it none.
pub(super) fn page(
    order: &Order,
    sender: &Sender,
    facts: &Named,
    points: &[Point],
    words: &Words,
) -> Result<Page, WordingError> {
    let template = template(order.kind);
    let said = About {
        facts: cleaned(facts),
        ..about_order(order, sender)
    };
    let mut sections: Vec<(&str, Section)> = Vec::new();
    let mut speaker = words.speaker(template)?;
    let of_all = about(&said);
    for point in points {
        let of_point = [of_all.clone(), about(&point.group), about(&cleaned(&point.facts))];
        let item = speaker.say("item", &of_point)?;
        match sections.iter_mut().find(|(group, _)| *group == point.group) {
            Some((_, section)) => section.items.push(item),
            None => {
                let heading = speaker.say("heading", &[of_all.clone(), about(&point.group)])?;
                let section = Section {
                    heading: Some(heading).filter(|h| !h.is_empty()),
                    items: vec![item],
                    ..Section::default()
                };
                sections.push((&point.group, section));
            }
        }
    }
    let sections = sections.into_iter().map(|(_, section)| section).collect();
    let page = frame(template, &said, words, sections)?;
    match order.kind {
        LetterKind::Health => page.within(LINES_OF_HEALTH, words),
        _ => Ok(page),
    }
}

/// The operator's weekly letter is read in passing.
const LINES_OF_HEALTH: usize = 25;

/// The sentences of a kind.
pub(super) fn template(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Receipt => "receipt.txt",
        LetterKind::Proposals => "proposals.txt",
        LetterKind::Moved => "moved.txt",
        LetterKind::EventRequest => "event_request.txt",
        LetterKind::Milestones => "milestones.txt",
        LetterKind::DaysOff => "days_off.txt",
        LetterKind::CarryOver => "carry_over.txt",
        LetterKind::Contribution => "contribution.txt",
        LetterKind::Correction => "correction.txt",
        LetterKind::Outage => "outage.txt",
        LetterKind::Alarm => "alarm.txt",
        LetterKind::FigureChanges => "figure_changes.txt",
        LetterKind::FiguresWanted => "figures_wanted.txt",
        LetterKind::FiguresReceipt => "figures_receipt.txt",
        LetterKind::Health => "health.txt",
        LetterKind::AnswerReceipt => "answer_receipt.txt",
        LetterKind::AnswerNotice => "answer_notice.txt",
        LetterKind::Confirmation => "confirmation.txt",
        LetterKind::Undelivered => "undelivered.txt",
        _ => "test.txt",
    }
}

/// Everything in them may come from plans, sheets and people.
fn cleaned(facts: &Named) -> Named {
    facts
        .iter()
        .map(|(name, fact)| (name.clone(), plain::line(fact, 600)))
        .collect()
}
