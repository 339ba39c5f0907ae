//! The watched folder: filled sheets are taken, answered, and put away; never lost, never taken
//! twice.
//!
//! A file is taken when nobody has touched it for a while, or when a second look finds it as it was,
//! so that one which is still being copied is left alone. What is stored and that the file was taken are one transaction; moving the file away
//! comes after it, and is made up for where the program ended in between.

use super::exports::{self, Given};
use super::shelf::{self, Candidate, Place};
use super::{Event, WorkError, office_sheet};
use crate::agenda;
use crate::calendar::{Moment, day_of, moment};
use crate::config::Settings;
use crate::export::{ExportSource, Refused};
use crate::sheet::{self, Proposal, Receipt};
use crate::store::{KnownFile, SheetFile, Store};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

/// So many files are dealt with in one tick, so that letters do not wait for a full folder.
const MOST_FILES: usize = 20;

/// A file that was not touched for so many seconds is whole: a copy in progress touches it.
const REST: i64 = 10;

/// What the folder looked like at the last tick. Forgotten when the program ends: then each
/// file is looked at twice again.
#[derive(Debug, Default)]
pub struct Watch {
    looks: HashMap<OsString, shelf::Look>,
    /// The last trouble with the folder, so that it is told once and not every minute.
    told: Option<String>,
}

/// What lies in a folder.
#[derive(Clone, Copy)]
pub enum Desk<'a> {
    /// The office's own sheets.
    Sheets,
    /// What a person exported for a source.
    Figures(&'a ExportSource),
}

/// Takes what lies ready. An error of the database leaves the file in place for the next tick.
pub fn take(
    watch: &mut Watch,
    (folder, desk): (&Path, Desk),
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
        let is_at_rest =
            candidate.look.has_rested(now, REST) || before.get(&candidate.name) == Some(&candidate.look);
        if !is_at_rest || events.len() >= MOST_FILES {
            watch.looks.insert(candidate.name.clone(), candidate.look);
            continue;
        }
        match take_one((folder, desk), &candidate, store, settings, now)? {
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
    /// Whether a file waits for its second look.
    pub fn is_waiting(&self) -> bool {
        !self.looks.is_empty()
    }

    fn tell(&mut self, trouble: String) {
        if self.told.as_ref() != Some(&trouble) {
            tracing::warn!("{trouble}");
            self.told = Some(trouble);
        }
    }
}

/// The inner error is one of the folder: the file stays, and is tried again.
fn take_one(
    (folder, desk): (&Path, Desk),
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
    let hash = match (&content, desk) {
        (shelf::Content::Bytes(bytes), Desk::Sheets) => hex(&Sha256::digest(bytes)),
        // The same file may be two sources' answer.
        (shelf::Content::Bytes(bytes), Desk::Figures(source)) => {
            hex(&Sha256::digest([source.id.as_bytes(), b"\0", bytes].concat()))
        }
        // Nothing is known of what is in it, so the file itself stands for it.
        (other, _) => hex(&Sha256::digest(format!(
            "{other:?} {name:?} {:?}",
            candidate.look
        ))),
    };
    let file = SheetFile {
        hash: &hash,
        name: &name,
    };
    let mut event = None;
    let (id, place) = match (store.known_file(&hash)?, desk) {
        (
            KnownFile::InFolder {
                id,
                is_taken,
                is_removed,
            },
            _,
        ) => (id, place(is_taken, is_removed)),
        (KnownFile::Taken { at }, Desk::Sheets) => {
            let why = format!(
                "Tệp có cùng nội dung đã được nhận lúc {}; không nhận lại lần nữa.",
                moment(at)
            );
            let id = store.refuse_file(file, &Receipt::refused(why), now)?;
            event = Some(taken(id, true, 0));
            (id, Some(Place::GivenBack))
        }
        // The same file again takes back what came after it, or is the final answer of a window that ended.
        (_, Desk::Figures(source)) => {
            let (id, receipt) = figures(file, &content, source, store, settings, now)?;
            let is_taken = receipt.refused.is_none();
            event = Some(taken(id, !is_taken, receipt.rows));
            (id, place(is_taken, receipt.figures.is_some_and(|f| f.is_removed)))
        }
        (_, Desk::Sheets) => {
            let judged = judge(&name, &content, store, settings, now)?;
            let is_taken = judged.receipt.refused.is_none();
            let id = match is_taken {
                true => store.take_sheet(file, &judged, now)?,
                false => store.refuse_file(file, &judged.receipt, now)?,
            };
            event = Some(taken(id, !is_taken, judged.receipt.changed()));
            (id, place(is_taken, false))
        }
    };
    let put = match place {
        Some(place) => shelf::put_away(folder, candidate, place, day_of(now), id).map(|_| ()),
        None => shelf::remove(folder, candidate),
    };
    if let Err(why) = put {
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
    let bytes = match bytes_of(content) {
        Ok(bytes) => bytes,
        Err(why) => return Ok(refused(why)),
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

fn bytes_of(content: &shelf::Content) -> Result<&[u8], String> {
    match content {
        shelf::Content::Bytes(bytes) => Ok(bytes),
        shelf::Content::TooLarge => Err(format!(
            "Tệp lớn hơn {} MB; đề nghị chỉ để lại bảng cần nhập.",
            shelf::LARGEST >> 20
        )),
        shelf::Content::Unread => {
            Err("Không mở được tệp; đề nghị đóng tệp, kiểm tra quyền đọc rồi đặt lại.".to_owned())
        }
    }
}

/// Where a file goes; `None`: it is not kept.
fn place(is_taken: bool, is_removed: bool) -> Option<Place> {
    match (is_taken, is_removed) {
        (false, _) => Some(Place::GivenBack),
        (true, true) => None,
        (true, false) => Some(Place::Taken),
    }
}

/// Stores what an exported file says, or why it is given back.
fn figures(
    file: SheetFile,
    content: &shelf::Content,
    source: &ExportSource,
    store: &mut Store,
    settings: &Settings,
    now: Moment,
) -> Result<(i64, Receipt), WorkError> {
    let rules = &settings.rules;
    let understood = match bytes_of(content) {
        Err(why) => Err(Refused::new(why)),
        Ok(bytes) => {
            let given = Given {
                name: file.name,
                bytes,
                asked: None,
                forced: None,
                came: "thư mục nhận",
            };
            exports::understand(given, source, store, rules, now)?
        }
    };
    let understood = understood.and_then(|u| match u.known_since {
        None => Ok(u),
        Some(at) => Err(Refused::new(format!(
            "Số liệu trong tệp giống số liệu đang dùng của cùng kỳ, đã được nhận lúc {}; không nhận lại lần nữa.",
            moment(at)
        ))),
    });
    let understood = match understood {
        Ok(understood) => understood,
        Err(refused) => {
            let receipt = exports::refusal(&refused, source);
            return Ok((store.refuse_file(file, &receipt, now)?, receipt));
        }
    };
    let receipt = exports::receipt(&understood, source, rules, now);
    let list = understood.received.list;
    let (_, id) = store.keep_export(&understood.answer(), list, Some((file, &receipt)), now)?;
    Ok((id.unwrap_or_default(), receipt))
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
