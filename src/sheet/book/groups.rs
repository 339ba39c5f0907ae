//! The table of groups: words of plans that stand for several units.

use super::cell::{cell, names, short};
use super::columns::{GROUPS, group};
use super::fault::Faults;
use super::tables::Line;
use super::units::Units;
use crate::plan::{Group, folded};
use crate::sheet::cell::one_line;
use std::collections::BTreeMap;

/// The groups with their rows. One without members is a question, not a fault.
pub fn read(lines: &[Line], units: &Units, faults: &mut Faults) -> (Vec<Group>, Vec<usize>) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (spell, line) in units.spells.iter().zip(&units.lines) {
        for name in std::iter::once(&spell.unit.name).chain(&spell.unit.aliases) {
            taken.entry(folded(name)).or_insert(*line);
        }
    }
    let unit_names = taken.clone();
    let (mut groups, mut rows) = (Vec::new(), Vec::new());
    for line in lines {
        let name = one_line(cell(line, group::NAME));
        if name.is_empty() {
            faults.tell(
                (&GROUPS, line, group::NAME),
                "chưa ghi tên nhóm",
                "đề nghị ghi tên như trong kế hoạch",
            );
            continue;
        }
        let aliases: Vec<String> = names(cell(line, group::ALIASES))
            .into_iter()
            .filter(|a| *a != name)
            .collect();
        for (name, column) in
            std::iter::once((&name, group::NAME)).chain(aliases.iter().map(|a| (a, group::ALIASES)))
        {
            let Some(other) = taken.insert(folded(name), line.line) else {
                continue;
            };
            let table = match unit_names.contains_key(&folded(name)) {
                true => "bảng Đơn vị",
                false => "bảng Nhóm",
            };
            let message = format!("tên “{}” đã dùng ở {table}, hàng {other}", short(name));
            faults.tell((&GROUPS, line, column), message, "đề nghị mỗi nhóm một tên riêng");
        }
        groups.push(Group {
            members: members(line, units, faults),
            name,
            aliases,
        });
        rows.push(line.line);
    }
    (groups, rows)
}

/// Ids of the members, each by id or name. A comma divides too, where the whole is no name.
fn members(line: &Line, units: &Units, faults: &mut Faults) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for part in names(cell(line, group::MEMBERS)) {
        let parts: Vec<&str> = match units.find(&part) {
            Some(_) => vec![part.as_str()],
            None => part.split(',').map(str::trim).filter(|p| !p.is_empty()).collect(),
        };
        for words in parts {
            match units.find(words) {
                Some(id) if ids.contains(&id) => {}
                Some(id) => ids.push(id),
                None => {
                    let message = format!("“{}” không phải mã hay tên của một đơn vị", short(words));
                    let remedy = "đề nghị ghi mã ở bảng Đơn vị, cách nhau bằng dấu chấm phẩy";
                    faults.tell((&GROUPS, line, group::MEMBERS), message, remedy);
                }
            }
        }
    }
    ids
}
