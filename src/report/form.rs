//! A form as a file of data: its code, title, columns, formulas, legal basis, and how long it is in
//! force.

use crate::calendar::{Moment, Validity, date, day_of};
use crate::dossier::Column;
use chrono::NaiveDate;
use serde::Deserialize;

/// The columns that this program fills are 1 to 13; words and formulas are the form's own.
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
    pub number: usize,
    /// The words above several columns.
    #[serde(default)]
    pub group: String,
    /// The words between group and title, above several columns of the group.
    #[serde(default)]
    pub under: String,
    pub title: String,
    /// "(4)+(5)+(6)"; empty where the source says it.
    #[serde(default)]
    pub formula: String,
}

/// A sum of the form: the total and its parts.
pub type Sum = (Column, Vec<Column>);

impl Form {
    pub fn valid(&self) -> Validity {
        Validity {
            from: self.valid_from,
            to: self.valid_to,
        }
    }

    /// Columns 3, 7 and 11 with the columns that they are the sums of.
    pub fn sums(&self) -> Vec<Sum> {
        self.columns.iter().filter_map(FormColumn::sum).collect()
    }

    /// What makes it unfit to be filled; `None` where it is fit.
    pub fn fault(&self) -> Option<String> {
        let numbers: Vec<usize> = self.columns.iter().map(|c| c.number).collect();
        if numbers != (1..=13).collect::<Vec<_>>() {
            return Some("its columns are not 1 to 13 in this order".into());
        }
        let wrong = self
            .columns
            .iter()
            .find(|c| !c.formula.is_empty() && c.sum().is_none());
        if let Some(column) = wrong {
            return Some(format!(
                "the formula of column {} is no sum of columns like \"(4)+(5)+(6)\"",
                column.number
            ));
        }
        let totals: Vec<usize> = self.sums().iter().map(|(total, _)| total.number()).collect();
        if totals != [3, 7, 11] {
            return Some("columns 3, 7 and 11 have the formulas, no others".into());
        }
        self.code
            .trim()
            .is_empty()
            .then(|| "it has no code, \"II.06a/VPCP/KSTT\"".into())
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
    fn sum(&self) -> Option<Sum> {
        let column = |text: &str| {
            let number = text.trim().strip_prefix('(')?.strip_suffix(')')?;
            Column::named(&format!("c{}", number.trim()))
        };
        let parts: Option<Vec<Column>> = self.formula.split('+').map(column).collect();
        let own = Column::named(&format!("c{}", self.number))?;
        parts
            .filter(|parts| parts.len() > 1 && !parts.contains(&own))
            .map(|parts| (own, parts))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, shipped_form};
    use super::*;
    use crate::calendar::{at, hm};

    #[test]
    fn the_shipped_form_is_fit_and_its_successor_is_told_until_somebody_confirms_it() {
        let mut form = shipped_form();
        assert_eq!(form.fault(), None);
        assert_eq!(form.sums()[2], (Column::C11, vec![Column::C12, Column::C13]));
        let doubt = form.doubt(at(day(2026, 2, 15), hm(8, 0))).unwrap();
        assert!(doubt.contains("Thông tư số 5/2025/TT-VPCP"), "{doubt}");
        assert_eq!(form.doubt(at(day(2026, 2, 14), hm(8, 0))), None);
        form.is_confirmed = true;
        assert_eq!(form.doubt(at(day(2026, 7, 3), hm(8, 0))), None);
    }

    #[test]
    fn a_form_that_cannot_be_filled_says_why() {
        let change = |change: fn(&mut Form)| {
            let mut form = shipped_form();
            change(&mut form);
            form.fault().unwrap()
        };
        assert!(change(|f| f.columns.truncate(12)).contains("1 to 13"));
        assert!(change(|f| f.columns[2].formula = "4+5".into()).contains("column 3"));
        assert!(change(|f| f.columns[2].formula = "(3)+(4)".into()).contains("column 3"));
        assert!(change(|f| f.columns[2].formula.clear()).contains("3, 7 and 11"));
        assert!(change(|f| f.code.clear()).contains("no code"));
    }
}
