//! Dossiers are counted in hồ sơ; what is counted in TTHC are procedures.

use crate::finding::{Finding, Severity};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any, stands};

/// What is done to dossiers.
const HANDLED: &[&str] = &[
    "tiếp nhận",
    "nhận mới",
    "nhận được",
    "nộp mới",
    "giải quyết",
    "đã trả",
    "trả kết quả",
    "nộp trực tuyến",
    "nộp trực tiếp",
    "xử lý",
    "quá hạn",
    "đúng hạn",
    "trước hạn",
    "thụ lý",
];
/// What is done to procedures, and where a number of them is the right unit.
const PROCEDURES: &[&str] = &[
    "công bố",
    "công khai",
    "niêm yết",
    "cung cấp",
    "rà soát",
    "cắt giảm",
    "đơn giản hóa",
    "danh mục",
    "thẩm quyền",
    "được giao giải quyết",
    "thời gian giải quyết",
    "thời hạn giải quyết",
    "rút ngắn",
    "tái cấu trúc",
    "toàn trình",
    "một phần",
    "quy trình",
    "bãi bỏ",
    "sửa đổi",
    "ban hành mới",
    "cơ chế",
    "bộ tthc",
    "thực hiện tại",
    "không phụ thuộc",
    "liên thông",
    "ủy quyền",
    "phân cấp",
    "chuyển giao",
    "bàn giao",
    "đưa vào",
    "có phát sinh",
    "phát sinh hồ sơ",
    "triển khai",
    "tích hợp",
    "kết nối",
    "địa giới",
    "nội bộ",
    "thuộc lĩnh vực",
];

pub fn check(scans: &[Scan], found: &mut Vec<Finding>) {
    for scan in scans {
        for at in 0..scan.tokens.len() {
            found.extend(procedures_for_dossiers(scan, at));
            found.extend(dossiers_for_procedures(scan, at));
            found.extend(number_of_procedures(scan, at));
        }
    }
}

/// The clause around a number: between ";", "." and brackets.
fn clause(scan: &Scan, at: usize) -> (usize, usize) {
    let (from, to) = scan.sentence(at);
    let ends = |i: &usize| scan.tokens[*i].is_mark('(') || scan.tokens[*i].is_mark(')');
    let start = (from..at).rev().find(ends).map_or(from, |i| i + 1);
    let end = (at..to).find(ends).unwrap_or(to);
    (start, end)
}

fn is_count(scan: &Scan, at: usize) -> bool {
    let token = &scan.tokens[at];
    // "40/66 TTHC" is a share of the procedures.
    let is_share = at > 0 && scan.tokens[at - 1].is_mark('/');
    token.is_number() && !scan.taken[at] && !is_share && count_of(token.text).is_some()
}

/// "giải quyết 72 TTHC".
fn procedures_for_dossiers(scan: &Scan, at: usize) -> Option<Finding> {
    let unit = scan.tokens.get(at + 1).filter(|_| is_count(scan, at))?;
    let is_long = unit.is("thủ") && scan.tokens.get(at + 2).is_some_and(|t| t.is("tục"));
    let end = match () {
        () if unit.is("tthc") => at + 1,
        () if is_long => (at + 4).min(scan.tokens.len() - 1),
        () => return None,
    };
    let words_of_long = scan.words(at, end).to_lowercase();
    let end = if is_long && !words_of_long.ends_with("hành chính") {
        at + 2
    } else {
        end
    };
    // "312 thủ tục hành chính (TTHC) thuộc 14 lĩnh vực"
    let is_defined = stands(&scan.tokens, end + 1, &["(", "tthc", ")"]);
    let end = if is_defined { end + 3 } else { end };
    let (from, _) = clause(scan, at);
    let (_, to) = clause(
        scan,
        if is_defined {
            (end + 1).min(scan.tokens.len() - 1)
        } else {
            at
        },
    );
    let head = if from < at {
        scan.words(from, at - 1).to_lowercase()
    } else {
        String::new()
    };
    let tail = if end + 1 < to {
        scan.words(end + 1, to - 1).to_lowercase()
    } else {
        String::new()
    };
    let head_near = last_words(&head, 9);
    let tail_near: String = tail.split(' ').take(7).collect::<Vec<_>>().join(" ");
    let after_head = head_near
        .rfind("thủ tục hành chính")
        .map_or(head_near, |i| &head_near[i..]);
    // "Tiếp nhận 177 hồ sơ của 12 TTHC": dossiers were received.
    let after_head = after_head.rfind("hồ sơ").map_or(after_head, |i| &after_head[i..]);
    // "+ Số hồ sơ từ quý II chuyển qua: 131 TTHC"
    let names_dossiers = ["số hồ sơ", "tổng số hồ sơ"].iter().any(|w| {
        head.trim_start_matches(|c: char| !c.is_alphabetic())
            .starts_with(w)
    }) && head.trim_end().ends_with([':', 'à']);
    let handled = names_dossiers
        || has_any(after_head, HANDLED)
        || is_handled_behind(&tail_near)
        || is_handed_in(&head, &tail_near);
    // A sentence that counts what is done to procedures; the name of the matter does not count.
    let head_bare = head.replace("giải quyết thủ tục hành chính", "giải quyết");
    let is_of_procedures = has_any(&head_bare, PROCEDURES) || has_any(&tail_near, PROCEDURES);
    // "đang giải quyết 68 TTHC thuộc 06 lĩnh vực"
    let names_fields = tail_near.starts_with("thuộc ") && has_any(&tail_near, &["lĩnh vực"]);
    let is_of_procedures = is_of_procedures || names_fields || lists_fields(&head, &tail_near);
    let sure = has_any(&tail_near, &["đúng hạn", "quá hạn", "trước hạn"]);
    if !handled || (is_of_procedures && !sure) {
        return None;
    }
    let words = scan.words(at, end);
    let message = format!(
        "\"{}\": số hồ sơ phải ghi đơn vị \"hồ sơ\", không ghi \"TTHC\" (thủ tục là quy định, hồ sơ mới được tiếp nhận, giải quyết).",
        snippet(scan, at, end)
    );
    let finding = Finding::new(
        "unit_word",
        Severity::Error,
        scan.place(at),
        snippet(scan, at, end),
        message,
    );
    Some(finding.with_values(format!("{} hồ sơ", scan.tokens[at].text), words))
}

/// "Hiện Ban Quản lý giải quyết 46 TTHC: 18 TTHC lĩnh vực Đầu tư, ...": what an office is there for.
fn lists_fields(head: &str, tail: &str) -> bool {
    const DONE: &[&str] = &[
        "đã",
        "tiếp nhận",
        "trong kỳ",
        "trong quý",
        "trong tháng",
        "trong tuần",
    ];
    let opens = |tail: &str| tail.starts_with("lĩnh vực") || tail.starts_with("thuộc lĩnh vực");
    let listed = tail
        .trim_start_matches([':', ' '])
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
        .trim_start();
    let is_list = tail.starts_with(':') && listed.strip_prefix("tthc ").is_some_and(opens);
    (opens(tail) || is_list) && !has_any(head, DONE)
}

/// "31.021 hồ sơ trực tuyến và 129 TTHC trực tiếp", "còn 07 thủ tục nộp trực tiếp", "gồm 137 thủ tục mới tiếp
/// nhận": what is handed in are dossiers, and so is what stands beside them.
fn is_handed_in(head: &str, tail: &str) -> bool {
    const HANDED: [&str; 8] = [
        "nộp trực tiếp",
        "nộp trực tuyến",
        "nộp qua",
        "mới tiếp nhận",
        "tiếp nhận mới",
        "mới nhận",
        "từ kỳ trước",
        "kỳ trước chuyển",
    ];
    let channel = ["trực tiếp", "trực tuyến", "qua bưu chính"]
        .iter()
        .any(|w| tail.starts_with(w));
    let beside_dossiers = has_any(
        head,
        &[
            "hồ sơ trực tuyến",
            "hồ sơ trực tiếp",
            "hồ sơ nộp",
            "hồ sơ tiếp nhận",
        ],
    ) || channel && has_any(head, &["hồ sơ"]);
    let receives = head.split(' ').next_back() == Some("nhận") && !has_any(head, &["bàn giao"]);
    // "Số hóa hồ sơ của 12 TTHC trực tuyến" counts procedures.
    let goes_on = head.trim_end().ends_with([',', ';', ':'])
        || ["và", "gồm", "còn"].iter().any(|w| head.trim_end().ends_with(w));
    HANDED.iter().any(|w| tail.starts_with(w)) || channel && goes_on && beside_dossiers || receives
}

/// "72 TTHC được giải quyết"; "54 TTHC được tiếp nhận tại Bộ phận Một cửa" says where procedures are done.
fn is_handled_behind(tail: &str) -> bool {
    const DONE: [&str; 13] = [
        "được tiếp nhận",
        "đã được tiếp nhận",
        "được giải quyết",
        "đã giải quyết",
        "giải quyết",
        "đang giải quyết",
        "đang xử lý",
        "quá hạn",
        "đúng hạn",
        "trước hạn",
        "nhận trong",
        "đã nhận",
        "nhận mới",
    ];
    const WHERE: [&str; 6] = ["tại", "theo", "ở", "qua", "không", "ngay"];
    let done = DONE.iter().find_map(|words| tail.strip_prefix(words));
    done.is_some_and(|rest| {
        let next = rest.split_whitespace().next().unwrap_or_default();
        !WHERE.contains(&next)
    })
}

/// "công bố 54 hồ sơ", "54 hồ sơ thuộc thẩm quyền giải quyết được niêm yết".
fn dossiers_for_procedures(scan: &Scan, at: usize) -> Option<Finding> {
    let is_unit = is_count(scan, at)
        && scan.tokens.get(at + 1).is_some_and(|t| t.is("hồ"))
        && scan.tokens.get(at + 2).is_some_and(|t| t.is("sơ"));
    if !is_unit {
        return None;
    }
    let (from, _) = clause(scan, at);
    let head = if from < at {
        scan.words(from, at - 1).to_lowercase()
    } else {
        String::new()
    };
    let near = last_words(&head, 6);
    // "tự công bố sản phẩm, có đến 304 hồ sơ", "công bố chỉ nhận thêm 10 hồ sơ"
    let near = near.rsplit(',').next().unwrap_or_default();
    let of_procedures = [
        "công bố",
        "ban hành mới",
        "bãi bỏ",
        "danh mục",
        "niêm yết",
        "cắt giảm thời gian",
        "đơn giản hóa",
    ];
    // "cung cấp 38 hồ sơ toàn trình"
    let provides = near.ends_with("cung cấp")
        && ["toàn trình", "một phần"]
            .iter()
            .any(|w| tail_of(scan, at + 3).starts_with(w));
    if !provides
        && (!has_any(near, &of_procedures)
            || has_any(near, HANDLED)
            || has_any(near, &["nhận", "trong số", "tự"]))
    {
        return None;
    }
    let message = format!(
        "\"{}\": số thủ tục phải ghi đơn vị \"TTHC\", không ghi \"hồ sơ\".",
        snippet(scan, at, at + 2)
    );
    let finding = Finding::new(
        "unit_word",
        Severity::Error,
        scan.place(at),
        snippet(scan, at, at + 2),
        message,
    );
    Some(finding.with_values(format!("{} TTHC", scan.tokens[at].text), scan.words(at, at + 2)))
}

/// "Số TTHC tiếp nhận mới là 1.904": the unit stands before what was done. "Số TTHC tiếp nhận tại Bộ phận Một
/// cửa" are procedures indeed, so the words have to say a time or how it went.
fn number_of_procedures(scan: &Scan, at: usize) -> Option<Finding> {
    /// In tokens, from "số" to the number.
    const FARTHEST: usize = 12;
    const UNITS: [&[&str]; 3] = [&["tthc"], &["thủ", "tục", "hành", "chính"], &["thủ", "tục"]];
    const DONE: [&str; 10] = [
        "tiếp nhận mới",
        "nhận mới",
        "nộp mới",
        "giải quyết đúng hạn",
        "giải quyết trước hạn",
        "giải quyết quá hạn",
        "tiếp nhận trong kỳ",
        "tiếp nhận trong tháng",
        "trả kết quả",
        "đã trả kết quả",
    ];
    scan.tokens[at].is("số").then_some(())?;
    let unit = UNITS.iter().find(|words| stands(&scan.tokens, at + 1, words))?;
    let from = at + 1 + unit.len();
    let limit = scan.tokens.len().min(at + FARTHEST);
    let number = (from + 1..limit).find(|i| is_count(scan, *i))?;
    let words = scan.words(from, number - 1).to_lowercase();
    let done = words.strip_prefix("đã ").unwrap_or(&words);
    let goes_on = scan
        .words(number, (number + 3).min(scan.tokens.len() - 1))
        .to_lowercase();
    // "Số TTHC tiếp nhận: 177"
    let is_bare = ["tiếp nhận:", "giải quyết:", "tiếp nhận là", "giải quyết là"].contains(&done)
        && (words.starts_with("đã") || done.starts_with("tiếp nhận"));
    let is_told_so =
        is_bare || DONE.iter().any(|w| done.starts_with(w)) && !done.contains([',', ';', '.', '(']);
    if !is_told_so || has_any(&goes_on, &["tthc", "thủ tục"]) {
        return None;
    }
    let said = scan.words(at, number);
    let message = format!(
        "\"{said}\": số hồ sơ phải ghi đơn vị \"hồ sơ\", không ghi \"TTHC\" (thủ tục là quy định, hồ sơ mới được tiếp nhận, giải quyết)."
    );
    let finding = Finding::new("unit_word", Severity::Error, scan.place(at), said, message);
    Some(finding.with_values("số hồ sơ", scan.words(at, at + unit.len())))
}

/// The next words from a token on, lower case.
fn tail_of(scan: &Scan, at: usize) -> String {
    let last = scan.tokens.len() - 1;
    match at <= last {
        true => scan.words(at, (at + 3).min(last)).to_lowercase(),
        false => String::new(),
    }
}

fn snippet(scan: &Scan, at: usize, end: usize) -> String {
    scan.words(at.saturating_sub(4), (end + 2).min(scan.tokens.len() - 1))
        .to_owned()
}

fn last_words(text: &str, most: usize) -> &str {
    let start = text.rmatch_indices(' ').nth(most - 1);
    start.map_or(text, |(at, _)| &text[at + 1..])
}
