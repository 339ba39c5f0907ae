//! Lines that another text does not have: remarks among the quoted lines of our letter, as officials answer point by point;
//! what the HTML part of a mail shows and its plain part does not. They are the sender's own.

use super::own_lines::CUT;
use crate::plan::folded;

/// A piece from the middle of a line has at least so many words: broken lines, cells. Fewer may be somebody's own, made of
/// the letter's words: "lùi thời hạn", "chưa ghi nhận kết quả".
const SHORTEST_PIECE: usize = 6;
/// Of one line; more are somebody's own.
const MOST_PIECES: usize = 40;

/// The letter's words, and where its lines begin and end.
struct Letter {
    words: Vec<String>,
    begins: Vec<usize>,
    ends: Vec<usize>,
    signs: String,
}

/// The lines that are not put together of lines of the letter, whole or broken. `beside` is what programs write above a
/// letter that they quote: its subject.
pub fn remarks(lines: &[String], letter: &str, beside: &str) -> Vec<String> {
    let known = Letter::read(letter);
    let subject: Vec<String> = words(beside).collect();
    let mut next = 0;
    let mut found = Vec::new();
    for line in lines {
        let said: Vec<String> = words(whole(line)).collect();
        let is_subject = !said.is_empty() && subject.ends_with(&said);
        match known.end_of(&said, next) {
            Some(end) if !known.has_other_sign(line) => next = end,
            _ if is_subject => {}
            _ => found.push(line.clone()),
        }
    }
    found
}

impl Letter {
    fn read(letter: &str) -> Letter {
        let (mut all, mut begins, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        for line in letter.lines() {
            let begin = all.len();
            all.extend(words(line));
            if all.len() == begin {
                continue;
            }
            // "1. Rà soát …": a table has the number in a cell of its own.
            let is_number = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
            begins.push(begin);
            if is_number(&all[begin]) {
                begins.push(begin + 1);
            }
            ends.push(all.len());
        }
        Letter {
            words: all,
            begins,
            ends,
            signs: letter.to_owned(),
        }
    }

    /// Where the letter goes on behind these words; `None` where they are not its own. `next` is where it goes on behind the
    /// line before.
    fn end_of(&self, said: &[String], next: usize) -> Option<usize> {
        let mut next = next;
        let mut at = 0;
        for _ in 0..MOST_PIECES {
            if at == said.len() {
                return Some(next);
            }
            let (length, end) = self.piece(&said[at..], next)?;
            at += length;
            next = end;
        }
        None
    }

    /// The longest piece of the letter that begins these words, and where it ends: behind the one before or from the
    /// beginning of a line, from elsewhere only a long one.
    fn piece(&self, said: &[String], next: usize) -> Option<(usize, usize)> {
        let length = |from: usize| {
            let same = self.words[from..].iter().zip(said).take_while(|(a, b)| a == b);
            same.count()
        };
        // A beginning that breaks off with the words and not with the line may be the sender's own.
        let is_whole = |(length, end): &(usize, usize)| {
            *length >= SHORTEST_PIECE || self.ends.contains(end) || *length == said.len()
        };
        let of = |from: usize| (length(from), from + length(from));
        let going_on = (next < self.words.len())
            .then(|| of(next))
            .filter(|(n, _)| *n > 0);
        let begun = { self.begins.iter() }
            .map(|from| of(*from))
            .filter(|(n, _)| *n > 0);
        let near = going_on.into_iter().chain(begun.filter(is_whole));
        let near = near.max_by_key(|(n, _)| *n);
        if near.is_some_and(|(n, _)| n == said.len()) {
            return near;
        }
        let far = (0..self.words.len())
            .filter(|from| self.words[*from] == said[0])
            .map(of);
        let far = far.filter(|(n, _)| *n >= SHORTEST_PIECE);
        near.into_iter().chain(far).max_by_key(|(n, _)| *n)
    }

    /// A question, or a picture like a cross, that the letter does not have.
    fn has_other_sign(&self, line: &str) -> bool {
        let is_sign = |c: char| {
            let is_bullet = ('\u{25a0}'..='\u{25ff}').contains(&c) || ('\u{e000}'..='\u{f8ff}').contains(&c);
            let is_left = matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}'..='\u{fffd}');
            c == '?' || ('\u{2190}'..).contains(&c) && !c.is_alphanumeric() && !is_bullet && !is_left
        };
        line.chars().any(|c| is_sign(c) && !self.signs.contains(c))
    }
}

/// Of a line that was cut the last word is a piece of one.
fn whole(line: &str) -> &str {
    match line.strip_suffix(CUT) {
        Some(head) => head.rsplit_once(' ').map_or("", |(head, _)| head),
        None => line,
    }
}

/// The words in small letters without diacritics; programs add addresses of pages and mailboxes.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_address = |w: &&str| w.is_ascii() && (w.contains('@') || w.contains("http"));
    let plain = text.split_whitespace().filter(move |w| !is_address(w));
    plain.flat_map(|word| {
        let folded = folded(word);
        let parts = folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
        parts.filter(|w| !w.is_empty()).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denials_made_of_the_letters_own_words_are_remarks() {
        let letter = "Kính gửi: Phòng Quản lý đầu tư\nĐề nghị quan tâm thực hiện đúng hạn 02 việc sau đây; đến nay chưa ghi nhận kết quả.\n1. Rà soát thủ tục hành chính (chủ trì)\nHạn: chậm nhất ngày 02/7/2026\nKhi có kết quả, đề nghị trả lời thư này với dòng đầu: XONG, số, ký hiệu và ngày văn bản\nVăn phòng Ban Quản lý";
        let of = |line: &str| !remarks(&[line.to_owned()], letter, "").is_empty();
        for ours in [
            "Kính gửi: Phòng Quản lý đầu tư",
            "nghị quan tâm thực hiện đúng hạn 02 việc",
            "1. Rà soát thủ tục hành chính (chủ trì) | Hạn: chậm nhất ngày 02/7/2026",
            "KINH GUI: PHONG QUAN LY DAU TU <a@b.example>",
            "Rà soát thủ tục hành chính (chủ trì)",
            "1. | Rà soát thủ tục hành chính (chủ trì)",
            "",
        ] {
            assert!(!of(ours), "{ours}");
        }
        for remark in [
            "đến nay chưa có kết quả",
            "Bản này chưa ký",
            "chưa ký đâu ạ",
            "=> Phòng em chưa có dấu, để sau",
            "chưa ghi nhận kết quả",
            "Chưa",
            "Có kết quả, đề nghị lùi thời hạn",
            "1. Rà soát thủ tục hành chính (chủ trì): chưa",
            "1. Rà soát thủ tục hành chính (chủ trì) ❌",
            "Rà soát thủ tục hành chính?",
            "<chưa ký>",
        ] {
            assert!(of(remark), "{remark}");
        }
    }

    #[test]
    fn a_letter_that_was_broken_anew_holds_no_remark() {
        let letter = "Đề nghị quan tâm thực hiện đúng hạn 02 việc sau đây; đến nay chưa ghi nhận kết quả.\nHạn: ngày 02/7/2026";
        let of = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            remarks(&lines, letter, "Re: [Nhắc việc] 02 việc đến hạn")
        };
        let broken = [
            "đến hạn",
            "Đề nghị quan tâm thực hiện đúng",
            "hạn 02 việc sau đây; đến nay",
            "chưa ghi nhận kết quả.",
            "Hạn: ngày",
            "02/7/2026",
        ];
        assert_eq!(of(&broken), Vec::<String>::new());
        assert_eq!(of(&[broken[1], "Chưa ký", broken[2], broken[3]]), ["Chưa ký"]);
        assert_eq!(of(&[broken[1], broken[3]]), [broken[3]]);
    }
}
