//! How high a row of a sheet has to be. Excel finds it out by itself, other programs do not.

/// Points of a line of text of 12 points.
const LINE: f64 = 16.0;
/// The highest row that Excel takes.
const HIGHEST: f64 = 409.0;

/// Points for a row whose cells wrap; of each cell its words and the width of its column in
/// characters. Widths are counted in digits; running text fits more of its letters.
pub fn row_height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    let lines_of = |(words, width): (&str, f64)| {
        let fit = (width.max(4.0) * 1.2).floor();
        let lines = words
            .lines()
            .map(|line| (line.chars().count() as f64 / fit).ceil().max(1.0));
        lines.sum::<f64>().max(1.0)
    };
    let lines = cells.into_iter().map(lines_of).fold(1.0, f64::max);
    (lines * LINE).min(HIGHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_cell_decides_and_no_row_is_higher_than_excel_takes() {
        assert_eq!(row_height([("một dòng", 20.0), ("", 10.0)]), LINE);
        assert_eq!(row_height([("x", 20.0), (&"chữ ".repeat(10), 20.0)]), 2.0 * LINE);
        assert_eq!(row_height([("a\nb", 20.0)]), 2.0 * LINE);
        assert_eq!(row_height([(&*"dài ".repeat(9999), 20.0)]), HIGHEST);
        assert_eq!(row_height([]), LINE);
    }
}
