//! Sources held against each other.

use super::*;

#[test]
fn only_what_lies_beyond_the_tolerance_is_told_and_the_figures_stay() {
    let compared = |tolerance_percent| {
        proof(|p| {
            p.is_cross_check = true;
            p.compared = vec![Compared {
                left: operand("received", "tổng hồ sơ"),
                columns: vec![Column::C7, Column::C11],
                tolerance_percent,
            }];
        })
    };
    let moment = at(day(2026, 6, 20), hm(1, 0));
    let form = snapshot(1, moment, vec![], Some(total(SOUND.map(|n| n * 10))));
    let hundred = figures(june(), std::slice::from_ref(&form), None);
    for (received, tolerance, want) in [
        (100, 0, 0),
        (105, 5, 0),
        (95, 5, 0),
        (106, 5, 1),
        (94, 5, 1),
        (-1, 5, 0),
    ] {
        let line = with(total([-1; 11]), &[("received", received)]);
        let mut other = snapshot(2, moment + chrono::Duration::hours(1), vec![], Some(line));
        (other.source, other.proof) = ("dvcqg".into(), Some(compared(tolerance)));
        let found = figures(june(), &[form.clone(), other], None);
        let told = found.findings.iter().filter(|f| f.rule == "cross_report");
        assert_eq!(told.count(), want, "{received} within {tolerance}%");
        assert_eq!(
            (found.total, found.provenance),
            (hundred.total.clone(), hundred.provenance.clone())
        );
        assert!(!found.findings.iter().any(Finding::is_error));
    }
}

#[test]
fn columns_are_known_by_their_names_only() {
    for column in Column::ALL {
        assert_eq!(Column::named(&format!("c{}", column.number())), Some(column));
    }
    for name in ["c2", "c14", "c03", "c+3", "C3", "c", "3", "waiting"] {
        assert_eq!(Column::named(name), None, "{name}");
    }
}

#[test]
fn the_office_says_how_far_a_source_that_is_only_compared_may_differ() {
    let moment = at(day(2026, 6, 20), hm(1, 0));
    let form = snapshot(1, moment, vec![], Some(total(SOUND.map(|n| n * 10))));
    let line = with(total([-1; 11]), &[("received", 106)]);
    let mut other = snapshot(2, moment, vec![], Some(line));
    other.source = "dvcqg".into();
    other.proof = Some(proof(|p| {
        p.is_cross_check = true;
        p.compared = vec![Compared {
            left: operand("received", "tổng hồ sơ"),
            columns: vec![Column::C7, Column::C11],
            tolerance_percent: 5,
        }];
    }));
    for (office, want) in [(None, 1), (Some(10), 0), (Some(2), 1)] {
        let reckoning = Reckoning {
            cross_checks: office
                .map(|tolerance| CrossCheck {
                    source: "dvcqg".into(),
                    tolerance,
                })
                .into_iter()
                .collect(),
            ..Reckoning::default()
        };
        let found = super::super::figures(june(), &[form.clone(), other.clone()], &reckoning);
        let told: Vec<&Finding> = found
            .findings
            .iter()
            .filter(|f| f.rule == "cross_report")
            .collect();
        assert_eq!(told.len(), want, "{office:?}: {told:?}");
        let most = format!("quá mức {}%", office.unwrap_or(5));
        assert!(told.iter().all(|f| f.message.contains(&most)), "{told:?}");
    }
}
