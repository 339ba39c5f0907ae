//! One address and what it is told in one letter, while it is put together.

use super::round::instead_of;
use crate::letter::{TaskLine, Told};
use crate::plan::{Mailbox, Unit};

/// One address and what it is told in one letter.
#[derive(Clone)]
pub struct Bundle {
    pub mailbox: Mailbox,
    pub addressee: String,
    pub unit: Option<String>,
    pub lines: Vec<TaskLine>,
    /// Every occurrence that the ledger has to remember; `lines` hold each task once.
    pub told: Vec<Told>,
    /// Who is away and would have got it: the mailbox is that of who stands in.
    pub stands_for: Vec<String>,
    /// Some of it is for the addressee in his own right.
    pub is_own: bool,
    /// Where a copy goes, as the unit wishes.
    pub copy: Option<Mailbox>,
}

impl Bundle {
    pub fn of_unit(unit: &Unit, mailbox: &Mailbox) -> Bundle {
        Bundle {
            mailbox: mailbox.clone(),
            addressee: unit.name.clone(),
            unit: Some(unit.id.clone()),
            lines: Vec::new(),
            told: Vec::new(),
            stands_for: Vec::new(),
            is_own: true,
            copy: None,
        }
    }

    /// Makes one letter of two to the same address, but for their lines. It is addressed as the
    /// lead unit where any line makes it one, and in one's own right before standing in.
    pub fn join(&mut self, other: Bundle, is_lead: bool) {
        self.copy = self.copy.take().or(other.copy);
        for absent in other.stands_for {
            if !self.stands_for.contains(&absent) {
                self.stands_for.push(absent);
            }
        }
        if (is_lead && self.is_own == other.is_own) || (!self.is_own && other.is_own) {
            (self.addressee, self.unit, self.is_own) = (other.addressee, other.unit, other.is_own);
        }
    }

    /// "Phòng Đầu tư (đồng thời thay Văn phòng)".
    pub fn addressed(&self) -> String {
        let absent = self.stands_for.join(", ");
        match (self.stands_for.is_empty(), self.is_own) {
            (true, _) => self.addressee.clone(),
            (false, true) => format!("{} (đồng thời thay {absent})", self.addressee),
            (false, false) => instead_of(&self.mailbox, &absent),
        }
    }
}
