//! Which unit is to lead a task, as the plan's owner writes it: "Phòng Quản lý đầu tư", "1045 chuyển Phòng Quản lý đầu tư
//! chủ trì". Every word has to be known.

use super::rows;
use super::tokens::{compact, tokens};
use crate::plan::folded;
use unicode_normalization::UnicodeNormalization;

/// The unit that a line names, and of which task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLead {
    /// The number in the plan that it names.
    pub row: Option<String>,
    pub year: Option<i32>,
    /// The unit's id.
    pub unit: String,
    /// It says that the unit is to take the task over, and does not only name it.
    pub is_ordered: bool,
}

const ORDERING: [&str; 2] = ["tri", "sai"];
/// Alone they may be of the mail: "Chuyển Phòng Quản lý đầu tư".
const MOVING: [&str; 2] = ["chuyen", "giao"];
const FILLING: [&str; 41] = [
    "chuyen", "giao", "lai", "cho", "sang", "ve", "de", "do", "la", "viec", "nay", "thuoc", "cua", "chu",
    "tri", "thuc", "hien", "a", "nhe", "nhiem", "vu", "dong", "y", "sai", "don", "vi", "moi", "tiep", "nhan",
    "phu", "trach", "theo", "ban", "em", "anh", "chi", "dung", "nghi", "thi", "cac", "xin",
];

/// `units` are ids with a name or another name each. `None` where the line asks, says more, or names no one unit.
pub fn new_lead(line: &str, units: &[(String, String)]) -> Option<NewLead> {
    if line.contains('?') {
        return None;
    }
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    let (rows, at) = rows::leading(&compact, &tokens);
    let (year, at) = rows::year_of_plan(&rows, &tokens, at);
    let rest: Vec<String> = tokens.get(at..)?.iter().map(|t| folded(t)).collect();
    let mut named: Vec<(usize, usize, &str)> = Vec::new();
    for (id, name) in units {
        let name: Vec<String> = name.split_whitespace().map(folded).collect();
        let found = (0..rest.len()).find(|from| rest[*from..].starts_with(&name));
        named.extend(
            found
                .filter(|_| !name.is_empty())
                .map(|from| (name.len(), from, id.as_str())),
        );
    }
    let longest = named.iter().map(|(length, ..)| *length).max()?;
    let mut found = named.iter().filter(|(length, ..)| *length == longest);
    let (length, from, unit) = found.next()?;
    if found.any(|(.., other)| other != unit) || rows.len() > 1 {
        return None;
    }
    let around = rest[..*from].iter().chain(&rest[from + length..]);
    let around: Vec<&str> = around.map(String::as_str).collect();
    around.iter().all(|word| FILLING.contains(word)).then(|| NewLead {
        row: rows.first().cloned(),
        year,
        unit: (*unit).to_owned(),
        is_ordered: { around.iter() }
            .any(|word| ORDERING.contains(word) || (!rows.is_empty() && MOVING.contains(word))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<(String, bool, Option<String>)> {
        let units = [
            ("vp", "Văn phòng Ban Quản lý"),
            ("vp", "Văn phòng"),
            ("p46", "Phòng Số 046"),
            ("dautu", "Phòng Quản lý đầu tư"),
        ];
        let units = units.map(|(id, name)| (id.to_owned(), name.to_owned()));
        new_lead(line, &units).map(|lead| (lead.unit, lead.is_ordered, lead.row))
    }

    #[test]
    fn a_unit_is_named_by_its_whole_name_and_nothing_else_is_said() {
        let some = |unit: &str, is_ordered, row: Option<&str>| {
            Some((unit.to_owned(), is_ordered, row.map(str::to_owned)))
        };
        for (line, want) in [
            ("Phòng Số 046", some("p46", false, None)),
            ("phòng số 046 ạ.", some("p46", false, None)),
            ("Chuyển phòng Số 046 chủ trì", some("p46", true, None)),
            ("1045 SAI, chuyển Phòng Số 046", some("p46", true, Some("1045"))),
            (
                "Nhiệm vụ số 1045: giao Văn phòng Ban Quản lý",
                some("vp", true, Some("1045")),
            ),
            ("ĐỒNG Ý, chuyển Văn phòng", some("vp", false, None)),
            ("Việc này của Phòng Quản lý đầu tư", some("dautu", false, None)),
            ("Phòng Quản lý đầu tư?", None),
            ("Không chuyển Phòng Quản lý đầu tư", None),
            ("Chuyển Phòng Quản lý đầu tư, Phòng Số 046", None),
            ("Phòng Quản lý đầu tư làm chưa xong", None),
            ("Phòng Quản lý", None),
            ("Phòng Số 47", None),
            ("KHÔNG", None),
        ] {
            assert_eq!(of(line), want, "{line}");
        }
    }
}
