//! What a sender says besides the answers that a program understands: an explanation below `SAI`, a
//! reason below `HOÃN`, what is still missing behind `XONG`. A greeting, thanks and a signature say
//! nothing; in doubt a line is kept, because nobody else reads it.

use super::heads::is_head_of_table;
use crate::plan::{document_kind, folded};

/// Words of sentences; names and titles have none.
const SPEAKING: [&str; 32] = [
    "là", "mới", "thu", "trả", "nghị", "sẽ", "còn", "thiếu", "chưa", "đã", "đang", "xin", "gửi", "nhưng",
    "tuy", "vì", "do", "không", "cần", "phải", "chờ", "được", "lý", "trình", "thuộc", "việc", "này", "hoãn",
    "ghi", "nhầm", "sửa", "lại",
];
/// The same words typed without diacritics; those left out are also parts of names.
const SPEAKING_PLAIN: [&str; 15] = [
    "nghi", "se", "thieu", "chua", "da", "dang", "gui", "nhung", "vi", "khong", "phai", "duoc", "viec",
    "nham", "ghi",
];
/// Behind number and date of a document these begin its title.
pub(super) const TITLE: [&str; 7] = ["ve", "v", "v v", "cua", "ban", "kem", "kinh"];
const GREETING: [&str; 6] = ["kinh gui", "kinh thua", "kinh chao", "xin chao", "chao", "dear"];
const THANKS: [&str; 14] = [
    "em cam on",
    "em xin cam on",
    "da em cam on",
    "da cam on",
    "phong cam on",
    "tran trong",
    "xin cam on",
    "cam on",
    "xin chan thanh cam on",
    "chan thanh cam on",
    "rat cam on",
    "than men",
    "than ai",
    "thanks",
];
/// What a signature's lines begin with.
const SIGNATURE: [&str; 30] = [
    "tm",
    "kt",
    "tl",
    "tuq",
    "truong",
    "pho",
    "giam doc",
    "chuyen vien",
    "can bo",
    "nguoi gui",
    "phong",
    "van phong",
    "ban quan ly",
    "bo phan",
    "trung tam",
    "dien thoai",
    "dt",
    "sdt",
    "tel",
    "email",
    "e mail",
    "mobile",
    "di dong",
    "zalo",
    "fax",
    "website",
    "dia chi",
    "best regards",
    "regards",
    "kinh thu",
];
/// Those of them that units and sentences begin with.
const OF_UNIT: [&str; 2] = ["phong", "bo phan"];
/// A line of a signature has no more words.
const LONGEST_OF_SIGNATURE: usize = 9;
/// What follows a greeting on its line is part of a name up to so many words.
const PART_OF_NAME: usize = 3;

/// The lines that say something to a person.
pub fn telling(lines: &[String]) -> Vec<String> {
    let mut is_closed = false;
    let mut found = Vec::new();
    for line in lines {
        let count = line.split_whitespace().count();
        let words = folded(line);
        let is_short = count <= LONGEST_OF_SIGNATURE && !speaks(line);
        let is_known = || super::plain::of_line(line).iter().all(|word| word.is_known);
        let is_signed =
            is_closed && is_short && is_known() && !is_like_answer(line) && !takes_back(line, &words);
        if is_courtesy(line) {
            is_closed |= begins(&words, &THANKS);
        } else if !is_signed {
            found.push(line.clone());
        }
    }
    found
}

/// Whether there is nothing but thanks; a number might be what somebody was asked for.
pub(super) fn are_thanks(lines: &[String]) -> bool {
    let mut said = lines.iter().filter(|l| !l.is_empty());
    said.clone().any(|l| begins(&folded(l), &THANKS))
        && said.all(|l| is_courtesy(l) && !l.chars().any(|c| c.is_ascii_digit()))
}

/// Whether the line of `XONG` goes on behind number and date with what is no title of the document.
pub(super) fn goes_on(rest: &[&str]) -> bool {
    let is_date = |t: &&str| t.starts_with(|c: char| c.is_ascii_digit());
    let Some(last) = rest
        .iter()
        .rposition(|t| document_kind(t).is_some() || super::days::numeric(t).is_some())
    else {
        return false;
    };
    let (head, tail) = rest.split_at(last + 1);
    let open = ["còn", "thiếu", "nhưng", "tuy"];
    if head.iter().any(|t| open.contains(&t.to_lowercase().as_str())) {
        return true;
    }
    let is_of_date = |t: &&&str| is_date(t) || matches!(folded(t).as_str(), "thang" | "nam" | "ngay");
    let tail: Vec<&str> = tail.iter().skip_while(is_of_date).copied().collect();
    let is_title = tail.first().is_some_and(|t| TITLE.contains(&folded(t).as_str()));
    speaks(&tail.join(" ")) || (tail.len() > PART_OF_NAME && !is_title)
}

pub fn is_courtesy(line: &str) -> bool {
    if !line.chars().any(char::is_alphabetic) {
        return says_nothing(line);
    }
    if is_head_of_table(line) {
        return true;
    }
    let words = folded(line);
    let rest = || {
        line.split_once([',', '.', ';', '!'])
            .map_or("", |(_, rest)| rest.trim())
    };
    if begins(&words, &GREETING) {
        let named = line.split([',', '.', ';', '!']).next().unwrap_or_default();
        // "gửi" of "Kính gửi" is none of a sentence.
        let named: Vec<&str> = named.split_whitespace().skip(2).collect();
        return !speaks(&named.join(" ")) && is_short_or_courtesy(rest());
    }
    if begins(&words, &THANKS) {
        let first = line.split([',', '.', ';', '!']).next().unwrap_or_default();
        let says = ["nghị", "nghi", "thiếu", "thieu", "nhưng", "nhung", "sẽ", "chờ"];
        let asks = first
            .split_whitespace()
            .any(|t| says.contains(&t.to_lowercase().as_str()));
        return !asks && is_short_or_courtesy(rest());
    }
    is_of_signature(line, &words) || is_announcing(line, &words) || is_handing_over(line, &words)
}

/// A line of signs, a telephone number, a day; "50%", "1/3" and "???" say something without a letter.
pub(super) fn says_nothing(line: &str) -> bool {
    /// Digits of a telephone number.
    const FEWEST: usize = 8;
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let is_day = super::days::numeric(line.trim()).is_some() && line.matches('/').count() == 2;
    const SIGNS: &str = " -–—_=*~#.,;:·•|+&<>\"'“”✓✔👍🙏\u{1f3fb}\u{1f3fc}\u{1f3fd}\u{fe0f}";
    // "❌", "⏳", "½" say something, too.
    let speaks = line.chars().any(|c| !c.is_ascii_digit() && !SIGNS.contains(c));
    is_day || (digits == 0 || digits >= FEWEST) && !speaks
}

/// "Kính chuyển Văn phòng tổng hợp.", "Nhờ anh chị cập nhật giúp em nhé.", "Gửi kèm bản PDF."
fn is_handing_over(line: &str, words: &str) -> bool {
    const OVER: [&str; 8] = [
        "kinh chuyen",
        "nho anh chi cap nhat",
        "nho anh cap nhat",
        "nho chi cap nhat",
        "nho van phong cap nhat",
        "gui kem ban pdf",
        "gui kem ban scan",
        "gui kem van ban",
    ];
    let rest = OVER.iter().find_map(|over| words.strip_prefix(over));
    let says = rest.is_some_and(|rest| !rest.contains(' ') || !speaks(rest.trim_start()));
    line.split_whitespace().count() <= LONGEST_OF_SIGNATURE && says
}

fn is_short_or_courtesy(rest: &str) -> bool {
    rest.split_whitespace().count() <= PART_OF_NAME && !speaks(rest) || is_courtesy(rest)
}

/// Whether a line holds a document or an answer's word in capitals: it is no name, however it is spelt.
pub(super) fn is_like_answer(line: &str) -> bool {
    const ORDERS: [&str; 4] = ["XONG", "HOÃN", "HỦY", "SAI"];
    line.split_whitespace().any(|token| {
        let token = token.trim_matches(|c: char| !c.is_alphanumeric());
        document_kind(token).is_some() || ORDERS.contains(&token)
    })
}

/// "Nguyễn Văn An", "Phòng Quản lý đầu tư", "ĐT: 0912 345 678".
fn is_of_signature(line: &str, words: &str) -> bool {
    let count = line.split_whitespace().count();
    if count > LONGEST_OF_SIGNATURE || speaks(line) || is_like_answer(line) || takes_back(line, words) {
        return false;
    }
    let is_name = line
        .split_whitespace()
        .all(|w| w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()));
    // "Phòng Quản lý đầu tư", not "Phòng cố gắng thôi".
    let second = line.split_whitespace().nth(1);
    let is_unit = !begins(words, &OF_UNIT) || second.is_none_or(|w| !w.starts_with(char::is_lowercase));
    is_name || (begins(words, &SIGNATURE) && is_unit) || line.contains('@')
}

/// "DỰ THẢO", "Hết Hiệu Lực", "Bản Nháp": no name, though every word begins with a capital.
fn takes_back(line: &str, words: &str) -> bool {
    const TAKING_BACK: [&str; 10] = [
        "du thao",
        "nhap",
        "thu nghiem",
        "hieu luc",
        "tra lai",
        "lam lai",
        "con thieu",
        "thu hoi",
        "tam thoi",
        "lay y kien",
    ];
    // "Huy" is a name.
    let cancels = line.split_whitespace().any(|w| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        w == "hủy" || w == "huỷ"
    });
    let spaced = format!(" {words} ");
    cancels || TAKING_BACK.iter().any(|w| spaced.contains(&format!(" {w} ")))
}

/// "Phòng xin báo cáo kết quả như sau:", "Phòng báo cáo để Văn phòng tổng hợp."
fn is_announcing(line: &str, words: &str) -> bool {
    let is_short = line.split_whitespace().count() <= 20;
    let is_heading = line.ends_with(':') && (words.contains("nhu sau") || words.contains("bao cao"));
    let is_report = words.contains("bao cao") && (words.contains("tong hop") || words.contains("theo doi"));
    is_short && (is_heading || (is_report && !speaks(line)))
}

fn begins(words: &str, with: &[&str]) -> bool {
    with.iter().any(|w| {
        let rest = words.strip_prefix(w);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn speaks(text: &str) -> bool {
    let tokens = text
        .split_whitespace()
        .map(|t| t.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let words: &[&str] = if text.is_ascii() {
        &SPEAKING_PLAIN
    } else {
        &SPEAKING
    };
    // "Quản lý" stands in names of units.
    let mut before = String::new();
    for token in tokens {
        let is_management = token == "lý" && matches!(before.as_str(), "quản" | "xử");
        if words.contains(&token.as_str()) && !is_management {
            return true;
        }
        before = token;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        telling(&lines)
    }

    #[test]
    fn greetings_thanks_and_signatures_say_nothing() {
        for text in [
            "Kính gửi: Văn phòng Ban Quản lý",
            "Kính gửi Ban Quản lý Khu kinh tế, khu công nghiệp",
            "Kính gửi Văn phòng,\nPhòng xin báo cáo kết quả như sau:",
            "Trân trọng./.",
            "Trân trọng cảm ơn!",
            "Trân trọng cảm ơn sự quan tâm của Văn phòng.",
            "Xin cảm ơn.\nNguyễn Văn Thiệu\nTrưởng phòng\nĐT: 0912 345 678",
            "Trân trọng,\nPhòng Quản lý đầu tư\nSố 12 đường Lê Lợi",
            "Cảm ơn anh chị ạ",
            "Tran trong cam on",
            "Chào anh",
            "TM. PHÒNG QUẢN LÝ ĐẦU TƯ",
            "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\nLê Thị Hoa",
            "Chuyên viên Phòng Quản lý đầu tư",
            "an.nguyen@saobien.example",
            "0912.345.678",
            "24/6/2026",
            "Phòng báo cáo để Văn phòng tổng hợp.",
            "Em cảm ơn ạ!",
            "Kính chuyển Văn phòng tổng hợp.",
            "Nhờ anh chị cập nhật giúp em nhé.",
            "Gửi kèm bản PDF.",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn an_explanation_is_kept_among_them() {
        for (text, want) in [
            ("Việc này do Văn phòng chủ trì theo Quyết định 12/QĐ-BQL.", 1),
            ("lý do: chờ số liệu một cửa", 1),
            ("Còn thiếu phụ lục 2\nTrân trọng\nNguyễn Văn An", 1),
            ("Trân trọng.\nCòn thiếu phụ lục 2, sẽ gửi sau", 1),
            ("Trân trọng đề nghị Văn phòng cho ý kiến", 1),
            ("Kính gửi Văn phòng, còn thiếu phụ lục 2", 1),
            ("Cảm ơn Văn phòng, phụ lục 2 sẽ gửi sau", 1),
            ("CÒN THIẾU PHỤ LỤC 2", 1),
            ("Phòng sẽ gửi phụ lục sau", 1),
            ("Phòng ghi nhầm số văn bản.", 1),
            ("con thieu phu luc 2", 1),
            ("chờ số liệu\nkèm bảng biểu 3", 2),
            ("5/ XONG 45/BC-XD 18/11/2026", 1),
            ("1, 8 XONG 45/BC-DT 18/11/2026", 1),
            ("THU HỒI BÁO CÁO NÀY", 1),
            ("Phòng Tài chính mới là đầu mối", 1),
        ] {
            assert_eq!(told(text).len(), want, "{text}: {:?}", told(text));
        }
    }
}
