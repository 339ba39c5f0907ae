//! Any answer at all.

use super::*;

proptest! {
    #[test]
    fn no_bytes_can_break_the_reading(
        status in prop::sample::select(vec![200_u16, 203, 204, 406, 500, 999]),
        body in prop::collection::vec(any::<u8>(), 0..400),
        kind in prop::option::of("[ -~]{0,30}"),
    ) {
        let _ = opencps().understand(&june(Mode::Range), &values("BQL"), status, kind.as_deref(), &body);
    }

    #[test]
    fn no_json_can_break_the_reading(text in r#"[\[\]{}",:0-9eE.+-]{0,60}"#, figure in any::<f64>(), code in ".{0,20}") {
        let profile = opencps();
        for body in [
            text.clone(),
            format!("{{\"data\":{text}}}"),
            format!("{{\"data\":[{{\"processCount\":{text},\"domainCode\":{text}}}]}}"),
            json!({"data": {"processCount": figure, "domainCode": code, "month": code, "govAgencyCode": "BQL"}}).to_string(),
        ] {
            for mode in [Mode::Month, Mode::Range] {
                if let Ok((rows, total)) = profile.understand(&june(mode), &values("BQL"), 200, JSON, body.as_bytes()) {
                    let figures = rows.iter().chain(&total).flat_map(|r| Column::ALL.map(|c| r.counts.get(c)));
                    prop_assert!(figures.flatten().all(|n| (0..=10_000_000).contains(&n)));
                }
            }
        }
    }

    #[test]
    fn no_output_of_a_filter_can_break_the_reading(value in arbitrary_json()) {
        if let Ok(value) = jq::json(value.to_string().as_bytes()) {
            let _ = rows::row(value.clone(), 1000, "row 1").and_then(|row| rows::assemble(vec![row], true));
        }
    }

    #[test]
    fn no_text_can_break_the_reading_of_a_profile(filter in r#"[\[\]{}()|.,:;"a-z$@?/0-9 \\-]{0,80}"#) {
        let _ = jq::Jq::compile(&filter);
    }
}

fn arbitrary_json() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "code", "sector", "total", "c3", "c13", "c14", "extras", "waiting",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}
