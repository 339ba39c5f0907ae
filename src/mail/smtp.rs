//! One letter through one server, command by command.
//!
//! lettre's own transport is not used: its timeout covers the connecting alone, and
//! a send that is cut off from outside goes back to the pool in mid-dialogue, where
//! the next letter takes the late answer for its own. Here each step has its limit,
//! each answer must be the one that its command can have, and a connection that
//! was ever silent or broken is closed.

mod connect;
mod envelope;

use super::parcel::{Mark, Parcel};
use super::server::Server;
use super::trouble::{Phase, Trouble, What, answer, unmarked};
use super::turns::Turns;
use crate::outbox::Outcome;
use envelope::{DOT, Envelope};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::{Response, Severity};
use std::future::Future;
use std::pin::pin;
use std::time::Duration;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// A server that has just taken a letter is ready for the next in a few milliseconds. A mark is not made
/// early for longer than this: so long a person's stop may come too late for a letter.
const READY: Duration = Duration::from_millis(100);

/// The way to one server, with the connection kept from the letter before.
pub(super) struct Smtp {
    server: Server,
    /// How long the answer to the final dot may take (RFC 5321 section 4.5.3.2.6: 10 minutes).
    final_reply: Duration,
    connector: Option<TlsConnector>,
    kept: Option<Line>,
    /// On this connection it kept a letter waiting whose mark was early; the others' marks wait for it.
    is_slow: bool,
}

/// A connection, and whose turn it is on it.
pub(super) struct Line {
    connection: AsyncSmtpConnection,
    turns: Turns,
    /// MAIL FROM, RCPT TO and DATA were written together; the last two replies are not read yet.
    is_grouped: bool,
    /// The server waits for a content that it will not get: nothing else can be said on it.
    is_spoilt: bool,
}

/// The mark, at the moment when the server is ready for the content.
enum Marked {
    NotYet,
    Made,
    Failed(String),
}

impl Smtp {
    pub(super) fn new(server: Server, final_reply: Duration) -> Smtp {
        Smtp {
            server,
            final_reply,
            connector: None,
            kept: None,
            is_slow: false,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.server.name
    }

    pub(super) async fn deliver(&mut self, parcel: &Parcel<'_>, mark: &mut impl Mark) -> Outcome {
        let envelope = match Envelope::of(parcel) {
            Ok(envelope) => envelope,
            Err(trouble) => return trouble.outcome(Phase::Server),
        };
        let is_early = self.kept.is_some() && !self.is_slow && mark.may_be_early();
        let (ready, marked) = match is_early {
            true => self.approach_and_mark(&envelope, parcel, mark).await,
            false => (self.approach(&envelope, parcel).await, Marked::NotYet),
        };
        let mut line = match ready {
            Ok(line) => line,
            Err((trouble, phase)) => return trouble.outcome(phase),
        };
        line.turns.hold_back(DOT.len());
        let written = match marked {
            Marked::NotYet => self.content(&mut line, &envelope.letter, mark.make()).await,
            Marked::Made => {
                line.turns.let_go();
                Ok(self.write(&mut line, &envelope.letter).await)
            }
            Marked::Failed(why) => Err(why),
        };
        match written {
            Ok(Ok(reply)) => {
                self.kept = Some(line);
                Outcome::Accepted {
                    answer: spoken(&reply),
                }
            }
            Ok(Err((trouble, phase))) => {
                self.keep_after_refusal(line, &trouble).await;
                trouble.outcome(phase)
            }
            // The server waits for the dot: leaving is all that can be done.
            Err(why) => unmarked(&why),
        }
    }

    /// A connection on which the server is ready for the content.
    async fn approach(&mut self, envelope: &Envelope, parcel: &Parcel<'_>) -> Result<Line, (Trouble, Phase)> {
        let mut line = self.begin(envelope).await.map_err(|t| (t, Phase::Server))?;
        let Err(trouble) = self.announce(&mut line, envelope).await else {
            return Ok(line);
        };
        self.keep_after_refusal(line, &trouble).await;
        let phase = match trouble.blames_us(parcel.envelope_from, parcel.to) {
            true => Phase::Server,
            false => Phase::Letter,
        };
        Err((trouble, phase))
    }

    /// The same, the mark being made meanwhile: the disk and the server are busy at the same time.
    async fn approach_and_mark(
        &mut self,
        envelope: &Envelope,
        parcel: &Parcel<'_>,
        mark: &mut impl Mark,
    ) -> (Result<Line, (Trouble, Phase)>, Marked) {
        let mut approaching = Box::pin(self.approach(envelope, parcel));
        // Whoever makes the mark is heard to the end: the next letter may come with it.
        let (soon, made) = tokio::join!(timeout(READY, &mut approaching), mark.make());
        let is_ready = matches!(soon, Ok(Ok(_)));
        let marked = match made {
            Ok(()) if is_ready => Marked::Made,
            Ok(()) => {
                mark.withdraw().await;
                Marked::NotYet
            }
            Err(why) => Marked::Failed(why),
        };
        if let Ok(ready) = soon {
            return (ready, marked);
        }
        let ready = approaching.await;
        self.is_slow = true;
        (ready, marked)
    }

    /// Signs in and leaves.
    pub(super) async fn probe(&mut self) -> Result<(), Trouble> {
        self.kept = Some(self.connect().await?);
        self.rest().await;
        Ok(())
    }

    /// Takes leave of the server; nothing depends on its answer.
    pub(super) async fn rest(&mut self) {
        if let Some(mut line) = self.kept.take() {
            let _ = timeout(self.server.timeout, line.connection.quit()).await;
        }
    }

    /// A connection on which MAIL FROM was accepted: the kept one, or, where that has
    /// gone stale, a new one.
    async fn begin(&mut self, envelope: &Envelope) -> Result<Line, Trouble> {
        if let Some(mut kept) = self.kept.take() {
            match self.mail_from(&mut kept, envelope).await {
                Ok(()) => return Ok(kept),
                Err(trouble) if trouble.is_stale_connection() => {}
                Err(trouble) => return Err(trouble),
            }
        }
        self.is_slow = false;
        let mut fresh = self.connect().await?;
        self.mail_from(&mut fresh, envelope).await?;
        Ok(fresh)
    }

    /// Says MAIL FROM; where the server takes groups of commands (PIPELINING, RFC 2920), together
    /// with RCPT TO and DATA, whose replies [`Smtp::announce`] reads.
    async fn mail_from(&self, line: &mut Line, envelope: &Envelope) -> Result<(), Trouble> {
        let mut parameters = Vec::new();
        if envelope.utf8 {
            let known = line.connection.server_info();
            if !known.supports_feature(Extension::SmtpUtfEight) {
                return Err(envelope.not_taken());
            }
            parameters.push(MailParameter::SmtpUtfEight);
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        let mail = Mail::new(Some(envelope.from.clone()), parameters);
        line.is_grouped = line.turns.takes_groups();
        let said = match line.is_grouped {
            true => {
                line.turns.expect(3);
                let rcpt = Rcpt::new(envelope.to.clone(), Vec::new());
                format!("{mail}{rcpt}{Data}")
            }
            false => mail.to_string(),
        };
        let reply = within("MAIL FROM", self.server.timeout, line.connection.command(said)).await?;
        done("MAIL FROM", &reply)
    }

    async fn announce(&self, line: &mut Line, envelope: &Envelope) -> Result<(), Trouble> {
        let limit = self.server.timeout;
        if !std::mem::take(&mut line.is_grouped) {
            let rcpt = Rcpt::new(envelope.to.clone(), Vec::new());
            let reply = within("RCPT TO", limit, line.connection.command(rcpt)).await?;
            done("RCPT TO", &reply)?;
            let reply = within("DATA", limit, line.connection.command(Data)).await?;
            return expect("DATA", &reply, 354);
        }
        let reply = within("RCPT TO", limit, line.connection.read_response()).await;
        let taken = reply.and_then(|reply| done("RCPT TO", &reply));
        if taken.as_ref().is_err_and(|trouble| !trouble.is_clean_refusal()) {
            return taken;
        }
        let reply = within("DATA", limit, line.connection.read_response()).await;
        match (taken, reply) {
            (Ok(()), reply) => expect("DATA", &reply?, 354),
            // As it should be: without a recipient there is nothing to be sent.
            (Err(refused), Err(no)) if no.is_clean_refusal() => Err(refused),
            (Err(refused), _) => {
                line.is_spoilt = true;
                Err(refused)
            }
        }
    }

    /// Writes the letter while its mark is made, then its final dot, and waits for the answer: the
    /// disk and the server are busy at the same time. A trouble says whether the dot may have gone
    /// out.
    ///
    /// # Errors
    /// Why the mark could not be made: then the dot has not gone out, nor ever will.
    async fn content(
        &self,
        line: &mut Line,
        letter: &str,
        mark: impl Future<Output = Result<(), String>>,
    ) -> Result<Result<Response, (Trouble, Phase)>, String> {
        let turns = line.turns.clone();
        let mut marking = pin!(mark);
        let mut writing = pin!(self.write(line, letter));
        tokio::select! {
            biased;
            marked = &mut marking => marked?,
            lost = &mut writing => {
                // Whoever makes the mark is heard to the end: the next letter may come with it.
                let _ = marking.await;
                return Ok(lost);
            }
        }
        turns.let_go();
        Ok(writing.await)
    }

    async fn write(&self, line: &mut Line, letter: &str) -> Result<Response, (Trouble, Phase)> {
        let turns = &line.turns;
        // For lettre a command like others: text, and a reply.
        let mut writing = pin!(line.connection.command(letter));
        let reply = loop {
            let before = turns.written();
            if let Ok(reply) = timeout(self.server.timeout, &mut writing).await {
                break reply.map_err(What::from);
            }
            if turns.is_dot_out() {
                let last = timeout(self.final_reply, &mut writing).await;
                break last.map_or(Err(What::Silence(self.final_reply)), |reply| {
                    reply.map_err(What::from)
                });
            }
            if turns.written() == before && !turns.is_waiting() {
                break Err(What::Silence(self.server.timeout));
            }
        };
        let (step, phase) = match turns.is_dot_out() {
            true => ("the final dot", Phase::Dot),
            false => ("the letter's content", Phase::Content),
        };
        let reply = reply.map_err(|what| (Trouble::new(step, what), phase))?;
        done(step, &reply).map_err(|trouble| (trouble, phase))?;
        Ok(reply)
    }

    /// After a clean no the connection serves the next letter, if the server forgets this one.
    async fn keep_after_refusal(&mut self, mut line: Line, trouble: &Trouble) {
        if line.is_spoilt || !trouble.is_clean_refusal() {
            return;
        }
        let reply = within("RSET", self.server.timeout, line.connection.command(Rset)).await;
        if reply.is_ok_and(|reply| reply.has_code(250)) {
            self.kept = Some(line);
        }
    }
}

/// This step with its limit.
async fn within<T, E: Into<What>>(
    step: &'static str,
    limit: Duration,
    doing: impl Future<Output = Result<T, E>>,
) -> Result<T, Trouble> {
    match timeout(limit, doing).await {
        Ok(done) => done.map_err(|e| Trouble::new(step, e.into())),
        Err(_) => Err(Trouble::new(step, What::Silence(limit))),
    }
}

/// 2xx. What lettre takes for success can be a 354 too, the answer to another command.
fn done(step: &'static str, reply: &Response) -> Result<(), Trouble> {
    match reply.code().severity {
        Severity::PositiveCompletion => Ok(()),
        _ => Err(misplaced(step, reply)),
    }
}

fn expect(step: &'static str, reply: &Response, code: u16) -> Result<(), Trouble> {
    if reply.has_code(code) {
        return Ok(());
    }
    Err(misplaced(step, reply))
}

fn misplaced(step: &'static str, reply: &Response) -> Trouble {
    let why = format!("an answer that does not belong here: {}", spoken(reply));
    Trouble::new(step, What::Broken(why))
}

fn spoken(reply: &Response) -> String {
    let text: Vec<&str> = reply.message().collect();
    answer(reply.code().into(), &text.join(" "))
}

#[cfg(test)]
mod tests;
