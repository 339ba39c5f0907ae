//! Files that are right, and what they become.

use super::*;

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
