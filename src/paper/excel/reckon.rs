//! What the formulas of a sheet come to where the program that saved it left their cells empty: those of
//! sums, differences, shares and checks, as a form has them. Any other stays unreckoned and is counted.

mod reader;

use super::formulas::Formulas;
use crate::paper::table::Row;
use reader::{Cells, DEEPEST, NotReckoned, Reader, Reckoned, Value, number};
use std::collections::BTreeMap;

/// More cells in one range than any form has.
const MOST: usize = 20_000;
/// Of all formulas of a sheet together, in cells looked at: a hostile one names many large ranges.
const STEPS: usize = 400_000;

/// Fills the empty cells of formulas; how many of them could not be reckoned.
pub fn reckon(rows: &mut [Row], formulas: &Formulas) -> usize {
    let at: BTreeMap<usize, usize> = rows.iter().enumerate().map(|(at, row)| (row.line, at)).collect();
    let is_empty = |(line, column): &(usize, usize)| {
        let row = at.get(line).and_then(|at| rows.get(*at));
        row.and_then(|row| row.cells.get(*column))
            .is_none_or(|cell| cell.trim().is_empty())
    };
    let empty: Vec<(usize, usize)> = formulas.keys().copied().filter(is_empty).collect();
    let mut sheet = Sheet {
        rows,
        at: &at,
        formulas,
        known: BTreeMap::new(),
        steps: 0,
    };
    let found: Vec<_> = empty
        .iter()
        .map(|place| (*place, sheet.value(*place, 0)))
        .collect();
    let mut left = 0;
    for ((line, column), value) in found {
        let words = match value {
            Ok(Value::Number(n)) => written(n),
            Ok(Value::Words(words)) => words,
            Ok(Value::Nothing | Value::Error) => String::new(),
            Err(NotReckoned) => {
                left += 1;
                continue;
            }
        };
        let Some(row) = at.get(&line).and_then(|at| rows.get_mut(*at)) else {
            continue;
        };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = words;
    }
    left
}

struct Sheet<'s> {
    rows: &'s [Row],
    at: &'s BTreeMap<usize, usize>,
    formulas: &'s Formulas,
    known: BTreeMap<(usize, usize), Reckoned>,
    steps: usize,
}

impl Cells for Sheet<'_> {
    fn value(&mut self, place: (usize, usize), depth: usize) -> Reckoned {
        self.steps += 1;
        if self.steps > STEPS {
            return Err(NotReckoned);
        }
        let row = self.at.get(&place.0).and_then(|at| self.rows.get(*at));
        let kept = row
            .and_then(|row| row.cells.get(place.1))
            .map_or("", |cell| cell.trim());
        if !kept.is_empty() {
            return Ok(number(kept).map_or_else(|| Value::Words(kept.to_owned()), Value::Number));
        }
        let Some(formula) = self.formulas.get(&place) else {
            return Ok(Value::Nothing);
        };
        if let Some(known) = self.known.get(&place) {
            return known.clone();
        }
        if depth > DEEPEST {
            return Err(NotReckoned);
        }
        // A circle ends at the depth.
        let formula = formula.replace('$', "");
        let mut reader = Reader::new(&formula, depth + 1);
        let value = reader.compared(self);
        let value = value.and_then(|value| match reader.is_at_end() {
            true => Ok(value),
            false => Err(NotReckoned),
        });
        self.known.insert(place, value.clone());
        value
    }

    fn range(
        &mut self,
        from: (usize, usize),
        to: (usize, usize),
        depth: usize,
    ) -> Result<Vec<Value>, NotReckoned> {
        let size = (to.0.saturating_sub(from.0) + 1).saturating_mul(to.1.saturating_sub(from.1) + 1);
        if from.0 > to.0 || from.1 > to.1 || size > MOST {
            return Err(NotReckoned);
        }
        let cells = (from.0..=to.0).flat_map(|line| (from.1..=to.1).map(move |column| (line, column)));
        cells.map(|place| self.value(place, depth)).collect()
    }
}

/// As Excel shows it in general form.
fn written(n: f64) -> String {
    let rounded = (n * 1e9).round() / 1e9 + 0.0;
    format!("{rounded}")
}

#[cfg(test)]
mod tests;
