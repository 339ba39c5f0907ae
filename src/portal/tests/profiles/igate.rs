//! iGate 2.

use super::*;

#[test]
fn igate_gives_the_offices_row_as_the_total() {
    let (rows, total) = read("igate-2", BOARD, Mode::Range, 200, IGATE).unwrap();
    let total = total.unwrap();
    assert_eq!(
        (rows.len(), total.sector.as_str()),
        (0, "Ban Quản lý Khu kinh tế Mẫu")
    );
    let figures = Column::ALL.map(|c| total.counts.get(c).unwrap());
    assert_eq!(figures, [352, 243, 7, 102, 240, 204, 33, 3, 112, 108, 4]);
    assert_eq!(extra(&total.extras, "cancelled"), Some(0));
    // The sample does say how 352 = 240 + 112 comes about, so nothing is told.
    assert_eq!(told("igate-2", Mode::Range, &total), []);
}

#[test]
fn igate_leaves_unknown_what_is_missing_and_never_makes_it_zero() {
    let values = [("agency", "650000000000000000000003")];
    let (_, total) = read("igate-2", &values, Mode::Range, 200, IGATE).unwrap();
    let counts = total.unwrap().counts;
    assert_eq!((counts.c4, counts.c7, counts.c11), (Some(0), Some(0), Some(0)));
    assert_eq!((counts.c3, counts.c5, counts.c6), (None, None, None));
    let values = [("agency", "none of these")];
    assert_eq!(
        kind(read("igate-2", &values, Mode::Range, 200, IGATE)),
        LayoutChanged
    );
}

#[test]
fn what_igate_contradicts_is_for_a_person_to_judge() {
    let (_, total) = read("igate-2", BOARD, Mode::Range, 200, IGATE).unwrap();
    let mut total = total.unwrap();
    total.counts.c8 = Some(200);
    total.extras.insert("received".into(), Some(249));
    let told = told("igate-2", Mode::Range, &total);
    assert!(told.iter().all(|(severity, _)| *severity == Severity::Warning));
    let messages: Vec<&str> = told.iter().map(|(_, m)| m.as_str()).collect();
    assert_eq!(
        messages,
        [
            "Tổng số: cột 7 (tổng số đã giải quyết) là 240, nhưng cột 8 + cột 9 + cột 10 bằng 236, lệch 04 hồ sơ.",
            "Tổng số: số tiếp nhận trong kỳ do nguồn tính là 249, nhưng cột 4 (tiếp nhận trực tuyến) + cột 5 (tiếp nhận trực tiếp, qua bưu chính) bằng 250, lệch 01 hồ sơ.",
        ]
    );
}

#[test]
fn igate_is_asked_for_whole_local_days() {
    let profile = built("igate-2");
    let values = profile.complete(&given(BOARD)).unwrap();
    let asked = profile.request(&june(Mode::Range), &values).unwrap();
    assert_eq!(
        asked.path_and_query,
        "/pa/dni-dossier-statistic/--01-2020-percentage?agency-id=650000000000000000000001&from-date=2026-06-01T00:00:00.000Z&to-date=2026-06-30T23:59:59.999Z&type="
    );
    assert_eq!(asked.content, None);
}
