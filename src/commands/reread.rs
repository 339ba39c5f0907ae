//! `reread [--source ID] [--apply]`: what the profiles of today make of the answers of before.

use super::desk;
use super::exit::Exit;
use crate::dossier::{Column, Proof, SectorRow, Snapshot};
use crate::portal::{Question, Saved, Source};
use crate::store::{Store, StoredAnswer};
use anyhow::bail;
use clap::Args;

/// So many windows are told one by one.
const MOST_TOLD: usize = 30;

#[derive(Args)]
pub struct Reread {
    /// Only this source
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Store the new readings; the answers themselves stay as they are
    #[arg(long)]
    apply: bool,
}

pub fn run(args: &Reread, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let now = crate::daemon::clock::now();
    let is_meant = |s: &&Source| args.source.as_ref().is_none_or(|id| *id == s.id);
    let sources: Vec<&Source> = settings.sources.iter().filter(is_meant).collect();
    if sources.is_empty() {
        bail!(
            "no source {} is configured",
            args.source.as_deref().unwrap_or("at all")
        );
    }
    let mut store = match args.apply {
        true => desk::open(&settings.database)?,
        false => desk::look(&settings.database)?,
    };
    let mut attention = false;
    for source in sources {
        let read = all_of(source, &store)?;
        attention |= read.tell(source);
        if args.apply {
            store.keep_readings(&read.readings, &source.profile.version(), now)?;
        }
    }
    if !args.apply {
        say!("nothing is stored; --apply stores these readings beside the answers");
    }
    Ok(Exit::attention_if(attention))
}

#[derive(Default)]
struct Read {
    /// Those of another version of the profile.
    readings: Vec<(Snapshot, Proof)>,
    of_this_version: usize,
    changed: Vec<String>,
    /// Answers that the profile cannot read; their reading stays.
    unread: Vec<String>,
}

fn all_of(source: &Source, store: &Store) -> anyhow::Result<Read> {
    let values = source
        .profile
        .complete(&source.values)
        .map_err(|all| anyhow::anyhow!("source {}: {}", source.id, all.join("; ")))?;
    let mut read = Read::default();
    for stored in store.answers_of(&source.id)? {
        if stored.profile_hash.as_deref() == Some(source.profile.hash.as_str()) {
            read.of_this_version += 1;
            continue;
        }
        read.one(source, &values, &stored);
    }
    Ok(read)
}

impl Read {
    fn one(
        &mut self,
        source: &Source,
        values: &std::collections::BTreeMap<String, String>,
        stored: &StoredAnswer,
    ) {
        let old = &stored.snapshot;
        let what = format!("{}..{} of {}", old.from, old.to, old.fetched_at);
        let question = Question {
            mode: old.mode,
            from: old.from,
            to: old.to,
        };
        let profile = &source.profile;
        let saved = Saved {
            // "Unchanged" carries the words of an earlier answer.
            status: if stored.status == 304 {
                profile.usual_status()
            } else {
                stored.status
            },
            content_type: None,
            body: &stored.body,
            fetched_at: old.fetched_at,
        };
        match profile.try_on(&source.id, &question, values, saved) {
            Err(failure) => self.unread.push(format!("{what}: {}", failure.detail)),
            Ok(new) if is_emptied(old, &new) => self.unread.push(format!(
                "{what}: this version finds no rows in it where there were some; it stays as it was"
            )),
            Ok(new) => {
                let differences = differences(old, &new);
                if !differences.is_empty() {
                    self.changed.push(format!("{what}: {}", differences.join("; ")));
                }
                let proof = profile.proof(old.mode);
                let new = Snapshot { id: old.id, ..new };
                self.readings.push((new, proof));
            }
        }
    }

    /// Prints it; whether somebody has to look.
    fn tell(&self, source: &Source) -> bool {
        say!(
            "source {}: {} answers, {} of them read by this version of the profile {}; of the others {} say something else, {} cannot be read",
            source.id,
            self.of_this_version + self.readings.len() + self.unread.len(),
            self.of_this_version,
            source.profile.id,
            self.changed.len(),
            self.unread.len()
        );
        let all = self.changed.iter().chain(&self.unread);
        all.clone().take(MOST_TOLD).for_each(|line| say!("  {line}"));
        let more = all.count().saturating_sub(MOST_TOLD);
        if more > 0 {
            say!("  and {more} more");
        }
        !self.unread.is_empty()
    }
}

/// Empty is not zero: a filter that finds nothing any more has not read the answer.
fn is_emptied(old: &Snapshot, new: &Snapshot) -> bool {
    let lines = |s: &Snapshot| s.rows.len() + usize::from(s.total.is_some());
    lines(old) > 0 && lines(new) == 0
}

/// Rows that came, went, or say something else.
fn differences(old: &Snapshot, new: &Snapshot) -> Vec<String> {
    let rows = |s: &Snapshot| -> Vec<SectorRow> { s.rows.iter().chain(&s.total).cloned().collect() };
    let (old, new) = (rows(old), rows(new));
    let mut told = Vec::new();
    for row in &new {
        match old.iter().find(|known| known.name() == row.name()) {
            None => told.push(format!("{} is new", row.name())),
            Some(known) if known == row => {}
            Some(known) => {
                let columns: Vec<String> = Column::ALL
                    .iter()
                    .filter(|c| known.counts.get(**c) != row.counts.get(**c))
                    .map(|c| format!("({})", c.number()))
                    .collect();
                let what = if columns.is_empty() {
                    "beside the columns".into()
                } else {
                    columns.join(" ")
                };
                told.push(format!("{} {what}", row.name()));
            }
        }
    }
    let gone = old
        .iter()
        .filter(|known| new.iter().all(|row| row.name() != known.name()));
    told.extend(gone.map(|row| format!("{} is gone", row.name())));
    told
}
