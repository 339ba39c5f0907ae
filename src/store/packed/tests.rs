use crate::calendar::{Moment, at, hm};
use crate::dossier::{Column, Mode, SectorRow, Snapshot};
use crate::portal::{Answer, Question};
use crate::store::Store;
use chrono::{Duration, NaiveDate};
use sha2::{Digest, Sha256};

const SECTORS: [&str; 9] = [
    "Đầu tư tại Việt Nam",
    "Quy hoạch xây dựng",
    "Hoạt động xây dựng",
    "Môi trường",
    "Lao động, tiền lương",
    "Việc làm",
    "Xuất nhập khẩu",
    "Đất đai",
    "Thương mại quốc tế",
];

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, d).unwrap()
}

/// An answer as OpenCPS sends it, with numbers that are different every hour.
pub fn answer(hour: i64) -> Answer {
    let mut rows = Vec::new();
    let mut items = Vec::new();
    for (n, name) in SECTORS.iter().enumerate() {
        let mut row = SectorRow {
            code: format!("LV{n:02}"),
            sector: (*name).to_owned(),
            ..SectorRow::default()
        };
        for (k, column) in Column::ALL.into_iter().enumerate() {
            let noise = (hour * 7919 + n as i64 * 104_729 + k as i64 * 1_299_709) % 389;
            row.counts.set(column, Some(noise));
        }
        for (k, extra) in [
            "waiting",
            "cancelled",
            "denied",
            "done",
            "releasing",
            "inside",
            "outside",
        ]
        .iter()
        .enumerate()
        {
            row.extras
                .insert((*extra).to_owned(), Some((hour * 31 + k as i64) % 23));
        }
        items.push(serde_json::json!({
            "govAgencyCode": "BQLKKT", "govAgencyName": "Ban Quản lý Khu kinh tế Hải Phòng", "domainCode": row.code,
            "domainName": name, "year": 2026, "month": 6, "system": "0", "reporting": false, "counts": row.counts,
            "more": row.extras, "groupId": 20101, "companyId": 20099,
        }));
        rows.push(row);
    }
    let body = serde_json::json!({ "total": items.len(), "data": items })
        .to_string()
        .into_bytes();
    let hash = Sha256::digest(&body).iter().map(|b| format!("{b:02x}")).collect();
    Answer {
        version: Default::default(),
        validators: Default::default(),
        snapshot: Snapshot {
            proof: None,
            id: 0,
            source: "motcua".into(),
            mode: Mode::Range,
            from: day(1),
            to: day(30),
            fetched_at: moment(hour),
            request:
                "/o/rest/statistics?agency=BQLKKT&fromStatisticDate=01/06/2026&toStatisticDate=30/06/2026"
                    .into(),
            hash,
            rows,
            total: None,
        },
        body,
        status: 200,
    }
}

fn moment(hour: i64) -> Moment {
    at(day(1), hm(0, 0)) + Duration::hours(hour)
}

pub fn keep(store: &mut Store, answer: &Answer) -> i64 {
    let s = &answer.snapshot;
    let question = Question {
        mode: s.mode,
        from: s.from,
        to: s.to,
    };
    let begun = store.begin_fetch(&s.source, &question, s.fetched_at).unwrap();
    store.keep_answer(begun, answer).unwrap()
}

fn bytes(store: &Store) -> i64 {
    let size = |name: &str| {
        store
            .connection
            .query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0))
    };
    size("page_count").unwrap() * size("page_size").unwrap()
}

/// Ten years of hourly pulls are 87,600 answers.
const HOURS: i64 = 87_600;
const MOST: i64 = 200_000_000;

#[test]
fn ten_years_of_hourly_answers_that_all_differ_stay_below_200_mb() {
    let mut store = Store::in_memory().unwrap();
    let empty = bytes(&store);
    const TRIED: i64 = 1_000;
    for hour in 0..TRIED {
        keep(&mut store, &answer(hour));
    }
    let each = (bytes(&store) - empty) / TRIED;
    assert!(
        each * HOURS < MOST,
        "{each} bytes an answer, {} MB in ten years",
        each * HOURS / 1_000_000
    );
}

#[test]
fn the_same_answer_costs_little_and_reads_back_as_it_came() {
    let mut store = Store::in_memory().unwrap();
    let first = answer(1);
    let id = keep(&mut store, &first);
    let before = bytes(&store);
    for hour in 2..500 {
        let mut again = first.clone();
        again.snapshot.fetched_at = moment(hour);
        keep(&mut store, &again);
    }
    let each = (bytes(&store) - before) / 498;
    assert!(each < 800, "{each} bytes for an answer that says the same");
    let known = store.snapshot(id).unwrap();
    assert_eq!(
        known,
        Snapshot {
            id,
            ..first.snapshot.clone()
        }
    );
    assert_eq!(store.answer_body(&first.snapshot.hash).unwrap(), Some(first.body));
    assert_eq!(store.answer_body("none").unwrap(), None);
}

#[test]
fn answers_from_before_they_were_packed_are_read() {
    let mut store = Store::in_memory().unwrap();
    let known = answer(1);
    let id = keep(&mut store, &known);
    let rows = serde_json::to_string(&known.snapshot.rows).unwrap();
    store
        .connection
        .execute("UPDATE snapshot SET answer_rows = NULL, row_data = ?1", [rows])
        .unwrap();
    store
        .connection
        .execute("UPDATE answer_body SET is_packed = 0, body = ?1", [&known.body])
        .unwrap();
    assert_eq!(store.snapshot(id).unwrap().rows, known.snapshot.rows);
    assert_eq!(store.answer_body(&known.snapshot.hash).unwrap(), Some(known.body));
}
