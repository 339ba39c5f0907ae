//! Office files to text and tables, and back: DOCX, XLSX, CSV, text, with limits
//! against hostile files.

pub mod table;

/// Why an office file could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("{what}: {why}")]
    Broken { what: String, why: String },
}
