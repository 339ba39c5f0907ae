//! Placeholders as Word leaves them: split over runs, with corrected quotes, alone in a paragraph or row.

use super::super::error::PaperError;
use super::super::finish::PRESERVE;
use super::super::xml::{Element, Node};

/// Joins split placeholders and lifts lone directives out of their paragraph or row.
pub(super) fn prepare(part: &str, nodes: &mut [Node]) -> Result<(), PaperError> {
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

pub(super) enum Piece<'a> {
    Plain(&'a str),
    /// With its braces.
    Tag(&'a str),
}

/// The text cut into placeholders and what stands between. The error is a tag without end.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, &str> {
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

/// The engine reads operators and filters one within the other, and its stack has an end.
const LONGEST_TAG: usize = 500;

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
    let is_long =
        |piece: &Piece| matches!(piece, Piece::Tag(tag) if tag.len() > LONGEST_TAG && !tag.starts_with("{#"));
    if pieces.iter().any(is_long) {
        return Err(PaperError::broken(
            format!("reading the placeholders of {part}"),
            format!("a placeholder is longer than {LONGEST_TAG} bytes; shorten it, or delete it"),
        ));
    }
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
