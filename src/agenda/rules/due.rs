//! What the settings make due: reports with the parts of units, the week, duties that come every year.

use crate::plan::Mailbox;
use crate::plan::deadline::Deadline;
use chrono::NaiveTime;

/// A report that the settings make due, period by period.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRule {
    /// Short and stable, "cchc".
    pub id: String,
    /// "Báo cáo công tác cải cách hành chính".
    pub title: String,
    /// Id of the regime that gives the windows.
    pub regime: String,
    /// Only these periods of a year (1 and 3 for quarters I and III); empty is all.
    pub only: Vec<u32>,
    /// The deadline in words, once per period ("chậm nhất ngày 20 tháng cuối kỳ"); `None` is a
    /// report without a deadline of its own, drafted after the cut-off.
    pub deadline: Option<Deadline>,
    /// The unit that hands it in.
    pub lead: String,
    /// Who gets the draft.
    pub drafter: Mailbox,
    /// Id of the report that this one is collected for: its own deadline is then internal, that of
    /// the other one upstream.
    pub feeds: Option<String>,
    /// The units that contribute to it, and until when.
    pub parts: Parts,
}

/// The units that contribute to a report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// Each unit once.
    pub contributors: Vec<Contributor>,
    /// Until when, in words; `None` is `USUAL_AHEAD` working days before the report's target.
    pub due: Option<Deadline>,
}

/// A unit that contributes.
#[derive(Debug, Clone, PartialEq)]
pub struct Contributor {
    /// Id of the unit.
    pub unit: String,
    /// What it fills, as `report::headings_of` names them.
    pub headings: Vec<String>,
    /// Sectors of the figures that concern it, by their names on the form; empty is the totals only.
    pub sectors: Vec<String>,
}

/// The weekly page to the leaders.
#[derive(Debug, Clone, PartialEq)]
pub struct WeeklyRule {
    /// Id of a weekly regime.
    pub regime: String,
    pub title: String,
    pub drafter: Mailbox,
    /// 10:00 of the week's last working day.
    pub draft_at: NaiveTime,
    /// 15:00 of that day.
    pub summary_at: NaiveTime,
}

/// A duty that recurs without a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingRule {
    /// Short and stable, "ke-hoach-cchc".
    pub id: String,
    /// "Ban hành Kế hoạch … năm {năm}": `{năm}` is the year of the last on-time day, `{năm trước}`
    /// the one before.
    pub title: String,
    /// "hằng năm trước ngày 15/01".
    pub deadline: Deadline,
    /// (day, month) from which it is worked on: it is then told at `start`.
    pub opens: Option<(u32, u32)>,
    /// Ids of units.
    pub lead: String,
    pub support: Vec<String>,
    pub deliverable: String,
}
