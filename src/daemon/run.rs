//! `dossierd run`: beats, signals, and what systemd is told in between.

use super::disk;
use super::pulse::{Pulse, notify, show};
use super::watch::Watch;
use super::{Event, Office, Stop, Ticked, WorkError, clock};
use crate::config::{self, Settings};
use crate::store::{Lock, Store};
use anyhow::Context;
use sd_notify::NotifyState;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Notify;
use tokio_cron_scheduler::{Job, JobScheduler};

/// A tick that took this long begins anew with the hour of then.
const LONGEST_TICK: Duration = Duration::from_secs(30);
/// The heartbeat: at the start of every minute. It carries no decision.
const HEARTBEAT: &str = "0 * * * * *";
/// Should the scheduler fall silent (clock set back, job lost), the work looks by itself.
const SAFETY_POLL: Duration = Duration::from_secs(90);
/// A file that was just put into the watched folder is looked at again after this: people are
/// promised an answer within the minute.
const SECOND_LOOK: Duration = Duration::from_secs(12);

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
    // First of all: until they are listened for, these signals end the process.
    let stop = Stop::default();
    listen_for_stop(&stop)?;
    // Signals that come while a tick runs are kept for the next look, however many as one.
    let mut reload = signal(SignalKind::hangup()).context("listening for SIGHUP")?;
    let (store, _lock) = open_store(&settings)?;
    let mut office = Office::open(settings, store)?;
    let wake = Arc::new(Notify::new());
    let mut scheduler = heartbeat(&wake).await?;
    let pulse = Pulse::default();
    pulse.feed_watchdog();
    office.pulse = pulse.clone();
    office.longest_tick = Some(LONGEST_TICK);
    let database = office.settings.database.clone();
    office.free_space = Some(Box::new(move || disk::free_space(&database)));
    notify(&[NotifyState::Ready, NotifyState::Status("ready")]);
    tracing::info!("dossierd {} is ready", env!("CARGO_PKG_VERSION"));
    // Why the configuration on disk is not the one in force; the error that was told last.
    let mut refused = None;
    let mut told = None;
    let mut watch = Watch::on(&office.settings.files);
    while !stop.is_asked() {
        let ticked = office.tick(clock::now(), &stop).await;
        let is_cut = ticked.as_ref().is_ok_and(|t| t.is_cut);
        // A full disk is no fault of the program's: it waits for space, and no watchdog ends it.
        if ticked.as_ref().map_or_else(WorkError::is_full_disk, |_| true) {
            pulse.beat();
        }
        tell_error(&ticked, &mut told);
        show(&status(ticked, refused.as_deref(), &office.standstill()));
        if is_cut {
            wake.notify_one();
        }
        let pause = match office.waits_for_a_file() {
            true => SECOND_LOOK,
            false => SAFETY_POLL,
        };
        tokio::select! {
            biased;
            () = stop.asked() => {}
            _ = reload.recv() => refused = reload_from(&file, &mut office, &mut watch).err(),
            () = wake.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
        // Looked at before the beat's work, so that it goes by what people have just said.
        let changed = watch.changed();
        if !changed.is_empty() {
            tracing::info!("{} changed", names(&changed));
            refused = reload_from(&file, &mut office, &mut watch).err();
        }
    }
    notify(&[NotifyState::Stopping, NotifyState::Status("stopping")]);
    if let Err(e) = scheduler.shutdown().await {
        tracing::debug!("stopping the heartbeat: {e}");
    }
    office.store.close()?;
    tracing::info!("dossierd has stopped");
    Ok(())
}

/// Held as long as the daemon lives: two on one database would send everything twice.
fn open_store(settings: &Settings) -> anyhow::Result<(Store, Lock)> {
    if let Some(directory) = settings.database.parent().filter(|d| !d.as_os_str().is_empty()) {
        std::fs::create_dir_all(directory).with_context(|| format!("making {}", directory.display()))?;
    }
    let lock = Lock::take(&settings.database)?;
    Ok((Store::open(&settings.database)?, lock))
}

fn names(files: &[PathBuf]) -> String {
    let name = |f: &PathBuf| f.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Takes the configuration on disk, or says why the old one stays.
fn reload_from(file: &Path, office: &mut Office, watch: &mut Watch) -> Result<(), String> {
    notify(&[NotifyState::Reloading]);
    // Stamped before they are read: what changes meanwhile is seen at the next beat.
    let stamped = Watch::on(&office.settings.files);
    let outcome = reread(file, office);
    match &outcome {
        Ok(()) => {
            tracing::info!("configuration reloaded");
            *watch = Watch::renewed(stamped, &office.settings.files);
        }
        Err(why) => tracing::error!("the old configuration stays in force: {why}"),
    }
    notify(&[NotifyState::Ready]);
    outcome
}

fn reread(file: &Path, office: &mut Office) -> Result<(), String> {
    let settings = config::load(file).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        told.join("; ")
    })?;
    if settings.database != office.settings.database {
        return Err("store.database changed; a new database needs a restart".into());
    }
    office.reload(settings).map_err(|e| e.to_string())
}

fn listen_for_stop(stop: &Stop) -> anyhow::Result<()> {
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let mut stream = signal(kind).context("listening for SIGTERM")?;
        let stop = stop.clone();
        tokio::spawn(async move {
            stream.recv().await;
            tracing::info!("asked to stop; the letter in hand is finished first");
            stop.ask();
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
fn status(ticked: Result<Ticked, WorkError>, refused: Option<&str>, standstill: &[String]) -> String {
    let work = match ticked {
        Ok(ticked) => {
            let failed = ticked.events.iter().filter(|e| is_failure(e)).count();
            let steps = ticked.events.len();
            format!("{steps} steps, {failed} of them failed")
        }
        Err(e) => format!("ERROR {e}"),
    };
    let at = clock::now().format("%Y-%m-%d %H:%M");
    let mut line = format!("last look {at}: {work}");
    for why in standstill {
        line = format!("{line}; ATTENTION {why}");
    }
    match refused {
        None => line,
        Some(why) => format!("{line}; OLD CONFIGURATION IN FORCE, the new one is refused: {why}"),
    }
}

/// The journal hears of an error once, however many beats meet it, and of its end.
fn tell_error(ticked: &Result<Ticked, WorkError>, told: &mut Option<String>) {
    let error = ticked.as_ref().err().map(ToString::to_string);
    if error == *told {
        return;
    }
    match &error {
        Some(error) => tracing::error!("{error}"),
        None => tracing::info!("the work goes on"),
    }
    *told = error;
}

fn is_failure(event: &Event) -> bool {
    matches!(event, Event::FetchFailed { .. } | Event::NotSent { .. })
}
