//! Requests to replies in the manner of OpenCPS v2 (facts/portal-apis.md 2.3 to 2.10).

use super::ledger::{Ledger, SECTORS, Tally};
use super::{AGENCY, GROUP_ID};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const OFFICE: &str = "Ban Quản lý Khu kinh tế Mẫu";

type Params = BTreeMap<String, String>;

/// How a window was asked.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Month(u32),
    /// Rows of month 0.
    Year,
    Range,
}

/// The whole reply to a request's head.
pub(super) fn reply(head: &str, ledger: &Ledger) -> Vec<u8> {
    let mut words = head.lines().next().unwrap_or_default().split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let Ok(url) = reqwest::Url::parse(&format!("http://sample{target}")) else {
        return http(400, None);
    };
    match (method, url.path()) {
        ("GET", "/o/rest/statistics") => {}
        ("GET", _) => return http(404, None),
        _ => return http(405, None),
    }
    let params: Params = url.query_pairs().into_owned().collect();
    match window(&params) {
        Window::Days(asked, from, to) => {
            let rows = if header(head, "groupid") == Some(GROUP_ID) {
                rows(&params, ledger, asked, from, to)
            } else {
                Vec::new()
            };
            http(200, Some(envelope(&params, rows)))
        }
        // One date alone: its method falls through.
        Window::Half => http(204, None),
        Window::Bad(code) => http(406, Some(json!({"faultCode": code, "faultMessage": null}))),
    }
}

enum Window {
    Days(Asked, NaiveDate, NaiveDate),
    Half,
    Bad(&'static str),
}

fn window(params: &Params) -> Window {
    let day = |name: &str| {
        params
            .get(name)
            .map(|text| NaiveDate::parse_from_str(text, "%d/%m/%Y"))
    };
    match (day("fromStatisticDate"), day("toStatisticDate")) {
        (Some(Ok(from)), Some(Ok(to))) => return Window::Days(Asked::Range, from, to),
        (Some(Err(_)), _) | (_, Some(Err(_))) => return Window::Bad("INTERNAL_SERVER_ERROR"),
        (Some(_), None) | (None, Some(_)) => return Window::Half,
        (None, None) => {}
    }
    let number = |name: &str| params.get(name).map_or(Some(0), |text| text.parse::<u32>().ok());
    let (Some(year), Some(month)) = (number("year"), number("month")) else {
        return Window::Bad("500");
    };
    let first = i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month.max(1), 1));
    let (asked, length) = if month == 0 {
        (Asked::Year, 12)
    } else {
        (Asked::Month(month), 1)
    };
    let last = first.and_then(|day| day.checked_add_months(Months::new(length)));
    match (first, last.and_then(|day| day.checked_sub_days(Days::new(1)))) {
        (Some(first), Some(last)) => Window::Days(asked, first, last),
        _ => Window::Bad("500"),
    }
}

fn rows(params: &Params, ledger: &Ledger, asked: Asked, from: NaiveDate, to: NaiveDate) -> Vec<Value> {
    let param = |name: &str| params.get(name).map_or("", String::as_str);
    let mut found: Vec<(usize, Tally)> = ledger.count(from, to);
    if let Some(all) = ledger.count_all(from, to) {
        // The order is that of a hash table: the totals row stands anywhere.
        found.insert(found.len() / 2, (SECTORS.len(), all));
    }
    let code = |i: usize| SECTORS.get(i).map_or("", |s| s.0);
    found.retain(|(i, _)| match param("domain") {
        "" => true,
        "total" => code(*i).is_empty(),
        domain => code(*i) == domain,
    });
    let agencies: &[&str] = match (param("agency"), asked) {
        ("" | "all", _) | (AGENCY, Asked::Range) => &["", AGENCY],
        ("total", _) => &[""],
        (AGENCY, _) => &[AGENCY],
        _ => &[],
    };
    let each = found
        .iter()
        .flat_map(|(i, tally)| agencies.iter().map(|agency| (*i, *tally, *agency)));
    each.map(|(i, tally, agency)| row(i, &tally, agency, asked, from))
        .collect()
}

fn row(i: usize, tally: &Tally, agency: &str, asked: Asked, from: NaiveDate) -> Value {
    let (code, name, _) = SECTORS.get(i).copied().unwrap_or_default();
    let month = match asked {
        Asked::Month(month) => month,
        Asked::Year => 0,
        Asked::Range => from.month(),
    };
    // Some rows were written by a part of the system that sends text for numbers.
    let figure = |n: u32| {
        if i % 3 == 1 {
            json!(n.to_string())
        } else {
            json!(n)
        }
    };
    let not_of_a_year = |n: u32| if asked == Asked::Year { 0 } else { n };
    let percent = (tally.betimes + tally.ontime) * 100;
    json!({
        "month": figure(month), "year": from.year(),
        "totalCount": tally.process() + tally.denied,
        "deniedCount": tally.denied,
        "cancelledCount": tally.cancelled,
        "processCount": figure(tally.process()),
        "remainingCount": tally.remaining,
        "receivedCount": tally.received(),
        "onlineCount": figure(tally.online),
        "onegateCount": tally.onegate,
        "fromViaPostalCount": tally.by_post,
        "releaseCount": figure(tally.release()),
        "betimesCount": tally.betimes,
        "ontimeCount": tally.ontime,
        "overtimeCount": tally.overtime,
        "overtimeInside": tally.overtime,
        "overtimeOutside": 0,
        "unresolvedCount": tally.unresolved,
        "doneCount": if asked == Asked::Year { tally.release() - tally.unresolved } else { tally.done },
        "releasingCount": not_of_a_year(tally.releasing),
        "processingCount": tally.processing(),
        "undueCount": tally.undue,
        "overdueCount": tally.overdue,
        "interoperatingCount": tally.interoperating,
        "insideCount": not_of_a_year(tally.processing() - tally.outside),
        "outsideCount": not_of_a_year(tally.outside),
        "waitingCount": tally.waiting,
        "ontimePercentage": percent.checked_div(tally.release()).unwrap_or(100),
        "govAgencyCode": agency, "govAgencyName": if agency.is_empty() { "" } else { OFFICE },
        "domainCode": code, "domainName": name,
        "reporting": false, "system": "", "companyId": 0,
        "groupId": 55301, "viaPostalCount": 0, "saturdayCount": 0,
    })
}

/// `data` is left out without rows and bare with one.
fn envelope(params: &Params, mut rows: Vec<Value>) -> Value {
    let mut envelope = json!({"total": rows.len(), "agency": params.get("agency")});
    match rows.len() {
        0 => {}
        1 => envelope["data"] = rows.remove(0),
        _ => envelope["data"] = Value::Array(rows),
    }
    envelope
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines
        .find(|(key, _)| key.trim().eq_ignore_ascii_case(name))
        .map(|(_, value)| value.trim())
}

fn http(status: u16, body: Option<Value>) -> Vec<u8> {
    let body = body.map_or_else(String::new, |json| json.to_string());
    let length = if status == 204 {
        String::new()
    } else {
        format!(
            "Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n",
            body.len()
        )
    };
    format!("HTTP/1.1 {status} Sample\r\nCache-Control: private, max-age=60\r\n{length}Connection: close\r\n\r\n{body}")
        .into_bytes()
}
