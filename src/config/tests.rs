//! The configuration as operators write it: whole files in, problems with line and key out.

mod answers;
mod book;
mod contributors;
mod days;
mod dossiers;
mod exports;
mod reckoning;
mod secrets;
mod sources;

use super::*;
use crate::agenda::Going;
use crate::calendar::{PeriodKind, WindowRule, at, hm};
use crate::mail::Security;
use crate::plan::deadline::Meaning;
use crate::remind::Stage;
use chrono::NaiveDate;
use secrecy::ExposeSecret;
use std::collections::BTreeMap;

const SHIPPED: &str = include_str!("../../config/dossierd.toml");

/// A small valid office in which one thing after the other is broken.
const OFFICE: &str = r#"[office]
name = "Ban Quản lý Khu kinh tế Sao Biển"
parent = "Ủy ban nhân dân tỉnh Sao Biển"
symbol = "BQL"
place = "Sao Biển"
signed_by = "Văn phòng"
domain = "saobien.vn"
[owner]
name = "Văn phòng"
address = "vp@saobien.vn"
[[leader]]
name = "Trưởng ban"
address = "tb@saobien.vn"
[[unit]]
id = "vp"
name = "Văn phòng"
address = "vp@saobien.vn"
[[unit]]
id = "dautu"
name = "Phòng Quản lý đầu tư"
aliases = ["Phòng Đầu tư"]
address = "dautu@saobien.vn"
head = { name = "Trưởng phòng", address = "tp@saobien.vn" }
[[group]]
name = "Các phòng chuyên môn"
members = ["dautu"]
[mail]
transport = "smtp"
host = "mail.saobien.vn"
from = { name = "Nhắc việc", address = "nhacviec@saobien.vn" }
reply_to = { name = "Văn phòng", address = "vp@saobien.vn" }
envelope_from = "tra-lai@saobien.vn"
[sending]
mode = "live"
"#;

const PERIODS: &str = r#"[[regime]]
id = "tuan"
kind = "week"
window = { week_from = "friday" }
[[regime]]
id = "quy"
kind = "quarter"
window = { from_day = 15, to_day = 14 }
cutoff = "17:00"
[[report]]
id = "cchc"
title = "Báo cáo CCHC"
regime = "quy"
only = [1, 3]
deadline = "chậm nhất ngày 20 của tháng cuối kỳ báo cáo"
lead = "vp"
[weekly]
regime = "tuan"
title = "Tổng hợp tuần"
[[source]]
id = "motcua"
profile = "opencps-v2"
base_url = "https://motcua.saobien.vn/"
schedule = "0 0 7,11,15 * * *"
values = { agency = "BQLSB", groupId = 20101 }
"#;

/// Files in memory.
#[derive(Default)]
struct Shelf {
    files: BTreeMap<PathBuf, Vec<u8>>,
    credentials: Option<PathBuf>,
}

impl Shelf {
    fn with(toml: &str) -> Shelf {
        Shelf::default()
            .and("/etc/d/dossierd.toml", toml)
            .and("/etc/d/days-off.tsv", DAYS_OFF)
    }

    fn and(mut self, path: &str, text: &str) -> Shelf {
        self.files.insert(path.into(), text.as_bytes().to_vec());
        self
    }

    fn read_all(&self) -> Result<Settings, Vec<Problem>> {
        read(Path::new("/etc/d/dossierd.toml"), self)
    }
}

impl Files for Shelf {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| "No such file or directory".into())
    }

    fn read_private(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.read(path)
    }

    fn credentials(&self) -> Option<PathBuf> {
        self.credentials.clone()
    }

    fn wants_secrets(&self) -> bool {
        true
    }
}

fn good(toml: &str) -> Settings {
    Shelf::with(toml).read_all().unwrap_or_else(|problems| {
        let said: Vec<String> = problems.iter().map(Problem::to_string).collect();
        panic!("should load:\n{}", said.join("\n"))
    })
}

fn problems(toml: &str) -> Vec<Problem> {
    Shelf::with(toml).read_all().err().unwrap_or_default()
}

fn full() -> String {
    format!("{OFFICE}{PERIODS}")
}

/// The line that begins with these words, or else the first that holds them; counted from 1.
fn line(text: &str, words: &str) -> usize {
    let begins = text.find(&format!("\n{words}")).map(|at| at + 1);
    let at = begins.or_else(|| text.find(words));
    let at = at.unwrap_or_else(|| panic!("{words} is not in the text"));
    text[..at].matches('\n').count() + 1
}

/// Replaces `from` in the full office by `to`, and expects exactly these problems:
/// (words that stand in the line, key).
fn check(from: &str, to: &str, expected: &[(&str, &str)]) {
    let base = full();
    assert!(
        from.is_empty() || base.contains(from),
        "{from} is not in the office"
    );
    let text = match from {
        "" => format!("{base}{to}"),
        from => base.replacen(from, to, 1),
    };
    let found = problems(&text);
    let pairs: Vec<(usize, &str)> = found.iter().map(|p| (p.line, p.key.as_str())).collect();
    let mut wanted: Vec<(usize, &str)> = expected.iter().map(|(n, key)| (line(&text, n), *key)).collect();
    wanted.sort_by_key(|w| w.0);
    let said: Vec<String> = found.iter().map(Problem::to_string).collect();
    assert_eq!(pairs, wanted, "{from} -> {to}:\n{}", said.join("\n"));
    for problem in found {
        assert!(
            !problem.message.is_empty() && !problem.remedy.is_empty(),
            "{problem}"
        );
    }
}

#[test]
fn the_shipped_file_is_valid_and_only_asks_what_the_office_must_know() {
    let settings = good(SHIPPED);
    assert_eq!(settings.rules.going, Going::Shadow);
    assert_eq!(settings.database, Path::new("/var/lib/dossierd/dossierd.db"));
    assert_eq!(settings.rules.reports.len(), 6);
    assert!(settings.rules.weekly.is_some());
    let open = settings
        .warnings
        .iter()
        .filter(|w| w.message.contains("for examples"))
        .count();
    assert_eq!(
        open,
        SHIPPED.matches("heza.example\"").count() - commented("heza.example\"") - 1
    );
}

fn commented(needle: &str) -> usize {
    SHIPPED
        .lines()
        .filter(|l| l.starts_with('#') && l.contains(needle))
        .count()
}

#[test]
fn the_shipped_regimes_are_the_built_in_ones() {
    let of_the_city = OFFICE.replace("tỉnh Sao Biển\"", "thành phố Hải Phòng\"");
    assert_eq!(good(SHIPPED).rules.regimes, good(&of_the_city).rules.regimes);
}

#[test]
fn guidance_of_another_city_is_cited_by_no_office() {
    let cites = |text: &str| {
        let regimes = good(text).rules.regimes;
        regimes.iter().any(|r| r.legal_basis.contains("2599/UBND-KSTTHC"))
    };
    assert!(cites(SHIPPED));
    assert!(!cites(OFFICE));
    let begun_with = SHIPPED.replacen("nhân dân thành phố Hải Phòng", "nhân dân tỉnh Sao Biển", 1);
    assert!(
        !cites(&begun_with),
        "nor by one that begins with the shipped file"
    );
}

#[test]
fn the_sample_office_loads_without_a_file() {
    let settings = sample("/x/dossierd.db".into(), "/x/mail".into()).unwrap_or_else(|p| panic!("{p:?}"));
    let rules = &settings.rules;
    assert_eq!(rules.going, Going::Live);
    assert_eq!(rules.office.units.len(), 7);
    assert!(matches!(&settings.transport, Transport::Directory(d) if d == Path::new("/x/mail")));
    assert_eq!(settings.database, Path::new("/x/dossierd.db"));
    let all = [
        PeriodKind::Week,
        PeriodKind::Month,
        PeriodKind::Quarter,
        PeriodKind::Half,
    ];
    for kind in all.into_iter().chain([PeriodKind::Nine, PeriodKind::Year]) {
        assert!(rules.regimes.iter().any(|r| r.kind == kind), "{kind:?}");
    }
    let portal = &settings.sources[0].values;
    assert_eq!(portal["agency"], crate::portal::sample::AGENCY);
    assert_eq!(portal["groupId"], crate::portal::sample::GROUP_ID);
    let month = rules.regimes.iter().find(|r| r.kind == PeriodKind::Month);
    assert_eq!(
        month.map(|r| r.rule),
        Some(WindowRule::DayToDay {
            from_day: 20,
            to_day: 19
        })
    );
}

#[test]
fn the_sample_plan_has_a_deadline_of_every_sort() {
    let sort = |cells: &[&str]| match crate::plan::deadline::read(cells[4], 2026).meaning {
        Meaning::Once { .. } => "once",
        Meaning::Window { .. } => "window",
        Meaning::Continuous { .. } => "continuous",
        Meaning::Recur { .. } => "recurring",
        Meaning::Unknown(_) => "unknown",
        _ => "other",
    };
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for line in SAMPLE_PLAN.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() == 6 && cells[0].parse::<u32>().is_ok() {
            *found.entry(sort(&cells)).or_default() += 1;
        }
    }
    let wanted = [
        ("continuous", 2),
        ("once", 6),
        ("recurring", 1),
        ("unknown", 1),
        ("window", 3),
    ];
    assert_eq!(found, BTreeMap::from(wanted));
}

#[test]
fn a_full_office_becomes_settings() {
    let settings = good(&full());
    let rules = &settings.rules;
    assert_eq!(rules.issuer.office, "BAN QUẢN LÝ KHU KINH TẾ SAO BIỂN");
    assert_eq!(rules.issuer.parent, "ỦY BAN NHÂN DÂN TỈNH SAO BIỂN");
    assert_eq!(rules.sender.reply_to.address, "vp@saobien.vn");
    assert_eq!((rules.hours.morning, rules.hours.close), (hm(7, 45), hm(16, 30)));
    assert_eq!(rules.regimes.len(), 2, "own regimes replace the built-in ones");
    assert_eq!(rules.regimes[1].cutoff, hm(17, 0));
    assert_eq!(rules.regimes[0].cutoff, hm(23, 50));
    assert_eq!(rules.reports[0].drafter, rules.owner);
    assert_eq!(settings.sources[0].base_url, "https://motcua.saobien.vn");
    assert_eq!(settings.sources[0].values["groupId"], "20101");
    assert_eq!(rules.pulls[0].schedule, "0 0 7,11,15 * * *");
    let Transport::Smtp(servers) = &settings.transport else {
        panic!("smtp expected")
    };
    let server = &servers[0];
    assert_eq!((server.port, server.security), (587, Security::StartTls));
    assert!(server.login.is_none());
}

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
fn live_mode_wants_people_who_can_be_reached() {
    #[rustfmt::skip]
    let cases: [(&str, &str, (&str, &str)); 4] = [
        ("[[leader]]\nname = \"Trưởng ban\"\naddress = \"tb@saobien.vn\"\n", "", ("mode =", "sending.mode")),
        ("address = \"dautu@saobien.vn\"\n", "", ("[[unit]]\nid = \"dautu\"", "unit[2]")),
        ("vp@saobien.vn", "vp@example.com", ("address = \"vp@example.com\"", "owner.address")),
        ("\"mail.saobien.vn\"", "\"smtp.example\"", ("host", "mail.host")),
    ];
    for (from, to, expected) in cases {
        check(from, to, &[expected]);
    }
    let shadow = full()
        .replacen("\"live\"", "\"shadow\"", 1)
        .replacen("address = \"dautu@saobien.vn\"\n", "", 1)
        .replacen("vp@saobien.vn", "vp@example.com", 1);
    let warned: Vec<String> = good(&shadow).warnings.into_iter().map(|w| w.key).collect();
    assert!(
        warned.contains(&"unit[2]".into()) && warned.contains(&"owner.address".into()),
        "{warned:?}"
    );
}

#[test]
fn a_mail_server_on_this_machine_may_serve_names_for_examples() {
    let own = full()
        .replacen("\"mail.saobien.vn\"", "\"127.0.0.1\"", 1)
        .replacen("vp@saobien.vn", "vp@heza.example", 1);
    let warned = good(&own).warnings;
    assert!(warned.iter().any(|w| w.key == "owner.address"), "{warned:?}");
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

#[test]
fn the_shipped_reminders_are_the_contracts_and_an_office_may_set_its_own() {
    let shipped = load_offline(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/config/dossierd.toml"
    )));
    assert_eq!(shipped.unwrap().rules.policy, crate::remind::Policy::default());
    let own = full().replacen(
        "[weekly]",
        "[reminders]\nstages = [\"ahead-5\", \"late-1\"]\nsoon_days = 7\n[weekly]",
        1,
    );
    let policy = good(&own).rules.policy;
    assert_eq!((policy.once, policy.soon), (vec![Stage::Ahead5, Stage::Late1], 7));
    assert_eq!(policy.weekly, crate::remind::Policy::default().weekly);
}

const SHADOW: &str = "\"shadow\"";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn several_mail_servers_stand_in_their_order_and_what_may_leave_is_bounded() {
    let with = |keys: &str, servers: &str| {
        let text = full().replacen("host = ", &format!("{keys}\nhost = "), 1);
        text.replacen("[sending]\n", &format!("{servers}\n[sending]\n"), 1)
    };
    let reserve = "[[mail.server]]\nhost = \"two.saobien.vn\"\n\
                   [[mail.server]]\nname = \"xa\"\nhost = \"three.saobien.vn\"\nsecurity = \"tls\"";
    let settings = good(&with(
        "connections = 4\nmost_per_hour = 50\nmost_per_minute = 9\npaused = true",
        reserve,
    ));
    let Transport::Smtp(servers) = &settings.transport else {
        panic!("smtp expected")
    };
    let known: Vec<_> = servers
        .iter()
        .map(|s| (s.name.as_str(), s.host.as_str(), s.port))
        .collect();
    assert_eq!(
        known,
        [
            ("mail", "mail.saobien.vn", 587),
            ("mail-2", "two.saobien.vn", 587),
            ("xa", "three.saobien.vn", 465)
        ]
    );
    let post = &settings.rules.post;
    assert_eq!(post.servers, ["mail", "mail-2", "xa"]);
    assert_eq!((post.limits.hour, post.limits.address_hour), (50, 30));
    assert_eq!(
        (post.limits.minute, post.paused, settings.connections),
        (Some(9), true, 4)
    );
    assert!(!good(&full()).rules.post.paused);

    let twice = reserve.replace("\"xa\"", "\"mail\"");
    let found = problems(&with("", &twice));
    assert!(found[0].message.contains("two mail servers"), "{}", found[0]);
    let found = problems(&with("", "[[mail.server]]\nname = \"xa\""));
    assert_eq!(found[0].key, "mail.server[1].host", "{}", found[0]);
    let found = problems(&with("connections = 0", ""));
    assert_eq!(found[0].key, "mail.connections", "{}", found[0]);
    let folder = good(&full().replacen("\"smtp\"", "\"directory\"\ndirectory = \"thu\"", 1));
    assert_eq!(folder.rules.post.servers, [""; 0]);
}
