//! Answers between the lines of our letter, as Outlook shows it.

use super::Reply;
use crate::answer::Mail;
use crate::answer::foreign::foreign;

/// Who answers between the lines of our letter, quoted without marks, wrote these lines: they are judged as those below
/// the others are.
pub(super) fn with_lines_between(mail: &Mail, reply: &Reply) -> Mail {
    let mut mail = mail.clone();
    mail.quoted = foreign(&mail.quoted, &reply.letter.text);
    if !mail.quoted.is_empty() {
        mail.lines.push(String::new());
        mail.lines.extend(mail.quoted.iter().cloned());
    }
    mail
}
