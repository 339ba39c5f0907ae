//! The office's own templates, forms and issuers.

use super::*;

/// `check` says of a template on a sample report what `draft` says of it, before a draft is made.
#[test]
fn a_template_that_fails_or_leaves_out_is_told_by_check_in_the_words_of_the_draft() {
    let shipped = include_bytes!("../../../config/templates/report.docx");
    let desk = Desk::new(|text| with_export(text) + "\n[[issuer]]\ntemplate = \"mau.docx\"\n");
    desk.import("q2.csv", QUARTER, WINDOW);
    let without_figures: Vec<(String, &str)> = (3..14)
        .chain(3..14)
        .map(|c| (format!("{{{{ r.c{c} }}}}"), ""))
        .collect();
    let without_figures: Vec<(&str, &str)> = without_figures.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    for (changes, words) in [
        (
            &[("{{ draft_line }}", "")][..],
            "Mẫu Word mau.docx không có dòng “DỰ THẢO” (draft_line)",
        ),
        (
            &[("{{ signer }}", "")],
            "Mẫu Word mau.docx không có tên người ký (signer)",
        ),
        (
            &[("{% if not_closing %} - CHƯA KHỚP SỐ LIỆU{% endif %}", "")],
            "Mẫu Word mau.docx không có dòng “CHƯA KHỚP SỐ LIỆU” (not_closing)",
        ),
        (
            &[("b.kind == \"figures\"", "b.kind == \"figurez\"")],
            "Mẫu Word mau.docx không có biểu số liệu (b.kind == \"figures\", rows)",
        ),
        (
            &without_figures,
            "Mẫu Word mau.docx không có số liệu của biểu (r.c3 đến r.c13)",
        ),
    ] {
        desk.file("mau.docx", &edited(shipped, changes));
        let checked = desk.run(&["check"]);
        let checked = stdout(&checked) + &stderr(&checked);
        let line = checked
            .lines()
            .find(|l| l.starts_with("WARN") && l.contains(words));
        let line = line.unwrap_or_else(|| panic!("{words}\n{checked}"));
        assert!(line.contains("đề nghị") || line.contains("Đề nghị"), "{line}");
        let (_, told) = desk.draft(&[WINDOW, "--report", "cchc-quy"]);
        assert!(told.contains(words), "{words}\n{told}");
    }
    desk.file("mau.docx", shipped);
    assert!(!stdout(&desk.run(&["check"])).contains("Mẫu Word"));
}

/// Whoever can mend it reads why in English: part, placeholder and remedy; the drafter is told whom to ask.
#[test]
fn check_says_why_a_template_cannot_be_used_and_what_to_do() {
    let shipped = include_bytes!("../../../config/templates/report.docx");
    let desk = Desk::new(|text| with_export(text) + "\n[[issuer]]\ntemplate = \"mau.docx\"\n");
    desk.import("q2.csv", QUARTER, WINDOW);
    for (new, why) in [
        ("{{ subjekt }}", "`subjekt` is undefined (in word/document.xml:"),
        ("{{ blocks }}", "a list cannot be printed"),
        ("{{ range(9) }}", "(in word/document.xml:"),
        (
            "{{ subject ~ subject }}",
            "\"{{ subject ~ subject }}\": \"~\" is not allowed",
        ),
        ("{% include \"/etc/passwd\" %}", "\"include\" is not allowed"),
    ] {
        desk.file("mau.docx", &edited(shipped, &[("{{ subject }}", new)]));
        let checked = desk.run(&["check"]);
        let checked = stdout(&checked) + &stderr(&checked);
        let mut lines = checked
            .lines()
            .filter(|l| l.starts_with("WARN") && l.contains("template"));
        let line = lines.next().unwrap_or_else(|| panic!("{new}\n{checked}"));
        for said in [why, "mau.docx", "word/document.xml", "correct it in Word"] {
            assert!(line.contains(said), "{new}: {said}\n{line}");
        }
        assert!(lines.next().is_none(), "once, not once a report\n{checked}");
        assert!(!checked.contains("báo người quản trị"), "{checked}");
        let (_, told) = desk.draft(&[WINDOW, "--report", "cchc-quy"]);
        assert!(told.contains("Mẫu Word mau.docx không dùng được"), "{told}");
    }
}

#[test]
fn who_issues_and_to_whom_is_a_setting_per_report_with_its_days() {
    let issuers = "\n[[issuer]]\nreports = [\"cchc-quy\"]\nsigner = \"Phạm Thị Mẫu\"\n\
                   authority = [\"TL. TRƯỞNG BAN\", \"CHÁNH VĂN PHÒNG\"]\nsend_to = [\"Sở Nội vụ\"]\n\
                   recipients = [\"Như trên\", \"Lưu: VT\"]\n\n\
                   [[issuer]]\nreports = [\"cchc-quy\"]\nvalid_from = 2090-01-01\nsigner = \"Người Sau\"\n\
                   \n[forms]\nconfirmed = [\"II.06a/VPCP/KSTT\"]\n";
    let desk = Desk::new(|text| with_export(text) + issuers);
    desk.import("q2.csv", QUARTER, WINDOW);
    let (_, told) = desk.draft(&[WINDOW, "--report", "cchc-quy"]);
    assert!(
        !told.contains("5/2025/TT-VPCP"),
        "somebody confirmed the form: {told}"
    );
    let body = words(
        &desk.out("du-thao-cchc-quy-2024-03-08-2024-06-03.docx"),
        "word/document.xml",
    );
    for line in [
        "Kính gửi: Sở Nội vụ",
        "TL. TRƯỞNG BAN\nCHÁNH VĂN PHÒNG",
        "Phạm Thị Mẫu",
        "- Như trên;\n- Lưu: VT.",
    ] {
        assert!(body.contains(line), "{line}\n{body}");
    }
    let (_, told) = desk.draft(&["2026-06", "--report", "cctthc-thang"]);
    let body = words(
        &desk.out("du-thao-cctthc-thang-2026-06.docx"),
        "word/document.xml",
    );
    assert!(
        body.contains("KT. TRƯỞNG BAN") && !body.contains("Kính gửi"),
        "{told}\n{body}"
    );
}

#[test]
fn a_template_of_the_office_is_used_and_a_bad_one_is_refused_or_falls_back() {
    let shipped = include_bytes!("../../../config/templates/report.docx");
    let own = edited(shipped, &[("BÁO CÁO", "BÁO CÁO THEO MẪU RIÊNG")]);
    let broken = edited(shipped, &[("{{ subject }}", "{{ subjekt }}")]);
    let unclosed = edited(shipped, &[("{{ subject }}", "{{ subject")]);
    let outside = "<Relationship Id=\"rId77\" TargetMode=\"External\" Target=\"http://a.vn\" Type=\"x\"/></Relationships>";
    let active = rewritten(&shipped[..], |name, bytes| {
        match name.ends_with("document.xml.rels") {
            true => text(&bytes).replace("</Relationships>", outside).into_bytes(),
            false => bytes,
        }
    });
    let desk = Desk::new(|text| with_export(text) + "\n[[issuer]]\ntemplate = \"mau.docx\"\n");
    let document = || {
        let (_, told) = desk.draft(&["2026-06", "--report", "cctthc-thang"]);
        let path = told.lines().find(|l| l.ends_with(".docx")).unwrap().to_owned();
        (words(&std::fs::read(path).unwrap(), "word/document.xml"), told)
    };
    desk.file("mau.docx", &own);
    assert!(document().0.contains("BÁO CÁO THEO MẪU RIÊNG"));
    desk.file("mau.docx", &broken);
    let (body, told) = document();
    assert!(!body.contains("RIÊNG") && body.contains("BÁO CÁO"), "{body}");
    assert!(told.contains("Mẫu Word mau.docx không dùng được"), "{told}");
    desk.file("mau.docx", &unclosed);
    assert!(document().0.contains("BÁO CÁO"), "it falls back");
    assert!(
        document().1.contains("Mẫu Word mau.docx không dùng được"),
        "one that cannot be read is told, too"
    );
    let checked = desk.run(&["check"]);
    assert!(
        stdout(&checked).contains("the template cannot be used"),
        "{}{}",
        stdout(&checked),
        stderr(&checked)
    );
    desk.file("mau.docx", &active);
    let checked = desk.run(&["check"]);
    assert_eq!(status(&checked), 2);
    let said = stdout(&checked) + &stderr(&checked);
    assert!(said.contains("points outside of the file"), "{said}");
}

#[test]
fn a_form_is_a_file_of_data_with_its_days() {
    let shipped = include_str!("../../../config/forms/ii-06a.toml");
    let own = shipped
        .replace("II.06a/VPCP/KSTT", "II.99z/VPCP/KSTT")
        .replace("title = \"Từ kỳ trước\"", "title = \"Kỳ trước chuyển sang\"")
        .replace("# valid_from = \"2020-12-05\"", "valid_from = \"2026-06-01\"");
    let desk = Desk::new(|text| text + "\n[forms]\nfiles = [\"bieu-moi.toml\"]\n");
    desk.file("bieu-moi.toml", own.as_bytes());
    let at = ["--at", "2026-07-03T16:00:00+07:00"];
    let made = |period: &str, report: &str| {
        desk.draft(&[&[period, "--report", report], &at[..]].concat());
        let stem = format!("du-thao-{report}-{}", period.to_lowercase());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(desk.out(&format!("{stem}.xlsx")))).unwrap();
        let mut sheet = String::new();
        zip.by_name("xl/sharedStrings.xml")
            .unwrap()
            .read_to_string(&mut sheet)
            .unwrap();
        (
            sheet,
            words(&desk.out(&format!("{stem}.docx")), "word/document.xml"),
        )
    };
    let (sheet, body) = made("2026-06", "cctthc-thang");
    for words in ["Biểu số II.99z/VPCP/KSTT", "Kỳ trước chuyển sang", "(4)+(5)+(6)"] {
        assert!(sheet.contains(words), "{words}");
    }
    assert!(body.contains("Biểu số II.99z/VPCP/KSTT"), "{body}");
    // A period that ended before it was in force keeps the one of then.
    let (sheet, _) = made("2026-05", "cctthc-thang");
    assert!(sheet.contains("Biểu số II.06a/VPCP/KSTT"), "{sheet}");
    desk.file("bieu-moi.toml", own.replace("(4)+(5)+(6)", "4 và 5").as_bytes());
    let checked = desk.run(&["check"]);
    assert_eq!(status(&checked), 2);
    let said = stdout(&checked) + &stderr(&checked);
    assert!(
        said.contains("[[column]] number = 3, formula: \"4 và 5\" is no formula"),
        "{said}"
    );
}
