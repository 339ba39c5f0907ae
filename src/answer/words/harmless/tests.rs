//! Honest reports of officials of every temper close the task; what is not done, or may not be, is asked back.

mod natural;

use crate::answer::{Asked, Line, Outcome, judge};

fn outcome(words: &str) -> Outcome {
    outcome_of(words, "Báo cáo")
}

fn outcome_of(words: &str, deliverable: &str) -> Outcome {
    let line = Line {
        task: "t1".into(),
        unit: "dautu".into(),
        due: "2026-11-30".parse().unwrap(),
        row: "18".into(),
        title: "Rà soát thủ tục hành chính".into(),
        may_finish: true,
        is_done: false,
        is_gone: false,
        deliverable: deliverable.into(),
        is_part: false,
        record: None,
        previous: None,
        started: None,
        year: 0,
    };
    let own: Vec<String> = words.lines().map(str::to_owned).collect();
    let asked = Asked {
        lines: &[line],
        others: &[],
        rows: &[],
        files: &[],
        own: "Phòng Quản lý đầu tư",
        writer: "",
        today: "2026-11-23".parse().unwrap(),
    };
    let mut heard = judge(&own, asked);
    assert!(!heard.is_empty(), "{words}");
    heard.remove(0).outcome
}

#[test]
fn honest_reports_of_every_temper_close_the_task() {
    let mut wrong = Vec::new();
    for words in [
        "xong 12/BC-DT 20/11",
        "XONG: 12/BC-DT; 20/11/2026",
        "18 xong, 12/BC-DT, 20/11/2026, tks",
        "Rồi nhé, xong 12/BC-DT 20/11/2026",
        "da xong roi a, bao cao so 12/BC-DT ngay 20/11/2026",
        "hoan thanh dung han, so 12/BC-DT ngay 20/11/2026",
        "Da hoan thanh nhiem vu tai Bao cao so 12/BC-DT ngay 20/11/2026 da gui qua truc lien thong",
        "hoan thanh theo dung tien do duoc giao, bao cao so 12/BC-DT ngay 20/11/2026",
        "Phòng trân trọng báo cáo đã hoàn thành nhiệm vụ tại Báo cáo số 12/BC-DT ngày 20/11/2026.",
        "Đơn vị xin báo cáo: đã hoàn thành đầy đủ, kịp thời nhiệm vụ được giao bằng Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành theo đúng tiến độ, Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành đúng tiến độ, bảo đảm chất lượng: Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Đã hoàn thành, văn bản đã được Trưởng ban ký: số 12/BC-DT ngày 20/11/2026",
        "XONG, đã được Trưởng ban ký ban hành, số 12/BC-DT ngày 20/11/2026",
        "Xong, Phó Trưởng ban đã ký Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành, lãnh đạo Ban đã phê duyệt tại Quyết định số 12/QĐ-BQL ngày 20/11/2026",
        "Xong, đã gửi qua trục liên thông văn bản số 12/BC-DT ngày 20/11/2026",
        "Xong, đã phát hành trên hệ thống quản lý văn bản: 12/BC-DT ngày 20/11/2026",
        "XONG 12/BC-DT 20/11/2026, đã gửi qua trục liên thông",
        "XONG 12/BC-DT 20/11/2026 (gửi qua trục liên thông văn bản quốc gia)",
        "XONG 12/BC-DT ngày 20/11/2026 kèm theo 02 phụ lục",
        "Hoàn thành, gửi kèm theo Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành (kèm theo phụ lục số liệu): Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Xong, xin gửi Văn phòng Báo cáo số 12/BC-DT ngày 20/11/2026 để tổng hợp",
        "Xong, kính gửi Văn phòng theo dõi, tổng hợp: 12/BC-DT ngày 20/11/2026",
        "Xong ạ, em gửi anh chị số 12/BC-DT ngày 20/11/2026, em cảm ơn",
        "Hoàn thành, cảm ơn Văn phòng đã nhắc, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành 100% khối lượng công việc, Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành trước thời hạn 10 ngày, Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Đã hoàn thành và ban hành Báo cáo số 12/BC-DT ngày 20/11/2026 về kết quả rà soát thủ tục hành chính",
        "Đã hoàn thành, Ban Quản lý đã ban hành Báo cáo số 12/BC-BQL ngày 20/11/2026",
        "Phòng đã hoàn thành nhiệm vụ được giao: Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành xuất sắc, số hiệu 12/BC-DT, ký ngày 20/11/2026",
        "Hoàn thành tốt đẹp nhiệm vụ: 12/BC-DT 20/11/2026",
        "Xong nhé các đồng chí: 12/BC-DT 20/11/2026",
        "Xong hết rồi, số 12/BC-DT ngày 20 tháng 11 năm 2026",
        "Hoàn tất, lưu tại văn thư, số 12/BC-DT, ngày 20/11/2026",
        "Hoàn thành Báo cáo rà soát thủ tục hành chính, số 12/BC-DT ngày 20/11/2026",
        "Xong\nBáo cáo số 12/BC-DT ngày 20/11/2026\nTrân trọng.",
    ] {
        let outcome = outcome(words);
        if !matches!(outcome, Outcome::Recorded { .. }) {
            wrong.push((words, outcome));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_not_done_or_may_not_be_is_asked_back() {
    let mut wrong = Vec::new();
    for words in [
        "XONG Tờ trình số 12/TTr-DT ngày 20/11/2026 V/v phê duyệt dự thảo quy chế",
        "Đã hoàn thành, Báo cáo số 12/BC-DT ngày 20/11/2026 về kết quả thực hiện cải cách hành chính quý IV",
        "Xong hai phần ba, Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành giai đoạn 1, Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành được 7 trên 10 nội dung, Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Xong bản nháp, số 12/BC-DT ngày 20/11/2026",
        "Xong thủ tục xin ý kiến, Công văn số 12/CV-DT ngày 20/11/2026",
        "Hoàn thành không kịp, Báo cáo giải trình số 12/BC-DT ngày 20/11/2026",
        "Xong, trình Trưởng ban ký, số 12/BC-DT ngày 20/11/2026",
        "Xong, trình lãnh đạo Ban phê duyệt tại Tờ trình số 12/TTr-DT ngày 20/11/2026",
        "Xong nếu được Trưởng ban ký, số 12/BC-DT ngày 20/11/2026",
        "Xong, chờ Trưởng ban ký, số 12/BC-DT ngày 20/11/2026",
        "Xong, đang trình Trưởng ban ký Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Xong, Trưởng ban không ký Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Xong, Trưởng ban đã trả lại Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành phần việc của phòng, số 12/BC-DT ngày 20/11/2026",
        "Xong phần mềm, số 12/BC-DT ngày 20/11/2026",
        "Xong bước lấy ý kiến, Công văn số 12/CV-DT ngày 20/11/2026",
        "Hoàn thành sơ bộ, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành tương đối, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành phần lớn theo đúng tiến độ, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành đúng tiến độ quý I, số 12/BC-DT ngày 20/11/2026",
        "hoan thanh tuan toi, so 12/BC-DT ngay 20/11/2026",
        "hoan thanh mot nua, so 12/BC-DT ngay 20/11/2026",
        "hoan thanh ban du thao, so 12/BC-DT ngay 20/11/2026",
        "Xong phụ lục, số 12/BC-DT ngày 20/11/2026",
        "Xong khâu soạn thảo, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành vào ngày mai, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành trước ngày 30/11, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành vào 30/11, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành 3/5 nội dung, số 12/BC-DT ngày 20/11/2026",
        "Hoàn thành 95% khối lượng, số 12/BC-DT ngày 20/11/2026",
        "Xong, trừ phụ lục, số 12/BC-DT ngày 20/11/2026",
        "Xong, thiếu chữ ký, số 12/BC-DT ngày 20/11/2026",
        "Xong nhưng cần bổ sung, số 12/BC-DT ngày 20/11/2026",
        "Xong, xin thu hồi Báo cáo số 12/BC-DT ngày 20/11/2026",
        "Xong, đã bị hủy bỏ, số 12/BC-DT ngày 20/11/2026",
        "Xong, văn bản của Sở Xây dựng số 12/BC-SXD ngày 20/11/2026",
        "Xong 12/BC-DT 20/11/2026 (bản dự thảo lần 2)",
        "XONG 12/BC-DT 20/11/2026, sẽ ký và gửi qua trục liên thông",
        "XONG 12/BC-DT 20/11/2026, chưa gửi qua trục liên thông",
        "XONG 12/BC-DT 20/11/2026, đang chờ ký",
        "XONG 12/BC-DT 20/11/2026, các việc khác HOÃN đến 10/12",
        "Xong theo Công văn số 12/CV-X ngày 20/11/2026",
        "Xong việc trình 12/BC-DT ngày 20/11/2026",
        "Xong bản trình 12/BC-DT ngày 20/11/2026",
        "Hoàn thành nội dung trình số 12/BC-DT ngày 20/11/2026",
        "XONG 12/BC-DT 20/11/2026 trình Ban",
        "Xong bản gửi các phòng 12/BC-DT ngày 20/11/2026",
        "Xong nội dung gửi 12/BC-DT ngày 20/11/2026",
        "XONG 12/BC-DT 20/11/2026 trong nội bộ",
        "XONG 12/BC-DT 20/11/2026, ký ngày 20/12/2026",
        "XONG 12/BC-DT 20/11/2026, ngày ký 20/12/2026",
        "XONG 12/BC-DT 20/11/2026, ban hành ngày 20/12/2026",
        "Hoàn thành, dự kiến ký Báo cáo số 12/BC-DT ngày 20/11/2026",
    ] {
        let outcome = outcome(words);
        if !outcome.asks_back() {
            wrong.push((words, outcome));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_title_of_a_step_on_the_way_finishes_only_what_asks_for_it() {
    let words = "Xong Báo cáo tiến độ số 12/BC-DT ngày 20/11/2026";
    let step = outcome_of(words, "Báo cáo");
    assert!(matches!(step, Outcome::Doubtful { .. }), "{step:?}");
    let asked = outcome_of(words, "Báo cáo tiến độ");
    assert!(matches!(asked, Outcome::Recorded { .. }), "{asked:?}");
}

#[test]
fn what_calls_itself_a_document_is_no_title() {
    let mut wrong = Vec::new();
    for words in [
        "Xong báo cáo giải trình lý do chậm số %",
        "Xong bao cao giai trinh ly do cham so %",
        "Xong công văn hỏi Sở %",
        "Hoàn thành tờ trình xin lùi hạn %",
        "Xong báo cáo giữa kỳ %",
        "Xong, văn bản chờ đóng dấu, %",
        "Xong, quyết định nằm trên bàn Trưởng ban, %",
        "Xong kế hoạch, phần quyết định không làm nữa, %",
        "XONG % về nguyên nhân chậm tiến độ",
        "XONG % của Phòng Thử 140",
        "XONG % của năm trước",
        "XONG % của đơn vị tư vấn",
        "XONG % của nhiệm vụ 299",
        "XONG % ban hành tạm",
        "XONG % ban hành để lấy ý kiến",
        "XONG % (1/2)",
        "XONG %, báo cáo còn phải sửa",
        "XONG %, báo cáo này để tham khảo",
        "XONG % kèm công văn xin thêm thời gian",
        "XONG % về việc đề nghị kéo dài thời hạn thực hiện",
        "XONG %, quyết định ký sau",
        "XONG %, kế hoạch phải làm lại",
        "XONG %, văn bản ký sai thẩm quyền",
        "XONG % kính đề nghị cho thêm 2 tuần",
        "XONG % kính mong Văn phòng xem lại giúp",
        "XONG % kèm giấy xin khất",
        "Xong, văn bản còn vướng phần tài chính, %",
        "Hoàn thành kế hoạch khi Sở đồng ý, %",
        "XONG %, thông báo họp lại",
        "XONG %, biên bản mới có một bên ký",
        "XONG %, đề án trả về",
        "XONG %, theo kế hoạch thì 30/11 mới xong",
    ] {
        let words = words.replace('%', "12/BC-DT 20/11/2026");
        let outcome = outcome(&words);
        if !outcome.asks_back() {
            wrong.push((words, outcome));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn who_types_diacritics_means_what_he_types() {
    for words in [
        "XONG 12/BC-DT 20/11/2026, bỏ",
        "XONG 12/BC-DT 20/11/2026, dừng",
        "XONG bản cũ 12/BC-DT 20/11/2026",
    ] {
        assert!(outcome(words).asks_back(), "{words}: {:?}", outcome(words));
    }
}

#[test]
fn what_is_blamed_is_shown_as_it_was_written() {
    for (words, want) in [
        (
            "XONG 12/BC-DT 20/11/2026, sai số liệu, sẽ thu hồi",
            "sai số liệu sẽ thu hồi",
        ),
        (
            "XONG 12/BC-DT 20/11/2026, dự kiến 30/11 ký chính thức",
            "dự kiến 30/11 ký chính thức",
        ),
        (
            "Xong lâu rồi mà? đề nghị kiểm tra lại Báo cáo 12/BC-DT 20/11/2026",
            "mà? đề nghị kiểm tra lại",
        ),
    ] {
        let outcome = outcome(words);
        assert!(
            matches!(&outcome, Outcome::Doubtful { word, .. } if word == want),
            "{words}: {outcome:?}"
        );
    }
}
