//! How the promises of speed are measured and told.

use anyhow::Context;
use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many promises were not kept.
#[derive(Default)]
pub struct Broken(Cell<usize>);

impl Broken {
    pub fn number(&self) -> usize {
        self.0.get()
    }

    pub fn hold(&self, promise: &str, found: f64, most: f64) {
        let kept = found <= most;
        self.0.set(self.0.get() + usize::from(!kept));
        let verdict = if kept { "PASS" } else { "FAIL" };
        println!("    {verdict} {promise}: {found:.3}, at most {most}");
    }
}

/// What was measured, and the time of its best run.
pub struct Measured {
    pub name: &'static str,
    pub time: Duration,
}

impl Measured {
    pub fn against(&self, baseline: &Measured) {
        let ratio = self.times(baseline);
        println!("  {:<34} {} {ratio:>8.3} x", self.name, self.in_millis());
    }

    pub fn times(&self, baseline: &Measured) -> f64 {
        self.time.as_secs_f64() / baseline.time.as_secs_f64()
    }

    pub fn in_millis(&self) -> String {
        format!("{:>10.3} ms", self.time.as_secs_f64() * 1000.0)
    }
}

/// Some runs after a fifth as many to warm up; a baseline is printed at once.
pub fn best<T>(
    name: &'static str,
    runs: usize,
    mut work: impl FnMut() -> anyhow::Result<T>,
) -> anyhow::Result<Measured> {
    for _ in 0..runs.div_ceil(5) {
        black_box(work()?);
    }
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let began = Instant::now();
        black_box(work()?);
        times.push(began.elapsed());
    }
    let time = times.into_iter().min().context("no runs")?;
    let measured = Measured { name, time };
    if name.starts_with("baseline") {
        println!("  {name:<34} {}", measured.in_millis());
    }
    Ok(measured)
}
