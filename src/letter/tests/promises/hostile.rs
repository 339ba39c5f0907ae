//! Text of strangers.

use super::*;

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
        let matter = tasks(vec![line, max]);
        check(&order(LetterKind::Reminder, morning(2026, 6, 29), matter));
    }
}

#[test]
fn where_a_template_fails_the_bare_facts_are_sent() {
    for (name, mut order) in all() {
        order.instead_of = Some(order.to.clone());
        let spoken::Spoken {
            subject, text, html, ..
        } = super::super::bare::say(&order, &sender());
        assert!(subject.starts_with("[CHẠY THỬ] [Nhắc việc] "), "{name}");
        assert!(
            !subject.contains("Thư ngày") && subject.chars().count() < 140,
            "{name}: {subject}"
        );
        assert!(text.contains("\nThư này về "), "{name}");
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
