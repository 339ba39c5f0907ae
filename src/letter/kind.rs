//! The kinds of letters.

use serde::{Deserialize, Serialize};

/// Kinds of letters; `rehearse` prints the lower-case name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The morning letter with everything ahead.
    Reminder,
    /// The late letter of the afternoon.
    Late,
    /// The owner's morning list of what will be told as late.
    LateList,
    /// Only what is due around a break, where the morning letter has nothing else.
    LookAhead,
    /// The one-page summary to a leader.
    WeeklySummary,
    /// Each unit's own part of the week.
    UnitWeek,
    /// A draft report to its drafter.
    Draft,
    /// Tasks without a date, weekly to the plan's owner.
    Questions,
    /// First-of-month list of continuous tasks.
    Monthly,
    /// Occurrences from before going live, once to the owner.
    GoingLive,
    /// What a file that people gave has changed, and what of it was not understood.
    Receipt,
    /// What the product cannot settle, each with a proposal, to the plan's owner.
    Proposals,
    /// Days by which something should be sent have moved, and why.
    Moved,
    /// Once after an import: dates are wanted for tasks that run all year.
    Milestones,
    /// To a unit: whether the event has come that deadlines of its tasks count from.
    EventRequest,
    /// Next year's days off are wanted, or a swap that is open.
    DaysOff,
    /// What next year's plan should take over.
    CarryOver,
    /// A unit's part of a report is wanted.
    Contribution,
    /// The source says otherwise now than a report that was sent.
    Correction,
    /// A source does not answer, or answers again.
    Outage,
    /// Something is wrong with the program's own surroundings, or is in order again.
    Alarm,
    /// What moved in the figures since the last letter about it.
    FigureChanges,
    /// Figures that a person exports are wanted.
    FiguresWanted,
    /// What an exported file says, and what of it was not understood.
    FiguresReceipt,
    /// Only dossiers near or past their promised hour, where the morning letter has nothing else.
    Dossiers,
    /// Once a week to the operator: how the program and its sources are.
    Health,
    /// The receipt of an answer by mail: what it came to, how to take it back, and the change of the
    /// calendar entry.
    AnswerReceipt,
    /// An answer by mail that a person has to read.
    AnswerNotice,
    /// To a unit: what was recorded about its tasks otherwise than by its own answer, with the change
    /// of the calendar entry.
    Confirmation,
    /// An address gives letters back.
    Undelivered,
    Test,
}
