//! How many answers to letters to one address are read: more are a loop or mischief.

use super::{Office, Reply};
use crate::answer::Standing;
use crate::calendar::Moment;
use crate::store::{Answered, StoreError};
use chrono::Duration;

/// So many answers to letters to one address count in so many hours; more are a loop or mischief,
/// and are left unread for a person. In an hour they are so few that their receipts stay below the
/// brake on letters to one address.
const MOST: [(i64, i64); 2] = [(1, 15), (24, 30)];
/// So long a letter that puts answers before the plan's owner is open to him.
const OPEN_DAYS: i64 = 30;
/// As many answers as such letters are open count, up to so many in an hour and in a day: their receipts stay
/// below the brake on letters to one address (30 and 100).
const MOST_OF_OWNER: (i64, i64) = (24, 80);
/// The same of what the unit is asked to confirm: strangers must not fill its mailbox.
const MOST_PROPOSED: [(i64, i64); 1] = [(24, 5)];
/// Within how many hours too many came to the letter's address; `None` where this one is read.
pub(super) fn is_beyond(
    office: &Office,
    reply: &Reply,
    standing: Standing,
    now: Moment,
) -> Result<Option<i64>, StoreError> {
    let limits = match standing {
        Standing::Counts => MOST.as_slice(),
        _ => MOST_PROPOSED.as_slice(),
    };
    let open = match standing {
        Standing::Counts => office
            .store
            .notices_to(&reply.letter.address, now - Duration::days(OPEN_DAYS))?,
        _ => 0,
    };
    // The longest first: what is beyond it is not read within the hour either.
    for (hours, most) in limits.iter().rev() {
        let most = bound_of(&reply.letter, *hours, standing).max(*most);
        // Who is asked by many letters answers each.
        let most = most.max(open.min(if *hours == 1 {
            MOST_OF_OWNER.0
        } else {
            MOST_OF_OWNER.1
        }));
        let since = now - Duration::hours(*hours);
        let came = office
            .store
            .answers_from(&reply.letter.address, standing, since)?;
        if came >= most {
            return Ok(Some(*hours));
        }
    }
    Ok(None)
}

/// Who answers each task of one letter in a mail of its own is no loop.
fn bound_of(letter: &Answered, hours: i64, standing: Standing) -> i64 {
    let tasks = i64::try_from(letter.told.len() + letter.listed.len()).unwrap_or(i64::MAX);
    match (standing, hours) {
        (Standing::Counts, 1) => tasks + 5,
        (Standing::Counts, _) => 2 * tasks + 10,
        _ => 0,
    }
}
