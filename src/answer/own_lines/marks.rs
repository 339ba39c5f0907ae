//! What a mail program puts around the sender's own text: the line and the headers of a quoted letter, the name of a
//! device. Only what is wholly so is the program's; "Từ: Lan", "Vào 8:30 mai em viết:" may be the sender's.

use crate::answer::words::says_state;
use crate::plan::folded;

/// Lines of a quoted letter's headers that are looked at; a long list of addressees is broken over some.
const MOST_HEADERS: usize = 10;
/// Names of the headers of a quoted letter.
const FROM: [&str; 3] = ["from", "tu", "nguoi gui"];
const SENT: [&str; 5] = ["sent", "da gui", "ngay", "date", "ngay gui"];
const TO: [&str; 7] = ["to", "den", "toi", "subject", "chu de", "tieu de", "nguoi nhan"];
/// What a program writes between dashes above them.
const ABOVE: [&str; 9] = [
    "original message",
    "forwarded message",
    "original appointment",
    "thu goc",
    "thu ban dau",
    "thu da chuyen tiep",
    "thu chuyen tiep",
    "tin nhan goc",
    "tin nhan da chuyen tiep",
];

/// How many lines from here say "On …, … wrote:", broken or not; 0 for none.
pub(super) fn attribution(lines: &[String]) -> usize {
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
    // Whose address, or which day of which year, as programs write them: else it is the sender's own sentence.
    let says_who = |line: &&&String| {
        let is_year = |w: &str| w.len() == 4 && w.starts_with("20") && w.bytes().all(|b| b.is_ascii_digit());
        line.contains('@') || line.split(|c: char| !c.is_alphanumeric()).any(is_year)
    };
    // "Ngày 14/12/2026 mới ký, như anh viết:" is the sender's.
    let is_own = |line: &&&String| says_state(&line.replace("đã viết", "").replace("Nhắc việc", ""));
    match block[..=at].iter().any(|line| says_who(&line)) && !block[..=at].iter().any(|l| is_own(&l)) {
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

/// Whether a quoted letter begins there: its headers with who sent it, when and to whom, or the line above them.
pub(super) fn begins_quoted(lines: &[String]) -> bool {
    let Some(first) = lines.first() else { return false };
    let says = |line: &str, names: &[&str]| {
        line.split_once(':').is_some_and(|(name, value)| {
            names.contains(&folded(name.trim_matches(['*', ' '])).as_str()) && !value.trim().is_empty()
        })
    };
    if first.starts_with("---") {
        let words = folded(first.trim_matches(['-', ' ']));
        return ABOVE.contains(&words.as_str());
    }
    if !says(first, &FROM) {
        return false;
    }
    let block = lines[1..].iter().filter(|l| !l.is_empty()).take(MOST_HEADERS);
    let block: Vec<&String> = block.collect();
    let has_day = |line: &String| {
        let said = line.split_once(':').map_or("", |(_, said)| said);
        line.chars().filter(char::is_ascii_digit).count() >= 4 && !says_state(said)
    };
    let sent = block.iter().position(|l| says(l, &SENT) && has_day(l));
    let to = block.iter().position(|l| says(l, &TO));
    // Both among the first: further below they are somebody's words.
    let is_near = |at: Option<usize>| at.is_some_and(|at| at < MOST_HEADERS);
    is_near(sent) && is_near(to) && sent.is_some_and(|at| at < 3)
}

/// How many lines of a quoted letter are its headers. A value that says how far something is may be the sender's own, but
/// for a subject of ours, which begins with a word in brackets.
pub(super) fn headers(lines: &[String]) -> usize {
    const BESIDE: [&str; 4] = ["cc", "bcc", "importance", "attachments"];
    let is_header = |line: &&String| {
        let (name, said) = line.split_once(':').unwrap_or(("", line));
        let name = folded(name.trim_matches(['*', ' ']));
        let is_one = [&FROM[..], &SENT, &TO, &BESIDE].concat().contains(&name.as_str());
        let is_said = says_state(said) && !said.contains('[');
        line.is_empty() || line.starts_with("---") || (is_one || line.contains('@')) && !is_said
    };
    lines.iter().take(2 * MOST_HEADERS).take_while(is_header).count()
}

/// A line that separates and says nothing: "--", "-----", "____", "* * *".
pub(super) fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    signs.clone().count() > 1 && signs.all(|c| "-–—_=*~#.·•".contains(c))
}

/// Nothing but "Sent from my iPhone", "Đã gửi từ Outlook cho Android"; not "Gửi từ iPhone, bản nháp".
pub(super) fn is_of_device(line: &str) -> bool {
    const BEGINNING: [&str; 10] = [
        "sent from",
        "sent via",
        "da gui tu",
        "duoc gui tu",
        "gui tu",
        "gui bang",
        "get outlook for",
        "tai outlook cho",
        "lay outlook cho",
        "tai xuong outlook cho",
    ];
    const OF_PROGRAM: [&str; 67] = [
        "da",
        "duoc",
        "gui",
        "tu",
        "bang",
        "sent",
        "from",
        "via",
        "my",
        "mail",
        "email",
        "app",
        "for",
        "get",
        "outlook",
        "yahoo",
        "gmail",
        "zimbra",
        "thunderbird",
        "iphone",
        "ipad",
        "ios",
        "android",
        "cua",
        "toi",
        "cho",
        "tai",
        "xuong",
        "lay",
        "dien",
        "thoai",
        "thiet",
        "bi",
        "di",
        "dong",
        "samsung",
        "galaxy",
        "windows",
        "mobile",
        "thong",
        "minh",
        "may",
        "tinh",
        "pro",
        "max",
        "plus",
        "mini",
        "ultra",
        "note",
        "se",
        "xiaomi",
        "redmi",
        "oppo",
        "vivo",
        "huawei",
        "nokia",
        "sony",
        "realme",
        "pixel",
        "lite",
        "a",
        "an",
        "smartphone",
        "tablet",
        "desktop",
        "web",
        "5g",
    ];
    let is_address = |w: &&str| w.contains("http") || w.contains("aka.ms") || w.contains("www.");
    let words: Vec<&str> = line.split([' ', '<', '>']).filter(|w| !is_address(w)).collect();
    let words = folded(&words.join(" "));
    if !BEGINNING.iter().any(|begin| words.starts_with(begin)) {
        return false;
    }
    let all = words.split(|c: char| !c.is_alphanumeric());
    let mut odd = all.filter(|w| {
        let is_model = w.starts_with(|c: char| c.is_ascii_digit()) && w.len() <= 3
            || w.len() <= 4
                && w.get(1..)
                    .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
        !w.is_empty() && !OF_PROGRAM.contains(w) && !is_model
    });
    odd.next().is_none()
}
