//! The mailbox that answers come to, over IMAP: looked into without a trace, and letters put away
//! only when told so. Nothing is stored here, and nothing of a letter reaches a message of trouble.

mod wire;

#[cfg(test)]
mod tests;

use super::server::Security;
use super::tls;
use async_imap::error::Error;
use async_imap::imap_proto::{AttributeValue, MailboxDatum, Response, Status};
use async_imap::{Client, Session};
use chrono::NaiveDate;
use secrecy::{ExposeSecret, SecretString};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use wire::{Bounded, Wire};

/// So much of one letter is fetched: first lines, headers and the report of a bounce stand before.
const PIECE: usize = 256 * 1024;
/// What a server may say in one visit, in bytes; a server that says more is left.
const MOST_SAID: u64 = 64 * 1024 * 1024;
/// The mark on letters that were dealt with, where they stay in their folder.
const TAKEN_FLAG: &str = "$DossierdTaken";

/// Where answers are read.
#[derive(Debug, Clone)]
pub struct InboxServer {
    pub host: String,
    pub port: u16,
    /// `Tls`, or `Plain` on this very machine.
    pub security: Security,
    pub user: String,
    pub password: SecretString,
    /// For each step.
    pub timeout: Duration,
    /// PEM of a CA to trust beside the system's.
    pub extra_ca: Option<Vec<u8>>,
    pub folder: String,
    /// Where letters that were dealt with are moved to; `None` marks them where they are.
    pub taken: Option<String>,
}

/// Why a visit failed, for a person. Holds nothing that the server said of a letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("{step}: no answer within {seconds} seconds")]
    Silence { step: &'static str, seconds: u64 },
    #[error(
        "signing in: the server refuses the user or the password; put the new password into the credential and restart the service"
    )]
    Login,
    #[error("opening the folder: the server refuses; check folder in [answers]")]
    Folder,
    #[error("{step}: the server refuses")]
    Refused { step: &'static str },
    #[error("{step}: the connection broke: {why}")]
    Broken { step: &'static str, why: String },
    /// What was said cannot be read; for a letter, that letter is the trouble.
    #[error("{step}: the answer of the server cannot be understood")]
    Garbled { step: &'static str },
    #[error("{0}")]
    Setup(String),
}

/// One visit to the mailbox: signed in, the folder open.
pub struct Visit {
    session: Session<Bounded<Box<dyn Wire>>>,
    limit: Duration,
    taken: Option<String>,
    /// UIDVALIDITY: uids of another one say nothing here.
    pub validity: u32,
}

impl InboxServer {
    /// Connects, encrypts, signs in and opens the folder.
    ///
    /// # Errors
    /// The step that failed, with the remedy where it is known.
    pub async fn visit(&self) -> Result<Visit, Trouble> {
        let stream = Bounded::new(self.dial().await?, MOST_SAID);
        let mut client = Client::new(stream);
        let greeting = self.within("greeting", client.read_response()).await?;
        match greeting {
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return Err(broken("greeting", &"the server hung up")),
        }
        let mut session = self.sign_in(client).await?;
        let opened = self
            .within("opening the folder", session.select(&self.folder))
            .await?;
        let opened = opened.map_err(|e| match e {
            Error::No(_) | Error::Bad(_) | Error::Validate(_) => Trouble::Folder,
            e => trouble("opening the folder", &e),
        })?;
        Ok(Visit {
            session,
            limit: self.timeout,
            taken: self.taken.clone(),
            validity: opened.uid_validity.unwrap_or(0),
        })
    }

    async fn dial(&self) -> Result<Box<dyn Wire>, Trouble> {
        const STEP: &str = "connecting";
        let address = (self.host.as_str(), self.port);
        let stream = self.within(STEP, TcpStream::connect(address)).await?;
        let stream = stream.map_err(|e| broken(STEP, &e))?;
        if self.security == Security::Plain {
            return Ok(Box::new(stream));
        }
        let connector = tls::connector(self.extra_ca.as_deref()).map_err(Trouble::Setup)?;
        let handshake = tls::encrypt(&connector, &self.host, stream);
        let stream = self
            .within("TLS", handshake)
            .await?
            .map_err(|e| broken("TLS", &e))?;
        Ok(Box::new(stream))
    }

    /// LOGIN for plain ASCII; AUTHENTICATE PLAIN for what LOGIN cannot say (RFC 4616 is UTF-8).
    async fn sign_in(
        &self,
        client: Client<Bounded<Box<dyn Wire>>>,
    ) -> Result<Session<Bounded<Box<dyn Wire>>>, Trouble> {
        let password = self.password.expose_secret();
        let refused = |(e, _): (Error, _)| match e {
            Error::No(_) | Error::Bad(_) | Error::Validate(_) => Trouble::Login,
            e => trouble("signing in", &e),
        };
        let signed_in = match self.user.is_ascii() && password.is_ascii() {
            true => {
                self.within("signing in", client.login(&self.user, password))
                    .await?
            }
            false => {
                let said = Plain(format!("\0{}\0{password}", self.user).into());
                self.within("signing in", client.authenticate("PLAIN", said))
                    .await?
            }
        };
        signed_in.map_err(refused)
    }

    async fn within<T>(&self, step: &'static str, done: impl Future<Output = T>) -> Result<T, Trouble> {
        within(step, self.timeout, done).await
    }
}

struct Plain(SecretString);

impl async_imap::Authenticator for Plain {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        self.0.expose_secret().to_owned()
    }
}

impl Visit {
    /// Uids above `after` of letters that came since that day, ascending, at most so many.
    ///
    /// # Errors
    /// As [`InboxServer::visit`].
    pub async fn newer(&mut self, after: u32, since: NaiveDate, most: usize) -> Result<Vec<u32>, Trouble> {
        const STEP: &str = "looking for letters";
        let query = format!(
            "UID SEARCH UID {}:* SINCE {}",
            after.saturating_add(1),
            imap_day(since)
        );
        let mut uids: Vec<u32> = Vec::new();
        self.ask(STEP, query, |response| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                uids.extend(found);
            }
        })
        .await?;
        // "n:*" holds the newest letter also where n lies above it.
        uids.retain(|uid| *uid > after);
        uids.sort_unstable();
        uids.truncate(most);
        Ok(uids)
    }

    /// The beginning of a letter; it stays as unread as it was. `None`: it is gone.
    ///
    /// # Errors
    /// As [`InboxServer::visit`]; after any but `Refused` the visit is over.
    pub async fn letter(&mut self, uid: u32) -> Result<Option<Vec<u8>>, Trouble> {
        const STEP: &str = "reading a letter";
        let mut found = None;
        let wanted = format!("UID FETCH {uid} (UID BODY.PEEK[]<0.{PIECE}>)");
        self.ask(STEP, wanted, |response| {
            if let Response::Fetch(_, attributes) = response {
                let is_it = attributes.contains(&AttributeValue::Uid(uid));
                let body = attributes.iter().filter(|_| is_it).find_map(body);
                found = found.take().or(body);
            }
        })
        .await?;
        Ok(found)
    }

    /// Marks a letter as read and dealt with, or moves it away. Doing so twice does no harm.
    ///
    /// # Errors
    /// As [`InboxServer::visit`].
    pub async fn put_away(&mut self, uid: u32) -> Result<(), Trouble> {
        const STEP: &str = "putting a letter away";
        let marking = format!("UID STORE {uid} +FLAGS.SILENT (\\Seen {TAKEN_FLAG})");
        match self.ask(STEP, marking, |_| {}).await {
            // A server that keeps no flags of others.
            Ok(()) | Err(Trouble::Refused { .. }) => {}
            Err(e) => return Err(e),
        }
        let Some(folder) = self.taken.clone() else {
            return Ok(());
        };
        let moved = within(STEP, self.limit, self.session.uid_mv(uid.to_string(), &folder)).await?;
        match moved {
            Ok(()) => Ok(()),
            Err(Error::No(_) | Error::Bad(_)) => Err(Trouble::Refused {
                step: "moving a letter to the folder of those taken",
            }),
            Err(e) => Err(trouble(STEP, &e)),
        }
    }

    /// One command, to the end of its answer. The library's own ways to search and to fetch end
    /// alike where the server refuses, where the connection breaks, and where all was said.
    async fn ask(
        &mut self,
        step: &'static str,
        command: String,
        mut each: impl FnMut(&Response),
    ) -> Result<(), Trouble> {
        let session = &mut self.session;
        let asking = async {
            let id = session.run_command(command).await?;
            while let Some(said) = session.read_response().await? {
                match said.parsed() {
                    Response::Done { tag, status, .. } if *tag == id => {
                        return match status {
                            Status::Ok => Ok(()),
                            _ => Err(Error::No(String::new())),
                        };
                    }
                    response => each(response),
                }
            }
            Err(Error::ConnectionLost)
        };
        let asked: Result<(), Error> = within(step, self.limit, asking).await?;
        asked.map_err(|e| trouble(step, &e))
    }

    /// Takes leave; nothing depends on the answer.
    pub async fn leave(mut self) {
        let _ = timeout(self.limit, self.session.logout()).await;
    }
}

fn body(attribute: &AttributeValue) -> Option<Vec<u8>> {
    match attribute {
        AttributeValue::BodySection {
            section: None,
            data: Some(data),
            ..
        } => Some(data.to_vec()),
        _ => None,
    }
}

async fn within<T>(step: &'static str, limit: Duration, done: impl Future<Output = T>) -> Result<T, Trouble> {
    timeout(limit, done).await.map_err(|_| Trouble::Silence {
        step,
        seconds: limit.as_secs(),
    })
}

fn broken(step: &'static str, why: &impl ToString) -> Trouble {
    Trouble::Broken {
        step,
        why: why.to_string(),
    }
}

/// The library's words hold what the server said, letters among it; only the kind is kept.
fn trouble(step: &'static str, error: &Error) -> Trouble {
    match error {
        Error::Io(e) if e.kind() != std::io::ErrorKind::Other => broken(step, &e.kind()),
        Error::ConnectionLost => broken(step, &"the server hung up"),
        Error::No(_) | Error::Bad(_) => Trouble::Refused { step },
        _ => Trouble::Garbled { step },
    }
}

/// "1-Jul-2026".
fn imap_day(day: NaiveDate) -> String {
    day.format("%-d-%b-%Y").to_string()
}
