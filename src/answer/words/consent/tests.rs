use super::*;

fn day(d: &str) -> NaiveDate {
    d.parse().unwrap()
}

fn one(line: &str) -> Option<(Option<String>, bool, Until)> {
    let found = consents(&[line.to_owned()], &[], day("2026-07-01"));
    let found: Vec<_> = { found.into_iter() }
        .filter(|c| c.is_clear && c.odd.is_empty())
        .collect();
    found.into_iter().next().map(|c| (c.row, c.is_given, c.until))
}

#[test]
fn consent_another_day_and_refusal_are_understood_as_people_type_them() {
    let on = |d: &str| Until::Day(day(d));
    let row = || Some("18".to_owned());
    for (line, want) in [
        ("ĐỒNG Ý", (None, true, Until::Unsaid)),
        ("Đồng ý.", (None, true, Until::Unsaid)),
        ("dong y", (None, true, Until::Unsaid)),
        ("Nhất trí ạ", (None, true, Until::Unsaid)),
        ("OK em", (None, true, Until::Unsaid)),
        ("Ok, em cố gắng nhé", (None, true, Until::Unsaid)),
        ("Nhất trí như đề xuất của phòng", (None, true, Until::Unsaid)),
        ("Nhất trí với các đồng chí", (None, true, Until::Unsaid)),
        ("18 ĐỒNG Ý", (row(), true, Until::Unsaid)),
        ("Đồng ý nhiệm vụ 18", (row(), true, Until::Unsaid)),
        ("Đồng ý đến hết ngày 25/7/2026", (None, true, on("2026-07-25"))),
        ("18 đồng ý đến 25/7", (row(), true, on("2026-07-25"))),
        ("đến 25/7", (None, true, on("2026-07-25"))),
        ("25/7/2026", (None, true, on("2026-07-25"))),
        ("HOÃN đến 25 tháng 7", (None, true, on("2026-07-25"))),
        ("gia hạn đến 25/7", (None, true, on("2026-07-25"))),
        ("đồng ý đến 31/6", (None, true, Until::NoDay)),
        ("đồng ý đến 20/6", (None, true, on("2026-06-20"))),
        ("KHÔNG", (None, false, Until::Unsaid)),
        ("Không đồng ý", (None, false, Until::Unsaid)),
        ("18 KHÔNG", (row(), false, Until::Unsaid)),
        ("từ chối", (None, false, Until::Unsaid)),
        ("18, 19 ĐỒNG Ý", (row(), true, Until::Unsaid)),
        (
            "Đồng ý ạ, đề nghị đơn vị khẩn trương",
            (None, true, Until::Unsaid),
        ),
        (
            "Đồng ý đến 25/7 nhé, làm cho xong",
            (None, true, on("2026-07-25")),
        ),
        (
            "Nhất trí gia hạn đến 25/7/2026 theo đề nghị",
            (None, true, on("2026-07-25")),
        ),
        (
            "18 KHÔNG, việc này gấp, Trưởng ban đã yêu cầu",
            (row(), false, Until::Unsaid),
        ),
        ("Không vì việc này gấp", (None, false, Until::Unsaid)),
        (
            "Không đồng ý, lý do: đã lùi một lần",
            (None, false, Until::Unsaid),
        ),
        ("Không đồng ý vì đã lùi một lần", (None, false, Until::Unsaid)),
        ("Chưa đồng ý", (None, false, Until::Unsaid)),
        ("Chưa thống nhất ạ", (None, false, Until::Unsaid)),
        ("Không duyệt", (None, false, Until::Unsaid)),
        ("Không được", (None, false, Until::Unsaid)),
        ("Giữ nguyên thời hạn", (None, false, Until::Unsaid)),
        ("18 giữ nguyên thời hạn hiện tại", (row(), false, Until::Unsaid)),
        ("Làm đúng hạn", (None, false, Until::Unsaid)),
        ("Thôi, không", (None, false, Until::Unsaid)),
        ("KHÔNG ❌", (None, false, Until::Unsaid)),
        ("Được", (None, true, Until::Unsaid)),
        ("Được ạ", (None, true, Until::Unsaid)),
        ("Duyệt", (None, true, Until::Unsaid)),
        ("Thống nhất", (None, true, Until::Unsaid)),
        ("Theo đề nghị của phòng", (None, true, Until::Unsaid)),
        ("Không sao, cứ lùi", (None, true, Until::Unsaid)),
        (
            "Không vấn đề gì, cho lùi đến 25/7",
            (None, true, on("2026-07-25")),
        ),
        (
            "Văn phòng đồng ý cho phòng lùi thời hạn đến 25/7/2026, đề nghị không lùi thêm",
            (None, true, on("2026-07-25")),
        ),
        ("Thôi, ĐỒNG Ý", (None, true, Until::Unsaid)),
        ("Đồng ý 👍", (None, true, Until::Unsaid)),
    ] {
        assert_eq!(one(line), Some(want), "{line}");
    }
}

#[test]
fn all_wishes_are_meant_where_there_are_so_many() {
    let rows = |line: &str, wished: &[&str]| -> Vec<Option<String>> {
        let found = consents(&[line.to_owned()], wished, day("2026-07-01"));
        { found.into_iter() }
            .filter(|c| c.is_clear)
            .map(|c| c.row)
            .collect()
    };
    let both = [Some("1".to_owned()), Some("18".to_owned())];
    for line in [
        "Đồng ý cả hai",
        "đồng ý cả 2 việc",
        "Nhất trí tất cả ạ",
        "KHÔNG đồng ý cả hai đề nghị",
    ] {
        assert_eq!(rows(line, &["18", "1", "1"]), both, "{line}");
    }
    assert_eq!(rows("Đồng ý cả hai", &["18", "1", "2"]), []);
    assert_eq!(rows("Đồng ý cả ba đến 20/7", &["18", "1", ""]), []);
    assert_eq!(rows("Đồng ý tất cả", &[""]), [None]);
}

#[test]
fn what_says_more_or_something_else_is_for_a_person() {
    for line in [
        "",
        "Đồng ý nhưng báo cáo lãnh đạo trước",
        "Đồng ý từ 20/7 đến 25/7",
        "Không rõ lý do, trao đổi lại",
        "Không đồng ý, chậm nhất 15/7",
        "XONG 330/KH-BQL 24/6/2026",
        "HỦY",
        "đến lúc đó tính",
        "Ngày 25/7 họp",
        "KHÔNG, nhưng nếu cần thì lùi",
        "Đồng ý, nhưng báo cáo lãnh đạo trước",
        "Đồng ý, chậm nhất 15/7",
        "Đồng ý đến thứ Sáu tuần sau",
        "OK, để anh xem lại",
        "Ok nhưng làm nhanh",
        "Nhất trí một phần",
        "Đồng ý ❌",
        "Đồng ý ⏳",
        "ĐỒNG Ý?",
        "ĐỒNG Ý đến 25/7 ❓",
        "Được thì được",
        "Duyệt sau",
        "Theo đề nghị của phòng thì chưa được",
        "Không đồng ý vì lâu quá, cho lùi đến 15/7",
        "Không đồng ý, lùi ít thôi",
        "Chưa đồng ý, chờ Trưởng ban thì đồng ý",
        "Thực hiện đúng thời hạn mới",
        "Không sao",
        "Không sao, để xem",
        "Thống nhất sau",
    ] {
        assert_eq!(one(line), None, "{line}");
    }
}

#[test]
fn each_task_of_a_line_has_its_word() {
    let of = |text: &str| -> Vec<(Option<String>, bool, bool)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let found = consents(&lines, &["1038", "2038"], day("2026-07-01"));
        found
            .into_iter()
            .map(|c| (c.row, c.is_given, c.is_clear))
            .collect()
    };
    let both = [
        (Some("1038".to_owned()), true, true),
        (Some("2038".to_owned()), false, true),
    ];
    for line in [
        "ĐỒNG Ý việc 1038, không đồng ý việc 2038",
        "1038 đồng ý; 2038 không",
        "1038 được, 2038 giữ nguyên thời hạn",
    ] {
        assert_eq!(of(line), both, "{line}");
    }
    assert!(
        of("1038 đồng ý, 2038 để xem")
            .iter()
            .any(|(.., is_clear)| !is_clear)
    );
    // Beside a consent it is of the new day.
    assert_eq!(of("ĐỒNG Ý\nĐề nghị phòng làm đúng hạn").len(), 1);
}
