//! The role of every count of a report: by its words, by what it is a part of, by what its paragraph tells of.

use super::beginning::was_there;
use super::subject;
use crate::proofread::counts::count::Count;
use crate::proofread::label::Label;
use crate::proofread::role::{Role, role_of};
use crate::proofread::scan::Scan;
use crate::proofread::token::has_any;
use chrono::NaiveDate;

/// Counts before one that are looked at.
const NEAR: usize = 24;

/// The role of every count of a report about `own`.
pub fn roles(
    scans: &[Scan],
    all: &[Count],
    own: Option<&Label>,
    begin: Option<NaiveDate>,
) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = Vec::with_capacity(all.len());
    let mut from_before = Vec::new();
    let of_others = subject::of_others(scans);
    let names_the_first = |s: &Scan| has_any(&s.lower, &["hồ sơ nhất", "nhiều nhất", "lớn nhất", "cao nhất"]);
    let of_the_first: Vec<bool> = scans.iter().map(names_the_first).collect();
    let speak_of_dossiers: Vec<bool> = scans.iter().map(|s| s.lower.contains("hồ sơ")).collect();
    for (i, count) in all.iter().enumerate() {
        let of_whole = count
            .part_of
            .and_then(|(whole, _)| roles.get(whole).copied().flatten());
        let of_line = || role_of(&count.under, "", None);
        let of_sentence = || {
            let same = |j: &usize| all[*j].scan == count.scan && all[*j].part_of.is_none();
            (0..i)
                .rev()
                .take(12)
                .filter(same)
                .find_map(|j| roles[j].and_then(Role::line))
        };
        let above = of_whole.or_else(of_line).or_else(of_sentence);
        let is_beside = (count.is_beside || subject::is_raised(&count.words))
            && !subject::raises_total(&count.words)
            || of_others[count.scan]
            || subject::of_other_period(&scans[count.scan], count, own);
        // "giao 95, có mặt 92, còn thiếu 03" says nowhere that it counts dossiers.
        let names_dossiers = || {
            speak_of_dossiers[count.scan]
                || ["tiếp nhận", "giải quyết"]
                    .iter()
                    .any(|w| count.words.contains(w))
                || count.under.contains("hồ sơ")
                || of_line().is_some()
        };
        // "tiếp nhận 100, giải quyết 90, tồn 10"
        let is_rest = || {
            let before = (0..i).rev().take(4).filter(|j| all[*j].scan == count.scan);
            has_any(&count.words, &["tồn"]) && before.into_iter().any(|j| roles[j].is_some())
        };
        let is_of_dossiers = !count.thing.is_empty() || of_whole.is_some() || names_dossiers() || is_rest();
        // "giảm từ 22 hồ sơ xuống còn 15 hồ sơ": so many there are, not so many are left.
        let words = count
            .words
            .replace("xuống còn", "xuống")
            .replace("giảm còn", "giảm");
        let role = role_of(&words, &count.thing, above);
        let is_plain = role.is_none_or(Role::is_major) && count.thing.starts_with("hồ sơ");
        let of_neighbour = || subject::comes_or_goes(&scans[count.scan], count, own);
        let role = if is_plain { of_neighbour().or(role) } else { role };
        let role = role.filter(|_| !is_beside && is_of_dossiers);
        // "Ba đơn vị có nhiều hồ sơ nhất: ..., tổng cộng 10.475 hồ sơ": of these three.
        let is_of_the_first =
            role == Some(Role::Received) && of_the_first[count.scan] && has_any(&count.words, &["cộng"]);
        let scan = &scans[count.scan];
        let is_cause = role.is_some_and(Role::is_major) && subject::is_by_cause(scan, count);
        let role = match role {
            Some(Role::Pending) if subject::was_left(scan, count) => Some(Role::Carried),
            Some(_) if was_there(scan, count, begin) => {
                from_before.push(i);
                None
            }
            role => role,
        };
        let told = || all[..i].iter().zip(&roles).rev().take(NEAR);
        let is_of_one_unit = role.is_some_and(|own| {
            let is_told =
                |(c, r): (&Count, &Option<Role>)| c.scan == count.scan && r.is_some_and(|r| are_same(r, own));
            begins_with_a_unit(count) && told().any(is_told)
        });
        let is_of_others = is_of_one_sector(count) || is_of_one_unit || is_of_the_first || is_cause;
        roles.push(role.filter(|_| !is_of_others));
    }
    // What there was when the period began is what came over, unless that is told too.
    if !roles.contains(&Some(Role::Carried)) {
        from_before
            .into_iter()
            .for_each(|i| roles[i] = Some(Role::Carried));
    }
    summed(all, &mut roles);
    taken_up(all, &mut roles);
    of_a_few(all, &mut roles);
    roles
}

/// "05 hồ sơ quá hạn, trong đó 02 hồ sơ đã giải quyết, 03 hồ sơ đang giải quyết", "06 hồ sơ phải lấy ý kiến (04 đã giải
/// quyết, 02 đang giải quyết)": what became of some is no balance of all.
fn of_a_few(all: &[Count], roles: &mut [Option<Role>]) {
    let says_all = roles
        .iter()
        .any(|r| matches!(r, Some(Role::Received | Role::New)));
    for whole in 0..all.len() {
        let is_late = has_any(&all[whole].words, &["quá hạn", "trễ hạn", "chậm"]);
        if roles[whole].is_some_and(Role::is_major) || !(says_all || is_late) {
            continue;
        }
        let near = whole + 1..all.len().min(whole + NEAR_PARTS);
        let parts: Vec<usize> = near
            .filter(|i| all[*i].part_of.is_some_and(|(w, _)| w == whole))
            .collect();
        let has = |role: Role| parts.iter().any(|i| roles[*i] == Some(role));
        let sum: i64 = parts.iter().map(|i| all[*i].value).sum();
        if has(Role::Resolved) && has(Role::Pending) && (is_late || sum == all[whole].value) {
            parts.iter().for_each(|i| roles[*i] = None);
        }
    }
}

/// "174 hồ sơ chuyển từ tháng 7 và 331 hồ sơ mới, cộng lại là 505 hồ sơ": all that there is to handle.
fn summed(all: &[Count], roles: &mut [Option<Role>]) {
    for sum in 2..all.len() {
        let is_sum = roles[sum].is_none()
            && ["cộng lại", "cộng chung", "cộng tất cả", "cộng là"]
                .iter()
                .any(|w| all[sum].words.starts_with(w));
        let before = [roles[sum - 1], roles[sum - 2]];
        let are_both = before.contains(&Some(Role::Carried)) && before.contains(&Some(Role::New));
        if is_sum && are_both && all[sum - 2].scan == all[sum].scan {
            roles[sum] = Some(Role::Received);
        }
    }
}

/// "Xử lý 38 hồ sơ, gồm 11 hồ sơ kỳ trước chuyển sang và 27 hồ sơ mới": what there was to handle.
fn taken_up(all: &[Count], roles: &mut [Option<Role>]) {
    let whole_of = |i: usize| all[i].part_of.map(|(whole, _)| whole);
    let wholes: Vec<usize> = (0..all.len())
        .filter(|i| roles[*i] == Some(Role::Carried))
        .filter_map(whole_of)
        .filter(|whole| roles[*whole] == Some(Role::Resolved))
        .collect();
    for whole in wholes {
        let mut parts =
            (whole + 1..all.len().min(whole + NEAR_PARTS)).filter(|i| whole_of(*i) == Some(whole));
        if parts.any(|i| roles[i] == Some(Role::New)) {
            roles[whole] = Some(Role::Received);
        }
    }
}

/// In counts: the parts of a number stand so near behind it.
const NEAR_PARTS: usize = 8;

/// "12 hồ sơ lĩnh vực Đầu tư", "111 hồ sơ còn lại thuộc các sở khác": a part by sector or unit has no
/// column of its own.
/// "Phòng Đầu tư nhận 60 hồ sơ" behind what the office received: of one of its units.
fn begins_with_a_unit(count: &Count) -> bool {
    const UNITS: [&str; 8] = [
        "phòng ",
        "văn phòng ",
        "chi nhánh ",
        "bộ phận ",
        "chi cục ",
        "đội ",
        "xã ",
        "phường ",
    ];
    UNITS.iter().any(|unit| count.words.starts_with(unit))
}

/// What came in is one line, by whichever words.
fn are_same(one: Role, other: Role) -> bool {
    let comes_in = |role: Role| matches!(role, Role::Received | Role::New);
    one == other || comes_in(one) && comes_in(other)
}

fn is_of_one_sector(count: &Count) -> bool {
    let holds = |words: &[&str]| words.iter().any(|w| count.words.contains(w));
    let is_part = count.part_of.is_some() || has_any(&count.words, &["khác"]);
    is_part && holds(&["lĩnh vực", "phòng ", "thuộc "])
}
