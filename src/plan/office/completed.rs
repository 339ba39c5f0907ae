//! Cells of a stored plan that named a group before anybody had written who belongs to it.

use super::spelling::{folded, tone_free};
use super::units::{Assigned, Group, Office};

impl Office {
    /// The cell with the groups among its unknown words that have members by now; `None` where it
    /// is as it was read.
    pub fn completed(&self, cell: &Assigned) -> Option<Assigned> {
        if cell.unknown.is_empty() {
            return None;
        }
        let mut whole = cell.clone();
        whole.unknown.retain(|words| {
            let members = self.members(words);
            for id in &members {
                if !whole.units.contains(id) {
                    whole.units.push(id.clone());
                }
            }
            members.is_empty()
        });
        (whole.unknown.len() < cell.unknown.len()).then_some(whole)
    }

    /// Ids of the units that the group of these words stands for; never guesses between two groups.
    fn members(&self, words: &str) -> Vec<String> {
        let count = words.split_whitespace().count();
        let names = |group: &Group| -> Vec<String> {
            let all = std::iter::once(&group.name).chain(&group.aliases);
            // Every decision asks; comparing words costs more than counting them.
            let near = all.filter(|n| n.split_whitespace().count() == count);
            near.cloned().collect()
        };
        let found = |spell: fn(&str) -> String| {
            let is_meant = |g: &&Group| names(g).iter().any(|name| spell(name) == spell(words));
            self.groups.iter().filter(is_meant).collect::<Vec<_>>()
        };
        let same = found(tone_free);
        let meant = if same.is_empty() { found(folded) } else { same };
        let [group] = meant.as_slice() else {
            return Vec::new();
        };
        let members = group.members.iter().filter_map(|id| self.unit(id));
        members.map(|unit| unit.id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Unit;

    fn office(members: &[&str]) -> Office {
        let unit = |id: &str, name: &str| Unit {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            mailbox: None,
            head: None,
        };
        let group = |name: &str, members: &[&str]| Group {
            name: name.into(),
            aliases: vec![],
            members: members.iter().map(|m| (*m).into()).collect(),
        };
        Office {
            units: vec![
                unit("vp", "Văn phòng"),
                unit("dt", "Phòng Đầu tư"),
                unit("ld", "Phòng Lao động"),
            ],
            groups: vec![
                group("Các phòng chuyên môn", members),
                group("Các phòng chuyên môn có TTHC", &["dt"]),
            ],
            ..Office::default()
        }
    }

    #[test]
    fn a_group_that_was_empty_when_the_plan_was_read_stands_for_its_members_of_today() {
        let cell = "Văn phòng; Các phòng chuyên môn; Cán bộ, công chức";
        let read = office(&[]).assign(cell);
        assert_eq!((read.units.len(), read.unknown.len()), (1, 2));
        assert_eq!(office(&[]).completed(&read), None, "still empty");
        let whole = office(&["vp", "ld", "gone"]).completed(&read).unwrap();
        assert_eq!(
            whole.units,
            ["vp", "ld"],
            "each once, and only units that there are"
        );
        assert_eq!(whole.unknown, ["Cán bộ, công chức"]);
        assert_eq!(whole.words, read.words, "the plan's words stay");
        assert_eq!(office(&["ld"]).completed(&whole), None, "nothing more to fill");
    }

    #[test]
    fn other_words_are_no_group() {
        let cell = |words: &str| Assigned {
            words: words.into(),
            units: vec![],
            unknown: vec![words.into()],
        };
        let office = office(&["ld"]);
        assert_eq!(office.completed(&cell("Các phòng chuyên môn có KSTTHC")), None);
        assert_eq!(office.completed(&cell("Các phòng nghiệp vụ khác")), None);
        let spelled = office.completed(&cell("CAC PHONG CHUYEN MON")).unwrap();
        assert_eq!(spelled.units, ["ld"]);
    }
}
