//! The table of facts/portal-apis.md section 7, row by row, against a server that says it.

use super::*;

/// One question to a server that follows the script.
async fn said_to(profile: &str, mode: Mode, script: Vec<Line>) -> (Result<Answer, Failure>, Scripted) {
    let server = Scripted::start(script).await;
    let mut source = source(&server.base_url, Login::None);
    source.profile = Profile::read(built_in(profile).unwrap()).unwrap();
    source.values = match profile {
        "opencps-v2" => values("BQLKKT"),
        "igate-2" => [("agency", "650000000000000000000001")]
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .into(),
        "dvcqg-legacy" => [("province".to_owned(), "387628".to_owned())].into(),
        _ => [("root", "019d2be3"), ("department", "H24.99")]
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .into(),
    };
    let answer = ask(&source, &june(mode), now()).await;
    (answer, server)
}

async fn failure_of(profile: &str, mode: Mode, line: Line) -> Failure {
    said_to(profile, mode, vec![line]).await.0.expect_err("a failure")
}

async fn opencps_says(status: u16, body: &str) -> Failure {
    failure_of("opencps-v2", Mode::Month, said(status, body.as_bytes())).await
}

fn page(status: u16, text: &str) -> Line {
    Line::Say(status, vec![("Content-Type", "text/html".into())], text.into())
}

const PROGRESS: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-v1-progress-tree-month.json");
const IGATE: &[u8] = include_bytes!("../../../tests/data/portal/igate2-tt01-2020-by-agency.json");

#[tokio::test]
async fn row_201_on_a_read_is_success() {
    let (answer, server) = said_to("dvcqg-v1", Mode::Month, vec![said(201, PROGRESS)]).await;
    let answer = answer.unwrap();
    assert_eq!(answer.status, 201);
    assert_eq!(answer.snapshot.total.unwrap().extras["received"], Some(352));
    assert!(answer.snapshot.proof.unwrap().is_cross_check);
    let heard = server.heard(0);
    assert!(heard.starts_with("post /api/v1/reporting/evaluation/dvc-progress-tree http/1.1"));
    assert!(heard.contains("content-type: application/json"), "{heard}");
    assert!(heard.contains("\"timetype\":\"month\""), "{heard}");
}

#[tokio::test]
async fn row_203_with_code_203_is_a_failed_sign_in() {
    let body = r#"{"message":"Non-Authoritative Information.","code":203,"description":null}"#;
    assert_eq!(opencps_says(203, body).await.kind, Refused);
}

#[tokio::test]
async fn row_204_empty_is_a_mistake_of_the_configuration_and_not_zero() {
    let failure = failure_of("opencps-v2", Mode::Range, said(204, b"")).await;
    assert_eq!(failure.kind, Misconfigured);
    assert!(
        failure.detail.contains("not the same as no dossiers"),
        "{}",
        failure.detail
    );
}

#[tokio::test]
async fn row_200_with_a_word_is_no_login() {
    for word in ["", "captcha", "pending", "<html>ok</html>"] {
        let server = Scripted::start(vec![
            Line::Say(200, vec![("Set-Cookie", "JSESSIONID=abcdef".into())], word.into()),
            said(200, MONTH),
        ])
        .await;
        let user = ("heza".to_owned(), "mat-khau".to_owned().into());
        let source = source(&server.base_url, Login::Cookie(Some(user)));
        let failure = ask(&source, &june(Mode::Month), now()).await.unwrap_err();
        assert_eq!(failure.kind, Refused, "{word}");
        assert!(failure.detail.contains("signing in failed"), "{}", failure.detail);
        assert_eq!(server.asked(), 1, "nothing is asked without a sign-in");
    }
}

#[tokio::test]
async fn row_200_with_an_error_code_is_a_business_error() {
    for body in [
        r#"{"code":"ERROR","data":null,"message":"x"}"#,
        r#"{"code":"INVALID_PARAM"}"#,
    ] {
        for status in [200, 201] {
            let line = said(status, body.as_bytes());
            assert_eq!(failure_of("dvcqg-v1", Mode::Month, line).await.kind, Unreachable);
        }
    }
    for (status, want) in [(401, Refused), (403, Refused), (429, Refused), (500, Unreachable)] {
        let line = said(status, br#"{"code":"ERROR"}"#);
        assert_eq!(
            failure_of("dvcqg-v1", Mode::Month, line).await.kind,
            want,
            "{status}"
        );
        let line = said(status, br#"{"status":1,"error":"x"}"#);
        assert_eq!(
            failure_of("igate-2", Mode::Range, line).await.kind,
            want,
            "{status}"
        );
    }
    let line = said(200, br#"{"error":"x"}"#);
    assert_eq!(failure_of("igate-2", Mode::Range, line).await.kind, Unreachable);
    // The adapter of the national platform writes it in another word.
    let template = include_str!("../../../config/sources/template.toml");
    let profile = Profile::read(template).unwrap();
    let rows = profile.understand(
        &june(Mode::Month),
        &[("agency".to_owned(), "x".to_owned())].into(),
        200,
        JSON,
        br#"{"session":"","error_code":7,"rows":[]}"#,
    );
    assert_eq!(kind(rows), Unreachable);
}

#[tokio::test]
async fn row_200_with_html_is_no_data_from_any_system() {
    for profile in [
        "opencps-v2",
        "igate-2",
        "dvcqg-v1",
        "dvcqg-v1-766",
        "dvcqg-legacy",
    ] {
        let mode = if profile == "igate-2" {
            Mode::Range
        } else {
            Mode::Month
        };
        let waf = "<html><title>Request Rejected</title>Your support ID is: 7</html>";
        let failure = failure_of(profile, mode, page(200, waf)).await;
        assert_eq!(failure.kind, Refused, "{profile}");
        let maintenance = "<html><body>Hệ thống đang bảo trì</body></html>";
        let failure = failure_of(profile, mode, page(200, maintenance)).await;
        assert_eq!(failure.kind, LayoutChanged, "{profile}");
        let as_json = failure_of(profile, mode, said(200, b"  <html></html>")).await;
        assert_eq!(as_json.kind, LayoutChanged, "{profile}");
        let long = failure_of(profile, mode, page(200, &"<p>x</p>".repeat(1000))).await;
        assert_eq!(long.body.len(), 2048, "the first 2 KB are kept");
    }
}

#[tokio::test]
async fn row_302_to_a_login_page_is_not_followed_to_another_host() {
    for profile in ["opencps-v2", "dvcqg-v1"] {
        let elsewhere = Scripted::start(vec![said(200, MONTH)]).await;
        let to = format!(
            "{}/dang-nhap",
            elsewhere.base_url.replace("127.0.0.1", "localhost")
        );
        let line = Line::Say(302, vec![("Location", to)], Vec::new());
        let failure = failure_of(profile, Mode::Month, line).await;
        assert_eq!(failure.kind, Refused, "{profile}");
        assert_eq!(elsewhere.asked(), 0, "{profile}");
    }
}

#[tokio::test]
async fn a_post_is_not_sent_on_even_on_the_same_host() {
    for status in [302, 307, 308] {
        let line = Line::Say(status, vec![("Location", "/api/v1/import".into())], Vec::new());
        let (answer, server) = said_to("dvcqg-v1", Mode::Month, vec![line, said(201, PROGRESS)]).await;
        assert_eq!(answer.unwrap_err().kind, Refused);
        assert_eq!(server.asked(), 1, "{status}");
    }
}

#[tokio::test]
async fn row_406_with_a_fault_is_the_servers_own_failure() {
    for body in [
        r#"{"faultCode":"500","faultMessage":null}"#,
        r#"{"faultCode":"INTERNAL_SERVER_ERROR","faultMessage":"x"}"#,
    ] {
        assert_eq!(opencps_says(406, body).await.kind, Unreachable);
    }
}

// Row "401 after 5 to 15 minutes": see sign_in.rs. Row "403 repeatedly, 429": that it ends the
// run is decided in agenda/pulls/polite.rs.

#[tokio::test]
async fn row_403_and_429_are_refusals_and_retry_after_is_kept() {
    for (profile, mode) in [("dvcqg-v1", Mode::Month), ("igate-2", Mode::Range)] {
        for status in [403, 429] {
            let line = Line::Say(status, vec![("Retry-After", "600".into())], Vec::new());
            let failure = failure_of(profile, mode, line).await;
            assert_eq!(failure.kind, Refused, "{profile} {status}");
            assert_eq!(failure.retry_after, Some(at(day(2026, 7, 1), hm(0, 0))));
        }
    }
}

#[tokio::test]
async fn row_empty_for_a_wrong_id_is_not_zero() {
    for (profile, mode, body) in [
        ("opencps-v2", Mode::Range, r#"{"total":0}"#),
        ("dvcqg-legacy", Mode::Month, "[]"),
    ] {
        let (answer, _server) = said_to(profile, mode, vec![said(200, body.as_bytes())]).await;
        let answer = answer.unwrap();
        assert!(answer.snapshot.rows.is_empty() && answer.snapshot.total.is_none());
        let mut before = answer.snapshot.clone();
        before.total = Some(SectorRow::default());
        let profile = Profile::read(built_in(profile).unwrap()).unwrap();
        let failure = profile.plausible(answer, Some(&before)).unwrap_err();
        assert_eq!(failure.kind, Implausible);
    }
}

#[tokio::test]
async fn row_data_absent_null_object_or_array() {
    let one = row("", "BQLKKT", 4);
    for (data, want) in [
        (json!({"total": 0}), None),
        (json!({"total": 0, "data": null}), None),
        (json!({"total": 0, "data": []}), None),
        (json!({"total": 1, "data": one}), Some(4)),
        (json!({"total": 1, "data": [one]}), Some(4)),
    ] {
        let body = data.to_string();
        let (answer, _server) = said_to("opencps-v2", Mode::Month, vec![said(200, body.as_bytes())]).await;
        let total = answer.unwrap().snapshot.total;
        assert_eq!(total.and_then(|t| t.counts.c3), want, "{body}");
    }
}

#[tokio::test]
async fn row_ints_as_strings_empty_null_negative_and_fractions() {
    for (figure, want) in [
        (json!("12"), Ok(Some(12))),
        (json!(12), Ok(Some(12))),
        (json!(""), Ok(None)),
        (json!(null), Ok(None)),
        (json!(-1), Err(Implausible)),
        (json!("-1"), Err(Implausible)),
        (json!("1.5"), Err(Implausible)),
    ] {
        let body = json!([{"HS_TOTAL": "20", "TNTK_TOTAL": figure}]).to_string();
        let (answer, _server) = said_to("dvcqg-legacy", Mode::Month, vec![said(200, body.as_bytes())]).await;
        let got = answer
            .map(|a| a.snapshot.total.unwrap().extras["new"])
            .map_err(|failure| failure.kind);
        assert_eq!(got, want, "{figure}");
    }
}

#[tokio::test]
async fn row_unknown_fields_are_ignored_and_the_raw_answer_is_kept() {
    let mut one = row("", "BQLKKT", 4);
    one["somethingNew"] = json!({"deep": [1, 2]});
    let body = json!({"total": 1, "data": [one], "version": "9"}).to_string();
    let (answer, _server) = said_to("opencps-v2", Mode::Month, vec![said(200, body.as_bytes())]).await;
    let answer = answer.unwrap();
    assert_eq!(answer.snapshot.total.unwrap().counts.c3, Some(4));
    assert_eq!(answer.body, body.as_bytes());
}

#[tokio::test]
async fn row_totals_row_among_the_others_is_never_summed() {
    let (answer, _server) = said_to("opencps-v2", Mode::Month, vec![said(200, MONTH)]).await;
    let snapshot = answer.unwrap().snapshot;
    let sum: i64 = snapshot.rows.iter().filter_map(|r| r.counts.c3).sum();
    assert_eq!((snapshot.rows.len(), sum), (8, 352));
    assert_eq!(snapshot.total.unwrap().counts.c3, Some(352));
}

#[tokio::test]
async fn row_the_same_figure_twice_counts_once() {
    let data = [
        row("DT", "", 9),
        row("DT", "BQLKKT", 2),
        row("", "", 9),
        row("", "BQLKKT", 2),
    ];
    let body = json!({"total": 4, "data": data}).to_string();
    let (answer, _server) = said_to("opencps-v2", Mode::Range, vec![said(200, body.as_bytes())]).await;
    let snapshot = answer.unwrap().snapshot;
    assert_eq!((snapshot.rows.len(), snapshot.rows[0].counts.c3), (1, Some(2)));
    assert_eq!(snapshot.total.unwrap().counts.c3, Some(2));
}

#[tokio::test]
async fn row_a_reply_may_take_as_long_as_the_source_is_given() {
    // The configuration gives up to 600 seconds (config/sources.rs); the clock here is small.
    let server = Scripted::start(vec![Line::Silence]).await;
    let mut slow = source(&server.base_url, Login::None);
    slow.timeout = Duration::from_millis(120);
    let failure = ask(&slow, &june(Mode::Month), now()).await.unwrap_err();
    assert_eq!(failure.kind, Unreachable);
    assert!(failure.detail.contains("raise the source's timeout"));
    let (answer, _server) = said_to("igate-2", Mode::Range, vec![said(200, IGATE)]).await;
    assert_eq!(answer.unwrap().snapshot.total.unwrap().counts.c3, Some(352));
}

// Row "history rewritten": tests/office/sources.rs.
