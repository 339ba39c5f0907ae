//! Outlook for Windows draws a letter with Word, which leaves out more of a style sheet than browsers do:
//! what it leaves out must not be what a letter needs to be read.

use super::*;

/// What Word does not know; some of it leaves a letter without its form, some makes it drop the rule.
const UNKNOWN: &[&str] = &[
    "flex",
    "grid",
    "float",
    "position",
    "rgba(",
    "hsla(",
    "calc(",
    "var(",
    "rem",
    "vh",
    "vw",
    "border-radius",
    "box-shadow",
    "background-image",
    "background:",
    "opacity",
    "min-width",
    "display",
    "overflow",
    "transform",
    "gap",
    "!important",
    "inherit",
];

/// The tag's name, attributes and the rules of its style.
struct Tag<'h> {
    name: &'h str,
    all: &'h str,
    rules: Vec<(&'h str, &'h str)>,
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let all = part.split_once('>').map_or(part, |(tag, _)| tag);
        if all.starts_with('/') || all.starts_with('!') {
            continue;
        }
        let style = all.split_once("style=\"").map_or("", |(_, s)| s);
        let style = style.split_once('"').map_or("", |(s, _)| s);
        let rules = style.split(';').filter_map(|rule| rule.split_once(':'));
        found.push(Tag {
            name: all.split_whitespace().next().unwrap_or_default(),
            all,
            rules: rules.map(|(name, value)| (name.trim(), value.trim())).collect(),
        });
    }
    found
}

impl Tag<'_> {
    fn rule(&self, name: &str) -> Option<&str> {
        let mut of_name = self.rules.iter().filter(|(known, _)| *known == name);
        of_name.next_back().map(|(_, value)| *value)
    }

    /// What Word would leave out of it that the letter needs.
    fn lost(&self) -> Option<String> {
        let (is_cell, is_table) = (matches!(self.name, "td" | "th"), self.name == "table");
        let has = |attribute: &str| self.all.contains(&format!(" {attribute}=\""));
        for (name, value) in &self.rules {
            let is_none = value
                .split_whitespace()
                .all(|n| matches!(n, "0" | "0px" | "auto"));
            let why = match *name {
                "padding" | "padding-left" | "padding-right" | "padding-top" | "padding-bottom"
                    if !is_cell && !is_none =>
                {
                    "padding is kept in cells only"
                }
                "margin" if value.contains('-') => "no margin is negative",
                "max-width" if !has("width") => "max-width is nothing without the attribute width",
                "width" | "height" if (is_cell || is_table) && !has(name) => "the attribute is what counts",
                "background-color" if !has("bgcolor") => "bgcolor is what counts",
                "border" | "border-left" if !is_cell && !is_table => "a border stands on a cell",
                "line-height"
                    if value.ends_with("px") && self.rule("mso-line-height-rule") != Some("exactly") =>
                {
                    "a height in pixels is exact only where it is said to be"
                }
                "text-indent" if value.starts_with('-') && !self.is_set_in() => {
                    "the first line would stand outside"
                }
                "font-size" if !value.ends_with("px") => "sizes are in pixels",
                "color" if !(value.len() == 7 && value.starts_with('#')) => "colours have six digits",
                _ => continue,
            };
            return Some(format!("{name}:{value}: {why}"));
        }
        if is_table && !["cellpadding", "cellspacing", "border"].into_iter().all(has) {
            return Some("a table without cellpadding, cellspacing, border".into());
        }
        // Fonts do not reach into a table in a cell; one of bars has no words.
        let is_of_words = self.rule("font-size").is_some();
        if is_table && is_of_words && self.rule("font-family").is_none() {
            return Some("a table without its font".into());
        }
        let style: String = self.rules.iter().map(|(n, v)| format!("{n}:{v};")).collect();
        let unknown = UNKNOWN.iter().find(|unknown| style.contains(**unknown));
        unknown.map(|unknown| format!("{unknown} is unknown"))
    }

    /// Whether its left margin is as wide as the first line is pulled out.
    fn is_set_in(&self) -> bool {
        let out = self.rule("text-indent").map(|v| v.trim_start_matches('-'));
        let left = self.rule("margin").and_then(|m| m.split_whitespace().nth(3));
        out.is_some() && out == left
    }
}

#[test]
fn no_letter_needs_what_word_leaves_out() {
    for (name, order) in all() {
        let mut order = order;
        for is_trial in [false, true] {
            order.instead_of = is_trial.then(|| order.to.clone());
            let html = write(&order, &sender()).html;
            assert!(tags(&html).len() > 10, "{name}");
            for tag in tags(&html) {
                assert_eq!(tag.lost(), None, "{name}: <{}>", tag.all);
            }
        }
    }
}

#[test]
fn what_word_leaves_out_is_found() {
    for (html, want) in [
        ("<td style=\"padding:4px;\">", None),
        ("<div style=\"padding:4px;\">", Some("padding is kept")),
        ("<p style=\"margin:-4px;\">", Some("negative")),
        (
            "<table cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"max-width:600px;\">",
            Some("max-width"),
        ),
        ("<div style=\"text-indent:-12px;\">", Some("outside")),
        ("<div style=\"margin:0 0 0 12px;text-indent:-12px;\">", None),
        ("<td style=\"line-height:1px;\">", Some("exact")),
        ("<td style=\"background-color:#ffffff;\">", Some("bgcolor")),
        ("<span style=\"color:rgba(0,0,0,1);\">", Some("six digits")),
        ("<div style=\"display:flex;\">", Some("flex")),
        ("<table style=\"font-size:15px;\">", Some("cellpadding")),
    ] {
        let lost = tags(html)[0].lost();
        match want {
            None => assert_eq!(lost, None, "{html}"),
            Some(want) => assert!(lost.clone().is_some_and(|l| l.contains(want)), "{html}: {lost:?}"),
        }
    }
}
