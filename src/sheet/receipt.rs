//! What a taken file has changed and what of it was not understood, line by line.

use super::kind::SheetKind;
use serde::{Deserialize, Serialize};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    Done,
    Reopened,
    Cancelled,
    Redated,
    Event,
    Noted,
    Added,
    Updated,
    /// A row of the address book or of the calendar.
    Entered,
    /// Stored, and a person should look at it.
    Check,
    /// Not stored: not understood, or a person must decide.
    Asked,
}

impl Group {
    /// In the order in which they are told: what needs a person first.
    pub const ALL: [Group; 11] = [
        Group::Asked,
        Group::Check,
        Group::Done,
        Group::Reopened,
        Group::Cancelled,
        Group::Redated,
        Group::Event,
        Group::Noted,
        Group::Added,
        Group::Updated,
        Group::Entered,
    ];

    /// As templates know it.
    pub fn name(self) -> &'static str {
        match self {
            Group::Done => "done",
            Group::Reopened => "reopened",
            Group::Cancelled => "cancelled",
            Group::Redated => "redated",
            Group::Event => "event",
            Group::Noted => "noted",
            Group::Added => "added",
            Group::Updated => "updated",
            Group::Entered => "entered",
            Group::Check => "check",
            Group::Asked => "asked",
        }
    }

    /// As its lines are headed.
    pub fn heading(self) -> &'static str {
        match self {
            Group::Done => "Đã hoàn thành",
            Group::Reopened => "Chuyển lại thành chưa hoàn thành",
            Group::Cancelled => "Chấm dứt",
            Group::Redated => "Xác định lại thời hạn",
            Group::Event => "Ngày xảy ra sự kiện",
            Group::Noted => "Ghi chú",
            Group::Added => "Nhiệm vụ mới",
            Group::Updated => "Nhiệm vụ thay đổi",
            Group::Entered => "Nội dung thay đổi",
            Group::Check => "Đã nhận, đề nghị kiểm tra lại",
            Group::Asked => "Chưa nhận, đề nghị bổ sung hoặc sửa lại",
        }
    }

    /// Whether a line of it says that something is stored.
    pub fn is_change(self) -> bool {
        !matches!(self, Group::Check | Group::Asked)
    }
}

/// One row, or one cell, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub group: Group,
    /// "ô H7 (Ngày văn bản)", "hàng 7"; empty where the file as a whole is meant.
    pub place: String,
    /// The task: number, title, unit.
    pub about: String,
    /// One sentence or phrase: what is stored, or why not and what to do.
    pub text: String,
}

/// The answer to a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// `None` where it was not recognised.
    pub kind: Option<SheetKind>,
    /// Rows of tasks in it.
    pub rows: usize,
    pub lines: Vec<Line>,
    /// Sentences about the file as a whole.
    pub notes: Vec<String>,
    /// Why nothing of it was taken.
    pub refused: Option<String>,
    /// Of figures that a person exported; told to whoever exports them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<OfFigures>,
}

/// What a receipt of exported figures says beside its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfFigures {
    /// Id of the source.
    pub source: String,
    /// Name of the period and its window in words; empty where the file was given back.
    pub period: String,
    pub window: String,
    /// The totals in words.
    pub totals: String,
    /// Balances that do not hold.
    pub errors: usize,
    /// The file held personal columns: it is not kept.
    pub is_removed: bool,
    /// It came after the draft of its window had gone.
    pub is_late: bool,
}

impl Receipt {
    pub fn refused(why: impl Into<String>) -> Receipt {
        Receipt {
            refused: Some(why.into()),
            ..Receipt::default()
        }
    }

    pub fn of_group(&self, group: Group) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.group == group)
    }

    pub fn changed(&self) -> usize {
        self.lines.iter().filter(|l| l.group.is_change()).count()
    }

    /// Whether something was not stored.
    pub fn needs_person(&self) -> bool {
        self.refused.is_some() || self.of_group(Group::Asked).next().is_some()
    }
}
