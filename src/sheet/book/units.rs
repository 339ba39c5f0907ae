//! The table of units: each row a unit between two days.

use super::cell::{cell, names, short};
use super::columns::{UNITS, unit};
use super::fault::Faults;
use super::first;
use super::tables::Line;
use crate::plan::{Mailbox, Spell, Unit, folded};
use crate::sheet::cell::one_line;
use chrono::Days;
use std::collections::BTreeMap;

/// The units read so far.
pub struct Units {
    pub spells: Vec<Spell>,
    pub lines: Vec<usize>,
    /// Ids by id and by folded name; `None` where several units bear it.
    known: BTreeMap<String, Option<String>>,
}

impl Units {
    fn of(spells: Vec<Spell>, lines: Vec<usize>) -> Units {
        let mut known = BTreeMap::new();
        for spell in &spells {
            let unit = &spell.unit;
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                let plain = folded(name);
                if plain.is_empty() {
                    continue;
                }
                let entry = known.entry(plain).or_insert_with(|| Some(unit.id.clone()));
                if entry.as_ref() != Some(&unit.id) {
                    *entry = None;
                }
            }
        }
        // An id is meant before a name that reads the same.
        known.extend(
            spells
                .iter()
                .map(|s| (s.unit.id.clone(), Some(s.unit.id.clone()))),
        );
        Units { spells, lines, known }
    }

    /// The id of the unit that a cell names by id or name; `None` where none or several do.
    pub fn find(&self, words: &str) -> Option<String> {
        let by_id = self.known.get(&words.trim().to_lowercase());
        by_id
            .or_else(|| self.known.get(&folded(words)))
            .cloned()
            .flatten()
    }
}

pub fn read(lines: &[Line], faults: &mut Faults) -> Units {
    let read = |line| spell(line, faults).map(|spell| (spell, line));
    let (spells, rows): (Vec<Spell>, Vec<&Line>) = lines.iter().filter_map(read).unzip();
    let mut units = Units::of(spells, rows.iter().map(|line| line.line).collect());
    heirs(&mut units, &rows, faults);
    stretches(&units.spells, &rows, faults);
    shared_names(&units.spells, &rows, faults);
    circles(&units.spells, &rows, faults);
    units
}

fn spell(line: &Line, faults: &mut Faults) -> Option<Spell> {
    let name = one_line(cell(line, unit::NAME));
    if name.is_empty() {
        faults.tell(
            (&UNITS, line, unit::NAME),
            "chưa ghi tên đơn vị",
            "đề nghị ghi tên như trong kế hoạch",
        );
        return None;
    }
    let id = id(line, &name, faults)?;
    let mailbox = faults
        .address((&UNITS, line, unit::ADDRESS))
        .map(|address| Mailbox {
            name: name.clone(),
            address,
        });
    let head_name = one_line(cell(line, unit::HEAD));
    let head = faults
        .address((&UNITS, line, unit::HEAD_ADDRESS))
        .map(|address| Mailbox {
            name: match head_name.is_empty() {
                true => format!("Người đứng đầu {name}"),
                false => head_name,
            },
            address,
        });
    let (from, to) = (
        faults.day((&UNITS, line, unit::FROM)),
        faults.day((&UNITS, line, unit::TO)),
    );
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        let remedy = "đề nghị ghi ngày cuối không sớm hơn ngày đầu";
        faults.tell((&UNITS, line, unit::TO), "ngày cuối sớm hơn ngày đầu", remedy);
    }
    let into = one_line(cell(line, unit::INTO));
    if !into.is_empty() && to.is_none() && cell(line, unit::TO).is_empty() {
        let remedy = "đề nghị ghi ngày cuối cùng của đơn vị ở cột này";
        faults.tell(
            (&UNITS, line, unit::TO),
            "có đơn vị nhận nhưng chưa ghi ngày",
            remedy,
        );
    }
    Some(Spell {
        unit: Unit {
            id,
            aliases: names(cell(line, unit::ALIASES))
                .into_iter()
                .filter(|a| *a != name)
                .collect(),
            name,
            mailbox,
            head,
        },
        from,
        to,
        into: (!into.is_empty()).then_some(into),
    })
}

/// The id as the configuration takes it; letters in capitals are taken as small ones.
fn id(line: &Line, name: &str, faults: &mut Faults) -> Option<String> {
    let at = (&UNITS, line, unit::ID);
    let id = cell(line, unit::ID).to_lowercase();
    let example = first::id_of(name);
    if id.is_empty() {
        let remedy = format!("đề nghị ghi mã ngắn, không dấu, ví dụ “{example}”");
        faults.tell(at, format!("“{}” chưa có mã", short(name)), &remedy);
        return None;
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    if id.len() > 40 || !id.bytes().all(plain) {
        let remedy = format!("đề nghị chỉ dùng chữ cái không dấu, chữ số, gạch nối, ví dụ “{example}”");
        faults.tell(at, format!("“{}” không dùng làm mã được", short(&id)), &remedy);
        return None;
    }
    Some(id)
}

/// From the words of "Sáp nhập vào" to the id; its own id says that the unit was renamed.
fn heirs(units: &mut Units, rows: &[&Line], faults: &mut Faults) {
    let found: Vec<Option<Option<String>>> = units
        .spells
        .iter()
        .map(|s| s.into.as_ref().map(|words| units.find(words)))
        .collect();
    for ((spell, found), line) in units.spells.iter_mut().zip(found).zip(rows) {
        spell.into = match found {
            None => None,
            Some(Some(id)) => (id != spell.unit.id).then_some(id),
            Some(None) => {
                let words = spell.into.as_deref().unwrap_or_default();
                let message = format!("không có đơn vị “{}” trong bảng", short(words));
                faults.tell(
                    (&UNITS, line, unit::INTO),
                    message,
                    "đề nghị ghi mã của đơn vị nhận",
                );
                None
            }
        };
    }
}

/// The rows of one unit follow each other without a day between and without a day twice.
fn stretches(spells: &[Spell], rows: &[&Line], faults: &mut Faults) {
    let mut of_unit: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, spell) in spells.iter().enumerate() {
        of_unit.entry(&spell.unit.id).or_default().push(i);
    }
    for indices in of_unit.values_mut() {
        indices.sort_by_key(|i| (spells[*i].from, *i));
        for pair in indices.windows(2) {
            let (before, after) = (&spells[pair[0]], &spells[pair[1]]);
            let other = rows[pair[0]].line;
            let next = before.to.and_then(|to| to.checked_add_days(Days::new(1)));
            let message = match (next, after.from) {
                (Some(next), Some(from)) if next == from => continue,
                (Some(next), Some(from)) if next < from => {
                    format!("giữa hàng này và hàng {other} (cùng mã) có ngày không thuộc hàng nào")
                }
                (None, None) | (None, Some(_)) if before.from.is_none() && after.from.is_none() => {
                    format!("mã “{}” đã dùng ở hàng {other}", after.unit.id)
                }
                _ => format!("thời gian trùng với hàng {other} (cùng mã)"),
            };
            let remedy = "đề nghị mỗi đơn vị một mã; đổi tên thì ghi “Hiệu lực đến” ở hàng cũ và “Hiệu lực từ” là ngày kế tiếp ở hàng mới";
            faults.tell((&UNITS, rows[pair[1]], unit::FROM), message, remedy);
        }
    }
}

/// A name that two units bear would make every match of the plan's words a guess, unless one
/// took the other's place.
fn shared_names(spells: &[Spell], rows: &[&Line], faults: &mut Faults) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (i, spell) in spells.iter().enumerate() {
        for name in std::iter::once(&spell.unit.name).chain(&spell.unit.aliases) {
            let first = *taken.entry(folded(name)).or_insert(i);
            let other = &spells[first];
            if other.unit.id == spell.unit.id
                || is_heir(spells, other, spell)
                || is_heir(spells, spell, other)
            {
                continue;
            }
            let column = if *name == spell.unit.name {
                unit::NAME
            } else {
                unit::ALIASES
            };
            let message = format!("tên “{}” đã dùng ở hàng {}", short(name), rows[first].line);
            faults.tell(
                (&UNITS, rows[i], column),
                message,
                "đề nghị mỗi đơn vị một tên riêng",
            );
        }
    }
}

fn is_heir(spells: &[Spell], old: &Spell, new: &Spell) -> bool {
    let mut at = old;
    for _ in 0..spells.len() {
        let Some(into) = last_into(spells, &at.unit.id) else {
            return false;
        };
        if into == new.unit.id {
            return true;
        }
        let Some(next) = spells.iter().find(|s| s.unit.id == into) else {
            return false;
        };
        at = next;
    }
    false
}

/// Where the unit goes in the end.
fn last_into<'s>(spells: &'s [Spell], id: &str) -> Option<&'s str> {
    let last = spells.iter().filter(|s| s.unit.id == id).max_by_key(|s| s.from)?;
    last.into.as_deref()
}

/// A unit that in the end merges into itself would be nobody; one that goes on cannot merge.
fn circles(spells: &[Spell], rows: &[&Line], faults: &mut Faults) {
    for (spell, line) in spells.iter().zip(rows).filter(|(s, _)| s.into.is_some()) {
        let at = (&UNITS, *line, unit::INTO);
        let goes_on = spells
            .iter()
            .any(|s| s.unit.id == spell.unit.id && s.from > spell.from);
        if goes_on {
            let message = format!("mã “{}” còn hàng sau, không thể sáp nhập", spell.unit.id);
            faults.tell(at, message, "đề nghị chỉ ghi đơn vị nhận ở hàng cuối của mã này");
        } else if is_heir(spells, spell, spell) {
            faults.tell(
                at,
                "các đơn vị sáp nhập vòng tròn",
                "đề nghị kiểm tra lại đơn vị nhận",
            );
        } else if !takes_over(spells, spell) {
            let message = "đơn vị nhận chưa có hoặc không còn vào ngày kế tiếp";
            faults.tell(at, message, "đề nghị kiểm tra “Hiệu lực từ” của đơn vị nhận");
        }
    }
}

/// Whether the unit that takes the place is there on the next day, or has itself been replaced.
fn takes_over(spells: &[Spell], spell: &Spell) -> bool {
    let (Some(into), Some(to)) = (&spell.into, spell.to) else {
        return true;
    };
    let Some(next) = to.checked_add_days(Days::new(1)) else {
        return true;
    };
    spells.iter().any(|s| {
        s.unit.id == *into && (s.holds(next) || (s.to.is_some_and(|t| t < next) && s.into.is_some()))
    })
}
