//! What an answer may come to.

use super::event::{EventWord, Step, When};
use super::handover::Handover;
use super::part::Doubt;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What one answer comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum Outcome {
    /// Finished by this document.
    Recorded { number: String, date: NaiveDate },
    /// It was finished before.
    DoneBefore,
    /// It was finished before, by another document: this one was not taken. `until` is the last day on which
    /// the unit itself can take the first back.
    OtherDocument {
        number: String,
        date: Option<NaiveDate>,
        until: Option<NaiveDate>,
    },
    /// It is on record as finished, and the unit says that it is not: the record stands until it is taken back. `until`
    /// as above.
    SaidOpen { until: Option<NaiveDate> },
    /// A unit's part of a report that may not be all of it, or not be meant.
    PartUnclear { doubt: Doubt },
    /// The mail says of the task what cannot both be so.
    Contradiction,
    /// No document is named, or no number with a symbol.
    NoDocument,
    /// What is told is a part, a draft or a plan, as this word says: asked back, and the owner reads of it.
    Unfinished { word: String },
    /// Task and document are clear, and what is said besides is not: the sender is asked whether the task is finished
    /// by it, and consents by one word.
    Doubtful {
        number: String,
        date: NaiveDate,
        /// What was not understood.
        word: String,
        /// The owner reads it at once: it speaks of a part, a draft or a delay.
        is_told: bool,
        /// It was asked before: what is not understood now goes to the owner.
        is_again: bool,
    },
    /// The question whether the task is finished by this document is over.
    Lapsed {
        number: String,
        date: NaiveDate,
        why: Lapse,
    },
    /// The document has no date, or one that is none.
    NoDate,
    /// It is the example that our own letters give, not a document.
    Example,
    /// The document's date has not come yet.
    FutureDate { date: NaiveDate },
    /// The document is of a year before that of the task's last day, and not of its end.
    EarlyDate { date: NaiveDate },
    /// Several tasks stand in the letter and none is named.
    Which,
    /// The task has several days without a result, of which `due` is the first, and none is named.
    WhichDay { row: String, due: NaiveDate },
    /// The number named is not in the letter.
    NotThere { row: String },
    /// The task that is named has no such day in the letter.
    NotThatDay { due: NaiveDate },
    /// The wished day has passed.
    PastDay { until: NaiveDate },
    /// The wished day is not behind the last day in force.
    NotLater { until: NaiveDate },
    /// The wished day is none: "31/6".
    NoSuchDay,
    /// Another date is wished, but not said which: "11 ngày".
    VagueDay,
    /// The owner is asked for another date.
    Wish { until: Option<NaiveDate> },
    /// By when the unit expects to be done: recorded as its word, the deadline stays.
    Forecast { until: NaiveDate },
    /// The plan's owner says when a unit expects to be done: only the unit's own word is kept.
    UnitsForecast,
    /// The day of an event that a deadline counts from.
    Event { word: Box<EventWord> },
    /// The event is meant, and no day is named, or one that has not come.
    EventDay { event: String, day: Option<NaiveDate> },
    /// The day of an event is named, and its hour, from which the deadline counts, is not clear.
    EventHour { event: String },
    /// What is told is a result or a wish, and the task waits for an event: it has no day yet.
    NoEvent { event: String },
    /// The day of an event is so long ago that it may be a slip of the year.
    EventLongAgo { event: String, day: NaiveDate },
    /// Another day of the same event is on record, not long before or after.
    EventBeside {
        event: String,
        day: NaiveDate,
        known: When,
    },
    /// The owner is told of a wrong assignment.
    Wrong,
    /// Whoever answers only cooperates: the owner reads it.
    NotTheirs,
    /// The occurrence is not owed any more: the owner reads it.
    Gone,
    /// For a person.
    Other,
    /// The mail is longer than what is read of one.
    Unread,
    /// The owner's word is not understood: nothing was changed.
    Unclear,
    /// The unit has wished several days and the owner names none.
    SeveralDays,
    /// The unit has taken back the wish that the owner speaks of.
    NoWish,
    /// An answer was taken back: what it had recorded is open again.
    Undone,
    /// What the owner was told of is taken back.
    Withdrawn,
    /// The wish was granted before it was taken back: the new day stays until the owner says otherwise.
    Kept,
    /// Of what came from another address the unit has confirmed other things, and not this.
    Unconfirmed,
    /// It cannot be taken back any more.
    TooLate,
    /// Something is to be taken back, and it is not said what, or it is not there.
    UndoWhat,
    /// The letter tells of an undo; that is not undone.
    UndoOfUndo,
    /// The owner gave the wished date, or another.
    Agreed {
        until: NaiveDate,
        new: Dating,
        before: Dating,
    },
    /// The owner agrees to this day, and says besides what is not understood: he is asked whether his consent stands.
    AgreedIf { until: NaiveDate, word: String },
    /// By the owner's word other units lead the task.
    Handed { hand: Box<Handover> },
    /// The owner leaves the task with the unit that said it is not its own.
    Upheld,
    /// The owner agrees that the task is not that unit's, and names no other.
    LeadUnsaid,
    /// The owner gave no other date: the one in force stays.
    Declined,
    /// The owner took the word on a wish back; `before` are the words in force again, where a date
    /// had been given.
    Unsettled { before: Option<Dating> },
    /// The owner has given another day before and refuses now: the day stands until he takes his word back.
    AgreedBefore,
    /// By the plan in force the unit that wished another day does not lead the task any more, or nobody does.
    NotOwed,
    /// The owner agreed, and neither the wish nor the answer names a day to come.
    NoDay,
    /// The task has more days than one: another is entered by hand.
    OnlyInTable,
}

/// A deadline as a mark keeps it: its words, the year that they are read for, and the plan's words
/// that they stand for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dating {
    pub phrase: String,
    pub year: i32,
    pub asked: String,
}

/// Why a question is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lapse {
    /// It was asked too long ago.
    Late,
    /// The unit has said something else of the task since.
    Later,
    /// The unit has refused.
    Refused,
    /// The plan's owner agreed with the words that name it: that finishes nothing.
    Agreed,
    /// The unit says that the task is still open.
    Open,
}

impl Outcome {
    /// Whoever answered has to add or correct something.
    pub fn asks_back(&self) -> bool {
        matches!(
            self,
            Outcome::NoDocument
                | Outcome::Unfinished { .. }
                | Outcome::Doubtful { .. }
                | Outcome::Lapsed { .. }
                | Outcome::AgreedIf { .. }
                | Outcome::NoDate
                | Outcome::PartUnclear { .. }
                | Outcome::Example
                | Outcome::FutureDate { .. }
                | Outcome::EarlyDate { .. }
                | Outcome::Which
                | Outcome::WhichDay { .. }
                | Outcome::NotThere { .. }
                | Outcome::NotThatDay { .. }
                | Outcome::OtherDocument { .. }
                | Outcome::SaidOpen { .. }
                | Outcome::Contradiction
                | Outcome::NoDay
                | Outcome::OnlyInTable
                | Outcome::Unread
                | Outcome::Unclear
                | Outcome::SeveralDays
                | Outcome::UndoWhat
                | Outcome::UndoOfUndo
                | Outcome::Unconfirmed
                | Outcome::UnitsForecast
                | Outcome::LeadUnsaid
                | Outcome::EventDay { .. }
                | Outcome::EventHour { .. }
                | Outcome::NoEvent { .. }
                | Outcome::EventLongAgo { .. }
                | Outcome::EventBeside { .. }
        ) || self.asks_for_day()
    }

    /// The document of which the receipt asks whether it finishes the task.
    pub fn asked_document(&self) -> Option<(&str, NaiveDate)> {
        match self {
            Outcome::Doubtful { number, date, .. } => Some((number, *date)),
            _ => None,
        }
    }

    /// A wish was understood, but not until when.
    pub fn asks_for_day(&self) -> bool {
        matches!(
            self,
            Outcome::PastDay { .. } | Outcome::NotLater { .. } | Outcome::NoSuchDay | Outcome::VagueDay
        )
    }

    /// The plan's owner has to read it.
    pub fn is_for_owner(&self) -> bool {
        if let Outcome::Event { word } = self {
            return matches!(word.step, Step::Said | Step::Withdrawn);
        }
        matches!(
            self,
            Outcome::Wish { .. }
                | Outcome::Forecast { .. }
                | Outcome::Wrong
                | Outcome::NotTheirs
                | Outcome::Gone
                | Outcome::Other
                | Outcome::Unfinished { .. }
                | Outcome::Doubtful { is_told: true, .. }
                | Outcome::Lapsed { why: Lapse::Open, .. }
                | Outcome::PartUnclear { .. }
                | Outcome::Unread
                | Outcome::Kept
                | Outcome::SaidOpen { .. }
                // Only who keeps the plan can put another document in its place.
                | Outcome::OtherDocument { until: None, .. }
        )
    }

    /// The result stands; a person reads what was said besides.
    pub fn is_settled(&self) -> bool {
        matches!(self, Outcome::Recorded { .. } | Outcome::DoneBefore)
    }
}
