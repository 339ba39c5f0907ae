//! Lines that a text has and another does not: answers between the lines of our letter, quoted without marks; what the HTML
//! part of a mail shows and its plain part does not. They are the sender's own.

use super::own_lines::CUT;
use crate::plan::folded;
use std::collections::HashSet;

/// The lines with words that the other text does not have.
pub fn foreign(lines: &[String], known: &str) -> Vec<String> {
    let known: HashSet<String> = words(known).collect();
    // Of a line that was cut the last word is a piece of one.
    let whole = |line: &str| match line.strip_suffix(CUT) {
        Some(head) => head.rsplit_once(' ').map_or("", |(head, _)| head).to_owned(),
        None => line.to_owned(),
    };
    let is_own = |line: &&String| words(&whole(line)).any(|word| !known.contains(&word));
    lines.iter().filter(is_own).cloned().collect()
}

/// The words of letters; programs add addresses of pages and mailboxes.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let plain = text.split_whitespace();
    let plain = plain.filter(|w| !w.contains('@') && !w.contains("http") && !w.contains('<'));
    plain.flat_map(|word| {
        let folded = folded(word);
        let parts = folded.split(|c: char| !c.is_alphanumeric()).map(str::to_owned);
        parts.filter(|w| w.chars().count() > 1).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_other_does_not_say_is_the_senders_own() {
        let letter =
            "Kính gửi: Phòng\n1. Rà soát thủ tục - hạn 02/7/2026\nTrả lời thư này với dòng đầu: XONG";
        let of = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            foreign(&lines, letter)
        };
        for quoted in [
            "Kính gửi: Phòng",
            "1. Rà soát thủ tục -",
            "Kính gửi: Phòng <mailto:a@b.example>",
            "1. Rà soát thủ tục - hạ (còn nữa)",
            "",
        ] {
            assert!(of(&[quoted]).is_empty(), "{quoted}");
        }
        for own in [
            "=> Phòng trả lời: XONG 12/BC-W 10/12/2026",
            "Đang làm, tuần sau gửi",
            "Mai Ký",
        ] {
            assert_eq!(of(&["Kính gửi: Phòng", own, "hạn 02/7/2026"]), [own]);
        }
    }
}
