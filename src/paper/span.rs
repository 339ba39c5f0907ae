//! Text of which some parts are marked, and how the marks come through the template engine.

/// Around marked text between rendering and `template::finish`. XML 1.0 forbids both,
/// and `clean` replaces them, so no text from outside can contain them.
pub(super) const MARK: char = '\u{1}';

pub(super) const UNMARK: char = '\u{2}';

/// A piece of text; `marked` is highlighted in yellow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub marked: bool,
}

impl From<&str> for Span {
    fn from(text: &str) -> Span {
        Span {
            text: text.to_owned(),
            marked: false,
        }
    }
}
