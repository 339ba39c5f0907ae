//! The second sheet of `par-evidence`: rates with their two counts.

use crate::agenda::ParRate;
use crate::calendar::count;
use crate::paper::listing::Listing;

const RATES: [(&str, u16); 5] = [
    ("Chỉ tiêu", 60),
    ("Đạt", 10),
    ("Tổng số", 10),
    ("Tỷ lệ", 16),
    ("Cách tính", 56),
];

pub(super) fn sheet(rates: &[ParRate], year: i32, office: &str) -> Listing {
    Listing {
        name: "Tỷ lệ".into(),
        office: office.into(),
        title: vec![
            format!("TỶ LỆ PHỤC VỤ TỰ ĐÁNH GIÁ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"),
            "Tính theo kết quả đã ghi nhận và số liệu đã lưu; không thay cho điểm của Chỉ số.".into(),
        ],
        columns: RATES.map(|(name, width)| (name.to_owned(), width)).to_vec(),
        rows: rates.iter().map(cells).collect(),
    }
}

fn cells(rate: &ParRate) -> Vec<String> {
    let number = |n: Option<i64>| n.map(count).unwrap_or_default();
    let nothing = match rate.whole {
        Some(_) => "không phát sinh",
        None => "chưa có số liệu",
    };
    vec![
        rate.name.clone(),
        number(rate.part),
        number(rate.whole),
        rate.rate.clone().unwrap_or_else(|| nothing.to_owned()),
        rate.formula.clone(),
    ]
}
