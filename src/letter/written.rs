//! A finished letter, and how an order becomes one.

use super::kind::LetterKind;
use super::matter::{Attachment, Matter};
use super::order::{Order, Sender};
use super::own::FellBack;
use super::spoken::Spoken;
use super::task_line::{Owed, TaskLine, Told};
use super::wording::Words;
use super::{bare, ics, plain, remembered, tasks, thread};
use crate::calendar::Moment;
use crate::plan::Mailbox;
use serde::{Deserialize, Serialize};

/// A finished letter; never changed once stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub key: String,
    pub kind: LetterKind,
    pub to: Mailbox,
    pub from: Mailbox,
    pub reply_to: Mailbox,
    pub envelope_from: String,
    pub written_at: Moment,
    pub subject: String,
    /// With angle brackets.
    pub message_id: String,
    pub references: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    pub attachments: Vec<Attachment>,
    /// Empty for kinds that tell no stage.
    pub told: Vec<Told>,
    /// What it names to those who lead it without a stage: around a break, in the week, by the
    /// hour. An answer may be about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Owed>,
    /// The office's own template that could not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fell_back: Option<FellBack>,
}

/// Writes the letter. Never fails: where the office's own words cannot say it the built-in ones
/// do, and where a template fails altogether the letter holds the bare facts.
pub fn write(order: &Order, sender: &Sender) -> Letter {
    let usual = || Spoken::of(order, sender, Words::built_in().ok()?).ok();
    let (own, fell_back) = match sender.wording.say(order, sender) {
        Ok(own) => (own, None),
        Err(failed) => (None, Some(failed)),
    };
    let Spoken {
        subject, text, html, ..
    } = own.or_else(usual).unwrap_or_else(|| bare::say(order, sender));
    let lines = match &order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } => tasks::occurrences(lines, ahead_of_break),
        Matter::UnitWeek { lines, .. } => tasks::occurrences(lines, &[]),
        _ => Vec::new(),
    };
    let printable = |mailbox: &Mailbox| Mailbox {
        name: plain::line(&mailbox.name, 160),
        // Never repaired: what is no address must be refused, not become another one.
        address: mailbox.address.clone(),
    };
    Letter {
        key: order.key.clone(),
        kind: order.kind,
        to: printable(&order.to),
        from: printable(&sender.from),
        reply_to: printable(&sender.reply_to),
        envelope_from: sender.envelope_from.clone(),
        written_at: order.at,
        subject,
        message_id: thread::message_id(&order.key, sender),
        references: thread::root(order, &lines, sender),
        text,
        html,
        attachments: attachments(order, &lines, sender),
        told: remembered::told(order),
        listed: remembered::listed(order, &lines),
        fell_back,
    }
}

fn attachments(order: &Order, lines: &[&TaskLine], sender: &Sender) -> Vec<Attachment> {
    let mut attached = ics::calendars(order, lines, sender);
    if let Matter::Draft { files, .. } | Matter::Points { files, .. } = &order.matter {
        attached.extend(files.iter().map(|file| Attachment {
            name: plain::file_name(&file.name),
            ..file.clone()
        }));
    }
    attached
}
