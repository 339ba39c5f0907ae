mod server;

use super::*;
use crate::mail::{Postman, Security, Transport, probe};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use server::{Act, FakeServer, Script, Tls};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

const SHORT: Duration = Duration::from_millis(800);
const LONG: Duration = Duration::from_secs(30);

fn to(fake: &FakeServer, security: Security, timeout: Duration) -> Server {
    Server {
        name: "mail".into(),
        host: "127.0.0.1".into(),
        port: fake.address.port(),
        security,
        login: None,
        timeout,
        extra_ca: None,
        hello: Some("dossierd.test".into()),
    }
}

const LETTER: &[u8] = b"Subject: x\r\n\r\nKinh gui\r\n.mot dau cham\r\n";

fn parcel(bytes: &[u8]) -> Parcel<'_> {
    Parcel {
        key: "k",
        bytes,
        envelope_from: "thutra@heza.test",
        to: "vp@heza.test",
    }
}

/// A postman, the server he goes to, and how often the mark was made and taken back.
struct Round {
    fake: FakeServer,
    postman: Postman,
    marks: Arc<AtomicUsize>,
    withdrawn: Arc<AtomicUsize>,
}

/// Counts.
struct Counted {
    is_early: bool,
    made: Arc<AtomicUsize>,
    withdrawn: Arc<AtomicUsize>,
}

impl Mark for Counted {
    async fn make(&mut self) -> Result<(), String> {
        self.made.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    async fn withdraw(&mut self) {
        self.withdrawn.fetch_add(1, Ordering::Relaxed);
        WITHDRAWN.notify_one();
    }

    fn may_be_early(&self) -> bool {
        self.is_early
    }
}

impl Round {
    async fn with(scripts: Vec<Script>, timeout: Duration, change: impl FnOnce(&mut Server)) -> Round {
        let fake = FakeServer::start(scripts, Tls::default()).await;
        let mut server = to(&fake, Security::Plain, timeout);
        change(&mut server);
        Round {
            fake,
            postman: Postman::with_final_reply(Transport::Smtp(vec![server]), timeout),
            marks: Arc::default(),
            withdrawn: Arc::default(),
        }
    }

    async fn deliver(&mut self, bytes: &[u8]) -> String {
        self.deliver_with(bytes, false).await
    }

    async fn deliver_early(&mut self, bytes: &[u8]) -> String {
        self.deliver_with(bytes, true).await
    }

    async fn deliver_with(&mut self, bytes: &[u8], is_early: bool) -> String {
        let mark = Counted {
            is_early,
            made: self.marks.clone(),
            withdrawn: self.withdrawn.clone(),
        };
        told(&self.postman.deliver(&parcel(bytes), mark).await)
    }

    fn marks(&self) -> usize {
        self.marks.load(Ordering::Relaxed)
    }

    fn withdrawn(&self) -> usize {
        self.withdrawn.load(Ordering::Relaxed)
    }
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Accepted { answer } => format!("accepted {answer}"),
        Outcome::Refused { answer } => format!("refused {answer}"),
        Outcome::Later {
            reason,
            whole_server: true,
        } => format!("server later {reason}"),
        Outcome::Later { reason, .. } => format!("later {reason}"),
        Outcome::Unknown { reason } => format!("unknown {reason}"),
    }
}

fn login() -> Option<(String, secrecy::SecretString)> {
    Some(("heza".to_owned(), "mat-khau".to_owned().into()))
}

#[tokio::test]
async fn every_answer_has_its_outcome() {
    use Act::{Leave, Say, SayAndLeave};
    let rows: Vec<(Script, &str, usize, &str)> = vec![
        (vec![], "accepted 250 2.0.0 queued", 1, "EHLO MAIL RCPT DATA dot"),
        (
            vec![("RCPT", Say("450 4.2.0 busy"))],
            "later RCPT TO: 450 4.2.0 busy",
            0,
            "EHLO MAIL RCPT RSET",
        ),
        (
            vec![("RCPT", Say("550 5.1.1 <vp@heza.test> unknown"))],
            "refused RCPT TO: 550 5.1.1 (address) unknown",
            0,
            "EHLO MAIL RCPT RSET",
        ),
        (
            vec![("RCPT", SayAndLeave("421 4.7.0 bye"))],
            "later RCPT TO: 421 4.7.0 bye",
            0,
            "EHLO MAIL RCPT",
        ),
        (
            vec![("greeting", SayAndLeave("421 full"))],
            "server later greeting and EHLO: 421 full",
            0,
            "",
        ),
        (
            vec![("greeting", Say("554 no"))],
            "server later greeting and EHLO: 554 no",
            0,
            "",
        ),
        (
            vec![("EHLO", Say("250- \r\n250 "))],
            "server later greeting and EHLO: response error: Could not read server name",
            0,
            "EHLO QUIT",
        ),
        (
            vec![("MAIL", Say("553 not yours"))],
            "server later MAIL FROM: 553 not yours",
            0,
            "EHLO MAIL",
        ),
        (
            vec![("RCPT", Say("530 sign in first"))],
            "server later RCPT TO: 530 sign in first",
            0,
            "EHLO MAIL RCPT RSET",
        ),
        (
            vec![("DATA", Leave)],
            "later DATA: the server closed the connection",
            0,
            "EHLO MAIL RCPT DATA",
        ),
        (
            vec![("DATA", Say("250 not yet"))],
            "later DATA: an answer that does not belong here: 250 not yet",
            0,
            "EHLO MAIL RCPT DATA",
        ),
        (
            vec![("dot", Say("550 5.7.1 spam"))],
            "refused the final dot: 550 5.7.1 spam",
            1,
            "EHLO MAIL RCPT DATA dot RSET",
        ),
        (
            vec![("dot", Say("452 full"))],
            "later the final dot: 452 full",
            1,
            "EHLO MAIL RCPT DATA dot RSET",
        ),
        (
            vec![("dot", Leave)],
            "unknown the final dot: the server closed the connection",
            1,
            "EHLO MAIL RCPT DATA dot",
        ),
        (
            vec![("dot", Say("354 go"))],
            "unknown the final dot: an answer that does not belong here: 354 go",
            1,
            "EHLO MAIL RCPT DATA dot",
        ),
        (
            vec![("dot", Say("2"))],
            "unknown the final dot: ",
            1,
            "EHLO MAIL RCPT DATA dot",
        ),
    ];
    for (script, want, marks, heard) in rows {
        let name = format!("{script:?}");
        let mut round = Round::with(vec![script], LONG, |_| ()).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.starts_with(want), "{name}: {outcome}");
        assert_eq!(round.marks(), marks, "{name}");
        assert_eq!(round.fake.heard(), [heard], "{name}");
    }
}

#[tokio::test]
async fn a_silent_server_is_left_at_every_step_and_never_believed() {
    let rows = [
        (
            "greeting",
            "server later greeting and EHLO: no answer within 800ms",
        ),
        ("EHLO", "server later greeting and EHLO: no answer"),
        ("AUTH", "server later AUTH: no answer"),
        ("MAIL", "server later MAIL FROM: no answer"),
        ("RCPT", "later RCPT TO: no answer"),
        ("DATA", "later DATA: no answer"),
        ("dot", "unknown the final dot: no answer"),
    ];
    let mut waiting = tokio::task::JoinSet::new();
    for (step, want) in rows {
        waiting.spawn(async move {
            let mut round = Round::with(vec![vec![(step, Act::Hang)]], SHORT, |s| s.login = login()).await;
            let outcome = round.deliver(LETTER).await;
            assert!(outcome.starts_with(want), "{step}: {outcome}");
            let again = round.deliver(LETTER).await;
            assert_eq!(again, "accepted 250 2.0.0 queued", "{step}");
            assert_eq!(
                round.fake.heard().len(),
                2,
                "{step}: a silent connection is not used again"
            );
        });
    }
    assert_eq!(waiting.join_all().await.len(), rows.len());
}

#[tokio::test]
async fn a_late_answer_is_never_taken_for_the_next_letters() {
    let scripts = vec![
        vec![("dot", Act::SayTooLate("250 queued"))],
        vec![("RCPT", Act::Say("550 no such user"))],
    ];
    let mut round = Round::with(scripts, SHORT, |_| ()).await;
    assert!(round.deliver(LETTER).await.starts_with("unknown"));
    assert_eq!(round.deliver(LETTER).await, "refused RCPT TO: 550 no such user");
    assert_eq!(
        round.fake.heard(),
        ["EHLO MAIL RCPT DATA dot", "EHLO MAIL RCPT RSET"]
    );
}

#[tokio::test]
async fn a_send_cut_off_from_outside_leaves_no_connection_behind() {
    let scripts = vec![vec![("DATA", Act::SayTooLate("354 go"))]];
    let mut round = Round::with(scripts, LONG, |_| ()).await;
    let cut = timeout(SHORT, round.deliver(LETTER)).await;
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(round.deliver(LETTER).await, "accepted 250 2.0.0 queued");
    assert_eq!(round.fake.heard()[1], "EHLO MAIL RCPT DATA dot");
}

#[tokio::test]
async fn what_is_said_before_it_is_asked_accepts_nothing() {
    let scripts = vec![vec![("DATA", Act::Say("354 go\r\n250 queued"))]];
    let mut round = Round::with(scripts, LONG, |_| ()).await;
    let outcome = round.deliver(LETTER).await;
    assert!(outcome.starts_with("later the letter's content"), "{outcome}");
}

#[tokio::test]
async fn a_connection_lost_in_mid_letter_is_tried_again_without_doubt() {
    let large = [
        b"Subject: x\r\n\r\n".as_slice(),
        &b"line of a draft\r\n".repeat(3_000_000),
    ]
    .concat();
    for act in [Act::Leave, Act::SayAndLeave("552 too large")] {
        let mut round = Round::with(vec![vec![("body", act)]], LONG, |_| ()).await;
        let outcome = round.deliver(&large).await;
        assert!(outcome.starts_with("later the letter's content"), "{outcome}");
        assert_eq!(round.marks(), 1);
    }
}

#[tokio::test]
async fn one_connection_serves_many_letters_and_a_refused_one_stops_nobody() {
    let scripts = vec![vec![("RCPT", Act::Say("550 no such user"))]];
    let mut round = Round::with(scripts, LONG, |_| ()).await;
    assert!(round.deliver(LETTER).await.starts_with("refused"));
    assert!(round.deliver(LETTER).await.starts_with("accepted"));
    assert!(round.deliver(LETTER).await.starts_with("accepted"));
    round.postman.rest().await;
    let one = "EHLO MAIL RCPT RSET MAIL RCPT DATA dot MAIL RCPT DATA dot QUIT";
    assert_eq!(round.fake.heard(), [one]);
}

#[tokio::test]
async fn a_kept_connection_that_went_stale_costs_no_attempt() {
    for act in [
        Act::Say("250 queued\r\n421 idle, bye"),
        Act::SayAndLeave("250 queued"),
    ] {
        let mut round = Round::with(vec![vec![("dot", act)]], LONG, |_| ()).await;
        assert_eq!(round.deliver(LETTER).await, "accepted 250 queued");
        assert_eq!(round.deliver(LETTER).await, "accepted 250 2.0.0 queued");
        assert_eq!(round.fake.heard().len(), 2);
    }
}

#[tokio::test]
async fn without_the_mark_no_final_dot_leaves() {
    let fake = FakeServer::start(vec![], Tls::default()).await;
    let mut postman = Postman::new(Transport::Smtp(vec![to(&fake, Security::Plain, LONG)]));
    let outcome = postman
        .deliver(&parcel(LETTER), async || Err("disk full".to_owned()))
        .await;
    let want = "server later the mark before the final dot could not be stored: disk full";
    assert_eq!(told(&outcome), want);
    assert_eq!(fake.heard(), ["EHLO MAIL RCPT DATA"]);
}

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
async fn a_reply_without_end_is_the_servers_fault_at_every_step() {
    let endless: &str = Box::leak("220-x\r\n".repeat(200).into_boxed_str());
    for (step, want) in [
        (
            "greeting",
            "server later greeting and EHLO: the server's reply is too long",
        ),
        ("EHLO", "server later greeting and EHLO: "),
        ("MAIL", "server later MAIL FROM: "),
        ("RCPT", "server later RCPT TO: "),
        ("DATA", "server later DATA: "),
        ("dot", "unknown the final dot: "),
    ] {
        let mut round = Round::with(vec![vec![(step, Act::Say(endless))]], LONG, |_| ()).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.starts_with(want), "{step}: {outcome}");
    }
}

#[tokio::test]
async fn a_server_that_leaves_before_the_letter_leaves_no_doubt() {
    for secured in [false, true] {
        let script = vec![("DATA", Act::SayAndLeave("354 go"))];
        let fake = match secured {
            true => encrypting(vec![script], true).await,
            false => FakeServer::start(vec![script], Tls::default()).await,
        };
        let security = if secured { Security::Tls } else { Security::Plain };
        let mut server = to(&fake, security, LONG);
        server.extra_ca = Some(LOOPBACK.to_vec());
        let mut postman = Postman::new(Transport::Smtp(vec![server]));
        // The mark takes its time: the server's task ends and the network tells us.
        let mark = async || {
            for _ in 0..1000 {
                tokio::task::yield_now().await;
            }
            Ok(())
        };
        let outcome = told(&postman.deliver(&parcel(LETTER), mark).await);
        assert_eq!(
            outcome, "later the letter's content: the server closed the connection",
            "TLS: {secured}"
        );
    }
}

#[tokio::test]
async fn letters_that_cannot_go_are_refused_before_connecting() {
    let mut round = Round::with(vec![], LONG, |_| ()).await;
    for bytes in [b"a\nb".as_slice(), b"a\rb", b"a\r\n.\nb", b"a\0b", b"a\r"] {
        let outcome = round.deliver(bytes).await;
        assert!(
            outcome.starts_with("refused the envelope"),
            "{bytes:?}: {outcome}"
        );
    }
    for to in ["", "vp", "vp@heza.test>\r\nRCPT TO:<x@y.z"] {
        let parcel = Parcel { to, ..parcel(LETTER) };
        let outcome = told(&round.postman.deliver(&parcel, async || Ok(())).await);
        assert!(outcome.starts_with("refused the envelope"), "{to:?}: {outcome}");
    }
    assert_eq!(round.fake.heard(), Vec::<String>::new());
    let utf8 = Parcel {
        to: "hộp-thư@heza.test",
        ..parcel(LETTER)
    };
    let outcome = told(&round.postman.deliver(&utf8, async || Ok(())).await);
    assert!(
        outcome.starts_with("refused MAIL FROM: the server does not take"),
        "{outcome}"
    );
}

#[tokio::test]
async fn nobody_listening_is_the_servers_matter() {
    let fake = FakeServer::start(vec![], Tls::default()).await;
    let mut server = to(&fake, Security::Plain, LONG);
    server.port = 1;
    let mut postman = Postman::new(Transport::Smtp(vec![server.clone()]));
    let outcome = told(&postman.deliver(&parcel(LETTER), async || Ok(())).await);
    assert!(outcome.starts_with("server later connecting: "), "{outcome}");
    let why = probe(&server).await.expect_err("nobody listens");
    assert!(why.starts_with("127.0.0.1:1: connecting: "), "{why}");
}

/// Certificate and key of 127.0.0.1, made for these tests and trusted by nobody else.
const LOOPBACK: &[u8] = include_bytes!("tests/loopback.pem");

/// The same as a certificate authority that signed itself and serves.
const SELF_SIGNED: &[u8] = include_bytes!("tests/self-signed.pem");

/// A server that encrypts.
async fn encrypting(scripts: Vec<Script>, from_the_start: bool) -> FakeServer {
    encrypting_with(LOOPBACK, scripts, from_the_start).await
}

async fn encrypting_with(pem: &[u8], scripts: Vec<Script>, from_the_start: bool) -> FakeServer {
    let cert = CertificateDer::from_pem_slice(pem).expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(pem).expect("a key");
    let config = rustls::ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![cert], key)
        .expect("a server");
    let tls = Tls {
        acceptor: Some(Arc::new(config).into()),
        from_the_start,
    };
    FakeServer::start(scripts, tls).await
}

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

#[tokio::test]
async fn probing_signs_in_and_sends_nothing() {
    let fake = FakeServer::start(vec![], Tls::default()).await;
    let mut server = to(&fake, Security::Plain, LONG);
    server.login = login();
    assert_eq!(probe(&server).await, Ok(()));
    assert_eq!(fake.heard(), ["EHLO AUTH QUIT"]);
}

#[test]
fn a_delivery_can_be_moved_to_another_thread() {
    fn moved<T: Send>(_: T) {}
    let mut postman = Postman::new(Transport::Directory("x".into()));
    let parcel = parcel(LETTER);
    moved(postman.deliver(&parcel, || async { Ok(()) }));
}

const GROUPS: (&str, Act) = ("EHLO", Act::Say("250-fake\r\n250-8BITMIME\r\n250 PIPELINING"));

#[tokio::test]
async fn commands_go_in_groups_where_the_server_takes_them_and_mean_the_same() {
    let rows: [(Script, &str, &str); 6] = [
        (vec![GROUPS], "accepted", "EHLO MAIL RCPT DATA dot"),
        (
            vec![
                GROUPS,
                ("RCPT", Act::Say("550 5.1.1 no")),
                ("DATA", Act::Say("554 none")),
            ],
            "refused",
            "EHLO MAIL RCPT DATA RSET",
        ),
        (
            vec![
                GROUPS,
                ("RCPT", Act::Say("450 4.2.0 busy")),
                ("DATA", Act::Say("503 none")),
            ],
            "later",
            "EHLO MAIL RCPT DATA RSET",
        ),
        (
            // It waits for a content: nothing else can be said to it.
            vec![GROUPS, ("RCPT", Act::Say("550 5.1.1 no"))],
            "refused",
            "EHLO MAIL RCPT DATA",
        ),
        (
            vec![GROUPS, ("DATA", Act::Say("451 4.3.0 no"))],
            "later",
            "EHLO MAIL RCPT DATA RSET",
        ),
        (
            vec![GROUPS, ("dot", Act::Leave)],
            "unknown",
            "EHLO MAIL RCPT DATA dot",
        ),
    ];
    for (script, want, heard) in rows {
        let told = format!("{script:?}");
        let mut round = Round::with(vec![script], LONG, |_| {}).await;
        let outcome = round.deliver(LETTER).await;
        assert!(outcome.starts_with(want), "{told}: {outcome}");
        assert_eq!(round.fake.heard()[0], heard, "{told}");
        assert_eq!(round.marks(), usize::from(heard.ends_with("dot")), "{told}");
        let next = round.deliver(LETTER).await;
        assert!(next.starts_with("accepted"), "{told}: the next letter: {next}");
    }
}

#[tokio::test]
async fn a_mark_is_early_from_the_second_letter_of_a_connection_on() {
    let mut round = Round::with(vec![vec![GROUPS, ("RCPT", Act::Leave)]], LONG, |_| {}).await;
    assert!(round.deliver_early(LETTER).await.starts_with("later RCPT TO"));
    assert_eq!(
        (round.marks(), round.withdrawn()),
        (0, 0),
        "nobody had taken a letter"
    );
    let mut round = Round::with(vec![vec![GROUPS]], LONG, |_| {}).await;
    for letters in 1..4 {
        assert_eq!(round.deliver_early(LETTER).await, "accepted 250 2.0.0 queued");
        assert_eq!((round.marks(), round.withdrawn()), (letters, 0));
    }
}

static WITHDRAWN: Notify = Notify::const_new();

#[tokio::test]
async fn an_early_mark_is_taken_back_where_the_dot_does_not_leave() {
    let (good, go, no) = (Act::Say("250 ok"), Act::Say("354 go"), Act::Say("550 5.1.1 no"));
    // What the server does with both letters; how the second ends; how often its mark is made and
    // taken back.
    let rows: [(Script, &str, (usize, usize)); 5] = [
        // Kept waiting: made anew when the server is ready. First, since the others tell it too.
        (
            vec![("DATA", go), ("DATA", Act::Wait(&WITHDRAWN))],
            "accepted",
            (2, 1),
        ),
        (
            vec![
                ("RCPT", good),
                ("DATA", go),
                ("RCPT", no),
                ("DATA", Act::Say("554 none")),
            ],
            "refused RCPT TO",
            (1, 1),
        ),
        (
            vec![("DATA", go), ("DATA", Act::Say("451 4.3.0 no"))],
            "later DATA",
            (1, 1),
        ),
        (vec![("DATA", go), ("DATA", Act::Leave)], "later DATA", (1, 1)),
        // What the server may have kept stays marked.
        (vec![("dot", good), ("dot", Act::Leave)], "unknown", (1, 0)),
    ];
    for (mut script, want, counts) in rows {
        let told = format!("{script:?}");
        script.push(GROUPS);
        let mut round = Round::with(vec![script], LONG, |_| {}).await;
        assert!(round.deliver(LETTER).await.starts_with("accepted"), "{told}");
        let outcome = round.deliver_early(LETTER).await;
        assert!(outcome.starts_with(want), "{told}: {outcome}");
        assert_eq!((round.marks() - 1, round.withdrawn()), counts, "{told}");
    }
}
