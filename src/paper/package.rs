//! The zip around an office file: read within limits, written always the same.

use super::error::PaperError;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A file made by Word for a report has a tenth of each of these.
const MAX_FILE: usize = 20 << 20;
const MAX_PARTS: usize = 500;
const MAX_PART: u64 = 8 << 20;
const MAX_TOTAL: u64 = 20 << 20;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// All parts in the order of the archive. Bounds what is unpacked, not what the
/// archive claims.
pub(super) fn read(what: &str, file: &[u8]) -> Result<Vec<Part>, PaperError> {
    let broken = |why: String| PaperError::broken(format!("opening {what}"), why);
    if file.len() > MAX_FILE {
        return Err(broken(format!("it is larger than {} MiB", MAX_FILE >> 20)));
    }
    let mut archive = ZipArchive::new(Cursor::new(file))
        .map_err(|e| broken(format!("it is no Office Open XML file ({e})")))?;
    if archive.len() > MAX_PARTS {
        return Err(broken(format!("it has more than {MAX_PARTS} parts")));
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut total = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| broken(e.to_string()))?;
        if entry.is_dir() {
            continue;
        }
        let name = entry.name().map_err(|e| broken(e.to_string()))?.into_owned();
        if !is_part_name(&name) || parts.iter().any(|p| p.name.eq_ignore_ascii_case(&name)) {
            return Err(broken(format!(
                "the part name \"{}\" is not allowed",
                name.escape_debug()
            )));
        }
        let mut bytes = Vec::new();
        entry
            .by_ref()
            .take(MAX_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| broken(format!("{name}: {e}")))?;
        total += bytes.len() as u64;
        if bytes.len() as u64 > MAX_PART || total > MAX_TOTAL {
            return Err(broken(format!("{name} unpacks to more than is allowed")));
        }
        parts.push(Part { name, bytes });
    }
    Ok(parts)
}

fn is_part_name(name: &str) -> bool {
    !name.starts_with('/')
        && !name.contains(['\\', ':', '\0'])
        && name
            .split('/')
            .all(|step| !step.is_empty() && step != "." && step != "..")
}

/// The same parts give the same bytes: no clock, no owner, `[Content_Types].xml` first.
pub(super) fn write(parts: &[Part]) -> Result<Vec<u8>, PaperError> {
    let broken = |e: &dyn std::fmt::Display| PaperError::broken("writing an office file", e);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let (first, rest): (Vec<&Part>, Vec<&Part>) = parts.iter().partition(|p| p.name == CONTENT_TYPES);
    for part in first.into_iter().chain(rest) {
        zip.start_file(part.name.as_str(), options)
            .map_err(|e| broken(&e))?;
        zip.write_all(&part.bytes).map_err(|e| broken(&e))?;
    }
    Ok(zip.finish().map_err(|e| broken(&e))?.into_inner())
}

pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The words of a part; `what` names it in the error.
pub(super) fn utf8<'a>(what: &str, bytes: &'a [u8]) -> Result<&'a str, PaperError> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        PaperError::broken(
            format!("reading {what}"),
            "it is not UTF-8; save it again in Word",
        )
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, bytes: &[u8]) -> Part {
        Part {
            name: name.into(),
            bytes: bytes.into(),
        }
    }

    #[test]
    fn what_is_written_reads_back_with_the_types_first() {
        let parts = [
            part("word/document.xml", b"<a/>"),
            part(CONTENT_TYPES, b"<Types/>"),
        ];
        let file = write(&parts).unwrap();
        assert_eq!(file, write(&parts).unwrap());
        let back = read("mau.docx", &file).unwrap();
        assert_eq!(back, [parts[1].clone(), parts[0].clone()]);
    }

    #[test]
    fn bombs_traversal_and_other_files_are_refused() {
        let bomb = write(&[part("word/document.xml", &vec![b' '; MAX_PART as usize + 1])]).unwrap();
        assert!(bomb.len() < 100_000);
        let many: Vec<Part> = (0..MAX_PARTS + 1).map(|i| part(&format!("p{i}"), b"")).collect();
        let wide: Vec<Part> = (0..3)
            .map(|i| part(&format!("p{i}"), &vec![b' '; MAX_PART as usize]))
            .collect();
        for (file, why) in [
            (bomb, "unpacks"),
            (write(&many).unwrap(), "more than 500"),
            (write(&wide).unwrap(), "unpacks"),
            (write(&[part("../a", b"")]).unwrap(), "not allowed"),
            (write(&[part("a\\b", b"")]).unwrap(), "not allowed"),
            (b"%PDF-1.7".to_vec(), "no Office Open XML"),
            (Vec::new(), "no Office Open XML"),
        ] {
            let error = read("mau.docx", &file).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
    }
}
