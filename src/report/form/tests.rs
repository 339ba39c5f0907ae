use super::super::fixture::{day, half_year, shipped_form};
use super::*;
use crate::calendar::{at, hm};
use crate::dossier::Reckoned;
use crate::report::form::filled::Cell;

/// Seven columns in another order, with counts beside the form, a share, and a place for people.
pub const OWN: &str = r#"
code = "II.07z/VPCP/KSTT"
title = "Kết quả giải quyết thủ tục hành chính"
unit = "Hồ sơ"
legal_basis = "Thông tư số 5/2025/TT-VPCP ngày 31/12/2025 của Văn phòng Chính phủ"
[[column]]
number = 1
title = "Lĩnh vực"
figure = "sector"
[[column]]
number = 2
group = "Đã giải quyết"
title = "Tổng số"
figure = "c7"
formula = "(3)+(4)+(5)"
[[column]]
number = 3
group = "Đã giải quyết"
title = "Trước hạn"
figure = "c8"
[[column]]
number = 4
group = "Đã giải quyết"
title = "Đúng hạn"
figure = "c9"
[[column]]
number = 5
group = "Đã giải quyết"
title = "Quá hạn"
figure = "c10"
[[column]]
number = 6
title = "Tỷ lệ trước hạn và đúng hạn (%)"
formula = "((3)+(4))/(2)*100"
decimals = 1
[[column]]
number = 7
title = "Ghi chú"
figure = "blank"
"#;

pub fn own_form() -> Form {
    toml::from_str(OWN).unwrap()
}

#[test]
fn the_shipped_form_is_fit_and_its_successor_is_told_until_somebody_confirms_it() {
    let mut form = shipped_form();
    assert_eq!(form.faults(), []);
    assert_eq!(form.numbering(), None);
    assert_eq!(form.holds()[2], Holds::Figure(Column::C3));
    let doubt = form.doubt(at(day(2026, 2, 15), hm(8, 0))).unwrap();
    assert!(doubt.contains("Thông tư số 5/2025/TT-VPCP"), "{doubt}");
    assert_eq!(form.doubt(at(day(2026, 2, 14), hm(8, 0))), None);
    form.is_confirmed = true;
    assert_eq!(form.doubt(at(day(2026, 7, 3), hm(8, 0))), None);
}

#[test]
fn a_form_of_another_shape_is_fit_and_knows_its_figures() {
    let form = own_form();
    assert_eq!(form.faults(), []);
    let row = &half_year().figures.rows[0];
    let cells: Vec<String> = form.cells(row, "1", "Đầu tư").iter().map(Cell::text).collect();
    let counts = &row.counts;
    assert_eq!(cells[0], "Đầu tư");
    assert_eq!(cells[1], crate::calendar::count(counts.c7.unwrap()));
    assert!(
        cells[5].ends_with(|c: char| c.is_ascii_digit()) && cells[5].contains(','),
        "{cells:?}"
    );
    assert_eq!(
        (form.difference(1, row), form.difference(2, row)),
        (Some(0), None)
    );
    assert_eq!(form.renumbered("((8) + (9))/(7)").unwrap(), "((3) + (4))/(2)");
    assert_eq!(
        form.in_own_numbers("Đầu tư: cột 7 từ 23 thành 29; cột 4 từ 05 thành 06"),
        "Đầu tư: cột 2 từ 23 thành 29; cột 4 của biểu II.06a từ 05 thành 06"
    );
    assert_eq!(form.renumbered("(4)/((4) + (5))"), None);
    let told = form.numbering().unwrap();
    assert!(
        told.contains("(7) là cột (2)") && told.contains("(3) không có cột"),
        "{told}"
    );
    assert_eq!(form.rests_on(5), [Column::C7, Column::C9, Column::C8]);
    let mut nothing = row.clone();
    (nothing.counts.c7, nothing.counts.c8, nothing.counts.c9) = (Some(0), Some(0), Some(0));
    let share = &form.cells(&nothing, "", "")[5];
    assert_eq!(share, &Cell::Reckoned(Reckoned::Undefined, 1));
    assert_eq!(share.text(), "");
    nothing.counts.c8 = None;
    assert_eq!(form.cells(&nothing, "", "")[5].text(), "-");
}

#[test]
fn a_form_without_names_of_figures_is_read_by_the_numbers_of_the_shipped_one() {
    let mut form = shipped_form();
    form.columns.retain(|c| ![1, 12, 13].contains(&c.number));
    form.columns.iter_mut().find(|c| c.number == 11).unwrap().formula = "(3)-(7)".into();
    form.columns.swap(4, 5);
    assert_eq!(form.faults(), []);
    assert_eq!(form.holds()[4], Holds::Figure(Column::C7));
    assert_eq!(form.number_of(Column::C13), None);
}

#[test]
fn what_is_wrong_in_a_form_is_named_with_its_key_and_remedy_all_at_once() {
    let faults = |change: fn(&mut Form)| {
        let mut form = own_form();
        change(&mut form);
        let told: Vec<String> = form
            .faults()
            .iter()
            .map(|f| format!("{}: {}", f.key, f.what))
            .collect();
        assert!(form.faults().iter().all(|f| !f.remedy.is_empty()));
        told
    };
    for (change, want) in [
        ((|f| f.code.clear()) as fn(&mut Form), "code: it is empty"),
        (
            |f| f.columns[1].formula = "3 và 4".into(),
            "[[column]] number = 2, formula: \"3 và 4\" is no formula",
        ),
        (
            |f| f.columns[1].formula = "(3)+(99)".into(),
            "[[column]] number = 2, formula: it names column (99), which the form does not have",
        ),
        (
            |f| f.columns[1].formula = "(1)+(3)".into(),
            "formula: it names column (1), which holds no figure",
        ),
        (
            |f| f.columns[1].formula = "(2)+(3)".into(),
            "formula: it names column (2), which is itself",
        ),
        (
            |f| f.columns[2].figure = Some("c14".into()),
            "[[column]] number = 3, figure: \"c14\" is no figure",
        ),
        (
            |f| f.columns[2].figure = None,
            "[[column]] number = 3, figure: it says neither figure nor formula",
        ),
        (
            |f| f.columns[3].number = 3,
            "[[column]] number = 3, number: the number 3",
        ),
        (
            |f| f.columns[0].figure = Some("blank".into()),
            "0 columns hold \"sector\"",
        ),
        (|f| f.columns.truncate(2), "it has 2 columns"),
        (
            |f| f.columns[5].decimals = 9,
            "[[column]] number = 6, decimals: 9 places",
        ),
        (
            |f| f.columns[6].formula = "(3)".into(),
            "a column of words has a formula",
        ),
        (
            |f| f.columns[2].title.clear(),
            "[[column]] number = 3, title: it is empty",
        ),
        (
            |f| {
                f.columns[6].figure = None;
                f.columns[6].formula = "(6)+(3)".into();
                f.columns[5].formula = "(7)+(3)".into();
            },
            "[[column]] number = 6, formula: it is reckoned from itself",
        ),
    ] {
        let told = faults(change);
        assert!(told.iter().any(|t| t.contains(want)), "{want}: {told:?}");
    }
    let two = faults(|f| {
        f.code.clear();
        f.columns[1].formula = "x".into();
    });
    assert_eq!(two.len(), 2, "{two:?}");
}
