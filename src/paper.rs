//! Office files to text and tables, and back: DOCX, XLSX, CSV, text, with limits
//! against hostile files.

mod chart;
mod clean;
mod collect;
mod error;
pub mod excel;
mod fill;
mod finish;
mod fitted;
mod form_table;
pub mod grid;
pub mod grids;
mod height;
mod kept;
mod kind;
pub mod listing;
pub mod markdown;
mod objects;
mod package;
mod span;
mod stream;
pub mod table;
mod template;
mod unpack;
mod value;
mod web_table;
pub mod word;
mod xml;

pub use chart::Chart;
pub use clean::clean;
pub use error::PaperError;
pub use form_table::{FormRow, FormTable, Heading, Width};
pub use height::row_height;
pub use kind::{Kind, kind_of};
pub use span::Span;
pub use template::{Properties, Template};
pub use value::Value;
