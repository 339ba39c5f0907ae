//! The columns of form II.06a in a sheet: by the words of its header rows, in which cells are
//! merged and a group's name stands once, and by the row of column numbers where there is one.

use super::folding::bare;
use super::number::{self, Cell};
use crate::dossier::Column;
use crate::paper::table::Row;

/// Headers stand near the top.
const WITHIN: usize = 60;
const MOST_ROWS: usize = 8;
/// Of eleven columns; with fewer it is another table.
const FEWEST: usize = 6;
/// Longer cells are titles and notes.
const LONGEST: usize = 80;

/// Where the form's columns stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Index of its first row.
    pub top: usize,
    /// Index of the first row below it.
    pub body: usize,
    pub number: Option<usize>,
    pub name: usize,
    /// A column may be split in two ("trực tiếp", "bưu chính"), which are added.
    pub columns: Vec<(Column, Vec<usize>)>,
}

impl Header {
    /// The columns that the file does not have.
    pub fn missing(&self) -> Vec<Column> {
        let has = |c: &Column| self.columns.iter().any(|(known, _)| known == c);
        Column::ALL.into_iter().filter(|c| !has(c)).collect()
    }

    /// Whether a row is one of the form: named, with a number or a figure, and without words where
    /// figures stand.
    fn has(&self, row: &Row) -> bool {
        let words = |at: usize| {
            row.cells
                .get(at)
                .is_some_and(|c| c.chars().any(char::is_alphabetic))
        };
        let places = || self.columns.iter().flat_map(|(_, places)| places.iter().copied());
        let counts = |at: usize| {
            let cell = row.cells.get(at).map(|c| number::read(c));
            matches!(cell, Some(Cell::Count(_)))
        };
        words(self.name) && !places().any(words) && places().chain(self.number).any(counts)
    }
}

/// The three groups of the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Received,
    Resolved,
    Pending,
}

/// The first table that is the form.
pub fn find(rows: &[Row]) -> Option<Header> {
    let own: Vec<Row> = rows.iter().take(WITHIN).map(Row::without_inherited).collect();
    let first_body = own.iter().position(is_body);
    // Numbers further below are those of a header that is repeated.
    let above = first_body.unwrap_or(own.len());
    let numbered = own[..above].iter().position(|row| numbers(row).is_some());
    let body = numbered.map(|at| at + 1).or(first_body);
    let body = body.or_else(|| own.iter().rposition(is_header).map(|at| at + 1))?;
    let end = numbered.unwrap_or(body);
    let top = top_of(&own, end);
    let header = own.get(top..end)?;
    let by_words = by_words(header);
    let by_number = numbered.and_then(|at| numbers(own.get(at)?)).unwrap_or_default();
    let columns = joined(by_words, &by_number)?;
    let first = columns.iter().flat_map(|(_, at)| at).min().copied()?;
    let number = (0..first).find(|at| says(header, *at, |w| matches!(w, "tt" | "stt" | "so tt")));
    let name = name_column(header, &own[body..], first, number)?;
    let mut found = Header {
        top,
        body,
        number,
        name,
        columns,
    };
    // Rows with too few figures to be told from a header by themselves stand in its reach.
    while numbered.is_none() && found.body > top + 1 && own.get(found.body - 1).is_some_and(|r| found.has(r))
    {
        found.body -= 1;
    }
    Some(found)
}

/// A row with at least three counts and words before them.
fn is_body(row: &Row) -> bool {
    let counts = row
        .cells
        .iter()
        .filter(|c| matches!(number::read(c), Cell::Count(_)));
    let has_words = row.cells.iter().any(|c| c.chars().any(char::is_alphabetic));
    has_words && counts.count() >= 4
}

/// A row with several of the words that stand above counts.
fn is_header(row: &Row) -> bool {
    let words = row.cells.iter().filter(|c| sub_word(&bare(c)).is_some());
    words.count() >= 2
}

/// Upwards from the last row of the header while rows look like one.
fn top_of(own: &[Row], end: usize) -> usize {
    let belongs = |row: &Row| {
        let cells: Vec<&String> = row.cells.iter().filter(|c| !c.is_empty()).collect();
        let is_word = |c: &&&String| c.chars().count() <= LONGEST && sub_word(&bare(c)).is_some();
        cells.len() >= 2 || cells.iter().any(|c| is_word(&c))
    };
    let upwards = own[..end].iter().rev().take(MOST_ROWS);
    end - upwards.take_while(|row| belongs(row)).count()
}

/// The numbers of the columns: "(1) (2) (3)…", "1 2 3=4+5+6 …", "c3 c4 …".
fn numbers(row: &Row) -> Option<Vec<(usize, usize)>> {
    let read = |(at, cell): (usize, &String)| {
        let left = cell
            .split('=')
            .next()?
            .trim()
            .trim_matches(['(', ')', '[', ']', ' ']);
        let left = left.strip_prefix(['c', 'C']).unwrap_or(left);
        let is_number = !left.is_empty() && left.len() <= 2 && left.bytes().all(|b| b.is_ascii_digit());
        is_number
            .then(|| left.parse().ok().map(|n: usize| (at, n)))
            .flatten()
    };
    let found: Vec<(usize, usize)> = row.cells.iter().enumerate().filter_map(read).collect();
    let ascends = found.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let begins = found.first().is_some_and(|(_, n)| *n <= 3);
    (found.len() >= 8 && ascends && begins && !has_other_formulas(row)).then_some(found)
}

/// A table whose third column is the sum of two others numbers its columns in another way.
fn has_other_formulas(row: &Row) -> bool {
    let bare_of = |cell: &String| {
        cell.chars()
            .filter(|c| !"()[]".contains(*c) && !c.is_whitespace())
            .collect::<String>()
    };
    let known = ["3=4+5+6", "7=8+9+10", "11=12+13"];
    row.cells
        .iter()
        .map(bare_of)
        .any(|cell| cell.contains('=') && !known.contains(&cell.as_str()))
}

/// Words decide; numbers fill in where they agree with all that words say, or where there are no
/// words.
fn joined(words: Vec<(Column, Vec<usize>)>, numbers: &[(usize, usize)]) -> Option<Vec<(Column, Vec<usize>)>> {
    let of_number = |column: Column| {
        numbers
            .iter()
            .find(|(_, n)| *n == column.number())
            .map(|(at, _)| *at)
    };
    let agrees = |(column, at): &(Column, Vec<usize>)| of_number(*column).is_none_or(|n| at.contains(&n));
    let mut columns = words;
    let is_trusted = columns.is_empty() && Column::ALL.into_iter().all(|c| of_number(c).is_some());
    if is_trusted || (!columns.is_empty() && columns.iter().all(agrees)) {
        for column in Column::ALL {
            let is_new = columns.iter().all(|(known, _)| *known != column);
            if let (true, Some(at)) = (is_new, of_number(column)) {
                columns.push((column, vec![at]));
            }
        }
    }
    columns.sort_by_key(|(column, _)| *column);
    let has = |column| columns.iter().any(|(known, _)| *known == column);
    let is_form = columns.len() >= FEWEST && (has(Column::C3) || has(Column::C7)) && has(Column::C11);
    is_form.then_some(columns)
}

/// Columns by the words above them; `Vec::new()` where two columns claim to be the same.
fn by_words(header: &[Row]) -> Vec<(Column, Vec<usize>)> {
    let width = header.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut group = None;
    let mut found: Vec<(Column, Vec<usize>)> = Vec::new();
    for at in 0..width {
        let cells: Vec<String> = column(header, at).collect();
        // From below: what stands nearest to the figures says most.
        let own_group = cells.iter().rev().find_map(|words| group_of(words));
        group = own_group.or(group);
        let kind = cells.iter().rev().find_map(|words| sub_word(words));
        let (Some(group), true) = (group, !cells.is_empty()) else {
            continue;
        };
        let Some(column) = column_of(group, kind, own_group.is_some()) else {
            continue;
        };
        match found.iter_mut().find(|(known, _)| *known == column) {
            Some((Column::C5, places)) => places.push(at),
            Some(_) => return Vec::new(),
            None => found.push((column, vec![at])),
        }
    }
    found
}

/// The words of a column, from the top, without those of the names' columns.
fn column(header: &[Row], at: usize) -> impl Iterator<Item = String> {
    let cells = header.iter().filter_map(move |row| row.cells.get(at));
    cells
        .filter(|c| !c.is_empty() && c.chars().count() <= LONGEST)
        .map(|c| bare(c))
        .filter(|c| !is_name_word(c))
}

fn is_name_word(words: &str) -> bool {
    matches!(words, "tt" | "stt" | "so tt" | "ghi chu")
        || words.contains("linh vuc")
        || words.starts_with("don vi")
}

fn group_of(words: &str) -> Option<Group> {
    let has = |any: &[&str]| any.iter().any(|w| words.contains(w));
    if has(&[
        "dang giai quyet",
        "chua giai quyet",
        "dang xu ly",
        "chua xu ly",
        "ton ",
    ]) {
        Some(Group::Pending)
    } else if has(&[
        "da giai quyet",
        "da xu ly",
        "ket qua giai quyet",
        "so giai quyet",
        "giai quyet xong",
    ]) {
        Some(Group::Resolved)
    } else if has(&["tiep nhan"]) {
        Some(Group::Received)
    } else if has(&["giai quyet"]) {
        Some(Group::Resolved)
    } else {
        None
    }
}

/// What of a group a column counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Total,
    /// In the period, not told apart by channel: no column of the form.
    New,
    Online,
    Direct,
    Carried,
    Early,
    OnTime,
    Late,
    InTime,
    /// Two columns of the form in one.
    Mixed,
}

fn sub_word(words: &str) -> Option<Kind> {
    let has = |any: &[&str]| any.iter().any(|w| words.contains(w));
    let early = has(&["truoc han", "som han"]);
    let on_time = has(&["dung han"]);
    Some(match () {
        () if early && on_time => Kind::Mixed,
        () if early => Kind::Early,
        () if on_time => Kind::OnTime,
        () if has(&["qua han", "tre han", "tre hen"]) => Kind::Late,
        () if has(&["trong han", "chua den han", "con han"]) => Kind::InTime,
        () if has(&["truc tuyen", "qua mang"]) && has(&["truc tiep", "buu chinh"]) => Kind::Mixed,
        () if has(&["truc tuyen", "qua mang"]) => Kind::Online,
        () if has(&["truc tiep", "buu chinh", "bcci"]) => Kind::Direct,
        () if has(&["ky truoc", "chuyen qua", "chuyen sang"]) => Kind::Carried,
        () if has(&["tong"]) => Kind::Total,
        () if has(&["trong ky", "moi"]) => Kind::New,
        () => return None,
    })
}

fn column_of(group: Group, kind: Option<Kind>, names_group: bool) -> Option<Column> {
    use Column::{C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13};
    let kind = match kind {
        Some(kind) => kind,
        // "Tiếp nhận" alone is its total.
        None if names_group => Kind::Total,
        None => return None,
    };
    Some(match (group, kind) {
        (Group::Received, Kind::Total) => C3,
        (Group::Received, Kind::Online) => C4,
        (Group::Received, Kind::Direct) => C5,
        (Group::Received, Kind::Carried) => C6,
        (Group::Resolved, Kind::Total) => C7,
        (Group::Resolved, Kind::Early) => C8,
        (Group::Resolved, Kind::OnTime) => C9,
        (Group::Resolved, Kind::Late) => C10,
        (Group::Pending, Kind::Total) => C11,
        (Group::Pending, Kind::InTime) => C12,
        (Group::Pending, Kind::Late) => C13,
        _ => return None,
    })
}

fn says(header: &[Row], at: usize, is: impl Fn(&str) -> bool) -> bool {
    header
        .iter()
        .filter_map(|row| row.cells.get(at))
        .any(|cell| is(&bare(cell)))
}

/// The column with the sectors' names: by its header, else the one before the counts with most
/// words in it.
fn name_column(header: &[Row], body: &[Row], first: usize, number: Option<usize>) -> Option<usize> {
    let named = |word: &'static str| (0..first).find(|at| says(header, *at, |w| w.contains(word)));
    let by_header = ["linh vuc", "noi dung", "don vi", "ten"]
        .into_iter()
        .find_map(named);
    let words_in = |at: &usize| {
        let cells = body.iter().filter_map(|row| row.cells.get(*at));
        cells.filter(|c| c.chars().any(char::is_alphabetic)).count()
    };
    by_header.or_else(|| (0..first).filter(|at| Some(*at) != number).max_by_key(words_in))
}
