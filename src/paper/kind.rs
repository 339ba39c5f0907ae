//! What a file is by its bytes, whatever its name says.

use super::error::PaperError;
use super::unpack::Package;

/// A file that can be read as a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `.docx`, `.docm`, `.dotx`.
    Word,
    /// `.xlsx`, `.xlsm`.
    Excel,
    /// Anything that is no office file.
    Text,
}

/// The part that holds the content, with the kind of its file.
pub(super) struct Main {
    pub kind: Kind,
    pub part: String,
}

/// What a file is.
///
/// # Errors
/// A kind that is not read, with what to do about it.
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<Kind, PaperError> {
    let refused = |why: &str| Err(PaperError::broken("opening the file", why));
    match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => return Ok(main_part(&mut Package::open(bytes)?)?.kind),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return refused(old_office(bytes)),
        [b'%', b'P', b'D', b'F', ..] => {
            return refused(
                "it is a .pdf, whose tables cannot be read surely; give the .docx or .xlsx it was made from",
            );
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => {
            return refused(
                "it is rich text (.rtf), whatever its name; open it in Word and save it as .docx",
            );
        }
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512)];
    let head = String::from_utf8_lossy(head)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    if head.starts_with("<html") || head.starts_with("<!doctype html") {
        return refused(
            "it is a web page, whatever its name; open it in Word or Excel and save it as .docx or .xlsx",
        );
    }
    if head.starts_with("<?xml") {
        return refused("it is bare XML; open it in Word or Excel and save it as .docx or .xlsx");
    }
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    match ending.as_deref() {
        Some("docx" | "doc" | "docm" | "odt") => refused(
            "it is no Word file, whatever its name, or it is damaged; open it in Word and save it as .docx",
        ),
        Some("xlsx" | "xls" | "xlsm" | "ods") => refused(
            "it is no Excel file, whatever its name, or it is damaged; open it in Excel and save it as .xlsx",
        ),
        _ => Ok(Kind::Text),
    }
}

/// The content of an Office Open XML file by its own table of contents.
pub(super) fn main_part(package: &mut Package) -> Result<Main, PaperError> {
    let refused = |why: String| Err(PaperError::broken("opening the file", why));
    let listed = package.relationships("")?;
    let named = listed.into_iter().find(|r| r.kind == "officeDocument");
    let names = package.names();
    let usual = ["word/document.xml", "xl/workbook.xml"];
    let part = named.map(|r| r.target).or_else(|| {
        let usual = usual
            .iter()
            .find(|part| names.iter().any(|n| n.eq_ignore_ascii_case(part)));
        usual.map(|part| (*part).to_owned())
    });
    let Some(part) = part else {
        return refused(what_else(&names));
    };
    let lower = part.to_ascii_lowercase();
    if lower.starts_with("xl/") && lower.ends_with(".bin") {
        return refused("it is a binary workbook (.xlsb); open it in Excel and save it as .xlsx".to_owned());
    }
    let kind = match lower.split('/').next() {
        Some("word") => Kind::Word,
        Some("xl") => Kind::Excel,
        Some("ppt") => {
            return refused(
                "it is a PowerPoint file; give the .docx or .xlsx with the task table".to_owned(),
            );
        }
        _ => {
            return refused(
                "it is no Word or Excel file; open it in its program and save it as .docx or .xlsx"
                    .to_owned(),
            );
        }
    };
    Ok(Main { kind, part })
}

fn what_else(names: &[String]) -> String {
    let has = |name: &str| names.iter().any(|n| n == name);
    if has("mimetype") && has("content.xml") {
        return "it is an OpenDocument file (.odt, .ods); save it as .docx or .xlsx".to_owned();
    }
    let inner = names.iter().find(|name| {
        let lower = name.to_lowercase();
        [".docx", ".xlsx", ".doc", ".xls", ".zip", ".csv", ".rar"]
            .iter()
            .any(|ending| lower.ends_with(ending))
    });
    match inner {
        Some(inner) => {
            let inner: String = inner.chars().take(80).collect();
            format!(
                "it is a zip that holds other files; unpack it and give the plan itself (\"{}\"?)",
                inner.escape_debug()
            )
        }
        None => "it is a zip but no Word or Excel file; give the .docx or .xlsx itself".to_owned(),
    }
}

/// The binary files of Office 97, and files with a password, which are wrapped in one.
fn old_office(bytes: &[u8]) -> &'static str {
    let holds = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|w| w == name)
    };
    if holds("EncryptedPackage") {
        "it is protected by a password; open it, take the password off (File > Info > Protect) and save it again"
    } else if holds("WordDocument") {
        "it is an old .doc, whatever its name; open it in Word and save it as .docx"
    } else if holds("Workbook") || holds("Book") {
        "it is an old .xls, whatever its name; open it in Excel and save it as .xlsx"
    } else {
        "it is an old Office file (.doc, .xls), whatever its name; open it and save it as .docx or .xlsx"
    }
}
