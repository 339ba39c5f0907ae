//! Deadlines in words, as the settings give them.

use super::section::Section;
use super::written::Placed;
use crate::plan::deadline::{self, Deadline, Meaning};

/// A deadline in words that comes again with every period. The year is only needed
/// to read the phrase: one whose meaning depends on it is refused.
pub fn recurring(section: &Section, phrase: Placed<String>) -> Option<Deadline> {
    const ANY_YEAR: i32 = 2026;
    let read = deadline::read(&phrase.value, ANY_YEAR);
    let why = match &read.meaning {
        Meaning::Recur { .. } => return Some(read),
        Meaning::Multi(all) if all.iter().all(|m| matches!(m, Meaning::Recur { .. })) => return Some(read),
        Meaning::Unknown(reason) => format!("\"{}\" is not understood ({reason})", phrase.value),
        Meaning::Once { .. } | Meaning::Window { .. } => {
            format!("\"{}\" falls once, not with every period", phrase.value)
        }
        _ => format!("\"{}\" names no day", phrase.value),
    };
    section.log().problem(
        &phrase.place,
        why,
        "write it as regulations do: \"chậm nhất ngày 20 của tháng cuối kỳ báo cáo\", \
         \"trước ngày 05/7 hằng năm\"; try it with dossierd deadline",
    );
    None
}
