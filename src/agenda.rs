//! Everything that must happen now: facts in, actions with reasons out.
//!
//! `decide` is the only place where it is decided that something happens. The daemon,
//! `agenda`, `rehearse` and `demo` call this one function; it is pure, so what is
//! previewed is what is done.

mod action;
mod alarms;
mod answers;
mod awaited;
mod board;
mod breaks;
mod bundle;
mod carry;
mod carry_files;
mod carry_over;
mod changes;
mod compose;
mod confirmations;
mod conflicts;
mod contribution;
mod correction;
mod days_off;
mod dead;
mod decide;
mod documents;
mod dossiers;
mod doubts;
mod drafted;
mod dropped;
mod duties;
mod duty;
mod entries;
mod estimates;
mod exports;
mod facts;
#[cfg(test)]
mod fixture;
mod fresh;
mod going;
mod handed_over;
mod health;
mod hours;
mod ledger;
mod line_note;
mod listed;
mod lists;
mod look;
mod milestones;
mod moved;
mod outage;
mod outdated;
mod par_index;
mod par_rates;
mod parts;
mod past;
mod periods;
mod plans;
mod post;
mod proposals;
mod pulls;
mod receipts;
mod redraft;
mod rehearse;
mod reminders;
mod replanned;
mod reports;
mod review;
mod reviewed;
mod round;
mod rules;
mod sending;
mod silence;
mod stale;
mod standing;
mod successors;
mod summary;
mod telling;
mod tracked;
mod turned_away;
mod unsettled;
mod week;
mod weeks;
mod who;
mod windows;
mod withdrawn;

pub use action::{Action, Agenda, Decision, Errand, Refusal, What};
pub use alarms::soon_needed_year;
pub use answers::{
    OpenWish, answer_of, is_lapsing, named_result, open_wish, returned, said_anew, taken_back,
    tells_of_returned, word_of,
};
pub use awaited::asks_for_event;
pub use board::board;
pub use carry::{Carried, Why, carried};
pub use carry_files::plan_file;
pub use changes::changes_wanted;
pub use compose::{
    compose, correction_input, handed_out_with, reckoning_of, report_input, shows_the_board, windows_of,
};
pub use conflicts::{conflicts, shared_days};
pub use contribution::asked_part;
pub use correction::{corrected, reckoning as reckoning_of_correction, sent as report_sent};
pub use days_off::{OpenDays, open_days};
pub use decide::decide;
pub use dossiers::{dossiers_told_of, is_of_dossier};
pub use doubts::{Doubt, Open, doubts, open_questions};
pub use drafted::{draft_files, file_stem, handed_out};
pub use duties::{duties, tasks_in_force};
pub use duty::Duty;
pub use duty::verdict::{is_cancelled, is_done};
pub use exports::{draft_has_gone, has_ended_between};
pub use facts::{
    AnswerFact, Came, FIRST, Facts, FetchFact, Health, IntakeFact, KnownCalendar, LetterFact, ListFact,
    PostFacts, ProbeFact, Redraft, Replan, SourceChange, Trouble, TroubleFact,
};
pub use hours::tells_by_the_hour;
pub use ledger::{Ledger, is_of_trial, notice_of, remembered_days};
pub use listed::{lists_before, moved_since};
pub use look::{Looks, identities};
pub use outdated::obsolete;
pub use par_rates::{ParRate, par_rates};
pub use parts::{Collecting, NOTHING_TO_REPORT, collecting, is_part, part_id, part_occurrence, parts_of};
pub use past::{History, PastLetter, Untold, Version, untold};
pub use periods::{report_occurrence, report_task_id};
pub use plans::Plans;
pub use post::{Way, has_another, sign_in_failures, standstill, way};
pub use proposals::open_conflicts;
pub use pulls::calendar_unit;
pub use redraft::{BY_COMMAND, drafted_at, redraft, redrafts_wanted};
pub use rehearse::{Rehearsed, rehearse, rehearsed};
pub use review::{Evidence, Missing, evidence_of_year, planned_of, unproven};
pub use reviewed::{Reviewed, review};
pub use round::mark as mark_of;
pub use rules::{
    ChangesRule, Clash, Conflict, Contributor, DossierRule, FiguresRule, Going, HealthRule, Parts, PullRule,
    ReportRule, Rules, Span, StandingRule, Watch, WeeklyRule,
};
pub use silence::Silence;
pub use standing::PLACEHOLDERS;
pub use summary::{Standing, Summary, Tally, is_finished_as_a_whole, summary};
pub use tracked::{newest_note, tracked};
pub use week::{page_has_gone, page_is_over};
pub use weeks::as_named as week_as_named;
pub use windows::{cutoff_is_ahead, with_history, with_previous};

#[cfg(test)]
mod tests;
