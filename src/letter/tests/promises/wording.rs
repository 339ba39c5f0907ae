//! What a letter says, in which words and order.

use super::*;
use crate::plan::Mailbox;

/// Who reads the mailbox that answers come to has nobody to answer: the letter names where it is written.
fn says_how_to_answer(order: &Order, text: &str) -> bool {
    let meant = order.instead_of.as_ref().unwrap_or(&order.to);
    let is_own = meant.address == sender().reply_to.address;
    let places = [
        "vào chương trình",
        "vào sổ theo dõi",
        "vào bảng ngày nghỉ",
        "trong tệp",
    ];
    text.contains("trả lời thư này") || is_own && places.iter().any(|place| text.contains(place))
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
            says_how_to_answer(&order, &letter.text),
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
        assert!(says_how_to_answer(&order, &text), "{name}");
    }
    assert_eq!(seen.len(), 5, "{seen:?}");
}

#[test]
fn a_list_of_what_will_be_told_tells_nothing_yet() {
    let matter = tasks(vec![half_year(Role::Lead)]);
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
    let matter = tasks(lines);
    let letter = write(
        &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
        &sender(),
    );
    assert!(letter.text.contains("\n2000. ") && letter.html.ends_with("</html>"));
}
