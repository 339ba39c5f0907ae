//! Why an office file could not be read or made; English, for operators.

/// Why an office file could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("{what}: {why}")]
    Broken { what: String, why: String },
}

impl PaperError {
    pub(crate) fn broken(what: impl Into<String>, why: impl std::fmt::Display) -> PaperError {
        PaperError::Broken {
            what: what.into(),
            why: why.to_string(),
        }
    }
}
