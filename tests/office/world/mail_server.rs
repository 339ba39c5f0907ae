//! A mail server on loopback that behaves, except where it is told otherwise.

use std::collections::{HashMap, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

/// What the server does with a letter to one recipient, once.
#[derive(Debug, Clone, Copy)]
pub enum Reply {
    /// A line in answer to RCPT TO.
    Rcpt(&'static str),
    /// Says the line to RCPT TO and closes the connection.
    RcptAndLeave(&'static str),
    /// Closes when DATA is asked for.
    LeaveBeforeData,
    /// A line in answer to the final dot; the letter is not kept.
    Dot(&'static str),
    /// Keeps the letter and closes without an answer.
    LeaveAfterDot,
    /// Never answers RCPT TO.
    Hang,
}

/// How the server is as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    Well,
    /// Takes the connection and closes it.
    Down,
    /// Refuses every sign-in.
    WrongPassword,
    /// Refuses every sender.
    NoSender,
}

/// A letter that the server took or may be thought to have taken.
#[derive(Debug, Clone)]
pub struct Received {
    pub to: String,
    pub message_id: String,
    pub subject: String,
    pub text: String,
    pub envelope_from: String,
    pub bytes: Vec<u8>,
}

type OnLetter = Box<dyn FnMut(&Received) + Send>;

struct State {
    health: Health,
    replies: HashMap<String, VecDeque<Reply>>,
    /// What every letter meets for which nothing is scripted.
    to_all: Option<Reply>,
    letters: Vec<Received>,
    connections: usize,
    /// Everything that happened on the connections, in order: commands, "dot", "kept".
    steps: Vec<String>,
    halt_at: Option<usize>,
    on_letter: Option<OnLetter>,
    before_data: Option<Box<dyn FnOnce() + Send>>,
}

/// The server; dropping it stops it.
pub struct MailServer {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    halted: Arc<Notify>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl MailServer {
    pub async fn start() -> MailServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State {
            health: Health::Well,
            replies: HashMap::new(),
            to_all: None,
            letters: Vec::new(),
            connections: 0,
            steps: Vec::new(),
            halt_at: None,
            on_letter: None,
            before_data: None,
        }));
        let halted = Arc::new(Notify::new());
        let (shared, halting) = (state.clone(), halted.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let session = Session {
                    state: shared.clone(),
                    halted: halting.clone(),
                    to: String::new(),
                    from: String::new(),
                };
                tokio::spawn(session.run(stream));
            }
        });
        MailServer {
            address,
            state,
            halted,
            task,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn is(&self, health: Health) {
        self.state().health = health;
    }

    /// The next letters to that address meet these, one each; later ones are taken.
    pub fn answers(&self, to: &str, replies: &[Reply]) {
        self.state()
            .replies
            .entry(to.to_owned())
            .or_default()
            .extend(replies);
    }

    /// Every letter meets this until it is said otherwise.
    pub fn answers_all(&self, reply: Option<Reply>) {
        self.state().to_all = reply;
    }

    /// What is still scripted for that address is forgotten.
    pub fn answers_no_more(&self, to: &str) {
        self.state().replies.remove(to);
    }

    /// Everything that the server kept, oldest first.
    pub fn letters(&self) -> Vec<Received> {
        self.state().letters.clone()
    }

    /// Takes what was kept.
    pub fn take(&self) -> Vec<Received> {
        std::mem::take(&mut self.state().letters)
    }

    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// How often that word was said to it.
    pub fn words(&self, verb: &str) -> usize {
        self.state().steps.iter().filter(|s| *s == verb).count()
    }

    /// Called for each letter that is kept, before the answer to its final dot.
    pub fn on_letter(&self, call: impl FnMut(&Received) + Send + 'static) {
        self.state().on_letter = Some(Box::new(call));
    }

    /// Called once, when the next letter is about to be asked for its content.
    pub fn before_data(&self, call: impl FnOnce() + Send + 'static) {
        self.state().before_data = Some(Box::new(call));
    }

    /// Falls silent for good on the connection where step number `step` (from 0, counted from
    /// now on) happens, and says so to [`MailServer::halted`].
    pub fn halt_at(&self, step: usize) {
        let mut state = self.state();
        state.halt_at = Some(state.steps.len() + step);
    }

    pub fn halt_nowhere(&self) {
        self.state().halt_at = None;
    }

    pub async fn halted(&self) {
        self.halted.notified().await;
    }
}

struct Session {
    state: Arc<Mutex<State>>,
    halted: Arc<Notify>,
    to: String,
    from: String,
}

impl Session {
    async fn run(mut self, stream: TcpStream) -> Option<()> {
        let health = {
            let mut state = self.state.lock().unwrap();
            state.connections += 1;
            state.health
        };
        if health == Health::Down {
            return None;
        }
        let mut stream = BufReader::new(stream);
        say(&mut stream, "220 scripted").await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            let verb = line.split_whitespace().next().unwrap_or_default().to_uppercase();
            self.step(&verb).await;
            match verb.as_str() {
                "EHLO" => {
                    say(
                        &mut stream,
                        "250-scripted\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
                    )
                    .await?
                }
                "AUTH" if health == Health::WrongPassword => {
                    say(&mut stream, "535 5.7.8 authentication failed").await?;
                }
                "AUTH" => say(&mut stream, "235 welcome").await?,
                "MAIL" if health == Health::NoSender => {
                    say(&mut stream, "550 5.7.1 sender not allowed").await?;
                }
                "MAIL" => {
                    self.from = in_brackets(&line);
                    say(&mut stream, "250 ok").await?;
                }
                "RCPT" => self.recipient(&mut stream, in_brackets(&line)).await?,
                "DATA" => self.data(&mut stream).await?,
                "QUIT" => return say(&mut stream, "221 bye").await,
                _ => say(&mut stream, "250 ok").await?,
            }
        }
    }

    /// Notes a step; never returns where the server is told to halt there.
    async fn step(&self, name: &str) {
        let halts = {
            let mut state = self.state.lock().unwrap();
            state.steps.push(name.to_owned());
            state.halt_at == Some(state.steps.len() - 1)
        };
        if halts {
            self.halted.notify_one();
            std::future::pending::<()>().await;
        }
    }

    fn script(&self) -> Option<Reply> {
        let state = self.state.lock().unwrap();
        let own = state.replies.get(&self.to).and_then(|r| r.front().copied());
        own.or(state.to_all)
    }

    fn spend(&self) {
        let mut state = self.state.lock().unwrap();
        if let Some(replies) = state.replies.get_mut(&self.to) {
            replies.pop_front();
        }
    }

    async fn recipient(&mut self, stream: &mut BufReader<TcpStream>, to: String) -> Option<()> {
        self.to = to;
        match self.script() {
            Some(Reply::Rcpt(line)) => {
                self.spend();
                say(stream, line).await
            }
            Some(Reply::RcptAndLeave(line)) => {
                self.spend();
                say(stream, line).await?;
                None
            }
            Some(Reply::Hang) => {
                self.spend();
                let mut rest = Vec::new();
                let _ = stream.read_to_end(&mut rest).await;
                None
            }
            _ => say(stream, "250 ok").await,
        }
    }

    async fn data(&mut self, stream: &mut BufReader<TcpStream>) -> Option<()> {
        let call = self.state.lock().unwrap().before_data.take();
        if let Some(call) = call {
            call();
        }
        let script = self.script();
        if matches!(script, Some(Reply::LeaveBeforeData)) {
            self.spend();
            return None;
        }
        say(stream, "354 go").await?;
        let bytes = body(stream).await?;
        self.step("dot").await;
        if script.is_some() {
            self.spend();
        }
        if let Some(Reply::Dot(line)) = script {
            return say(stream, line).await;
        }
        self.keep(bytes);
        self.step("kept").await;
        if matches!(script, Some(Reply::LeaveAfterDot)) {
            return None;
        }
        say(stream, "250 2.0.0 queued").await
    }

    fn keep(&self, bytes: Vec<u8>) {
        let received = read(&self.to, &self.from, bytes);
        let mut state = self.state.lock().unwrap();
        state.letters.push(received.clone());
        let call = state.on_letter.take();
        drop(state);
        if let Some(mut call) = call {
            call(&received);
            self.state.lock().unwrap().on_letter = Some(call);
        }
    }
}

/// Reads as a mail program would.
fn read(to: &str, from: &str, bytes: Vec<u8>) -> Received {
    let message = mail_parser::MessageParser::default()
        .parse(&bytes)
        .expect("a message");
    Received {
        to: to.to_owned(),
        envelope_from: from.to_owned(),
        message_id: message.message_id().expect("a Message-ID").to_owned(),
        subject: message.subject().expect("a subject").to_owned(),
        text: message.body_text(0).expect("a text").into_owned(),
        bytes: bytes.clone(),
    }
}

async fn body(stream: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        if line == b".\r\n" {
            return Some(bytes);
        }
        let stuffed = line.starts_with(b"..");
        bytes.extend_from_slice(if stuffed { &line[1..] } else { &line });
    }
}

fn in_brackets(line: &str) -> String {
    let inner = line.split(['<', '>']).nth(1).unwrap_or_default();
    inner.to_owned()
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    let line = format!("{line}\r\n");
    stream.get_mut().write_all(line.as_bytes()).await.ok()
}
