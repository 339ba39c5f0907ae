mod early;
mod encryption;
mod kept;
mod outcomes;
mod server;
mod signing_in;

use super::*;
use crate::mail::{Postman, Security, Transport, probe};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use server::{Act, FakeServer, Script, Tls};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

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

const GROUPS: (&str, Act) = ("EHLO", Act::Say("250-fake\r\n250-8BITMIME\r\n250 PIPELINING"));

/// A postman, the server he goes to, and how often the mark was made and taken back.
struct Round {
    fake: FakeServer,
    postman: Postman,
    marks: Arc<AtomicUsize>,
    withdrawn: Arc<AtomicUsize>,
    /// Told when it is taken back: what a server waits for ([`Act::Wait`]).
    told: &'static Notify,
}

/// Counts.
struct Counted {
    is_early: bool,
    told: &'static Notify,
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
        self.told.notify_one();
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
            told: Box::leak(Box::default()),
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
            told: self.told,
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
        Outcome::Denied { answer } => format!("denied {answer}"),
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
