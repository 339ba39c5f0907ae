use super::super::tests::{day, period, row, told, total, with};
use crate::calendar::{Moment, at, hm};
use crate::dossier::{Beside, CrossCheck, Figures, Mode, Reckoning, SectorRow, Snapshot, figures};
use crate::finding::Severity::{Error, Hint, Warning};
use chrono::NaiveDate;

fn answer(
    id: i64,
    mode: Mode,
    from: NaiveDate,
    to: NaiveDate,
    at: Moment,
    rows: Vec<SectorRow>,
    sum: SectorRow,
) -> Snapshot {
    Snapshot {
        proof: None,
        id,
        source: "s".into(),
        mode,
        from,
        to,
        fetched_at: at,
        request: format!("/x?{id}"),
        hash: format!("{id:064}"),
        rows,
        total: Some(sum),
    }
}

fn month(m: u32, rows: Vec<SectorRow>, sum: SectorRow) -> Snapshot {
    let from = day(2026, m, 1);
    let to = day(2026, m + 1, 1).pred_opt().unwrap();
    answer(i64::from(m), Mode::Month, from, to, at(to, hm(23, 50)), rows, sum)
}

fn made(from: NaiveDate, to: NaiveDate, answers: &[Snapshot]) -> Figures {
    figures(period(from, to), answers, &Reckoning::default())
}

fn line(row: &SectorRow) -> [i64; 11] {
    crate::dossier::Column::ALL.map(|c| row.counts.get(c).unwrap_or(-1))
}

/// Received 10 and 8 in the months, carried over 3 and 4, pending 4 and 5.
const JANUARY: [i64; 11] = [13, 6, 4, 3, 9, 5, 3, 1, 4, 3, 1];
const FEBRUARY: [i64; 11] = [12, 5, 3, 4, 7, 6, 1, 0, 5, 5, 0];

#[test]
fn two_months_add_up_what_flows_and_keep_the_last_stock_and_the_first_carry_over() {
    let months = [
        month(1, vec![row("Đầu tư", JANUARY)], total(JANUARY)),
        month(2, vec![row("Đầu tư", FEBRUARY)], total(FEBRUARY)),
    ];
    let found = made(day(2026, 1, 1), day(2026, 2, 28), &months);
    let sum = [21, 11, 7, 3, 16, 11, 4, 1, 5, 5, 0];
    assert_eq!((line(&found.total), line(&found.rows[0])), (sum, sum));
    assert_eq!(told(&found.findings), []);
    let from = found.provenance.unwrap();
    assert_eq!((from.snapshot, from.made_of.len()), (2, 2));
    assert_eq!(found.as_of, Some(at(day(2026, 2, 28), hm(23, 50))));
    assert!(from.made_of.iter().all(|o| !o.is_taken_off));
}

#[test]
fn months_that_do_not_hand_over_are_told_and_not_mended() {
    let mut anew = FEBRUARY;
    (anew[0], anew[3], anew[4], anew[5]) = (14, 6, 9, 8);
    let months = [month(1, vec![], total(JANUARY)), month(2, vec![], total(anew))];
    let found = made(day(2026, 1, 1), day(2026, 2, 28), &months);
    assert_eq!(line(&found.total), [21, 11, 7, 3, 18, 13, 4, 1, 5, 5, 0]);
    assert_eq!(
        told(&found.findings),
        [
            ("identity", Error, "Tổng số/c3"),
            ("carry_over", Warning, "Tổng số/c6"),
            ("identity", Hint, "Tổng số/c3"),
        ]
    );
}

#[test]
fn a_sector_that_a_month_leaves_out_has_none_only_if_the_others_make_up_the_total() {
    let both = vec![
        row("Đầu tư", JANUARY),
        row("Lao động", [2, 2, 0, 0, 2, 2, 0, 0, 0, 0, 0]),
    ];
    let mut sum = JANUARY;
    for (n, more) in sum.iter_mut().zip([2, 2, 0, 0, 2, 2, 0, 0, 0, 0, 0]) {
        *n += more;
    }
    let without = |last: [i64; 11]| {
        let months = [
            month(1, both.clone(), total(sum)),
            month(2, vec![row("Đầu tư", FEBRUARY)], total(last)),
        ];
        made(day(2026, 1, 1), day(2026, 2, 28), &months)
    };
    let found = without(FEBRUARY);
    assert_eq!(line(&found.rows[1]), [2, 2, 0, 0, 2, 2, 0, 0, 0, 0, 0]);
    let mut more = FEBRUARY;
    (more[0], more[1], more[8], more[9]) = (13, 6, 6, 6);
    let found = without(more);
    assert_eq!(
        line(&found.rows[1]),
        [-1, -1, 0, 0, 2, 2, 0, 0, -1, -1, 0],
        "one online and pending dossier belongs to nobody"
    );
}

#[test]
fn between_running_totals_lies_what_came_and_went_and_no_carry_over() {
    let year = |id, d: u32, m: u32, counts, waiting| {
        answer(
            id,
            Mode::Year,
            day(2026, 1, 1),
            day(2026, 12, 31),
            at(day(2026, m, d), hm(23, 50)),
            vec![],
            with(
                total(counts),
                &[("waiting", waiting), ("cancelled", 1), ("secret", 5)],
            ),
        )
    };
    let may = [100, 60, 30, 10, 80, 50, 20, 10, 18, 15, 3];
    let june = [130, 80, 35, 15, 100, 65, 22, 13, 25, 24, 1];
    let answers = [year(1, 19, 5, may, 1), year(2, 19, 6, june, 4)];
    let found = made(day(2026, 5, 20), day(2026, 6, 19), &answers);
    assert_eq!(line(&found.total), [-1, 20, 5, -1, 20, 15, 2, 3, 25, 24, 1]);
    let extras: Vec<(&str, Option<i64>)> = found.total.extras.iter().map(|(k, v)| (k.as_str(), *v)).collect();
    assert_eq!(extras, [("cancelled", Some(0)), ("waiting", Some(4))]);
    assert!(told(&found.findings).contains(&("sum_of_parts", Warning, "Tổng số/c6")));
    assert!(!found.has_error());
    let origins = found.provenance.unwrap().made_of;
    assert_eq!(
        origins
            .iter()
            .map(|o| (o.snapshot, o.is_taken_off))
            .collect::<Vec<_>>(),
        [(1, true), (2, false)]
    );

    let fell = [130, 80, 29, 15, 100, 65, 22, 13, 25, 24, 1];
    let found = made(
        day(2026, 5, 20),
        day(2026, 6, 19),
        &[year(1, 19, 5, may, 1), year(2, 19, 6, fell, 4)],
    );
    assert_eq!(found.total.counts.c5, None);
    let told: Vec<&str> = found.findings.iter().map(|f| f.message.as_str()).collect();
    assert!(
        told.iter().any(|m| m.contains(
            "Cột 5 chưa rõ: số lũy kế đến ngày 19/6/2026 là 29, nhỏ hơn số lũy kế trước ngày 20/5/2026 là 30"
        )),
        "{told:#?}"
    );
}

#[test]
fn a_part_never_stands_for_the_whole() {
    let months = [month(1, vec![], total(JANUARY))];
    let found = made(day(2026, 1, 1), day(2026, 3, 31), &months);
    assert_eq!((found.as_of, found.provenance.is_none()), (None, true));
    assert!(!found.total.counts.any_known());
    assert!(
        found.findings[0]
            .message
            .contains("còn thiếu từ ngày 01/02/2026 đến ngày 31/3/2026"),
        "{}",
        found.findings[0].message
    );
}

#[test]
fn dossiers_without_a_column_are_counted_where_the_office_wants_them() {
    let counts = [13, 6, 4, 3, 6, 4, 1, 1, 4, 3, 1];
    let sum = with(total(counts), &[("waiting", 2), ("cancelled", 1)]);
    let months = [month(1, vec![], sum)];
    for (beside, columns) in [
        (Beside::Apart, counts),
        (Beside::Resolved, [13, 6, 4, 3, 9, 4, 4, 1, 4, 3, 1]),
        (Beside::Pending, [13, 6, 4, 3, 6, 4, 1, 1, 6, 5, 1]),
    ] {
        let reckoning = Reckoning {
            beside,
            ..Reckoning::default()
        };
        let found = figures(period(day(2026, 1, 1), day(2026, 1, 31)), &months, &reckoning);
        assert_eq!(
            (line(&found.total), found.has_error()),
            (columns, false),
            "{beside:?}"
        );
        assert_eq!(found.total.extras["waiting"], Some(2), "as received");
    }
}

#[test]
fn a_second_source_is_held_against_the_figures_and_never_in_them() {
    let mut theirs = month(1, vec![], total([15, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]));
    (theirs.id, theirs.source) = (9, "dvcqg".into());
    theirs
        .total
        .as_mut()
        .unwrap()
        .extras
        .insert("overdue".into(), Some(2));
    let answers = [month(1, vec![], total(JANUARY)), theirs];
    let told = |tolerance: u64| {
        let reckoning = Reckoning {
            cross_checks: vec![CrossCheck {
                source: "dvcqg".into(),
                tolerance,
            }],
            ..Reckoning::default()
        };
        let found = figures(period(day(2026, 1, 1), day(2026, 1, 31)), &answers, &reckoning);
        assert_eq!(line(&found.total), JANUARY);
        found.findings
    };
    assert_eq!(told(16), []);
    let found = told(15);
    assert_eq!(
        super::super::tests::told(&found),
        [("cross_report", Warning, "Tổng số/c3")]
    );
    assert!(
        found[0].message.contains("là 13, nguồn đối chiếu dvcqg là 15"),
        "{}",
        found[0].message
    );
}

#[test]
fn a_sector_that_a_table_without_a_totals_row_leaves_out_is_unknown_there() {
    let both = vec![row("Đầu tư", JANUARY), row("Lao động", JANUARY)];
    let mut january = month(1, both, total(JANUARY));
    let mut february = month(2, vec![row("Đầu tư", FEBRUARY)], total(FEBRUARY));
    (january.total, february.total) = (None, None);
    let found = made(day(2026, 1, 1), day(2026, 2, 28), &[january, february]);
    assert_eq!(found.rows[1].sector, "Lao động");
    let [_, c4, c5, c6, rest @ ..] = line(&found.rows[1]);
    assert_eq!(
        (c4, c5, c6),
        (-1, -1, 3),
        "only what the first month says alone is known"
    );
    assert_eq!(rest, [-1; 7]);
}
