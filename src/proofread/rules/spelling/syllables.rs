//! Syllables that Vietnamese does not have, and compounds with one tone mark wrong: slips that no list
//! of slips can hold.

use super::compounds::{by_first, by_second, misled, mistuned};
use super::syllable::Syllable;
use crate::finding::Place;
use crate::proofread::scan::Scan;
use crate::proofread::token::Token;
use std::collections::{BTreeSet, HashSet};

/// Where they stand and what is said of them; `known` slips are not told twice.
pub(super) fn slips(scans: &[Scan], known: &[(Place, String)]) -> Vec<(Place, String)> {
    /// Of the known ones, and of those that are told: a text may be made to hold any number.
    const MOST: usize = 200;
    let (firsts, seconds) = (by_first(), by_second());
    let known: BTreeSet<&str> = known.iter().map(|(_, said)| said.as_str()).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut impossible: HashSet<&str> = HashSet::new();
    let mut all = Vec::new();
    for scan in scans {
        if all.len() > MOST {
            break;
        }
        for (i, token) in scan.tokens.iter().enumerate().filter(|(_, t)| t.is_word()) {
            let word = token.lower.as_str();
            let is_small = is_small(token);
            if is_small && seen.insert(word) && is_of_letters(word) && is_slip(word) {
                impossible.insert(word);
            }
            let is_known = |said: &str| known.iter().take(MOST).any(|told| told.contains(said));
            if is_small && impossible.contains(word) && !is_known(word) {
                all.push((scan.place(i), format!("\"{word}\"")));
            }
            let next = scan.tokens.get(i + 1);
            let Some((slip, right)) =
                mistuned(&firsts, token, next).or_else(|| misled(&seconds, token, next))
            else {
                continue;
            };
            if !is_known(&slip) {
                all.push((scan.place(i), format!("\"{slip}\" → \"{right}\"")));
            }
        }
    }
    all
}

fn is_slip(word: &str) -> bool {
    Syllable::of(word).is_impossible() || Syllable::is_misplaced(word)
}

/// Names may be of any language; without a mark a word may be, too.
fn is_small(token: &Token) -> bool {
    !token.text.is_ascii() && token.text == token.lower
}

fn is_of_letters(word: &str) -> bool {
    /// In letters: "nghiêng".
    const LONGEST: usize = 7;
    word.chars().all(char::is_alphabetic) && word.chars().count() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_that_the_language_lacks_are_known() {
        for (word, wanted) in [
            ("tuyếm", true),
            ("đựơc", true),
            ("hòan", true),
            ("xóay", true),
            ("hóa", false),
            ("được", false),
            ("chúa", false),
            ("tía", false),
            ("khoa", false),
            ("hoàn", false),
            ("thưc", true),
            ("nghiêp", true),
            ("lượg", true),
            ("lượnh", true),
            ("quyêt", true),
            ("phước", false),
            ("nghiệp", false),
            ("quyết", false),
            ("quốc", false),
            ("giếng", false),
            ("giữa", false),
            ("già", false),
            ("khuỷu", false),
            ("huỳnh", false),
            ("thuở", false),
            ("rượu", false),
            ("mười", false),
            ("quýt", false),
            ("ngoặc", false),
            ("ếch", false),
            ("ủy", false),
            ("uỷ", false),
            ("ý", false),
            ("yếu", false),
            ("sêri", false),
            ("hécta", false),
            ("kilôgam", false),
            ("đắk", false),
            ("krông", false),
        ] {
            assert_eq!(is_slip(word), wanted, "{word}");
        }
    }
}
