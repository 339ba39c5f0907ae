//! Who is who: units, groups of units, and how the plan's words are matched to them.

pub mod address;
mod book;
mod completed;
mod cutting;
pub(in crate::plan) mod kinds;
pub(in crate::plan) mod matching;
pub(in crate::plan) mod spelling;

pub use book::{Absence, Book, Spell, Wish};
use matching::Names;
use serde::{Deserialize, Serialize};
pub use spelling::folded;

/// A person's or unit's mail address with the name to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    pub name: String,
    pub address: String,
}

/// A unit that can lead a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Short and stable: `vp`. In an office made from a plan, the plan's own words.
    pub id: String,
    pub name: String,
    /// Other ways in which plans write it.
    pub aliases: Vec<String>,
    pub mailbox: Option<Mailbox>,
    /// Who is told when the unit is late.
    pub head: Option<Mailbox>,
}

/// Words that stand for several units, "Các phòng chuyên môn".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub name: String,
    pub aliases: Vec<String>,
    /// Ids of units.
    pub members: Vec<String>,
}

/// All units and groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    pub units: Vec<Unit>,
    pub groups: Vec<Group>,
    /// Ids of units that are no more, each with the unit that took its place.
    pub merged: Vec<(String, String)>,
}

/// A cell of units as written and as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assigned {
    /// The cell's words.
    pub words: String,
    /// Ids of units, in the order of the words, each once.
    pub units: Vec<String>,
    /// Words that match no unit and no group.
    pub unknown: Vec<String>,
}

impl Office {
    /// The unit of that id, or the one that took its place.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        let heir = self
            .merged
            .iter()
            .find(|(old, _)| old == id)
            .map(|(_, heir)| heir.as_str());
        self.units.iter().find(|u| u.id == heir.unwrap_or(id))
    }

    /// Who a cell of the plan names.
    ///
    /// A cell is cut at ";", and at line breaks, commas, "và" and dashes where that
    /// gives names, because names hold these too. Names are compared by their words;
    /// then without diacritics; then, for long names, allowing a few damaged letters
    /// if exactly one name is that near. Groups stand for their members.
    pub fn assign(&self, cell: &str) -> Assigned {
        let names = Names::of(self);
        let parts = names.parts(cell);
        names.assigned(cell, &parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CENTRE: &str = "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Phòng";

    fn unit(id: &str, name: &str, aliases: &[&str]) -> Unit {
        Unit {
            id: id.into(),
            name: name.into(),
            aliases: aliases.iter().map(|a| (*a).into()).collect(),
            mailbox: None,
            head: None,
        }
    }

    fn group(name: &str, members: &[&str]) -> Group {
        Group {
            name: name.into(),
            aliases: Vec::new(),
            members: members.iter().map(|m| (*m).into()).collect(),
        }
    }

    fn office() -> Office {
        Office {
            units: vec![
                unit("vp", "Văn phòng Ban Quản lý", &["Văn phòng", "VP BQL"]),
                unit("dt", "Phòng Quản lý Đầu tư", &[]),
                unit("ld", "Phòng Lao động và Việc làm", &[]),
                unit("qh1", "Phòng Quản lý Quy hoạch và Xây dựng số 1", &[]),
                unit("qh2", "Phòng Quản lý Quy hoạch và Xây dựng số 2", &[]),
                unit("tt", CENTRE, &[]),
            ],
            groups: vec![
                group("Các phòng chuyên môn", &["dt", "ld", "qh1", "qh2"]),
                group("Các phòng chuyên môn có TTHC", &["dt", "ld"]),
            ],
            ..Office::default()
        }
    }

    #[track_caller]
    fn check(cell: &str, units: &[&str], unknown: &[&str]) {
        let got = office().assign(cell);
        assert_eq!(got.units, units, "units of {cell:?}");
        assert_eq!(got.unknown, unknown, "unknown of {cell:?}");
        assert_eq!(got.words, cell.trim());
    }

    #[test]
    fn a_cell_is_cut_only_where_that_gives_names() {
        check("Văn phòng Ban Quản lý", &["vp"], &[]);
        check(&format!("Văn phòng; {CENTRE}"), &["vp", "tt"], &[]);
        check("Văn phòng, Phòng Lao động và Việc làm", &["vp", "ld"], &[]);
        check("Phòng Lao động và Việc làm và Văn phòng", &["ld", "vp"], &[]);
        check(&format!("- Văn phòng\n- {CENTRE}."), &["vp", "tt"], &[]);
        check("Văn phòng Ban\nQuản lý", &["vp"], &[]);
        check("Văn phòng - Phòng Quản lý Đầu tư", &["vp", "dt"], &[]);
        check(
            "Chủ trì: Văn phòng; Phối hợp: Phòng Quản lý Đầu tư",
            &["vp", "dt"],
            &[],
        );
        check("Văn phòng; Văn phòng Ban Quản lý", &["vp"], &[]);
        check(
            "Văn phòng Ban Quản lý Các phòng chuyên môn có TTHC",
            &["vp", "dt", "ld"],
            &[],
        );
        check(
            "Văn phòng Ban Quản lý Phòng Lạ",
            &[],
            &["Văn phòng Ban Quản lý Phòng Lạ"],
        );
        check("", &[], &[]);
        check(" - ", &[], &[]);
    }

    #[test]
    fn groups_stand_for_their_members_and_are_not_mixed_up() {
        check("Các phòng chuyên môn", &["dt", "ld", "qh1", "qh2"], &[]);
        check("Các phòng chuyên môn có TTHC", &["dt", "ld"], &[]);
        check(
            "Phòng Quản lý Đầu tư và các phòng chuyên môn có TTHC",
            &["dt", "ld"],
            &[],
        );
        check(
            "Các phòng chuyên môn có KSTTHC",
            &[],
            &["Các phòng chuyên môn có KSTTHC"],
        );
    }

    #[test]
    fn spelling_does_not_change_a_unit() {
        check("VĂN PHÒNG BAN QUẢN LÝ", &["vp"], &[]);
        check("Van phong  Ban Quan ly", &["vp"], &[]);
        check("Va\u{306}n pho\u{300}ng Ban Qua\u{309}n ly\u{301}", &["vp"], &[]);
        check(
            "Trung tâm Xúc tiến đầu tư - Việc làm — Hỗ trợ doanh nghiệp Hải Phòng",
            &["tt"],
            &[],
        );
        check(
            "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh ng nghiệp Hải Phòng",
            &["tt"],
            &[],
        );
        check(
            "Trung tâm Xúc tiến đầu tư – Vięc làm – Hỗ trợ doanh nghiệp Hải Phòg, Văn phòng",
            &["tt", "vp"],
            &[],
        );
    }

    #[test]
    fn a_guess_between_two_is_never_made() {
        let near = "Phòng Quản lý Quy hoạch và Xây dựng số";
        check(near, &[], &[near]);
        check(&format!("{near} 3"), &[], &[&format!("{near} 3")]);
        let mut two = office();
        two.units.push(unit("dt2", "Phòng Quản lý Đấu tư", &[]));
        assert_eq!(
            two.assign("Phong Quan ly Dau tu").unknown,
            ["Phong Quan ly Dau tu"]
        );
        assert_eq!(two.assign("Phòng Quản lý Đấu tư").units, ["dt2"]);
    }

    #[test]
    fn what_is_unknown_keeps_its_words() {
        let people = "Cán bộ, công chức, viên chức thuộc Ban Quản lý";
        check(people, &[], &[people]);
        check(
            "Văn phòng, Phòng Kế hoạch và Đầu tư",
            &["vp"],
            &["Phòng Kế hoạch và Đầu tư"],
        );
        check(
            "Sở Nội vụ, Sở Tài chính và Văn phòng",
            &["vp"],
            &["Sở Nội vụ", "Sở Tài chính"],
        );
        check("Phòng Đầu", &[], &["Phòng Đầu"]);
        check(
            "Văn phòng HĐND và UBND, UBND xã A",
            &[],
            &["Văn phòng HĐND và UBND", "UBND xã A"],
        );
    }
}
