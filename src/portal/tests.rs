//! What a portal may answer, and what becomes of it: the table of facts/portal-apis.md
//! section 7 as far as it concerns OpenCPS, row by row.

mod anything;
mod asked;
mod handling;
mod judged;
mod lists;
mod profiles;
mod read;
mod sign_in;
mod tls;
mod transport;
mod written;

use super::scripted::{Line, Scripted};
use super::*;
use crate::calendar::{Moment, at, hm};
use crate::dossier::{Column, Mode, SectorRow, identities};
use FailureKind::{Implausible, LayoutChanged, Misconfigured, Refused, Unreachable};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;

type Rows = Result<(Vec<SectorRow>, Option<SectorRow>), Failure>;

const JSON: Option<&str> = Some("application/json");
const MONTH: &[u8] = include_bytes!("../../tests/data/portal/opencps-month-by-domain.json");
const YEAR: &[u8] = include_bytes!("../../tests/data/portal/opencps-year-total-single-object.json");

fn opencps() -> Profile {
    Profile::read(OPENCPS_V2).unwrap()
}

fn values(agency: &str) -> BTreeMap<String, String> {
    [("agency", agency), ("groupId", "55301")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn june(mode: Mode) -> Question {
    Question {
        mode,
        from: day(2026, 6, 1),
        to: day(2026, 6, 30),
    }
}

fn year() -> Question {
    Question {
        mode: Mode::Year,
        from: day(2026, 1, 1),
        to: day(2026, 12, 31),
    }
}

fn understand(mode: Mode, status: u16, body: impl AsRef<[u8]>) -> Rows {
    opencps().understand(&june(mode), &values("BQL"), status, JSON, body.as_ref())
}

/// A row of the office with some figures.
fn row(code: &str, agency: &str, received: i64) -> Value {
    json!({"month": 6, "year": 2026, "domainCode": code, "domainName": code, "govAgencyCode": agency,
        "processCount": received})
}

fn kind(rows: Rows) -> FailureKind {
    rows.expect_err("a failure").kind
}

// What follows talks to a server on loopback.

fn source(base_url: &str, login: Login) -> Source {
    Source {
        id: "motcua".into(),
        profile: opencps(),
        base_url: base_url.into(),
        values: values("BQLKKT"),
        mode: Mode::Month,
        schedule: String::new(),
        timeout: Duration::from_secs(20),
        extra_ca: None,
        proxy: None,
        jitter_minutes: None,
        login,
    }
}

fn now() -> Moment {
    at(day(2026, 6, 30), hm(23, 50))
}

fn said(status: u16, body: &[u8]) -> Line {
    Line::Say(
        status,
        vec![("Content-Type", "application/json".into())],
        body.to_vec(),
    )
}

async fn asked(script: Vec<Line>) -> (Result<Answer, Failure>, Scripted) {
    let server = Scripted::start(script).await;
    let secret = Login::Bearer {
        token: "bi-mat-9".to_owned().into(),
    };
    let answer = ask(&source(&server.base_url, secret), &june(Mode::Month), now()).await;
    if let Err(failure) = &answer {
        let port = server.base_url.rsplit(':').next().unwrap();
        for word in ["127.0.0.1", port, "bi-mat-9"] {
            assert!(!failure.detail.contains(word), "{}", failure.detail);
            assert!(!String::from_utf8_lossy(&failure.body).contains(word));
        }
    }
    (answer, server)
}
