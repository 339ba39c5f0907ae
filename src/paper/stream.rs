//! An XML part token by token, so that no part is ever held whole.

use super::error::PaperError;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{BufReader, Read};

/// Deeper than Word nests a text box in a table in a table, far from the end of any stack.
const MAX_DEPTH: usize = 160;

/// One step through a part. Names are without their prefix, which every program chooses itself.
pub(super) enum Token {
    Open(Tag),
    Close,
    Text(String),
    /// The part has ended, all its elements closed.
    End,
}

/// The beginning of an element.
pub(super) struct Tag {
    pub name: String,
    attributes: String,
}

impl Tag {
    /// The value of an attribute by its name without prefix; `None` also where it cannot be read.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let start = BytesStart::from_content(format!("{}{}", self.name, self.attributes), self.name.len());
        // Checking for double attributes costs the square of their number.
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).filter_map(Result::ok);
        let mut named = attributes.filter(|a| a.key.local_name().as_ref() == name);
        let value = named.next()?.normalized_value(XmlVersion::Explicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The attribute `val` of a switch: present and not switched off.
    pub fn is_on(&self) -> bool {
        !matches!(
            self.attribute("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }
}

/// Reads a part once, from its beginning to its end.
pub(super) struct Stream<'a> {
    part: String,
    reader: Reader<BufReader<Box<dyn Read + 'a>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'a> Stream<'a> {
    pub fn new(part: &str, bytes: Box<dyn Read + 'a>) -> Stream<'a> {
        let mut reader = Reader::from_reader(BufReader::new(bytes));
        reader.config_mut().expand_empty_elements = true;
        Stream {
            part: part.to_owned(),
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// The next token. Document types are refused, so there are no entities to expand.
    pub fn next(&mut self) -> Result<Token, PaperError> {
        loop {
            self.buffer.clear();
            let what = || format!("reading {}", self.part);
            let event = self
                .reader
                .read_event_into(&mut self.buffer)
                .map_err(|e| PaperError::broken(what(), why(&e)))?;
            return Ok(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        let why = format!("elements are nested more than {MAX_DEPTH} deep");
                        return Err(PaperError::broken(what(), why));
                    }
                    Token::Open(Tag {
                        name: start.local_name().as_ref().to_owned(),
                        attributes: start.attributes_raw().to_owned(),
                    })
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Token::Close
                }
                Event::Text(text) => Token::Text(text.into_inner().into_owned()),
                Event::CData(data) => Token::Text(data.into_inner().into_owned()),
                Event::GeneralRef(name) => {
                    let name = format!("&{};", name.into_inner());
                    let text = unescape(&name).map_err(|e| PaperError::broken(what(), e))?;
                    Token::Text(text.into_owned())
                }
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => continue,
                Event::DocType(_) => {
                    let why = "it declares a document type, which office programs never write; save it again";
                    return Err(PaperError::broken(what(), why));
                }
                Event::Eof if self.depth == 0 => Token::End,
                Event::Eof => {
                    return Err(PaperError::broken(
                        what(),
                        "it ends in the middle; get the file again",
                    ));
                }
            });
        }
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), PaperError> {
        self.inside(|_, _| Ok(()))
    }

    /// The characters of the element that was opened last, at any depth.
    pub fn text(&mut self) -> Result<String, PaperError> {
        let mut out = String::new();
        self.inside(|token, _| {
            if let Token::Text(text) = token {
                out.push_str(text);
            }
            Ok(())
        })?;
        Ok(out)
    }

    /// Shows every token within the element that was opened last, with its depth below it.
    pub fn inside(
        &mut self,
        mut each: impl FnMut(&Token, usize) -> Result<(), PaperError>,
    ) -> Result<(), PaperError> {
        let outside = self.depth.saturating_sub(1);
        loop {
            let token = self.next()?;
            if self.depth <= outside || matches!(token, Token::End) {
                return Ok(());
            }
            each(&token, self.depth - outside)?;
        }
    }
}

fn why(error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Io(error) => error.to_string(),
        quick_xml::Error::Encoding(_) => "it is not UTF-8; open the file and save it again".to_owned(),
        error => format!("{error}; the file is damaged: open it in its program and save it again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Result<String, PaperError> {
        let mut stream = Stream::new("a.xml", Box::new(text.as_bytes()));
        let mut out = String::new();
        loop {
            match stream.next()? {
                Token::Open(tag) => out.push_str(&format!("<{}>", tag.name)),
                Token::Close => out.push_str("</>"),
                Token::Text(text) => out.push_str(&text),
                Token::End => return Ok(out),
            }
        }
    }

    #[test]
    fn a_part_is_read_in_order_whatever_its_prefixes() {
        let text =
            "\u{feff}<?xml version=\"1.0\"?><w:a x=\"1\"><!-- c --><b/>một &lt;&#7879;<![CDATA[<]]></w:a>";
        assert_eq!(tokens(text).unwrap(), "<a><b></>một <ệ<</>");
    }

    #[test]
    fn attributes_are_found_by_their_bare_name() {
        let mut stream = Stream::new("a.xml", Box::new(&b"<a w:val=\"&quot;0\" b='c'/>"[..]));
        let Token::Open(tag) = stream.next().unwrap() else {
            panic!("an element")
        };
        assert_eq!(tag.attribute("val").as_deref(), Some("\"0"));
        assert_eq!(tag.attribute("c"), None);
    }

    #[test]
    fn document_types_entities_depth_and_damage_are_refused() {
        let deep = "<a>".repeat(500);
        for text in [
            "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
            "<a>&x;</a>",
            "<a><b></a></b>",
            "<a>",
            "</a>",
            deep.as_str(),
        ] {
            assert!(tokens(text).is_err(), "{text}");
        }
        let mut stream = Stream::new("a.xml", Box::new(&b"<a>\xFF</a>"[..]));
        stream.next().ok();
        let Err(error) = stream.next() else {
            panic!("not UTF-8")
        };
        assert!(error.to_string().contains("UTF-8"), "{error}");
    }
}
