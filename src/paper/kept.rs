//! A short table stays on one page: Word and LibreOffice keep a row with the next one where its
//! paragraphs say so. A longer one may break between rows, or the page before it would stay empty; its heading is
//! repeated and stands above a row. A line that introduces a list or a
//! table stays with its beginning.

use super::xml::{Element, Node};

/// Rows, heading among them, that leave no hole in the page before.
const WHOLE: usize = 6;

/// Marks the rows of a table with a heading: all if they are few, else the heading and the first below it.
pub(super) fn keep_whole(table: &mut Element) {
    let rows = table.elements().filter(|e| e.name == "w:tr").count();
    let is_heading = |row: &&Element| {
        row.elements()
            .any(|e| e.name == "w:trPr" && e.elements().any(|e| e.name == "w:tblHeader"))
    };
    let headings = table.elements().filter(is_heading).count();
    if headings == 0 {
        return;
    }
    // The last one would take what follows the table with it.
    let kept = match rows <= WHOLE {
        true => rows - 1,
        false => headings + 1,
    };
    let each = table.children.iter_mut().filter_map(|node| match node {
        Node::Element(row) if row.name == "w:tr" => Some(row),
        _ => None,
    });
    each.take(kept).for_each(keep);
}

/// Marks the paragraphs that end with a colon and have something below them.
pub(super) fn keep_introductions(body: &mut Element) {
    let is_told = |node: &Node| match node {
        Node::Element(e) => e.name == "w:p" || e.name == "w:tbl",
        Node::Raw(_) => true,
        Node::Text(_) => false,
    };
    for at in 0..body.children.len().saturating_sub(1) {
        let is_followed = body.children.get(at + 1).is_some_and(is_told);
        match body.children.get_mut(at) {
            Some(Node::Element(paragraph))
                if is_followed && paragraph.name == "w:p" && paragraph.text().trim_end().ends_with(':') =>
            {
                keep_paragraph(paragraph);
            }
            _ => {}
        }
    }
}

fn keep(element: &mut Element) {
    for node in &mut element.children {
        match node {
            Node::Element(paragraph) if paragraph.name == "w:p" => keep_paragraph(paragraph),
            Node::Element(other) => keep(other),
            _ => {}
        }
    }
}

/// The schema has an order: only the style stands before.
fn keep_paragraph(paragraph: &mut Element) {
    let is_properties = |node: &Node| node.element().is_some_and(|e| e.name == "w:pPr");
    let at = paragraph.children.iter().position(is_properties);
    if at.is_none() {
        let properties = Node::Element(Element::new("w:pPr", ""));
        paragraph.children.insert(0, properties);
    }
    let Some(Node::Element(properties)) = paragraph.children.get_mut(at.unwrap_or(0)) else {
        return;
    };
    if properties.has("w:keepNext") {
        return;
    }
    let is_style = |node: &Node| node.element().is_some_and(|e| e.name == "w:pStyle");
    let after = properties
        .children
        .iter()
        .rposition(is_style)
        .map_or(0, |at| at + 1);
    let kept = Node::Element(Element::new("w:keepNext", ""));
    properties.children.insert(after, kept);
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    fn kept(rows: usize, heading: &str) -> usize {
        let row = r#"<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="x"/><w:jc w:val="left"/></w:pPr></w:p><w:p/></w:tc></w:tr>"#;
        let text = format!(
            "<w:tbl><w:tr>{heading}<w:tc><w:p/></w:tc></w:tr>{}</w:tbl>",
            row.repeat(rows - 1)
        );
        let mut nodes = xml::parse("table", &text).unwrap();
        let Some(Node::Element(table)) = nodes.first_mut() else {
            panic!("a table")
        };
        keep_whole(table);
        let out = xml::to_string(&nodes);
        if out.contains("keepNext") && rows > 2 {
            assert!(
                out.contains(r#"<w:pStyle w:val="x"/><w:keepNext/><w:jc"#),
                "{out}"
            );
        }
        out.matches("keepNext").count()
    }

    #[test]
    fn a_short_table_with_a_heading_stays_together_and_its_last_row_is_free() {
        let heading = "<w:trPr><w:tblHeader/></w:trPr>";
        assert_eq!(kept(4, heading), 1 + 2 * 2);
        assert_eq!(
            kept(WHOLE + 1, heading),
            1 + 2,
            "a longer one breaks below its first row"
        );
        assert_eq!(kept(4, ""), 0, "the heading block of the paper is no such table");
    }

    #[test]
    fn a_line_that_introduces_stays_with_what_it_introduces() {
        let text = r#"<w:body><w:p><w:r><w:t>Như sau:</w:t></w:r></w:p><w:p><w:r><w:t>- Một;</w:t></w:r></w:p><w:p><w:r><w:t>Bảng: </w:t></w:r></w:p><w:tbl/><w:p><w:r><w:t>Cuối:</w:t></w:r></w:p><w:sectPr/></w:body>"#;
        let mut nodes = xml::parse("body", text).unwrap();
        let Some(Node::Element(body)) = nodes.first_mut() else {
            panic!("a body")
        };
        keep_introductions(body);
        let kept: Vec<bool> = body.elements().map(|e| e.has("w:pPr")).collect();
        assert_eq!(kept, [true, false, true, false, false, false]);
    }
}
