//! Where answers and letters that come back go, and who reads them.

use crate::agenda::{Facts, Rules, returned};
use crate::config::{Answers, Settings};

pub fn print(settings: &Settings) {
    let sender = &settings.rules.sender;
    match &settings.answers {
        None => off(settings),
        Some(answers) => on(settings, answers),
    }
    let operator = settings.rules.figures.operator.as_ref();
    let person = &operator.unwrap_or(&settings.rules.owner).name;
    match &settings.answers {
        None => say!(
            "bounces go to {}: no program reads them, {person} must look there",
            sender.envelope_from
        ),
        Some(answers) => say!(
            "bounces go to {}: they are understood where that address is delivered into folder {}; else {person} must look there",
            sender.envelope_from,
            answers.server.folder
        ),
    }
}

fn off(settings: &Settings) {
    let reply_to = &settings.rules.sender.reply_to;
    say!(
        "answers by mail are off: replies go to {} and are read by a person, {}",
        reply_to.address,
        reply_to.name
    );
}

fn on(settings: &Settings, answers: &Answers) {
    let server = &answers.server;
    say!(
        "answers by mail: replies go to {}, read every {} minutes from folder {} of {} on {}:{}",
        answers.reader.address("{ref}"),
        answers.every_minutes,
        server.folder,
        server.user,
        server.host,
        server.port
    );
    match &server.taken {
        Some(folder) => {
            say!("  what was taken is moved to {folder}; all else stays there unread, for a person")
        }
        None => say!("  what was taken is marked as read; all else stays there unread, for a person"),
    }
    say!(
        "  another installation may read the same mailbox under a secret and an office name of its own: each takes the answers to its own letters; the other's stay there unread and are counted as left to a person"
    );
    say!(
        "  a letter can be answered for {} days, an answer taken back for {}; what a person must read goes to {}",
        answers.valid_days,
        answers.undo_days,
        settings.rules.owner.name
    );
    match &answers.reader.authserv_id {
        Some(id) => say!(
            "  a sender counts where the topmost Authentication-Results of {id} says pass; else the unit is asked to confirm. {id} must take away every one of its own name that comes in from elsewhere (RFC 8601, 5): else a sender can write it himself"
        ),
        None => say!(
            "  WARN no authserv_id is set: a sender is believed where the mail has no Authentication-Results; name the receiving server if it writes them"
        ),
    }
}

/// Units whose address does not take letters.
pub fn print_returned(facts: &Facts, rules: &Rules) {
    for (name, status, at) in returned(facts, rules) {
        say!(
            "letters to {name} come back ({status}, last on {}): correct the address",
            at.date_naive()
        );
    }
}

/// Opens the mailbox without reading a letter; whether that failed.
pub fn sign_in(settings: &Settings, runtime: &tokio::runtime::Runtime) -> bool {
    let Some(answers) = &settings.answers else {
        return false;
    };
    let visited = runtime.block_on(async {
        let visit = answers.server.visit().await?;
        visit.leave().await;
        Ok::<(), crate::mail::inbox::Trouble>(())
    });
    match visited {
        Ok(()) => say!("answers: signed in, folder {} opened", answers.server.folder),
        Err(why) => {
            say!("answers: {}:{}: {why}", answers.server.host, answers.server.port);
            return true;
        }
    }
    false
}
