//! The only place that knows the template language. Words stand in
//! `config/templates/letter/`: one `.txt` a kind with the sentences, each said
//! once, and two layouts that put the same sentences into text and into HTML.

mod fault;

pub(super) use fault::Fault;

use fault::GROWS;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{
    AutoEscape, Captured, Environment, Error, ErrorKind, Output, State, Template, UndefinedBehavior,
};
use serde::Serialize;
use std::sync::LazyLock;

/// Instructions that a layout may cost; a letter of a thousand lines needs about a tenth.
/// A template that runs away is stopped and the letter says so.
const FUEL: u64 = 5_000_000;

/// Instructions that one sentence may cost, the reading of its template included; the longest
/// built-in ones need about a tenth.
const FUEL_OF_A_SENTENCE: u64 = 20_000;

/// No value that is printed is longer, in bytes: what grows is stopped before it fills the memory.
const LONGEST_VALUE: usize = 16 << 10;

/// No letter is longer, in bytes.
const LONGEST_LETTER: usize = 8 << 20;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../config/templates/letter/", $name)))),*]
    };
}

pub(super) static BUILT_IN: &[(&str, &str)] = templates![
    "layout.txt",
    "layout.html",
    "task.txt",
    "reminder.txt",
    "late.txt",
    "late_list.txt",
    "look_ahead.txt",
    "monthly.txt",
    "questions.txt",
    "going_live.txt",
    "unit_week.txt",
    "week.txt",
    "draft.txt",
    "days_off.txt",
    "moved.txt",
    "proposals.txt",
    "milestones.txt",
    "event_request.txt",
    "carry_over.txt",
    "receipt.txt",
    "contribution.txt",
    "correction.txt",
    "outage.txt",
    "alarm.txt",
    "figure_changes.txt",
    "figures_wanted.txt",
    "figures_receipt.txt",
    "dossiers.txt",
    "health.txt",
    "answer_receipt.txt",
    "answer_notice.txt",
    "confirmation.txt",
    "undelivered.txt",
    "test.txt",
];

static WORDS: LazyLock<Result<Words, WordingError>> = LazyLock::new(|| Words::new(BUILT_IN));

/// A template that cannot be read, or cannot say what it is given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("letter template: {message}")]
pub(super) struct WordingError {
    pub message: String,
    /// In which template, where that is known.
    pub template: Option<String>,
    /// Counted from 1.
    pub line: Option<usize>,
    pub fault: Fault,
}

impl From<Error> for WordingError {
    fn from(e: Error) -> Self {
        WordingError {
            fault: Fault::of(&e),
            message: e
                .detail()
                .map_or_else(|| e.kind().to_string(), |d| format!("{}: {d}", e.kind())),
            template: e.name().map(str::to_owned),
            line: e.line(),
        }
    }
}

/// All sentences and layouts.
#[derive(Debug, Clone)]
pub(super) struct Words {
    sentences: Environment<'static>,
    layouts: Environment<'static>,
}

impl Words {
    /// The words that are compiled in.
    pub fn built_in() -> Result<&'static Words, WordingError> {
        WORDS.as_ref().map_err(Clone::clone)
    }

    fn new(templates: &[(&'static str, &'static str)]) -> Result<Words, WordingError> {
        let engine = |fuel| -> Result<Environment<'static>, Error> {
            let mut env = engine(fuel)?;
            for (name, source) in templates {
                env.add_template(name, source)?;
            }
            Ok(env)
        };
        Ok(Words {
            sentences: engine(FUEL_OF_A_SENTENCE)?,
            layouts: engine(FUEL)?,
        })
    }

    /// The same words with another text for one of the templates.
    pub fn with(&self, name: &'static str, source: &str) -> Result<Words, WordingError> {
        let mut words = self.clone();
        for env in [&mut words.sentences, &mut words.layouts] {
            env.add_template_owned(name, source.to_owned())?;
        }
        Ok(words)
    }

    /// One sentence of a kind: the macro `part` of `template`, on one line.
    pub fn say(&self, template: &str, part: &str, args: &[Said]) -> Result<String, WordingError> {
        Ok(self.lines(template, part, args)?.join(" "))
    }

    /// Like `say`, one item for each line that is not empty.
    pub fn lines(&self, template: &str, part: &str, args: &[Said]) -> Result<Vec<String>, WordingError> {
        self.speaker(template)?.lines(part, args)
    }

    /// A template made ready for several sentences.
    pub fn speaker(&self, template: &str) -> Result<Speaker<'_>, WordingError> {
        let template = self.sentences.get_template(template)?;
        Ok(Speaker {
            ready: template.clone().render_captured(())?,
            template,
            said: 0,
        })
    }

    /// The whole page in one of the two layouts.
    pub fn lay_out(&self, template: &str, page: &impl Serialize) -> Result<String, WordingError> {
        let context = minijinja::context! { page => about(page) };
        let mut paper = Paper(Vec::new());
        let template = self.layouts.get_template(template)?;
        template.render_captured_to(context, &mut paper)?;
        String::from_utf8(paper.0).map_err(|e| WordingError {
            message: e.to_string(),
            template: Some(template.name().to_owned()),
            line: None,
            fault: Fault::Other,
        })
    }
}

/// The engine with what sentences need and nothing else: no way to a file, no function that makes
/// much out of little, nothing that prints unescaped.
fn engine(fuel: u64) -> Result<Environment<'static>, Error> {
    use minijinja::{filters, tests};
    let mut env = Environment::empty();
    env.set_auto_escape_callback(minijinja::default_auto_escape_callback);
    env.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(fuel));
    env.set_formatter(print);
    env.add_filter("sentence", sentence);
    env.add_filter("lower", filters::lower);
    env.add_filter("upper", filters::upper);
    env.add_filter("trim", filters::trim);
    env.add_filter("length", filters::length);
    env.add_filter("default", filters::default);
    env.add_filter("first", filters::first);
    env.add_filter("last", filters::last);
    env.add_test("defined", tests::is_defined);
    env.add_test("none", tests::is_none);
    env.add_test("endingwith", tests::is_endingwith);
    env.add_test("startingwith", tests::is_startingwith);
    Ok(env)
}

/// Takes a letter and no more.
struct Paper(Vec<u8>);

impl std::io::Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST_LETTER {
            return Err(std::io::Error::other(format!("the letter {GROWS}")));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// So many sentences are said before the template is made ready anew: what they cost adds up until then, and
/// a letter of thousands of points is no runaway.
const SAID_AT_ONCE: usize = 4;

/// The sentences of one kind.
pub(super) struct Speaker<'w> {
    template: Template<'w, 'w>,
    ready: Captured<'w>,
    said: usize,
}

impl Speaker<'_> {
    /// As [`Words::say`].
    pub fn say(&mut self, part: &str, args: &[Said]) -> Result<String, WordingError> {
        Ok(self.lines(part, args)?.join(" "))
    }

    fn lines(&mut self, part: &str, args: &[Said]) -> Result<Vec<String>, WordingError> {
        if self.said >= SAID_AT_ONCE {
            (self.ready, self.said) = (self.template.clone().render_captured(())?, 0);
        }
        self.said += 1;
        let said = self
            .ready
            .with_state_mut(|state| state.call_macro(part, args))
            .map_err(|e| {
                let error = WordingError::from(e);
                let message = format!("{} in the part \"{part}\"", error.message);
                WordingError { message, ..error }
            })?;
        let one_line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(said
            .lines()
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect())
    }
}

/// What a template is given to speak about.
pub(super) type Said = Value;

pub(super) fn about(value: &impl Serialize) -> Said {
    Value::from(Serde(value))
}

/// The text with a capital at its start, the rest as it is ("quý IV" gives "Quý IV").
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// Escapes for HTML by the template's name. Unlike the engine's own escaping it
/// leaves "/" alone, so that dates stay readable and searchable in the source.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if !matches!(value.kind(), ValueKind::String | ValueKind::Number) {
        let what = format!("a {} cannot be printed", value.kind());
        return Err(Error::new(ErrorKind::InvalidOperation, what));
    }
    if value.as_str().is_some_and(|text| text.len() > LONGEST_VALUE) {
        let what = format!("a value {GROWS}");
        return Err(Error::new(ErrorKind::InvalidOperation, what));
    }
    if !matches!(state.auto_escape(), AutoEscape::Html) || value.is_safe() {
        return minijinja::escape_formatter(out, state, value);
    }
    let mut escaped = String::new();
    for c in value.to_string().chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    out.write_str(&escaped).map_err(Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_template_can_be_read() {
        Words::built_in().unwrap();
    }

    #[test]
    fn a_name_that_is_not_there_and_a_template_that_runs_away_are_errors() {
        let words = Words::new(&[
            ("a.txt", "{% macro one(about) %}{{ about.nothing }}{% endmacro %}"),
            (
                "b.txt",
                "{% macro one(about) %}{% for i in range(99999) %}{% for j in range(99999) %}{{ j }}{% endfor %}{% endfor %}{% endmacro %}",
            ),
            ("c.txt", "{% macro one(about) %}{% include '/etc/passwd' %}{% endmacro %}"),
        ])
        .unwrap();
        let args = [minijinja::context! { n => "x" }];
        for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
            assert!(words.say(name, "one", &args).is_err(), "{name}");
        }
    }

    #[test]
    fn only_html_is_escaped() {
        let words = Words::new(&[("a.txt", "{{ page.v }}"), ("a.html", "{{ page.v }}")]).unwrap();
        let page = std::collections::BTreeMap::from([("v", "<b a='1' c=\"2\">&/</b>")]);
        assert_eq!(words.lay_out("a.txt", &page).unwrap(), page["v"]);
        assert_eq!(
            words.lay_out("a.html", &page).unwrap(),
            "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;/&lt;/b&gt;"
        );
    }
}
