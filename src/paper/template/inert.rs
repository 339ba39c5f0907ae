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

/// An error that names what it is, if the part holds such a thing.
pub(super) fn refuse_active(what: &str, part: &Part) -> Result<(), PaperError> {
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
