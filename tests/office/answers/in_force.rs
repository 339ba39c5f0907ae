//! What stands after each word of a unit and of the owner: the day in force, whether the task is done, who read
//! what, and the calendar entry. One task, due on 02/7/2026; each case is a short correspondence.

mod undoing;

use super::*;
use undoing::UNDOING;

/// Who writes, which of the letters so far it answers (address, part of the subject), and the words.
type Mail = (&'static str, (&'static str, &'static str), &'static str);

struct Case {
    what: &'static str,
    mails: &'static [Mail],
    due: &'static str,
    is_done: bool,
    /// After the last mail: to whom, the subject, words of the text.
    letters: &'static [(&'static str, &'static str, &'static [&'static str])],
    /// The entry that the last letters bring: to whom, its day, whether it is taken away.
    entry: Option<(&'static str, &'static str, bool)>,
}

const REMINDER: (&str, &str) = (DAUTU, "[Nhắc việc]");
const RECORDED: (&str, &str) = (DAUTU, "Đã ghi nhận kết quả");
const PASSED: (&str, &str) = (DAUTU, "Đã nhận thư trả lời");
const UNDONE: (&str, &str) = (DAUTU, "Đã hủy");
const WISH: (&str, &str) = (OFFICE, "đề nghị lùi thời hạn");
const DECIDED: (&str, &str) = (OFFICE, "Đã ghi nhận ý kiến về thời hạn");
const DECISION_UNDONE: (&str, &str) = (OFFICE, "Đã hủy");

const HOAN: Mail = (DAUTU, REMINDER, "HOÃN đến 20/7 vì chờ ý kiến");
const XONG: Mail = (DAUTU, REMINDER, DONE);
const AGREED: Mail = (OFFICE, WISH, "ĐỒNG Ý");

const DECIDING: &[Case] = &[
    Case {
        what: "the wished day is given",
        mails: &[HOAN, AGREED],
        due: "2026-07-20",
        is_done: false,
        letters: &[
            (
                OFFICE,
                "[Xác nhận] Đã ghi nhận ý kiến về thời hạn 01 việc",
                &["20/7/2026", "HỦY"],
            ),
            (
                DAUTU,
                "[Ý kiến] Về đề nghị lùi thời hạn",
                &["thời hạn mới là Thứ Hai 20/7/2026"],
            ),
        ],
        entry: Some((DAUTU, "20260720", false)),
    },
    Case {
        what: "another day is given",
        mails: &[HOAN, (OFFICE, WISH, "ĐỒNG Ý đến 10/7")],
        due: "2026-07-10",
        is_done: false,
        letters: &[
            (
                OFFICE,
                "[Xác nhận] Đã ghi nhận ý kiến về thời hạn 01 việc",
                &["10/7/2026"],
            ),
            (
                DAUTU,
                "[Ý kiến] Về đề nghị lùi thời hạn",
                &["thời hạn mới là Thứ Sáu 10/7/2026"],
            ),
        ],
        entry: Some((DAUTU, "20260710", false)),
    },
    Case {
        what: "no day is given, with the reason",
        mails: &[HOAN, (OFFICE, WISH, "KHÔNG, việc này Trưởng ban đã yêu cầu")],
        due: "2026-07-02",
        is_done: false,
        letters: &[
            (
                OFFICE,
                "[Xác nhận] Đã ghi nhận ý kiến về thời hạn 01 việc",
                &["chưa đồng ý"],
            ),
            (
                DAUTU,
                "[Ý kiến] Về đề nghị lùi thời hạn",
                &["Chưa đồng ý", "Trưởng ban đã yêu cầu", "02/7/2026"],
            ),
        ],
        entry: None,
    },
    Case {
        what: "the unit took the wish back before",
        mails: &[HOAN, (DAUTU, PASSED, "HỦY"), AGREED],
        due: "2026-07-02",
        is_done: false,
        letters: &[(OFFICE, "[Xác nhận]", &["đơn vị đã rút đề nghị"])],
        entry: None,
    },
    Case {
        what: "the task was done meanwhile",
        mails: &[HOAN, XONG, AGREED],
        due: "2026-07-02",
        is_done: true,
        letters: &[(
            OFFICE,
            "[Xác nhận]",
            &["Đã ghi nhận hoàn thành từ trước", "330/KH-BQL"],
        )],
        entry: None,
    },
    Case {
        what: "the owner's word after the day was given is another day",
        mails: &[HOAN, AGREED, (OFFICE, WISH, "ĐỒNG Ý đến 10/7")],
        due: "2026-07-10",
        is_done: false,
        letters: &[
            (
                OFFICE,
                "[Xác nhận] Đã ghi nhận ý kiến về thời hạn 01 việc",
                &["10/7/2026"],
            ),
            (DAUTU, "[Ý kiến] Về đề nghị lùi thời hạn", &["10/7/2026"]),
        ],
        entry: Some((DAUTU, "20260710", false)),
    },
    Case {
        what: "KHÔNG after the day was given gives nothing back: the undo does",
        mails: &[HOAN, AGREED, (OFFICE, WISH, "KHÔNG")],
        due: "2026-07-20",
        is_done: false,
        letters: &[(
            OFFICE,
            "[Xác nhận] Chưa ghi nhận",
            &[
                "trước đó đã đồng ý, thời hạn này đang có hiệu lực",
                "dòng đầu HỦY",
            ],
        )],
        entry: None,
    },
    Case {
        what: "the unit's word decides nothing",
        mails: &[HOAN, (DAUTU, WISH, "ĐỒNG Ý")],
        due: "2026-07-02",
        is_done: false,
        letters: &[(OFFICE, "[Xác nhận] Đề nghị xác nhận", &[DAUTU])],
        entry: None,
    },
];

/// What is otherwise than the case says.
async fn faults(case: &Case) -> Vec<String> {
    let mut post = Post::open(&[DUE_THURSDAY]).await;
    post.world.at("2026-07-01 07:45").await;
    let mut letters = post.world.received();
    let mut newest = Vec::new();
    for (n, (from, (to, subject), words)) in case.mails.iter().enumerate() {
        let is_meant = |l: &&Received| l.to == *to && l.subject.contains(subject);
        let Some(letter) = letters.iter().rfind(is_meant) else {
            return vec![format!("{}: no {subject} in {letters:?}", case.what)];
        };
        post.reply(from, letter, words);
        post.world.at(&format!("2026-07-01 {:02}:06", 9 + n)).await;
        newest = post.world.received();
        letters.extend(newest.iter().cloned());
    }
    let mut found = Vec::new();
    let mut same = |name: &str, got: String, want: String| {
        if got != want {
            found.push(format!("{}: {name} is {got}, not {want}", case.what));
        }
    };
    same("the day", post.due("1"), case.due.to_owned());
    let is_done = post.marks().iter().fold(false, |done, mark| match mark {
        MarkKind::Done { .. } => true,
        MarkKind::Reopened => false,
        _ => done,
    });
    same("done", is_done.to_string(), case.is_done.to_string());
    let entry = newest.iter().find_map(|l| {
        let entry = entries(l).into_iter().next()?;
        Some((l.to.clone(), entry.2, entry.3))
    });
    let wanted = case
        .entry
        .map(|(to, day, over)| (to.to_owned(), day.to_owned(), over));
    same("the entry", format!("{entry:?}"), format!("{wanted:?}"));
    let told: Vec<_> = newest.iter().map(|l| (&l.to, &l.subject)).collect();
    same("letters", told.len().to_string(), case.letters.len().to_string());
    for (to, subject, words) in case.letters {
        let letter = { newest.iter() }.find(|l| l.to == *to && l.subject.contains(subject));
        let text = letter.map(flat).unwrap_or_default();
        let missing = words.iter().find(|said| !text.contains(**said));
        if letter.is_none() || missing.is_some() {
            found.push(format!(
                "{}: {to} {subject} {missing:?} in {told:?} {text}",
                case.what
            ));
        }
    }
    found
}

async fn all_hold(cases: &[Case]) {
    let mut found = Vec::new();
    for case in cases {
        found.extend(faults(case).await);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test]
async fn what_is_taken_back_is_as_it_was_and_everybody_concerned_reads_it() {
    all_hold(UNDOING).await;
}

#[tokio::test]
async fn the_owners_decisions_move_the_day_that_everybody_reads() {
    all_hold(DECIDING).await;
}

#[tokio::test]
async fn two_wishes_of_one_letter_are_decided_and_taken_back_apart() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    let wishes = "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 HOÃN đến 21/7 vì thiếu số liệu";
    post.reply(DAUTU, &letter, wishes);
    post.world.at("2026-07-01 09:06").await;
    let wish = { post.world.received().into_iter() }
        .find(|l| l.to == OFFICE)
        .unwrap();
    post.reply(OFFICE, &wish, "1 ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-20".into(), "2026-07-03".into())
    );
    post.world.received();
    post.reply(OFFICE, &wish, "2 ĐỒNG Ý đến 10/7");
    post.world.at("2026-07-01 09:14").await;
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-20".into(), "2026-07-10".into())
    );
    let letters = post.world.received();
    let receipt = letters.iter().find(|l| l.to == OFFICE).unwrap();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    assert!(
        told.text.contains("10/7/2026") && !told.text.contains("20/7/2026"),
        "{}",
        told.text
    );
    post.reply(OFFICE, receipt, "HỦY");
    post.world.at("2026-07-01 09:18").await;
    assert_eq!(
        (post.due("1"), post.due("2")),
        ("2026-07-20".into(), "2026-07-03".into()),
        "only what that answer said"
    );
    let letters = post.world.received();
    let told = letters.iter().find(|l| l.to == DAUTU).unwrap();
    let days: Vec<String> = entries(told).into_iter().map(|e| e.2).collect();
    assert_eq!(
        days,
        ["20260703"],
        "what another letter brought is not brought again: {}",
        told.text
    );
}

#[tokio::test]
async fn of_one_decision_on_two_wishes_one_is_taken_back_by_its_number() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    let wishes = "1 HOÃN đến 20/7 vì chờ ý kiến\r\n2 HOÃN đến 21/7 vì thiếu số liệu";
    post.reply(DAUTU, &letter, wishes);
    post.world.at("2026-07-01 09:06").await;
    let wish = { post.world.received().into_iter() }
        .find(|l| l.to == OFFICE)
        .unwrap();
    post.reply(OFFICE, &wish, "1 ĐỒNG Ý\r\n2 ĐỒNG Ý");
    post.world.at("2026-07-01 09:10").await;
    let receipt = { post.world.received().into_iter() }
        .find(|l| l.to == OFFICE)
        .unwrap();
    for (words, due) in [
        ("HỦY 7", ["2026-07-20", "2026-07-21"]),
        ("HỦY 2", ["2026-07-20", "2026-07-03"]),
        ("HỦY 1", ["2026-07-02", "2026-07-03"]),
    ] {
        post.reply(OFFICE, &receipt, words);
        let minute = words.len() + post.mailbox.letters().len();
        post.world.at(&format!("2026-07-01 09:{:02}", 10 + minute)).await;
        assert_eq!([post.due("1"), post.due("2")], due, "{words}");
    }
}
