//! What a template is filled with.

use super::chart::Chart;
use super::form_table::FormTable;
use super::span::Span;
use std::collections::BTreeMap;

/// What a placeholder of a template may stand for.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    /// Text of which some parts are marked.
    Spans(Vec<Span>),
    Flag(bool),
    /// A chart; it stands alone in its paragraph.
    Chart(Chart),
    /// A table; it takes the place of the paragraph in which it stands alone.
    Table(FormTable),
    /// The n-th drawing of the document, once it has been taken out of the values.
    Drawn(usize),
    List(Vec<Value>),
    Map(BTreeMap<&'static str, Value>),
}

impl Value {
    pub fn map(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
        Value::Map(entries.into_iter().collect())
    }

    pub fn list<T: Into<Value>>(items: impl IntoIterator<Item = T>) -> Value {
        Value::List(items.into_iter().map(Into::into).collect())
    }

    /// Takes charts and tables out, in their order; a number stays in the place of each.
    pub(super) fn take_drawings(&mut self, drawings: &mut Vec<Drawing>) {
        match self {
            Value::Chart(chart) => {
                drawings.push(Drawing::Chart(chart.clone()));
                *self = Value::Drawn(drawings.len());
            }
            Value::Table(table) => {
                drawings.push(Drawing::Table(table.clone()));
                *self = Value::Drawn(drawings.len());
            }
            Value::List(items) => items.iter_mut().for_each(|v| v.take_drawings(drawings)),
            Value::Map(map) => map.values_mut().for_each(|v| v.take_drawings(drawings)),
            _ => {}
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

/// What is not text, by its number in the document.
#[derive(Debug, Clone)]
pub(super) enum Drawing {
    Chart(Chart),
    Table(FormTable),
}
