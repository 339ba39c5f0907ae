//! What each trouble means for the letter, and in which words.

use super::*;

fn told(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted { .. } => "accepted",
        Outcome::Refused { .. } => "refused",
        Outcome::Denied { .. } => "denied",
        Outcome::Later {
            whole_server: true, ..
        } => "server later",
        Outcome::Later { .. } => "later",
        Outcome::Unknown { .. } => "unknown",
    }
}

#[test]
fn each_trouble_means_one_thing_in_each_phase() {
    let answer = |code| What::Answer {
        code,
        text: String::new(),
    };
    let rows = [
        (answer(421), ["server later", "later", "later", "later"]),
        (answer(450), ["server later", "later", "later", "later"]),
        (answer(550), ["server later", "refused", "refused", "refused"]),
        (answer(552), ["server later", "refused", "refused", "refused"]),
        (
            answer(530),
            ["server later", "server later", "server later", "server later"],
        ),
        (
            answer(503),
            ["server later", "server later", "server later", "server later"],
        ),
        (
            What::Silence(Duration::from_secs(9)),
            ["server later", "later", "later", "unknown"],
        ),
        (
            What::Broken("reset".into()),
            ["server later", "later", "later", "unknown"],
        ),
        (
            What::Misconduct(Misconduct::Gone),
            ["server later", "later", "later", "unknown"],
        ),
        (
            What::Misconduct(Misconduct::Endless),
            ["server later", "server later", "server later", "unknown"],
        ),
        (What::Setup("no STARTTLS".into()), ["server later"; 4]),
        (What::Unfit("no SMTPUTF8".into()), ["refused"; 4]),
    ];
    let phases = [Phase::Server, Phase::Letter, Phase::Content, Phase::Dot];
    for (what, want) in rows {
        let trouble = Trouble::new("step", what);
        assert_eq!(
            phases.map(|phase| told(trouble.outcome(phase))),
            want,
            "{trouble}"
        );
    }
}

#[test]
fn what_a_servers_policy_refuses_is_not_yet_laid_on_the_address() {
    for (text, want) in [
        ("5.7.1 <vp@heza.test>: Relay access denied", "denied"),
        ("5.7.54 SMTP; Unable to relay recipient", "denied"),
        ("5.7.0 too many messages", "denied"),
        ("relay not permitted", "denied"),
        ("5.1.1 <relaying denied@heza.test>: no such user", "refused"),
        ("5.2.2 mailbox full", "refused"),
        ("no such user", "refused"),
        ("5.7 no number", "refused"),
        ("", "refused"),
    ] {
        let no = |code| {
            Trouble::new(
                "RCPT TO",
                What::Answer {
                    code,
                    text: text.into(),
                },
            )
        };
        assert_eq!(told(no(554).outcome(Phase::Letter)), want, "{text}");
        assert_eq!(told(no(451).outcome(Phase::Letter)), "later", "{text}");
        assert_eq!(told(no(554).outcome(Phase::Server)), "server later", "{text}");
    }
}

#[test]
fn a_refusal_of_the_sender_is_not_laid_on_the_recipient() {
    let rows = [
        ("5.1.1 <vp@heza.test>: no such user", false),
        ("5.7.1 <vp@heza.test>: Recipient address rejected: policy", false),
        ("5.7.1 <x@y.test>: Relay access denied", false),
        ("5.7.1 refused", false),
        ("", false),
        (
            "5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied",
            true,
        ),
        (
            "5.7.1 <Nhac@heza.test>: Sender address rejected: not owned by user heza",
            true,
        ),
        ("sender nhac@heza.test may not send", true),
        ("5.1.8 bad sender", true),
    ];
    for (text, want) in rows {
        let answer = |code| {
            Trouble::new(
                "RCPT TO",
                What::Answer {
                    code,
                    text: text.into(),
                },
            )
        };
        assert_eq!(
            answer(554).blames_us("nhac@heza.test", "vp@heza.test"),
            want,
            "{text}"
        );
        assert!(!answer(450).blames_us("nhac@heza.test", "vp@heza.test"), "{text}");
    }
}

#[test]
fn answers_are_one_short_line_without_addresses() {
    let text = "5.1.1 <hong550@heza.test>:\tRecipient\r\naddress \u{7}rejected";
    assert_eq!(
        answer(550, text),
        "550 5.1.1 (address) Recipient address rejected"
    );
    assert_eq!(answer(250, ""), "250");
    assert_eq!(answer(250, &"Đ".repeat(900)).chars().count(), 200);
}
