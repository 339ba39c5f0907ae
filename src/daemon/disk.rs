//! How much space is left where the database lies: the operator hears of it while letters can still
//! be written, and on a full disk nothing is begun.

use super::{Event, Office, WorkError};
use crate::agenda::Trouble;
use crate::calendar::Moment;
use std::path::Path;

/// How many bytes are free; `None` where nobody can say.
pub type Measure = Box<dyn Fn() -> Option<u64> + Send>;

const MEGABYTE: u64 = 1024 * 1024;
/// Below this the operator is told: a backup, a year's answers and the write-ahead log fit into it.
const LOW: u64 = 300 * MEGABYTE;
/// Above this it is over. Between the two nothing is told: space comes and goes with every log file.
const ENOUGH: u64 = 400 * MEGABYTE;
/// Below this nothing is begun: an attempt whose end cannot be written would be an uncertain letter.
const FULL: u64 = 20 * MEGABYTE;

/// The space on the file system of that file, for who is not its administrator.
pub fn free_space(file: &Path) -> Option<u64> {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    let about = rustix::fs::statvfs(folder.unwrap_or(Path::new("."))).ok()?;
    about.f_bavail.checked_mul(about.f_frsize)
}

/// How the disk is, as `status` says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Enough,
    Little,
    /// Nothing is asked, written or sent.
    Full,
}

impl Space {
    pub fn of(free: u64) -> Space {
        match free {
            free if free < FULL => Space::Full,
            free if free < LOW => Space::Little,
            _ => Space::Enough,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Space::Enough => "enough",
            Space::Little => "little",
            Space::Full => "full",
        }
    }

    /// What an operator has to know; `None` where there is enough. `last_sent`: when a letter last left.
    pub fn told(self, free: u64, last_sent: Option<Moment>) -> Option<String> {
        let free = free / MEGABYTE;
        let since = last_sent.map_or("no letter has been sent yet".to_owned(), |at| {
            format!("no letter has been sent since {at}")
        });
        match self {
            Space::Enough => None,
            Space::Little => Some(format!("little space: {free} MB free where the database lies")),
            Space::Full => Some(format!(
                "full: {free} MB free where the database lies; nothing is asked, written or sent while the disk is full; {since}"
            )),
        }
    }
}

impl Office {
    /// Remembers when space became short and when it came back; on a full disk the tick ends here.
    pub(super) fn look_at_disk(&mut self, now: Moment) -> Result<Option<Event>, WorkError> {
        let Some(free) = self.free_space.as_ref().and_then(|measure| measure()) else {
            return Ok(None);
        };
        let detail = format!("{} MB", free / MEGABYTE);
        if free < FULL {
            self.note_full(&detail, now);
            return Err(WorkError::Full { free: detail });
        }
        self.note_room(&detail, now)?;
        let is_low = match self.store.is_in_trouble(Trouble::Disk)? {
            true if free >= ENOUGH => false,
            false if free < LOW => true,
            _ => return Ok(None),
        };
        self.store.keep_trouble(Trouble::Disk, is_low, &detail, now)?;
        let event = Event::Disk { is_low, detail };
        super::event::tell_log(&event);
        Ok(Some(event))
    }

    /// Remembers since when nothing is done, on the disk too where that still goes: no letter can tell it now.
    fn note_full(&mut self, detail: &str, now: Moment) {
        if self.full_since.is_some() {
            return;
        }
        let is_known = self.store.is_in_trouble(Trouble::Full).unwrap_or(false);
        let is_kept = is_known || self.store.keep_trouble(Trouble::Full, true, detail, now).is_ok();
        self.full_since = Some((now, is_kept));
    }

    /// It was full, and there is room again.
    fn note_room(&mut self, detail: &str, now: Moment) -> Result<(), WorkError> {
        if let Some((since, false)) = self.full_since {
            self.store.keep_trouble(Trouble::Full, true, detail, since)?;
            self.full_since = Some((since, true));
        }
        if self.store.is_in_trouble(Trouble::Full)? {
            self.store.keep_trouble(Trouble::Full, false, detail, now)?;
        }
        self.full_since = None;
        Ok(())
    }

    /// What keeps letters from leaving, for the status line; nothing where the database cannot be
    /// read, which is told by itself.
    pub(super) fn standstill(&self) -> Vec<String> {
        let now = super::clock::now();
        match self.store.post_facts(now) {
            Ok(post) => crate::agenda::standstill(&post, &self.settings.rules, now),
            Err(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{at, hm};

    #[test]
    fn a_full_disk_is_told_with_the_last_letter_that_left() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 7, 3).unwrap();
        let sent = Some(at(day, hm(8, 34)));
        let told = |free: u64, sent| Space::of(free).told(free, sent);
        assert_eq!(told(ENOUGH, sent), None);
        assert_eq!(
            told(78 * MEGABYTE, sent).as_deref(),
            Some("little space: 78 MB free where the database lies")
        );
        let full = told(0, sent).unwrap();
        for words in [
            "full: 0 MB",
            "nothing is asked, written or sent",
            "since 2026-07-03",
        ] {
            assert!(full.contains(words), "{full}");
        }
        assert!(
            told(MEGABYTE, None)
                .unwrap()
                .ends_with("no letter has been sent yet")
        );
    }
}
