//! What of a page nobody sees: struck through, hidden, of no size, in white letters.

use super::Tag;

const STRUCK: [&str; 3] = ["s", "strike", "del"];

/// Whether a class of the page's own strikes words through: of which ones is not looked up.
pub(in crate::answer::mail) fn has_striking_class(html: &str) -> bool {
    let lower = html.to_ascii_lowercase();
    let styles = lower.split("<style").skip(1);
    { styles.map(|style| style.split("</style").next().unwrap_or_default()) }
        .any(|style| style.contains("line-through"))
}

pub(super) fn is_struck(tag: &Tag) -> bool {
    let is_void = matches!(
        tag.name.as_str(),
        "br" | "hr" | "img" | "input" | "col" | "meta" | "link"
    );
    let styled = || tag.inside.to_ascii_lowercase().contains("line-through");
    STRUCK.contains(&tag.name.as_str()) || (!is_void && styled())
}

/// What has no text of its own.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "col", "meta", "link", "body"];

fn style_of(tag: &Tag) -> String {
    let lower = tag.inside.to_ascii_lowercase();
    { lower.chars() }
        .filter(|c| !c.is_whitespace() && !"\"'".contains(*c))
        .collect()
}

/// White letters.
pub(super) fn is_white(tag: &Tag) -> bool {
    const WHITE: [&str; 5] = ["#fff", "#ffffff", "white", "rgb(255,255,255)", "transparent"];
    let style = style_of(tag);
    let is_white = |(at, _): (usize, &str)| {
        let is_of_text = !style[..at].ends_with('-');
        let value = style[at + 5..].trim_start_matches([':', '=']);
        let value = value.split([';', '!', '>']).next().unwrap_or_default();
        is_of_text && WHITE.contains(&value.trim_end_matches('/'))
    };
    !VOID.contains(&tag.name.as_str()) && style.match_indices("color").any(is_white)
}

/// What nobody sees: not shown, or of no size.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    const HIDDEN: [&str; 4] = ["display:none", "visibility:hidden", "mso-hide:all", "opacity:0;"];
    let style = style_of(tag);
    let is_without_size = || {
        { style.match_indices("font-size:0") }.any(|(at, found)| {
            let rest = style[at + found.len()..].trim_start_matches(['.', '0']);
            !rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let has_attribute = || tag.inside.split_whitespace().skip(1).any(|word| word == "hidden");
    !VOID.contains(&tag.name.as_str())
        && (HIDDEN.iter().any(|hidden| style.contains(hidden)) || is_without_size() || has_attribute())
}
