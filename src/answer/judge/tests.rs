use super::*;

mod several;

fn day(d: &str) -> NaiveDate {
    d.parse().unwrap()
}

fn line(row: &str, due: &str) -> Line {
    Line {
        task: format!("t{row}"),
        unit: "dautu".into(),
        due: day(due),
        row: row.into(),
        title: "Rà soát".into(),
        may_finish: true,
        is_done: false,
        is_gone: false,
        deliverable: String::new(),
        is_part: false,
        record: None,
        previous: None,
        started: None,
        year: 0,
    }
}

fn asked_on(lines: &[Line], today: NaiveDate) -> Asked<'_> {
    Asked {
        lines,
        others: &[],
        rows: &[],
        files: &[],
        own: "Phòng Quản lý đầu tư",
        writer: "",
        today,
    }
}

fn outcomes(words: &str, asked: &[Line]) -> Vec<(String, Outcome)> {
    let own: Vec<String> = words.lines().map(str::to_owned).collect();
    judge(&own, asked_on(asked, day("2026-07-01")))
        .into_iter()
        .map(|h| (h.line.map(|l| l.row).unwrap_or_default(), h.outcome))
        .collect()
}

fn recorded(number: &str, date: &str) -> Outcome {
    Outcome::Recorded {
        number: number.into(),
        date: day(date),
    }
}

#[test]
fn one_line_needs_no_number_and_several_do() {
    let one = [line("18", "2026-07-02")];
    let two = [line("1", "2026-07-02"), line("18", "2026-07-03")];
    let done = "XONG 330/KH-BQL 23/01/2026";
    let yes = || recorded("330/KH-BQL", "2026-01-23");
    assert_eq!(outcomes(done, &one), [("18".into(), yes())]);
    assert_eq!(outcomes(done, &two), [(String::new(), Outcome::Which)]);
    assert_eq!(outcomes(&format!("18 {done}"), &two), [("18".into(), yes())]);
    assert_eq!(
        outcomes(&format!("1 {done}\n18 HOÃN đến 20/7 vì chờ ý kiến"), &two),
        [
            ("1".into(), yes()),
            (
                "18".into(),
                Outcome::Wish {
                    until: Some(day("2026-07-20"))
                }
            )
        ]
    );
    assert_eq!(
        outcomes(&format!("7 {done}"), &two),
        [(String::new(), Outcome::NotThere { row: "7".into() })]
    );
    assert_eq!(outcomes(done, &[]), [(String::new(), Outcome::Other)]);
}

#[test]
fn of_two_occurrences_of_a_task_the_day_tells_which() {
    let both = [line("5", "2026-06-26"), line("5", "2026-07-03")];
    let done = "5 XONG 12/BC-QLĐT 30/6/2026";
    let which = Outcome::WhichDay {
        row: "5".into(),
        due: day("2026-06-26"),
    };
    assert_eq!(outcomes(done, &both), [(String::new(), which)]);
    let named = judge(&[format!("{done} hạn 26/6")], asked_on(&both, day("2026-07-01")));
    assert_eq!(named[0].line.as_ref().unwrap().due, day("2026-06-26"));
    assert_eq!(named[0].outcome, recorded("12/BC-QLĐT", "2026-06-30"));
}

#[test]
fn what_has_no_number_is_named_by_its_day() {
    let numbered = line("6", "2026-07-04");
    let report = Line {
        task: "report".into(),
        ..line("", "2026-07-04")
    };
    let both = [numbered, report];
    let done = "XONG 12/BC-QLĐT 30/6/2026";
    for words in [
        format!("hạn 4/7 {done}"),
        format!("hạn 04/7/2026 {done}"),
        format!("{done} hạn 4/7"),
    ] {
        let heard = judge(std::slice::from_ref(&words), asked_on(&both, day("2026-07-01")));
        let line = heard[0].line.as_ref();
        assert_eq!(line.map(|l| l.row.as_str()), Some(""), "{words}");
        assert_eq!(heard[0].outcome, recorded("12/BC-QLĐT", "2026-06-30"), "{words}");
    }
    let numbered = judge(&[format!("6 hạn 4/7 {done}")], asked_on(&both, day("2026-07-01")));
    assert_eq!(numbered[0].line.as_ref().map(|l| l.row.as_str()), Some("6"));
}

#[test]
fn evidence_that_proves_nothing_is_asked_back() {
    let one = [line("18", "2026-07-02")];
    for (words, want) in [
        ("Xong", Outcome::NoDocument),
        ("Xong rồi nhé", Outcome::NoDocument),
        ("XONG 330 ngày 24/1/2026", Outcome::NoDocument),
        ("XONG đã gửi thư điện tử 24/1/2026", Outcome::NoDocument),
        ("XONG 330/KH-BQL 24/8/2025", recorded("330/KH-BQL", "2025-08-24")),
        (
            "XONG 330/KH-BQL 02/7",
            Outcome::FutureDate {
                date: day("2026-07-02"),
            },
        ),
        (
            "Xong một phần, 330/KH-BQL 24/6/2026",
            Outcome::Doubtful {
                number: "330/KH-BQL".into(),
                date: day("2026-06-24"),
                word: "một phần".into(),
                is_told: true,
                is_again: false,
            },
        ),
        ("XONG 330/KH-BQL", Outcome::NoDate),
        ("XONG 330/KH-BQL ngày 31/02/2026", Outcome::NoDate),
        (
            "XONG 330/KH-BQL 02/7/2026",
            Outcome::FutureDate {
                date: day("2026-07-02"),
            },
        ),
        ("XONG 330/KH-BQL 01/7/2026", recorded("330/KH-BQL", "2026-07-01")),
    ] {
        let got = outcomes(words, &one);
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].1, want, "{words}");
    }
}

#[test]
fn in_the_first_weeks_of_a_year_the_old_year_is_asked_back() {
    let one = [line("18", "2026-02-06")];
    let said = |today: &str| {
        let own = ["XONG 12/BC-QLĐT 20/01/2025".to_owned()];
        judge(&own, asked_on(&one, day(today))).remove(0).outcome
    };
    for today in ["2026-01-28", "2026-04-28"] {
        let got = said(today);
        assert!(matches!(got, Outcome::Doubtful { .. }), "{today}: {got:?}");
    }
}

#[test]
fn a_wish_for_a_day_that_moves_nothing_is_asked_back() {
    let one = [line("18", "2026-07-10")];
    for (words, want) in [
        (
            "HOÃN đến 01/6/2026 vì bận",
            Outcome::PastDay {
                until: day("2026-06-01"),
            },
        ),
        (
            "HOÃN đến 08/7 vì bận",
            Outcome::NotLater {
                until: day("2026-07-08"),
            },
        ),
        (
            "HOÃN đến 10/7 vì bận",
            Outcome::NotLater {
                until: day("2026-07-10"),
            },
        ),
        ("HOÃN đến 31/6 vì bận", Outcome::NoSuchDay),
        (
            "HOÃN đến 11/7 vì bận",
            Outcome::Wish {
                until: Some(day("2026-07-11")),
            },
        ),
        ("HOÃN vì bận", Outcome::Wish { until: None }),
    ] {
        let (_, got) = outcomes(words, &one).remove(0);
        let is_asked = !matches!(want, Outcome::Wish { .. });
        assert_eq!((&got, got.asks_back()), (&want, is_asked), "{words}");
    }
    let gone = Line {
        is_gone: true,
        ..one[0].clone()
    };
    assert!(outcomes("HOÃN đến 08/7 vì bận", &[gone])[0].1.is_for_owner());
}

#[test]
fn who_cooperates_finishes_nothing_and_what_is_over_is_said() {
    let done = "XONG 330/KH-BQL 24/01/2026";
    let of = |change: fn(&mut Line)| {
        let mut one = line("18", "2026-07-02");
        change(&mut one);
        outcomes(done, &[one]).remove(0).1
    };
    assert_eq!(of(|l| l.may_finish = false), Outcome::NotTheirs);
    assert_eq!(of(|l| l.is_done = true), Outcome::DoneBefore);
    assert_eq!(of(|l| l.is_gone = true), Outcome::Gone);
}

#[test]
fn what_is_not_understood_goes_to_a_person_with_its_words() {
    let heard = judge(
        &["Kính gửi Văn phòng".into(), "Phòng đang xin ý kiến".into()],
        asked_on(&[line("18", "2026-07-02")], day("2026-07-01")),
    );
    assert_eq!(heard[0].outcome, Outcome::Other);
    assert_eq!(heard[0].words, "Kính gửi Văn phòng / Phòng đang xin ý kiến");
    let empty = judge(&[], asked_on(&[], day("2026-07-01")));
    assert_eq!((empty.len(), &empty[0].outcome), (1, &Outcome::Other));
}

/// What the first answer comes to.
fn first(words: &str) -> Outcome {
    let own: Vec<String> = words.lines().map(str::to_owned).collect();
    let one = [line("18", "2026-07-02")];
    judge(&own, asked_on(&one, day("2026-07-01"))).remove(0).outcome
}

#[test]
fn a_line_beside_a_result_that_is_no_known_addition_holds_it_back() {
    const DONE: &str = "XONG 330/KH-BQL 24/6/2026";
    let below = [
        "Không tính nhé.",
        "Quên, cái này của việc 299.",
        "Xin lỗi, dòng trên là ví dụ.",
        "Dòng trên em thử máy.",
        "Sếp bảo làm lại.",
        "Xóa giúp em.",
        "Đừng tính vội.",
        "Khoan đã.",
        "Thôi để em làm lại.",
        "Vẫn đang làm.",
        "Văn bản này hết hiệu lực rồi.",
        "Bản này là bản nháp.",
        "Mới ký nháy.",
        "Đây là báo cáo quý trước ạ.",
        "À không, số kia là của Sở, phòng em đang làm.",
        "HỦY",
        "DỰ KIẾN 10/7/2026",
        "Như vậy đúng không ạ?",
        "DỰ THẢO",
        "Bản Nháp",
        "Hết Hiệu Lực",
        "THỬ NGHIỆM",
        "Trân trọng,\nBản nháp",
        "Còn thiếu phụ lục 2, sẽ gửi sau.",
        "Văn phòng đã nhận được chưa?",
        "Phòng làm nốt phụ lục tuần sau",
        "Trưởng phòng xem nốt hôm sau",
        "Văn phòng giữ hộ, mai ký",
        "Phòng Tài chính giữ hồ sơ, mai ký",
        "Cán bộ nghỉ ốm, mai làm tiếp",
        "Kính chuyển Trưởng ban ký",
        "Kính chuyển Sở Nội vụ thẩm định",
        "Gửi kèm văn bản nháp",
        "Nhờ anh cập nhật tạm",
        "Mai báo cáo tổng hợp nốt cho Văn phòng",
        "Cảm ơn anh, mai ký",
        "Thanks, để mai",
        "50%",
        "1/3",
        "???",
        "Mai Ký",
        "KÝ NHÁY",
        "NỢ PHỤ LỤC 2",
        "BẢN PHOTO",
        "Trân trọng.\nKý nháy thôi",
        "Trân trọng.\nNợ 2 phụ lục",
        "Em cảm ơn ạ.\nBỏ qua thư nhé",
    ];
    let above = [
        "Chào anh, nháp ạ",
        "Kính gửi anh, xem hộ em",
        "Trưởng phòng ký nháy",
        "Mai Gửi Thật",
        "NHÁP CHO SẾP XEM",
        "Em gửi thử:",
        "Mai em sẽ gửi thế này:",
        "Nếu Trưởng ban ký thì ghi:",
        "Nháp:",
        "Dự kiến trả lời như sau:",
        "Lãnh đạo đang xem câu trả lời dưới đây, đề nghị chưa ghi nhận:",
        "Phòng Xây dựng nhờ chuyển lời:",
        "Anh xem em trả lời thế này được chưa ạ?",
        "Hôm qua chưa có số liệu.",
        "HỦY",
    ];
    let below = below.iter().map(|line| format!("{DONE}\n{line}"));
    let above = above.iter().map(|line| format!("{line}\n{DONE}"));
    let words = |n: usize| vec!["kết quả"; n].join(" ");
    let around = [
        "Tháng trước phòng trả lời\nXONG 330/KH-BQL 24/6/2026\nnhưng bị trả về.".to_owned(),
        format!("{DONE} về {}, chưa ký", words(42)),
    ];
    let taken: Vec<String> = below
        .chain(above)
        .chain(around)
        .filter(|words| !first(words).asks_back())
        .collect();
    assert_eq!(taken, Vec::<String>::new());
}

#[test]
fn what_is_commonly_said_beside_a_result_leaves_it() {
    const DONE: &str = "XONG 330/KH-BQL 24/6/2026";
    let below = [
        "Trân trọng.",
        "Gửi kèm bản PDF.",
        "Người ký: Trưởng ban",
        "Đề nghị Văn phòng cập nhật giúp.",
        "kèm theo 02 phụ lục",
        "Bản giấy gửi sau ạ.",
        "Trân trọng\nNguyễn Văn An\nchuyên viên",
        "Em cảm ơn ạ",
    ];
    let above = [
        "Kính gửi Văn phòng,",
        "Phòng báo cáo như sau:",
        "Phòng Quản lý đầu tư xin báo cáo kết quả:",
        "Em gửi Văn phòng kết quả thực hiện nhiệm vụ:",
        "Kết quả:",
        "Nhiệm vụ số 18:",
        "Kính gửi các đồng chí:",
        "Rà soát:",
    ];
    let below = below.iter().map(|line| format!("{DONE}\n{line}"));
    let above = above.iter().map(|line| format!("{line}\n{DONE}"));
    for words in below.chain(above) {
        assert_eq!(first(&words), recorded("330/KH-BQL", "2026-06-24"), "{words}");
    }
}

#[test]
fn a_forecast_with_another_order_or_a_slip_of_the_year_is_asked_back() {
    for words in [
        "DỰ KIẾN 10/7/2026 XONG 13/BC-X 20/6/2026",
        "DỰ KIẾN 10/7/2026, đề nghị lùi thời hạn",
        "DỰ KIẾN 10/7/2027",
        "HOÃN đến 10/7/2026 vì chờ\nDỰ KIẾN 15/7/2026",
    ] {
        let outcome = first(words);
        assert!(outcome.asks_back(), "{words}: {outcome:?}");
    }
    let until = day("2026-07-10");
    assert_eq!(first("DỰ KIẾN 10/7/2026"), Outcome::Forecast { until });
}
