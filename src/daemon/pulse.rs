//! What systemd hears: readiness, the status line, and a watchdog that is fed only while the
//! work goes on.

use sd_notify::NotifyState;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::time::Instant;

/// How long the work may be silent: two safety polls of the loop, so that one failed tick
/// (another program held the database) is no reason to be killed, and three are.
const SILENCE: Duration = Duration::from_secs(180);
/// The longest that one step with the world may take. The portal's and the mail server's own
/// limits, ten minutes for the final dot among them, end a step long before.
const LONGEST_STEP: Duration = Duration::from_secs(3600);

/// The work promises to be heard of again; the watchdog is fed while it keeps the promise.
///
/// Only a tick that came to its end renews the promise: it read all facts from the database
/// and wrote all its marks there. A dead database, a tick that never ends and one that ends in
/// an error let it run out. A step that waits for the world extends it while it lasts.
#[derive(Debug, Clone)]
pub struct Pulse(Arc<Promise>);

#[derive(Debug)]
struct Promise {
    began: Instant,
    /// In milliseconds after `began`, as is `busy_until`.
    sound_until: AtomicU64,
    busy_until: AtomicU64,
}

/// A step with the world; over when this is dropped, however the step ends.
#[derive(Debug)]
pub struct Step(Arc<Promise>);

impl Default for Pulse {
    fn default() -> Self {
        Pulse(Arc::new(Promise {
            began: Instant::now(),
            sound_until: AtomicU64::new(millis(SILENCE)),
            busy_until: AtomicU64::new(0),
        }))
    }
}

impl Pulse {
    /// A tick came to its end.
    pub fn beat(&self) {
        self.0.beat(self.0.began.elapsed());
    }

    /// A step that waits for the portal or the mail server begins.
    #[must_use = "the step ends when this is dropped"]
    pub fn step(&self) -> Step {
        self.0.begin_step(self.0.began.elapsed());
        Step(self.0.clone())
    }

    /// Feeds systemd's watchdog, if the unit has one: each quarter of its period, because a
    /// look between two steps of a long tick may find it silent.
    pub fn feed_watchdog(&self) {
        let Some(period) = sd_notify::watchdog_enabled() else {
            return;
        };
        let pulse = self.clone();
        tokio::spawn(async move {
            let mut beats = tokio::time::interval(period / 4);
            loop {
                beats.tick().await;
                if pulse.0.is_kept(pulse.0.began.elapsed()) {
                    notify(&[NotifyState::Watchdog]);
                }
            }
        });
    }
}

impl Promise {
    fn beat(&self, now: Duration) {
        self.sound_until.store(millis(now + SILENCE), Ordering::Relaxed);
    }

    fn begin_step(&self, now: Duration) {
        self.busy_until
            .store(millis(now + LONGEST_STEP), Ordering::Relaxed);
    }

    fn is_kept(&self, now: Duration) -> bool {
        let until = |moment: &AtomicU64| moment.load(Ordering::Relaxed);
        millis(now) <= until(&self.sound_until).max(until(&self.busy_until))
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

impl Drop for Step {
    fn drop(&mut self) {
        self.0.busy_until.store(0, Ordering::Relaxed);
    }
}

/// Tells systemd; without systemd nothing happens.
pub fn notify(states: &[NotifyState]) {
    if let Err(e) = sd_notify::notify(states) {
        tracing::debug!("telling systemd: {e}");
    }
}

/// The status line. A line break would begin another message to systemd.
pub fn show(line: &str) {
    let line: String = line
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    notify(&[NotifyState::Status(&line)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn silence_ends_the_pings_and_a_sound_tick_renews_them() {
        let Pulse(promise) = Pulse::default();
        assert!(promise.is_kept(SILENCE));
        assert!(!promise.is_kept(SILENCE + SECOND));
        promise.beat(SILENCE + SECOND);
        assert!(promise.is_kept(SILENCE + SILENCE));
    }

    #[test]
    fn a_slow_step_is_no_silence_and_leaves_no_credit_behind() {
        let Pulse(promise) = Pulse::default();
        let later = Duration::from_secs(900);
        promise.begin_step(SECOND);
        let step = Step(promise.clone());
        assert!(promise.is_kept(later), "ten minutes for the final dot, and some");
        drop(step);
        assert!(
            !promise.is_kept(later),
            "what follows the step must answer for itself"
        );
    }

    #[test]
    fn a_step_that_never_ends_ends_the_pings() {
        let Pulse(promise) = Pulse::default();
        promise.begin_step(SECOND);
        assert!(!promise.is_kept(LONGEST_STEP + SECOND + SECOND));
    }
}
