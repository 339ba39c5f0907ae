//! Why a file gives no plan.

use crate::paper::PaperError;

/// Why a file gives no plan at all; what is merely doubtful is a finding.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("reading the plan: {0}")]
    Paper(PaperError),
    #[error(
        "reading the plan: no task table found; its header row must name the content (\"Nội dung\", \"Nhiệm vụ\") \
         and the lead unit (\"Đơn vị chủ trì\") or the deadline (\"Thời gian hoàn thành\")"
    )]
    NoTable,
    #[error(
        "reading the plan: the task table has a header but no row that is a task; check its first column"
    )]
    NoTasks,
    #[error(
        "reading the plan: the file has no [[task]]; write one for each task, with title, lead and deadline"
    )]
    NoTomlTask,
    #[error("reading the plan: correct these lines\n{0}")]
    Written(String),
    #[error(
        "reading the plan: its letters are in an old alphabet (TCVN3 \".VnTime\" or VNI); \
         convert the text to Unicode (Unikey: Ctrl+Shift+F6) and save it again"
    )]
    OldAlphabet,
}

/// Not as a source: its words are in the message already.
impl From<PaperError> for ImportError {
    fn from(error: PaperError) -> ImportError {
        ImportError::Paper(error)
    }
}
