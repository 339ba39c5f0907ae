//! What a form's own formulas say of the figures as they were received.

use super::{Form, FormColumn, Holds};
use crate::calendar::count;
use crate::dossier::{Figures, SectorRow, TOTAL};
use crate::finding::{Finding, Place, Severity};

impl Form {
    /// Each figure that is not what the form's own formula gives, the total first. The shipped form's formulas
    /// are the identities by which figures are checked anyway.
    pub fn broken(&self, figures: &Figures) -> Vec<Finding> {
        if self.is_of_template {
            return Vec::new();
        }
        let total = SectorRow {
            sector: TOTAL.into(),
            ..figures.total.clone()
        };
        let mut out = Vec::new();
        for row in std::iter::once(&total).chain(&figures.rows) {
            let of_row = (0..self.columns.len()).filter_map(|at| self.broken_at(at, row));
            // An identity of the figures said it of this cell already.
            out.extend(of_row.filter(|f| {
                !figures
                    .findings
                    .iter()
                    .any(|k| k.is_error() && k.place == f.place)
            }));
        }
        out
    }

    fn broken_at(&self, at: usize, row: &SectorRow) -> Option<Finding> {
        let column: &FormColumn = self.columns.get(at)?;
        let (figure, is) = match self.holds().get(at)? {
            Holds::Figure(c) => (format!("c{}", c.number()), row.counts.get(*c)?),
            Holds::Beside(key) => (key.clone(), row.extras.get(key).copied().flatten()?),
            _ => return None,
        };
        let apart = self.difference(at, row).filter(|n| *n != 0)?;
        let wanted = is.checked_sub(apart)?;
        let message = format!(
            "{}: cột ({}) của {} là {}, nhưng {} bằng {}, lệch {}.",
            row.name(),
            column.number,
            self.name(),
            count(is),
            column.formula.trim(),
            count(wanted),
            count(apart.saturating_abs())
        );
        let place = Place::Cell(format!("{}/{figure}", row.name()));
        let finding = Finding::new("form_formula", Severity::Error, place, count(is), message);
        Some(finding.with_values(wanted.to_string(), is.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::half_year;

    fn own_form(formula: &str) -> Form {
        let text = format!(
            "code = \"BM.01\"\ntitle = \"Kết quả\"\nunit = \"hồ sơ\"\nlegal_basis = \"Quyết định\"\n\
             [[column]]\nnumber = 1\ntitle = \"Lĩnh vực\"\nfigure = \"sector\"\n\
             [[column]]\nnumber = 2\ntitle = \"Giải quyết\"\nfigure = \"c7\"\nformula = \"{formula}\"\n\
             [[column]]\nnumber = 3\ntitle = \"Trước hạn\"\nfigure = \"c8\"\n\
             [[column]]\nnumber = 4\ntitle = \"Đúng hạn\"\nfigure = \"c9\"\n\
             [[column]]\nnumber = 5\ntitle = \"Quá hạn\"\nfigure = \"c10\"\n"
        );
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn a_formula_of_an_own_form_that_does_not_hold_is_a_finding_of_the_draft() {
        let mut figures = half_year().figures;
        assert_eq!(own_form("(3)+(4)+(5)").broken(&figures), []);
        // The form leaves out what came too late: it never holds where something did.
        let late = figures.rows[0].counts.c10.unwrap();
        assert!(late > 0);
        let found = own_form("(3)+(4)").broken(&figures);
        let of_row = found.iter().find(|f| f.message.starts_with("Đầu tư: ")).unwrap();
        assert!(of_row.is_error());
        assert_eq!(of_row.place, Place::Cell("Đầu tư/c7".into()));
        assert!(
            of_row.message.contains("cột (2) của Biểu số BM.01")
                && of_row.message.ends_with(&format!("lệch {}.", count(late))),
            "{}",
            of_row.message
        );
        // What an identity has said already is not said twice.
        figures.findings.push(of_row.clone());
        let again = own_form("(3)+(4)").broken(&figures);
        assert!(!again.contains(&figures.findings[figures.findings.len() - 1]));
        assert_eq!(half_year().form.broken(&figures), []);
    }
}
