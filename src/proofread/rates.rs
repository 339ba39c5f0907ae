//! Percentages against the counts beside them, and increases against what they are compared to.

use super::balance::Set;
use super::counts::{Count, is_count};
use super::role::{Role, role_of};
use super::scan::Scan;
use super::token::{count_of, decimal_of, has_any, stands};
use crate::calendar::count;
use crate::finding::{Finding, Severity};

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
struct Rate {
    scan: usize,
    token: usize,
    /// Digits and how many of them after the comma.
    value: i64,
    places: u32,
}

impl Rate {
    fn is(&self, part: i64, whole: i64) -> bool {
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

fn percent(part: i64, whole: i64, places: u32) -> String {
    let scale = 10_i128.pow(places.max(1));
    let n = (i128::from(part) * 200 * scale + i128::from(whole)) / (2 * i128::from(whole.max(1)));
    let (int, dec) = (n / scale, n % scale);
    let width = places.max(1) as usize;
    format!("{int},{dec:0width$}%")
}

pub fn check(
    scans: &[Scan],
    all: &[Count],
    roles: &[Option<Role>],
    sets: &[Set],
    end: usize,
    found: &mut Vec<Finding>,
) {
    let mut left = MOST_RATES;
    for (i, scan) in scans
        .iter()
        .enumerate()
        .take(end)
        .filter(|(_, s)| !s.paragraph.in_table)
    {
        for token in 0..scan.tokens.len() {
            let is_rate =
                scan.tokens[token].is_number() && scan.tokens.get(token + 1).is_some_and(|t| t.is_mark('%'));
            let Some((value, places)) = decimal_of(scan.tokens[token].text).filter(|_| is_rate) else {
                continue;
            };
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            let rate = Rate {
                scan: i,
                token,
                value,
                places,
            };
            found.extend(
                beside_count(scans, all, sets, &rate).or_else(|| by_name(scans, all, roles, sets, &rate)),
            );
        }
        changes(scan, sets, found);
    }
}

/// The words between the last sign and the percentage.
fn clause_before(scan: &Scan, token: usize) -> (usize, String) {
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
    let tail = after(scan, rate.token);
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
    let in_clause = all
        .iter()
        .enumerate()
        .rev()
        .find(|(_, c)| c.scan == rate.scan && c.token < rate.token && c.token >= from);
    let just_before = all
        .iter()
        .enumerate()
        .rev()
        .find(|(_, c)| c.scan == rate.scan && c.token < rate.token && c.token + 16 > from && leads);
    let (at, part) = in_clause.or(just_before).filter(|(_, c)| !c.is_beside)?;
    // "tăng 20 hồ sơ (5,2%)" is a change.
    let between = scan.words(part.token, rate.token).to_lowercase();
    if has_any(&between, &["tăng", "giảm", "so với"]) || between.contains('.') && between.contains(". ")
    {
        return None;
    }
    let named = named_wholes(&tail, sets, at);
    let wholes = if named.is_empty() {
        wholes(all, sets, at)
    } else {
        named
    };
    judge(scans, rate, &[part.value], &wholes, Some(part))
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
    if let Some(pair) = (token + 3..token + 5).find_map(glued).filter(|_| opens) {
        return Some(pair);
    }
    let (from, _) = scan.sentence(token);
    let from = from.max(token.saturating_sub(24));
    let last = (from..token).rev().find(|i| number(*i).is_some())?;
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

/// "đạt 94% tổng số hồ sơ phải giải quyết": the whole is named.
fn named_wholes(tail: &str, sets: &[Set], at: usize) -> Vec<i64> {
    let clause: String = tail
        .split([',', ';', '.', ')', '('])
        .next()
        .unwrap_or_default()
        .to_owned();
    let names = ["tổng số", "số hồ sơ", "trên tổng số", "trên số", "tổng hồ sơ"];
    if !names.iter().any(|n| clause.trim_start().starts_with(n)) || !clause.contains("hồ sơ") {
        return Vec::new();
    }
    let Some(set) = sets.iter().find(|s| s.entries.iter().any(|(_, _, i)| *i == at)) else {
        return Vec::new();
    };
    let of = match role_of(clause.trim(), "", None) {
        Some(Role::Received) => [
            set.get(Role::New)
                .or(set.get(Role::Received))
                .zip(set.get(Role::Carried))
                .map(|(a, b)| a + b),
            set.get(Role::Received),
        ],
        Some(role) => [set.get(role), None],
        None => [None, None],
    };
    of.into_iter().flatten().collect()
}

/// What a count can be a part of: what it stands under, what stands around it.
fn wholes(all: &[Count], sets: &[Set], at: usize) -> Vec<i64> {
    let part = &all[at];
    let mut wholes: Vec<i64> = Vec::new();
    let mut up = part.part_of;
    while let Some((whole, _)) = up {
        wholes.push(all[whole].value);
        up = all[whole].part_of;
    }
    let near = |c: &&Count| c.scan + 4 >= part.scan && c.scan <= part.scan + 1 && c.value >= part.value;
    let same = |c: &&Count| c.unit == part.unit || c.unit.is_empty() || part.unit.is_empty();
    wholes.extend(
        all.iter()
            .enumerate()
            .filter(|(i, _)| *i != at)
            .map(|(_, c)| c)
            .filter(near)
            .filter(same)
            .filter(|c| c.value > 0)
            .map(|c| c.value),
    );
    for set in sets.iter().filter(|s| s.entries.iter().any(|(_, _, i)| *i == at)) {
        wholes.extend(sums(set));
    }
    wholes.retain(|w| *w > 0);
    wholes.sort_unstable();
    wholes.dedup();
    wholes
}

/// Wholes that a set implies.
fn sums(set: &Set) -> Vec<i64> {
    let get = |r| set.get(r);
    let add = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b);
    let all = [
        get(Role::Received),
        get(Role::New),
        get(Role::Resolved),
        get(Role::Pending),
        add(get(Role::Online), get(Role::Direct)),
        add(add(get(Role::Online), get(Role::Direct)), get(Role::Post)),
        add(get(Role::Received), get(Role::Carried)),
        add(get(Role::New), get(Role::Carried)),
        add(get(Role::Resolved), get(Role::Pending)),
        add(get(Role::OnTime), get(Role::Late)).filter(|_| get(Role::Early).is_none()),
        add(add(get(Role::Early), get(Role::OnTime)), get(Role::Late)),
    ];
    let mut sums: Vec<i64> = all.into_iter().flatten().collect();
    sums.extend(add(get(Role::Received), get(Role::Carried).map(|n| -n)));
    sums
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

/// "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,4%": the counts stand elsewhere.
fn by_name(
    scans: &[Scan],
    all: &[Count],
    roles: &[Option<Role>],
    sets: &[Set],
    rate: &Rate,
) -> Option<Finding> {
    let scan = &scans[rate.scan];
    let (_, words) = clause_before(scan, rate.token);
    let tail: String = after(scan, rate.token)
        .split(' ')
        .take(5)
        .collect::<Vec<_>>()
        .join(" ");
    let told = ["tỷ lệ", "tỉ lệ"].iter().any(|w| words.contains(w));
    let (from, _) = scan.sentence(rate.token);
    let sentence = scan.words(from, rate.token).to_lowercase();
    let elsewhere = [
        "thành phố",
        "toàn tỉnh",
        "cả nước",
        "lĩnh vực",
        "phòng ",
        "tháng trước",
        "quý trước",
        "kỳ trước",
        "thanh toán",
        "trong đó",
    ];
    if !told
        || has_any(&words, NO_RATE)
        || has_any(&tail, &["so với", "cùng kỳ", "trở lên"])
        || elsewhere.iter().any(|w| sentence.contains(w))
        || !words.contains("hồ sơ") && !words.contains("tthc") && !words.contains("giải quyết")
    {
        return None;
    }
    // The fullest set: the one that the report is about.
    let set = sets
        .iter()
        .max_by_key(|s| s.entries.len())
        .filter(|s| s.entries.len() >= 2)?;
    let get = |r| set.get(r);
    let add = |a: Option<i64>, b: Option<i64>| a.zip(b).map(|(a, b)| a + b);
    let is = |list: &[&str]| has_any(&words, list);
    let parts: Vec<Option<i64>> = if is(&["đúng hạn", "trước hạn"]) {
        let both = is(&["trước hạn"]) && is(&["đúng hạn"]);
        let rest = get(Role::Resolved).zip(get(Role::Late)).map(|(a, b)| a - b);
        let in_time = add(
            get(Role::Resolved).zip(get(Role::Late)).map(|(a, b)| a - b),
            get(Role::InTime),
        );
        match (both, is(&["trước hạn"])) {
            (false, true) => vec![get(Role::Early)],
            _ => vec![
                get(Role::OnTime),
                add(get(Role::Early), get(Role::OnTime)),
                get(Role::EarlyOrOnTime),
                rest,
                in_time,
            ],
        }
    } else if is(&["quá hạn", "trễ hạn", "chậm"]) {
        vec![
            get(Role::Late),
            get(Role::Overdue),
            add(get(Role::Late), get(Role::Overdue)),
        ]
    } else if is(&["trực tuyến"]) && !is(&["toàn trình", "một phần", "cung cấp", "dịch vụ công trực tuyến"])
    {
        vec![get(Role::Online)]
    } else if is(&["giải quyết"]) {
        vec![
            get(Role::Resolved),
            add(get(Role::Early), get(Role::OnTime)),
            get(Role::OnTime),
            get(Role::EarlyOrOnTime),
        ]
    } else {
        return None;
    };
    let parts: Vec<i64> = parts.into_iter().flatten().collect();
    let _ = (all, roles);
    judge(scans, rate, &parts, &sums(set), None)
}

/// "433 hồ sơ, tăng 33 hồ sơ (8,25%) so với cùng kỳ (400 hồ sơ)", "tăng từ 400 lên 433 hồ sơ".
fn changes(scan: &Scan, sets: &[Set], found: &mut Vec<Finding>) {
    for at in 0..scan.tokens.len() {
        let rises = scan.tokens[at].is("tăng");
        if rises || scan.tokens[at].is("giảm") {
            found.extend(change(scan, sets, at, rises));
        }
    }
}

/// "Số hồ sơ đã giải quyết tăng 40 hồ sơ": what is compared was told before.
fn told_elsewhere(scan: &Scan, sets: &[Set], at: usize) -> Option<i64> {
    let (_, words) = clause_before(scan, at);
    let words = words.trim_start_matches(['-', '+', '*', ' ']);
    let subject = ["số hồ sơ", "tổng số hồ sơ", "hồ sơ"]
        .iter()
        .any(|w| words.starts_with(w) || words.contains(&format!("năm nay, {w}")));
    let role = role_of(words, "", None).filter(|_| subject)?;
    let set = sets.iter().max_by_key(|s| s.entries.len())?;
    set.get(role)
}

struct Change {
    now: Option<i64>,
    before: Option<i64>,
    by: Option<i64>,
    rate: Option<(i64, u32)>,
    last: usize,
}

fn change(scan: &Scan, sets: &[Set], at: usize, rises: bool) -> Option<Finding> {
    let mut read = read_change(scan, at)?;
    read.now = read.now.or_else(|| told_elsewhere(scan, sets, at));
    let (now, before) = match (read.now, read.before, read.by) {
        (Some(now), Some(before), _) => (now, before),
        (Some(now), None, Some(by)) => (now, if rises { now - by } else { now + by }),
        (None, Some(before), Some(by)) => (if rises { before + by } else { before - by }, before),
        _ => return None,
    };
    let real = (now - before).abs();
    let wrong_way = read.before.is_some() && now != before && (now > before) != rises;
    let wrong_by = read.by.is_some_and(|by| by != real);
    let wrong_rate = read.rate.filter(|_| before > 0).is_some_and(|(value, places)| {
        let rate = Rate {
            scan: 0,
            token: 0,
            value,
            places,
        };
        !rate.is(real, before)
    });
    if !(wrong_way || wrong_by || wrong_rate) {
        return None;
    }
    let way = if now >= before { "tăng" } else { "giảm" };
    let places = read.rate.map_or(1, |(_, places)| places);
    let message = format!(
        "So sánh không khớp: từ {} đến {} là {way} {} ({}).",
        count(before),
        count(now),
        count(real),
        if before > 0 {
            percent(real, before, places)
        } else {
            "không tính được tỷ lệ".to_owned()
        }
    );
    let excerpt = scan.words(at, read.last);
    Some(
        Finding::new("identity", Severity::Error, scan.place(at), excerpt, message)
            .with_values(format!("{way} {}", count(real)), excerpt),
    )
}

/// The numbers around "tăng" or "giảm", all in one sentence.
fn read_change(scan: &Scan, at: usize) -> Option<Change> {
    let (from, to) = scan.sentence(at);
    let number = |i: usize| count_of(scan.tokens.get(i)?.text).filter(|_| is_count(scan, i));
    let rate = |i: usize| {
        scan.tokens
            .get(i + 1)
            .filter(|t| t.is_mark('%'))
            .and_then(|_| decimal_of(scan.tokens[i].text))
    };
    // "từ A lên B".
    if scan.tokens.get(at + 1).is_some_and(|t| t.is("từ"))
        && let Some(old) = (at + 2..(at + 4).min(to)).find(|i| number(*i).is_some())
        && let Some(new) = (old + 1..(old + 11).min(to)).find(|i| number(*i).is_some())
        && (old..new)
            .any(|i| scan.tokens[i].is("lên") || scan.tokens[i].is("xuống") || scan.tokens[i].is("còn"))
    {
        let by =
            (new + 1..(new + 8).min(to)).find(|i| scan.tokens[*i].is("tăng") || scan.tokens[*i].is("giảm"));
        let by_at = by.map(|i| i + 1);
        let share = by_at.and_then(|i| (i..(i + 8).min(to)).find_map(rate));
        return Some(Change {
            now: number(new),
            before: number(old),
            by: by_at.and_then(number),
            rate: share,
            last: by_at.unwrap_or(new),
        });
    }
    let first = (at + 1..(at + 4).min(to)).find(|i| scan.tokens[*i].is_number())?;
    let (mut by, mut share) = (number(first), rate(first));
    if by.is_none() && share.is_none() {
        return None;
    }
    let second = (first + 1..(first + 9).min(to)).find(|i| {
        scan.tokens[*i].is_number() && !scan.taken[*i] && !scan.tokens[first..*i].iter().any(|t| t.is("so"))
    });
    let mut last = first;
    if let Some(second) = second {
        let between = &scan.tokens[first..second];
        let is_joined = between
            .iter()
            .any(|t| ["ứng", "đương", "tức"].contains(&t.lower.as_str()));
        let before_so = is_joined || between.iter().all(|t| !t.is_mark(';') && !t.is_mark(','));
        if before_so {
            by = by.or_else(|| number(second));
            share = share.or_else(|| rate(second));
            last = second;
        }
    }
    let behind = (last..(last + 10).min(to)).find(|i| stands(&scan.tokens, *i, &["so", "với"]));
    let so = behind.or_else(|| {
        (from..at)
            .rev()
            .find(|i| stands(&scan.tokens, *i, &["so", "với"]))
    })?;
    let limit = if behind.is_some() { to } else { at };
    let held = (so + 2..(so + 22).min(limit)).find(|i| number(*i).is_some());
    let held = held.filter(|h| {
        let between = &scan.tokens[so + 2..*h];
        between
            .iter()
            .any(|t| t.is_mark('(') || t.is("là") || t.is_mark(':') || t.is("có"))
            && !between.iter().any(|t| t.is_mark(';') || t.is_mark(','))
    });
    let is_now = |i: &usize| number(*i).is_some() && !is_difference(scan, *i) && Some(*i) != held;
    let now = (from..at).rev().find(is_now);
    // Another change in the sentence holds against another number.
    let is_first = !(now.unwrap_or(at)..at).any(|i| scan.tokens[i].is_mark(';'));
    let same_unit = now.is_none_or(|n| {
        let (a, b) = (
            super::counts::unit_at(scan, n + 1),
            super::counts::unit_at(scan, first + 1),
        );
        b.is_empty() || a == b || a.is_empty()
    });
    Some(Change {
        now: now.and_then(number).filter(|_| is_first && same_unit),
        before: held.and_then(number),
        by,
        rate: share,
        last: held.unwrap_or(so + 1).max(last),
    })
}

fn is_difference(scan: &Scan, at: usize) -> bool {
    (1..=3).any(|back| at >= back && (scan.tokens[at - back].is("tăng") || scan.tokens[at - back].is("giảm")))
}
