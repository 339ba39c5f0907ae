//! An office in a temporary folder, with everything around it, at a told moment.

mod addresses;
mod days_named;
mod mail_server;
pub mod mailbox;
mod portal;

pub use addresses::Addresses;
pub use mail_server::{Health, MailServer, Received, Reply};
pub use mailbox::Mailbox;
pub use portal::{Manner, Portal};

use chrono::{NaiveDate, NaiveDateTime};
use dossierd::agenda::LetterFact;
use dossierd::calendar::{Moment, at, day_of};
use dossierd::config::{self, Settings};
use dossierd::daemon::{Event, Office, Stop, WorkError};
use dossierd::mail::{Security, Server, Transport};
use dossierd::outbox::State;
use dossierd::plan::{Mark, MarkKind, Task, import};
use dossierd::store::{PlanFile, Store};
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

/// Addresses of the sample office.
pub const OFFICE: &str = "vanphong@saobien.example";
pub const DAUTU: &str = "dautu@saobien.example";
pub const XAYDUNG: &str = "xaydung@saobien.example";
pub const MOITRUONG: &str = "moitruong@saobien.example";
pub const LAODONG: &str = "laodong@saobien.example";
pub const TRUNGTAM: &str = "trungtam@saobien.example";
pub const MOTCUA: &str = "motcua@saobien.example";
pub const LEADER: &str = "truongban@saobien.example";

/// "2026-07-03 07:45", on the office's clock.
pub fn moment(text: &str) -> Moment {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("2026-07-03 07:45");
    at(local.date(), local.time())
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("2026-07-03")
}

/// A plan as a clerk would paste it: number, content, lead, support, deadline.
pub fn plan(rows: &[[&str; 5]]) -> String {
    let mut text = String::from(
        "Kế hoạch cải cách hành chính năm 2026\n\nTT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\tSản phẩm\n",
    );
    for [number, title, lead, support, deadline] in rows {
        text += &format!("{number}\t{title}\t{lead}\t{support}\t{deadline}\tBáo cáo, Kế hoạch\n");
    }
    text
}

/// One task of one unit, due on 02/7/2026.
pub const DUE_THURSDAY: [&str; 5] = [
    "1",
    "Rà soát thủ tục hành chính",
    "Phòng Quản lý đầu tư",
    "",
    "Chậm nhất ngày 02/7/2026",
];

pub struct World {
    pub mail: MailServer,
    pub portal: Portal,
    settings: Settings,
    office: Option<Office>,
    dir: TempDir,
}

impl World {
    /// The sample office, live since 2026-06-01, with the plan it shows in the demo.
    pub async fn sample() -> World {
        let mut world = World::with(|_| {}).await;
        world.import(config::SAMPLE_PLAN, "2026-06-01 08:00");
        world
    }

    /// An office without sources, reports and the week's page: reminders only.
    pub async fn reminders(rows: &[[&str; 5]]) -> World {
        World::reminders_with(rows, |_| {}).await
    }

    pub async fn reminders_with(rows: &[[&str; 5]], change: impl FnOnce(&mut Settings)) -> World {
        let mut world = World::with(|s| {
            s.rules.pulls.clear();
            s.rules.reports.clear();
            s.rules.conflicts.clear();
            s.rules.standing.clear();
            s.rules.weekly = None;
            change(s);
        })
        .await;
        world.import(&plan(rows), "2026-01-02 08:00");
        world
    }

    /// The sample office without a plan, its settings changed.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> World {
        let dir = tempfile::tempdir().unwrap();
        let (mail, portal) = (MailServer::start().await, Portal::start().await);
        let mut settings =
            config::sample(dir.path().join("office.db"), dir.path().join("letters")).expect("the sample");
        settings.transport = smtp(mail.address.port());
        for source in &mut settings.sources {
            source.base_url.clone_from(&portal.base_url);
        }
        // Its letter of the week stands in tests of its own.
        settings.rules.figures.health = None;
        change(&mut settings);
        let mut world = World {
            mail,
            portal,
            settings,
            office: None,
            dir,
        };
        world.restart();
        world
    }

    pub fn database(&self) -> PathBuf {
        self.dir.path().join("office.db")
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn office(&mut self) -> &mut Office {
        self.office.as_mut().expect("open")
    }

    pub fn store(&mut self) -> &mut Store {
        &mut self.office().store
    }

    /// The program ends without a word and starts again on the same file.
    pub fn restart(&mut self) {
        drop(self.office.take());
        let store = Store::open(&self.database()).unwrap();
        self.office = Some(Office::open(self.settings.clone(), store).unwrap());
    }

    /// SIGHUP with changed settings.
    pub fn reload(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings);
        let settings = self.settings.clone();
        self.office().reload(settings).unwrap();
    }

    /// One beat at that moment: everything due, done.
    pub async fn at(&mut self, when: &str) -> Vec<Event> {
        self.tick(moment(when)).await.unwrap()
    }

    pub async fn tick(&mut self, now: Moment) -> Result<Vec<Event>, WorkError> {
        let ticked = self.office().tick(now, &Stop::default()).await?;
        Ok(ticked.events)
    }

    /// One beat that ends in the power cut at which the mail server halts; `false` if it ends by itself.
    pub async fn tick_until_halt(&mut self, now: Moment) -> bool {
        let office = self.office.as_mut().expect("open");
        let stop = Stop::default();
        let halted = tokio::select! {
            biased;
            () = self.mail.halted() => true,
            ticked = office.tick(now, &stop) => { ticked.unwrap(); false }
        };
        self.restart();
        halted
    }

    /// Stores a plan as `plan import --apply` would, at that moment.
    pub fn import(&mut self, text: &str, when: &str) {
        let now = moment(when);
        let office = self.settings.rules.office.clone();
        let table = import::read_file_bytes("ke-hoach.txt", text.as_bytes()).unwrap();
        let (tasks, _) = import::tasks(&table, &office, 2026, day_of(now));
        let stored = self.store().tasks().unwrap();
        let changes = import::changes(&stored, &tasks);
        assert!(!changes.is_empty(), "the plan changes something");
        let file = PlanFile {
            name: "ke-hoach.txt",
            bytes: text.as_bytes(),
            year: 2026,
        };
        self.store().apply_plan(file, &changes, &tasks, now).unwrap();
    }

    pub fn task(&mut self, number: &str) -> Task {
        let tasks = self.store().tasks().unwrap();
        tasks.into_iter().find(|t| t.number == number).expect("the task")
    }

    /// What `task done NUMBER` stores.
    pub fn done(&mut self, number: &str, when: &str) {
        let mark = self.done_mark(number, when);
        self.store().mark(&mark).unwrap();
    }

    pub fn done_mark(&mut self, number: &str, when: &str) -> Mark {
        Mark {
            task: self.task(number).id,
            unit: None,
            due: None,
            kind: MarkKind::Done {
                number: "15/BC-QLĐT".into(),
                date: day_of(moment(when)),
            },
            at: moment(when),
            by: "văn thư".into(),
        }
    }

    /// The letters that the mail server got since the last look, by address.
    pub fn received(&self) -> Vec<Received> {
        let mut letters = self.mail.take();
        letters.iter().for_each(days_named::as_in_entries);
        letters.sort_by(|a, b| (&a.to, &a.subject).cmp(&(&b.to, &b.subject)));
        letters
    }

    /// Address and subject of what the server got since the last look.
    pub fn subjects(&self) -> Vec<(String, String)> {
        self.received().into_iter().map(|l| (l.to, l.subject)).collect()
    }

    /// What waits in the outbox.
    pub fn open_letters(&mut self, when: &str) -> Vec<LetterFact> {
        self.store().facts(moment(when)).unwrap().open_letters
    }

    /// Every letter's key and state.
    pub fn states(&mut self, when: &str) -> Vec<(String, State)> {
        let patience = self.settings.rules.patience.clone();
        let rows = self.store().letters(&patience, moment(when)).unwrap();
        rows.into_iter().map(|r| (r.key, r.state)).collect()
    }

    pub fn state(&mut self, key_begins: &str, when: &str) -> State {
        let states = self.states(when);
        let mut found = states.iter().filter(|(key, _)| key.starts_with(key_begins));
        let state = found
            .next()
            .unwrap_or_else(|| panic!("{key_begins} in {states:?}"));
        assert!(found.next().is_none(), "one {key_begins} in {states:?}");
        state.1.clone()
    }
}

/// SMTP to loopback, with a password so that a wrong one can be played.
pub fn smtp(port: u16) -> Transport {
    Transport::Smtp(vec![server("mail", port)])
}

/// The same, by that name.
pub fn server(name: &str, port: u16) -> Server {
    Server {
        name: name.into(),
        host: "127.0.0.1".into(),
        port,
        security: Security::Plain,
        login: Some(("nhacviec".into(), "mat-khau".to_owned().into())),
        timeout: Duration::from_secs(20),
        extra_ca: None,
        hello: Some("office.example".into()),
    }
}

/// Keys of letters written in these events.
pub fn queued(events: &[Event]) -> Vec<&str> {
    fn key(event: &Event) -> Option<&str> {
        match event {
            Event::Queued { key, .. } => Some(key),
            _ => None,
        }
    }
    events.iter().filter_map(key).collect()
}

pub fn sent(events: &[Event]) -> usize {
    events.iter().filter(|e| matches!(e, Event::Sent { .. })).count()
}
