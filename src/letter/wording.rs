//! The only place that knows the template language. Words stand in
//! `config/templates/letter/`: one `.txt` a kind with the sentences, each said
//! once, and two layouts that put the same sentences into text and into HTML.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};
use serde::Serialize;
use std::sync::LazyLock;

/// Instructions that one letter may cost; a thousand lines need about a tenth.
/// A template that runs away is stopped and the letter says so.
const FUEL: u64 = 5_000_000;

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../config/templates/letter/", $name)))),*]
    };
}

static BUILT_IN: &[(&str, &str)] = templates![
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
    "carry_over.txt",
    "receipt.txt",
    "contribution.txt",
    "correction.txt",
    "outage.txt",
    "figures_wanted.txt",
    "figures_receipt.txt",
    "answer_receipt.txt",
    "answer_notice.txt",
    "undelivered.txt",
    "test.txt",
];

static WORDS: LazyLock<Result<Words, WordingError>> = LazyLock::new(|| Words::new(BUILT_IN));

/// A template that cannot be read, or cannot say what it is given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("letter template: {0}")]
pub(super) struct WordingError(String);

impl From<Error> for WordingError {
    fn from(e: Error) -> Self {
        WordingError(format!("{e:#}"))
    }
}

/// All sentences and layouts.
#[derive(Debug)]
pub(super) struct Words(Environment<'static>);

impl Words {
    /// The words that are compiled in.
    pub fn built_in() -> Result<&'static Words, WordingError> {
        WORDS.as_ref().map_err(Clone::clone)
    }

    fn new(templates: &[(&'static str, &'static str)]) -> Result<Words, WordingError> {
        let mut env = Environment::new();
        env.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()?,
        );
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_fuel(Some(FUEL));
        env.set_formatter(print);
        env.add_filter("sentence", sentence);
        for (name, source) in templates {
            env.add_template(name, source)?;
        }
        Ok(Words(env))
    }

    /// One sentence of a kind: the macro `part` of `template`, on one line.
    pub fn say(&self, template: &str, part: &str, args: &[Said]) -> Result<String, WordingError> {
        Ok(self.lines(template, part, args)?.join(" "))
    }

    /// Like `say`, one item for each line that is not empty.
    pub fn lines(&self, template: &str, part: &str, args: &[Said]) -> Result<Vec<String>, WordingError> {
        let mut module = self.0.get_template(template)?.render_captured(())?;
        let said = module.with_state_mut(|state| state.call_macro(part, args))?;
        let one_line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(said
            .lines()
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect())
    }

    /// The whole page in one of the two layouts.
    pub fn lay_out(&self, template: &str, page: &impl Serialize) -> Result<String, WordingError> {
        let context = minijinja::context! { page => about(page) };
        Ok(self.0.get_template(template)?.render(context)?)
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
