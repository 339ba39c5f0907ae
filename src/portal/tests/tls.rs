//! Certificates: whom a source is believed to be, directly and through a proxy.

use super::*;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// An authority below another one, as those of a state are.
fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let is_one = |name: &str| {
        let mut params = CertificateParams::new(vec![]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params
            .distinguished_name
            .push(rcgen::DnType::CommonName, name.to_owned());
        params
    };
    let root = CertifiedIssuer::self_signed(is_one("Root"), KeyPair::generate().unwrap()).unwrap();
    CertifiedIssuer::signed_by(is_one("Below"), KeyPair::generate().unwrap(), &root).unwrap()
}

/// A portal behind TLS that leaves out the certificate between its own and the root. Answers its
/// port; it serves as many connections as are made.
async fn portal(authority: &CertifiedIssuer<'static, KeyPair>, name: &str) -> u16 {
    let key = KeyPair::generate().unwrap();
    let own = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let own = own.signed_by(&key, authority).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            // One who does not believe us hangs up.
            let Ok(mut stream) = acceptor.accept(stream).await else {
                continue;
            };
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(stream.read_u8().await.unwrap());
            }
            let said = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                MONTH.len()
            );
            stream.write_all(said.as_bytes()).await.unwrap();
            stream.write_all(MONTH).await.unwrap();
            let _ = stream.shutdown().await;
        }
    });
    port
}

/// A proxy that lets one connection through. Answers its address, and what it was asked.
async fn tunnel() -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = tokio::spawn(async move {
        let (mut near, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(near.read_u8().await.unwrap());
        }
        let head = String::from_utf8(head).unwrap();
        let port = head.split([' ', ':']).nth(2).unwrap().parse().unwrap();
        let mut far = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        near.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        let _ = copy_bidirectional(&mut near, &mut far).await;
        head
    });
    (url, asked)
}

async fn asks(source: &Source) -> Result<Answer, Failure> {
    Asker::new(source).unwrap().ask(&june(Mode::Month), now()).await
}

#[tokio::test]
async fn a_chain_that_is_not_whole_is_believed_with_the_missing_certificate_only() {
    let below = authority();
    let port = portal(&below, "localhost").await;
    let secret = Login::Bearer {
        token: "bi-mat-9".to_owned().into(),
    };
    let mut source = source(&format!("https://localhost:{port}"), secret);
    let failure = asks(&source).await.unwrap_err();
    assert_eq!(failure.kind, Unreachable);
    assert!(failure.detail.contains("extra_ca"), "{}", failure.detail);
    source.extra_ca = Some(below.pem().into_bytes());
    assert_eq!(asks(&source).await.unwrap().body, MONTH);
    source.extra_ca = Some(authority().pem().into_bytes());
    assert!(asks(&source).await.is_err(), "another authority");
}

#[tokio::test]
async fn a_certificate_of_another_name_is_refused_whoever_signed_it() {
    let below = authority();
    let port = portal(&below, "dichvucong.example").await;
    let mut source = source(&format!("https://localhost:{port}"), Login::None);
    source.extra_ca = Some(below.pem().into_bytes());
    let failure = asks(&source).await.unwrap_err();
    assert_eq!(failure.kind, Unreachable);
    assert!(!failure.detail.contains("localhost"), "{}", failure.detail);
}

#[tokio::test]
async fn through_a_proxy_the_portal_itself_is_believed_and_the_proxy_hears_no_secret() {
    let below = authority();
    let port = portal(&below, "localhost").await;
    let (proxy, asked) = tunnel().await;
    let secret = Login::Bearer {
        token: "bi-mat-9".to_owned().into(),
    };
    let mut source = source(&format!("https://localhost:{port}"), secret);
    source.extra_ca = Some(below.pem().into_bytes());
    source.proxy = Some(Proxy::Through {
        url: proxy,
        user: Some(("heza".into(), "mat-khau-proxy".to_owned().into())),
    });
    assert_eq!(asks(&source).await.unwrap().body, MONTH);
    let head = asked.await.unwrap().to_lowercase();
    assert!(head.starts_with("connect localhost:"), "{head}");
    assert!(head.contains("proxy-authorization: basic "), "{head}");
    assert!(!head.contains("bi-mat-9"), "{head}");
}
