//! Abbreviations that nobody explains.

use super::told::together;
use crate::finding::{Finding, Place, Severity};
use crate::proofread::frame::Frame;
use crate::proofread::marker::{Marker, roman};
use crate::proofread::scan::Scan;
use crate::proofread::token::{Token, stands};
use std::collections::{BTreeMap, BTreeSet};

/// Abbreviations that every official reads.
const COMMON: &[&str] = &[
    "UBND", "HĐND", "TTHC", "CCHC", "CNTT", "QPPL", "VBQPPL", "TP", "CP", "KT", "TM", "TL", "TUQ", "VT",
    "VP", "ISO", "TCVN", "PAKN", "KSTTHC", "CSDL", "CBCC", "CCVC", "CBCCVC", "DVC", "DVCTT", "BCCI", "VNPT",
    "QR", "IOC", "AI", "PAR", "INDEX", "SIPAS", "PAPI", "DDCI", "KKT", "KCN", "TTĐT", "VNEID", "LGSP",
    "GRDP", "FDI", "PCI", "BQL", "NĐ", "QĐ", "KH", "TT", "NQ", "CV", "BC", "TB", "TTG", "VPCP", "MTTQ", "TU",
    "TW", "NSNN", "THPT", "THCS", "BHXH", "BHYT", "CCCD", "LĐTBXH", "TNMT", "TN", "MT", "GD", "ĐT", "KH",
    "CN", "TC", "NN", "PTNT", "VHTT", "DL", "XD", "GTVT", "XHCN", "VIP", "USB", "PDF", "SMS", "OTT", "ZALO",
    "DN", "PCTN", "BCĐ", "COVID", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV",
    "XV", "HEZA", "EHEZA", "CMC", "FPT", "VCCI", "STT", "ĐVT", "BTTTT", "BNV", "BKHCN", "CCTTHC", "PHÒNG",
    "BAN", "USD", "EUR", "VND", "VNĐ", "WTO", "ASEAN", "ODA", "OCOP", "NTM", "SXD", "HTX", "BPMC", "HCC",
    "PVHCC", "NA", "TV", "COD", "BOD", "TSS", "QCVN", "GPS", "GIS", "LED", "MW", "KV", "KVA", "TEU", "GDP",
    "KB", "MB", "GB", "TB", "EU",
];

/// Names of standards, money, measures and things that nobody writes out, and what stands at signatures: not even a report
/// that explains "UBND" explains them.
const NEVER_EXPLAINED: &[&str] = &[
    "ISO", "TCVN", "QCVN", "USD", "EUR", "VND", "VNĐ", "QR", "AI", "PDF", "SMS", "USB", "GPS", "GIS", "LED",
    "COVID", "WTO", "ASEAN", "EU", "MW", "KV", "KVA", "TEU", "GDP", "GRDP", "KB", "MB", "GB", "COD", "BOD",
    "TSS", "FPT", "VNPT", "VCCI", "CMC", "ZALO", "VIP", "OTT", "HEZA", "EHEZA", "VNEID", "PAR", "INDEX",
    "PCI", "PAPI", "VT", "VP", "TM", "KT", "TL", "TUQ", "TP", "STT", "ĐVT", "CP", "TW", "TU", "TT", "TTG",
    "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "PHÒNG", "BAN", "VPCP",
    "NA", "FDI", "ODA", "IOC", "THPT", "THCS", "KH", "QĐ", "NĐ", "NQ", "CV", "BC", "TB", "CN", "TC", "NN",
    "GD", "ĐT", "MT", "TN", "XD", "DL",
];

/// Known as offices' names only.
const OF_OFFICES: &[&str] = &["TTTT"];

/// "Kính gửi: …"; the lines of a list below it are addressed as well.
fn begins_address(scan: &Scan) -> bool {
    matches!(scan.tokens.as_slice(), [first, second, ..] if first.is("kính") && second.is("gửi"))
}

/// Abbreviations that the text explains nowhere.
pub(super) fn abbreviations(scans: &[Scan], frame: &Frame) -> Vec<Finding> {
    let mut defined: BTreeSet<String> = BTreeSet::new();
    let mut explained: BTreeSet<String> = BTreeSet::new();
    let mut used: BTreeMap<&str, (Place, usize)> = BTreeMap::new();
    let end = frame.end.min(scans.len());
    // Above the title stand the names of offices in capitals.
    let head = frame.title.first().copied().unwrap_or(0);
    let mut is_address = false;
    for (i, scan) in scans.iter().enumerate().take(end).skip(head) {
        is_address = begins_address(scan) || is_address && scan.paragraph.marker != Marker::None;
        // An office is addressed by the name that it is called by, as in the list of recipients.
        if is_address {
            continue;
        }
        let is_heading = is_shouted(scan);
        let symbols: BTreeSet<usize> = scan.cited.iter().flat_map(|c| c.from..=c.to).collect();
        for (n, token) in scan.tokens.iter().enumerate() {
            let letters = token.text.chars().count();
            let is_word = token
                .text
                .chars()
                .any(|c| c.is_alphabetic() && !c.is_ascii() && c != 'Đ');
            if is_word
                || !token.is_upper()
                || !(2..=9).contains(&letters)
                || symbols.contains(&n)
                || !token.text.chars().all(char::is_alphabetic)
            {
                continue;
            }
            let before = n.checked_sub(1).map(|b| &scan.tokens[b]);
            let after = scan.tokens.get(n + 1);
            // "Sở TTTT" is an office; "TTTT" alone may be "thanh toán trực tuyến".
            let is_office = n > 0 && ["sở", "bộ", "ngành"].contains(&scan.tokens[n - 1].lower.as_str());
            if is_office && OF_OFFICES.contains(&token.text) {
                continue;
            }
            if is_code(scan, n) {
                continue;
            }
            if is_name_of(scan, n) {
                defined.insert(token.text.to_owned());
                continue;
            }
            let in_brackets = before.is_some_and(|t| t.is_mark('('))
                && after.is_some_and(|t| t.is_mark(')') || t.is_mark(','));
            let called =
                before.is_some_and(|t| t.is("là") || t.is("tắt") || t.is_mark('"') || t.is_mark('“'));
            if in_brackets || called {
                defined.insert(token.text.to_owned());
                explained.insert(token.text.to_owned());
                continue;
            }
            // The dash that begins a line joins nothing.
            let in_name = n > 1 && before.is_some_and(|t| t.is_mark('-') || t.is_mark('/') || t.is_mark('&'))
                || after.is_some_and(|t| t.is_mark('/'));
            if !is_heading && !in_name && !is_shouted_around(scan, n) && scan.paragraph.marker != Marker::None
                || (scan.paragraph.marker == Marker::None
                    && !is_heading
                    && !in_name
                    && !is_shouted_around(scan, n)
                    && !frame.title.contains(&i))
            {
                used.entry(token.text).or_insert_with(|| (scan.place(n), i));
            }
        }
    }
    let organs: BTreeSet<&str> = scans
        .iter()
        .flat_map(|s| &s.cited)
        .flat_map(|c| c.symbol.split(['-', '/']))
        .collect();
    let unknown = used
        .iter()
        .filter(|(word, _)| !defined.contains(**word) && roman(word).is_none());
    let is_left_out = |word: &str| explains_common(&explained) && !NEVER_EXPLAINED.contains(&word);
    let is_known = |word: &str| COMMON.contains(&word) && !is_left_out(word);
    let (common, rare): (Vec<_>, Vec<_>) =
        unknown.partition(|(word, _)| is_known(word) || organs.contains(**word));
    let told = |list: Vec<(&&str, &(Place, usize))>| -> Vec<(Place, String)> {
        let mut list: Vec<_> = list.into_iter().collect();
        list.sort_by_key(|(_, (_, i))| *i);
        list.into_iter()
            .map(|(word, (place, _))| (place.clone(), (*word).to_string()))
            .collect()
    };
    let what = "Chữ viết tắt chưa được giải thích khi dùng lần đầu";
    let both = [
        together("undefined_abbreviation", Severity::Warning, told(rare), what),
        together("undefined_abbreviation", Severity::Hint, told(common), what),
    ];
    both.into_iter().flatten().collect()
}

/// "thủ tục hành chính (TTHC)": who explains what everybody reads leaves out what he does not explain.
fn explains_common(explained: &BTreeSet<String>) -> bool {
    explained.iter().any(|word| COMMON.contains(&word.as_str()))
}

/// "BM.01/HP": letters before a point and a number without a space are the code of a form.
fn is_code(scan: &Scan, at: usize) -> bool {
    let [Some(letters), Some(point), Some(number)] = [0, 1, 2].map(|n| scan.tokens.get(at + n)) else {
        return false;
    };
    let is_joined = letters.end() == point.start && point.end() == number.start;
    is_joined && point.is_mark('.') && number.text.starts_with(|c: char| c.is_ascii_digit())
}

/// "KCN VSIP", "Công ty WHA": how parks and firms are called nobody explains.
fn is_name_of(scan: &Scan, at: usize) -> bool {
    const NAMED: &[&[&str]] = &[
        &["kcn"],
        &["ccn"],
        &["kkt"],
        &["khu", "công", "nghiệp"],
        &["cụm", "công", "nghiệp"],
        &["khu", "kinh", "tế"],
        &["khu", "đô", "thị"],
        &["công", "ty"],
        &["cổ", "phần"],
        &["tnhh"],
        &["mtv"],
        &["tập", "đoàn"],
        &["ngân", "hàng"],
        &["nhà", "máy"],
        &["chi", "nhánh"],
    ];
    let ends_here = |words: &&[&str]| {
        at.checked_sub(words.len())
            .is_some_and(|from| stands(&scan.tokens, from, words))
    };
    NAMED.iter().any(ends_here)
}

/// A heading in capitals holds no abbreviations to explain.
fn is_shouted(scan: &Scan) -> bool {
    let words = scan
        .tokens
        .iter()
        .filter(|t| t.is_word() && t.text.chars().count() > 1);
    let (upper, all) = words.fold((0, 0), |(u, n), t| (u + usize::from(t.is_upper()), n + 1));
    all > 0 && upper * 3 >= all * 2
}

fn is_shouted_around(scan: &Scan, at: usize) -> bool {
    let from = at.saturating_sub(2);
    let near: Vec<_> = scan.tokens[from..(at + 3).min(scan.tokens.len())]
        .iter()
        .filter(|t| t.is_word())
        .collect();
    // "NHIỆM VỤ TUẦN TIẾP THEO (từ ngày ...": the words before it are shouted, and no abbreviations.
    let before = &scan.tokens[from..at];
    let is_shout = |t: &Token| t.is_upper() && !t.text.is_ascii();
    near.len() >= 3 && near.iter().all(|t| t.is_upper()) || before.len() == 2 && before.iter().all(is_shout)
}
