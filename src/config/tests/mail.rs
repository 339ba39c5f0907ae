//! Who is written to, and through which servers.

use super::*;

#[test]
fn live_mode_wants_people_who_can_be_reached() {
    #[rustfmt::skip]
    let cases: [(&str, &str, (&str, &str)); 4] = [
        ("[[leader]]\nname = \"Trưởng ban\"\naddress = \"tb@saobien.vn\"\n", "", ("mode =", "sending.mode")),
        ("address = \"dautu@saobien.vn\"\n", "", ("[[unit]]\nid = \"dautu\"", "unit[2]")),
        ("vp@saobien.vn", "vp@example.com", ("address = \"vp@example.com\"", "owner.address")),
        ("\"mail.saobien.vn\"", "\"smtp.example\"", ("host", "mail.host")),
    ];
    for (from, to, expected) in cases {
        check(from, to, &[expected]);
    }
    let shadow = full()
        .replacen("\"live\"", "\"shadow\"", 1)
        .replacen("address = \"dautu@saobien.vn\"\n", "", 1)
        .replacen("vp@saobien.vn", "vp@example.com", 1);
    let warned: Vec<String> = good(&shadow).warnings.into_iter().map(|w| w.key).collect();
    assert!(
        warned.contains(&"unit[2]".into()) && warned.contains(&"owner.address".into()),
        "{warned:?}"
    );
}

#[test]
fn a_mail_server_on_this_machine_may_serve_names_for_examples() {
    let own = full()
        .replacen("\"mail.saobien.vn\"", "\"127.0.0.1\"", 1)
        .replacen("vp@saobien.vn", "vp@heza.example", 1);
    let warned = good(&own).warnings;
    assert!(warned.iter().any(|w| w.key == "owner.address"), "{warned:?}");
}

#[test]
fn several_mail_servers_stand_in_their_order_and_what_may_leave_is_bounded() {
    let with = |keys: &str, servers: &str| {
        let text = full().replacen("host = ", &format!("{keys}\nhost = "), 1);
        text.replacen("[sending]\n", &format!("{servers}\n[sending]\n"), 1)
    };
    let reserve = "[[mail.server]]\nhost = \"two.saobien.vn\"\n\
                   [[mail.server]]\nname = \"xa\"\nhost = \"three.saobien.vn\"\nsecurity = \"tls\"";
    let settings = good(&with(
        "connections = 4\nmost_per_hour = 50\nmost_per_minute = 9\npaused = true",
        reserve,
    ));
    let Transport::Smtp(servers) = &settings.transport else {
        panic!("smtp expected")
    };
    let known: Vec<_> = servers
        .iter()
        .map(|s| (s.name.as_str(), s.host.as_str(), s.port))
        .collect();
    assert_eq!(
        known,
        [
            ("mail", "mail.saobien.vn", 587),
            ("mail-2", "two.saobien.vn", 587),
            ("xa", "three.saobien.vn", 465)
        ]
    );
    let post = &settings.rules.post;
    assert_eq!(post.servers, ["mail", "mail-2", "xa"]);
    assert_eq!((post.limits.hour, post.limits.address_hour), (50, 30));
    assert_eq!(
        (post.limits.minute, post.paused, settings.connections),
        (Some(9), true, 4)
    );
    assert!(!good(&full()).rules.post.paused);

    let twice = reserve.replace("\"xa\"", "\"mail\"");
    let found = problems(&with("", &twice));
    assert!(found[0].message.contains("two mail servers"), "{}", found[0]);
    let found = problems(&with("", "[[mail.server]]\nname = \"xa\""));
    assert_eq!(found[0].key, "mail.server[1].host", "{}", found[0]);
    let found = problems(&with("connections = 0", ""));
    assert_eq!(found[0].key, "mail.connections", "{}", found[0]);
    let folder = good(&full().replacen("\"smtp\"", "\"directory\"\ndirectory = \"thu\"", 1));
    assert_eq!(folder.rules.post.servers, [""; 0]);
}
