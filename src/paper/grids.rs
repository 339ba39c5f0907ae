//! A file with tables, whatever program made it, as grids of words: `.xlsx`, `.xls` (binary, or
//! web pages and XML tables of that name), delimited text.

use super::error::PaperError;
use super::excel::{Workbook, old};
use super::grid::{Grid, Grids};
use super::kind::{Kind, kind_of};
use super::table::{self, Row};
use super::web_table;

/// The grids of a file, those in sight first.
///
/// # Errors
/// Every sheet is beyond a limit, or the file is of no kind that is read, with the remedy.
pub fn grids(name: &str, bytes: &[u8]) -> Result<Vec<Grid>, PaperError> {
    let mut found = match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => old::sheets(bytes)?,
        _ if web_table::is_page(bytes) => web_table::tables(bytes)?,
        _ => match kind_of(name, bytes)? {
            Kind::Excel => of_excel(bytes)?,
            Kind::Text => vec![of_text(bytes)?],
            Kind::Word => {
                let why = "it is a Word file; give the .xlsx, .xls or .csv that was exported";
                return Err(PaperError::broken("opening the file", why));
            }
        },
    };
    found.sort_by_key(|grid| grid.is_hidden);
    Ok(found)
}

/// A sheet beyond a limit does not hide the others.
fn of_excel(bytes: &[u8]) -> Result<Vec<Grid>, PaperError> {
    let mut book = Workbook::open(bytes)?;
    let sheets = book.sheets().to_vec();
    let (mut found, mut refused) = (Grids::default(), None);
    for sheet in sheets {
        match book.rows(&sheet) {
            Ok(rows) => found.push(Grid {
                name: sheet.name.clone(),
                is_hidden: sheet.is_hidden,
                title: String::new(),
                rows,
            })?,
            Err(error) => {
                refused.get_or_insert(error);
            }
        }
    }
    match (found.grids.is_empty(), refused) {
        (true, Some(error)) => Err(error),
        _ => Ok(found.grids),
    }
}

/// The delimiter that cuts most lines into most cells.
fn of_text(bytes: &[u8]) -> Result<Grid, PaperError> {
    let text = table::decode(bytes)?;
    let mut best: Option<(usize, Vec<Row>)> = None;
    let mut refused = None;
    // Excel's own line that names it.
    let named = text
        .lines()
        .next()
        .and_then(|l| l.trim().strip_prefix("sep=").map(str::to_owned));
    for delimiter in [b';', b'\t', b','] {
        if named
            .as_ref()
            .is_some_and(|n| n.as_bytes().first() != Some(&delimiter))
        {
            continue;
        }
        match table::rows_of_csv(&text, delimiter) {
            Ok(rows) => {
                let cells = rows.iter().map(|row| row.cells.len().saturating_sub(1)).sum();
                if best.as_ref().is_none_or(|(most, _)| cells > *most) {
                    best = Some((cells, rows));
                }
            }
            Err(error) => {
                refused.get_or_insert(error);
            }
        }
    }
    match (best, refused) {
        (Some((_, mut rows)), _) => {
            even(&mut rows);
            Ok(Grid {
                rows,
                ..Grid::default()
            })
        }
        (None, Some(error)) => Err(error),
        (None, None) => Ok(Grid::default()),
    }
}

/// Rows of one width.
fn even(rows: &mut [Row]) {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for row in rows {
        row.cells.resize(width, String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(name: &str, bytes: &[u8]) -> Vec<Vec<String>> {
        let grids = grids(name, bytes).unwrap();
        assert_eq!(grids.len(), 1);
        grids[0].rows.iter().map(|row| row.cells.clone()).collect()
    }

    #[test]
    fn delimited_text_is_cut_at_whatever_cuts_it_best() {
        let want = [["TT", "Lĩnh vực", "3"], ["1", "Đầu tư, xây dựng", "1,5"]];
        for text in [
            "TT;Lĩnh vực;3\n1;Đầu tư, xây dựng;1,5\n",
            "TT\tLĩnh vực\t3\n1\tĐầu tư, xây dựng\t1,5\n",
            "TT,Lĩnh vực,3\n1,\"Đầu tư, xây dựng\",\"1,5\"\n",
        ] {
            assert_eq!(cells("a.csv", text.as_bytes()), want, "{text}");
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(cells("a.csv", &[b"\xFF\xFE".as_slice(), &wide].concat()), want);
        }
        let named = cells("a.csv", "sep=;\na;b,c,d,e\n".as_bytes());
        assert_eq!(named[1], ["a", "b,c,d,e"]);
    }

    #[test]
    fn a_file_of_another_kind_is_refused_with_the_remedy() {
        for bytes in [&b"%PDF-1.7"[..], b"{\\rtf1", b"PK\x03\x04", b"\xD0\xCF\x11\xE0"] {
            assert!(grids("a.xls", bytes).is_err());
        }
    }
}
