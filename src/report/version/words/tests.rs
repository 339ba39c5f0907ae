use super::super::super::fixture::{day, half_year, task};
use super::super::{HandedOut, Version};
use super::*;
use crate::calendar::{at, hm};
use crate::dossier::Figures;
use crate::report::ReportInput;
use chrono::Duration;

fn first_version(input: &ReportInput, figures: &Figures, words: Words) -> HandedOut {
    HandedOut {
        report: "cchc".into(),
        period: input.period.label.clone(),
        from: input.period.from,
        to: input.period.to,
        number: 1,
        at: input.now,
        by: "draft-cchc".into(),
        rows: figures.rows.clone(),
        total: figures.total.clone(),
        rests_on: vec![17],
        words,
    }
}

#[test]
fn other_tasks_are_another_version_that_says_which_and_the_same_words_the_same() {
    let input = half_year();
    let words = |input: &ReportInput| Words::of(&crate::report::draft(input));
    let first = first_version(&input, &input.figures, words(&input));
    let of = |input: &ReportInput| Version::of(&[&first], &input.figures, Some((&words(input), input.now)));
    assert_eq!(of(&input), Version::default());

    let mut other = input.clone();
    let due = input.period.to;
    other.tasks.overdue = vec![task("77", "Lập danh mục hồ sơ mật", "Văn phòng", due, 3)];
    let version = of(&other);
    assert_eq!((version.number, version.changes.len()), (2, 0));
    let says = |what: &str, words: &str| {
        let is_it = |line: &String| line.starts_with(what) && line.contains(words);
        assert!(
            version.reworded.iter().any(is_it),
            "{words}\n{:#?}",
            version.reworded
        );
    };
    says("có thêm “- Nhiệm vụ số 77", "Lập danh mục hồ sơ mật");

    // The day after it says other days, and nothing else.
    let mut later = input.clone();
    later.now += Duration::days(1);
    for task in &mut later.tasks.overdue {
        task.working_days_late += 1;
    }
    let version = of(&later);
    assert_eq!(version.number, 2);
    assert_eq!(
        version.reworded,
        ["ngày lập, số ngày quá hạn ghi theo bản này"],
        "the figures are of the same moment"
    );

    // Who signs and receives it is told.
    let mut other = input.clone();
    other.issuer.signer = "Phạm Thị Hoa".into();
    other.issuer.authority = vec!["TL. TRƯỞNG BAN".into(), "CHÁNH VĂN PHÒNG".into()];
    other.issuer.send_to = vec!["Sở Nội vụ".into()];
    let version = of(&other);
    assert_eq!(version.number, 2);
    let told = version.reworded.join("\n");
    for said in [
        "“Phạm Thị Hoa”",
        "“TL. TRƯỞNG BAN; CHÁNH VĂN PHÒNG”",
        "kính gửi: từ để trống thành “Sở Nội vụ”",
    ] {
        assert!(told.contains(said), "{said}\n{told}");
    }
    assert_eq!(version.reworded.len(), 3, "{told}");
}

#[test]
fn sentences_of_different_headings_are_no_change_of_one_another() {
    let input = half_year();
    let of = |first: &str, second: &str| Words {
        others: ["1. Chỉ đạo", first, "2. Kiểm tra", second]
            .map(str::to_owned)
            .to_vec(),
        headings: vec![0, 2],
        ..Words::default()
    };
    let then = of("- Phòng Đầu tư: không phát sinh.", "Đã kiểm tra 02 đơn vị.");
    let now = of(
        "Đã ban hành kế hoạch.",
        "- Phòng Đầu tư: không phát sinh trong kỳ.",
    );
    let told = changes((&then, input.now), (&now, input.now), true);
    assert!(
        told.iter().all(|t| !t.starts_with("từ “- Phòng Đầu tư")),
        "{told:?}"
    );
    let now = of(
        "- Phòng Đầu tư: không phát sinh trong kỳ.",
        "Đã kiểm tra 02 đơn vị.",
    );
    let told = changes((&then, input.now), (&now, input.now), true);
    assert_eq!(
        told,
        ["từ “- Phòng Đầu tư: không phát sinh.” thành “- Phòng Đầu tư: không phát sinh trong kỳ.”"]
    );
}

#[test]
fn of_long_sentences_what_has_changed_is_quoted() {
    let units = "Phòng Quản lý đầu tư; Phòng Quản lý quy hoạch và xây dựng; Phòng Quản lý doanh nghiệp";
    let task = |end: &str| {
        format!(
            "- Nhiệm vụ số 7 (03 đơn vị: {units}): Gửi kết quả giải quyết thủ tục hành chính trong tuần cho Văn phòng tổng hợp; thời hạn 03/7/2026{end}"
        )
    };
    let (was, is) = where_they_differ(&task(" (còn thiếu kỳ có hạn 26/6/2026)."), &task("."));
    assert_eq!(
        was,
        "- Nhiệm vụ số 7 (03 đơn vị: … phòng tổng hợp; thời hạn 03/7/2026 (còn thiếu kỳ có hạn 26/6/2026)."
    );
    assert_eq!(
        is,
        "- Nhiệm vụ số 7 (03 đơn vị: … phòng tổng hợp; thời hạn 03/7/2026."
    );
    let at = |when: &str| {
        format!(
            "{} lúc {when}; tất cả tính đến cùng một ngày, như kỳ trước)",
            units.repeat(2)
        )
    };
    let (was, is) = where_they_differ(&at("09 giờ 41"), &at("09 giờ 51"));
    assert!(
        was.contains("lúc 09 giờ 41;") && is.contains("lúc 09 giờ 51;"),
        "{was}\n{is}"
    );
    assert_eq!(
        where_they_differ("một", "hai"),
        ("một".to_owned(), "hai".to_owned())
    );
}

#[test]
fn figures_at_the_cut_off_and_figures_of_a_later_moment_are_said_in_one_line() {
    let input = half_year();
    let of = |moment: &str| Words {
        others: vec![format!(
            "Kết quả giải quyết hồ sơ (số liệu {moment} ngày 03/7/2026):"
        )],
        ..Words::default()
    };
    let then = of("chốt lúc 09 giờ 41");
    let now = of("lấy lúc 09 giờ 51");
    assert_eq!(
        changes((&then, input.now), (&now, input.now), true),
        ["thời điểm số liệu ghi theo bản này"]
    );
}

#[test]
fn figures_that_were_unknown_are_said_to_be_there_now() {
    let input = half_year();
    let unknown = Figures::unknown(input.period.clone());
    let first = first_version(&input, &unknown, Words::default());
    assert_eq!(Version::of(&[&first], &unknown, None), Version::default());
    let version = Version::of(&[&first], &input.figures, None);
    assert_eq!(version.number, 2);
    assert!(
        version.changes[0].starts_with("Bản trước chưa có số liệu hồ sơ"),
        "{version:?}"
    );
}

#[test]
fn a_deadline_on_the_day_of_drafting_is_no_change() {
    let words = Words {
        others: vec!["- Báo cáo quý II; thời hạn 04/7/2026;".into()],
        ..Words::default()
    };
    let on = |d: u32| at(day(2026, 7, d), hm(10, 0));
    assert_eq!(changes((&words, on(3)), (&words, on(4)), true), [""; 0]);
}
