//! One walk through the text of a Word file: paragraphs and tables as they stand there.

use super::numbering::{Numbered, Numbering, level_of};
use crate::paper::error::PaperError;
use crate::paper::stream::{Stream, Tag, Token};
use crate::paper::table::{MAX_CELLS, MAX_ROWS, too_many_rows};

/// All paragraphs, those in cells too.
const MAX_PARAGRAPHS: usize = 200_000;
/// Word knows 63 columns; what claims more is cut.
const MAX_SPAN: usize = 63;

pub enum Block {
    /// With tabs and line breaks.
    Paragraph(String),
    Table(Table),
}

#[derive(Default)]
pub struct Table {
    /// Of the grid's columns, in twentieths of a point; may be missing.
    pub widths: Vec<u64>,
    pub rows: Vec<Vec<Cell>>,
    /// What stood in its cells and is no text.
    pub nested: Vec<Table>,
}

/// A cell and the grid's columns that it covers.
#[derive(Default)]
pub struct Cell {
    pub start: usize,
    pub end: usize,
    pub text: String,
    /// It is one cell with the one above it.
    pub goes_on: bool,
}

/// The blocks of a document's body.
pub fn blocks_of(stream: Stream<'_>, numbering: Numbering) -> Result<Vec<Block>, PaperError> {
    let mut walk = Walk {
        stream,
        numbering,
        rows: 0,
        paragraphs: 0,
    };
    let mut blocks = Vec::new();
    loop {
        match walk.stream.next()? {
            Token::Open(tag) => walk.block(&tag, &mut blocks)?,
            Token::End => return Ok(blocks),
            _ => {}
        }
    }
}

struct Walk<'s> {
    stream: Stream<'s>,
    numbering: Numbering,
    rows: usize,
    paragraphs: usize,
}

/// A paragraph in the making.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    numbered: Numbered,
    /// Text boxes that are anchored in it.
    boxes: Vec<Block>,
}

/// Elements whose words nobody sees, or that repeat what stands beside them.
fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "Fallback" | "rt" | "fldData"
    ) || name.ends_with("PrChange")
}

impl Walk<'_> {
    /// An element among paragraphs and tables; what is neither is looked into.
    fn block(&mut self, tag: &Tag, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
        match tag.name.as_str() {
            "p" => self.paragraph(blocks),
            "tbl" => {
                let table = self.table()?;
                blocks.push(Block::Table(table));
                Ok(())
            }
            "sdtPr" | "sdtEndPr" | "sectPr" => self.stream.skip(),
            name if is_unseen(name) => self.stream.skip(),
            "sdt" => self.control(|walk, tag| walk.block(tag, blocks)),
            _ => self.each(|walk, tag| walk.block(tag, blocks)),
        }
    }

    /// Hands on every element directly within the one that is open.
    fn each(
        &mut self,
        mut then: impl FnMut(&mut Self, &Tag) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        loop {
            match self.stream.next()? {
                Token::Open(tag) => then(self, &tag)?,
                Token::Text(_) => {}
                Token::Close | Token::End => return Ok(()),
            }
        }
    }

    /// A content control; one that still shows "Click here to enter text" is empty.
    fn control(
        &mut self,
        mut then: impl FnMut(&mut Self, &Tag) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let mut is_empty = false;
        self.each(|walk, tag| match tag.name.as_str() {
            "sdtPr" => walk.stream.inside(|token, _| {
                is_empty |= matches!(token, Token::Open(tag) if tag.name == "showingPlcHdr" && tag.is_on());
                Ok(())
            }),
            _ if is_empty => walk.stream.skip(),
            _ => walk.each(|walk, tag| then(walk, tag)),
        })
    }

    fn paragraph(&mut self, blocks: &mut Vec<Block>) -> Result<(), PaperError> {
        self.paragraphs += 1;
        if self.paragraphs > MAX_PARAGRAPHS {
            let why = format!("more than {MAX_PARAGRAPHS} paragraphs; save the task table alone");
            return Err(PaperError::broken("reading the text", why));
        }
        let mut paragraph = Paragraph::default();
        self.inline(&mut paragraph)?;
        let Paragraph {
            style,
            numbered,
            boxes,
            mut text,
        } = paragraph;
        let number = self.numbering.next(style.as_deref(), &numbered);
        if !number.is_empty() {
            text = format!("{number} {text}");
        }
        blocks.push(Block::Paragraph(text));
        blocks.extend(boxes);
        Ok(())
    }

    /// What stands in a paragraph, a run or a link.
    fn inline(&mut self, paragraph: &mut Paragraph) -> Result<(), PaperError> {
        let mut is_hidden = false;
        self.each(|walk, tag| {
            match tag.name.as_str() {
                "pPr" => return walk.paragraph_properties(paragraph),
                "rPr" => {
                    is_hidden = walk.hides()?;
                    return Ok(());
                }
                name if is_hidden || is_unseen(name) => return walk.stream.skip(),
                "t" => {
                    paragraph.text.push_str(&walk.stream.text()?);
                    return Ok(());
                }
                "br" | "cr" => paragraph.text.push('\n'),
                "tab" | "ptab" => paragraph.text.push('\t'),
                "noBreakHyphen" => paragraph.text.push('-'),
                "txbxContent" => return walk.text_box(paragraph),
                "sdt" => return walk.control(|walk, tag| walk.inline_one(tag, paragraph)),
                _ => return walk.inline(paragraph),
            }
            walk.stream.skip()
        })
    }

    /// An element directly in a content control within a paragraph.
    fn inline_one(&mut self, tag: &Tag, paragraph: &mut Paragraph) -> Result<(), PaperError> {
        match tag.name.as_str() {
            name if is_unseen(name) => self.stream.skip(),
            "sdt" => self.control(|walk, tag| walk.inline_one(tag, paragraph)),
            _ => self.inline(paragraph),
        }
    }

    fn text_box(&mut self, paragraph: &mut Paragraph) -> Result<(), PaperError> {
        let mut blocks = Vec::new();
        self.each(|walk, tag| walk.block(tag, &mut blocks))?;
        paragraph.boxes.extend(blocks);
        Ok(())
    }

    /// Whether a run's properties hide it.
    fn hides(&mut self) -> Result<bool, PaperError> {
        let mut is_hidden = false;
        self.stream.inside(|token, _| {
            is_hidden |= matches!(token, Token::Open(tag) if tag.name == "vanish" && tag.is_on());
            Ok(())
        })?;
        Ok(is_hidden)
    }

    fn paragraph_properties(&mut self, paragraph: &mut Paragraph) -> Result<(), PaperError> {
        self.each(|walk, tag| {
            match tag.name.as_str() {
                "pStyle" => paragraph.style = tag.attribute("val"),
                "numPr" => {
                    return walk.each(|walk, tag| {
                        match tag.name.as_str() {
                            "numId" => paragraph.numbered.list = tag.attribute("val"),
                            "ilvl" => paragraph.numbered.level = Some(level_of(tag.attribute("val"))),
                            _ => {}
                        }
                        walk.stream.skip()
                    });
                }
                _ => {}
            }
            walk.stream.skip()
        })
    }

    fn table(&mut self) -> Result<Table, PaperError> {
        let mut table = Table::default();
        self.rows_of(&mut table)?;
        Ok(table)
    }

    fn rows_of(&mut self, table: &mut Table) -> Result<(), PaperError> {
        self.each(|walk, tag| walk.table_part(tag, table))
    }

    fn table_part(&mut self, tag: &Tag, table: &mut Table) -> Result<(), PaperError> {
        match tag.name.as_str() {
            "tblPr" | "sdtPr" | "sdtEndPr" => self.stream.skip(),
            name if is_unseen(name) => self.stream.skip(),
            "tblGrid" => self.stream.inside(|token, _| {
                if let Token::Open(tag) = token
                    && tag.name == "gridCol"
                    && table.widths.len() < MAX_CELLS * MAX_SPAN
                {
                    let width = tag.attribute("w").and_then(|w| w.parse::<u32>().ok());
                    table.widths.push(u64::from(width.unwrap_or(0)));
                }
                Ok(())
            }),
            "tr" => self.row(table),
            "sdt" => self.control(|walk, tag| walk.table_part(tag, table)),
            _ => self.rows_of(table),
        }
    }

    fn row(&mut self, table: &mut Table) -> Result<(), PaperError> {
        self.rows += 1;
        if self.rows > MAX_ROWS {
            return Err(too_many_rows());
        }
        let mut row = Vec::new();
        let mut is_deleted = false;
        let mut at = 0;
        self.each(|walk, tag| match tag.name.as_str() {
            "trPr" => walk.stream.inside(|token, _| {
                let Token::Open(tag) = token else { return Ok(()) };
                match tag.name.as_str() {
                    "gridBefore" => at = span(tag),
                    "del" => is_deleted = true,
                    _ => {}
                }
                Ok(())
            }),
            _ if is_deleted => walk.stream.skip(),
            _ => walk.row_part(tag, &mut row, &mut at, &mut table.nested),
        })?;
        if !is_deleted {
            table.rows.push(row);
        }
        Ok(())
    }

    fn row_part(
        &mut self,
        tag: &Tag,
        row: &mut Vec<Cell>,
        at: &mut usize,
        nested: &mut Vec<Table>,
    ) -> Result<(), PaperError> {
        match tag.name.as_str() {
            "tblPrEx" | "sdtPr" | "sdtEndPr" => self.stream.skip(),
            name if is_unseen(name) => self.stream.skip(),
            "tc" => {
                if row.len() >= MAX_CELLS {
                    let why = format!("a row has more than {MAX_CELLS} cells");
                    return Err(PaperError::broken("reading a table", why));
                }
                let cell = self.cell(*at, nested)?;
                *at = cell.end;
                row.push(cell);
                Ok(())
            }
            "sdt" => self.control(|walk, tag| walk.row_part(tag, row, at, nested)),
            _ => self.each(|walk, tag| walk.row_part(tag, row, at, nested)),
        }
    }

    fn cell(&mut self, start: usize, nested: &mut Vec<Table>) -> Result<Cell, PaperError> {
        let mut cell = Cell {
            start,
            end: start + 1,
            ..Cell::default()
        };
        let mut is_deleted = false;
        let mut blocks = Vec::new();
        self.each(|walk, tag| {
            if tag.name != "tcPr" {
                return walk.block(tag, &mut blocks);
            }
            walk.stream.inside(|token, _| {
                let Token::Open(tag) = token else { return Ok(()) };
                match tag.name.as_str() {
                    "gridSpan" => cell.end = start + span(tag).max(1),
                    "vMerge" => cell.goes_on = tag.attribute("val").as_deref() != Some("restart"),
                    "cellDel" => is_deleted = true,
                    _ => {}
                }
                Ok(())
            })
        })?;
        for block in blocks {
            match block {
                Block::Paragraph(_) if is_deleted => {}
                Block::Paragraph(text) => {
                    if !cell.text.is_empty() {
                        cell.text.push('\n');
                    }
                    cell.text.push_str(&text);
                }
                Block::Table(table) => nested.push(table),
            }
        }
        Ok(cell)
    }
}

fn span(tag: &Tag) -> usize {
    let claimed = tag.attribute("val").and_then(|v| v.parse::<usize>().ok());
    claimed.unwrap_or(1).min(MAX_SPAN)
}
