//! The table of a form that is not the template's own.

use crate::dossier::SectorRow;
use crate::paper::{FormRow, FormTable, Span, Width};
use crate::report::doubt::Touched;
use crate::report::figures;
use crate::report::form::{FormColumn, Holds};
use crate::report::input::ReportInput;

/// Heading, sectors, totals and notes as the form has them.
pub(super) fn of(input: &ReportInput) -> FormTable {
    let form = &input.form;
    let width = |holds: &Holds| match holds {
        Holds::Number => Width::Narrow,
        Holds::Sector | Holds::Blank => Width::Words,
        _ => Width::Figure,
    };
    FormTable {
        unit: format!("Đơn vị tính: {}", form.unit),
        columns: form.holds().iter().map(width).collect(),
        heading: form.close_heading(),
        numbers: form.columns.iter().map(FormColumn::number_line).collect(),
        rows: rows(input),
        notes: figures::notes(input, super::DASH),
    }
}

fn rows(input: &ReportInput) -> Vec<FormRow> {
    let figures = &input.figures;
    let touched = Touched::by_findings(figures);
    let sectors = figures.rows.iter().enumerate().map(|(i, row)| FormRow {
        cells: cells(input, &touched, Some(i), row, &(i + 1).to_string(), &row.sector)
            .into_iter()
            .map(|cell| (1, cell))
            .collect(),
        is_total: false,
    });
    let total = FormRow {
        cells: joined(input, cells(input, &touched, None, &figures.total, "", "Tổng số")),
        is_total: true,
    };
    sectors.chain([total]).collect()
}

fn cells(
    input: &ReportInput,
    touched: &Touched,
    index: Option<usize>,
    row: &SectorRow,
    number: &str,
    name: &str,
) -> Vec<Span> {
    let form = &input.form;
    let span = |(at, cell): (usize, crate::report::form::filled::Cell)| Span {
        text: cell.text(),
        marked: form.rests_on(at).iter().any(|c| touched.has(index, *c)),
    };
    form.cells(row, number, name)
        .into_iter()
        .enumerate()
        .map(span)
        .collect()
}

/// The totals' own words stand across the count and the name, where these are neighbours.
fn joined(input: &ReportInput, cells: Vec<Span>) -> Vec<(usize, Span)> {
    let holds = input.form.holds();
    let mut out: Vec<(usize, Span)> = cells.into_iter().map(|cell| (1, cell)).collect();
    if holds.first() == Some(&Holds::Number) && holds.get(1) == Some(&Holds::Sector) {
        out.remove(0);
        if let Some(first) = out.first_mut() {
            first.0 = 2;
        }
    }
    out
}
