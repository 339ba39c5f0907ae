//! Running totals: what there was up to the month before and what the month brought make up what there is now. "Lũy kế 7
//! tháng 412 hồ sơ, tháng 8 tiếp nhận 58, lũy kế 8 tháng 470".

use super::quantities::{Quantity, quantities};
use super::scan::Scan;
use super::slips::is_permuted;
use super::token::{has_any, stands};
use crate::calendar::PeriodKind;
use crate::finding::{Finding, Severity};

/// In tokens: from the name of a span to its value.
const NEAR: usize = 9;
/// In paragraphs: how far above its running total a month's value stands; and how many values are looked at there.
const ABOVE: usize = 8;
const MOST: usize = 60;
/// Running totals of one paragraph.
const SPANS: usize = 16;

/// A value up to the end of a month, or of it alone.
struct Told<'q> {
    /// How many months, or which one.
    months: u32,
    value: &'q Quantity,
    verb: Option<&'static str>,
}

/// What is counted of dossiers and of money goes with its verb: what came in is never what went out.
const VERBS: &[&str] = &[
    "tiếp nhận",
    "nhận",
    "giải quyết",
    "trả",
    "ban hành",
    "giải ngân",
    "thu",
    "chi",
    "cấp",
    "xử lý",
    "đến",
    "đi",
    "quá hạn",
    "trực tuyến",
    "trực tiếp",
];

pub fn check(scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate().take(end) {
        if scan.paragraph.in_table || !has_any(&scan.lower, &["tháng"]) {
            continue;
        }
        let values = quantities(scan);
        let so_far = so_far(scan, &values);
        for now in &so_far {
            let before = so_far
                .iter()
                .find(|b| b.months + 1 == now.months && goes_with(b, now));
            let Some(before) = before else { continue };
            let month = of_month(scan, &values, now);
            found.extend(contradiction(scans, i, &values, (before, now), month.as_ref()));
        }
    }
}

fn goes_with(one: &Told, other: &Told) -> bool {
    let are_alike = one.value.is_like(other.value) && one.value.token != other.value.token;
    are_alike && (one.verb == other.verb || one.verb.is_none() || other.verb.is_none())
}

/// "lũy kế 7 tháng", "7 tháng: ...", "đến hết tháng 7", each with the value behind it.
fn so_far<'q>(scan: &Scan, values: &'q [Quantity]) -> Vec<Told<'q>> {
    let span = |at: usize| -> Option<(u32, usize)> {
        let ends_month = stands(&scan.tokens, at, &["hết", "tháng"]).then_some(at + 2);
        if let Some(which) = ends_month {
            return Some((scan.tokens.get(which)?.plain()?, which));
        }
        let months = scan.tokens[at]
            .plain()
            .filter(|_| stands(&scan.tokens, at + 1, &["tháng"]))?;
        let is_of_month = at > 0 && scan.tokens[at - 1].is("tháng");
        (!is_of_month).then_some((months, at + 1))
    };
    let told = (0..scan.tokens.len()).filter_map(|at| {
        let (months, last) = span(at).filter(|(n, _)| (1..=12).contains(n))?;
        // "6 tháng cuối năm" is no part of the year so far.
        let is_end = stands(&scan.tokens, last + 1, &["cuối"]) || stands(&scan.tokens, last + 1, &["tới"]);
        let (value, verb) = value_behind(scan, values, last).filter(|_| !is_end)?;
        Some(Told { months, value, verb })
    });
    told.take(SPANS).collect()
}

/// "tháng 8 tiếp nhận 58 hồ sơ", "trong tháng là 340 văn bản".
fn of_month<'q>(scan: &Scan, values: &'q [Quantity], now: &Told) -> Option<Told<'q>> {
    let named = scan
        .labels
        .iter()
        .filter(|l| l.kind == PeriodKind::Month && l.index == now.months)
        .filter(|l| l.from == 0 || !scan.tokens[l.from - 1].is("hết"))
        .map(|l| l.to);
    let bare = (0..scan.tokens.len())
        .filter(|at| stands(&scan.tokens, *at, &["trong", "tháng"]))
        .map(|at| at + 1);
    named
        .chain(bare)
        .filter_map(|last| {
            let (value, verb) = value_behind(scan, values, last)?;
            Some(Told {
                months: now.months,
                value,
                verb,
            })
        })
        .find(|month| goes_with(month, now))
}

/// The first value of the clause behind a token, and its verb.
fn value_behind<'q>(
    scan: &Scan,
    values: &'q [Quantity],
    last: usize,
) -> Option<(&'q Quantity, Option<&'static str>)> {
    let value = values.get(values.partition_point(|q| q.token <= last))?;
    let from = last + 1;
    let is_near = value.token <= last + NEAR
        && !(from..value.token).any(|i| {
            [',', ';', '.', '(', ')']
                .iter()
                .any(|m| scan.tokens[i].is_mark(*m))
        });
    let lead = match from < value.token {
        true => scan.words(from, value.token - 1).to_lowercase(),
        false => String::new(),
    };
    let is_other = has_any(
        &lead,
        &[
            "tăng",
            "giảm",
            "kế hoạch",
            "ước",
            "còn",
            "tồn",
            "cùng kỳ",
            "so với",
            "trên",
            "gần",
            "bình quân",
        ],
    );
    let verb = VERBS.iter().copied().find(|v| has_any(&lead, &[v]));
    (is_near && !is_other).then_some((value, verb))
}

fn contradiction(
    scans: &[Scan],
    at: usize,
    own: &[Quantity],
    (before, now): (&Told, &Told),
    month: Option<&Told>,
) -> Option<Finding> {
    let (was, is) = (before.value, now.value);
    let fits = |q: &Quantity| (was.value + q.value - is.value).abs() <= was.half + q.half + is.half;
    // Whatever is told of the month acquits, and so does what stands in a line or a table above.
    let above: Vec<Quantity> = scans[at.saturating_sub(ABOVE)..at]
        .iter()
        .rev()
        .flat_map(quantities)
        .take(MOST)
        .collect();
    let known = || own.iter().chain(&above).filter(|q| q.is_like(is));
    if known().any(fits) {
        return None;
    }
    let is_slip = |q: &Quantity| {
        let narrow = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
        let pairs = [
            (was.value + q.value, is.value),
            (is.value - q.value, was.value),
            (is.value - was.value, q.value),
        ];
        let unit = was.half.max(is.half).max(q.half) * 2;
        let unit = if unit == 0 { 10_000 } else { unit };
        pairs.into_iter().any(|(real, said)| {
            real > 0
                && real % unit == 0
                && said % unit == 0
                && is_permuted(narrow(real / unit), narrow(said / unit))
        })
    };
    let is_other = |q: &&Quantity| q.token != was.token && q.token != is.token;
    let brought = match month {
        Some(month) => {
            let gap = (was.value + month.value.value - is.value).abs();
            let is_near = gap * 4 <= is.value && is.value > was.value;
            Some(month.value).filter(|q| is_near || is_slip(q))?
        }
        None => own
            .iter()
            .filter(is_other)
            .chain(&above)
            .find(|q| q.is_like(is) && is_slip(q))?,
    };
    let right = is.write(was.value + brought.value);
    let scan = &scans[at];
    let message = format!(
        "Lũy kế không khớp: {} cộng {} là {right}.",
        was.write(was.value),
        brought.write(brought.value)
    );
    let excerpt = scan.words(is.token.saturating_sub(6), is.last);
    let place = scan.place(is.token);
    let finding = Finding::new("identity", Severity::Error, place, excerpt, message);
    Some(finding.with_values(right, scan.words(is.token, is.last)))
}
