//! Columns of rates beside columns with decimals: "Kế hoạch 258,6 | Giải ngân 93,1 | 36,0%".

use super::cells::PLACES;
use super::grid::Grid;
use crate::finding::{Finding, Severity};
use crate::proofread::token::decimal_of;

/// Columns that are tried as part and whole.
const MOST: usize = 10;
/// Rows that bear a formula out before it is held against the others.
const FEWEST: usize = 3;

/// What a row says: the rate in its last places, and how many there are.
type Said = (i64, u32);

impl Grid<'_> {
    /// Where all rows but one tell the same part of the same whole, the one is wrong. Columns of whole numbers are looked at
    /// by [`Grid::rates`].
    pub(super) fn measured_rates(&self, found: &mut Vec<Finding>) {
        let figures: Vec<usize> = (0..self.titles.len())
            .filter(|c| !self.is_label(*c) && !self.is_rate(*c))
            .take(MOST)
            .collect();
        let rows = self.body..self.table.rows.len();
        let has_decimals = |c: usize| {
            rows.clone()
                .any(|r| self.measure(r, c).is_some_and(|(_, places)| places > 0))
        };
        for column in (0..self.titles.len()).filter(|c| self.is_rate(*c)) {
            let told: Vec<(usize, Said)> = rows
                .clone()
                .filter_map(|r| Some((r, self.rate(r, column)?)))
                .collect();
            let pairs = { figures.iter() }.flat_map(|part| figures.iter().map(move |whole| (*part, *whole)));
            let measured =
                pairs.filter(|(part, whole)| part != whole && (has_decimals(*part) || has_decimals(*whole)));
            for (part, whole) in measured {
                let held: Vec<(usize, Option<bool>)> = { told.iter() }
                    .map(|(r, said)| (*r, self.bears(*r, (part, whole), *said)))
                    .collect();
                let right = held.iter().filter(|(_, fits)| *fits == Some(true)).count();
                let mut wrong = held.iter().filter(|(_, fits)| *fits != Some(true));
                if let (Some((row, Some(false))), None) = (wrong.next(), wrong.next())
                    && right >= FEWEST
                {
                    found.push(self.no_rate(*row, column, (part, whole)));
                    break;
                }
            }
        }
    }

    fn rate(&self, row: usize, column: usize) -> Option<Said> {
        let cell = self.table.rows[row].cells.get(column)?;
        decimal_of(cell.trim().trim_end_matches('%').trim())
    }

    /// Whether the rate may have been rounded or cut off from these two, which were rounded themselves.
    fn bears(&self, row: usize, (part, whole): (usize, usize), (said, places): Said) -> Option<bool> {
        let (part, whole) = (self.measure(row, part)?, self.measure(row, whole)?);
        let half = |(_, places): (i64, u32)| i128::from(10_i64.pow(PLACES - places)) / 2;
        let scale = 10_i128.checked_pow(places)?;
        let (p, w, said) = (i128::from(part.0), i128::from(whole.0), i128::from(said));
        let (low, high) = (p - half(part), p + half(part));
        let (least, most) = (w - half(whole), w + half(whole));
        (w > 0 && least > 0).then(|| {
            let is_enough = (2 * said + 2) * most >= 2 * 100 * scale * low;
            is_enough && (2 * said - 1) * least <= 2 * 100 * scale * high
        })
    }

    fn no_rate(&self, row: usize, column: usize, (part, whole): (usize, usize)) -> Finding {
        let cell = |c: usize| { self.table.rows[row].cells.get(c) }.map_or("", |text| text.trim());
        let message = format!(
            "Dòng \"{}\": tỷ lệ {} không khớp với {}/{}, trong khi các dòng khác khớp theo cách tính này.",
            self.name(row),
            cell(column),
            cell(part),
            cell(whole)
        );
        let place = self.table.place(row, column);
        Finding::new("identity", Severity::Error, place, cell(column), message)
    }
}
