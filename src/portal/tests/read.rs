//! Rows and figures of an answer.

use super::*;

fn one_row(row: Value) -> Rows {
    understand(Mode::Month, 200, json!({"total": 1, "data": [row]}).to_string())
}

#[test]
fn a_month_by_sector_is_read_and_its_balances_hold() {
    let (rows, total) = opencps()
        .understand(&june(Mode::Month), &values("BQLKKT"), 200, JSON, MONTH)
        .unwrap();
    assert_eq!(rows.len(), 8);
    let total = total.unwrap();
    assert_eq!(
        (total.counts.c3, total.counts.c7, total.counts.c11),
        (Some(352), Some(240), Some(103))
    );
    assert_eq!(
        (total.extras["waiting"], total.extras["cancelled"]),
        (Some(7), Some(2))
    );
    let investment = rows.iter().find(|r| r.code == "DT").unwrap();
    assert_eq!(
        (investment.sector.as_str(), investment.counts.c4),
        ("Đầu tư", Some(61))
    );
    assert_eq!(identities(&rows, Some(&total), Mode::Month), []);
}

#[test]
fn a_single_object_is_a_list_of_one() {
    let (rows, total) = opencps()
        .understand(&year(), &values("total"), 200, JSON, YEAR)
        .unwrap();
    let total = total.unwrap();
    assert_eq!((rows.len(), total.counts.c3), (0, Some(1585)));
    // A year's row never fills these; its 0 is no figure.
    assert_eq!((total.extras["inside"], total.extras["done"]), (None, Some(1458)));
    assert_eq!(identities(&rows, Some(&total), Mode::Year), []);
}

#[test]
fn no_rows_in_any_spelling_is_an_empty_answer_and_no_zeros() {
    for body in [
        r#"{"total":0,"agency":"BQL"}"#,
        r#"{"total":0,"data":null}"#,
        r#"{"total":"0","data":[]}"#,
        "\u{feff}{\"data\":[]}",
    ] {
        assert_eq!(understand(Mode::Range, 200, body), Ok((vec![], None)), "{body}");
    }
}

#[test]
fn an_answer_of_another_form_is_a_changed_layout() {
    for body in [
        "",
        "   ",
        "null",
        "[]",
        "{}",
        "12",
        r#""text""#,
        r#"{"message":"ok"}"#,
        r#"{"total":5}"#,
        r#"{"total":5,"data":[]}"#,
        r#"{"total":0,"data":"none"}"#,
        r#"{"total":0,"data":false}"#,
        r#"{"total":1,"data":{}}"#,
        r#"{"total":1,"data":["x"]}"#,
        r#"{"total":1,"data":[null]}"#,
        r#"{"total":9,"data":[{"month":6,"year":2026,"processC"#,
        "not json at all",
        "\u{0}\u{1}",
    ] {
        assert_eq!(kind(understand(Mode::Month, 200, body)), LayoutChanged, "{body}");
    }
    let cut = &MONTH[..MONTH.len() / 2];
    assert_eq!(kind(understand(Mode::Month, 200, cut)), LayoutChanged);
}

#[test]
fn numbers_may_be_text_and_what_is_missing_is_unknown() {
    let (rows, _) = one_row(json!({
        "month": "6", "year": "2026", "domainCode": "DT", "domainName": "  Đa\u{302}\u{300}u\n tư ",
        "govAgencyCode": "BQL", "processCount": "12", "onlineCount": "", "onegateCount": null,
        "releaseCount": 7.0, "waitingCount": " 3 ",
    }))
    .unwrap();
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(row.sector, "Đầu tư");
    assert_eq!((row.counts.c3, row.counts.c7), (Some(12), Some(7)));
    assert_eq!((row.counts.c4, row.counts.c5, row.counts.c6), (None, None, None));
    assert_eq!((row.extras["waiting"], row.extras["cancelled"]), (Some(3), None));
}

#[test]
fn names_hold_no_mark_that_nobody_sees() {
    for mark in "\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{feff}".chars() {
        let (rows, _) = one_row(json!({
            "month": 6, "year": 2026, "govAgencyCode": "BQL", "processCount": 1,
            "domainCode": format!("{mark}D{mark}T"),
            "domainName": format!("Đa\u{302}{mark}\u{300}u {mark} tư{mark}"),
        }))
        .unwrap();
        let [row] = rows.as_slice() else {
            panic!("{rows:?}")
        };
        assert_eq!((row.code.as_str(), row.sector.as_str()), ("DT", "Đầu tư"), "{mark:?}");
    }
}

#[test]
fn what_is_no_count_is_never_taken_for_one() {
    for (figure, want) in [
        (json!(-1), Implausible),
        (json!("-1"), Implausible),
        (json!(1.5), Implausible),
        (json!("1.5"), Implausible),
        (json!("1.234"), Implausible),
        (json!(1e300), Implausible),
        (json!(10_000_001), Implausible),
        (json!("99999999999999999999999"), Implausible),
        (json!(u64::MAX), Implausible),
        (json!("NaN"), Implausible),
        (json!("mười"), LayoutChanged),
        (json!(true), LayoutChanged),
        (json!([1]), LayoutChanged),
        (json!({"n": 1}), LayoutChanged),
    ] {
        let mut row = row("DT", "BQL", 1);
        row["releaseCount"] = figure.clone();
        assert_eq!(kind(one_row(row.clone())), want, "{figure}");
        row["releaseCount"] = json!(1);
        row["waitingCount"] = figure.clone();
        assert_eq!(kind(one_row(row)), want, "{figure} as an extra");
    }
}

#[test]
fn rows_without_any_known_figure_are_a_changed_layout() {
    let renamed =
        json!({"month": 6, "year": 2026, "domainCode": "DT", "govAgencyCode": "BQL", "received": 12});
    assert_eq!(kind(one_row(renamed)), LayoutChanged);
}

#[test]
fn the_totals_row_may_stand_anywhere_and_is_never_a_sector() {
    for place in 0..3 {
        let mut data = vec![row("DT", "BQL", 2), row("LD", "BQL", 3)];
        data.insert(place, row("", "BQL", 5));
        let (rows, total) = understand(Mode::Month, 200, json!({"data": data}).to_string()).unwrap();
        assert_eq!((rows.len(), total.unwrap().counts.c3), (2, Some(5)), "{place}");
    }
    let (rows, total) =
        one_row(json!({"month": 6, "govAgencyCode": "BQL", "processCount": 5, "domainCode": null})).unwrap();
    assert_eq!((rows.len(), total.unwrap().counts.c3), (0, Some(5)));
}

#[test]
fn in_range_mode_every_figure_comes_twice_and_counts_once() {
    let data = [
        row("DT", "", 9),
        row("DT", "BQL", 2),
        row("", "", 9),
        row("", "BQL", 2),
        row("LD", "KHAC", 7),
    ];
    let (rows, total) = understand(Mode::Range, 200, json!({"data": data}).to_string()).unwrap();
    assert_eq!((rows.len(), rows[0].counts.c3), (1, Some(2)));
    assert_eq!(total.unwrap().counts.c3, Some(2));
    let others = json!({"data": [row("DT", "", 9), row("DT", "KHAC", 9)]}).to_string();
    assert_eq!(kind(understand(Mode::Range, 200, others)), LayoutChanged);
}

#[test]
fn rows_of_other_months_are_passed_over_in_month_mode() {
    let mut of_year = row("DT", "BQL", 99);
    of_year["month"] = json!(0);
    let mut of_may = row("DT", "BQL", 88);
    of_may["month"] = json!("5");
    let mut last_year = row("DT", "BQL", 77);
    last_year["year"] = json!(2025);
    let data = json!({"data": [of_year, of_may, row("DT", "BQL", 2), last_year]}).to_string();
    let (rows, _) = understand(Mode::Month, 200, data).unwrap();
    assert_eq!((rows.len(), rows[0].counts.c3), (1, Some(2)));
}

#[test]
fn a_row_twice_is_one_and_two_different_ones_are_a_changed_layout() {
    let same = json!({"data": [row("DT", "BQL", 2), row("DT", "BQL", 2)]}).to_string();
    assert_eq!(understand(Mode::Month, 200, same).unwrap().0.len(), 1);
    for code in ["DT", ""] {
        let other = json!({"data": [row(code, "BQL", 2), row(code, "BQL", 3)]}).to_string();
        assert_eq!(
            kind(understand(Mode::Month, 200, other)),
            LayoutChanged,
            "{code:?}"
        );
    }
}
