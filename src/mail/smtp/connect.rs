//! From the address of a server to a connection that is encrypted and signed in.

use super::{Line, Smtp, expect, within};
use crate::mail::hidden::Hidden;
use crate::mail::replies::Replies;
use crate::mail::server::Security;
use crate::mail::tls;
use crate::mail::trouble::{Trouble, What};
use crate::mail::turns::Turns;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::Starttls;
use lettre::transport::smtp::extension::ClientId;
use secrecy::ExposeSecret;
use std::net::SocketAddr;
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

impl Smtp {
    /// Connects, encrypts as the settings say, and signs in.
    pub(super) async fn connect(&mut self) -> Result<Line, Trouble> {
        let turns = Turns::default();
        let stream = self.dial().await?;
        let mut connection = match self.server.security {
            Security::Plain => {
                let peer = stream
                    .peer_addr()
                    .map_err(|e| Trouble::new("connecting", e.into()))?;
                self.greet(Replies::new(stream, peer, self.hidden()).with_turns(&turns))
                    .await?
            }
            Security::Tls => self.encrypted(stream, Replies::new, &turns).await?,
            Security::StartTls => {
                let stream = self.start_tls(stream).await?;
                self.encrypted(stream, Replies::greeted, &turns).await?
            }
        };
        self.sign_in(&mut connection).await?;
        Ok(Line {
            connection,
            turns,
            is_grouped: false,
            is_spoilt: false,
        })
    }

    async fn dial(&self) -> Result<TcpStream, Trouble> {
        const STEP: &str = "connecting";
        let limit = self.server.timeout;
        let host = (self.server.host.as_str(), self.server.port);
        let mut trouble = Trouble::new(
            STEP,
            What::Setup("the host has no address; check its name".into()),
        );
        let resolved = within("looking up the host", limit, tokio::net::lookup_host(host)).await?;
        for peer in resolved {
            match within(STEP, limit, TcpStream::connect(peer)).await {
                Ok(stream) => {
                    // The final dot is a small write of its own; it must not wait for
                    // the server to acknowledge the letter. Without it things are only slower.
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
                Err(failed) => trouble = failed,
            }
        }
        Err(trouble)
    }

    /// The plain beginning of a STARTTLS dialogue; gives back the bare connection.
    ///
    /// It ends with the lettre connection that spoke it, and with that goes all that
    /// was heard: nothing said in the clear counts after the encryption.
    async fn start_tls(&self, stream: TcpStream) -> Result<TcpStream, Trouble> {
        const STEP: &str = "STARTTLS";
        let broken = |e: std::io::Error| Trouble::new(STEP, e.into());
        let peer = stream.peer_addr().map_err(broken)?;
        let stream = stream.into_std().map_err(broken)?;
        let twin = stream.try_clone().and_then(TcpStream::from_std).map_err(broken)?;
        let mut plain = self.greet(Replies::new(twin, peer, self.hidden())).await?;
        if !plain.can_starttls() {
            let why = "the server does not offer STARTTLS, and nothing is sent unencrypted; \
                       use security = \"tls\" where the server encrypts from the start";
            return Err(Trouble::new(STEP, What::Setup(why.into())));
        }
        let reply = within(STEP, self.server.timeout, plain.command(Starttls)).await?;
        expect(STEP, &reply, 220)?;
        TcpStream::from_std(stream).map_err(broken)
    }

    async fn encrypted(
        &mut self,
        stream: TcpStream,
        replies: fn(TlsStream<TcpStream>, SocketAddr, Hidden) -> Replies<TlsStream<TcpStream>>,
        turns: &Turns,
    ) -> Result<AsyncSmtpConnection, Trouble> {
        const STEP: &str = "TLS";
        let peer = stream.peer_addr().map_err(|e| Trouble::new(STEP, e.into()))?;
        let connector = match self.connector.take() {
            Some(connector) => connector,
            None => tls::connector(self.server.extra_ca.as_deref())
                .map_err(|why| Trouble::new(STEP, What::Setup(why)))?,
        };
        let connector = self.connector.insert(connector);
        let handshake = tls::encrypt(connector, &self.server.host, stream);
        let stream = within(STEP, self.server.timeout, handshake).await?;
        self.greet(replies(stream, peer, self.hidden()).with_turns(turns))
            .await
    }

    fn hidden(&self) -> Hidden {
        Hidden::of(self.server.login.as_ref())
    }

    async fn greet(&self, stream: impl AsyncTokioStream + 'static) -> Result<AsyncSmtpConnection, Trouble> {
        let hello = hello(self.server.hello.as_deref());
        let greeting = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello);
        within("greeting and EHLO", self.server.timeout, greeting).await
    }

    async fn sign_in(&self, connection: &mut AsyncSmtpConnection) -> Result<(), Trouble> {
        const STEP: &str = "AUTH";
        const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];
        let Some((user, password)) = &self.server.login else {
            return Ok(());
        };
        if connection.server_info().get_auth_mechanism(&MECHANISMS).is_none() {
            let why = "the server offers neither PLAIN nor LOGIN on this connection; \
                       check port and security, or remove the login";
            return Err(Trouble::new(STEP, What::Setup(why.into())));
        }
        let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
        let signing_in = connection.auth(&MECHANISMS, &credentials);
        let reply = within(STEP, self.server.timeout, signing_in).await?;
        expect(STEP, &reply, 235)
    }
}

/// The name for EHLO; a host that has no proper one says so (RFC 5321 section 4.1.4).
fn hello(name: Option<&str>) -> ClientId {
    let chosen = name.map_or_else(ClientId::default, |name| ClientId::Domain(name.to_owned()));
    match &chosen {
        ClientId::Domain(name) if !is_host_name(name) => ClientId::Ipv4(std::net::Ipv4Addr::LOCALHOST),
        _ => chosen,
    }
}

fn is_host_name(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    !name.is_empty() && name.len() <= 253 && name.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_for_ehlo_ends_no_command() {
        for (name, want) in [
            ("mail.heza.test", "mail.heza.test"),
            ("a b", "[127.0.0.1]"),
            ("a\r\nMAIL", "[127.0.0.1]"),
            ("", "[127.0.0.1]"),
        ] {
            assert_eq!(hello(Some(name)).to_string(), want);
        }
    }
}
