//! The owner's word on a wish for another date, as people type it: `ĐỒNG Ý`, `18 ĐỒNG Ý đến 25/7`,
//! `đến 25/7/2026`, `KHÔNG`. A line that says more is for a person.

mod forms;

use super::days::written_days;
use super::due::leading_due;
use super::phrase::longest;
use super::statement::Above;
use super::tokens::{compact, tokens};
use super::verb::POLITE;
use super::{MOST, Until, besides, plain, rows};
use crate::answer::is_same_row;
use crate::plan::folded;
use chrono::NaiveDate;
use forms::{CONSENT, CONSENTING, FILLING, KEPT, NO_OBJECTION, REFUSAL, TO_UNITS};
use unicode_normalization::UnicodeNormalization;

/// One word on one wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The number in the plan that it names.
    pub row: Option<String>,
    /// "hạn 20/3/2026": which of several occurrences.
    pub due: Option<NaiveDate>,
    pub is_given: bool,
    /// The line is about a wish and says more than consent, day or refusal: its word is asked for.
    pub is_clear: bool,
    /// The day that the line names; unsaid is the wished one.
    pub until: Until,
    /// Which year's plan its number is of.
    pub year: Option<i32>,
    /// Words beside a consent, on its line or around it, of which nobody knows whether they take it back.
    pub odd: Vec<String>,
    /// The line as it was written.
    pub line: String,
    /// What the mail says besides, for the unit: lines around it that are no answers.
    pub besides: Vec<String>,
}

/// The owner's words in the sender's own lines; `rows` are the numbers of the wishes. A line that begins with one
/// of them, or with a word of consent, is about that wish and no comment on the one above it.
pub fn consents(lines: &[String], rows: &[&str], today: NaiveDate) -> Vec<Consent> {
    let mut found: Vec<Consent> = Vec::new();
    let mut free: Vec<String> = Vec::new();
    let mut above = Above::default();
    for line in lines {
        if found.len() > MOST {
            break;
        }
        let is_beside = found.iter().any(|c| c.is_clear && c.is_given);
        let mut all = each(line, rows, today);
        all.retain(|(c, _)| !(c.is_given && above.denies() || is_beside && is_kept(line)));
        if all.is_empty() {
            all.extend(unclear(line, rows));
        }
        match all.is_empty() {
            false => {
                belongs_to(found.last_mut(), &mut free);
                found.extend(all.into_iter().flat_map(for_each_row));
                above.end();
            }
            true => {
                above.add(line);
                free.push(line.clone());
            }
        }
    }
    belongs_to(found.last_mut(), &mut free);
    found
}

/// "ĐỒNG Ý việc 1038, không đồng ý việc 2038": each piece is one where each is clear and names its task; else the line is.
fn each(line: &str, wished: &[&str], today: NaiveDate) -> Vec<(Consent, Vec<String>)> {
    let pieces: Vec<&str> = line.split([',', ';']).map(str::trim).collect();
    if pieces.len() > 1 && !line.contains('?') {
        let read: Option<Vec<_>> = { pieces.iter() }
            .map(|piece| read_alone(piece, wished, today).filter(|(c, _)| c.row.is_some() && c.is_clear))
            .collect();
        if let Some(all) = read {
            return all;
        }
    }
    read(line, wished, today).into_iter().collect()
}

/// Whether the line says only that the deadline stays.
fn is_kept(line: &str) -> bool {
    let words = folded(line);
    KEPT.iter().any(|form| words.contains(&form.join(" ")))
}

/// "5, 11 ĐỒNG Ý": the same on each wish.
fn for_each_row((consent, rows): (Consent, Vec<String>)) -> Vec<Consent> {
    if rows.len() < 2 {
        return vec![consent];
    }
    let of = |row: String| Consent {
        row: Some(row),
        ..consent.clone()
    };
    rows.into_iter().map(of).collect()
}

/// Free lines belong to the word above them, or to the first.
fn belongs_to(consent: Option<&mut Consent>, free: &mut Vec<String>) {
    let Some(consent) = consent else { return };
    let lines = std::mem::take(free);
    // "KHÔNG", and below it "phải sửa gì, đồng ý".
    let goes_on = lines.first().is_some_and(|l| l.starts_with(char::is_lowercase));
    let is_ended = consent.line.ends_with(['.', '!', ',', ';', ':']);
    let has_consent = |line: &String| CONSENTING.iter().any(|word| folded(line).contains(word));
    if !consent.is_given && (goes_on && !is_ended || lines.iter().any(has_consent)) {
        consent.is_clear = false;
    }
    if consent.is_given && consent.is_clear {
        let odd = lines.iter().filter(|line| !is_plain(line));
        consent.odd.extend(odd.cloned());
    }
    let told = besides::telling(&lines);
    let odd = consent.odd.iter().filter(|odd| lines.contains(odd));
    let odd: Vec<String> = odd.filter(|odd| !told.contains(odd)).cloned().collect();
    consent.besides.extend(told);
    consent.besides.extend(odd);
}

/// Whether a line, or a clause, says nothing against the consent beside it.
fn is_plain(line: &str) -> bool {
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let words = tokens(&compact);
    let all = plain::of_line(line);
    let mut known: Vec<bool> = all.iter().map(|word| word.is_known).collect();
    if known.len() == words.len() {
        for at in 0..words.len() {
            let length = longest(&words[at..], &TO_UNITS);
            known[at..at + length].fill(true);
        }
    }
    known.iter().all(|known| *known)
}

/// A line about a wish whose word is not understood.
fn unclear(line: &str, wished: &[&str]) -> Option<(Consent, Vec<String>)> {
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    let (rows, at) = rows::leading(&compact, &tokens);
    let row = { rows.first() }
        .filter(|row| wished.iter().any(|w| is_same_row(w, row)))
        .cloned();
    let words: Vec<String> = tokens.iter().skip(at).take(3).map(|t| folded(t)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_word = matches!(
        words.as_slice(),
        ["dong", "y", ..]
            | ["nhat", "tri", ..]
            | ["chap", "thuan", ..]
            | ["khong", "dong" | "nhat" | "chap", ..]
            | ["tu", "choi", ..]
            | ["duyet" | "thong" | "phe", ..]
            | ["chua", "dong" | "nhat" | "chap" | "thong" | "duyet", ..]
    );
    let unclear = (row.is_some() || is_word).then(|| Consent {
        row,
        due: None,
        is_given: false,
        is_clear: false,
        until: Until::Unsaid,
        year: None,
        odd: Vec::new(),
        line: text,
        besides: Vec::new(),
    });
    unclear.map(|consent| (consent, Vec::new()))
}

/// Whether a reason follows the refusal at once, and nothing in it takes the refusal back.
fn is_reasoned(refusal: &[&str], rest: &[&str], text: &str) -> bool {
    const AGAIN: [&str; 6] = ["lui", "hoan", "dong", "nhung", "neu", "tru"];
    let words: Vec<String> = rest.iter().map(|t| folded(t)).collect();
    let is = |at: usize, word: &str| words.get(at).is_some_and(|w| w == word);
    let is_stated = is(0, "vi") || is(0, "do") || (is(0, "ly") && is(1, "do"));
    // "Lý do: đã lùi một lần": what was put off before; "cho lùi đến …" is another word.
    let is_past = |at: usize| {
        is_stated && ["lui", "hoan"].contains(&words[at].as_str()) && !is(at.wrapping_sub(1), "cho")
    };
    let taken_back = (0..words.len()).any(|at| AGAIN.contains(&words[at].as_str()) && !is_past(at));
    let last = refusal.last().copied().unwrap_or_default();
    let behind = text
        .split_once(last)
        .map_or("", |(_, behind)| behind.trim_start());
    !taken_back && (is_stated || behind.starts_with([',', '.', ';', ':', '-', '–', '(']))
}

/// "Đồng ý ❌": a sign that is no mark between words and no friendly one may say the contrary.
fn has_sign(line: &str) -> bool {
    const KNOWN: &str = ".,;:!()[]*-–—…/\\\"'“”‘’+&_~|•✓✔☑👍👌🙏😊🙂🏻🏼🏽\u{fe0f}\u{200b}\u{200d}";
    line.chars()
        .any(|c| !c.is_alphanumeric() && !c.is_whitespace() && !KNOWN.contains(c))
}

/// A consent, alone or before a clause, of which what is not known is asked: "Đồng ý ạ, đề nghị đơn vị khẩn trương".
fn read(line: &str, wished: &[&str], today: NaiveDate) -> Option<(Consent, Vec<String>)> {
    // Who asks has not decided.
    if line.trim_end().ends_with('?') {
        return None;
    }
    let alone = read_alone(line, wished, today);
    if alone.is_some() {
        return alone;
    }
    let (said, clause) = line.split_once([',', ';'])?;
    if NO_OBJECTION.contains(&folded(said).trim()) {
        let (mut consent, rows) = read_alone(clause, wished, today).filter(|(c, _)| c.is_given)?;
        consent.line = line.nfc().collect();
        return Some((consent, rows));
    }
    let (mut consent, rows) = read_alone(said, wished, today).filter(|(c, _)| c.is_given)?;
    let is_other_day = clause.chars().any(|c| c.is_ascii_digit());
    if is_other_day {
        return None;
    }
    if !is_plain(clause) {
        consent.odd.push(clause.trim().to_owned());
    }
    consent.line = line.nfc().collect();
    consent.besides = vec![consent.line.clone()];
    Some((consent, rows))
}

/// "Thực hiện đúng thời hạn mới" is of the day that was just given.
fn is_of_new_day(rest: &[&str]) -> bool {
    rest.iter().any(|t| folded(t) == "moi")
}

/// "cả hai", "tất cả": the wishes that are meant, and what the line says besides; none where there are not so many.
fn all_of<'t>(rest: &[&'t str], wished: &[&str]) -> Option<(Vec<String>, Vec<&'t str>)> {
    const COUNTS: [(&str, usize); 4] = [("hai", 2), ("ba", 3), ("bon", 4), ("nam", 5)];
    let is = |at: usize, word: &str| rest.get(at).is_some_and(|t| folded(t) == word);
    let Some(at) = (0..rest.len()).find(|at| is(*at, "ca")) else {
        return Some((Vec::new(), rest.to_vec()));
    };
    let is_every = at > 0 && is(at - 1, "tat");
    let count = rest.get(at + 1).and_then(|t| {
        let word = folded(t);
        let spelt = COUNTS.iter().find(|(name, _)| *name == word).map(|(_, n)| *n);
        spelt.or_else(|| word.parse().ok())
    });
    let mut rows: Vec<String> = wished.iter().map(|row| (*row).to_owned()).collect();
    rows.sort();
    rows.dedup();
    let is_so = count.map_or(is_every, |n| n == rows.len());
    if !is_so || (rows.len() > 1 && rows.iter().any(String::is_empty)) {
        return None;
    }
    rows.retain(|row| !row.is_empty());
    let (before, behind) = (at - usize::from(is_every), at + 1 + usize::from(count.is_some()));
    Some((rows, [&rest[..before], &rest[behind..]].concat()))
}

fn read_alone(line: &str, wished: &[&str], today: NaiveDate) -> Option<(Consent, Vec<String>)> {
    let text: String = line.nfc().collect();
    let compact = compact(&text);
    let tokens = tokens(&compact);
    let (rows, at) = rows::leading(&compact, &tokens);
    let (year, at) = rows::year_of_plan(&rows, &tokens, at);
    let (due, at) = leading_due(&tokens, at, today);
    let is_own = |t: &&&str| tokens.len() > 1 && ["thôi", "văn", "van"].contains(&t.to_lowercase().as_str());
    let polite = |t: &&&str| POLITE.contains(&folded(t).as_str()) || is_own(t);
    let at = at + tokens.get(at..)?.iter().take_while(polite).count();
    let rest = tokens.get(at..)?;
    let begins = |forms: &[&[&str]]| {
        let fits = |form: &&&[&str]| {
            let words = rest.iter().take(form.len()).map(|t| folded(t));
            words.eq(form.iter().map(|w| (*w).to_owned()))
        };
        forms.iter().find(fits).map(|form| form.len())
    };
    // "hoãn đến 25/7", "đến 25/7", "25/7": a day without a word is one that is given.
    let is_day =
        written_days(rest.get(..1)?).len() == 1 || matches!(folded(rest[0]).as_str(), "den" | "hoan");
    let refusal = begins(&REFUSAL).or_else(|| begins(&KEPT).filter(|_| !is_of_new_day(rest)));
    let (is_given, length) = match (refusal, begins(&CONSENT)) {
        (Some(length), _) => (false, length),
        (None, Some(_)) if has_sign(&text) => return None,
        (None, Some(length)) => (true, length),
        (None, None) if is_day => (true, 0),
        _ => return None,
    };
    let (word, rest) = rest.split_at_checked(length)?;
    // "Không ý kiến", "Không có ý kiến", "Không vấn đề gì" refuse nothing.
    let is_no_objection = |t: &&str| ["y", "co", "van", "phai", "phan", "sao"].contains(&folded(t).as_str());
    if !is_given && word.len() == 1 && rest.first().is_some_and(is_no_objection) {
        return None;
    }
    let is_reasoned = !is_given && is_reasoned(word, rest, &text);
    let (rows, rest) = match rows.is_empty() && !is_reasoned {
        true => match rows::trailing(rest) {
            (rows, rest) if rows.is_empty() => all_of(&rest, wished)?,
            named => named,
        },
        false => (rows, rest.to_vec()),
    };
    let days = written_days(&rest);
    let says_no_more = rest
        .iter()
        .all(|t| FILLING.contains(&folded(t).as_str()) || t.starts_with(|c: char| c.is_ascii_digit()));
    let is_one_day = days.len() == usize::from(length == 0).max(days.len().min(1));
    if !(says_no_more || is_reasoned) || !is_one_day || (!is_given && !days.is_empty()) {
        return None;
    }
    let consent = Consent {
        row: rows.first().cloned(),
        due,
        is_given,
        is_clear: true,
        until: Until::of(days.first(), today),
        year,
        odd: Vec::new(),
        besides: (!says_no_more).then(|| text.clone()).into_iter().collect(),
        line: text,
    };
    Some((consent, rows))
}

#[cfg(test)]
mod tests;
