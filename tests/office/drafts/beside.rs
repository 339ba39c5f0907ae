//! What a draft that comes back holds beside its text.

use super::*;

const RELATIONSHIPS: &str = "word/_rels/document.xml.rels";

/// The Word file with one more part of that kind, and with its text changed.
fn with(file: &[u8], kind: &str, part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::Write;
    let related = format!(
        "<Relationship Id=\"rIdBeside\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/{kind}\" Target=\"{kind}.xml\"/></Relationships>"
    );
    let changed = rewritten(file, |name, bytes| match name {
        RELATIONSHIPS => text(&bytes).replace("</Relationships>", &related).into_bytes(),
        "word/document.xml" => change(text(&bytes)).into_bytes(),
        _ => bytes,
    });
    let mut zip = zip::ZipWriter::new_append(std::io::Cursor::new(changed)).unwrap();
    zip.start_file(
        format!("word/{kind}.xml"),
        zip::write::SimpleFileOptions::default(),
    )
    .unwrap();
    let whole = format!(
        "<w:{kind} xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{part}</w:{kind}>"
    );
    zip.write_all(whole.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn footnotes_are_compared_and_comments_and_tracked_changes_are_told() {
    let desk = desk();
    desk.import("thang3.csv", MARCH, "2024-03");
    desk.draft(&["2024-03", "--report", "cctthc-thang"]);
    let file = desk.out("du-thao-cctthc-thang-2024-03.docx");
    let compare = |bytes: &[u8]| {
        let given = desk.file("tra-lai.docx", bytes);
        let answer = desk.run(&["draft", "compare", &given]);
        (status(&answer), stdout(&answer) + &stderr(&answer))
    };
    let words = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let note = format!(
        "<w:footnote w:id=\"2\">{}</w:footnote>",
        words("Trong đó 500 hồ sơ quá hạn")
    );
    let (exit, told) = compare(&with(&file, "footnotes", &note, |text| text));
    assert_eq!(exit, 1);
    assert!(
        told.contains("văn bản, có thêm so với bản 01: “Trong đó 500 hồ sơ quá hạn”"),
        "{told}"
    );

    let comment = format!(
        "<w:comment w:id=\"0\">{}</w:comment>",
        words("Xem lại: 500 hồ sơ?")
    );
    let tracked = |text: String| {
        let (old, new) = (
            "hồ sơ đã giải quyết: 72 hồ sơ;</w:t></w:r>",
            "hồ sơ đã giải quyết: </w:t></w:r>",
        );
        assert!(text.contains(old), "{text}");
        let change = "<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>72</w:delText></w:r></w:del>\
                      <w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>27</w:t></w:r></w:ins>\
                      <w:r><w:t xml:space=\"preserve\"> hồ sơ;</w:t></w:r>";
        text.replacen(old, &format!("{new}{change}"), 1)
    };
    let (_, told) = compare(&with(&file, "comments", &comment, tracked));
    for words in [
        "từ 72 thành 27",
        "tệp còn 01 ý kiến (Comments) và thay đổi chưa được chấp nhận (Track Changes)",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains("500 hồ sơ"), "a comment is not printed: {told}");
    let (_, told) = compare(&file);
    assert!(!told.contains("tệp còn"), "{told}");
}
