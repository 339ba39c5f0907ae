//! People who are written to: a name with an address.

use super::section::Section;
use super::values::Address;
use crate::plan::Mailbox;

const MAILBOX: &str = "write { name = \"Văn phòng Ban Quản lý\", address = \"vanphong@example.vn\" }";

/// A name with an address, in a section of its own.
pub fn mailbox_in(section: &Section) -> Mailbox {
    Mailbox {
        name: section
            .must::<String>("name", "write the name as letters print it")
            .value,
        address: section
            .must::<Address>("address", "write the mail address")
            .value
            .0,
    }
}

/// An optional mailbox inside a section.
pub fn may_mailbox(section: &Section, key: &'static str) -> Option<Mailbox> {
    let inner = section.section(key)?;
    let mailbox = mailbox_in(&inner);
    inner.close();
    Some(mailbox)
}

/// A required mailbox inside a section.
pub fn must_mailbox(section: &Section, key: &'static str) -> Mailbox {
    let Some(inner) = section.must_section(key, MAILBOX) else {
        return nobody();
    };
    let mailbox = mailbox_in(&inner);
    inner.close();
    mailbox
}

fn nobody() -> Mailbox {
    Mailbox {
        name: String::new(),
        address: String::new(),
    }
}
