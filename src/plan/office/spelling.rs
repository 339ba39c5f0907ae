//! Words as they are compared: what two writers, a scanner or a page break may
//! change without meaning another unit or another task.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters and digits of a text as words, NFC, lower case; everything else separates.
pub fn words(text: &str) -> Vec<String> {
    let lower: String = text.nfc().collect::<String>().to_lowercase().nfc().collect();
    lower
        .split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c)))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words with one space between them.
pub fn plain(text: &str) -> String {
    words(text).join(" ")
}

/// Like `plain`, and "hoà" is "hòa": the tone stands behind its word.
pub fn tone_free(text: &str) -> String {
    let moved: Vec<String> = words(text).iter().map(|w| tone_last(w)).collect();
    moved.join(" ")
}

/// Like `plain` without any diacritics: "Đơn vị" is "don vi".
pub fn folded(text: &str) -> String {
    plain(text)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

fn tone_last(word: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(is_tone);
    letters.into_iter().chain(tones).nfc().collect()
}

/// What tells two alike names apart and is never taken for damage: numbers, Roman
/// numbers, single letters, and abbreviations in capitals.
pub fn marks(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && is_mark(w))
        .map(str::to_lowercase)
        .collect()
}

fn is_mark(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    word.chars().any(|c| c.is_numeric())
        || letters.next().is_none()
        || (first.is_some_and(char::is_uppercase) && word.chars().all(char::is_uppercase))
}

/// Folded words without the stump that a page break leaves before the whole word,
/// "doanh ng nghiệp"; `None` where there is none.
pub fn without_stumps(folded: &str) -> Option<String> {
    let all: Vec<&str> = folded.split(' ').collect();
    let kept: Vec<&str> = all
        .iter()
        .enumerate()
        .filter(|(i, word)| {
            let next = all.get(i + 1).copied().unwrap_or_default();
            !(next.len() > word.len() && word.len() > 1 && next.starts_with(*word))
        })
        .map(|(_, word)| *word)
        .collect();
    (kept.len() < all.len()).then(|| kept.join(" "))
}

/// Insertions, deletions and substitutions from one to the other, if at most `limit`.
pub fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // What both begin and end with costs nothing; names of units share most of it.
    let shared = |pairs: usize, same: &dyn Fn(usize) -> bool| (0..pairs).take_while(|i| same(*i)).count();
    let begin = shared(a.len().min(b.len()), &|i| a[i] == b[i]);
    let (a, b) = (&a[begin..], &b[begin..]);
    let end = shared(a.len().min(b.len()), &|i| {
        a[a.len() - 1 - i] == b[b.len() - 1 - i]
    });
    banded(&a[..a.len() - end], &b[..b.len() - end], limit)
}

fn banded(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let far = limit + 1;
    let mut above: Vec<usize> = (0..=b.len()).map(|j| j.min(far)).collect();
    let mut row = vec![far; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        // Only the band around the diagonal can stay within the limit.
        let from = (i + 1).saturating_sub(limit);
        let to = (i + 1 + limit).min(b.len());
        row.fill(far);
        row[0] = (i + 1).min(far);
        for j in from.max(1)..=to {
            let same = above[j - 1] + usize::from(*x != b[j - 1]);
            row[j] = same.min(above[j] + 1).min(row[j - 1] + 1).min(far);
        }
        if row.iter().all(|d| *d >= far) {
            return None;
        }
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|d| *d <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(a: &str, b: &str, limit: usize) -> Option<usize> {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        distance(&a, &b, limit)
    }

    #[test]
    fn tone_styles_and_dashes_make_no_difference() {
        assert_eq!(tone_free("Uỷ ban – Hoà  Bình"), tone_free("ủy ban - hòa bình"));
        assert_ne!(tone_free("An Hưng"), tone_free("An Hùng"));
        assert_eq!(folded("Đơn vị CHỦ TRÌ:"), "don vi chu tri");
    }

    #[test]
    fn the_distance_is_exact_up_to_its_limit() {
        for (a, b, limit, want) in [
            ("kitten", "sitting", 3, Some(3)),
            ("kitten", "sitting", 2, None),
            ("", "abc", 3, Some(3)),
            ("abc", "abc", 0, Some(0)),
            ("abcd", "bcda", 4, Some(2)),
            ("", "", 0, Some(0)),
        ] {
            assert_eq!(apart(a, b, limit), want, "{a} {b}");
            assert_eq!(apart(b, a, limit), want, "{b} {a}");
        }
    }

    #[test]
    fn a_stump_is_the_beginning_of_the_next_word() {
        assert_eq!(without_stumps("doanh ng nghiep").as_deref(), Some("doanh nghiep"));
        assert_eq!(without_stumps("doanh nghiep"), None);
    }

    #[test]
    fn numbers_and_abbreviations_tell_names_apart() {
        assert_eq!(marks("Phòng Quản lý 2, Tổ B, TTHC"), ["2", "b", "tthc"]);
        assert_eq!(marks("Văn phòng Ban Quản lý"), Vec::<String>::new());
    }
}
