//! A whole and what became of it, told one after the other without a word that says so: "được giao 38
//! nhiệm vụ. Đến nay 17 nhiệm vụ đã hoàn thành, 19 nhiệm vụ đang làm và 02 nhiệm vụ chưa đến kỳ".
//!
//! Done, under way and passed on are all that can become of a thing; satisfied or not, there or not, reached
//! or not, likewise. The whole stands right before them, or before another list of its parts.

use super::among::overlap;
use super::broken::broken;
use super::clauses::clauses;
use super::whole::{begins_with, is_of_the_form};
use crate::finding::Finding;
use crate::proofread::items::{Item, Sentence};
use crate::proofread::scan::Scan;
use crate::proofread::slips::slip;
use crate::proofread::things::are_one;
use crate::proofread::token::{has_any, stands};

/// One way in which things end or do not.
struct Axis {
    /// What is over or good.
    done: &'static [&'static str],
    /// What is not, or left the office; looked for first.
    open: &'static [&'static str],
    /// Whether all that was looked into ends in one way or the other: kept or changed.
    is_of_all: bool,
}

const AXES: &[Axis] = &[
    // What is reviewed stays as it is or does not.
    Axis {
        done: &["giữ nguyên", "tiếp tục áp dụng", "còn phù hợp", "còn hiệu lực"],
        open: &[
            "bãi bỏ",
            "sửa đổi",
            "thay thế",
            "hủy bỏ",
            "hết hiệu lực",
            "cắt giảm",
            "đơn giản hóa",
        ],
        is_of_all: true,
    },
    Axis {
        done: &["đạt", "đạt quy chuẩn", "trong giới hạn", "bảo đảm an toàn"],
        open: &["vượt quy chuẩn", "vượt ngưỡng", "vượt giới hạn", "không đạt"],
        is_of_all: false,
    },
    Axis {
        done: &["hài lòng"],
        open: &["không hài lòng", "chưa hài lòng", "bình thường"],
        is_of_all: false,
    },
    Axis {
        done: &["có mặt", "tham dự", "dự họp", "đi làm"],
        open: &["vắng", "vắng mặt", "nghỉ", "đi học", "đi công tác", "biệt phái"],
        is_of_all: false,
    },
    Axis {
        done: &["đạt", "vượt", "hoàn thành"],
        open: &["không đạt", "chưa đạt", "không hoàn thành", "không vượt"],
        is_of_all: false,
    },
    Axis {
        done: &[
            "đã",
            "hoàn thành",
            "xong",
            "trả lời",
            "giải quyết",
            "xử lý",
            "phê duyệt",
            "cấp",
            "xác nhận",
            "chấp thuận",
            "thẩm định",
            "hoạt động",
            "giải ngân",
        ],
        open: &[
            "đang",
            "chưa",
            "còn",
            "còn lại",
            "chuyển",
            "trả lại",
            "từ chối",
            "rút",
            "không đủ điều kiện",
            "tạm dừng",
            "tạm đình chỉ",
            "nhỡ",
            "chuẩn bị",
            "yêu cầu",
            "dừng",
        ],
        is_of_all: false,
    },
];

/// Numbers before a list among which its whole is looked for, and parts of one list.
const FARTHEST: usize = 12;
const LONGEST: usize = 10;
/// In percent: how far a sum is from its whole at most, and where something else is told between.
const FAR: i64 = 20;
const NEAR: i64 = 10;
/// Below it some of the parts make up the whole by chance.
const SMALL: i64 = 20;

/// What is looked into need not end in one way or the other.
const LOOKED_INTO: &[&str] = &[
    "kiểm tra",
    "thanh tra",
    "rà soát",
    "giám sát",
    "khảo sát",
    "tổ chức",
    "tuyên truyền",
];

/// Whether nothing need have come of it: "kiểm tra 24 cơ sở".
pub(super) fn is_looked_into(whole: &Item) -> bool {
    has_any(&whole.words, LOOKED_INTO)
}

/// The state that the words say on an axis: done, or not.
fn state(axis: &Axis, words: &str) -> Option<bool> {
    if has_any(words, axis.open) {
        return Some(false);
    }
    let is_aim = has_any(words, &["kế hoạch", "dự toán", "phải"]) && !has_any(words, &["đã"]);
    if has_any(words, axis.done) && !is_aim {
        return Some(true);
    }
    // What is late is not done where nothing says that it is.
    (axis.done.contains(&"đã") && has_any(words, &["quá hạn", "trễ hạn", "chậm"])).then_some(false)
}

/// Whether the first words say the one end of what becomes of things, and the second ones the other: there and away.
pub(super) fn is_other_end(done: &str, open: &str) -> bool {
    let ends = |axis: &Axis| state(axis, done) == Some(true) && state(axis, open) == Some(false);
    // Done and under way are told of other wholes as well.
    let clear = AXES.split_last().map_or(AXES, |(_, clear)| clear);
    clear.iter().any(ends)
}

/// The lists of a sentence, each against the number before it; `before` are the sentences of the paragraph
/// before this one.
pub(super) fn states(scan: &Scan, before: &[Sentence], sentence: &Sentence) -> Option<Finding> {
    let here = &sentence.items;
    let earlier = before.iter().rev().take(3).rev().flat_map(|s| s.items.iter());
    let earlier: Vec<&Item> = earlier.collect();
    let earlier = &earlier[earlier.len().saturating_sub(FARTHEST)..];
    let plain: Vec<&Item> = here.iter().filter(|i| i.depth == 0).take(4 * FARTHEST).collect();
    // "Đã xử phạt 87 vụ, số tiền 1.465 triệu đồng; còn 05 vụ": money is told beside.
    let things: Vec<&Item> = plain.iter().copied().filter(|i| !i.is_measured()).collect();
    lists(scan, sentence.from, (earlier, here), &plain, FAR).or_else(|| {
        (things.len() < plain.len()).then(|| lists(scan, sentence.from, (earlier, here), &things, NEAR))?
    })
}

/// Those among some numbers of a sentence; how far their sum may be from the whole, in percent.
fn lists(
    scan: &Scan,
    from: usize,
    (earlier, here): (&[&Item], &[Item]),
    plain: &[&Item],
    percent: i64,
) -> Option<Finding> {
    let words = clauses(scan, from, plain);
    for axis in AXES {
        let states: Vec<Option<bool>> = words
            .iter()
            .zip(plain)
            .map(|(w, item)| state(axis, w).filter(|_| !is_among(scan, item) && !is_reviewed(axis, w)))
            .collect();
        let mut from = 0;
        while from < plain.len() {
            let run = run(scan, &plain[from..], &states[from..]);
            if let Some((parts, next)) = run {
                let told: Vec<&Item> = earlier
                    .iter()
                    .copied()
                    .chain(here.iter().filter(|i| i.token < parts[0].token))
                    .collect();
                let behind = &plain[from + next..];
                if let Some(wrong) = against(scan, &told, &parts, behind, (axis, percent)) {
                    return Some(wrong);
                }
                from += next;
            } else {
                from += 1;
            }
        }
    }
    None
}

/// "Rà soát, đơn giản hóa: đã rà soát 18 TTHC": those that were looked into, however the task is called.
fn is_reviewed(axis: &Axis, words: &str) -> bool {
    axis.is_of_all && has_any(words, LOOKED_INTO)
}

/// "Trong 06 hồ sơ quá hạn có ...", "trong số 16 ...": a whole, whatever its words say.
fn is_among(scan: &Scan, item: &Item) -> bool {
    let ends_with = |words: &[&str]| {
        let from = item.token.checked_sub(words.len());
        from.is_some_and(|from| stands(&scan.tokens, from, words))
    };
    ends_with(&["trong"]) || ends_with(&["trong", "số"]) || ends_with(&["trong", "tổng", "số"])
}

/// The list that begins with the first of these: its parts, and how many numbers it takes.
fn run<'a>(scan: &Scan, items: &[&'a Item], states: &[Option<bool>]) -> Option<(Vec<&'a Item>, usize)> {
    states.first().copied().flatten()?;
    let mut parts: Vec<&Item> = Vec::new();
    let (mut is_done, mut is_open, mut at) = (false, false, 0);
    while at < items.len().min(LONGEST) {
        let Some(is_over) = states[at] else { break };
        parts.push(items[at]);
        is_done |= is_over;
        is_open |= !is_over;
        at = behind_parts(scan, items, at);
    }
    (is_done && is_open && parts.len() >= 2).then_some((parts, at))
}

/// The next number that is told beside this one: its own parts behind "trong đó" are passed over.
fn behind_parts(scan: &Scan, items: &[&Item], at: usize) -> usize {
    let gap = |i: usize| scan.words(items[i].token, items[i + 1].token).to_lowercase();
    if at + 1 >= items.len() || !has_any(&gap(at), &["trong đó", "gồm"]) {
        return at + 1;
    }
    let mut sum = 0;
    let ends = |i: &usize| {
        sum += items[*i].value;
        sum == items[at].value || *i + 1 == items.len() || gap(*i).contains(';')
    };
    (at + 1..items.len()).find(ends).map_or(items.len(), |i| i + 1)
}

/// The numbers told before a list, against its sum; where those behind complete it, the list goes on.
fn against(
    scan: &Scan,
    told: &[&Item],
    parts: &[&Item],
    behind: &[&Item],
    (axis, percent): (&Axis, i64),
) -> Option<Finding> {
    let thing = parts.last().map(|p| p.thing.as_str()).filter(|t| !t.is_empty())?;
    let is_one = |p: &Item| are_one(&p.thing, thing) || are_one(thing, &p.thing);
    // "đã cấp 37 giấy phép, trả lại 05 hồ sơ": what came of a dossier.
    if !parts[1..].iter().all(|p| is_one(p)) || overlap(&within(parts).iter().collect::<Vec<_>>()) {
        return None;
    }
    let same: Vec<&Item> = told.iter().copied().filter(|i| is_one(i)).collect();
    let sum: i64 = parts.iter().map(|p| p.value).sum();
    let whole_at = same
        .iter()
        .rposition(|w| w.depth == 0 && w.value >= parts.iter().map(|p| p.value).max().unwrap_or(0))?;
    let (whole, between) = (same[whole_at], &same[whole_at + 1..]);
    let values_of = |items: &[&Item]| -> Vec<i64> {
        let plain = items.iter().filter(|i| i.depth == 0 && i.token > whole.token);
        plain.map(|i| i.value).collect()
    };
    // "17 phản ánh, kiến nghị, gồm 11 phản ánh và 06 kiến nghị": its parts may be called otherwise.
    let (between, others) = (values_of(between), values_of(told));
    let values: Vec<i64> = parts.iter().map(|p| p.value).collect();
    let rest: Vec<i64> = [sum]
        .into_iter()
        .chain(behind.iter().take(LONGEST).map(|i| i.value))
        .collect();
    let is_right = sum == whole.value
        || begins_with(whole.value, &rest)
        || begins_with(whole.value, &values) && (whole.value >= SMALL || is_divided(scan, parts))
        || same.iter().any(|i| i.value == sum)
        || same
            .iter()
            .enumerate()
            .any(|(i, a)| same[i + 1..].iter().any(|b| a.value + b.value == sum));
    let divides_it =
        between.is_empty() || begins_with(whole.value, &between) || begins_with(whole.value, &others);
    if is_right || !divides_it || is_of_the_form(whole, parts) || carries_over(scan, whole, parts) {
        return None;
    }
    let slip = slip(whole.value, &values);
    let gap = (sum - whole.value).abs() * 100;
    let is_near = gap <= whole.value * percent || slip.is_some() && gap <= whole.value * 40;
    (is_near && (axis.is_of_all || !is_looked_into(whole))).then(|| broken(scan, whole, parts, sum, slip))
}

/// "phạt 1.245 triệu đồng, trong đó đã nộp 812 triệu đồng, còn nợ 433 triệu đồng": before the first of them the words only
/// say that the whole is divided.
fn within(parts: &[&Item]) -> Vec<Item> {
    let mut own: Vec<Item> = parts.iter().map(|p| (*p).clone()).collect();
    if let Some(first) = own.first_mut() {
        first.words = first
            .words
            .replace("trong đó", "")
            .replace("lũy kế", "")
            .replace("luỹ kế", "");
    }
    own
}

/// Whether a semicolon stands between two of these.
fn is_divided(scan: &Scan, parts: &[&Item]) -> bool {
    let ends = parts.first().zip(parts.last());
    ends.is_some_and(|(first, last)| {
        scan.tokens[first.token..last.token]
            .iter()
            .any(|t| t.is_mark(';'))
    })
}

/// Whether something was there before, of which no number is told.
fn carries_over(scan: &Scan, whole: &Item, parts: &[&Item]) -> bool {
    let last = parts.last().map_or(whole.token, |p| p.token);
    let between = scan.words(whole.token, last.max(whole.token)).to_lowercase();
    has_any(
        &between,
        &[
            "kỳ trước",
            "năm trước",
            "tháng trước",
            "quý trước",
            "tuần trước",
            "tồn",
            "kể cả",
            "tính cả",
            "phát sinh",
            "cùng kỳ",
        ],
    )
}
