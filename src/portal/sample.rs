//! A portal on loopback that answers like OpenCPS v2, for the demo and for tests.
//!
//! Its office, dossiers and figures are invented: a list made by arithmetic, the same at
//! every start, counted for the window that is asked. So the balances of form II.06a and
//! the carry-over from window to window hold because they are counts, not because they
//! were written down. Its manners are those of facts/portal-apis.md 2.8 to 2.10.

mod ledger;
mod wire;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The value `agency` of the sample office.
pub const AGENCY: &str = "BQLKKT-MAU";
/// The value `groupId` of the sample portal; another one gets empty answers.
pub const GROUP_ID: &str = "55301";

/// Longest head of a request that is read.
const LONGEST_HEAD: usize = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// A running sample portal; dropping it stops it.
#[derive(Debug)]
pub struct Sample {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Sample {
    /// Starts on a free port of 127.0.0.1.
    pub async fn start() -> io::Result<Sample> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let ledger = Arc::new(ledger::Ledger::of_the_sample_office());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let ledger = ledger.clone();
                tokio::spawn(async move {
                    // Whoever hangs up early has had what he wanted.
                    let _ = tokio::time::timeout(PATIENCE, serve(stream, &ledger)).await;
                });
            }
        });
        Ok(Sample { address, task })
    }

    /// "http://127.0.0.1:PORT", the `base_url` of a source.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, ledger: &ledger::Ledger) -> io::Result<()> {
    let mut head = Vec::new();
    let mut part = [0; 2048];
    while !head.windows(4).any(|w| w == b"\r\n\r\n") && head.len() < LONGEST_HEAD {
        let n = stream.read(&mut part).await?;
        if n == 0 {
            return Ok(());
        }
        head.extend_from_slice(&part[..n]);
    }
    let reply = wire::reply(&String::from_utf8_lossy(&head), ledger);
    stream.write_all(&reply).await?;
    stream.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Column, Mode, SectorRow, identities};
    use crate::portal::{Answer, Asker, Login, OPENCPS_V2, Profile, Question, Source};
    use chrono::{Days, NaiveDate};

    fn source(sample: &Sample) -> Source {
        Source {
            id: "mau".into(),
            profile: Profile::read(OPENCPS_V2).unwrap(),
            base_url: sample.base_url(),
            values: [("agency", AGENCY), ("groupId", GROUP_ID)]
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .into(),
            mode: Mode::Range,
            schedule: String::new(),
            timeout: PATIENCE,
            extra_ca: None,
            proxy: None,
            jitter_minutes: None,
            login: Login::None,
        }
    }

    async fn ask(asker: &Asker, mode: Mode, from: NaiveDate, to: NaiveDate) -> Answer {
        let now = crate::calendar::at(to, crate::calendar::hm(23, 50));
        asker.ask(&Question { mode, from, to }, now).await.unwrap()
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[tokio::test(flavor = "current_thread")]
    async fn every_balance_holds_in_every_window_and_mode() {
        let sample = Sample::start().await.unwrap();
        let asker = Asker::new(&source(&sample)).unwrap();
        let mut months = 0;
        for year in 2024..=2027 {
            let whole = ask(&asker, Mode::Year, day(year, 1, 1), day(year, 12, 31))
                .await
                .snapshot;
            assert_eq!(
                identities(&whole.rows, whole.total.as_ref(), whole.mode),
                [],
                "{year}"
            );
            for month in 1..=12 {
                let from = day(year, month, 1);
                let to = from + chrono::Months::new(1) - Days::new(1);
                for mode in [Mode::Month, Mode::Range] {
                    let found = ask(&asker, mode, from, to).await.snapshot;
                    assert_eq!(
                        identities(&found.rows, found.total.as_ref(), mode),
                        [],
                        "{from} {mode:?}"
                    );
                    assert!(found.total.unwrap().counts.c3 > Some(100), "{from} {mode:?}");
                    months += 1;
                }
            }
        }
        assert_eq!(months, 96);
    }

    #[tokio::test(flavor = "current_thread")]
    async fn what_is_pending_is_carried_over_to_the_next_window() {
        let sample = Sample::start().await.unwrap();
        let asker = Asker::new(&source(&sample)).unwrap();
        let mut before: Option<SectorRow> = None;
        for week in 0..20 {
            let from = day(2026, 2, 20) + Days::new(7 * week);
            let total = ask(&asker, Mode::Range, from, from + Days::new(6))
                .await
                .snapshot
                .total
                .unwrap();
            if let Some(before) = before {
                let left = before.counts.c11.unwrap() + before.extras["waiting"].unwrap();
                assert_eq!(total.counts.c6, Some(left), "{from}");
            }
            before = Some(total);
        }
    }

    #[tokio::test(flavor = "current_thread")]
    async fn the_sample_office_has_its_eight_sectors_and_some_of_everything() {
        let sample = Sample::start().await.unwrap();
        let asker = Asker::new(&source(&sample)).unwrap();
        let found = ask(&asker, Mode::Year, day(2026, 1, 1), day(2026, 12, 31))
            .await
            .snapshot;
        let mut names: Vec<_> = found.rows.iter().map(|r| r.sector.as_str()).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "Lao động",
                "Môi trường",
                "Quy hoạch",
                "Thương mại",
                "Xuất nhập khẩu",
                "Xây dựng",
                "Đất đai",
                "Đầu tư"
            ]
        );
        let total = found.total.unwrap();
        for column in Column::ALL {
            assert!(total.counts.get(column) > Some(0), "{column:?}");
        }
        assert_eq!(
            found.request,
            "/o/rest/statistics?agency=BQLKKT-MAU&month=0&system=total&year=2026"
        );
    }

    #[tokio::test(flavor = "current_thread")]
    async fn a_wrong_group_gets_an_empty_answer_as_the_real_one_gives() {
        let sample = Sample::start().await.unwrap();
        let mut wrong = source(&sample);
        wrong.values.insert("groupId".into(), "1".into());
        let asker = Asker::new(&wrong).unwrap();
        let found = ask(&asker, Mode::Range, day(2026, 6, 1), day(2026, 6, 30)).await;
        assert_eq!((found.snapshot.rows.len(), found.snapshot.total), (0, None));
    }
}
