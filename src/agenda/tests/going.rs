//! Going live, a trial run, and letters that never left.

use super::*;

#[test]
fn what_was_due_before_going_live_is_listed_once_to_the_owner_and_told_to_nobody() {
    let rules = Rules {
        live_from: Some(day(7, 3)),
        ..rules()
    };
    let mut facts = facts(vec![
        task("1", &["vp"], &[], by(7, 2)),
        task("2", &["vp"], &[], by(7, 3)),
    ]);
    let now = at(day(7, 3), hm(14, 0));
    let agenda = decide(
        now,
        &facts,
        &Rules {
            pulls: vec![],
            ..rules.clone()
        },
    );
    assert_eq!(
        letters(&agenda).into_iter().map(words).collect::<Vec<_>>(),
        ["GoingLive owner 1", "Reminder vp 2/ahead-0/lead"]
    );
    facts.ledger.note(&letters(&agenda)[0].key, &[]);
    assert_eq!(written(now, &facts, &rules), ["Reminder vp 2/ahead-0/lead"]);
    let never = Rules {
        live_from: None,
        ..rules
    };
    assert_eq!(written(now, &facts, &never), [""; 0], "no plan was applied yet");
}

#[test]
fn in_a_trial_run_everything_goes_to_the_owner_and_does_not_count_once_live() {
    let trial = Rules {
        going: Going::Shadow,
        ..rules()
    };
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 10))]);
    let now = at(day(7, 3), hm(8, 0));
    let agenda = decide(
        now,
        &facts,
        &Rules {
            pulls: vec![],
            ..trial
        },
    );
    let errand = letters(&agenda)[0];
    assert_eq!(
        (
            errand.to.name.as_str(),
            errand.instead_of.as_ref().unwrap().name.as_str()
        ),
        ("owner", "vp")
    );
    facts.ledger.note(&errand.key, &errand.told);
    assert_eq!(
        written(now, &facts, &rules()),
        ["Reminder vp 1/ahead-5/lead"],
        "told in a trial is not told"
    );
}

#[test]
fn a_letter_that_never_left_is_taken_back_when_it_is_no_longer_true() {
    let rules = Rules {
        pulls: vec![],
        ..rules()
    };
    let told = Told {
        task: "id1".into(),
        unit: "vp".into(),
        due: day(7, 10),
        stage: Stage::Ahead5,
        role: Role::Lead,
    };
    let letter = |attempts| LetterFact {
        to: mailbox("vp").address,
        key: VP_MORNING.into(),
        kind: LetterKind::Reminder,
        written_at: at(day(7, 3), hm(7, 45)),
        when_uncertain: WhenUncertain::SendOnceMore,
        attempts,
        told: vec![told.clone()],
        is_asked_again: false,
    };
    let mut facts = facts(vec![task("1", &["vp"], &[], by(7, 10))]);
    facts.ledger.note(VP_MORNING, std::slice::from_ref(&told));
    facts.open_letters = vec![letter(vec![])];
    let cancel = Action::Cancel {
        key: VP_MORNING.into(),
    };
    let first = |facts: &Facts, now| decide(now, facts, &rules).actions[0].action.clone();
    assert_eq!(
        first(&facts, at(day(7, 3), hm(8, 0))),
        Action::Send {
            key: VP_MORNING.into(),
            through: None,
        }
    );
    assert_eq!(first(&facts, at(day(7, 6), hm(8, 0))), cancel, "of another day");
    let may_have_left = Attempt {
        started: at(day(7, 3), hm(7, 45)),
        data: Some(at(day(7, 3), hm(7, 45))),
        ended: None,
        server: None,
        leased_until: None,
    };
    facts.open_letters = vec![letter(vec![may_have_left])];
    assert!(
        matches!(first(&facts, at(day(7, 6), hm(8, 0))), Action::Send { .. }),
        "it may have arrived: the same letter again"
    );
    facts.open_letters = vec![letter(vec![])];
    facts.marks.push(Mark {
        task: "id1".into(),
        unit: None,
        due: None,
        kind: MarkKind::Done {
            number: "1/BC".into(),
            date: day(7, 3),
        },
        at: at(day(7, 3), hm(7, 50)),
        by: "x".into(),
    });
    assert_eq!(
        first(&facts, at(day(7, 3), hm(8, 0))),
        cancel,
        "finished in between"
    );
}
