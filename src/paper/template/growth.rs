//! What a placeholder may not hold: what makes much out of little faster than the engine counts its steps.
//! Where text cannot grow, fuel bounds the time and the limit of output the size.

use super::super::error::PaperError;
use super::placeholders::{Piece, pieces};

/// Statements that capture text or read other files; a report does without them.
const STATEMENTS: [&str; 13] = [
    "include",
    "extends",
    "import",
    "from",
    "block",
    "autoescape",
    "filter",
    "call",
    "endset",
    "do",
    "raw",
    "macro",
    "endmacro",
];

/// Refuses such a placeholder; the error names it.
pub(super) fn refuse(part: &str, source: &str) -> Result<(), PaperError> {
    for piece in pieces(source).unwrap_or_default() {
        let Piece::Tag(tag) = piece else { continue };
        if tag.starts_with("{#") {
            continue;
        }
        if let Some(why) = fault(tag) {
            let shown: String = tag.chars().take(60).collect();
            return Err(PaperError::broken(
                format!("reading the placeholders of {part}"),
                format!("\"{shown}\": {why}; delete it, or write the words out"),
            ));
        }
    }
    Ok(())
}

fn fault(tag: &str) -> Option<String> {
    let Some(inside) = without_quoted(tag) else {
        return Some("a quotation mark is not closed".to_owned());
    };
    let inside = inside.as_str();
    if let Some(operator) = inside.chars().find(|c| "~*+".contains(*c)) {
        return Some(format!("\"{operator}\" is not allowed in a template"));
    }
    let words = inside.trim_start_matches(['{', '%', '-']);
    let statement = words.split_whitespace().next().unwrap_or_default();
    if tag.starts_with("{%") && STATEMENTS.contains(&statement) {
        return Some(format!("\"{statement}\" is not allowed in a template"));
    }
    makes_lists(inside, tag.starts_with("{%") && statement == "for")
        .then(|| "a list may hold nothing but words in quotation marks".to_owned())
}

/// The tag without what stands in quotes; `None` where a quote has no end in it.
fn without_quoted(tag: &str) -> Option<String> {
    let (mut out, mut quote, mut is_escaped) = (String::new(), None, false);
    for c in tag.chars() {
        match quote {
            _ if is_escaped => is_escaped = false,
            Some(_) if c == '\\' => is_escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '\'' => quote = Some(c),
            None => out.push(c),
        }
    }
    quote.is_none().then_some(out)
}

/// Whether a tag puts values together into a list or a map of its own, which could be nested without
/// end: a comma outside of a call or of a list of words. The names of a `for` are no list.
fn makes_lists(inside: &str, is_for: bool) -> bool {
    let mut open: Vec<char> = Vec::new();
    let mut last = ' ';
    let names_end = inside.find(" in ").filter(|_| is_for).unwrap_or(0);
    let body = inside.trim_start_matches(['{', '%']).trim_end_matches(['}', '%']);
    let skipped = inside.len() - inside.trim_start_matches(['{', '%']).len();
    for (at, c) in body.char_indices() {
        // After a name or a bracket it is a call or an index.
        let is_after_value = last.is_alphanumeric() || "_])".contains(last);
        match c {
            '{' => return true,
            '(' if is_after_value => open.push('c'),
            '(' => open.push('g'),
            '[' if is_after_value => open.push('i'),
            '[' => open.push('l'),
            ')' | ']' => drop(open.pop()),
            ',' if at + skipped < names_end => {}
            ',' if !matches!(open.last(), Some('c' | 'l')) => return true,
            c if open.last() == Some(&'l') && !c.is_whitespace() && c != ',' => return true,
            _ => {}
        }
        last = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_grow_without_end_is_refused_and_named() {
        for (tag, why) in [
            ("{{ x ~ x }}", "\"~\" is not allowed"),
            ("{{ \"x\" * 2000000000 }}", "\"*\" is not allowed"),
            ("{% set x = x + x %}", "\"+\" is not allowed"),
            ("{% include \"/etc/passwd\" %}", "\"include\" is not allowed"),
            ("{%- macro m(x) %}", "\"macro\" is not allowed"),
            ("{% endset %}", "\"endset\" is not allowed"),
            ("{% set x = [x, x] %}", "a list may hold"),
            ("{% for x in [[x]] %}", "a list may hold"),
            ("{% set x = (x, x) %}", "a list may hold"),
            ("{% set x = {\"a\": x} %}", "a list may hold"),
            ("{{ \"}} ~ x }}", "not closed"),
        ] {
            let source = format!("<w:t>{tag}</w:t>");
            let error = refuse("mau.docx", &source).unwrap_err().to_string();
            assert!(error.contains(why), "{tag}: {error}");
            assert!(error.contains("mau.docx"), "{error}");
        }
        for tag in [
            "{{ subject|upper }}",
            "{{ a|default(\"x\", true) }}",
            "{% if b.kind in [\"heading1\", 'heading2'] %}",
            "{% for a, b in pairs %}",
            "{% if (a or b) and not c %}",
            "{{ rows[0].c3 }}",
            "{{ \"a ~ b * [c, d]\" }}",
            "{# x ~ x #}",
            "{% endfor %}",
        ] {
            assert!(refuse("mau.docx", tag).is_ok(), "{tag}");
        }
    }
}
