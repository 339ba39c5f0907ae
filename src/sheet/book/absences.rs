//! The table of absences: who is away, and who stands in.

use super::cell::{cell, short};
use super::columns::{ABSENCES, absence};
use super::fault::Faults;
use super::tables::Line;
use super::units::Units;
use crate::plan::{Absence, Mailbox, folded};
use crate::sheet::cell::one_line;
use chrono::NaiveDate;

/// Who can be away: a mailbox, the words by which a cell may name it, and the days of which that
/// is true.
struct Person {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    words: Vec<String>,
    mailbox: Mailbox,
}

pub fn read(lines: &[Line], units: &Units, known: &[Mailbox], faults: &mut Faults) -> Vec<Absence> {
    let people = people(units, known);
    let mut found: Vec<(Absence, &Line)> = Vec::new();
    for line in lines {
        if let Some(absence) = one(line, &people, faults) {
            found.push((absence, line));
        }
    }
    twice(&found, faults);
    found.into_iter().map(|(absence, _)| absence).collect()
}

fn people(units: &Units, known: &[Mailbox]) -> Vec<Person> {
    let mut people = Vec::new();
    for spell in &units.spells {
        let unit = &spell.unit;
        if let Some(mailbox) = &unit.mailbox {
            let names = [&unit.id, &unit.name].into_iter().chain(&unit.aliases);
            people.push(Person {
                words: names.map(|n| folded(n)).collect(),
                mailbox: mailbox.clone(),
                from: spell.from,
                to: spell.to,
            });
        }
        if let Some(head) = &unit.head {
            people.push(Person {
                words: vec![
                    folded(&head.name),
                    folded(&format!("Người đứng đầu {}", unit.name)),
                ],
                mailbox: head.clone(),
                from: spell.from,
                to: spell.to,
            });
        }
    }
    people.extend(known.iter().map(|mailbox| Person {
        words: vec![folded(&mailbox.name)],
        mailbox: mailbox.clone(),
        from: None,
        to: None,
    }));
    people
}

/// The days of an absence, where they could be read.
type Days = Option<(NaiveDate, NaiveDate)>;

/// The one mailbox that the words name on those days, by name or address.
fn find(words: &str, people: &[Person], days: Days) -> Result<Mailbox, &'static str> {
    let plain = folded(words);
    let is_then = |p: &Person| {
        days.is_none_or(|(from, to)| p.from.is_none_or(|f| f <= to) && p.to.is_none_or(|t| from <= t))
    };
    let is_meant = |p: &&Person| {
        is_then(p)
            && (p.mailbox.address.eq_ignore_ascii_case(words)
                || (!plain.is_empty() && p.words.contains(&plain)))
    };
    let mut found = people.iter().filter(is_meant);
    let Some(first) = found.next() else {
        return Err("không có trong danh bạ hoặc chưa có địa chỉ thư");
    };
    match found.all(|p| p.mailbox.address.eq_ignore_ascii_case(&first.mailbox.address)) {
        true => Ok(first.mailbox.clone()),
        false => Err("là tên chung của nhiều địa chỉ thư"),
    }
}

fn one(line: &Line, people: &[Person], faults: &mut Faults) -> Option<Absence> {
    let mut must = |column| {
        let day = faults.day((&ABSENCES, line, column));
        if day.is_none() && cell(line, column).is_empty() {
            faults.tell(
                (&ABSENCES, line, column),
                "chưa ghi ngày",
                "đề nghị ghi theo dạng ngày/tháng/năm",
            );
        }
        day
    };
    let (from, to) = (must(absence::FROM), must(absence::TO));
    let days = from.zip(to);
    let who = who(line, people, days, faults);
    let by = by(line, people, days, faults);
    let absence = Absence {
        who: who?,
        by: by?,
        from: from?,
        to: to?,
    };
    if absence.to < absence.from {
        let remedy = "đề nghị ghi ngày cuối không sớm hơn ngày đầu";
        faults.tell(
            (&ABSENCES, line, absence::TO),
            "ngày cuối sớm hơn ngày đầu",
            remedy,
        );
        return None;
    }
    if absence.who.address.eq_ignore_ascii_case(&absence.by.address) {
        let remedy = "đề nghị ghi người thay có địa chỉ khác";
        faults.tell(
            (&ABSENCES, line, absence::BY),
            "người thay có cùng địa chỉ với người vắng",
            remedy,
        );
        return None;
    }
    Some(absence)
}

fn who(line: &Line, people: &[Person], days: Days, faults: &mut Faults) -> Option<Mailbox> {
    let words = one_line(cell(line, absence::WHO));
    match find(&words, people, days) {
        Ok(mailbox) => Some(mailbox),
        Err(why) => {
            let remedy =
                "đề nghị ghi mã hoặc tên đơn vị, tên người đứng đầu, hoặc địa chỉ thư có ở bảng Đơn vị";
            faults.tell(
                (&ABSENCES, line, absence::WHO),
                format!("“{}” {why}", short(&words)),
                remedy,
            );
            None
        }
    }
}

/// Who stands in: with an address of the row, or one whom the address book knows.
fn by(line: &Line, people: &[Person], days: Days, faults: &mut Faults) -> Option<Mailbox> {
    let name = one_line(cell(line, absence::BY));
    if name.is_empty() {
        faults.tell(
            (&ABSENCES, line, absence::BY),
            "chưa ghi người thay",
            "đề nghị ghi tên người thay",
        );
        return None;
    }
    if !cell(line, absence::BY_ADDRESS).is_empty() {
        let address = faults.address((&ABSENCES, line, absence::BY_ADDRESS))?;
        return Some(Mailbox { name, address });
    }
    match find(&name, people, days) {
        Ok(mailbox) => Some(mailbox),
        Err(_) => {
            let message = format!("chưa có địa chỉ thư của “{}”", short(&name));
            faults.tell(
                (&ABSENCES, line, absence::BY_ADDRESS),
                message,
                "đề nghị ghi địa chỉ người thay",
            );
            None
        }
    }
}

/// One who is away twice on a day, or stands in for one who stands in for him.
fn twice(found: &[(Absence, &Line)], faults: &mut Faults) {
    for (i, (a, line)) in found.iter().enumerate() {
        for (b, other) in &found[..i] {
            if a.to < b.from || b.to < a.from {
                continue;
            }
            let same = |x: &Mailbox, y: &Mailbox| x.address.eq_ignore_ascii_case(&y.address);
            if same(&a.who, &b.who) {
                let message = format!("thời gian trùng với hàng {} của cùng người vắng", other.line);
                faults.tell(
                    (&ABSENCES, line, absence::FROM),
                    message,
                    "đề nghị mỗi ngày một người thay",
                );
            } else if same(&a.who, &b.by) && same(&a.by, &b.who) {
                let message = format!("hai người thay lẫn nhau (hàng {})", other.line);
                faults.tell(
                    (&ABSENCES, line, absence::BY),
                    message,
                    "đề nghị ghi người thay có mặt",
                );
            }
        }
    }
}
