//! A source asked over HTTP.

use super::*;

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
