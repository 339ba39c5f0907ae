//! The sample portal behind a door that can be shut, spoilt or slowed.

use dossierd::portal::sample::Sample;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

/// What the door does with a request.
#[derive(Debug, Clone, Copy)]
pub enum Manner {
    /// Lets the sample portal answer.
    Serves,
    /// Takes the connection and closes it.
    Down,
    /// Takes the connection and says nothing.
    Hangs,
    /// Lets the sample portal answer, but not requests with these words.
    FailsFor(&'static str),
    /// Status, content type, body.
    Says(u16, &'static str, &'static str),
    /// Status, one header, JSON.
    Adds(u16, (&'static str, &'static str), &'static str),
}

/// A portal; dropping it stops it.
pub struct Portal {
    pub base_url: String,
    state: Arc<Mutex<(Manner, usize)>>,
    task: tokio::task::JoinHandle<()>,
    _sample: Sample,
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Portal {
    pub async fn start() -> Portal {
        let sample = Sample::start().await.unwrap();
        let behind = sample.base_url().replace("http://", "");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new((Manner::Serves, 0)));
        let shared = state.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let manner = {
                    let mut state = shared.lock().unwrap();
                    state.1 += 1;
                    state.0
                };
                tokio::spawn(answer(stream, manner, behind.clone()));
            }
        });
        Portal {
            base_url,
            state,
            task,
            _sample: sample,
        }
    }

    pub fn is(&self, manner: Manner) {
        self.state.lock().unwrap().0 = manner;
    }

    /// How many requests came so far.
    pub fn asked(&self) -> usize {
        self.state.lock().unwrap().1
    }
}

async fn answer(mut stream: TcpStream, manner: Manner, behind: String) -> std::io::Result<()> {
    match manner {
        Manner::Down => Ok(()),
        Manner::Hangs => std::future::pending().await,
        Manner::Serves => {
            let mut inner = TcpStream::connect(behind).await?;
            copy_bidirectional(&mut stream, &mut inner).await.map(|_| ())
        }
        Manner::FailsFor(words) => {
            let head = head(&mut stream).await?;
            if String::from_utf8_lossy(&head).contains(words) {
                return Ok(());
            }
            let mut inner = TcpStream::connect(behind).await?;
            inner.write_all(&head).await?;
            copy_bidirectional(&mut stream, &mut inner).await.map(|_| ())
        }
        Manner::Says(..) | Manner::Adds(..) => {
            let (status, (name, value), body) = match manner {
                Manner::Says(status, kind, body) => (status, ("Content-Type", kind), body),
                Manner::Adds(status, header, body) => (status, header, body),
                _ => return Ok(()),
            };
            head(&mut stream).await?;
            let reply = format!(
                "HTTP/1.1 {status} Said\r\nConnection: close\r\n{name}: {value}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(reply.as_bytes()).await
        }
    }
}

async fn head(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    Ok(head)
}
