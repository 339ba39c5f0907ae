//! The document that proves a result: of its time, of its kind, one or several.

use super::*;

fn of(words: &str, change: impl Fn(&mut Line)) -> Vec<Heard> {
    let mut one = line(TITLE, "Báo cáo");
    change(&mut one);
    heard_of(words, &[one], &[])
}

#[test]
fn a_document_that_is_older_than_its_task_is_asked_about() {
    let event = |l: &mut Line| l.started = "2026-12-11".parse().ok();
    for words in ["XONG N", "XONG 5/BC-DT 20/11/2025", "XONG 5/BC-DT 01/12/2026"] {
        let heard = of(words, event);
        assert!(is_asked(&heard) && !is_recorded(&heard), "{words}: {heard:?}");
    }
    for words in ["XONG 5/BC-DT 11/12/2026", "XONG 5/BC-DT 14/12/2026"] {
        assert!(is_recorded(&of(words, event)), "{words}");
    }
    for words in [
        "XONG 40/BC-DT 13/12/2025",
        "XONG 40/BC-DT 30/12/2024",
        "XONG 40/BC-DT 01/01/2021",
    ] {
        let heard = of(words, |_| {});
        assert!(is_asked(&heard) && !is_recorded(&heard), "{words}: {heard:?}");
    }
    for words in ["XONG 40/BC-DT 20/12/2025", "XONG 40/BC-DT 02/01/2026"] {
        assert!(is_recorded(&of(words, |_| {})), "{words}");
    }
}

#[test]
fn several_documents_are_recorded_together_and_one_of_them_is_asked_about() {
    let number = |words: &str, deliverable: &str| {
        let heard = of(words, |l| l.deliverable = deliverable.into());
        match heard.as_slice() {
            [one] => match &one.outcome {
                Outcome::Recorded { number, .. } => number.clone(),
                Outcome::Doubtful { number, .. } => format!("? {number}"),
                other => format!("{other:?}"),
            },
            more => format!("{more:?}"),
        }
    };
    const BOTH: &str = "12/BC-DT ngày 09/12/2026 và 13/KH-DT";
    for (words, deliverable, want) in [
        (
            "XONG 12/BC-DT 09/12/2026 và 13/KH-DT 10/12/2026",
            "Báo cáo; Kế hoạch",
            BOTH,
        ),
        (
            "XONG 12/BC-DT 09/12/2026\nXONG 13/KH-DT 10/12/2026",
            "Báo cáo; Kế hoạch",
            BOTH,
        ),
        (
            "18 XONG 13/KH-DT 10/12/2026\n18 XONG 12/BC-DT 09/12/2026",
            "Báo cáo; Kế hoạch",
            BOTH,
        ),
        (
            "Xong, Báo cáo số 12/BC-DT ngày 09/12/2026 và Kế hoạch số 13/KH-DT ngày 10/12/2026",
            "Báo cáo và Kế hoạch",
            BOTH,
        ),
        (
            "XONG 12/QĐ-DT và 13/QĐ-DT ngày 10/12/2026",
            "02 Quyết định",
            "12/QĐ-DT và 13/QĐ-DT",
        ),
        ("XONG 12/BC-DT 09/12/2026", "Báo cáo; Kế hoạch", "? 12/BC-DT"),
        ("XONG 12/TTr-DT 09/12/2026", "Tờ trình, Quyết định", "? 12/TTr-DT"),
        ("XONG 12/QĐ-DT 09/12/2026", "02 Quyết định", "? 12/QĐ-DT"),
        (
            "XONG 12/BC-DT 09/12/2026 và 13/BC-DT 10/12/2026",
            "Báo cáo; Kế hoạch",
            "? 12/BC-DT",
        ),
        (
            "XONG 12/BC-DT 09/12/2026\nXONG 13/KH-DT 10/12/2026 (bản nháp)",
            "Báo cáo; Kế hoạch",
            "? 12/BC-DT ngày 09/12/2026 và 13/KH-DT",
        ),
        (
            "XONG 12/BC-DT và 13/BC-DT ngày 10/12/2026",
            "Báo cáo",
            "? 12/BC-DT",
        ),
        (
            "XONG 12/TTr-DT 09/12/2026\nXONG 13/QĐ-DT 10/12/2026",
            "Tờ trình, Quyết định",
            "12/TTr-DT ngày 09/12/2026 và 13/QĐ-DT",
        ),
        (
            "XONG 12/TTr-DT 09/12/2026 và 13/QĐ-DT 10/12/2026",
            "Tờ trình; Quyết định",
            "12/TTr-DT ngày 09/12/2026 và 13/QĐ-DT",
        ),
        ("XONG 13/QĐ-DT 10/12/2026", "Tờ trình, Quyết định", "13/QĐ-DT"),
        ("XONG 12/BC-DT 09/12/2026", "Báo cáo, Kế hoạch", "12/BC-DT"),
        (
            "XONG 12/BC-DT 09/12/2026 và 13/KH-DT 10/12/2026",
            "Báo cáo, Kế hoạch",
            BOTH,
        ),
        ("XONG 12/BC-DT 09/12/2026", "Báo cáo hoặc Tờ trình", "12/BC-DT"),
        ("XONG 12/BC-DT 09/12/2026", "Báo cáo của Ban, Sở", "12/BC-DT"),
    ] {
        assert_eq!(number(words, deliverable), want, "{words} | {deliverable}");
    }
}

#[test]
fn a_document_on_the_way_to_another_finishes_nothing_unasked() {
    for (number, deliverable) in [
        ("12/GM-DT", "Hội nghị"),
        ("12/GM-DT", "Phần mềm"),
        ("12/GM-DT", ""),
        ("12/PC-DT", ""),
        ("12/TTr-DT", ""),
        ("12/TTr-DT", "Quyết định"),
        ("12/PC-DT", "Văn bản"),
    ] {
        let heard = of(&format!("XONG {number} 10/12/2026"), |l| {
            l.deliverable = deliverable.into()
        });
        assert!(
            is_asked(&heard) && !is_recorded(&heard),
            "{number} {deliverable}: {heard:?}"
        );
    }
    for (number, deliverable) in [
        ("12/TTr-DT", "Tờ trình"),
        ("12/BC-DT", ""),
        ("12/KH-DT", "Hội nghị"),
        ("12/DM-P17", ""),
        ("12/GM-DT", "Giấy mời họp"),
    ] {
        let heard = of(&format!("XONG {number} 10/12/2026"), |l| {
            l.deliverable = deliverable.into()
        });
        assert!(is_recorded(&heard), "{number} {deliverable}: {heard:?}");
    }
}

#[test]
fn a_file_with_words_of_its_own_is_told_to_who_follows_the_plan() {
    let lines = [line(TITLE, "Báo cáo")];
    let words = |file: &str| {
        let heard = heard_of("XONG N", &lines, &[file.to_owned()]);
        assert!(is_recorded(&heard), "{file}");
        heard[0].words.clone()
    };
    for file in [
        "to trinh xin gia han.pdf",
        "BC ban chua co dau.pdf",
        "BC lay y kien.docx",
    ] {
        assert_eq!(words(file), format!("Tệp kèm theo: {file}"));
    }
    for file in [
        "12-BC-DT.pdf",
        "BC ra soat thu tuc hanh chinh.signed.pdf",
        "scan0001.pdf",
    ] {
        assert_eq!(words(file).is_empty(), file != "scan0001.pdf", "{file}");
    }
}
