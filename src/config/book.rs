//! The address book that the configuration names: read, judged, and laid beside `[[unit]]`.

use super::files::Files;
use super::mailbox::may_mailbox;
use super::names::Names;
use super::reach::Reach;
use super::section::Section;
use super::values::is_reserved;
use super::written::{Log, Page, Place};
use crate::plan::{Book, Mailbox, Office};
use crate::sheet::book::{self, Contents, Fault};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the configuration says of the address book.
#[derive(Default)]
pub struct AddressBook {
    /// Where it lies, if one is named.
    pub file: Option<PathBuf>,
    pub contents: Contents,
    /// What is still open: told in live mode, asked for in shadow mode.
    pub open: Vec<(Place, String, &'static str)>,
}

/// Reads the address book of `[people]`; faults are told with their table, row and column.
pub fn address_book(root: &Section, reach: &Reach, known: &[Mailbox]) -> AddressBook {
    let Some(section) = root.section("people") else {
        return AddressBook::default();
    };
    let path = section.may::<String>("address_book");
    section.close();
    let Some(path) = path else {
        return AddressBook::default();
    };
    let file = reach.path(&path.value);
    let mut known = known.to_vec();
    known.extend(drafters(root));
    let contents = match reach.files.read(&file) {
        Ok(bytes) => told(book::read(&bytes, &known), &file, root.log()),
        Err(why) => {
            let message = format!("the address book {} cannot be read: {why}", file.display());
            let remedy = "correct the path (relative ones are seen from this file) or its rights; \
                          `dossierd init --plan FILE` makes one";
            root.log().problem(&path.place, message, remedy);
            Contents::default()
        }
    };
    AddressBook {
        open: open(&file, &contents),
        file: Some(file),
        contents,
    }
}

/// Those who get drafts may be away too.
fn drafters(root: &Section) -> Vec<Mailbox> {
    let reports = root.sections("report");
    let weekly = root.section("weekly");
    let sections = reports.iter().chain(&weekly);
    sections.filter_map(|s| may_mailbox(s, "drafter")).collect()
}

fn told(read: Result<Contents, Vec<Fault>>, file: &Path, log: &Log) -> Contents {
    let faults = match read {
        Ok(contents) => return contents,
        Err(faults) => faults,
    };
    // Units that seem to be absent may only be unreadable.
    log.is_broken();
    for fault in faults {
        log.problem(
            &place(file, &fault.sheet, fault.line, &fault.column),
            fault.message,
            fault.remedy,
        );
    }
    Contents::default()
}

fn place(file: &Path, sheet: &str, line: usize, column: &str) -> Place {
    let named: Vec<&str> = [sheet, column].into_iter().filter(|w| !w.is_empty()).collect();
    Place {
        file: file.to_owned(),
        line,
        key: named.join("."),
    }
}

/// Addresses and members that nobody has written yet, and addresses where nothing arrives.
fn open(file: &Path, contents: &Contents) -> Vec<(Place, String, &'static str)> {
    let mut found = Vec::new();
    for (spell, line) in contents.book.spells.iter().zip(&contents.unit_lines) {
        // A unit that has an end was written to while it was there.
        if spell.to.is_some() {
            continue;
        }
        let at = place(file, "Đơn vị", *line, "Địa chỉ thư");
        match &spell.unit.mailbox {
            None => found.push((
                at,
                format!("đơn vị “{}” chưa có địa chỉ thư", spell.unit.name),
                "đề nghị ghi địa chỉ nhận thư của đơn vị",
            )),
            Some(mailbox) if is_reserved(&mailbox.address) => found.push((
                at,
                format!(
                    "địa chỉ của “{}” là địa chỉ mẫu, thư không đến được",
                    spell.unit.name
                ),
                "đề nghị ghi địa chỉ thật",
            )),
            Some(_) => {}
        }
    }
    for (group, line) in contents.groups.iter().zip(&contents.group_lines) {
        if group.members.is_empty() {
            found.push((
                place(file, "Nhóm", *line, "Thành viên"),
                format!("nhóm “{}” chưa có đơn vị thành viên", group.name),
                "đề nghị ghi mã các đơn vị thành viên",
            ));
        }
    }
    found
}

/// The address book that a configuration names, even where the rest of it is wrong.
pub fn named_in(file: &Path, files: &dyn Files) -> Option<PathBuf> {
    let text = String::from_utf8(files.read(file).ok()?).ok()?;
    let log = Log::default();
    let page = Page::read(file, &text, &log);
    let path = Section::root(&page, &page, &log)
        .section("people")?
        .may::<String>("address_book")?;
    Some(file.parent().unwrap_or(Path::new("")).join(path.value))
}

/// Lays the address book beside what `[[unit]]` sections say.
pub fn lay(read: &AddressBook, office: &mut Office) -> Book {
    let contents = &read.contents;
    let everyone = contents.book.everyone();
    office.units.extend(everyone.units);
    office.merged = everyone.merged;
    office.groups.extend(contents.groups.iter().cloned());
    contents.book.clone()
}

/// An id, like a name, stands in a section or in the address book, not in both.
pub fn clashes(read: &AddressBook, [ids, words]: [&Names; 2], log: &Log) {
    let Some(file) = &read.file else { return };
    let contents = &read.contents;
    for (spell, line) in contents.book.spells.iter().zip(&contents.unit_lines) {
        ids.clash(log, &spell.unit.id, &place(file, "Đơn vị", *line, "Mã"), "id");
        for name in std::iter::once(&spell.unit.name).chain(&spell.unit.aliases) {
            words.clash(log, name, &place(file, "Đơn vị", *line, "Tên đơn vị"), "name");
        }
    }
    for (group, line) in contents.groups.iter().zip(&contents.group_lines) {
        words.clash(log, &group.name, &place(file, "Nhóm", *line, "Tên nhóm"), "name");
    }
}

/// The configuration as it would be with other bytes in the place of one file.
pub struct Instead<'a> {
    pub files: &'a dyn Files,
    pub path: &'a Path,
    pub bytes: &'a [u8],
}

impl Files for Instead<'_> {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        match path == self.path {
            true => Ok(self.bytes.to_vec()),
            false => self.files.read(path),
        }
    }

    fn list(&self, folder: &Path) -> Result<Option<Vec<String>>, String> {
        self.files.list(folder)
    }

    fn read_private(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.files.read_private(path)
    }

    fn credentials(&self) -> Option<PathBuf> {
        self.files.credentials()
    }

    fn wants_secrets(&self) -> bool {
        self.files.wants_secrets()
    }
}

/// Puts a new address book in the place of the one in force; the former stays beside it as
/// `danh-ba.truoc.xlsx`. At no moment is there none or half of one.
///
/// # Errors
/// What could not be written; the address book in force is then still there.
pub fn put_in_place(file: &Path, bytes: &[u8]) -> std::io::Result<Option<PathBuf>> {
    let former = file.exists().then(|| beside(file, "truoc"));
    if let Some(former) = &former {
        write_whole(former, &std::fs::read(file)?)?;
    }
    write_whole(file, bytes)?;
    Ok(former)
}

/// Writes beside and renames, so that a reader sees the old file or the new one.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let new = beside(file, "moi");
    let mut open = std::fs::File::create(&new)?;
    open.write_all(bytes)?;
    open.sync_all()?;
    drop(open);
    std::fs::rename(&new, file)
}

/// `danh-ba.xlsx` to `danh-ba.truoc.xlsx`.
fn beside(file: &Path, word: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}.{word}.xlsx"))
}
