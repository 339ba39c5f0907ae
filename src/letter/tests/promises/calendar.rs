//! Entries in the addressee's calendar.

use super::*;

#[test]
fn only_those_who_do_the_work_get_calendar_entries() {
    for (role, expected) in [
        (Role::Lead, 1),
        (Role::Support, 1),
        (Role::Head, 0),
        (Role::Owner, 0),
    ] {
        let matter = tasks(vec![half_year(role)]);
        let letter = write(
            &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
            &sender(),
        );
        assert_eq!(letter.attachments.len(), expected, "{role:?}");
        assert_eq!(letter.told.len(), 1);
    }
}

/// The entry of a task's only occurrence: its name, its version, its day, whether it is taken back.
fn entry(letter: &Letter) -> (String, String, String, bool, String) {
    let [file] = &letter.attachments[..] else {
        panic!("{:?}", letter.attachments)
    };
    let ics = String::from_utf8(file.bytes.clone())
        .unwrap()
        .replace("\r\n ", "");
    let value = |name: &str| {
        let line = ics.lines().find(|line| line.starts_with(name));
        line.unwrap_or_else(|| panic!("{name} in {ics}"))[name.len()..].to_owned()
    };
    let is_over = ics.contains("STATUS:CANCELLED\r\n");
    (
        value("UID:"),
        value("SEQUENCE:"),
        value("DTSTART"),
        is_over,
        file.mime.clone(),
    )
}

#[test]
fn a_calendar_entry_keeps_its_name_when_its_day_moves_and_is_taken_back_when_it_is_over() {
    let tell = |line: TaskLine| {
        let matter = Matter::Tasks {
            dossiers: None,
            lines: vec![line],
            ahead_of_break: vec![],
            rest: None,
        };
        write(
            &order(LetterKind::Reminder, morning(2026, 6, 29), matter),
            &sender(),
        )
    };
    let line = TaskLine {
        is_only: true,
        ..half_year(Role::Lead)
    };
    let due = super::super::samples::day(2026, 7, 20);
    let told = line.told.clone().map(|told| Told { due, ..told });
    let moved = TaskLine {
        due: Some(due),
        told,
        spoken: 1,
        ..line.clone()
    };
    let (uid, version, day, is_over, mime) = entry(&tell(line.clone()));
    assert_eq!(
        (version.as_str(), day.as_str(), is_over),
        ("0", ";VALUE=DATE:20260704", false)
    );
    assert!(mime.ends_with("method=PUBLISH"));
    let now = entry(&tell(moved.clone()));
    assert_eq!(
        (&now.0, now.1.as_str(), now.2.as_str()),
        (&uid, "1", ";VALUE=DATE:20260720")
    );
    let mut over = order(
        LetterKind::UnitWeek,
        morning(2026, 7, 3),
        Matter::UnitWeek {
            period: super::super::samples::week_period(),
            lines: vec![line.clone()],
        },
    );
    over.entries = vec![TaskLine {
        spoken: 2,
        is_over: true,
        ..moved.clone()
    }];
    let letter = write(&over, &sender());
    let last = entry(&letter);
    assert_eq!((&last.0, last.1.as_str(), last.3), (&uid, "2", true));
    assert!(
        last.4.ends_with("method=CANCEL"),
        "nothing else is in the file: {}",
        last.4
    );
    // What comes again has an entry each time.
    let often = |line: TaskLine| {
        entry(&tell(TaskLine {
            is_only: false,
            ..line
        }))
        .0
    };
    assert_ne!(often(line), often(moved));
}

/// Beside open entries one that is over stands in the same file, first; the same one is not announced again.
#[test]
fn what_is_over_is_not_announced_again_in_the_same_letter() {
    let line = TaskLine {
        is_only: true,
        ..half_year(Role::Lead)
    };
    let matter = Matter::Tasks {
        dossiers: None,
        lines: vec![line.clone()],
        ahead_of_break: vec![],
        rest: None,
    };
    let mut order = order(LetterKind::Reminder, morning(2026, 6, 29), matter);
    order.entries = vec![TaskLine {
        is_over: true,
        spoken: 1,
        ..line.clone()
    }];
    let ics = String::from_utf8(write(&order, &sender()).attachments[0].bytes.clone()).unwrap();
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), 1, "{ics}");
    let told = line.told.clone().map(|told| Told {
        task: "t-other".into(),
        ..told
    });
    order.entries = vec![TaskLine {
        is_over: true,
        spoken: 1,
        told,
        ..line
    }];
    // What is over stands in a file of its own: programs read one method a file.
    let letter = write(&order, &sender());
    for (n, method, cancelled) in [(0, "PUBLISH", 0), (1, "CANCEL", 1)] {
        let file = &letter.attachments[n];
        let ics = String::from_utf8(file.bytes.clone()).unwrap();
        assert_eq!(ics.matches("BEGIN:VEVENT").count(), 1, "{ics}");
        assert_eq!(ics.matches("STATUS:CANCELLED").count(), cancelled, "{ics}");
        assert!(ics.contains(&format!("METHOD:{method}")), "{ics}");
        assert!(file.mime.ends_with(&format!("method={method}")), "{}", file.mime);
    }
}
