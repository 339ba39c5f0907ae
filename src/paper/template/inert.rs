//! What could act or lead out of a template: macros, embedded objects, fields that fetch or run,
//! relationships that point outside.

use super::super::error::PaperError;
use super::super::package::{CONTENT_TYPES, Part, utf8};
use super::super::xml::{self, Element, Node};

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

/// Relationships to what runs, or to words that Word fetches into the document by itself.
const ACTIVE_KINDS: [&str; 8] = [
    "vbaproject",
    "oleobject",
    "package",
    "afchunk",
    "control",
    "subdocument",
    "attachedtemplate",
    "mailmergesource",
];

/// "http://a.vn", "file:///etc", "\\\\server\\a", whatever the relationship says of where it points.
fn is_outside(target: &str) -> bool {
    let target = target.trim().to_ascii_lowercase().replace('\\', "/");
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric());
    has_scheme || target.starts_with("//")
}

/// The first field of a part that reaches out of the file.
fn active_field(what: &str, part: &Part) -> Result<Option<String>, PaperError> {
    let holds = |word: &[u8]| part.bytes.windows(word.len()).any(|w| w == word);
    if !is_xml(part) || !(holds(b"instrText") || holds(b"fldSimple")) {
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

/// By its name or by how it begins: the table of contents may give any name to a part.
fn is_xml(part: &Part) -> bool {
    const WIDE: [&[u8]; 3] = [&[0xFE, 0xFF], &[0xFF, 0xFE], b"<\0"];
    let bytes = part.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&part.bytes);
    part.name.to_ascii_lowercase().ends_with(".xml")
        || bytes.trim_ascii_start().starts_with(b"<")
        || WIDE.iter().any(|mark| bytes.starts_with(mark))
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

/// An error that names what it is, if the part holds such a thing.
pub(super) fn refuse_active(what: &str, part: &Part) -> Result<(), PaperError> {
    let refused = |why: &str| {
        Err(PaperError::broken(
            format!("checking {what}"),
            format!("{} {why}; remove it in Word and save as .docx", part.name),
        ))
    };
    // In another encoding nothing of what is looked for below would be found.
    if is_xml(part) && (part.bytes.contains(&0) || std::str::from_utf8(&part.bytes).is_err()) {
        return refused("is not written in UTF-8");
    }
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
    let holds = |word: &[u8]| part.bytes.windows(word.len()).any(|w| w == word);
    if is_xml(part) && holds(b"mailMerge") {
        return refused("holds a mail merge, which asks for data from elsewhere");
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
        if !inside || is_outside(&relation.attribute("Target")?.unwrap_or_default()) {
            return refused("points outside of the file");
        }
        let kind = relation.attribute("Type")?.unwrap_or_default();
        let kind = kind.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        if ACTIVE_KINDS.contains(&kind.as_str()) {
            return refused("refers to a macro, an embedded object or another document");
        }
    }
    Ok(())
}
