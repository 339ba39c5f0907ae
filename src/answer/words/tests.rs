use super::*;

fn day(d: &str) -> NaiveDate {
    d.parse().unwrap()
}

fn one(line: &str) -> Option<(Option<String>, Word)> {
    let said = said(&[line.to_owned()], day("2026-07-01"));
    assert!(said.len() <= 1, "{line}");
    said.into_iter().next().map(|s| (s.row, s.word))
}

fn done(number: &str, date: &str) -> Word {
    Word::Done {
        number: Some(number).filter(|n| !n.is_empty()).map(str::to_owned),
        date: Some(date).filter(|d| !d.is_empty()).map(day),
    }
}

#[test]
fn finished_is_understood_as_people_type_it() {
    let yes = || done("330/KH-BQL", "2024-01-24");
    let decomposed: String = "Hoàn thành số 330/KH-BQL ngày 24/1/2024".nfd().collect();
    for line in [
        "XONG 330/KH-BQL 24/01/2024",
        "xong 330/KH-BQL 24/1/2024",
        "Xong. 330/KH-BQL, 24/1/2024.",
        "XONG số 330/KH-BQL ngày 24/1/2024",
        "XONG: số 330 / KH - BQL ngày 24 / 01 / 2024",
        "Xong rồi nhé, số 330/KH-BQL ngày 24-01-2024",
        "Đã xong (330/KH-BQL, 24.1.2024)",
        "da xong so 330/KH-BQL ngay 24/1/2024",
        "Đã hoàn thành: Kế hoạch số 330/KH-BQL ngày 24 tháng 01 năm 2024",
        "Hoan thanh so 330/KH-BQL ngay 24 thang 1 nam 2024",
        "- XONG 330/KH-BQL 24/1/24",
        "* xong * 330/KH-BQL 24/01/2024",
        "Phòng xin báo cáo đã xong 330/KH-BQL 24/01/2024",
        decomposed.as_str(),
    ] {
        assert_eq!(one(line), Some((None, yes())), "{line}");
    }
}

#[test]
fn the_number_of_the_task_may_stand_before_or_after_the_word() {
    let yes = || done("330/KH-BQL", "2026-06-24");
    for line in [
        "18 XONG 330/KH-BQL 24/6/2026",
        "18. xong 330/KH-BQL 24/6",
        "18) XONG 330/KH-BQL 24/6",
        "Nhiệm vụ 18: xong 330/KH-BQL 24/6",
        "NV 18 xong số 330/KH-BQL ngày 24/6",
        "nhiệm vụ số 18 đã hoàn thành 330/KH-BQL 24/6",
        "XONG 18: 330/KH-BQL 24/6",
        "XONG nhiệm vụ 18: số 330/KH-BQL ngày 24/6/2026",
        "XONG nhiệm vụ số 18, 330/KH-BQL ngày 24/6/2026",
    ] {
        assert_eq!(one(line), Some((Some("18".into()), yes())), "{line}");
    }
    assert_eq!(
        one("1.2a XONG 330/KH-BQL 24/6").unwrap().0.as_deref(),
        Some("1.2a")
    );
    assert_eq!(one("XONG 24 tháng 6 số 330/KH-BQL").unwrap(), (None, yes()));
}

#[test]
fn a_day_without_a_year_is_this_years_of_a_document_and_the_next_of_a_wish() {
    assert_eq!(
        one("XONG 9/BC-VP 30/12").unwrap().1,
        done("9/BC-VP", "2026-12-30")
    );
    assert_eq!(one("XONG 9/BC-VP 01/7").unwrap().1, done("9/BC-VP", "2026-07-01"));
    let wish = |d: Option<&str>| Word::Postpone {
        until: d.map_or(Until::Unsaid, |d| Until::Day(day(d))),
    };
    for (line, want) in [
        ("HOÃN đến 20/7 vì chờ ý kiến", Some("2026-07-20")),
        ("hoãn đến ngày 20/7/2026", Some("2026-07-20")),
        ("HOAN den 20/7 vi cho y kien", Some("2026-07-20")),
        ("Xin hoãn đến 15/01 vì nghỉ Tết", Some("2027-01-15")),
        ("Đề nghị lùi thời hạn đến 20/7", Some("2026-07-20")),
        ("xin gia hạn tới 20 tháng 7", Some("2026-07-20")),
        ("Hoãn đến hết ngày mai", Some("2026-07-02")),
        ("HOÃN vì chờ ý kiến", None),
    ] {
        assert_eq!(one(line), Some((None, wish(want))), "{line}");
    }
    assert_eq!(
        one("18 HOÃN đến 20/7").unwrap(),
        (Some("18".into()), wish(Some("2026-07-20")))
    );
    assert_eq!(
        one("HOÃN 18 đến 20/7").unwrap(),
        (Some("18".into()), wish(Some("2026-07-20")))
    );
}

#[test]
fn a_number_that_counts_something_is_no_task() {
    for line in [
        "HOÃN 11 ngày vì chờ thẩm định",
        "Hoãn 2 tuần",
        "Xong 1 phần",
        "Xong 3 việc",
        "Hoàn thành 80 %",
    ] {
        assert_eq!(one(line).unwrap().0, None, "{line}");
    }
    assert_eq!(one("HOÃN 18 ngày 20/7").unwrap().0.as_deref(), Some("18"));
}

fn undo(rows: &[&str]) -> Word {
    Word::Undo {
        rows: rows.iter().map(|row| (*row).to_owned()).collect(),
    }
}

#[test]
fn the_other_words() {
    for (line, want) in [
        ("SAI", Word::Wrong),
        ("Sai rồi, việc này của Phòng Quản lý đầu tư", Word::Wrong),
        ("HUỶ", undo(&[])),
        ("Hủy", undo(&[])),
        ("huy bo", undo(&[])),
        ("HỦY vì ghi nhầm số văn bản", undo(&[])),
        ("HỦY 3", undo(&["3"])),
        ("HỦY nhiệm vụ 5 và 13, ghi nhầm", undo(&["5", "13"])),
        ("Không", undo(&[])),
        ("Không đúng", undo(&[])),
        ("ĐỒNG Ý", Word::Confirm),
        ("dong y.", Word::Confirm),
        ("Xác nhận", Word::Confirm),
        ("ok", Word::Confirm),
        ("Đúng vậy", Word::Confirm),
        ("Đúng rồi ạ", Word::Confirm),
        ("Nhất trí", Word::Confirm),
    ] {
        assert_eq!(one(line), Some((None, want)), "{line}");
    }
}

#[test]
fn what_only_resembles_an_answer_is_left_to_a_person() {
    for line in [
        "Chưa xong",
        "Xong chưa?",
        "Hoàn cảnh khó khăn",
        "Không có vướng mắc gì, phòng sẽ gửi đúng hạn",
        "Kính gửi Văn phòng",
        "Phòng đang xin ý kiến",
        "330/KH-BQL",
        "18",
        "",
        "Huỷ họp ngày mai nhé các anh chị",
        "Saigon",
        "Hoan nghênh Văn phòng đã nhắc, phòng sẽ gửi đúng hạn.",
        "Sai số liệu ở mục 2, phòng sẽ sửa và gửi lại",
        "HỦY đề nghị lùi hạn",
    ] {
        assert_eq!(one(line), None, "{line}");
    }
}

#[test]
fn number_and_date_may_stand_below_the_word() {
    let lines = [
        "Xong".to_owned(),
        "số 330/KH-BQL ngày 24/6/2026".into(),
        "Trân trọng".into(),
    ];
    let said = said(&lines, day("2026-07-01"));
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].word, done("330/KH-BQL", "2026-06-24"));
}

proptest::proptest! {
    #[test]
    fn no_line_stops_the_reader(lines in proptest::collection::vec("\\PC{0,80}", 0..20)) {
        assert!(said(&lines, day("2026-07-01")).len() <= MOST + 1);
    }

    #[test]
    fn no_arrangement_of_the_words_stops_it(words in proptest::collection::vec(
        proptest::sample::select(vec!["XONG", "18", "hoãn", "đến", "/", "-", "330/KH-BQL", "24/1", "tháng", "24", "hạn", "số", "nhiệm", "vụ", "12/", "/KH", ".", "31/02/2026"]), 0..14)) {
        said(&[words.join(" ")], day("2026-07-01"));
    }
}

#[test]
fn two_orders_on_a_line_are_none() {
    let read = |line: &str| {
        let said = said(&[line.to_owned()], day("2026-11-23"));
        said.into_iter().map(|s| s.word).collect::<Vec<_>>()
    };
    for line in [
        "HOÃN đến 10/12, XONG 61/BC-U55 20/11/2026",
        "142 HOÃN đến 10/12; 155 xong 61/BC-U55 20/11/2026",
        "142 hoãn đến 10/12, việc 155 hoàn thành tại Báo cáo số 61/BC-U55 ngày 20/11/2026",
        "1 SAI, 2 XONG 61/BC-U55 20/11/2026",
        "HOÃN đến 10/12 và HỦY việc 2",
    ] {
        assert_eq!(read(line), [Word::Unclear], "{line}");
    }
    for line in [
        "HOÃN đến 10/12 vì chưa xong Báo cáo số 12/BC-SXD ngày 20/11/2026",
        "HOÃN đến 10/12 vì phòng chưa XONG phần số liệu",
        "HOÃN ĐẾN 10/12 VÌ CHƯA LÀM XONG BÁO CÁO",
        "HOÃN đến 10/12 để hoàn thành Báo cáo số 12/BC-X",
        "HOÃN đến 10/12, sau khi Sở Xây dựng hoàn thành Báo cáo 12/BC-SXD",
    ] {
        assert!(
            matches!(read(line)[..], [Word::Postpone { .. }]),
            "{line}: {:?}",
            read(line)
        );
    }
}
