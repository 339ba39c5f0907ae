//! Whose turn it is on a connection: what the stream and who speaks on it both know.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// How many replies the server owes, whether it takes commands in groups (RFC 2920), and whether the
/// final dot may go out. Clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Turns(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    takes_groups: AtomicBool,
    /// Replies besides the next one.
    more: AtomicUsize,
    letter: Mutex<Passage>,
}

/// A letter on its way through the stream.
#[derive(Debug, Default)]
struct Passage {
    /// So many bytes at its end are the dot: they go when they are let go.
    dot: usize,
    is_held: bool,
    /// The stream waits for it to be let go.
    waiting: Option<Waker>,
    written: usize,
    is_dot_out: bool,
}

impl Turns {
    /// A group of so many commands is about to be written.
    pub(super) fn expect(&self, commands: usize) {
        self.0.more.store(commands.saturating_sub(1), Ordering::Relaxed);
    }

    pub(super) fn takes_groups(&self) -> bool {
        self.0.takes_groups.load(Ordering::Relaxed)
    }

    /// A line of the server's: lettre keeps of the answer to EHLO only what it knows itself.
    pub(super) fn hear(&self, line: &str) {
        let word = line.get(4..).unwrap_or_default().trim();
        if line.starts_with("250") && word.eq_ignore_ascii_case("PIPELINING") {
            self.0.takes_groups.store(true, Ordering::Relaxed);
        }
    }

    /// One reply has come; whether it was the last.
    pub(super) fn take_one(&self) -> bool {
        let more = self.0.more.load(Ordering::Relaxed);
        self.0.more.store(more.saturating_sub(1), Ordering::Relaxed);
        more == 0
    }

    /// What is written next is a letter; its last bytes, `dot` of them, wait for [`Turns::let_go`].
    pub(super) fn hold_back(&self, dot: usize) {
        *self.passage() = Passage {
            dot,
            is_held: true,
            ..Passage::default()
        };
    }

    /// The final dot may go out.
    pub(super) fn let_go(&self) {
        let waiting = {
            let mut passage = self.passage();
            passage.is_held = false;
            passage.waiting.take()
        };
        if let Some(waker) = waiting {
            waker.wake();
        }
    }

    /// All but the dot is written, and it waits to be let go.
    pub(super) fn is_waiting(&self) -> bool {
        let passage = self.passage();
        passage.is_held && passage.waiting.is_some()
    }

    /// Some of the letter has gone out, and nothing of its dot: no answer is due.
    pub(super) fn is_in_mid_letter(&self) -> bool {
        let passage = self.passage();
        passage.written > 0 && !passage.is_dot_out
    }

    /// So many bytes of the letter are written.
    pub(super) fn written(&self) -> usize {
        self.passage().written
    }

    /// The final dot was or may have been written.
    pub(super) fn is_dot_out(&self) -> bool {
        self.passage().is_dot_out
    }

    /// How many of the `left` bytes of what is being written may go out now, at most `most`.
    pub(super) fn may_pass(&self, cx: &Context<'_>, left: usize, most: usize) -> Poll<usize> {
        let mut passage = self.passage();
        let free = match passage.is_held {
            true => left.saturating_sub(passage.dot),
            false => left,
        };
        if free == 0 && left > 0 {
            passage.waiting = Some(cx.waker().clone());
            return Poll::Pending;
        }
        Poll::Ready(free.min(most))
    }

    /// Of the `left` bytes so many went out; `None` where that is not known.
    pub(super) fn passed(&self, left: usize, tried: usize, went: Option<usize>) {
        let mut passage = self.passage();
        if passage.dot == 0 || passage.is_dot_out {
            return;
        }
        let text = left.saturating_sub(passage.dot);
        passage.written += went.unwrap_or_default();
        passage.is_dot_out = went.unwrap_or(tried) > text;
    }

    fn passage(&self) -> MutexGuard<'_, Passage> {
        self.0.letter.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::hidden::Hidden;
    use crate::mail::replies::{Misconduct, Replies};
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};

    const LETTER: &[u8] = b"Subject: x\r\n\r\nKinh gui\r\n.\r\n";

    /// A server that has said 354, and the stream of the client who heard it.
    async fn after_data(turns: &Turns) -> (DuplexStream, Replies<DuplexStream>) {
        let (mut server, client) = tokio::io::duplex(1024);
        let peer = ([127, 0, 0, 1], 25);
        let mut replies = Replies::new(client, peer.into(), Hidden::default()).with_turns(turns);
        server.write_all(b"354 go\r\n").await.expect("room");
        let mut reply = [0; 8];
        replies.read_exact(&mut reply).await.expect("a reply");
        turns.hold_back(3);
        (server, replies)
    }

    #[tokio::test]
    async fn the_letter_goes_ahead_and_its_dot_waits_for_the_mark() {
        let turns = Turns::default();
        let (mut server, mut replies) = after_data(&turns).await;
        let writing = tokio::spawn(async move {
            replies.write_all(LETTER).await.expect("room");
            replies
        });
        let mut got = vec![0; LETTER.len() - 3];
        server.read_exact(&mut got).await.expect("all but the dot");
        assert!(LETTER.starts_with(&got));
        assert_eq!((turns.written(), turns.is_dot_out()), (LETTER.len() - 3, false));
        while !turns.is_waiting() {
            tokio::task::yield_now().await;
        }
        turns.let_go();
        drop(writing.await);
        let mut dot = Vec::new();
        server.read_to_end(&mut dot).await.expect("the dot");
        assert_eq!(dot, b".\r\n");
        assert!(turns.is_dot_out());
    }

    #[tokio::test]
    async fn a_letter_that_is_dropped_before_its_mark_has_sent_no_dot() {
        let turns = Turns::default();
        let (mut server, mut replies) = after_data(&turns).await;
        tokio::select! {
            biased;
            written = replies.write_all(LETTER) => panic!("{written:?}"),
            () = std::future::ready(()) => {}
        }
        drop(replies);
        let mut got = Vec::new();
        server.read_to_end(&mut got).await.expect("what was written");
        assert_eq!(got, &LETTER[..LETTER.len() - 3]);
    }

    #[tokio::test]
    async fn what_is_said_between_the_letter_and_its_dot_accepts_nothing() {
        for (said, want) in [
            ("250 queued\r\n", Some(Misconduct::Unasked)),
            ("552 too large\r\n", None),
        ] {
            let turns = Turns::default();
            let (mut server, mut replies) = after_data(&turns).await;
            let written = tokio::join!(replies.write_all(LETTER), async {
                let mut got = vec![0; LETTER.len() - 3];
                server.read_exact(&mut got).await.expect("all but the dot");
                server.write_all(said.as_bytes()).await.expect("room");
                turns.let_go();
            });
            let misconduct = written.0.err().and_then(|e| Misconduct::of(&e));
            assert_eq!(misconduct, want, "{said}");
            assert_eq!(turns.is_dot_out(), want.is_none(), "{said}");
        }
    }
}
