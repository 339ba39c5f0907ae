//! Passwords.

use super::*;

#[tokio::test]
async fn a_wrong_password_is_the_servers_matter_and_not_the_letters() {
    let scripts = vec![vec![("AUTH", Act::Say("535 5.7.8 wrong"))]];
    let mut round = Round::with(scripts, LONG, |s| s.login = login()).await;
    assert_eq!(round.deliver(LETTER).await, "server later AUTH: 535 5.7.8 wrong");
    assert_eq!(round.deliver(LETTER).await, "accepted 250 2.0.0 queued");
    assert_eq!(round.fake.heard(), ["EHLO AUTH", "EHLO AUTH MAIL RCPT DATA dot"]);
}

#[tokio::test]
async fn a_password_that_the_server_repeats_is_told_to_nobody() {
    let login = || Some(("nhac".to_owned(), "Sup3rS3cret!".to_owned().into()));
    // The second tells across the place where long lines are cut.
    let long: &str = Box::leak(format!("535 {}Sup3rS3cret!", "x".repeat(191)).into_boxed_str());
    let echo = "535-bad login nhac Sup3rS3cret! raw AG5oYWMAU3VwM3JTM2NyZXQh\r\n\
                535 bmhhYwBuaGFjAFN1cDNyUzNjcmV0IQ== bmhhYw== U3VwM3JTM2NyZXQh";
    for (step, words) in [
        ("greeting", "554 Sup3rS3cret!"),
        ("AUTH", echo),
        ("AUTH", long),
        ("AUTH", "250 Sup3rS3cret!"),
        ("RCPT", "550 Sup3rS3cret!"),
        ("dot", "250 queued for U3VwM3JTM2NyZXQh"),
    ] {
        let mut round = Round::with(vec![vec![(step, Act::Say(words))]], LONG, |s| s.login = login()).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.contains("***"), "{step}: {outcome}");
        for secret in ["Sup3r", "AG5oYWMA", "bmhhY", "U3VwM3JT"] {
            assert!(!outcome.contains(secret), "{step}: {outcome}");
        }
    }
    let fake = FakeServer::start(vec![vec![("AUTH", Act::Say(echo))]], Tls::default()).await;
    let mut server = to(&fake, Security::Plain, LONG);
    server.login = login();
    let why = probe(&server).await.expect_err("refused");
    assert!(
        why.ends_with("AUTH: 535 bad login nhac *** raw *** ***== ***== ***"),
        "{why}"
    );
}

#[tokio::test]
async fn probing_signs_in_and_sends_nothing() {
    let fake = FakeServer::start(vec![], Tls::default()).await;
    let mut server = to(&fake, Security::Plain, LONG);
    server.login = login();
    assert_eq!(probe(&server).await, Ok(()));
    assert_eq!(fake.heard(), ["EHLO AUTH QUIT"]);
}
