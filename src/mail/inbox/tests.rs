//! Against a server that says what a script makes it say.

use super::*;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// Answers each command by its first words; `None` closes the connection, "…" never answers.
async fn server(answer: impl Fn(&str) -> Option<String> + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"* OK ready\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
            let Some(said) = answer(command) else {
                return;
            };
            if said == "…" {
                let _ = lines.into_inner().read(&mut [0]).await;
                return;
            }
            if write
                .write_all(said.replace("TAG", tag).as_bytes())
                .await
                .is_err()
            {
                return;
            }
        }
    });
    port
}

fn at(port: u16) -> InboxServer {
    InboxServer {
        host: "127.0.0.1".into(),
        port,
        security: Security::Plain,
        user: "nhacviec".into(),
        password: "mat-khau".to_owned().into(),
        timeout: Duration::from_millis(500),
        extra_ca: None,
        folder: "INBOX".into(),
        taken: None,
    }
}

/// A server with one letter, number 7.
fn usual(command: &str) -> Option<String> {
    let letter = "To: a@b\r\n\r\nXONG";
    let verb: Vec<&str> = command.split(' ').collect();
    Some(match verb.as_slice() {
        ["LOGIN", "\"nhacviec\"", "\"mat-khau\""] => "TAG OK in\r\n".into(),
        ["SELECT", ..] => "* 1 EXISTS\r\n* OK [UIDVALIDITY 3] ok\r\nTAG OK [READ-WRITE] open\r\n".into(),
        ["UID", "SEARCH", ..] => "* SEARCH 9 7 3\r\nTAG OK found\r\n".into(),
        ["UID", "FETCH", uid, ..] => format!(
            "* 1 FETCH (UID {uid} BODY[]<0> {{{}}}\r\n{letter})\r\nTAG OK done\r\n",
            letter.len()
        ),
        ["UID", "STORE", ..] => "TAG OK marked\r\n".into(),
        ["LOGOUT"] => "* BYE\r\nTAG OK\r\n".into(),
        _ => "TAG BAD what?\r\n".into(),
    })
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()
}

#[tokio::test]
async fn a_letter_is_looked_at_and_then_put_away() {
    let mut visit = at(server(usual).await).visit().await.unwrap();
    assert_eq!(visit.validity, 3);
    assert_eq!(
        visit.newer(3, day(), 50).await.unwrap(),
        [7, 9],
        "3 was seen before"
    );
    assert_eq!(visit.newer(3, day(), 1).await.unwrap(), [7]);
    assert_eq!(visit.letter(7).await.unwrap().unwrap(), b"To: a@b\r\n\r\nXONG");
    visit.put_away(7).await.unwrap();
    visit.leave().await;
}

#[tokio::test]
async fn a_wrong_password_is_told_as_such_and_never_repeated_in_the_message() {
    let echo = |c: &str| Some(format!("TAG NO [AUTHENTICATIONFAILED] bad: {c}\r\n"));
    let trouble = at(server(echo).await).visit().await.err().unwrap();
    assert_eq!(trouble, Trouble::Login);
    assert!(!trouble.to_string().contains("mat-khau"));
}

#[tokio::test]
async fn a_server_that_hangs_closes_or_talks_nonsense_ends_in_trouble_and_soon() {
    let on = |step: &'static str, said: Option<&'static str>| {
        move |command: &str| match command.contains(step) {
            true => said.map(str::to_owned),
            false => usual(command),
        }
    };
    for (step, said, want) in [
        ("LOGIN", Some("…"), "signing in: no answer"),
        ("LOGIN", None, "signing in: the connection broke"),
        (
            "SELECT",
            Some("TAG NO no such folder\r\n"),
            "check folder in [answers]",
        ),
        ("SEARCH", Some("* SEARCH x\r\n"), "looking for letters"),
        ("SEARCH", Some("…"), "looking for letters: no answer"),
        (
            "FETCH",
            Some("* 1 FETCH (UID 7 BODY[]<0> {5}\r\nbí mật"),
            "reading a letter",
        ),
        ("FETCH", Some("* 1 FETCH bí mật\r\n"), "reading a letter"),
        ("FETCH", None, "reading a letter: the connection broke"),
    ] {
        let port = server(on(step, said)).await;
        let done = async {
            let mut visit = at(port).visit().await?;
            visit.newer(0, day(), 50).await?;
            visit.letter(7).await
        };
        let trouble = done.await.unwrap_err().to_string();
        assert!(trouble.contains(want), "{step} {said:?}: {trouble}");
        assert!(!trouble.contains("mật"), "{trouble}");
    }
}

#[tokio::test]
async fn a_letter_that_is_gone_is_none() {
    let gone = |c: &str| match c.starts_with("UID FETCH") {
        true => Some("TAG OK nothing\r\n".into()),
        false => usual(c),
    };
    let mut visit = at(server(gone).await).visit().await.unwrap();
    assert_eq!(visit.letter(7).await.unwrap(), None);
}

#[tokio::test]
async fn a_server_that_announces_too_much_is_left() {
    let (mut near, far) = tokio::io::duplex(64);
    tokio::spawn(async move { while near.write_all(&[b'x'; 64]).await.is_ok() {} });
    let mut bounded = Bounded::new(far, 1000);
    let mut read = Vec::new();
    let error = bounded.read_to_end(&mut read).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::FileTooLarge);
    assert!(read.len() <= 1000);
}
