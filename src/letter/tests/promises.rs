//! What holds for every letter.

use super::samples::{all, draft, findings, half_year, hostile, morning, order, sender, summary};
use crate::letter::seen::{squeezed, visible};
use crate::letter::*;
use crate::remind::Role;
use proptest::prelude::*;

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// The promises that hold whatever the order says.
fn check(order: &Order) {
    use unicode_normalization::is_nfc;
    let letter = write(order, &sender());
    assert_eq!(
        letter,
        write(order, &sender()),
        "the same order gives the same letter"
    );
    assert!(
        !letter.text.contains("Mẫu thư không dùng được"),
        "a template failed: {}",
        letter.text
    );
    assert_eq!(
        squeezed(&letter.text),
        visible(&letter.html),
        "text and HTML say the same"
    );
    for part in [&letter.subject, &letter.text, &letter.html] {
        assert!(is_nfc(part));
        assert!(!part.contains(is_hidden), "{part:?}");
    }
    assert!(!letter.subject.contains(['\n', '\r']) && !letter.subject.contains("  "));
    assert!(letter.subject.chars().count() <= 250);
    assert!(!letter.html.contains("<script") && !letter.html.contains("http"));
    assert_eq!(letter.message_id.len(), "<@binhminh.example>".len() + 32);
    for file in letter.attachments {
        assert!(file.name.is_ascii());
        if file.name.ends_with(".ics") {
            check_calendar(&String::from_utf8(file.bytes).unwrap());
        }
    }
}

fn check_calendar(ics: &str) {
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    let lines: Vec<&str> = ics.split_terminator("\r\n").collect();
    assert!(
        lines
            .iter()
            .all(|line| line.len() <= 75 && !line.contains(['\r', '\n']))
    );
    let unfolded = ics.replace("\r\n ", "");
    let known = [
        "BEGIN:",
        "END:",
        "VERSION:",
        "PRODID:",
        "CALSCALE:",
        "METHOD:",
        "UID:",
        "DTSTAMP:",
        "SEQUENCE:",
        "STATUS:CANCELLED",
        "DTSTART",
        "DTEND",
        "SUMMARY:",
        "DESCRIPTION:",
        "ORGANIZER;",
        "TRANSP:",
    ];
    for line in unfolded.split_terminator("\r\n") {
        assert!(known.iter().any(|k| line.starts_with(k)), "{line:?}");
    }
}

#[test]
fn samples_keep_every_promise() {
    for (_, order) in all() {
        check(&order);
    }
}

#[test]
fn letters_use_the_words_of_an_office() {
    for (name, order) in all() {
        let letter = write(&order, &sender());
        let text = format!("{} {}", letter.subject, letter.text).to_lowercase();
        for word in [
            "yêu cầu",
            "bạn ",
            "task",
            "deadline",
            "none",
            "chưa thực hiện",
            "không thực hiện",
        ] {
            assert!(!text.contains(word), "{name}: {word}");
        }
        assert!(
            letter.text.ends_with("Văn phòng Ban Quản lý\n(thư tự động)\n"),
            "{name}"
        );
        assert!(
            letter.text.contains("trả lời thư này"),
            "{name} says how to answer"
        );
        let salute = if order.kind == LetterKind::WeeklySummary {
            "Kính báo cáo: "
        } else {
            "Kính gửi: "
        };
        assert!(letter.text.contains(salute), "{name}");
    }
}

#[test]
fn the_subject_of_an_occurrence_is_the_same_each_time_and_short() {
    let long = TaskLine {
        title: "Tiếp tục rà soát danh mục văn bản quy phạm pháp luật sửa đổi, bổ sung, thay thế".repeat(3),
        ..half_year(Role::Lead)
    };
    let late = TaskLine {
        working_days_late: Some(3),
        working_days_left: None,
        days_left: Some(-5),
        ..long.clone()
    };
    let letter = |kind, at, line: TaskLine| {
        let lines = vec![line];
        let matter = Matter::Tasks {
            lines,
            ahead_of_break: vec![],
            rest: None,
            dossiers: None,
        };
        write(&order(kind, at, matter), &sender())
    };
    let first = letter(LetterKind::Reminder, morning(2026, 6, 29), long);
    let second = letter(LetterKind::Late, morning(2026, 7, 9), late);
    assert_eq!(first.subject, second.subject);
    assert_eq!(first.references, second.references);
    assert_ne!(first.message_id, second.message_id);
    assert!(first.subject.chars().count() <= 110, "{}", first.subject);
    assert!(
        first.subject.ends_with("… - hạn Thứ Bảy 04/7/2026"),
        "{}",
        first.subject
    );
}

#[test]
fn a_short_title_gives_the_subject_of_the_contract() {
    let due = super::samples::day(2026, 3, 20);
    let line = TaskLine {
        title: "Báo cáo CCHC quý I".into(),
        due: Some(due),
        target: Some(due),
        ..half_year(Role::Lead)
    };
    let late = |title: &str| TaskLine {
        title: title.into(),
        told: None,
        due: Some(super::samples::day(2026, 3, 10)),
        working_days_late: Some(2),
        ..line.clone()
    };
    let earlier = TaskLine {
        title: "B".into(),
        due: due.pred_opt(),
        target: due.pred_opt(),
        told: None,
        ..line.clone()
    };
    let subject = |lines: Vec<TaskLine>| {
        let matter = Matter::Tasks {
            lines,
            ahead_of_break: vec![],
            rest: None,
            dossiers: None,
        };
        write(
            &order(LetterKind::Reminder, morning(2026, 3, 12), matter),
            &sender(),
        )
        .subject
    };
    assert_eq!(
        subject(vec![line.clone()]),
        "[Nhắc việc] Báo cáo CCHC quý I - hạn Thứ Sáu 20/3/2026"
    );
    let other = TaskLine {
        told: None,
        title: "C".into(),
        ..earlier.clone()
    };
    assert_eq!(
        subject(vec![earlier, late("A"), other]),
        "[Nhắc việc] 03 việc: 01 quá hạn, 02 đến hạn trước 20/3/2026"
    );
    assert_eq!(
        subject(vec![late("A"), line]),
        "[Nhắc việc] 02 việc: 01 quá hạn, 01 đến hạn trước 21/3/2026"
    );
}

#[test]
fn the_message_id_depends_on_the_key_only() {
    let one = order(LetterKind::Test, morning(2026, 6, 29), Matter::Test);
    let mut other = order(LetterKind::Draft, morning(2026, 7, 29), draft(vec![]));
    other.key = one.key.clone();
    assert_eq!(
        write(&one, &sender()).message_id,
        write(&other, &sender()).message_id
    );
}

#[test]
fn only_those_who_do_the_work_get_calendar_entries() {
    for (role, expected) in [
        (Role::Lead, 1),
        (Role::Support, 1),
        (Role::Head, 0),
        (Role::Owner, 0),
    ] {
        let matter = Matter::Tasks {
            lines: vec![half_year(role)],
            ahead_of_break: vec![],
            rest: None,
            dossiers: None,
        };
        let letter = write(
            &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
            &sender(),
        );
        assert_eq!(letter.attachments.len(), expected, "{role:?}");
        assert_eq!(letter.told.len(), 1);
    }
}

/// The entry of a task's only occurrence: its name, its version, its day, whether it is taken back.
fn entry(letter: &Letter) -> (String, String, String, bool, String) {
    let [file] = &letter.attachments[..] else {
        panic!("{:?}", letter.attachments)
    };
    let ics = String::from_utf8(file.bytes.clone())
        .unwrap()
        .replace("\r\n ", "");
    let value = |name: &str| {
        let line = ics.lines().find(|line| line.starts_with(name));
        line.unwrap_or_else(|| panic!("{name} in {ics}"))[name.len()..].to_owned()
    };
    let is_over = ics.contains("STATUS:CANCELLED\r\n");
    (
        value("UID:"),
        value("SEQUENCE:"),
        value("DTSTART"),
        is_over,
        file.mime.clone(),
    )
}

#[test]
fn a_calendar_entry_keeps_its_name_when_its_day_moves_and_is_taken_back_when_it_is_over() {
    let tell = |line: TaskLine| {
        let matter = Matter::Tasks {
            dossiers: None,
            lines: vec![line],
            ahead_of_break: vec![],
            rest: None,
        };
        write(
            &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
            &sender(),
        )
    };
    let line = TaskLine {
        is_only: true,
        ..half_year(Role::Lead)
    };
    let due = super::samples::day(2026, 7, 20);
    let told = line.told.clone().map(|told| Told { due, ..told });
    let moved = TaskLine {
        due: Some(due),
        told,
        spoken: 1,
        ..line.clone()
    };
    let (uid, version, day, is_over, mime) = entry(&tell(line.clone()));
    assert_eq!(
        (version.as_str(), day.as_str(), is_over),
        ("0", ";VALUE=DATE:20260704", false)
    );
    assert!(mime.ends_with("method=PUBLISH"));
    let now = entry(&tell(moved.clone()));
    assert_eq!(
        (&now.0, now.1.as_str(), now.2.as_str()),
        (&uid, "1", ";VALUE=DATE:20260720")
    );
    let mut over = order(
        LetterKind::UnitWeek,
        morning(2026, 7, 3),
        Matter::UnitWeek {
            period: super::samples::week_period(),
            lines: vec![line.clone()],
        },
    );
    over.entries = vec![TaskLine {
        spoken: 2,
        is_over: true,
        ..moved.clone()
    }];
    let letter = write(&over, &sender());
    let last = entry(&letter);
    assert_eq!((&last.0, last.1.as_str(), last.3), (&uid, "2", true));
    assert!(
        last.4.ends_with("method=CANCEL"),
        "nothing else is in the file: {}",
        last.4
    );
    // What comes again has an entry each time.
    let often = |line: TaskLine| {
        entry(&tell(TaskLine {
            is_only: false,
            ..line
        }))
        .0
    };
    assert_ne!(often(line), often(moved));
}

/// Beside open entries one that is over stands in the same file, first; the same one is not announced again.
#[test]
fn what_is_over_is_not_announced_again_in_the_same_letter() {
    let line = TaskLine {
        is_only: true,
        ..half_year(Role::Lead)
    };
    let matter = Matter::Tasks {
        dossiers: None,
        lines: vec![line.clone()],
        ahead_of_break: vec![],
        rest: None,
    };
    let mut order = order(LetterKind::Reminder, morning(2026, 6, 29), matter);
    order.entries = vec![TaskLine {
        is_over: true,
        spoken: 1,
        ..line.clone()
    }];
    let ics = String::from_utf8(write(&order, &sender()).attachments[0].bytes.clone()).unwrap();
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), 1, "{ics}");
    let told = line.told.clone().map(|told| Told {
        task: "t-other".into(),
        ..told
    });
    order.entries = vec![TaskLine {
        is_over: true,
        spoken: 1,
        told,
        ..line
    }];
    // What is over stands in a file of its own: programs read one method a file.
    let letter = write(&order, &sender());
    for (n, method, cancelled) in [(0, "PUBLISH", 0), (1, "CANCEL", 1)] {
        let file = &letter.attachments[n];
        let ics = String::from_utf8(file.bytes.clone()).unwrap();
        assert_eq!(ics.matches("BEGIN:VEVENT").count(), 1, "{ics}");
        assert_eq!(ics.matches("STATUS:CANCELLED").count(), cancelled, "{ics}");
        assert!(ics.contains(&format!("METHOD:{method}")), "{ics}");
        assert!(file.mime.ends_with(&format!("method={method}")), "{}", file.mime);
    }
}

#[test]
fn the_operator_s_weekly_letter_stays_within_its_lines() {
    for (name, order) in all().into_iter().filter(|(_, o)| o.kind == LetterKind::Health) {
        for instead_of in [None, Some(order.to.clone())] {
            let text = write(
                &Order {
                    instead_of,
                    ..order.clone()
                },
                &sender(),
            )
            .text;
            assert!(text.lines().count() <= 25, "{name}: {text}");
        }
    }
}

/// What to do, by when (last on-time day, recommended working day, calendar and working days
/// left), which deliverable, which plan row, how to answer; the most urgent first.
#[test]
fn every_letter_of_tasks_says_what_by_when_and_how_to_answer() {
    use LetterKind::*;
    let mut seen = std::collections::BTreeSet::new();
    for (name, order) in all() {
        let lines: Vec<TaskLine> = match (&order.matter, order.kind) {
            (Matter::Tasks { lines, .. }, Reminder | Late | LateList | LookAhead) => lines.clone(),
            (Matter::UnitWeek { lines, .. }, _) => lines.clone(),
            _ => continue,
        };
        seen.insert(order.kind);
        let text = write(&order, &sender()).text;
        let mut at = 0;
        for line in crate::letter::line::by_urgency(&lines) {
            let words = crate::letter::line::words(line, order.at);
            let place = text[at..]
                .find(words.title.as_str())
                .unwrap_or_else(|| panic!("{name}: {} in {text}", words.title));
            at += place;
            let number = Some(format!("nhiệm vụ số {}", words.number)).filter(|_| !words.number.is_empty());
            let working = words.working_days_left.map(|n| format!("còn {n} ngày làm việc"));
            let calendar = words
                .days_left
                .filter(|_| !words.due_today && !words.target_today)
                .map(|n| format!("({n} ngày)"));
            let late = words
                .working_days_late
                .map(|n| format!("quá hạn {n} ngày làm việc"));
            let target = words.target.map(|day| format!("nên gửi trong ngày {day}"));
            let deliverable =
                Some(format!("Sản phẩm: {}", words.deliverable)).filter(|_| !words.deliverable.is_empty());
            let last = words.limit.or(words.due);
            for said in [number, working, calendar, late, target, deliverable, last]
                .into_iter()
                .flatten()
            {
                assert!(text[at..].contains(&said), "{name}: {said} in {text}");
            }
        }
        assert!(text.contains("trả lời thư này"), "{name}");
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn a_list_of_what_will_be_told_tells_nothing_yet() {
    let matter = Matter::Tasks {
        lines: vec![half_year(Role::Lead)],
        ahead_of_break: vec![],
        rest: None,
        dossiers: None,
    };
    let letter = write(
        &order(LetterKind::LateList, morning(2026, 7, 9), matter),
        &sender(),
    );
    assert!(letter.told.is_empty() && letter.attachments.is_empty());
}

#[test]
fn in_shadow_mode_the_first_line_names_who_would_have_got_it() {
    for (_, mut order) in all() {
        order.instead_of = Some(Mailbox {
            name: "Phòng\r\nBcc: X <a>".into(),
            address: "p@x.example".into(),
        });
        let letter = write(&order, &sender());
        assert!(letter.subject.starts_with("[CHẠY THỬ] ["), "{}", letter.subject);
        let first = letter.text.lines().next().unwrap();
        assert_eq!(first, "CHẠY THỬ - lẽ ra gửi: Phòng Bcc: X <a> <p@x.example>");
        assert_eq!(letter.to, order.to);
        check(&order);
    }
}

#[test]
fn the_weekly_page_stays_one_page_whatever_the_week_was_like() {
    let words = "Triển khai thực hiện tổng kiểm kê tài sản công ".repeat(40);
    let row: Vec<String> = (0..9).map(|i| format!("Cột {i} dài")).collect();
    let mut big = summary();
    big.headline = words.clone();
    big.footing = words.clone();
    big.mark = Some(words.clone());
    big.no_table = Some(words.clone());
    big.decisions = (0..3).map(|i| format!("Lãnh đạo {i}: {words}")).collect();
    big.comment = Some(words.clone());
    big.table = vec![row; 60];
    big.overdue = (0..300).map(|i| format!("Đơn vị {i}: {words}")).collect();
    big.due_soon = (0..50)
        .map(|i| format!("Việc {i} {words}"))
        .chain(["và 07 việc khác".into()])
        .collect();
    let quiet = crate::report::WeeklySummary {
        overdue: vec![],
        table: vec![],
        ..big.clone()
    };
    for summary in [big, quiet, summary()] {
        let all_due = summary.due_soon.len();
        let matter = Matter::Week(Box::new(summary));
        let mut order = order(LetterKind::WeeklySummary, morning(2026, 7, 2), matter);
        order.addressee = words.clone();
        order.instead_of = Some(Mailbox {
            name: words.clone(),
            address: words.clone(),
        });
        let text = write(&order, &sender()).text;
        assert!(text.lines().count() <= 25, "{text}");
        assert!(text.split_whitespace().count() <= 250, "{text}");
        let shown = text.lines().filter(|l| l.starts_with("- Việc ")).count();
        if all_due > 50 {
            let rest = crate::calendar::count(57 - shown as i64);
            assert!(text.contains(&format!("- và {rest} việc khác")), "{text}");
        }
        check(&order);
    }
}

#[test]
fn findings_stand_before_everything_else_and_errors_first() {
    let text = write(
        &order(LetterKind::Draft, morning(2026, 6, 22), draft(findings())),
        &sender(),
    )
    .text;
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} is missing in {text}"))
    };
    assert!(at("CHƯA KHỚP SỐ LIỆU") < at("(lỗi)"));
    assert!(at("(lỗi)") < at("(cần xem xét)") && at("(cần xem xét)") < at("(gợi ý)"));
    assert!(at("(gợi ý)") < at("Tệp kèm theo"));
    let many = (0..60).flat_map(|_| findings()).collect();
    let text = write(
        &order(LetterKind::Draft, morning(2026, 6, 22), draft(many)),
        &sender(),
    )
    .text;
    assert!(
        text.contains("180 điểm") && text.contains("- và 140 điểm khác"),
        "{text}"
    );
}

#[test]
fn thousands_of_lines_are_still_said() {
    let line = half_year(Role::Lead);
    let lines = (0..2000)
        .map(|i| TaskLine {
            number: i.to_string(),
            told: None,
            ..line.clone()
        })
        .collect();
    let matter = Matter::Tasks {
        lines,
        ahead_of_break: vec![],
        rest: None,
        dossiers: None,
    };
    let letter = write(
        &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
        &sender(),
    );
    assert!(letter.text.contains("\n2000. ") && letter.html.ends_with("</html>"));
}

#[test]
fn text_from_plans_and_portals_cannot_break_out() {
    for text in [
        "</td></table><script>alert(1)</script><img src=x onerror=y>",
        "Báo cáo\r\nBcc: ai@do.example\r\n\r\n<b>",
        "{{ page }}{% for i in range(9) %}{{ i }}{% endfor %}{# #}",
        "a\u{202e}b\u{2066}c\u{200b}\u{feff}\u{0}\u{1b}[31m",
        "\r\nEND:VCALENDAR\r\nBEGIN:VEVENT;,\\",
        "thu\u{309} tu\u{323}c",
        "",
        " ",
        "-",
    ] {
        for (_, sample) in all() {
            let mut order = hostile(sample, text);
            check(&order);
            order.instead_of = Some(order.to.clone());
            check(&order);
        }
    }
}

/// Unit names, task titles, portal text and names of files, on the wire: no header more, none
/// twice, no part more, and an independent reader finds the subject as it was written.
#[test]
fn no_text_adds_a_header_or_a_part_to_the_message() {
    for text in [
        "Báo cáo\r\nBcc: ai@do.example\r\n\r\n<b>",
        "=?utf-8?q?=0D=0ABcc:_x@y.example?=",
        "\u{2028}Bcc: x@y.example\u{85}Cc: x@y.example",
        "--=_\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
        "\"; filename=\"x.exe\"\r\nX-Added: 1",
        "thu\u{309} tu\u{323}c Đề nghị ",
    ] {
        for (name, sample) in all() {
            let letter = write(&hostile(sample, text), &sender());
            let bytes = crate::mail::compose(&letter).unwrap_or_else(|e| panic!("{name}: {e}"));
            let wire = String::from_utf8(bytes.clone()).unwrap();
            let (head, _) = wire.split_once("\r\n\r\n").unwrap();
            let mut fields: Vec<String> = head
                .split("\r\n")
                .filter(|line| !line.starts_with([' ', '\t']))
                .map(|line| line.split(':').next().unwrap_or_default().to_lowercase())
                .collect();
            let known = "date from reply-to to subject message-id in-reply-to references auto-submitted \
                         x-auto-response-suppress mime-version content-type";
            assert!(
                fields.iter().all(|f| known.split(' ').any(|k| k == f)),
                "{name}: {fields:?}"
            );
            fields.sort();
            fields.dedup();
            assert!(fields.len() >= 10, "{name}: {fields:?}");
            let message = mail_parser::MessageParser::default().parse(&bytes).unwrap();
            assert_eq!(
                message.headers().len(),
                head.split("\r\n").filter(|l| !l.starts_with([' ', '\t'])).count()
            );
            assert_eq!(message.subject(), Some(letter.subject.as_str()), "{name}");
            let parts = (
                message.text_body_count(),
                message.html_body_count(),
                message.attachment_count(),
            );
            assert_eq!(parts, (1, 1, letter.attachments.len()), "{name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_text_makes_a_letter_fail(text in "(?s).{0,200}") {
        for (_, sample) in all() {
            check(&hostile(sample, &text));
        }
    }
}

proptest! {
    #[test]
    fn no_numbers_make_a_letter_fail(
        left in proptest::option::of(any::<i64>()),
        days in proptest::option::of(any::<i64>()),
        late in proptest::option::of(any::<i64>()),
        dated in any::<bool>(),
    ) {
        let mut line = TaskLine { working_days_left: left, days_left: days, working_days_late: late, ..half_year(Role::Lead) };
        if !dated {
            (line.due, line.target) = (None, None);
        }
        let max = TaskLine { due: Some(chrono::NaiveDate::MAX), told: None, ..line.clone() };
        let matter = Matter::Tasks { lines: vec![line, max], ahead_of_break: vec![], rest: None, dossiers: None };
        check(&order(LetterKind::Reminder, morning(2026, 6, 29), matter));
    }
}

#[test]
fn where_a_template_fails_the_bare_facts_are_sent() {
    for (name, mut order) in all() {
        order.instead_of = Some(order.to.clone());
        let own::Spoken { subject, text, html } = super::bare::say(&order, &sender());
        assert!(subject.starts_with("[CHẠY THỬ] [Nhắc việc] "), "{name}");
        assert!(
            text.starts_with("CHẠY THỬ - lẽ ra gửi: ") && text.contains("trả lời thư này"),
            "{name}"
        );
        assert_eq!(squeezed(&text), visible(&html), "{name}");
        if let Matter::Tasks {
            lines,
            ahead_of_break,
            ..
        } = &order.matter
        {
            let mut all = lines.iter().chain(ahead_of_break);
            assert!(all.all(|line| text.contains(&line.title)), "{name}");
        }
    }
}
