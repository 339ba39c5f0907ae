//! What a version of a draft had printed beside the figures that are kept of it: its rates, its
//! comparisons, its table. Made again as of its moment, since only its figures are kept.

use super::row::TableRow;
use super::rows::Table;
use crate::agenda::{self, Rules};
use crate::calendar::{Moment, Period};
use crate::commands::desk;
use crate::dossier::{Column, SectorRow};
use crate::export::Stated;
use crate::paper::excel::Formulas;
use crate::paper::grid::Grid;
use crate::paper::{Kind, excel, grids, word};
use crate::report::{self, Edit, HandedOut, Words};
use crate::store::Store;

/// A Word file in lines: its paragraphs, and the rows of its tables.
#[derive(Default)]
pub(super) struct Lines {
    pub text: Vec<String>,
    pub rows: Vec<TableRow>,
    /// Comments and changes that wait for somebody.
    pub beside: word::Beside,
}

impl Lines {
    pub fn of(file: &[u8]) -> anyhow::Result<Lines> {
        let mut out = Lines::default();
        for row in word::rows(file)? {
            match row.cells.as_slice() {
                [only] => out.text.extend(only.lines().map(str::to_owned)),
                _ => out.rows.push(TableRow {
                    cells: row.cells,
                    ..TableRow::default()
                }),
            }
        }
        // Notes at the foot are printed as the text is.
        out.beside = word::beside(file)?;
        out.text.append(&mut out.beside.notes);
        Ok(out)
    }

    /// The rows of the form's sheet; what a formula gave when the file was saved, or what it comes to.
    pub fn of_sheet(sheet: Option<&Grid>, formulas: &Formulas) -> Lines {
        let mut out = Lines::default();
        for row in sheet.map(|s| s.rows.as_slice()).unwrap_or_default() {
            let cells: Vec<&str> = row
                .cells
                .iter()
                .map(|c| c.trim())
                .filter(|c| !c.is_empty())
                .collect();
            let of_row = formulas.range((row.line, 0)..(row.line + 1, 0));
            let of_row = of_row.map(|((_, column), formula)| (*column, formula.clone()));
            match cells.as_slice() {
                [] => {}
                // The title says the window; merged cells repeat their words.
                [first, others @ ..] if others.iter().all(|c| c == first) => {
                    out.text.push((*first).to_owned())
                }
                _ => out.rows.push(TableRow {
                    formulas: of_row.collect(),
                    cells: row.cells.clone(),
                }),
            }
        }
        out
    }

    /// A text: a line with tabs is a row of a table, as Word saves it.
    pub fn of_text(text: &str) -> Lines {
        let mut out = Lines::default();
        for line in text.lines() {
            let cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
            if cells.len() < 3 {
                // A cell of a table that stands on a line of its own is no sentence.
                let has_words = |cell: &String| cell.contains(char::is_alphabetic);
                out.text.extend(cells.into_iter().filter(has_words));
                continue;
            }
            out.rows.push(TableRow {
                cells,
                ..TableRow::default()
            });
        }
        out
    }

    /// Its text, and the cells of its tables line by line.
    pub fn all_lines(&self) -> Vec<String> {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let of_cells = cells.flat_map(|cell| cell.lines()).map(str::to_owned);
        self.text.iter().cloned().chain(of_cells).collect()
    }

    /// Whether a row of its tables has figures.
    pub fn has_figures(&self) -> bool {
        self.rows.iter().any(|row| row.figures() > 1)
    }
}

/// What the version said.
pub(super) struct Printed {
    /// Its sentences whose figures a person answers for.
    told: Vec<String>,
    /// All its lines, with what the template prints around its sentences.
    all: Vec<String>,
    pub table: Table,
    /// Whether its sentences on tasks are known.
    pub tells_tasks: bool,
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
            let sheets = grids::grids(&book.name, &book.bytes).unwrap_or_default();
            let formulas = excel::formulas(&book.bytes).unwrap_or_default();
            lines = Lines::of_sheet(sheets.first(), &formulas);
        }
        let made = report::draft(&input);
        let has_kept_words = !own.words.is_empty();
        let mut told = match has_kept_words {
            true => own.words.figures.clone(),
            false => Words::of(&made).figures,
        };
        let is_gone = |t: &String| {
            let gone = report::edits(std::slice::from_ref(t), &lines.text);
            gone.iter().any(|edit| matches!(edit, Edit::Gone { .. }))
        };
        told.retain(|t| !is_gone(t));
        // An own template may leave out what it likes; of tasks it prints all sentences or none.
        let prints_others = !report::telling(&Words::of(&made).others).iter().any(is_gone);
        if prints_others {
            told.extend(report::telling(&own.words.others));
        }
        let mut all = own.words.others.clone();
        all.append(&mut lines.text);
        if kind == Kind::Text {
            let cells = lines.rows.iter().flat_map(|row| &row.cells);
            all.extend(cells.flat_map(|cell| cell.lines()).map(str::to_owned));
        }
        Ok(Printed {
            told,
            all,
            table: match kind {
                Kind::Excel => Table::of_sheet(lines.rows),
                Kind::Word | Kind::Text => Table::new(lines.rows),
            },
            tells_tasks: has_kept_words && prints_others,
        })
    }

    /// What the text of a whole draft says otherwise, what was deleted from it, what was added; a line of
    /// the list is held against the kept figures already: `is_kept` of a version, `is_read` of the file.
    pub fn edited_text(
        &self,
        lines: &[String],
        then: &str,
        (is_kept, is_read): (impl Fn(&str) -> bool, impl Fn(&str) -> bool),
    ) -> Vec<String> {
        let told: Vec<String> = self.told.iter().filter(|t| !is_kept(t)).cloned().collect();
        let lines: Vec<String> = lines.iter().filter(|l| !is_read(l)).cloned().collect();
        let edits = report::edits_and_additions(&told, &self.all, &lines);
        edits.into_iter().map(|edit| in_words(edit, then)).collect()
    }

    /// Whether the file is the draft as a whole, not a passage of it or its workbook.
    pub fn is_whole_in(&self, back: &GivenBack) -> bool {
        match back.kind {
            Kind::Word => true,
            Kind::Text => report::is_whole(&self.all, &back.words.text),
            Kind::Excel => false,
        }
    }

    /// The same of a passage, of which nobody knows what was left out and what is about something else.
    pub fn edited_passage(
        &self,
        lines: &[String],
        then: &str,
        of_list: (impl Fn(&str) -> bool, impl Fn(&str) -> bool),
    ) -> Vec<String> {
        let told: Vec<String> = self.told.iter().filter(|t| !of_list.0(t)).cloned().collect();
        let changed = report::edits(&told, lines).into_iter();
        let changed = changed.filter(|edit| matches!(edit, Edit::Changed { .. }));
        changed.map(|edit| in_words(edit, then)).collect()
    }

    /// What its table says otherwise: of one that is read `as_form`, in columns that are kept of no version,
    /// rates and counts beside the form; of any other, row by row.
    pub fn edited_table(&self, rows: &[TableRow], then: &str, as_form: bool) -> Vec<String> {
        if !as_form {
            return self.table.edits(rows, then);
        }
        let lines = |rows: &[TableRow]| rows.iter().map(TableRow::line).collect::<Vec<_>>();
        let words = |edit: Edit| match edit {
            Edit::Changed { was, is } => Some(format!("bảng, sửa so với {then}: từ “{was}” thành “{is}”")),
            // Which rows are gone or new is told by their sectors.
            Edit::Gone { .. } | Edit::Added { .. } => None,
        };
        report::edits(&lines(&self.table.rows), &lines(rows))
            .into_iter()
            .filter_map(words)
            .collect()
    }
}

fn in_words(edit: Edit, then: &str) -> String {
    match edit {
        Edit::Changed { was, is } => format!("văn bản, sửa so với {then}: từ “{was}” thành “{is}”"),
        Edit::Gone { was } => format!("văn bản, không còn so với {then}: “{was}”"),
        Edit::Added { is } => format!("văn bản, có thêm so với {then}: “{is}”"),
    }
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

/// What a file says of its figures.
pub(super) struct GivenBack {
    /// Of its table, if it has one.
    pub form: Option<(Vec<SectorRow>, SectorRow)>,
    /// Of the lines of its text.
    pub lines: Vec<(Column, i64)>,
    pub window: Option<Stated>,
    pub words: Lines,
    pub kind: Kind,
    /// Formulas whose cells the program that saved the file left empty, and that are not read here.
    pub unreckoned: usize,
}

impl GivenBack {
    /// Whether it says any figure of dossiers.
    pub fn has_figures(&self) -> bool {
        self.form.is_some() || !self.lines.is_empty() || self.words.has_figures()
    }
}
