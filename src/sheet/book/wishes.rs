//! The table of wishes: which reminders a unit does without, and where a copy goes.

use super::cell::{cell, short};
use super::columns::{WISHES, wish};
use super::fault::Faults;
use super::tables::Line;
use super::units::Units;
use crate::plan::{Mailbox, Wish, folded};
use crate::sheet::cell::one_line;

pub fn read(lines: &[Line], units: &Units, faults: &mut Faults) -> Vec<Wish> {
    let mut found: Vec<(Wish, usize)> = Vec::new();
    for line in lines {
        let words = one_line(cell(line, wish::UNIT));
        let Some(unit) = units.find(&words) else {
            let message = format!("“{}” không phải mã hay tên của một đơn vị", short(&words));
            faults.tell(
                (&WISHES, line, wish::UNIT),
                message,
                "đề nghị ghi mã ở bảng Đơn vị",
            );
            continue;
        };
        if let Some((_, other)) = found.iter().find(|(w, _)| w.unit == unit) {
            let message = format!("đơn vị này đã có ở hàng {other}");
            faults.tell(
                (&WISHES, line, wish::UNIT),
                message,
                "đề nghị mỗi đơn vị một hàng",
            );
            continue;
        }
        let copy = faults.address((&WISHES, line, wish::COPY));
        let mut without = |column| !is_wanted(line, column, faults);
        let wish = Wish {
            no_start: without(wish::START),
            no_ahead_10: without(wish::AHEAD_10),
            no_ahead_5: without(wish::AHEAD_5),
            copy: copy.and_then(|address| other_than_own(address, &unit, units)),
            unit,
        };
        found.push((wish, line.line));
    }
    found.into_iter().map(|(wish, _)| wish).collect()
}

/// A copy to the unit's own mailbox would be the letter twice.
fn other_than_own(address: String, unit: &str, units: &Units) -> Option<Mailbox> {
    let spell = units.spells.iter().rev().find(|s| s.unit.id == unit)?;
    let own = spell.unit.mailbox.as_ref();
    let is_own = own.is_some_and(|m| m.address.eq_ignore_ascii_case(&address));
    (!is_own).then(|| Mailbox {
        name: spell.unit.name.clone(),
        address,
    })
}

/// "Có" or "Không"; an empty cell is yes.
fn is_wanted(line: &Line, column: usize, faults: &mut Faults) -> bool {
    match folded(cell(line, column)).as_str() {
        "" | "co" | "x" | "1" | "true" | "dung" => true,
        "khong" | "0" | "false" | "k" | "khong can" | "bo" => false,
        _ => {
            let message = format!("“{}” không phải “Có” hay “Không”", short(cell(line, column)));
            faults.tell((&WISHES, line, column), message, "đề nghị chọn “Có” hoặc “Không”");
            true
        }
    }
}
