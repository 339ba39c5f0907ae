//! Sources that a person exports by hand.

use super::{full, good, line, problems};
use crate::calendar::hm;
use crate::export::DataPerson;
use std::path::Path;

const SOURCE: &str = r#"[[source]]
kind = "file"
id = "xuat-tay"
unit = "dautu"
screen = "Thống kê - biểu II.06a"
folder = "so-lieu"
"#;

fn with(source: &str) -> String {
    format!("{}\n{source}", full())
}

#[test]
fn a_file_source_stands_beside_the_others_and_is_never_pulled() {
    let settings = good(&with(SOURCE));
    let [source] = settings.rules.exports.as_slice() else {
        panic!("{:?}", settings.rules.exports)
    };
    assert_eq!(source.person, DataPerson::Unit("dautu".into()));
    assert!(source.folder.ends_with(Path::new("so-lieu")));
    assert_eq!(source.put, "thư mục so-lieu");
    assert_eq!((source.ask_at, source.remind_at), (hm(9, 0), hm(13, 30)));
    assert!(settings.rules.pulls.iter().all(|p| p.source != "xuat-tay"));
    assert!(settings.sources.iter().all(|s| s.id != "xuat-tay"));

    let other = SOURCE.replace(
        "unit = \"dautu\"",
        "person = { name = \"Chị Lan\", address = \"lan@saobien.vn\" }\nput = \"ổ Z\"\nask_at = \"08:00\"\nremind_at = \"11:00\"\nsectors = { \"Đầu tư tại VN\" = \"Đầu tư\" }",
    );
    let settings = good(&with(&other));
    let source = &settings.rules.exports[0];
    assert!(matches!(&source.person, DataPerson::Mailbox(m) if m.address == "lan@saobien.vn"));
    assert_eq!((source.put.as_str(), source.remind_at), ("ổ Z", hm(11, 0)));
    assert_eq!(source.sectors["Đầu tư tại VN"], "Đầu tư");
}

#[test]
fn what_is_wrong_with_it_is_told_with_line_and_key() {
    for (from, to, key) in [
        ("kind = \"file\"", "kind = \"files\"", "kind"),
        ("unit = \"dautu\"", "unit = \"khong-co\"", "unit"),
        ("unit = \"dautu\"\n", "", "unit"),
        (
            "unit = \"dautu\"",
            "unit = \"dautu\"\nperson = { name = \"A\", address = \"a@b.vn\" }",
            "unit",
        ),
        ("screen = \"Thống kê - biểu II.06a\"\n", "", "screen"),
        ("folder = \"so-lieu\"\n", "", "folder"),
        ("folder", "schedule = \"0 0 7 * * *\"\nfolder", "schedule"),
        ("folder", "sectors = { \"A\" = \"\" }\nfolder", "sectors"),
        ("folder", "remind_at = \"08:00\"\nfolder", "source"),
        ("id = \"xuat-tay\"", "id = \"Xuất tay\"", "id"),
    ] {
        let text = with(&SOURCE.replacen(from, to, 1));
        let told = problems(&text);
        assert!(
            told.iter().any(|p| p.key.contains(key)),
            "{to}: {:?}",
            told.iter().map(ToString::to_string).collect::<Vec<_>>()
        );
    }
    let twice = with(&format!("{SOURCE}{SOURCE}"));
    let told = problems(&twice);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].line > line(&twice, "kind = \"file\""));
    let shared = with(&format!("{SOURCE}[sheets]\nfolder = \"so-lieu\"\n"));
    assert_eq!(problems(&shared)[0].key, "sheets.folder");
}

#[test]
fn the_example_of_the_shipped_file_can_be_switched_on() {
    let text = super::SHIPPED;
    let begin = text.find("# [[source]]\n# kind = \"file\"").unwrap();
    let example = &text[begin..begin + text[begin..].find("\n\n").unwrap()];
    let on: String = example
        .lines()
        .map(|l| format!("{}\n", l.trim_start_matches("# ")))
        .collect();
    let shipped = text.replace(example, &on);
    assert_ne!(shipped, text);
    assert_eq!(good(&shipped).rules.exports[0].id, "motcua-xuat-tay");
}

#[test]
fn a_folder_from_which_files_are_taken_holds_nothing_of_the_programs_own() {
    for (folder, what) in [
        (".", "the configuration"),
        ("/etc/d/", "the configuration"),
        ("vao/..", "the configuration"),
        ("/var/lib/dossierd", "the database"),
    ] {
        let text = format!("{}[sheets]\nfolder = \"{folder}\"\n", full());
        let found = problems(&text);
        let told = found.iter().find(|p| p.key == "sheets.folder");
        assert!(
            told.is_some_and(|p| p.message.starts_with(what)),
            "{folder}: {found:#?}"
        );
    }
    good(&format!("{}[sheets]\nfolder = \"vao\"\n", full()));
}
