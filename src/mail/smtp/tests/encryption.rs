//! TLS: proven, not stripped, not injected into.

use super::*;

async fn deliver_encrypted(scripts: Vec<Script>, security: Security, trusted: bool) -> (String, Vec<String>) {
    let fake = encrypting(scripts, security == Security::Tls).await;
    let mut server = to(&fake, security, LONG);
    server.extra_ca = trusted.then(|| LOOPBACK.to_vec());
    let mut postman = Postman::new(Transport::Smtp(vec![server]));
    let outcome = postman.deliver(&parcel(LETTER), async || Ok(())).await;
    (told(&outcome), fake.heard())
}

#[tokio::test]
async fn letters_go_encrypted_to_a_server_that_proves_who_it_is() {
    let (outcome, heard) = deliver_encrypted(vec![], Security::StartTls, true).await;
    assert_eq!(outcome, "accepted 250 2.0.0 queued");
    assert_eq!(heard, ["EHLO STARTTLS EHLO MAIL RCPT DATA dot"]);
    let (outcome, heard) = deliver_encrypted(vec![], Security::Tls, true).await;
    assert_eq!(outcome, "accepted 250 2.0.0 queued");
    assert_eq!(heard, ["EHLO MAIL RCPT DATA dot"]);
    for security in [Security::StartTls, Security::Tls] {
        let (outcome, heard) = deliver_encrypted(vec![], security, false).await;
        assert!(outcome.starts_with("server later TLS: "), "{outcome}");
        assert!(!heard.concat().contains("MAIL"), "{heard:?}");
    }
}

#[tokio::test]
async fn nothing_goes_out_where_starttls_is_stripped_or_refused() {
    let rows = [
        (
            "EHLO",
            "250 fake",
            "server later STARTTLS: the server does not offer STARTTLS",
        ),
        ("STARTTLS", "454 not now", "server later STARTTLS: 454 not now"),
        (
            "STARTTLS",
            "250 fine",
            "server later STARTTLS: an answer that does not belong here",
        ),
    ];
    for (step, words, want) in rows {
        let script = vec![(step, Act::Say(words))];
        let (outcome, heard) = deliver_encrypted(vec![script], Security::StartTls, true).await;
        assert!(outcome.starts_with(want), "{outcome}");
        assert!(!heard.concat().contains("MAIL"), "{heard:?}");
    }
}

#[tokio::test]
async fn answers_injected_before_the_encryption_are_not_heard_after_it() {
    let injected = "220 go\r\n250 fake\r\n250 ok\r\n250 ok\r\n354 go\r\n250 queued";
    let script = vec![
        ("STARTTLS", Act::Say(injected)),
        ("RCPT", Act::Say("550 no such user")),
    ];
    let (outcome, _) = deliver_encrypted(vec![script], Security::StartTls, true).await;
    let believed_none = ["refused RCPT TO: 550 no such user", "server later TLS: "];
    assert!(
        believed_none.iter().any(|want| outcome.starts_with(want)),
        "{outcome}"
    );
}

#[tokio::test]
async fn an_extra_ca_without_certificate_says_so() {
    let fake = encrypting(vec![], true).await;
    let mut server = to(&fake, Security::Tls, LONG);
    server.extra_ca = Some(b"not a certificate".to_vec());
    let why = probe(&server).await.expect_err("no certificate");
    assert!(why.contains("extra_ca holds no certificate"), "{why}");
}

#[tokio::test]
async fn a_self_signed_server_is_not_trusted_and_the_remedy_is_told() {
    let fake = encrypting_with(SELF_SIGNED, vec![], true).await;
    let mut server = to(&fake, Security::Tls, LONG);
    server.extra_ca = Some(SELF_SIGNED.to_vec());
    let why = probe(&server).await.expect_err("self-signed");
    assert!(
        why.contains("the certificate of the CA that signed it; a self-signed server certificate"),
        "{why}"
    );
}
