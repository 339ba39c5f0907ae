//! Whether an answer begins a statement, or is the tail of a sentence that was broken over lines: "Chưa thể /
//! XONG 330/KH-BQL như đề nghị, xin lùi" finishes nothing and is left to a person.

use super::besides::is_courtesy;
use super::{Said, Word};
use crate::plan::folded;

/// A sentence that stops at one of these has not said what it is about.
const HANGING: [&str; 29] = [
    "chưa", "không", "chẳng", "thể", "sẽ", "sắp", "đang", "khi", "nếu", "để", "cần", "phải", "là", "và",
    "hoặc", "hay", "nhưng", "mà", "vì", "do", "được", "nên", "trước", "muốn", "với", "theo", "của", "việc",
    "cho",
];
const HANGING_PLAIN: [&str; 20] = [
    "chua", "khong", "chang", "the", "se", "sap", "dang", "khi", "neu", "de", "can", "phai", "la", "va",
    "nhung", "ma", "vi", "do", "duoc", "cho",
];
/// Words of what is not so, or not yet.
const DOUBTING: [&str; 10] = [
    "chưa", "không", "chẳng", "sẽ", "sắp", "đang", "nếu", "khi", "chờ", "khó",
];
const DOUBTING_PLAIN: [&str; 8] = ["chua", "khong", "chang", "se", "sap", "dang", "neu", "khi"];

/// The sentence above a line that has no end yet; empty where the next line begins a statement whatever it is:
/// below an empty line, a greeting, another answer or a full stop.
#[derive(Debug, Default)]
pub(super) struct Above(String);

impl Above {
    /// What comes next begins anew.
    pub(super) fn end(&mut self) {
        self.0.clear();
    }

    /// A line that is no answer.
    pub(super) fn add(&mut self, line: &str) {
        let said = line.trim_end_matches(['"', '”', '»', ')', ' ', '*']);
        if said.is_empty() || is_courtesy(line) || said.ends_with(['.', '!', '?', ':', ';', '…']) {
            return self.end();
        }
        let open = [". ", "! ", "? ", ": ", "; "].iter();
        let open = open.filter_map(|end| said.rfind(end)).max();
        match open.and_then(|at| said.get(at + 1..)) {
            Some(open) => open.trim_start().clone_into(&mut self.0),
            None => {
                self.0.push(' ');
                self.0 += said;
            }
        }
    }

    /// Whether that answer is the tail of the sentence. What begins with the number of its task, or with the
    /// dash of a list, is none.
    pub(super) fn carries(&self, said: &Said) -> bool {
        let goes_on = !said.besides.is_empty();
        said.line.starts_with(char::is_alphabetic)
            && match said.word {
                Word::Done { .. } | Word::Unfinished { .. } => {
                    self.denies() || (goes_on && !self.0.is_empty())
                }
                // "Việc này đang chờ Sở", and below it "đề nghị cho lùi …": what is asked for is asked for.
                Word::Postpone { .. } if !begins_with_order(&said.line) => self.hangs(),
                Word::Postpone { .. } | Word::Forecast { .. } | Word::Confirm => self.denies(),
                Word::Wrong | Word::Undo { .. } => self.hangs(),
                Word::Free | Word::Unclear => false,
            }
    }

    /// Whether what stands above makes a consent, or a result, what is not so.
    pub(super) fn denies(&self) -> bool {
        self.hangs() || doubts(&self.0)
    }

    fn hangs(&self) -> bool {
        let words: &[&str] = match self.0.is_ascii() {
            true => &HANGING_PLAIN,
            false => &HANGING,
        };
        words_of(&self.0)
            .last()
            .is_some_and(|word| words.contains(&word.as_str()))
    }
}

/// "HOÃN …" and not "đề nghị cho hoãn …".
fn begins_with_order(line: &str) -> bool {
    let first = line.split_whitespace().next().map(folded).unwrap_or_default();
    ["hoan", "lui", "gia"].contains(&first.as_str())
}

/// Whether these words say that something is not so, or not yet.
pub(super) fn doubts(text: &str) -> bool {
    let words: &[&str] = match text.is_ascii() {
        true => &DOUBTING_PLAIN,
        false => &DOUBTING,
    };
    words_of(text).any(|word| words.contains(&word.as_str()))
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::{consents, said};
    use crate::answer::own_lines::own_lines;

    fn answers(text: &str) -> usize {
        said(&own_lines(text).lines, "2026-07-01".parse().unwrap()).len()
    }

    #[test]
    fn the_tail_of_a_sentence_is_no_answer() {
        for text in [
            "Chưa thể\nXONG 330/KH-BQL 24/01/2026 như đề nghị được, xin lùi",
            "Chưa thể\nXONG 330/KH-BQL 24/6/2026",
            "Phòng chưa,\nxong 330/KH-BQL 24/6/2026",
            "Phong chua the\nxong 330/KH-BQL 24/6/2026",
            "Kính gửi Văn phòng,\nPhòng đang cố gắng để có thể\nhoàn thành 330/KH-BQL 24/6/2026 trong tháng",
            "Phòng đã họp. Dự kiến nếu lãnh đạo ký\nXONG 330/KH-BQL 24/6/2026",
            "Việc này phòng không có lý do\nHOÃN đến 20/7",
            "Chúng tôi không\nĐỒNG Ý",
            "Chúng tôi đề nghị không\nHỦY",
            "Đề nghị được không?",
        ] {
            assert_eq!(answers(text), 0, "{text}");
        }
    }

    #[test]
    fn what_begins_a_statement_counts_whatever_stands_above_it() {
        for (text, want) in [
            ("Kính gửi Văn phòng Ban Quản lý\nXONG 330/KH-BQL 24/6/2026", 1),
            (
                "Kính gửi: Văn phòng,\nPhòng báo cáo như sau:\nXONG 330/KH-BQL 24/6/2026, còn thiếu phụ lục",
                1,
            ),
            ("Dạ em gửi ạ\nXONG 330/KH-BQL 24/6/2026", 1),
            ("Phòng chưa có số liệu.\nXONG 330/KH-BQL 24/6/2026", 1),
            ("Phòng chưa có số liệu\n\nXONG 330/KH-BQL 24/6/2026", 1),
            (
                "1 HOÃN đến 20/7 vì chưa có số liệu\ncủa đơn vị chưa gửi\n2 XONG 330/KH-BQL 24/6/2026",
                2,
            ),
            ("1 HOÃN đến 20/7 vì chưa có số liệu\nXONG 330/KH-BQL 24/6/2026", 2),
            ("Chưa rõ\n- XONG 330/KH-BQL 24/6/2026", 1),
            ("Không phải việc của phòng\nSAI, của Văn phòng", 1),
            ("Xong\nsố 330/KH-BQL ngày 24/6/2026", 1),
        ] {
            assert_eq!(answers(text), want, "{text}");
        }
    }

    #[test]
    fn a_consent_that_a_sentence_denies_is_for_a_person() {
        let given = |text: &str| {
            let found = consents(&own_lines(text).lines, &[], "2026-07-01".parse().unwrap());
            found.iter().filter(|c| c.is_clear).count()
        };
        for (text, want) in [
            ("Việc này không thể\nĐỒNG Ý đến 25/7", 0),
            ("Nếu phòng có văn bản thì\nđồng ý", 0),
            ("Kính gửi Phòng\nĐỒNG Ý", 1),
            ("Chưa có văn bản.\nKHÔNG", 1),
            ("1 KHÔNG\n2 ĐỒNG Ý", 2),
        ] {
            assert_eq!(given(text), want, "{text}");
        }
    }
}
