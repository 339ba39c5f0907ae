//! Money and measures with what they are made of, where the parts' names hold commas or numbers of things: "145
//! triệu đồng, gồm: chi họp, lấy ý kiến 60 triệu đồng; khảo sát 55 triệu đồng; in ấn 30 triệu đồng", "1.850 tỷ đồng
//! (02 dự án trong nước 1.130 tỷ đồng, 02 dự án nước ngoài 720 tỷ đồng)".

use super::Text;
use crate::finding::Finding;
use crate::proofread::no_sum::NoSum;
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;
use std::ops::Range;

/// In tokens: from a value to its list, and a list.
const NEAR: usize = 16;
const LONGEST: usize = 120;

/// Words of a list whose values are no parts, or not all of them.
const NO_PARTS: &[&str] = &[
    "trong đó",
    "riêng",
    "tăng",
    "giảm",
    "so với",
    "cùng kỳ",
    "kế hoạch",
    "dự toán",
    "chỉ tiêu",
    "chủ yếu",
    "bình quân",
    "trung bình",
    "lũy kế",
    "luỹ kế",
    "cao nhất",
    "thấp nhất",
    "đạt",
    "chiếm",
    "từ",
    "trên",
    "năm",
    "tháng",
    "quý",
    "trước",
    "khoảng",
    "hơn",
    "gần",
    "tối đa",
    "tối thiểu",
    "mỗi",
    "mức",
    "như",
    "tiêu biểu",
    "điển hình",
    "sau đó",
    "thu hồi",
    "hoàn trả",
    "phải",
    "vượt",
    "thiếu",
    "v",
];

/// Words between a value and a colon behind which only some of its parts are told, or none.
const SOME: &[&str] = &[
    "trong đó",
    "trong số",
    "riêng",
    "chủ yếu",
    "tiêu biểu",
    "như",
    "tăng",
    "giảm",
    "so với",
    "kế hoạch",
    "cùng kỳ",
];

/// `known` are the findings of the report so far: what is told of a sum is not told again.
pub(super) fn check(text: &Text, known: &[Finding]) -> Vec<Finding> {
    let told = text
        .values
        .iter()
        .filter(|whole| whole.measure().is_some() && !whole.is_of_time() && whole.unit() != "điểm")
        .filter_map(|whole| contradiction(text, whole));
    let whole = |f: &Finding| f.excerpt.split(" = ").next().map(str::to_owned);
    let is_told = |one: &Finding| {
        let of_sums = known
            .iter()
            .filter(|k| k.rule == one.rule && k.place == one.place);
        of_sums.into_iter().any(|k| whole(k) == whole(one))
    };
    told.filter(|one| !is_told(one)).collect()
}

/// Words of values that may be told twice, or of a part once more.
const TWICE: &[&str] = &[
    "đã",
    "giải ngân",
    "thanh toán",
    "quyết toán",
    "thực hiện",
    "nghiệm thu",
    "hoàn thành",
    "còn lại",
    "còn",
    "nộp",
    "sử dụng",
    "đầu tư",
];

fn contradiction(text: &Text, whole: &Quantity) -> Option<Finding> {
    let (list, lead) = list_behind(text, whole)?;
    let parts = parts(text, whole, &list)?;
    let head = text.words(text.clause_from(whole.token), whole.token);
    let is_change = has_any(&head, &["tăng", "giảm", "vượt", "bình quân", "trung bình", "mỗi"]);
    let sum: i128 = parts.iter().map(|q| q.value).sum();
    let slack = parts.iter().map(|q| q.half).sum::<i128>() + whole.half;
    let gap = (sum - whole.value).abs();
    // One of them with its digits in another order makes it fit.
    let of_part = |q: &&Quantity| q.is_slip(q.value + whole.value - sum);
    let slip = match whole.is_slip(sum) {
        true => Some((whole, sum)),
        false => parts
            .iter()
            .find(of_part)
            .map(|q| (q, q.value + whole.value - sum)),
    };
    let is_near = gap * 100 <= whole.value * lead.most() || slip.is_some() && gap * 100 <= whole.value * 40;
    // Behind "trong đó" some may be left out, but never is more told than there is.
    let may_be_some =
        sum < whole.value && slip.is_none() || has_any(&text.words(list.start, list.end), TWICE);
    if lead == Lead::Within && may_be_some {
        return None;
    }
    if is_change || gap <= slack || !is_near || fits_some(whole, &parts) {
        return None;
    }
    let slip = slip.map(|(q, right)| (q.write(q.value), q.write(right)));
    let no_sum = NoSum::of_quantities(whole, &parts).with_slip(slip);
    Some(no_sum.at(text.scan.place(whole.token)))
}

/// The first of a list may be what the others are parts of, or the last what is told besides.
fn fits_some(whole: &Quantity, parts: &[Quantity]) -> bool {
    let is = |some: &[Quantity]| {
        let sum: i128 = some.iter().map(|q| q.value).sum();
        let slack = some.iter().map(|q| q.half).sum::<i128>() + whole.half;
        (sum - whole.value).abs() <= slack
    };
    (1..parts.len()).any(|i| is(&parts[i..]) || is(&parts[..i]))
}

/// With what a list begins: behind "gồm" or a colon all parts are told, brackets may hold anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    All,
    Brackets,
    Within,
}

impl Lead {
    /// How far the sum may be off, in hundredths of the whole.
    fn most(self) -> i128 {
        match self {
            Lead::All => 25,
            Lead::Brackets | Lead::Within => 10,
        }
    }
}

/// The tokens of a list behind a value.
fn list_behind(text: &Text, whole: &Quantity) -> Option<(Range<usize>, Lead)> {
    let limit = text.scan.tokens.len().min(whole.last + 1 + NEAR);
    let mut at = whole.last + 1;
    while at < limit {
        if text.is_mark(at, '(') {
            let close = close(text, at)?;
            let alike = text.values_in(at, close).iter().filter(|q| q.is_like(whole));
            match alike.count() {
                0 => at = close + 1,
                1 => return None,
                _ => return Some((at + 1..close, Lead::Brackets)),
            }
            continue;
        }
        if text.is(at, &["trong", "đó"]) {
            let from = at + 2 + usize::from(text.is_mark(at + 2, ':') || text.is_mark(at + 2, ','));
            return Some((from..sentence_to(text, from), Lead::Within));
        }
        if text.is_one_of(at, &["gồm"]) || text.is_mark(at, ':') {
            let from = at + 1 + usize::from(text.is_mark(at + 1, ':'));
            let is_all = !has_any(&text.words(whole.last + 1, at), SOME);
            return is_all.then_some((from..sentence_to(text, from), Lead::All));
        }
        let is_other = text.value_at(at).is_some_and(|q| q.is_like(whole));
        if is_other || text.is_mark(at, ';') || text.is_mark(at, ')') || ends(text, at) {
            return None;
        }
        at += 1;
    }
    None
}

fn close(text: &Text, open: usize) -> Option<usize> {
    let limit = text.scan.tokens.len().min(open + LONGEST);
    (open + 1..limit).find(|i| text.is_mark(*i, ')') && text.depths[*i] == text.depths[open])
}

fn ends(text: &Text, at: usize) -> bool {
    let token = &text.scan.tokens[at];
    let next = text.scan.tokens.get(at + 1);
    token.is_mark('.') && next.is_none_or(|n| n.start > token.end())
}

fn sentence_to(text: &Text, from: usize) -> usize {
    let limit = text.scan.tokens.len().min(from + LONGEST);
    (from..limit)
        .find(|i| ends(text, *i) || text.is_mark(*i, ')') && text.depths[*i] < text.depths[from])
        .unwrap_or(limit)
}

/// All values of a list at its own depth, each divided from the next and named; nothing where it tells another thing
/// besides.
fn parts(text: &Text, whole: &Quantity, list: &Range<usize>) -> Option<Vec<Quantity>> {
    const FEWEST: usize = 2;
    let depth = *text.depths.get(list.start)?;
    let alike = |q: &&Quantity| q.is_like(whole) && text.depths[q.token] == depth;
    let parts: Vec<Quantity> = text
        .values_in(list.start, list.end)
        .iter()
        .filter(alike)
        .cloned()
        .collect();
    let divides = |i: usize| {
        let is_sign = text.is_mark(i, ',') || text.is_mark(i, ';') || text.is_one_of(i, &["và"]);
        is_sign && text.depths[i] == depth
    };
    let is_divided = |pair: &[Quantity]| {
        let named = (pair[0].last + 1..pair[1].token).any(|i| text.scan.tokens[i].is_word());
        named && (pair[0].last + 1..pair[1].token).any(divides)
    };
    let last = parts.last()?;
    let goes_on = (last.last + 1..list.end).any(divides);
    let is_list = parts.len() >= FEWEST && parts.windows(2).all(is_divided) && !goes_on;
    let words = text.words(list.start, list.end);
    let is_open = words.contains("...") || words.contains('…');
    (is_list && !is_open && !has_any(&words, NO_PARTS)).then_some(parts)
}
