//! Answers between the lines of our letter, as Outlook shows it.

use super::Reply;
use crate::answer::Mail;
use crate::answer::remarks::remarks;

/// What is marked as quoted and is not of our letter is a remark, or of another mail: it finishes nothing and is asked about.
///
/// Who answers between the lines of our letter, quoted without marks, wrote these lines: they are judged as those below
/// the others are.
pub(super) fn with_lines_between(mail: &Mail, reply: &Reply) -> Mail {
    let mut mail = mail.clone();
    mail.quoted = remarks(&mail.quoted, &reply.letter.text, &mail.subject);
    mail.marked = remarks(&mail.marked, &reply.letter.text, &mail.subject);
    if !mail.quoted.is_empty() {
        mail.lines.push(String::new());
        mail.lines.extend(mail.quoted.iter().cloned());
    }
    mail
}
