//! Where letters go and in whose name: `[mail]`.

use super::mailbox::must_mailbox;
use super::reach::Reach;
use super::section::Section;
use super::section::number;
use super::values::{Address, Host, Id, is_loopback};
use super::written::Placed;
use crate::mail::{Security, Server, Transport};
use crate::outbox::{Limits, PostRule};
use crate::plan::Mailbox;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

/// What `[mail]` says.
pub struct Post {
    pub from: Mailbox,
    pub reply_to: Mailbox,
    pub envelope_from: String,
    pub transport: Transport,
    pub rule: PostRule,
    /// How many connections are kept side by side.
    pub connections: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Smtp,
    Directory,
}

/// The name of the server that `[mail]` itself describes.
const FIRST: &str = "mail";

/// `units`: how many the office has; the usual limits grow with them.
pub fn post(root: &Section, reach: &Reach, units: usize) -> Option<Post> {
    let remedy = "write [mail] with transport, from, reply_to, envelope_from and host";
    let section = root.must_section("mail", remedy)?;
    let from = must_mailbox(&section, "from");
    let reply_to = must_mailbox(&section, "reply_to");
    let bounces = "write the address where bounces go; somebody must look at it";
    let envelope_from = section.must::<Address>("envelope_from", bounces).value.0;
    let ways = [("smtp", Way::Smtp), ("directory", Way::Directory)];
    let way = section.word("transport", &ways).map_or(Way::Smtp, |w| w.value);
    let servers = servers(&section, reach, way == Way::Smtp);
    let names = |of: &dyn Fn(&&Server) -> bool| match way {
        Way::Smtp => servers.iter().filter(of).map(|s| s.name.clone()).collect(),
        Way::Directory => Vec::new(),
    };
    let rule = PostRule {
        servers: names(&|_| true),
        signed_in: names(&|s| s.login.is_some()),
        paused: section.may::<bool>("paused").is_some_and(|p| p.value),
        limits: limits(&section, units),
    };
    let connections = count(&section, "connections", 1..=20).unwrap_or(1);
    let transport = match way {
        Way::Smtp => Transport::Smtp(servers),
        Way::Directory => Transport::Directory(directory(&section, reach)),
    };
    if way == Way::Smtp {
        let _ = section.may::<String>("directory");
    }
    section.close();
    Some(Post {
        from,
        reply_to,
        envelope_from,
        transport,
        rule,
        connections,
    })
}

fn limits(section: &Section, units: usize) -> Limits {
    let usual = Limits::of_office(units);
    let most = 1..=1_000_000;
    Limits {
        hour: count(section, "most_per_hour", most.clone()).unwrap_or(usual.hour),
        address_hour: count(section, "most_per_address_and_hour", most.clone()).unwrap_or(usual.address_hour),
        address_day: count(section, "most_per_address_and_day", most.clone()).unwrap_or(usual.address_day),
        minute: count(section, "most_per_minute", most),
    }
}

fn count(section: &Section, key: &'static str, bounds: RangeInclusive<i64>) -> Option<usize> {
    number(section, key, bounds).and_then(|n| usize::try_from(n).ok())
}

/// The server of `[mail]` itself, and those of `[[mail.server]]` in their order: the next one is
/// used while those before it cannot be reached or refuse the sign-in.
fn servers(section: &Section, reach: &Reach, required: bool) -> Vec<Server> {
    let more = section.sections("server");
    let mut servers = Vec::new();
    if more.is_empty() || section.has("host") {
        servers.push(server(section, reach, required, FIRST.to_owned()));
    }
    for (number, inner) in (2..).zip(more) {
        let named = inner.may::<Id>("name");
        let name = named
            .as_ref()
            .map_or(format!("{FIRST}-{number}"), |n| n.value.0.clone());
        if servers.iter().any(|s: &Server| s.name == name) {
            let place = named.map_or_else(|| inner.place(), |n| n.place);
            inner.log().problem(
                &place,
                format!("two mail servers have the name \"{name}\""),
                "give each server a name of its own",
            );
        }
        servers.push(server(&inner, reach, required, name));
        inner.close();
    }
    servers
}

fn directory(section: &Section, reach: &Reach) -> PathBuf {
    let remedy = "name the folder that letters are written into";
    reach.path(&section.must::<String>("directory", remedy).value)
}

/// Read and checked also where a directory is used, so that going back finds no surprise;
/// only then nothing of it is required.
fn server(section: &Section, reach: &Reach, required: bool, name: String) -> Server {
    let securities = [
        ("starttls", Security::StartTls),
        ("tls", Security::Tls),
        ("plain", Security::Plain),
    ];
    let security = section.word("security", &securities);
    let kind = security.as_ref().map_or(Security::StartTls, |s| s.value);
    let host = match required {
        true => {
            section
                .must::<Host>("host", "write the name of the mail server")
                .value
                .0
        }
        false => section.may::<Host>("host").map(|h| h.value.0).unwrap_or_default(),
    };
    let allow_plain = section.may::<bool>("allow_plain").is_some_and(|a| a.value);
    let exposed = kind == Security::Plain && !allow_plain && !host.is_empty() && !is_loopback(&host);
    if let (Some(security), true) = (&security, exposed) {
        section.log().problem(
            &security.place,
            format!("letters to {host} would cross the network unprotected"),
            "use \"starttls\" or \"tls\"; if the network itself is protected, say allow_plain = true",
        );
    }
    let usual_port = match kind {
        Security::StartTls => 587,
        Security::Tls => 465,
        Security::Plain => 25,
    };
    let port = number(section, "port", 1..=65535).and_then(|p| u16::try_from(p).ok());
    let seconds = number(section, "timeout_seconds", 5..=600).unwrap_or(60);
    Server {
        name,
        port: port.unwrap_or(usual_port),
        security: kind,
        login: login(section, reach, &host, kind, required),
        timeout: Duration::from_secs(seconds.unsigned_abs()),
        extra_ca: reach.extra_ca(section),
        hello: section.may::<Host>("hello").map(|h| h.value.0),
        host,
    }
}

fn login(
    section: &Section,
    reach: &Reach,
    host: &str,
    security: Security,
    required: bool,
) -> Option<(String, secrecy::SecretString)> {
    let user: Option<Placed<String>> = section.may("user");
    let named = section.has("password_credential") || section.has("password_file");
    if !required {
        return None;
    }
    let secret = reach.secret(section, "password_credential", "password_file");
    let log = section.log();
    match (&user, named) {
        (Some(user), false) => log.absent(
            &user.place,
            "a user without a password",
            "add password_credential = \"smtp-password\" (systemd LoadCredential=) or password_file = \"…\"",
        ),
        (None, true) => log.absent(
            &section.place_of("user"),
            "a password without a user",
            "add user = \"…\", or delete the password's key",
        ),
        (Some(user), true) if security == Security::Plain && !is_loopback(host) => log.problem(
            &user.place,
            "a password is never sent without encryption",
            "use security = \"starttls\" or \"tls\", or sign in without user and password",
        ),
        _ => {}
    }
    Some((user?.value, secret?))
}
