//! Units from the address book.

use super::*;

/// The office with an address book instead of its sections of units.
fn with_book(tables: &crate::sheet::book::Tables, units: &str, mode: &str) -> Result<Settings, Vec<Problem>> {
    let (before, rest) = OFFICE.split_once("[[unit]]").unwrap();
    let (_, after) = rest.split_once("[mail]").unwrap();
    let toml = format!("{before}{units}[people]\naddress_book = \"danh-ba.xlsx\"\n[mail]{after}");
    let mut shelf = Shelf::with(&toml.replacen("\"live\"", mode, 1));
    let bytes = crate::sheet::book::write(tables, day("2026-11-21")).unwrap();
    shelf.files.insert("/etc/d/danh-ba.xlsx".into(), bytes);
    shelf.read_all()
}

fn units(rows: &[[&str; 4]]) -> crate::sheet::book::Tables {
    let line = |[id, name, aliases, address]: &[&str; 4]| crate::sheet::book::Line {
        line: 0,
        cells: [id, name, aliases, address].map(|c| (*c).to_owned()).into(),
    };
    crate::sheet::book::Tables {
        units: rows.iter().map(line).collect(),
        ..Default::default()
    }
}

#[test]
fn units_may_come_from_an_address_book_alone_or_beside_sections() {
    let rows = [
        ["vp", "Văn phòng", "VP", "vp@saobien.vn"],
        ["dt", "Phòng Đầu tư", "", ""],
    ];
    let settings = with_book(&units(&rows), "", SHADOW).unwrap();
    assert_eq!(settings.rules.office.units.len(), 2);
    assert_eq!(settings.rules.book.spells.len(), 2);
    assert_eq!(
        settings.address_book.as_deref(),
        Some(Path::new("/etc/d/danh-ba.xlsx"))
    );
    assert!(settings.files.iter().any(|f| f.ends_with("danh-ba.xlsx")));
    assert!(settings.files.iter().any(|f| f.ends_with("days-off.tsv")));
    assert!(settings.files.iter().any(|f| f.ends_with("dossierd.toml")));
    let open = &settings.questions[0];
    assert_eq!((open.line, open.key.as_str()), (4, "Đơn vị.Địa chỉ thư"));
    let problems = with_book(&units(&rows), "", "\"live\"").unwrap_err();
    assert_eq!(
        problems[0].key, "Đơn vị.Địa chỉ thư",
        "live, it is no question any more"
    );
    let section = "[[unit]]\nid = \"ld\"\nname = \"Phòng Lao động\"\naddress = \"ld@saobien.vn\"\n";
    let settings = with_book(&units(&rows), section, SHADOW).unwrap();
    assert_eq!(settings.rules.office.units.len(), 3);
}

#[test]
fn an_id_or_a_name_stands_in_the_address_book_or_in_a_section() {
    let rows = [
        ["vp", "Văn phòng", "", "vp@saobien.vn"],
        ["dt", "Phòng Đầu tư", "", ""],
    ];
    let section = "[[unit]]\nid = \"vp\"\nname = \"Phòng Đầu tư\"\n";
    let problems = with_book(&units(&rows), section, SHADOW).unwrap_err();
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    for want in [
        "danh-ba.xlsx:3: Đơn vị.Mã: the id \"vp\" is already taken",
        "danh-ba.xlsx:4: Đơn vị.Tên đơn vị: the name \"Phòng Đầu tư\" is already taken",
    ] {
        assert!(said.iter().any(|s| s.contains(want)), "{want} in {said:#?}");
    }
}

#[test]
fn a_faulty_address_book_tells_its_rows_and_nothing_that_follows_from_them() {
    let rows = [
        ["v p", "Văn phòng", "", "vp@saobien.vn"],
        ["dt", "Phòng Đầu tư", "", "sai"],
    ];
    let problems = with_book(&units(&rows), "", SHADOW).unwrap_err();
    let places: Vec<(usize, &str)> = problems.iter().map(|p| (p.line, p.key.as_str())).collect();
    assert_eq!(places, [(3, "Đơn vị.Mã"), (4, "Đơn vị.Địa chỉ thư")]);
    let toml = OFFICE.replace("[mail]", "[people]\naddress_book = \"khong-co.xlsx\"\n[mail]");
    let problems = Shelf::with(&toml).read_all().unwrap_err();
    assert_eq!(problems[0].key, "people.address_book");
    assert!(problems[0].remedy.contains("init --plan"), "{problems:?}");
}
