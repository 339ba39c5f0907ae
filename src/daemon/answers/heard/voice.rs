//! Whose word an answer is: of whom the letter was that it answers, and whether one of the addresses that are
//! in force for them today wrote it. An address that is nobody's any more still names whose letter it was; its
//! word is a proposal, which those in force are asked to confirm.

use super::Reply;
use super::remarks::Papers;
use crate::agenda::{Rules, answer_of, is_of_trial, notice_of};
use crate::answer::{Answer, Authenticity, Mail, Standing};
use crate::plan::{Mailbox, Unit};
use crate::remind::Role;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Who answers, as far as the reference and the sender tell.
pub(super) struct Voice {
    /// The unit; empty for the plan's owner.
    pub unit: String,
    /// For marks: "thư trả lời của Phòng Quản lý đầu tư".
    pub by: String,
    /// The letter went to an address of the plan's owner; a unit may have the same.
    pub is_owner: bool,
    /// The From address is one of the unit's.
    pub is_of_unit: bool,
    pub is_authentic: bool,
    /// The From address is the one that the letter went to, whoever has or had it: nobody else read the letter.
    pub had_letter: bool,
    /// The From address.
    pub from: Option<String>,
    /// Where letters about the answer go: the letter's own address, where it is nobody's any more the one in
    /// force.
    pub address: String,
    /// Of the unit, of the owner, or of whoever had the letter.
    pub name: String,
    /// Names of the units whose word it is not.
    pub others: Vec<String>,
    /// The numbers of the tasks that are its own.
    pub rows: Vec<String>,
    /// Names of the files that came with its mail.
    pub files: Vec<String>,
    /// A number that the letter does not have may be that of another task: none was given to another since.
    pub may_name_others: bool,
    /// Name of the person who writes, as the mail bears it.
    pub writer: String,
    /// Documents that are hardly its result.
    pub papers: Papers,
}

impl Voice {
    pub(super) fn standing(&self) -> Standing {
        match self.is_of_unit && self.is_authentic {
            true => Standing::Counts,
            false => Standing::Proposed,
        }
    }
}

/// Who had the letter, with the address in force where its own is not.
enum Holder<'r> {
    Unit(&'r Unit),
    Owner,
    /// A leader, or somebody else whose letters ask for nothing that an answer could change.
    Other,
}

/// `first` is the answer that the letter is about, where it is about one. `None` where the letter's address is
/// nobody's any more and nothing tells whose it was: a person reads the mail.
pub(super) fn voice(
    mail: &Mail,
    reply: &Reply,
    first: Option<&Answer>,
    rules: &Rules,
    today: NaiveDate,
) -> Option<Voice> {
    let went_to = reply.letter.address.to_lowercase();
    let (holder, is_former) = match in_force(reply, rules, today) {
        Some(holder) => (holder, false),
        None => (formerly(reply, first, rules, today)?, true),
    };
    let mut own = BTreeSet::new();
    let shares = |unit: &&Unit| addresses(unit, rules, today).contains(&went_to);
    match &holder {
        Holder::Unit(unit) => own.extend(addresses(unit, rules, today)),
        Holder::Owner => own.extend(of_owner(rules, today)),
        Holder::Other => {}
    }
    if !is_former {
        own.insert(went_to.clone());
        // Of units with one mailbox each reads the letters of all.
        let units = rules.office.units.iter().filter(shares);
        own.extend(units.flat_map(|u| addresses(u, rules, today)));
    }
    let leader = || rules.leaders.iter().find(|l| l.address.to_lowercase() == went_to);
    let name = match &holder {
        Holder::Unit(unit) => &unit.name,
        Holder::Owner => &rules.owner.name,
        Holder::Other => leader().map_or(&rules.owner.name, |l| &l.name),
    };
    let in_force = match &holder {
        Holder::Unit(unit) => unit.mailbox.as_ref(),
        _ => Some(&rules.owner),
    };
    let address = in_force
        .filter(|_| is_former)
        .map_or(&reply.letter.address, |m| &m.address);
    let unit = match &holder {
        Holder::Unit(unit) => unit.id.clone(),
        _ => String::new(),
    };
    let others = rules
        .office
        .units
        .iter()
        .filter(|u| u.id != unit && u.name != *name);
    Some(Voice {
        by: format!("thư trả lời của {name}"),
        others: others.map(|u| u.name.clone()).collect(),
        rows: Vec::new(),
        writer: mail.writer.clone(),
        papers: Papers::default(),
        files: mail.files.clone(),
        may_name_others: true,
        name: name.clone(),
        unit,
        is_owner: is_owners(&reply.letter.address, rules, today),
        is_of_unit: reply.is_referenced && mail.from.as_ref().is_some_and(|from| own.contains(from)),
        had_letter: reply.is_referenced && mail.from.as_ref() == Some(&went_to),
        is_authentic: mail.authenticity != Authenticity::NotPassed,
        from: mail.from.clone(),
        address: address.clone(),
    })
}

/// The holder of today by the letter's address; `None` where it is none that the letter could go to today.
fn in_force<'r>(reply: &Reply, rules: &'r Rules, today: NaiveDate) -> Option<Holder<'r>> {
    let went_to = reply.letter.address.to_lowercase();
    let units = { rules.office.units.iter() }.filter(|u| addresses(u, rules, today).contains(&went_to));
    let units: Vec<&Unit> = units.collect();
    let is_owner = of_owner(rules, today).contains(&went_to);
    // Of several units with one mailbox the one that the letter speaks to.
    let told = units.iter().find(|u| speaks_to(reply, u, rules, today));
    if let Some(unit) = told {
        return Some(Holder::Unit(unit));
    }
    if is_owner {
        return Some(Holder::Owner);
    }
    if let Some(unit) = units.first() {
        // The mailbox of one unit may be that of another by now.
        return (!asks_another(reply)).then_some(Holder::Unit(unit));
    }
    let is_anybodys = |m: &Mailbox| with_stand_in(m, rules, today).any(|a| a == went_to);
    let may_change = !reply.letter.told.is_empty()
        || !reply.letter.listed.is_empty()
        || answer_of(&reply.letter.key).is_some()
        || !notice_of(&reply.letter.key).is_empty();
    (rules.leaders.iter().any(is_anybodys) || !may_change).then_some(Holder::Other)
}

/// Whose the letter was by what it says.
fn formerly<'r>(
    reply: &Reply,
    first: Option<&Answer>,
    rules: &'r Rules,
    today: NaiveDate,
) -> Option<Holder<'r>> {
    let letter = &reply.letter;
    if is_of_trial(&letter.key) || !notice_of(&letter.key).is_empty() {
        return Some(Holder::Owner);
    }
    if let Some(answer) = first {
        return match answer.unit.as_str() {
            "" => Some(Holder::Owner),
            unit => of_id(unit, rules, today).map(Holder::Unit),
        };
    }
    let asked = asked(reply).find_map(|id| of_id(id, rules, today));
    if let Some(unit) = asked {
        return Some(Holder::Unit(unit));
    }
    let is_owners = !letter.told.is_empty() && letter.told.iter().all(|t| t.role == Role::Owner);
    if is_owners {
        return Some(Holder::Owner);
    }
    // A letter to who cooperates names the lead.
    let mut named = rules.office.units.iter().filter(|u| u.name == letter.name);
    named.next().map(Holder::Unit)
}

/// The units that the letter asks for something as those that do it.
fn asked(reply: &Reply) -> impl Iterator<Item = &str> {
    let told = reply.letter.told.iter();
    let told = told.filter(|t| matches!(t.role, Role::Lead | Role::Head));
    let listed = reply.letter.listed.iter().map(|o| o.unit.as_str());
    told.map(|t| t.unit.as_str()).chain(listed)
}

fn asks_another(reply: &Reply) -> bool {
    asked(reply).next().is_some()
}

fn speaks_to(reply: &Reply, unit: &Unit, rules: &Rules, today: NaiveDate) -> bool {
    let ids = rules.book.stands_for(&unit.id, today);
    let (told, listed) = (&reply.letter.told, &reply.letter.listed);
    let is_meant = |id: &String| *id == unit.id || ids.contains(id);
    told.iter().any(|t| is_meant(&t.unit)) || listed.iter().any(|o| is_meant(&o.unit))
}

/// The unit of today of that id, or the one that it merged into.
fn of_id<'r>(id: &str, rules: &'r Rules, today: NaiveDate) -> Option<&'r Unit> {
    let is_heir = |u: &&Unit| rules.book.stands_for(&u.id, today).iter().any(|old| old == id);
    let units = &rules.office.units;
    let same = units.iter().find(|u| u.id == id);
    same.or_else(|| units.iter().find(is_heir))
}

/// The mailbox, the head, the copy, and who stands in for them that day.
fn addresses(unit: &Unit, rules: &Rules, today: NaiveDate) -> BTreeSet<String> {
    let copy = rules.book.wish(&unit.id).and_then(|wish| wish.copy.as_ref());
    let boxes = [unit.mailbox.as_ref(), unit.head.as_ref(), copy];
    let boxes = boxes.into_iter().flatten();
    boxes.flat_map(|m| with_stand_in(m, rules, today)).collect()
}

/// Whether the letter went to the plan's owner, by an address in force.
pub(super) fn is_owners(address: &str, rules: &Rules, today: NaiveDate) -> bool {
    of_owner(rules, today).contains(&address.to_lowercase())
}

fn of_owner(rules: &Rules, today: NaiveDate) -> BTreeSet<String> {
    with_stand_in(&rules.owner, rules, today).collect()
}

fn with_stand_in<'r>(
    mailbox: &'r Mailbox,
    rules: &'r Rules,
    today: NaiveDate,
) -> impl Iterator<Item = String> + 'r {
    let stand_in = rules.book.stand_in(&mailbox.address, today);
    let all = std::iter::once(mailbox).chain(stand_in);
    all.map(|m| m.address.to_lowercase())
}
