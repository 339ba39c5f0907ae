//! What a version of a draft had printed beside the figures that are kept of it: its rates, its
//! comparisons, its table. Made again as of its moment, since only its figures are kept.

use crate::agenda::{self, Rules};
use crate::calendar::{Moment, Period};
use crate::commands::desk;
use crate::paper::{Kind, grid, word};
use crate::report::{self, Edit, HandedOut};
use crate::store::Store;

/// A Word file in lines: its paragraphs, and the rows of its tables.
#[derive(Default)]
pub(super) struct Lines {
    pub text: Vec<String>,
    pub rows: Vec<String>,
}

impl Lines {
    pub fn of(file: &[u8]) -> anyhow::Result<Lines> {
        let mut out = Lines::default();
        for row in word::rows(file)? {
            match row.cells.as_slice() {
                [only] => out.text.extend(only.lines().map(str::to_owned)),
                cells => out.rows.push(cells.join(" | ")),
            }
        }
        Ok(out)
    }

    /// The rows of the form's sheet, the first; what a formula gave when the file was saved.
    pub fn of_sheet(name: &str, file: &[u8]) -> anyhow::Result<Lines> {
        let sheet = grid::grids(name, file)?.into_iter().next();
        let mut out = Lines::default();
        for row in sheet.map(|s| s.rows).unwrap_or_default() {
            let cells: Vec<&str> = row
                .cells
                .iter()
                .map(|c| c.trim())
                .filter(|c| !c.is_empty())
                .collect();
            match cells.as_slice() {
                [] => {}
                // The title says the window; merged cells repeat their words.
                [first, others @ ..] if others.iter().all(|c| c == first) => {
                    out.text.push((*first).to_owned())
                }
                _ => out.rows.push(row.cells.join(" | ")),
            }
        }
        Ok(out)
    }

    /// Whether a row of its tables has figures.
    pub fn has_figures(&self) -> bool {
        self.rows.iter().any(|row| figures_in(row) > 1)
    }
}

/// What the version said.
pub(super) struct Printed {
    told: Vec<String>,
    rows: Vec<String>,
}

impl Printed {
    /// The version made again; on a template that does not print a sentence, it was not said.
    pub fn again(
        own: &HandedOut,
        (window, kind): (&Period, Kind),
        store: &mut Store,
        rules: &Rules,
    ) -> anyhow::Result<Printed> {
        let now: Moment = own.at;
        let rule = Some(own.report.as_str()).filter(|id| !id.is_empty());
        let period = period(own, window, rules);
        let facts = store.facts(now)?.said_by(now);
        let mut figures = agenda::with_history(&period, rules)
            .iter()
            .map(|p| desk::figures(store, p, rules, now))
            .collect::<anyhow::Result<Vec<_>>>()?;
        for f in figures
            .iter_mut()
            .filter(|f| (f.period.from, f.period.to) == (own.from, own.to))
        {
            f.rows.clone_from(&own.rows);
            f.total.clone_from(&own.total);
        }
        let estimate = agenda::cutoff_is_ahead(&period, rules, now);
        let input = agenda::report_input(rule, &period, estimate, figures, &facts, rules, now);
        let (files, _) = agenda::draft_files(rule, &input, rules);
        let file = |ending: &str| files.iter().find(|f| f.name.ends_with(ending));
        let bytes = file(".docx").map(|f| f.bytes.as_slice()).unwrap_or_default();
        let mut lines = Lines::of(bytes).unwrap_or_default();
        if let Some(book) = file(".xlsx").filter(|_| kind == Kind::Excel) {
            lines = Lines::of_sheet(&book.name, &book.bytes).unwrap_or_default();
        }
        let told = report::told(&report::draft(&input));
        let gone = report::edits(&told, &lines.text);
        let is_said = |t: &String| !gone.iter().any(|e| matches!(e, Edit::Gone { was } if was == t));
        Ok(Printed {
            told: told.into_iter().filter(is_said).collect(),
            rows: lines.rows.into_iter().filter(|row| figures_in(row) > 0).collect(),
        })
    }

    /// What the text of a file says otherwise, and of a whole draft what was deleted; a line of the list
    /// that `is_listed` is held against the kept figures already.
    pub fn edited_text(
        &self,
        lines: &[String],
        then: &str,
        (is_whole, is_listed): (bool, impl Fn(&str) -> bool),
    ) -> Vec<String> {
        let told: Vec<String> = self.told.iter().filter(|t| !is_listed(t)).cloned().collect();
        let words = |edit: Edit| match edit {
            Edit::Changed { was, is } => Some(format!("văn bản, sửa so với {then}: từ “{was}” thành “{is}”")),
            Edit::Gone { was } => is_whole.then(|| format!("văn bản, không còn so với {then}: “{was}”")),
        };
        report::edits(&told, lines)
            .into_iter()
            .filter_map(words)
            .collect()
    }

    /// What its table says otherwise: of one that is read `as_form`, in columns that are kept of no version,
    /// rates and counts beside the form; of any other, row by row.
    pub fn edited_table(&self, rows: &[String], then: &str, as_form: bool) -> Vec<String> {
        if !as_form {
            return super::rows::edits(&self.rows, rows, then);
        }
        let words = |edit: Edit| match edit {
            Edit::Changed { was, is } => Some(format!("bảng, sửa so với {then}: từ “{was}” thành “{is}”")),
            // Which rows are gone is told by their sectors.
            Edit::Gone { .. } => None,
        };
        report::edits(&self.rows, rows)
            .into_iter()
            .filter_map(words)
            .collect()
    }
}

/// A row of names or of signatures has none worth holding against anything.
fn figures_in(row: &str) -> usize {
    let is_figure = |cell: &&str| cell.trim().starts_with(|c: char| c.is_ascii_digit());
    row.split(" | ").filter(is_figure).count()
}

/// The period under which the version was made; the file itself says only two days.
fn period(own: &HandedOut, window: &Period, rules: &Rules) -> Period {
    let rule = rules.reports.iter().find(|r| r.id == own.report);
    let regime = rule.and_then(|r| rules.regimes.iter().find(|regime| regime.id == r.regime));
    regime
        .and_then(|r| r.period_of(own.to))
        .filter(|p| (p.from, p.to, &p.label) == (own.from, own.to, &own.period))
        .unwrap_or_else(|| window.clone())
}
