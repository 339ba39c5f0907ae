//! `outbox pause/resume/release/resend`: what a person says about letters.

use crate::program::{Desk, json, status, stderr, stdout};
use serde_json::Value;

fn lines(desk: &Desk, args: &[&str]) -> Vec<Value> {
    let answer = desk.run(args);
    let said = stdout(&answer);
    assert!(!said.is_empty(), "{}", stderr(&answer));
    said.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn states(desk: &Desk) -> Vec<String> {
    let letters = lines(desk, &["outbox", "list", "--json"]);
    letters
        .iter()
        .map(|l| l["state"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_kill_switch_is_shown_until_it_is_turned_back() {
    let desk = Desk::new(|text| text);
    let mail = || json(&desk.run(&["status", "--json"]))["mail"].clone();
    assert_eq!(mail()["paused"], false);
    assert_eq!(
        status(&desk.run(&["outbox", "pause", "--reason", "máy chủ thư bị lạm dụng"])),
        0
    );
    assert_eq!(mail()["paused"], true);
    assert_eq!(status(&desk.run(&["status"])), 1);
    assert!(stdout(&desk.run(&["status"])).contains("máy chủ thư bị lạm dụng"));
    let list = desk.run(&["outbox", "list"]);
    assert!(stdout(&list).contains("sending is paused since") && status(&list) == 1);
    assert_eq!(status(&desk.run(&["outbox", "resume"])), 0);
    assert_eq!(mail()["paused"], false);
    assert_eq!(status(&desk.run(&["outbox", "release"])), 0);
}

#[test]
fn the_letters_of_a_lost_day_are_shown_before_they_are_sent_again_and_what_is_outdated_is_left_out() {
    let desk = Desk::new(|text| text);
    let all = states(&desk).len();
    let span = [
        "outbox",
        "resend",
        "--since",
        "2026-07-01",
        "--until",
        "2026-07-31",
        "--json",
    ];
    let with = |more: &[&str]| lines(&desk, &[&span[..], more].concat());
    let again = |found: &[Value]| found.iter().filter(|l| l["again"] == true).count();

    let plain = with(&["--dry-run"]);
    assert_eq!((plain.len(), again(&plain)), (all, 0));
    assert!(plain[0]["why_not"].as_str().unwrap().contains("--sent"));

    let sent = with(&["--sent", "--dry-run"]);
    let some = again(&sent);
    assert!(0 < some && some < all, "{some} of {all}");
    let outdated = sent.iter().filter(|l| l["again"] == false);
    assert!(
        outdated
            .clone()
            .all(|l| l["why_not"].as_str().unwrap().contains("no longer so")),
        "{sent:#?}"
    );
    assert_eq!(again(&with(&["--sent", "--obsolete", "--dry-run"])), all);
    assert!(
        states(&desk).iter().all(|s| s == "sent"),
        "a dry run changes nothing"
    );

    let ids: Vec<Value> = sent.iter().map(|l| l["message_id"].clone()).collect();
    let done = with(&["--sent"]);
    assert_eq!(again(&done), some);
    assert_eq!(
        done.iter().map(|l| l["message_id"].clone()).collect::<Vec<_>>(),
        ids,
        "the same letters"
    );
    assert_eq!(states(&desk).iter().filter(|s| *s == "queued").count(), some);

    let none = desk.run(&[
        "outbox",
        "resend",
        "--since",
        "2026-08-01",
        "--until",
        "2026-08-02",
    ]);
    assert_eq!((status(&none), stdout(&none).lines().count()), (0, 1));
    assert_eq!(status(&desk.run(&["outbox", "resend"])), 2);
    let mut backward = span;
    backward.swap(3, 5);
    let backward = desk.run(&backward);
    assert_eq!(status(&backward), 2);
    assert!(
        stderr(&backward).contains("exchange them"),
        "{}",
        stderr(&backward)
    );
    let settled = states(&desk).iter().position(|s| s == "sent").unwrap();
    let key = lines(&desk, &["outbox", "list", "--json"])[settled]["key"]
        .as_str()
        .unwrap()
        .to_owned();
    let refused = desk.run(&["outbox", "resend", &key]);
    assert_eq!(status(&refused), 2);
    assert!(stderr(&refused).contains("--sent"), "{}", stderr(&refused));
}

#[test]
fn check_says_what_bounds_sending_and_who_reads_answers_and_bounces() {
    let desk = Desk::new(|text| text);
    let said = stdout(&desk.run(&["check"]));
    assert!(
        said.contains("answers by mail are off: replies go to vanphong@saobien.example"),
        "{said}"
    );
    assert!(
        said.contains("bounces go to thu-tra-lai@saobien.example: no program reads them"),
        "{said}"
    );
    assert!(
        said.contains("the brake stops letters after 300 in an hour"),
        "{said}"
    );
}
