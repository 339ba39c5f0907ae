//! Proxies, answers that are unchanged, and figures that fall.

use crate::dossier::Counts;

use super::*;
use crate::dossier::Snapshot;

#[tokio::test]
async fn a_proxy_is_asked_in_place_of_the_portal_and_its_password_is_shown_nowhere() {
    let proxy = Scripted::start(vec![said(200, MONTH), said(407, b"mat-khau-proxy")]).await;
    let mut source = source("http://127.0.0.1:9", Login::None);
    source.proxy = Some(Proxy::Through {
        url: proxy.base_url.clone(),
        user: Some(("heza".into(), "mat-khau-proxy".to_owned().into())),
    });
    let asker = Asker::new(&source).unwrap();
    asker.ask(&june(Mode::Month), now()).await.unwrap();
    let heard = proxy.heard(0);
    assert!(
        heard.starts_with("get http://127.0.0.1:9/o/rest/statistics?"),
        "{heard}"
    );
    assert!(heard.contains("proxy-authorization: basic "), "{heard}");
    let failure = asker.ask(&june(Mode::Month), now()).await.unwrap_err();
    assert_eq!(failure.kind, Refused);
    assert!(!String::from_utf8_lossy(&failure.body).contains("mat-khau-proxy"));
    source.proxy = Some(Proxy::Through {
        url: "no proxy".into(),
        user: None,
    });
    assert!(Asker::new(&source).unwrap_err().starts_with("proxy"));
    source.proxy = Some(Proxy::None);
    assert!(Asker::new(&source).is_ok());
}

#[tokio::test]
async fn what_was_said_last_is_not_said_again() {
    let recognised = vec![
        ("ETag", "\"a1\"".to_owned()),
        ("Last-Modified", "Tue, 30 Jun 2026 16:00:00 GMT".to_owned()),
    ];
    let server = Scripted::start(vec![
        Line::Say(200, recognised, MONTH.to_vec()),
        Line::Say(304, vec![], Vec::new()),
        Line::Say(304, vec![], Vec::new()),
    ])
    .await;
    let asker = Asker::new(&source(&server.base_url, Login::None)).unwrap();
    let question = june(Mode::Month);
    let answer = asker.ask(&question, now()).await.unwrap();
    assert_eq!(answer.validators.etag.as_deref(), Some("\"a1\""));
    let said = asker.ask_anew(&question, Some(&answer.validators), now()).await;
    assert_eq!(said, Ok(Said::Unchanged));
    let heard = server.heard(1);
    assert!(heard.contains("if-none-match: \"a1\""), "{heard}");
    assert!(heard.contains("if-modified-since: tue, 30 jun 2026 16:00:00 gmt"));
    assert!(!server.heard(0).contains("if-none-match"));
    // "Unchanged" to one who has told of nothing is no answer.
    let failure = asker.ask(&question, now()).await.unwrap_err();
    assert_eq!(failure.status, Some(304));
}

#[tokio::test]
async fn a_post_bears_no_condition() {
    let progress = include_bytes!("../../../tests/data/portal/dvcqg-v1-progress-tree-month.json");
    let server = Scripted::start(vec![said(201, progress)]).await;
    let mut source = source(&server.base_url, Login::None);
    source.profile = Profile::read(built_in("dvcqg-v1").unwrap()).unwrap();
    source.values = [("root", "x"), ("department", "H24.99")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into();
    let last = Validators {
        etag: Some("\"a\"".into()),
        last_modified: None,
    };
    let asker = Asker::new(&source).unwrap();
    let said = asker.ask_anew(&june(Mode::Month), Some(&last), now()).await;
    assert!(matches!(said, Ok(Said::Data(_))), "{said:?}");
    assert!(!server.heard(0).contains("if-none-match"));
}

fn answer_of(c4: i64, c7: i64, mode: Mode) -> Answer {
    let mut total = SectorRow::default();
    (total.counts.c4, total.counts.c7) = (Some(c4), Some(c7));
    Answer {
        snapshot: Snapshot {
            id: 0,
            source: "motcua".into(),
            mode,
            from: day(2026, 6, 1),
            to: day(2026, 6, 30),
            fetched_at: now(),
            request: String::new(),
            hash: String::new(),
            rows: vec![],
            total: Some(total),
            proof: None,
        },
        body: b"{}".to_vec(),
        status: 200,
        validators: Validators::default(),
        version: Version::default(),
    }
}

#[test]
fn a_count_that_only_grows_cannot_fall_by_more_than_corrections() {
    let before = answer_of(100, 80, Mode::Month).snapshot;
    for (c4, c7, mode, held_back) in [
        (120, 90, Mode::Month, None),
        (100, 80, Mode::Month, None),
        (60, 80, Mode::Month, None),
        (50, 40, Mode::Month, None),
        (49, 80, Mode::Month, Some("c4 has fallen from 100 to 49")),
        (100, 0, Mode::Month, Some("c7 has fallen from 80 to 0")),
        (0, 0, Mode::Range, None),
    ] {
        match opencps().plausible(answer_of(c4, c7, mode), Some(&before)) {
            Ok(_) => assert_eq!(held_back, None, "{c4} {c7}"),
            Err(failure) => {
                assert_eq!(failure.kind, Implausible);
                assert!(failure.detail.contains(held_back.unwrap()), "{}", failure.detail);
                assert!(failure.detail.contains("--accept"));
            }
        }
    }
    let small = answer_of(9, 4, Mode::Month).snapshot;
    assert!(
        opencps()
            .plausible(answer_of(0, 0, Mode::Month), Some(&small))
            .is_ok(),
        "a small office corrects by few"
    );
}

#[test]
fn a_sector_cannot_lose_what_was_counted_in_it_behind_a_total_that_holds() {
    let sectors = |of: &[(&str, i64)]| {
        let mut answer = answer_of(of.iter().map(|(_, n)| n).sum(), 0, Mode::Month);
        answer.snapshot.rows = of
            .iter()
            .map(|(name, n)| SectorRow {
                sector: (*name).to_owned(),
                counts: Counts {
                    c4: Some(*n),
                    ..Counts::default()
                },
                ..SectorRow::default()
            })
            .collect();
        answer
    };
    let before = sectors(&[("Đầu tư", 61), ("Lao động", 300), ("Đất đai", 4)]).snapshot;
    for (now, held_back) in [
        (vec![("Đầu tư", 61), ("Lao động", 310), ("Đất đai", 4)], None),
        (vec![("Đầu tư", 61), ("Lao động", 310)], None),
        (vec![("Lao động", 300), ("Đầu tư", 40)], None),
        (
            vec![("Đầu tư", 5), ("Lao động", 310), ("Đất đai", 4)],
            Some("Đầu tư has fallen from 61 to 05"),
        ),
        (
            vec![("Lao động", 310), ("Đất đai", 4)],
            Some("Đầu tư has fallen from 61 to 0"),
        ),
    ] {
        match opencps().plausible(sectors(&now), Some(&before)) {
            Ok(_) => assert_eq!(held_back, None, "{now:?}"),
            Err(failure) => assert!(
                failure
                    .detail
                    .contains(held_back.unwrap_or("nothing is held back")),
                "{now:?}: {}",
                failure.detail
            ),
        }
    }
}
