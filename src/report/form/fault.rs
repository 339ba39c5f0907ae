//! What makes a form unfit to be filled: all of it at once, each with its key and the remedy.

use super::{BESIDE, Form, FormColumn, Holds};
use crate::dossier::Formula;

/// More columns no sheet of A4 takes.
const MOST_COLUMNS: usize = 20;
const MOST_DECIMALS: u32 = 4;

/// One thing wrong in a form's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// "[[column]] number = 5, formula".
    pub key: String,
    pub what: String,
    pub remedy: String,
}

impl Fault {
    fn new(key: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Fault {
        Fault {
            key: key.into(),
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

impl Form {
    /// Everything that is wrong; empty where it can be filled.
    pub fn faults(&self) -> Vec<Fault> {
        let mut out = Vec::new();
        self.head(&mut out);
        self.shape(&mut out);
        for column in &self.columns {
            self.column(column, &mut out);
        }
        if out.is_empty() {
            self.circles(&mut out);
        }
        out
    }

    fn head(&self, out: &mut Vec<Fault>) {
        for (key, value, example) in [
            ("code", &self.code, "II.06a/VPCP/KSTT"),
            (
                "title",
                &self.title,
                "Tình hình, kết quả giải quyết thủ tục hành chính",
            ),
            ("legal_basis", &self.legal_basis, "Thông tư số 01/2020/TT-VPCP"),
        ] {
            if value.trim().is_empty() {
                let remedy = format!("write {key} = \"{example}\" as the form has it");
                out.push(Fault::new(key, "it is empty", remedy));
            }
        }
        if let (Some(from), Some(to)) = (self.valid_from, self.valid_to)
            && to < from
        {
            out.push(Fault::new(
                "valid_to",
                format!("it ends on {to} before it begins on {from}"),
                "let valid_to be on or after valid_from",
            ));
        }
    }

    /// What the columns have to be together.
    fn shape(&self, out: &mut Vec<Fault>) {
        let columns = self.columns.len();
        if !(3..=MOST_COLUMNS).contains(&columns) {
            out.push(Fault::new(
                "[[column]]",
                format!("it has {columns} columns"),
                format!("let it have 3 to {MOST_COLUMNS}; a wider form is two forms"),
            ));
        }
        let mut seen = Vec::new();
        for column in &self.columns {
            if seen.contains(&column.number) || column.number == 0 {
                out.push(Fault::new(
                    key(column, "number"),
                    format!("the number {} is zero or stands for two columns", column.number),
                    "number each column once, as the form prints it",
                ));
            }
            seen.push(column.number);
        }
        let holds = self.holds();
        for (one, name) in [(Holds::Number, "no"), (Holds::Sector, "sector")] {
            let count = holds.iter().filter(|h| **h == one).count();
            if count > 1 || (count == 0 && one == Holds::Sector) {
                out.push(Fault::new(
                    "[[column]]",
                    format!("{count} columns hold \"{name}\""),
                    format!("give one column figure = \"{name}\""),
                ));
            }
        }
        if !holds.iter().any(|h| matches!(h, Holds::Figure(_))) {
            out.push(Fault::new(
                "[[column]]",
                "no column holds a figure of the source",
                "give columns figure = \"c3\" to \"c13\"",
            ));
        }
    }

    fn column(&self, column: &FormColumn, out: &mut Vec<Fault>) {
        if column.title.trim().is_empty() {
            out.push(Fault::new(
                key(column, "title"),
                "it is empty",
                "write the column's words",
            ));
        }
        if column.decimals > MOST_DECIMALS {
            out.push(Fault::new(
                key(column, "decimals"),
                format!("{} places are more than anybody reads", column.decimals),
                format!("write 0 to {MOST_DECIMALS}"),
            ));
        }
        let holds = column.holds(self.is_by_number());
        if let (Some(name), None) = (&column.figure, &holds) {
            out.push(Fault::new(
                key(column, "figure"),
                format!("\"{name}\" is no figure"),
                format!(
                    "write \"no\", \"sector\", \"c3\" to \"c13\", \"blank\", or {}; or leave figure out and write a formula",
                    BESIDE.map(|name| format!("\"{name}\"")).join(", ")
                ),
            ));
        }
        let is_empty = column.formula.trim().is_empty();
        if column.figure.is_none() && holds.is_none() && is_empty {
            out.push(Fault::new(
                key(column, "figure"),
                "it says neither figure nor formula, so nothing can fill it",
                "write figure = \"c7\", or a formula, or figure = \"blank\" for people to fill",
            ));
        }
        if is_empty {
            return;
        }
        let Some(formula) = Formula::read(&column.formula) else {
            out.push(Fault::new(
                key(column, "formula"),
                format!("\"{}\" is no formula", column.formula),
                "write column numbers in brackets with + - * /, \"(4)+(5)+(6)\" or \"((8)+(9))/(7)*100\"",
            ));
            return;
        };
        self.operands(column, &formula, out);
        if matches!(holds, Some(Holds::Number | Holds::Sector | Holds::Blank)) {
            out.push(Fault::new(
                key(column, "formula"),
                "a column of words has a formula",
                "take the formula out",
            ));
        }
    }

    /// The columns that a formula names have to be there, to be figures, and to be others.
    fn operands(&self, column: &FormColumn, formula: &Formula, out: &mut Vec<Fault>) {
        let holds = self.holds();
        for number in formula.columns() {
            let named = self.columns.iter().position(|c| c.number == number);
            let what = match named.and_then(|at| holds.get(at)) {
                None => "which the form does not have",
                Some(Holds::Number | Holds::Sector | Holds::Blank) => "which holds no figure",
                Some(_) if number == column.number => "which is itself",
                Some(_) => continue,
            };
            out.push(Fault::new(
                key(column, "formula"),
                format!("it names column ({number}), {what}"),
                "name other columns of this form that hold figures",
            ));
        }
    }

    /// Columns that are reckoned from each other.
    fn circles(&self, out: &mut Vec<Fault>) {
        let holds = self.holds();
        let next = |number: usize| -> Vec<usize> {
            let at = self.columns.iter().position(|c| c.number == number);
            match at.and_then(|at| holds.get(at)) {
                Some(Holds::Reckoned(formula)) => formula.columns(),
                _ => Vec::new(),
            }
        };
        for column in &self.columns {
            let mut reached = next(column.number);
            let mut at = 0;
            while let Some(number) = reached.get(at).copied() {
                let more: Vec<usize> = next(number)
                    .into_iter()
                    .filter(|n| !reached.contains(n))
                    .collect();
                reached.extend(more);
                at += 1;
            }
            if reached.contains(&column.number) {
                out.push(Fault::new(
                    key(column, "formula"),
                    "it is reckoned from itself, through other columns",
                    "let formulas end in columns that hold a figure",
                ));
            }
        }
    }
}

fn key(column: &FormColumn, key: &str) -> String {
    format!("[[column]] number = {}, {key}", column.number)
}
