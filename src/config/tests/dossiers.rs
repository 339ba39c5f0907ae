//! `[dossiers]`: the watch over promised days.

use super::{SHIPPED, full, good, problems};
use crate::dossier::Mode;

const SOURCE: &str = r#"[[source]]
id = "hoso"
profile = "opencps-v2-dossiers"
base_url = "https://motcua.saobien.vn"
schedule = "0 20 7 * * MON-FRI"
values = { agency = "BQLSB", groupId = 20101 }
"#;
const WATCH: &str = r#"[dossiers]
source = "hoso"
control = "vp"
default_unit = "vp"
units = { "Đầu tư" = "dautu", "Lao động" = "dautu" }
reason = [{ code = "01", words = "chờ ý kiến cơ quan khác" }]
"#;

fn with(watch: &str) -> String {
    format!("{}\n{SOURCE}\n{watch}", full())
}

#[test]
fn the_watch_knows_whose_a_sector_is_in_any_spelling() {
    let settings = good(&with(WATCH));
    let rule = settings.rules.dossiers.unwrap();
    for (sector, unit) in [
        ("Đầu tư", "dautu"),
        ("  ĐẦU   tư ", "dautu"),
        ("\u{110}\u{1ea7}u t\u{1b0}", "dautu"),
        ("Đa\u{302}\u{300}u tu\u{31b}", "dautu"),
        ("Lao động", "dautu"),
        ("Khác", "vp"),
        ("", "vp"),
    ] {
        assert_eq!(rule.unit_of(sector), unit, "{sector}");
    }
    assert_eq!((rule.within, rule.oldest_hours), (1, 4));
    assert_eq!(
        rule.reasons,
        [("01".to_owned(), "chờ ý kiến cơ quan khác".to_owned())]
    );
    // Its source is asked in the one way there is, and gives no figures.
    let pull = settings.rules.pulls.iter().find(|p| p.source == "hoso").unwrap();
    assert_eq!(pull.mode, Mode::Open);
    assert!(settings.rules.figures.sources.iter().all(|s| s != "hoso"));
    let without = WATCH.replacen("default_unit = \"vp\"\n", "", 1);
    assert_eq!(
        good(&with(&without)).rules.dossiers.unwrap().unit_of("Khác"),
        "vp"
    );
}

#[test]
fn a_file_may_list_them_and_may_be_of_the_evening_before() {
    let file = "[[source]]\nkind = \"file\"\nid = \"hoso\"\nunit = \"dautu\"\nscreen = \"Tra cứu\"\nfolder = \"so-lieu\"\n";
    let settings = good(&format!("{}\n{file}\n{WATCH}", full()));
    assert_eq!(settings.rules.dossiers.unwrap().oldest_hours, 24);
}

#[test]
fn what_is_wrong_or_open_in_it_is_told_with_its_key() {
    for (from, to, key) in [
        ("source = \"hoso\"", "source = \"motcua\"", "dossiers.source"),
        ("source = \"hoso\"", "source = \"khong-co\"", "dossiers.source"),
        ("control = \"vp\"", "control = \"khong-co\"", "dossiers.control"),
        ("control = \"vp\"\n", "", "dossiers.control"),
        (
            "default_unit = \"vp\"",
            "default_unit = \"khong-co\"",
            "dossiers.default_unit",
        ),
        (
            "\"Lao động\" = \"dautu\"",
            "\"Lao động\" = \"khong-co\"",
            "dossiers.units.Lao động",
        ),
        (
            "\"Lao động\" = \"dautu\"",
            "\"đầu  tư\" = \"dautu\"",
            "dossiers.units.đầu  tư",
        ),
        (
            "reason = [{ code",
            "within_working_days = 9\nreason = [{ code",
            "dossiers.within_working_days",
        ),
        (
            "reason = [{ code",
            "oldest_hours = 0\nreason = [{ code",
            "dossiers.oldest_hours",
        ),
        (
            "reason = [{ code",
            "reasons = 1\nreason = [{ code",
            "dossiers.reasons",
        ),
        ("words = \"chờ", "word = \"chờ", "dossiers.reason[1].words"),
    ] {
        let wrong = WATCH.replacen(from, to, 1);
        assert_ne!(wrong, WATCH, "{from}");
        let found = problems(&with(&wrong));
        assert!(
            found.iter().any(|p| p.key == key && !p.remedy.is_empty()),
            "{key}: {found:#?}"
        );
    }
    let bare = "[dossiers]\nsource = \"hoso\"\ncontrol = \"vp\"\n";
    let open = warned(&with(bare));
    for words in ["no sector has a unit", "the program's examples"] {
        assert!(open.iter().any(|w| w.contains(words)), "{words}: {open:#?}");
    }
    let idle = warned(&format!("{}\n{SOURCE}", full()));
    assert!(
        idle.iter().any(|w| w.contains("nobody watches over them")),
        "{idle:#?}"
    );
}

fn warned(toml: &str) -> Vec<String> {
    good(toml).warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn the_example_of_the_shipped_file_can_be_switched_on() {
    let begin = SHIPPED.find("# The dossiers that are being worked on").unwrap();
    let end = begin + SHIPPED[begin..].find("\n# --- Reports").unwrap();
    let on: String = SHIPPED[begin..end]
        .lines()
        .map(|line| {
            let code = line
                .strip_prefix("# ")
                .filter(|l| l.contains(" = ") || l.starts_with('['));
            let is_comment = line.starts_with("#   ") || line.contains(" one [[dossiers.reason]] each");
            format!("{}\n", code.filter(|_| !is_comment).unwrap_or(line))
        })
        .collect();
    // A credential is there only where systemd gives it.
    let signs_in = "{ kind = \"cookie\", user = \"nhacviec\", password_credential = \"portal-password\" }";
    assert!(on.contains(signs_in));
    let on = on.replace(signs_in, "{ kind = \"none\" }");
    let settings = good(&format!("{}{on}{}", &SHIPPED[..begin], &SHIPPED[end..]));
    let rule = settings.rules.dossiers.unwrap();
    assert_eq!(
        (rule.source.as_str(), rule.unit_of("Đầu tư"), rule.unit_of("Khác")),
        ("hoso", "qldt", "bpmc")
    );
}
