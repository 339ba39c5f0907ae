//! Kinds of documents and the code that each has in its symbol (NĐ 30/2020, Phụ lục III).

use super::token::Token;

/// A kind of document.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// As it stands before "số", lower case.
    pub name: &'static str,
    /// What its symbol may begin with; none for letters.
    pub codes: &'static [&'static str],
}

/// The kinds that head what an office itself issues.
pub const CODES_OF_REPORTS: [&str; 4] = ["BC", "KH", "TB", "QĐ"];

/// Longer names first, so that "thông tư liên tịch" is not "thông tư".
const KINDS: &[Kind] = &[
    Kind {
        name: "thông tư liên tịch",
        codes: &["TTLT"],
    },
    Kind {
        name: "thông báo kết luận",
        codes: &["TB", "KL", "TBKL"],
    },
    Kind {
        name: "chương trình hành động",
        codes: &["CTr", "CTrHĐ", "CTHĐ", "CT"],
    },
    Kind {
        name: "báo cáo thẩm định",
        codes: &["BC", "BCTĐ"],
    },
    Kind {
        name: "văn bản hợp nhất",
        codes: &["VBHN"],
    },
    Kind {
        name: "nghị quyết liên tịch",
        codes: &["NQLT"],
    },
    Kind {
        name: "quy chế phối hợp",
        codes: &["QC", "QCPH"],
    },
    Kind {
        name: "kết luận thanh tra",
        codes: &["KL", "KLTT"],
    },
    Kind {
        name: "giấy ủy quyền",
        codes: &["GUQ"],
    },
    Kind {
        name: "giấy giới thiệu",
        codes: &["GGT"],
    },
    Kind {
        name: "chương trình",
        codes: &["CTr", "CTR"],
    },
    Kind {
        name: "quyết định",
        codes: &["QĐ"],
    },
    Kind {
        name: "nghị quyết",
        codes: &["NQ", "QH", "UBTVQH"],
    },
    Kind {
        name: "nghị định",
        codes: &["NĐ"],
    },
    Kind {
        name: "pháp lệnh",
        codes: &["PL", "UBTVQH"],
    },
    Kind {
        name: "thông tư",
        codes: &["TT", "TTLT"],
    },
    Kind {
        name: "kế hoạch",
        codes: &["KH", "KHPH", "KHLT"],
    },
    Kind {
        name: "thông báo",
        codes: &["TB"],
    },
    Kind {
        name: "báo cáo",
        codes: &["BC"],
    },
    Kind {
        name: "tờ trình",
        codes: &["TTr", "TTR"],
    },
    Kind {
        name: "chỉ thị",
        codes: &["CT"],
    },
    Kind {
        name: "hướng dẫn",
        codes: &["HD"],
    },
    Kind {
        name: "công điện",
        codes: &["CĐ"],
    },
    Kind {
        name: "biên bản",
        codes: &["BB"],
    },
    Kind {
        name: "giấy mời",
        codes: &["GM"],
    },
    Kind {
        name: "hợp đồng",
        codes: &["HĐ"],
    },
    Kind {
        name: "quy chế",
        codes: &["QC"],
    },
    Kind {
        name: "quy định",
        codes: &["QyĐ", "QĐi", "QĐ"],
    },
    Kind {
        name: "kết luận",
        codes: &["KL"],
    },
    Kind {
        name: "phương án",
        codes: &["PA"],
    },
    Kind {
        name: "thông cáo",
        codes: &["TC"],
    },
    Kind {
        name: "công văn",
        codes: &[],
    },
    Kind {
        name: "đề án",
        codes: &["ĐA"],
    },
    Kind {
        name: "dự án",
        codes: &["DA"],
    },
    Kind {
        name: "luật",
        codes: &["QH"],
    },
];

/// Codes that a symbol can begin with.
const CODES: &[&str] = &[
    "QĐ", "KH", "TB", "BC", "TTr", "TTR", "CT", "NQ", "NĐ", "TT", "TTLT", "HD", "CTr", "CTR", "CTHĐ",
    "CTrHĐ", "ĐA", "PA", "QC", "QyĐ", "BB", "GM", "CĐ", "HĐ", "KL", "VBHN", "PL", "TC", "GUQ", "GGT", "BCTĐ",
    "CV", "DA", "KLTT", "NQLT", "TBKL", "KHPH",
];

pub fn by_code(code: &str) -> Option<&'static str> {
    CODES.iter().copied().find(|known| *known == code)
}

/// The code that is written in small letters: "bc" is "BC".
pub fn by_small(text: &str) -> Option<&'static str> {
    CODES.iter().copied().find(|known| known.to_lowercase() == text)
}

/// The kind whose name stands before the number at `at`: "Kế hoạch số", "Kế hoạch".
pub fn before(tokens: &[Token], at: usize) -> Option<&'static Kind> {
    let mut end = at;
    for word in [":", "số"] {
        if end > 0 && tokens[end - 1].is(word) {
            end -= 1;
        }
    }
    let said = tokens.get(..end)?;
    KINDS.iter().find(|kind| ends_with(said, kind.name))
}

fn ends_with(said: &[Token], name: &str) -> bool {
    let mut said = said.iter().rev();
    name.rsplit(' ')
        .all(|word| said.next().is_some_and(|token| token.is(word)))
}

/// The kind that a line in capitals names: "BÁO CÁO".
pub fn by_name(text: &str) -> Option<&'static Kind> {
    let lower = text.trim().to_lowercase();
    KINDS.iter().find(|kind| kind.name == lower)
}

/// The name of the kind that bears a code: "QĐ" is "quyết định".
pub fn name_of(code: &str) -> Option<&'static str> {
    let named = KINDS.iter().rev().find(|kind| kind.codes.first() == Some(&code));
    named.map(|kind| kind.name)
}

/// Whether a symbol's first part is right for the kind.
pub fn fits(kind: &Kind, head: &str) -> bool {
    match kind.codes {
        [] => by_code(head).is_none_or(|code| code == "CV"),
        codes => codes
            .iter()
            .any(|code| *code == head || (matches!(*code, "QH" | "UBTVQH") && head.starts_with(code))),
    }
}
