//! What is put together of harmless pieces, of names and places that are words, and of signs: asked.

use super::*;

fn wrong(all: &[&str], is_wanted: fn(&[Heard]) -> bool) -> Vec<String> {
    let of = |words: &&&str| {
        let heard = heard(words, TITLE, "Báo cáo");
        (!is_wanted(&heard)).then(|| format!("{words}: {heard:?}"))
    };
    all.iter().filter_map(|words| of(&words)).collect()
}

fn is_only_asked(heard: &[Heard]) -> bool {
    is_asked(heard) && !is_recorded(heard)
}

#[test]
fn pieces_put_together_say_what_none_of_them_does() {
    let asked = wrong(
        &[
            "XONG N\nKính gửi Lãnh đạo Ban ký số",
            "XONG N\nKính gửi chị Thu Hà ký số",
            "XONG N\nKính gửi Văn phòng gửi qua trục liên thông",
            "XONG N\nEm báo cáo Lãnh đạo Ban đã ạ",
            "XONG N\nDạ em xin báo cáo Trưởng phòng đã nhé",
            "XONG N\nEm xong đã rồi báo cáo",
            "XONG N\nNhận được phản hồi thì xong",
            "XONG N\nKhi nhận được xác nhận em báo lại",
            "XONG N\nTrưởng phòng ký số\nTrưởng ban",
            "XONG N, xin gửi Văn phòng ký số",
            "XONG N, kính chuyển Văn phòng tổng hợp ký số",
            "Đã thực hiện xong, kính gửi Lãnh đạo Ban ký ban hành Báo cáo số 12/BC-DT ngày 10/12/2026",
            "Đã hoàn thành, em gửi anh chị ký ban hành Báo cáo số 12/BC-DT ngày 10/12/2026",
            "XONG N\nký số 20.12.2026 17.00",
        ],
        is_only_asked,
    );
    assert!(asked.is_empty(), "{asked:#?}");
}

#[test]
fn names_and_places_that_are_words_are_asked_about() {
    let asked = wrong(
        &[
            "XONG N\nHO VAN CHUA KY",
            "XONG N\nTran Thi Lan",
            "XONG N\nHồ Văn Bản Chưa Ký",
            "XONG N\nLê Thị Hủy",
            "XONG N\nSỐ 12 XÃ CHƯA GỬI",
            "XONG N\nSố 12 Tổ Soạn Thảo Chưa Ký",
            "XONG N\nĐịa chỉ: Tỉnh Chưa Trả Lời",
            "XONG N\nBan Quản lý Khu kinh tế Chưa Duyệt",
            "XONG N\nLô 12 Hồ Sơ Tổ Trưởng Trả",
        ],
        is_only_asked,
    );
    assert!(asked.is_empty(), "{asked:#?}");
}

#[test]
fn signs_that_may_say_that_it_is_not_so_are_asked_about() {
    let asked = wrong(
        &[
            "XONG N ❌",
            "XONG N\n❌",
            "XONG N\n❓❓",
            "XONG N\n⏳",
            "XONG N\n½",
            "XONG N\n20.12.2026",
            "XONG N\n20-12-2026",
            "≠ XONG N",
            "¬ XONG N",
            "❌ XONG N",
            "☐ XONG N",
            "☒ XONG N",
            "[ ] XONG N",
            "XONG ✗ N",
            "// XONG N",
            "? XONG N",
        ],
        is_only_asked,
    );
    assert!(asked.is_empty(), "{asked:#?}");
    let recorded = wrong(
        &[
            "XONG N 👍",
            "XONG N 🙏",
            "- XONG N",
            "XONG N ✓",
            "✔ XONG N",
            "XONG N\n----",
            "☑ XONG N",
            "[x] XONG N",
            "«XONG N»",
        ],
        is_recorded,
    );
    assert!(recorded.is_empty(), "{recorded:#?}");
}

#[test]
fn a_piece_of_the_title_that_says_it_is_on_the_way_is_asked_about() {
    for (title, product, words) in [
        (
            "Tham mưu, trình cấp có thẩm quyền ban hành quy chế làm việc",
            "Quyết định",
            "XONG 5/QĐ-DT 10/12/2026\nTrình cấp có thẩm quyền ban hành quy chế",
        ),
        (
            "Xây dựng dự thảo kế hoạch chuyển đổi số năm 2027 của Ban",
            "Kế hoạch",
            "XONG 5/KH-DT 10/12/2026\nDự thảo kế hoạch chuyển đổi số năm 2027",
        ),
        (
            "Lấy ý kiến góp ý của các đơn vị và hoàn thiện quy chế",
            "Quy chế",
            "XONG 5/QC-DT 10/12/2026\nLấy ý kiến góp ý của các đơn vị",
        ),
    ] {
        let of = heard(words, title, product);
        assert!(is_only_asked(&of), "{words}: {of:?}");
        let (order, _) = words.split_once('\n').unwrap();
        let whole = heard(&format!("{order}\n{title}"), title, product);
        assert!(is_recorded(&whole), "{title}: {whole:?}");
    }
}

#[test]
fn what_is_odd_below_several_results_is_about_all() {
    let lines = [
        line(TITLE, "Báo cáo"),
        Line {
            task: "t19".into(),
            row: "19".into(),
            ..line("Việc khác", "Báo cáo")
        },
    ];
    let of = |words: &str| heard_of(words, &lines, &[]);
    for below in [
        "hai việc trên mới ký nháy",
        "Các văn bản trên chưa có dấu",
        "đều ký sau",
    ] {
        let heard = of(&format!("18 XONG N\n19 XONG 13/BC-DT 10/12/2026\n{below}"));
        assert!(is_only_asked(&heard) && heard.len() == 2, "{below}: {heard:?}");
    }
    let above = of("Hai việc này mới ký nháy\n18 XONG N\n19 XONG 13/BC-DT 10/12/2026");
    assert!(is_only_asked(&above), "{above:?}");
    let honest = of("18 XONG N\n19 XONG 13/BC-DT 10/12/2026\nTrân trọng cảm ơn");
    assert!(is_recorded(&honest) && !is_asked(&honest), "{honest:?}");
}

#[test]
fn the_name_that_the_mail_bears_is_a_signature() {
    let lines = [line(TITLE, "Báo cáo")];
    let own = own_lines(&format!("XONG {DOCUMENT}\nTrân trọng\nTran Thi Mai")).lines;
    for (writer, is_done) in [("Tran Thi Mai", true), ("Lan", false)] {
        let asked = Asked {
            lines: &lines,
            others: &[],
            rows: &[],
            files: &[],
            own: "Phòng Quản lý đầu tư",
            writer,
            today: "2026-12-14".parse().unwrap(),
        };
        assert_eq!(is_recorded(&judge(&own, asked)), is_done, "{writer}");
    }
}

#[test]
fn a_paper_on_the_way_and_a_plan_for_a_report_are_asked_about() {
    for number in ["12/PT-DT", "12/TTr-DT", "12/DT-DT", "12/KH-DT"] {
        let of = heard(&format!("XONG {number} 10/12/2026"), TITLE, "Báo cáo");
        assert!(is_only_asked(&of), "{number}: {of:?}");
    }
    assert!(is_recorded(&heard("XONG 12/KH-DT 10/12/2026", TITLE, "Kế hoạch")));
}
