//! What holds for every letter.

use super::samples::{all, draft, findings, half_year, morning, order, sender, summary};
use crate::letter::*;
use crate::remind::Role;
use proptest::prelude::*;

/// The visible text of our own HTML: tags out, entities back, white space out.
fn visible(html: &str) -> String {
    let body = html.split_once("<body").map_or("", |(_, body)| body);
    let mut text = String::new();
    let mut in_tag = true;
    for c in body.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    squeezed(&text.replace("&#39;", "'").replace("&amp;", "&"))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

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
        };
        let letter = write(
            &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
            &sender(),
        );
        assert_eq!(letter.attachments.len(), expected, "{role:?}");
        assert_eq!(letter.told.len(), 1);
    }
}

#[test]
fn a_list_of_what_will_be_told_tells_nothing_yet() {
    let matter = Matter::Tasks {
        lines: vec![half_year(Role::Lead)],
        ahead_of_break: vec![],
        rest: None,
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
    };
    let letter = write(
        &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
        &sender(),
    );
    assert!(letter.text.contains("\n2000. ") && letter.html.ends_with("</html>"));
}

/// The sample with every text that comes from outside replaced.
fn hostile(mut order: Order, text: &str) -> Order {
    let t = || text.to_owned();
    let spoil = |lines: &mut Vec<TaskLine>| {
        for line in lines {
            (line.number, line.title, line.deliverable) = (t(), t(), t());
            (line.deadline_text, line.unit_name, line.note) = (t(), t(), t());
            line.support_names = vec![t(), t()];
        }
    };
    (order.key, order.addressee, order.to.name) = (t(), t(), t());
    match &mut order.matter {
        Matter::Tasks {
            lines,
            ahead_of_break,
            rest,
        } => {
            spoil(lines);
            spoil(ahead_of_break);
            rest.iter_mut().for_each(|rest| rest.name = t());
        }
        Matter::UnitWeek { lines, .. } => spoil(lines),
        Matter::Week(week) => {
            (week.headline, week.footing) = (t(), t());
            (week.mark, week.no_table) = (Some(t()), Some(t()));
            week.table.iter_mut().flatten().for_each(|cell| *cell = t());
            week.overdue
                .iter_mut()
                .chain(&mut week.due_soon)
                .for_each(|line| *line = t());
        }
        Matter::Draft {
            report,
            findings,
            notes,
            files,
            ..
        } => {
            *report = t();
            notes.push(t());
            files.iter_mut().for_each(|file| file.name = t());
            for finding in findings {
                (finding.excerpt, finding.message) = (t(), t());
                (finding.expected, finding.found) = (Some(t()), Some(t()));
            }
        }
        Matter::Points { facts, points, files } => {
            facts.values_mut().for_each(|fact| *fact = t());
            points
                .iter_mut()
                .flat_map(|p| p.facts.values_mut())
                .for_each(|fact| *fact = t());
            files.iter_mut().for_each(|file| file.name = t());
        }
        Matter::Test => {}
    }
    order
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
        let matter = Matter::Tasks { lines: vec![line, max], ahead_of_break: vec![], rest: None };
        check(&order(LetterKind::Reminder, morning(2026, 6, 29), matter));
    }
}

#[test]
fn where_a_template_fails_the_bare_facts_are_sent() {
    for (name, mut order) in all() {
        order.instead_of = Some(order.to.clone());
        let (subject, text, html) = super::bare::say(&order, &sender());
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
