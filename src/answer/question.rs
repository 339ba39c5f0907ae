//! What a unit writes to a receipt that asks whether a task is finished by its document: one word of consent records it.

use super::doubt::{adds_nothing_by, has_sign};
use super::order::{self, Named};
use super::words::{Said, Word, adds_nothing, excerpt, is_only_thanks, said};
use chrono::{Days, NaiveDate};

/// So long a question can be answered by one word.
pub const ASKED_FOR: Days = Days::new(7);

/// What a mail says to such a receipt.
#[derive(Debug, Clone)]
pub enum Reply {
    /// Consent to what it names; to all that was asked where it names nothing.
    Consent {
        named: Vec<Named>,
        /// What the mail refuses by name, and what it says of that.
        refused: Vec<Named>,
        why: String,
        others: Vec<Said>,
    },
    /// Words that are neither a consent nor an answer.
    Unclear,
    /// Answers of their own, an undo, or nothing.
    Else,
}

/// Only a consent without a word besides counts; an answer about a task that was not asked about stands beside it.
/// `rows` are the numbers of the tasks that were, `names` those of the unit and of the person who writes.
pub fn reply(lines: &[String], rows: &[&str], names: &[&str], today: NaiveDate) -> Reply {
    let all = said(lines, today);
    let (undos, all): (Vec<Said>, Vec<Said>) =
        { all.into_iter() }.partition(|s| matches!(s.word, Word::Undo { .. }));
    let (consents, others): (Vec<Said>, Vec<Said>) = all.into_iter().partition(|s| s.word == Word::Confirm);
    if undos.iter().any(|s| order::named(s).is_empty()) || (consents.is_empty() && !undos.is_empty()) {
        return Reply::Else;
    }
    if consents.is_empty() {
        let is_answer = others.iter().any(|s| s.word != Word::Free);
        let is_silent = is_only_thanks(lines) || lines.iter().all(String::is_empty);
        return match is_answer || is_silent {
            true => Reply::Else,
            false => Reply::Unclear,
        };
    }
    let named: Vec<Named> = consents.iter().flat_map(named).collect();
    let refused: Vec<Named> = undos.iter().flat_map(order::named).collect();
    let is_of_all = consents.iter().any(|s| s.row.is_none() && s.due.is_none());
    let is_asked = |s: &Said| match &s.row {
        Some(row) => rows.iter().any(|asked| super::line::is_same_row(asked, row)),
        None => true,
    };
    let is_doubted =
        |s: &Said| s.row.is_none() || (is_of_all && is_asked(s)) || named.iter().any(|n| is_named(n, s));
    // "ĐỒNG Ý ❌", and "Mai Hoàn Thành" below it, which might be a name.
    let is_odd = |line: &String| !adds_nothing_by(line, names);
    let says_more = |s: &Said| {
        let around = s.above.iter().chain(&s.below);
        s.besides.iter().any(|line| !adds_nothing(line)) || around.clone().any(is_odd) || has_sign(&s.line)
    };
    let is_both = named.iter().any(|name| refused.contains(name));
    if others.iter().any(is_doubted) || consents.iter().any(says_more) || is_both {
        return Reply::Unclear;
    }
    let why: Vec<String> = undos.iter().flat_map(|s| s.besides.clone()).collect();
    Reply::Consent {
        named: if is_of_all { Vec::new() } else { named },
        refused,
        why: excerpt(&why),
        others,
    }
}

/// "1102 đồng ý, 1103 không": each of its own line, where every piece begins with the number of a task that was asked about
/// and goes on.
pub fn by_rows(lines: &[String], rows: &[&str]) -> Vec<String> {
    const OF_ROW: [&str; 7] = ["việc", "nhiệm", "vụ", "nv", "số", "viec", "nhiem"];
    let begins = |piece: &str| {
        let is_named = |word: &&str| OF_ROW.contains(&word.to_lowercase().as_str());
        let mut words = piece.split_whitespace().skip_while(is_named);
        let row = words.next().unwrap_or_default().trim_end_matches([':', '.']);
        let is_asked = rows.iter().any(|asked| super::line::is_same_row(asked, row));
        is_asked && words.next().is_some()
    };
    let split = |line: &String| {
        let pieces: Vec<&str> = line.split([',', ';']).map(str::trim).collect();
        match pieces.len() > 1 && pieces.iter().all(|piece| begins(piece)) {
            true => pieces.into_iter().map(str::to_owned).collect(),
            false => vec![line.clone()],
        }
    };
    lines.iter().flat_map(split).collect()
}

fn named(said: &Said) -> Option<Named> {
    let row = said.row.clone().map(Named::Row);
    row.or(said.due.map(Named::Due))
}

fn is_named(name: &Named, said: &Said) -> bool {
    match name {
        Named::Row(row) => said
            .row
            .as_ref()
            .is_some_and(|other| super::line::is_same_row(row, other)),
        Named::Due(due) => said.due == Some(*due),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Y consent to all, a number consent to that task, ? unclear, - something else.
    fn of(text: &str) -> String {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        match reply(
            &lines,
            &["1102", "1103"],
            &["Phòng Quản lý đầu tư"],
            "2026-12-14".parse().unwrap(),
        ) {
            Reply::Consent { named, .. } if named.is_empty() => "Y".into(),
            Reply::Consent { named, .. } => {
                let rows = named.into_iter().map(|n| match n {
                    Named::Row(row) => row,
                    Named::Due(due) => due.to_string(),
                });
                rows.collect::<Vec<_>>().join(",")
            }
            Reply::Unclear => "?".into(),
            Reply::Else => "-".into(),
        }
    }

    #[test]
    fn pieces_of_a_line_about_tasks_of_their_own_are_apart() {
        for (line, want) in [
            ("1102 đồng ý, 1103 không", 2),
            ("Việc 1102 đồng ý; việc 1103 chưa", 2),
            ("1102, 1103 ĐỒNG Ý", 1),
            ("1102 đồng ý, 12 bản giấy gửi sau", 1),
            ("1102 đồng ý, phòng gửi sau", 1),
        ] {
            let found = by_rows(&[line.to_owned()], &["1102", "1103"]);
            assert_eq!(found.len(), want, "{line}");
        }
    }

    #[test]
    fn one_word_consents_and_no_other() {
        for (text, want) in [
            ("ĐỒNG Ý", "Y"),
            ("Đồng ý.", "Y"),
            ("dong y", "Y"),
            ("Đồng ý ạ", "Y"),
            ("Dạ đồng ý ạ", "Y"),
            ("Đúng", "Y"),
            ("Đúng rồi ạ", "Y"),
            ("Dạ đúng ạ", "Y"),
            ("Vâng", "Y"),
            ("Vâng ạ", "Y"),
            ("Dạ vâng ạ", "Y"),
            ("Có", "Y"),
            ("Có ạ", "Y"),
            ("ok", "Y"),
            ("OK em", "Y"),
            ("Xác nhận", "Y"),
            ("Vâng, đồng ý", "Y"),
            ("Kính gửi Văn phòng,\nĐỒNG Ý\nTrân trọng.", "Y"),
            ("ĐỒNG Ý\nPhòng Quản lý đầu tư\nLê Thị Hoa", "Y"),
            ("ĐỒNG Ý\nMai Hoàn Thành", "?"),
            ("ĐỒNG Ý\nHO VAN CHUA KY", "?"),
            ("ĐỒNG Ý ❌", "?"),
            ("ĐỒNG Ý\n⏳", "?"),
            ("1102 ĐỒNG Ý", "1102"),
            ("1102 đúng ạ", "1102"),
            ("Nhiệm vụ số 1102: ĐỒNG Ý", "1102"),
            ("1102, 1103 ĐỒNG Ý", "1102,1103"),
            ("1102 ĐỒNG Ý\n1103 ĐỒNG Ý", "1102,1103"),
            ("ĐỒNG Ý 1102", "1102"),
            ("Chưa đồng ý", "?"),
            ("Không đồng ý", "?"),
            ("Đồng ý nhưng phụ lục gửi sau", "?"),
            ("Đồng ý hoãn", "?"),
            ("Đồng ý chưa", "?"),
            ("ĐỒNG Ý\nPhụ lục còn thiếu.", "?"),
            ("ĐỒNG Ý\n1102 chưa xong", "?"),
            ("Phòng đang làm", "?"),
            ("Có họp không ạ", "?"),
            ("Vâng, em xem lại đã", "?"),
            ("Đúng là chưa xong", "?"),
            ("Cảm ơn anh", "-"),
            ("KHÔNG", "-"),
            ("HỦY", "-"),
            ("ĐỒNG Ý\nHỦY", "-"),
            ("1102 ĐỒNG Ý\n1103 HỦY", "1102"),
            ("ĐỒNG Ý\n1103 HỦY", "Y"),
            ("1102 ĐỒNG Ý\n1102 HỦY", "?"),
            ("ĐỒNG Ý\n1105 XONG 13/BC-X 11/12/2026", "Y"),
            ("ĐỒNG Ý\n1105 HOÃN đến 30/12 vì chờ Sở", "Y"),
            ("ĐỒNG Ý\n1103 HOÃN đến 30/12 vì chờ Sở", "?"),
            ("1102 XONG 13/BC-X 11/12/2026", "-"),
            ("HOÃN đến 30/12 vì chờ Sở", "-"),
        ] {
            assert_eq!(of(text), want, "{text}");
        }
    }
}
