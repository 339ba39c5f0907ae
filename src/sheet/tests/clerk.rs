//! What the clerk fills in.

use super::*;

#[test]
fn what_the_clerk_fills_in_is_understood_or_asked_about_with_its_cell() {
    let desk = Desk::new();
    for (number, cells, group, place, words) in [
        (
            "1",
            &[
                (STATE, "Đã hoàn thành"),
                (NUMBER, "15/BC-QLĐT"),
                (DATE, "29/6/2026"),
            ][..],
            Group::Done,
            "hàng",
            "Báo cáo số 15/BC-QLĐT ngày 29/6/2026; đúng hạn",
        ),
        (
            "1",
            &[(STATE, "hoan thanh"), (NUMBER, "15/BC"), (DATE, "30/02/2026")],
            Group::Asked,
            "ô I",
            "“30/02/2026” không phải là ngày",
        ),
        (
            "1",
            &[(STATE, "Đã hoàn thành"), (NUMBER, "15/BC"), (DATE, "01/7/2026")],
            Group::Asked,
            "ô I",
            "sau ngày nhận sổ 30/6/2026",
        ),
        (
            "1",
            &[(STATE, "Đã hoàn thành"), (NUMBER, "15/BC"), (DATE, "29/6/2016")],
            Group::Asked,
            "ô I",
            "trước năm của nhiệm vụ (2026) nhiều năm",
        ),
        (
            "1",
            &[(STATE, "Đã hoàn thành"), (DATE, "29/6/2026")],
            Group::Asked,
            "ô H",
            "Thiếu số",
        ),
        (
            "1",
            &[(STATE, "Đã hoàn thành"), (NUMBER, "15/BC")],
            Group::Asked,
            "ô I",
            "Thiếu ngày",
        ),
        (
            "1",
            &[(STATE, "gần xong")],
            Group::Asked,
            "ô G",
            "Không hiểu trạng thái",
        ),
        (
            "1",
            &[(NUMBER, "15/BC"), (DATE, "29/6/2026")],
            Group::Asked,
            "ô G",
            "đề nghị chọn trạng thái",
        ),
        (
            "1",
            &[(STATE, "Chấm dứt"), (NUMBER, "77/TB-BQL"), (DATE, "29/6/2026")],
            Group::Cancelled,
            "hàng",
            "theo Thông báo số 77/TB-BQL ngày 29/6/2026",
        ),
        (
            "3",
            &[(DEADLINE, "chậm nhất 20/8/2026")],
            Group::Redated,
            "hàng",
            "Thứ Năm 20/8/2026",
        ),
        (
            "3",
            &[(DEADLINE, "sớm nhất có thể")],
            Group::Asked,
            "ô K",
            "Chưa hiểu chắc thời hạn",
        ),
        (
            "3",
            &[(DEADLINE, "chậm nhất 20/8/2016")],
            Group::Asked,
            "ô K",
            "nhiều năm",
        ),
        (
            "3",
            &[(EVENT, "29/6/2026")],
            Group::Asked,
            "ô J",
            "không tính từ một sự kiện",
        ),
        (
            "4",
            &[(EVENT, "29/6/2026")],
            Group::Event,
            "hàng",
            "hạn đến hết Thứ Hai 06/7/2026",
        ),
        (
            "6",
            &[(EVENT, "30/6/2026 14:30")],
            Group::Event,
            "hàng",
            "14 giờ 30 ngày 30/6/2026; hạn đến 14 giờ 30 Thứ Tư 01/7/2026",
        ),
        (
            "6",
            &[(EVENT, "14:30 ngày 30/06/2026")],
            Group::Event,
            "hàng",
            "hạn đến 14 giờ 30 Thứ Tư 01/7/2026",
        ),
        (
            "6",
            &[(EVENT, "30/6/2026")],
            Group::Event,
            "hàng",
            "hạn đến hết Thứ Tư 01/7/2026 (chưa ghi giờ nên 24 giờ tính tròn ngày",
        ),
        (
            "6",
            &[(EVENT, "30/6/2026 17:00")],
            Group::Asked,
            "ô J",
            "17 giờ 00 ngày 30/6/2026 sau lúc nhận sổ",
        ),
        (
            "6",
            &[(EVENT, "30/6/2026 chiều")],
            Group::Asked,
            "ô J",
            "có giờ thì ghi dạng 20/3/2026 14:30",
        ),
        (
            "4",
            &[(EVENT, "29/7/2026")],
            Group::Asked,
            "ô J",
            "sau ngày nhận sổ",
        ),
        ("2", &[("Ghi chú", "chờ ký")], Group::Noted, "hàng", "“chờ ký”"),
    ] {
        let proposal = desk.read(&fill(desk.export(), number, cells));
        let lines = &proposal.receipt.lines;
        assert_eq!(lines.len(), 1, "{cells:?}: {lines:?}");
        assert_eq!(lines[0].group, group, "{cells:?}: {lines:?}");
        assert!(lines[0].place.starts_with(place), "{cells:?}: {lines:?}");
        assert!(lines[0].text.contains(words), "{cells:?}: {lines:?}");
        assert_eq!(proposal.is_empty(), group == Group::Asked, "{cells:?}");
    }
}

#[test]
fn the_hour_of_an_event_goes_out_and_comes_back_and_the_limit_is_shown() {
    let mut desk = Desk::new();
    let sheet = fill(desk.export(), "6", &[(EVENT, "30/6/2026 14:30")]);
    let first = desk.read(&sheet);
    desk.apply(first);
    let again = desk.export();
    let at = row(&again, "6");
    let cell = |name| again[at][column(&again, name)].as_str();
    assert_eq!(cell(EVENT), "14:30 ngày 30/06/2026");
    assert_eq!(cell("Ngày cuối còn đúng hạn"), "14:30 ngày 01/07/2026");
    assert!(desk.read(&again).is_empty(), "the same moment says nothing new");
    assert!(desk.read(&sheet).is_empty(), "nor does the first sheet once more");
    let corrected = desk.read(&fill(again, "6", &[(EVENT, "30/6/2026 15:30")]));
    let lines = &corrected.receipt.lines;
    assert!(
        lines[0].text.contains("hạn đến 15 giờ 30 Thứ Tư 01/7/2026"),
        "{lines:?}"
    );
}

#[test]
fn of_several_units_only_the_row_that_was_filled_in_is_done() {
    let desk = Desk::new();
    let proposal = desk.read(&done(desk.export(), "2", "1/BC-VP", "29/6/2026"));
    let mark = &proposal.marks[0];
    assert_eq!((mark.unit.as_deref(), mark.due), (Some("vp"), Some(day(7, 14))));
}
