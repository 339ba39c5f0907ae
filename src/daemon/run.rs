//! `dossierd run`: beats, signals, and what systemd is told in between.

use super::pulse::{Pulse, notify};
use super::{Office, Stop, Ticked, WorkError, clock};
use crate::config::{self, Settings};
use crate::store::Store;
use anyhow::Context;
use sd_notify::NotifyState;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Notify;
use tokio_cron_scheduler::{Job, JobScheduler};

/// The heartbeat: at the start of every minute. It carries no decision.
const HEARTBEAT: &str = "0 * * * * *";
/// Should the scheduler fall silent (clock set back, job lost), the work looks by itself.
const SAFETY_POLL: Duration = Duration::from_secs(90);
/// The longest a tick may take: a slow source's minutes and a mail server's ten for the final dot.
const LONGEST_TICK: Duration = Duration::from_secs(3600);

/// Runs until SIGTERM or SIGINT. The letter in hand is finished first.
pub fn run(file: &Path, settings: Settings) -> anyhow::Result<()> {
    // Two workers: the work itself, and beside it signals and the watchdog. SQLite is called
    // from the work directly; a commit takes a fraction of a millisecond and nobody waits for it.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("starting the runtime")?;
    runtime.block_on(async {
        let file = file.to_owned();
        tokio::spawn(live(file, settings))
            .await
            .context("the work ended unexpectedly")?
    })
}

async fn live(file: PathBuf, settings: Settings) -> anyhow::Result<()> {
    let store = open_store(&settings)?;
    let mut office = Office::open(settings, store)?;
    let stop = Stop::default();
    let wake = Arc::new(Notify::new());
    let mut reload = signal(SignalKind::hangup()).context("listening for SIGHUP")?;
    listen_for_stop(&stop, &wake)?;
    let scheduler = heartbeat(&wake).await?;
    let pulse = Pulse::new();
    pulse.beat(LONGEST_TICK);
    pulse.feed_watchdog();
    notify(&[NotifyState::Ready, NotifyState::Status("bắt đầu")]);
    tracing::info!("dossierd {} is ready", env!("CARGO_PKG_VERSION"));
    while !stop.is_asked() {
        pulse.beat(LONGEST_TICK);
        let ticked = office.tick(clock::now(), &stop).await;
        pulse.beat(SAFETY_POLL * 2);
        report(&office, ticked);
        wait(&wake, &mut reload, &file, &mut office).await;
    }
    notify(&[NotifyState::Stopping, NotifyState::Status("dừng")]);
    let mut scheduler = scheduler;
    if let Err(e) = scheduler.shutdown().await {
        tracing::debug!("stopping the heartbeat: {e}");
    }
    office.store.close()?;
    tracing::info!("dossierd has stopped");
    Ok(())
}

fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    if let Some(directory) = settings.database.parent().filter(|d| !d.as_os_str().is_empty()) {
        std::fs::create_dir_all(directory).with_context(|| format!("making {}", directory.display()))?;
    }
    Ok(Store::open(&settings.database)?)
}

/// Sleeps until a beat, a signal or the safety poll; reloads when asked to.
async fn wait(wake: &Notify, reload: &mut Signal, file: &Path, office: &mut Office) {
    tokio::select! {
        () = wake.notified() => {}
        () = tokio::time::sleep(SAFETY_POLL) => {}
        _ = reload.recv() => reload_from(file, office),
    }
}

fn reload_from(file: &Path, office: &mut Office) {
    notify(&[NotifyState::Reloading]);
    let outcome = match config::load(file) {
        Ok(settings) if settings.database != office.settings.database => {
            Err("store.database changed; a new database needs a restart".to_owned())
        }
        Ok(settings) => office.reload(settings).map_err(|e| e.to_string()),
        Err(problems) => Err(problems
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")),
    };
    match outcome {
        Ok(()) => tracing::info!("configuration reloaded"),
        Err(why) => tracing::error!("the old configuration stays in force: {why}"),
    }
    notify(&[NotifyState::Ready]);
}

fn listen_for_stop(stop: &Stop, wake: &Arc<Notify>) -> anyhow::Result<()> {
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let mut stream = signal(kind).context("listening for SIGTERM")?;
        let (stop, wake) = (stop.clone(), wake.clone());
        tokio::spawn(async move {
            stream.recv().await;
            tracing::info!("asked to stop; the letter in hand is finished first");
            stop.ask();
            wake.notify_one();
        });
    }
    Ok(())
}

/// One job, one closure that rings; never `new_repeated`, never a job that works
/// (dependency notes 1.2).
async fn heartbeat(wake: &Arc<Notify>) -> anyhow::Result<JobScheduler> {
    let scheduler = JobScheduler::new().await.context("starting the heartbeat")?;
    let wake = wake.clone();
    let job = Job::new_async(HEARTBEAT, move |_, _| {
        let wake = wake.clone();
        Box::pin(async move { wake.notify_one() })
    })
    .context("the heartbeat's pattern")?;
    scheduler.add(job).await.context("adding the heartbeat")?;
    scheduler.start().await.context("starting the heartbeat")?;
    Ok(scheduler)
}

/// The status line, which is what `systemctl status` shows.
fn report(office: &Office, ticked: Result<Ticked, WorkError>) {
    let line = match ticked.and_then(|t| office.store.is_alive().map(|()| t).map_err(WorkError::from)) {
        Ok(ticked) => format!(
            "{} việc ở lượt này, lúc {}",
            ticked.events.len(),
            clock::now().format("%H:%M %d/%m")
        ),
        Err(e) => {
            tracing::error!("{e}");
            format!("LỖI: {e}")
        }
    };
    notify(&[NotifyState::Status(&line)]);
}
