//! An office file that somebody sent: opened part by part, each only as it is read, and
//! never to more than is allowed. Parts that nobody asks for are never unpacked.

use super::error::PaperError;
use super::stream::{Stream, Token};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The largest file; plans with scanned pages in them stay below.
pub const MAX_FILE: usize = 32 << 20;
/// Office files have dozens of parts.
const MAX_PARTS: usize = 2_000;
/// The most that all parts read may unpack to. A plan of 400 pages has 10 MiB.
const MAX_TOTAL: u64 = 48 << 20;
/// XML shrinks to a thirtieth, seldom to a hundredth; bombs to a thousandth.
const MAX_RATIO: u64 = 200;
/// Below this the ratio says nothing.
const SMALL: u64 = 1 << 20;

/// An Office Open XML file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    /// Of the file.
    size: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, PaperError> {
        let refused = |why: String| PaperError::broken("opening the file", why);
        if bytes.len() > MAX_FILE {
            return Err(refused(format!(
                "it is larger than {} MiB; save the task table alone",
                MAX_FILE >> 20
            )));
        }
        // Counted before the list of parts is built in memory; a part may hold such bytes too.
        let parts = bytes.windows(4).filter(|w| w == b"PK\x01\x02").count();
        if parts > MAX_PARTS {
            return Err(refused(format!(
                "it is a zip of more than {MAX_PARTS} files, no office file"
            )));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| {
            refused(format!(
                "it is damaged or cut off ({e}); get it again, or open and save it in its program"
            ))
        })?;
        Ok(Package {
            archive,
            left: MAX_TOTAL,
            size: bytes.len() as u64,
        })
    }

    /// The names of all parts, as the archive writes them.
    pub fn names(&self) -> Vec<String> {
        let names = self.archive.file_names().filter_map(Result::ok);
        names.map(|name| name.into_owned()).collect()
    }

    /// A part as a stream; `None` if there is none of that name, in whichever case.
    pub fn stream(&mut self, part: &str) -> Result<Option<Stream<'_>>, PaperError> {
        let found = (0..self.archive.len()).find(|i| {
            let name = self.archive.name_for_index(*i);
            name.and_then(Result::ok)
                .is_some_and(|n| n.eq_ignore_ascii_case(part))
        });
        let Some(index) = found else {
            return Ok(None);
        };
        let Package { archive, left, size } = self;
        let entry = archive
            .by_index(index)
            .map_err(|e| PaperError::broken(format!("opening {part}"), e))?;
        let by_ratio = (entry.compressed_size().min(*size) * MAX_RATIO).max(SMALL);
        let bounded = Bounded {
            part_left: by_ratio,
            total_left: left,
            from: entry,
        };
        Ok(Some(Stream::new(part, Box::new(bounded))))
    }

    /// What a part (`""` is the package itself) says of other parts within the file.
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, PaperError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = match folder {
            "" => format!("_rels/{file}.rels"),
            folder => format!("{folder}/_rels/{file}.rels"),
        };
        let mut found = Vec::new();
        let Some(mut stream) = self.stream(&rels)? else {
            return Ok(found);
        };
        loop {
            let tag = match stream.next()? {
                Token::Open(tag) => tag,
                Token::End => return Ok(found),
                _ => continue,
            };
            let is_inside = tag.attribute("TargetMode").is_none_or(|mode| mode == "Internal");
            if tag.name != "Relationship" || !is_inside {
                continue;
            }
            let kind = tag.attribute("Type").unwrap_or_default();
            found.push(Relationship {
                id: tag.attribute("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolved(folder, &tag.attribute("Target").unwrap_or_default()),
            });
            if found.len() > MAX_PARTS {
                return Err(PaperError::broken(
                    format!("reading {rels}"),
                    "it lists too many parts",
                ));
            }
        }
    }
}

/// What a part says of another.
pub(super) struct Relationship {
    pub id: String,
    /// The last step of its type: "worksheet", "styles", "officeDocument".
    pub kind: String,
    /// The name of the part.
    pub target: String,
}

/// A target relative to a folder, "../a.xml" and "/xl/a.xml" too; it only ever names a
/// part within the file.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.retain(|s| !s.is_empty());
    steps.join("/")
}

/// Counts what really comes out, whatever the archive claims.
struct Bounded<'l, R> {
    part_left: u64,
    total_left: &'l mut u64,
    from: R,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let got = self.from.read(buffer)?;
        let (part, total) = (
            self.part_left.checked_sub(got as u64),
            self.total_left.checked_sub(got as u64),
        );
        let (Some(part), Some(total)) = (part, total) else {
            return Err(std::io::Error::other(format!(
                "it unpacks to far more than an office file does (over {} MiB, or {MAX_RATIO} times its size); \
                 if it is honest, save the task table alone",
                MAX_TOTAL >> 20
            )));
        };
        self.part_left = part;
        *self.total_left = total;
        Ok(got)
    }
}
