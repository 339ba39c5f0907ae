//! Answers and the rows made of them, packed: a body and a table are stored once, however often a
//! source says the same.

use super::error::{StoreError, sql};
use super::values::{json, parse};
use crate::dossier::{Counts, Extras, SectorRow, Snapshot};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

/// No answer is larger when unpacked; what is claims to be so is damaged.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A table as it is stored: without the names of the columns, which every row would repeat.
#[derive(Serialize, Deserialize)]
struct Table {
    rows: Vec<Line>,
    total: Option<Line>,
}

#[derive(Serialize, Deserialize)]
struct Line(String, String, [Option<i64>; 11], Extras);

impl Line {
    fn of(row: &SectorRow) -> Line {
        let counts = crate::dossier::Column::ALL.map(|c| row.counts.get(c));
        Line(row.code.clone(), row.sector.clone(), counts, row.extras.clone())
    }

    fn into_row(self) -> SectorRow {
        let mut counts = Counts::default();
        for (column, n) in crate::dossier::Column::ALL.into_iter().zip(self.2) {
            counts.set(column, n);
        }
        SectorRow {
            code: self.0,
            sector: self.1,
            counts,
            extras: self.3,
        }
    }
}

/// Stores the body under its hash, once.
pub(super) fn keep_body(connection: &Connection, hash: &str, body: &[u8]) -> Result<(), StoreError> {
    const DOING: &str = "storing an answer of a source";
    let mut known = connection
        .prepare_cached("SELECT 1 FROM answer_body WHERE hash = ?1")
        .map_err(sql(DOING))?;
    if known.exists([hash]).map_err(sql(DOING))? {
        return Ok(());
    }
    let packed = pack(body, DOING)?;
    connection
        .prepare_cached("INSERT INTO answer_body (hash, body, is_packed) VALUES (?1, ?2, 1)")
        .and_then(|mut statement| statement.execute(params![hash, packed]))
        .map_err(sql(DOING))?;
    Ok(())
}

/// The body of that hash, as it came.
pub(super) fn body(connection: &Connection, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
    const DOING: &str = "reading an answer of a source";
    let found = connection
        .query_row(
            "SELECT body, is_packed FROM answer_body WHERE hash = ?1",
            [hash],
            |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, bool>(1)?)),
        )
        .optional()
        .map_err(sql(DOING))?;
    match found {
        Some((body, true)) => unpack(&body, DOING).map(Some),
        Some((body, false)) => Ok(Some(body)),
        None => Ok(None),
    }
}

/// Stores the table of an answer, once for the same rows. Answers its id.
pub(super) fn keep_rows(connection: &Connection, snapshot: &Snapshot) -> Result<i64, StoreError> {
    const DOING: &str = "storing the rows of an answer";
    let table = Table {
        rows: snapshot.rows.iter().map(Line::of).collect(),
        total: snapshot.total.as_ref().map(Line::of),
    };
    let text = json(&table, DOING)?;
    let hash = Sha256::digest(text.as_bytes());
    let known = connection
        .prepare_cached("SELECT id FROM answer_rows WHERE hash = ?1")
        .map_err(sql(DOING))?
        .query_row([hash.as_slice()], |row| row.get(0))
        .optional()
        .map_err(sql(DOING))?;
    if let Some(id) = known {
        return Ok(id);
    }
    let packed = pack(text.as_bytes(), DOING)?;
    connection
        .prepare_cached("INSERT INTO answer_rows (hash, body) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.execute(params![hash.as_slice(), packed]))
        .map_err(sql(DOING))?;
    Ok(connection.last_insert_rowid())
}

/// Sectors and the source's own total.
pub(super) fn rows(packed: &[u8]) -> Result<(Vec<SectorRow>, Option<SectorRow>), StoreError> {
    const DOING: &str = "reading the rows of an answer";
    let text = unpack(packed, DOING)?;
    let table: Table = parse(&String::from_utf8_lossy(&text), DOING)?;
    let rows = table.rows.into_iter().map(Line::into_row).collect();
    Ok((rows, table.total.map(Line::into_row)))
}

pub(super) fn pack(bytes: &[u8], doing: &'static str) -> Result<Vec<u8>, StoreError> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_err(|e| StoreError::Damaged {
        doing,
        why: e.to_string(),
    })
}

pub(super) fn unpack(packed: &[u8], doing: &'static str) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let read = DeflateDecoder::new(packed).take(LARGEST).read_to_end(&mut bytes);
    match read {
        Ok(_) => Ok(bytes),
        Err(e) => Err(StoreError::Damaged {
            doing,
            why: e.to_string(),
        }),
    }
}

#[cfg(test)]
pub(super) mod tests;
