//! Signing in: tokens and cookies, renewed once, shown nowhere.

use super::*;

fn token(text: &str) -> Line {
    said(200, text.as_bytes())
}

fn oauth(token_url: String, grant: Grant) -> Login {
    Login::OAuth(Box::new(OAuth {
        token_url,
        client_id: "heza".into(),
        secret: Some("bi-mat-client".to_owned().into()),
        secret_in_body: false,
        grant,
        scope: Some("thongke".into()),
    }))
}

fn service_account() -> Grant {
    Grant::Password {
        user: "canbo".into(),
        password: "mat-khau-7".to_owned().into(),
    }
}

async fn asker_of(script: Vec<Line>, tokens: Vec<Line>, grant: Grant) -> (Asker, Scripted, Scripted) {
    let (portal, sso) = (Scripted::start(script).await, Scripted::start(tokens).await);
    let login = oauth(format!("{}/realms/digo/token", sso.base_url), grant);
    (Asker::new(&source(&portal.base_url, login)).unwrap(), portal, sso)
}

fn later(minutes: i64) -> Moment {
    now() + chrono::Duration::minutes(minutes)
}

#[tokio::test]
async fn a_token_is_asked_for_once_and_used_until_it_ends() {
    let first = r#"{"access_token":"ve-1","token_type":"Bearer","expires_in":300}"#;
    let second = r#"{"access_token":"ve-2","token_type":"bearer","expires_in":"300"}"#;
    let (asker, portal, sso) = asker_of(
        (0..3).map(|_| said(200, MONTH)).collect(),
        vec![token(first), token(second)],
        Grant::Client,
    )
    .await;
    for (minutes, ticket, tokens) in [(0, "ve-1", 1), (4, "ve-1", 1), (6, "ve-2", 2)] {
        let asked = portal.asked();
        asker.ask(&june(Mode::Month), later(minutes)).await.unwrap();
        assert!(
            portal
                .heard(asked)
                .contains(&format!("authorization: bearer {ticket}"))
        );
        assert_eq!(sso.asked(), tokens, "after {minutes} minutes");
    }
    let heard = sso.heard(0);
    assert!(heard.starts_with("post /realms/digo/token http/1.1"));
    assert!(heard.contains("content-type: application/x-www-form-urlencoded"));
    assert!(
        heard.contains("authorization: basic agv6ytpias1tyxqty2xpzw50"),
        "{heard}"
    );
    assert!(
        heard.ends_with("grant_type=client_credentials&scope=thongke"),
        "{heard}"
    );
}

#[tokio::test]
async fn row_401_after_some_minutes_is_one_new_sign_in_and_one_new_try() {
    let ticket = |n: u32| token(&format!(r#"{{"access_token":"ve-{n}"}}"#));
    let (asker, portal, sso) = asker_of(
        vec![said(200, MONTH), said(401, b""), said(200, MONTH)],
        vec![ticket(1), ticket(2)],
        service_account(),
    )
    .await;
    asker.ask(&june(Mode::Month), now()).await.unwrap();
    let answer = asker.ask(&june(Mode::Month), later(15)).await;
    assert_eq!(answer.unwrap().snapshot.rows.len(), 8);
    assert_eq!((portal.asked(), sso.asked()), (3, 2));
    assert!(portal.heard(2).contains("bearer ve-2"));
    assert!(
        sso.heard(0)
            .contains("grant_type=password&username=canbo&password=mat-khau-7")
    );
}

#[tokio::test]
async fn a_source_that_refuses_the_new_token_too_is_not_asked_again() {
    let ticket = |n: u32| token(&format!(r#"{{"access_token":"ve-{n}"}}"#));
    let (asker, portal, sso) = asker_of(
        vec![said(200, MONTH), said(401, b""), said(401, b"ve-2")],
        vec![ticket(1), ticket(2)],
        Grant::Client,
    )
    .await;
    asker.ask(&june(Mode::Month), now()).await.unwrap();
    let failure = asker.ask(&june(Mode::Month), later(15)).await.unwrap_err();
    assert_eq!(failure.kind, Refused);
    assert_eq!((portal.asked(), sso.asked()), (3, 2));
    // One that is refused at once was never good: nobody signs in again.
    let (asker, portal, sso) = asker_of(vec![said(401, b"")], vec![ticket(1)], Grant::Client).await;
    let failure = asker.ask(&june(Mode::Month), now()).await.unwrap_err();
    assert_eq!((failure.kind, portal.asked(), sso.asked()), (Refused, 1, 1));
}

#[tokio::test]
async fn a_refusal_that_a_new_sign_in_cannot_mend_is_left_alone() {
    for status in [403, 429] {
        let (asker, portal, sso) = asker_of(
            vec![said(200, MONTH), said(status, b"")],
            vec![token(r#"{"access_token":"ve-1"}"#)],
            Grant::Client,
        )
        .await;
        asker.ask(&june(Mode::Month), now()).await.unwrap();
        let failure = asker.ask(&june(Mode::Month), later(1)).await.unwrap_err();
        assert_eq!((failure.kind, failure.status), (Refused, Some(status)));
        assert_eq!((portal.asked(), sso.asked()), (2, 1));
    }
}

#[tokio::test]
async fn an_ended_token_is_refreshed_and_a_refused_refresh_begins_anew() {
    let first = r#"{"access_token":"ve-1","expires_in":60,"refresh_token":"lam-moi-1"}"#;
    let refreshed = r#"{"access_token":"ve-2","expires_in":60,"refresh_token":"lam-moi-2"}"#;
    let (asker, portal, sso) = asker_of(
        (0..3).map(|_| said(200, MONTH)).collect(),
        vec![
            token(first),
            token(refreshed),
            said(400, br#"{"error":"invalid_grant"}"#),
            token(r#"{"access_token":"ve-3"}"#),
        ],
        service_account(),
    )
    .await;
    for minutes in [0, 2, 4] {
        asker.ask(&june(Mode::Month), later(minutes)).await.unwrap();
    }
    assert!(
        sso.heard(1)
            .contains("grant_type=refresh_token&refresh_token=lam-moi-1")
    );
    assert!(sso.heard(2).contains("refresh_token=lam-moi-2"));
    assert!(sso.heard(3).contains("grant_type=password"));
    assert!(portal.heard(2).contains("bearer ve-3"));
}

#[tokio::test]
async fn a_token_service_that_fails_has_a_name_and_shows_no_secret() {
    let echo = br#"{"error":"invalid_client","error_description":"bi-mat-client mat-khau-7"}"#;
    for (line, want, word) in [
        (said(401, echo), Refused, "invalid_client"),
        (
            said(400, br#"{"error":"invalid_grant"}"#),
            Refused,
            "invalid_grant",
        ),
        (said(400, br#"{"error":"bi-mat-client"}"#), Refused, "it refuses"),
        (
            said(200, b"<html>mat-khau-7</html>"),
            Refused,
            "not answer as a token service",
        ),
        (said(200, br#"{"access_token":""}"#), Refused, "no bearer token"),
        (
            said(200, br#"{"access_token":"x","token_type":"mac"}"#),
            Refused,
            "no bearer token",
        ),
        (said(503, b"mat-khau-7"), Unreachable, "out of order"),
        (said(429, b"{}"), Refused, "asked too often"),
        (said(403, b"{}"), Refused, "forbids"),
        (Line::BreakOff(b"mat-khau-7".to_vec()), Unreachable, "signing in"),
        (
            Line::Say(302, vec![("Location", "/x".into())], vec![]),
            Refused,
            "status 302",
        ),
    ] {
        let (asker, portal, sso) = asker_of(vec![], vec![line], service_account()).await;
        let failure = asker.ask(&june(Mode::Month), now()).await.unwrap_err();
        assert_eq!(failure.kind, want, "{}", failure.detail);
        assert!(failure.detail.contains(word), "{word}: {}", failure.detail);
        assert_eq!(failure.body, b"", "what answers a secret is not kept");
        for hidden in ["bi-mat-client", "mat-khau-7", "127.0.0.1"] {
            assert!(!failure.detail.contains(hidden), "{}", failure.detail);
        }
        assert_eq!((portal.asked(), sso.asked()), (0, 1));
    }
}

#[tokio::test]
async fn a_token_that_a_server_repeats_is_taken_out_of_what_is_kept() {
    let echo = "<html>login ve-bi-mat-1 lam-moi-bi-mat bi-mat-client aGV6YTpiaS1tYXQtY2xpZW50</html>";
    let (asker, _portal, _sso) = asker_of(
        vec![Line::Say(
            200,
            vec![("Content-Type", "text/html".into())],
            echo.into(),
        )],
        vec![token(
            r#"{"access_token":"ve-bi-mat-1","refresh_token":"lam-moi-bi-mat"}"#,
        )],
        Grant::Client,
    )
    .await;
    let failure = asker.ask(&june(Mode::Month), now()).await.unwrap_err();
    let kept = String::from_utf8_lossy(&failure.body).into_owned();
    assert_eq!(kept, "<html>login *** *** *** ***</html>");
    assert!(!format!("{asker:?}").contains("bi-mat"));
}

fn cookie_source(base_url: &str) -> Source {
    let user = ("heza".to_owned(), "mat-khau".to_owned().into());
    source(base_url, Login::Cookie(Some(user)))
}

fn signed_in(cookie: &str) -> Line {
    let cookies = vec![
        ("Set-Cookie", format!("JSESSIONID={cookie}; Path=/; HttpOnly")),
        ("Set-Cookie", "route=a1; Max-Age=60".into()),
        ("Set-Cookie", "gone=; Max-Age=0".into()),
    ];
    Line::Say(200, cookies, "ok".into())
}

#[tokio::test]
async fn a_cookie_is_taken_from_a_sign_in_that_succeeded_and_sent_along() {
    let server = Scripted::start(vec![signed_in("phien-1"), said(200, MONTH), said(200, MONTH)]).await;
    let asker = Asker::new(&cookie_source(&server.base_url)).unwrap();
    for _ in 0..2 {
        asker.ask(&june(Mode::Month), now()).await.unwrap();
    }
    let login = server.heard(0);
    assert!(login.starts_with("post /o/v1/opencps/login http/1.1"));
    assert!(
        login.contains("authorization: basic agv6ytptyxqta2hhdq=="),
        "{login}"
    );
    for number in [1, 2] {
        let heard = server.heard(number);
        assert!(
            heard.contains("cookie: jsessionid=phien-1; route=a1\r\n"),
            "{heard}"
        );
        assert!(!heard.contains("authorization"), "the password is sent once");
    }
}

#[tokio::test]
async fn an_ended_session_is_seen_by_its_page_and_begun_anew_once() {
    for ended in [
        Line::Say(
            200,
            vec![("Content-Type", "text/html".into())],
            b"<title>login</title>".to_vec(),
        ),
        said(203, br#"{"code":203}"#),
        said(401, b""),
        Line::Say(
            302,
            vec![("Location", "http://localhost:1/dang-nhap".into())],
            vec![],
        ),
    ] {
        let server = Scripted::start(vec![
            signed_in("phien-1"),
            said(200, MONTH),
            ended,
            signed_in("phien-2"),
            said(200, MONTH),
        ])
        .await;
        let asker = Asker::new(&cookie_source(&server.base_url)).unwrap();
        asker.ask(&june(Mode::Month), now()).await.unwrap();
        asker.ask(&june(Mode::Month), later(30)).await.unwrap();
        assert!(server.heard(4).contains("jsessionid=phien-2"));
    }
}

#[tokio::test]
async fn a_sign_in_without_a_cookie_is_none() {
    let server = Scripted::start(vec![Line::Say(200, vec![], "ok".into())]).await;
    let failure = ask(&cookie_source(&server.base_url), &june(Mode::Month), now())
        .await
        .unwrap_err();
    assert_eq!(failure.kind, Refused);
    assert!(failure.detail.contains("no cookie"), "{}", failure.detail);
}

#[tokio::test]
async fn a_form_signs_in_with_what_the_profile_says() {
    let template = include_str!("../../../config/sources/template.toml");
    let ok = Line::Say(
        200,
        vec![("Set-Cookie", "sid=phien".into())],
        br#"{"ok":true}"#.to_vec(),
    );
    let rows = br#"{"rows":[{"code":"DT","received_all":3}]}"#;
    let server = Scripted::start(vec![ok, said(200, rows)]).await;
    let user = ("cán bộ".to_owned(), "m&t=1".to_owned().into());
    let mut source = source(&server.base_url, Login::Cookie(Some(user)));
    source.profile = Profile::read(template).unwrap();
    source.values = [("agency".to_owned(), "BQL".to_owned())].into();
    let answer = ask(&source, &june(Mode::Month), now()).await.unwrap();
    assert_eq!(answer.snapshot.rows[0].counts.c3, Some(3));
    assert!(
        server
            .heard(0)
            .ends_with("password=m%26t%3d1&username=c%c3%a1n%20b%e1%bb%99")
    );
    assert!(!answer.snapshot.request.contains("m%26t"));
}

#[test]
fn a_login_that_cannot_work_is_told_before_anybody_is_asked() {
    let far = "https://motcua.invalid";
    let user = || Some(("heza".to_owned(), "mat-khau".to_owned().into()));
    for (base_url, login, key) in [
        (
            far,
            oauth("http://sso.invalid/token".into(), Grant::Client),
            "token_url",
        ),
        (far, oauth("sso".into(), Grant::Client), "login.token_url"),
        (
            far,
            oauth("https://u:p@sso.invalid/".into(), Grant::Client),
            "login.token_url",
        ),
        (
            "http://motcua.invalid",
            oauth("https://sso.invalid".into(), Grant::Client),
            "base_url",
        ),
        ("http://motcua.invalid", Login::Cookie(user()), "base_url"),
        (far, Login::Cookie(None), "user and password"),
    ] {
        let error = Asker::new(&source(base_url, login)).expect_err(key);
        assert!(error.contains(key), "{key}: {error}");
        assert!(
            !error.contains("invalid") && !error.contains("mat-khau"),
            "{error}"
        );
    }
    let mut no_sign_in = source(far, Login::Cookie(user()));
    no_sign_in.profile = Profile::read(built_in("igate-2").unwrap()).unwrap();
    no_sign_in.values = [("agency".to_owned(), "x".to_owned())].into();
    assert!(Asker::new(&no_sign_in).unwrap_err().contains("[login]"));
}
