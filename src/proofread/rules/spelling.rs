//! Words: known slips, mixed spellings, words said twice, abbreviations nobody explains, marks of
//! notes that are not there, places left open.

use super::super::frame::Frame;
use super::super::marker::Marker;
use super::super::scan::Scan;
use super::super::text::Text;
use super::super::token::{Kind, find, has};
use crate::finding::{Finding, Place, Severity};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Slips of typists and of text recognition with what was meant.
const SLIPS: &[(&str, &str)] = &[
    ("đơn đốc", "đôn đốc"),
    ("hiện nhiệm vụ", "thực hiện nhiệm vụ"),
    ("thành phổ", "thành phố"),
    ("thế chế", "thể chế"),
    ("đầy mạnh", "đẩy mạnh"),
    ("công ttđt", "Cổng TTĐT"),
    ("công thông tin điện tử", "Cổng thông tin điện tử"),
    ("báo kết quả", "báo cáo kết quả"),
    ("bổ xung", "bổ sung"),
    ("nghành", "ngành"),
    ("sát nhập", "sáp nhập"),
    ("sữa đổi", "sửa đổi"),
    ("xữ lý", "xử lý"),
    ("giãi quyết", "giải quyết"),
    ("giai quyết", "giải quyết"),
    ("giải quyêt", "giải quyết"),
    ("hướng dẩn", "hướng dẫn"),
    ("kiễm tra", "kiểm tra"),
    ("kiểm sóat", "kiểm soát"),
    ("kiếm soát", "kiểm soát"),
    ("kiếm tra", "kiểm tra"),
    ("chuyễn đổi", "chuyển đổi"),
    ("thẫm quyền", "thẩm quyền"),
    ("thẩm quyến", "thẩm quyền"),
    ("hổ trợ", "hỗ trợ"),
    ("cũng cố", "củng cố"),
    ("triễn khai", "triển khai"),
    ("triển khái", "triển khai"),
    ("nhiêm vụ", "nhiệm vụ"),
    ("nhiệm vu", "nhiệm vụ"),
    ("bao cáo", "báo cáo"),
    ("báo cao", "báo cáo"),
    ("kê hoạch", "kế hoạch"),
    ("kế hoach", "kế hoạch"),
    ("hành chinh", "hành chính"),
    ("hành chánh", "hành chính"),
    ("thủ tuc", "thủ tục"),
    ("thủ tực", "thủ tục"),
    ("thũ tục", "thủ tục"),
    ("cãi cách", "cải cách"),
    ("cải cach", "cải cách"),
    ("hồ sô", "hồ sơ"),
    ("hồ sợ", "hồ sơ"),
    ("tiếp nhân", "tiếp nhận"),
    ("tiếp nhân hồ sơ", "tiếp nhận hồ sơ"),
    ("phản ảnh, kiến nghị", "phản ánh, kiến nghị"),
    ("dịch vụ cộng", "dịch vụ công"),
    ("trực tuyền", "trực tuyến"),
    ("trưc tuyến", "trực tuyến"),
    ("quá han", "quá hạn"),
    ("đúng han", "đúng hạn"),
    ("rà sóat", "rà soát"),
    ("rà soat", "rà soát"),
    ("số hoá hồ sợ", "số hóa hồ sơ"),
    ("tham mư", "tham mưu"),
    ("thực hiên", "thực hiện"),
    ("thưc hiện", "thực hiện"),
    ("doanh nghiêp", "doanh nghiệp"),
    ("doanh nghiệm", "doanh nghiệp"),
    ("công viêc", "công việc"),
    ("tổng sô", "tổng số"),
    ("khắc phuc", "khắc phục"),
    ("quyết đinh", "quyết định"),
    ("nghị đinh", "nghị định"),
    ("qui trinh", "quy trình"),
    ("ủy bạn", "ủy ban"),
    ("chỉ đao", "chỉ đạo"),
    ("điều hanh", "điều hành"),
    ("phối hơp", "phối hợp"),
    ("chất lượg", "chất lượng"),
    ("nâng cáo", "nâng cao"),
    ("tuyên tuyền", "tuyên truyền"),
    ("thường xuyện", "thường xuyên"),
    ("kịp thòi", "kịp thời"),
    ("chuyển đổi sô", "chuyển đổi số"),
    ("đảm bào", "đảm bảo"),
    ("minh bach", "minh bạch"),
    ("trân trong cảm ơn", "trân trọng cảm ơn"),
    ("kỹ luật", "kỷ luật"),
    ("kỹ cương", "kỷ cương"),
    ("lảnh đạo", "lãnh đạo"),
    ("trãi nghiệm", "trải nghiệm"),
    ("giử vững", "giữ vững"),
    ("dự thão", "dự thảo"),
    ("vướn mắc", "vướng mắc"),
    ("vướng mắt", "vướng mắc"),
    ("xuất sác", "xuất sắc"),
    ("sắp sếp", "sắp xếp"),
    ("xắp xếp", "sắp xếp"),
    ("chia xẻ", "chia sẻ"),
    ("tựu chung", "tựu trung"),
    ("khai mạt", "khai mạc"),
    ("đề suất", "đề xuất"),
    ("xuất phát điễm", "xuất phát điểm"),
];

/// Two spellings of one word; one of them in a paper is enough.
const MIXED: &[(&str, &str)] = &[
    ("ủy ban", "uỷ ban"),
    ("số hóa", "số hoá"),
    ("cá thể hóa", "cá thể hoá"),
    ("đơn giản hóa", "đơn giản hoá"),
    ("heza", "eheza"),
    ("quy định", "qui định"),
    ("lũy kế", "luỹ kế"),
];

/// Small words that are never said twice in a row.
const NOT_TWICE: &[&str] = &[
    "của", "và", "các", "được", "trong", "để", "về", "cho", "là", "đã", "có", "với", "theo", "tại", "những",
    "do", "từ", "đến", "bằng", "trên", "này", "khi", "sẽ", "đang", "không",
];

/// Abbreviations that every official reads.
const COMMON: &[&str] = &[
    "UBND", "HĐND", "TTHC", "CCHC", "CNTT", "QPPL", "VBQPPL", "TP", "CP", "KT", "TM", "TL", "TUQ", "VT",
    "VP", "ISO", "TCVN", "PAKN", "KSTTHC", "CSDL", "CBCC", "CCVC", "CBCCVC", "DVC", "DVCTT", "BCCI", "VNPT",
    "QR", "IOC", "AI", "PAR", "INDEX", "SIPAS", "PAPI", "DDCI", "KKT", "KCN", "TTĐT", "VNEID", "LGSP",
    "GRDP", "FDI", "PCI", "BQL", "NĐ", "QĐ", "KH", "TT", "NQ", "CV", "BC", "TB", "TTG", "VPCP", "MTTQ", "TU",
    "TW", "NSNN", "THPT", "THCS", "BHXH", "BHYT", "CCCD", "LĐTBXH", "TNMT", "TN", "MT", "GD", "ĐT", "KH",
    "CN", "TC", "NN", "PTNT", "VHTT", "DL", "XD", "GTVT", "XHCN", "VIP", "USB", "PDF", "SMS", "OTT", "ZALO",
    "DN", "PCTN", "TTTT", "BCĐ", "COVID", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII",
    "XIV", "XV", "HEZA", "EHEZA", "CMC", "FPT", "VCCI", "STT", "ĐVT", "BTTTT", "BNV", "BKHCN", "CCTTHC",
    "PHÒNG", "BAN", "BPMC", "TTPVHCC", "HCC", "PVHCC", "NA", "TV",
];

pub fn check(text: &Text, scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    found.extend(slips(scans));
    found.extend(mixed(scans));
    found.extend(abbreviations(scans, frame));
    notes(scans, found);
    found.extend(open_places(scans, frame));
    typing(text, scans, frame, found);
    found.extend(repeated(scans, frame));
}

fn excerpt(scan: &Scan, at: usize) -> String {
    let from = at.saturating_sub(2);
    let to = (at + 3).min(scan.tokens.len().saturating_sub(1));
    scan.words(from, to).to_owned()
}

/// A spelling finding for several places: they are put right together.
fn together(rule: &str, severity: Severity, all: Vec<(Place, String)>, what: &str) -> Option<Finding> {
    let (place, first) = all.first()?.clone();
    let mut said: Vec<String> = Vec::new();
    for (_, words) in &all {
        if !said.contains(words) {
            said.push(words.clone());
        }
    }
    let more = said.len().saturating_sub(12);
    let tail = if more > 0 {
        format!(" và {more:02} chỗ khác")
    } else {
        String::new()
    };
    said.truncate(12);
    let message = format!("{what}: {}{tail}.", said.join("; "));
    let excerpt = if said.len() > 1 { said.join("; ") } else { first };
    Some(Finding::new(rule, severity, place, excerpt, message))
}

fn slips(scans: &[Scan]) -> Option<Finding> {
    let words: HashSet<&str> = scans
        .iter()
        .flat_map(|s| &s.tokens)
        .map(|t| t.lower.as_str())
        .collect();
    // Nearly all slips hold a word that stands nowhere in the text.
    let is_possible = |slip: &str| slip.split([' ', ',']).all(|w| w.is_empty() || words.contains(w));
    let possible: Vec<&(&str, &str)> = SLIPS.iter().filter(|(slip, _)| is_possible(slip)).collect();
    let mut all = Vec::new();
    for scan in scans {
        for (slip, right) in possible.iter().filter(|(slip, _)| scan.lower.contains(slip)) {
            let Some(at) = find(&scan.lower, slip) else {
                continue;
            };
            // "công thông tin" and "báo kết quả" also end and begin other words.
            let before = scan.lower[..at].trim_end();
            if *slip == "báo kết quả"
                && (before.ends_with("thông") || before.ends_with("cảnh") || before.ends_with("dự"))
            {
                continue;
            }
            // "thực hiện nhiệm vụ" cut off at its head.
            if *slip == "hiện nhiệm vụ" && (before.ends_with("thực") || before.ends_with("biểu")) {
                continue;
            }
            all.push((scan.paragraph.place(at), format!("\"{slip}\" → \"{right}\"")));
        }
        all.extend(twice(scan));
    }
    together("spelling_list", Severity::Warning, all, "Có thể sai chính tả")
}

/// "nền tảng nền tảng", "của của".
fn twice(scan: &Scan) -> Vec<(Place, String)> {
    let mut all = Vec::new();
    let words = &scan.tokens;
    for i in 0..words.len() {
        let same = |a: usize, b: usize| {
            words
                .get(b)
                .is_some_and(|t| t.is_word() && t.lower == words[a].lower)
        };
        if !words[i].is_word() {
            continue;
        }
        let one = same(i, i + 1)
            && NOT_TWICE.contains(&words[i].lower.as_str())
            && words[i + 1].text == words[i + 1].lower;
        let is_steps = matches!(
            words[i].lower.as_str(),
            "từng" | "ngày" | "dần" | "đời" | "nhà" | "người"
        );
        let two = same(i, i + 2)
            && i + 3 < words.len()
            && same(i + 1, i + 3)
            && words[i].lower != words[i + 1].lower
            && !is_steps;
        let straight = |to: usize| words[i..=to].windows(2).all(|w| w[1].start <= w[0].end() + 1);
        if one && straight(i + 1) {
            all.push((
                scan.place(i),
                format!("\"{}\" viết hai lần", scan.words(i, i + 1)),
            ));
        } else if two && straight(i + 3) {
            all.push((
                scan.place(i),
                format!("\"{}\" viết hai lần", scan.words(i, i + 3)),
            ));
        }
    }
    all
}

fn mixed(scans: &[Scan]) -> Option<Finding> {
    let mut all = Vec::new();
    for (a, b) in MIXED {
        let first = |word: &str| scans.iter().find(|s| has(&s.lower, word));
        let (Some(_), Some(other)) = (first(a), first(b)) else {
            continue;
        };
        let at = find(&other.lower, b).unwrap_or(0);
        all.push((other.paragraph.place(at), format!("\"{a}\" và \"{b}\"")));
    }
    together(
        "spelling_list",
        Severity::Warning,
        all,
        "Viết không thống nhất trong văn bản",
    )
}

/// Abbreviations that the text explains nowhere.
fn abbreviations(scans: &[Scan], frame: &Frame) -> Vec<Finding> {
    let mut defined: BTreeSet<String> = BTreeSet::new();
    let mut used: BTreeMap<&str, (Place, usize)> = BTreeMap::new();
    let end = frame.end.min(scans.len());
    // Above the title stand the names of offices in capitals.
    let head = frame.title.first().copied().unwrap_or(0);
    for (i, scan) in scans.iter().enumerate().take(end).skip(head) {
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
            let in_brackets = before.is_some_and(|t| t.is_mark('('))
                && after.is_some_and(|t| t.is_mark(')') || t.is_mark(','));
            let called =
                before.is_some_and(|t| t.is("là") || t.is("tắt") || t.is_mark('"') || t.is_mark('“'));
            if in_brackets || called {
                defined.insert(token.text.to_owned());
                continue;
            }
            let in_name = before.is_some_and(|t| t.is_mark('-') || t.is_mark('/') || t.is_mark('&'))
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
        .filter(|(word, _)| !defined.contains(**word) && super::super::marker::roman(word).is_none());
    let (common, rare): (Vec<_>, Vec<_>) =
        unknown.partition(|(word, _)| COMMON.contains(*word) || organs.contains(**word));
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
    near.len() >= 3 && near.iter().all(|t| t.is_upper())
}

/// Digits as marks of notes.
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/// "Văn phòng Chính phủ1" without a note 1.
fn notes(scans: &[Scan], found: &mut Vec<Finding>) {
    let told: BTreeSet<String> = scans
        .iter()
        .filter_map(|s| note_mark(&s.paragraph.text))
        .collect();
    let has_note = |mark: &str| told.contains(mark);
    for scan in scans {
        for (i, token) in scan.tokens.iter().enumerate() {
            let word = token
                .text
                .trim_end_matches(|c: char| c.is_ascii_digit() || RAISED.contains(c));
            let mark = &token.text[word.len()..];
            let is_small = word.chars().count() >= 2
                && word.chars().last().is_some_and(char::is_lowercase)
                && !word.is_ascii();
            let raised: String = mark
                .chars()
                .map(|c| {
                    RAISED
                        .chars()
                        .position(|r| r == c)
                        .map_or(c.to_string(), |n| n.to_string())
                })
                .collect();
            let is_mark = token.is_word()
                && !mark.is_empty()
                && raised.len() <= 2
                && (is_small || mark.chars().any(|c| RAISED.contains(c)) && word != "m" && word != "km");
            if is_mark && !has_note(&raised) && !has_note(mark) {
                let message =
                    format!("Có dấu chú thích {raised} sau \"{word}\" nhưng không có nội dung chú thích.");
                found.push(Finding::new(
                    "dangling_footnote",
                    Severity::Warning,
                    scan.place(i),
                    excerpt(scan, i),
                    message,
                ));
            }
        }
        bracketed(scan, &has_note, found);
    }
}

/// The mark with which the text of a note begins: "1 Thông tư", or a number in brackets.
fn note_mark(text: &str) -> Option<String> {
    let text = text.trim_start();
    let bare = text.trim_start_matches(['[', '(', '^']);
    let is_sign = |c: &char| c.is_ascii_digit() || RAISED.contains(*c);
    let mark: String = bare.chars().take_while(is_sign).take(3).collect();
    let rest = bare.get(mark.len()..)?.trim_start_matches([']', ')']);
    let starts = rest.starts_with([' ', ':']) || rest.starts_with(char::is_uppercase);
    (!mark.is_empty() && starts).then_some(mark)
}

/// Marks of notes that are numbers in square brackets.
fn bracketed(scan: &Scan, has_note: &impl Fn(&str) -> bool, found: &mut Vec<Finding>) {
    for (i, window) in scan.tokens.windows(3).enumerate() {
        let [open, number, close] = window else { continue };
        let is_mark =
            open.is_mark('[') && close.is_mark(']') && number.plain().is_some_and(|n| n < 100) && i > 0;
        if is_mark && !has_note(number.text) {
            let message = format!(
                "Có dấu chú thích [{}] nhưng không có nội dung chú thích.",
                number.text
            );
            found.push(Finding::new(
                "dangling_footnote",
                Severity::Warning,
                scan.place(i),
                excerpt(scan, i),
                message,
            ));
        }
    }
}

/// Dots, blank braces, crosses: places that nobody filled.
fn open_places(scans: &[Scan], frame: &Frame) -> Option<Finding> {
    let mut all = Vec::new();
    // What a person fills in stands in signs that other sentences do not have.
    let is_suspect = |s: &&Scan| {
        s.tokens.iter().any(|t| {
            matches!(t.kind, Kind::Mark('{' | '[' | '…' | '.' | '_' | '<' | '(' | '?'))
                || t.lower.starts_with("xxx")
                || t.is("lorem")
                || t.is("todo")
        }) && ([
            "...",
            "…",
            "{{",
            "}}",
            "__",
            "xxx",
            "[",
            "(điền",
            "<điền",
            "lorem",
            "todo",
            "???",
            "cần bổ sung",
        ]
        .iter()
        .any(|sign| s.lower.contains(sign)))
    };
    for scan in scans.iter().take(frame.end).filter(is_suspect) {
        let text = &scan.paragraph.text;
        let lower = &scan.lower;
        let signs = [
            "{{",
            "}}",
            "[...]",
            "[…]",
            "(...)",
            "....",
            "……",
            "___",
            "xxx",
            "[điền",
            "<điền",
            "(điền",
            "[số",
            "[ngày",
            "lorem",
            "todo",
            "???",
            "cần bổ sung số liệu",
            "[tên",
        ];
        let list_ends = ["v.v....", "..., ", "…)"];
        for sign in signs
            .iter()
            .filter(|s| lower.contains(**s) && !list_ends.contains(s))
        {
            let at = lower.find(sign).unwrap_or(0).min(text.len());
            let all_dots = text.chars().all(|c| ".…_-*= ".contains(c));
            if !all_dots {
                all.push((
                    scan.paragraph.place(at),
                    format!(
                        "\"{sign}\" trong \"{}\"",
                        text.chars().take(50).collect::<String>()
                    ),
                ));
            }
        }
        // "tiếp nhận ... hồ sơ", "Số hồ sơ: … hồ sơ"
        for unit in [
            "… hồ sơ",
            "... hồ sơ",
            "… nhiệm vụ",
            "... nhiệm vụ",
            "… tthc",
            "... tthc",
            "…%",
            "...%",
            "ngày …",
            "ngày ...",
            "ngày …/",
        ] {
            if lower.contains(unit) {
                all.push((scan.place(0), format!("\"{unit}\" chưa điền")));
            }
        }
    }
    let severity = if frame.is_draft {
        Severity::Hint
    } else {
        Severity::Warning
    };
    together("spelling_list", severity, all, "Chỗ để trống chưa điền")
}

/// Typing that a reader sees: "Lưu: VP/BQL./.", "Ban( để", "330/KH- BQL", spaces.
fn typing(text: &Text, scans: &[Scan], frame: &Frame, found: &mut Vec<Finding>) {
    for scan in scans {
        let words = scan.paragraph.text.trim();
        if scan.lower.trim_start_matches(['-', ' ']).starts_with("lưu") && words.contains("./.") {
            let message = "Dấu \"./.\" kết thúc phần nội dung văn bản, không đặt ở dòng \"Lưu\".";
            found.push(Finding::new(
                "spelling_list",
                Severity::Warning,
                scan.place(0),
                words,
                message,
            ));
        }
    }
    let mut all = Vec::new();
    for (place, line) in &text.lines {
        let line = line.trim();
        let around = |at: usize| line[at..].chars().take(24).collect::<String>();
        for sign in ["- BQL", "( ", " )", " ,", " ;", ". /."] {
            let Some(at) = line.find(sign).filter(|at| *at > 0) else {
                continue;
            };
            let before = line[..at].chars().next_back();
            let is_wrong = match sign {
                "- BQL" => before.is_some_and(char::is_uppercase),
                _ => before.is_some_and(|c| !c.is_whitespace()) || sign == ". /.",
            };
            if is_wrong && !line.contains("www") {
                all.push((
                    place.clone(),
                    format!(
                        "\"{}\"",
                        around(line[..at].char_indices().next_back().map_or(0, |(i, _)| i))
                    ),
                ));
            }
        }
        if line
            .chars()
            .zip(line.chars().skip(1))
            .filter(|(a, b)| *a == ' ' && *b == ' ')
            .count()
            == 1
        {
            all.push((place.clone(), "hai dấu cách liền nhau".to_owned()));
        }
    }
    let _ = frame;
    found.extend(together(
        "spelling_list",
        Severity::Hint,
        all,
        "Dấu cách, dấu câu chưa đúng",
    ));
}

/// A paragraph that stands twice: often one of them is what is left of the last report.
fn repeated(scans: &[Scan], frame: &Frame) -> Option<Finding> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut all = Vec::new();
    for scan in scans.iter().take(frame.end).filter(|s| !s.paragraph.in_table) {
        let bare: String = scan
            .tokens
            .iter()
            .filter(|t| t.is_word())
            .map(|t| t.lower.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let words = scan.tokens.iter().filter(|t| t.is_word()).count();
        let has_figures = scan.tokens.iter().any(|t| t.is_number());
        if words < 14 {
            continue;
        }
        let key = match has_figures {
            true => scan.lower.split_whitespace().collect::<Vec<_>>().join(" "),
            false => bare,
        };
        if !seen.insert(key) {
            all.push((
                scan.place(0),
                format!(
                    "\"{}…\"",
                    scan.paragraph.text.chars().take(60).collect::<String>()
                ),
            ));
        }
    }
    together(
        "spelling_list",
        Severity::Warning,
        all,
        "Đoạn văn lặp lại nguyên văn",
    )
}
