//! A mailbox on loopback that speaks as much IMAP as the office needs.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

pub const PASSWORD: &str = "mat-khau-imap";

/// A letter in it.
#[derive(Debug, Clone)]
pub struct Filed {
    pub uid: u32,
    pub bytes: Vec<u8>,
    pub is_seen: bool,
    /// Where it lies: "INBOX" or where it was moved.
    pub folder: String,
}

struct State {
    letters: Vec<Filed>,
    validity: u32,
    password: String,
    sign_ins: usize,
    /// The connection ends before this command, once.
    breaks_at: Option<&'static str>,
}

/// The server; dropping it stops it.
pub struct Mailbox {
    pub address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Mailbox {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Mailbox {
    pub async fn start() -> Mailbox {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State {
            letters: Vec::new(),
            validity: 1,
            password: PASSWORD.into(),
            sign_ins: 0,
            breaks_at: None,
        }));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Mailbox { address, state, task }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn put(&self, bytes: impl Into<Vec<u8>>) {
        let mut state = self.state();
        let uid = state.letters.iter().map(|l| l.uid).max().unwrap_or(0) + 1;
        state.letters.push(Filed {
            uid,
            bytes: bytes.into(),
            is_seen: false,
            folder: "INBOX".into(),
        });
    }

    pub fn letters(&self) -> Vec<Filed> {
        self.state().letters.clone()
    }

    pub fn sign_ins(&self) -> usize {
        self.state().sign_ins
    }

    pub fn has_password(&self, password: &str) {
        self.state().password = password.into();
    }

    pub fn breaks_at(&self, command: &'static str) {
        self.state().breaks_at = Some(command);
    }

    /// The server was rebuilt: other uids, the same letters, none of them seen.
    pub fn is_rebuilt(&self) {
        let mut state = self.state();
        state.validity += 1;
        for letter in &mut state.letters {
            letter.uid += 100;
            letter.is_seen = false;
        }
    }
}

async fn serve(stream: TcpStream, state: Arc<Mutex<State>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"* OK ready\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
        let Some(said) = answer(tag, command, &state) else {
            return;
        };
        if write.write_all(&said).await.is_err() {
            return;
        }
    }
}

fn answer(tag: &str, command: &str, state: &Mutex<State>) -> Option<Vec<u8>> {
    let mut state = state.lock().unwrap();
    if state.breaks_at.is_some_and(|at| command.contains(at)) {
        state.breaks_at = None;
        return None;
    }
    let words: Vec<&str> = command.split(' ').collect();
    let ok = format!("{tag} OK done\r\n");
    let of = |uid: &str| uid.parse::<u32>().unwrap();
    let said = match words.as_slice() {
        ["LOGIN", _, password] => {
            state.sign_ins += 1;
            match *password == format!("\"{}\"", state.password) {
                true => ok,
                false => format!("{tag} NO [AUTHENTICATIONFAILED] no\r\n"),
            }
        }
        ["SELECT", ..] => format!("* 9 EXISTS\r\n* OK [UIDVALIDITY {}] v\r\n{ok}", state.validity),
        ["UID", "SEARCH", "UID", range, "SINCE", _] => {
            let from = of(range.split_once(':').unwrap().0);
            let uids = state
                .letters
                .iter()
                .filter(|l| l.folder == "INBOX" && l.uid >= from);
            let uids: Vec<String> = uids.map(|l| l.uid.to_string()).collect();
            format!("* SEARCH {}\r\n{ok}", uids.join(" "))
        }
        ["UID", "FETCH", uid, ..] => {
            assert!(
                command.contains("BODY.PEEK[]<0.262144>"),
                "{command}: reading leaves no trace"
            );
            let letter = state.letters.iter().find(|l| l.uid == of(uid)).unwrap();
            let mut said =
                format!("* 1 FETCH (UID {uid} BODY[]<0> {{{}}}\r\n", letter.bytes.len()).into_bytes();
            said.extend(&letter.bytes);
            said.extend(format!(")\r\n{ok}").into_bytes());
            return Some(said);
        }
        ["UID", "STORE", uid, ..] => {
            let uid = of(uid);
            state
                .letters
                .iter_mut()
                .filter(|l| l.uid == uid)
                .for_each(|l| l.is_seen = true);
            ok
        }
        ["UID", "MOVE", uid, folder] => {
            let uid = of(uid);
            let folder = folder.trim_matches('"').to_owned();
            state
                .letters
                .iter_mut()
                .filter(|l| l.uid == uid)
                .for_each(|l| l.folder.clone_from(&folder));
            ok
        }
        ["LOGOUT"] => format!("* BYE\r\n{ok}"),
        _ => format!("{tag} BAD what is {command}\r\n"),
    };
    Some(said.into_bytes())
}
