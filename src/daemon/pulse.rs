//! What systemd hears: readiness, the status line, and a watchdog that is fed only while the
//! work goes on.

use sd_notify::NotifyState;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// The work promises to report again before a moment; the watchdog is fed while it keeps it.
#[derive(Debug, Clone)]
pub struct Pulse {
    began: Instant,
    /// Seconds after `began` until which the work may be silent.
    silent_until: Arc<AtomicI64>,
}

impl Pulse {
    pub fn new() -> Pulse {
        Pulse {
            began: Instant::now(),
            silent_until: Arc::new(AtomicI64::new(0)),
        }
    }

    /// The work reports and promises to do so again within `most`.
    pub fn beat(&self, most: Duration) {
        let until = (self.began.elapsed() + most).as_secs();
        self.silent_until
            .store(i64::try_from(until).unwrap_or(i64::MAX), Ordering::Relaxed);
    }

    fn is_alive(&self) -> bool {
        let now = i64::try_from(self.began.elapsed().as_secs()).unwrap_or(i64::MAX);
        now <= self.silent_until.load(Ordering::Relaxed)
    }

    /// Feeds systemd's watchdog each half period, if the unit has one.
    pub fn feed_watchdog(&self) {
        let Some(period) = sd_notify::watchdog_enabled() else {
            return;
        };
        let pulse = self.clone();
        tokio::spawn(async move {
            let mut beats = tokio::time::interval(period / 2);
            loop {
                beats.tick().await;
                if pulse.is_alive() {
                    notify(&[NotifyState::Watchdog]);
                }
            }
        });
    }
}

/// Tells systemd; without systemd nothing happens.
pub fn notify(states: &[NotifyState]) {
    if let Err(e) = sd_notify::notify(states) {
        tracing::debug!("telling systemd: {e}");
    }
}
