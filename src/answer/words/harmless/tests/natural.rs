//! Results in other words than the form, and what is odd beside them.

use super::outcome;
use crate::answer::Outcome;

#[test]
fn a_number_that_is_asked_for_or_given_is_no_signed_document() {
    let mut wrong = Vec::new();
    for words in [
        "Xong việc xin số %",
        "Phòng xin được số % rồi, xong ạ",
        "XONG xin số %",
        "XONG lấy số %",
        "XONG vào số %",
        "XONG cho số %",
        "XONG chờ số %",
        "XONG chưa lấy số %",
        "XONG được số %",
        "XONG % xin số rồi",
        "XONG %, số mới xin",
        "XONG %\nVăn thư đã cho số",
        "Văn thư cho số rồi\nXONG %",
        "xong xin so %",
        "xong duoc so %",
    ] {
        let words = words.replace('%', "12/BC-DT ngày 20/11/2026");
        let outcome = outcome(&words);
        if !outcome.asks_back() {
            wrong.push((words, outcome));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let honest = outcome("Em xin báo cáo đã xong, số 12/BC-DT ngày 20/11/2026");
    assert!(matches!(honest, Outcome::Recorded { .. }), "{honest:?}");
}

#[test]
fn honest_results_in_other_words_than_the_form_close_the_task() {
    let mut wrong = Vec::new();
    for words in [
        "Thay mặt Trưởng phòng, em báo cáo: XONG %",
        "Em là Hương, văn thư phòng, em trả lời thay Trưởng phòng ạ: XONG %",
        "Phòng Quản lý đầu tư gửi kết quả nhiệm vụ: XONG %",
        "%",
        "18: %",
        "Báo cáo số %",
        "Kính gửi Văn phòng,\nBáo cáo số % ạ\nTrân trọng",
        "Rồi. %",
        "Đã nộp %",
        "Báo cáo rồi: %",
        "Thực hiện Công văn nhắc việc của Văn phòng, Phòng Quản lý đầu tư đã ban hành Báo cáo số %.",
        "Phòng Quản lý đầu tư xác nhận đã hoàn thành nhiệm vụ; tài liệu kiểm chứng: Báo cáo số %.",
        "XONG % (bản ký số)",
        "Xong % nha",
        "Việc này xong lâu rồi, %, nhờ anh tick giúp",
        "Đã hoàn thành, phát hành trên iOffice số %",
        "Kính báo cáo: nhiệm vụ đã hoàn thành viên mãn, số %",
        "XONG %\n\nHải Đăng, ngày 20/11/2026",
    ] {
        let words = words.replace('%', "12/BC-DT ngày 20/11/2026");
        let outcome = outcome(&words);
        if !matches!(outcome, Outcome::Recorded { .. }) {
            wrong.push((words, outcome));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_bare_document_among_other_words_stays_words_and_what_is_odd_beside_a_result_is_asked_about() {
    let mut wrong = Vec::new();
    for (words, is_told) in [
        ("% chưa ký", true),
        ("%?", true),
        ("Căn cứ Kế hoạch số 5/KH-BQL ngày 12/01/2026", true),
        ("Dự thảo Báo cáo số %", true),
        ("%\nmai ký", true),
        ("%\nBáo cáo số 13/BC-DT ngày 20/11/2026", true),
        ("Báo cáo số % của Phòng khác", true),
        ("Đã gửi Công văn số % xin ý kiến Sở", true),
        ("Em trả lời giúp chị Lan: XONG %", false),
        ("Rà soát việc khác: XONG %", false),
        ("XONG % :))", false),
        ("XONG 12/DT-DT ngày 20/11/2026", false),
        ("XONG %\n31/12/2026", false),
        ("XONG %\nHải Đăng, ngày 31/12/2026", false),
        ("XONG %\n1/2", false),
        ("XOGN %", false),
        (
            "Nhiệm vụ 18 đã được thực hiện theo quy định tại Quyết định số 12/QĐ-UBND ngày 20/11/2026",
            false,
        ),
        (
            "Căn cứ Kế hoạch số 5/KH-BQL ngày 12/01/2026, phòng đã hoàn thành nhiệm vụ; văn bản: Báo cáo số %",
            false,
        ),
    ] {
        let words = words.replace('%', "12/BC-DT ngày 20/11/2026");
        let outcome = outcome(&words);
        let is_right = match is_told {
            true => outcome == Outcome::Other,
            false => matches!(outcome, Outcome::Doubtful { .. }),
        };
        if !is_right {
            wrong.push((words, outcome));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_word_before_a_day_is_no_part_of_the_symbol() {
    for words in [
        "XONG 12/BC-X46ngày 20/11/2026",
        "XONG 12/BC-X46ngày20/11/2026",
        "XONG 12/BC-X46ngay 20/11/2026",
    ] {
        let want = Outcome::Recorded {
            number: "12/BC-X46".into(),
            date: "2026-11-20".parse().unwrap(),
        };
        assert_eq!(outcome(words), want, "{words}");
    }
}
