//! A row of figures in the columns of a form.

use super::{Form, Holds};
use crate::calendar::count;
use crate::dossier::{Column, Ratio, Reckoned, SectorRow};

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Words(String),
    /// A figure as received.
    Count(Option<i64>),
    /// A share, a rate, a sum, with its decimal places.
    Reckoned(Reckoned, u32),
    /// Left for a person.
    Blank,
}

impl Form {
    /// The cells of a row from the left; `no` and `name` are the words of its first ones.
    pub fn cells(&self, row: &SectorRow, no: &str, name: &str) -> Vec<Cell> {
        let holds = self.holds();
        let cell = |(at, content): (usize, &Holds)| match content {
            Holds::Number => Cell::Words(no.to_owned()),
            Holds::Sector => Cell::Words(name.to_owned()),
            Holds::Figure(column) => Cell::Count(row.counts.get(*column)),
            Holds::Beside(key) => Cell::Count(row.extras.get(key).copied().flatten()),
            Holds::Reckoned(formula) => Cell::Reckoned(
                formula.reckon(&|n| self.value(&holds, row, n, holds.len())),
                self.columns.get(at).map_or(0, |c| c.decimals),
            ),
            Holds::Blank => Cell::Blank,
        };
        holds.iter().enumerate().map(cell).collect()
    }

    /// What the formula of a figure comes to in that row, held against the figure: 0 where it is as
    /// received.
    pub fn difference(&self, at: usize, row: &SectorRow) -> Option<i64> {
        let holds = self.holds();
        let column = self.columns.get(at)?;
        let formula = column.check(holds.get(at)?)?;
        let value = |n| self.value(&holds, row, n, holds.len());
        match (value(column.number), formula.reckon(&value)) {
            (Reckoned::Known(is), Reckoned::Known(wanted)) => is.count()?.checked_sub(wanted.rounded(0)?),
            _ => None,
        }
    }

    /// The value of a column by its number; `left` columns may still be reckoned on the way.
    fn value(&self, holds: &[Holds], row: &SectorRow, number: usize, left: usize) -> Reckoned {
        let at = self.columns.iter().position(|c| c.number == number);
        let known = |n: Option<i64>| n.map_or(Reckoned::Unknown, |n| Reckoned::Known(Ratio::whole(n)));
        match at.and_then(|at| holds.get(at)) {
            Some(Holds::Figure(column)) => known(row.counts.get(*column)),
            Some(Holds::Beside(key)) => known(row.extras.get(key).copied().flatten()),
            Some(Holds::Reckoned(formula)) if left > 0 => {
                formula.reckon(&|n| self.value(holds, row, n, left - 1))
            }
            _ => Reckoned::Unknown,
        }
    }

    /// The figures of the source that a cell shows or is reckoned from.
    pub fn rests_on(&self, at: usize) -> Vec<Column> {
        let holds = self.holds();
        let mut waiting: Vec<&Holds> = holds.get(at).into_iter().collect();
        let (mut out, mut steps) = (Vec::new(), 0);
        while let Some(content) = waiting.pop().filter(|_| steps < 500) {
            steps += 1;
            match content {
                Holds::Figure(column) => out.push(*column),
                Holds::Reckoned(formula) => {
                    let of = |n: usize| self.columns.iter().position(|c| c.number == n);
                    let named = formula.columns().into_iter().filter_map(of);
                    waiting.extend(named.filter_map(|at| holds.get(at)));
                }
                _ => {}
            }
        }
        out
    }
}

impl Cell {
    /// As it is printed; what is unknown is "-", a share of nothing stays empty.
    pub fn text(&self) -> String {
        match self {
            Cell::Words(words) => words.clone(),
            Cell::Count(value) => super::super::counts::cell(*value),
            Cell::Reckoned(Reckoned::Known(ratio), places) => ratio
                .rounded(*places)
                .map_or_else(|| "-".to_owned(), |units| decimal(units, *places)),
            Cell::Reckoned(Reckoned::Unknown, _) => "-".to_owned(),
            Cell::Reckoned(Reckoned::Undefined, _) | Cell::Blank => String::new(),
        }
    }

    pub fn is_unknown(&self) -> bool {
        matches!(self, Cell::Count(None) | Cell::Reckoned(Reckoned::Unknown, _))
    }
}

/// 358 with one place is "35,8"; without places a count as officials write it.
fn decimal(units: i64, places: u32) -> String {
    if places == 0 {
        return count(units);
    }
    let ten = 10u64.saturating_pow(places);
    let (whole, rest) = (units.unsigned_abs() / ten, units.unsigned_abs() % ten);
    let sign = if units < 0 { "-" } else { "" };
    // A number with a decimal part has no leading zero.
    let whole = match whole {
        0..=9 => whole.to_string(),
        n => count(i64::try_from(n).unwrap_or(i64::MAX)),
    };
    format!("{sign}{whole},{rest:0width$}", width = places as usize)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_written_as_officials_write_them() {
        for (units, places, want) in [
            (358, 1, "35,8"),
            (5, 1, "0,5"),
            (1_000, 1, "100,0"),
            (-24, 1, "-2,4"),
            (1_234_567, 2, "12.345,67"),
            (7, 0, "07"),
        ] {
            assert_eq!(decimal(units, places), want);
        }
    }
}
