//! What a portal may answer, and what becomes of it: the table of facts/portal-apis.md
//! section 7 as far as it concerns OpenCPS, row by row.

mod handling;
mod lists;
mod profiles;
mod sign_in;
mod tls;
mod transport;

use super::scripted::{Line, Scripted};
use super::*;
use crate::calendar::{at, hm};
use crate::dossier::{Column, SectorRow, identities};
use FailureKind::{Implausible, LayoutChanged, Misconfigured, Refused, Unreachable};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

type Rows = Result<(Vec<SectorRow>, Option<SectorRow>), Failure>;

const JSON: Option<&str> = Some("application/json");
const MONTH: &[u8] = include_bytes!("../../tests/data/portal/opencps-month-by-domain.json");
const YEAR: &[u8] = include_bytes!("../../tests/data/portal/opencps-year-total-single-object.json");

fn opencps() -> Profile {
    Profile::read(OPENCPS_V2).unwrap()
}

fn values(agency: &str) -> BTreeMap<String, String> {
    [("agency", agency), ("groupId", "55301")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn june(mode: Mode) -> Question {
    Question {
        mode,
        from: day(2026, 6, 1),
        to: day(2026, 6, 30),
    }
}

fn year() -> Question {
    Question {
        mode: Mode::Year,
        from: day(2026, 1, 1),
        to: day(2026, 12, 31),
    }
}

fn understand(mode: Mode, status: u16, body: impl AsRef<[u8]>) -> Rows {
    opencps().understand(&june(mode), &values("BQL"), status, JSON, body.as_ref())
}

fn one_row(row: Value) -> Rows {
    understand(Mode::Month, 200, json!({"total": 1, "data": [row]}).to_string())
}

/// A row of the office with some figures.
fn row(code: &str, agency: &str, received: i64) -> Value {
    json!({"month": 6, "year": 2026, "domainCode": code, "domainName": code, "govAgencyCode": agency,
        "processCount": received})
}

fn kind(rows: Rows) -> FailureKind {
    rows.expect_err("a failure").kind
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

#[test]
fn a_status_is_judged_before_the_body() {
    for (status, body, want) in [
        (
            203,
            r#"{"message":"Non-Authoritative Information.","code":203}"#,
            Refused,
        ),
        (203, "", Refused),
        (200, r#"{"code":203,"total":0}"#, Refused),
        (401, r#"{"code":203}"#, Refused),
        (403, "No Content.", Refused),
        (429, "", Refused),
        (302, "", Refused),
        (204, "", Misconfigured),
        (404, "<html>không tìm thấy</html>", Misconfigured),
        (406, r#"{"faultCode":"500","faultMessage":null}"#, Unreachable),
        (406, "<html>", Unreachable),
        (
            200,
            r#"{"faultCode":"INTERNAL_SERVER_ERROR","faultMessage":null}"#,
            Unreachable,
        ),
        (500, r#"{"total":0}"#, Unreachable),
        (503, "<html>bảo trì</html>", Unreachable),
        (201, r#"{"total":0}"#, LayoutChanged),
        (0, "", LayoutChanged),
    ] {
        let failure = understand(Mode::Month, status, body).expect_err(body);
        assert_eq!(failure.kind, want, "{status} {body}: {}", failure.detail);
        assert_eq!(failure.status, Some(status));
        assert_eq!(failure.body, body.as_bytes());
    }
}

#[test]
fn a_page_is_no_data() {
    let profile = opencps();
    for (content_type, body, want) in [
        (
            Some("text/html; charset=utf-8"),
            "<html><input type=\"password\"></html>",
            Refused,
        ),
        (Some("text/html"), "<title>Đăng nhập hệ thống</title>", Refused),
        (
            JSON,
            "\n <html>Request Rejected. Your support ID is: 1</html>",
            Refused,
        ),
        (Some("text/plain"), "captcha", Refused),
        (Some("text/html"), "<html>Trang chủ</html>", LayoutChanged),
        (
            None,
            "\u{feff}<?xml version=\"1.0\"?><total>0</total>",
            LayoutChanged,
        ),
        (Some("Text/HTML"), r#"{"total":0}"#, LayoutChanged),
        (Some("text/plain"), "", LayoutChanged),
    ] {
        let rows = profile.understand(
            &june(Mode::Month),
            &values("BQL"),
            200,
            content_type,
            body.as_bytes(),
        );
        assert_eq!(kind(rows), want, "{body}");
    }
    let long = format!("<html>{}", "x".repeat(10_000));
    assert_eq!(understand(Mode::Month, 200, long).unwrap_err().body.len(), 2048);
}

#[test]
fn empty_after_rows_is_held_back() {
    let answer = |rows: Vec<SectorRow>| Answer {
        snapshot: Snapshot {
            id: 0,
            source: "motcua".into(),
            mode: Mode::Month,
            from: day(2026, 6, 1),
            to: day(2026, 6, 30),
            fetched_at: at(day(2026, 6, 30), hm(23, 50)),
            request: String::new(),
            hash: String::new(),
            rows,
            total: None,
            proof: None,
        },
        body: b"{}".to_vec(),
        status: 200,
        validators: Validators::default(),
        version: Version::default(),
    };
    let row = SectorRow {
        code: "DT".into(),
        ..SectorRow::default()
    };
    let full = answer(vec![row.clone()]);
    let mut totals_only = answer(vec![]).snapshot;
    totals_only.total = Some(row);
    let mut of_may = full.snapshot.clone();
    of_may.from = day(2026, 5, 1);
    for (new, previous, held_back) in [
        (answer(vec![]), Some(&full.snapshot), true),
        (answer(vec![]), Some(&totals_only), true),
        (answer(vec![]), Some(&answer(vec![]).snapshot), false),
        (answer(vec![]), Some(&of_may), false),
        (answer(vec![]), None, false),
        (full.clone(), Some(&full.snapshot), false),
    ] {
        match opencps().plausible(new.clone(), previous) {
            Ok(kept) => assert!(!held_back && kept == new),
            Err(failure) => assert!(held_back && failure.kind == Implausible),
        }
    }
}

/// Recorded shapes of other systems, and of this one, stand in tests/data/portal.
#[test]
fn answers_of_other_systems_are_not_taken_for_this_ones() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/portal");
    let mut others = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let body = std::fs::read(entry.path()).unwrap();
        let name = entry.file_name().into_string().unwrap();
        if name.starts_with("opencps") {
            continue;
        }
        assert!(serde_json::from_slice::<Value>(&body).is_ok(), "{name}");
        assert_eq!(kind(understand(Mode::Month, 200, &body)), LayoutChanged, "{name}");
        others += 1;
    }
    assert_eq!(others, 5);
}

#[test]
fn a_month_or_a_year_is_asked_for_whole_ones_only() {
    let profile = opencps();
    for (mode, from, to, fine) in [
        (Mode::Month, day(2026, 2, 1), day(2026, 2, 28), true),
        (Mode::Month, day(2028, 2, 1), day(2028, 2, 29), true),
        (Mode::Month, day(2026, 12, 1), day(2026, 12, 31), true),
        (Mode::Month, day(2026, 5, 20), day(2026, 6, 19), false),
        (Mode::Month, day(2026, 1, 1), day(2026, 2, 28), false),
        (Mode::Year, day(2026, 1, 1), day(2026, 12, 31), true),
        (Mode::Year, day(2026, 2, 1), day(2027, 1, 31), false),
        (Mode::Year, day(2025, 12, 15), day(2026, 12, 14), false),
        (Mode::Range, day(2026, 5, 20), day(2026, 6, 19), true),
        (Mode::Range, day(2026, 6, 19), day(2026, 5, 20), false),
        (Mode::File, day(2026, 6, 1), day(2026, 6, 30), false),
    ] {
        let values = profile.complete(&values("BQL")).unwrap();
        let asked = profile.request(&Question { mode, from, to }, &values);
        assert_eq!(asked.is_ok(), fine, "{mode:?} {from}..{to}");
        assert!(fine || asked.unwrap_err().kind == Misconfigured);
    }
}

#[test]
fn a_request_is_written_as_the_profile_says_and_nothing_gets_into_it() {
    let profile = opencps();
    let mut values = profile.complete(&values("BQL & Cơ quan?#")).unwrap();
    let asked = profile.request(&june(Mode::Range), &values).unwrap();
    assert_eq!(
        asked.path_and_query,
        "/o/rest/statistics?agency=BQL%20%26%20C%C6%A1%20quan%3F%23&fromStatisticDate=01/06/2026&toStatisticDate=30/06/2026"
    );
    assert!(asked.headers.contains(&("groupId".into(), "55301".into())));
    values.insert("path".into(), "/o/secure/rest/statistics".into());
    let asked = profile.request(&june(Mode::Month), &values).unwrap();
    assert!(
        asked
            .path_and_query
            .starts_with("/o/secure/rest/statistics?agency=")
    );
    assert!(asked.path_and_query.ends_with("&month=6&system=total&year=2026"));
}

#[test]
fn a_source_that_forgets_or_invents_a_value_is_told_so() {
    let mut given = values("BQL");
    given.remove("groupId");
    given.insert("agencyy".into(), "x".into());
    given.insert("system".into(), "a\r\nb".into());
    let problems = opencps().complete(&given).unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
    for word in ["values.groupId: missing", "values.agencyy", "values.system"] {
        assert!(problems.iter().any(|p| p.contains(word)), "{word}: {problems:?}");
    }
}

#[test]
fn a_wrong_profile_is_refused_with_its_key() {
    assert_eq!(opencps().modes(), [Mode::Month, Mode::Year, Mode::Range]);
    for (old, new, key) in [
        ("id = \"opencps-v2\"", "id = \"../x\"", "id"),
        ("method = \"GET\"", "method = \"POST\"", "request.reads_only"),
        ("method = \"GET\"", "method = \"PUT\"", "request.method"),
        ("month = \"{month}\"", "month = \"{moon}\"", "request.month.month"),
        (
            "fromStatisticDate = \"{from}\"",
            "fromStatisticDate = \"{month}\"",
            "request.range.fromStatisticDate",
        ),
        ("path = \"{path}\"", "path = \"{path\"", "request.path"),
        ("path = \"{path}\"", "path = \"/{year}\"", "request.path"),
        (
            "groupId = \"{groupId}\"",
            "Authorization = \"Bearer x\"",
            "request.headers.Authorization",
        ),
        ("%d/%m/%Y", "%d/%Q/%Y", "request.date_format"),
        ("%d/%m/%Y", "%m/%Y", "request.date_format"),
        ("success = [200]", "success = [404]", "answer.success"),
        ("success = [200]", "succes = [200]", "succes"),
        (
            "largest_count = 10_000_000",
            "largest_count = 0",
            "answer.largest_count",
        ),
        ("c3: .processCount", "c3: .processCount |", "answer.row"),
        ("def of_office", "def of_ofice", "answer.row"),
        (".data // []", ".data // [", "answer.items"),
        (
            "type == \"object\"\nand",
            "tipe == \"object\"\nand",
            "answer.expect",
        ),
        ("when = 'type", "when = 'typ", "answer.failure[2].when"),
        ("kind = \"refused\"", "kind = \"tired\"", "tired"),
        ("status = [203]\n", "", "answer.failure[1]"),
    ] {
        let text = OPENCPS_V2.replacen(old, new, 1);
        assert_ne!(text, OPENCPS_V2, "{old} is not in the profile");
        let error = Profile::read(&text).expect_err(new);
        assert!(error.contains(key), "{new}: {error}");
    }
    for text in ["", "id", "\u{0}", "[answer]"] {
        assert!(Profile::read(text).is_err());
    }
}

#[test]
fn what_a_profile_yields_is_checked_like_what_a_portal_sends() {
    for (yields, want) in [
        ("1", Misconfigured),
        ("[]", Misconfigured),
        ("{c14: 1}", Misconfigured),
        ("{c3: 1, total: 1}", Misconfigured),
        ("{c3: 1, extras: 2}", Misconfigured),
        ("{c3: 1, code: [1]}", LayoutChanged),
        ("{c3: 1, extras: {waiting: -1}}", Implausible),
        ("{c3: (0/0)}", Implausible),
        ("{c3: infinite}", Implausible),
        ("{}", LayoutChanged),
        ("{c3: 1}, {c3: 2}", LayoutChanged),
        ("error(\"no\")", LayoutChanged),
        ("range(1; infinite)", LayoutChanged),
        ("empty", LayoutChanged),
    ] {
        let (before, rest) = OPENCPS_V2.split_once("row = '''\n").unwrap();
        let (_, after) = rest.split_once("'''\n").unwrap();
        let profile = Profile::read(&format!("{before}row = '{yields}'\n{after}")).unwrap();
        let body = json!({"data": [{}]}).to_string();
        let rows = profile.understand(&june(Mode::Month), &values("BQL"), 200, JSON, body.as_bytes());
        assert_eq!(kind(rows), want, "{yields}");
    }
}

proptest! {
    #[test]
    fn no_bytes_can_break_the_reading(
        status in prop::sample::select(vec![200_u16, 203, 204, 406, 500, 999]),
        body in prop::collection::vec(any::<u8>(), 0..400),
        kind in prop::option::of("[ -~]{0,30}"),
    ) {
        let _ = opencps().understand(&june(Mode::Range), &values("BQL"), status, kind.as_deref(), &body);
    }

    #[test]
    fn no_json_can_break_the_reading(text in r#"[\[\]{}",:0-9eE.+-]{0,60}"#, figure in any::<f64>(), code in ".{0,20}") {
        let profile = opencps();
        for body in [
            text.clone(),
            format!("{{\"data\":{text}}}"),
            format!("{{\"data\":[{{\"processCount\":{text},\"domainCode\":{text}}}]}}"),
            json!({"data": {"processCount": figure, "domainCode": code, "month": code, "govAgencyCode": "BQL"}}).to_string(),
        ] {
            for mode in [Mode::Month, Mode::Range] {
                if let Ok((rows, total)) = profile.understand(&june(mode), &values("BQL"), 200, JSON, body.as_bytes()) {
                    let figures = rows.iter().chain(&total).flat_map(|r| Column::ALL.map(|c| r.counts.get(c)));
                    prop_assert!(figures.flatten().all(|n| (0..=10_000_000).contains(&n)));
                }
            }
        }
    }

    #[test]
    fn no_output_of_a_filter_can_break_the_reading(value in arbitrary_json()) {
        if let Ok(value) = jq::json(value.to_string().as_bytes()) {
            let _ = rows::row(value.clone(), 1000, "row 1").and_then(|row| rows::assemble(vec![row], true));
        }
    }

    #[test]
    fn no_text_can_break_the_reading_of_a_profile(filter in r#"[\[\]{}()|.,:;"a-z$@?/0-9 \\-]{0,80}"#) {
        let _ = jq::Jq::compile(&filter);
    }
}

fn arbitrary_json() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "code", "sector", "total", "c3", "c13", "c14", "extras", "waiting",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

// What follows talks to a server on loopback.

fn source(base_url: &str, login: Login) -> Source {
    Source {
        id: "motcua".into(),
        profile: opencps(),
        base_url: base_url.into(),
        values: values("BQLKKT"),
        mode: Mode::Month,
        schedule: String::new(),
        timeout: Duration::from_secs(20),
        extra_ca: None,
        proxy: None,
        jitter_minutes: None,
        login,
    }
}

fn now() -> Moment {
    at(day(2026, 6, 30), hm(23, 50))
}

fn said(status: u16, body: &[u8]) -> Line {
    Line::Say(
        status,
        vec![("Content-Type", "application/json".into())],
        body.to_vec(),
    )
}

async fn asked(script: Vec<Line>) -> (Result<Answer, Failure>, Scripted) {
    let server = Scripted::start(script).await;
    let secret = Login::Bearer {
        token: "bi-mat-9".to_owned().into(),
    };
    let answer = ask(&source(&server.base_url, secret), &june(Mode::Month), now()).await;
    if let Err(failure) = &answer {
        let port = server.base_url.rsplit(':').next().unwrap();
        for word in ["127.0.0.1", port, "bi-mat-9"] {
            assert!(!failure.detail.contains(word), "{}", failure.detail);
            assert!(!String::from_utf8_lossy(&failure.body).contains(word));
        }
    }
    (answer, server)
}

#[tokio::test]
async fn a_good_answer_is_kept_whole_with_what_was_asked() {
    let (answer, server) = asked(vec![said(200, MONTH)]).await;
    let answer = answer.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (200, MONTH));
    let snapshot = answer.snapshot;
    assert_eq!(
        (snapshot.id, snapshot.source.as_str(), snapshot.fetched_at),
        (0, "motcua", now())
    );
    assert_eq!(
        snapshot.request,
        "/o/rest/statistics?agency=BQLKKT&month=6&system=total&year=2026"
    );
    assert_eq!(snapshot.hash.len(), 64);
    assert!(snapshot.hash.bytes().all(|b| b.is_ascii_hexdigit()));
    assert_eq!(
        (snapshot.rows.len(), snapshot.total.unwrap().counts.c3),
        (8, Some(352))
    );
    let heard = server.heard.lock().unwrap()[0].to_lowercase();
    assert!(heard.starts_with(&format!("get {} http/1.1\r\n", snapshot.request.to_lowercase())));
    for header in [
        "groupid: 55301",
        "authorization: bearer bi-mat-9",
        "user-agent: dossierd/",
        "accept-encoding: gzip",
    ] {
        assert!(heard.contains(header), "{header}: {heard}");
    }
}

#[tokio::test]
async fn what_a_server_does_has_a_name() {
    let page = b"<html>127.0.0.1 bi-mat-9 login</html>";
    let elsewhere = |to: &str| Line::Say(302, vec![("Location", to.to_owned())], Vec::new());
    for (what, script, want) in [
        ("203", said(203, br#"{"code":203}"#), Refused),
        ("204", said(204, b""), Misconfigured),
        ("406", said(406, br#"{"faultCode":"500"}"#), Unreachable),
        ("401", said(401, b""), Refused),
        (
            "page",
            Line::Say(200, vec![("Content-Type", "text/html".into())], page.to_vec()),
            Refused,
        ),
        ("elsewhere", elsewhere("http://localhost:1/login"), Refused),
        ("broken location", elsewhere("http://["), Refused),
        ("broken off", Line::BreakOff(MONTH.to_vec()), Unreachable),
        (
            "no gzip",
            Line::Say(200, vec![("Content-Encoding", "gzip".into())], b"xx".to_vec()),
            Unreachable,
        ),
        (
            "too large",
            said(200, &vec![b' '; 4 * 1024 * 1024 + 1]),
            LayoutChanged,
        ),
        ("404", said(404, b""), Misconfigured),
        ("502", said(502, b""), Unreachable),
    ] {
        let (answer, _server) = asked(vec![script]).await;
        let failure = answer.expect_err(what);
        assert_eq!(failure.kind, want, "{what}: {}", failure.detail);
        assert!(failure.body.len() <= 2048);
    }
}

#[tokio::test]
async fn a_body_is_unpacked_and_bounded_after_unpacking() {
    let packed = |bytes: &[u8]| Line::Say(200, vec![("Content-Encoding", "gzip".into())], stored_gzip(bytes));
    let (answer, _server) = asked(vec![packed(MONTH)]).await;
    assert_eq!(answer.unwrap().body, MONTH);
    let (answer, _server) = asked(vec![packed(&vec![b' '; 5 * 1024 * 1024])]).await;
    assert_eq!(answer.unwrap_err().kind, LayoutChanged);
}

/// Objects in objects, 100 deep, as often as they fit into so many bytes.
fn nested(bytes: usize) -> Vec<u8> {
    let one = format!("{}[]{}", r#"{"":"#.repeat(100), "}".repeat(100));
    let many = vec![one.as_str(); bytes / (one.len() + 1)].join(",");
    format!("[{many}]").into_bytes()
}

#[tokio::test]
async fn an_answer_of_nothing_but_brackets_is_not_made_into_values() {
    let packed = |bytes: &[u8]| Line::Say(200, vec![("Content-Encoding", "gzip".into())], stored_gzip(bytes));
    for (size, want) in [(8_300_000, "larger than 4 MiB"), (4_000_000, "more values")] {
        let (answer, _server) = asked(vec![packed(&nested(size))]).await;
        let failure = answer.expect_err("too much");
        assert_eq!(failure.kind, LayoutChanged);
        assert!(failure.detail.contains(want), "{}", failure.detail);
    }
    let failure = understand(Mode::Month, 500, nested(4_000_000)).expect_err("too much");
    assert_eq!(failure.kind, Unreachable, "the status speaks first");
}

#[tokio::test]
async fn a_redirect_on_the_same_host_is_followed_and_an_endless_one_is_not() {
    let next = || Line::Say(302, vec![("Location", "/o/rest/statistics2".into())], Vec::new());
    let (answer, server) = asked(vec![next(), said(200, MONTH)]).await;
    assert!(answer.is_ok());
    assert!(server.heard.lock().unwrap()[1].starts_with("GET /o/rest/statistics2 "));
    let (answer, _server) = asked((0..9).map(|_| next()).collect()).await;
    assert_eq!(answer.unwrap_err().kind, Refused);
}

#[tokio::test]
async fn a_reset_connection_is_tried_once_more() {
    let (answer, server) = asked(vec![Line::Reset, said(200, MONTH)]).await;
    assert!(answer.is_ok(), "{answer:?}");
    assert_eq!(server.heard.lock().unwrap().len(), 2);
    let (answer, _server) = asked(vec![Line::Reset, Line::Reset, said(200, MONTH)]).await;
    assert_eq!(answer.unwrap_err().kind, Unreachable);
}

#[tokio::test]
async fn a_silent_server_is_left_after_the_sources_time() {
    let server = Scripted::start(vec![Line::Silence]).await;
    let mut source = source(&server.base_url, Login::None);
    source.timeout = Duration::from_millis(150);
    let failure = ask(&source, &june(Mode::Month), now()).await.unwrap_err();
    assert_eq!(failure.kind, Unreachable);
    assert!(
        failure.detail.contains("within 0.15 seconds"),
        "{}",
        failure.detail
    );
}

#[tokio::test]
async fn nobody_there_is_unreachable() {
    let gone = Scripted::start(vec![]).await.base_url.clone();
    let failure = ask(&source(&gone, Login::None), &june(Mode::Month), now())
        .await
        .unwrap_err();
    assert_eq!((failure.kind, failure.status), (Unreachable, None));
    assert!(!failure.detail.contains("127.0.0.1"), "{}", failure.detail);
}

#[tokio::test]
async fn a_server_may_say_when_to_come_back() {
    for (value, want) in [
        ("120", Some(at(day(2026, 6, 30), hm(23, 52)))),
        (
            "Tue, 30 Jun 2026 17:00:00 GMT",
            Some(at(day(2026, 7, 1), hm(0, 0))),
        ),
        ("-5", Some(now())),
        ("99999999999", Some(at(day(2026, 7, 1), hm(23, 50)))),
        ("soon", None),
    ] {
        let line = Line::Say(429, vec![("Retry-After", value.into())], Vec::new());
        let (answer, _server) = asked(vec![line]).await;
        let failure = answer.unwrap_err();
        assert_eq!((failure.kind, failure.retry_after), (Refused, want), "{value}");
    }
}

#[tokio::test]
async fn basic_login_reaches_the_server_and_nothing_else() {
    let server = Scripted::start(vec![said(200, MONTH)]).await;
    let login = Login::Basic {
        user: "heza".into(),
        password: "mat-khau".to_owned().into(),
    };
    let source = source(&server.base_url, login);
    let answer = ask(&source, &june(Mode::Month), now()).await.unwrap();
    assert!(
        server.heard.lock().unwrap()[0]
            .to_lowercase()
            .contains("authorization: basic agv6ytptyxqta2hhdq==")
    );
    assert!(!format!("{answer:?}{source:?}").contains("mat-khau"));
}

#[test]
fn a_source_that_cannot_work_is_told_before_it_is_asked() {
    let bearer = || Login::Bearer {
        token: "bi-mat-9".to_owned().into(),
    };
    for (base_url, login, key) in [
        ("dichvucong.gov.vn", Login::None, "base_url"),
        ("ftp://host", Login::None, "base_url"),
        ("https://user:pass@host", Login::None, "base_url"),
        ("https://host/?a=b", Login::None, "base_url"),
        ("http://host.invalid", bearer(), "login"),
    ] {
        let error = Asker::new(&source(base_url, login)).expect_err(base_url);
        assert!(error.starts_with(key), "{base_url}: {error}");
        assert!(!error.contains("bi-mat-9") && !error.contains("host.invalid"));
    }
    let mut with_ca = source("https://host.invalid", Login::None);
    with_ca.extra_ca = Some(b"no certificate".to_vec());
    assert!(Asker::new(&with_ca).unwrap_err().starts_with("extra_ca"));
    assert!(Asker::new(&source("http://127.0.0.1:1/cong", bearer())).is_ok());
    assert!(Asker::new(&source("http://[::1]:1", bearer())).is_ok());
}

/// A gzip file of stored blocks (RFC 1951, 3.2.4; RFC 1952).
fn stored_gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut blocks = bytes.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            };
        }
    }
    out.extend((!crc).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}
