//! Periods that a product's words name as coming again and again.

use super::label::roman;
use crate::plan::office::spelling::words;

/// One period's name among the words, from `start` up to `end`.
struct Mention {
    start: usize,
    end: usize,
    name: &'static str,
}

/// The periods that words name as recurring: after "hàng", "hằng", "mỗi", "định kỳ",
/// or in a list such as "quý, năm" or "6 tháng và năm"; each once, in their order.
pub fn periods(text: &str) -> Vec<&'static str> {
    let words = words(text);
    let mentions = mentions(&words);
    let mut names: Vec<&'static str> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| mentions.get(at));
        let is_listed = before.is_some_and(|before| is_list(&words, before, mention))
            || mentions
                .get(at + 1)
                .is_some_and(|after| is_list(&words, mention, after));
        if (is_listed || is_told(&words, mention.start)) && !names.contains(&mention.name) {
            names.push(mention.name);
        }
    }
    names
}

/// Periods without a number behind them: "quý II" and "năm 2026" are one, not each.
fn mentions(words: &[String]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let Some((name, length)) = period_at(&words[start..]) else {
            start += 1;
            continue;
        };
        let end = start + length;
        let is_numbered = words.get(end).is_some_and(|w| is_number(w)) && period_at(&words[end..]).is_none();
        if !is_numbered {
            mentions.push(Mention { start, end, name });
        }
        start = end;
    }
    mentions
}

fn is_told(words: &[String], start: usize) -> bool {
    let word = |back: usize| {
        start
            .checked_sub(back)
            .and_then(|i| words.get(i))
            .map(String::as_str)
    };
    matches!(word(1), Some("hàng" | "hằng" | "mỗi")) || (word(2), word(1)) == (Some("định"), Some("kỳ"))
}

/// "quý, năm" is a list; "ngày, tháng, năm" is how a date is asked for.
fn is_list(words: &[String], first: &Mention, second: &Mention) -> bool {
    let between = &words[first.end..second.start];
    let is_near = between.is_empty() || between == ["và"];
    let is_date = words
        .get(first.start.saturating_sub(1))
        .is_some_and(|w| w == "ngày")
        || first.name == "hằng ngày";
    is_near && !is_date && first.name != second.name
}

/// The period with which the words begin, and how many words it has.
fn period_at(words: &[String]) -> Option<(&'static str, usize)> {
    let first = words.first()?.as_str();
    let is_months = words.get(1).is_some_and(|w| w == "tháng");
    match first {
        "ngày" => Some(("hằng ngày", 1)),
        "tuần" => Some(("hằng tuần", 1)),
        "tháng" => Some(("hằng tháng", 1)),
        "quý" | "quí" => Some(("hằng quý", 1)),
        "năm" => Some(("hằng năm", 1)),
        "6" | "06" | "sáu" if is_months => Some(("6 tháng", 2)),
        "9" | "09" | "chín" if is_months => Some(("9 tháng", 2)),
        _ => None,
    }
}

fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) || roman(&word.to_uppercase()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_recurring_only_where_the_words_say_so() {
        for (text, want) in [
            (
                "Báo cáo công tác cải cách TTHC hàng tháng, kiểm soát thủ tục hành chính và thực hiện cơ chế một \
                 cửa, một cửa liên thông quý, năm",
                &["hằng tháng", "hằng quý", "hằng năm"][..],
            ),
            ("Báo cáo hằng tuần", &["hằng tuần"]),
            ("Báo cáo 6 tháng và năm", &["6 tháng", "hằng năm"]),
            (
                "Báo cáo quý, 6 tháng, 9 tháng, năm",
                &["hằng quý", "6 tháng", "9 tháng", "hằng năm"],
            ),
            ("Báo cáo định kỳ quý", &["hằng quý"]),
            ("Báo cáo năm 2026", &[]),
            ("Báo cáo tháng 3, quý I năm 2026", &[]),
            ("Báo cáo kết quả quý II", &[]),
            ("Kế hoạch, Báo cáo", &[]),
            ("Sổ ghi ngày, tháng, năm tiếp nhận", &[]),
        ] {
            assert_eq!(periods(text), want, "{text}");
        }
    }
}
