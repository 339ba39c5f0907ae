//! What a person sees of a letter's HTML, and what in it no letter may hold.

use super::chart::is_bar;

/// Everything that a letter's layout may be made of. Nothing in it loads, runs or leads anywhere.
const TAGS: &[&str] = &[
    "!doctype", "html", "head", "meta", "title", "style", "body", "table", "thead", "tbody", "tr", "th",
    "td", "div", "p", "span", "b", "strong", "i", "em", "u", "br", "hr", "ul", "ol", "li", "center", "font",
];

/// The visible text: tags out, entities back, white space out.
pub(super) fn visible(html: &str) -> String {
    let body = html.split_once("<body").map_or("", |(_, body)| body);
    let mut text = String::new();
    let mut in_tag = true;
    for c in body.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    squeezed(&text.replace("&#39;", "'").replace("&amp;", "&"))
}

/// White space out, and the bars of a chart, which are signs in the text and coloured cells in the HTML.
pub(super) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !is_bar(*c))
        .collect()
}

/// The first thing in the HTML that loads from elsewhere, runs, or is no part of a letter.
pub(super) fn alien(html: &str) -> Option<String> {
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let tag = tag.to_lowercase();
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|c| !c.is_whitespace() && *c != '/')
            .collect();
        if !TAGS.contains(&name.as_str()) {
            return Some(format!("<{}>", name.chars().take(20).collect::<String>()));
        }
        if let Some(attribute) = leads_away(&tag) {
            return Some(format!("{attribute} in <{name}>"));
        }
        rest = after;
        if name == "style" && !tag.starts_with('/') {
            let (rules, after) = rest.split_once("</").unwrap_or((rest, ""));
            if let Some(what) = leads_away(&rules.to_lowercase()) {
                return Some(format!("{what} in <style>"));
            }
            rest = after.split_once('>').map_or("", |(_, after)| after);
        }
    }
    None
}

fn leads_away(tag: &str) -> Option<&'static str> {
    let tag = squeezed(tag);
    let known = [
        "src=",
        "href=",
        "srcset=",
        "background=",
        "action=",
        "http-equiv=",
        "url(",
        "@import",
        "expression(",
        "//",
        "\\",
        "display:none",
        "visibility:hidden",
        "font-size:0",
    ];
    known.into_iter().find(|what| tag.contains(what)).or_else(|| {
        let handles = [
            "onload=", "onerror=", "onclick=", "onmouse", "onfocus=", "onbegin=",
        ];
        handles.into_iter().find(|what| tag.contains(what))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_loads_runs_or_hides_is_found() {
        for (html, want) in [
            ("<table><tr><td bgcolor=\"#fff\">a</td></tr></table>", None),
            ("<!DOCTYPE html><meta charset=\"utf-8\"><br/>", None),
            (
                "<style>@media (prefers-color-scheme: dark) { td { color:#fff } }</style><b>x</b>",
                None,
            ),
            ("<!-- <script> -->ok", None),
            ("<IMG SRC=x>", Some("<img>")),
            ("a<script>", Some("<script>")),
            ("<td background=\"x\">", Some("background= in <td>")),
            ("<div style=\"background:url(x)\">", Some("url( in <div>")),
            ("<style>@import 'x'</style>", Some("@import in <style>")),
            ("<p onclick = \"x\">", Some("onclick= in <p>")),
            ("<div style=\"display: none\">", Some("display:none in <div>")),
            ("<a href=\"x\">", Some("<a>")),
        ] {
            assert_eq!(alien(html).as_deref(), want, "{html}");
        }
    }
}
