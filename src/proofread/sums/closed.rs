//! Lines that a last one adds up: "- ..., có 42 doanh nghiệp", "- ..., có 33 doanh nghiệp", "- Cộng 02 phiên có 75 doanh
//! nghiệp tham gia".

use crate::finding::Finding;
use crate::proofread::counts::count::Count;
use crate::proofread::marker::Marker;
use crate::proofread::no_sum::NoSum;
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;

/// Lines of one list.
const MOST: usize = 30;

pub(super) fn check(scans: &[Scan], all: &[Count], found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate() {
        if adds_up(scan) {
            found.extend(of_line(scans, all, i));
        }
    }
}

fn adds_up(scan: &Scan) -> bool {
    let text = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let is_line = scan.paragraph.marker != Marker::None && !scan.paragraph.in_table;
    let opens = ["cộng", "tổng cộng"].iter().any(|w| text.starts_with(w));
    // "Cộng đồng dân cư", "Cộng tác viên".
    let is_word = ["cộng đồng", "cộng tác", "cộng hòa", "cộng hoà"]
        .iter()
        .any(|w| text.starts_with(w));
    is_line && opens && !is_word
}

/// The first thing of the last line that every line before it tells once, and once only.
fn of_line(scans: &[Scan], all: &[Count], at: usize) -> Option<Finding> {
    let mark = std::mem::discriminant(&scans[at].paragraph.marker);
    let is_line = |s: &&Scan| !s.paragraph.in_table && std::mem::discriminant(&s.paragraph.marker) == mark;
    let above = scans[..at].iter().rev().take(MOST).take_while(is_line).count();
    let told = |scan: usize| {
        let from = all.partition_point(|c| c.scan < scan);
        let to = all.partition_point(|c| c.scan <= scan);
        all[from..to].iter().filter(|c| !c.is_beside)
    };
    let whole = told(at).find_map(|whole| {
        let of_line = |scan: usize| {
            let mut alike = told(scan).filter(|c| !c.unit.is_empty() && c.unit == whole.unit);
            alike.next().filter(|_| alike.next().is_none()).map(|c| c.value)
        };
        let parts: Option<Vec<i64>> = (at - above..at).map(of_line).collect();
        parts.filter(|p| p.len() >= 2).map(|parts| (whole, parts))
    });
    let (whole, parts) = whole?;
    let sum: i64 = parts.iter().sum();
    let is_meant = (sum - whole.value).abs() * 4 <= whole.value;
    let is_of_others = has_any(&scans[at].lower, &["cộng dồn", "lũy kế", "luỹ kế", "so với"]);
    let is_wrong = sum != whole.value && is_meant && !is_of_others;
    is_wrong.then(|| {
        NoSum::of(whole.value, &parts)
            .on_lines()
            .at(scans[at].place(whole.token))
    })
}
