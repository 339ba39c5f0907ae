//! The first address book of an office: what its plan names, with ids, to be filled in.

use super::columns::{group, unit};
use super::tables::{Line, Tables};
use crate::plan::folded;
use crate::plan::import::Named;
use std::collections::BTreeSet;

/// The letters of an id at most.
const LONGEST_ID: usize = 8;

/// An address book without addresses, and what the plan left open.
pub struct First {
    pub tables: Tables,
    /// (id, name) of every unit, in the order of the plan.
    pub units: Vec<(String, String)>,
    /// Words that lead a task and are neither unit nor group, with the rows of the plan.
    pub no_units: Vec<(String, Vec<String>)>,
}

/// What the plan names. Groups get members only where the words leave no doubt: "Các phòng" are
/// all that are called "Phòng …".
pub fn first(named: &Named) -> First {
    let mut taken = BTreeSet::new();
    let units: Vec<(String, String)> = named
        .units
        .iter()
        .map(|name| (unique(id_of(name), &mut taken), name.clone()))
        .collect();
    let mut tables = Tables::default();
    for (id, name) in &units {
        let cells = [(unit::ID, id.clone()), (unit::NAME, name.clone())];
        tables.units.push(line(unit::NOTE, cells, ""));
    }
    for name in &named.groups {
        let members = members(name, &units);
        let note = match members.is_empty() {
            true => "Đề nghị ghi mã các đơn vị thành viên",
            false => "Đề xuất theo tên gọi; đề nghị kiểm tra",
        };
        let cells = [(group::NAME, name.clone()), (group::MEMBERS, members.join("; "))];
        tables.groups.push(line(group::NOTE, cells, note));
    }
    for (words, rows) in &named.no_units {
        let note = format!(
            "Chủ trì nhiệm vụ số {} nhưng không phải là đơn vị; đề nghị ghi mã các đơn vị nhận nhắc việc",
            rows.join(", ")
        );
        tables
            .groups
            .push(line(group::NOTE, [(group::NAME, words.clone())], &note));
    }
    First {
        tables,
        units,
        no_units: named.no_units.clone(),
    }
}

/// A row up to its note.
fn line<const N: usize>(note_at: usize, cells: [(usize, String); N], note: &str) -> Line {
    let mut line = Line {
        line: 0,
        cells: vec![String::new(); note_at + 1],
    };
    for (at, words) in cells {
        line.cells[at] = words;
    }
    line.cells[note_at] = note.to_owned();
    line
}

fn members(group: &str, units: &[(String, String)]) -> Vec<String> {
    const ALL_DIVISIONS: [&str; 4] = [
        "cac phong",
        "cac phong chuyen mon",
        "cac phong ban",
        "cac phong thuoc ban",
    ];
    if !ALL_DIVISIONS.contains(&folded(group).as_str()) {
        return Vec::new();
    }
    let is_division = |name: &str| folded(name).starts_with("phong ");
    units
        .iter()
        .filter(|(_, name)| is_division(name))
        .map(|(id, _)| id.clone())
        .collect()
}

/// A short id made of the name: "vp" for an office, the first letters of what a division is
/// about ("Phòng Quản lý đầu tư": "qldt"), those of all words otherwise; abbreviations whole.
pub fn id_of(name: &str) -> String {
    let plain = folded(name);
    let words: Vec<&str> = plain.split(' ').collect();
    if let ["van", "phong", ..] = words[..] {
        return "vp".into();
    }
    let capitals: BTreeSet<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 1 && w.chars().all(char::is_uppercase))
        .map(folded)
        .collect();
    let about = match words[..] {
        ["phong", ref rest @ ..] if !rest.is_empty() => rest,
        _ => &words[..],
    };
    let mut id = String::new();
    for word in about.iter().filter(|w| !["va", "cac", "thuoc"].contains(w)) {
        let is_whole = capitals.contains(*word) || word.chars().all(|c| c.is_ascii_digit());
        let letters = word.chars().filter(char::is_ascii_alphanumeric);
        let piece: String = if is_whole {
            letters.collect()
        } else {
            letters.take(1).collect()
        };
        if id.len() + piece.len() > LONGEST_ID {
            break;
        }
        id += &piece;
    }
    match id.is_empty() {
        true => "dv".into(),
        false => id,
    }
}

/// The id with the next free number behind it.
fn unique(id: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    let free = std::iter::once(id.clone())
        .chain(numbered)
        .find(|id| !taken.contains(id));
    let free = free.unwrap_or(id);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_plain() {
        for (name, id) in [
            ("Văn phòng Ban Quản lý", "vp"),
            ("Phòng Quản lý đầu tư", "qldt"),
            ("Phòng Quản lý quy hoạch và xây dựng", "qlqhxd"),
            ("Bộ phận Một cửa", "bpmc"),
            ("Tổ kiểm soát TTHC", "tkstthc"),
            ("Ban QLDA số 2", "bqldas2"),
            (
                "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Đông",
                "ttxtdtvl",
            ),
            ("–", "dv"),
        ] {
            assert_eq!(id_of(name), id, "{name}");
        }
        let mut taken = BTreeSet::new();
        let ids: Vec<String> = (0..3).map(|_| unique("vp".into(), &mut taken)).collect();
        assert_eq!(ids, ["vp", "vp-2", "vp-3"]);
    }

    #[test]
    fn members_are_proposed_only_where_the_words_leave_no_doubt() {
        let named = Named {
            units: [
                "Văn phòng",
                "Phòng Quản lý đầu tư",
                "Phòng Lao động",
                "Trung tâm X",
            ]
            .map(String::from)
            .into(),
            groups: ["Các phòng chuyên môn", "Các phòng chuyên môn có TTHC"]
                .map(String::from)
                .into(),
            no_units: vec![("Cán bộ, công chức".into(), vec!["20".into()])],
        };
        let first = first(&named);
        let members: Vec<&str> = first
            .tables
            .groups
            .iter()
            .map(|l| l.cells[group::MEMBERS].as_str())
            .collect();
        assert_eq!(members, ["qldt; ld", "", ""]);
        assert!(first.tables.groups[2].cells[group::NOTE].contains("nhiệm vụ số 20"));
    }
}
