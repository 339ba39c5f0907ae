//! Values as the template engine sees them: what it may walk through, and what is never text by itself.

use super::span::Span;
use super::value::Value;
use minijinja::Value as Jinja;
use minijinja::value::{Enumerator, Object, ObjectRepr};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

impl Value {
    /// For the engine; what is drawn has been taken out before.
    pub(super) fn into_jinja(self) -> Jinja {
        match self {
            Value::Text(text) => Jinja::from(text),
            Value::Spans(spans) => Jinja::from_object(Spans(spans)),
            Value::Flag(flag) => Jinja::from(flag),
            Value::Chart(_) | Value::Table(_) => Jinja::from(""),
            Value::Drawn(number) => Jinja::from_object(Drawn(number)),
            Value::List(items) => {
                Jinja::from_object(Items(items.into_iter().map(Value::into_jinja).collect()))
            }
            Value::Map(map) => {
                let map = map.into_iter().map(|(k, v)| (k.to_owned(), v.into_jinja()));
                Jinja::from_object(Entries(map.collect()))
            }
        }
    }
}

/// A drawing by its number, counted from 1.
#[derive(Debug)]
pub(super) struct Drawn(pub usize);

impl Object for Drawn {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }
}

/// A list; as text it is two brackets, so that no step of a template writes all of it.
#[derive(Debug)]
struct Items(Vec<Jinja>);

impl Object for Items {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        self.0.get(key.as_usize()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.0.len())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[]")
    }
}

/// Values by name, as text likewise.
#[derive(Debug)]
struct Entries(BTreeMap<String, Jinja>);

impl Object for Entries {
    fn get_value(self: &Arc<Self>, key: &Jinja) -> Option<Jinja> {
        self.0.get(key.as_str()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.keys().map(|key| Jinja::from(key.as_str())).collect())
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{}")
    }
}

#[derive(Debug)]
pub(super) struct Spans(pub Vec<Span>);

impl Object for Spans {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.0.iter().any(|s| !s.text.is_empty())
    }
}
