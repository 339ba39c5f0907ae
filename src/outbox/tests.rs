mod histories;
mod pauses;
mod rests;

use super::*;
use crate::calendar::{Moment, at, hm};
use chrono::{NaiveDate, TimeDelta};

const KEY: &str = "reminder/2026-03-16/vp";

fn minute(n: i64) -> Moment {
    let day = NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day");
    at(day, hm(7, 45)) + TimeDelta::minutes(n)
}

fn died(start: i64) -> Attempt {
    Attempt {
        started: minute(start),
        data: None,
        ended: None,
        server: None,
        leased_until: None,
    }
}

fn ended(start: i64, outcome: Outcome) -> Attempt {
    Attempt {
        ended: Some((minute(start), outcome)),
        ..died(start)
    }
}

fn later(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Later {
            reason: "RCPT: 450 busy".into(),
            whole_server: false,
        },
    )
}

fn refused(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Refused {
            answer: "550 no such user".into(),
        },
    )
}

fn unknown(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Unknown {
            reason: "no answer".into(),
        },
    )
}

fn accepted(start: i64) -> Attempt {
    ended(
        start,
        Outcome::Accepted {
            answer: "250 ok".into(),
        },
    )
}
