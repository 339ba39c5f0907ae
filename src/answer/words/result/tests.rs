//! What finishes a task, and by which document.

use super::super::said;
use super::*;

fn word(line: &str) -> Word {
    let mut said = said(&[line.to_owned()], "2026-11-23".parse().unwrap());
    assert_eq!(said.len(), 1, "{line}");
    said.remove(0).word
}

fn done(number: &str, date: &str) -> Word {
    Word::Done {
        number: Some(number.into()),
        date: Some(date.parse().unwrap()),
    }
}

#[test]
fn a_part_a_draft_and_a_promise_finish_nothing() {
    for line in [
        "Hoàn thành trước ngày 30/11 theo Kế hoạch số 12/KH-U07 ngày 05/11/2026",
        "Hoàn thành trước 30/11, số 12/BC-U07 ngày 05/11/2026",
        "Hoàn thành dự kiến 20/11, số 12/BC-U07 ngày 20/11/2026",
        "XONG sẽ gửi 12/BC-U07 ngày 20/11/2026",
        "Xong một phần, Công văn số 12/CV-U05 ngày 20/11/2026",
        "xong mot phan, so 12/CV-U05 ngay 20/11/2026",
        "Xong dự thảo, số 12/TTr-U06 ngày 20/11/2026, đang trình ký",
        "XONG 12/TTr-U06 ngày 20/11/2026, đang trình ký",
        "Hoàn thành cơ bản, số 12/BC-U07 ngày 20/11/2026",
        "Hoàn thành 50%, số 12/BC-U07 ngày 20/11/2026",
        "Hoàn thành 80 %, số 12/BC-U07 ngày 20/11/2026",
        "Xong 3/5 nội dung, số 12/BC-U07 ngày 20/11/2026",
        "XONG 12/BC-U07 20/11/2026 (mới là dự thảo)",
        "XONG 12/BC-U07 20/11/2026, phụ lục chưa có",
    ] {
        assert!(
            matches!(word(line), Word::Unfinished { .. }),
            "{line}: {:?}",
            word(line)
        );
    }
}

#[test]
fn the_date_behind_the_number_is_the_documents() {
    for (line, want) in [
        (
            "Xong ngày 22/11, số 12/BC-U15 ngày 20/11/2026",
            done("12/BC-U15", "2026-11-20"),
        ),
        (
            "Đã hoàn thành theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 tại Báo cáo số 14/BC-X ngày 20/11/2026",
            done("14/BC-X", "2026-11-20"),
        ),
        (
            "Xong, Báo cáo số 12/BC-X ngày 19/11/2026 kèm Công văn 13/CV-X ngày 20/11/2026",
            done("12/BC-X", "2026-11-19"),
        ),
        (
            "XONG Báo cáo kết quả thực hiện nhiệm vụ, số 12/BC-X ngày 20/11",
            done("12/BC-X", "2026-11-20"),
        ),
        ("Xong ngày 22/11 số 12/BC-X", done("12/BC-X", "2026-11-22")),
        ("xong 12/bc–x 22/11", done("12/BC-X", "2026-11-22")),
        ("xong 07/ttr-vp 22/11", done("07/TTr-VP", "2026-11-22")),
        (
            "Hoàn thành 100%, số 12/BC-X ngày 20/11",
            done("12/BC-X", "2026-11-20"),
        ),
        (
            "XONG 12/BC-X 20/11/2026 về góp ý dự thảo Luật, kết quả đến hết tháng 10",
            done("12/BC-X", "2026-11-20"),
        ),
        (
            "Xong trước hạn, báo cáo xây dựng cơ bản số 12/BC-X ngày 20/11",
            done("12/BC-X", "2026-11-20"),
        ),
    ] {
        assert_eq!(word(line), want, "{line}");
    }
    let unknown = Word::Done {
        number: None,
        date: None,
    };
    assert_eq!(word("Xong theo Công văn số 12/CV-X ngày 20/11/2026"), unknown);
}

#[test]
fn a_day_without_a_year_is_not_pushed_into_last_year() {
    let on = |line: &str, today: &str| {
        let said = said(&[line.to_owned()], today.parse().unwrap());
        said.into_iter().next().map(|s| s.word)
    };
    for (today, want) in [
        ("2026-11-23", "2026-11-24"),
        ("2026-11-24", "2026-11-24"),
        ("2026-12-30", "2026-11-24"),
        ("2027-01-10", "2026-11-24"),
        ("2026-07-01", "2026-11-24"),
    ] {
        assert_eq!(
            on("XONG 12/BC-X 24/11", today),
            Some(done("12/BC-X", want)),
            "{today}"
        );
    }
}
