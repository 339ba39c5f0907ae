//! TLS to the mail server: the system's authorities, and those that the settings add.

use rustls::ClientConfig;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls_platform_verifier::Verifier;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// What every connection to this server uses.
///
/// # Errors
/// `extra_ca` holds no certificate, or neither it nor the system knows any authority.
pub(super) fn connector(extra_ca: Option<&[u8]>) -> Result<TlsConnector, String> {
    let provider = Arc::new(default_provider());
    let extra = extra_ca.map(certificates).transpose()?.unwrap_or_default();
    let verifier = Verifier::new_with_extra_roots(extra, provider.clone()).map_err(|e| {
        format!("no certificate authority to trust ({e}); install ca-certificates or set extra_ca")
    })?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| format!("preparing TLS: {e}"))?
        .dangerous() // the only way to give the system's verifier more roots
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
    match found {
        Ok(found) if !found.is_empty() => Ok(found),
        _ => Err("extra_ca holds no certificate; give a PEM file with BEGIN CERTIFICATE".to_owned()),
    }
}

/// Encrypts the connection and checks that it is `host` who answers.
///
/// # Errors
/// The certificate is not for this host or not from a trusted authority, with the remedy.
pub(super) async fn encrypt(
    connector: &TlsConnector,
    host: &str,
    stream: TcpStream,
) -> std::io::Result<TlsStream<TcpStream>> {
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| std::io::Error::other("the host is neither a name nor an address"))?;
    connector.connect(name, stream).await.map_err(with_remedy)
}

fn with_remedy(error: std::io::Error) -> std::io::Error {
    const REMEDIES: [(&str, &str); 2] = [
        (
            "UnknownIssuer",
            "give the issuing or missing intermediate certificate in extra_ca",
        ),
        (
            "CaUsedAsEndEntity",
            "give in extra_ca the certificate of the CA that signed it; \
             a self-signed server certificate cannot be trusted this way",
        ),
    ];
    let text = error.to_string();
    match REMEDIES.iter().find(|(fault, _)| text.contains(fault)) {
        Some((_, remedy)) => std::io::Error::other(format!("{text}; {remedy}")),
        None => error,
    }
}
