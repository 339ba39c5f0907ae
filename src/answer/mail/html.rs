//! The words of an HTML part as a person sees them: a row of a table is one line with "|" between its cells, blocks are
//! lines of their own, and what is struck through is not there.

mod unseen;

pub(super) use unseen::has_striking_class;

use mail_parser::decoders::html::html_to_text;
use unseen::{is_hidden, is_struck, is_white};

/// What begins a line and ends one.
const BLOCKS: [&str; 18] = [
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "pre",
    "table",
    "blockquote",
    "p",
];
/// What is no text.
const UNSEEN: [&str; 5] = ["head", "style", "script", "template", "title"];
/// A cell of more lines is no cell but the page.
const LONGEST_CELL: usize = 3;
/// Tables within tables; what is deeper is read as blocks.
const DEEPEST: usize = 24;
/// So many elements without an end are looked for; then what is struck counts as text.
const MOST_OPEN: usize = 8;

/// Plain text of an HTML part.
pub(super) fn text(html: &str) -> String {
    html_to_text(&Reader::default().read(html))
}

/// Whether words are struck through.
pub(super) fn has_struck(html: &str) -> bool {
    let mut reader = Reader::default();
    reader.read(html);
    reader.has_struck
}

#[derive(Default)]
struct Reader {
    /// The text so far, and above it that of each row that is open, cell by cell.
    rows: Vec<Vec<String>>,
    out: String,
    has_struck: bool,
    without_end: usize,
    /// All of it is quoted: a quotation within it is a block.
    is_quoted: bool,
}

struct Tag<'h> {
    name: String,
    is_end: bool,
    /// All of it between the brackets.
    inside: &'h str,
}

impl Reader {
    fn read(&mut self, html: &str) -> String {
        let mut rest = html;
        while let Some((text, behind)) = rest.split_once('<') {
            self.add(text);
            rest = match tag(behind) {
                Some((tag, behind)) => self.pass(&tag, behind),
                None if behind.starts_with("!--") => behind.split_once("-->").map_or("", |(_, rest)| rest),
                None => {
                    self.add("&lt;");
                    behind
                }
            };
        }
        self.add(rest);
        while !self.rows.is_empty() {
            self.end_row();
        }
        std::mem::take(&mut self.out)
    }

    /// What a tag does, and where the text goes on.
    fn pass<'h>(&mut self, tag: &Tag, behind: &'h str) -> &'h str {
        let name = tag.name.as_str();
        if !tag.is_end && UNSEEN.contains(&name) {
            return end_of(name, behind).map_or("", |(_, rest)| rest);
        }
        if !tag.is_end && !self.is_quoted && is_quotation(tag) && self.without_end < MOST_OPEN {
            let Some((quoted, rest)) = end_of(name, behind) else {
                self.without_end += 1;
                return behind;
            };
            self.part("div");
            self.add("&gt;<br>");
            self.add(&marked(quoted));
            return rest;
        }
        let is_unseen = is_struck(tag) || is_hidden(tag) || is_white(tag);
        if !tag.is_end && is_unseen && self.without_end < MOST_OPEN {
            let Some((struck, rest)) = end_of(name, behind) else {
                self.without_end += 1;
                return behind;
            };
            // What it stands on nobody knows here: white on red is seen.
            if is_white(tag) && !is_hidden(tag) && !self.is_quoted {
                self.part("div");
                self.add(&marked(struck));
            }
            self.has_struck |= struck.chars().any(char::is_alphanumeric);
            self.part(name);
            return rest;
        }
        match (name, tag.is_end) {
            ("br", _) => self.add("<br>"),
            ("tr", false) if self.rows.len() < DEEPEST => self.rows.push(Vec::new()),
            ("tr", true) => self.end_row(),
            ("td" | "th", false) => self.begin_cell(),
            ("p", true) => self.add("<br>"),
            _ => self.part(name),
        }
        behind
    }

    fn now(&mut self) -> &mut String {
        match self.rows.last_mut().and_then(|cells| cells.last_mut()) {
            Some(cell) => cell,
            None => &mut self.out,
        }
    }

    fn add(&mut self, text: &str) {
        self.now().push_str(text);
    }

    /// A block begins a line where there is none.
    fn part(&mut self, name: &str) {
        let now = self.now();
        let is_begun = !now.trim_end().ends_with("<br>") && !now.trim().is_empty();
        if BLOCKS.contains(&name) && is_begun {
            now.push_str("<br>");
        }
    }

    fn begin_cell(&mut self) {
        match self.rows.last_mut() {
            Some(cells) => cells.push(String::new()),
            None => self.add(" "),
        }
    }

    fn end_row(&mut self) {
        let Some(cells) = self.rows.pop() else {
            return;
        };
        let lines = |cell: &String| -> Vec<String> {
            let lines = cell
                .split("<br>")
                .map(|l| l.replace("&nbsp;", " ").trim().to_owned());
            lines.filter(|l| !l.is_empty()).collect()
        };
        let filled: Vec<Vec<String>> = cells.iter().map(lines).filter(|l| !l.is_empty()).collect();
        let is_table = filled.len() > 1 && filled.iter().all(|l| l.len() <= LONGEST_CELL);
        let row = match is_table {
            true => filled.iter().map(|l| l.join(" ")).collect::<Vec<_>>().join(" | "),
            // A page laid out by a table keeps its empty lines.
            false => cells.join("<br>"),
        };
        self.part("table");
        self.add(&row);
        self.part("table");
    }
}

/// The tag that begins there, and what follows it; none where it is text.
fn tag(behind: &str) -> Option<(Tag<'_>, &str)> {
    if !behind.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
        || behind.starts_with("!--")
    {
        return None;
    }
    let (inside, rest) = behind.split_once('>')?;
    let is_end = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let name = name.to_ascii_lowercase();
    Some((Tag { name, is_end, inside }, rest))
}

/// What is quoted with the marks that a plain text has, so that what somebody typed into it is seen.
fn marked(quoted: &str) -> String {
    let escape = |line: &str| {
        line.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    let mut reader = Reader {
        is_quoted: true,
        ..Reader::default()
    };
    let text = html_to_text(&reader.read(quoted));
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    lines.map(|line| format!("&gt; {}<br>", escape(line))).collect()
}

/// What a mail program quotes.
fn is_quotation(tag: &Tag) -> bool {
    let quotes = || tag.inside.to_ascii_lowercase().contains("gmail_quote");
    tag.name == "blockquote" || (tag.name == "div" && quotes())
}

/// What stands within the element of that name that was just opened, and what behind it; none where it has no end.
fn end_of<'h>(name: &str, behind: &'h str) -> Option<(&'h str, &'h str)> {
    let mut open = 1;
    let mut at = 0;
    while let Some(next) = behind[at..].find('<') {
        let begin = at + next;
        at = begin + 1;
        let Some((tag, rest)) = tag(&behind[at..]) else {
            continue;
        };
        at = behind.len() - rest.len();
        match (tag.name == name, tag.is_end) {
            (true, true) => open -= 1,
            (true, false) => open += 1,
            _ => continue,
        }
        if open == 0 {
            return Some((&behind[..begin], rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_words_apart_and_rows_and_blocks_are_lines() {
        for (html, want) in [
            (
                "<table><tr><th>TT</th><th>Kết quả</th></tr><tr><td><p>3</p></td><td>XONG</td><td>&nbsp;</td><td><b>30/BC</b>-DT<br>20/11/2026</td></tr></table>hết",
                "TT | Kết quả\n3 | XONG | 30/BC-DT 20/11/2026\nhết",
            ),
            (
                "<div>a</div><div>b</div><div><br></div><div>c</div>",
                "a\nb\n\nc\n",
            ),
            ("<p>a</p><p>b &lt; c < d</p>", "a\nb < c < d\n"),
            (
                "<head><title>x</title></head><!-- <p>y</p> -->a<style>p{}</style>",
                "a",
            ),
            (
                "<table><tr><td><p>a</p><p>b</p><p>c</p><p>d</p></td></tr></table>",
                "a\nb\nc\nd\n",
            ),
            ("<td>a</td><tr><td>b", "a\nb"),
        ] {
            let said = text(html);
            let lines = |t: &str| t.lines().map(|l| l.trim().to_owned()).collect::<Vec<_>>();
            assert_eq!(lines(&said), lines(want), "{html}");
            assert!(!has_struck(html), "{html}");
        }
    }

    #[test]
    fn what_is_struck_through_is_not_there() {
        for html in [
            "<s>XONG 1</s><p>HOÃN</p>",
            "<strike>a<s>b</s></strike><p>HOÃN</p>",
            "<span style=\"text-decoration: line-through\"><span>x</span> y</span>HOÃN",
            "<del>XONG</del>HOÃN",
        ] {
            assert_eq!(text(html).trim(), "HOÃN", "{html}");
            assert!(has_struck(html), "{html}");
        }
        assert_eq!(
            text("<s>XONG 1<p>HOÃN</p>").trim(),
            "XONG 1\nHOÃN",
            "without an end"
        );
    }

    #[test]
    fn what_nobody_sees_and_what_is_quoted_is_not_the_senders() {
        for hidden in [
            r#"<div style="display:none">XONG</div>"#,
            r#"<div style="DISPLAY: none !important">XONG</div>"#,
            r#"<p style="visibility: hidden">XONG</p>"#,
            r##"<span style="color:#ffffff;font-size:0px">XONG</span>"##,
            r##"<span style="color: #FFF">XONG</span>"##,
            r#"<font color="white">XONG</font>"#,
            r#"<span style="font-size:0">XONG</span>"#,
            r#"<div hidden>XONG</div>"#,
            "<blockquote>XONG</blockquote>",
            r#"<div class="gmail_quote">XONG</div>"#,
        ] {
            let text = text(&format!("<p>Phòng vẫn làm ạ.</p>{hidden}<p>Trân trọng</p>"));
            assert!(!text.replace("> XONG", "").contains("XONG"), "{hidden}: {text}");
            assert!(
                text.contains("vẫn làm") && text.contains("Trân trọng"),
                "{hidden}: {text}"
            );
        }
        for seen in [
            r#"<span style="font-size:0.9em">XONG</span>"#,
            r##"<td style="background-color:#ffffff">XONG</td>"##,
            r##"<body style="color:#ffffff">XONG</body>"##,
            r##"<span style="color:#1f497d">XONG</span>"##,
        ] {
            assert!(text(seen).contains("XONG"), "{seen}");
        }
    }

    #[test]
    fn no_page_takes_long() {
        for piece in [
            "<s>",
            "<table><tr><td>",
            "<",
            "<!--",
            "<span style=line-through>",
            "</tr>",
        ] {
            let many = piece.repeat(64 * 1024 / piece.len());
            assert!(text(&many).len() <= 3 * many.len() + 64, "{piece}");
        }
    }
}
