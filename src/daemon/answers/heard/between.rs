//! Answers between the lines of our letter that was quoted without marks, as Outlook shows it: nobody reads them, and who
//! wrote them has to know.

use crate::answer::CUT;
use crate::plan::folded;
use std::collections::HashSet;

/// The first line with words that the letter does not have.
pub(super) fn between(quoted: &[String], letter: &str) -> Option<String> {
    let known: HashSet<String> = words(letter).collect();
    // Of a line that was cut the last word is a piece of one.
    let whole = |line: &str| match line.strip_suffix(CUT) {
        Some(head) => head.rsplit_once(' ').map_or("", |(head, _)| head).to_owned(),
        None => line.to_owned(),
    };
    let is_own = |line: &&String| words(&whole(line)).any(|word| !known.contains(&word));
    quoted.iter().find(is_own).cloned()
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
    fn what_the_letter_does_not_say_is_somebody_elses() {
        let letter =
            "Kính gửi: Phòng\n1. Rà soát thủ tục - hạn 02/7/2026\nTrả lời thư này với dòng đầu: XONG";
        let of = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
            between(&lines, letter)
        };
        assert_eq!(
            of(&["Kính gửi: Phòng", "1. Rà soát thủ tục -", "hạn 02/7/2026", ""]),
            None
        );
        assert_eq!(of(&["Kính gửi: Phòng <mailto:a@b.example>"]), None);
        let own = "=> Phòng trả lời: XONG 12/BC-W 10/12/2026";
        assert_eq!(
            of(&["Kính gửi: Phòng", own, "hạn 02/7/2026"]).as_deref(),
            Some(own)
        );
        assert_eq!(
            of(&["Đang làm, tuần sau gửi"]).as_deref(),
            Some("Đang làm, tuần sau gửi")
        );
    }
}
