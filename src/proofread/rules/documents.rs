//! Numbers and symbols of documents: form, kind, issuer, year of a decree.

use super::super::cited::Cited;
use super::super::frame::Frame;
use super::super::kinds;
use super::super::scan::Scan;
use crate::finding::{Finding, Severity};

pub fn check(scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    for (i, scan) in scans.iter().enumerate() {
        for cited in &scan.cited {
            let is_own = frame.numbered == Some(i);
            found.extend(form(scan, cited));
            found.extend(party_form(scan, cited, is_own));
            found.extend(kind(scan, cited, frame, is_own));
            found.extend(issuer(scan, cited));
            found.extend(year(scan, cited));
        }
    }
}

fn excerpt(scan: &Scan, cited: &Cited) -> String {
    let words = cited.kind.map_or(0, |k| k.name.split(' ').count());
    let so = usize::from(cited.from > 0 && scan.tokens[cited.from - 1].is("số"));
    scan.words(cited.from.saturating_sub(words + so), cited.to)
        .to_owned()
}

/// "Số: 2880 TB-BQL".
fn form(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let why = cited.misformed?;
    let message = format!(
        "Số, ký hiệu \"{}\" {why}; theo Nghị định số 30/2020/NĐ-CP viết \"{}\".",
        scan.words(cited.from, cited.to),
        cited.name()
    );
    let found = Finding::new(
        "symbol_format",
        Severity::Error,
        scan.place(cited.from),
        excerpt(scan, cited),
        message,
    );
    Some(found.with_values(cited.name(), scan.words(cited.from, cited.to)))
}

/// "Số: 88-BC/BQL", "Số: 88/BCBQL" at the head of a state body's report: Party bodies write the first
/// form, nobody the second.
fn party_form(scan: &Scan, cited: &Cited, is_own: bool) -> Option<Finding> {
    const PARTY: [&str; 8] = ["TU", "ĐU", "HU", "TW", "ĐUK", "QU", "BTGTU", "UBKTTU"];
    let stroke = cited.symbol.split_once('/');
    let is_party = stroke.is_some_and(|(_, organ)| PARTY.iter().any(|p| organ.ends_with(p)));
    let glued = kinds::CODES_OF_REPORTS
        .iter()
        .find(|code| cited.symbol.len() > code.len() + 1 && cited.symbol.starts_with(**code))
        .filter(|_| !cited.symbol.contains(['-', '/']));
    let right = match (stroke, glued) {
        (Some((code, organ)), _) if !is_party && kinds::by_code(code).is_some() => format!("{code}-{organ}"),
        (None, Some(code)) => format!("{code}-{}", &cited.symbol[code.len()..]),
        _ => return None,
    };
    let number = cited.number.filter(|_| is_own)?;
    let words = scan.words(cited.from, cited.to);
    let expected = format!("{number:02}/{right}");
    let message = format!(
        "Số, ký hiệu \"{words}\" chưa đúng Nghị định số 30/2020/NĐ-CP: viết số/tên loại-cơ quan, \"{expected}\"."
    );
    let found = Finding::new(
        "symbol_format",
        Severity::Error,
        scan.place(cited.from),
        words,
        message,
    );
    Some(found.with_values(expected, words))
}

/// "Kế hoạch số 4719/QĐ-UBND".
fn kind(scan: &Scan, cited: &Cited, frame: &Frame, is_own: bool) -> Option<Finding> {
    let named = if is_own { frame.kind } else { cited.kind }?;
    let head = cited.head();
    if kinds::fits(named, head) {
        return None;
    }
    let by_symbol = match kinds::name_of(head) {
        Some(name) => format!("ký hiệu {head} là của {name}"),
        None if kinds::by_code(head).is_some() => format!("ký hiệu {head} không phải của loại văn bản này"),
        None => "ký hiệu là của công văn".to_owned(),
    };
    let expected = named.codes.first().map_or(
        "công văn, không có chữ viết tắt tên loại".to_owned(),
        |c| (*c).to_owned(),
    );
    let message = format!(
        "Tên loại văn bản và ký hiệu không khớp: ghi \"{}\" nhưng {by_symbol} (số {}).",
        named.name,
        cited.name()
    );
    let found = Finding::new(
        "type_vs_symbol",
        Severity::Error,
        scan.place(cited.from),
        excerpt(scan, cited),
        message,
    );
    Some(found.with_values(expected, head))
}

/// "Nghị định số 118/NĐ-CP".
fn year(scan: &Scan, cited: &Cited) -> Option<Finding> {
    let is_normative =
        cited.head() == "NĐ" || (cited.head() == "TT" && cited.tail() != "TU") || cited.symbol == "NQ-HĐTP";
    if cited.year.is_some() || cited.number.is_none() || !is_normative || cited.symbol.contains('/') {
        return None;
    }
    let year = cited.day.map(|d| chrono::Datelike::year(&d));
    let message = format!(
        "\"{}\" thiếu năm ban hành trong số, ký hiệu; nghị định, thông tư viết số/năm/ký hiệu{}.",
        excerpt(scan, cited),
        year.map_or(String::new(), |y| format!(
            ", có thể là {}/{y}/{}",
            cited.number.unwrap_or(0),
            cited.symbol
        ))
    );
    Some(Finding::new(
        "law_year_missing",
        Severity::Error,
        scan.place(cited.from),
        excerpt(scan, cited),
        message,
    ))
}

/// An issuer as symbols and sentences name it.
struct Organ {
    /// Its letters at the end of a symbol ("QĐ-UBND"), or at the beginning of a letter's.
    letters: &'static [&'static str],
    /// What sentences may call it.
    names: &'static [&'static str],
    /// What looks like it and is another.
    not: &'static [&'static str],
    /// The law names this issuer, so that any other is wrong.
    is_fixed: bool,
}

const ORGANS: &[Organ] = &[
    Organ {
        letters: &["CP"],
        names: &["chính phủ"],
        not: &["thủ tướng", "văn phòng", "phó thủ tướng"],
        is_fixed: true,
    },
    Organ {
        letters: &["TTg"],
        names: &["thủ tướng", "phó thủ tướng"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["VPCP"],
        names: &[
            "văn phòng chính phủ",
            "bộ trưởng, chủ nhiệm",
            "bộ trưởng chủ nhiệm",
        ],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["BNV"],
        names: &["bộ nội vụ", "bộ trưởng bộ nội vụ"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["BTC"],
        names: &["bộ tài chính", "bộ trưởng bộ tài chính", "ban tổ chức"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["BTP"],
        names: &["bộ tư pháp", "bộ trưởng bộ tư pháp"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["BTTTT"],
        names: &["bộ thông tin", "bộ trưởng bộ thông tin"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["BKHCN"],
        names: &["bộ khoa học", "bộ trưởng bộ khoa học"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["HĐND"],
        names: &[
            "hội đồng nhân dân",
            "hđnd",
            "thường trực hội đồng",
            "thường trực hđnd",
        ],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["UBND"],
        names: &[
            "ủy ban nhân dân",
            "uỷ ban nhân dân",
            "ubnd",
            "chủ tịch ủy ban nhân dân",
            "chủ tịch uỷ ban nhân dân",
            "chủ tịch ubnd",
            "phó chủ tịch",
            "thành phố",
            "tỉnh",
            "lãnh đạo ubnd",
        ],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["VP", "VPUB", "VPUBND", "VPUB-KSTT"],
        names: &["văn phòng", "chánh văn phòng"],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["SNV"],
        names: &["sở nội vụ", "giám đốc sở nội vụ"],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["STTTT"],
        names: &["sở thông tin", "sở tttt", "sở tt&tt", "giám đốc sở thông tin"],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["STP"],
        names: &["sở tư pháp", "giám đốc sở tư pháp"],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["STC"],
        names: &["sở tài chính", "giám đốc sở tài chính"],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["SKHCN"],
        names: &["sở khoa học", "giám đốc sở khoa học"],
        not: &[],
        is_fixed: false,
    },
    Organ {
        letters: &["BQL"],
        names: &["ban quản lý", "ban"],
        not: &["ban tổ chức", "ban thường vụ"],
        is_fixed: false,
    },
    Organ {
        letters: &["TU"],
        names: &[
            "thành ủy",
            "tỉnh ủy",
            "ban thường vụ",
            "ban chấp hành",
            "thường trực",
            "bí thư",
            "thành uỷ",
            "tỉnh uỷ",
        ],
        not: &[],
        is_fixed: false,
    },
];

/// "Nghị định số 61/2018/NĐ-CP của Thủ tướng Chính phủ".
fn issuer(scan: &Scan, cited: &Cited) -> Option<Finding> {
    if cited.issuer.is_empty() {
        return None;
    }
    let organ = cited.organ();
    let known = ORGANS.iter().find(|o| o.letters.contains(&organ))?;
    let said = cited.issuer.as_str();
    let is_named = |names: &[&str]| names.iter().any(|n| said.starts_with(n));
    if is_named(known.names) && !is_named(known.not) {
        return None;
    }
    // Words that name no issuer at all: "của cơ quan", "của tôi".
    let other = ORGANS.iter().find(|o| is_named(o.names) && !is_named(o.not));
    let is_organ = other.is_some()
        || ["sở ", "bộ ", "ban ", "ủy ban", "cục ", "văn phòng"]
            .iter()
            .any(|n| said.starts_with(n));
    if !is_organ {
        return None;
    }
    let severity = if known.is_fixed {
        Severity::Error
    } else {
        Severity::Warning
    };
    let message = format!(
        "Ký hiệu {} là của {}, nhưng câu ghi là của \"{said}\"; đề nghị kiểm tra cơ quan ban hành.",
        cited.name(),
        known.names.first().copied().unwrap_or_default()
    );
    let excerpt = format!("{} của {said}", excerpt(scan, cited));
    let found = Finding::new(
        "issuer_vs_symbol",
        severity,
        scan.place(cited.from),
        excerpt,
        message,
    );
    Some(found.with_values(known.names.first().copied().unwrap_or_default(), said))
}
