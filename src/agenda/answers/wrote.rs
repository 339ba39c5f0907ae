//! The receipt to who wrote himself although somebody stands in for him; who stands in has the other.

use super::words::{RECEIPT, mailbox_of};
use crate::agenda::action::{Agenda, What};
use crate::agenda::facts::AnswerFact;
use crate::agenda::ledger::TRIAL;
use crate::agenda::round::{Note, Round};
use crate::answer::Answer;
use crate::letter::LetterKind;
use crate::plan::Mailbox;

/// Stands behind the answer's number in the key of a receipt to who wrote although somebody stands in.
const WROTE: &str = "-wrote";

/// Whether the letter of that key is one.
pub fn is_to_who_wrote(key: &str) -> bool {
    let key = key.strip_prefix(TRIAL).unwrap_or(key);
    key.starts_with(RECEIPT) && key.contains(WROTE)
}

/// Who wrote although somebody stands in waits for it, too; the key names the answer, as that of the receipt does.
pub(super) fn echo(
    round: &Round,
    (fact, answer, to): (&AnswerFact, &Answer, &Mailbox),
    what: What,
    agenda: &mut Agenda,
) {
    let goes_to = round.stand_in(to).unwrap_or(to);
    let wrote = mailbox_of(&answer.wrote, round.rules).filter(|wrote| {
        round.stand_in(wrote).is_some() && !wrote.address.eq_ignore_ascii_case(&goes_to.address)
    });
    if let Some(wrote) = wrote {
        let when = format!("{}{WROTE}", fact.id);
        let note = Note {
            is_personal: true,
            ..Note::new(RECEIPT, &when, LetterKind::AnswerReceipt, wrote, what)
        };
        let reason = format!("answer {} came by mail from who is away", fact.id);
        round.write(note, reason, agenda);
    }
}
