//! The server's replies, made safe for lettre to read.
//!
//! lettre 0.11.23 panics on a blank line in the answer to EHLO, takes a reply that
//! is not UTF-8 for a broken connection (and so an accepted letter for an uncertain
//! one), waits for ever for a line that ends in LF alone, and reads ahead: what a
//! server says before it is asked would pass for the answer to the next command.
//! Besides, what a server repeats of our secrets goes no further than here.

use super::hidden::Hidden;
use super::turns::Turns;
use lettre::transport::smtp::client::AsyncTokioStream;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// Longest line taken from a server; RFC 5321 allows 512.
const LONGEST_LINE: usize = 4096;
/// Longest text of a line that is passed on, in characters.
const LONGEST_TEXT: usize = 200;
/// Longest reply, in lines and in bytes; servers name some twenty extensions after EHLO.
const MOST_LINES: usize = 100;
const LONGEST_REPLY: usize = 64 * 1024;
/// How much is written at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// What a server must not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Misconduct {
    /// A line or a reply without end.
    #[error("the server's reply is too long")]
    Endless,
    /// Nothing of what was to be written has gone out.
    #[error("the server answered before it was asked")]
    Unasked,
    /// Nothing of what was to be written has gone out.
    #[error("the server closed the connection")]
    Gone,
}

impl Misconduct {
    /// The misconduct that an error of a [`Replies`] stands for.
    pub(super) fn of(error: &io::Error) -> Option<Misconduct> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<Misconduct> for io::Error {
    fn from(misconduct: Misconduct) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, misconduct)
    }
}

/// A stream on which server and client take turns, one reply a command.
pub(super) struct Replies<S> {
    stream: S,
    peer: SocketAddr,
    hidden: Hidden,
    /// The line that is coming in.
    line: Vec<u8>,
    /// Whole lines of the reply that is coming in, and their bytes.
    lines: usize,
    bytes: usize,
    /// Cleaned lines, and how much of them was read.
    ready: Vec<u8>,
    read: usize,
    /// Replies that are still to come: a group of commands has as many.
    awaited: Turns,
    /// The last line of the last reply was read: now it is our turn.
    our_turn: bool,
    /// The server spoke in our turn: nothing is written to it any more.
    unruly: bool,
}

impl<S> Replies<S> {
    /// A connection on which the server's greeting is still to come.
    pub(super) fn new(stream: S, peer: SocketAddr, hidden: Hidden) -> Replies<S> {
        Replies {
            stream,
            peer,
            hidden,
            line: Vec::new(),
            lines: 0,
            bytes: 0,
            ready: Vec::new(),
            read: 0,
            awaited: Turns::default(),
            our_turn: false,
            unruly: false,
        }
    }

    /// A connection that was greeted before it was encrypted: lettre, which starts
    /// each dialogue by reading a greeting, gets one from us.
    pub(super) fn greeted(stream: S, peer: SocketAddr, hidden: Hidden) -> Replies<S> {
        Replies {
            ready: b"220 greeted before STARTTLS\r\n".to_vec(),
            our_turn: true,
            ..Replies::new(stream, peer, hidden)
        }
    }

    /// The same, with an account of turns that others look at too.
    pub(super) fn with_turns(self, turns: &Turns) -> Replies<S> {
        Replies {
            awaited: turns.clone(),
            ..self
        }
    }

    fn take_in(&mut self, bytes: &[u8]) -> io::Result<()> {
        for &byte in bytes {
            if self.our_turn {
                self.unruly = true;
                return Ok(());
            }
            if byte != b'\n' {
                self.line.push(byte);
                continue;
            }
            let (text, last) = cleaned(&self.hidden.out_of(&self.line));
            // Before its dot no letter can be taken.
            self.unruly |= text.starts_with('2') && self.awaited.is_in_mid_letter();
            self.awaited.hear(&text);
            self.ready.extend(text.into_bytes());
            self.our_turn = last && self.awaited.take_one();
            (self.lines, self.bytes) = match last {
                true => (0, 0),
                false => (self.lines + 1, self.bytes + self.line.len()),
            };
            self.line.clear();
            if self.lines >= MOST_LINES {
                return Err(Misconduct::Endless.into());
            }
        }
        if self.line.len() > LONGEST_LINE || self.bytes + self.line.len() > LONGEST_REPLY {
            return Err(Misconduct::Endless.into());
        }
        Ok(())
    }
}

impl<S: AsyncRead + Unpin> Replies<S> {
    /// Whether we may write: in our turn the server is silent and still there.
    ///
    /// Without this look, a small letter to a server that has left would be written in
    /// full to the system's buffer, and nobody could tell whether it was received.
    fn may_write(&mut self, cx: &mut Context<'_>) -> Result<(), Misconduct> {
        let mut chunk = [0; 2048];
        let mut chunk = ReadBuf::new(&mut chunk);
        match Pin::new(&mut self.stream).poll_read(cx, &mut chunk) {
            Poll::Pending => {}
            Poll::Ready(Ok(())) if !chunk.filled().is_empty() => {
                self.take_in(chunk.filled()).map_err(|_| Misconduct::Unasked)?;
            }
            Poll::Ready(_) => return Err(Misconduct::Gone),
        }
        match self.unruly {
            true => Err(Misconduct::Unasked),
            false => Ok(()),
        }
    }
}

/// `250-text` as lettre expects it, and whether it ends its reply.
fn cleaned(line: &[u8]) -> (String, bool) {
    let line = String::from_utf8_lossy(line);
    let code: String = line.chars().take(3).collect();
    let more = line.chars().nth(3) == Some('-');
    let text: String = line
        .chars()
        .skip(4)
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST_TEXT)
        .collect();
    let mark = if more { '-' } else { ' ' };
    (format!("{code}{mark}{}\r\n", text.trim()), !more)
}

impl<S: AsyncRead + Unpin> AsyncRead for Replies<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.read == self.ready.len() {
            self.ready.clear();
            self.read = 0;
            let mut chunk = [0; 2048];
            let mut chunk = ReadBuf::new(&mut chunk);
            ready!(Pin::new(&mut self.stream).poll_read(cx, &mut chunk))?;
            if chunk.filled().is_empty() {
                return Poll::Ready(Ok(()));
            }
            self.take_in(chunk.filled())?;
        }
        let rest = &self.ready[self.read..];
        let n = rest.len().min(out.remaining());
        out.put_slice(&rest[..n]);
        self.read += n;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Replies<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let left = bytes.len();
        let Poll::Ready(room) = self.awaited.may_pass(cx, left, PIECE) else {
            // What is held back must not hold back what was written before.
            ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
            return Poll::Pending;
        };
        self.may_write(cx)?;
        self.our_turn = false;
        let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &bytes[..room]));
        self.awaited.passed(left, room, written.as_ref().ok().copied());
        Poll::Ready(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

impl<S> fmt::Debug for Replies<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replies")
            .field("peer", &self.peer)
            .finish_non_exhaustive()
    }
}

impl<S: AsyncRead + AsyncWrite + Send + Sync + Unpin> AsyncTokioStream for Replies<S> {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    const PEER: ([u8; 4], u16) = ([127, 0, 0, 1], 25);

    async fn read_after(said: &[u8]) -> (String, bool) {
        let (mut server, client) = tokio::io::duplex(64 * 1024);
        let mut replies = Replies::new(client, PEER.into(), Hidden::default());
        server.write_all(said).await.expect("room");
        drop(server.shutdown().await);
        let mut text = String::new();
        replies.read_to_string(&mut text).await.expect("reads");
        (text, replies.unruly)
    }

    #[tokio::test]
    async fn replies_are_cleaned_and_what_follows_them_is_withheld() {
        let rows: [(&[u8], &str, bool); 7] = [
            (b"220 hello\r\n", "220 hello\r\n", false),
            (
                b"250-a\r\n250- \r\n250 AUTH PLAIN\r\n",
                "250-a\r\n250-\r\n250 AUTH PLAIN\r\n",
                false,
            ),
            (b"250\n", "250 \r\n", false),
            (b"250 nh\xe2n\x07\r\n", "250 nh\u{fffd}n\r\n", false),
            (b"220 go\r\n250 injected\r\n", "220 go\r\n", true),
            (b"250 ok\r\n4", "250 ok\r\n", true),
            (b"", "", false),
        ];
        for (said, read, unruly) in rows {
            assert_eq!(read_after(said).await, (read.to_owned(), unruly), "{said:?}");
        }
    }

    #[tokio::test]
    async fn a_reply_without_end_is_given_up() {
        let long_lines = format!("220-{}\r\n", "x".repeat(4000));
        let rows = [
            vec![b'2'; 20_000],
            b"220-hello\r\n".repeat(MOST_LINES),
            long_lines.repeat(LONGEST_REPLY / 4000 + 1).into_bytes(),
        ];
        for said in rows {
            let (mut server, client) = tokio::io::duplex(1024 * 1024);
            let mut replies = Replies::new(client, PEER.into(), Hidden::default());
            server.write_all(&said).await.expect("room");
            let mut text = String::new();
            let error = replies.read_to_string(&mut text).await.expect_err("no end");
            assert_eq!(Misconduct::of(&error), Some(Misconduct::Endless));
        }
        let many = [b"250-x\r\n".repeat(MOST_LINES - 1), b"250 x\r\n".to_vec()].concat();
        assert_eq!(read_after(&many).await.0.lines().count(), MOST_LINES);
    }

    #[tokio::test]
    async fn nothing_is_written_to_a_server_that_spoke_unasked_or_left() {
        for (said, leaves, want) in [
            ("354 go\r\n", false, None),
            ("354 go\r\n", true, Some(Misconduct::Gone)),
            ("354 go\r\n250 queued\r\n", false, Some(Misconduct::Unasked)),
            ("354 go\r\n250 queued\r\n", true, Some(Misconduct::Unasked)),
        ] {
            let (mut server, client) = tokio::io::duplex(1024);
            let mut replies = Replies::new(client, PEER.into(), Hidden::default());
            server.write_all(&said.as_bytes()[..8]).await.expect("room");
            let mut reply = [0; 8];
            replies.read_exact(&mut reply).await.expect("a reply");
            server.write_all(&said.as_bytes()[8..]).await.expect("room");
            if leaves {
                server.shutdown().await.expect("leaves");
            }
            let written = replies.write_all(b"\r\n.\r\n").await;
            let misconduct = written.err().and_then(|e| Misconduct::of(&e));
            assert_eq!(misconduct, want, "{said:?} {leaves}");
            drop(replies);
            let mut got = Vec::new();
            server.read_to_end(&mut got).await.expect("reads");
            assert_eq!(got.is_empty(), want.is_some(), "{said:?} {leaves}");
        }
    }
}
