//! Figures that a column has no room for: a number that breaks over two lines is read as two. They are
//! printed smaller, all figures of a table alike.

use super::xml::{Element, Node};

/// Half points. Figures of the shipped template are printed so large; no figure is printed smaller than can be
/// read.
const USUAL: usize = 20;
const LEAST: usize = 12;

/// Left and right of a cell's words, in twentieths of a point, where the table says nothing: Word's own.
const MARGINS: usize = 216;

/// Rows with fewer figures are no table of figures.
const FIGURES: usize = 3;

/// The largest type, in half points, in which a figure stands on one line of so many twentieths of a point; at
/// most `usual`. In Times New Roman a digit is half as wide as its type is high, a full stop a quarter.
pub(super) fn size_for(figure: &str, room: usize, usual: usize) -> usize {
    let quarters = |sign: char| match sign {
        '0'..='9' | '-' => 2,
        '%' => 4,
        _ => 1,
    };
    let wide: usize = figure.chars().map(quarters).sum();
    let fits = (2 * room).checked_div(5 * wide).unwrap_or(usual);
    fits.max(LEAST).min(usual)
}

/// Whether a cell holds a count or a rate and nothing else.
pub(super) fn is_figure(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || ".,%-".contains(c))
}

/// Gives the figures of a table a smaller type where one of them has no room in its column.
pub(super) fn fit(table: &mut Element) {
    let margins = margins(table);
    let rows = || table.elements().filter(|e| is_row_of_figures(e));
    let sizes = rows().flat_map(|row| row.elements()).filter_map(|cell| {
        let text = cell.text();
        let room = width(cell)?.saturating_sub(margins);
        is_figure(&text).then(|| size_for(text.trim(), room, USUAL))
    });
    let Some(size) = sizes.min().filter(|size| *size < USUAL) else {
        return;
    };
    for row in table.children.iter_mut().filter_map(Node::element_mut) {
        if !is_row_of_figures(row) {
            continue;
        }
        let cells = row.children.iter_mut().filter_map(Node::element_mut);
        cells
            .filter(|cell| cell.name == "w:tc" && is_figure(&cell.text()))
            .for_each(|cell| set_size(cell, size));
    }
}

fn is_row_of_figures(row: &Element) -> bool {
    row.name == "w:tr" && { row.elements() }
        .filter(|e| e.name == "w:tc" && is_figure(&e.text()))
        .count()
        >= FIGURES
}

/// What the table keeps free in each of its cells.
fn margins(table: &Element) -> usize {
    let properties = table.elements().find(|e| e.name == "w:tblPr");
    let margins = properties.and_then(|p| p.elements().find(|e| e.name == "w:tblCellMar"));
    let Some(margins) = margins else {
        return MARGINS;
    };
    let of = |names: [&str; 2]| {
        let found = margins.elements().find(|e| names.contains(&e.name.as_str()));
        found.and_then(number).unwrap_or(MARGINS / 2)
    };
    of(["w:left", "w:start"]) + of(["w:right", "w:end"])
}

fn width(cell: &Element) -> Option<usize> {
    let properties = cell.elements().find(|e| e.name == "w:tcPr")?;
    let width = properties.elements().find(|e| e.name == "w:tcW")?;
    width.attributes.contains(r#""dxa""#).then(|| number(width))?
}

/// The attribute `w:w`.
fn number(element: &Element) -> Option<usize> {
    let (_, rest) = element.attributes.split_once(r#"w:w=""#)?;
    rest.split('"').next()?.parse().ok()
}

fn set_size(element: &mut Element, size: usize) {
    for child in element.children.iter_mut().filter_map(Node::element_mut) {
        match child.name.as_str() {
            "w:r" => set_run(child, size),
            _ => set_size(child, size),
        }
    }
}

/// Of the properties of a run those that stand behind its highlight; the schema has an order.
pub(super) const BEHIND_HIGHLIGHT: [&str; 14] = [
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
    "w:em",
    "w:lang",
    "w:eastAsianLayout",
    "w:specVanish",
    "w:oMath",
    "w:rPrChange",
];

/// The schema has an order: the size stands right before the highlight and what comes behind that.
fn set_run(run: &mut Element, size: usize) {
    let is = |node: &Node, names: &[&str]| node.element().is_some_and(|e| names.contains(&e.name.as_str()));
    if !run.children.iter().any(|node| is(node, &["w:rPr"])) {
        run.children.insert(0, Node::Element(Element::new("w:rPr", "")));
    }
    let mut formats = run.children.iter_mut().filter_map(Node::element_mut);
    let Some(format) = formats.find(|e| e.name == "w:rPr") else {
        return;
    };
    format.children.retain(|node| !is(node, &["w:sz", "w:szCs"]));
    let is_behind = |node: &Node| is(node, &["w:highlight"]) || is(node, &BEHIND_HIGHLIGHT);
    let at = { format.children.iter().position(is_behind) }.unwrap_or(format.children.len());
    let value = format!(r#" w:val="{size}""#);
    for name in ["w:szCs", "w:sz"] {
        format
            .children
            .insert(at, Node::Element(Element::new(name, &value)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    #[test]
    fn a_figure_is_as_large_as_its_column_has_room_for() {
        // 628 - 56 twentieths of a point are 28,6 points.
        for (figure, size) in [
            ("7", 20),
            ("81.553", 20),
            ("180.201", 17),
            ("1.180.201", 14),
            ("98,5%", 20),
            ("", 20),
        ] {
            assert_eq!(size_for(figure, 572, 20), size, "{figure}");
        }
        assert_eq!(size_for("111.180.201", 100, 20), LEAST);
    }

    fn fitted(figures: &[&str]) -> String {
        let cell = |text: &&str| {
            format!(
                r#"<w:tc><w:tcPr><w:tcW w:w="628" w:type="dxa"/></w:tcPr><w:p><w:r><w:rPr><w:b/><w:highlight w:val="yellow"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"#
            )
        };
        let cells: String = figures.iter().map(cell).collect();
        let text = format!(
            r#"<w:tbl><w:tblPr><w:tblCellMar><w:left w:w="28"/><w:right w:w="28"/></w:tblCellMar></w:tblPr><w:tr>{cells}</w:tr></w:tbl>"#
        );
        let mut nodes = xml::parse("table", &text).unwrap();
        fit(nodes[0].element_mut().unwrap());
        xml::to_string(&nodes)
    }

    #[test]
    fn one_large_count_makes_all_figures_of_the_table_smaller_and_no_words() {
        let out = fitted(&["Đầu tư", "180.201", "31", "0"]);
        assert_eq!(out.matches(r#"<w:sz w:val="17"/>"#).count(), 3, "{out}");
        assert!(
            out.contains(r#"<w:b/><w:sz w:val="17"/><w:szCs w:val="17"/><w:highlight"#),
            "{out}"
        );
        assert!(!fitted(&["Đầu tư", "80.201", "31", "0"]).contains("w:sz "));
        assert!(
            !fitted(&["12/2026", "180.201"]).contains("w:sz "),
            "no table of figures"
        );
    }
}
