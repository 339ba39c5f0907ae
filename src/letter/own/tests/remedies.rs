//! Every refusal of a template says what to do about it.

use super::{built_in, read};
use crate::letter::cage;

/// The office's template with that in its opening.
fn with(name: &str, text: &str) -> String {
    let opening = "{% macro opening(about) %}";
    built_in(name).replacen(opening, &format!("{opening}\n{text}"), 1)
}

#[test]
fn the_remedy_of_a_refused_template_fits_its_cause() {
    let reminder = || built_in("reminder.txt");
    let nested = |n: usize| format!("{}x{}", "{% if about %}".repeat(n), "{% endif %}".repeat(n));
    let loops = format!(
        "{}x{}",
        "{% for a in \"xxxxxxxxxx\" %}".repeat(6),
        "{% endfor %}".repeat(6)
    );
    let layout = |from: &str, to: &str| built_in("layout.html").replacen(from, to, 1);
    for (what, name, text, remedy) in [
        (
            "too large",
            "reminder.txt",
            " ".repeat(cage::LARGEST + 1),
            "shorten it",
        ),
        (
            "accents apart",
            "reminder.txt",
            with("reminder.txt", "thu\u{309}"),
            "precomposed",
        ),
        (
            "unseen",
            "reminder.txt",
            with("reminder.txt", "a\u{202e}b"),
            "type the line anew",
        ),
        (
            "long text",
            "reminder.txt",
            with("reminder.txt", &"chữ ".repeat(2000)),
            "shorten the text",
        ),
        (
            "branches",
            "reminder.txt",
            with(
                "reminder.txt",
                &format!("{{% if about %}}{}{{% endif %}}", "{% elif about %}".repeat(300)),
            ),
            "take branches out",
        ),
        (
            "operator",
            "reminder.txt",
            with("reminder.txt", "{{ about.n ~ about.n }}"),
            "side by side",
        ),
        (
            "long tag",
            "reminder.txt",
            with("reminder.txt", &format!("{{{{ {}about }}}}", "not ".repeat(200))),
            "divide it",
        ),
        (
            "include",
            "reminder.txt",
            with("reminder.txt", "{% include 'x' %}"),
            "take it out; if, elif",
        ),
        (
            "macro in a layout",
            "layout.html",
            layout("<body", "{% macro a() %}{% endmacro %}<body"),
            "a layout prints",
        ),
        (
            "syntax",
            "reminder.txt",
            with("reminder.txt", "{% if about.n %}"),
            "close what the line opens",
        ),
        (
            "unknown value",
            "reminder.txt",
            with("reminder.txt", "{{ about.nothing }}"),
            "only names that the built-in text uses",
        ),
        (
            "unknown filter",
            "reminder.txt",
            with("reminder.txt", "{{ about.n|safe }}"),
            "only names that the built-in text uses",
        ),
        (
            "slow",
            "reminder.txt",
            with("reminder.txt", &loops),
            "take loops out",
        ),
        (
            "deep",
            "reminder.txt",
            with("reminder.txt", &nested(300)),
            "take a level out",
        ),
        (
            "missing part",
            "reminder.txt",
            reminder().replace("macro closing", "macro closed"),
            "keep every {% macro %}",
        ),
        (
            "other arguments",
            "reminder.txt",
            reminder().replace("{% macro closing(about) %}", "{% macro closing() %}"),
            "keep every {% macro %}",
        ),
        (
            "a fact",
            "reminder.txt",
            reminder().replace("{{ about.n }} việc sau đây", "việc sau đây"),
            "say what the built-in text says",
        ),
        (
            "the mark",
            "task.txt",
            built_in("task.txt").replacen("[Nhắc việc]", "[Tin]", 1),
            "words in brackets",
        ),
        (
            "one layout",
            "layout.html",
            layout("{{ page.salute }}", ""),
            "both layouts print",
        ),
        (
            "remote content",
            "layout.html",
            layout("<body", "<img alt=\"\"><body"),
            "loads, runs and hides nothing",
        ),
    ] {
        let (_, unfit) = read(name, text);
        let [told] = &unfit[..] else {
            panic!("{what}: {unfit:?}")
        };
        assert!(told.remedy.contains(remedy), "{what}: {told:?}");
    }
    let (_, unfit) = read("reminder.txt", b"Ti\xe9ng");
    assert!(unfit[0].remedy.contains("save it as UTF-8"), "{unfit:?}");
}
