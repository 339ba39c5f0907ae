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

use super::chart;
use super::fill::{self, Drawing, Value};
use super::finish::{PRESERVE, finish};
use super::package::{self, CONTENT_TYPES, Part};
use super::xml::{self, Element, Node};
use super::{PaperError, clean};
use chrono::{DateTime, FixedOffset, Utc};
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

fn utf8<'a>(what: &str, bytes: &'a [u8]) -> Result<&'a str, PaperError> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        PaperError::broken(
            format!("reading {what}"),
            "it is not UTF-8; save it again in Word",
        )
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}

/// What fetches, runs or asks; numbers of pages, days and references are harmless.
const ACTIVE_FIELDS: [&str; 10] = [
    "INCLUDE",
    "DDE",
    "LINK",
    "IMPORT",
    "EMBED",
    "DATABASE",
    "MACROBUTTON",
    "MERGEFIELD",
    "FILLIN",
    "ASK ",
];

/// The first field of a part that reaches out of the file.
fn active_field(what: &str, part: &Part) -> Result<Option<String>, PaperError> {
    let holds = |word: &[u8]| part.bytes.windows(word.len()).any(|w| w == word);
    if !part.name.ends_with(".xml") || !(holds(b"instrText") || holds(b"fldSimple")) {
        return Ok(None);
    }
    let nodes = xml::parse(&format!("{what}, {}", part.name), utf8(&part.name, &part.bytes)?)?;
    // Word splits the words of a field over runs as it likes.
    let mut codes = String::new();
    for element in nodes.iter().filter_map(Node::element) {
        field_codes(element, &mut codes)?;
    }
    let codes = codes.to_uppercase();
    Ok(ACTIVE_FIELDS
        .iter()
        .find(|word| codes.contains(*word))
        .map(|word| word.trim().to_owned()))
}

fn field_codes(element: &Element, codes: &mut String) -> Result<(), PaperError> {
    match element.name.rsplit(':').next() {
        Some("instrText") => codes.push_str(&element.text()),
        Some("fldSimple") => {
            let code = element.attribute("w:instr")?.unwrap_or_default();
            codes.push_str(&format!(" {code} "));
        }
        _ => {}
    }
    element.elements().try_for_each(|e| field_codes(e, codes))
}

fn refuse_active(what: &str, part: &Part) -> Result<(), PaperError> {
    let refused = |why: &str| {
        Err(PaperError::broken(
            format!("checking {what}"),
            format!("{} {why}; remove it in Word and save as .docx", part.name),
        ))
    };
    if let Some(field) = active_field(what, part)? {
        return refused(&format!(
            "holds the field {field}, which reads or runs something else"
        ));
    }
    let name = part.name.to_ascii_lowercase();
    if ["vbaproject", "vbadata", "activex/", "embeddings/", "afchunk"]
        .iter()
        .any(|w| name.contains(w))
    {
        return refused("is a macro or an embedded object");
    }
    if part.name == CONTENT_TYPES
        && utf8(what, &part.bytes)?
            .to_ascii_lowercase()
            .contains("macroenabled")
    {
        return refused("declares macros");
    }
    if !name.ends_with(".rels") {
        return Ok(());
    }
    let nodes = xml::parse(&format!("{what}, {}", part.name), utf8(&part.name, &part.bytes)?)?;
    let relations = nodes.iter().filter_map(Node::element).flat_map(Element::elements);
    for relation in relations {
        let inside = relation
            .attribute("TargetMode")?
            .is_none_or(|mode| mode == "Internal");
        if !inside {
            return refused("points outside of the file");
        }
        let kind = relation.attribute("Type")?.unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        if ["vbaproject", "oleobject", "package", "afchunk", "control"].contains(&kind.as_str()) {
            return refused("refers to a macro or an embedded object");
        }
    }
    Ok(())
}

/// Joins split placeholders and lifts lone directives out of their paragraph or row.
fn prepare(part: &str, nodes: &mut [Node]) -> Result<(), PaperError> {
    for node in nodes {
        let Node::Element(element) = node else { continue };
        let liftable = matches!(element.name.as_str(), "w:p" | "w:tr") && !element.has("w:sectPr");
        if liftable && let Some(directives) = lone_directives(&element.text()) {
            *node = Node::Raw(directives);
            continue;
        }
        if element.name == "w:p" {
            join_placeholders(part, element)?;
        }
        prepare(part, &mut element.children)?;
    }
    Ok(())
}

/// The directives of a text that holds nothing else.
fn lone_directives(text: &str) -> Option<String> {
    let mut out = String::new();
    for piece in pieces(text).ok()? {
        match piece {
            Piece::Plain(plain) if plain.trim().is_empty() => {}
            Piece::Tag(tag) if !tag.starts_with("{{") => out.push_str(&straight(tag)),
            _ => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}

enum Piece<'a> {
    Plain(&'a str),
    /// With its braces.
    Tag(&'a str),
}

/// The text cut into placeholders and what stands between. The error is a tag without end.
fn pieces(text: &str) -> Result<Vec<Piece<'_>>, &str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((start, close)) = TAGS
        .iter()
        .filter_map(|(open, close)| Some((rest.find(open)?, close)))
        .min()
    {
        let length = rest[start..].find(close).ok_or(&rest[start..])? + close.len();
        out.push(Piece::Plain(&rest[..start]));
        out.push(Piece::Tag(&rest[start..start + length]));
        rest = &rest[start + length..];
    }
    out.push(Piece::Plain(rest));
    Ok(out)
}

const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];

/// Word corrects quotes and spaces while somebody types a directive.
fn straight(tag: &str) -> String {
    tag.replace(['\u{201c}', '\u{201d}', '\u{201e}'], "\"")
        .replace(['\u{2018}', '\u{2019}'], "'")
        .replace('\u{a0}', " ")
}

/// Moves each placeholder of a paragraph whole into the run in which it begins.
fn join_placeholders(part: &str, paragraph: &mut Element) -> Result<(), PaperError> {
    let mut texts = Vec::new();
    each_text(paragraph, &mut |t| texts.push(t.text()));
    let whole = texts.concat();
    if !TAGS.iter().any(|(open, _)| whole.contains(open)) {
        return Ok(());
    }
    let pieces = pieces(&whole).map_err(|open| {
        let open: String = open.chars().take(60).collect();
        PaperError::broken(
            format!("reading the placeholders of {part}"),
            format!("\"{open}\" is not closed in its paragraph; close it, or delete it"),
        )
    })?;
    let mut ends = texts.iter().scan(0, |end, t| {
        *end += t.len();
        Some(*end)
    });
    let mut filled: Vec<Vec<Node>> = vec![Vec::new(); texts.len()];
    let (mut at, mut run, mut end) = (0, 0, ends.next().unwrap_or(0));
    for piece in pieces {
        let (mut text, tag) = match piece {
            Piece::Plain(text) => (text, false),
            Piece::Tag(text) => (text, true),
        };
        while !text.is_empty() {
            while at >= end && run + 1 < filled.len() {
                run += 1;
                end = ends.next().unwrap_or(end);
            }
            let length = if tag { text.len() } else { text.len().min(end - at) };
            filled[run].push(match tag {
                true => Node::Raw(straight(text)),
                false => Node::Text(text[..length].to_owned()),
            });
            at += length;
            text = &text[length..];
        }
    }
    let mut filled = filled.into_iter();
    each_text(paragraph, &mut |t| {
        t.attributes = PRESERVE.to_owned();
        t.children = filled.next().unwrap_or_default();
    });
    Ok(())
}

/// Every `w:t` of a paragraph in order, text boxes inside it left out.
fn each_text(element: &mut Element, visit: &mut impl FnMut(&mut Element)) {
    for child in &mut element.children {
        let Node::Element(child) = child else { continue };
        match child.name.as_str() {
            "w:t" => visit(child),
            "w:txbxContent" => {}
            _ => each_text(child, visit),
        }
    }
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
