//! What the text says of figures that stand in a table alone: "Số trả trước hạn chiếm 73,1% số đã trả" below its
//! columns, "Vốn thu hút mới tăng 25% so với năm 2024" below its rows, "có 214 dự án còn hiệu lực:" above its total.

use super::grid::Grid;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::{is_count, noun_at};
use crate::proofread::rates::clause::clause_before;
use crate::proofread::rates::rate::{Rate, percent};
use crate::proofread::scan::Scan;
use crate::proofread::slips::is_permuted;
use crate::proofread::text::{Part, Text};
use crate::proofread::token::{count_of, has_any};

/// Tables, and rows and columns of one, that a text is held against.
const MOST_TABLES: usize = 12;
const MOST_LINES: usize = 60;

/// Words of another time, of an aim, of an average: what they say stands in no total.
const OTHERS: &[&str] = &[
    "cùng kỳ",
    "so với",
    "năm trước",
    "quý trước",
    "tháng trước",
    "kỳ trước",
    "phấn đấu",
    "mục tiêu",
    "chỉ tiêu",
    "kế hoạch",
    "tối thiểu",
    "ít nhất",
    "trên",
    "dưới",
    "khoảng",
    "gần",
    "tăng",
    "giảm",
    "bình quân",
    "lũy kế",
    "luỹ kế",
    "riêng",
    "cao nhất",
    "thấp nhất",
];

/// Words of a lead that tell another number than the table's total.
const NO_TOTALS: &[&str] = &[
    "cùng kỳ",
    "so với",
    "năm trước",
    "tăng",
    "giảm",
    "kế hoạch",
    "mục tiêu",
    "lũy kế",
    "luỹ kế",
    "trong số",
    "khoảng",
];

pub fn check(text: &Text, scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    let mut grids = Vec::new();
    let mut at = 0_usize;
    for part in &text.parts {
        match part {
            Part::Paragraph(_) => at += 1,
            Part::Table(table) => {
                if let Some(grid) = Grid::new(table).filter(|_| grids.len() < MOST_TABLES) {
                    let lead = at.checked_sub(1).and_then(|i| scans.get(i));
                    found.extend(lead.into_iter().flat_map(|lead| grid.against_lead(lead)));
                    grids.push(grid);
                }
                at += table.paragraphs().count();
            }
        }
    }
    if grids.is_empty() {
        return;
    }
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        for rate in Rate::all(i, scan) {
            found.extend(grids.iter().find_map(|grid| grid.against_share(scan, &rate)));
            found.extend(grids.iter().find_map(|grid| grid.against_change(scan, &rate)));
        }
        found.extend(grids.iter().find_map(|grid| grid.against_gap(scan)));
        found.extend(grids.iter().find_map(|grid| grid.against_mean(scan)));
    }
}

/// Words that name nothing.
const FILLERS: &[&str] = &[
    "số", "tỷ", "tỉ", "lệ", "trong", "đó", "là", "tổng", "lượng", "hồ", "sơ", "có", "đạt", "người",
];

/// The words of a title or of a clause that say what is meant.
fn names(text: &str) -> Vec<&str> {
    let bare = text.split('(').next().unwrap_or_default();
    let words = bare.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| !w.is_empty() && !FILLERS.contains(w)).collect()
}

fn holds(all: &[&str], some: &[&str]) -> bool {
    !some.is_empty() && some.iter().all(|w| all.contains(w))
}

impl Grid<'_> {
    fn total_row(&self) -> Option<usize> {
        (self.body..self.table.rows.len()).find(|r| self.is_total(*r))
    }

    fn counted(&self) -> Vec<usize> {
        let is_figures = |c: &usize| !self.is_label(*c) && !self.is_rate(*c);
        (0..self.titles.len())
            .take(MOST_LINES)
            .filter(is_figures)
            .collect()
    }

    /// "Lao động nước ngoài chiếm 4,7%": the columns "Nước ngoài" and "Lao động" of the row of totals.
    fn against_share(&self, scan: &Scan, rate: &Rate) -> Option<Finding> {
        let total = self.total_row()?;
        let (from, clause) = clause_before(scan, rate.token);
        let subject = clause
            .strip_suffix(" chiếm")
            .or_else(|| clause.strip_suffix(" đạt"))?;
        let has_number = (from..rate.token).any(|i| scan.tokens[i].is_number());
        let tail = tail(scan, rate.token + 2);
        if has_number || !begins(scan, from) || has_any(subject, OTHERS) || has_any(&tail, OTHERS) {
            return None;
        }
        let said = names(subject);
        let columns = self.counted();
        let title = |c: &usize| names(self.titles[*c].trim());
        let named = columns.iter().filter(|c| holds(&said, &title(c)));
        let part = *named.clone().max_by_key(|c| title(c).len())?;
        let of = names(&tail);
        let wanted = if of.is_empty() { &said } else { &of };
        let whole = *columns.iter().find(|c| **c != part && holds(wanted, &title(c)))?;
        // Any further word says of which of them it is.
        let known = |w: &&str| title(&part).contains(w) || title(&whole).contains(w);
        if !said.iter().all(known) || !of.iter().all(|w| title(&whole).contains(w)) {
            return None;
        }
        let (few, all) = (self.cell(total, part)?, self.cell(total, whole)?);
        // Of what two columns make up or leave, too: online ones are of those newly received.
        let totals: Vec<i64> = columns.iter().filter_map(|c| self.cell(total, *c)).collect();
        let fits = |a: &i64| {
            let beside = totals.iter().flat_map(|b| [a - b, a + b]);
            std::iter::once(*a).chain(beside).any(|w| rate.is(few, w))
        };
        if few >= all || totals.iter().any(fits) || !is_near(rate, few, all) {
            return None;
        }
        let right = percent(few, all, rate.places);
        let message = format!(
            "Tỷ lệ {} không khớp với dòng tổng của bảng: {}/{} = {right}.",
            scan.words(rate.token, rate.token + 1),
            count(few),
            count(all)
        );
        Some(wrong("identity", scan, (from, rate.token + 1), message, right))
    }

    /// "Vốn thu hút mới tăng 25% so với năm 2024": a row of that name, a column of that year.
    fn against_change(&self, scan: &Scan, rate: &Rate) -> Option<Finding> {
        let way = scan.tokens.get(rate.token.checked_sub(1)?)?;
        let rises = if way.is("tăng") {
            true
        } else {
            way.is("giảm").then_some(false)?
        };
        let (from, clause) = clause_before(scan, rate.token);
        let has_number = (from..rate.token).any(|i| scan.tokens[i].is_number());
        let tail = tail(scan, rate.token + 2);
        let held = tail
            .strip_prefix("so với ")
            .filter(|_| !has_number && begins(scan, from))?;
        let year = held.split(|c: char| !c.is_ascii_digit()).find(|w| w.len() == 4)?;
        // "... so với năm 2024 tại khu A" is of a part.
        let is_whole = held.split(' ').count() <= 2;
        let said: Vec<&str> = clause
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .collect();
        let rows = (self.body..self.table.rows.len()).take(MOST_LINES);
        let row = rows.clone().find(|r| {
            let name = self.name(*r).to_lowercase();
            let name: Vec<&str> = name
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty())
                .collect();
            name.len() >= 2 && is_whole && holds(&said, &name) && said.len() <= name.len() + 1
        })?;
        let figures = self.counted();
        let of_plan = |c: &usize| has_any(&self.titles[*c], &["kế hoạch", "chỉ tiêu", "dự toán"]);
        let base = figures
            .iter()
            .find(|c| self.titles[**c].contains(year) && !of_plan(c))?;
        let is_now = |c: &&usize| {
            let title = &self.titles[**c];
            !title.contains(year) && !of_plan(c) && (title.contains("20") || has_any(title, &["thực hiện"]))
        };
        let mut nows = figures.iter().filter(is_now);
        let (now, None) = (nows.next()?, nows.next()) else {
            return None;
        };
        let (now, base) = (self.cell(row, *now)?, self.cell(row, *base)?);
        let gap = (now - base).abs();
        let is_right = rate.is(gap, base) && (now >= base) == rises;
        let pairs = figures.iter().flat_map(|a| figures.iter().map(move |b| (*a, *b)));
        let mut values = pairs.filter_map(|(a, b)| self.cell(row, a).zip(self.cell(row, b)));
        let is_of_others = values.any(|(a, b)| (a > b) == rises && a != b && rate.is((a - b).abs(), b));
        if base <= 0 || is_right || is_of_others {
            return None;
        }
        let word = if now >= base { "tăng" } else { "giảm" };
        let right = format!("{word} {}", percent(gap, base, rate.places));
        let message = format!(
            "So sánh không khớp với dòng \"{}\" của bảng: từ {} đến {} là {right}.",
            self.name(row),
            count(base),
            count(now)
        );
        Some(wrong("identity", scan, (from, rate.token + 1), message, right))
    }

    /// "chưa đạt là nộp ngân sách (thiếu 84 tỷ đồng)": what the row of that name lacks, its digits exchanged.
    fn against_gap(&self, scan: &Scan) -> Option<Finding> {
        let at = (0..scan.tokens.len()).find(|i| {
            let says = ["thiếu", "hụt", "vượt"].iter().any(|w| scan.tokens[*i].is(w));
            says && *i > 0 && scan.tokens[*i - 1].is_mark('(')
        })?;
        let said = count_of(scan.tokens.get(at + 1)?.text).filter(|n| *n > 9)?;
        let (from, _) = scan.sentence(at);
        let sentence = scan.words(from, at).to_lowercase();
        let rows = (self.body..self.table.rows.len()).take(MOST_LINES);
        let mut named = rows.filter(|r| {
            let name = self.name(*r).to_lowercase();
            name.split(' ').count() >= 2 && sentence.contains(name.trim())
        });
        let (row, None) = (named.next()?, named.next()) else {
            return None;
        };
        let columns = self.counted();
        let pairs = columns
            .windows(2)
            .filter_map(|pair| self.cell(row, pair[0]).zip(self.cell(row, pair[1])));
        let gaps: Vec<i64> = pairs.map(|(a, b)| (a - b).abs()).collect();
        let right = *gaps.iter().find(|gap| is_permuted(**gap, said))?;
        if gaps.contains(&said) {
            return None;
        }
        let message = format!(
            "Dòng \"{}\" của bảng chênh lệch {}, câu ghi {}.",
            self.name(row),
            count(right),
            count(said)
        );
        Some(wrong("cross_report", scan, (at, at + 1), message, count(right)))
    }

    /// "có 214 dự án còn hiệu lực, ...:" right above a table of them.
    fn against_lead(&self, scan: &Scan) -> Vec<Finding> {
        let total = self
            .total_row()
            .filter(|_| scan.paragraph.text.trim_end().ends_with(':'));
        let Some(total) = total.filter(|_| !scan.paragraph.in_table) else {
            return Vec::new();
        };
        let rows = self.body..self.table.rows.len().min(self.body + MOST_LINES);
        let stands = |n: i64| {
            rows.clone()
                .any(|r| self.counted().iter().any(|c| self.cell(r, *c) == Some(n)))
        };
        let told: Vec<(usize, i64)> = (0..scan.tokens.len())
            .filter(|i| is_count(scan, *i))
            .filter_map(|i| Some((i, count_of(scan.tokens[i].text)?)))
            .collect();
        let wrong_one = |(at, n): &(usize, i64)| {
            let (unit, _) = noun_at(scan, at + 1);
            let (from, to) = scan.sentence(*at);
            let sentence = scan.words(from, to.saturating_sub(1)).to_lowercase();
            let is_of_year = scan.labels.iter().any(|l| l.from >= from && l.to < to);
            if has_any(&sentence, NO_TOTALS) || is_of_year {
                return None;
            }
            let column = self.counted().into_iter().find(|c| {
                !unit.is_empty() && names(self.titles[*c].trim()) == names(&unit) && !names(&unit).is_empty()
            })?;
            let right = self.cell(total, column).filter(|right| is_permuted(*n, *right))?;
            let is_said = told.iter().any(|(_, other)| *other == right);
            if *n < 20 || stands(*n) || is_said {
                return None;
            }
            let message = format!(
                "Câu dẫn ghi {} {unit}, bảng ghi tổng {}.",
                count(*n),
                count(right)
            );
            Some(wrong("cross_report", scan, (*at, at + 1), message, count(right)))
        };
        told.iter().filter_map(wrong_one).collect()
    }
}

/// Digits exchanged, or off by no more than half.
fn is_near(rate: &Rate, part: i64, whole: i64) -> bool {
    let (part, whole) = (i128::from(part), i128::from(whole.max(1)));
    let right = (part * 200 * 10_i128.pow(rate.places) + whole) / (2 * whole);
    i64::try_from(right)
        .is_ok_and(|right| is_permuted(right, rate.value) || (right - rate.value).abs() * 2 <= right)
}

/// The words of the clause behind a rate, without its "của".
fn tail(scan: &Scan, from: usize) -> String {
    /// In tokens.
    const LONGEST: usize = 14;
    let to = (from..scan.tokens.len().min(from + LONGEST))
        .find(|i| !(scan.tokens[*i].is_word() || scan.tokens[*i].is_number()))
        .unwrap_or(scan.tokens.len().min(from + LONGEST));
    match from < to {
        true => scan.words(from, to - 1).to_lowercase(),
        false => String::new(),
    }
}

/// Whether the clause begins its sentence: "Tại Khu kinh tế A, ..." says of what it is.
fn begins(scan: &Scan, from: usize) -> bool {
    let (start, _) = scan.sentence(from);
    !(start..from).any(|i| scan.tokens[i].is_word())
}

fn wrong(rule: &str, scan: &Scan, (from, to): (usize, usize), message: String, right: String) -> Finding {
    let words = scan.words(from, to);
    let finding = Finding::new(rule, Severity::Error, scan.place(from), words, message);
    finding.with_values(right, words)
}
