//! How officials answer point by point: remarks typed among the quoted lines of our letter.

use super::*;

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8\r\n";
const ANSWER: &str = "XONG 330/KH-BQL 24/6/2026";

/// The letter as mail programs quote it.
fn quoted(letter: &Received) -> Vec<String> {
    letter.text.lines().map(|line| format!("> {line}")).collect()
}

/// The answer above the quoted letter, whose fourth line from the end has that one behind it.
fn with_remark(letter: &Received, remark: Option<&str>) -> String {
    let mut lines = quoted(letter);
    if let Some(remark) = remark {
        lines.insert(lines.len() - 4, remark.to_owned());
    }
    let head = "Vào 07:45 ngày 01/7/2026, Nhắc việc <nhacviec@saobien.example> đã viết:";
    format!("{ANSWER}\r\n\r\n{head}\r\n{}", lines.join("\r\n"))
}

#[tokio::test]
async fn a_remark_among_the_quoted_lines_is_asked_about() {
    for (remark, is_done) in [
        (None, true),
        (Some("> "), true),
        (Some("> => Phòng em chưa có dấu, để sau"), false),
        (Some("> chưa ký đâu ạ"), false),
        (Some(">> Mai mới ký, anh giữ lại hộ"), false),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.raw(
            &format!("To: <{}>\r\nSubject: Re: x\r\n{PLAIN}", reference(&letter)),
            &with_remark(&letter, remark),
        );
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), usize::from(is_done), "{remark:?}");
        let receipt = post.to(DAUTU);
        let words = remark.unwrap_or_default().trim_start_matches(['>', '=', ' ']);
        assert!(is_done || flat(&receipt).contains(words), "{}", receipt.text);
    }
}

/// The letter broken at 72 columns, as programs send what they quote.
fn broken(letter: &Received, mark: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in letter.text.lines() {
        let mut now = mark.to_owned();
        for word in line.split_whitespace() {
            if now.chars().count() + word.chars().count() > 71 {
                lines.push(std::mem::replace(&mut now, mark.to_owned()));
            }
            now += " ";
            now += word;
        }
        lines.push(now);
    }
    lines.join("\r\n")
}

#[tokio::test]
async fn whatever_program_quotes_the_letter_an_honest_answer_counts() {
    const GMAIL: &str =
        "Vào Th 4, 1 thg 7, 2026 vào lúc 07:45 Nhắc việc <nhacviec@saobien.example>\r\nđã viết:\r\n\r\n";
    const THUNDERBIRD: &str = "Vào lúc 7:45 SA 01/07/2026, Nhắc việc đã viết:\r\n";
    const APPLE: &str = "Gửi từ iPhone của tôi\r\n\r\n> On Jul 1, 2026, at 07:45, Nhắc việc <a@saobien.example> wrote:\r\n>\r\n";
    const OUTLOOK: &str = "From: Nhắc việc <a@saobien.example>\r\nSent: Wednesday, July 1, 2026 7:45 AM\r\nTo: Phòng Quản lý đầu tư <b@saobien.example>;\r\n c@saobien.example\r\nSubject: [Nhắc việc] 01 việc đến hạn ngày 02/7/2026,\r\nđề nghị thực hiện\r\n\r\n";
    const ZIMBRA: &str = "----- Thư gốc -----\r\nTừ: \"Nhắc việc\" <a@saobien.example>\r\nĐến: \"Phòng\" <b@saobien.example>\r\nĐã gửi: Thứ Tư, 1 Tháng 7, 2026 7:45:00 SA\r\nChủ đề: [Nhắc việc] 01 việc\r\n\r\n";
    for (head, mark) in [
        (GMAIL, ">"),
        (THUNDERBIRD, ">"),
        (APPLE, ">"),
        (APPLE, "> >"),
        (OUTLOOK, ""),
        (OUTLOOK, ">"),
        (ZIMBRA, ""),
        (ZIMBRA, ">"),
        ("", ">"),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        let subject = "=?utf-8?q?Re:_[Nh=E1=BA=AFc_vi=E1=BB=87c]_01_vi=E1=BB=87c_=C4=91=E1=BA=BFn_h=E1=BA=A1n_ng=C3=A0y_02/7/2026,_=C4=91=E1=BB=81_ngh=E1=BB=8B_th=E1=BB=B1c_hi=E1=BB=87n?=";
        post.raw(
            &format!("To: <{}>\r\nSubject: {subject}\r\n{PLAIN}", reference(&letter)),
            &format!("{ANSWER}\r\n\r\n{head}{}", broken(&letter, mark)),
        );
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(
            post.marks(),
            [finished()],
            "{head}{mark}: {}",
            post.to(DAUTU).text
        );
    }
}

/// What looks like headers or like "… wrote:" and is the sender's own.
#[tokio::test]
async fn what_stands_below_words_like_a_programs_is_asked_about() {
    for below in [
        "Người gửi: Lan\r\nNgày gửi: 20/12/2026\r\nNgười nhận: Văn phòng\r\nGhi chú: bản này chưa ký",
        "Người gửi: Lan\r\nNgày gửi: 20/12/2026 (lúc đó mới ký)\r\nNgười nhận: Văn phòng",
        "Người gửi: Lan\r\nNgày gửi: 20/12/2026\r\nNgười nhận: Văn phòng, chưa ký",
        "Ngày 14/12/2026, Trưởng ban phê vào phiếu trình, viết:\r\nChưa đồng ý, làm lại",
        "Ngày 14/12/2026 Trưởng ban chưa ký, anh Hải viết:",
        "> chưa ký đâu ạ",
        ">> Mai mới ký, anh giữ lại hộ",
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.reply(DAUTU, &letter, &format!("{ANSWER}\r\n{below}"));
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks(), [], "{below}");
        assert!(flat(&post.to(DAUTU)).contains("ĐỒNG Ý"), "{below}");
    }
}

/// A remark that the page alone shows, among the quoted lines that the plain text has without it.
#[tokio::test]
async fn a_remark_that_only_the_page_shows_is_asked_about() {
    for (remark, is_done) in [
        ("", true),
        (
            "<span style=\"color:red\">Phòng em chưa có dấu, để sau</span>",
            false,
        ),
        ("<p>chưa ghi nhận kết quả</p>", false),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        let page: Vec<String> = letter.text.lines().map(|l| format!("<div>{l}</div>")).collect();
        let plain = format!("{ANSWER}\r\n\r\n{}", quoted(&letter).join("\r\n"));
        let page = format!(
            "<div>{ANSWER}</div><blockquote type=\"cite\">{}{remark}</blockquote>",
            page.join("\r\n")
        );
        post.raw(
            &format!(
                "To: <{}>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n",
                reference(&letter)
            ),
            &format!("--b\r\n{PLAIN}\r\n{plain}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--"),
        );
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), usize::from(is_done), "{remark}");
    }
}

#[tokio::test]
async fn below_the_headers_of_a_quoted_letter_only_remarks_are_asked_about() {
    let headers = "Từ: Nhắc việc <nhacviec@saobien.example>\r\nĐã gửi: Thứ Tư, 1 tháng 7, 2026 7:45 SA\r\nĐến: Phòng Quản lý đầu tư\r\nChủ đề: [Nhắc việc] 01 việc\r\n";
    for (remark, is_done) in [("", true), ("Bản này chưa ký\r\n", false)] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.raw(
            &format!("To: <{}>\r\nSubject: Re: x\r\n{PLAIN}", reference(&letter)),
            &format!("{ANSWER}\r\n\r\n{headers}\r\n{remark}{}", letter.text),
        );
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), usize::from(is_done), "{remark:?}");
    }
}

/// Gmail's and Outlook's own indent is a quotation without a quote.
#[tokio::test]
async fn what_stands_in_a_quotation_of_the_page_is_asked_about_too() {
    let indent = |inside: &str| format!("<blockquote style=\"margin:0 0 0 40px\">{inside}</blockquote>");
    let empty = "<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>".repeat(700);
    for (inside, is_done) in [
        (indent(""), true),
        (indent("Bản này chưa ký, mai em gửi lại"), false),
        (
            "<p><span style=\"background:red;color:white\">CHƯA KÝ</span></p>".to_owned(),
            false,
        ),
        (empty.clone(), true),
        (format!("{empty}<p>Nhưng báo cáo chưa ký</p>"), false),
        (
            "<style>.g{text-decoration:line-through}</style>".to_owned(),
            false,
        ),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        let page = format!("<div>{ANSWER}</div>{inside}");
        post.raw(
            &format!(
                "To: <{}>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n",
                reference(&letter)
            ),
            &page,
        );
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), usize::from(is_done), "{inside}");
    }
}

/// The very page of our letter is quoted by whoever answers it.
#[tokio::test]
async fn our_own_page_that_is_quoted_holds_no_remark() {
    let mut post = Post::open(&TWO).await;
    let letter = post.morning().await;
    let parsed = mail_parser::MessageParser::default()
        .parse(&letter.bytes)
        .unwrap();
    let ours = parsed.body_html(0).unwrap();
    let page = format!(
        "<div>1 {ANSWER}</div><div class=\"gmail_quote\"><div>Vào Th 4, 1 thg 7, 2026 Nhắc việc &lt;a@b.example&gt; đã viết:</div><blockquote>{}</blockquote></div>",
        ours
    );
    post.raw(
        &format!(
            "To: <{}>\r\nSubject: Re: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n",
            reference(&letter)
        ),
        &page,
    );
    post.world.at("2026-07-01 09:06").await;
    assert_eq!(post.marks(), [finished()]);
}

/// The subject is the sender's own but for what a program puts there.
#[tokio::test]
async fn a_subject_that_says_something_is_read_with_the_result() {
    for (subject, body, is_done) in [
        ("Re: [Nhac viec] x", ANSWER, true),
        ("Fwd: x", ANSWER, true),
        ("Bao cao ket qua", ANSWER, true),
        ("Nhap - Re: [Nhac viec] x", ANSWER, false),
        (
            "Anh duyet giup em truoc khi gui: Re: [Nhac viec] x",
            ANSWER,
            false,
        ),
        ("Chua gui", ANSWER, false),
        ("Re: XONG 330/KH-BQL 24/6/2026", "", false),
        ("XONG 330/KH-BQL 24/6/2026", "", true),
        ("Fwd: XONG 330/KH-BQL 24/6/2026", "", false),
    ] {
        let mut post = Post::open(&[DUE_THURSDAY]).await;
        let letter = post.morning().await;
        post.raw(
            &format!("To: <{}>\r\nSubject: {subject}\r\n{PLAIN}", reference(&letter)),
            body,
        );
        post.world.at("2026-07-01 09:06").await;
        assert_eq!(post.marks().len(), usize::from(is_done), "{subject}");
    }
}

/// Two units whose tasks one number finishes: the second is asked.
#[tokio::test]
async fn a_document_that_finished_another_units_task_is_asked_about() {
    let theirs = [
        "2",
        "Cập nhật trang thông tin",
        "Phòng Quản lý quy hoạch và xây dựng",
        "",
        "Chậm nhất ngày 02/7/2026",
    ];
    let mut post = Post::open(&[DUE_THURSDAY, theirs]).await;
    post.world.at("2026-07-01 07:45").await;
    let letters = post.world.received();
    let of = |who: &str| letters.iter().find(|l| l.to == who).unwrap().clone();
    post.reply(DAUTU, &of(DAUTU), ANSWER);
    post.world.at("2026-07-01 09:06").await;
    post.world.received();
    post.reply(XAYDUNG, &of(XAYDUNG), ANSWER);
    post.world.at("2026-07-01 09:20").await;
    assert_eq!(post.marks(), [finished()]);
    let receipt = post.to(XAYDUNG);
    assert!(
        flat(&receipt).contains("đã là kết quả của đơn vị khác"),
        "{}",
        receipt.text
    );
    post.reply(XAYDUNG, &receipt, "ĐỒNG Ý");
    post.world.at("2026-07-01 09:40").await;
    assert_eq!(post.marks().len(), 2);
}
