//! What a number was raised to by what was added: "kiểm tra tiếp 20 cơ sở, nâng tổng số từ 24 lên 44 cơ sở",
//! "bổ sung 02 quầy, nâng tổng số quầy lên 08", "nâng số tài khoản lên 4.216 (trước đó 4.159)".

use super::flow::is_taken_off;
use super::quantities::{Quantity, quantities};
use super::scan::Scan;
use super::token::{decimal_of, has_any};
use crate::finding::{Finding, Severity};

/// Numbers that are remembered, and what they are held against; no report tells more.
const MOST: usize = 2000;
const MOST_RAISES: usize = 200;

/// One thing, as quantities count.
const ONE: i128 = 10_000;

/// "6.000 lao động" are people: "lên 68.350 người".
const PEOPLE: &[&str] = &[
    "người",
    "lao động",
    "công nhân",
    "học viên",
    "hội viên",
    "đoàn viên",
    "công chức",
];

/// A number of things that the report tells, with the words of its clause.
struct Told {
    scan: usize,
    value: Quantity,
    words: String,
}

/// "nâng tổng số ... lên 44".
struct Raise<'q> {
    /// The word "nâng".
    at: usize,
    /// "từ 24".
    from: Option<Quantity>,
    to: &'q Quantity,
    /// "(trước đó 4.159)".
    before: Option<&'q Quantity>,
    added: Quantity,
}

pub fn check(scans: &[Scan], end: usize, found: &mut Vec<Finding>) {
    let body = || {
        scans
            .iter()
            .enumerate()
            .take(end)
            .filter(|(_, s)| !s.paragraph.in_table)
    };
    let raises = |scan: &Scan| (0..scan.tokens.len()).any(|at| is_raise(scan, at));
    if !body().any(|(_, scan)| raises(scan)) {
        return;
    }
    let known: Vec<Told> = body()
        .flat_map(|(i, scan)| {
            let tell = move |value: Quantity| Told {
                scan: i,
                words: clause(scan, &value),
                value,
            };
            quantities(scan).into_iter().map(tell)
        })
        .take(MOST)
        .collect();
    let mut left = MOST_RAISES;
    for (i, scan) in body().filter(|(_, scan)| raises(scan)) {
        let values = quantities(scan);
        for at in (0..scan.tokens.len()).filter(|at| is_raise(scan, *at)) {
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            let raise = read(scan, &values, at);
            found.extend(raise.and_then(|raise| judge(scan, i, &known, &raise)));
        }
    }
}

fn is_raise(scan: &Scan, at: usize) -> bool {
    scan.tokens[at].is("nâng") || scan.tokens[at].is("đưa")
}

/// The words around a number, to the next signs.
fn clause(scan: &Scan, value: &Quantity) -> String {
    /// In tokens, each way.
    const LONGEST: usize = 12;
    let ends = |i: &usize| matches!(scan.tokens[*i].lower.as_str(), "," | ";" | "." | "(" | ")" | ":");
    let floor = value.token.saturating_sub(LONGEST);
    let from = (floor..value.token).rev().find(ends).map_or(floor, |i| i + 1);
    let ceiling = scan.tokens.len().min(value.last + LONGEST);
    let to = (value.last + 1..ceiling).find(ends).unwrap_or(ceiling);
    scan.words(from, to.saturating_sub(1).max(from)).to_lowercase()
}

fn read<'q>(scan: &Scan, values: &'q [Quantity], at: usize) -> Option<Raise<'q>> {
    /// In tokens: "nâng tổng số cơ sở đã kiểm tra trong năm lên".
    const LONGEST: usize = 18;
    let (from, end) = scan.sentence(at);
    let limit = end.min(at + LONGEST);
    let up = (at + 1..limit).find(|i| scan.tokens[*i].is("lên"))?;
    let crosses = (at + 1..up).any(|i| scan.tokens[i].is_mark(',') || scan.tokens[i].is_mark(';'));
    let is_result = scan.tokens.get(up + 1).is_some_and(|t| t.is("thành"));
    let is_to = |q: &&Quantity| q.token > up && q.token <= up + 2 + usize::from(is_result);
    let to = values.iter().find(is_to).filter(|_| !crosses)?;
    // Its number bears no unit of its own: "từ 24 lên 44 cơ sở".
    let start = (at + 1..up)
        .find(|i| scan.tokens[i - 1].is("từ"))
        .and_then(|i| scan.tokens.get(i));
    let start = start.filter(|t| t.is_number()).and_then(|t| decimal_of(t.text));
    let open = (to.last + 1..(to.last + 3).min(end)).find(|i| scan.tokens[*i].is_mark('('));
    let before = open.and_then(|open| {
        let inside = values.iter().find(|q| q.token > open && q.token < open + 8)?;
        has_any(
            &scan.words(open, inside.token).to_lowercase(),
            &["trước", "trước đó", "hiện có", "cũ", "đã có"],
        )
        .then_some(inside)
    });
    let added = values.iter().rev().find(|q| q.token >= from && q.last < at)?;
    // Of several numbers before it nobody says which was added.
    let mut like = values
        .iter()
        .filter(|q| q.token >= from && q.last < added.token && q.is_like(added));
    let other = like.next();
    // "cấp mới 19 dự án, thu hồi 05 dự án, nâng tổng số từ 231 lên 245 dự án"
    let net = other
        .filter(|_| start.is_some() && like.next().is_none())
        .and_then(|other| net(scan, other, added));
    let is_only = other.is_none() || net.is_some();
    let others = has_any(
        &scan.words(from, at).to_lowercase(),
        &[
            "trong đó",
            "gồm",
            "giảm",
            "so với",
            "cùng kỳ",
            "trên",
            "khoảng",
            "gần",
            "hơn",
        ],
    );
    let name = scan.words(at, up).to_lowercase();
    let are_people = |q: &Quantity| PEOPLE.iter().any(|w| q.unit().starts_with(w));
    let is_called = !added.unit().is_empty() && has_any(&name, &[added.unit()]);
    let is_one = added.is_like(to) || is_called && are_people(added) && are_people(to);
    (is_only && !others && is_one).then(|| Raise {
        at,
        from: start.map(|(digits, places)| to.with(digits, places)),
        to,
        before,
        added: net.unwrap_or_else(|| added.clone()),
    })
}

/// What came in without what was taken off.
fn net(scan: &Scan, one: &Quantity, other: &Quantity) -> Option<Quantity> {
    let goes = |q: &Quantity| is_taken_off(&clause(scan, q));
    match (goes(one), goes(other)) {
        (false, true) => Some(one.with_value(one.value - other.value)),
        (true, false) => Some(other.with_value(other.value - one.value)),
        _ => None,
    }
    .filter(|q| q.value > 0)
}

fn judge(scan: &Scan, at: usize, known: &[Told], raise: &Raise) -> Option<Finding> {
    let base = raise.from.as_ref().or(raise.before);
    let gap = |base: &Quantity| {
        let slack = base.half + raise.added.half + raise.to.half;
        ((base.value + raise.added.value - raise.to.value).abs(), slack)
    };
    let fits = |base: &Quantity| gap(base).0 <= gap(base).1;
    if let Some(base) = base {
        return (base.is_like(raise.to) && !fits(base)).then(|| told(scan, raise, base));
    }
    // "lên 08" says no unit, "lên 68.350 người" another one than "6.000 lao động".
    // A small number without a unit may count anything.
    let says_what = |q: &Quantity| !q.unit().is_empty() || q.value >= 1_000 * ONE;
    let is_like = |q: &Quantity| {
        let is_of_result = !raise.to.unit().is_empty() && q.is_like(raise.to);
        says_what(q) && (q.is_like(&raise.added) || is_of_result)
    };
    let alike = || {
        known
            .iter()
            .filter(|t| is_like(&t.value) && (t.scan, t.value.token) != (at, raise.to.token))
    };
    if alike().any(|t| fits(&t.value)) {
        return None;
    }
    let meant = alike().filter(|t| (t.scan, t.value.token) != (at, raise.added.token));
    let mut all: Vec<i128> = meant.clone().map(|t| t.value.value).collect();
    all.sort_unstable();
    all.dedup();
    let meant = meant.filter(|t| is_meant(scan, at, raise, t, all.len() == 1));
    let mut values: Vec<&Quantity> = meant.map(|t| &t.value).collect();
    values.sort_by_key(|q| q.value);
    values.dedup_by_key(|q| q.value);
    let [base] = values.as_slice() else { return None };
    Some(told(scan, raise, base))
}

/// Whether a number is the one that was raised: by its digits, or as what was left over in the sentence before, or
/// as the only number of such things.
fn is_meant(scan: &Scan, at: usize, raise: &Raise, one: &Told, is_only: bool) -> bool {
    /// In tokens.
    const NEAR: usize = 40;
    let sum = one.value.value + raise.added.value;
    // Of three digits another number's are too easily the same.
    let is_slip = raise.to.is_slip(sum) && (raise.to.value >= 1_000 * ONE || is_only);
    let is_near = one.scan == at && one.value.token < raise.at && raise.at - one.value.token < NEAR;
    let is_left = has_any(
        &one.words,
        &["tồn", "chuyển sang", "chuyển qua", "trước chuyển", "đã có"],
    );
    let apart = (sum - raise.to.value).abs();
    let named = scan.words(raise.at, raise.to.token).to_lowercase();
    // "06 quầy", "nâng tổng số quầy lên 08": a thing that no other number counts.
    let is_own = is_only && !one.value.unit().is_empty() && has_any(&named, &["tổng số", "tổng"]);
    let is_near_sum = |share: i128| apart * share <= raise.to.value && one.value.value < raise.to.value;
    is_slip || is_near && is_left && is_near_sum(5) || is_own && is_near_sum(4)
}

fn told(scan: &Scan, raise: &Raise, base: &Quantity) -> Finding {
    let right = raise.to.write(base.value + raise.added.value);
    let message = format!(
        "Không khớp: {} cộng {} là {right}.",
        base.write(base.value),
        raise.added.write(raise.added.value)
    );
    raise
        .to
        .contradicted(scan, ("identity", Severity::Error), message, right)
}
