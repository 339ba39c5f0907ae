//! Days off, periods, and windows in the file.

use super::*;

#[test]
fn lines_of_the_day_file_are_told_as_its_own() {
    let shelf = Shelf::with(&full()).and("/etc/d/days-off.tsv", "2026-01-01\tFri\tholiday\tTết\n");
    let found = shelf.read_all().err().unwrap_or_default();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].file.as_path(), found[0].line),
        (Path::new("/etc/d/days-off.tsv"), 1)
    );
}

#[test]
fn period_conflicts_are_told_and_nothing_is_mended() {
    let warned = |text: &str| -> Vec<String> {
        let all = good(text).warnings.into_iter();
        all.filter(|w| w.message.starts_with("period conflict"))
            .map(|w| format!("{} {}", w.key, w.message))
            .collect()
    };
    assert_eq!(warned(&full()), [] as [String; 0]);
    let gap = warned(&full().replacen("from_day = 15", "from_day = 16", 1));
    assert!(
        gap[0].starts_with("regime[2]") && gap[0].contains("leave days out"),
        "{gap:?}"
    );
    let twice = warned(&full().replacen("from_day = 15", "from_day = 14", 1));
    assert!(twice[0].contains("count days twice"), "{twice:?}");
    let early = warned(&full().replacen("ngày 20 của", "ngày 10 của", 1));
    assert!(
        early[0].starts_with("report[1]") && early[0].contains("2026-03-14"),
        "{early:?}"
    );
    let shipped = warned(SHIPPED);
    for part in [
        "\"heza_month_20_19\" do not add up to those of \"nd09_quarter\"",
        "the units answer by 2026-07-04, after \"cchc-6-thang\" is due by 2026-06-20",
        "is due by 2026-12-04, its figures run until 2026-12-14",
    ] {
        assert!(shipped.iter().any(|w| w.contains(part)), "{part}: {shipped:?}");
    }
    assert_eq!(shipped.len(), 3, "{shipped:?}");
}

#[test]
fn a_built_in_regime_serves_by_its_id_or_as_a_beginning() {
    let report = "[[report]]\nid = \"a\"\ntitle = \"A\"\nregime = \"heza_units_half\"\nlead = \"vp\"\n\
                  [[report]]\nid = \"b\"\ntitle = \"B\"\nregime = \"cchc_bnv581_quarter\"\nlead = \"vp\"\n\
                  [[report]]\nid = \"c\"\ntitle = \"C\"\nregime = \"thang\"\nlead = \"vp\"\n\
                  [[report]]\nid = \"d\"\ntitle = \"D\"\nregime = \"quy-rieng\"\nlead = \"vp\"\n\
                  [[regime]]\nid = \"quy-rieng\"\npreset = \"cchc_bnv581_quarter\"\n\
                  [[regime]]\nid = \"thang\"\npreset = \"tt02_16_15_month\"\ncutoff = \"17:00\"\n\
                  [[regime]]\npreset = \"gov_25_year\"\n";
    let settings = good(&full().replacen("[[report]]", &format!("{report}[[report]]"), 1));
    let rule = |id: &str| settings.rules.reports.iter().find(|r| r.id == id).unwrap();
    let phrase = |id: &str| rule(id).deadline.as_ref().map(|d| d.phrase.clone());
    assert_eq!(phrase("a").as_deref(), Some("trước ngày 05/7 hằng năm"));
    assert_eq!(
        phrase("b").as_deref(),
        Some("chậm nhất ngày 20 của tháng cuối kỳ báo cáo")
    );
    assert_eq!(rule("b").only, [1, 3], "no second and fourth quarter");
    assert_eq!(
        (phrase("d"), &rule("d").only),
        (phrase("b"), &rule("b").only),
        "under an id of its own too"
    );
    let regime = |id: &str| settings.rules.regimes.iter().find(|r| r.id == id).unwrap();
    assert_eq!(regime("thang").cutoff, hm(17, 0));
    assert_eq!(regime("gov_25_year").kind, PeriodKind::Year);
    let now = at(NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), hm(8, 0));
    let out: Vec<String> = warnings(&settings, now)
        .into_iter()
        .filter(|w| w.message.contains("not in force"))
        .map(|w| w.key)
        .collect();
    assert_eq!(out, ["thang"]);
    let wrong = problems(&full().replacen("[[report]]", "[[regime]]\npreset = \"nd9_half\"\n[[report]]", 1));
    assert!(wrong.iter().any(|p| p.remedy.contains("nd09_half")), "{wrong:?}");
}

#[test]
fn a_one_off_window_names_the_days_that_others_count_too() {
    let text = full().replacen(
        "[[report]]",
        "[[regime]]\nid = \"m\"\npreset = \"heza_month_20_19\"\n\
         [[regime]]\nid = \"quy-2-2024\"\nkind = \"explicit\"\nwindow = { from = 2024-03-08, to = 2024-06-03 }\n[[report]]",
        1,
    );
    let settings = good(&text);
    let said: Vec<String> = settings.warnings.iter().map(|w| w.message.clone()).collect();
    assert!(
        said.iter()
            .any(|m| m.contains("both count 2024-03-08 to 2024-03-19")),
        "seed 000 and 001: {said:?}"
    );
    let backwards = text.replacen("to = 2024-06-03", "to = 2024-01-03", 1);
    assert!(!problems(&backwards).is_empty());
    let misfit = text.replacen("kind = \"explicit\"", "kind = \"half\"", 1);
    assert!(!problems(&misfit).is_empty());
}

#[test]
fn an_accepted_conflict_is_told_no_more_and_one_that_is_none_is() {
    let accepted = |ids: &str| {
        let text = format!("{SHIPPED}\n[conflicts]\naccepted = [{ids}]\n");
        let all = good(&text).warnings.into_iter();
        all.filter(|w| w.message.contains("conflict"))
            .map(|w| w.message)
            .collect::<Vec<_>>()
    };
    assert_eq!(accepted("").len(), 3);
    let two = accepted("\"kstthc-nam.truoc-chot\", \"kstthc-nam.xong\"");
    assert_eq!(two.len(), 3, "{two:?}");
    assert!(
        two.iter()
            .any(|m| m == "no conflict has the id \"kstthc-nam.xong\""),
        "{two:?}"
    );
}

#[test]
fn the_sheet_of_additions_wins_and_a_row_of_it_that_is_wrong_stops_nothing() {
    let text = full().replacen(
        "[sending]",
        "[calendar]\nadditions = \"ngay-nghi.csv\"\n[sending]",
        1,
    );
    let missing = good(&text);
    assert!(
        missing
            .warnings
            .iter()
            .any(|w| w.message.contains("is not there yet"))
    );
    let templates = missing.templates.files().count();
    assert_eq!(
        missing.files.len(),
        3 + templates,
        "the configuration itself is watched too"
    );
    let shelf = Shelf::with(&text).and("/etc/d/ngay-nghi.csv", "Ngày,Loại,Tên,Số văn bản,Ngày văn bản\n23/11/2026,hoán đổi nghỉ,Hoán đổi,VB 1/VPCP-KGVX,\nhôm nay,làm bù,x,y,\n24/11/2026,dự kiến,x,,\n");
    let settings = shelf.read_all().unwrap();
    let calendar = &settings.rules.calendar;
    let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
    assert!(!calendar.is_working(day(23)));
    assert_eq!(
        calendar.entry(day(24)).unwrap().text,
        "NQ 28/2026/QH16",
        "a forecast never wins over what is official"
    );
    let told: Vec<usize> = settings
        .warnings
        .iter()
        .filter(|w| w.key == "additions")
        .map(|w| w.line)
        .collect();
    assert_eq!(told, [3]);
}

#[test]
fn next_years_days_off_are_asked_for_from_october_on() {
    let settings = good(OFFICE);
    let said = |y, m, d| -> Vec<String> {
        let now = at(NaiveDate::from_ymd_opt(y, m, d).unwrap(), hm(8, 0));
        let all = warnings(&settings, now).into_iter().map(|w| w.message);
        all.filter(|m| m.contains("days off")).collect()
    };
    assert_eq!(
        said(2026, 9, 30),
        ["2026-11-23 stands alone between days off and may be swapped"]
    );
    assert_eq!(said(2026, 12, 1), ["days off of 2027 are still only forecast"]);
    assert_eq!(said(2026, 10, 1).len(), 2);
    assert_eq!(said(2028, 2, 1), ["the days off of 2028 are missing"]);
}
