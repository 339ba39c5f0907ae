//! Issuers of documents by their symbols: "Công văn số 6120/SNNMT-VP của Sở Nội vụ".

use super::excerpt::excerpt;
use crate::finding::{Finding, Severity};
use crate::proofread::cited::Cited;
use crate::proofread::scan::Scan;
use crate::proofread::token::capital;

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
        letters: &["BTC"],
        names: &["bộ tài chính", "bộ trưởng bộ tài chính", "ban tổ chức"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["TTCP"],
        names: &["thanh tra chính phủ", "tổng thanh tra"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["NHNN"],
        names: &["ngân hàng nhà nước", "thống đốc"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["KTNN"],
        names: &["kiểm toán nhà nước", "tổng kiểm toán"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["TANDTC"],
        names: &["tòa án nhân dân tối cao", "toà án nhân dân tối cao", "chánh án"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["VKSNDTC"],
        names: &["viện kiểm sát nhân dân tối cao", "viện trưởng"],
        not: &[],
        is_fixed: true,
    },
    Organ {
        letters: &["UBDT"],
        names: &["ủy ban dân tộc", "uỷ ban dân tộc", "bộ trưởng, chủ nhiệm"],
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

/// What ministries and departments are for; their symbols are their initials, without "và".
const BRANCHES: &[&str] = &[
    "nội vụ",
    "tài chính",
    "tư pháp",
    "y tế",
    "công thương",
    "xây dựng",
    "ngoại vụ",
    "ngoại giao",
    "quốc phòng",
    "công an",
    "du lịch",
    "nông nghiệp và môi trường",
    "nông nghiệp và phát triển nông thôn",
    "tài nguyên và môi trường",
    "giao thông vận tải",
    "giáo dục và đào tạo",
    "khoa học và công nghệ",
    "thông tin và truyền thông",
    "kế hoạch và đầu tư",
    "lao động - thương binh và xã hội",
    "văn hóa, thể thao và du lịch",
    "văn hóa và thể thao",
    "dân tộc và tôn giáo",
    "quy hoạch - kiến trúc",
];

/// What the issuer's name should begin with, and whether the law says so.
struct Known {
    name: String,
    is_fixed: bool,
    is_named: bool,
}

/// "Nghị định số 61/2018/NĐ-CP của Thủ tướng Chính phủ".
pub(super) fn issuer(scan: &Scan, cited: &Cited) -> Option<Finding> {
    if cited.issuer.is_empty() {
        return None;
    }
    let excerpt = format!("{} của {}", excerpt(scan, cited), cited.issuer);
    contradiction(scan, cited, &cited.issuer, excerpt)
}

/// Whether the symbol is of another issuer than the one that the sentence names.
pub(super) fn contradiction(scan: &Scan, cited: &Cited, said: &str, excerpt: String) -> Option<Finding> {
    let known = by_list(cited.organ(), said)
        .or_else(|| by_assembly(cited.organ(), said))
        .or_else(|| by_initials(cited.organ(), said))?;
    // Words that name no issuer at all: "của cơ quan", "của tôi".
    let other = ORGANS.iter().find(|o| o.is_named(said));
    let is_organ = other.is_some()
        || [
            "sở ",
            "bộ ",
            "ban ",
            "ủy ban",
            "cục ",
            "văn phòng",
            "giám đốc sở ",
            "bộ trưởng bộ ",
            "thanh tra thành phố",
            "thanh tra tỉnh",
            "công an thành phố",
            "công an tỉnh",
            "quốc hội",
            "chủ tịch nước",
            "bộ chính trị",
            "hội đồng",
            "tổng cục",
            "kho bạc",
            "bảo hiểm xã hội",
        ]
        .iter()
        .any(|n| said.starts_with(n));
    if known.is_named || !is_organ {
        return None;
    }
    let severity = if known.is_fixed {
        Severity::Error
    } else {
        Severity::Warning
    };
    let message = format!(
        "Ký hiệu {} là của {}, nhưng câu ghi là của \"{}\"; đề nghị kiểm tra cơ quan ban hành.",
        cited.name(),
        capital(&known.name),
        capital(said)
    );
    let found = Finding::new(
        "issuer_vs_symbol",
        severity,
        scan.place(cited.from),
        excerpt,
        message,
    );
    Some(found.with_values(known.name, said))
}

impl Organ {
    fn is_named(&self, said: &str) -> bool {
        let starts = |names: &[&str]| names.iter().any(|n| said.starts_with(n));
        starts(self.names) && !starts(self.not)
    }
}

fn by_list(organ: &str, said: &str) -> Option<Known> {
    let known = ORGANS.iter().find(|o| o.letters.contains(&organ))?;
    Some(Known {
        name: known.names.first().copied().unwrap_or_default().to_owned(),
        is_fixed: known.is_fixed,
        is_named: known.is_named(said),
    })
}

/// "Luật số 72/2025/QH15 của Chính phủ": laws are the National Assembly's.
fn by_assembly(organ: &str, said: &str) -> Option<Known> {
    organ
        .strip_prefix("QH")
        .filter(|term| !term.is_empty() && term.bytes().all(|b| b.is_ascii_digit()))?;
    let others = [
        "chính phủ",
        "thủ tướng",
        "bộ ",
        "ủy ban nhân dân",
        "hội đồng nhân dân",
    ];
    Some(Known {
        name: "Quốc hội".to_owned(),
        is_fixed: true,
        is_named: !others.iter().any(|other| said.starts_with(other)),
    })
}

/// "SNNMT" is of "Sở Nông nghiệp và Môi trường", "BNV" of "Bộ Nội vụ": told only where it is some
/// department's and the sentence names another.
fn by_initials(organ: &str, said: &str) -> Option<Known> {
    let (kind, rest) = match organ.chars().next()? {
        'S' => ("sở", organ.strip_prefix('S')?),
        'B' => ("bộ", organ.strip_prefix('B')?),
        _ => return None,
    };
    let branch = BRANCHES.iter().find(|name| initials(name) == rest)?;
    // The longest first: "bộ trưởng bộ tư pháp" begins with "bộ" too.
    let head = ["giám đốc sở", "bộ trưởng bộ", "bộ trưởng", kind]
        .into_iter()
        .find(|h| said.starts_with(h));
    let named = head.map(|h| said[h.len()..].trim_start());
    // Letters that several names share, and short forms ("Sở TTTT"), accuse nobody.
    let is_same = |named: &str| {
        // "của Sở giao rà soát 24 TTHC": the office itself, and what it does.
        const VERBS: [&str; 8] = [
            "giao",
            "ban hành",
            "về",
            "đã",
            "phê duyệt",
            "triển khai",
            "yêu cầu",
            "chỉ đạo",
        ];
        if VERBS.iter().any(|verb| named.starts_with(verb)) {
            return true;
        }
        let own = initials(named);
        // A name may be cut off at its "và".
        let is_own = own.starts_with(rest) || rest.starts_with(&own) && !own.is_empty();
        is_own || named.to_uppercase().replace([' ', '&'], "").starts_with(rest)
    };
    Some(Known {
        name: format!("{kind} {branch}"),
        is_fixed: kind == "bộ",
        is_named: named.is_some_and(is_same),
    })
}

/// "NNMT" of "nông nghiệp và môi trường".
fn initials(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "và")
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_are_known_by_their_initials() {
        for (organ, said, wanted) in [
            ("SNNMT", "sở nông nghiệp và môi trường tỉnh", Some(true)),
            ("SNNMT", "sở nội vụ", Some(false)),
            ("SGDĐT", "sở giáo dục và đào tạo", Some(true)),
            ("SKHCN", "giám đốc sở khoa học và công nghệ", Some(true)),
            ("SKHCN", "sở kh&cn", Some(true)),
            ("SVHTTDL", "sở văn hóa, thể thao và du lịch", Some(true)),
            ("SLĐTBXH", "sở lao động thương binh và xã hội", Some(true)),
            ("BNV", "bộ nội vụ", Some(true)),
            ("BNV", "bộ tài chính", Some(false)),
            ("BTP", "bộ trưởng bộ tư pháp", Some(true)),
            ("BTP", "bộ trưởng bộ nội vụ", Some(false)),
            ("BGDĐT", "bộ trưởng bộ gd&đt", Some(true)),
            ("STTĐT", "sở nội vụ", None),
            ("TTPVHCC", "sở nội vụ", None),
        ] {
            let known = by_initials(organ, said).map(|k| k.is_named);
            assert_eq!(known, wanted, "{organ} của {said}");
        }
    }
}
