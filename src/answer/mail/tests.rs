use super::*;
use crate::answer::reference::tag;

const SECRET: &[u8] = b"mot bi mat dai it nhat ba muoi hai ky tu";

fn reader() -> Reader {
    Reader {
        before: "nhacviec+".into(),
        after: "@heza.test".into(),
        authserv_id: None,
    }
}

fn ours() -> String {
    reader().address(&tag(SECRET, 418, "late-1", "dautu@heza.test").unwrap())
}

/// A mail of the unit with these headers besides and this body.
fn read(headers: &str, body: &str) -> Mail {
    let head = format!(
        "From: Phòng <dautu@heza.test>\r\nTo: Nhắc việc <{}>\r\nMessage-ID: <1@heza.test>\r\n",
        ours()
    );
    let raw = format!("{head}{headers}\r\n{body}");
    reader().read(raw.as_bytes()).unwrap()
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8\r\n";

#[test]
fn a_reply_gives_its_reference_its_sender_and_its_lines() {
    let mail = read(TEXT, "XONG 330/KH-BQL 24/01/2024\r\n\r\n> cũ\r\n");
    assert!(mail.references[0].holds(SECRET, "late-1", "dautu@heza.test"));
    assert_eq!(mail.from.as_deref(), Some("dautu@heza.test"));
    assert_eq!(mail.lines, ["XONG 330/KH-BQL 24/01/2024"]);
    assert_eq!(
        (mail.is_automatic, mail.bounce, mail.message_id.as_str()),
        (false, None, "1@heza.test")
    );
    assert_eq!(mail.authenticity, Authenticity::Unsaid);
}

#[test]
fn every_encoding_of_mail_programs_is_read() {
    use base64::Engine as _;
    let words = "Hoàn thành số 330/KH-BQL";
    let base64 = base64::engine::general_purpose::STANDARD.encode(words);
    let html = format!("<html><body><p>{words}</p><blockquote>cũ</blockquote></body></html>");
    let html64 = base64::engine::general_purpose::STANDARD.encode(&html);
    for (headers, body) in [
        (TEXT.to_owned(), words.to_owned()),
        (
            format!("{TEXT}Content-Transfer-Encoding: base64\r\n"),
            base64.clone(),
        ),
        (
            format!("{TEXT}Content-Transfer-Encoding: quoted-printable\r\n"),
            "Ho=C3=A0n th=C3=A0nh s=E1=BB=91 330/KH-B=\r\nQL".into(),
        ),
        (
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n".into(),
            html64,
        ),
        (
            "Content-Type: multipart/alternative; boundary=x\r\n".into(),
            format!(
                "--x\r\n{TEXT}\r\n{words}\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>khác</p>\r\n--x--\r\n"
            ),
        ),
        (
            "Content-Type: multipart/mixed; boundary=y\r\n".into(),
            format!(
                "--y\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n{TEXT}\r\n{words}\r\n--x--\r\n--y\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--y--\r\n"
            ),
        ),
    ] {
        assert_eq!(
            read(&headers, &body).lines.first().map(String::as_str),
            Some(words),
            "{headers}"
        );
    }
    // windows-1258 writes tones as marks of their own: "Hoàn" is "Hoa", a grave, "n".
    let head = format!(
        "From: a@heza.test\r\nTo: {}\r\nContent-Type: text/plain; charset=windows-1258\r\n\r\n",
        ours()
    );
    let mut raw = head.into_bytes();
    raw.extend(b"Hoa\xccn th\xe0nh s\xf4\xec 330/KH-BQL");
    assert_eq!(reader().read(&raw).unwrap().lines, [words]);
}

#[test]
fn what_a_program_wrote_is_known_by_many_signs() {
    for headers in [
        "Auto-Submitted: auto-replied\r\n",
        "Auto-Submitted: auto-generated; x=y\r\n",
        "Precedence: bulk\r\n",
        "Precedence: auto_reply\r\n",
        "X-Autoreply: yes\r\n",
        "List-Id: <a.b>\r\n",
        "Return-Path: <>\r\n",
        "Subject: =?utf-8?q?Tr=E1=BA=A3_l=E1=BB=9Di_t=E1=BB=B1_=C4=91=E1=BB=99ng=3A_ngh=E1=BB=89_ph=C3=A9p?=\r\n",
        "Subject: Automatic reply: away\r\n",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x\r\n",
    ] {
        assert!(
            read(headers, "XONG 330/KH-BQL 24/01/2024").is_automatic,
            "{headers}"
        );
    }
    for headers in [
        "Auto-Submitted: no\r\n",
        "Precedence: normal\r\n",
        "Return-Path: <a@b.test>\r\n",
        "Subject: Re: Nhắc việc\r\n",
    ] {
        assert!(!read(headers, "XONG").is_automatic, "{headers}");
    }
}

fn report(action: &str, status: &str, reply_to: &str) -> Vec<u8> {
    format!(
        "From: MAILER-DAEMON@heza.test\r\nTo: nhacviec@heza.test\r\nSubject: Undelivered\r\nAuto-Submitted: auto-replied\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\r\nThis is the mail system.\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.heza.test\r\n\r\n\
         Final-Recipient: rfc822; DauTu@heza.test\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 5.1.1 no\r\n\r\n--b\r\n\
         Content-Type: message/rfc822\r\n\r\nFrom: nhacviec@heza.test\r\nReply-To: Nhắc việc\r\n <{reply_to}>\r\nTo: dautu@heza.test\r\nSubject: x\r\n\r\nxin chào\r\n--b--\r\n"
    )
    .into_bytes()
}

#[test]
fn a_bounce_gives_the_address_and_the_reference_of_the_letter_that_came_back() {
    let mail = reader().read(&report("failed", "5.1.1", &ours())).unwrap();
    let bounce = mail.bounce.unwrap();
    assert_eq!(
        (bounce.recipient.as_str(), bounce.status.as_str()),
        ("dautu@heza.test", "5.1.1")
    );
    assert!(mail.references[0].holds(SECRET, "late-1", "dautu@heza.test"));
    let headers_only = String::from_utf8(report("failed", "5.1.1", &ours())).unwrap();
    let headers_only = headers_only.replace(
        "Content-Type: message/rfc822",
        "Content-Type: text/rfc822-headers",
    );
    assert_eq!(
        reader().read(headers_only.as_bytes()).unwrap().references.len(),
        1
    );
    for (action, status) in [
        ("delayed", "4.4.1"),
        ("delivered", "2.0.0"),
        ("failed", "4.4.7"),
        ("failed", ""),
    ] {
        let mail = reader().read(&report(action, status, &ours())).unwrap();
        assert_eq!(
            (mail.bounce, mail.is_automatic),
            (None, true),
            "{action} {status}"
        );
    }
}

#[test]
fn a_bounce_names_its_letter_by_whatever_it_gives_back() {
    let name = "4f2a@heza.test";
    let third = |kind: &str, headers: &str| {
        let whole = String::from_utf8(report("failed", "5.1.1", "x@y.test")).unwrap();
        let (before, _) = whole.split_once("Content-Type: message/rfc822").unwrap();
        format!("{before}Content-Type: {kind}\r\n\r\n{headers}\r\n--b--\r\n")
    };
    let without = |own: &str, envelope: &str| {
        let whole = String::from_utf8(report("failed", "5.1.1", "x@y.test")).unwrap();
        let (before, _) = whole.split_once("--b\r\nContent-Type: message/rfc822").unwrap();
        let before = before.replace("Reporting-MTA:", &format!("{envelope}Reporting-MTA:"));
        format!("{own}{before}--b--\r\n")
    };
    for raw in [
        third("message/rfc822", "Message-ID: <4f2a@heza.test>\r\nSubject: x\r\n"),
        third(
            "text/rfc822-headers",
            "Message-ID: <4f2a@heza.test>\r\nSubject: x\r\n",
        ),
        third(
            "text/rfc822-headers; charset=us-ascii",
            "message-id:\r\n <4f2a@heza.test>\r\n",
        ),
        third("message/global-headers", "Message-ID: <4f2a@heza.test>\r\n"),
        without("In-Reply-To: <4f2a@heza.test>\r\n", ""),
        without("References: <root@heza.test>\r\n <4f2a@heza.test>\r\n", ""),
        without("", "Original-Envelope-Id: 4f2a@heza.test\r\n"),
    ] {
        let bounce = reader().read(raw.as_bytes()).unwrap().bounce.unwrap();
        assert!(
            bounce.names.iter().any(|n| n == name),
            "{:?} in {raw}",
            bounce.names
        );
    }
    for raw in [
        third("text/rfc822-headers", "To: dautu@heza.test\r\nSubject: x\r\n"),
        without("", ""),
    ] {
        let bounce = reader().read(raw.as_bytes()).unwrap().bounce.unwrap();
        assert_eq!(bounce.names, Vec::<String>::new(), "{raw}");
    }
    let flood = format!("References: {}\r\n", "<a@b> ".repeat(9000));
    let many: String = (0..900).map(|n| format!("In-Reply-To: <{n}@b>\r\n")).collect();
    for own in [flood, many] {
        let raw = without(&own, "");
        let names = reader()
            .read(raw.as_bytes())
            .and_then(|m| m.bounce)
            .map(|b| b.names.len());
        assert!(names.unwrap_or_default() <= 8);
    }
}

#[test]
fn a_reference_beside_a_bounce_is_none_of_it() {
    let mut raw = format!("X: y\r\nTo: {}\r\n", ours()).into_bytes();
    raw.extend(report("failed", "5.1.1", "ai@heza.test"));
    let mail = reader().read(&raw).unwrap();
    assert!(mail.bounce.is_some());
    assert_eq!(mail.references, []);
}

#[test]
fn only_the_topmost_word_on_the_sender_is_asked_for() {
    let pass = "Authentication-Results: mx.heza.test; dmarc=pass header.from=heza.test\r\n";
    let fail = "Authentication-Results: mx.heza.test; dmarc=fail header.from=heza.test\r\n";
    assert_eq!(read(pass, "XONG").authenticity, Authenticity::Pass);
    assert_eq!(
        read(&format!("{fail}{pass}"), "XONG").authenticity,
        Authenticity::NotPassed
    );
    assert_eq!(
        read(&format!("{pass}{fail}"), "XONG").authenticity,
        Authenticity::Pass
    );
}

#[test]
fn two_from_addresses_are_none() {
    let raw = format!("From: a@heza.test, dautu@heza.test\r\nTo: {}\r\n\r\nXONG", ours());
    assert_eq!(reader().read(raw.as_bytes()).unwrap().from, None);
}

#[test]
fn bombs_and_floods_end_soon() {
    let nested: String = (0..20_000)
        .map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"))
        .collect();
    assert_eq!(reader().read(nested.as_bytes()), None);
    let messages = "Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
    assert_eq!(reader().read(messages.as_bytes()), None);
    let many: String = (0..10_000)
        .map(|i| format!("nhacviec+{i}-{}@heza.test, ", "0".repeat(32)))
        .collect();
    let raw = format!("From: a@heza.test\r\nTo: {many} x@y\r\n\r\nXONG");
    assert!(reader().read(raw.as_bytes()).unwrap().references.len() <= MOST_TAGS);
    let long = format!("From: a@heza.test\r\n\r\n{}", "a ".repeat(25_000_000));
    assert!(reader().read(long.as_bytes()).unwrap().lines[0].chars().count() <= 400);
    let headers = "X: y\r\n".repeat(50_000) + "\r\nXONG";
    reader().read(headers.as_bytes());
    let html = format!(
        "From: a@b\r\nContent-Type: text/html\r\n\r\n{}",
        "<div>".repeat(40_000)
    );
    reader().read(html.as_bytes());
}

proptest::proptest! {
    #[test]
    fn no_bytes_stop_the_reader(raw in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..2000)) {
        let _ = reader().read(&raw);
    }

    #[test]
    fn no_broken_mail_stops_it(cut in 0usize..1200, at in 0usize..1200, byte in proptest::prelude::any::<u8>()) {
        let mut raw = report("failed", "5.1.1", &ours());
        let at = at.min(raw.len() - 1);
        raw[at] = byte;
        raw.truncate(cut.max(1));
        let _ = reader().read(&raw);
    }
}

#[test]
fn the_topmost_server_tells_when_a_mail_arrived() {
    let of = |headers: &str| read(headers, "XONG").arrived.map(|at| at.to_rfc3339());
    let two = "Received: from a by b with ESMTP id 1;\r\n Mon, 14 Dec 2026 07:58:03 +0700 (ICT)\r\n\
        Received: from x by a; Mon, 14 Dec 2026 01:00:00 +0700\r\n";
    assert_eq!(of(two).as_deref(), Some("2026-12-14T07:58:03+07:00"));
    assert_eq!(of("Received: from a by b; soon\r\n"), None);
    assert_eq!(of(""), None);
}

#[test]
fn what_cannot_be_read_is_named_among_the_files_and_a_calendars_answer_is_a_programs() {
    let of = |headers: &str, body: &str| {
        let raw = format!(
            "From: a@heza.test\r\nTo: {}\r\nSubject: x\r\nMIME-Version: 1.0\r\n{headers}\r\n{body}",
            ours()
        );
        reader().read(raw.as_bytes()).unwrap()
    };
    let encrypted = of(
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n",
        "MIAGCSqGSIb3DQEHA6CA\r\n",
    );
    assert!(encrypted.files[0].contains("mã hóa"), "{:?}", encrypted.files);
    let signed = of(
        "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b\r\n",
        "--b\r\nContent-Type: text/plain\r\n\r\nXONG\r\n--b--\r\n",
    );
    assert_eq!(signed.files, Vec::<String>::new());
    let with_mail = of(
        "Content-Type: multipart/mixed; boundary=b\r\n",
        "--b\r\nContent-Type: text/plain\r\n\r\nXem thư kèm\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d\r\nSubject: y\r\n\r\nz\r\n--b--\r\n",
    );
    assert_eq!(with_mail.files, ["thư khác gửi kèm"]);
    let accepted = of(
        "Content-Type: multipart/alternative; boundary=b\r\n",
        "--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n--b--\r\n",
    );
    assert!(accepted.is_automatic);
    assert!(!with_mail.is_automatic);
}
