use super::super::tests::{day, period};
use super::*;
use Mode::{Month, Range, Year};

fn head(id: i64, mode: Mode, from: (i32, u32, u32), to: (i32, u32, u32), at: Moment) -> Head {
    Head {
        id,
        source: "s".into(),
        mode,
        from: day(from.0, from.1, from.2),
        to: day(to.0, to.1, to.2),
        fetched_at: at,
    }
}

fn closed(y: i32, m: u32, d: u32) -> Moment {
    at(day(y, m, d), hm(23, 50))
}

fn noon(y: i32, m: u32, d: u32) -> Moment {
    at(day(y, m, d), hm(12, 0))
}

fn months(until: u32) -> Vec<Head> {
    (1..=until)
        .map(|m| {
            let last = [31, 28, 31, 30, 31, 30][m as usize - 1];
            head(
                i64::from(m),
                Month,
                (2026, m, 1),
                (2026, m, last),
                closed(2026, m, last),
            )
        })
        .collect()
}

fn speaks(period: Period, heads: &[Head]) -> Option<Vec<Speaks>> {
    let found = basis(&period, heads, None, &[])?;
    Some(found.pieces.iter().map(|p| p.speaks).collect())
}

use Speaks::{Answer, Between};

#[test]
fn an_answer_for_just_the_window_comes_before_a_sum() {
    let quarter = period(day(2026, 1, 1), day(2026, 3, 31));
    let mut heads = months(3);
    assert_eq!(
        speaks(quarter.clone(), &heads),
        Some(vec![Answer(1), Answer(2), Answer(3)])
    );
    heads.push(head(9, Range, (2026, 1, 1), (2026, 3, 31), noon(2026, 4, 1)));
    assert_eq!(speaks(quarter, &heads), Some(vec![Answer(9)]));
}

#[test]
fn months_make_up_a_quarter_only_without_gap_and_only_where_they_are_whole() {
    let quarter = || period(day(2026, 1, 1), day(2026, 3, 31));
    let without = |id: i64| -> Vec<Head> { months(3).into_iter().filter(|h| h.id != id).collect() };
    for missing in 1..=3 {
        assert_eq!(speaks(quarter(), &without(missing)), None, "{missing}");
    }
    let mut early = months(3);
    early[1].fetched_at = noon(2026, 2, 28);
    assert_eq!(speaks(quarter(), &early), None, "February was not over");
    let mut running = months(3);
    running[2].fetched_at = noon(2026, 3, 20);
    assert_eq!(
        speaks(quarter(), &running),
        Some(vec![Answer(1), Answer(2), Answer(3)]),
        "the quarter is not over, and its date says so"
    );
    assert_eq!(
        speaks(period(day(2026, 1, 20), day(2026, 3, 19)), &months(3)),
        None,
        "no months"
    );
}

#[test]
fn the_fewest_windows_are_taken_and_all_asked_in_one_way() {
    let mut heads = months(6);
    heads.push(head(7, Range, (2026, 1, 1), (2026, 3, 31), closed(2026, 3, 31)));
    let half = || period(day(2026, 1, 1), day(2026, 6, 30));
    assert_eq!(
        speaks(half(), &heads),
        Some((1..=6).map(Answer).collect()),
        "a range and three months split the figures differently"
    );
    heads.push(head(8, Range, (2026, 4, 1), (2026, 6, 30), closed(2026, 6, 30)));
    heads.push(head(10, Range, (2026, 4, 1), (2026, 5, 31), closed(2026, 5, 31)));
    heads.push(head(11, Range, (2026, 6, 1), (2026, 6, 30), closed(2026, 6, 30)));
    assert_eq!(speaks(half(), &heads), Some(vec![Answer(7), Answer(8)]));
}

#[test]
fn running_totals_fetched_at_the_ends_of_a_window_are_subtracted() {
    let year = |id, at| head(id, Year, (2026, 1, 1), (2026, 12, 31), at);
    let window = || period(day(2026, 5, 20), day(2026, 6, 19));
    let heads = [
        year(1, closed(2026, 5, 19)),
        year(2, noon(2026, 6, 10)),
        year(3, at(day(2026, 6, 20), hm(1, 30))),
    ];
    assert_eq!(
        speaks(window(), &heads),
        Some(vec![Between { before: 1, until: 3 }])
    );
    assert_eq!(speaks(window(), &heads[1..]), None);
    let late = [heads[0].clone(), year(3, at(day(2026, 6, 20), hm(7, 1)))];
    assert_eq!(speaks(window(), &late), None, "a new day had begun");
    let since_new_year = period(day(2026, 1, 1), day(2026, 6, 19));
    assert_eq!(speaks(since_new_year, &heads), Some(vec![Answer(3)]));
}

#[test]
fn over_new_year_two_running_totals_take_turns() {
    let heads = [
        head(1, Year, (2025, 1, 1), (2025, 12, 31), closed(2025, 12, 14)),
        head(2, Year, (2025, 1, 1), (2025, 12, 31), closed(2025, 12, 31)),
        head(3, Year, (2026, 1, 1), (2026, 12, 31), closed(2026, 1, 14)),
    ];
    let window = || period(day(2025, 12, 15), day(2026, 1, 14));
    assert_eq!(
        speaks(window(), &heads),
        Some(vec![Between { before: 1, until: 2 }, Answer(3)])
    );
    for missing in 0..3 {
        let mut rest = heads.to_vec();
        rest.remove(missing);
        assert_eq!(speaks(window(), &rest), None, "{missing}");
    }
}

#[test]
fn each_part_keeps_to_its_first_answer_after_the_cut_off() {
    let quarter = period(day(2026, 1, 1), day(2026, 3, 31));
    let mut heads = months(3);
    for (id, m, last) in [(11, 1, 31), (12, 2, 28), (13, 3, 31)] {
        heads.push(head(
            id,
            Month,
            (2026, m, 1),
            (2026, m, last),
            at(day(2026, 3, 31), hm(23, 55)),
        ));
        heads.push(head(
            id + 10,
            Month,
            (2026, m, 1),
            (2026, m, last),
            noon(2026, 4, 5),
        ));
    }
    let found = basis(&quarter, &heads, Some(closed(2026, 3, 31)), &[]).unwrap();
    let ids: Vec<i64> = found.pieces.iter().flat_map(Piece::answers).collect();
    assert_eq!(ids, [11, 12, 3], "the third was fetched at the cut-off itself");
    assert!(found.is_cutoff);
    let early = basis(&quarter, &months(3), Some(closed(2026, 3, 31)), &[]).unwrap();
    assert!(!early.is_cutoff, "January is from before the cut-off");
}

#[test]
fn the_preferred_source_speaks_as_long_as_it_can() {
    let window = period(day(2026, 1, 1), day(2026, 3, 31));
    let mut heads = months(3);
    let mut other = head(9, Range, (2026, 1, 1), (2026, 3, 31), closed(2026, 3, 31));
    other.source = "other".into();
    heads.push(other);
    let source = |preferred: &[&str], heads: &[Head]| {
        let preferred: Vec<String> = preferred.iter().map(ToString::to_string).collect();
        basis(&window, heads, None, &preferred).map(|b| b.source)
    };
    assert_eq!(source(&["s"], &heads).as_deref(), Some("s"));
    assert_eq!(source(&[], &heads).as_deref(), Some("other"));
    assert_eq!(source(&["s"], &heads[2..]).as_deref(), Some("other"));
    assert_eq!(source(&["s", "other"], &heads[2..]).as_deref(), Some("other"));
}

#[test]
fn a_gap_is_told_only_where_something_speaks() {
    let quarter = period(day(2026, 1, 1), day(2026, 3, 31));
    assert_eq!(gaps(&quarter, &[]), []);
    let without =
        |ids: &[i64]| -> Vec<Head> { months(3).into_iter().filter(|h| !ids.contains(&h.id)).collect() };
    let february = (day(2026, 2, 1), day(2026, 2, 28));
    assert_eq!(gaps(&quarter, &without(&[2])), [february]);
    // Whoever brings the first of them is not sent for the second afterwards.
    let others = [
        (day(2026, 1, 1), day(2026, 1, 31)),
        (day(2026, 3, 1), day(2026, 3, 31)),
    ];
    assert_eq!(gaps(&quarter, &without(&[1, 3])), others);
    assert_eq!(gaps(&quarter, &months(3)), []);
}

#[test]
fn a_file_exported_anew_corrects_the_one_before_it_and_no_answer_of_a_portal() {
    let month = || period(day(2026, 5, 20), day(2026, 6, 19));
    let of = |id, mode, at| head(id, mode, (2026, 5, 20), (2026, 6, 19), at);
    let counted = |heads: &[Head]| {
        let found = basis(&month(), heads, Some(closed(2026, 6, 19)), &[]).unwrap();
        (found.pieces[0].speaks, found.is_cutoff)
    };
    let (file, range) = (Mode::File, Range);
    let files = [
        of(1, file, noon(2026, 6, 18)),
        of(2, file, noon(2026, 6, 20)),
        of(3, file, noon(2026, 6, 22)),
    ];
    assert_eq!(counted(&files), (Answer(3), false), "the wrong one is corrected");
    assert_eq!(
        counted(&files[..2]),
        (Answer(2), true),
        "the first since the cut-off"
    );
    assert_eq!(counted(&files[..1]), (Answer(1), false));
    let asked = [
        of(1, range, closed(2026, 6, 19)),
        of(2, file, noon(2026, 6, 20)),
        of(3, range, noon(2026, 6, 21)),
    ];
    for known in 1..=3 {
        assert_eq!(counted(&asked[..known]), (Answer(1), true), "{known}: to and fro");
    }
    assert_eq!(
        counted(&asked[1..]),
        (Answer(2), true),
        "the portal was down at the cut-off"
    );
}
