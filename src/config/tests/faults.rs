//! What is wrong is told at once, with its line and key.

use super::*;

#[test]
fn every_section_names_its_unknown_keys_and_guesses_what_was_meant() {
    #[rustfmt::skip]
    let cases = [
        ("symbol =", "symbl =", "office.symbl", "symbol"),
        ("[owner]\n", "[owner]\nnames = \"x\"\n", "owner.names", "name"),
        ("[[leader]]\n", "[[leader]]\nadress = \"x\"\n", "leader[1].adress", "address"),
        ("head =", "haed =", "unit[2].haed", "head"),
        ("members =", "member =", "group[1].member", "members"),
        ("host =", "hots =", "mail.hots", "host"),
        ("name = \"Nhắc việc\"", "nam = \"Nhắc việc\"", "mail.from.nam", "name"),
        ("[sending]\n", "[sending]\nmornig = \"07:30\"\n", "sending.mornig", "morning"),
        ("[weekly]", "[reminders]\nhead = \"late-1\"\n[weekly]", "reminders.head", "head_from"),
        ("[weekly]", "[patience]\nfirst_pause = 1\n[weekly]", "patience.first_pause", "first_pause_minutes"),
        ("[weekly]", "[calendar]\ndays = \"x\"\n[weekly]", "calendar.days", "days_off"),
        ("cutoff =", "cut-off =", "regime[2].cut-off", "cutoff"),
        ("from_day =", "fromday =", "regime[2].window.fromday", "from_day"),
        ("values =", "vlaues =", "source[1].vlaues", "values"),
        ("values =", "login = { kid = \"none\" }\nvalues =", "source[1].login.kid", "kind"),
        ("only =", "onyl =", "report[1].onyl", "only"),
        ("[weekly]\n", "[weekly]\ndraftat = \"10:00\"\n", "weekly.draftat", "draft_at"),
        ("[weekly]", "[store]\ndatabse = \"x\"\n[weekly]", "store.databse", "database"),
        ("[weekly]", "[weakly]", "weakly", "weekly"),
    ];
    for (from, to, key, meant) in cases {
        let found = problems(&full().replacen(from, to, 1));
        let told = found
            .iter()
            .find(|p| p.key == key)
            .unwrap_or_else(|| panic!("{key} is not told: {found:?}"));
        assert_eq!(told.message, "is no known key");
        let close = told.remedy == format!("did you mean \"{meant}\"?");
        assert!(close || told.remedy.contains(meant), "{told}");
        assert!(told.line > 0, "{told}");
    }
}

/// Where a fault is told: (words at the beginning of the line, key).
type Told = &'static [(&'static str, &'static str)];

/// What is replaced in the full office, by what, and where that is told.
#[rustfmt::skip]
const FAULTS: &[(&str, &str, Told)] = &[
    ("domain = \"saobien.vn\"\n", "", &[("[office]", "office.domain")]),
    ("symbol = \"BQL\"", "symbol = \"\"", &[("symbol", "office.symbol")]),
    ("symbol = \"BQL\"", "symbol = 7", &[("symbol", "office.symbol")]),
    ("\"Trưởng ban\"", "\"Trưởng ban\\r\\nBcc: x@y.vn\"", &[("Bcc", "leader[1].name")]),
    ("tb@saobien.vn", "tb at saobien", &[("tb at", "leader[1].address")]),
    ("tb@saobien.vn", "tb@saobien.vn\\nBcc: x@y.vn", &[("Bcc", "leader[1].address")]),
    ("id = \"dautu\"", "id = \"vp\"", &[("id = \"vp\"\nname = \"Phòng", "unit[2].id"), ("members", "group[1].members")]),
    ("id = \"dautu\"", "id = \"Đầu tư\"", &[("id = \"Đầu tư", "unit[2].id"), ("members", "group[1].members")]),
    ("\"Phòng Đầu tư\"", "\"VĂN PHÒNG\"", &[("aliases = [\"VĂN", "unit[2].aliases")]),
    ("[\"dautu\"]", "[\"dautu\", \"dattu\"]", &[("members", "group[1].members")]),
    ("[\"dautu\"]", "[\"dautu\",\n\"dautu\"]", &[("\"dautu\"]", "group[1].members")]),
    ("[\"dautu\"]", "[]", &[("[[group]]", "group[1].members")]),
    ("[\"dautu\"]", "\"dautu\"", &[("[[group]]", "group[1].members"), ("members", "group[1].members")]),
    ("[[unit]]\nid = \"vp\"", "[unit]\nid = \"vp\"", &[("[unit]", "unit"), ("[[unit]]", "")]),
    ("reply_to = { name = \"Văn phòng\", address = \"vp@saobien.vn\" }\n", "", &[("[mail]", "mail.reply_to")]),
    ("reply_to = { name = \"Văn phòng\", address = \"vp@saobien.vn\" }\n", "reply_to = \"vp@saobien.vn\"\n", &[("reply_to", "mail.reply_to")]),
    ("envelope_from = \"tra-lai@saobien.vn\"\n", "", &[("[mail]", "mail.envelope_from")]),
    ("\"smtp\"", "\"smpt\"", &[("transport", "mail.transport")]),
    ("\"smtp\"", "\"directory\"", &[("[mail]", "mail.directory")]),
    ("host =", "port = 70000\nhost =", &[("port = ", "mail.port")]),
    ("host =", "port = \"587\"\nhost =", &[("port = ", "mail.port")]),
    ("\"mail.saobien.vn\"", "\"smtp://mail.saobien.vn\"", &[("host", "mail.host")]),
    ("host =", "security = \"plain\"\nhost =", &[("security", "mail.security")]),
    ("host =", "extra_ca = \"/no/ca.pem\"\nhost =", &[("extra_ca", "mail.extra_ca")]),
    ("host =", "extra_ca = \"days-off.tsv\"\nhost =", &[("extra_ca", "mail.extra_ca")]),
    ("host =", "timeout_seconds = 1\nhost =", &[("timeout", "mail.timeout_seconds")]),
    ("mode = \"live\"", "morning = \"25:00\"", &[("morning", "sending.morning")]),
    ("mode = \"live\"", "late = \"17:00\"", &[("[sending]", "sending")]),
    ("mode = \"live\"", "live_from = \"01/7/2026\"", &[("live_from", "sending.live_from")]),
    ("\"quarter\"", "\"quater\"", &[("kind = \"quater", "regime[2].kind"), ("regime = \"quy\"", "report[1].regime")]),
    ("to_day = 14", "to_day = 32", &[("window = { from_day", "regime[2].window.to_day"), ("regime = \"quy\"", "report[1].regime")]),
    ("week_from = \"friday\"", "from_day = 1, to_day = 31", &[("[[regime]]", "regime[1].window")]),
    ("week_from = \"friday\"", "week_from = \"friday\", to_day = 3", &[("window = { week", "regime[1].window"), ("regime = \"tuan\"", "weekly.regime")]),
    ("regime = \"quy\"", "regime = \"nd09\"", &[("regime = \"nd09", "report[1].regime")]),
    ("regime = \"tuan\"", "regime = \"quy\" # here", &[("regime = \"quy\" # here", "weekly.regime")]),
    ("only = [1, 3]", "only = [1, 5]", &[("only", "report[1].only")]),
    ("lead = \"vp\"", "lead = \"vq\"", &[("lead", "report[1].lead")]),
    ("lead = \"vp\"", "lead = \"vp\"\nfeeds = \"x\"", &[("feeds", "report[1].feeds")]),
    ("chậm nhất ngày 20 của tháng cuối kỳ báo cáo", "theo quy định", &[("deadline", "report[1].deadline")]),
    ("\"Tổng hợp tuần\"", "\"T\"\nsummary_at = \"16:30\"", &[("[weekly]", "weekly")]),
    ("0 0 7,11,15 * * *", "0 7 * * *", &[("schedule", "source[1].schedule")]),
    ("0 0 7,11,15 * * *", "0 0 8 31 2 *", &[("schedule", "source[1].schedule")]),
    ("https://motcua", "http://motcua", &[("base_url", "source[1].base_url")]),
    ("https://", "https://u:p@", &[("base_url", "source[1].base_url")]),
    ("\"opencps-v2\"", "\"opencps-v3\"", &[("profile", "source[1].profile")]),
    ("values =", "login = { kind = \"basic\" }\nvalues =", &[("login", "source[1].login.password_credential"), ("login", "source[1].login.user")]),
    ("values =", "login = { kind = \"bearer\", token = \"t\" }\nvalues =", &[("login", "source[1].login.token"), ("login", "source[1].login.token_credential")]),
    ("agency = \"BQLSB\"", "agnecy = \"BQLSB\"", &[("[[source]]", "source[1].values.agency"), ("values", "source[1].values.agnecy")]),
    ("\"opencps-v2\"", "\"days-off.tsv\"", &[("profile", "source[1].profile")]),
    ("[weekly]", "[calendar]\ndays_off = \"no.tsv\"\n[weekly]", &[("days_off", "calendar.days_off")]),
    ("[weekly]", "[reminders]\nstages = [\"ahead-3\"]\n[weekly]", &[("stages", "reminders.stages")]),
    ("[weekly]", "[reminders]\nowner_from = \"ahead-2\"\n[weekly]", &[("owner_from", "reminders.owner_from")]),
    ("[weekly]", "[reminders]\nlong_break_days = 0\n[weekly]", &[("long_break", "reminders.long_break_days")]),
    ("[weekly]", "[sheets]\nfolder = \" \"\n[weekly]", &[("folder", "sheets.folder")]),
    ("[weekly]", "[sheets]\nfolders = \"vao\"\n[weekly]", &[("folders", "sheets.folders")]),
    ("[weekly]", "[patience]\nfirst_pause_minutes = 90\n[weekly]", &[("[patience]", "patience")]),
];

#[test]
fn single_faults_are_told_once_with_line_and_key() {
    for (from, to, expected) in FAULTS {
        check(from, to, expected);
    }
}

#[test]
fn all_faults_of_a_file_are_told_at_once_in_order() {
    let text = "[office]\nname = \"Ban\"\nparent = 3\nplace = \"X\"\nsigned_by = \"VP\"\ndomain = \"x y\"\n\
                [owner]\nname = \"VP\"\naddress = \"vp\"\n[[unit]]\nid = \"VP\"\nname = \"VP\"\n\
                [mail]\ntransport = \"smtp\"\nprot = 25\nfrom = { name = \"a\" }\n[sending]\nmorning = \"25:00\"\nmode = \"life\"\n";
    let found = problems(text);
    let pairs: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.key.as_str())).collect();
    assert_eq!(
        pairs,
        [
            (1, "office.symbol"),
            (3, "office.parent"),
            (6, "office.domain"),
            (9, "owner.address"),
            (11, "unit[1].id"),
            (13, "mail.envelope_from"),
            (13, "mail.host"),
            (13, "mail.reply_to"),
            (15, "mail.prot"),
            (16, "mail.from.address"),
            (18, "sending.morning"),
            (19, "sending.mode"),
        ]
    );
    assert_eq!(
        found[8].to_string(),
        "/etc/d/dossierd.toml:15: mail.prot: is no known key — did you mean \"port\"?"
    );
}

#[test]
fn faults_of_syntax_do_not_hide_other_faults_nor_invent_missing_keys() {
    let text = full().replacen("symbol = \"BQL\"", "symbol = \"BQL", 1).replacen(
        "mode = \"live\"",
        "mode = \"life\"\nclose = = 3",
        1,
    );
    let found = problems(&text);
    let told = |l: usize| found.iter().any(|p| p.line == l);
    assert!(told(line(&text, "symbol")), "{found:?}");
    assert!(told(line(&text, "life")), "{found:?}");
    assert!(told(line(&text, "= =")), "{found:?}");
    assert!(!found.iter().any(|p| p.message.contains("missing")), "{found:?}");
}

#[test]
fn an_empty_file_and_an_unreadable_one_say_what_to_do() {
    let keys: Vec<String> = problems("").into_iter().map(|p| p.key).collect();
    assert_eq!(
        keys,
        ["mail", "office", "owner", "unit"],
        "each once, not key by key"
    );
    let none = read(Path::new("/nowhere.toml"), &Shelf::default())
        .err()
        .unwrap_or_default();
    assert_eq!(none.len(), 1);
    assert!(none[0].remedy.contains("--config"), "{}", none[0]);
    let mut latin = Shelf::with("");
    latin.files.insert(
        "/etc/d/dossierd.toml".into(),
        b"[office]\nname = \"V\xe3n\"".to_vec(),
    );
    let said = latin.read_all().err().unwrap_or_default();
    assert_eq!((said.len(), said[0].line), (1, 2));
    assert!(said[0].message.contains("UTF-8"), "{}", said[0]);
}

#[test]
fn a_file_saved_by_notepad_is_read() {
    good(&format!("\u{feff}{}", full().replace('\n', "\r\n")));
}

#[test]
fn nothing_that_is_read_makes_the_reader_panic() {
    let text = full();
    let cuts = text.char_indices().map(|(i, _)| i).step_by(7);
    for cut in cuts {
        let _ = problems(&text[..cut]);
        let _ = problems(&text[cut..]);
    }
    for odd in [
        "[[mail]]",
        "unit = 3",
        "mail = []",
        "[unit]\nx=1",
        "\u{0}",
        "a.b.c = {}",
        "[[regime]]\nwindow = 3",
    ] {
        assert!(!problems(odd).is_empty(), "{odd}");
    }
}

#[test]
fn slips_that_stop_nothing_are_warned_about_with_their_place() {
    let stages = |list: &str| format!("[reminders]\nstages = [{list}]\n[weekly]");
    let twice = "contributors = [{ unit = \"vp\", headings = [\"I.2\"] }, { unit = \"văn phòng\", headings = [\"I.3\"] }]";
    for (from, to, key, words) in [
        (
            "[weekly]",
            stages("\"late-1\", \"ahead-5\""),
            "reminders.stages",
            "reached before \"late-1\"",
        ),
        (
            "[weekly]",
            stages("\"ahead-5\", \"ahead-5\""),
            "reminders.stages",
            "stands twice",
        ),
        (
            "lead = \"vp\"\n[weekly]",
            format!("lead = \"vp\"\n{twice}\n[weekly]"),
            "contributors[2].unit",
            "given twice",
        ),
        (
            "mode = \"live\"",
            "mode = \"live\"\nlive_from = 2028-01-01".to_owned(),
            "sending.live_from",
            "more than a year ahead",
        ),
    ] {
        let settings = good(&full().replacen(from, &to, 1));
        let now = at(day("2026-11-21"), hm(8, 0));
        let told = warnings(&settings, now);
        let warning = told
            .iter()
            .find(|w| w.key.contains(key) && w.message.contains(words));
        let warning = warning.unwrap_or_else(|| panic!("{key}: {words} in {told:#?}"));
        assert!(warning.line > 0 && !warning.remedy.is_empty(), "{warning}");
    }
    let usual = warnings(&good(&full()), at(day("2026-11-21"), hm(8, 0)));
    let is_one = |w: &&Problem| {
        ["stages", "contributors", "live_from"]
            .iter()
            .any(|k| w.key.contains(k))
    };
    assert_eq!(usual.iter().find(is_one), None);
    let near = full().replacen("mode = \"live\"", "mode = \"live\"\nlive_from = 2027-11-22", 1);
    assert!(
        warnings(&good(&near), at(day("2026-11-21"), hm(8, 0)))
            .iter()
            .all(|w| w.key != "sending.live_from")
    );
}
