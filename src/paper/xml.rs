//! An XML part as a small tree, so that paragraphs and rows can be moved whole.

use super::error::PaperError;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Deeper than Word nests, far from the end of any stack.
const MAX_DEPTH: usize = 120;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    /// Characters, unescaped.
    Text(String),
    /// Written as it stands: the declaration, a comment, a directive of the template.
    Raw(String),
}

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Element {
    /// With prefix, `w:p`.
    pub name: String,
    /// Attributes as they stand, with their leading space, escaped.
    pub attributes: String,
    pub children: Vec<Node>,
}

impl Element {
    pub fn new(name: &str, attributes: &str) -> Element {
        Element {
            name: name.to_owned(),
            attributes: attributes.to_owned(),
            children: Vec::new(),
        }
    }

    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// Whether an element of that name stands anywhere below.
    pub fn has(&self, name: &str) -> bool {
        self.elements().any(|e| e.name == name || e.has(name))
    }

    /// The value of an attribute, references resolved; an attribute that cannot be read is an error.
    pub fn attribute(&self, name: &str) -> Result<Option<String>, PaperError> {
        let start = BytesStart::from_content(format!("{}{}", self.name, self.attributes), self.name.len());
        let broken = |e: &dyn std::fmt::Display| PaperError::broken(format!("reading <{}>", self.name), e);
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|e| broken(&e))?;
            if attribute.key.as_ref() == name {
                let value = attribute
                    .normalized_value(XmlVersion::Explicit1_0)
                    .map_err(|e| broken(&e))?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }

    /// All characters below, joined.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.collect_text(&mut out);
        out
    }

    fn collect_text(&self, out: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(t) => out.push_str(t),
                Node::Element(e) => e.collect_text(out),
                Node::Raw(_) => {}
            }
        }
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        out.push_str(&self.attributes);
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        write(&self.children, out);
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
    }
}

impl Node {
    pub fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(e) => Some(e),
            _ => None,
        }
    }

    pub fn element_mut(&mut self) -> Option<&mut Element> {
        match self {
            Node::Element(e) => Some(e),
            _ => None,
        }
    }
}

/// Reads a part. Document types are refused, so there are no entities to expand.
pub(super) fn parse(part: &str, text: &str) -> Result<Vec<Node>, PaperError> {
    let broken = |why: String| PaperError::broken(format!("reading {part}"), why);
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|e| broken(e.to_string()))?;
        let node = match event {
            Event::Start(start) => {
                if open.len() >= MAX_DEPTH {
                    return Err(broken(format!("elements are nested more than {MAX_DEPTH} deep")));
                }
                open.push(Element::new(start.name().as_ref(), start.attributes_raw()));
                continue;
            }
            Event::End(_) => match open.pop() {
                Some(element) if !open.is_empty() => Node::Element(element),
                _ => return Err(broken("an element ends that never began".into())),
            },
            Event::Empty(start) => Node::Element(Element::new(start.name().as_ref(), start.attributes_raw())),
            Event::Text(text) => Node::Text(text.into_inner().into_owned()),
            Event::GeneralRef(name) => {
                let name = format!("&{};", name.into_inner());
                Node::Text(unescape(&name).map_err(|e| broken(e.to_string()))?.into_owned())
            }
            Event::CData(data) => Node::Text(data.into_inner().into_owned()),
            Event::Decl(_) => Node::Raw(DECLARATION.to_owned()),
            Event::Comment(_) | Event::PI(_) => continue,
            Event::DocType(_) => {
                return Err(broken(
                    "it declares a document type; save it again in Word".into(),
                ));
            }
            Event::Eof => break,
        };
        if let Some(parent) = open.last_mut() {
            push(parent, node);
        }
    }
    match (open.pop(), open.is_empty()) {
        (Some(root), true) => Ok(root.children),
        _ => Err(broken("an element is left open".into())),
    }
}

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

fn push(parent: &mut Element, node: Node) {
    if let (Some(Node::Text(before)), Node::Text(more)) = (parent.children.last_mut(), &node) {
        before.push_str(more);
        return;
    }
    parent.children.push(node);
}

pub(super) fn to_string(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, &mut out);
    out
}

fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Element(e) => e.write(out),
            Node::Text(t) => out.push_str(&escape(t.as_str())),
            Node::Raw(raw) => out.push_str(raw),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_reads_and_writes_back_the_same() {
        let text = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a x="&quot;1"><b/>một &lt;hai&gt; &amp;</a>"#;
        let nodes = parse("a.xml", text).unwrap();
        assert_eq!(to_string(&nodes), text);
        assert_eq!(nodes[1].element().unwrap().text(), "một <hai> &");
    }

    #[test]
    fn document_types_broken_nesting_and_bottomless_parts_are_refused() {
        let deep = format!("{}{}", "<a>".repeat(500), "</a>".repeat(500));
        for text in [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "<a>&x;</a>",
            "<a><b></a></b>",
            "<a>",
            "</a>",
            deep.as_str(),
        ] {
            assert!(parse("a.xml", text).is_err(), "{text}");
        }
    }
}
