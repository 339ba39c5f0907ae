//! What brackets hold a value against, with the way and the rate in them or right behind them: "6.240 hồ sơ (tháng
//! 3 là 6.500 hồ sơ, giảm 4%)", "13 văn bản (quý II: 10 văn bản), tăng 30%", "giảm 13 hồ sơ (tuần trước nhận 200 hồ
//! sơ, giảm 6,5%)", "từ 180.000 đồng/m3 lên 225.000 đồng/m3 (tăng 25%)".

use super::Text;
use super::judge::{is_rate_of, percent};
use super::read::{Way, way_at};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;
use crate::proofread::token::has_any;

pub(super) fn check(text: &Text) -> Vec<Finding> {
    let opens = (1..text.scan.tokens.len()).filter(|at| text.is_mark(*at, '(') && text.depths[*at] == 0);
    let found = opens.filter_map(|open| {
        let close = text.close(open)?;
        within(text, open, close)
            .or_else(|| behind(text, open, close))
            .or_else(|| of_a_span(text, open, close))
    });
    found.collect()
}

/// Words that name another time.
fn names_time(text: &Text, from: usize, to: usize) -> bool {
    let times = ["tháng", "quý", "tuần", "kỳ", "năm", "trước", "cùng kỳ"];
    has_any(&text.words(from, to), &times)
}

/// The one value and the one rate of a bracket, the way that its words tell.
fn told<'t>(text: &'t Text, from: usize, to: usize) -> Option<(Way, &'t Rate)> {
    let ways: Vec<(usize, Way)> = (from..to).filter_map(|i| Some((i, way_at(text, i)?.0))).collect();
    let ([(at, way)], [rate]) = (ways.as_slice(), text.rates_in(from, to)) else {
        return None;
    };
    (*at < rate.token && rate.token <= at + 3).then_some((*way, rate))
}

/// The value that ends right before a bracket.
fn before<'t>(text: &'t Text, open: usize) -> Option<&'t Quantity> {
    /// In tokens: its noun goes on.
    const NEAR: usize = 4;
    let last = text.values_in(open.saturating_sub(12), open).last()?;
    let between = last.last + 1..open;
    let is_near = between.len() <= NEAR && between.clone().all(|i| text.scan.tokens[i].is_word());
    (is_near && text.depths[last.token] == 0).then_some(last)
}

fn within(text: &Text, open: usize, close: usize) -> Option<Finding> {
    let (way, rate) = told(text, open, close)?;
    let [base] = text.values_in(open, close) else {
        return None;
    };
    let now = before(text, open).filter(|q| q.is_like(base))?;
    let goes_on = text.words(rate.token + 2, close);
    if !names_time(text, open + 1, base.token) || base.token > rate.token || !goes_on.is_empty() {
        return None;
    }
    // "giảm 13 hồ sơ (tuần trước nhận 200 hồ sơ, giảm 6,5%)": what stands before is the difference.
    let lead = (1..=2).find_map(|back| way_at(text, now.token.checked_sub(back)?));
    let Some((said, _)) = lead else {
        return wrong(text, (way, rate), now, base);
    };
    let is_way = said == way;
    let is_share = is_rate_of(Way::Ratio, (rate.value, rate.places), now, base);
    if is_way && is_share {
        return None;
    }
    let right = percent(Way::Ratio, now, base, rate.places);
    let message = match is_way {
        true => format!(
            "So sánh không khớp: {} so với {} là {right}.",
            now.write(now.value),
            base.write(base.value)
        ),
        false => "So sánh không khớp: câu ghi cả tăng và giảm cho cùng một số liệu.".to_owned(),
    };
    Some(finding(text, now, rate.token + 1, message, right))
}

/// The base stands in the brackets, the way and the rate right behind them.
fn behind(text: &Text, open: usize, close: usize) -> Option<Finding> {
    let at = close + 1 + usize::from(text.is_mark(close + 1, ','));
    let (way, length) = way_at(text, at)?;
    let rate = text.rate_at(at + length)?;
    let is_inside = text.rates_in(open, close).is_empty() && (open..close).all(|i| way_at(text, i).is_none());
    let [base] = text.values_in(open, close) else {
        return None;
    };
    let now = before(text, open).filter(|q| q.is_like(base) && !is_change(text, q))?;
    let goes_on = text.words(rate.token + 2, text.clause_to(rate.token + 1));
    let is_other = has_any(&goes_on, &["so với", "cùng kỳ", "kế hoạch"]);
    if !is_inside || is_other || !names_time(text, open + 1, base.token) {
        return None;
    }
    wrong(text, (way, rate), now, base)
}

fn is_change(text: &Text, value: &Quantity) -> bool {
    (1..=2).any(|back| {
        value
            .token
            .checked_sub(back)
            .is_some_and(|at| way_at(text, at).is_some())
    })
}

/// "từ A lên B (tăng 25%)".
fn of_a_span(text: &Text, open: usize, close: usize) -> Option<Finding> {
    /// In tokens: "đồng/m3" behind a value.
    const UNIT: usize = 4;
    let (way, rate) = told(text, open, close)?;
    let [.., old, new] = text.values_in(text.sentence_from(open), open) else {
        return None;
    };
    let is_alone = text.values_in(open, close).is_empty() && old.is_like(new);
    let from = old
        .token
        .checked_sub(1)
        .is_some_and(|i| text.is_one_of(i, &["từ"]));
    let turn = (old.last + 1..new.token).find(|i| text.is_one_of(*i, &["lên", "xuống", "còn"]))?;
    let is_direct = turn <= old.last + UNIT && new.token <= turn + 3 && open <= new.last + UNIT;
    (is_alone && from && is_direct).then(|| wrong(text, (way, rate), new, old))?
}

fn wrong(text: &Text, (way, rate): (Way, &Rate), now: &Quantity, base: &Quantity) -> Option<Finding> {
    let said = (rate.value, rate.places);
    let is_way = match way {
        Way::Up => now.value >= base.value,
        Way::Down => now.value <= base.value,
        Way::Ratio => true,
    };
    if base.value <= 0 || is_way && is_rate_of(way, said, now, base) || !is_near(way, said, now, base) {
        return None;
    }
    let word = if now.value >= base.value {
        "tăng"
    } else {
        "giảm"
    };
    let right = format!("{word} {}", percent(way, now, base, rate.places));
    let message = format!(
        "So sánh không khớp: {} so với {} là {right}.",
        now.write(now.value),
        base.write(base.value)
    );
    Some(finding(text, now, rate.token + 1, message, right))
}

/// The other way, or not far from what is right: else something else is held against it.
fn is_near(way: Way, (said, places): (i64, u32), now: &Quantity, base: &Quantity) -> bool {
    let other = if way == Way::Up { Way::Down } else { Way::Up };
    let right = (now.value - base.value).abs() * 100 * 10_i128.pow(places) / base.value.max(1);
    let gap = (right - i128::from(said)).abs();
    is_rate_of(other, (said, places), now, base) || gap * 5 <= right.max(i128::from(said)) * 3
}

fn finding(text: &Text, now: &Quantity, last: usize, message: String, right: String) -> Finding {
    let excerpt = text.scan.words(now.token, last);
    let place = text.scan.place(now.token);
    Finding::new("identity", Severity::Error, place, excerpt, message).with_values(right, excerpt)
}
