//! Money and measures whose parts stand on lines of their own, below their whole or above it: "Tổng kinh phí 350 triệu
//! đồng, huy động từ ba nguồn:" and a line each.

use crate::finding::Finding;
use crate::proofread::marker::Marker;
use crate::proofread::no_sum::NoSum;
use crate::proofread::open::SOME;
use crate::proofread::quantities::{Quantity, quantity_at};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Lines of one list.
const MOST: usize = 30;

/// Words before a value that make it none of a sum.
const BESIDE: &[&str] = &[
    "tăng",
    "giảm",
    "hơn",
    "so với",
    "cùng kỳ",
    "bình quân",
    "trung bình",
    "lũy kế",
    "luỹ kế",
    "mỗi",
    "mức",
    "còn lại",
    "tối đa",
    "khoảng",
];

/// Aims are no parts: "Kế hoạch vốn: 100 tỷ đồng; giải ngân: 60 tỷ đồng".
const AIMS: &[&str] = &[
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "giải ngân",
    "đã giao",
    "thực hiện được",
];

pub(super) fn check(scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate().take(end) {
        if scan.paragraph.in_table {
            continue;
        }
        if opens_list(scan) {
            found.extend(below(scans, i, end));
        } else {
            found.extend(beside(scans, i, end));
        }
        found.extend(closed(scans, i));
    }
}

fn opens_list(scan: &Scan) -> bool {
    scan.paragraph.text.trim_end().ends_with(':')
}

/// The values of a line that measure something, none in brackets.
fn measured(scan: &Scan) -> Vec<(Quantity, String)> {
    /// In tokens: no line of a list is longer.
    const LONGEST: usize = 200;
    let mut depth = 0_usize;
    let mut found: Vec<(Quantity, String)> = Vec::new();
    for at in 0..scan.tokens.len().min(LONGEST) {
        if scan.tokens[at].is_mark('(') {
            depth += 1;
        } else if scan.tokens[at].is_mark(')') {
            depth = depth.saturating_sub(1);
        } else if depth == 0
            && let Some(value) = quantity_at(scan, at).filter(|q| q.measure().is_some())
        {
            let ends = |i: &usize| [',', ';', '.', ')'].iter().any(|m| scan.tokens[*i].is_mark(*m));
            let from = (0..at).rev().find(ends).map_or(0, |i| i + 1);
            let words = if from < at {
                scan.words(from, at - 1).to_lowercase()
            } else {
                String::new()
            };
            found.push((value, words));
        }
    }
    found
}

/// The whole that a line tells: its first value, unless that is a change or an aim.
fn whole(scan: &Scan) -> Option<Quantity> {
    let (value, words) = measured(scan).into_iter().next()?;
    (!has_any(&words, BESIDE)).then_some(value)
}

/// The one value of each line that follows with the same mark; `None` where one tells none, or several.
fn parts(scans: &[Scan], from: usize, end: usize, like: &Quantity) -> Option<Vec<Quantity>> {
    let mark = std::mem::discriminant(&scans.get(from)?.paragraph.marker);
    let lines = scans[from..end.min(from + MOST)].iter().take_while(|s| {
        !s.paragraph.in_table && std::mem::discriminant(&s.paragraph.marker) == mark && !is_total(s)
    });
    let part = |scan: &Scan| -> Option<Quantity> {
        let told = measured(scan);
        let mut own = told.iter().filter(|(q, _)| q.is_like(like));
        let (first, words) = own.next()?;
        let goes_on =
            own.any(|(_, words)| !has_any(words, BESIDE) && !has_any(words, &["trong đó", "riêng", "gồm"]));
        (!goes_on && !has_any(words, BESIDE) && !has_any(words, AIMS)).then(|| first.clone())
    };
    let parts: Vec<Quantity> = lines.map(part).collect::<Option<_>>()?;
    (parts.len() >= 2 && scans[from].paragraph.marker != Marker::None).then_some(parts)
}

/// "Tổng kinh phí 1.250 triệu đồng, trong đó:" over its lines; "Trong đó:" may stand on a line of its own.
fn below(scans: &[Scan], at: usize, end: usize) -> Option<Finding> {
    let own = measured(&scans[at]);
    let head = match own.is_empty() && scans[at].tokens.len() <= 6 {
        true => at.checked_sub(1)?,
        false => at,
    };
    let whole = whole(&scans[head])?;
    let parts = parts(scans, at + 1, end, &whole)?;
    let tail = scans[at].lower.rsplit([',', '.', ';']).next().unwrap_or_default();
    let is_some = has_any(&scans[at].lower, SOME) || has_any(tail, &["một số", "chủ yếu"]);
    let is_within = has_any(&scans[at].lower, &["trong đó", "trong số"]);
    let gap = parts.iter().map(|q| q.value).sum::<i128>() - whole.value;
    let most = if is_within { 10 } else { 25 };
    let is_near = gap.abs() * 100 <= whole.value * most || slip(&whole, &parts).is_some();
    let is_too_much = !is_some || gap > 0;
    (is_near && is_too_much).then(|| broken(&scans[head], &whole, &parts))?
}

/// "- Tổng vốn thu hút 1.869,3 triệu USD" over "- Cấp mới ... 1.126,4 triệu USD" and "- Tăng vốn ... 742,9 triệu USD": lines of
/// one list, of which only the digits of one say that they divide the first.
fn beside(scans: &[Scan], at: usize, end: usize) -> Option<Finding> {
    /// Lines that are tried.
    const LONGEST: usize = 5;
    let told = measured(&scans[at]);
    let (whole, _) = told.iter().find(|(_, words)| has_any(words, &["tổng"]))?;
    let mark = &scans[at].paragraph.marker;
    if *mark == Marker::None || scans.get(at + 1).is_none_or(|s| s.paragraph.in_table) {
        return None;
    }
    let value = |s: &Scan| -> Option<Quantity> {
        let told = measured(s);
        told.into_iter().find(|(q, _)| q.is_like(whole)).map(|(q, _)| q)
    };
    let lines: Vec<Quantity> = scans[at + 1..end.max(at + 1)]
        .iter()
        .take(LONGEST)
        .take_while(|s| std::mem::discriminant(&s.paragraph.marker) == std::mem::discriminant(mark))
        .map_while(value)
        .collect();
    let fits = |n: usize| {
        let sum: i128 = lines[..n].iter().map(|q| q.value).sum();
        let slack = lines[..n].iter().map(|q| q.half).sum::<i128>() + whole.half;
        (sum - whole.value).abs() <= slack
    };
    let is_part = lines.iter().all(|q| q.value < whole.value);
    if !is_part || (2..=lines.len()).any(fits) {
        return None;
    }
    let n = (2..=lines.len()).find(|n| {
        let gap = lines[..*n].iter().map(|q| q.value).sum::<i128>() - whole.value;
        slip(whole, &lines[..*n]).is_some() && gap.abs() * 20 <= whole.value
    })?;
    broken(&scans[at], whole, &lines[..n])
}

/// "Cộng: 350 triệu đồng" below the lines that it adds up.
fn closed(scans: &[Scan], at: usize) -> Option<Finding> {
    let scan = scans.get(at).filter(|s| is_total(s))?;
    let whole = whole(scan)?;
    let mark = &scans[at.checked_sub(1)?].paragraph.marker;
    let is_line = |s: &&Scan| {
        let same = std::mem::discriminant(&s.paragraph.marker) == std::mem::discriminant(mark);
        same && !s.paragraph.in_table && !is_total(s)
    };
    let first = at - scans[..at].iter().rev().take(MOST).take_while(is_line).count();
    let parts = parts(scans, first, at, &whole).filter(|parts| parts.len() == at - first)?;
    let gap = (parts.iter().map(|q| q.value).sum::<i128>() - whole.value).abs();
    let is_near = gap * 100 <= whole.value * 25 || slip(&whole, &parts).is_some();
    is_near.then(|| broken(scan, &whole, &parts))?
}

fn is_total(scan: &Scan) -> bool {
    let text = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    ["cộng", "tổng cộng"].iter().any(|w| text.starts_with(w))
}

/// The one of them whose digits in another order make it fit.
fn slip(whole: &Quantity, parts: &[Quantity]) -> Option<(Quantity, i128)> {
    let sum: i128 = parts.iter().map(|q| q.value).sum();
    if whole.is_slip(sum) {
        return Some((whole.clone(), sum));
    }
    let right = |q: &Quantity| q.value + whole.value - sum;
    let part = parts.iter().find(|q| right(q) > 0 && q.is_slip(right(q)))?;
    Some((part.clone(), right(part)))
}

fn broken(scan: &Scan, whole: &Quantity, parts: &[Quantity]) -> Option<Finding> {
    let sum: i128 = parts.iter().map(|q| q.value).sum();
    let slack = parts.iter().map(|q| q.half).sum::<i128>() + whole.half;
    if (sum - whole.value).abs() <= slack {
        return None;
    }
    let slip = slip(whole, parts).map(|(q, right)| (q.write(q.value), q.write(right)));
    let no_sum = NoSum::of_quantities(whole, parts).on_lines().with_slip(slip);
    Some(no_sum.at(scan.place(whole.token)))
}
