//! `[figures]` and `[operator]`.

use super::*;
use crate::dossier::{Beside, Measure, Whole};

const SECOND: &str = r#"[[source]]
id = "quocgia"
profile = "opencps-v2"
base_url = "https://quocgia.saobien.vn/"
schedule = "0 0 9 * * *"
values = { agency = "BQLSB", groupId = 20101 }
"#;

fn rules(figures: &str) -> crate::agenda::FiguresRule {
    let shelf = Shelf::with(&format!("{OFFICE}{PERIODS}{SECOND}{figures}"));
    shelf.read_all().unwrap().rules.figures
}

#[test]
fn without_a_section_every_source_may_speak_in_the_order_of_the_file() {
    let rules = rules("");
    assert_eq!(rules.sources, ["motcua", "quocgia"]);
    assert_eq!(
        (rules.beside, rules.thin_after_days, rules.operator),
        (Beside::Apart, None, None)
    );
}

#[test]
fn a_source_held_against_the_others_is_none_of_theirs() {
    let rules = rules(
        r#"[operator]
name = "Quản trị"
address = "it@saobien.vn"
[figures]
without_column = "pending"
silent_hours = 48
thin_after_days = 1100
[[figures.cross_check]]
source = "quocgia"
tolerance_percent = 2
[[figures.target]]
title = "trực tuyến"
of = "online"
percent = 95
[[figures.target]]
title = "số hóa"
of = "counts"
source = "quocgia"
part = "digitised"
whole = "received"
"#,
    );
    assert_eq!(rules.sources, ["motcua"]);
    let check = &rules.cross_checks[0];
    assert_eq!((check.source.as_str(), check.tolerance), ("quocgia", 2));
    assert_eq!(
        (rules.beside, rules.thin_after_days),
        (Beside::Pending, Some(1100))
    );
    assert_eq!(
        (rules.watch.silent_hours, rules.watch.before_cutoff_hours),
        (48, 16)
    );
    assert_eq!(rules.operator.unwrap().address, "it@saobien.vn");
    assert_eq!(
        (&rules.targets[0].of, rules.targets[0].percent),
        (&Measure::Online, 95)
    );
    let digitised = Measure::Counted {
        source: Some("quocgia".into()),
        part: "digitised".into(),
        whole: Whole::Count("received".into()),
    };
    assert_eq!(
        (&rules.targets[1].of, rules.targets[1].percent),
        (&digitised, 100)
    );
}

#[test]
fn slips_in_it_are_told_with_their_keys() {
    for (figures, key) in [
        ("[figures]\nwithout_column = \"late\"\n", "figures.without_column"),
        (
            "[figures]\n[[figures.cross_check]]\nsource = \"quocja\"\n",
            "source",
        ),
        (
            "[figures]\n[[figures.cross_check]]\nsource = \"quocgia\"\ntolerance_percent = 101\n",
            "tolerance_percent",
        ),
        ("[figures]\nthin_after_days = 30\n", "thin_after_days"),
        ("[figures]\n[[figures.target]]\ntitle = \"x\"\n", "of"),
        (
            "[figures]\n[[figures.target]]\ntitle = \"x\"\nof = \"counts\"\npart = \"y\"\n",
            "whole",
        ),
        (
            "[figures]\n[[figures.cross_check]]\nsource = \"quocgia\"\n[[figures.cross_check]]\nsource = \"motcua\"\n",
            "figures",
        ),
    ] {
        let shelf = Shelf::with(&format!("{OFFICE}{PERIODS}{SECOND}{figures}"));
        let problems = shelf.read_all().err().unwrap_or_default();
        assert!(
            problems.iter().any(|p| p.key.contains(key)),
            "{key}: {problems:#?}"
        );
    }
}

#[test]
fn people_read_the_name_of_a_source_else_the_system_of_its_profile() {
    let own = SECOND.replace("profile", "name = \"Cổng của thành phố\"\nprofile");
    let shelf = Shelf::with(&format!("{OFFICE}{PERIODS}{own}"));
    let figures = shelf.read_all().unwrap().rules.figures;
    assert_eq!(figures.name_of("quocgia"), "Cổng của thành phố");
    assert_eq!(figures.name_of("motcua"), "OpenCPS v2");
    assert_eq!(figures.name_of("khac"), "khac");
}
