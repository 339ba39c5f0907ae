//! The profiles that come with the program, on recorded and composed answers.

mod igate;
mod legacy;
mod national;
mod own;

use super::*;
use crate::dossier::{Extras, Proof, Strength};
use crate::finding::Severity;

const IGATE: &[u8] = include_bytes!("../../../tests/data/portal/igate2-tt01-2020-by-agency.json");
const PROGRESS: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-v1-progress-tree-month.json");
const POINTS: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-v1-service-results-month.json");
const LEGACY: &[u8] = include_bytes!("../../../tests/data/portal/dvcqg-restjsp-month-sum.json");
const TEMPLATE: &str = include_str!("../../../config/sources/template.toml");

fn built(id: &str) -> Profile {
    Profile::read(built_in(id).unwrap()).unwrap()
}

fn given(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect()
}

fn read(id: &str, values: &[(&str, &str)], mode: Mode, status: u16, body: &[u8]) -> Rows {
    let profile = built(id);
    let values = profile.complete(&given(values)).unwrap();
    profile.understand(&june(mode), &values, status, JSON, body)
}

fn extra(extras: &Extras, name: &str) -> Option<i64> {
    *extras.get(name).unwrap_or_else(|| panic!("{name}: {extras:?}"))
}

/// Severity and message of what an answer's own balances say.
fn told(id: &str, mode: Mode, total: &SectorRow) -> Vec<(Severity, String)> {
    let proof: Proof = built(id).proof(mode);
    let findings = identities(&[], Some(total), &proof);
    findings.into_iter().map(|f| (f.severity, f.message)).collect()
}

const BOARD: &[(&str, &str)] = &[("agency", "650000000000000000000001")];
const HEZA: &[(&str, &str)] = &[("root", "019d2be3"), ("department", "H24.99")];

#[test]
fn every_profile_that_comes_along_is_whole_and_says_how_sure_its_balances_are() {
    for (id, text) in BUILT_IN {
        let profile = Profile::read(text).unwrap_or_else(|e| panic!("{id}: {e}"));
        assert_eq!(profile.id, id);
        assert_eq!(profile.hash.len(), 64);
        assert!(!profile.modes().is_empty(), "{id}");
        for mode in profile.modes() {
            assert_eq!(profile.proof(mode).mode, mode, "{id}");
        }
    }
    let template = Profile::read(TEMPLATE).unwrap();
    assert_eq!(
        template.modes(),
        [Mode::Month, Mode::Quarter, Mode::Year, Mode::Range]
    );
}

/// The matrix of facts/portal-apis.md section 7.
#[test]
fn balances_are_as_hard_as_the_matrix_has_them() {
    use Strength::{AtLeast, Hard, Not, Soft};
    let opencps = built("opencps-v2");
    let of = |p: &Proof| {
        [
            p.received, p.resolved, p.pending, p.flow, p.outcome, p.place, p.sectors,
        ]
    };
    let month = opencps.proof(Mode::Month);
    assert_eq!(of(&month), [Hard; 7]);
    let year = opencps.proof(Mode::Year);
    assert_eq!(of(&year), [Hard, Hard, Hard, Hard, Hard, Not, Soft]);
    assert!(year.rest_held_at_zero && !month.rest_held_at_zero);
    let range = opencps.proof(Mode::Range);
    assert_eq!(of(&range), [Hard, Hard, Hard, AtLeast, Not, Hard, Hard]);
    let igate = built("igate-2").proof(Mode::Range);
    assert_eq!(of(&igate), [Soft, Soft, Soft, Soft, Not, Not, Soft]);
    for mode in [Mode::Month, Mode::Quarter, Mode::Year] {
        let national = built("dvcqg-v1").proof(mode);
        assert!(national.is_cross_check);
        assert_eq!(national.own.len(), 1);
        assert_eq!(national.own[0].strength, Hard, "received = on time + overdue");
    }
    // What stood in the code before profiles said it is what the profile says now.
    for mode in [Mode::Month, Mode::Year, Mode::Range] {
        assert_eq!(opencps.proof(mode), Proof::from(mode), "{mode:?}");
    }
}

#[test]
fn no_profile_takes_anothers_answer_for_its_own() {
    let samples = [
        ("opencps-v2", &[("agency", "total"), ("groupId", "1")][..], MONTH),
        ("igate-2", BOARD, IGATE),
        ("dvcqg-v1", HEZA, PROGRESS),
        ("dvcqg-v1-766", HEZA, POINTS),
        ("dvcqg-legacy", &[("province", "1")], LEGACY),
    ];
    for (id, values, _) in samples {
        for (of, _, body) in samples {
            let mode = if id == "igate-2" { Mode::Range } else { Mode::Month };
            let rows = read(id, values, mode, 200, body);
            if id != of {
                assert_eq!(kind(rows), LayoutChanged, "{id} reads {of}");
            }
        }
    }
}
