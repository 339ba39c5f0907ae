//! The watched folder: filled sheets are taken, answered, and put away; never lost, never taken
//! twice.
//!
//! A file is looked at twice before it is taken, so that one which is still being copied is left
//! alone. What is stored and that the file was taken are one transaction; moving the file away
//! comes after it, and is made up for where the program ended in between.

use super::shelf::{self, Candidate, Place};
use super::{Event, WorkError, office_sheet};
use crate::agenda;
use crate::calendar::{Moment, day_of, moment};
use crate::config::Settings;
use crate::sheet::{self, Proposal, Receipt};
use crate::store::{KnownFile, SheetFile, Store};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

/// So many files are dealt with in one tick, so that letters do not wait for a full folder.
const MOST_FILES: usize = 20;

/// What the folder looked like at the last tick. Forgotten when the program ends: then each
/// file is looked at twice again.
#[derive(Debug, Default)]
pub struct Watch {
    looks: HashMap<OsString, shelf::Look>,
    /// The last trouble with the folder, so that it is told once and not every minute.
    told: Option<String>,
}

/// Takes what lies ready. An error of the database leaves the file in place for the next tick.
pub fn take(
    watch: &mut Watch,
    folder: &Path,
    store: &mut Store,
    settings: &Settings,
    now: Moment,
) -> Result<Vec<Event>, WorkError> {
    let found = match shelf::look(folder) {
        Ok(found) => found,
        Err(why) => {
            watch.tell(format!("the watched folder {}: {why}", folder.display()));
            return Ok(Vec::new());
        }
    };
    let before = std::mem::take(&mut watch.looks);
    let mut events = Vec::new();
    let mut troubles = Vec::new();
    for candidate in found {
        let is_at_rest = before.get(&candidate.name) == Some(&candidate.look);
        if !is_at_rest || events.len() >= MOST_FILES {
            watch.looks.insert(candidate.name.clone(), candidate.look);
            continue;
        }
        match take_one(folder, &candidate, store, settings, now)? {
            Ok(event) => events.extend(event),
            Err(why) => {
                watch.looks.insert(candidate.name.clone(), candidate.look);
                troubles.push(format!("a file of the watched folder stays there: {why}"));
            }
        }
    }
    match troubles.pop() {
        Some(trouble) => watch.tell(trouble),
        None => watch.told = None,
    }
    Ok(events)
}

impl Watch {
    fn tell(&mut self, trouble: String) {
        if self.told.as_ref() != Some(&trouble) {
            tracing::warn!("{trouble}");
            self.told = Some(trouble);
        }
    }
}

/// The inner error is one of the folder: the file stays, and is tried again.
fn take_one(
    folder: &Path,
    candidate: &Candidate,
    store: &mut Store,
    settings: &Settings,
    now: Moment,
) -> Result<Result<Option<Event>, String>, WorkError> {
    let content = match shelf::read(folder, candidate) {
        Ok(Some(content)) => content,
        // Gone, or another file by now: looked at anew.
        Ok(None) => return Ok(Ok(None)),
        Err(why) => {
            tracing::warn!("a file of the watched folder cannot be read: {why}");
            shelf::Content::Unread
        }
    };
    let name = candidate.name.to_string_lossy().into_owned();
    let hash = match &content {
        shelf::Content::Bytes(bytes) => hex(&Sha256::digest(bytes)),
        // Nothing is known of what is in it, so the file itself stands for it.
        other => hex(&Sha256::digest(format!(
            "{other:?} {name:?} {:?}",
            candidate.look
        ))),
    };
    let file = SheetFile {
        hash: &hash,
        name: &name,
    };
    let mut event = None;
    let (id, is_taken) = match store.known_file(&hash)? {
        KnownFile::InFolder { id, is_taken } => (id, is_taken),
        KnownFile::Taken { at } => {
            let why = format!(
                "Tệp có cùng nội dung đã được nhận lúc {}; không nhận lại lần nữa.",
                moment(at)
            );
            let id = store.refuse_file(file, &Receipt::refused(why), now)?;
            event = Some(taken(id, true, 0));
            (id, false)
        }
        KnownFile::New => {
            let judged = judge(&name, &content, store, settings, now)?;
            let is_taken = judged.receipt.refused.is_none();
            let id = match is_taken {
                true => store.take_sheet(file, &judged, now)?,
                false => store.refuse_file(file, &judged.receipt, now)?,
            };
            event = Some(taken(id, !is_taken, judged.receipt.changed()));
            (id, is_taken)
        }
    };
    let place = if is_taken { Place::Taken } else { Place::GivenBack };
    if let Err(why) = shelf::put_away(folder, candidate, place, day_of(now), id) {
        let trouble = format!("file {id} was dealt with and cannot be moved: {why}");
        // Told as taken nevertheless: it is stored.
        return Ok(match event {
            Some(event) => {
                tracing::warn!("{trouble}");
                Ok(Some(event))
            }
            None => Err(trouble),
        });
    }
    store.file_moved(id, now)?;
    Ok(Ok(event))
}

fn judge(
    name: &str,
    content: &shelf::Content,
    store: &mut Store,
    settings: &Settings,
    now: Moment,
) -> Result<Proposal, WorkError> {
    let refused = |why: String| Proposal {
        marks: Vec::new(),
        changes: Vec::new(),
        receipt: Receipt::refused(why),
    };
    let bytes = match content {
        shelf::Content::Bytes(bytes) => bytes,
        shelf::Content::TooLarge => {
            return Ok(refused(format!(
                "Tệp lớn hơn {} MB; đề nghị chỉ để lại bảng cần nhập.",
                shelf::LARGEST >> 20
            )));
        }
        shelf::Content::Unread => {
            return Ok(refused(
                "Không mở được tệp; đề nghị đóng tệp, kiểm tra quyền đọc rồi đặt lại.".to_owned(),
            ));
        }
    };
    if let Some(taken) = office_sheet::take(name, bytes, settings) {
        return Ok(taken);
    }
    let rules = &settings.rules;
    let facts = store.facts(now)?;
    let tracked = agenda::tracked(&facts, rules, day_of(now));
    let known = sheet::Known {
        tasks: &facts.tasks,
        marks: &facts.marks,
        tracked: &tracked,
        office: &rules.office,
        calendar: &rules.calendar,
        now,
    };
    Ok(sheet::read(name, bytes, &known).unwrap_or_else(|e| refused(e.to_string())))
}

fn taken(file: i64, is_refused: bool, changes: usize) -> Event {
    Event::Taken {
        file,
        is_refused,
        changes,
    }
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|b| format!("{b:02x}")).collect()
}
