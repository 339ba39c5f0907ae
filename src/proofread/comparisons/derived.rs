//! Values that are worked out of two others: an average, a difference, a surplus of trade.

use super::Text;
use crate::finding::{Finding, Severity};
use crate::proofread::counts::noun_at;
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    (0..text.scan.tokens.len())
        .filter_map(|at| {
            average(text, at)
                .or_else(|| surplus(text, at))
                .or_else(|| difference(text, at))
        })
        .collect()
}

/// The value right behind words: "bình quân đạt 80 triệu đồng".
fn value_behind<'t>(text: &'t Text, at: usize) -> Option<&'t Quantity> {
    const LINKS: &[&str] = &[
        "là", "đạt", "được", "số", "tiền", "với", "ước", "hơn", "nhau", "tới", "đến",
    ];
    (at..at + 4)
        .take_while(|i| *i == at || text.is_one_of(*i - 1, LINKS))
        .find_map(|i| text.value_at(i))
        .filter(|q| !text.is_one_of(q.token - 1, &["hơn", "ước"]))
}

/// "28 hộ, tổng dư nợ 2.240 triệu đồng, bình quân 80 triệu đồng/hộ".
fn average(text: &Text, at: usize) -> Option<Finding> {
    let each = (text.is(at, &["bình", "quân"]) || text.is(at, &["trung", "bình"])).then_some(at + 2)?;
    let (noun, mean) = if text.is_one_of(each, &["mỗi", "một"]) {
        let (noun, length) = noun_at(text.scan, each + 1);
        (noun, value_behind(text, each + 1 + length)?)
    } else {
        let mean = value_behind(text, each)?;
        let (noun, length) = noun_at(text.scan, mean.last + 2);
        let is_each = text.is_mark(mean.last + 1, '/') && !text.is_mark(mean.last + 2 + length, '/');
        (noun, is_each.then_some(mean)?)
    };
    let from = text.sentence_from(at);
    let is_of =
        |q: &&Quantity| text.depths[q.token] <= text.depths[at] && (q.is_like(mean) || q.counts(&noun));
    let is_here = text
        .values_in(from, at)
        .iter()
        .filter(is_of)
        .any(|q| q.is_like(mean));
    if !is_here {
        return average_afar(text, mean, &noun, from);
    }
    let all: Vec<&Quantity> = text
        .values_in(from, at)
        .iter()
        .rev()
        .filter(|q| text.depths[q.token] <= text.depths[at])
        .collect();
    let totals: Vec<&&Quantity> = all
        .iter()
        .filter(|q| q.is_like(mean) && !q.counts(&noun))
        .collect();
    let numbers: Vec<&&Quantity> = all.iter().filter(|q| q.counts(&noun)).collect();
    let is_mean = |total: &Quantity, number: &Quantity| mean.is_mean(total, number);
    let fits = totals.iter().any(|t| numbers.iter().any(|n| is_mean(t, n)));
    let (total, number) = (*totals.first()?, *numbers.first()?);
    let right = total.mean(number)?;
    // What is far off was meant of something else.
    let is_near = right * 2 <= mean.value * 3 && mean.value * 2 <= right * 3 || mean.is_slip(right);
    if noun.is_empty() || fits || !is_near {
        return None;
    }
    Some(no_mean(text, mean, (total, number), right))
}

/// "96 dự án FDI với vốn 842,6 triệu USD. Vốn bình quân 8,8 triệu USD/dự án": told in a sentence before, each sum
/// behind its number.
fn average_afar(text: &Text, mean: &Quantity, noun: &str, sentence: usize) -> Option<Finding> {
    /// In tokens.
    const FARTHEST: usize = 120;
    let before = text.values_in(sentence.saturating_sub(FARTHEST), sentence);
    let numbers = || before.iter().filter(|q| q.counts(noun));
    let totals = || before.iter().filter(|q| q.is_like(mean) && !q.counts(noun));
    if noun.is_empty() || totals().any(|t| numbers().any(|n| mean.is_mean(t, n))) {
        return None;
    }
    let pairs = totals().filter_map(|total| {
        let number = numbers().rfind(|n| n.token < total.token)?;
        let right = total.mean(number)?;
        let is_near = (right - mean.value).abs() * 100 <= right * 15 || mean.is_slip(right);
        is_near.then_some((total, number, right))
    });
    let (total, number, right) = pairs.min_by_key(|(.., right)| (right - mean.value).abs())?;
    Some(no_mean(text, mean, (total, number), right))
}

fn no_mean(text: &Text, mean: &Quantity, (total, number): (&Quantity, &Quantity), right: i128) -> Finding {
    let right = mean.write(mean.rounded(right));
    let message = format!(
        "Bình quân không khớp: {} chia cho {} là {right}.",
        total.write(total.value),
        number.write(number.value)
    );
    told(text, mean, message, right)
}

/// "xuất khẩu 56,4 tỷ USD, nhập khẩu 49,7 tỷ USD, xuất siêu 6,7 tỷ USD".
fn surplus(text: &Text, at: usize) -> Option<Finding> {
    /// In tokens.
    const FARTHEST: usize = 60;
    let is_export = text.is(at, &["xuất", "siêu"]);
    let by = (is_export || text.is(at, &["nhập", "siêu"])).then(|| value_behind(text, at + 2))??;
    let told_of = |name: &str, other: &str| {
        let mut values = text.values_in(at.saturating_sub(FARTHEST), at).iter().rev();
        values.find(|q| {
            let words = text.words(text.clause_from(q.token), q.token);
            let is_named = words
                .rfind(name)
                .is_some_and(|n| words.rfind(other).is_none_or(|o| o < n));
            let is_joined = has_any(
                &words,
                &[
                    "xuất nhập khẩu",
                    "so với",
                    "tăng",
                    "giảm",
                    "cùng kỳ",
                    "và nhập khẩu",
                ],
            );
            q.is_like(by) && is_named && !is_joined && text.depths[q.token] == text.depths[at]
        })
    };
    let (out, into) = (
        told_of("xuất khẩu", "nhập khẩu")?,
        told_of("nhập khẩu", "xuất khẩu")?,
    );
    let real = out.value - into.value;
    let is_by = (real.abs() - by.value).abs() <= by.half + out.half + into.half;
    let is_way = real == 0 || (real > 0) == is_export;
    // Figures of the month and of the year so far stand side by side.
    let is_other = has_any(
        &text.words(text.sentence_from(at), at),
        &["lũy kế", "luỹ kế", "tính chung", "cộng dồn"],
    );
    if is_by && is_way || is_other {
        return None;
    }
    let word = if real >= 0 { "xuất siêu" } else { "nhập siêu" };
    let right = format!("{word} {}", by.write(real.abs()));
    let message = format!(
        "Không khớp: xuất khẩu {}, nhập khẩu {} là {right}.",
        out.write(out.value),
        into.write(into.value)
    );
    Some(told(text, by, message, right))
}

/// "tuyển mới 46.815 người, thôi việc 34.685 người, tăng ròng 12.130 người".
fn difference(text: &Text, at: usize) -> Option<Finding> {
    const SAYS: &[&[&str]] = &[
        &["tăng", "ròng"],
        &["giảm", "ròng"],
        &["tăng", "thuần"],
        &["giảm", "thuần"],
        &["cắt", "giảm"],
        &["chênh", "lệch", "nhau"],
        &["chênh", "lệch"],
        &["tiết", "kiệm"],
        &["chênh", "nhau"],
        &["cách", "nhau"],
        &["hơn", "kém", "nhau"],
    ];
    let length = SAYS.iter().find(|words| text.is(at, words)).map(|w| w.len())?;
    let length = length + usize::from(text.is_one_of(at + length, &["được", "cho"]));
    let by = value_behind(text, at + length)?;
    let is_net = text.is_one_of(at + 1, &["ròng", "thuần"]);
    let from = match is_net {
        true => text.sentence_from(at),
        false => text.scan.sentence(at).0,
    };
    let depth = text.depths[at];
    let values = text.values_in(from, at);
    // "Cao nhất là A (94,2 điểm), thấp nhất là B (73,9 điểm), chênh nhau 20,3 điểm"
    let is_of_two = text.is_one_of(at + length - 1, &["nhau"]) || has_ends(text, from, at);
    let two: Vec<&Quantity> = values
        .iter()
        .filter(|q| q.is_like(by) && (is_of_two || text.depths[q.token] == depth))
        .collect();
    let [first, second] = two.as_slice() else {
        return None;
    };
    // "tăng 615,2 triệu USD, giảm 27,8 triệu USD; tăng thuần 587,4 triệu USD"
    let turns = |q: &Quantity, way: &str| q.token > 0 && text.is_one_of(q.token - 1, &[way]);
    let is_balance = is_net
        && (turns(first, "tăng") && turns(second, "giảm") || turns(first, "giảm") && turns(second, "tăng"));
    let changes = &["tăng", "giảm"][..];
    let words = text.words(first.token, at);
    let is_other =
        has_any(&words, &["trong đó", "gồm", "cùng kỳ"]) || !is_balance && has_any(&words, changes);
    let real = (first.value - second.value).abs();
    let slack = by.half + first.half + second.half;
    let gap = (real - by.value).abs();
    let is_near = gap * 5 <= real * 2 || by.is_slip(real);
    if is_other || gap <= slack || !is_near {
        return None;
    }
    let right = by.write(real);
    let message = format!(
        "Chênh lệch không khớp: {} và {} chênh nhau {right}.",
        first.write(first.value),
        second.write(second.value)
    );
    Some(told(text, by, message, right))
}

/// The two are the highest and the lowest.
fn has_ends(text: &Text, from: usize, at: usize) -> bool {
    let words = text.words(from, at);
    has_any(&words, &["cao nhất", "nhiều nhất", "lớn nhất"])
        && has_any(&words, &["thấp nhất", "ít nhất", "nhỏ nhất"])
}

fn told(text: &Text, at: &Quantity, message: String, right: String) -> Finding {
    at.contradicted(text.scan, ("identity", Severity::Error), message, right)
}
