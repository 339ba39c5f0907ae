//! How often: "hằng tháng", "mỗi quý 01 lần", "02 lần/năm", "định kỳ", "6 tháng, năm";
//! and what never ends: "thường xuyên", "cả năm".

use super::cursor::Cursor;
use super::months;
use super::normal::Freq;
use super::words::Kind;
use super::year::{self, YearWord};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Every {
    pub freq: Freq,
    /// "hằng", "mỗi", "định kỳ", "lần/năm"; a bare "6 tháng" may only name a report.
    pub explicit: bool,
    /// More often than the grammar can say ("02 lần/tháng").
    pub doubtful: bool,
}

impl Every {
    fn new(freq: Freq, explicit: bool) -> Every {
        Every {
            freq,
            explicit,
            doubtful: false,
        }
    }
}

/// A frequency and what else the same "hằng" or "định kỳ" governs.
pub(super) fn every(c: &mut Cursor) -> Option<Vec<Every>> {
    let periodic = c.any(&["định kỳ", "thường kỳ"]);
    if periodic {
        c.any(&["là", "vào", "cứ"]);
        c.mark(':');
    }
    let Some(first) = c.attempt(one) else {
        return periodic.then(|| vec![Every::new(Freq::Unspecified, true)]);
    };
    let explicit = periodic || first.explicit;
    let mut out = vec![Every { explicit, ..first }];
    while let Some(more) = c.attempt(|c| {
        (c.mark(',') || c.mark('/') || c.any(&["và", "hoặc"]) || c.mark('+')).then_some(())?;
        one(c).filter(|more| !more.explicit && listed(c))
    }) {
        out.push(Every { explicit, ..more });
    }
    Some(out)
}

/// A bare noun goes on a list only where the list or the phrase ends after it, or
/// where its own deadline follows.
fn listed(c: &mut Cursor) -> bool {
    c.word_at(0)
        .is_none_or(|w| !matches!(w.text.as_str(), "học" | "ngân" | "công"))
}

fn one(c: &mut Cursor) -> Option<Every> {
    c.attempt(times)
        .or_else(|| c.attempt(per))
        .or_else(|| c.attempt(each))
        .or_else(|| c.attempt(plain))
}

/// "02 lần/năm", "01 lần mỗi quý".
fn times(c: &mut Cursor) -> Option<Every> {
    let n = c.count()?;
    c.word("lần").then_some(())?;
    (c.mark('/') || c.any(&["trong một", "trong", "mỗi", "một", "hằng", "trên"])).then_some(())?;
    c.any(&["một", "mỗi"]);
    if let Some((1, _)) = c.num_at(0) {
        c.pos += 1;
    }
    let freq = span_noun(c)?;
    Some(often(n, freq))
}

fn often(n: u32, freq: Freq) -> Every {
    let every = match (n, freq) {
        (1, freq) => freq,
        (2, Freq::Yearly) => Freq::HalfYearly,
        (4, Freq::Yearly) => Freq::Quarterly,
        (12, Freq::Yearly) | (3, Freq::Quarterly) => Freq::Monthly,
        _ => {
            return Every {
                doubtful: true,
                ..Every::new(Freq::Unspecified, true)
            };
        }
    };
    Every::new(every, true)
}

/// "6 tháng/lần", "3 tháng một lần".
fn per(c: &mut Cursor) -> Option<Every> {
    c.any(&["mỗi", "cứ", "hằng"]);
    let freq = c.attempt(span_noun).or_else(|| c.attempt(odd_span))?;
    c.any(&["mỗi"]);
    c.mark('/');
    let n = c.attempt(Cursor::count).unwrap_or(1);
    c.word("lần").then_some(())?;
    Some(match freq {
        Freq::Unspecified => often(0, freq),
        freq => often(n, freq),
    })
}

/// "2 năm", "02 tuần": a length that no recurrence has.
fn odd_span(c: &mut Cursor) -> Option<Freq> {
    c.count()?;
    c.any(&["ngày", "tuần", "tháng", "quý", "năm"])
        .then_some(Freq::Unspecified)
}

/// "hằng tháng", "mỗi quý", "từng tuần".
fn each(c: &mut Cursor) -> Option<Every> {
    c.any(&["theo từng", "hằng", "mỗi", "từng", "các"])
        .then_some(())?;
    let freq = span_noun(c)?;
    // "mỗi quý II", "các tháng 3, 6" name a stretch; "từng năm 2026" too.
    if c.num_at(0).is_some() {
        return None;
    }
    Some(Every::new(freq, true))
}

/// "6 tháng", "quý", "năm" as a report's name or in a list.
fn plain(c: &mut Cursor) -> Option<Every> {
    let freq = span_noun(c)?;
    let numbered = freq == Freq::Quarterly && c.attempt(months::quarter_number).is_some();
    let other = numbered
        || c.num_at(0).is_some()
        || c.sees(&[
            "đầu",
            "cuối",
            "sau",
            "này",
            "tới",
            "trước đó",
            "nay",
            "kể",
            "tính",
            "tiếp",
            "kế",
            "liền",
            "học",
            "thứ",
            "gần",
            "thực hiện",
            "triển khai",
            "thi hành",
            "hoạt động",
            "tra",
        ]);
    (!other && freq != Freq::Daily).then_some(Every::new(freq, false))
}

/// "tuần", "tháng", "6 tháng", "quý", "năm".
fn span_noun(c: &mut Cursor) -> Option<Freq> {
    if c.any(&["nửa năm", "bán niên", "nửa đầu năm và cuối năm"]) {
        return Some(Freq::HalfYearly);
    }
    if let Some(freq) = c.attempt(|c| {
        let n = c.count()?;
        let months = (c.glued_at(0) && c.word("t")) || c.word("tháng");
        match (n, months) {
            (1, true) => Some(Freq::Monthly),
            (3, true) => Some(Freq::Quarterly),
            (6, true) => Some(Freq::HalfYearly),
            (9, true) => Some(Freq::NineMonth),
            (12, true) => Some(Freq::Yearly),
            (1, false) => [
                ("ngày", Freq::Daily),
                ("tuần", Freq::Weekly),
                ("quý", Freq::Quarterly),
                ("năm", Freq::Yearly),
            ]
            .into_iter()
            .find(|(noun, _)| c.word(noun))
            .map(|(_, freq)| freq),
            _ => None,
        }
    }) {
        return Some(freq);
    }
    [
        ("ngày", Freq::Daily),
        ("tuần", Freq::Weekly),
        ("tháng", Freq::Monthly),
        ("quý", Freq::Quarterly),
        ("năm", Freq::Yearly),
    ]
    .into_iter()
    .find(|(noun, _)| c.word(noun))
    .map(|(_, freq)| freq)
}

/// What never ends within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Always {
    pub year: YearWord,
    /// "cả năm", "trong năm": may be the name of a report.
    pub names_year: bool,
}

pub(super) fn always(c: &mut Cursor) -> Option<Always> {
    // "24/24" is no date.
    let hours = |found: Option<(u32, usize)>| matches!(found, Some((24, _)));
    if hours(c.num_at(0)) && c.mark_at(1) == Some('/') && hours(c.num_at(2)) {
        c.pos += 3;
        c.any(&["giờ", "h"]);
        return Some(Always {
            year: YearWord::Unsaid,
            names_year: false,
        });
    }
    // "chi thường xuyên" is an expenditure.
    let is_money = matches!(c.before().map(|t| &t.kind), Some(Kind::Word(w)) if matches!(w.text.as_str(), "chi" | "phí" | "sách" | "vốn" | "nguồn"));
    if is_money && c.sees(&["thường xuyên"]) {
        return None;
    }
    if c.any(&[
        "thường xuyên liên tục",
        "thường xuyên",
        "liên tục",
        "xuyên suốt",
        "quanh năm",
        "hằng ngày thường xuyên",
    ]) {
        return Some(Always {
            year: YearWord::Unsaid,
            names_year: false,
        });
    }
    // "hoàn thành trong năm" is due at its end.
    let finishing = matches!(c.before().map(|t| &t.kind), Some(Kind::Word(w)) if matches!(w.text.as_str(), "thành" | "xong" | "tất"));
    let plain_in = c.any(&["trong cả", "trong suốt", "suốt cả", "cả", "suốt", "toàn"]);
    (plain_in || (!finishing && c.word("trong"))).then_some(())?;
    if !c.sees(&["năm"]) {
        return None;
    }
    let year = match year::year_tail(c) {
        YearWord::Unsaid => {
            c.any(&["năm nay", "năm kế hoạch", "năm này", "năm"]);
            if c.sees(&["học", "ngày", "tuần", "tháng"]) && !c.sees(&["ngày"]) {
                return None;
            }
            YearWord::Unsaid
        }
        year => year,
    };
    Some(Always {
        year,
        names_year: true,
    })
}
