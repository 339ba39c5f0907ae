//! What must be true before letters go to the people concerned, and what is merely
//! worth knowing while they do not.

use super::people::People;
use super::section::Section;
use super::values::{is_loopback, is_reserved};
use super::written::{Page, Place, Placed};
use crate::agenda::Going;
use crate::mail::Transport;

/// Told as problems in live mode, as warnings in shadow mode.
pub fn check(
    root: &Section,
    page: &Page,
    going: &Placed<Going>,
    people: &People,
    transport: Option<&Transport>,
) {
    let log = root.log();
    let tell = |place: &Place, message: String, remedy: &str| match going.value {
        Going::Live => log.absent(place, message, remedy),
        Going::Shadow => log.question(
            place,
            format!("{message} (must be settled before mode = \"live\")"),
            remedy,
        ),
    };
    if people.leaders.is_empty() {
        let remedy = "write a [[leader]] with name and address";
        let place = match going.value {
            Going::Live => &going.place,
            Going::Shadow => &root.place_of("leader"),
        };
        tell(
            place,
            "nobody is named who reads the weekly summary".into(),
            remedy,
        );
    }
    for (unit, place) in people.office.units.iter().zip(&people.unit_places) {
        if unit.mailbox.is_none() {
            tell(
                place,
                format!(
                    "the unit \"{}\" has no address: nobody there can be written to",
                    unit.name
                ),
                "write its address = \"…\"",
            );
        }
    }
    for (place, message, remedy) in &people.address_book.open {
        match going.value {
            Going::Live => log.absent(place, message, *remedy),
            Going::Shadow => log.question(place, message, *remedy),
        }
    }
    let Some(Transport::Smtp(servers)) = transport else {
        return;
    };
    // A mail server on this very machine may well serve such names, to try things out.
    let is_own = servers.iter().all(|server| is_loopback(&server.host));
    for endpoint in page.endpoints().iter().filter(|e| is_reserved(&e.value)) {
        // The value is not shown: what is told here may reach the log, which holds no address.
        let message = "is a name reserved for examples: nothing arrives there";
        let remedy = "write the real one";
        if is_own {
            log.warning(&endpoint.place, message, remedy);
        } else {
            tell(&endpoint.place, message.into(), remedy);
        }
    }
}
