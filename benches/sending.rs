//! How fast letters leave, every mark of theirs durable: the attempt before it is made, the data mark
//! just before the final dot, and how it ended.
//!
//! `tests/peers/throughput` runs it against a Postfix of its own, beside Postfix's `smtp-source`:
//!
//!     cargo bench --bench sending -- PORT LETTERS BYTES CONNECTIONS DIRECTORY
//!
//! With `fill DATABASE LETTERS BYTES` it only puts letters into the outbox of an office, for
//! `tests/peers/trouble`; with `letter BYTES` it prints one of them, for `smtp-source`.
//!
//! It prints the letters a second, from the first look at a full outbox until it is empty and all is
//! on the disk. Without arguments it sends a few to nobody but itself and measures nothing.

use anyhow::{Context, bail, ensure};
use dossierd::calendar::{Moment, at, hm};
use dossierd::config;
use dossierd::daemon::{Event, Office, Stop};
use dossierd::letter::{Letter, LetterKind};
use dossierd::mail::{Security, Server, Transport, compose};
use dossierd::outbox::{Limits, WhenUncertain};
use dossierd::plan::Mailbox;
use dossierd::store::Store;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// So many people are written to.
const ADDRESSES: usize = 200;

fn main() -> anyhow::Result<()> {
    // Cargo itself says --bench.
    let told: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| !a.starts_with("--"))
        .collect();
    if let [word, database, letters, bytes] = told.as_slice()
        && word == "fill"
    {
        return fill(
            Path::new(database),
            letters.parse()?,
            bytes.parse()?,
            at("2026-07-03".parse()?, hm(15, 0)),
        );
    }
    if let [word, bytes] = told.as_slice()
        && word == "letter"
    {
        let now = at("2026-07-03".parse()?, hm(10, 0));
        let letter = letter(0, &text_for(bytes.parse()?, now)?, now);
        // Who sends it puts the line ends of the dialogue.
        let lines = String::from_utf8(compose(&letter)?)?.replace("\r\n", "\n");
        print!("{lines}");
        return Ok(());
    }
    let [port, letters, bytes, connections, directory] = told.as_slice() else {
        println!("PORT LETTERS BYTES CONNECTIONS DIRECTORY are wanted; see tests/peers/throughput");
        return Ok(());
    };
    let number = |text: &String| {
        text.parse::<usize>()
            .with_context(|| format!("\"{text}\" is no number"))
    };
    let port = port.parse().context("PORT")?;
    let (letters, bytes, connections) = (number(letters)?, number(bytes)?, number(connections)?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let spent = runtime.block_on(async move {
        let directory = PathBuf::from(directory);
        tokio::spawn(send(port, letters, bytes, connections, directory)).await?
    })?;
    let a_second = u32::try_from(letters).map_or(0.0, f64::from) / spent.as_secs_f64();
    println!("{a_second:.0} letters a second, {letters} of {bytes} bytes over {connections} connections");
    Ok(())
}

async fn send(
    port: u16,
    letters: usize,
    bytes: usize,
    connections: usize,
    directory: PathBuf,
) -> anyhow::Result<Duration> {
    let now = at("2026-07-03".parse()?, hm(10, 0));
    let database = directory.join("outbox.db");
    let mut office = open(&database, port, connections)?;
    // What a first tick has to write besides is not measured.
    office.tick(now, &Stop::default()).await?;
    fill(&database, letters, bytes, now)?;
    let began = Instant::now();
    let ticked = office.tick(now, &Stop::default()).await?;
    let spent = began.elapsed();
    let is_other = |e: &&Event| !matches!(e, Event::Sent { key } if key.starts_with("measured-"));
    let others: Vec<&Event> = ticked.events.iter().filter(is_other).collect();
    ensure!(
        others.is_empty() && ticked.events.len() == letters,
        "not only {letters} letters sent in one tick: {} events, besides {others:?}",
        ticked.events.len()
    );
    let patience = office.settings.rules.patience.clone();
    for standing in office.store.letters(&patience, now)? {
        if !matches!(standing.state, dossierd::outbox::State::Sent { .. }) {
            bail!("{} is {:?}", standing.key, standing.state);
        }
    }
    Ok(spent)
}

/// An outbox with so many letters of that size, as they go over the wire.
fn fill(database: &Path, letters: usize, bytes: usize, now: Moment) -> anyhow::Result<()> {
    let mut store = Store::open(database)?;
    let text = text_for(bytes, now)?;
    for number in 0..letters {
        let letter = letter(number, &text, now);
        store.queue(&letter, &[], WhenUncertain::SendOnceMore, "measured")?;
    }
    store.close()?;
    Ok(())
}

/// So much text that the whole message has about `bytes` bytes.
fn text_for(bytes: usize, now: Moment) -> anyhow::Result<String> {
    let bare = compose(&letter(0, "", now))?.len();
    let line = "Nhiem vu so 18: bao cao ket qua ra soat thu tuc hanh chinh trong quy\n";
    // The same in text and in HTML.
    let lines = bytes.saturating_sub(bare) / 2 / line.len();
    Ok(line.repeat(lines))
}

fn letter(number: usize, text: &str, now: Moment) -> Letter {
    let mailbox = |name: &str, local: &str| Mailbox {
        name: name.to_owned(),
        address: format!("{local}@saobien.test"),
    };
    Letter {
        key: format!("measured-{number}"),
        kind: LetterKind::Test,
        to: mailbox("Phòng", &format!("don-vi-{}", number % ADDRESSES)),
        from: mailbox("Nhắc việc", "nhacviec"),
        reply_to: mailbox("Văn phòng", "vanphong"),
        envelope_from: "nhacviec@saobien.test".into(),
        written_at: now,
        subject: "Thư đo tốc độ".into(),
        message_id: format!("<measured-{number}@saobien.test>"),
        references: None,
        text: text.to_owned(),
        html: format!("<pre>\n{text}</pre>\n"),
        attachments: Vec::new(),
        told: Vec::new(),
        listed: vec![],
        fell_back: None,
    }
}

fn open(database: &Path, port: u16, connections: usize) -> anyhow::Result<Office> {
    let sample = config::sample(database.to_owned(), PathBuf::new());
    let mut settings = sample.map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
    settings.rules.pulls.clear();
    settings.rules.reports.clear();
    settings.rules.weekly = None;
    settings.rules.standing.clear();
    settings.rules.figures.health = None;
    settings.connections = connections;
    settings.rules.post.limits = Limits {
        hour: usize::MAX / 2,
        address_hour: usize::MAX,
        address_day: usize::MAX,
        minute: None,
    };
    settings.transport = Transport::Smtp(vec![Server {
        name: "mail".into(),
        host: "127.0.0.1".into(),
        port,
        security: Security::Plain,
        login: None,
        timeout: Duration::from_secs(60),
        extra_ca: None,
        hello: Some("dossierd.saobien.test".into()),
    }]);
    Ok(Office::open(settings, Store::open(database)?)?)
}
