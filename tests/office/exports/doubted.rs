//! What in a file can only be seen beside something else: its title, the windows that make up its own.

use super::*;
use dossierd::daemon::exports::{Given, Understood, understand};

/// A file as the command takes it.
fn understood(
    office: &mut World,
    bytes: &[u8],
    period: &str,
    forced: Option<&str>,
    when: &str,
) -> Understood {
    let (now, rules) = (moment(when), office.settings().rules.clone());
    let period = Period::read(period, &rules.regimes, None).unwrap();
    let given = Given {
        name: "tep.csv",
        bytes,
        asked: Some(&period),
        forced,
        came: "lệnh import",
    };
    understand(given, &rules.exports[0], office.store(), &rules, now)
        .unwrap()
        .unwrap()
}

/// The same, stored.
fn taken(office: &mut World, bytes: &[u8], period: &str, forced: Option<&str>, when: &str) -> Understood {
    let understood = understood(office, bytes, period, forced, when);
    let answer = understood.answer();
    office
        .store()
        .keep_export(&answer, None, None, moment(when))
        .unwrap();
    understood
}

/// What is found in the figures of a period.
fn found(office: &mut World, period: &str, when: &str) -> Vec<String> {
    let (now, rules) = (moment(when), office.settings().rules.clone());
    let period = Period::read(period, &rules.regimes, None).unwrap();
    let figures = office
        .store()
        .figures(&period, &rules.reckoning(&period), now)
        .unwrap();
    figures.findings.into_iter().map(|f| f.message).collect()
}

#[tokio::test]
async fn a_file_that_was_forced_into_a_period_is_doubted_and_compared_with_nothing() {
    for (week, forced) in [
        ("Từ ngày 26/6/2026 đến ngày 02/7/2026", None),
        ("Từ ngày 19/6/2026 đến ngày 25/6/2026", Some("tiêu đề ghi nhầm")),
    ] {
        let mut office = office().await;
        taken(
            &mut office,
            &form("Từ ngày 19/6/2026 đến ngày 25/6/2026", 5),
            "2026-W26",
            None,
            "2026-07-03 08:00",
        );
        let understood = taken(
            &mut office,
            &form(week, 7),
            "2026-W27",
            forced,
            "2026-07-03 08:10",
        );
        let is_doubt = |m: &String| {
            m.contains("“tep.csv” ghi kỳ khác với kỳ được nhập (từ ngày 26/6/2026 đến ngày 02/7/2026)")
                && m.contains("nêu lý do: tiêu đề ghi nhầm;")
        };
        let told: Vec<String> = understood
            .figures
            .findings
            .into_iter()
            .map(|f| f.message)
            .collect();
        assert_eq!(told.iter().any(is_doubt), forced.is_some(), "{told:?}");
        let told = found(&mut office, "2026-W27", "2026-07-03 09:00");
        assert_eq!(told.iter().any(is_doubt), forced.is_some(), "{told:?}");
        let (now, rules) = (moment("2026-07-03 09:00"), office.settings().rules.clone());
        let period = Period::read("2026-W27", &rules.regimes, None).unwrap();
        let figures = dossierd::agenda::with_history(&period, &rules)
            .iter()
            .map(|p| office.store().figures(p, &rules.reckoning(p), now).unwrap())
            .collect();
        let facts = office.store().facts(now).unwrap();
        let input = dossierd::agenda::report_input(None, &period, false, figures, &facts, &rules, now);
        let compared = dossierd::report::held_against(&input).is_some();
        assert_eq!(compared, forced.is_none(), "{week}");
        let (files, _) = dossierd::agenda::draft_files(None, &input, &rules);
        let trace = files.iter().find(|f| f.name.ends_with(".txt")).unwrap();
        let why = "So sánh với kỳ trước: không có; số liệu của một trong hai kỳ nhập từ tệp có tiêu đề ghi kỳ khác.";
        let is_told = String::from_utf8_lossy(&trace.bytes).contains(why);
        assert_eq!(is_told, forced.is_some(), "{week}");
    }
}

#[tokio::test]
async fn periods_that_make_up_another_one_are_held_against_it() {
    for (sum, told) in [
        (
            17,
            Some("cột 3 là 17, ghép lại là 16; cột 4 là 17, ghép lại là 16; cột 7 là 17, ghép lại là 16"),
        ),
        (16, None),
    ] {
        let mut office = office().await;
        for (week, period, n) in [
            ("Từ ngày 19/6/2026 đến ngày 25/6/2026", "2026-W26", 7),
            ("Từ ngày 26/6/2026 đến ngày 02/7/2026", "2026-W27", 9),
        ] {
            taken(&mut office, &form(week, n), period, None, "2026-07-03 08:00");
        }
        let both = form("Từ ngày 19/6/2026 đến ngày 02/7/2026", sum);
        let window = "2026-06-19..2026-07-02";
        let understood = taken(&mut office, &both, window, None, "2026-07-03 08:10");
        let of_file: Vec<String> = understood
            .figures
            .findings
            .into_iter()
            .map(|f| f.message)
            .collect();
        for found in [of_file, found(&mut office, window, "2026-07-03 09:00")] {
            let tiled: Vec<&String> = found.iter().filter(|m| m.contains("ghép thành kỳ này")).collect();
            assert_eq!(tiled.len(), usize::from(told.is_some()), "{found:?}");
            assert!(told.is_none_or(|words| tiled[0].contains(words)), "{found:?}");
        }
    }
}

#[tokio::test]
async fn a_figure_that_was_added_up_is_traced_to_its_terms() {
    let mut office = office().await;
    for (week, period, n) in [
        ("Từ ngày 19/6/2026 đến ngày 25/6/2026", "2026-W26", 7),
        ("Từ ngày 26/6/2026 đến ngày 02/7/2026", "2026-W27", 9),
    ] {
        taken(&mut office, &form(week, n), period, None, "2026-07-03 08:00");
    }
    let (now, rules) = (moment("2026-07-03 09:00"), office.settings().rules.clone());
    let period = Period::read("2026-06-19..2026-07-02", &rules.regimes, None).unwrap();
    let figures = office
        .store()
        .figures(&period, &rules.reckoning(&period), now)
        .unwrap();
    assert_eq!(figures.total.counts.c4, Some(16));
    let facts = office.store().facts(now).unwrap();
    let input = dossierd::agenda::report_input(None, &period, false, vec![figures], &facts, &rules, now);
    let (files, _) = dossierd::agenda::draft_files(None, &input, &rules);
    let trace = files.iter().find(|f| f.name.ends_with(".txt")).unwrap();
    let trace = String::from_utf8_lossy(&trace.bytes);
    for words in [
        "16 = cột (4), dòng Tổng số, tổng cột (4) của 02 bản ghi số 1, 2",
        "16 = cột (3), dòng Tổng số, (4) + (5) + (6) của các số đã cộng",
        "0 = cột (6), dòng Tổng số, cột (6) của bản ghi số 1, đầu kỳ",
        "0 = cột (11), dòng Tổng số, cột (11) của bản ghi số 2, cuối kỳ",
        "Mỗi ô được cộng từ các bản ghi nêu tại mục 3",
    ] {
        assert!(trace.contains(words), "{words}\n{trace}");
    }
    assert!(!trace.contains("như nguồn"), "{trace}");
}

#[tokio::test]
async fn two_sources_in_one_period_are_not_added_and_both_are_told() {
    let mut office = office().await;
    for (source, from, to, n) in [
        ("cu", "2026-06-19", "2026-06-25", 7),
        ("moi", "2026-06-26", "2026-07-02", 9),
    ] {
        let title = form("Từ ngày 19/6/2026 đến ngày 25/6/2026", n);
        let mut answer = understood(&mut office, &title, "2026-W26", None, "2026-07-03 08:00").answer();
        answer.snapshot.source = source.into();
        (answer.snapshot.from, answer.snapshot.to) = (from.parse().unwrap(), to.parse().unwrap());
        let now = moment("2026-07-03 08:00");
        office.store().keep_export(&answer, None, None, now).unwrap();
    }
    let told = found(&mut office, "2026-06-19..2026-07-02", "2026-07-03 09:00");
    assert_eq!(told.len(), 1, "{told:?}");
    for words in [
        "của 02 nguồn, chương trình không cộng số của các nguồn khác nhau: cu từ ngày 19/6/2026 đến ngày 25/6/2026 (tiếp nhận 07, đã giải quyết 07, đang giải quyết 0)",
        "moi từ ngày 26/6/2026 đến ngày 02/7/2026 (tiếp nhận 09",
    ] {
        assert!(told[0].contains(words), "{words}\n{told:?}");
    }
}
