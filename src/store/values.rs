//! Values as they are stored: JSON, words, moments and days as text.

use super::error::{StoreError, sql};
use crate::calendar::Moment;
use chrono::NaiveDate;
use rusqlite::types::FromSql;
use rusqlite::{Connection, Params, Row};

/// The rows of a statement, each as the tuple of its columns.
pub(super) fn rows<T>(
    connection: &Connection,
    statement: &str,
    params: impl Params,
    doing: &'static str,
) -> Result<Vec<T>, StoreError>
where
    T: for<'row> TryFrom<&'row Row<'row>, Error = rusqlite::Error>,
{
    let mut statement = connection.prepare_cached(statement).map_err(sql(doing))?;
    let found = statement
        .query_map(params, |row| T::try_from(row))
        .map_err(sql(doing))?;
    found.collect::<Result<_, _>>().map_err(sql(doing))
}

/// What a statement's first column holds.
pub(super) fn column<T: FromSql>(
    connection: &Connection,
    statement: &str,
    params: impl Params,
    doing: &'static str,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(statement).map_err(sql(doing))?;
    let found = statement
        .query_map(params, |row| row.get(0))
        .map_err(sql(doing))?;
    found.collect::<Result<_, _>>().map_err(sql(doing))
}

/// The values that a statement's one column holds as JSON.
pub(super) fn bodies<T: serde::de::DeserializeOwned>(
    connection: &Connection,
    statement: &str,
    params: impl Params,
    doing: &'static str,
) -> Result<Vec<T>, StoreError> {
    let bodies = column::<String>(connection, statement, params, doing)?;
    bodies.iter().map(|body| parse(body, doing)).collect()
}

/// Reads back a JSON value that this room wrote.
pub(super) fn parse<T: serde::de::DeserializeOwned>(
    text: &str,
    doing: &'static str,
) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Damaged {
        doing,
        why: e.to_string(),
    })
}

/// Writes a value as JSON.
pub(super) fn json<T: serde::Serialize>(value: &T, doing: &'static str) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Damaged {
        doing,
        why: e.to_string(),
    })
}

/// A word of a serde enum, `"range"` without the quotes.
pub(super) fn word<T: serde::Serialize>(value: &T, doing: &'static str) -> Result<String, StoreError> {
    Ok(json(value, doing)?.trim_matches('"').to_owned())
}

/// Reads back such a word.
pub(super) fn from_word<T: serde::de::DeserializeOwned>(
    word: &str,
    doing: &'static str,
) -> Result<T, StoreError> {
    parse(&format!("\"{word}\""), doing)
}

pub(super) fn moment(text: &str, doing: &'static str) -> Result<Moment, StoreError> {
    Moment::parse_from_rfc3339(text).map_err(|e| StoreError::Damaged {
        doing,
        why: format!("\"{text}\": {e}"),
    })
}

pub(super) fn day(text: &str, doing: &'static str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|e| StoreError::Damaged {
        doing,
        why: format!("\"{text}\": {e}"),
    })
}
