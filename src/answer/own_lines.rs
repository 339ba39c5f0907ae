//! The lines that the sender of a mail wrote, without what a mail program added: quoted text above
//! or below, the line before it, signatures.

use super::words::is_courtesy;
use crate::plan::folded;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// So many lines of a mail are read, and so many characters of a line.
const MOST_LINES: usize = 60;
pub(super) const LONGEST_LINE: usize = 400;
/// What a line that was longer ends with.
const CUT: &str = " (còn nữa)";
/// Lines of a text that are looked at to find these.
const MOST_LOOKED_AT: usize = 400;

/// What the sender wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// The first lines, NFC, single spaces; an empty one between two paragraphs.
    pub lines: Vec<String>,
    /// The first line that is not among them, where there are more.
    pub unread: Option<String>,
}

/// The lines of the sender's own.
pub fn own_lines(text: &str) -> Own {
    let mut looked: Vec<String> = text.lines().take(MOST_LOOKED_AT + 1).map(clean).collect();
    looked.drain(our_letter(&looked));
    let (mut lines, has_end) = all_own(&looked);
    let is_text = |l: &&String| !l.is_empty();
    let beyond = looked.get(MOST_LOOKED_AT).filter(|_| !has_end);
    let mut unread = beyond.filter(is_text).filter(|l| !l.starts_with('>')).cloned();
    let texts = lines.iter().enumerate().filter(|(_, l)| !l.is_empty());
    if let Some((at, first)) = texts.clone().nth(MOST_LINES) {
        unread = Some(first.clone());
        lines.truncate(at);
    }
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    Own { lines, unread }
}

/// All of them, and whether something ends them.
fn all_own(lines: &[String]) -> (Vec<String>, bool) {
    let mut own: Vec<String> = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let line = &lines[i];
        let attribution = attribution(&lines[i..]);
        if attribution > 0 {
            // Who answers below the quote begins with it.
            let next = lines[i + attribution..].iter().find(|l| !l.is_empty());
            if !next.is_some_and(|l| l.starts_with('>')) {
                return (own, true);
            }
            i += attribution;
            continue;
        }
        if ends_own_text(line, &lines[i + 1..]) {
            // "Gửi từ iPhone (gõ nhầm, chưa xong đâu)": the sender's own words on a line that a program begins.
            own.extend(goes_on(&folded(line)).then(|| line.clone()));
            return (own, true);
        }
        let is_own = !line.is_empty() && !line.starts_with('>');
        if is_own || own.last().is_some_and(|last| !last.is_empty()) {
            own.push(if is_own { line.clone() } else { String::new() });
        }
        i += 1;
    }
    (own, false)
}

/// Where one of our letters stands that was quoted without marks; empty where none is. It ends with the words that it is
/// automatic: who answers below it goes on there.
fn our_letter(lines: &[String]) -> Range<usize> {
    const HOW_TO_ANSWER: &str = "tra loi thu nay voi dong dau";
    let says_how = |at: &usize| {
        let both = lines.get(*at..(at + 2).min(lines.len())).unwrap_or_default();
        both.iter().all(|l| !l.starts_with('>')) && folded(&both.join(" ")).contains(HOW_TO_ANSWER)
    };
    let Some(at) = (0..lines.len()).find(says_how) else {
        return lines.len()..lines.len();
    };
    let is_salute = |l: &String| folded(l).starts_with("kinh gui");
    let is_end = |l: &String| folded(l).trim_matches(['(', ')', ' ']) == "thu tu dong";
    let end = lines[at..].iter().position(is_end);
    let end = end.map_or(lines.len(), |end| at + end + 1);
    let begin = lines[..at].iter().rposition(is_salute).unwrap_or(at);
    // The office's name stands above the salutation.
    let is_head = |l: &&String| l.is_empty() || is_courtesy(l);
    let head = lines[..begin].iter().rev().take_while(is_head).count();
    begin - head..end
}

fn clean(line: &str) -> String {
    let seen = line.chars().take(4 * LONGEST_LINE).map(|c| match c {
        '\t' => c,
        c if c.is_control() || c == '\u{a0}' => ' ',
        // Word's own non-breaking hyphen, the minus sign and wide forms.
        '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2012}' | '\u{2015}' | '\u{fe58}' => '–',
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => '/',
        c => c,
    });
    // Zero-width marks and soft hyphens that mail programs leave.
    let seen: String = seen
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
        .collect();
    let one: String = cells(&seen).split_whitespace().collect::<Vec<_>>().join(" ");
    // "ＸＯＮＧ" of a Japanese keyboard.
    let plain: String = one
        .chars()
        .flat_map(|c| match ('\u{ff01}'..='\u{ff5e}').contains(&c) {
            true => c.nfkc().collect::<Vec<_>>(),
            false => vec![c],
        })
        .collect();
    let whole: String = plain.nfc().collect();
    if whole.chars().count() <= LONGEST_LINE {
        return whole;
    }
    // What is cut off may take back what stands before: nobody knows the mark, so the line is asked about.
    let kept = LONGEST_LINE - CUT.chars().count();
    whole.chars().take(kept).chain(CUT.chars()).collect()
}

/// A row of a table that was pasted as text: tabs between its cells.
fn cells(line: &str) -> String {
    let cells: Vec<&str> = line
        .split('\t')
        .map(str::trim)
        .filter(|c| !c.is_empty())
        .collect();
    cells.join(if cells.len() > 2 { " | " } else { " " })
}

/// How many lines from here say "On …, … wrote:", broken or not; 0 for none.
fn attribution(lines: &[String]) -> usize {
    if !lines.first().is_some_and(|first| begins_one(first)) {
        return 0;
    }
    let ends = |line: &str| {
        let folded = folded(line);
        line.ends_with(':') && ["da viet", "wrote", "viet"].iter().any(|w| folded.ends_with(w))
    };
    let goes_on = |(at, line): &(usize, &String)| !line.is_empty() && (*at == 0 || !begins_one(line));
    let block: Vec<&String> = lines
        .iter()
        .take(3)
        .enumerate()
        .take_while(goes_on)
        .map(|(_, l)| l)
        .collect();
    let Some(at) = block.iter().position(|line| ends(line)) else {
        return 0;
    };
    // Who wrote, or when: else it is the sender's own sentence above the real one.
    let says_who = |line: &&&String| {
        let hour = line.split([' ', ',']).any(|w| {
            let (h, m) = w.split_once(':').unwrap_or_default();
            !h.is_empty() && m.len() >= 2 && [h, m].iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()))
        });
        line.contains('@') || hour
    };
    let mut below = lines.iter().skip(at + 1).filter(|line| !line.trim().is_empty());
    let is_above_a_quote = below
        .next()
        .is_some_and(|line| line.trim_start().starts_with('>'));
    match is_above_a_quote || block[..=at].iter().any(|line| says_who(&line)) {
        true => at + 1,
        false => 0,
    }
}

/// Whether a line begins as one that says who wrote what follows.
fn begins_one(line: &str) -> bool {
    const WORDS: [&str; 6] = ["vao ", "on ", "luc ", "ngay ", "thu ", "vao luc "];
    let line = folded(line);
    WORDS.iter().any(|word| line.starts_with(word))
}

/// "Sent from my iPhone", "Đã gửi từ Outlook cho Android"; not "Đã gửi từ tuần trước".
fn is_of_device(words: &str) -> bool {
    const PLAIN: [&str; 8] = [
        "sent from my",
        "sent from mail",
        "sent from outlook",
        "sent from yahoo",
        "duoc gui tu",
        "get outlook for",
        "tai outlook cho",
        "lay outlook cho",
    ];
    const DEVICES: [&str; 9] = [
        "iphone",
        "ipad",
        "dien thoai",
        "outlook",
        "yahoo mail",
        "gmail",
        "mail cho windows",
        "thiet bi",
        "samsung",
    ];
    let of_device = || {
        let rest = words
            .strip_prefix("da ")
            .unwrap_or(words)
            .strip_prefix("gui tu ")?;
        DEVICES.iter().find(|device| rest.starts_with(*device))
    };
    PLAIN.iter().any(|d| words.starts_with(d)) || of_device().is_some()
}

/// Whether more stands behind the name of a device than programs write.
fn goes_on(words: &str) -> bool {
    const OF_PROGRAM: [&str; 34] = [
        "da", "duoc", "gui", "tu", "sent", "from", "my", "mail", "for", "get", "outlook", "yahoo", "gmail",
        "iphone", "ipad", "ios", "android", "cua", "toi", "cho", "tai", "lay", "dien", "thoai", "thiet",
        "bi", "di", "dong", "samsung", "galaxy", "windows", "mobile", "thong", "minh",
    ];
    let all = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let odd = all.filter(|w| !OF_PROGRAM.contains(w) && !w.starts_with(|c: char| c.is_ascii_digit()));
    is_of_device(words) && !words.contains("http") && odd.count() > 1
}

fn ends_own_text(line: &str, after: &[String]) -> bool {
    if line == "--" || line.starts_with("-----") || (line.len() >= 10 && line.chars().all(|c| c == '_')) {
        return true;
    }
    let words = folded(line);
    if is_of_device(&words) {
        return true;
    }
    // Outlook's block: "Từ: … / Đã gửi: … / Đến: …".
    let is = |line: &str, names: &[&str]| {
        line.split_once(':')
            .is_some_and(|(name, _)| names.contains(&folded(name.trim_matches('*')).as_str()))
    };
    is(line, &["from", "tu", "nguoi gui"])
        && after.iter().filter(|l| !l.is_empty()).take(3).any(|l| {
            is(
                l,
                &[
                    "sent", "da gui", "ngay", "date", "to", "den", "toi", "subject", "chu de",
                ],
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_sender_wrote_is_read() {
        let quoted = "> [Nhắc việc]\n> XONG 1/KH-BQL 01/01/2026\n";
        for (text, want) in [
            (format!("XONG 330/KH-BQL\n\n{quoted}"), vec!["XONG 330/KH-BQL"]),
            (
                "Xong\n\nVào Th 4, 1 thg 7, 2026 Nhắc việc đã viết:\n> Kính gửi".into(),
                vec!["Xong"],
            ),
            (
                format!("Xong\nVào Th 4, 1 thg 7, 2026 vào lúc 07:45 Nhắc việc <a@b> đã viết:\n{quoted}"),
                vec!["Xong"],
            ),
            (
                format!(
                    "Vào 07:45 ngày 01/7/2026, Nhắc việc\n<nhacviec@heza.test> đã viết:\n\n{quoted}\nXONG 330/KH-BQL\n"
                ),
                vec!["XONG 330/KH-BQL"],
            ),
            (
                "Xong\nOn Wed, Jul 1, 2026 at 7:45 AM Nhac viec <a@b> wrote:\nSAI\n".into(),
                vec!["Xong"],
            ),
            (
                "Xong\n\nTừ: Nhắc việc\nĐã gửi: 01/7/2026\nĐến: Phòng\nSAI\n".into(),
                vec!["Xong"],
            ),
            (
                "Xong\n________________________________\nFrom: x\nSAI".into(),
                vec!["Xong"],
            ),
            ("Xong\n-----Original Message-----\nSAI".into(), vec!["Xong"]),
            ("Xong\n-- \nPhòng Quản lý đầu tư\nSAI".into(), vec!["Xong"]),
            ("Xong\n\nGửi từ iPhone của tôi\nSAI".into(), vec!["Xong"]),
            ("Xong\nĐã gửi từ iPhone của tôi".into(), vec!["Xong"]),
            ("Xong\nTải Outlook cho Android".into(), vec!["Xong"]),
            ("Xong\nGửi từ iPhone 15 Pro của tôi".into(), vec!["Xong"]),
            (
                "Xong\nGửi từ iPhone (gõ nhầm, chưa xong đâu)\nSAI".into(),
                vec!["Xong", "Gửi từ iPhone (gõ nhầm, chưa xong đâu)"],
            ),
            ("Đã gửi từ tuần trước".into(), vec!["Đã gửi từ tuần trước"]),
            (
                "Phòng đã nhận thư.\n\nKính gửi: Phòng\n\nViệc\nđề nghị trả lời thư này với\ndòng đầu: XONG, số (ví dụ:\nXONG 330/KH-BQL 24/01/2026)".into(),
                vec!["Phòng đã nhận thư."],
            ),
            (
                "Ban Quản lý Khu kinh tế Hải Đăng\n\nKính gửi: Phòng\n\nViệc\nđề nghị trả lời thư này với dòng đầu: XONG\n\nVăn phòng\n(thư tự động)\n\nXONG 12/BC-DT 20/6/2026".into(),
                vec!["XONG 12/BC-DT 20/6/2026"],
            ),
            (
                "Ngày 20/11/2026 đã xong tại 12/BC-U45\n\nVào 07:45 ngày 23/11/2026, Nhắc việc <a@b> đã viết:\n> x".into(),
                vec!["Ngày 20/11/2026 đã xong tại 12/BC-U45"],
            ),
            (
                "Vào việc luôn: XONG 12/BC-U15\nVào 07:45 ngày 23/11/2026, Nhắc việc\n<a@b> đã viết:\n> x".into(),
                vec!["Vào việc luôn: XONG 12/BC-U15"],
            ),
            ("Từ: hôm nay\nxong\n".into(), vec!["Từ: hôm nay", "xong"]),
            (
                "\u{feff}XONG\u{a0}\u{a0}330/KH-BQL\u{200b}\n".into(),
                vec!["XONG 330/KH-BQL"],
            ),
            (String::new(), vec![]),
        ] {
            assert_eq!(own_lines(&text).lines, want, "{text}");
        }
        let long = "x".repeat(1_000_000);
        let cut = own_lines(&long).lines[0].clone();
        assert_eq!(cut.chars().count(), LONGEST_LINE);
        assert!(cut.ends_with(CUT));
        let many = own_lines(&"xong\n".repeat(100_000));
        assert_eq!(
            (many.lines.len(), many.unread.as_deref()),
            (MOST_LINES, Some("xong"))
        );
        let quoted = own_lines(&format!("xong\n{}", "> trích\n".repeat(1000)));
        assert_eq!((quoted.lines.len(), quoted.unread), (1, None));
    }
}
