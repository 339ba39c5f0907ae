//! Why a result is not recorded at once: what is not understood on its line, on the lines around it, or by the names of
//! the files that came with it; a document that is older than its task, or of a kind on the way to what the plan asks for.

mod dateline;
mod document;
mod files;

pub(super) use files::untold;

use super::contradiction::Claim;
use super::judge::{Asked, doubtful};
use super::line::{Line, is_same_row};
use super::named::{addressed, meant};
use super::outcome::Outcome;
use super::products;
use super::words::{
    BesideResult, Part, Place, Said, Word, as_written, denies_result, excerpt, holds_back, is_composed,
    of_line,
};
use crate::plan::folded;
pub(super) use document::BEGINNING as ON_THE_WAY;
use document::of_document;
use files::unsigned;
use unicode_normalization::UnicodeNormalization;

/// So many words are shown as those that are in doubt.
const SHOWN: usize = 8;
/// Words of a title that say the contrary where they stand apart from it.
const RISKY: [&str; 36] = [
    "ký", "kí", "duyệt", "phê", "thảo", "gửi", "chờ", "xong", "sắp", "mai", "không", "còn", "chưa", "bỏ",
    "hủy", "huỷ", "sửa", "trình", "thu", "dự", "chậm", "đang", "sẽ", "lấy", "xin", "lùi", "dừng", "hoãn",
    "chuyển", "tạm", "nháp", "mời", "trả", "lại", "thử", "góp",
];
/// The words in doubt; `None` where all that is said is known.
pub(super) fn doubt(said: &Said, line: &Line, asked: Asked) -> Option<String> {
    let around = || said.above.iter().chain(&said.below);
    if line.is_part {
        return around()
            .chain([&said.line])
            .find(|l| denies_result(l) || holds_back(l))
            .cloned();
    }
    // Of several documents that the plan wants each is looked at by itself.
    let first = match &said.word {
        Word::Done { number, date } => (number.as_ref(), *date),
        _ => (None, None),
    };
    let beside = match products::of_line(said, first, line) {
        None => &said.beside,
        Some(_) => &said.each,
    };
    let words = { around() }.find_map(|l| doubt_of_line(l, line, asked));
    words
        .or_else(|| unknown(beside, &said.line, line, asked))
        .or_else(|| {
            said.title
                .clone()
                .filter(|_| beside.is_empty() && addressed(said, asked).is_err())
        })
        .or_else(|| sign(&said.line))
        .or_else(|| unsigned(asked.files))
        .or_else(|| of_document(said, line, asked))
}

/// Who laughs may not mean it, nor who puts a cross or an empty box beside it; a smile and a tick are courtesy.
fn sign(line: &str) -> Option<String> {
    const LAUGHS: [&str; 8] = [":))", "=))", ":-))", ":D", "=D", ":v", ";)", ":P"];
    const PLAIN: &str = ".,;:!()[]{}'\"“”‘’«»-–—_/\\*+&@#%|=<>~…·•^✓✔✅☑👍🙏🏻🏼🏽🙂😊😀😅\u{fe0f}\u{200d}";
    const EMPTY: [&str; 3] = ["[ ]", "[]", "( )"];
    let is_laugh = |word: &&str| LAUGHS.iter().any(|laugh| word.starts_with(laugh));
    let is_plain =
        |c: char| c.is_alphabetic() || c.is_ascii_digit() || c.is_whitespace() || PLAIN.contains(c);
    let laugh = line.split_whitespace().find(is_laugh);
    let odd = { line.split_whitespace() }.find(|word| !word.nfc().all(is_plain));
    let empty = EMPTY.into_iter().find(|empty| line.contains(empty));
    let out = line.starts_with("//").then_some("//");
    laugh.or(odd).or(empty).or(out).map(str::to_owned)
}

/// Whether a sign stands on the line that may say that it is not so.
pub(super) fn has_sign(line: &str) -> bool {
    sign(line).is_some()
}

/// The words of a line above or below a result that are not known.
pub(super) fn doubt_of_line(text: &str, line: &Line, asked: Asked) -> Option<String> {
    match dateline::read(text, asked.today) {
        Some(dateline::Day::ToCome) => Some(text.trim().to_owned()),
        Some(dateline::Day::Known) => None,
        None => sign(text).or_else(|| unknown(&of_line(text), text, line, asked)),
    }
}

fn unknown(beside: &[BesideResult], text: &str, line: &Line, asked: Asked) -> Option<String> {
    let mut is_known: Vec<bool> = beside.iter().map(|word| word.is_known).collect();
    let is_there = |place: Place| beside.iter().any(|word| word.place == place);
    let mut has_title = false;
    for title in [&line.title, &line.deliverable] {
        for (at, length) in runs(beside, title, false) {
            has_title |= beside[at].place == Place::Title;
            is_known[at..at + length].fill(true);
        }
    }
    for (at, length) in [asked.own, asked.writer]
        .iter()
        .flat_map(|name| runs(beside, name, true))
    {
        is_known[at..at + length].fill(true);
    }
    for (at, word) in beside.iter().enumerate() {
        let is_number =
            matches!(word.place, Place::Before | Place::Around) && is_same_row(&line.row, &word.word);
        let is_called = at > 0 && ["so", "vu", "viec", "nv"].contains(&folded(&beside[at - 1].word).as_str());
        is_known[at] |= is_number && is_called;
    }
    let is_around = beside.iter().all(|word| word.place == Place::Around);
    if is_around
        && is_known.iter().all(|known| *known)
        && !is_composed(beside, |at| own_pieces(beside, at, line, asked))
    {
        return Some(text.trim().to_owned());
    }
    let of_title = |at: usize| beside[at].place == Place::Title && is_there(Place::Title) && !has_title;
    let odd = (0..beside.len()).filter(|at| !is_known[*at] || of_title(*at));
    let odd: Vec<String> = odd.take(SHOWN).map(|at| beside[at].word.clone()).collect();
    (!odd.is_empty()).then(|| as_written(&odd, text))
}

/// The pieces of a line above or below that only this task has: its title, its number, the unit's name.
fn own_pieces(beside: &[BesideResult], at: usize, line: &Line, asked: Asked) -> Vec<(usize, Part)> {
    let begun = |title: &str, is_name: bool, part: Part| {
        let all = runs(beside, title, is_name).into_iter();
        let here = all.filter(move |(from, _)| *from == at);
        here.map(move |(_, length)| (length, part))
    };
    let of_title =
        begun(&line.title, false, Part::Heading).chain(begun(&line.deliverable, false, Part::Heading));
    let of_unit = [asked.own, asked.writer]
        .into_iter()
        .flat_map(|name| begun(name, true, Part::Own));
    let number = is_same_row(&line.row, &beside[at].word).then_some((1, Part::Heading));
    of_title.chain(of_unit).chain(number).collect()
}

/// Where words of a title stand in its order, and how many: a good part of it before the number, three or more in the
/// document's own title, nowhere behind. Of a name all its words.
fn runs(beside: &[BesideResult], title: &str, is_name: bool) -> Vec<(usize, usize)> {
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < beside.len() {
        let place = beside[at].place;
        let run = |from: usize| {
            let pairs = beside[at..].iter().zip(&words[from..]);
            pairs
                .take_while(|(b, w)| b.place == place && is_typed(&b.word, w))
                .count()
        };
        let (length, from) = (0..words.len())
            .map(|from| (run(from), from))
            .max_by_key(|(n, _)| *n)
            .unwrap_or((0, 0));
        let is_whole = length == words.len() && length >= 2;
        let is_risky = || {
            let said = &words[from..from + length];
            said.iter()
                .any(|word| RISKY.contains(&word.to_lowercase().as_str()))
        };
        let is_enough = match place {
            _ if is_name => false,
            Place::Behind => false,
            Place::Title => length >= 3,
            Place::Before | Place::Around => length >= 3 && 2 * length >= words.len(),
        };
        let is_title = place != Place::Behind && !is_name && is_whole;
        if (is_name && is_whole) || is_title || (is_enough && !is_risky()) {
            found.push((at, length));
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether somebody typed that word, with its diacritics or without any.
fn is_typed(typed: &str, word: &str) -> bool {
    let (typed, word) = (typed.to_lowercase(), word.to_lowercase());
    typed == word || (typed.is_ascii() && typed == folded(&word))
}

/// "1. XONG …", "2. XONG …" to a letter that has no task 2: marks of a list, of which nobody knows the tasks.
pub(super) fn doubt_marks(said: &[Said], asked: Asked, claims: &mut [Claim]) {
    let mark = |s: &Said| {
        let first = s
            .line
            .trim_start_matches(['-', '*', '+', ' '])
            .split_whitespace()
            .next()?;
        let digits = first.strip_suffix(['.', ')', '/', ':'])?;
        digits
            .parse::<usize>()
            .ok()
            .filter(|_| s.row.as_deref() == Some(digits))
    };
    let marked: Vec<(usize, &Said)> = said.iter().filter_map(|s| Some((mark(s)?, s))).collect();
    let runs = marked.len() > 1 && marked.iter().enumerate().all(|(at, (n, _))| *n == at + 1);
    let is_there = |s: &Said| {
        asked
            .lines
            .iter()
            .any(|l| s.row.as_ref().is_some_and(|row| is_same_row(&l.row, row)))
    };
    if !runs || marked.iter().all(|(_, s)| is_there(s)) {
        return;
    }
    for (_, s) in marked {
        for claim in claims
            .iter_mut()
            .filter(|c| c.line == s.line && is_result(&c.heard.outcome))
        {
            claim.heard.line = None;
            claim.heard.outcome = Outcome::Which;
            claim.heard.words = excerpt(std::slice::from_ref(&s.line));
        }
    }
}

fn is_result(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Recorded { .. } | Outcome::Doubtful { .. })
}

/// "33 XONG …" and below it "33 chưa có dấu", or a line that begins with a number of no task: it speaks of the result
/// above it.
pub(super) fn doubt_by_later_lines(said: &[Said], asked: Asked, claims: &mut [Claim]) {
    for (at, free) in said.iter().enumerate() {
        if !matches!(free.word, Word::Free | Word::Unclear) {
            continue;
        }
        let before = at
            .checked_sub(1)
            .and_then(|at| said.get(at))
            .map(|s| s.line.as_str());
        let line = meant((free.row.as_deref(), None, free.year), asked.lines).ok();
        // "Việc số 299 của phòng:" speaks of what stands below it, "Nhiệm vụ 299 của phòng em. XONG …" of what follows.
        let is_heading = |next: &&Said| free.line.ends_with(':') || (line.is_none() && next.row.is_none());
        let behind = { said.get(at + 1).filter(is_heading) }.map(|s| s.line.as_str());
        for claim in claims.iter_mut() {
            let Some(of) = claim.heard.line.clone() else {
                continue;
            };
            let is_meant = match (&free.row, line) {
                (Some(_), Some(line)) => *line == of,
                _ => before == Some(claim.line.as_str()) || behind == Some(claim.line.as_str()),
            };
            let Outcome::Recorded { number, date } = &claim.heard.outcome else {
                continue;
            };
            let document = (number.clone(), *date);
            let Some(word) = doubt_of_line(&free.line, &of, asked).filter(|_| is_meant) else {
                continue;
            };
            claim.heard.outcome = doubtful(&of, document, word, true);
            claim.heard.words = excerpt(&[claim.line.clone(), free.line.clone()]);
        }
    }
}

/// "1 XONG …", "2 XONG …" and below both "hai việc trên mới ký nháy": what is odd above the first of several results or
/// below the last may be about all.
pub(super) fn doubt_of_all(said: &[Said], asked: Asked, claims: &mut [Claim]) {
    let (Some(first), Some(last)) = (said.first(), said.last()) else {
        return;
    };
    if said.len() < 2 || !matches!(last.word, Word::Done { .. } | Word::Unfinished { .. }) {
        return;
    }
    let around: Vec<&String> = first.above.iter().chain(&last.below).collect();
    for claim in claims.iter_mut() {
        let (Some(of), Outcome::Recorded { number, date }) = (claim.heard.line.clone(), &claim.heard.outcome)
        else {
            continue;
        };
        let document = (number.clone(), *date);
        let odd = { around.iter() }.find_map(|text| Some((*text, doubt_of_line(text, &of, asked)?)));
        if let Some((text, word)) = odd {
            claim.heard.outcome = doubtful(&of, document, word, true);
            claim.heard.words = excerpt(&[claim.line.clone(), text.clone()]);
        }
    }
}

/// Whether a line beside a consent adds nothing, with the names of who writes.
pub fn adds_nothing_by(line: &str, names: &[&str]) -> bool {
    let beside = of_line(line);
    let own = |at: usize| {
        let all = names.iter().flat_map(|name| runs(&beside, name, true));
        let here = all.filter(|(from, _)| *from == at);
        here.map(|(_, length)| (length, Part::Own)).collect()
    };
    line.is_empty() || sign(line).is_none() && is_composed(&beside, own)
}

#[cfg(test)]
mod tests;
