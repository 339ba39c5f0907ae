//! Whether the values bear out what is said of them.

use super::Text;
use super::read::{Decimal, Statement, Way};
use super::subject::{Subject, is_vague, loose_numbers, subject};
use crate::finding::{Finding, Severity};
use crate::proofread::quantities::Quantity;
use crate::proofread::rates::rate::Rate;
use crate::proofread::slips::is_permuted;
use crate::proofread::times::EARLIER;
use crate::proofread::token::{decimal_of, has_any};

/// A share that is none: what would be right, and what else proves it.
pub(super) fn no_share(text: &Text, rate: &Rate, part: &Quantity, whole: &Quantity, proof: &str) -> Finding {
    let right = percent(Way::Ratio, part, whole, rate.places);
    let words = text.scan.words(rate.token, rate.token + 1);
    let message = format!(
        "Tỷ lệ {words} không khớp: {}/{} = {right}{proof}.",
        part.write(part.value),
        whole.write(whole.value)
    );
    let excerpt = text.scan.words(part.token, rate.token + 1);
    let place = text.scan.place(rate.token);
    Finding::new("identity", Severity::Error, place, excerpt, message).with_values(right, words)
}

pub(super) fn judge(text: &Text, told: &[Statement], one: &Statement) -> Option<Finding> {
    if is_vague(text, one) {
        return None;
    }
    let Some(Subject { values, is_far }) = subject(text, told, one) else {
        return of_base_ahead(text, one);
    };
    let is_far = is_far || one.is_loose;
    let before = one.before.as_ref();
    let bears = |now: &Quantity| match before {
        Some(before) => fits(one, now, before),
        None => fits_itself(one, now),
    };
    if values.iter().any(bears) {
        return None;
    }
    let like = values.first()?;
    if loose_numbers(text, one, like).iter().any(bears) || is_told_whole(text, one) {
        return None;
    }
    // Of several values the one is meant that comes nearest to what is said.
    let now = values.iter().min_by_key(|now| distance(one, now, before))?;
    let Some(before) = before else {
        let is_alone = !is_far && values.len() == 1;
        if is_alone && is_told_since(text, one, now) {
            return of_earlier(text, one, now);
        }
        let is_own = is_alone && !is_of_earlier(text, now);
        return is_own.then(|| of_itself(text, one, now))?;
    };
    if (is_far || one.is_range) && !is_plausible(one, now, before) {
        return None;
    }
    // "giảm từ 300 đồng đến 912 đồng": some by so much, some by more.
    let is_turned = match one.way {
        Way::Up => now.value < before.value,
        Way::Down => before.value < now.value,
        Way::Ratio => false,
    };
    if one.is_range && is_turned || is_about(text, one, now, before) {
        return None;
    }
    if is_of_bare(text, one, &values) {
        return None;
    }
    Some(contradiction(text, one, now, before))
}

/// "tăng hơn 500% so với con số 17 tỷ đồng", "giảm khoảng 60%": what is told as about so much is off by a tenth of it.
fn is_about(text: &Text, one: &Statement, now: &Quantity, before: &Quantity) -> bool {
    const ABOUT: &[&str] = &["hơn", "khoảng", "gần", "trên", "xấp"];
    let Some((said, places)) = one.rate else {
        return false;
    };
    let token = text
        .rates_in(one.at, one.end + 1)
        .iter()
        .find(|r| r.value == said);
    let is_told = token.is_some_and(|r| r.token > 0 && text.is_one_of(r.token - 1, ABOUT));
    let right = share(one.way, now, before, places);
    is_told && (right - i128::from(said)).abs() * 10 <= right.max(i128::from(said))
}

/// "64 PAKN, ít hơn tháng trước 11 PAKN (75)": what it is held against stands in brackets, without its unit.
fn is_of_bare(text: &Text, one: &Statement, values: &[Quantity]) -> bool {
    /// In tokens, before and behind the statement.
    const NEAR: usize = 14;
    let (from, to) = (
        one.at.saturating_sub(NEAR),
        text.scan.tokens.len().min(one.end + NEAR),
    );
    let bare = (from..to).filter(|i| {
        let is = |at: usize, mark: char| text.scan.tokens.get(at).is_some_and(|t| t.is_mark(mark));
        *i > 0 && is(*i - 1, '(') && is(*i + 1, ')') && text.scan.tokens[*i].is_number()
    });
    bare.filter_map(|i| decimal_of(text.scan.tokens[i].text))
        .any(|(digits, places)| values.iter().any(|now| fits(one, now, &now.with(digits, places))))
}

/// "Đang niêm yết 347 TTHC. Trong tháng thêm 11, bãi bỏ 04 nên tăng 07 TTHC so với 340": what there is now is told before.
fn is_told_whole(text: &Text, one: &Statement) -> bool {
    let Some((before, by)) = one.before.as_ref().zip(one.by.as_ref()) else {
        return false;
    };
    let now = match one.way {
        Way::Up => before.value + by.value,
        Way::Down => before.value - by.value,
        Way::Ratio => return false,
    };
    let mut told = text.values_in(0, one.at).iter().rev().take(12);
    let bears_rate = |said: &Quantity| {
        one.rate.is_none_or(|rate| {
            is_rate(one.way, rate, said, before) || is_rate_of(Way::Ratio, rate, by, before)
        })
    };
    told.any(|said| said.value == now && now != by.value && bears_rate(said))
}

/// Whether a rate or a difference that is said was rounded from these.
fn fits(one: &Statement, now: &Quantity, before: &Quantity) -> bool {
    let way = match now.value - before.value {
        n if n > 0 => Way::Up,
        n if n < 0 => Way::Down,
        _ => one.way,
    };
    let real = (now.value - before.value).abs();
    let is_by = one
        .by
        .as_ref()
        .is_none_or(|by| (real - by.value).abs() <= by.half + now.half + before.half);
    let is_rate = one.rate.is_none_or(|rate| is_rate(one.way, rate, now, before));
    let is_times = one.times.is_none_or(|times| is_times(times, now, before));
    let swapped = one.way == Way::Ratio
        && one
            .rate
            .is_some_and(|rate| is_rate_of(Way::Ratio, rate, before, now));
    swapped || is_by && is_rate && is_times && (one.way == Way::Ratio || way == one.way)
}

fn is_rate(way: Way, rate: Decimal, now: &Quantity, before: &Quantity) -> bool {
    is_rate_of(way, rate, now, before)
}

/// Rounded or cut off, of numbers that were rounded themselves.
pub(super) fn is_rate_of(way: Way, (said, places): Decimal, now: &Quantity, before: &Quantity) -> bool {
    let scale = 10_i128.pow(places);
    let all = 100 * scale;
    let said = i128::from(said).min(10_i128.pow(9));
    // In halves of the last place, as a share of what it is held against: what is said and what
    // may have been cut off it.
    let cut = if places > 0 { 2 } else { 1 };
    let (share, less, more) = match way {
        Way::Up => (all + said, 1, cut),
        Way::Down => (all - said, cut, 1),
        Way::Ratio => (said, 1, cut),
    };
    let (low, high) = (now.value - now.half, now.value + now.half);
    (2 * share + more) * (before.value + before.half) >= 2 * all * low
        && (2 * share - less) * (before.value - before.half) <= 2 * all * high
}

fn is_times((said, places): Decimal, now: &Quantity, before: &Quantity) -> bool {
    let scale = 10_i128.pow(places);
    let said = i128::from(said).min(10_i128.pow(9));
    (2 * said + 2) * (before.value + before.half) >= 2 * scale * (now.value - now.half)
        && (2 * said - 1) * (before.value - before.half) <= 2 * scale * (now.value + now.half)
}

/// "cao hơn quý I 368 tỷ đồng (14,7%)": the difference and the rate say what it was held against.
fn fits_itself(one: &Statement, now: &Quantity) -> bool {
    let (Some(by), Some(rate)) = (&one.by, one.rate) else {
        return true;
    };
    let before = match one.way {
        Way::Up => now.value - by.value,
        Way::Down => now.value + by.value,
        Way::Ratio => return true,
    };
    let mut before = now.with_value(before);
    before.half += by.half;
    before.value <= 0 || is_rate(one.way, rate, now, &before)
}

/// How far a value lies from what is said of it.
fn distance(one: &Statement, now: &Quantity, before: Option<&Quantity>) -> i128 {
    let Some(before) = before else { return 0 };
    (implied(one, before) - now.value).abs()
}

/// What the value should be by what is said of it.
fn implied(one: &Statement, before: &Quantity) -> i128 {
    let turn = |n: i128| match one.way {
        Way::Up => before.value + n,
        Way::Down => before.value - n,
        Way::Ratio => n,
    };
    match (&one.by, one.rate, one.times) {
        (Some(by), ..) => turn(by.value),
        (_, Some((said, places)), _) => turn(before.value * i128::from(said) / (100 * 10_i128.pow(places))),
        (_, _, Some((said, places))) => before.value * i128::from(said) / 10_i128.pow(places),
        _ => before.value,
    }
}

/// A value that stands far from the statement is its own only if the numbers look so: the right
/// way with digits exchanged, nearly right, or right but for the way.
fn is_plausible(one: &Statement, now: &Quantity, before: &Quantity) -> bool {
    let real = (now.value - before.value).abs();
    let slack = now.half + before.half;
    let gap = (implied(one, before) - now.value).abs();
    if gap * 100 <= now.value * 15 {
        return true;
    }
    if let Some(by) = &one.by {
        let is_turned = (real - by.value).abs() <= slack + by.half;
        let cents = |n: i128| by.with_value(n).cents().map(|(n, _)| n / by.worth_in_cents());
        let is_slip = cents(real)
            .zip(cents(by.value))
            .is_some_and(|(a, b)| is_permuted(a, b));
        return is_turned || is_slip || (real - by.value).abs() * 2 <= real.max(by.value);
    }
    let opposite = match one.way {
        Way::Up => Way::Down,
        Way::Down => Way::Up,
        Way::Ratio => Way::Ratio,
    };
    let Some(rate) = one.rate else { return true };
    let is_turned = is_rate(opposite, rate, now, before);
    let right = share(one.way, now, before, rate.1);
    let said = i128::from(rate.0);
    let is_slip = i64::try_from(right).is_ok_and(|right| is_permuted(right, rate.0));
    is_turned || is_slip || (right - said).abs() * 2 <= said.max(right)
}

/// The right rate, with so many digits behind the comma.
fn share(way: Way, now: &Quantity, before: &Quantity, places: u32) -> i128 {
    let part = match way {
        Way::Ratio => now.value,
        _ => (now.value - before.value).abs(),
    };
    let scale = 100 * 10_i128.pow(places);
    (2 * part * scale + before.value) / (2 * before.value.max(1))
}

pub(super) fn percent(way: Way, now: &Quantity, before: &Quantity, places: u32) -> String {
    let places = places.max(1);
    let (n, scale, width) = (
        share(way, now, before, places),
        10_i128.pow(places),
        places as usize,
    );
    format!("{},{:0width$}%", n / scale, n % scale)
}

fn contradiction(text: &Text, one: &Statement, now: &Quantity, before: &Quantity) -> Finding {
    let way = if now.value >= before.value {
        "tăng"
    } else {
        "giảm"
    };
    let places = one.rate.map_or(1, |(_, places)| places);
    let (new, old) = (now.write(now.value), before.write(before.value));
    let difference = now.write((now.value - before.value).abs());
    let (message, right) = match (one.way, one.times) {
        (_, Some(_)) => {
            let n = (20 * now.value + before.value) / (2 * before.value.max(1));
            let right = format!("{},{} lần", n / 10, n % 10);
            (
                format!("So sánh không khớp: {new} so với {old} là gấp {right}."),
                right,
            )
        }
        (Way::Ratio, _) => {
            let right = percent(one.way, now, before, places);
            (format!("Tỷ lệ không khớp: {new} so với {old} là {right}."), right)
        }
        _ => {
            let rate = percent(one.way, now, before, places);
            let message = format!("So sánh không khớp: {new} so với {old} là {way} {difference} ({rate}).");
            (message, format!("{way} {difference} ({rate})"))
        }
    };
    told(text, one, message, right)
}

/// "Cùng kỳ năm trước thu 117 triệu đồng, tức tăng 17 triệu đồng": what it is held against, no value of its own.
fn is_of_earlier(text: &Text, value: &Quantity) -> bool {
    let lead = text.words(text.clause_from(value.token), value.token);
    has_any(&lead, EARLIER) && !has_any(&lead, &["so với"])
}

/// "6 tháng đầu năm 2024 là 1.612 hồ sơ, năm nay tăng thêm 135 hồ sơ (8,4%)": a value of an earlier period, and what
/// is said of this one.
fn is_told_since(text: &Text, one: &Statement, value: &Quantity) -> bool {
    const NOW: &[&str] = &[
        "năm nay",
        "đến nay",
        "nay",
        "kỳ này",
        "năm này",
        "quý này",
        "tháng này",
        "tuần này",
    ];
    let (before, since) = (
        text.words(text.sentence_from(value.token), value.token),
        text.words(value.last + 1, one.at),
    );
    has_any(&since, NOW) && !has_any(&before, NOW)
}

/// "So với quý II (4.752 lượt tàu; 27.208.400 tấn), số lượt tàu tăng 166 lượt, tương đương 3,5%": base, difference and rate
/// are told, the value itself is not.
fn of_base_ahead(text: &Text, one: &Statement) -> Option<Finding> {
    let base = one.before.as_ref()?;
    let by = one.by.as_ref().filter(|by| by.is_like(base))?;
    let is_ahead = base.token < one.at && text.depths[base.token] == 1 && one.way != Way::Ratio;
    let (said, places) = one.rate.filter(|_| is_ahead)?;
    let right = share(Way::Ratio, by, base, places);
    let gap = (right - i128::from(said)).abs();
    let is_slip = i64::try_from(right).is_ok_and(|right| is_permuted(right, said));
    let is_near = is_slip || gap * 2 <= right.max(i128::from(said));
    is_near.then(|| of_earlier(text, one, base))?
}

/// The rate that a difference makes of what there was.
fn of_earlier(text: &Text, one: &Statement, before: &Quantity) -> Option<Finding> {
    let by = one.by.as_ref()?;
    let now = before.with_value(match one.way {
        Way::Up => before.value + by.value,
        _ => before.value - by.value,
    });
    let is_right = is_rate(one.way, one.rate?, &now, before);
    (!is_right && now.value > 0).then(|| contradiction(text, one, &now, before))
}

fn of_itself(text: &Text, one: &Statement, now: &Quantity) -> Option<Finding> {
    let (by, (_, places)) = (one.by.as_ref()?, one.rate?);
    let before = match one.way {
        Way::Up => now.value - by.value,
        _ => now.value + by.value,
    };
    let before = now.with_value(before);
    let right = percent(one.way, now, &before, places);
    let message = format!(
        "So sánh không khớp: {} so với {} (chênh lệch {}) là {right}.",
        now.write(now.value),
        now.write(before.value),
        by.write(by.value)
    );
    Some(told(text, one, message, right))
}

fn told(text: &Text, one: &Statement, message: String, right: String) -> Finding {
    let from = one.at - usize::from(one.way == Way::Ratio && one.at > 0 && one.times.is_none());
    let excerpt = text.scan.words(from, one.end);
    let place = text.scan.place(one.at);
    Finding::new("identity", Severity::Error, place, excerpt, message).with_values(right, excerpt)
}
