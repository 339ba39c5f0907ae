//! The words that a draft prints, as a version keeps them.

use super::draft::{Block, Draft};
use super::input::Issuer;
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
        let mut words = Words {
            frame: frame(&input.issuer),
            ..Words::default()
        };
        for block in &draft.blocks {
            let Some(text) = line(block) else { continue };
            if of_figures.contains(&text) {
                words.figures.push(text);
                continue;
            }
            if matches!(block, Block::Heading { .. }) {
                words.headings.push(words.others.len());
            }
            words.others.push(text);
        }
        words
    }
}

fn frame(issuer: &Issuer) -> Vec<(String, String)> {
    let named = [
        ("cơ quan chủ quản", issuer.parent.clone()),
        ("cơ quan ban hành", issuer.office.clone()),
        ("kính gửi", issuer.send_to.join("; ")),
        ("nơi nhận", issuer.recipients.join("; ")),
        ("quyền hạn, chức vụ ký", issuer.authority.join("; ")),
        ("người ký", issuer.signer.clone()),
    ];
    named.map(|(name, words)| (name.to_owned(), words)).to_vec()
}

fn line(block: &Block) -> Option<String> {
    match block {
        Block::Heading { text, .. } | Block::Closing(text) => Some(text.clone()),
        Block::Paragraph(spans) => Some(spans.iter().map(|s| s.text.as_str()).collect()),
        Block::ToFill { text, unit } => Some(docx::place_to_fill(text, unit)),
        Block::FiguresTable | Block::Chart(_) => None,
    }
}
