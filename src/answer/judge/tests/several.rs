//! Which of several tasks is meant, and that each line is asked about.

use super::*;

#[test]
fn of_two_plans_the_year_the_day_or_the_title_tells_which() {
    let of = |task: &str, year: i32, title: &str, due: &str| Line {
        task: task.into(),
        year,
        title: title.into(),
        ..line("6", due)
    };
    let both = [
        of("t26", 2026, "Rà soát thủ tục hành chính nhóm 6", "2026-07-10"),
        of("t27", 2027, "Báo cáo cải cách hành chính", "2026-07-10"),
    ];
    let done = "XONG 12/BC-QLĐT 30/6/2026";
    let meant = |words: &str| {
        let heard = judge(&[words.to_owned()], asked_on(&both, day("2026-07-01")));
        assert_eq!(heard.len(), 1, "{words}: {heard:?}");
        match &heard[0].line {
            Some(line) if matches!(heard[0].outcome, Outcome::Recorded { .. }) => line.task.clone(),
            _ => format!("{:?}", heard[0].outcome),
        }
    };
    for (words, want) in [
        ("6 kế hoạch năm 2026 XONG 12/BC-QLĐT 30/6/2026", "t26"),
        ("6 kế hoạch năm 2027: XONG 12/BC-QLĐT 30/6/2026", "t27"),
        (
            "nhiệm vụ số 6 (kế hoạch năm 2027) XONG 12/BC-QLĐT 30/6/2026",
            "t27",
        ),
        ("6 KH 2026 XONG 12/BC-QLĐT 30/6/2026", "t26"),
        ("6 năm 2027 XONG 12/BC-QLĐT 30/6/2026", "t27"),
        ("6 ke hoach nam 2027 xong 12/BC-QLĐT 30/6/2026", "t27"),
        (
            "6 Rà soát thủ tục hành chính nhóm 6: XONG 12/BC-QLĐT 30/6/2026",
            "t26",
        ),
        ("Báo cáo cải cách hành chính: XONG 12/BC-QLĐT 30/6/2026", "t27"),
        ("6 XONG 12/BC-QLĐT 30/6/2026", "Which"),
    ] {
        assert_eq!(meant(words), want, "{words}");
    }
    for one in &both {
        let form = one.apart_from(&both).unwrap();
        assert_eq!(meant(&format!("{form} {done}")), one.task, "{form}");
    }
    // Of one year the day tells, or the title.
    let day_tells = [
        both[0].clone(),
        of("t28", 2026, "Báo cáo cải cách hành chính", "2026-07-20"),
    ];
    let form = day_tells[1].apart_from(&day_tells);
    assert_eq!(form.as_deref(), Some("6 hạn 20/07/2026"));
    let same = [
        both[0].clone(),
        of("t28", 2026, "Báo cáo cải cách hành chính", "2026-07-10"),
    ];
    let form = same[1].apart_from(&same).unwrap();
    let heard = judge(&[format!("{form} {done}")], asked_on(&same, day("2026-07-01")));
    assert_eq!(
        heard[0].line.as_ref().map(|l| l.task.as_str()),
        Some("t28"),
        "{form} {heard:?}"
    );
    assert_eq!(line("7", "2026-07-10").apart_from(&both), None);
}

#[test]
fn every_line_that_is_asked_back_is_asked_with_its_own_words() {
    let two = [line("18", "2026-07-10"), line("19", "2026-07-11")];
    let own = [
        "XONG 62/KH-BQL 29/6/2026",
        "XONG 63/KH-BQL 29/6/2026",
        "21 XONG 64/KH-BQL 29/6/2026",
    ];
    let own = own.map(str::to_owned);
    let heard = judge(&own, asked_on(&two, day("2026-07-01")));
    let words: Vec<&str> = heard.iter().map(|h| h.words.as_str()).collect();
    assert_eq!(words, own);
}
