//! Tables of wordings: what must be asked, and what must be recorded at once.

use crate::answer::own_lines::own_lines;
use crate::answer::{Asked, Heard, Line, Outcome, judge};

/// N stands for the document.
const DOCUMENT: &str = "12/BC-DT 10/12/2026";

fn line(title: &str, deliverable: &str) -> Line {
    Line {
        task: "t18".into(),
        unit: "dautu".into(),
        due: "2026-12-21".parse().unwrap(),
        row: "18".into(),
        title: title.into(),
        may_finish: true,
        is_done: false,
        is_gone: false,
        deliverable: deliverable.into(),
        is_part: false,
        record: None,
        previous: None,
        started: None,
        year: 0,
    }
}

fn heard_of(words: &str, lines: &[Line], files: &[String]) -> Vec<Heard> {
    let is_it = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == "N";
    let filled = |word: &str| match is_it(word) {
        true => word.replace('N', DOCUMENT),
        false => word.to_owned(),
    };
    let line = |line: &str| line.split(' ').map(filled).collect::<Vec<_>>().join(" ");
    let words = words.lines().map(line).collect::<Vec<_>>().join("\n");
    let own = own_lines(&words).lines;
    let asked = Asked {
        lines,
        others: &["Phòng Số 140".to_owned(), "Văn phòng".to_owned()],
        rows: &[],
        files,
        own: "Phòng Quản lý đầu tư",
        writer: "",
        today: "2026-12-14".parse().unwrap(),
    };
    judge(&own, asked)
}

fn heard(words: &str, title: &str, deliverable: &str) -> Vec<Heard> {
    heard_of(words, &[line(title, deliverable)], &[])
}

fn is_recorded(heard: &[Heard]) -> bool {
    heard
        .iter()
        .any(|h| matches!(h.outcome, Outcome::Recorded { .. }))
}

fn is_asked(heard: &[Heard]) -> bool {
    heard
        .iter()
        .any(|h| matches!(h.outcome, Outcome::Doubtful { .. }))
}

mod around;
mod documents;
mod marks;
mod wholes;

const TITLE: &str = "Rà soát thủ tục hành chính";

#[test]
fn what_is_made_of_good_words_and_says_the_contrary_is_asked() {
    let mut wrong = Vec::new();
    for words in [
        "xong N về cơ bản",
        "xong N ve co ban",
        "XONG N về nguyên tắc",
        "XONG N V/v mời họp rà soát",
        "XONG N, về phụ lục thì phòng đang làm",
        "XONG N, về phần số liệu sẽ gửi sau",
        "XONG N, về phía Sở đang xem",
        "XONG N về việc dừng thực hiện nhiệm vụ",
        "XONG N về việc chuyển nhiệm vụ sang Phòng Số 140",
        "XONG N về việc dừng rà soát thủ tục hành chính",
        "XONG N về việc giao Phòng Số 140 rà soát thủ tục hành chính",
        "XONG N về rà soát thủ tục hành chính năm 2025",
        "XONG N về tiến độ rà soát thủ tục hành chính",
        "XONG N về việc xin lùi rà soát thủ tục hành chính",
        "XONG N về rà soát thủ tục hành chính, em gửi trước",
        "Xong báo cáo năm trước, N",
        "XONG N là báo cáo năm trước",
        "XONG N, kế hoạch tháng trước",
        "XONG N nội dung trước",
        "XONG N trước ngày 31/12/2026",
        "XONG N và hoàn thành toàn bộ các nội dung trước ngày 31/12/2026",
        "XONG N theo kế hoạch tháng 1 năm 2027",
        "XONG N, em gửi anh ký ạ",
        "XONG N, kính gửi anh ký",
        "XONG N, em gửi trước",
        "XONG N, đã gửi Văn phòng ban hành",
        "XONG N, đã gửi các đơn vị",
        "XONG N, nội dung của phòng",
        "XONG N (nội dung của đơn vị mình)",
        "XONG N, Trưởng phòng đã duyệt",
        "XONG N là tờ trình",
        "XONG N, kế hoạch năm 2026",
        "xong N van ket",
        "xong N, thoi bo",
        "xong N, viec nay hoan toi thang 1",
        "xong N, viec nay dung",
        "xong N, van ban nay bo",
        "xong N\nvan ket a",
        "xong N, chu tich chua ky",
        "Câu trả lời dưới đây là nháp.\nXONG N",
        "Đừng ghi vội anh nhé.\nXONG N",
        "Lãnh đạo chưa duyệt câu này.\n\nXONG N",
        "Phòng đang làm, mai mới gửi.\nXONG N",
        "Anh Hải ơi, em định trả lời Văn phòng thế này.\n\nXONG N",
        "Chị xem hộ em trước khi em gửi.\n\nXONG N",
        "Bỏ qua thư này nhé.\n\nXONG N",
        "Mình copy mẫu trong thư của anh.\n\nXONG N",
        "Fw từ P.140\nXONG N",
        "Bên 140 gửi sang ạ.\nXONG N",
        "Em chuyển lại thư bên Phòng Số 140 ạ.\n\nKính gửi Văn phòng,\nXONG N\nTrần Thị B\nPhòng Số 140",
        "XONG N\nTrần Thị B\nPhòng Số 140",
        "Nhiệm vụ 299:\nXONG N",
        "Việc số 299 của phòng:\nXONG N",
        "Kết quả năm trước:\nXONG N",
        "Báo cáo tháng trước như sau:\nXONG N",
        "XONG N\nLà báo cáo năm trước.",
        "XONG N\nPhòng vẫn làm",
        "XONG N\nPHÒNG VẪN LÀM",
        "XONG N\nThôi Bỏ",
        "XONG N\nTrân trọng\nThôi Bỏ",
        "XONG N\nTHÔI BỎ",
        "XONG N\nDO CHƯA KÝ",
        "XONG N\nĐÃ TRÌNH KÝ",
        "XONG N\nCán bộ nghỉ nên dừng",
        "XONG N\nKính gửi Văn phòng, vẫn làm",
        "Kính gửi Văn phòng bỏ\nXONG N",
        "XONG N\nGửi từ iPhone (gõ nhầm, chưa xong đâu)",
        "18 XONG N\n18 chưa có dấu",
        "18 XONG N\n18 bỏ",
        "XONG N\n3 trang đầu phải sửa",
        "XONG N\n2 phụ lục làm lại",
        "XONG N (của 1031)",
        "XONG N kèm tờ trình",
        "XONG N, Công văn số 14/CV-DT ngày 11/12/2026",
        "XONG 12/TTr-DT 10/12/2026",
        "Xong, Công văn số 12/CV-DT ngày 10/12/2026",
        "XONG 12/GM-DT 10/12/2026",
        "XONG 00/BC-DT 10/12/2026",
        "XONG N dang lam not",
        "XONG N, còn nữa",
        "Đề nghị hoàn thành N",
        "Xong gần hết, N",
        "Xong sớm thôi, N",
        "Xong việc khác, N",
        "Hoàn thành phần của phòng em, N",
        "XONG N, anh xem hộ",
        "XONG N\nVăn phòng xem giúp số này có phải của quý trước không ạ?",
        "XONG N\nkèm theo đây là bản năm ngoái",
        "XONG N. Trừ mục III",
        "XONG N. Phần còn lại tuần sau.",
    ] {
        let heard = heard(words, TITLE, "Báo cáo");
        if is_recorded(&heard) || !is_asked(&heard) {
            wrong.push((words, heard.into_iter().map(|h| h.outcome).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}

#[test]
fn words_of_the_title_say_nothing_only_in_its_order() {
    const REFORM: &str = "Rà soát, đánh giá, đề xuất bãi bỏ, sửa đổi thủ tục không còn phù hợp";
    const ADVICE: &str = "Tham mưu trình UBND tỉnh ban hành Quy chế";
    for (words, title, deliverable) in [
        ("XONG N, bỏ", REFORM, "Báo cáo"),
        ("XONG N, không còn phù hợp", REFORM, "Báo cáo"),
        ("XONG N, còn rà soát", REFORM, "Báo cáo"),
        ("Xong, còn đánh giá thủ tục, N", REFORM, "Báo cáo"),
        ("Không còn phù hợp, xong N", REFORM, "Báo cáo"),
        (
            "Xong, đã trình UBND tỉnh, Tờ trình số 12/TTr-DT ngày 10/12/2026",
            ADVICE,
            "Quyết định",
        ),
        (
            "XONG 12/TTr-DT 10/12/2026 trình UBND tỉnh ban hành",
            ADVICE,
            "Quyết định",
        ),
        ("Xong tờ trình số 12/TTr-DT ngày 10/12/2026", ADVICE, "Quyết định"),
    ] {
        let heard = heard(words, title, deliverable);
        assert!(!is_recorded(&heard), "{words}: {heard:?}");
        assert!(
            is_asked(&heard) || words.starts_with("Không"),
            "{words}: {heard:?}"
        );
    }
    for words in [
        "Xong rà soát, đánh giá, đề xuất bãi bỏ, sửa đổi thủ tục không còn phù hợp, N",
        "XONG N về rà soát, đánh giá, đề xuất bãi bỏ, sửa đổi thủ tục không còn phù hợp",
    ] {
        assert!(
            is_recorded(&heard(words, REFORM, "Báo cáo")),
            "{words}: {:?}",
            heard(words, REFORM, "Báo cáo")
        );
    }
}

#[test]
fn honest_wordings_are_recorded_at_once() {
    let mut wrong = Vec::new();
    for words in [
        "XONG N",
        "18 XONG N",
        "xong N ạ",
        "XONG N.",
        "Xong rồi nhé, N",
        "Xong, BC số 12/BC-DT ngày 10/12/26",
        "XONG BC 12/BC-DT 10/12/2026",
        "18 xong bc số 12/BC-DT ngày 10/12",
        "Đã ban hành Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Đã ban hành Báo cáo số 12/BC-DT ngày 10/12/2026 về rà soát thủ tục hành chính",
        "Đã ký ban hành Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Đã ký Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Phòng đã ban hành Báo cáo số 12/BC-DT ngày 10/12/2026 ạ",
        "Kính gửi Văn phòng, Phòng đã hoàn thành việc rà soát thủ tục hành chính và ban hành Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Dạ em chào anh chị, phòng em đã hoàn thành rồi ạ, báo cáo số 12/BC-DT ngày 10/12/2026",
        "Thay mặt phòng báo cáo: đã hoàn thành, Báo cáo số 12/BC-DT ngày 10/12/2026",
        "12/BC-DT 10/12/2026 - xong",
        "12/BC-DT 10/12/2026 xong ạ",
        "Việc 18 ok rồi, 12/BC-DT 10/12/2026",
        "ok xong 12/BC-DT 10/12",
        "Kết quả: Báo cáo số 12/BC-DT ngày 10/12/2026",
        "XONG N. Chúc anh chị cuối tuần vui vẻ!",
        "XONG N. Phòng không còn vướng mắc.",
        "XONG N, đã lưu hồ sơ",
        "Nhiệm vụ đã được thực hiện xong theo Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Đã thực hiện xong, Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Đã hoàn thành tại Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Phòng Quản lý đầu tư đã hoàn thành nhiệm vụ, Báo cáo số 12/BC-DT ngày 10/12/2026",
        "XONG N của Ban Quản lý",
        "XONG N về việc rà soát thủ tục hành chính",
        "XONG N V/v rà soát thủ tục hành chính",
        "XONG N về kết quả rà soát thủ tục hành chính",
        "Hoàn thành rà soát thủ tục hành chính: N",
        "Rà soát thủ tục hành chính: XONG N",
        "Xong, Trưởng ban đã ký, N",
        "XONG N, đã được Trưởng ban ký",
        "XONG N kèm theo 02 phụ lục",
        "xong N, da gui van phong",
        "da hoan thanh dung han, so N",
        "Kính gửi Văn phòng,\nXONG N\nTrân trọng,\nNguyễn Văn An\nTrưởng phòng",
        "XONG N\n\nTrân trọng cảm ơn!\nNguyễn Văn An\nPhòng Quản lý đầu tư\nĐT: 0912 345 678",
        "Phòng báo cáo kết quả như sau:\nXONG N",
        "Nhiệm vụ số 18:\nXONG N",
        "Chào anh Hải,\nXONG N\nEm cảm ơn ạ",
        "TM. PHÒNG QUẢN LÝ ĐẦU TƯ\nXONG N",
        "XONG N\nGửi từ iPhone của tôi",
        "1. XONG N",
        "TT | Nhiệm vụ | Kết quả | Văn bản\n18 | Rà soát thủ tục hành chính | XONG | N",
        "１８ ＸＯＮＧ N",
    ] {
        let heard = heard(words, TITLE, "Báo cáo");
        if !is_recorded(&heard) {
            wrong.push((words, heard.into_iter().map(|h| h.outcome).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}

#[test]
fn what_tells_of_a_document_in_other_words_is_asked_with_it() {
    for words in [
        "Phòng em làm xong cái này bằng Báo cáo số 12/BC-DT ngày 10/12/2026 anh nhé",
        "Báo cáo số 12/BC-DT ngày 10/12/2026 đã phát hành sáng nay",
        "Hội nghị đã tổ chức xong, Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Câu 18: xong N bạn ơi",
        "Xong sáng nay rồi, N",
    ] {
        let heard = heard(words, TITLE, "Báo cáo");
        assert!(is_asked(&heard) && !is_recorded(&heard), "{words}: {heard:?}");
    }
    for words in [
        "Phòng chưa xong Báo cáo số 12/BC-DT ngày 10/12/2026",
        "Khi nào có Báo cáo số 12/BC-DT ngày 10/12/2026 thì xong",
        "Báo cáo số 12/BC-DT ngày 10/12/2026 đã xong chưa?",
        "Phòng đang hoàn thành Báo cáo số 12/BC-DT ngày 10/12/2026",
    ] {
        let heard = heard(words, TITLE, "Báo cáo");
        assert!(!is_asked(&heard) && !is_recorded(&heard), "{words}: {heard:?}");
    }
}

#[test]
fn a_file_that_is_called_a_draft_and_a_document_of_the_month_before_are_asked() {
    let lines = [line(TITLE, "Báo cáo")];
    for file in [
        "Du thao bao cao (chua ky).docx",
        "DUTHAO48.docx",
        "bản nháp.docx",
        "Draft 2.pdf",
        "BC chưa ký.docx",
    ] {
        let heard = heard_of("XONG N", &lines, &[file.to_owned()]);
        assert!(is_asked(&heard) && !is_recorded(&heard), "{file}: {heard:?}");
    }
    for file in ["12-BC-DT.pdf", "Báo cáo xuất nhập khẩu.docx"] {
        assert!(
            is_recorded(&heard_of("XONG N", &lines, &[file.to_owned()])),
            "{file}"
        );
    }
    let monthly = Line {
        previous: "2026-11-21".parse().ok(),
        ..lines[0].clone()
    };
    let heard = heard_of("XONG 9/BC-DT 21/9/2026", std::slice::from_ref(&monthly), &[]);
    assert!(is_asked(&heard), "{heard:?}");
    assert!(is_recorded(&heard_of("XONG N", &[monthly], &[])));
}
