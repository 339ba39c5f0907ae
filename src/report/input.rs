//! Everything that a report is made from.

use super::contribution::ReportPart;
use super::form::Form;
use super::past::Past;
use super::version::Version;
use crate::calendar::{Moment, Period, day_of};
use crate::dossier::Figures;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who issues and signs, per kind of report; from the configuration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG".
    pub parent: String,
    /// "BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG".
    pub office: String,
    /// The same in running text, "Ban Quản lý Khu kinh tế Hải Phòng".
    pub name: String,
    /// Symbol of the office in document numbers, "BQL".
    pub symbol: String,
    /// "Hải Phòng".
    pub place: String,
    /// Lines above the signature, "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN".
    pub authority: Vec<String>,
    /// Printed name of the signer; empty leaves the place open.
    pub signer: String,
    /// Nơi nhận, one line each, without dash and semicolon.
    pub recipients: Vec<String>,
    /// Kính gửi, one line each; mostly empty, as a report names its addressees at its end.
    pub send_to: Vec<String>,
}

/// A task as reports tell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTask {
    pub number: String,
    pub title: String,
    /// Older occurrences that wait: "còn thiếu kỳ có hạn 26/6/2026"; mostly empty.
    pub note: String,
    pub unit: String,
    /// Of an overdue task the day by which its unit expects to be done, where it said one to come.
    pub forecast: Option<NaiveDate>,
    pub due: NaiveDate,
    pub target: NaiveDate,
    pub working_days_late: i64,
    /// Evidence "330/KH-BQL ngày 24/01/2024" once done.
    pub done: Option<String>,
}

/// What happened to the plan's tasks, for reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskBoard {
    /// The day as of which tasks are told; `None` is the day of drafting.
    pub as_of: Option<NaiveDate>,
    /// Open and late, worst first.
    pub overdue: Vec<ReportTask>,
    /// Due within 14 days, soonest first.
    pub due_soon: Vec<ReportTask>,
    /// Marked done in the period.
    pub done: Vec<ReportTask>,
    /// Tasks without a date that wait for a person.
    pub without_date: i64,
    /// Continuous tasks.
    pub continuous: i64,
    /// The document that issued the period's plan, "số 12/KH-BQL ngày 14/01/2026"; `None` where it is not known.
    pub plan: Option<String>,
    /// Tasks of the period's plan that a document ended, which are among all.
    pub ended: i64,
    /// All tasks of the period's plan.
    pub total: i64,
    /// Overdue since before anybody was reminded: only counted on the page.
    pub before_live: i64,
    /// Title and first lead unit of each task of the period's plan, however it stands.
    pub leads: Vec<(String, String)>,
    /// The period that the report looks ahead to; `None` after a one-off window.
    pub ahead: Option<Ahead>,
}

/// The period that follows a report's own, and what the plan wants of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// "quý II năm 2026".
    pub name: String,
    pub year: i32,
    /// What is due on these days falls into it ([`Period::days_of_work`]).
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Whether a plan of its year is known.
    pub has_plan: bool,
    /// Open and due from the day of drafting on, before it begins, soonest first.
    pub before: Vec<ReportTask>,
    /// Open and due on these days, from the day of drafting on, soonest first.
    pub tasks: Vec<ReportTask>,
}

/// Everything that a report is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportInput {
    /// "Báo cáo công tác cải cách hành chính".
    pub title: String,
    pub issuer: Issuer,
    pub period: Period,
    pub figures: Figures,
    /// What people call the source of the figures, "OpenCPS v2"; empty: its id.
    pub source: String,
    /// The neighbouring period before, for comparison.
    pub previous: Option<Figures>,
    /// What lies further back.
    pub past: Past,
    pub version: Version,
    /// The form in force on the period's last day.
    pub form: Form,
    pub tasks: TaskBoard,
    /// Who leads the report, by name: it fills what no task of the plan names; empty where no report is configured.
    pub lead: String,
    pub now: Moment,
    /// "Báo cáo số 999/BC-BQL ngày 18/12/2026": the report that was sent and that this one corrects.
    pub corrects: Option<String>,
    /// Made before the cut-off: "ước thực hiện đến ...".
    pub estimate: bool,
    /// What units contribute, each unit once.
    pub parts: Vec<ReportPart>,
    /// "chưa rà soát", parts that are missing, stale sources: Vietnamese sentences for the letter and
    /// the file of sources, never for the draft itself.
    pub notes: Vec<String>,
    /// What sets the window of the figures (`Regime::legal_basis`), for the footnote; not the
    /// basis of the form.
    pub legal_basis: String,
    /// Whether a share that the office follows is below what it should be.
    pub misses_target: bool,
}

impl ReportInput {
    /// The day as of which its tasks are told.
    pub(super) fn tasks_on(&self) -> NaiveDate {
        self.tasks.as_of.unwrap_or_else(|| day_of(self.now))
    }
}
