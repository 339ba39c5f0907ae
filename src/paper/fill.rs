//! How values come into the XML of a template: always escaped, never a directive, marked where a
//! person has to look.

use super::chart::CHART;
use super::clean::clean;
use super::error::PaperError;
use super::objects::{Drawn, Spans};
use super::span::{MARK, UNMARK};
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value as Jinja};
use quick_xml::escape::escape;
use std::io;

/// Enough for a report of some thousand rows; a runaway loop ends in a second. What it prints is bounded
/// apart from it, and no step makes much out of little (`template/growth.rs`, [`GROWING`]).
const FUEL: u64 = 1_000_000;
const MAX_OUTPUT: usize = 8 << 20;

/// Renders one part.
pub(super) fn render(part: &str, source: &str, values: &Jinja) -> Result<String, PaperError> {
    let env = environment();
    let failed = |e: &dyn std::fmt::Display| PaperError::broken(format!("filling {part}"), e);
    let template = env
        .template_from_named_str(part, source)
        .map_err(|e| failed(&e))?;
    let mut bounded = Bounded::default();
    let rendered = template.render_captured_to(values.clone(), &mut bounded);
    match rendered {
        // The engine says of it no more than that writing failed.
        Err(_) if bounded.is_full => return Err(failed(&too_large())),
        Err(e) => return Err(failed(&e)),
        Ok(_) => {}
    }
    String::from_utf8(bounded.text).map_err(|e| failed(&e))
}

/// The engine reads branches one within the other, and its stack has an end.
const MOST_BRANCHES: usize = 200;

/// Whether the directives of a part can be understood, without filling it.
pub(super) fn check(part: &str, source: &str) -> Result<(), PaperError> {
    if source.matches("elif").count() > MOST_BRANCHES {
        return Err(PaperError::broken(
            format!("reading the placeholders of {part}"),
            format!("more than {MOST_BRANCHES} branches (\"elif\"); use fewer"),
        ));
    }
    environment()
        .template_from_named_str(part, source)
        .map(drop)
        .map_err(|e| PaperError::broken(format!("reading the placeholders of {part}"), e))
}

/// What the engine has that makes long texts or lists, or prints all of a value.
const GROWING: [&str; 24] = [
    "replace",
    "format",
    "indent",
    "tojson",
    "pprint",
    "urlencode",
    "string",
    "list",
    "batch",
    "slice",
    "map",
    "groupby",
    "zip",
    "chain",
    "unique",
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "split",
    "lines",
    "items",
    "dictsort",
    "sort",
];

fn environment<'a>() -> Environment<'a> {
    let mut env = Environment::new();
    GROWING.iter().for_each(|name| env.remove_filter(name));
    for function in ["range", "dict", "debug", "namespace"] {
        env.remove_global(function);
    }
    env.add_filter("join", join);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_fuel(Some(FUEL));
    env.set_formatter(format);
    env
}

/// The longest text that "join" makes, in bytes: a line of a report.
const LONGEST_LINE: usize = 4 << 10;

/// The texts of a list in one line.
fn join(list: Jinja, between: Option<String>) -> Result<String, minijinja::Error> {
    let fault = |what: &'static str| minijinja::Error::new(ErrorKind::InvalidOperation, what);
    let mut out = String::new();
    for (i, item) in list.try_iter()?.enumerate() {
        let text = item.as_str().ok_or_else(|| fault("only texts can be joined"))?;
        if i > 0 {
            out.push_str(between.as_deref().unwrap_or_default());
        }
        out.push_str(text);
        if out.len() > LONGEST_LINE {
            return Err(fault("the joined texts are longer than 4 KiB"));
        }
    }
    Ok(out)
}

/// Escapes whatever it prints, `|safe` or not. A list is no text.
fn format(out: &mut Output, _: &mut State, value: &Jinja) -> Result<(), minijinja::Error> {
    if value.is_none() {
        return Ok(());
    }
    if matches!(
        value.kind(),
        ValueKind::Seq | ValueKind::Map | ValueKind::Iterable
    ) {
        return Err(minijinja::Error::new(
            ErrorKind::InvalidOperation,
            "a list cannot be printed; print what it holds, {% for x in list %}{{ x }}{% endfor %}",
        ));
    }
    if let Some(Drawn(number)) = value.downcast_object_ref::<Drawn>() {
        write!(out, "{CHART}{number}{CHART}")?;
        return Ok(());
    }
    let Some(spans) = value.downcast_object_ref::<Spans>() else {
        out.write_str(&escape(clean(&value.to_string())))?;
        return Ok(());
    };
    for span in &spans.0 {
        let text = clean(&span.text);
        match span.marked {
            true => write!(out, "{MARK}{}{UNMARK}", escape(text))?,
            false => out.write_str(&escape(text))?,
        }
    }
    Ok(())
}

#[derive(Default)]
struct Bounded {
    text: Vec<u8>,
    /// Whether more was to be written than may be.
    is_full: bool,
}

/// What whoever edits a template in Word can do about a document without end.
fn too_large() -> String {
    format!(
        "the document would be larger than {} MiB: a list is printed within a list ({{% for … %}} inside another \
         {{% for … %}}); remove the inner {{% for … %}} and its {{% endfor %}}",
        MAX_OUTPUT >> 20
    )
}

impl io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len() + bytes.len() > MAX_OUTPUT {
            self.is_full = true;
            return Err(io::Error::other("too large"));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::span::Span;
    use crate::paper::value::Value;

    fn rendered(source: &str, value: Value) -> Result<String, PaperError> {
        render(
            "word/document.xml",
            source,
            &Value::map([("x", value)]).into_jinja(),
        )
    }

    #[test]
    fn whatever_is_filled_in_stays_text() {
        for (text, want) in [
            ("<w:p/> & \"'", "&lt;w:p/&gt; &amp; &quot;&apos;"),
            ("{{ y }} {% for %}", "{{ y }} {% for %}"),
            ("a\u{1}b\u{2}", "a\u{fffd}b\u{fffd}"),
        ] {
            assert_eq!(rendered("{{ x }}", text.into()).unwrap(), want);
            assert_eq!(rendered("{{ x|safe }}", text.into()).unwrap(), want);
        }
    }

    #[test]
    fn marked_spans_are_set_off_and_empty_ones_are_false() {
        let span = |text: &str, marked| Span {
            text: text.into(),
            marked,
        };
        let spans = Value::Spans(vec![span("433", true), span(" hồ sơ", false)]);
        assert_eq!(rendered("{{ x }}", spans).unwrap(), "\u{1}433\u{2} hồ sơ");
        let empty = Value::Spans(vec![span("", true)]);
        assert_eq!(rendered("{% if x %}có{% endif %}", empty).unwrap(), "");
    }

    #[test]
    fn unknown_placeholders_runaway_loops_and_floods_are_errors() {
        let many = Value::list((0..2000).map(|_| Value::from("y")));
        for (source, why) in [
            ("{{ nothing }}", "`nothing` is undefined"),
            (
                "{% for a in x %}{% for b in x %}{% for c in x %}-{% endfor %}{% endfor %}{% endfor %}",
                "fuel",
            ),
            ("{% include 'other' %}", "other"),
            ("{% if x %}", "end of input"),
        ] {
            let error = rendered(source, many.clone()).unwrap_err().to_string();
            assert!(error.contains(why), "{error}");
        }
        for (source, why) in [
            ("{% for a in x %}{{ x }}{% endfor %}", "a list cannot be printed"),
            ("{{ x|tojson }}", "tojson"),
            ("{{ x|join(', ') }}", "longer than 4 KiB"),
            (
                "{% for a in range(9999) %}{{ x }}{% endfor %}",
                "word/document.xml",
            ),
        ] {
            let error = rendered(source, many.clone()).unwrap_err().to_string();
            assert!(error.contains(why), "{source}: {error}");
        }
        let two = Value::list(["một", "hai"]);
        for (source, want) in [
            ("{{ x|join(', ') }}", "một, hai"),
            ("{{ x[1] }} {{ x|length }} {{ x|upper }}", "hai 2 []"),
        ] {
            assert_eq!(rendered(source, two.clone()).unwrap(), want, "{source}");
        }
        let flood = Value::from("y".repeat(MAX_OUTPUT / 2).as_str());
        let error = rendered("{{ x }}{{ x }}{{ x }}", flood).unwrap_err().to_string();
        assert!(
            error.contains("larger than 8 MiB") && error.contains("{% for … %}"),
            "{error}"
        );
    }
}
