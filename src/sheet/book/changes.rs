//! What a new address book changes, in words for whoever handed it in.

use super::contents::Contents;
use crate::calendar::date;
use crate::plan::{Absence, Group, Mailbox, Spell, Wish};

/// One line for each change from `old` to `new`; empty where nothing changes.
pub fn changes(old: &Contents, new: &Contents) -> Vec<String> {
    let mut found = Vec::new();
    units(&old.book.spells, &new.book.spells, &mut found);
    groups(&old.groups, &new.groups, &mut found);
    absences(&old.book.absences, &new.book.absences, &mut found);
    wishes(&old.book.wishes, &new.book.wishes, &mut found);
    found
}

/// A spell is the same if it is of the same unit and begins on the same day.
fn units(old: &[Spell], new: &[Spell], found: &mut Vec<String>) {
    let is_same = |a: &Spell, b: &Spell| a.unit.id == b.unit.id && a.from == b.from;
    for spell in new {
        let name = &spell.unit.name;
        let Some(before) = old.iter().find(|o| is_same(o, spell)) else {
            let since = spell
                .from
                .map(|d| format!(", từ ngày {}", date(d)))
                .unwrap_or_default();
            let renamed = old.iter().find(|o| o.unit.id == spell.unit.id);
            found.push(match renamed {
                Some(before) => format!(
                    "Đổi tên đơn vị {}: “{}” thành “{name}”{since}",
                    spell.unit.id, before.unit.name
                ),
                None => format!("Thêm đơn vị {}: “{name}”{since}", spell.unit.id),
            });
            continue;
        };
        if before.unit.name != *name {
            found.push(format!(
                "Sửa tên đơn vị {}: “{}” thành “{name}”",
                spell.unit.id, before.unit.name
            ));
        }
        address(
            "Địa chỉ của",
            name,
            before.unit.mailbox.as_ref(),
            spell.unit.mailbox.as_ref(),
            found,
        );
        head(before, spell, found);
        if before.unit.aliases != spell.unit.aliases {
            found.push(format!(
                "Sửa tên gọi khác của {name}: {}",
                listed(&spell.unit.aliases)
            ));
        }
        if (before.to, &before.into) != (spell.to, &spell.into) {
            let until = spell.to.map_or("còn hiệu lực".into(), |d| {
                format!("hiệu lực đến ngày {}", date(d))
            });
            let into = spell
                .into
                .as_ref()
                .map(|i| format!(", sáp nhập vào {i}"))
                .unwrap_or_default();
            found.push(format!("{name}: {until}{into}"));
        }
    }
    let gone = old.iter().filter(|o| !new.iter().any(|n| is_same(o, n)));
    found.extend(gone.map(|o| format!("Bỏ đơn vị {}: “{}”", o.unit.id, o.unit.name)));
}

fn head(before: &Spell, spell: &Spell, found: &mut Vec<String>) {
    let (old, new) = (before.unit.head.as_ref(), spell.unit.head.as_ref());
    if old.map(|m| &m.name) != new.map(|m| &m.name) {
        let name = new.map_or("(để trống)", |m| m.name.as_str());
        found.push(format!("Người đứng đầu {}: {name}", spell.unit.name));
    }
    address("Địa chỉ người đứng đầu", &spell.unit.name, old, new, found);
}

fn address(what: &str, whose: &str, old: Option<&Mailbox>, new: Option<&Mailbox>, found: &mut Vec<String>) {
    let shown = |m: Option<&Mailbox>| m.map_or("(để trống)".to_owned(), |m| m.address.clone());
    if shown(old) != shown(new) {
        found.push(format!("{what} {whose}: {} thành {}", shown(old), shown(new)));
    }
}

fn listed(words: &[String]) -> String {
    match words {
        [] => "(để trống)".into(),
        words => words.join("; "),
    }
}

fn groups(old: &[Group], new: &[Group], found: &mut Vec<String>) {
    for group in new {
        match old.iter().find(|o| o.name == group.name) {
            None => found.push(format!("Thêm nhóm “{}”: {}", group.name, listed(&group.members))),
            Some(before) if before != group => {
                found.push(format!("Sửa nhóm “{}”: {}", group.name, listed(&group.members)));
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|o| !new.iter().any(|n| n.name == o.name));
    found.extend(gone.map(|o| format!("Bỏ nhóm “{}”", o.name)));
}

fn absences(old: &[Absence], new: &[Absence], found: &mut Vec<String>) {
    let told = |a: &Absence| {
        format!(
            "{} vắng mặt từ {} đến {}, người thay: {}",
            a.who.name,
            date(a.from),
            date(a.to),
            a.by.name
        )
    };
    found.extend(new.iter().filter(|a| !old.contains(a)).map(told));
    found.extend(
        old.iter()
            .filter(|a| !new.contains(a))
            .map(|a| format!("Bỏ: {}", told(a))),
    );
}

fn wishes(old: &[Wish], new: &[Wish], found: &mut Vec<String>) {
    let changed = new.iter().filter(|w| !old.contains(w));
    found.extend(changed.map(|w| format!("Tùy chọn của đơn vị {}", w.unit)));
    let gone = old.iter().filter(|o| !new.iter().any(|n| n.unit == o.unit));
    found.extend(gone.map(|o| format!("Bỏ tùy chọn của đơn vị {}", o.unit)));
}
