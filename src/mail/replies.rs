//! The server's replies, made safe for lettre to read.
//!
//! lettre 0.11.23 panics on a blank line in the answer to EHLO, takes a reply that
//! is not UTF-8 for a broken connection (and so an accepted letter for an uncertain
//! one), waits for ever for a line that ends in LF alone, and reads ahead: what a
//! server says before it is asked would pass for the answer to the next command.

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

/// A stream on which server and client take turns, one reply a command.
pub(super) struct Replies<S> {
    stream: S,
    peer: SocketAddr,
    /// The line that is coming in.
    line: Vec<u8>,
    /// Cleaned lines, and how much of them was read.
    ready: Vec<u8>,
    read: usize,
    /// The last line of a reply was read: now it is our turn.
    our_turn: bool,
    /// The server spoke in our turn: nothing is written to it any more.
    unruly: bool,
}

impl<S> Replies<S> {
    /// A connection on which the server's greeting is still to come.
    pub(super) fn new(stream: S, peer: SocketAddr) -> Replies<S> {
        Replies {
            stream,
            peer,
            line: Vec::new(),
            ready: Vec::new(),
            read: 0,
            our_turn: false,
            unruly: false,
        }
    }

    /// A connection that was greeted before it was encrypted: lettre, which starts
    /// each dialogue by reading a greeting, gets one from us.
    pub(super) fn greeted(stream: S, peer: SocketAddr) -> Replies<S> {
        Replies {
            ready: b"220 greeted before STARTTLS\r\n".to_vec(),
            our_turn: true,
            ..Replies::new(stream, peer)
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
            let (text, last) = cleaned(&self.line);
            self.ready.extend(text.into_bytes());
            self.our_turn = last;
            self.line.clear();
        }
        if self.line.len() > LONGEST_LINE {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the server's reply is too long",
            ));
        }
        Ok(())
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

impl<S: AsyncWrite + Unpin> AsyncWrite for Replies<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.unruly {
            return Poll::Ready(Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the server answered before it was asked",
            )));
        }
        self.our_turn = false;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
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

    async fn read_after(said: &[u8]) -> (String, bool) {
        let (mut server, client) = tokio::io::duplex(64 * 1024);
        let mut replies = Replies::new(client, SocketAddr::from(([127, 0, 0, 1], 25)));
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
        let (mut server, client) = tokio::io::duplex(64 * 1024);
        let mut replies = Replies::new(client, SocketAddr::from(([127, 0, 0, 1], 25)));
        server.write_all(&[b'2'; 20_000]).await.expect("room");
        let mut text = String::new();
        assert!(replies.read_to_string(&mut text).await.is_err());
    }
}
