//! The words that a draft prints, as a version keeps them.

use super::draft::{Block, Draft};
use super::version::Words;
use super::{docx, figures};

impl Words {
    /// The words that a draft prints.
    pub fn of(draft: &Draft) -> Words {
        let input = &draft.input;
        let sentences = figures::sentences(input)
            .into_iter()
            .chain(figures::online_section(input));
        let of_figures: Vec<String> = sentences
            .filter(|s| !s.figures.is_empty())
            .map(|s| s.text())
            .collect();
        let printed = draft.blocks.iter().filter_map(line);
        let (figures, others) = printed.partition(|text| of_figures.contains(text));
        Words { figures, others }
    }
}

fn line(block: &Block) -> Option<String> {
    match block {
        Block::Heading { text, .. } | Block::Closing(text) => Some(text.clone()),
        Block::Paragraph(spans) => Some(spans.iter().map(|s| s.text.as_str()).collect()),
        Block::ToFill { text, unit } => Some(docx::place_to_fill(text, unit)),
        Block::FiguresTable | Block::Chart(_) => None,
    }
}
