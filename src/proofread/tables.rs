//! Tables: totals of columns, formulas of columns, form II.06a by its numbers and titles.

mod cells;
mod changes;
mod composition;
mod form;
mod gaps;
mod given;
mod grid;
mod learned;
mod ledger;
mod means;
mod measured;
mod measured_rates;
mod periods;
mod rate_rows;
mod row_numbers;
mod said;
mod series;
mod shares;
mod stages;
pub mod told;
mod totals;

use grid::Grid;
use grid::Seen;
pub use said::check as check_said;
use stages::Stages;
pub use told::Told;

use super::text::{Part, Text};
use crate::finding::Finding;

/// `beside` are the suspended and withdrawn dossiers that the text tells of: they may stand between
/// what was received and what the other columns hold.
pub fn check(text: &Text, beside: i64, found: &mut Vec<Finding>) {
    let are_gaps_unknown = gaps::are_unknown(text);
    for part in &text.parts {
        let Part::Table(table) = part else { continue };
        let stages = Stages::of(table);
        if let Some(stages) = &stages {
            stages.check(found);
        }
        if let Some(mut grid) = Grid::new(table) {
            grid.are_gaps_unknown = are_gaps_unknown;
            let mut seen = Seen::new();
            if stages.is_none() {
                grid.totals(found);
            }
            grid.formulas(&mut seen, found);
            grid.roles(beside, &mut seen, found);
            grid.ledger(&mut seen, found);
            grid.learned(&mut seen, found);
            grid.periods(&mut seen, found);
            grid.changes(&mut seen, found);
            grid.row_numbers(found);
            grid.rates(found);
            grid.measured_rates(found);
            grid.rate_rows(found);
            grid.composition(found);
        }
    }
}

/// The figures of dossiers that the tables of a text tell.
pub fn told(text: &Text) -> Vec<Told> {
    let tables = text.parts.iter().filter_map(|part| match part {
        Part::Table(table) => match Stages::of(table) {
            Some(stages) => stages.told(),
            None => Grid::new(table)?.told(),
        },
        Part::Paragraph(_) => None,
    });
    tables.collect()
}
