//! Word templates that an office edits in Word.
//!
//! A template is an ordinary `.docx` with placeholders in its text:
//! - `{{ name }}` anywhere in a paragraph takes the formatting it stands in;
//! - a paragraph, or a table row, that holds nothing but directives
//!   (`{% for x in list %}`, `{% if x %}`, `{% else %}`, `{% endif %}`, `{% endfor %}`)
//!   vanishes and repeats or keeps what stands until its end;
//! - `{# remark #}` vanishes.
//!
//! Word splits words over runs as it likes; placeholders are joined again. Curly quotes
//! inside a directive are read as straight ones.

mod growth;
mod inert;
mod placeholders;

use super::chart;
use super::clean::clean;
use super::error::PaperError;
use super::fill;
use super::finish::finish;
use super::package::{self, CONTENT_TYPES, Part, utf8};
use super::value::{Drawing, Value};
use super::xml;
use chrono::{DateTime, FixedOffset, Utc};
use inert::refuse_active;
use placeholders::{Piece, pieces, prepare};
use quick_xml::escape::escape;

/// A template that has been read and found fit.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
}

/// What the file says about itself; nothing of whoever edited the template remains.
#[derive(Debug, Clone)]
pub struct Properties {
    pub title: String,
    pub author: String,
    pub created: DateTime<FixedOffset>,
}

impl Template {
    /// Reads a template; `what` names it in errors ("config/templates/report.docx").
    /// Refuses macros, embedded objects, relationships that point outside of the file,
    /// files beyond the limits, and placeholders that cannot be understood.
    pub fn read(what: &str, file: &[u8]) -> Result<Template, PaperError> {
        let mut parts = package::read(what, file)?;
        for part in &mut parts {
            refuse_active(what, part)?;
            if !is_filled(&part.name) {
                continue;
            }
            let name = format!("{what}, {}", part.name);
            let mut nodes = xml::parse(&name, utf8(&name, &part.bytes)?)?;
            prepare(&name, &mut nodes)?;
            let source = xml::to_string(&nodes);
            growth::refuse(&name, &source)?;
            fill::check(&name, &source)?;
            part.bytes = source.into_bytes();
        }
        if !parts.iter().any(|p| p.name == DOCUMENT) {
            return Err(PaperError::broken(
                format!("opening {what}"),
                "it is no Word document (no word/document.xml); save it in Word as .docx",
            ));
        }
        Ok(Template { parts })
    }

    /// Refuses what could act or lead out of the file: macros, embedded objects, relationships that
    /// point outside.
    pub fn must_be_inert(what: &str, file: &[u8]) -> Result<(), PaperError> {
        // What is no office file cannot act; reading it says so.
        let parts = package::read(what, file).unwrap_or_default();
        parts.iter().try_for_each(|part| refuse_active(what, part))
    }

    /// Whether a placeholder anywhere in it says that name, "signer", ".c3".
    pub fn names(&self, name: &str) -> bool {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let ends = |rest: &str| !rest.starts_with(is_part);
        let says = |tag: &str| {
            tag.match_indices(name)
                .any(|(at, _)| ends(&tag[at + name.len()..]))
        };
        self.parts.iter().filter(|p| is_filled(&p.name)).any(|part| {
            let text = std::str::from_utf8(&part.bytes).unwrap_or_default();
            let pieces = pieces(text).unwrap_or_default();
            pieces
                .iter()
                .any(|piece| matches!(piece, Piece::Tag(tag) if !tag.starts_with("{#") && says(tag)))
        })
    }

    /// The document. The same values give the same bytes.
    pub fn fill(&self, mut values: Value, properties: &Properties) -> Result<Vec<u8>, PaperError> {
        let mut drawings = Vec::new();
        values.take_drawings(&mut drawings);
        let values = values.into_jinja();
        let mut parts = self.parts.clone();
        for part in &mut parts {
            if part.name == CORE {
                part.bytes = core_properties(properties).into_bytes();
            }
            if !is_filled(&part.name) {
                continue;
            }
            let rendered = fill::render(&part.name, utf8(&part.name, &part.bytes)?, &values)?;
            part.bytes = finish(xml::parse(&part.name, &rendered)?, &drawings).into_bytes();
        }
        add_charts(&mut parts, &drawings);
        package::write(&parts)
    }
}

const DOCUMENT: &str = "word/document.xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
const CORE: &str = "docProps/core.xml";

/// Parts in which placeholders are looked for.
fn is_filled(name: &str) -> bool {
    let Some(file) = name.strip_prefix("word/").filter(|f| f.ends_with(".xml")) else {
        return false;
    };
    ["document", "header", "footer", "footnotes", "endnotes"]
        .iter()
        .any(|part| file.starts_with(part))
        && !file.contains('/')
}

/// Adds a part for each chart, its relation to the document and its type.
fn add_charts(parts: &mut Vec<Part>, drawings: &[Drawing]) {
    for (number, drawing) in (1..).zip(drawings) {
        let Drawing::Chart(chart) = drawing else { continue };
        let name = format!("word/{}", chart::target(number));
        // A template that a person has filled before may hold one of that name.
        parts.retain(|p| p.name != name);
        let relation = format!(
            r#"<Relationship Id="{}" Type="{}" Target="{}"/>"#,
            chart::relation_id(number),
            chart::RELATION,
            chart::target(number)
        );
        let kind = format!(r#"<Override PartName="/{name}" ContentType="{}"/>"#, chart::TYPE);
        for part in parts.iter_mut() {
            match part.name.as_str() {
                RELATIONS => insert_before(part, "</Relationships>", &relation),
                CONTENT_TYPES => insert_before(part, "</Types>", &kind),
                _ => {}
            }
        }
        parts.push(Part {
            name,
            bytes: chart::part(chart).into_bytes(),
        });
    }
}

fn insert_before(part: &mut Part, end: &str, new: &str) {
    let text = String::from_utf8_lossy(&part.bytes);
    let Some(at) = text.rfind(end).filter(|_| !text.contains(new)) else {
        return;
    };
    part.bytes = format!("{}{new}{}", &text[..at], &text[at..]).into_bytes();
}

fn core_properties(properties: &Properties) -> String {
    let created = properties
        .created
        .with_timezone(&Utc)
        .format("%Y-%m-%dT%H:%M:%SZ");
    let title = clean(&properties.title);
    let author = clean(&properties.author);
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties""#,
            r#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/""#,
            r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>"#,
            r#"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"#,
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>"#,
            r#"<dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified>"#,
            r#"<dc:language>vi-VN</dc:language></cp:coreProperties>"#,
        ),
        title = escape(title),
        author = escape(author),
        created = created,
    )
}

#[cfg(test)]
mod tests;
