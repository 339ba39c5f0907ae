//! What a mail says of a unit's part of a report: its text in a Word file, or that there is nothing to report. A draft,
//! a part of it or a promise leaves it open.

use super::words::telling;
use crate::plan::folded;
use serde::{Deserialize, Serialize};

/// Why a part is not recorded as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// It may not be all, as this word says.
    Word(String),
    /// No file of the mail is one of a word processor.
    File,
    /// Several tasks stand in the letter: the file may be of another.
    Which,
}

/// What the mail comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Given,
    Nothing,
    Doubtful(Doubt),
    /// It says nothing of the part.
    Silent,
}

/// Words beside a file that say that it is not all, or not yet; with their diacritics as a person reads them.
const NOT_YET: [&str; 25] = [
    "sơ bộ",
    "mai gửi",
    "gửi bản đủ",
    "xem hộ",
    "xem giúp",
    "đúng mẫu không",
    "được không",
    "được chưa",
    "nháp",
    "dự thảo",
    "gửi lại",
    "gửi sau",
    "sẽ gửi",
    "bổ sung sau",
    "sẽ bổ sung",
    "gửi bổ sung",
    "chưa",
    "còn thiếu",
    "tạm",
    "chờ",
    "một phần",
    "gửi trước",
    "nhầm",
    "draft",
    "tham khảo",
];
/// Endings of files that hold text, or that pack such files.
const WORD: [&str; 8] = [".docx", ".doc", ".docm", ".odt", ".rtf", ".zip", ".rar", ".7z"];
/// How people say that there is nothing.
const NO_CONTENT: [&[&str]; 5] = [
    &["khong", "phat", "sinh"],
    &["khong", "co", "phat", "sinh"],
    &["khong", "co", "noi", "dung"],
    &["khong", "co", "y", "kien"],
    &["khong", "co", "gi"],
];
/// Words of "Kỳ này phòng không phát sinh nội dung nào ạ".
const NOTHING: [&str; 46] = [
    "y", "kien", "khong", "phat", "sinh", "ky", "nay", "quy", "thang", "nam", "tuan", "phong", "don", "vi",
    "em", "ben", "bao", "cao", "noi", "dung", "phan", "muc", "nao", "gi", "moi", "them", "a", "da", "thua",
    "kinh", "xin", "trong", "cua", "ve", "co", "so", "lieu", "nhe", "ban", "cac", "viec", "van", "dot",
    "doi", "voi", "thi",
];

/// `own` are the sender's own lines, `files` the names of what came with them.
pub fn part(own: &[String], files: &[String]) -> Part {
    let said = telling(own);
    let nothing: Vec<&String> = said.iter().filter(|line| begins_nothing(line)).collect();
    if let Some(line) = nothing.first() {
        let is_all = files.is_empty() && said.iter().all(|line| says_nothing(line));
        return match is_all {
            true => Part::Nothing,
            false => Part::Doubtful(Doubt::Word(not_yet(&said).unwrap_or_else(|| (*line).clone()))),
        };
    }
    if files.is_empty() {
        return Part::Silent;
    }
    let all: Vec<String> = said.iter().chain(files).cloned().collect();
    match not_yet(&all) {
        Some(word) => Part::Doubtful(Doubt::Word(word)),
        None if !files.iter().any(|name| is_text(name)) => Part::Doubtful(Doubt::File),
        None => Part::Given,
    }
}

/// Whether the words name the part of a report, where other tasks stand in the letter too.
pub fn names_part(own: &[String]) -> bool {
    let said = folded(&own.join(" "));
    ["phan noi dung", "noi dung bao cao", "phan bao cao"]
        .iter()
        .any(|name| said.contains(name))
}

fn words(text: &str) -> Vec<String> {
    let plain = folded(text);
    let words = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

fn begins_nothing(line: &str) -> bool {
    let words = words(line);
    let says = |phrase: &[&str]| words.windows(phrase.len()).any(|at| at.iter().eq(phrase.iter()));
    NO_CONTENT.iter().any(|phrase| says(phrase))
}

fn says_nothing(line: &str) -> bool {
    let is_known = |word: &String| {
        NOTHING.contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit() || c == 'i' || c == 'v')
    };
    begins_nothing(line) && words(line).iter().all(is_known)
}

fn not_yet(lines: &[String]) -> Option<String> {
    let said: Vec<String> = lines
        .iter()
        .map(|line| format!(" {} ", words(line).join(" ")))
        .collect();
    let is_said = |phrase: &&&str| {
        let plain = format!(" {} ", folded(phrase));
        said.iter().any(|line| line.contains(&plain))
    };
    NOT_YET.iter().find(is_said).map(|phrase| (*phrase).to_owned())
}

fn is_text(name: &str) -> bool {
    let name = name.to_lowercase();
    WORD.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str, files: &[&str]) -> Part {
        let own: Vec<String> = words.lines().map(str::to_owned).collect();
        let files: Vec<String> = files.iter().map(|f| (*f).to_owned()).collect();
        part(&own, &files)
    }

    #[test]
    fn a_part_is_a_word_file_or_the_statement_that_there_is_nothing() {
        for words in [
            "không phát sinh",
            "Kỳ này phòng không phát sinh nội dung nào ạ",
            "Quý III/2026 không phát sinh.\nTrân trọng",
            "Kỳ này phòng không có nội dung báo cáo ạ",
            "Phòng không có ý kiến gì thêm",
        ] {
            assert_eq!(of(words, &[]), Part::Nothing, "{words}");
        }
        assert_eq!(of("Phòng gửi tệp kèm theo.", &["phan-06.docx"]), Part::Given);
        assert_eq!(of("", &["a.DOC", "b.pdf"]), Part::Given);
        assert_eq!(of("Đã gửi qua Zalo cho anh Hải rồi", &[]), Part::Silent);
    }

    #[test]
    fn what_says_that_it_is_not_all_leaves_it_open() {
        let word = |w: &str| Part::Doubtful(Doubt::Word(w.to_owned()));
        let later = "Đây mới là bản nháp, phòng sẽ gửi lại bản chính thức sau.";
        assert_eq!(of(later, &["x.docx"]), word("nháp"));
        let rest = "Không phát sinh văn bản mới, các nội dung khác phòng sẽ gửi sau.";
        assert_eq!(of(rest, &[]), word("gửi sau"));
        assert_eq!(of("Phòng gửi.", &["ban-nhap.docx"]), word("nháp"));
        assert_eq!(of("Phòng gửi.", &["scan.pdf"]), Part::Doubtful(Doubt::File));
        for (words, blamed) in [
            ("Phòng gửi bản sơ bộ, mai gửi bản đủ", "sơ bộ"),
            ("Anh xem hộ em có đúng mẫu không ạ", "xem hộ"),
        ] {
            assert_eq!(of(words, &["phan-06.docx"]), word(blamed), "{words}");
        }
        let but = "Không phát sinh nhưng còn vướng phần thanh tra";
        assert_eq!(of(but, &[]), word(but));
    }
}
