//! A document that a unit has told and not confirmed: the receipt asked whether it finishes the task, and nobody has
//! answered. Letters that follow about the task name it, or an honest result would hang on one letter.

use super::in_force::{said_of, taken_back};
use super::words::order_of;
use crate::agenda::duty::Duty;
use crate::agenda::facts::{AnswerFact, Came, Facts};
use crate::answer::question::ASKED_FOR;
use crate::answer::{Heard, Lapse, Line, Outcome, Standing};
use crate::calendar::{date, day_of};
use crate::plan::named_document;
use crate::remind::Role;
use chrono::NaiveDate;

/// The document that is not confirmed, and how it can be by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unconfirmed {
    /// "Kế hoạch số 330/KH-BQL ngày 24/6/2026".
    document: String,
    /// The word of consent, while the question is open; then the result anew.
    order: String,
    is_open: bool,
}

impl Unconfirmed {
    /// What a line says of it to whoever has that role.
    pub fn note(&self, role: Role) -> String {
        let document = &self.document;
        match (role, self.is_open) {
            (Role::Lead | Role::Head, true) => format!(
                "đơn vị đã báo {document}, còn chờ đơn vị xác nhận; nếu nhiệm vụ đã hoàn thành theo văn bản này, đề nghị trả lời thư này với dòng đầu: {}",
                self.order
            ),
            (Role::Lead | Role::Head, false) => format!(
                "đơn vị đã báo {document} nhưng không trả lời câu hỏi xác nhận nên chưa được ghi nhận; nếu nhiệm vụ đã hoàn thành theo văn bản này, đề nghị trả lời thư này với dòng đầu: {}",
                self.order
            ),
            (Role::Support | Role::Owner, _) => {
                format!("đơn vị chủ trì đã báo {document}, chương trình đã hỏi lại, đơn vị chưa xác nhận")
            }
        }
    }
}

/// What the unit of the duty has told last and not confirmed; `None` where it has said since that it is not finished, or
/// has another wish.
pub fn unconfirmed(duty: &Duty, facts: &Facts, today: NaiveDate) -> Option<Unconfirmed> {
    if duty.is_done() {
        return None;
    }
    let is_of = |line: &Line| line.unit == duty.unit && (line.due == duty.occurrence.due || duty.is_only());
    let (fact, heard, line) = question(&duty.task.id, is_of, facts)?;
    let (number, day) = heard.outcome.asked_document()?;
    let now = Line {
        due: duty.occurrence.due,
        ..line.clone()
    };
    let is_same_day = !line.row.is_empty() || line.due == now.due;
    let is_open =
        today <= day_of(fact.at) + ASKED_FOR && is_same_day && !is_spoken_of_since(fact, heard, line, facts);
    let order = match is_open {
        true => format!("{} ĐỒNG Ý", order_of(Some(&now))),
        false => format!("{} XONG {number} {}", named(&now, duty), date(day)),
    };
    Some(Unconfirmed {
        document: format!("{} ngày {}", named_document(number), date(day)),
        order,
        is_open,
    })
}

/// The task, with its day where it has several.
fn named(line: &Line, duty: &Duty) -> String {
    match duty.is_only() || line.row.is_empty() {
        true => order_of(Some(line)),
        false => format!("{} hạn {}", line.row, date(line.due)),
    }
}

/// The newest question to a unit about a line of the task, where nothing that was said since has ended it.
pub(super) fn question<'f>(
    task: &'f str,
    is_of: impl Fn(&Line) -> bool,
    facts: &'f Facts,
) -> Option<(&'f AnswerFact, &'f Heard, &'f Line)> {
    for (fact, heard) in said_of(task, facts).rev() {
        let Some(line) = heard.line.as_ref().filter(|line| is_of(line)) else {
            continue;
        };
        match &heard.outcome {
            Outcome::Doubtful { .. } if is_units(fact) => {
                return (!taken_back(fact.id, line, facts)).then_some((fact, heard, line));
            }
            outcome if ends(outcome) => return None,
            _ => {}
        }
    }
    None
}

/// What the plan's owner was asked himself is no unit's.
fn is_units(fact: &AnswerFact) -> bool {
    matches!(&fact.came, Came::Answer(a) if a.standing == Standing::Counts && !a.unit.is_empty())
}

/// Whether such a word leaves nothing of an earlier question.
fn ends(outcome: &Outcome) -> bool {
    use Outcome::{Forecast, Gone, Recorded, SaidOpen, Undone, Unfinished, Wish, Withdrawn, Wrong};
    let is_denied = matches!(
        outcome,
        Outcome::Lapsed {
            why: Lapse::Open | Lapse::Refused,
            ..
        }
    );
    is_denied
        || matches!(
            outcome,
            Recorded { .. }
                | Undone
                | Withdrawn
                | Wish { .. }
                | Forecast { .. }
                | Wrong
                | Gone
                | SaidOpen { .. }
                | Unfinished { .. }
        )
}

/// Whether the unit has said anything of the line in a later mail: a consent is then asked for anew.
fn is_spoken_of_since(fact: &AnswerFact, heard: &Heard, line: &Line, facts: &Facts) -> bool {
    let is_of = |h: &Heard| h.line.as_ref().is_some_and(|l| l.unit == line.unit);
    said_of(&line.task, facts).any(|(other, h)| fact.id < other.id && is_of(h) && h.outcome != heard.outcome)
}
