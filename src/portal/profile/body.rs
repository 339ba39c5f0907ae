//! What a request carries, and why it can only read.
//!
//! Nobody can see from outside whether a POST writes, so what is sent is bounded from four
//! sides: it is the one that a profile file of the operator writes out, path and all, and no
//! value of a source, no answer and no redirect can turn it to another place; the file says in
//! words why that service only reads; words by which services that write are called are
//! refused; and methods that always write are not known.

use crate::portal::jq::{Jq, Val};

/// How a profile asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Method {
    #[default]
    Get,
    Post,
}

/// What stands in the body, as filters on `$ask`.
#[derive(Debug, Clone, Default)]
pub enum Body {
    #[default]
    None,
    /// One JSON value.
    Json(Jq),
    /// Fields of a form, each one text or number.
    Form(Vec<(String, Jq)>),
}

/// A body ready to be sent. It holds no secret: sign-in goes another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    pub kind: &'static str,
    pub text: String,
}

const JSON: &str = "application/json";
pub const FORM: &str = "application/x-www-form-urlencoded";

impl Body {
    /// The body of a question; the error names the key and the remedy.
    pub fn write(&self, ask: &Val) -> Result<Option<Content>, String> {
        let text = match self {
            Body::None => return Ok(None),
            Body::Json(filter) => one(filter, ask, "request.json")?.to_string(),
            Body::Form(fields) => {
                let mut pairs = Vec::new();
                for (name, filter) in fields {
                    let key = format!("request.form.{name}");
                    let value = match one(filter, ask, &key)? {
                        Val::TStr(text) => String::from_utf8_lossy(&text).into_owned(),
                        Val::Num(number) => number.to_string(),
                        _ => return Err(format!("{key}: yields neither a text nor a number; use tojson")),
                    };
                    pairs.push((name.clone(), value));
                }
                form(&pairs)
            }
        };
        let kind = if matches!(self, Body::Json(_)) { JSON } else { FORM };
        Ok(Some(Content { kind, text }))
    }
}

fn one(filter: &Jq, ask: &Val, key: &str) -> Result<Val, String> {
    let outputs = filter.run(Val::Null, ask, 1).map_err(|e| format!("{key}: {e}"))?;
    let first = outputs.into_iter().next();
    first.ok_or_else(|| format!("{key}: the filter yields nothing; correct it"))
}

/// Pairs as a form is sent.
pub fn form(pairs: &[(String, String)]) -> String {
    let pair = |(name, value): &(String, String)| {
        let (name, value) = (super::template::encoded(name), super::template::encoded(value));
        format!("{name}={value}")
    };
    pairs.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Words in a path by which services that write are called; OpenCPS has
/// `/reports/fixed` and `/import/manual` beside its statistics (facts/portal-apis.md 2.1).
const WRITING: [&str; 10] = [
    "import", "update", "delete", "remove", "save", "create", "insert", "fixed", "submit", "upload",
];

/// Parameters that make a reading service write: with this one OpenCPS computes its stored
/// statistics anew (facts/portal-apis.md 2.3).
const WRITING_PARAMETERS: [&str; 1] = ["recalculate"];

/// The word by which this path is seen to write.
pub(super) fn writing_word(path: &str) -> Option<&str> {
    path.split(['/', '-', '_', '.', '?', '&', '='])
        .find(|word| WRITING.contains(&word.to_ascii_lowercase().as_str()))
}

/// Whether a parameter of that name makes a service write.
pub(super) fn is_writing_parameter(name: &str) -> bool {
    WRITING_PARAMETERS.contains(&name.to_ascii_lowercase().as_str())
}
