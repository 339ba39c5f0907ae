//! Who carries a letter away, whatever the transport.

use super::folder;
use super::parcel::{Mark, Parcel};
use super::server::{Server, Transport};
use super::smtp::Smtp;
use super::trouble::unmarked;

use crate::outbox::Outcome;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the answer to the final dot may take (RFC 5321 section 4.5.3.2.6).
const FINAL_REPLY: Duration = Duration::from_secs(600);

/// Delivers letters one after the other, over one connection as long as it holds.
pub struct Postman {
    way: Way,
}

enum Way {
    Smtp { servers: Vec<Smtp>, chosen: usize },
    Folder(PathBuf),
    Tray(Tray),
}

impl Postman {
    pub fn new(transport: Transport) -> Postman {
        Postman::with_final_reply(transport, FINAL_REPLY)
    }

    /// With another limit for the answer to the final dot than the ten minutes of RFC 5321.
    pub fn with_final_reply(transport: Transport, limit: Duration) -> Postman {
        let way = match transport {
            Transport::Smtp(servers) => Way::Smtp {
                servers: servers.into_iter().map(|s| Smtp::new(s, limit)).collect(),
                chosen: 0,
            },
            Transport::Directory(folder) => Way::Folder(folder),
        };
        Postman { way }
    }

    /// Delivers to memory, for tests.
    pub fn to_tray(tray: &Tray) -> Postman {
        Postman {
            way: Way::Tray(tray.clone()),
        }
    }

    /// Delivers one letter. Its mark is made once the server is ready for the content, which may be
    /// on its way meanwhile; where it may be early, while a server that has just taken another
    /// letter is asked for this one, and withdrawn where that one is turned away or kept waiting.
    ///
    /// Never fails: what happened is the outcome, with the step in its reason and
    /// without any address. The attempt's own row is the caller's, before this call.
    /// Dropping the future in mid-letter is safe: its connection is not used again.
    pub async fn deliver(&mut self, parcel: &Parcel<'_>, mut mark: impl Mark) -> Outcome {
        let mark = &mut mark;
        match &mut self.way {
            Way::Smtp { servers, chosen } => match servers.get_mut(*chosen) {
                Some(server) => server.deliver(parcel, mark).await,
                None => Outcome::Later {
                    reason: "no mail server is configured".into(),
                    whole_server: true,
                },
            },
            Way::Folder(path) => folder::deliver(path, parcel, mark).await,
            Way::Tray(tray) => tray.deliver(parcel, mark).await,
        }
    }

    /// Takes leave of the server; to be called when there is nothing more to deliver.
    pub async fn rest(&mut self) {
        if let Way::Smtp { servers, .. } = &mut self.way {
            for server in servers {
                server.rest().await;
            }
        }
    }

    /// The next letters go through the server of that name; the first, where none has it.
    pub fn choose(&mut self, name: Option<&str>) {
        if let Way::Smtp { servers, chosen } = &mut self.way {
            let named = |server: &Smtp| Some(server.name()) == name;
            *chosen = servers.iter().position(named).unwrap_or(0);
        }
    }
}

/// Connects, encrypts and signs in as for a letter, without sending one.
///
/// # Errors
/// The step that failed, the server's answer, and the remedy where it is known.
pub async fn probe(server: &Server) -> Result<(), String> {
    let asked = sign_in(server).await;
    asked.map_err(|trouble| format!("{}:{}: {trouble}", server.host, server.port))
}

/// The same, in words that may be stored: they name no host.
///
/// # Errors
/// As [`probe`].
pub async fn sign_in(server: &Server) -> Result<(), String> {
    let asked = Smtp::new(server.clone(), FINAL_REPLY).probe().await;
    asked.map_err(|trouble| trouble.to_string())
}

/// A letter that reached the tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    pub key: String,
    pub envelope_from: String,
    pub to: String,
    pub bytes: Vec<u8>,
}

/// Letters in memory, and the answers that the next ones get. Clones share both.
#[derive(Debug, Clone, Default)]
pub struct Tray(Arc<Mutex<Content>>);

#[derive(Debug, Default)]
struct Content {
    delivered: Vec<Delivered>,
    answers: VecDeque<Outcome>,
}

impl Tray {
    /// The next letter without an answer of its own gets this one. `Unknown` keeps
    /// the letter, as a server may have; `Refused` and `Later` do not.
    pub fn answer_next(&self, outcome: Outcome) {
        self.content().answers.push_back(outcome);
    }

    /// All letters so far, oldest first.
    pub fn delivered(&self) -> Vec<Delivered> {
        self.content().delivered.clone()
    }

    async fn deliver(&self, parcel: &Parcel<'_>, mark: &mut impl Mark) -> Outcome {
        let answer = self.content().answers.pop_front().unwrap_or(Outcome::Accepted {
            answer: "250 in the tray".into(),
        });
        if matches!(answer, Outcome::Refused { .. } | Outcome::Later { .. }) {
            return answer;
        }
        if let Err(why) = mark.make().await {
            return unmarked(&why);
        }
        self.content().delivered.push(Delivered {
            key: parcel.key.to_owned(),
            envelope_from: parcel.envelope_from.to_owned(),
            to: parcel.to.to_owned(),
            bytes: parcel.bytes.to_vec(),
        });
        answer
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[tokio::test]
    async fn the_tray_keeps_what_a_server_may_have_kept() {
        let later = Outcome::Later {
            reason: "450 busy".into(),
            whole_server: false,
        };
        let refused = Outcome::Refused {
            answer: "550 no such user".into(),
        };
        let unknown = Outcome::Unknown {
            reason: "no answer".into(),
        };
        let accepted = Outcome::Accepted {
            answer: "250 in the tray".into(),
        };
        let rows = [(later, 0), (refused, 0), (unknown, 1), (accepted, 1)];
        for (outcome, kept) in rows {
            let tray = Tray::default();
            tray.answer_next(outcome.clone());
            let marks = Cell::new(0);
            let parcel = Parcel {
                key: "k",
                bytes: b"x",
                envelope_from: "a@heza.test",
                to: "b@heza.test",
            };
            let mark = async || {
                marks.set(marks.get() + 1);
                Ok(())
            };
            assert_eq!(Postman::to_tray(&tray).deliver(&parcel, mark).await, outcome);
            assert_eq!((tray.delivered().len(), marks.get()), (kept, kept), "{outcome:?}");
        }
    }
}
