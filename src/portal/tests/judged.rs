//! Answers that are no data.

use super::*;
use crate::dossier::Snapshot;

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
