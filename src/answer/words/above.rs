//! A line above a result that makes it somebody else's, or none: "Chuyển tiếp ý kiến của …:", "Phòng Tài chính trả lời
//! như sau:", "Mẫu:".

use super::besides::is_greeting;
use super::harmless;
use super::phrase::{begins, phrase, split};
use super::tokens::tokens;
use crate::plan::folded;

/// What is passed on, or said for others.
const PASSING_ON: [&str; 13] = [
    "chuyển tiếp",
    "chuyển ý kiến",
    "chuyển câu trả lời",
    "gửi thay",
    "gửi hộ",
    "báo thay",
    "báo hộ",
    "báo cáo thay",
    "báo cáo hộ",
    "trả lời thay",
    "trả lời hộ",
    "nhờ gửi",
    "nhờ báo",
];
/// Lines that only try how answers work.
const TRIAL: [&str; 9] = [
    "test",
    "thu",
    "thu nghiem",
    "gui thu",
    "chay thu",
    "mau",
    "vi du",
    "nhap",
    "ban nhap",
];
/// What a unit says or does whose words follow.
const SPEAKING: [&str; 10] = [
    "trả lời",
    "báo cáo",
    "báo",
    "cho biết",
    "có ý kiến",
    "ý kiến",
    "phản hồi",
    "hoàn thành",
    "thực hiện",
    "làm",
];
/// Words that may stand between who speaks and that.
const BETWEEN: [&str; 7] = ["da", "xin", "cung", "vua", "moi", "co", "nay"];
/// Whose: "ý kiến của Phòng Tài chính".
const OF: [&str; 5] = [
    "ý kiến của",
    "trả lời của",
    "báo cáo của",
    "kết quả của",
    "thư của",
];
/// Bodies that are no unit of the office.
const OUTSIDE: [&str; 6] = ["Sở", "UBND", "Bộ", "Cục", "Chi cục", "Công ty"];
/// What announces a result.
const ANNOUNCING: [&str; 22] = [
    "xin",
    "trả lời",
    "như sau",
    "dưới đây",
    "kính",
    "em",
    "dạ",
    "cụ thể",
    "chi tiết",
    "xin phép",
    "thay mặt",
    "thực hiện",
    "tình hình",
    "phản hồi",
    "thông tin",
    "tuần này",
    "hôm nay",
    "quá hạn",
    "đến hạn",
    "thư nhắc",
    "theo thư",
    "cập nhật",
];
/// So many words may have the name of such a body.
const LONGEST_NAME: usize = 6;
/// How an ordinary line below a result goes on with it.
const GOING_ON: [&str; 18] = [
    "kem", "gui", "va", "theo", "de", "tran", "em", "ban", "tai", "ve", "ngay", "so", "cam", "xin", "nho",
    "kinh", "phong", "da",
];

/// The words by which what stands below is not the sender's own result. `others` are the names of units that do
/// not write this mail.
pub(in crate::answer) fn passed_on(line: &str, others: &[String]) -> Option<String> {
    let all = tokens(line);
    if is_trial(line) {
        return Some(line.trim_end_matches(':').to_owned());
    }
    phrase(&all, &PASSING_ON)
        .or_else(|| others.iter().find_map(|other| said_by(&all, other)))
        .or_else(|| said_outside(&all))
}

/// The words of a heading, or of a question directly above a result, that are none of who announces it: "Nếu Trưởng ban ký
/// thì ghi:". `is_known` are words of the unit's name and of the tasks.
pub(in crate::answer) fn unlike_heading(
    line: &str,
    is_last: bool,
    is_known: impl Fn(&str) -> bool,
) -> Option<String> {
    if is_last && line.ends_with('?') {
        return Some(line.to_owned());
    }
    let heading = line.strip_suffix(':')?;
    if is_greeting(heading) {
        return None;
    }
    let words = tokens(heading);
    let mut known = 0;
    let mut odd: Vec<String> = Vec::new();
    for at in 0..words.len() {
        known =
            known.max(at + harmless::length(&words, at).max(harmless::longest(&words[at..], &ANNOUNCING)));
        let is_number = words[at].bytes().all(|b| b.is_ascii_digit() || b == b'/');
        if !(at < known || is_number || is_known(words[at])) {
            odd.push(words[at].to_owned());
        }
    }
    (!odd.is_empty()).then(|| harmless::as_written(&odd, line))
}

/// Whether the line says no more than that something is tried.
pub(super) fn is_trial(line: &str) -> bool {
    TRIAL.contains(
        &tokens(line)
            .iter()
            .map(|t| folded(t))
            .collect::<Vec<_>>()
            .join(" ")
            .as_str(),
    )
}

/// "Trước đây phòng đã trả lời / XONG … / thì bị trả về": the first words of the line below that goes on with the
/// sentence around the answer.
pub(super) fn goes_around(above: Option<&String>, below: &str) -> Option<String> {
    let is_open = above.is_some_and(|line| !line.ends_with(['.', '!', '?', ':', ';', '…', ',']));
    let words = tokens(below);
    let goes_on =
        below.starts_with(char::is_lowercase) && !GOING_ON.contains(&folded(words.first()?).as_str());
    (is_open && goes_on).then(|| words.iter().take(3).copied().collect::<Vec<_>>().join(" "))
}

/// "Phòng Tài chính đã trả lời", "ý kiến của Phòng Tài chính".
fn said_by(all: &[&str], other: &str) -> Option<String> {
    let name: Vec<String> = tokens(other).iter().map(|t| folded(t)).collect();
    let is_named = |at: &usize| {
        !name.is_empty()
            && all.len() >= at + name.len()
            && all[*at..]
                .iter()
                .zip(&name)
                .all(|(token, word)| folded(token) == *word)
    };
    (0..all.len()).filter(is_named).find_map(|at| {
        let behind = at + name.len();
        let is_longer = all.get(behind).is_some_and(|t| t.starts_with(char::is_uppercase));
        let of = OF.iter().find(|of| {
            let words = split(of);
            !is_longer && at >= words.len() && begins(&all[at - words.len()..], &words)
        });
        match (of, speaks(&all[behind..])) {
            (Some(of), _) => Some(format!("{of} {}", all[at..behind].join(" "))),
            (None, Some(length)) => Some(all[at..behind + length].join(" ")),
            (None, None) => None,
        }
    })
}

/// "Sở Nội vụ trả lời như sau".
fn said_outside(all: &[&str]) -> Option<String> {
    let begins_name = |at: &usize| {
        OUTSIDE.iter().any(|body| {
            let words = split(body);
            all.len() >= at + words.len() && all[*at..].iter().zip(&words).all(|(token, word)| token == word)
        })
    };
    (0..all.len()).filter(begins_name).find_map(|at| {
        let ends = (at + 1..all.len().min(at + 1 + LONGEST_NAME)).find_map(|end| {
            let length = speaks(&all[end..])?;
            Some(end + length)
        });
        ends.map(|end| all[at..end].join(" "))
    })
}

/// How many words say that somebody speaks; none where the line goes on otherwise.
fn speaks(behind: &[&str]) -> Option<usize> {
    let between = { behind.iter() }
        .take_while(|t| BETWEEN.contains(&folded(t).as_str()))
        .count();
    // "có ý kiến" begins with one of those.
    (0..=between).rev().find_map(|from| {
        let verb = SPEAKING
            .iter()
            .find(|verb| begins(&behind[from..], &split(verb)))?;
        Some(from + split(verb).len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others() -> Vec<String> {
        vec!["Phòng Thử 140".to_owned(), "Văn phòng".to_owned()]
    }

    #[test]
    fn what_is_passed_on_is_told_by_its_words() {
        for (line, want) in [
            ("Việc này Phòng Thử 140 trả lời như sau:", "Phòng Thử 140 trả lời"),
            ("Phòng Thử 140 đã có ý kiến:", "Phòng Thử 140 đã có ý kiến"),
            ("Chuyển tiếp ý kiến của Phòng Thử 140:", "chuyển tiếp"),
            ("Đây là kết quả của Phòng Thử 140", "kết quả của Phòng Thử 140"),
            ("Em báo cáo thay Phòng bên cạnh:", "báo cáo thay"),
            ("Sở Nội vụ trả lời như sau:", "Sở Nội vụ trả lời"),
            ("chuyen tiep thu cua phong ben", "chuyển tiếp"),
            ("Mẫu:", "Mẫu"),
            ("TEST", "TEST"),
        ] {
            assert_eq!(passed_on(line, &others()).as_deref(), Some(want), "{line}");
        }
    }

    #[test]
    fn the_senders_own_report_is_not() {
        for line in [
            "Phòng Thử 14 trả lời như sau:",
            "Phòng Quản lý đầu tư xin báo cáo kết quả như sau:",
            "Phòng xin báo cáo kết quả như sau:",
            "Kính gửi Văn phòng, phòng báo cáo như sau:",
            "Văn phòng Ban Quản lý báo cáo như sau:",
            "Em gửi Văn phòng kết quả:",
            "Thực hiện thư nhắc của Văn phòng, phòng báo cáo:",
            "Phòng đã phối hợp với Phòng Thử 140, kết quả:",
            "Thay mặt phòng em báo cáo:",
            "Số liệu của Sở Nội vụ đã có.",
        ] {
            assert_eq!(passed_on(line, &others()), None, "{line}");
        }
    }

    #[test]
    fn a_sentence_around_an_answer_goes_on_below_it() {
        let above = "Trước đây phòng đã trả lời".to_owned();
        let around = |below: &str| goes_around(Some(&above), below);
        assert_eq!(around("thì bị trả về ạ").as_deref(), Some("thì bị trả"));
        assert_eq!(around("kèm theo phụ lục"), None);
        assert_eq!(around("Trân trọng"), None);
        assert_eq!(
            goes_around(Some(&"Phòng báo cáo:".to_owned()), "thì bị trả về"),
            None
        );
        assert_eq!(goes_around(None, "thì bị trả về"), None);
    }
}
