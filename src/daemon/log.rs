//! Logs to stderr, which systemd keeps. No address, secret or letter body is ever logged.

use tracing::Level;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

/// Starts the log at a level; `DOSSIERD_LOG=debug` shows more. Other crates speak from warnings on.
pub fn start(usual: Level) {
    let level = std::env::var("DOSSIERD_LOG")
        .ok()
        .and_then(|l| l.parse().ok())
        .unwrap_or(usual);
    // systemd stamps each line itself.
    let under_systemd = std::env::var_os("JOURNAL_STREAM").is_some();
    let layer = fmt::layer()
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(false);
    let own = tracing_subscriber::filter::filter_fn(move |meta| {
        // The scheduler calls its own end an error at every stop; should it fall silent while the
        // work goes on, the safety poll does without it.
        if meta.target().starts_with("tokio_cron_scheduler") {
            return false;
        }
        let most = if meta.target().starts_with("dossierd") {
            level
        } else {
            Level::WARN
        };
        *meta.level() <= most
    });
    let registry = tracing_subscriber::registry().with(LevelFilter::from_level(level.max(Level::WARN)));
    // A second start (tests in one process) keeps the first.
    let _ = if under_systemd {
        registry.with(layer.without_time().with_filter(own)).try_init()
    } else {
        registry.with(layer.with_filter(own)).try_init()
    };
}
