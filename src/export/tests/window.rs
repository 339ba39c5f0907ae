//! The two days of a file.

use super::*;

#[test]
fn the_window_of_the_title_must_be_the_one_that_was_asked_for() {
    let regimes = regimes();
    let read_titled = |title: &str| {
        let text = format!("{title}\n{HEADER}1;Đầu tư;10;6;1;3;7;4;2;1;3;2;1\n");
        read("a.csv", text.as_bytes(), now()).unwrap()
    };
    let period = |name: &str| Period::read(name, &regimes, None).unwrap();
    let june = period("2026-06");
    let dated = read_titled("Từ ngày 20/5/2026 đến ngày 19/6/2026");
    // Whatever its name, the title says it; a regime's period has its label.
    assert_eq!(
        settle(&dated, wish(None, "2026-W20.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    assert_eq!(
        settle(&dated, wish(Some(&june), "a.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    let may = period("2026-05");
    let refused = settle(&dated, wish(Some(&may), "a.csv", &regimes)).unwrap_err();
    assert_eq!(
        refused.why,
        "Tiêu đề của tệp ghi kỳ từ ngày 20/5/2026 đến ngày 19/6/2026, khác kỳ cần nhập (từ ngày 20/4/2026 đến ngày 19/5/2026); chưa ghi nhận số liệu nào."
    );
    let forced = Wish {
        is_forced: true,
        ..wish(Some(&may), "a.csv", &regimes)
    };
    assert_eq!(settle(&dated, forced).unwrap().period, may);
    // A window of no regime is one of its own.
    let own = read_titled("Từ ngày 01/6/2026 đến ngày 10/6/2026");
    assert_eq!(
        settle(&own, wish(None, "a.csv", &regimes)).unwrap().period.label,
        "2026-06-01..2026-06-10"
    );
    // A label is what the regime makes of it.
    let labelled = read_titled("Tháng 6 năm 2026");
    assert_eq!(
        settle(&labelled, wish(Some(&june), "a.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    assert!(settle(&labelled, wish(Some(&may), "a.csv", &regimes)).is_err());
    // Nobody says it: the name, the person, or nobody.
    let silent = read_titled("Thống kê");
    assert!(
        settle(&silent, wish(None, "a.csv", &regimes))
            .unwrap_err()
            .why
            .contains("không ghi kỳ")
    );
    let named = settle(&silent, wish(None, "06a 2026-05-20 2026-06-19.csv", &regimes)).unwrap();
    assert_eq!(named.period, june);
    assert!(named.remarks[0].contains("theo tên tệp"));
    assert_eq!(
        settle(&silent, wish(Some(&june), "a.csv", &regimes))
            .unwrap()
            .period,
        june
    );
    // Days that have not come.
    let ahead = read_titled("Từ ngày 20/7/2026 đến ngày 19/8/2026");
    assert!(
        settle(&ahead, wish(None, "a.csv", &regimes))
            .unwrap_err()
            .why
            .contains("chưa bắt đầu")
    );
}

#[test]
fn a_window_is_read_in_the_ways_that_titles_write_it() {
    let of = |text: &str| stated(text);
    let window = Some(Stated::Days(
        chrono::NaiveDate::from_ymd_opt(2026, 3, 15).unwrap(),
        chrono::NaiveDate::from_ymd_opt(2026, 4, 14).unwrap(),
    ));
    for title in [
        "(Từ ngày 15/3/2026 đến ngày 14/4/2026)",
        "(Từ 15/03/2026 - 14/04/2026)",
        "Thống kê từ 15/3/2026–14/4/2026, lập ngày 20/4/2026",
        "từ 15/3 đến hết ngày 14/4/2026",
    ] {
        assert_eq!(of(title), window, "{title}");
    }
    for title in ["Từ 14/04/2026 - 15/03/2026", "từ 30/02/2026 - 14/4/2026"] {
        assert_eq!(of(title), None, "{title}");
    }
}

#[test]
fn two_sheets_with_one_table_for_two_windows_are_two_forms() {
    let sheet = |window: &str| {
        format!(
            "<p>{window}</p><table><tr><td colspan=13>{window}<tr><td>(1)<td>(2)<td>(3)<td>(4)<td>(5)<td>(6)<td>(7)<td>(8)<td>(9)<td>(10)<td>(11)<td>(12)<td>(13)<tr><td>1<td>Đầu tư<td>10<td>6<td>1<td>3<td>7<td>4<td>2<td>1<td>3<td>2<td>1</table>"
        )
    };
    let (may, june) = (
        "Từ ngày 20/4/2026 đến ngày 19/5/2026",
        "Từ ngày 20/5/2026 đến ngày 19/6/2026",
    );
    let page = |a, b| format!("<html>{}{}</html>", sheet(a), sheet(b));
    assert!(read("a.xls", page(june, june).as_bytes(), now()).is_ok());
    let refused = read("a.xls", page(may, june).as_bytes(), now()).unwrap_err();
    assert!(refused.why.contains("02 bảng số liệu"), "{}", refused.why);
}
