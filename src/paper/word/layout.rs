//! From Word's grids to rows whose cells stand under each other.
//!
//! Word's grid is no table of columns: a border moved by a hair makes another grid column,
//! so that one cell covers two of them and the one below it a third. The rows of the
//! commonest shape are the columns; other rows are laid over them by width.

use super::walk::{Block, Cell, Table};
use crate::paper::collect::Rows;
use crate::paper::error::PaperError;
use crate::paper::table::Spot;
use std::collections::HashMap;

/// Blocks to rows, a table within a table after it.
pub fn lay_out(blocks: Vec<Block>, rows: &mut Rows) -> Result<(), PaperError> {
    let mut count = Count::default();
    for block in blocks {
        match block {
            Block::Paragraph(text) => count.paragraph(&text, rows)?,
            Block::Table(table) => count.table(table, rows)?,
        }
    }
    Ok(())
}

/// How many paragraphs and tables there were.
#[derive(Default)]
struct Count {
    paragraphs: usize,
    tables: usize,
}

impl Count {
    /// Line by line, as a title is broken by hand.
    fn paragraph(&mut self, text: &str, rows: &mut Rows) -> Result<(), PaperError> {
        self.paragraphs += 1;
        for line in text.split('\n') {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            rows.push(None, Spot::Paragraph(self.paragraphs), &cells)?;
        }
        Ok(())
    }

    fn table(&mut self, table: Table, rows: &mut Rows) -> Result<(), PaperError> {
        self.tables += 1;
        let number = self.tables;
        let columns = Columns::of(&table);
        let mut above: Vec<Above> = Vec::new();
        for (index, cells) in table.rows.iter().enumerate() {
            let row = index + 1;
            let spot = Spot::Table { table: number, row };
            above = push_row(cells, &columns, &above, spot, rows)?;
        }
        for nested in table.nested {
            self.table(nested, rows)?;
        }
        Ok(())
    }
}

/// The columns of the grid that one column of the table covers.
type Range = (usize, usize);

/// What a cell that goes on takes its words from.
struct Above {
    start: usize,
    text: String,
}

/// The commonest shape among the rows with the commonest number of cells; of equally
/// common ones that with more cells, then the first.
fn commonest_shape(table: &Table) -> Vec<Range> {
    let mut by_count: HashMap<usize, usize> = HashMap::new();
    for row in &table.rows {
        *by_count.entry(row.len()).or_default() += 1;
    }
    let widest = by_count.keys().copied().max().unwrap_or(0);
    // Rows of one or two cells are headings, however many there are.
    let is_shape = |cells: usize| cells > 2 || widest <= 2;
    let commonest = by_count.into_iter().filter(|(cells, _)| is_shape(*cells));
    let cells = commonest
        .max_by_key(|(cells, times)| (*times, *cells))
        .map_or(0, |(cells, _)| cells);
    let mut shapes: HashMap<Vec<Range>, (usize, usize)> = HashMap::new();
    for (index, row) in table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.len() == cells)
    {
        let shape: Vec<Range> = row.iter().map(|c| (c.start, c.end)).collect();
        shapes.entry(shape).or_insert((0, index)).0 += 1;
    }
    let best = shapes
        .into_iter()
        .max_by_key(|(_, (times, first))| (*times, std::cmp::Reverse(*first)));
    best.map(|(shape, _)| shape).unwrap_or_default()
}

fn push_row(
    cells: &[Cell],
    columns: &Columns,
    above: &[Above],
    spot: Spot,
    rows: &mut Rows,
) -> Result<Vec<Above>, PaperError> {
    let mut out = vec![String::new(); columns.ranges.len()];
    let mut inherited = Vec::new();
    let mut below = Vec::new();
    for (index, cell) in cells.iter().enumerate() {
        let at = if cells.len() == columns.ranges.len() {
            index
        } else {
            columns.of_cell(cell)
        };
        let from = above.iter().find(|a| cell.goes_on && a.start == cell.start);
        let text = match from {
            Some(above) => above.text.clone(),
            None => cell.text.clone(),
        };
        if let Some(slot) = out.get_mut(at) {
            if from.is_some() && slot.is_empty() && !text.trim().is_empty() {
                inherited.push(at);
            }
            if !slot.is_empty() && !text.is_empty() {
                slot.push('\n');
            }
            slot.push_str(&text);
        }
        below.push(Above {
            start: cell.start,
            text,
        });
    }
    // A column of its own is no table: what stands in it is prose.
    if columns.ranges.len() < 2 {
        let lines: Vec<&str> = out.iter().flat_map(|cell| cell.split('\n')).collect();
        for line in lines {
            rows.push(None, spot, &[line.replace('\t', " ")])?;
        }
        return Ok(below);
    }
    let row = rows.push(None, spot, &out)?;
    row.from_above = inherited;
    Ok(below)
}

/// Where the columns of a table lie.
struct Columns {
    ranges: Vec<Range>,
    /// The left edge of each column of the grid; each is one wide at least, also where
    /// the file does not say.
    edges: Vec<u64>,
}

impl Columns {
    fn of(table: &Table) -> Columns {
        let edges = std::iter::once(0).chain(table.widths.iter().scan(0, |edge, width| {
            *edge += (*width).max(1);
            Some(*edge)
        }));
        Columns {
            ranges: commonest_shape(table),
            edges: edges.collect(),
        }
    }

    /// The column that a cell of another shape stands in: the first that it covers by
    /// half, else the one that it covers most.
    fn of_cell(&self, cell: &Cell) -> usize {
        let covered = |range: &Range| self.width(cell.start.max(range.0), cell.end.min(range.1));
        let is_by_half = |range: &Range| covered(range) * 2 > self.width(range.0, range.1);
        let most = || {
            (0..self.ranges.len())
                .rev()
                .max_by_key(|at| covered(&self.ranges[*at]))
        };
        self.ranges.iter().position(is_by_half).or_else(most).unwrap_or(0)
    }

    fn width(&self, from: usize, to: usize) -> u64 {
        self.edge(to).saturating_sub(self.edge(from))
    }

    fn edge(&self, at: usize) -> u64 {
        let last = self.edges.len().saturating_sub(1);
        let beyond = at.saturating_sub(last) as u64;
        self.edges.get(at.min(last)).copied().unwrap_or(0) + beyond
    }
}
