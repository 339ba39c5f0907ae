//! A form as a file of data: its code, title, columns, formulas, legal basis, and how long it is in
//! force.

mod broken;
pub(super) mod fault;
pub(super) mod filled;
pub(super) mod heading;

use crate::calendar::{Moment, Validity, date, day_of};
use crate::dossier::{Column, Formula};
use chrono::NaiveDate;
use serde::Deserialize;

/// The words, columns and formulas are the form's own; what a column holds is said by its `figure`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// "II.06a/VPCP/KSTT".
    pub code: String,
    pub title: String,
    /// "Số hồ sơ TTHC".
    pub unit: String,
    /// The instrument that the form is an annex of.
    pub legal_basis: String,
    #[serde(default)]
    valid_from: Option<NaiveDate>,
    #[serde(default)]
    valid_to: Option<NaiveDate>,
    #[serde(default)]
    successor: Option<Successor>,
    #[serde(rename = "column")]
    pub columns: Vec<FormColumn>,
    /// A person has held it against the instrument in force.
    #[serde(skip)]
    pub is_confirmed: bool,
    /// Its columns are those of the shipped form, which the Word template prints as its own table.
    #[serde(skip)]
    pub is_of_template: bool,
}

/// What may have taken a form's place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Successor {
    name: String,
    from: NaiveDate,
}

/// One column, from the left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormColumn {
    /// As it is printed below the title; formulas name columns by it.
    pub number: usize,
    /// The words above several columns.
    #[serde(default)]
    pub group: String,
    /// The words between group and title, above several columns of the group.
    #[serde(default)]
    pub under: String,
    pub title: String,
    /// What it holds: "no", "sector", "c3" to "c13" as II.06a counts, a count beside the form
    /// ("waiting"), "blank" for people to fill. Left out, its number is that of II.06a.
    #[serde(default)]
    figure: Option<String>,
    /// "(4)+(5)+(6)", "((8)+(9))/(7)*100": of a figure of the source the check, of any other what it is.
    #[serde(default)]
    pub formula: String,
    /// Decimal places of a column that is reckoned.
    #[serde(default)]
    pub decimals: u32,
}

/// What a column is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Rows counted from 1.
    Number,
    Sector,
    /// A figure as the source gives it.
    Figure(Column),
    /// What the source counts beside the form, by its name.
    Beside(String),
    Reckoned(Formula),
    /// A person fills it.
    Blank,
}

/// The counts that sources keep beside the form (facts/portal-apis.md 2.6).
const BESIDE: [&str; 11] = [
    "waiting",
    "cancelled",
    "denied",
    "refused_returned",
    "done",
    "releasing",
    "inside",
    "outside",
    "by_post",
    "received",
    "shown_total",
];

/// Columns whose number says what they hold, as in II.06a.
const BY_NUMBER: std::ops::RangeInclusive<usize> = 1..=13;

impl Form {
    pub fn valid(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }

    /// Whether the columns are printed alike in both.
    pub fn has_columns_of(&self, other: &Form) -> bool {
        self.columns == other.columns
    }

    /// What each column holds, from the left; one that nobody could fill stays blank.
    pub(super) fn holds(&self) -> Vec<Holds> {
        let by_number = self.is_by_number();
        let of = |c: &FormColumn| c.holds(by_number).unwrap_or(Holds::Blank);
        self.columns.iter().map(of).collect()
    }

    /// Whether no column says that it holds a column of II.06a: then numbers say it.
    fn is_by_number(&self) -> bool {
        let named = |c: &FormColumn| c.figure.as_deref().is_some_and(is_of_the_form);
        !self.columns.iter().any(named)
    }

    /// The number under which the form prints a figure; `None` where it does not.
    pub(super) fn number_of(&self, column: Column) -> Option<usize> {
        let at = self.holds().iter().position(|h| *h == Holds::Figure(column))?;
        Some(self.columns.get(at)?.number)
    }

    /// "(7)", or the words of a figure that the form does not show.
    pub(super) fn cite(&self, column: Column) -> String {
        match self.number_of(column) {
            Some(n) => format!("({n})"),
            None => column.title().to_owned(),
        }
    }

    /// Words that name columns of II.06a, "((8) + (9))/(7)", by the numbers of this form; `None` where it
    /// does not show them all.
    pub(super) fn renumbered(&self, words: &str) -> Option<String> {
        let mut pieces = words.split('(');
        let mut out = pieces.next()?.to_owned();
        for piece in pieces {
            out.push('(');
            let Some((number, rest)) = piece.split_once(')') else {
                out.push_str(piece);
                continue;
            };
            match Column::named(&format!("c{number}")) {
                Some(column) => out.push_str(&format!("{}){rest}", self.number_of(column)?)),
                None => out.push_str(piece),
            }
        }
        Some(out)
    }

    /// Which numbers of II.06a, by which findings and sources name figures, are which columns here;
    /// `None` where they are the same.
    pub fn numbering(&self) -> Option<String> {
        let is_same = |c: &Column| self.number_of(*c).is_none_or(|n| n == c.number());
        if Column::ALL.iter().all(is_same) {
            return None;
        }
        let words = |c: &Column| match self.number_of(*c) {
            Some(n) => format!("({}) là cột ({n})", c.number()),
            None => format!("({}) không có cột", c.number()),
        };
        let all: Vec<String> = Column::ALL.iter().map(words).collect();
        Some(format!(
            "Số cột nêu ở các điểm cần kiểm tra và nguồn số liệu theo biểu II.06a/VPCP/KSTT; trong {}: {}.",
            self.name(),
            all.join(", ")
        ))
    }

    /// "Đầu tư: cột 7 từ 23 thành 29" by the numbers of this form; a column that it does not show is named as one
    /// of II.06a.
    pub fn in_own_numbers(&self, words: &str) -> String {
        if self.numbering().is_none() {
            return words.to_owned();
        }
        let mut pieces = words.split("cột ");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let end = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
            let (number, rest) = piece.split_at(end);
            out.push_str("cột ");
            match Column::named(&format!("c{number}")) {
                None => out.push_str(number),
                Some(column) => match self.number_of(column) {
                    Some(own) => out.push_str(&own.to_string()),
                    None => out.push_str(&format!("{number} của biểu II.06a")),
                },
            }
            out.push_str(rest);
        }
        out
    }

    /// "Biểu số II.06a/VPCP/KSTT".
    pub fn name(&self) -> String {
        format!("Biểu số {}", self.code)
    }

    /// That another instrument may have replaced it, until a person has looked.
    pub fn doubt(&self, now: Moment) -> Option<String> {
        let successor = self.successor.as_ref().filter(|s| s.from <= day_of(now))?;
        (!self.is_confirmed).then(|| {
            format!(
                "{} theo {} có thể đã được thay thế bởi {} (có hiệu lực từ ngày {}); \
                 đề nghị đối chiếu với biểu mẫu đang áp dụng.",
                self.name(),
                self.legal_basis,
                successor.name,
                date(successor.from)
            )
        })
    }
}

impl FormColumn {
    /// `None` where nothing says what it holds.
    fn holds(&self, by_number: bool) -> Option<Holds> {
        let named = match self.figure.as_deref() {
            Some(name) => Some(name.trim().to_owned()),
            None if by_number && BY_NUMBER.contains(&self.number) => Some(match self.number {
                1 => "no".to_owned(),
                2 => "sector".to_owned(),
                n => format!("c{n}"),
            }),
            None => None,
        };
        let Some(name) = named else {
            return Formula::read(&self.formula).map(Holds::Reckoned);
        };
        match name.as_str() {
            "no" => Some(Holds::Number),
            "sector" => Some(Holds::Sector),
            "blank" => Some(Holds::Blank),
            name if BESIDE.contains(&name) => Some(Holds::Beside(name.to_owned())),
            name => Column::named(name).map(Holds::Figure),
        }
    }

    /// What its figure should be by the form itself; `None` of a column that is nothing but reckoned.
    pub(super) fn check(&self, holds: &Holds) -> Option<Formula> {
        let is_received = matches!(holds, Holds::Figure(_) | Holds::Beside(_));
        is_received.then(|| Formula::read(&self.formula)).flatten()
    }

    /// What stands below its title: "(3)", "(3)=(4)+(5)+(6)".
    pub(super) fn number_line(&self) -> String {
        match self.formula.trim() {
            "" => format!("({})", self.number),
            formula => format!("({})={formula}", self.number),
        }
    }

    /// Its words from the top: "Số lượng hồ sơ đã giải quyết, Quá hạn".
    pub(super) fn words(&self) -> String {
        let parts = [&self.group, &self.under, &self.title];
        let said: Vec<&str> = parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
        said.join(", ")
    }
}

fn is_of_the_form(figure: &str) -> bool {
    matches!(figure, "no" | "sector") || Column::named(figure).is_some()
}

#[cfg(test)]
mod tests;
