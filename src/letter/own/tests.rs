mod remedies;

use super::*;
use crate::letter::Matter;
use crate::letter::samples::{all, sender};
use crate::letter::{Letter, LetterKind, Sender, cage, samples, write};
use trial::trials;

fn built_in(name: &str) -> String {
    let found = BUILT_IN.iter().find(|(n, _)| *n == name);
    found.map(|(_, source)| (*source).to_owned()).unwrap()
}

fn read(name: &str, text: impl AsRef<[u8]>) -> (Wording, Vec<Unfit>) {
    Wording::read(&[(name.to_owned(), text.as_ref().to_vec())])
}

fn written(sample: &str, wording: Wording) -> Letter {
    let (_, order) = all().into_iter().find(|(name, _)| *name == sample).unwrap();
    write(&order, &Sender { wording, ..sender() })
}

#[test]
fn the_office_says_it_in_its_own_words() {
    let own = built_in("reminder.txt").replace(
        "Đề nghị quan tâm thực hiện",
        "Văn phòng kính đề nghị quan tâm, thực hiện",
    );
    assert_ne!(own, built_in("reminder.txt"));
    let (wording, unfit) = read("reminder.txt", &own);
    assert_eq!((wording.names(), unfit), (vec!["reminder.txt"], vec![]));
    let letter = written("reminder_one", wording);
    assert!(
        letter.text.contains("Văn phòng kính đề nghị quan tâm, thực hiện"),
        "{}",
        letter.text
    );
    assert!(letter.html.contains("Văn phòng kính đề nghị quan tâm, thực hiện"));
}

#[test]
fn every_built_in_template_may_stand_in_its_own_place() {
    let given: Vec<_> = BUILT_IN
        .iter()
        .map(|(n, s)| ((*n).to_owned(), s.as_bytes().to_vec()))
        .collect();
    let (wording, unfit) = Wording::read(&given);
    assert_eq!(unfit, []);
    assert_eq!(wording.names().len(), BUILT_IN.len());
    for (name, order) in all() {
        let own = write(
            &order,
            &Sender {
                wording: wording.clone(),
                ..sender()
            },
        );
        assert_eq!(own, write(&order, &sender()), "{name}");
    }
}

#[test]
fn every_template_has_letters_that_it_is_tried_on() {
    for (name, _) in BUILT_IN {
        assert!(!trials(name).is_empty(), "{name} has no sample");
    }
}

/// Each is told with its name and, where there is one, its line; letters stay in the built-in words.
#[test]
fn a_broken_template_leaves_its_place_to_the_built_in_one() {
    let reminder = built_in("reminder.txt");
    let opening = "{% macro opening(about) %}";
    let with = |text: &str| reminder.replacen(opening, &format!("{opening}\n{text}"), 1);
    let line = reminder.lines().position(|l| l.contains(opening)).unwrap() + 2;
    let cases: Vec<(&str, Vec<u8>, usize, &str)> = vec![
        ("syntax", with("{% if %}").into(), line, "syntax error"),
        (
            "a name that is not there",
            with("{{ about.nothing }}").into(),
            line,
            "undefined",
        ),
        (
            "a part that is not there",
            reminder.replace("macro closing", "macro closed").into(),
            0,
            "closing",
        ),
        (
            "a file",
            with("{% include '/etc/passwd' %}").into(),
            line,
            "\"include\" is not allowed",
        ),
        (
            "a file, imported",
            with("{% from '../../../etc/passwd' import x %}").into(),
            line,
            "template not found",
        ),
        (
            "for ever",
            with(&"{% for a in \"xxxxxxxxxx\" %}".repeat(6))
                .replacen(
                    "\n{% if about.has_lead",
                    &format!("x{}\n{{% if about.has_lead", "{% endfor %}".repeat(6)),
                    1,
                )
                .into(),
            line,
            "out of fuel",
        ),
        (
            "without end",
            with("{{ about.n ~ about.n }}").into(),
            line,
            "\"~\" is not allowed",
        ),
        (
            "a function that is not there",
            with("{{ range(9) }}").into(),
            line,
            "not callable",
        ),
        ("unescaped", with("{{ about.n|safe }}").into(), line, "safe"),
        (
            "not UTF-8",
            [reminder.as_bytes(), b"\xff\xfe"].concat(),
            reminder.lines().count() + 1,
            "not UTF-8",
        ),
        ("not NFC", with("thu\u{309} tu\u{323}c").into(), line, "NFC"),
        (
            "too large",
            vec![b' '; cage::LARGEST + 1],
            0,
            "larger than 64 KiB",
        ),
        (
            "the answer",
            reminder.replace("{{ answer(about) }}", "").into(),
            0,
            "does not say \"trả lời\"",
        ),
        (
            "the count",
            reminder
                .replace("{{ about.n }} việc sau đây", "việc sau đây")
                .into(),
            0,
            "does not say",
        ),
    ];
    for (what, bytes, line, message) in cases {
        let (wording, unfit) = read("reminder.txt", &bytes);
        let [told] = &unfit[..] else {
            panic!("{what}: {unfit:?}")
        };
        assert_eq!(
            (told.name.as_str(), told.line),
            ("reminder.txt", line),
            "{what}: {told:?}"
        );
        assert!(told.message.contains(message), "{what}: {told:?}");
        assert!(!told.remedy.is_empty() && wording.names().is_empty(), "{what}");
        assert_eq!(
            written("reminder_one", wording),
            written("reminder_one", Wording::default()),
            "{what}"
        );
    }
}

/// What every letter must say is asked of shared sentences and of layouts too.
#[test]
fn no_template_may_drop_what_a_letter_promises() {
    for (name, from, to, message) in [
        (
            "task.txt",
            "[Nhắc việc]",
            "[Tin]",
            "does not begin with \"[Nhắc việc]\"",
        ),
        (
            "task.txt",
            "{% macro due(line) %}",
            "{% macro due(line) %}{% endmacro %}{% macro no(line) %}",
            "does not say",
        ),
        (
            "task.txt",
            "{{ deliverable(line) }}",
            "",
            "does not say \"Báo cáo tổng hợp",
        ),
        ("task.txt", "(thư tự động)", "", "does not say \"(thư tự động)\""),
        (
            "task.txt",
            "CHẠY THỬ - lẽ ra gửi: {{ about.instead_of }}",
            "Thử",
            "does not say",
        ),
        ("layout.txt", "{{ page.salute }}", "", "do not say the same"),
        ("layout.html", "{{ page.salute }}", "", "do not say the same"),
        (
            "layout.html",
            "<body",
            "<img alt=\"\"><body",
            "the HTML holds <img>",
        ),
        (
            "layout.html",
            "</head>",
            "<style>@import 'x';</style></head>",
            "@import",
        ),
        (
            "layout.html",
            "<!DOCTYPE html>",
            "{% autoescape false %}<!DOCTYPE html>",
            "\"autoescape\" is not allowed",
        ),
        (
            "week.txt",
            "Ý kiến chỉ đạo,",
            "Ý kiến chỉ đạo của đồng chí về các nội dung nêu trên, đề nghị đồng chí ghi rõ từng nội dung,",
            "does not say",
        ),
        (
            "draft.txt",
            "{% macro finding(finding) %}",
            "{% macro finding(finding) %}{% endmacro %}{% macro no(finding) %}",
            "does not say",
        ),
    ] {
        let usual = built_in(name);
        assert!(usual.contains(from), "{name}: {from}");
        let repeated = if name == "week.txt" {
            to.repeat(12)
        } else {
            to.to_owned()
        };
        let (wording, unfit) = read(name, usual.replacen(from, &repeated, 1));
        assert!(wording.names().is_empty(), "{name}: {from}");
        assert!(
            unfit.iter().any(|u| u.message.contains(message)),
            "{name}: {from}: {unfit:?}"
        );
    }
}

#[test]
fn a_file_under_another_name_is_told() {
    let (wording, unfit) = read("remindr.txt", "x");
    assert!(wording.names().is_empty() && unfit[0].message.contains("name of no template"));
}

/// A condition may hide a fact where no sample looks: then that very letter is written in the built-in words.
#[test]
fn no_letter_loses_a_fact_that_the_trial_did_not_ask_for() {
    let own = built_in("task.txt").replace(
        "{{ deliverable(line) }}\n",
        "{% if line.deliverable != \"Biên bản kiểm kê\" %}\n{{ deliverable(line) }}\n{% endif %}\n",
    );
    let (wording, unfit) = read("task.txt", &own);
    assert_eq!(unfit, []);
    let (_, mut order) = all().into_iter().find(|(n, _)| *n == "reminder_one").unwrap();
    if let Matter::Tasks { lines, .. } = &mut order.matter {
        lines[0].deliverable = "Biên bản kiểm kê".into();
    }
    let letter = write(&order, &Sender { wording, ..sender() });
    let failed = letter.fell_back.clone().map(|f| (f.template, f.line));
    assert_eq!(
        failed,
        Some(("reminder.txt".to_owned(), 0)),
        "and the letter says so"
    );
    let usual = write(&order, &sender());
    assert_eq!(
        letter,
        Letter {
            fell_back: letter.fell_back.clone(),
            ..usual
        }
    );
    assert!(letter.text.contains("Biên bản kiểm kê") && order.kind == LetterKind::Reminder);
}

/// The page of a crowded week gives way for it, and counts what it leaves out.
#[test]
fn an_office_may_add_a_line_to_its_signature() {
    let task = built_in("task.txt");
    for added in [
        "Điện thoại: 0225.3823.204",
        "Trân trọng./.",
        "Điện thoại: 0225.3823.204\nThư điện tử: vanphong@saobien.example",
    ] {
        let own = task.replace("\n(thư tự động)", &format!("\n{added}\n(thư tự động)"));
        let (wording, unfit) = read("task.txt", own.as_bytes());
        assert!(unfit.is_empty(), "{added}: {unfit:?}");
        for (name, letter) in wording.preview(samples::morning(2026, 7, 3)) {
            assert!(letter.text.contains(added), "{name}");
            let is_week = name.starts_with("week");
            assert!(!is_week || letter.text.lines().count() <= 25, "{name}");
        }
    }
    let long = format!("\n{}(thư tự động)", "Trân trọng./.\n".repeat(20));
    let (_, unfit) = read("task.txt", task.replace("\n(thư tự động)", &long).as_bytes());
    assert_eq!(unfit.len(), 1);
}
