//! A service with one address for each sector, whose answers all change when it is told to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug, Default)]
struct State {
    round: i64,
    /// The status that an address answers with, where it is not 200.
    statuses: BTreeMap<usize, u16>,
    /// A count that an address falls to.
    fallen: BTreeMap<usize, i64>,
    asked: Vec<usize>,
    open: usize,
    most_open: usize,
}

pub struct Addresses {
    pub base_url: String,
    state: Arc<Mutex<State>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Addresses {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Addresses {
    pub async fn start() -> Addresses {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, shared.clone()));
            }
        });
        Addresses {
            base_url,
            state,
            task,
        }
    }

    /// From now on every answer is another.
    pub fn change(&self) {
        self.state.lock().unwrap().round += 1;
    }

    pub fn answers(&self, address: usize, status: u16) {
        self.state.lock().unwrap().statuses.insert(address, status);
    }

    pub fn falls(&self, address: usize, to: i64) {
        self.state.lock().unwrap().fallen.insert(address, to);
    }

    /// The addresses asked since the last look, in the order of their requests.
    pub fn take_asked(&self) -> Vec<usize> {
        std::mem::take(&mut self.state.lock().unwrap().asked)
    }

    /// How many requests were open at once, at most.
    pub fn most_open(&self) -> usize {
        self.state.lock().unwrap().most_open
    }
}

async fn serve(mut stream: TcpStream, state: Arc<Mutex<State>>) -> std::io::Result<()> {
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let head = String::from_utf8_lossy(&head).into_owned();
        let number = head
            .split(['/', '.'])
            .nth(2)
            .and_then(|n| n.parse().ok())
            .unwrap_or(0);
        {
            let mut state = state.lock().unwrap();
            state.asked.push(number);
            state.open += 1;
            state.most_open = state.most_open.max(state.open);
        }
        // The later ones of a few are ready first.
        for _ in 0..(40 - number % 4 * 10) {
            tokio::task::yield_now().await;
        }
        let (status, body) = {
            let mut state = state.lock().unwrap();
            state.open -= 1;
            (
                state.statuses.get(&number).copied().unwrap_or(200),
                body(number, &state),
            )
        };
        let reply = format!(
            "HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(reply.as_bytes()).await?;
    }
}

fn body(number: usize, state: &State) -> String {
    let k = i64::try_from(number).unwrap();
    let n = state
        .fallen
        .get(&number)
        .copied()
        .unwrap_or(1000 + 7 * k + 13 * state.round);
    serde_json::json!({
        "linhVuc": format!("Lĩnh vực số {number}"), "tiepNhan": n, "trucTuyen": n - k % 90, "tonKyTruoc": k % 37,
        "giaiQuyet": {"truocHan": n / 2, "dungHan": n / 3, "quaHan": k % 7},
        "dangGiaiQuyet": {"trongHan": 40 + k % 60, "quaHan": k % 5},
    })
    .to_string()
}
