//! Parts that add up to their whole, or do not (`sum_of_parts`), in sentences and lists.

mod closed;
mod kinds;
mod lists;
mod meant;
mod open;
mod titled;

use super::families::{are_sides, family_of};
use super::fits::Fits;
use super::hint;
use super::open::SOME;
use super::role::{Role, is_end_of_previous};
use super::scan::Scan;
use super::things::{PEOPLE, are_one, is_told_twice};
use super::token::has_any;
use crate::calendar::count;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::count::{Count, Intro};
use crate::proofread::no_sum::NoSum;
use kinds::{are_kinds_of, are_organs, is_parallel, mentions_other_years, people};
use lists::FARTHEST;
use lists::{lists, siblings, summed_up};
use meant::is_meant;
use open::{goes_on_untold, is_nearly_all};

/// In tokens, from a whole to the first of its parts in its sentence.
const LONGEST_LEAD: usize = 20;

pub fn check(scans: &[Scan], all: &[Count], roles: &[Option<Role>], found: &mut Vec<Finding>) {
    for (whole, count) in all.iter().enumerate().filter(|(_, c)| !c.is_beside) {
        for parts in lists(all, whole) {
            let is_balance =
                roles[whole].is_some_and(Role::is_major) && parts.iter().all(|i| roles[*i].is_some());
            if is_balance {
                continue;
            }
            found.extend(group(scans, all, whole, &parts));
        }
        let before = summed_up(all, whole);
        if before.len() >= 2 {
            found.extend(group(scans, all, whole, &before));
        }
        let beside = siblings(all, whole);
        let told = roles[whole].is_some_and(Role::is_major) && beside.iter().all(|i| roles[*i].is_some());
        if beside.len() >= 2 && !told && count.part_of.is_none() {
            found.extend(group(scans, all, whole, &beside));
        }
    }
    closed::check(scans, all, found);
    titled::check(scans, all, found);
}

fn group(scans: &[Scan], all: &[Count], whole: usize, parts: &[usize]) -> Option<Finding> {
    let w = &all[whole];
    let sum: i64 = parts.iter().map(|i| all[*i].value).sum();
    // "Tổng số nhiệm vụ được giao là 64, trong đó:": its thing stands before the number.
    let is_named =
        |part: &Count| w.unit.is_empty() && !part.unit.is_empty() && has_any(&w.words, &[&part.unit]);
    let are_same = parts
        .iter()
        .all(|i| are_one(&w.unit, &all[*i].unit) || is_named(&all[*i]));
    if !(are_same || are_kinds_of(all, w, parts, sum) || are_organs(all, w, parts))
        || mentions_other_years(all, parts)
    {
        return None;
    }
    if names_uncounted(&scans[w.scan], w.token, parts.first().map(|i| &all[*i])) {
        return None;
    }
    let values: Vec<i64> = parts.iter().map(|i| all[*i].value).collect();
    // "Số hồ sơ đang giải quyết khi kết thúc kỳ báo cáo trước là 96 hồ sơ:" opens the figures of this period.
    let is_of_before = is_end_of_previous(&w.words) && parts.iter().all(|i| all[*i].is_line);
    if is_of_before || parts.len() > 1 && !is_meant(w.value, &values) {
        return None;
    }
    let intro = all[parts[0]].part_of.map_or(Intro::All, |(_, intro)| intro);
    if sum == w.value {
        return whole_again(scans, all, whole, parts);
    }
    if parts.len() == 1 {
        let is_open = scans[w.scan].paragraph.text.trim_end().ends_with(':');
        let is_told = !all[parts[0]].is_line || is_open || intro == Intro::Within;
        let part = &all[parts[0]];
        let is_like = part.unit == w.unit && (!w.unit.is_empty() || part.noun == w.noun);
        let too_much = values[0] > w.value && intro != Intro::Brackets && is_like;
        let too_much = too_much && is_told;
        return too_much.then(|| broken(scans, all, whole, parts, sum));
    }
    let words = |i: &usize| format!("{} {}", all[*i].words, all[*i].unit);
    let is_some = parts.first().is_some_and(|i| {
        let part = &all[*i];
        let scan = &scans[part.scan];
        let from = part.clause.saturating_sub(6);
        let before = if from < part.token {
            scan.words(from, part.token).to_lowercase()
        } else {
            String::new()
        };
        has_any(&before, SOME)
    });
    let told: Vec<String> = parts.iter().map(words).collect();
    let family = family_of(&told).or_else(|| people(all, parts));
    let parallel = parts.len() >= 3 && is_parallel(all, parts);
    let exhaustive = !is_some
        && match intro {
            Intro::All => parts.len() >= 3 || family != Some(false) || parallel,
            Intro::Within => family == Some(true) || parallel,
            Intro::Brackets => family == Some(true) || (parallel && sum > 0),
        };
    let is_of_kinds = family.is_some() || parallel || are_sides(&told);
    let too_much = sum > w.value && (is_of_kinds || intro == Intro::All);
    if sum < w.value && goes_on_untold(&scans[w.scan], all, parts) {
        return None;
    }
    if nested_fits(all, w.value, parts) || is_explained(scans, all, whole, parts) {
        return None;
    }
    if exhaustive || too_much {
        return Some(broken(scans, all, whole, parts, sum));
    }
    let is_nearly_all =
        intro == Intro::Within && !is_some && is_nearly_all(&scans[w.scan], all, whole, parts);
    is_nearly_all.then(|| {
        let remark = " Nếu còn phần khác, đề nghị ghi rõ.";
        let finding = broken_with(scans, all, whole, parts, sum, remark);
        Finding {
            severity: Severity::Warning,
            ..finding
        }
    })
}

/// Whether the numbers of the paragraph show that the words were read wrongly: another list fits, or
/// the first parts are all and what follows counts another thing ("gồm 05 trường, 06 trường và 03
/// trường, với tổng số 11.862 học sinh").
fn is_explained(scans: &[Scan], all: &[Count], whole: usize, parts: &[usize]) -> bool {
    /// In counts.
    const NEAR: usize = 60;
    let w = &all[whole];
    let here = all
        .partition_point(|c| c.scan < w.scan)
        .max(whole.saturating_sub(NEAR))
        ..all.partition_point(|c| c.scan <= w.scan).min(whole + 2 * NEAR);
    let tokens: Vec<usize> = parts
        .iter()
        .filter(|i| all[**i].scan == w.scan)
        .map(|i| all[*i].token)
        .collect();
    let mut sum = 0;
    let told = parts.iter().position(|i| {
        sum += all[*i].value;
        sum == w.value
    });
    let is_first = |i: &usize| all[*i].thing == all[parts[0]].thing;
    let goes_on = told.is_some_and(|last| {
        let (list, behind) = parts.split_at(last + 1);
        list.len() > 1 && list.iter().all(is_first) && !behind.iter().any(is_first)
            || list.len() > 1 && behind.iter().all(|i| is_told_twice(&all[*i].words))
    });
    // "tiếp nhận 58 đơn (kỳ trước chuyển sang 06 đơn), đã xử lý 50, đang xử lý 14"
    let total: i64 = parts.iter().map(|i| all[*i].value).sum();
    let is_inside = |c: &Count| c.part_of == Some((whole, Intro::Brackets)) && w.value + c.value == total;
    let with_inside = all[here.clone()].iter().any(is_inside);
    // "24 hồ sơ thuộc 03 cơ quan: 15, 07, 02": the parts are those of the number before.
    let before = &all[here.start.max(whole.saturating_sub(2))..parts[0].max(whole)];
    let of_another = before.iter().any(|c| c.value == total);
    // "10 dự án FDI và 12 dự án trong nước; trong đó 05 và 08": of both together.
    let of_two = whole.checked_sub(1).is_some_and(|i| {
        let other = &all[i];
        let is_here = other.scan == w.scan && other.part_of == w.part_of && other.thing == w.thing;
        is_here
            && scans[w.scan].joins(other.token, w.token)
            && total > w.value
            && total <= w.value + other.value
    });
    let fits = Fits::of_counts(&all[here]);
    of_another
        || of_two
        || with_inside
        || goes_on
        || fits.hold_as_part(w.token, &tokens)
        || fits.complete(w.token, &tokens)
}

/// "14 người, gồm Giám đốc, 01 Phó Giám đốc và 12 công chức": who is told first has no number.
fn names_uncounted(scan: &Scan, whole: usize, first: Option<&Count>) -> bool {
    let Some(first) = first.filter(|c| c.token > whole) else {
        return false;
    };
    let to = first.token.min(whole + LONGEST_LEAD).min(scan.tokens.len());
    let is_of_people = PEOPLE.contains(&first.unit.as_str());
    let gathers = (whole..to).find(|i| scan.tokens[*i].is("gồm"));
    let begins = |at: usize| {
        let next = (at + 1..to).find(|i| scan.tokens[*i].is_mark(',') || scan.tokens[*i].is_number());
        let is_named = |i: usize| is_of_people || scan.tokens.get(i + 1).is_some_and(|t| t.is_number());
        next.is_some_and(|i| scan.tokens[i].is_mark(',') && is_named(i))
    };
    gathers.is_some_and(begins)
}

/// The last part has parts of its own, and some of those belong to the whole.
fn nested_fits(all: &[Count], whole: i64, parts: &[usize]) -> bool {
    parts.iter().any(|part| {
        let inner: Vec<i64> = all
            .iter()
            .skip(*part + 1)
            .take(FARTHEST)
            .filter(|c| {
                !c.is_line
                    && !c.is_beside
                    && c.part_of
                        .is_some_and(|(w, intro)| w == *part && intro != Intro::Brackets)
            })
            .map(|c| c.value)
            .collect();
        let direct: i64 = parts.iter().map(|i| all[*i].value).sum();
        (0..inner.len()).any(|k| direct + inner[k..].iter().sum::<i64>() == whole)
    })
}

/// "54 TTHC mới, sửa đổi, bãi bỏ, trong đó 54 TTHC cắt giảm thời gian".
fn whole_again(scans: &[Scan], all: &[Count], whole: usize, parts: &[usize]) -> Option<Finding> {
    let (w, [only]) = (&all[whole], parts) else {
        return None;
    };
    let part = &all[*only];
    let is_within = part.part_of.is_some_and(|(_, intro)| intro == Intro::Within);
    let scan = &scans[w.scan];
    if !is_within || part.scan != w.scan || !part.words.contains("cắt giảm") {
        return None;
    }
    let (from, to) = scan.sentence(w.token);
    let holds_abolished = scan.words(from, to - 1).to_lowercase().contains("bãi bỏ");
    if !holds_abolished {
        return None;
    }
    let excerpt = scan.words(w.token, part.token + 1);
    let message = format!(
        "Phần nêu sau \"trong đó\" bằng toàn bộ ({}), gồm cả phần bãi bỏ; đề nghị kiểm tra.",
        count(w.value)
    );
    Some(Finding::new(
        "sum_of_parts",
        Severity::Warning,
        scan.place(part.token),
        excerpt,
        message,
    ))
}

fn broken(scans: &[Scan], all: &[Count], whole: usize, parts: &[usize], sum: i64) -> Finding {
    broken_with(scans, all, whole, parts, sum, "")
}

/// "12 (đang giải quyết)", "01 (quyết định)"
fn named(part: &Count) -> String {
    let words: String = part.words.trim().chars().take(40).collect();
    let name = if words.is_empty() {
        part.thing.as_str()
    } else {
        words.as_str()
    };
    match name {
        "" => count(part.value),
        name => format!("{} ({name})", count(part.value)),
    }
}

/// `remark` is said behind all else.
fn broken_with(
    scans: &[Scan],
    all: &[Count],
    whole: usize,
    parts: &[usize],
    sum: i64,
    remark: &str,
) -> Finding {
    let w = &all[whole];
    let scan = &scans[w.scan];
    let values: Vec<i64> = parts.iter().map(|i| all[*i].value).collect();
    let mut no_sum = NoSum::of_written(w.value, &values, sum, count);
    // Which of the parts would not be one.
    let may_be_within = |i: &&usize| sum - all[**i].value == w.value && parts.len() > 2;
    let named: Vec<String> = { parts.iter().filter(may_be_within) }
        .map(|part| named(&all[*part]))
        .collect();
    if !named.is_empty() {
        no_sum = no_sum.with_remark(&format!(
            " Nếu không tính {} thì bằng {}: phần này có thể đã nằm trong phần khác, đề nghị ghi rõ.",
            named.join(" hoặc "),
            count(w.value)
        ));
    }
    if let Some(slip) = hint::of_sum(w.value, &values) {
        no_sum = no_sum.with_remark(&format!(" Có thể đảo chữ số: {slip}"));
    }
    no_sum.with_remark(remark).at(scan.place(w.token))
}
