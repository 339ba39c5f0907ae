//! How a Vietnamese syllable is built.

use unicode_normalization::UnicodeNormalization;

/// A syllable letter by letter, its tone apart: "tuyến" is "tuyên" with an acute.
pub(super) struct Syllable {
    /// Without its tone, with the marks of its vowels.
    pub(super) bare: String,
    tone: Option<char>,
}

/// Grave, acute, tilde, hook, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ACUTE: char = '\u{301}';

const DOT: char = '\u{323}';

impl Syllable {
    pub(super) fn of(word: &str) -> Syllable {
        let mut tone = None;
        let bare = word
            .nfd()
            .filter(|c| {
                let is_tone = TONES.contains(c);
                tone = if is_tone { Some(*c) } else { tone };
                !is_tone
            })
            .nfc()
            .collect();
        Syllable { bare, tone }
    }

    /// Whether it is built as a syllable is and yet none: a rime that the language lacks ("tuyêm"), or a
    /// stop behind a tone that none stands behind ("thưc").
    pub(super) fn is_impossible(&self) -> bool {
        let from = self.bare.find(is_vowel);
        let Some((onset, rime)) = from.map(|at| self.bare.split_at(at)) else {
            return false;
        };
        let coda = rime.trim_start_matches(is_vowel);
        // Words of more syllables are taken from other languages, those with "k" are names of places.
        let is_one =
            !coda.contains(is_vowel) && !coda.contains('k') && ONSETS.contains(&onset) && !rime.is_empty();
        let is_known = RIMES.contains(&rime)
            // "quyên" is "qu" and "yên", "gia" is "gi" and "a".
            || rime.strip_prefix('u').is_some_and(|rest| onset == "q" && RIMES.contains(&rest))
            || rime.strip_prefix('i').is_some_and(|rest| onset == "g" && RIMES.contains(&rest));
        let is_stopped = ["p", "t", "c", "ch"].contains(&coda);
        let is_toneless = !matches!(self.tone, Some(ACUTE | DOT));
        is_one && (!is_known || is_stopped && is_toneless)
    }

    /// Whether its tone stands on a vowel that never bears it: "đựơc", "hòan", "sóat".
    pub(super) fn is_misplaced(word: &str) -> bool {
        let letters: Vec<char> = word.nfc().collect();
        let bears = |c: char, vowel: char| {
            let mut parts = std::iter::once(c).nfd();
            let marks: Vec<char> = parts.by_ref().collect();
            let tone = marks.last().filter(|m| TONES.contains(m));
            tone.is_some() && marks[..marks.len() - 1].iter().copied().nfc().eq([vowel])
        };
        letters.windows(2).enumerate().any(|(i, pair)| match pair {
            [first, 'ơ'] => bears(*first, 'ư'),
            [first, 'ê'] => bears(*first, 'i') || bears(*first, 'y'),
            // "hóa" is an old way of writing, "hóan" is none.
            [first, 'a'] => bears(*first, 'o') && letters.get(i + 2).is_some_and(|c| c.is_alphabetic()),
            _ => false,
        })
    }
}

fn is_vowel(c: char) -> bool {
    "aăâeêioôơuưy".contains(c)
}

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "q", "r", "s", "t", "th", "tr", "v", "x",
];

/// Vowels with what may close them.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ă", "ăc", "ăm", "ăn",
    "ăng", "ăp", "ăt", "â", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng",
    "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "im", "in", "inh",
    "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai",
    "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe",
    "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn",
    "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê",
    "uêch", "uênh", "ui", "um", "un", "ung", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "uơ", "up", "ut",
    "uy", "uya", "uych", "uyên", "uyêt", "uynh", "uyn", "uyp", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm",
    "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "y", "yêm", "yên",
    "yêng", "yêt", "yêu", "ych", "ynh", "yt", "yn",
];
