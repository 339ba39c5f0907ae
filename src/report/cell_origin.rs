//! Where a figure of the form comes from, in words: one answer, several that were added up, or a list that was counted.

use crate::calendar::count;
use crate::dossier::{Column, Figures, Origin};
use Column::{C3, C6, C11, C12, C13};

/// So many answers are named by their numbers; the file of sources lists them all.
const NAMED: usize = 12;

/// "như nguồn", "(4) + (5) + (6) của các tổng này", "tổng cột (4) của 11 bản ghi số 1, 2, …".
pub(super) fn words(figures: &Figures, column: Column) -> String {
    let Some(from) = &figures.provenance else {
        return "chưa có số liệu".to_owned();
    };
    if from.made_of.is_empty() {
        return match from.is_counted() {
            true => "đếm từ danh sách hồ sơ của nguồn".to_owned(),
            false => "như nguồn".to_owned(),
        };
    }
    let number = column.number();
    let record =
        |origin: Option<&Origin>| origin.map_or_else(String::new, |o| format!("bản ghi số {}", o.snapshot));
    match column {
        C3 => "(4) + (5) + (6) của các số đã cộng".to_owned(),
        C6 => format!("cột ({number}) của {}, đầu kỳ", record(from.made_of.first())),
        C11 | C12 | C13 => format!("cột ({number}) của {}, cuối kỳ", record(from.made_of.last())),
        _ => {
            let (less, added): (Vec<&Origin>, Vec<&Origin>) =
                from.made_of.iter().partition(|o| o.is_taken_off);
            let less = match less.is_empty() {
                true => String::new(),
                false => format!(", trừ {}", records(&less)),
            };
            format!("tổng cột ({number}) của {}{less}", records(&added))
        }
    }
}

/// "11 bản ghi số 134, 140".
fn records(of: &[&Origin]) -> String {
    let numbers: Vec<String> = of.iter().take(NAMED).map(|o| o.snapshot.to_string()).collect();
    let more = if of.len() > NAMED { ", …" } else { "" };
    let n = i64::try_from(of.len()).unwrap_or(i64::MAX);
    format!("{} bản ghi số {}{more}", count(n), numbers.join(", "))
}
