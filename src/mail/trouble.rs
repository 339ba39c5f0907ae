//! What can go wrong on the way to the server, and what that means for the letter.

use super::replies::Misconduct;
use crate::outbox::Outcome;
use std::error::Error as _;
use std::fmt;
use std::time::Duration;

/// Longest answer of a server that is kept, in characters.
const ANSWER: usize = 200;

/// What went wrong, and at which step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub step: &'static str,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// The server said no, in full: 4xx or 5xx.
    Answer { code: u16, text: String },
    /// No answer within this time.
    Silence(Duration),
    /// The connection broke, or what came is not SMTP.
    Broken(String),
    /// The server breaks the rules of the dialogue: no letter should go there now.
    Misconduct(Misconduct),
    /// The settings and the server do not fit; no letter can go.
    Setup(String),
    /// This letter can never go through this server.
    Unfit(String),
}

/// How far a letter had come. Up to MAIL FROM a fault is the server's or the
/// settings', from RCPT TO on it is the letter's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Connecting to MAIL FROM.
    Server,
    /// RCPT TO, DATA.
    Letter,
    /// The content was on its way, the final dot not yet written: without it no
    /// server delivers (RFC 5321 section 4.1.1.4).
    Content,
    /// The final dot was or may have been written.
    Dot,
}

impl Trouble {
    pub(super) fn new(step: &'static str, what: What) -> Trouble {
        Trouble { step, what }
    }

    /// The dialogue is in order, only the answer was no: the connection may be used again.
    pub(super) fn is_clean_refusal(&self) -> bool {
        matches!(self.what, What::Answer { code, .. } if code != 421)
    }

    /// What a server does with a connection that it has kept long enough.
    pub(super) fn is_stale_connection(&self) -> bool {
        match self.what {
            What::Answer { code, .. } => code == 421,
            What::Silence(_) | What::Broken(_) | What::Misconduct(_) => true,
            What::Setup(_) | What::Unfit(_) => false,
        }
    }

    /// Whether a refusal at RCPT TO is about the sender or about us after all. Servers
    /// like Postfix keep what they have against client and sender until they know the
    /// recipient; taken for the recipient's, one forgotten login would refuse every letter.
    pub(super) fn blames_us(&self, sender: &str, recipient: &str) -> bool {
        // RFC 3463: bad sender's address; credentials; Postfix's words where the
        // number (5.7.1) says too little.
        const NUMBERS: [&str; 3] = ["5.1.7", "5.1.8", "5.7.8"];
        const WORDS: [&str; 3] = [
            "client host rejected",
            "helo command rejected",
            "sender address rejected",
        ];
        let What::Answer { code: 500.., text } = &self.what else {
            return false;
        };
        let text = text.to_lowercase();
        let names = |address: &str| text.contains(&address.to_lowercase());
        let number = text.split_whitespace().next().unwrap_or_default();
        NUMBERS.contains(&number)
            || WORDS.iter().any(|words| text.contains(words))
            || (names(sender) && !names(recipient))
    }

    /// What this means for the letter (contract section 6).
    pub(super) fn outcome(&self, phase: Phase) -> Outcome {
        let reason = self.to_string();
        match (&self.what, phase) {
            (What::Unfit(_), _) => Outcome::Refused { answer: reason },
            (What::Setup(_), _) | (_, Phase::Server) => Outcome::Later {
                reason,
                whole_server: true,
            },
            (What::Answer { code, .. }, _) if blames_sign_in(*code) => Outcome::Later {
                reason,
                whole_server: true,
            },
            (What::Answer { code: 500.., text }, _) if is_policy(text) => Outcome::Denied { answer: reason },
            (What::Answer { code: 500.., .. }, _) => Outcome::Refused { answer: reason },
            (What::Misconduct(Misconduct::Endless), Phase::Letter | Phase::Content) => Outcome::Later {
                reason,
                whole_server: true,
            },
            (What::Answer { .. }, _) | (_, Phase::Letter | Phase::Content) => Outcome::Later {
                reason,
                whole_server: false,
            },
            (What::Silence(_) | What::Broken(_) | What::Misconduct(_), Phase::Dot) => {
                Outcome::Unknown { reason }
            }
        }
    }
}

/// The durable mark failed, so nothing may leave: our own trouble, and every letter's.
pub(super) fn unmarked(why: &str) -> Outcome {
    Outcome::Later {
        reason: format!("the mark before the final dot could not be stored: {why}"),
        whole_server: true,
    }
}

/// "Bad sequence" and "authentication required" in mid-letter (RFC 5321, RFC 4954):
/// no recipient is to blame.
fn blames_sign_in(code: u16) -> bool {
    matches!(code, 503 | 530 | 534 | 535 | 538)
}

/// Whether the server's policy refuses: X.7.x (RFC 3463), or, where a server gives no number, the
/// words in which servers deny relaying.
fn is_policy(text: &str) -> bool {
    const WORDS: [&str; 5] = [
        "relay access denied",
        "relaying denied",
        "unable to relay",
        "relay not permitted",
        "administrative prohibition",
    ];
    let text = text.trim_start().to_lowercase();
    let number = text.split_whitespace().next().unwrap_or_default();
    let parts: Vec<Option<u16>> = number.split('.').map(|n| n.parse().ok()).collect();
    match parts[..] {
        [Some(_), Some(subject), Some(_)] => subject == 7,
        _ => WORDS.iter().any(|words| text.contains(words)),
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.step)?;
        match &self.what {
            What::Answer { code, text } => f.write_str(&answer(*code, text)),
            What::Silence(limit) => write!(f, "no answer within {limit:?}"),
            What::Misconduct(what) => what.fmt(f),
            What::Broken(why) | What::Setup(why) | What::Unfit(why) => f.write_str(why),
        }
    }
}

impl From<std::io::Error> for What {
    fn from(error: std::io::Error) -> What {
        What::Broken(error.to_string())
    }
}

impl From<lettre::transport::smtp::Error> for What {
    fn from(error: lettre::transport::smtp::Error) -> What {
        let cause = error.source().and_then(|cause| cause.downcast_ref());
        if let Some(misconduct) = cause.and_then(Misconduct::of) {
            return What::Misconduct(misconduct);
        }
        let detail = error.source().map(ToString::to_string).unwrap_or_default();
        if let Some(code) = error.status() {
            return What::Answer {
                code: code.into(),
                text: detail,
            };
        }
        if detail == "incomplete response" {
            return What::Broken("the server closed the connection".into());
        }
        What::Broken(without_addresses(&error.to_string()))
    }
}

/// "250 2.0.0 Ok: queued as 4F2A": one line, 200 characters at most, no mail address.
pub(super) fn answer(code: u16, text: &str) -> String {
    let line = format!("{code} {}", without_addresses(text));
    line.trim_end().chars().take(ANSWER).collect()
}

/// Servers like to repeat the recipient, and the log must not (law 10).
fn without_addresses(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let words = visible.split_whitespace().map(|word| match word.contains('@') {
        true => "(address)",
        false => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
