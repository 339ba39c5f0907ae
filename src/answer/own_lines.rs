//! The lines that the sender of a mail wrote, without what a mail program added: quoted text above
//! or below, the line before it, signatures.

mod marks;
mod subject;

use super::words::is_courtesy;
use crate::plan::folded;
use marks::{attribution, begins_quoted, headers, is_of_device, is_rule};
use std::ops::Range;
pub use subject::own_of_subject;
use unicode_normalization::UnicodeNormalization;

/// So many lines of a mail are read, and so many characters of a line.
const MOST_LINES: usize = 60;
pub(super) const LONGEST_LINE: usize = 400;
/// What a line that was longer ends with.
pub const CUT: &str = " (còn nữa)";
/// Lines of a text that are looked at to find these.
const MOST_LOOKED_AT: usize = 400;

/// What the sender wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// The first lines, NFC, single spaces; an empty one between two paragraphs.
    pub lines: Vec<String>,
    /// The first line that is not among them, where there are more.
    pub unread: Option<String>,
    /// The lines where one of our letters stands that was quoted without marks: somebody may have written between them.
    pub quoted: Vec<String>,
    /// The lines that a mark says to be quoted, without it: who answers point by point types among them.
    pub marked: Vec<String>,
    /// They are of the subject of a reply.
    pub is_of_subject: bool,
}

/// The lines of the sender's own.
pub fn own_lines(text: &str) -> Own {
    // Word writes hundreds of empty paragraphs.
    let mut all: Vec<String> = text.lines().map(clean).collect();
    all.dedup_by(|next, before| next.is_empty() && before.is_empty());
    let further = all.split_off(all.len().min(MOST_LOOKED_AT));
    let mut looked = all;
    let ours = our_letter(&looked);
    let goes_on = !ours.is_empty() && ours.end == looked.len();
    let quoted: Vec<String> = looked.drain(ours).collect();
    let (mut lines, marked, has_end) = all_own(&looked);
    let is_text = |l: &&String| !l.is_empty() && !l.starts_with('>');
    let mut unread = further
        .iter()
        .find(is_text)
        .filter(|_| !has_end && !goes_on)
        .cloned();
    let texts = lines.iter().enumerate().filter(|(_, l)| !l.is_empty());
    if let Some((at, first)) = texts.clone().nth(MOST_LINES) {
        unread = Some(first.clone());
        lines.truncate(at);
    }
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    Own {
        lines: lines.into_iter().map(cut).collect(),
        unread: unread.map(cut),
        quoted,
        marked: without_heads(&marked),
        is_of_subject: false,
    }
}

/// All of them, what is marked as quoted, and whether something ends them.
fn all_own(lines: &[String]) -> (Vec<String>, Vec<String>, bool) {
    let mut own: Vec<String> = Vec::new();
    let mut marked: Vec<String> = Vec::new();
    let mut i = 0;
    while i < lines.len() {
        let line = &lines[i];
        let attribution = attribution(&lines[i..]);
        if attribution > 0 {
            // Who answers below the quote begins with it.
            let next = lines[i + attribution..].iter().find(|l| !l.is_empty());
            if !next.is_some_and(|l| l.starts_with('>')) {
                marked.extend(lines[i + attribution..].iter().filter_map(|l| unmarked(l)));
                return (own, marked, true);
            }
            i += attribution;
            continue;
        }
        if begins_quoted(&lines[i..]) {
            let from = i + headers(&lines[i..]);
            marked.extend(lines[from..].iter().filter_map(|l| unmarked(l)));
            return (own, marked, true);
        }
        if line.starts_with('>') {
            marked.extend(unmarked(line));
        }
        // Below a line of dashes or the name of a device the sender may go on.
        let is_mark = is_rule(line) || is_of_device(line);
        let is_own = !line.is_empty() && !line.starts_with('>') && !is_mark;
        if is_own || own.last().is_some_and(|last| !last.is_empty()) {
            own.push(if is_own { line.clone() } else { String::new() });
        }
        i += 1;
    }
    (own, marked, false)
}

/// What is quoted, without the lines that say who wrote it.
fn without_heads(marked: &[String]) -> Vec<String> {
    let mut rest = marked;
    let mut out = Vec::new();
    while let Some(first) = rest.first() {
        let head = match begins_quoted(rest) {
            true => headers(rest),
            false => attribution(rest),
        };
        if head == 0 {
            out.push(first.clone());
        }
        rest = &rest[head.max(1)..];
    }
    out
}

/// What stands behind the marks of a quoted line; `None` of an empty one.
fn unmarked(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['>', ' ']);
    (!line.is_empty()).then(|| line.to_owned())
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
    // The office's name stands above the salutation, alone: "ĐỒNG Ý" above it is the sender's.
    const SHORTEST_NAME: usize = 4;
    let blanks = |to: usize| lines[..to].iter().rev().take_while(|l| l.is_empty()).count();
    let above = begin - blanks(begin);
    let is_name = |l: &&String| is_courtesy(l) && l.split(' ').count() >= SHORTEST_NAME;
    let head = match lines[..above].last().filter(is_name) {
        Some(_) => above - 1,
        None => above,
    };
    head - blanks(head)..end
}

fn clean(line: &str) -> String {
    let seen = line.chars().map(|c| match c {
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
    // A box with a tick, as on a form.
    let one = { ["[x] ", "[X] "].iter() }
        .find_map(|tick| one.strip_prefix(tick))
        .unwrap_or(&one);
    // "ＸＯＮＧ" of a Japanese keyboard.
    let plain: String = one
        .chars()
        .flat_map(|c| match ('\u{ff01}'..='\u{ff5e}').contains(&c) {
            true => c.nfkc().collect::<Vec<_>>(),
            false => vec![c],
        })
        .collect();
    plain.nfc().collect()
}

/// What is cut off may take back what stands before: nobody knows the mark, so the line is asked about. What is quoted stays
/// whole.
fn cut(whole: String) -> String {
    if whole.chars().count() <= LONGEST_LINE {
        return whole;
    }
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
                "Xong\n________________________________\nFrom: x\nSent: 01/7/2026 7:45\nTo: y\nSAI".into(),
                vec!["Xong"],
            ),
            (
                "Xong\n________________________________\nFrom: x\nSAI".into(),
                vec!["Xong", "", "From: x", "SAI"],
            ),
            ("Xong\n-----\nchưa ký".into(), vec!["Xong", "", "chưa ký"]),
            ("Xong\n--\nP/S chưa ký".into(), vec!["Xong", "", "P/S chưa ký"]),
            (
                "Xong\nTừ: Lan\nNgày mai mới ký\nĐến: Văn phòng\nchưa ký nhé".into(),
                vec!["Xong", "Từ: Lan", "Ngày mai mới ký", "Đến: Văn phòng", "chưa ký nhé"],
            ),
            (
                "Xong\nVào 8:30 mai em viết:\nchưa xong".into(),
                vec!["Xong", "Vào 8:30 mai em viết:", "chưa xong"],
            ),
            (
                "Xong\nNgày mai em ký, như anh viết:\n> x".into(),
                vec!["Xong", "Ngày mai em ký, như anh viết:"],
            ),
            (
                "Xong\nGửi từ iPhone, nháp".into(),
                vec!["Xong", "Gửi từ iPhone, nháp"],
            ),
            (
                "Xong\n-------- Tin nhắn gốc --------\nTừ: x\nSAI".into(),
                vec!["Xong"],
            ),
            ("Xong\nSent from my Galaxy S21".into(), vec!["Xong"]),
            ("Xong\nGet Outlook for iOS<https://aka.ms/o0ukef>".into(), vec!["Xong"]),
            (
                "Xong\nTải Outlook cho Android<https://aka.ms/AAb9ysg>\n________________________________\nTừ: Nhắc việc <a@b>\nĐã Gửi: Thứ Tư, 1 tháng 7, 2026 7:45:00 SA\nĐến: Phòng <c@d>\nChủ đề: [Nhắc việc] 01 việc\nSAI".into(),
                vec!["Xong"],
            ),
            ("Xong\n-----Original Message-----\nSAI".into(), vec!["Xong"]),
            (
                "Xong\n-- \nPhòng Quản lý đầu tư".into(),
                vec!["Xong", "", "Phòng Quản lý đầu tư"],
            ),
            (
                "Xong\n\nGửi từ iPhone của tôi\nSAI".into(),
                vec!["Xong", "", "SAI"],
            ),
            ("Xong\nĐã gửi từ iPhone của tôi".into(), vec!["Xong"]),
            ("Xong\nTải Outlook cho Android".into(), vec!["Xong"]),
            ("Xong\nGửi từ iPhone 15 Pro của tôi".into(), vec!["Xong"]),
            (
                "Xong\nGửi từ iPhone (gõ nhầm, chưa xong đâu)\nSAI".into(),
                vec!["Xong", "Gửi từ iPhone (gõ nhầm, chưa xong đâu)", "SAI"],
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
