//! A scripted mail server on loopback: it behaves, except where told otherwise.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;

/// What the server does at a step instead of its usual answer, once.
#[derive(Debug, Clone, Copy)]
pub enum Act {
    Say(&'static str),
    /// Says it and closes.
    SayAndLeave(&'static str),
    Leave,
    /// Stays silent until the client is gone.
    Hang,
    /// Silent until the client says more or is gone, then says it.
    SayTooLate(&'static str),
    /// Its usual answer, once it is told.
    Wait(&'static Notify),
}

/// (step, act); steps are "greeting", the first word of a command, "body" (after its
/// first line) and "dot".
pub type Script = Vec<(&'static str, Act)>;

pub struct FakeServer {
    pub address: SocketAddr,
    log: Arc<Mutex<Vec<Vec<String>>>>,
}

/// How the server encrypts.
#[derive(Clone, Default)]
pub struct Tls {
    pub acceptor: Option<TlsAcceptor>,
    pub from_the_start: bool,
}

impl FakeServer {
    /// One script a connection, in order; later connections behave.
    pub async fn start(scripts: Vec<Script>, tls: Tls) -> FakeServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let log: Arc<Mutex<Vec<Vec<String>>>> = Arc::default();
        let shared = log.clone();
        let mut scripts = VecDeque::from(scripts);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let connection = {
                    let mut log = shared.lock().expect("log");
                    log.push(Vec::new());
                    log.len() - 1
                };
                let session = Session {
                    script: scripts.pop_front().unwrap_or_default(),
                    log: shared.clone(),
                    connection,
                    tls: tls.clone(),
                };
                tokio::spawn(session.run(stream));
            }
        });
        FakeServer { address, log }
    }

    /// First words of the commands of each connection, with "dot" where a letter was complete.
    pub fn heard(&self) -> Vec<String> {
        let log = self.log.lock().expect("log");
        log.iter().map(|commands| commands.join(" ")).collect()
    }
}

struct Session {
    script: Script,
    log: Arc<Mutex<Vec<Vec<String>>>>,
    connection: usize,
    tls: Tls,
}

enum Next {
    Go,
    Stop,
}

impl Session {
    async fn run(mut self, stream: tokio::net::TcpStream) {
        if self.tls.from_the_start {
            let acceptor = self.tls.acceptor.clone().expect("TLS");
            if let Ok(stream) = acceptor.accept(stream).await {
                self.talk(BufReader::new(stream), true).await;
            }
            return;
        }
        let Some(plain) = self.talk(BufReader::new(stream), true).await else {
            return;
        };
        let acceptor = self.tls.acceptor.take().expect("TLS");
        if let Ok(stream) = acceptor.accept(plain).await {
            self.talk(BufReader::new(stream), false).await;
        }
    }

    fn note(&self, word: &str) {
        self.log.lock().expect("log")[self.connection].push(word.to_owned());
    }

    /// Until the client leaves, or wants TLS: then the bare stream.
    async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
        &mut self,
        mut stream: BufReader<S>,
        greet: bool,
    ) -> Option<S> {
        if greet && matches!(self.act(&mut stream, "greeting", "220 fake").await, Next::Stop) {
            return None;
        }
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let verb = line.split_whitespace().next().unwrap_or_default().to_uppercase();
            self.note(&verb);
            let usual = self.usual(&verb);
            let act = self.script.iter().find(|(at, _)| *at == verb).map(|(_, act)| act);
            let wants_no_letter = matches!(act, Some(Act::Say(said)) if !said.starts_with('3'));
            if matches!(self.act(&mut stream, &verb, &usual).await, Next::Stop) {
                return None;
            }
            match verb.as_str() {
                "STARTTLS" => return Some(stream.into_inner()),
                "DATA" if !wants_no_letter => self.letter(&mut stream).await?,
                "QUIT" => return None,
                _ => {}
            }
        }
    }

    fn usual(&self, verb: &str) -> String {
        match verb {
            "EHLO" if self.tls.acceptor.is_some() && !self.tls.from_the_start => {
                "250-fake\r\n250 STARTTLS".into()
            }
            "EHLO" => "250-fake\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN".into(),
            "AUTH" => "235 welcome".into(),
            "DATA" => "354 go".into(),
            "STARTTLS" => "220 go".into(),
            _ => "250 ok".into(),
        }
    }

    async fn letter<S: AsyncRead + AsyncWrite + Unpin>(&mut self, stream: &mut BufReader<S>) -> Option<()> {
        let mut first = true;
        loop {
            let mut line = Vec::new();
            if stream.read_until(b'\n', &mut line).await.ok()? == 0 {
                return None;
            }
            if line == b".\r\n" {
                break;
            }
            if std::mem::take(&mut first) && self.script.iter().any(|(step, _)| *step == "body") {
                self.act(stream, "body", "").await;
                return None;
            }
        }
        self.note("dot");
        match self.act(stream, "dot", "250 2.0.0 queued").await {
            Next::Go => Some(()),
            Next::Stop => None,
        }
    }

    async fn act<S: AsyncRead + AsyncWrite + Unpin>(
        &mut self,
        stream: &mut BufReader<S>,
        step: &str,
        usual: &str,
    ) -> Next {
        let told = self
            .script
            .iter()
            .position(|(at, _)| *at == step)
            .map(|i| self.script.remove(i).1);
        match told {
            None => say(stream, usual).await,
            Some(Act::Say(words)) => say(stream, words).await,
            Some(Act::SayAndLeave(words)) => {
                say(stream, words).await;
                Next::Stop
            }
            Some(Act::Leave) => Next::Stop,
            Some(Act::Hang) => {
                until_gone(stream).await;
                Next::Stop
            }
            Some(Act::Wait(told)) => {
                told.notified().await;
                say(stream, usual).await
            }
            Some(Act::SayTooLate(words)) => {
                let _ = stream.fill_buf().await;
                say(stream, words).await
            }
        }
    }
}

async fn until_gone<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) {
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufReader<S>, words: &str) -> Next {
    let line = format!("{words}\r\n");
    match stream.get_mut().write_all(line.as_bytes()).await {
        Ok(()) => match stream.get_mut().flush().await {
            Ok(()) => Next::Go,
            Err(_) => Next::Stop,
        },
        Err(_) => Next::Stop,
    }
}
