//! The office over time: how units are called and reached between two days, who stands in for
//! whom, what a unit wishes. `Office::on` makes of it the office of one day.

use super::units::{Mailbox, Office, Unit};
use chrono::NaiveDate;

/// What the address book says beyond names and addresses of today. An office configured in
/// `[[unit]]` sections alone has an empty one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Book {
    /// Every unit of the address book, one entry for each stretch of days; an id may have several.
    pub spells: Vec<Spell>,
    pub absences: Vec<Absence>,
    pub wishes: Vec<Wish>,
}

/// A unit as it is from one day to another, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spell {
    pub unit: Unit,
    /// `None`: since ever.
    pub from: Option<NaiveDate>,
    /// `None`: until further notice.
    pub to: Option<NaiveDate>,
    /// Id of the unit that takes its place after `to`.
    pub into: Option<String>,
}

/// Somebody is away; the letters go to another. Both days are included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    pub who: Mailbox,
    pub by: Mailbox,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// What a unit wishes for its reminders. `ahead-2`, `ahead-0` and the late ones are always told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// Id of the unit.
    pub unit: String,
    /// Without the stages `start` and `half`.
    pub no_start: bool,
    pub no_ahead_10: bool,
    pub no_ahead_5: bool,
    /// Where a copy of the unit's reminders goes.
    pub copy: Option<Mailbox>,
}

impl Spell {
    /// Whether the unit is so on that day.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

impl Absence {
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

impl Book {
    /// Whether the office is the same on every day.
    pub fn is_timeless(&self) -> bool {
        let is_dated = |s: &Spell| s.from.is_some() || s.to.is_some();
        !self.spells.iter().any(is_dated)
    }

    fn spells_of<'b>(&'b self, id: &str) -> impl Iterator<Item = &'b Spell> {
        self.spells.iter().filter(move |s| s.unit.id == id)
    }

    /// The spell by which the unit is known that day: the one that holds, else the last that
    /// ended, else the first that begins.
    fn spell(&self, id: &str, day: NaiveDate) -> Option<&Spell> {
        let mut of_unit: Vec<&Spell> = self.spells_of(id).collect();
        of_unit.sort_by_key(|s| s.from);
        let begun = of_unit
            .iter()
            .rev()
            .find(|s| s.from.is_none_or(|from| from <= day));
        begun.or(of_unit.first()).copied()
    }

    /// The id under which the unit is reached that day: its own, or that of the unit that took its
    /// place.
    pub fn successor(&self, id: &str, day: NaiveDate) -> String {
        let mut id = id.to_owned();
        // A circle is refused when the book is read; the bound keeps this from trusting it.
        for _ in 0..=self.spells.len() {
            match self.spell(&id, day) {
                Some(Spell {
                    into: Some(next),
                    to: Some(to),
                    ..
                }) if *to < day => id.clone_from(next),
                _ => break,
            }
        }
        id
    }

    /// Ids that stand for that unit on that day: its own and those that merged into it.
    pub fn stands_for(&self, id: &str, day: NaiveDate) -> Vec<String> {
        let mut found = vec![id.to_owned()];
        for spell in &self.spells {
            let other = &spell.unit.id;
            if !found.contains(other) && self.successor(other, day) == id {
                found.push(other.clone());
            }
        }
        found
    }

    /// Where the letters to this address go that day, if not there: the one who stands in, and
    /// whether that one is away too.
    pub fn stand_in(&self, address: &str, day: NaiveDate) -> Option<&Mailbox> {
        let mut found: Option<&Mailbox> = None;
        for _ in 0..=self.absences.len() {
            let at = found.map_or(address, |m| m.address.as_str());
            let away = |a: &&Absence| a.holds(day) && a.who.address.eq_ignore_ascii_case(at);
            match self.absences.iter().find(away) {
                Some(absence) => found = Some(&absence.by),
                None => return found,
            }
        }
        // Everybody stands in for everybody: nobody is away then.
        None
    }

    /// The other addresses that the unit of this mailbox had before that day.
    pub fn formerly(&self, address: &str, day: NaiveDate) -> Vec<&str> {
        let has = |s: &Spell, a: &str| {
            s.unit
                .mailbox
                .as_ref()
                .is_some_and(|m| m.address.eq_ignore_ascii_case(a))
        };
        let now: Vec<&Spell> = self
            .spells
            .iter()
            .filter(|s| s.holds(day) && has(s, address))
            .collect();
        let is_former = |s: &&Spell| {
            now.iter().any(|n| n.unit.id == s.unit.id) && s.to.is_some_and(|to| to < day) && !has(s, address)
        };
        let former = self.spells.iter().filter(is_former);
        former
            .filter_map(|s| Some(s.unit.mailbox.as_ref()?.address.as_str()))
            .collect()
    }

    pub fn wish(&self, unit: &str) -> Option<&Wish> {
        self.wishes.iter().find(|w| w.unit == unit)
    }

    /// Every unit once, as it is known at last, with all names it ever had: what words of plans
    /// are matched with. A name that a unit shares with the one that took its place is the latter's.
    pub fn everyone(&self) -> Office {
        let mut office = Office::default();
        for unit in self.units() {
            let heir = self.successor(&unit.id, NaiveDate::MAX);
            let is_heirs = |name: &String| {
                let mut spells = self.spells_of(&heir);
                heir != unit.id && spells.any(|s| s.unit.name == *name || s.unit.aliases.contains(name))
            };
            if is_heirs(&unit.name) {
                office.merged.push((unit.id, heir));
                continue;
            }
            let aliases = unit.aliases.iter().filter(|a| !is_heirs(a)).cloned().collect();
            office.units.push(Unit { aliases, ..unit });
        }
        office
    }

    fn units(&self) -> Vec<Unit> {
        let mut found: Vec<Unit> = Vec::new();
        for spell in &self.spells {
            if found.iter().any(|u| u.id == spell.unit.id) {
                continue;
            }
            let last = self.spell(&spell.unit.id, NaiveDate::MAX).unwrap_or(spell);
            found.push(self.named(last));
        }
        found
    }

    /// The unit with its other names as aliases.
    fn named(&self, spell: &Spell) -> Unit {
        let mut unit = spell.unit.clone();
        for other in self.spells_of(&unit.id) {
            for name in std::iter::once(&other.unit.name).chain(&other.unit.aliases) {
                if *name != unit.name && !unit.aliases.contains(name) {
                    unit.aliases.push(name.clone());
                }
            }
        }
        unit
    }
}

impl Office {
    /// The office of that day. A unit that has ended is found under its id as the one that took
    /// its place; one without, and one that has not begun, has no address.
    pub fn on(&self, day: NaiveDate, book: &Book) -> Office {
        let is_of_book = |id: &str| book.spells.iter().any(|s| s.unit.id == id);
        let mut units: Vec<Unit> = self
            .units
            .iter()
            .filter(|u| !is_of_book(&u.id))
            .cloned()
            .collect();
        let mut merged = Vec::new();
        for last in book.units() {
            let heir = book.successor(&last.id, day);
            if heir != last.id {
                merged.push((last.id, heir));
                continue;
            }
            let Some(spell) = book.spell(&last.id, day) else {
                continue;
            };
            let mut unit = book.named(spell);
            if !spell.holds(day) {
                (unit.mailbox, unit.head) = (None, None);
            }
            units.push(unit);
        }
        Office {
            units,
            groups: self.groups.clone(),
            merged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn mailbox(name: &str) -> Mailbox {
        Mailbox {
            name: name.into(),
            address: format!("{name}@sb.example"),
        }
    }

    fn spell(id: &str, name: &str, from: &str, to: &str, into: &str) -> Spell {
        let date = |text: &str| (!text.is_empty()).then(|| day(text));
        Spell {
            unit: Unit {
                id: id.into(),
                name: name.into(),
                aliases: Vec::new(),
                mailbox: Some(mailbox(&format!("{id}{from}"))),
                head: None,
            },
            from: date(from),
            to: date(to),
            into: (!into.is_empty()).then(|| into.into()),
        }
    }

    fn book() -> Book {
        Book {
            spells: vec![
                spell("dt", "Phòng Đầu tư", "", "2026-06-30", ""),
                spell("dt", "Phòng Kinh tế", "2026-07-01", "", ""),
                spell("xt", "Tổ Xúc tiến", "", "2026-08-31", "dt"),
                spell("cu", "Tổ cũ", "", "2026-03-31", "xt"),
                spell("het", "Tổ công tác", "", "2026-05-31", ""),
                spell("moi", "Phòng Mới", "2026-10-01", "", ""),
            ],
            ..Book::default()
        }
    }

    #[test]
    fn a_unit_is_called_as_on_the_day_and_its_heir_answers_to_its_id() {
        for (on, id, name, has_address) in [
            ("2026-06-30", "dt", "Phòng Đầu tư", true),
            ("2026-07-01", "dt", "Phòng Kinh tế", true),
            ("2026-08-31", "xt", "Tổ Xúc tiến", true),
            ("2026-09-01", "xt", "Phòng Kinh tế", true),
            ("2026-03-31", "cu", "Tổ cũ", true),
            ("2026-04-01", "cu", "Tổ Xúc tiến", true),
            ("2026-09-01", "cu", "Phòng Kinh tế", true),
            ("2026-06-01", "het", "Tổ công tác", false),
            ("2026-09-30", "moi", "Phòng Mới", false),
            ("2026-10-01", "moi", "Phòng Mới", true),
        ] {
            let office = Office::default().on(day(on), &book());
            let unit = office.unit(id).unwrap_or_else(|| panic!("{id} on {on}"));
            assert_eq!(
                (unit.name.as_str(), unit.mailbox.is_some()),
                (name, has_address),
                "{id} {on}"
            );
            assert_eq!(office.on(day(on), &book()), office, "the same again");
        }
    }

    #[test]
    fn old_words_of_plans_still_find_their_unit() {
        let office = book().everyone();
        for (words, id) in [
            ("Phòng Đầu tư", "dt"),
            ("Phòng Kinh tế", "dt"),
            ("Tổ Xúc tiến", "xt"),
        ] {
            assert_eq!(office.assign(words).units, [id], "{words}");
        }
    }

    #[test]
    fn what_merged_stands_for_the_heir_from_the_day_on() {
        assert_eq!(book().stands_for("dt", day("2026-08-31")), ["dt"]);
        assert_eq!(book().stands_for("dt", day("2026-09-01")), ["dt", "xt", "cu"]);
        assert_eq!(
            book().formerly("dt2026-07-01@sb.example", day("2026-07-01")),
            ["dt@sb.example"]
        );
        assert_eq!(book().formerly("xt@sb.example", day("2026-07-01")), [""; 0]);
    }

    #[test]
    fn somebody_is_replaced_on_the_days_of_absence_only() {
        let away = |who: &str, by: &str, from: &str, to: &str| Absence {
            who: mailbox(who),
            by: mailbox(by),
            from: day(from),
            to: day(to),
        };
        let book = Book {
            absences: vec![
                away("a", "b", "2026-07-06", "2026-07-10"),
                away("b", "c", "2026-07-08", "2026-07-08"),
                away("x", "y", "2026-07-08", "2026-07-08"),
                away("y", "x", "2026-07-08", "2026-07-08"),
            ],
            ..Book::default()
        };
        for (who, on, by) in [
            ("a", "2026-07-05", None),
            ("A", "2026-07-06", Some("b")),
            ("a", "2026-07-08", Some("c")),
            ("a", "2026-07-10", Some("b")),
            ("a", "2026-07-11", None),
            ("x", "2026-07-08", None),
        ] {
            let found = book.stand_in(&format!("{who}@sb.example"), day(on));
            assert_eq!(found.map(|m| m.name.as_str()), by, "{who} {on}");
        }
    }
}
