//! The old gateway.

use super::*;

#[test]
fn the_old_gateway_is_read_to_be_compared() {
    let values = [("province", "387628")];
    for body in [LEGACY.to_vec(), [b"{\"data\":".as_slice(), LEGACY, b"}"].concat()] {
        let (rows, total) = read("dvcqg-legacy", &values, Mode::Month, 200, &body).unwrap();
        let total = total.unwrap();
        assert!(rows.is_empty() && !total.counts.any_known());
        for (name, want) in [
            ("received", 1579),
            ("new", 1290),
            ("carried_over", 289),
            ("done_late", 14),
            ("pending_overdue", 7),
        ] {
            assert_eq!(extra(&total.extras, name), Some(want), "{name}");
        }
        assert_eq!(told("dvcqg-legacy", Mode::Month, &total), []);
    }
    assert_eq!(
        read("dvcqg-legacy", &values, Mode::Month, 200, b"[]"),
        Ok((vec![], None)),
        "nothing, which is no zeros"
    );
}

#[test]
fn the_old_gateway_is_asked_by_one_field_that_holds_json() {
    let profile = built("dvcqg-legacy");
    let values = profile.complete(&given(&[("province", "38&76\"28")])).unwrap();
    let content = profile
        .request(&june(Mode::Month), &values)
        .unwrap()
        .content
        .unwrap();
    assert_eq!(content.kind, "application/x-www-form-urlencoded");
    let coded = content.text.strip_prefix("params=").unwrap();
    assert!(!coded.contains(['&', '"', '{', ' ']), "{coded}");
    let params: Value = serde_json::from_str(&decoded(coded)).unwrap();
    assert_eq!(
        (&params["p_thang"], &params["p_nam"], &params["p_quy"]),
        (&json!("6"), &json!("2026"), &json!("0"))
    );
    assert_eq!(params["p_tinh_id"], json!("38&76\"28"));
    assert_eq!(params["service"], json!("report_by_month_sum_service"));
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] == b'%' {
            out.push(u8::from_str_radix(&text[i + 1..i + 3], 16).unwrap());
            i += 3;
        } else {
            out.push(bytes[i]);
            i += 1;
        }
    }
    String::from_utf8(out).unwrap()
}
