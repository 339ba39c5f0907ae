//! The counts of a report with their units, their words, and what they are parts of: within a
//! sentence by brackets and "trong đó", "gồm"; between lines by the marks that lines begin with.

use super::marker::Marker;
use super::scan::Scan;
use super::token::{count_of, has_any, stands};

/// How parts are introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intro {
    /// "trong đó": perhaps not all of them.
    Within,
    /// "gồm", "cụ thể", a colon, a list of lines: all of them.
    All,
    /// In brackets behind the whole.
    Brackets,
}

/// A number of things.
#[derive(Debug, Clone)]
pub struct Count {
    pub value: i64,
    pub scan: usize,
    pub token: usize,
    /// "hồ sơ", "nhiệm vụ"; empty where none is said.
    pub unit: String,
    /// The unit, or else the word behind the number: "thí".
    pub noun: String,
    /// The words of its clause, lower case, without number and unit.
    pub words: String,
    /// The count that it is a part of, and how that is said.
    pub part_of: Option<(usize, Intro)>,
    /// Part of its line's predecessor by the marks of the lines.
    pub is_line: bool,
    /// A difference, or another period's number held beside: "tăng 12 hồ sơ", "cùng kỳ 400".
    pub is_beside: bool,
    /// First token of its clause.
    pub clause: usize,
    /// The line that it stands below, where that line has no count of its own.
    pub under: String,
}

/// Things that reports count; longer names first.
const UNITS: &[&str] = &[
    "thủ tục hành chính",
    "hồ sơ tthc",
    "lượt hồ sơ",
    "bộ hồ sơ",
    "phản ánh, kiến nghị",
    "thành phần hồ sơ",
    "tiêu chí thành phần",
    "văn bản quy phạm pháp luật",
    "cơ quan, đơn vị",
    "quy trình nội bộ",
    "dịch vụ công trực tuyến",
    "dịch vụ công",
    "thủ tục",
    "hồ sơ",
    "tthc",
    "nhiệm vụ",
    "văn bản",
    "kế hoạch",
    "công văn",
    "quyết định",
    "thông báo",
    "báo cáo",
    "chỉ thị",
    "tờ trình",
    "giấy mời",
    "hướng dẫn",
    "nghị quyết",
    "trường hợp",
    "phản ánh",
    "kiến nghị",
    "ý kiến",
    "dịch vụ",
    "cuộc họp",
    "cuộc",
    "hội nghị",
    "lớp",
    "lượt người",
    "lượt",
    "người",
    "đồng chí",
    "đơn vị",
    "phòng",
    "cơ quan",
    "tin, bài",
    "tin bài",
    "bài viết",
    "bài",
    "tin",
    "dự án",
    "doanh nghiệp",
    "giao dịch",
    "công chức",
    "viên chức",
    "cán bộ",
    "biên chế",
    "chỉ tiêu",
    "tiêu chí",
    "lĩnh vực",
    "quy trình",
    "phiếu",
    "đợt",
    "đoàn",
    "sáng kiến",
    "đề tài",
    "tài khoản",
    "chữ ký số",
    "máy",
    "việc",
    "mục tiêu",
    "nội dung",
    "vụ việc",
    "vụ",
    "đơn",
    "xã",
    "phường",
    "nv",
    "học viên",
    "kết quả",
    "sản phẩm",
    "mô hình",
    "điểm",
    "giấy phép",
    "giấy chứng nhận",
    "công trình",
];

/// Units of time and money, which are no counts of things.
const NO_THINGS: &[&str] = &[
    "ngày", "tháng", "năm", "giờ", "phút", "tuần", "đồng", "triệu", "tỷ", "nghìn", "ha", "m2", "m", "km",
    "usd", "lần", "quý", "cấp", "°", "trang", "mức", "bước", "giảm", "tốt", "rõ", "không", "tăng", "nhất",
    "xin",
];

/// Words before a number that make it a name.
const NAMES: &[&str] = &[
    "số", "điều", "khoản", "điểm", "mức", "mục", "phụ", "lục", "biểu", "mẫu", "quý", "tháng", "năm", "ngày",
    "thứ", "hạng", "top", "iso", "giai", "đoạn", "lần", "vị", "trí", "cấp", "covid", "ii", "nghị", "bước",
    "trang",
];

/// In tokens.
const LONGEST_CLAUSE: usize = 80;
/// No report tells more; what a hostile file holds beyond is not looked at.
const MOST_COUNTS: usize = 20_000;

/// All counts of a text, in its order, with what they are parts of.
pub fn counts(scans: &[Scan], end: usize) -> Vec<Count> {
    let mut all: Vec<Count> = Vec::new();
    let mut lines = Lines::default();
    for (i, scan) in scans.iter().enumerate().take(end) {
        if scan.paragraph.in_table {
            lines.clear();
            continue;
        }
        if all.len() > MOST_COUNTS {
            break;
        }
        let from = all.len();
        in_paragraph(i, scan, &mut all);
        lines.hang(scan, from, &mut all);
    }
    all
}

/// A paragraph that lines below it may be parts of.
struct Open {
    marker: Marker,
    head: Option<usize>,
    /// Its words, where it has no count.
    words: String,
}

/// The paragraphs above, outermost first.
#[derive(Default)]
struct Lines {
    open: Vec<Open>,
}

fn same_sign(a: &Marker, b: &Marker) -> bool {
    match (a, b) {
        (Marker::Bullet(a), Marker::Bullet(b)) => a == b,
        (Marker::Number(a), Marker::Number(b)) => a.len() == b.len(),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

impl Lines {
    fn clear(&mut self) {
        self.open.clear();
    }

    /// Hangs the paragraph below the one that its mark says, and its head count with it.
    fn hang(&mut self, scan: &Scan, from: usize, all: &mut [Count]) {
        let marker = scan.paragraph.marker.clone();
        if matches!(marker, Marker::Roman(_) | Marker::Part(_)) {
            self.open.clear();
        }
        if let Some(at) = self.open.iter().position(|o| same_sign(&o.marker, &marker)) {
            // "Trong đó:" on a line of its own goes with the line before it.
            self.open
                .truncate(at + usize::from(starts_within(scan) && marker == Marker::None));
        }
        let head = head_of(scan, from, all);
        let within = starts_within(scan);
        let parent = match (within, self.open.last()) {
            (_, Some(above)) => above.head,
            (_, None) => None,
        };
        if let (Some(parent), Some(head)) = (parent, head)
            && all[head].part_of.is_none()
        {
            let intro = if within { Intro::Within } else { Intro::All };
            all[head].part_of = Some((parent, intro));
            all[head].is_line = true;
        }
        let above = self
            .open
            .last()
            .filter(|o| o.head.is_none())
            .map(|o| o.words.clone());
        for count in all.iter_mut().skip(from) {
            count.under = above.clone().unwrap_or_default();
        }
        let opens = scan.paragraph.text.trim_end().ends_with(':');
        let is_short = all.len() == from && opens && scan.tokens.len() < 40;
        let words = if is_short {
            scan.lower.clone()
        } else {
            String::new()
        };
        self.open.push(Open { marker, head, words });
        if self.open.len() > 12 {
            self.open.remove(0);
        }
    }
}

fn starts_within(scan: &Scan) -> bool {
    let text = scan.lower.trim_start_matches(|c: char| !c.is_alphabetic());
    text.starts_with("trong đó")
}

/// The count that a line is about: its only one, or the last before a colon at its end.
fn head_of(scan: &Scan, from: usize, all: &[Count]) -> Option<usize> {
    let roots: Vec<usize> = (from..all.len())
        .filter(|i| all[*i].part_of.is_none() && !all[*i].is_beside)
        .collect();
    match roots.as_slice() {
        [only] => Some(*only),
        [] => None,
        [first, rest @ ..] => {
            let ends_open = scan.paragraph.text.trim_end().ends_with(':');
            let one_thing = rest.iter().all(|i| all[*i].unit != all[*first].unit);
            match (ends_open, one_thing) {
                (true, _) => rest.last().copied(),
                (false, true) => Some(*first),
                _ => None,
            }
        }
    }
}

/// Where a walk through a sentence stands.
struct Walk<'s, 'p> {
    at: usize,
    scan: &'s Scan<'p>,
    first: usize,
    /// Open brackets and introductions: what follows is part of which count.
    within: Vec<(Option<usize>, Intro, bool)>,
    clause: usize,
    last: Option<usize>,
    beside: bool,
}

fn in_paragraph(i: usize, scan: &Scan, all: &mut Vec<Count>) {
    let start = body_start(scan);
    let mut walk = Walk {
        at: i,
        scan,
        first: all.len(),
        within: Vec::new(),
        clause: start,
        last: None,
        beside: false,
    };
    let mut at = start;
    while at < scan.tokens.len() {
        at = walk.step(at, all);
    }
    walk.finish(scan.tokens.len(), all);
    nothing_arose(i, scan, start, all, walk.first);
}

/// The first token behind the mark of the line.
fn body_start(scan: &Scan) -> usize {
    let skip = match scan.paragraph.marker {
        Marker::None => 0,
        Marker::Bullet(_) => 1,
        Marker::Letter(..) | Marker::Roman(_) | Marker::Part(_) | Marker::Number(_) => {
            let mark = scan
                .tokens
                .iter()
                .take(4)
                .position(|t| t.is_mark('.') || t.is_mark(')') || t.is_mark('/') || t.is_mark(','));
            mark.map_or(1, |m| m + 1)
        }
    };
    skip.min(scan.tokens.len())
}

impl Walk<'_, '_> {
    /// One token on; gives the next one to look at.
    fn step(&mut self, at: usize, all: &mut Vec<Count>) -> usize {
        let tokens = &self.scan.tokens;
        let token = &tokens[at];
        if token.is_mark('(') {
            self.finish(at, all);
            self.within.push((self.last, Intro::Brackets, true));
            self.clause = at + 1;
            return at + 1;
        }
        if token.is_mark(')') {
            self.finish(at, all);
            while let Some((whole, _, is_bracket)) = self.within.pop() {
                if is_bracket {
                    // What follows goes on with what stood before the bracket.
                    self.last = whole.or(self.last);
                    break;
                }
            }
            self.clause = at + 1;
            self.beside = false;
            return at + 1;
        }
        let ends_sentence = token.is_mark('.') && tokens.get(at + 1).is_none_or(|n| n.start > token.end());
        if ends_sentence || token.is_mark(';') || token.is_mark(',') {
            self.finish(at, all);
            self.clause = at + 1;
            self.beside = false;
            if ends_sentence {
                self.within.retain(|(_, _, is_bracket)| *is_bracket);
            } else if token.is_mark(';') && self.within.iter().filter(|w| !w.2).count() > 1 {
                self.within.pop();
            }
            return at + 1;
        }
        if let Some((length, intro)) = intro_at(self.scan, at) {
            self.finish(at, all);
            let whole = self.last.filter(|last| !all[*last].is_beside);
            if whole.is_some() || intro == Intro::Within {
                let is_open = self
                    .within
                    .last()
                    .is_some_and(|(w, _, is_bracket)| *w == whole && !is_bracket);
                if is_open && intro == Intro::Within {
                    self.within.pop();
                }
                if whole.is_some() && !(is_open && intro != Intro::Within) {
                    self.within.push((whole, intro, false));
                }
            }
            self.clause = at + length;
            return at + length;
        }
        if token.is("và") && self.holds_number(at) && self.number_follows(at) {
            self.finish(at, all);
            self.clause = at + 1;
            return at + 1;
        }
        if self.is_count(at) && self.holds_number(at) {
            // Two numbers without a sign between them: the words before belong to the first.
            self.finish(at, all);
            self.clause = self.scan.tokens.len().min(self.clause_after(all).unwrap_or(at));
        }
        at + 1
    }

    /// The token behind the last count and its unit.
    fn clause_after(&self, all: &[Count]) -> Option<usize> {
        let last = all.get(self.last?)?;
        Some(last.token + 1 + last.unit.split(' ').filter(|w| !w.is_empty()).count())
    }

    fn holds_number(&self, to: usize) -> bool {
        (self.clause.max(to.saturating_sub(LONGEST_CLAUSE))..to).any(|i| self.is_count(i))
    }

    fn number_follows(&self, at: usize) -> bool {
        let ends = |i: &usize| matches!(self.scan.tokens[*i].lower.as_str(), "," | ";" | "." | "(" | ")");
        let limit = self.scan.tokens.len().min(at + LONGEST_CLAUSE);
        let to = (at + 1..limit).find(ends).unwrap_or(limit);
        (at + 1..to).any(|i| self.is_count(i))
    }

    fn is_count(&self, at: usize) -> bool {
        is_count(self.scan, at)
    }

    /// Takes the counts of the clause that ends before `to`.
    fn finish(&mut self, to: usize, all: &mut Vec<Count>) {
        let numbers: Vec<usize> = (self.clause..to).filter(|i| self.is_count(*i)).collect();
        let mut from = self.clause;
        for (n, number) in numbers.iter().copied().enumerate() {
            let unit = unit_at(self.scan, number + 1);
            let behind = number + 1 + unit.split(' ').filter(|w| !w.is_empty()).count();
            let end = if n + 1 == numbers.len() { to } else { behind };
            let words = clause_words(self.scan, from, number, behind, end);
            let is_beside = self.is_beside(from, number, &words);
            self.beside |= is_beside;
            let Some(value) = count_of(self.scan.tokens[number].text) else {
                continue;
            };
            let within = self.within.last().copied();
            let part_of = within.and_then(|(whole, intro, _)| whole.map(|w| (w, intro)));
            all.push(Count {
                value,
                scan: self.at,
                token: number,
                noun: noun(self.scan, number, &unit),
                unit,
                words,
                part_of,
                is_line: false,
                is_beside,
                clause: from,
                under: String::new(),
            });
            let is_root = self.within.last().is_none_or(|w| w.0.is_none());
            if is_root || self.last.is_none() || !is_beside {
                self.last = Some(all.len() - 1);
            }
            from = behind.max(from);
        }
    }

    fn is_beside(&self, from: usize, number: usize, words: &str) -> bool {
        let before = if from < number {
            self.scan.words(from, number - 1).to_lowercase()
        } else {
            String::new()
        };
        let before = before.replace("trên tổng số", "tổng số");
        let near: String = before.split(' ').rev().take(4).collect::<Vec<_>>().join(" ");
        has_any(
            &near,
            &[
                "tăng",
                "giảm",
                "tăng thêm",
                "hơn",
                "vượt",
                "ít hơn",
                "nhiều hơn",
                "lên",
                "khoảng",
                "tối thiểu",
                "ít nhất",
                "trên",
                "dưới",
                "gần",
            ],
        ) || has_any(words, &["cùng kỳ", "so với", "năm trước là", "năm ngoái"])
            || (has_any(words, &["kỳ trước", "tháng trước", "quý trước", "năm trước"])
                && !has_any(words, &["chuyển", "tồn", "từ", "sang", "còn"]))
            || (has_any(&sentence_before(self.scan, number), &["so với"])
                && self.within.last().is_some_and(|w| w.2))
    }
}

fn sentence_before(scan: &Scan, token: usize) -> String {
    let (from, _) = scan.sentence(token);
    if from < token {
        scan.words(from, token - 1).to_lowercase()
    } else {
        String::new()
    }
}

/// "trong đó", "gồm", "cụ thể": how many tokens, and what follows.
fn intro_at(scan: &Scan, at: usize) -> Option<(usize, Intro)> {
    const ALL: &[&[&str]] = &[
        &["bao", "gồm"],
        &["cụ", "thể"],
        &["chia", "ra"],
        &["như", "sau"],
        &["gồm"],
    ];
    let colon = |length: usize| {
        length
            + usize::from(
                scan.tokens
                    .get(at + length)
                    .is_some_and(|t| t.is_mark(':') || t.is_mark(',') || t.is("có") || t.is("là")),
            )
    };
    if stands(&scan.tokens, at, &["trong", "đó"]) {
        return Some((colon(2), Intro::Within));
    }
    if let Some(words) = ALL.iter().find(|words| stands(&scan.tokens, at, words)) {
        return Some((colon(words.len()), Intro::All));
    }
    // "158 nhiệm vụ: hoàn thành 104, ..." but not "Số hồ sơ: 158".
    let is_colon = scan.tokens[at].is_mark(':') && at + 1 < scan.tokens.len();
    let after_unit = is_colon
        && (1..=4).any(|back| {
            at >= back
                && is_count(scan, at - back)
                && unit_at(scan, at - back + 1)
                    .split(' ')
                    .filter(|w| !w.is_empty())
                    .count()
                    + 1
                    == back
        });
    after_unit.then_some((1, Intro::All))
}

/// A whole number of things: no day, no percentage, no name, no unit of time.
pub fn is_count(scan: &Scan, at: usize) -> bool {
    let tokens = &scan.tokens;
    let Some(token) = tokens.get(at).filter(|t| t.is_number()) else {
        return false;
    };
    if scan.taken[at] || count_of(token.text).is_none() {
        return false;
    }
    let before = at.checked_sub(1).map(|i| &tokens[i]);
    let after = tokens.get(at + 1);
    let glued = |sign: char| {
        before.is_some_and(|t| {
            t.is_mark(sign)
                && t.end() == token.start
                && at >= 2
                && (tokens[at - 2].is_number() || tokens[at - 2].is_word())
                && tokens[at - 2].end() == t.start
        }) || after.is_some_and(|t| {
            t.is_mark(sign)
                && t.start == token.end()
                && tokens
                    .get(at + 2)
                    .is_some_and(|n| n.is_number() && n.start == t.end())
        })
    };
    if glued('/') || glued('-') || glued(':') || after.is_some_and(|t| t.is_mark('%') || t.is("phần")) {
        return false;
    }
    let so_is_count = before.is_some_and(|t| t.is("số"))
        && at >= 2
        && (tokens[at - 2].is("tổng") || tokens[at - 2].is("là"));
    let is_name = before.is_some_and(|t| NAMES.contains(&t.lower.as_str())) && !so_is_count;
    let is_no_thing = after.is_some_and(|t| NO_THINGS.contains(&t.lower.as_str()));
    let touches_word = after.is_some_and(|t| t.is_word() && t.start == token.end());
    let is_mark_of_line = at == 0 && scan.paragraph.marker != Marker::None;
    // "(8)" is a column.
    let is_column = before.is_some_and(|t| t.is_mark('('))
        && after.is_some_and(|t| t.is_mark(')'))
        && token.text.len() <= 2;
    !(is_column || is_name || is_no_thing || touches_word || is_mark_of_line)
}

/// The unit behind a number; a word that is none gives nothing.
pub fn unit_at(scan: &Scan, at: usize) -> String {
    let Some(first) = scan.tokens.get(at) else {
        return String::new();
    };
    for unit in UNITS.iter().filter(|u| u.starts_with(first.lower.as_str())) {
        let words: Vec<&str> = unit.split([' ']).collect();
        let mut i = at;
        let mut fits = true;
        for word in &words {
            let bare = word.trim_end_matches(',');
            fits &= scan.tokens.get(i).is_some_and(|t| t.is(bare));
            i += 1;
            if bare.len() < word.len() {
                fits &= scan.tokens.get(i).is_some_and(|t| t.is_mark(','));
                i += 1;
            }
        }
        if fits {
            return unit.replace(',', " ,");
        }
    }
    String::new()
}

fn noun(scan: &Scan, number: usize, unit: &str) -> String {
    if !unit.is_empty() {
        return unit.to_owned();
    }
    let next = scan.tokens.get(number + 1).filter(|t| t.is_word());
    next.map_or_else(String::new, |t| t.lower.clone())
}

/// The words around a number; before it only those behind the last colon, if there are any.
fn clause_words(scan: &Scan, from: usize, number: usize, behind: usize, end: usize) -> String {
    let colon = (from..number).rev().find(|i| scan.tokens[*i].is_mark(':'));
    let from = match colon {
        Some(colon) if (colon + 1..number).any(|i| scan.tokens[i].is_word()) => colon + 1,
        _ => from,
    };
    let before = if from < number {
        scan.words(from, number - 1)
    } else {
        ""
    };
    let after = if behind < end {
        scan.words(behind, end - 1)
    } else {
        ""
    };
    let before = before.trim_start_matches(['*', '+', '-', ' ']);
    format!("{before} {after}").trim().to_lowercase()
}

/// "Giải quyết quá hạn: không" says 0.
fn nothing_arose(i: usize, scan: &Scan, start: usize, all: &mut Vec<Count>, first: usize) {
    if all.len() > first {
        return;
    }
    let Some(colon) = scan.tokens.iter().position(|t| t.is_mark(':')) else {
        return;
    };
    let tail: Vec<&str> = scan.tokens[colon + 1..]
        .iter()
        .map(|t| t.lower.as_str())
        .collect();
    let says_none = matches!(tail.as_slice(), ["không", ..] if tail.len() <= 5);
    if says_none && colon > start {
        all.push(Count {
            value: 0,
            scan: i,
            token: colon + 1,
            unit: String::new(),
            noun: String::new(),
            words: scan.words(start, colon - 1).to_lowercase(),
            part_of: None,
            is_line: false,
            is_beside: false,
            clause: start,
            under: String::new(),
        });
    }
}
