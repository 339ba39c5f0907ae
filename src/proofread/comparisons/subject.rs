//! The value that something is said of.

use super::Text;
use super::read::{Statement, way_at};
use crate::proofread::changes::stands_behind_base;
use crate::proofread::quantities::Quantity;
use crate::proofread::token::{decimal_of, has_any};

/// What a statement may be about.
pub(super) struct Subject {
    /// The nearest first.
    pub values: Vec<Quantity>,
    /// The statement's clause names its value by words only, or by none, and the value stands
    /// farther away: the numbers have to show more.
    pub is_far: bool,
}

/// Words of a clause that name nothing.
const FILLERS: &[&str] = &[
    "và", "cũng", "đã", "đồng", "thời", "ước", "là", "tỷ", "tỉ", "lệ", "đạt", "bằng", "tương", "đương",
    "ứng", "chỉ", "mới", "cùng", "đều", "tức", "nhưng", "vẫn", "hiện", "lại", "kết", "quả", "nay", "trong",
    "đó", "này", "năm", "số", "tổng", "lượng", "có", "được", "thì", "chiếm", "mức", "giá", "trị", "kỳ",
    "quý", "tháng", "hay", "hoàn", "thành",
];

/// Words of plans, whose values are told elsewhere.
const PLANS: &[&str] = &[
    "phấn đấu",
    "mục tiêu",
    "dự kiến",
    "chỉ tiêu",
    "kế hoạch",
    "dự toán",
    "bình quân",
];

/// Figures of the period and of the year so far are two.
const SO_FAR: &[&str] = &[
    "lũy kế",
    "luỹ kế",
    "tính chung",
    "cộng dồn",
    "cả năm",
    "từ đầu năm",
    "tính đến",
];

pub(super) fn subject(text: &Text, told: &[Statement], one: &Statement) -> Option<Subject> {
    let like = one.before.as_ref().or(one.by.as_ref())?;
    if let Some(now) = &one.now {
        return Some(Subject {
            values: vec![now.clone()],
            is_far: false,
        });
    }
    let clause = text.clause_from(one.at);
    let depth = text.depths[one.at];
    let is_free = |q: &&Quantity| {
        q.is_like(like) && !is_of_another(told, q) && !is_change(text, q) && text.depths[q.token] <= depth
    };
    let own: Vec<Quantity> = text
        .values_in(clause, one.at)
        .iter()
        .rev()
        .filter(is_free)
        .cloned()
        .collect();
    if !own.is_empty() {
        return Some(Subject {
            values: own,
            is_far: false,
        });
    }
    let words = text.words(clause, one.at);
    let said = words.split("so với").next().unwrap_or_default();
    let names: Vec<&str> = said
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let names: Vec<&str> = names.into_iter().filter(|w| !FILLERS.contains(w)).collect();
    let before = text.sentence_from(one.at);
    if names.is_empty() && !says_number(said) {
        let values: Vec<Quantity> = text
            .values_in(before, clause)
            .iter()
            .rev()
            .filter(is_free)
            .cloned()
            .collect();
        if values.is_empty() {
            return named_ahead(text, told, one, like, before);
        }
        let is_beside = values
            .first()
            .is_some_and(|q| q.token >= text.clause_from(clause - 1));
        let is_far = (before..clause).any(|i| text.is_mark(i, ';')) || values.len() > 1 && !is_beside;
        return (!values.is_empty()).then_some(Subject { values, is_far });
    }
    named(text, told, one, &names, like, clause)
}

/// "93 hồ sơ đã trả đều đúng hạn. So với tuần trước (81 hồ sơ đã trả) tăng 12 hồ sơ": the bracket says of what.
fn named_ahead(
    text: &Text,
    told: &[Statement],
    one: &Statement,
    like: &Quantity,
    sentence: usize,
) -> Option<Subject> {
    /// In tokens.
    const FARTHEST: usize = 80;
    let held = one.before.as_ref().filter(|q| text.depths[q.token] == 1)?;
    let close = (held.last..one.at).find(|i| text.is_mark(*i, ')'))?;
    let words = text.words(held.last + 1, close);
    let names: Vec<&str> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !FILLERS.contains(w))
        .collect();
    let is_it = |q: &&Quantity| {
        let said = text.words(text.clause_from(q.token), text.clause_to(q.last));
        let is_free = text.depths[q.token] == 0 && !is_of_another(told, q) && !is_change(text, q);
        is_free && q.is_like(like) && names.iter().all(|name| has_any(&said, &[name]))
    };
    let before = text.values_in(sentence.saturating_sub(FARTHEST), sentence);
    let values: Vec<Quantity> = before.iter().filter(is_it).cloned().collect();
    (values.len() == 1 && !names.is_empty()).then_some(Subject { values, is_far: true })
}

/// "số vụ" names what counts cases.
fn says_number(said: &str) -> bool {
    has_any(said, &["số", "tổng", "kim ngạch", "giá trị", "lượng"])
}

/// "số người chết giảm 01 người (10 người)", where "làm chết 09 người" stands before in the paragraph.
fn named(
    text: &Text,
    told: &[Statement],
    one: &Statement,
    names: &[&str],
    like: &Quantity,
    clause: usize,
) -> Option<Subject> {
    /// In tokens and in values.
    const FARTHEST: usize = 200;
    const MOST: usize = 30;
    let from = one.at.saturating_sub(FARTHEST);
    let said = text.words(text.sentence_from(one.at), one.at);
    if has_any(&said, PLANS) {
        return None;
    }
    let unit: Vec<&str> = like.unit().split(' ').collect();
    let is_named = |words: &str| {
        names
            .iter()
            .filter(|w| !unit.contains(w))
            .all(|w| has_any(words, &[w]))
    };
    let is_it = |q: &&Quantity| {
        if !q.is_like(like) || text.depths[q.token] != 0 {
            return false;
        }
        let (start, end) = (text.clause_from(q.token), text.clause_to(q.last));
        let words = text.words(start, end);
        let times = text.words(text.sentence_from(q.token), end);
        is_named(&words)
            && !is_of_another(told, q)
            && !is_change(text, q)
            && !has_any(&words, PLANS)
            && has_any(&times, SO_FAR) == has_any(&said, SO_FAR)
    };
    let values: Vec<Quantity> = text
        .values_in(from, clause)
        .iter()
        .rev()
        .take(MOST)
        .filter(is_it)
        .cloned()
        .collect();
    let values = if values.is_empty() {
        only_one(text, told, names, like, clause)
    } else {
        values
    };
    (!values.is_empty()).then_some(Subject { values, is_far: true })
}

/// "tổng vốn đăng ký 164,5 triệu USD" of "vốn FDI đăng ký mới": the only sum in that currency before,
/// by half of its name.
fn only_one(
    text: &Text,
    told: &[Statement],
    names: &[&str],
    like: &Quantity,
    clause: usize,
) -> Vec<Quantity> {
    /// In tokens.
    const FARTHEST: usize = 120;
    let is_it = |q: &&Quantity| q.is_like(like) && !is_of_another(told, q) && !is_change(text, q);
    let values: Vec<&Quantity> = text
        .values_in(clause.saturating_sub(FARTHEST), clause)
        .iter()
        .filter(is_it)
        .collect();
    let [only] = values.as_slice() else {
        return Vec::new();
    };
    let words = text.words(text.sentence_from(only.token), text.clause_to(only.last));
    let known = names.iter().filter(|w| has_any(&words, &[w])).count();
    let is_named = known * 2 > names.len() && !like.is_of_things();
    if is_named {
        vec![(*only).clone()]
    } else {
        Vec::new()
    }
}

/// A difference, or what another statement is held against.
fn is_of_another(told: &[Statement], value: &Quantity) -> bool {
    let near = told.partition_point(|s| s.at <= value.token);
    let is_in = |s: &Statement| {
        let is = |q: &Option<Quantity>| q.as_ref().is_some_and(|q| q.token == value.token);
        is(&s.before) || is(&s.by)
    };
    told[near.saturating_sub(2)..].iter().take(4).any(is_in)
}

/// "tăng 250 hồ sơ", whatever it is held against.
fn is_change(text: &Text, value: &Quantity) -> bool {
    stands_behind_base(text.scan, value.token)
        || (1..=3).any(|back| {
            let at = value.token.checked_sub(back);
            at.and_then(|at| way_at(text, at))
                .is_some_and(|(_, length)| back <= length + 1)
        })
}

/// Numbers of the sentence that are none of a value: shares, what is written otherwise.
pub(super) fn loose_numbers(text: &Text, one: &Statement, like: &Quantity) -> Vec<Quantity> {
    let from = text.sentence_from(one.at);
    (from..one.at)
        .filter(|i| text.value_at(*i).is_none() && !text.is_mark(*i + 1, '%'))
        .filter_map(|i| {
            let token = &text.scan.tokens[i];
            let (digits, places) =
                decimal_of(token.text).filter(|_| token.is_number() && !text.scan.taken[i])?;
            Some(like.with(digits, places))
        })
        .collect()
}

/// The words for a change that stand between are of something else.
pub(super) fn is_vague(text: &Text, one: &Statement) -> bool {
    let before = one.at.checked_sub(1);
    let is_about =
        before.is_some_and(|i| text.is_one_of(i, &["khoảng", "gần", "trên", "dưới", "hơn", "không"]));
    is_about && way_at(text, one.at).is_some_and(|(_, n)| n == 1)
}
