//! Who is who: the office, its units and groups, and the people who are written to.

use super::book::{self, AddressBook};
use super::mailbox::{mailbox_in, may_mailbox, must_mailbox};
use super::names::Names;
use super::reach::Reach;
use super::section::Section;
use super::values::{Address, Host, Id};
use super::written::{Place, Placed};
use crate::plan::{Book, Group, Mailbox, Office, Unit};
use crate::report::Issuer;

/// What `[office]` says.
pub struct Identity {
    pub name: String,
    pub signed_by: String,
    /// Right-hand side of Message-IDs.
    pub domain: String,
    pub issuer: Issuer,
}

/// Everybody whom the settings name.
pub struct People {
    pub identity: Identity,
    pub owner: Mailbox,
    pub leaders: Vec<Mailbox>,
    pub office: Office,
    pub book: Book,
    pub address_book: AddressBook,
    /// Where each unit of a section stands; they are the first of the office's units.
    pub unit_places: Vec<Place>,
}

pub fn people(root: &Section, reach: &Reach) -> People {
    let (owner, leaders) = (must_mailbox(root, "owner"), leaders(root));
    let known: Vec<Mailbox> = std::iter::once(&owner).chain(&leaders).cloned().collect();
    let address_book = book::address_book(root, reach, &known);
    let (office, book, unit_places) = office(root, &address_book);
    People {
        identity: identity(root),
        owner,
        leaders,
        office,
        book,
        address_book,
        unit_places,
    }
}

fn identity(root: &Section) -> Identity {
    let remedy = "write [office] with name, parent, symbol, place, signed_by, domain";
    let Some(section) = root.must_section("office", remedy) else {
        return Identity {
            name: String::new(),
            signed_by: String::new(),
            domain: String::new(),
            issuer: issuer(String::new(), "", None),
        };
    };
    let name = section
        .must::<String>(
            "name",
            "write the office's full name, \"Ban Quản lý Khu kinh tế …\"",
        )
        .value;
    let parent = section
        .must::<String>(
            "parent",
            "write the body above the office, \"Ủy ban nhân dân thành phố …\"",
        )
        .value;
    let identity = Identity {
        signed_by: section
            .must::<String>(
                "signed_by",
                "write the unit that owns the plan, \"Văn phòng Ban Quản lý\"",
            )
            .value,
        domain: section
            .must::<Host>("domain", "write the office's own domain, \"heza.gov.vn\"")
            .value
            .0,
        issuer: issuer(parent, &name, Some(&section)),
        name,
    };
    section.close();
    identity
}

/// NĐ 30/2020 sets the two bodies in capitals.
fn issuer(parent: String, name: &str, section: Option<&Section>) -> Issuer {
    let may = |key| section.and_then(|s| s.may::<String>(key)).map(|t| t.value);
    let lines = |key| {
        let list = section.map(|s| s.list::<String>(key)).unwrap_or_default();
        list.into_iter().map(|t| t.value).collect()
    };
    let must = |key, remedy| {
        section
            .map(|s| s.must::<String>(key, remedy).value)
            .unwrap_or_default()
    };
    Issuer {
        parent: parent.to_uppercase(),
        office: may("heading").unwrap_or_else(|| name.to_owned()).to_uppercase(),
        name: name.to_owned(),
        symbol: must("symbol", "write the office's symbol in document numbers, \"BQL\""),
        place: must("place", "write the place of the date line, \"Hải Phòng\""),
        authority: lines("authority"),
        signer: may("signer").unwrap_or_default(),
        recipients: lines("recipients"),
        send_to: lines("send_to"),
    }
}

fn leaders(root: &Section) -> Vec<Mailbox> {
    let read = |section: Section| {
        let mailbox = mailbox_in(&section);
        section.close();
        mailbox
    };
    root.sections("leader").into_iter().map(read).collect()
}

fn office(root: &Section, address_book: &AddressBook) -> (Office, Book, Vec<Place>) {
    let mut ids = Names::default();
    let mut words = Names::default();
    let mut places = Vec::new();
    let mut office = Office::default();
    for section in root.sections("unit") {
        places.push(section.place());
        office.units.push(unit(&section, &mut ids, &mut words));
        section.close();
    }
    if office.units.is_empty() && address_book.file.is_none() {
        let remedy = "write one [[unit]] with id, name and address for every unit of the plan, or name an \
                      address book: [people] address_book = \"danh-ba.xlsx\"";
        root.log()
            .absent(&root.place_of("unit"), "no unit is configured", remedy);
    }
    let book = book::lay(address_book, &mut office);
    for section in root.sections("group") {
        let group = group(&section, &office, &mut words);
        office.groups.push(group);
        section.close();
    }
    book::clashes(address_book, [&ids, &words], root.log());
    (office, book, places)
}

fn unit(section: &Section, ids: &mut Names, words: &mut Names) -> Unit {
    let id = section.must::<Id>("id", "write a short stable id, \"vp\"");
    let name = section.must::<String>("name", "write the unit's name as the plan writes it");
    ids.claim(section, &id.value.0, &id.place, "id");
    let aliases = named(section, &name, words);
    let mailbox = section.may::<Address>("address").map(|address| Mailbox {
        name: name.value.clone(),
        address: address.value.0,
    });
    Unit {
        id: id.value.0,
        name: name.value,
        aliases,
        mailbox,
        head: may_mailbox(section, "head"),
    }
}

fn group(section: &Section, office: &Office, words: &mut Names) -> Group {
    let name = section.must::<String>("name", "write the words that stand for several units");
    let aliases = named(section, &name, words);
    let members = section.list::<String>("members");
    if members.is_empty() {
        let remedy = "write members = [\"…\"] with the ids of its units";
        section
            .log()
            .absent(&section.place_of("members"), "the group has no member", remedy);
    }
    let mut seen = Names::default();
    for member in &members {
        seen.claim(section, &member.value, &member.place, "member");
        must_be_unit(section, office, member);
    }
    Group {
        name: name.value,
        aliases,
        members: members.into_iter().map(|m| m.value).collect(),
    }
}

/// Tells an id that is no unit's.
pub fn must_be_unit(section: &Section, office: &Office, id: &Placed<String>) {
    if office.unit(&id.value).is_some() {
        return;
    }
    let known = || office.units.iter().map(|u| u.id.as_str());
    let remedy = match super::values::nearest(&id.value, known()) {
        Some(unit) => format!("did you mean \"{unit}\"?"),
        None => format!(
            "write the id of a [[unit]]: {}",
            known().collect::<Vec<_>>().join(", ")
        ),
    };
    section
        .log()
        .absent(&id.place, format!("no unit has the id \"{}\"", id.value), remedy);
}

/// The aliases; a name that two bear would make every match of the plan's words a guess.
fn named(section: &Section, name: &Placed<String>, words: &mut Names) -> Vec<String> {
    words.claim(section, &name.value, &name.place, "name");
    let aliases = section.list::<String>("aliases");
    for alias in &aliases {
        words.claim(section, &alias.value, &alias.place, "name");
    }
    aliases.into_iter().map(|a| a.value).collect()
}
