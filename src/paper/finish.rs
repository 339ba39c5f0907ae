//! What Word insists on after filling: highlighted runs in place of marks, a paragraph
//! at the end of every cell.

use super::chart::{self, CHART};
use super::fitted::{self, BEHIND_HIGHLIGHT};
use super::form_table;
use super::kept;
use super::span::{MARK, UNMARK};
use super::value::Drawing;
use super::xml::{self, Element, Node};

pub(super) const PRESERVE: &str = r#" xml:space="preserve""#;

/// A filled part as text, without a mark left.
pub(super) fn finish(mut nodes: Vec<Node>, drawings: &[Drawing]) -> String {
    put_right(&mut nodes, drawings);
    let mut text = xml::to_string(&nodes);
    text.retain(|c| ![MARK, UNMARK, CHART].contains(&c));
    text
}

fn put_right(nodes: &mut Vec<Node>, drawings: &[Drawing]) {
    let mut out = Vec::with_capacity(nodes.len());
    for node in nodes.drain(..) {
        if let Some(table) = node.element().and_then(|e| table(e, drawings)) {
            out.push(Node::Raw(table));
            continue;
        }
        match node {
            Node::Element(run) if run.name == "w:r" && run.text().contains([MARK, UNMARK]) => {
                out.extend(split_run(&run));
            }
            Node::Element(run) if run.name == "w:r" && run.text().contains(CHART) => {
                out.push(Node::Element(drawn(&run, drawings)));
            }
            Node::Element(mut element) => {
                put_right(&mut element.children, drawings);
                let ends_well = element.elements().last().is_some_and(|e| e.name == "w:p");
                if element.name == "w:tbl" {
                    fitted::fit(&mut element);
                    kept::keep_whole(&mut element);
                }
                if element.name == "w:body" {
                    kept::keep_introductions(&mut element);
                }
                if element.name == "w:tc" && !ends_well {
                    element.children.push(Node::Element(Element::new("w:p", "")));
                }
                out.push(Node::Element(element));
            }
            other => out.push(other),
        }
    }
    *nodes = out;
}

/// The run with its chart in place of the number; what else stands in it is lost.
fn drawn(run: &Element, drawings: &[Drawing]) -> Element {
    let mut out = Element::new("w:r", &run.attributes);
    if let Some((number, Drawing::Chart(chart))) = named(run, drawings) {
        out.children.push(Node::Raw(chart::frame(number, chart)));
    }
    out
}

/// The table that a paragraph stands for, if nothing else stands in it.
fn table(paragraph: &Element, drawings: &[Drawing]) -> Option<String> {
    let is_paragraph = paragraph.name == "w:p";
    match is_paragraph.then(|| named(paragraph, drawings))?? {
        (_, Drawing::Table(table)) => Some(form_table::xml(table)),
        _ => None,
    }
}

/// The drawing whose number is all that stands there.
fn named<'d>(element: &Element, drawings: &'d [Drawing]) -> Option<(usize, &'d Drawing)> {
    let text = element.text();
    let number = text.trim().strip_prefix(CHART)?.strip_suffix(CHART)?;
    let number: usize = number.parse().ok()?;
    Some((number, drawings.get(number.checked_sub(1)?)?))
}

fn split_run(run: &Element) -> Vec<Node> {
    let format = run.elements().find(|e| e.name == "w:rPr").cloned();
    let mut marked = false;
    let mut out = Vec::new();
    let mut push = |content: Element, marked: bool| {
        let mut piece = Element::new("w:r", &run.attributes);
        let format = if marked {
            Some(highlighted(format.clone()))
        } else {
            format.clone()
        };
        piece.children.extend(format.map(Node::Element));
        piece.children.push(Node::Element(content));
        out.push(Node::Element(piece));
    };
    for content in run.elements().filter(|e| e.name != "w:rPr") {
        if content.name != "w:t" {
            push(content.clone(), marked);
            continue;
        }
        for piece in content.text().split_inclusive([MARK, UNMARK]) {
            let text = piece.trim_end_matches([MARK, UNMARK]);
            if !text.is_empty() {
                let mut t = Element::new("w:t", PRESERVE);
                t.children.push(Node::Text(text.to_owned()));
                push(t, marked);
            }
            marked = match piece.chars().last() {
                Some(MARK) => true,
                Some(UNMARK) => false,
                _ => marked,
            };
        }
    }
    out
}

fn highlighted(format: Option<Element>) -> Element {
    let mut format = format.unwrap_or_else(|| Element::new("w:rPr", ""));
    let is = |node: &Node, names: &[&str]| node.element().is_some_and(|e| names.contains(&e.name.as_str()));
    format.children.retain(|node| !is(node, &["w:highlight"]));
    let place = format
        .children
        .iter()
        .position(|node| is(node, &BEHIND_HIGHLIGHT));
    let highlight = Node::Element(Element::new("w:highlight", r#" w:val="yellow""#));
    format
        .children
        .insert(place.unwrap_or(format.children.len()), highlight);
    format
}
