//! A sentence of the draft with the origin of each figure in it, so that the draft and the file that
//! traces it are of one value.

use super::draft::Block;
use crate::paper::Span;

/// Words of a report, and where their figures come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    pub spans: Vec<Span>,
    pub figures: Vec<Traced>,
}

/// One figure as it is printed, and its origin in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Traced {
    /// "2.487", "35,8%".
    pub figure: String,
    /// "cột (3), dòng Tổng số, kỳ này, như nguồn cung cấp".
    pub origin: String,
}

impl Sentence {
    pub fn of(text: impl Into<String>) -> Sentence {
        Sentence {
            spans: vec![plain(text)],
            figures: Vec::new(),
        }
    }

    pub fn with(mut self, figure: impl Into<String>, origin: impl Into<String>) -> Sentence {
        self.figures.push(Traced {
            figure: figure.into(),
            origin: origin.into(),
        });
        self
    }

    pub fn text(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect()
    }
}

impl From<Sentence> for Block {
    fn from(sentence: Sentence) -> Block {
        Block::Paragraph(sentence.spans)
    }
}

pub(super) fn plain(text: impl Into<String>) -> Span {
    Span {
        text: text.into(),
        marked: false,
    }
}

pub fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![plain(text)])
}
