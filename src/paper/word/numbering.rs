//! The numbers that Word writes before paragraphs by itself. In many plans the whole
//! column "TT" is such numbers: no text of the file holds them.

use super::super::error::PaperError;
use super::super::stream::{Stream, Tag, Token};
use std::collections::HashMap;

const LEVELS: usize = 9;
/// Word stops at 2,047 lists in practice.
const MAX_LISTS: usize = 20_000;
/// Styles stand on styles a few steps deep.
const MAX_STEPS: usize = 12;

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// "%1.%2)": the numbers of the levels with what stands around them.
    text: String,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
        }
    }
}

/// A list as paragraphs name it: its shape, and where its levels begin anew.
#[derive(Debug, Default)]
struct List {
    shape: String,
    starts: [Option<u32>; LEVELS],
    has_begun: bool,
}

/// Which list and level a paragraph or a style names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Numbered {
    pub list: Option<String>,
    pub level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    numbered: Numbered,
}

/// All lists of a document with what they have counted so far.
#[derive(Debug, Default)]
pub struct Numbering {
    shapes: HashMap<String, Vec<Level>>,
    lists: HashMap<String, List>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read_lists(&mut self, stream: &mut Stream) -> Result<(), PaperError> {
        loop {
            let tag = match stream.next()? {
                Token::Open(tag) => tag,
                Token::End => return Ok(()),
                _ => continue,
            };
            if self.shapes.len() + self.lists.len() > MAX_LISTS {
                return Err(PaperError::broken(
                    "reading the numbering",
                    "it has too many lists",
                ));
            }
            match tag.name.as_str() {
                "abstractNum" => self.shape(stream, &tag)?,
                "num" => self.list(stream, &tag)?,
                _ => {}
            }
        }
    }

    fn shape(&mut self, stream: &mut Stream, tag: &Tag) -> Result<(), PaperError> {
        let id = tag.attribute("abstractNumId").unwrap_or_default();
        let mut levels = vec![Level::default(); LEVELS];
        let mut at = 0;
        stream.inside(|token, _| {
            let Token::Open(tag) = token else { return Ok(()) };
            let value = || tag.attribute("val").unwrap_or_default();
            match tag.name.as_str() {
                "lvl" => at = level_of(tag.attribute("ilvl")),
                "start" => levels[at].start = value().parse().unwrap_or(1),
                "numFmt" => levels[at].format = value(),
                "lvlText" => levels[at].text = value(),
                _ => {}
            }
            Ok(())
        })?;
        self.shapes.insert(id, levels);
        Ok(())
    }

    fn list(&mut self, stream: &mut Stream, tag: &Tag) -> Result<(), PaperError> {
        let id = tag.attribute("numId").unwrap_or_default();
        let mut list = List::default();
        let mut at = 0;
        stream.inside(|token, _| {
            let Token::Open(tag) = token else { return Ok(()) };
            match tag.name.as_str() {
                "abstractNumId" => list.shape = tag.attribute("val").unwrap_or_default(),
                "lvlOverride" => at = level_of(tag.attribute("ilvl")),
                "startOverride" => list.starts[at] = tag.attribute("val").and_then(|v| v.parse().ok()),
                _ => {}
            }
            Ok(())
        })?;
        self.lists.insert(id, list);
        Ok(())
    }

    /// Reads the lists that paragraph styles name from `styles.xml`.
    pub fn read_styles(&mut self, stream: &mut Stream) -> Result<(), PaperError> {
        loop {
            let tag = match stream.next()? {
                Token::Open(tag) => tag,
                Token::End => return Ok(()),
                _ => continue,
            };
            if tag.name != "style" {
                continue;
            }
            let id = tag.attribute("styleId").unwrap_or_default();
            let mut style = Style::default();
            stream.inside(|token, _| {
                let Token::Open(tag) = token else { return Ok(()) };
                match tag.name.as_str() {
                    "basedOn" => style.based_on = tag.attribute("val"),
                    "numId" => style.numbered.list = tag.attribute("val"),
                    "ilvl" => style.numbered.level = Some(level_of(tag.attribute("val"))),
                    _ => {}
                }
                Ok(())
            })?;
            if self.styles.len() > MAX_LISTS {
                return Err(PaperError::broken("reading the styles", "there are too many"));
            }
            self.styles.insert(id, style);
        }
    }

    /// What Word writes before the next paragraph of that style and list; empty for none.
    pub fn next(&mut self, style: Option<&str>, own: &Numbered) -> String {
        let named = self.of_style(style);
        let Some(list_id) = own.list.clone().or(named.list).filter(|id| id != "0") else {
            return String::new();
        };
        let level = own.level.or(named.level).unwrap_or(0);
        let Some(list) = self.lists.get_mut(&list_id) else {
            return String::new();
        };
        let Some(levels) = self.shapes.get(&list.shape) else {
            return String::new();
        };
        let counts = self.counts.entry(list.shape.clone()).or_default();
        if !list.has_begun {
            list.has_begun = true;
            for (count, start) in counts.iter_mut().zip(list.starts) {
                if start.is_some() {
                    *count = None;
                }
            }
        }
        let start = |at: usize| list.starts[at].unwrap_or(levels[at].start);
        for (at, count) in counts.iter_mut().enumerate().take(level) {
            count.get_or_insert(start(at));
        }
        counts[level] = Some(counts[level].map_or(start(level), |n| n.saturating_add(1)));
        counts[level + 1..].fill(None);
        written(levels, counts, level)
    }

    fn of_style(&self, style: Option<&str>) -> Numbered {
        let mut found = Numbered::default();
        let mut at = style;
        for _ in 0..MAX_STEPS {
            let Some(style) = at.and_then(|id| self.styles.get(id)) else {
                break;
            };
            found.list = found.list.or_else(|| style.numbered.list.clone());
            found.level = found.level.or(style.numbered.level);
            at = style.based_on.as_deref();
        }
        found
    }
}

/// A level by its number in the file; what is out of range counts as the outermost.
pub fn level_of(value: Option<String>) -> usize {
    let level = value.and_then(|v| v.parse().ok()).unwrap_or(0);
    if level < LEVELS { level } else { 0 }
}

fn written(levels: &[Level], counts: &[Option<u32>; LEVELS], level: usize) -> String {
    let shape = &levels[level];
    match shape.format.as_str() {
        "bullet" => return "-".to_owned(),
        "none" => return String::new(),
        _ => {}
    }
    let mut out = String::new();
    let mut letters = shape.text.chars().take(40).peekable();
    while let Some(letter) = letters.next() {
        let digit = letters
            .peek()
            .and_then(|c| c.to_digit(10))
            .filter(|_| letter == '%');
        let Some(at) = digit.and_then(|d| (d as usize).checked_sub(1)) else {
            out.push(letter);
            continue;
        };
        letters.next();
        if let (Some(level), Some(Some(count))) = (levels.get(at), counts.get(at)) {
            out.push_str(&in_format(*count, &level.format));
        }
    }
    out
}

fn in_format(count: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperLetter" => letter(count, b'A'),
        "lowerLetter" => letter(count, b'a'),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

/// Up to 399; a higher one is written in digits.
fn roman(count: u32) -> String {
    const HUNDREDS: [&str; 4] = ["", "C", "CC", "CCC"];
    const TENS: [&str; 10] = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    if !(1..400).contains(&count) {
        return count.to_string();
    }
    let count = count as usize;
    [HUNDREDS[count / 100], TENS[count / 10 % 10], ONES[count % 10]].concat()
}

/// "a" to "z", then "aa" to "zz" as Word does.
fn letter(count: u32, first: u8) -> String {
    let Some(index) = count.checked_sub(1).filter(|i| *i < 26 * 8) else {
        return count.to_string();
    };
    let letter = char::from(first + (index % 26) as u8);
    std::iter::repeat_n(letter, 1 + (index / 26) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: usize, format: &str, text: &str) -> String {
        format!(
            r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>"#
        )
    }

    fn numbering() -> Numbering {
        let shape = [
            level(0, "upperRoman", "%1."),
            level(1, "decimal", "%2."),
            level(2, "lowerLetter", "%2.%3)"),
            level(3, "bullet", "\u{f0b7}"),
        ]
        .concat();
        let text = format!(
            r#"<w:numbering><w:abstractNum w:abstractNumId="7">{shape}</w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
            <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
            </w:numbering>"#
        );
        let styles = r#"<w:styles><w:style w:styleId="TT"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="TT2"><w:basedOn w:val="TT"/></w:style></w:styles>"#;
        let mut numbering = Numbering::default();
        numbering
            .read_lists(&mut Stream::new("n", Box::new(text.as_bytes())))
            .unwrap();
        numbering
            .read_styles(&mut Stream::new("s", Box::new(styles.as_bytes())))
            .unwrap();
        numbering
    }

    #[test]
    fn numbers_are_counted_as_word_counts_them() {
        let mut numbering = numbering();
        let own = |list: &str, level| Numbered {
            list: Some(list.to_owned()),
            level: Some(level),
        };
        for (style, numbered, want) in [
            (None, own("1", 0), "I."),
            (None, own("1", 1), "1."),
            (Some("TT2"), Numbered::default(), "2."),
            (None, own("1", 2), "2.a)"),
            (None, own("1", 2), "2.b)"),
            (None, own("1", 0), "II."),
            (Some("TT"), Numbered::default(), "1."),
            (None, own("2", 1), "5."),
            (None, own("1", 1), "6."),
            (None, own("1", 3), "-"),
            (Some("TT"), own("0", 0), ""),
            (None, own("9", 0), ""),
            (Some("khác"), Numbered::default(), ""),
        ] {
            assert_eq!(numbering.next(style, &numbered), want, "{style:?} {numbered:?}");
        }
    }

    #[test]
    fn formats_stay_within_their_range() {
        assert_eq!(in_format(399, "upperRoman"), "CCCXCIX");
        assert_eq!(in_format(400, "upperRoman"), "400");
        assert_eq!(in_format(28, "lowerLetter"), "bb");
        assert_eq!(in_format(u32::MAX, "lowerLetter"), u32::MAX.to_string());
        assert_eq!(in_format(3, "decimalZero"), "03");
    }
}
