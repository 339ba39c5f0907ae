//! Percentages against the counts beside them, and increases against what they are compared to.

mod context;
mod elsewhere;
mod explicit;
mod named;
mod siblings;
mod together;
mod wholes;

use super::balance::Set;
use super::changes;
use super::comparisons;
use super::counts::{Count, Intro};
use super::scan::Scan;
use super::token::{count_of, decimal_of, has_any};
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use context::{is_of_a_gap, other_wholes};
use elsewhere::{fits_a_pair, fits_elsewhere, is_reference};
use explicit::{by_word, is_month, share_before, share_behind};
use named::by_name;
use wholes::{named_wholes, paragraphs, wholes};

/// Words beside a percentage that is a target or of something else.
const NO_RATE: &[&str] = &[
    "phấn đấu",
    "mục tiêu",
    "chỉ tiêu",
    "kế hoạch",
    "tối thiểu",
    "ít nhất",
    "vượt",
    "tăng",
    "giảm",
    "cùng kỳ",
    "so với",
    "trên",
    "dưới",
    "gần",
    "khoảng",
    "hơn",
    "giảm từ",
    "thời gian",
    "chi phí",
    "điểm",
    "cao hơn",
    "thấp hơn",
    "từ",
    "mức",
    "trở lên",
    "hài lòng",
    "số hóa",
    "số hoá",
    "lên",
    "xuống",
];

/// No report tells more percentages than a table has.
const MOST_RATES: usize = 3000;

/// A percentage as it stands.
pub struct Rate {
    pub scan: usize,
    pub token: usize,
    /// Digits and how many of them after the comma.
    pub value: i64,
    pub places: u32,
}

impl Rate {
    /// Those of a paragraph.
    pub fn all(scan: usize, words: &Scan) -> Vec<Rate> {
        (0..words.tokens.len())
            .filter_map(|token| Rate::at(scan, words, token))
            .collect()
    }

    fn at(scan: usize, words: &Scan, token: usize) -> Option<Rate> {
        let next = words.tokens.get(token + 1).filter(|t| t.is_mark('%'))?;
        let number = words
            .tokens
            .get(token)
            .filter(|t| t.is_number() && next.start >= t.end())?;
        let (value, places) = decimal_of(number.text)?;
        Some(Rate {
            scan,
            token,
            value,
            places,
        })
    }

    /// Whether a slip of the keyboard or a few points lie between it and the share.
    pub fn is_nearly(&self, part: i64, whole: i64) -> bool {
        let right = percent(part, whole, self.places);
        let finer = percent(part, whole, self.places + 1);
        let digits = |text: &str| {
            let mut digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            digits.sort_unstable();
            digits
        };
        let scale = 10_i128.pow(self.places);
        let gap = i128::from(part) * 100 * scale - i128::from(self.value) * i128::from(whole);
        let said = digits(&self.value.to_string());
        digits(&right) == said || digits(&finer) == said || gap.abs() <= 3 * scale * i128::from(whole)
    }

    pub fn is(&self, part: i64, whole: i64) -> bool {
        if whole <= 0 || part < 0 {
            return false;
        }
        let scale = 10_i128.pow(self.places);
        let exact = i128::from(part) * 100 * scale;
        let said = i128::from(self.value) * i128::from(whole);
        // Rounded, or decimals cut off.
        let is_cut = self.places > 0 && exact >= said && exact - said < i128::from(whole);
        is_cut || (exact - said).abs() * 2 <= i128::from(whole)
    }

    fn words<'s>(&self, scans: &'s [Scan]) -> &'s str {
        scans[self.scan].words(self.token, self.token + 1)
    }
}

pub fn percent(part: i64, whole: i64, places: u32) -> String {
    let scale = 10_i128.pow(places.max(1));
    let n = (i128::from(part) * 200 * scale + i128::from(whole)) / (2 * i128::from(whole.max(1)));
    let (int, dec) = (n / scale, n % scale);
    let width = places.max(1) as usize;
    format!("{int},{dec:0width$}%")
}

/// `sets` are those of the text, in the order of its counts; `all_sets` those of its tables too.
pub fn check(
    scans: &[Scan],
    all: &[Count],
    sets: &[Set],
    all_sets: &[&Set],
    end: usize,
    found: &mut Vec<Finding>,
) {
    let mut by_size = all_sets.to_vec();
    by_size.sort_by_key(|s| std::cmp::Reverse(s.entries.len()));
    by_size.truncate(MOST_SETS);
    let mut left = MOST_RATES;
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        for rate in Rate::all(i, scan) {
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            let wrong = beside_count(scans, all, sets, &rate)
                .or_else(|| by_name(scans, &by_size, &rate).filter(|_| !fits_a_pair(scan, &rate)))
                .or_else(|| by_word(scans, all, &rate));
            found.extend(wrong);
        }
        together::check(scan, found);
        let judged = changes::check(scan, &by_size, found);
        comparisons::check(i, scan, &judged, found);
    }
}

/// Sets that a rate or a change by name is looked for in.
const MOST_SETS: usize = 12;

/// The words between the last sign and the percentage.
pub fn clause_before(scan: &Scan, token: usize) -> (usize, String) {
    let ends = |i: &usize| {
        matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "(" | ")")
            || (scan.tokens[*i].is_mark('.')
                && scan
                    .tokens
                    .get(i + 1)
                    .is_none_or(|n| n.start > scan.tokens[*i].end()))
    };
    let floor = token.saturating_sub(80);
    let from = (floor..token).rev().find(ends).map_or(floor, |i| i + 1);
    let words = if from < token {
        scan.words(from, token - 1).to_lowercase()
    } else {
        String::new()
    };
    (from, words)
}

fn after(scan: &Scan, token: usize) -> String {
    let to = (token + 8).min(scan.tokens.len());
    if token + 2 < to {
        scan.words(token + 2, to - 1).to_lowercase()
    } else {
        String::new()
    }
}

/// "155 hồ sơ, chiếm 35,8%", "155 hồ sơ (35,8%)", "đạt tỷ lệ 98,4%".
fn beside_count(scans: &[Scan], all: &[Count], sets: &[Set], rate: &Rate) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let (from, words) = clause_before(scan, rate.token);
    let leads = words.is_empty()
        || [
            "đạt",
            "chiếm",
            "tỷ lệ",
            "tỉ lệ",
            "đạt tỷ lệ",
            "đạt tỉ lệ",
            "chiếm tỷ lệ",
            "chiếm tỉ lệ",
            "tương ứng",
            "bằng",
            "=",
        ]
        .contains(&words.trim_matches([':', ' ']));
    if is_of_a_gap(scan, rate.token) || is_beside_points(scan, rate.token) {
        return None;
    }
    if let Some((part, whole)) = share_before(scan, rate.token) {
        return judge(scans, rate, &[part], &[whole], None);
    }
    if let Some((part, whole)) = share_behind(scan, rate.token) {
        return judge(scans, rate, &[part], &[whole], None);
    }
    if is_reference(scan, rate.token) || closes_a_list(all, rate) {
        return None;
    }
    let tail = after(scan, rate.token);
    // "1.077 văn bản đi, 100% ký số": all of them, of something else.
    let is_all = rate.value == 100 * 10_i64.pow(rate.places);
    let goes_on = scan.tokens.get(rate.token + 2).is_some_and(|t| t.is_word());
    if is_all && goes_on && words.is_empty() {
        return None;
    }
    let near_tail: String = tail.split(' ').take(4).collect::<Vec<_>>().join(" ");
    if has_any(
        &near_tail,
        &["kế hoạch", "chỉ tiêu", "so", "so với", "cùng kỳ", "dự toán"],
    ) || has_any(&words, NO_RATE)
    {
        return None;
    }
    if let Some((part, whole)) = pair(scan, rate.token) {
        return judge(scans, rate, &[part], &[whole], None);
    }
    let here = paragraphs(all, rate.scan, rate.scan);
    let before = all[here.clone()].partition_point(|c| c.token < rate.token);
    let last = (before > 0).then(|| here.start + before - 1);
    let in_clause = last.filter(|i| all[*i].token >= from);
    let just_before = last.filter(|i| all[*i].token + 16 > from && leads);
    let at = in_clause.or(just_before).filter(|i| !all[*i].is_beside)?;
    let part = &all[at];
    // "tăng 20 hồ sơ (5,2%)" is a change.
    let between = scan.words(part.token, rate.token).to_lowercase();
    if has_any(&between, &["tăng", "giảm", "so với"]) || between.contains('.') && between.contains(". ")
    {
        return None;
    }
    let is_explained = other_wholes(all, part, rate.token).any(|whole| rate.is(part.value, whole));
    if is_explained {
        return None;
    }
    let named = named_wholes(&tail, sets, at);
    let wholes = if named.is_empty() {
        wholes(scan, all, sets, at)
    } else {
        named
    };
    if fits_elsewhere(scan, all, rate, part) || siblings::agree(scan, rate) {
        return None;
    }
    judge(scans, rate, &[part.value], &wholes, Some(part))
}

/// "138 điểm, gồm 34 điểm cấp tỉnh và 104 điểm cấp xã, đạt 100%": of all that the list divides.
fn closes_a_list(all: &[Count], rate: &Rate) -> bool {
    let is_all = rate.value == 100 * 10_i64.pow(rate.places);
    let last = paragraphs(all, rate.scan, rate.scan)
        .rev()
        .find(|i| all[*i].token < rate.token);
    is_all && last.is_some_and(|i| matches!(all[i].part_of, Some((_, Intro::All | Intro::Within))))
}

/// "cao hơn năm 2023 là 2,1 điểm phần trăm (93,3%)": what the points are held against.
fn is_beside_points(scan: &Scan, token: usize) -> bool {
    let open = token.checked_sub(1).filter(|i| scan.tokens[*i].is_mark('('));
    open.is_some_and(|open| {
        let lead = scan.words(open.saturating_sub(4), open).to_lowercase();
        has_any(&lead, &["điểm phần trăm", "điểm %", "điểm"])
    })
}

/// "4.662/4.690 hồ sơ, đạt 99,4%", "2.650 hồ sơ trên tổng số 2.803 hồ sơ, đạt 94,5%", "98,4% (305/310)".
fn pair(scan: &Scan, token: usize) -> Option<(i64, i64)> {
    let number = |i: usize| {
        scan.tokens
            .get(i)
            .filter(|t| t.is_number())
            .and_then(|t| count_of(t.text))
            .filter(|_| !scan.taken[i])
    };
    let glued = |i: usize| {
        let sign = scan.tokens.get(i + 1).filter(|t| t.is_mark('/'))?;
        let close = sign.start == scan.tokens.get(i)?.end() && scan.tokens.get(i + 2)?.start == sign.end();
        number(i).zip(number(i + 2)).filter(|_| close)
    };
    let opens = scan.tokens.get(token + 2).is_some_and(|t| t.is_mark('('));
    if let Some(pair) = (token + 3..token + 5)
        .find_map(glued)
        .filter(|pair| opens && !is_month(*pair))
    {
        return Some(pair);
    }
    let (from, _) = scan.sentence(token);
    let from = from.max(token.saturating_sub(24));
    let last = (from..token).rev().find(|i| number(*i).is_some())?;
    // The share has its rate already; "18,6/21,4 ha, đạt 86,9%" is of what is measured.
    let is_decimal = |i: usize| scan.tokens[i].text.contains(',') && scan.tokens[i].is_number();
    if (last + 1..token).any(|i| scan.tokens[i].is_mark('%') || is_decimal(i)) {
        return None;
    }
    if last >= from + 2
        && let Some(pair) = glued(last - 2)
    {
        return Some(pair);
    }
    let other = (from..last).rev().find(|i| number(*i).is_some())?;
    let between = scan.words(other + 1, last - 1).to_lowercase();
    let is_of = has_any(
        &between,
        &["trên tổng số", "trên tổng", "trên số", "trong tổng số", "/"],
    ) || between.ends_with("trên")
        || between.ends_with("trong tổng số");
    let is_of = is_of || (between.ends_with('/') && between.chars().count() < 24);
    let is_direct = !between.contains([',', ';', '(']);
    (is_of && is_direct).then(|| number(other).zip(number(last)))?
}

fn judge(
    scans: &[Scan],
    rate: &Rate,
    parts: &[i64],
    wholes: &[i64],
    beside: Option<&Count>,
) -> Option<Finding> {
    let fits = parts.iter().any(|p| wholes.iter().any(|w| rate.is(*p, *w)));
    let is_nothing = parts.contains(&0) && rate.value == 0;
    // 100% of what is told alone; more than all is no share.
    let whole_of_itself =
        rate.value == 100 * 10_i64.pow(rate.places) && wholes.iter().all(|w| parts.contains(w));
    let is_more = rate.value > 100 * 10_i64.pow(rate.places);
    if fits || is_nothing || whole_of_itself || wholes.is_empty() || parts.is_empty() || is_more {
        return None;
    }
    let scan = &scans[rate.scan];
    let mut tried: Vec<String> = Vec::new();
    for part in parts {
        for whole in wholes.iter().filter(|w| *w >= part).take(6) {
            tried.push(format!(
                "{}/{} = {}",
                count(*part),
                count(*whole),
                percent(*part, *whole, rate.places)
            ));
        }
    }
    if tried.is_empty() {
        return None;
    }
    let mut seen = std::collections::BTreeSet::new();
    tried.retain(|way| seen.insert(way.clone()));
    let words = rate.words(scans);
    let message = format!(
        "Tỷ lệ {words} không khớp với số liệu; các cách tính đã thử: {}.",
        tried.join("; ")
    );
    let from = beside.map_or(rate.token.saturating_sub(6), |c| c.token);
    let excerpt = scan.words(from, rate.token + 1);
    let expected = tried
        .first()
        .and_then(|t| t.rsplit(" = ").next())
        .unwrap_or_default()
        .to_owned();
    Some(
        Finding::new(
            "identity",
            Severity::Error,
            scan.place(rate.token),
            excerpt,
            message,
        )
        .with_values(expected, words),
    )
}
