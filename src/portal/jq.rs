//! jq for profiles: only filters that compute, none that see the machine.

use jaq_core::data::JustLut;
use jaq_core::load::{self, Arena, File, Loader, lex};
use jaq_core::native::{Fun, bome, run, v};
use jaq_core::{Compiler, Ctx, Error, Filter, Vars};
pub(super) use jaq_json::Val;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

type Data = JustLut<Val>;

/// The one variable that a profile's filters know: what was asked, with the source's values.
const ASK: &str = "$ask";

/// Functions that read the clock, the environment, further inputs or the time zone, write
/// to the log, or stop the program; and `fromjson`, replaced by one with a depth limit.
const KEPT_OUT: [&str; 12] = [
    "now",
    "env",
    "input",
    "inputs",
    "halt",
    "halt_error",
    "debug_empty",
    "stderr_empty",
    "debug",
    "stderr",
    "localtime",
    "strflocaltime",
];

/// Bounds of a filter's text; the parser recurses, so its nesting is bounded too.
const LONGEST: usize = 16 * 1024;
const DEEPEST: usize = 100;

/// Most values in one answer: room for 5000 sectors with 39 figures each. A value that
/// took five bytes on the wire takes some hundred in memory.
const MOST_VALUES: usize = 200_000;

/// A compiled filter. A profile is the operator's and trusted to end; what it reads is not.
#[derive(Clone)]
pub(super) struct Jq {
    code: String,
    filter: Arc<Filter<Data>>,
}

impl Default for Jq {
    fn default() -> Self {
        Jq {
            code: ".".into(),
            filter: Arc::default(),
        }
    }
}

impl std::fmt::Debug for Jq {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Jq").field(&self.code).finish()
    }
}

impl Jq {
    /// Compiles a filter; the error says near which words it is wrong.
    pub fn compile(code: &str) -> Result<Jq, String> {
        if code.len() > LONGEST || nesting(code) > DEEPEST {
            return Err(format!(
                "the filter is longer than {LONGEST} bytes or nested deeper than {DEEPEST}; make it simpler"
            ));
        }
        let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let loader = Loader::new(defs.filter(|d| !KEPT_OUT.contains(&d.name)));
        let arena = Arena::default();
        let modules = loader
            .load(&arena, File { code, path: () })
            .map_err(|errors| wrong(&errors, load_error))?;
        let filter = Compiler::default()
            .with_funs(functions())
            .with_global_vars([ASK])
            .compile(modules)
            .map_err(|errors| {
                wrong(&errors, |undefined: &Vec<_>| {
                    let first = undefined.first();
                    first.map_or_else(
                        String::new,
                        |(name, kind): &(&str, jaq_core::compile::Undefined)| {
                            format!("no {} \"{name}\" here", kind.as_str())
                        },
                    )
                })
            })?;
        Ok(Jq {
            code: code.to_owned(),
            filter: Arc::new(filter),
        })
    }

    /// All outputs for one input, at most `most`. A failed filter is an error with the
    /// filter's own words, cut to a line.
    pub fn run(&self, input: Val, ask: &Val, most: usize) -> Result<Vec<Val>, String> {
        let compute = || {
            let ctx = Ctx::<Data>::new(&self.filter.lut, Vars::new([ask.clone()]));
            let outputs = self.filter.id.run((ctx, input)).take(most.saturating_add(1));
            outputs
                .map(|output| {
                    output.map_err(|stop| match stop.get_err() {
                        Ok(error) => one_line(&error.to_string()),
                        Err(_) => "the filter stopped".to_owned(),
                    })
                })
                .collect::<Result<Vec<Val>, String>>()
        };
        // The interpreter is not ours and works on a stranger's numbers.
        let outputs = catch_unwind(AssertUnwindSafe(compute))
            .unwrap_or_else(|_| Err("the filter broke down on this answer".to_owned()))?;
        if outputs.len() > most {
            return Err(format!("the filter yields more than {most} values"));
        }
        Ok(outputs)
    }

    /// Whether the filter's first output is neither false nor null.
    pub fn holds(&self, input: Val, ask: &Val) -> Result<bool, String> {
        let outputs = self.run(input, ask, 16)?;
        Ok(outputs
            .first()
            .is_some_and(|out| !matches!(out, Val::Null | Val::Bool(false))))
    }
}

/// JSON as jq sees it. At most 128 levels deep and [`MOST_VALUES`] wide, so a hostile
/// answer can exhaust neither the stack nor the memory.
pub(super) fn json(bytes: &[u8]) -> Result<Val, serde_json::Error> {
    if has_too_many_values(bytes) {
        return Err(serde::de::Error::custom(format!(
            "more than {MOST_VALUES} values"
        )));
    }
    serde_json::from_slice(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

/// Whether JSON holds more than [`MOST_VALUES`], told before anything is made of it.
///
/// Brackets that open and commas outside strings are counted: exactly the values,
/// without the root and with one too many for each empty array or object.
pub(super) fn has_too_many_values(bytes: &[u8]) -> bool {
    let (mut values, mut in_string, mut escaped) = (0_usize, false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' | b',' if !in_string => values += 1,
            _ => {}
        }
    }
    values > MOST_VALUES
}

fn functions() -> impl Iterator<Item = Fun<Data>> {
    let from_json: Fun<Data> = run(("fromjson", v(0), |cv| {
        bome(match &cv.1 {
            Val::TStr(text) => json(text).map_err(|_| Error::str("a string is not JSON")),
            _ => Err(Error::str("fromjson wants a string")),
        })
    }));
    jaq_core::funs()
        .chain(jaq_std::funs())
        .chain(jaq_json::funs())
        .filter(|(name, ..)| !KEPT_OUT.contains(name) && *name != "fromjson")
        .chain([from_json])
}

/// How deep brackets stand in each other, strings and comments counted too: a bound, no parser.
fn nesting(code: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in code.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn wrong<E>(errors: &load::Errors<&str, (), E>, say: impl Fn(&E) -> String) -> String {
    errors.first().map_or_else(
        || "the filter cannot be read".to_owned(),
        |(_, e)| one_line(&say(e)),
    )
}

fn load_error(error: &load::Error<&str>) -> String {
    match error {
        load::Error::Io(_) => "a filter cannot import modules".to_owned(),
        load::Error::Lex(errors) => errors.first().map_or_else(String::new, |(expect, near)| {
            let what = match expect {
                lex::Expect::Delim(open) => format!("\"{open}\" is not closed"),
                other => format!("{} expected", other.as_str()),
            };
            format!("{what} near \"{}\"", head(near, 40))
        }),
        load::Error::Parse(errors) => errors.first().map_or_else(String::new, |(expect, near)| {
            format!("{} expected near \"{}\"", expect.as_str(), head(near, 40))
        }),
    }
}

fn one_line(text: &str) -> String {
    head(&text.split_whitespace().collect::<Vec<_>>().join(" "), 160).to_owned()
}

fn head(text: &str, most: usize) -> &str {
    text.char_indices()
        .nth(most)
        .map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_on(code: &str, input: &str) -> Result<Vec<Val>, String> {
        let jq = Jq::compile(code)?;
        jq.run(
            json(input.as_bytes()).unwrap(),
            &json(b"{\"month\":6}").unwrap(),
            10,
        )
    }

    #[test]
    fn a_filter_computes_and_knows_what_was_asked() {
        let out = run_on(
            ".data[] | select(.m == $ask.month) | .n + 1",
            r#"{"data":[{"m":6,"n":1},{"m":7}]}"#,
        );
        assert_eq!(out.unwrap(), vec![json(b"2").unwrap()]);
        assert_eq!(
            run_on("\"12\" | tonumber", "null").unwrap(),
            vec![json(b"12").unwrap()]
        );
    }

    #[test]
    fn a_filter_cannot_see_or_stop_the_machine() {
        for code in [
            "now",
            "env",
            "$ENV",
            "input",
            "inputs",
            "halt",
            "halt_error",
            "halt(1)",
            "debug",
            "stderr",
            "localtime",
            "strflocaltime(\"%Y\")",
            "import \"x\" as x; .",
            "include \"x\"; .",
            "input_filename",
        ] {
            assert!(Jq::compile(code).is_err(), "{code}");
        }
    }

    #[test]
    fn a_broken_filter_is_an_error_with_its_place() {
        for (code, word) in [
            (".data[", "\"[\" is not closed"),
            ("{a: }", "near"),
            ("foo", "\"foo\""),
            ("$who", "\"$who\""),
            ("if . then 1", ""),
            ("\"abc", "not closed"),
            ("", ""),
        ] {
            let error = Jq::compile(code).expect_err(code);
            assert!(error.contains(word), "{code}: {error}");
        }
        assert!(Jq::compile(&"(".repeat(5000)).is_err());
        assert!(Jq::compile(&"1,".repeat(50_000)).is_err());
    }

    #[test]
    fn a_hostile_answer_cannot_break_a_filter() {
        let deep = format!("\"{}\"", "[".repeat(100_000));
        assert!(run_on("fromjson", &deep).is_err());
        assert!(run_on("tonumber", &deep).is_err());
        assert!(json("[".repeat(100_000).as_bytes()).is_err());
        let wide = format!("\"[{}0]\"", "0,".repeat(MOST_VALUES));
        assert!(run_on("fromjson", &wide).is_err());
        assert!(run_on("length", "-9223372036854775808").is_err() || cfg!(not(debug_assertions)));
        assert!(run_on("range(1e9)", "null").is_err());
        assert!(run_on(".a.b", "\"text\"").is_err());
    }

    #[test]
    fn values_are_counted_before_they_are_made() {
        let array = |n: usize| format!("[{}0]", "0,".repeat(n - 1));
        let object = |n: usize| format!("{{{}\"\":0}}", "\"\":0,".repeat(n - 1));
        for many in [array, object] {
            assert!(!has_too_many_values(many(MOST_VALUES).as_bytes()));
            assert!(has_too_many_values(many(MOST_VALUES + 1).as_bytes()));
        }
        let text = format!(
            r#"["{}\"{}\\"]"#,
            "[,{".repeat(MOST_VALUES),
            "[,{".repeat(MOST_VALUES)
        );
        assert!(!has_too_many_values(text.as_bytes()), "text is no value");
        assert!(json(text.as_bytes()).is_ok());
        let after = format!(r#"["\\",{}]"#, array(MOST_VALUES));
        assert!(has_too_many_values(after.as_bytes()), "the string has ended");
    }
}
