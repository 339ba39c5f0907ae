use super::super::finish::PRESERVE;
use super::super::xml::{Element, Node};
use super::*;
use crate::paper::{Span, package};

const RELS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

fn file(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Vec<Part> = parts
        .iter()
        .map(|(name, text)| Part {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect();
    package::write(&parts).unwrap()
}

fn document(body: &str) -> Vec<u8> {
    file(&[
        (CONTENT_TYPES, "<Types/>"),
        (DOCUMENT, &format!("<w:body>{body}</w:body>")),
    ])
}

fn properties() -> Properties {
    Properties {
        title: "Báo cáo <1>".into(),
        author: "Văn phòng".into(),
        created: DateTime::parse_from_rfc3339("2026-07-03T08:00:00+07:00").unwrap(),
    }
}

/// The body after filling, with `a` a text, `list` two texts, `no` false, `spans` marked in the middle.
fn filled(body: &str) -> String {
    let span = |text: &str, marked| Span {
        text: text.into(),
        marked,
    };
    let values = Value::map([
        ("a", "Đầu tư & <Lao động>".into()),
        ("list", Value::list(["một", "hai"])),
        ("no", Value::Flag(false)),
        (
            "spans",
            Value::Spans(vec![span("có ", false), span("433", true), span(" hồ sơ", false)]),
        ),
    ]);
    let template = Template::read("mau.docx", &document(body)).unwrap();
    let bytes = template.fill(values, &properties()).unwrap();
    let parts = package::read("out", &bytes).unwrap();
    let document = parts.iter().find(|p| p.name == DOCUMENT).unwrap();
    let text = String::from_utf8(document.bytes.clone()).unwrap();
    text.replace("<w:body>", "")
        .replace("</w:body>", "")
        .replace(PRESERVE, "")
}

#[test]
fn placeholders_that_word_split_are_joined_and_directives_lifted() {
    for (body, want) in [
        (
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Số {</w:t></w:r><w:proofErr/><w:r><w:t>{ a</w:t></w:r><w:r><w:t> }}!</w:t></w:r></w:p>",
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Số Đầu tư &amp; &lt;Lao động&gt;</w:t></w:r><w:proofErr/><w:r><w:t/></w:r><w:r><w:t>!</w:t></w:r></w:p>",
        ),
        (
            "<w:p><w:r><w:t>{% for x in</w:t></w:r><w:r><w:t> list %}</w:t></w:r></w:p><w:p><w:r><w:t>- {{ x }};</w:t></w:r></w:p><w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>- một;</w:t></w:r></w:p><w:p><w:r><w:t>- hai;</w:t></w:r></w:p>",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% for x in list %}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{% endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>một</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>hai</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{% if no %}</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        ),
        (
            "<w:p><w:r><w:t>{% if a == “x” or 2 &gt; 1 %}có{# ghi chú #}{% endif %}</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>có</w:t></w:r></w:p>",
        ),
    ] {
        assert_eq!(filled(body), want);
    }
}

#[test]
fn marked_text_is_highlighted_in_the_order_of_the_schema() {
    assert_eq!(
        filled("<w:p><w:r><w:rPr><w:i/><w:lang/></w:rPr><w:tab/><w:t>{{ spans }}.</w:t></w:r></w:p>"),
        concat!(
            "<w:p><w:r><w:rPr><w:i/><w:lang/></w:rPr><w:tab/></w:r>",
            "<w:r><w:rPr><w:i/><w:lang/></w:rPr><w:t>có </w:t></w:r>",
            "<w:r><w:rPr><w:i/><w:highlight w:val=\"yellow\"/><w:lang/></w:rPr><w:t>433</w:t></w:r>",
            "<w:r><w:rPr><w:i/><w:lang/></w:rPr><w:t> hồ sơ.</w:t></w:r></w:p>",
        )
    );
}

#[test]
fn macros_outside_links_and_open_placeholders_are_refused_with_a_remedy() {
    let body = ("word/document.xml", "<w:body/>");
    let relation = |attributes: &str| format!("{RELS}<Relationship {attributes}/></Relationships>");
    let outside = relation(r#"Id="1" Type="x/hyperlink" Target="http://a.vn" TargetMode="External""#);
    let share = relation(r#"Id="1" Type="x/image" Target="\\internal\a" TargetMode = 'Ext&#101;rnal'"#);
    let macros = relation(
        r#"Id="1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="v""#,
    );
    // Without a mode they are said to be parts of the file.
    let local = relation(r#"Id="1" Type="x/image" Target="file:///etc/passwd""#);
    let server = relation(r#"Id="1" Type="x/image" Target="\\server\a.png""#);
    let other = relation(r#"Id="1" Type="x/subDocument" Target="b.docx""#);
    let rels = "word/_rels/document.xml.rels";
    let wide: String = "<w:footnotes><w:instrText>DDE</w:instrText></w:footnotes>"
        .chars()
        .flat_map(|c| [c, '\0'])
        .collect();
    for (file, why) in [
        (file(&[body, (rels, &local)]), "outside"),
        (file(&[body, (rels, &server)]), "outside"),
        (file(&[body, (rels, &other)]), "another document"),
        (file(&[body, ("word/footnotes.xml", &wide)]), "UTF-8"),
        (
            file(&[body, ("word/ghi-chu.txt", &wide.replace('\0', ""))]),
            "the field DDE",
        ),
        (
            file(&[
                body,
                ("word/settings.xml", "<w:settings><w:mailMerge/></w:settings>"),
            ]),
            "mail merge",
        ),
        (file(&[body, ("word/vbaProject.bin", "")]), "macro"),
        (file(&[body, ("word/embeddings/a.xlsx", "")]), "embedded"),
        (
            file(&[body, ("word/_rels/document.xml.rels", &outside)]),
            "outside",
        ),
        (file(&[body, ("word/_rels/document.xml.rels", &share)]), "outside"),
        (file(&[body, ("word/_rels/document.xml.rels", &macros)]), "macro"),
        (
            file(&[
                body,
                (
                    CONTENT_TYPES,
                    "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>",
                ),
            ]),
            "macros",
        ),
        (document("<w:p><w:r><w:t>{{ a </w:t></w:r></w:p>"), "not closed"),
        (
            document("<w:p><w:r><w:t>{% if a %}x</w:t></w:r></w:p>"),
            "placeholders",
        ),
        (
            document(
                "<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE \"http://a.vn/a.png\"</w:instrText></w:r></w:p>",
            ),
            "the field INCLUDE",
        ),
        (
            document("<w:p><w:fldSimple w:instr=' ddeauto c:\\cmd.exe \"/k calc\"'/></w:p>"),
            "the field DDE",
        ),
        (file(&[(CONTENT_TYPES, "<Types/>")]), "no Word document"),
        (
            file(&[("word/document.xml", "<!DOCTYPE a><a/>")]),
            "document type",
        ),
    ] {
        let error = Template::read("mau.docx", &file).unwrap_err().to_string();
        assert!(
            error.contains(why) && error.contains("mau.docx"),
            "{why}: {error}"
        );
    }
}

#[test]
fn the_file_says_who_made_it_and_when_and_nothing_of_the_template() {
    let template = file(&[
        ("docProps/core.xml", "<a>Nguyễn Văn A</a>"),
        ("word/document.xml", "<w:body/>"),
    ]);
    let template = Template::read("mau.docx", &template).unwrap();
    let one = template.fill(Value::map([]), &properties()).unwrap();
    assert_eq!(one, template.fill(Value::map([]), &properties()).unwrap());
    let parts = package::read("out", &one).unwrap();
    let core = String::from_utf8(parts[0].bytes.clone()).unwrap();
    assert!(core.contains("<dc:title>Báo cáo &lt;1&gt;</dc:title>"), "{core}");
    assert!(
        core.contains("2026-07-03T01:00:00Z") && !core.contains("Nguyễn"),
        "{core}"
    );
}

proptest::proptest! {
    /// Word may cut a sentence into runs wherever it likes.
    #[test]
    fn placeholders_are_found_however_the_text_is_cut(cuts in proptest::collection::vec(0usize..60, 0..12)) {
        let sentence = "Số {{ a }} ở{% if no %} không{% else %} đây{% endif %}: {{ spans }}.";
        let mut runs = vec![String::new()];
        for (i, c) in sentence.chars().enumerate() {
            if cuts.contains(&i) {
                runs.push(String::new());
            }
            runs.last_mut().unwrap().push(c);
        }
        let body: String = runs.iter().map(|r| format!("<w:r><w:t>{r}</w:t></w:r>")).collect();
        let nodes = xml::parse("x", &filled(&format!("<w:p>{body}</w:p>"))).unwrap();
        let text: String = nodes.iter().filter_map(Node::element).map(Element::text).collect();
        proptest::prop_assert_eq!(text, "Số Đầu tư & <Lao động> ở đây: có 433 hồ sơ.");
    }

    /// Whatever somebody puts in place of the template, the answer is an error or a document.
    #[test]
    fn a_spoilt_template_is_never_a_panic(at in 0usize..7000, byte: u8, text in ".{0,80}") {
        let mut file = include_bytes!("../../../config/templates/report.docx").to_vec();
        let at = at % file.len();
        file[at] = byte;
        if let Ok(template) = Template::read("mau.docx", &file) {
            let _ = template.fill(Value::map([]), &properties());
        }
        let broken = document(&text);
        if let Ok(template) = Template::read("mau.docx", &broken) {
            let _ = template.fill(Value::map([]), &properties());
        }
    }
}

#[test]
fn numbers_of_pages_are_no_field_that_reaches_out_and_a_table_takes_the_place_of_its_paragraph() {
    use crate::paper::{FormRow, FormTable, Span, Width};
    let body =
        "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p><w:p><w:r><w:t>{{ t }}</w:t></w:r></w:p>";
    let template = Template::read("mau.docx", &document(body)).unwrap();
    let table = FormTable {
        columns: vec![Width::Words, Width::Figure, Width::Figure],
        rows: vec![FormRow {
            cells: ["Đất đai", "07", "08"].map(|t| (1, Span::from(t))).into(),
            is_total: false,
        }],
        ..FormTable::default()
    };
    let made = template
        .fill(Value::map([("t", Value::Table(table))]), &properties())
        .unwrap();
    let parts = package::read("a", &made).unwrap();
    let body = parts.iter().find(|p| p.name == DOCUMENT).unwrap();
    let text = String::from_utf8_lossy(&body.bytes).into_owned();
    assert_eq!(text.matches("<w:tbl>").count(), 1, "{text}");
    assert!(text.contains("Đất đai") && !text.contains('\u{3}'), "{text}");
}

/// What the engine would read one within the other until its stack ends is refused before it does.
#[test]
fn a_placeholder_or_branches_without_end_are_refused() {
    let paragraph = |text: &str| document(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"));
    for deep in ["-", "not ", "|upper", ".a"] {
        let bytes = paragraph(&format!("{{{{ {}a }}}}", deep.repeat(20_000)));
        let why = Template::read("mau.docx", &bytes).err().map(|e| e.to_string());
        assert!(
            why.as_ref().is_some_and(|w| w.contains("longer than 500")),
            "{deep}: {why:?}"
        );
    }
    let branches = format!("{{% if no %}}{}{{% endif %}}", "{% elif no %}".repeat(5_000));
    let why = Template::read("mau.docx", &paragraph(&branches))
        .err()
        .map(|e| e.to_string());
    assert!(why.as_ref().is_some_and(|w| w.contains("branches")), "{why:?}");
}
