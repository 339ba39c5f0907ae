//! A server for tests that says what its script says, one line a connection.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What happens to one connection.
pub(super) enum Line {
    /// Status, further headers, body.
    Say(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// Half of the body that was promised.
    BreakOff(Vec<u8>),
    /// The request is read and never answered.
    Silence,
    /// The connection is reset after the request.
    Reset,
}

pub(super) struct Scripted {
    pub base_url: String,
    /// The requests in order, heads and bodies.
    pub heard: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Scripted {
    /// The request of that number, in small letters.
    pub fn heard(&self, number: usize) -> String {
        self.heard.lock().unwrap()[number].to_lowercase()
    }

    pub fn asked(&self) -> usize {
        self.heard.lock().unwrap().len()
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Scripted {
    pub async fn start(script: Vec<Line>) -> Scripted {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let hears = heard.clone();
        let task = tokio::spawn(async move {
            let mut silent = Vec::new();
            for line in script {
                let (mut stream, _) = listener.accept().await.unwrap();
                let request = request(&mut stream).await;
                hears.lock().unwrap().push(request);
                match line {
                    Line::Say(status, headers, body) => {
                        say(&mut stream, status, &headers, &body, body.len()).await
                    }
                    Line::BreakOff(body) => say(&mut stream, 200, &[], &body, body.len() * 2).await,
                    Line::Silence => silent.push(stream),
                    Line::Reset => stream.set_zero_linger().unwrap(),
                }
            }
            std::future::pending::<()>().await;
        });
        Scripted {
            base_url,
            heard,
            task,
        }
    }
}

async fn request(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let mut text = String::from_utf8(head).unwrap();
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("content-length").then_some(value)
    });
    let mut body = vec![0; length.map_or(0, |n| n.parse().unwrap())];
    stream.read_exact(&mut body).await.unwrap();
    text.push_str(&String::from_utf8(body).unwrap());
    text
}

async fn say(stream: &mut TcpStream, status: u16, headers: &[(&str, String)], body: &[u8], promised: usize) {
    let mut head = format!("HTTP/1.1 {status} Said\r\nConnection: close\r\n");
    if status != 204 {
        head.push_str(&format!("Content-Length: {promised}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    // One who has read enough may hang up.
    let _ = stream.write_all(body).await;
    let _ = stream.shutdown().await;
}
