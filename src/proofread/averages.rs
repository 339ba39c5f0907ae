//! Averages per unit whose total and number stand elsewhere: "bình quân 50 người/lớp" below a table of 20 classes with
//! 1.000 people, "bình quân 215,2 hồ sơ/ngày" below five days with 1.076 dossiers.
//!
//! Whatever total and number of the report give the average acquit; only a pair of one row or one paragraph that nearly
//! gives it contradicts.

use super::quantities::Quantity;
use super::scan::Scan;
use super::slips::is_permuted;
use super::text::{Part, Table, Text};
use super::token::{count_of, decimal_of, has_any, stands};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::comparable::comparable;

/// Paragraphs above and below, and values of a report, that are looked at.
const NEAR: usize = 6;
const MOST: usize = 300;

/// "50 người/lớp", "215,2 hồ sơ/ngày": its digits, how many of them stand behind the comma, and its words.
struct Mean<'s> {
    scan: usize,
    token: usize,
    last: usize,
    said: i64,
    places: u32,
    /// "người", "lớp".
    of: String,
    each: &'s str,
}

/// A total and a number that are told together.
struct Pair {
    total: i128,
    number: i128,
    shown: (String, String),
}

pub fn check(text: &Text, scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    let means: Vec<Mean> = scans
        .iter()
        .enumerate()
        .take(end)
        .flat_map(|(i, scan)| means(i, scan))
        .collect();
    if means.is_empty() {
        return;
    }
    let tables: Vec<&Table> = text
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Table(table) => Some(table),
            Part::Paragraph(_) => None,
        })
        .collect();
    let no_values = |s: &Scan| match s.paragraph.in_table {
        true => Vec::new(),
        false => comparable(s),
    };
    let values: Vec<Vec<Quantity>> = scans.iter().take(end).map(no_values).collect();
    for mean in means.iter().take(NEAR * 2) {
        let mut pairs = told_beside(scans, &values, mean);
        pairs.extend(tables.iter().flat_map(|table| told_in(table, mean)));
        let fresh = contradiction(scans, &values, mean, &pairs);
        let is_new = |one: &Finding| {
            !found
                .iter()
                .any(|f| f.place == one.place && f.excerpt.contains(one.excerpt.as_str()))
        };
        found.extend(fresh.filter(is_new));
    }
}

/// Those of a paragraph, with their units.
fn means<'s>(at: usize, scan: &'s Scan) -> Vec<Mean<'s>> {
    /// In tokens: the words of a unit.
    const LONGEST: usize = 3;
    if !has_any(&scan.lower, &["bình quân", "trung bình"]) {
        return Vec::new();
    }
    let told = (0..scan.tokens.len()).filter_map(|token| {
        let number = scan.tokens[token].is_number().then(|| scan.tokens[token].text)?;
        let (said, places) = decimal_of(number)?;
        let words = scan.words(token.saturating_sub(5), token).to_lowercase();
        let is_mean = !scan.taken[token] && has_any(&words, &["bình quân", "trung bình"]);
        let divides = |i: &usize| {
            scan.tokens[*i].is_mark('/')
                || stands(&scan.tokens, *i, &["mỗi"])
                || stands(&scan.tokens, *i, &["một"])
        };
        let limit = scan.tokens.len().min(token + 2 + LONGEST);
        let stroke = (token + 2..limit).find(divides)?;
        let is_plain = scan.tokens[token + 1..stroke].iter().all(|t| t.is_word());
        let each = scan.tokens.get(stroke + 1).filter(|t| t.is_word())?;
        let of = scan.words(token + 1, stroke - 1).to_lowercase();
        let is_span = scan.tokens.get(stroke + 2).is_some_and(|t| t.is_mark('/'));
        (is_mean && is_plain && !is_span).then(|| Mean {
            scan: at,
            token,
            last: stroke + 1,
            said,
            places,
            of,
            each: each.lower.as_str(),
        })
    });
    told.collect()
}

impl Mean<'_> {
    /// Whether a total and a number, in ten-thousandths both, give it: rounded, or cut off.
    fn is_of(&self, total: i128, number: i128) -> bool {
        let apart = total * 10_i128.pow(self.places) - i128::from(self.said) * number;
        number > 0 && apart.abs() < number
    }

    fn right(&self, pair: &Pair) -> Option<i64> {
        let scaled = pair.total * 10_i128.pow(self.places);
        i64::try_from((2 * scaled + pair.number) / (2 * pair.number)).ok()
    }

    fn written(&self, digits: i64) -> String {
        let (scale, width) = (10_i64.pow(self.places), self.places as usize);
        match width {
            0 => format!("{} {}", count(digits), self.of),
            _ if digits < 10 * scale => format!("{},{:0width$} {}", digits / scale, digits % scale, self.of),
            _ => format!("{},{:0width$} {}", count(digits / scale), digits % scale, self.of),
        }
    }
}

/// Totals and numbers of one paragraph near the average.
fn told_beside(scans: &[Scan], values: &[Vec<Quantity>], mean: &Mean) -> Vec<Pair> {
    let from = mean.scan.saturating_sub(NEAR);
    let mut pairs = Vec::new();
    for (scan, values) in scans.iter().zip(values).take(mean.scan + 1).skip(from) {
        let totals = || values.iter().filter(|q| is_total(scan, q, mean));
        let numbers = || values.iter().filter(|q| counts(scan, q, mean.each));
        let (Some(total), None) = (totals().next(), totals().nth(1)) else {
            continue;
        };
        let (Some(number), None) = (numbers().next(), numbers().nth(1)) else {
            continue;
        };
        pairs.push(Pair {
            total: total.value,
            number: number.value,
            shown: (total.write(total.value), number.write(number.value)),
        });
    }
    pairs
}

/// "144 giờ" of "3,0 giờ/hồ sơ"; what is itself an average is no total.
fn is_total(scan: &Scan, value: &Quantity, mean: &Mean) -> bool {
    let is_each = scan.tokens.get(value.last + 1).is_some_and(|t| t.is_mark('/'));
    let is_bare = value.unit().is_empty() || value.unit() == mean.of;
    (value.is_of_things() || value.is_of_time()) && is_bare && !is_each && !value.unit().is_empty()
}

fn counts(scan: &Scan, value: &Quantity, each: &str) -> bool {
    value.worth_in_cents() == 100 && scan.tokens.get(value.token + 1).is_some_and(|t| t.is(each))
}

/// Of a table's row of totals: the columns that name both; its rows where each is a day.
fn told_in(table: &Table, mean: &Mean) -> Option<Pair> {
    let is_total = |cells: &[String]| {
        let mut named = cells.iter().map(|c| c.trim().to_lowercase());
        named.any(|c| ["cộng", "tổng cộng", "tổng", "tổng số", "cả tuần"].contains(&c.as_str()))
    };
    let total = table.rows.iter().position(|r| is_total(&r.cells))?;
    let heading = table.rows.first()?;
    let cell = |row: usize, column: usize| -> Option<i128> {
        let cell = table.rows[row].cells.get(column)?.trim();
        let figure = Some(cell).filter(|c| c.starts_with(|c: char| c.is_ascii_digit()))?;
        let (digits, places) = decimal_of(figure)?;
        Some(i128::from(digits) * 10_i128.pow(4_u32.checked_sub(places)?))
    };
    let column = |word: &str| {
        let is_named = |c: &String| {
            let title = c.to_lowercase();
            has_any(&title, &[word]) && !has_any(&title, &["bình quân", "tỷ lệ", "tên", "quá hạn"])
        };
        let mut all =
            (0..heading.cells.len()).filter(|c| is_named(&heading.cells[*c]) && cell(total, *c).is_some());
        all.next().filter(|_| all.next().is_none())
    };
    if mean.each == "ngày" {
        return days(table, total, mean, cell);
    }
    let (of, each) = (column(&mean.of)?, column(mean.each)?);
    let (sum, number) = (cell(total, of)?, cell(total, each)?);
    let shown = |c: usize| table.rows[total].cells.get(c).map_or("", |s| s.trim()).to_owned();
    (of != each).then(|| Pair {
        total: sum,
        number,
        shown: (
            format!("{} {}", shown(of), mean.of),
            format!("{} {}", shown(each), mean.each),
        ),
    })
}

/// Rows that are weekdays, and the first column of figures: what came in each day.
fn days(
    table: &Table,
    total: usize,
    mean: &Mean,
    cell: impl Fn(usize, usize) -> Option<i128>,
) -> Option<Pair> {
    let is_day = |cells: &[String]| {
        let name = cells.iter().map(|c| c.trim().to_lowercase());
        name.take(2).any(|c| c.starts_with("thứ "))
    };
    let days = table.rows[..total].iter().filter(|r| is_day(&r.cells)).count();
    let first = (0..table.rows[total].cells.len()).find(|c| cell(total, *c).is_some())?;
    let said = table.rows[total].cells[first].trim();
    count_of(said)?;
    (days >= 2).then_some(Pair {
        total: cell(total, first)?,
        number: i128::try_from(days).ok()? * 10_000,
        shown: (format!("{said} {}", mean.of), format!("{days:02} ngày")),
    })
}

fn contradiction(scans: &[Scan], values: &[Vec<Quantity>], mean: &Mean, pairs: &[Pair]) -> Option<Finding> {
    let scan = &scans[mean.scan];
    let (from, to) = scan.sentence(mean.token);
    let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
    let is_other = has_any(
        &sentence,
        &[
            "cùng kỳ",
            "so với",
            "kế hoạch",
            "năm trước",
            "toàn quốc",
            "cả nước",
            "chỉ tiêu",
            "tối đa",
        ],
    );
    if is_other || pairs.iter().any(|p| mean.is_of(p.total, p.number)) {
        return None;
    }
    // Any total and any number of the report that give it.
    let (mut totals, mut numbers) = (Vec::new(), Vec::new());
    for (scan, values) in scans.iter().zip(values) {
        for value in values.iter().take(MOST) {
            if counts(scan, value, mean.each) && numbers.len() < MOST {
                numbers.push(value.value);
            }
            if is_total(scan, value, mean) && totals.len() < MOST {
                totals.push(value.value);
            }
        }
    }
    numbers.extend(pairs.iter().map(|p| p.number));
    totals.extend(pairs.iter().map(|p| p.total));
    if totals.iter().any(|t| numbers.iter().any(|n| mean.is_of(*t, *n))) {
        return None;
    }
    let nearly = |p: &&Pair| {
        let right = mean.right(p).unwrap_or(0);
        let gap = (right - mean.said).abs();
        gap * 100 <= right * 25 || is_permuted(right, mean.said)
    };
    let pair = pairs.iter().filter(|p| p.number > 0).find(nearly)?;
    let right = mean.written(mean.right(pair)?);
    let message = format!(
        "Bình quân không khớp: {} chia cho {} là {right}.",
        pair.shown.0, pair.shown.1
    );
    let words = scan.words(mean.token, mean.last);
    let place = scan.place(mean.token);
    let finding = Finding::new("identity", Severity::Error, place, words, message);
    Some(finding.with_values(right, words))
}
