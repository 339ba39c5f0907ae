//! Consent and refusal in people's own words, in answer to the question whether a task is finished by its document: "OK
//! đồng ý", "Chuẩn ạ", "Đã xong", the very document again; "Chưa ạ, mai mới ký". Every word has to be known.

use super::line::is_same_row;
use super::order::Named;
use super::words::adds_nothing;
use crate::plan::folded;
use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// A document of which the unit was asked, and the number of its task.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    pub row: &'q str,
    pub number: &'q str,
    pub date: NaiveDate,
}

/// What is consented to; nothing named is all that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    pub named: Vec<Named>,
    /// A word of consent, not only that the task is done: it is one whatever letter it answers.
    pub is_consent: bool,
}

const CONSENTS: [&str; 20] = [
    "đồng í",
    "đúng là",
    "oki",
    "đồng ý",
    "nhất trí",
    "thống nhất",
    "chính xác",
    "xác nhận",
    "chuẩn",
    "đúng",
    "okay",
    "okie",
    "oke",
    "ok",
    "yes",
    "vâng",
    "có",
    "uh",
    "ừ",
    "dạ vâng",
];
const FINISHED: [&str; 9] = [
    "bản chính thức đã ký",
    "bản ký đã phát hành",
    "đã ký",
    "đã phát hành",
    "đã hoàn thành",
    "hoàn thành",
    "đã xong",
    "xong",
    "hoàn tất",
];
/// Who speaks, before the consent.
const OPENING: [&str; 14] = [
    "dạ",
    "thưa",
    "kính gửi",
    "phòng",
    "ban",
    "đơn vị",
    "văn phòng",
    "chúng tôi",
    "bên em",
    "em",
    "anh",
    "chị",
    "nhiệm vụ số",
    "nhiệm vụ",
];
/// What says no more than the consent.
const FILLING: [&str; 50] = [
    "bản word là bản gửi kèm thôi",
    "bản word là bản gửi kèm",
    "em cảm ơn",
    "xin cảm ơn",
    "cảm ơn",
    "anh ơi",
    "chị ơi",
    "anh chị",
    "r",
    "đề nghị văn phòng ghi nhận giúp",
    "đề nghị văn phòng ghi nhận",
    "đề nghị ghi nhận giúp",
    "đề nghị ghi nhận",
    "nhờ văn phòng ghi nhận giúp",
    "nhờ ghi nhận giúp",
    "ghi nhận giúp",
    "ghi nhận",
    "theo văn bản trên",
    "theo báo cáo trên",
    "văn bản trên",
    "báo cáo trên",
    "như vậy",
    "như thế",
    "như trên",
    "nêu trên",
    "ở trên",
    "tất cả",
    "theo",
    "báo cáo số",
    "kế hoạch số",
    "quyết định số",
    "tờ trình số",
    "thông báo số",
    "công văn số",
    "biên bản số",
    "văn bản số",
    "báo cáo",
    "kế hoạch",
    "văn bản",
    "số",
    "ngày",
    "ạ",
    "a",
    "rồi",
    "nhé",
    "nha",
    "hết",
    "cả",
    "vậy",
    "bên em",
];

/// `None` where the mail says anything else. `own` is the name of the unit that writes.
pub fn agreed(lines: &[String], asked: &[Question], own: &str) -> Option<Agreed> {
    let mut found: Option<Agreed> = None;
    for line in lines {
        let Some(read) = read(line, asked, own) else {
            match adds_nothing(line) {
                true => continue,
                false => return None,
            }
        };
        let Some(known) = &mut found else {
            found = Some(read);
            continue;
        };
        // "ĐỒNG Ý", and below it one by its number.
        if known.named.is_empty() != read.named.is_empty() {
            return None;
        }
        known.named.extend(read.named);
        known.is_consent |= read.is_consent;
    }
    found
}

fn read(line: &str, asked: &[Question], own: &str) -> Option<Agreed> {
    if line.contains('?') {
        return None;
    }
    let text: String = line.nfc().collect::<String>().to_lowercase();
    if says_else(&text) {
        return None;
    }
    if text.contains(AGREEING) && !text.contains(char::is_alphanumeric) {
        return Some(Agreed {
            named: Vec::new(),
            is_consent: true,
        });
    }
    let is_plain = text.is_ascii();
    let own: Vec<String> = words(&own.nfc().collect::<String>().to_lowercase());
    let mut rest = words(&text);
    if !own.is_empty()
        && rest.len() > own.len()
        && folded(&rest[..own.len()].join(" ")) == folded(&own.join(" "))
    {
        rest.drain(..own.len());
    }
    if asks_others(&rest) {
        return None;
    }
    let mut rest = rest.as_slice();
    let mut agreed = Agreed {
        named: Vec::new(),
        is_consent: false,
    };
    let mut is_begun = false;
    let mut document: Option<&Question> = None;
    while let Some(first) = rest.first() {
        let row = asked
            .iter()
            .find(|q| !q.row.is_empty() && is_same_row(q.row, first));
        let length = longest(rest, &CONSENTS, is_plain);
        if length > 0 {
            (is_begun, agreed.is_consent) = (true, true);
        }
        let length = length.max(longest(rest, &FINISHED, is_plain));
        let is_number = |q: &&Question| folded(q.number) == folded(first);
        if length > 0 {
            is_begun = true;
            rest = &rest[length..];
        } else if let (Some(row), false) = (row, is_begun) {
            agreed.named.push(Named::Row(row.row.to_owned()));
            rest = &rest[1..];
        } else if row.is_some() && asked.len() == 1 {
            rest = &rest[1..];
        } else if let Some(named) = asked.iter().find(is_number) {
            document = Some(named);
            is_begun = true;
            rest = &rest[1..];
        } else if document.or(asked.first()).is_some_and(|q| is_day(first, q.date)) && is_begun {
            rest = &rest[1..];
        } else {
            let known = match is_begun {
                true => longest(rest, &FILLING, is_plain),
                false => longest(rest, &OPENING, is_plain).max(longest(rest, &FILLING, is_plain)),
            };
            if known == 0 {
                return None;
            }
            rest = &rest[known..];
        }
    }
    if let Some(question) = document.filter(|_| asked.len() > 1 && agreed.named.is_empty()) {
        agreed.named.push(Named::Row(question.row.to_owned()));
    }
    is_begun.then_some(agreed)
}

/// "✗", "⏳": a sign may say that it is not so. "Có số rồi", "đúng ngày hoàn thành", "hoàn thành theo kế hoạch" are of something
/// else than the question.
fn says_else(text: &str) -> bool {
    const ELSE: [&str; 8] = [
        "có số",
        "co so",
        "đúng ngày",
        "dung ngay",
        "đúng hạn",
        "dung han",
        "theo kế hoạch",
        "theo ke hoach",
    ];
    let is_sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !SIGNS.contains(c);
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    text.contains(is_sign) || !has_digit && ELSE.iter().any(|words| text.contains(words))
}

/// What stands between words, and what agrees.
const SIGNS: &str = ".,;:!()[]*-–—…/\\\"'“”‘’+&_✓✔👍🏻🏼🏽🙏\u{fe0f}\u{200b}";

/// A line of these alone is a consent.
const AGREEING: [char; 3] = ['✓', '✔', '👍'];

/// "Anh xác nhận nhé", "Văn phòng xác nhận ạ": others are asked to.
fn asks_others(words: &[String]) -> bool {
    const OTHERS: [&str; 5] = ["anh", "chị", "gửi", "văn phòng", "van phong"];
    let Some(at) = words.windows(2).position(|pair| {
        let said = pair.join(" ");
        said == "xác nhận" || said == "xac nhan"
    }) else {
        return false;
    };
    let before = format!(" {} ", words[..at].join(" "));
    OTHERS.iter().any(|name| before.contains(&format!(" {name} ")))
}

fn words(text: &str) -> Vec<String> {
    let is_mark = |c: char| !c.is_alphanumeric();
    let words = text.split_whitespace().map(|word| word.trim_matches(is_mark));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How many words the longest of the phrases takes that begins here.
fn longest(rest: &[String], phrases: &[&str], is_plain: bool) -> usize {
    let begins = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let is_it = phrase.len() <= rest.len()
            && phrase.iter().zip(rest).all(|(word, said)| match is_plain {
                true => folded(word) == *said,
                false => word == said,
            });
        is_it.then_some(phrase.len())
    };
    phrases.iter().filter_map(begins).max().unwrap_or(0)
}

/// "10/12/2026", "10/12", "10-12-26".
fn is_day(word: &str, day: NaiveDate) -> bool {
    let parts: Option<Vec<u32>> = word
        .split(['/', '-', '.'])
        .map(|part| part.parse().ok())
        .collect();
    let year = |y: u32| i32::try_from(if y < 100 { y + 2000 } else { y }) == Ok(day.year());
    match parts.as_deref() {
        Some([d, m]) => (*d, *m) == (day.day(), day.month()),
        Some([d, m, y]) => (*d, *m) == (day.day(), day.month()) && year(*y),
        _ => false,
    }
}

/// Words by which a task is still open, at the beginning of the mail.
const OPEN: [&str; 12] = [
    "chưa",
    "vẫn chưa",
    "vẫn đang",
    "đang",
    "để em",
    "để phòng",
    "để tôi",
    "để hỏi",
    "để xem",
    "chờ",
    "hiện chưa",
    "phòng chưa",
];

/// "Chưa ạ, mai mới ký", "Để em hỏi lại Trưởng phòng": the task is not finished.
pub fn is_open_still(lines: &[String], own: &str) -> bool {
    let is_said = |line: &&String| !line.is_empty() && !adds_nothing(line);
    let Some(first) = lines.iter().find(is_said) else {
        return false;
    };
    let text: String = first.nfc().collect::<String>().to_lowercase();
    let is_plain = text.is_ascii();
    let own = words(&own.nfc().collect::<String>().to_lowercase());
    let all = words(&text);
    let mut rest = match !own.is_empty() && all.starts_with(&own) {
        true => &all[own.len()..],
        false => all.as_slice(),
    };
    if text.contains('?') {
        return false;
    }
    loop {
        if longest(rest, &OPEN, is_plain) > 0 {
            // "Chưa đồng ý" says nothing of the task.
            return longest(rest.get(1..).unwrap_or_default(), &CONSENTS, is_plain) == 0;
        }
        match longest(rest, &OPENING, is_plain) {
            0 => return false,
            length => rest = &rest[length..],
        }
    }
}

#[cfg(test)]
mod tests;
