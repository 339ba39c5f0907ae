//! A walk through a sentence: brackets and introductions say what a number is a part of.

use super::clause::{body_start, clause_words, is_in_name, joins_verbs, nothing_arose, sentence_before};
use super::count::{Count, Intro};
use super::counting::is_count;
use super::intro::{intro_at, opens_among};
use super::units::{noun, unit_at};
use crate::proofread::scan::Scan;
use crate::proofread::token::{count_of, has_any, stands};

/// In tokens.
const LONGEST_CLAUSE: usize = 80;
/// "nâng tổng số dự án còn hiệu lực từ 231": in tokens.
const LONGEST_RAISE: usize = 12;

/// An open bracket or introduction: what follows is part of `whole`.
#[derive(Debug, Clone, Copy)]
struct Within {
    whole: Option<usize>,
    intro: Intro,
    is_bracket: bool,
    /// Its first token.
    list: usize,
}

/// Where a walk through a sentence stands.
struct Walk<'s, 'p> {
    at: usize,
    scan: &'s Scan<'p>,
    first: usize,
    /// Open brackets and introductions: what follows is part of which count.
    within: Vec<Within>,
    clause: usize,
    last: Option<usize>,
    /// The whole of the clause before, where that opened with "Trong 22 chỉ tiêu".
    led: Option<usize>,
    beside: bool,
}

pub(super) fn in_paragraph(i: usize, scan: &Scan, all: &mut Vec<Count>) {
    let start = body_start(scan);
    let mut walk = Walk {
        at: i,
        scan,
        first: all.len(),
        within: Vec::new(),
        clause: start,
        last: None,
        led: None,
        beside: false,
    };
    let mut at = start;
    while at < scan.tokens.len() {
        at = walk.step(at, all);
    }
    walk.finish(scan.tokens.len(), all);
    nothing_arose(i, scan, start, all, walk.first);
}

impl Walk<'_, '_> {
    /// One token on; gives the next one to look at.
    fn step(&mut self, at: usize, all: &mut Vec<Count>) -> usize {
        let tokens = &self.scan.tokens;
        let token = &tokens[at];
        if token.is_mark('(') {
            self.finish(at, all);
            self.within.push(Within {
                whole: self.last,
                intro: Intro::Brackets,
                is_bracket: true,
                list: at,
            });
            self.clause = at + 1;
            return at + 1;
        }
        if token.is_mark(')') {
            self.finish(at, all);
            while let Some(closed) = self.within.pop() {
                if closed.is_bracket {
                    // What follows goes on with what stood before the bracket.
                    self.last = closed.whole.or(self.last);
                    break;
                }
            }
            self.clause = at + 1;
            self.beside = false;
            return at + 1;
        }
        if token.is_mark(',') && (joins_verbs(self.scan, self.clause, at) || is_in_name(self.scan, at)) {
            return at + 1;
        }
        let ends_sentence = token.is_mark('.') && tokens.get(at + 1).is_none_or(|n| n.start > token.end());
        if ends_sentence || token.is_mark(';') || token.is_mark(',') {
            let leads = token.is_mark(',') && opens_among(self.scan, self.clause);
            self.finish(at, all);
            self.led = self.last.filter(|_| leads);
            self.clause = at + 1;
            self.beside = false;
            if ends_sentence {
                // "gồm 20, 30 và 10 hồ sơ. Trong đó 55": of the whole, not of the last part.
                let outer = self.within.iter().find(|w| !w.is_bracket).and_then(|w| w.whole);
                self.last = outer.or(self.last).map(|last| self.before_beside(last, all));
                self.within.retain(|w| w.is_bracket);
            } else if self.is_told(all) && self.leaves_list(at)
                || self.tells_the_rest(at)
                || self.opens_part(at)
            {
                // "trong đó 196 đúng hạn, 05 chậm; còn lại 35" goes on with what stood before.
                self.last = self.within.pop().and_then(|w| w.whole).or(self.last);
            } else if token.is_mark(';') && self.within.iter().filter(|w| !w.is_bracket).count() > 1 {
                self.within.pop();
            }
            return at + 1;
        }
        if token.is("có") && self.divides(at) {
            self.finish(at, all);
            self.within.push(Within {
                whole: self.last,
                intro: Intro::Within,
                is_bracket: false,
                list: at,
            });
            self.clause = at + 1;
            return at + 1;
        }
        if let Some((length, intro)) = intro_at(self.scan, at) {
            self.finish(at, all);
            let after_list = at > 0 && tokens[at - 1].is_mark(';') && self.is_told(all);
            if after_list && intro == Intro::Within {
                // "gồm 71, 34 và 23; trong đó 96": the whole is divided in another way.
                self.last = self.within.pop().and_then(|w| w.whole).or(self.last);
            }
            let told = self.last.map(|last| self.before_beside(last, all));
            let whole = told.filter(|last| !all[*last].is_beside);
            if whole.is_some() || intro == Intro::Within {
                let is_open = self
                    .within
                    .last()
                    .is_some_and(|w| w.whole == whole && !w.is_bracket);
                if is_open && intro == Intro::Within {
                    self.within.pop();
                }
                if whole.is_some() && !(is_open && intro != Intro::Within) {
                    self.within.push(Within {
                        whole,
                        intro,
                        is_bracket: false,
                        list: at,
                    });
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

    /// "Rà soát 20 TTHC, tăng 05 TTHC so với năm 2025. Trong đó ...": what the sentence tells, not how it has grown.
    fn before_beside(&self, last: usize, all: &[Count]) -> usize {
        /// In counts.
        const LONGEST: usize = 6;
        let is_plain = |i: &usize| !all[*i].is_beside && all[*i].part_of.is_none();
        let near = self.first.max(last.saturating_sub(LONGEST))..last;
        let is_change = all[last].is_beside && all[last].part_of.is_none();
        near.rev().find(|i| is_change && is_plain(i)).unwrap_or(last)
    }

    /// "Trong 22 chỉ tiêu, có 08 ...", "Trong 66 hồ sơ quá hạn có 58 ...": whether the parts begin.
    fn divides(&self, at: usize) -> bool {
        let is_here = opens_among(self.scan, self.clause) && self.holds_number(at);
        (is_here || at == self.clause && self.led.is_some()) && self.number_follows(at)
    }

    /// Whether what follows a sign between counts is said of something else: after a semicolon
    /// all, after a comma what is not done.
    fn leaves_list(&self, at: usize) -> bool {
        let next = self.scan.tokens.get(at + 1);
        let is_open =
            next.is_some_and(|t| ["còn", "đang", "chưa", "với", "tổng"].contains(&t.lower.as_str()));
        self.scan.tokens[at].is_mark(';') || is_open
    }

    /// "trong đó đúng hạn 121, quá hạn 04; còn 07 phản ánh": what is left of the whole's own whole.
    fn tells_the_rest(&self, at: usize) -> bool {
        let tokens = &self.scan.tokens;
        let is = |i: usize, word: &str| tokens.get(i).is_some_and(|t| t.is(word));
        let is_within = |w: &Within| w.intro == Intro::Within && !w.is_bracket;
        // "; 25 nhiệm vụ còn lại đang thực hiện"
        let is_named = tokens.get(at + 1).is_some_and(|t| t.is_number())
            && (at + 3..at + 6).any(|i| stands(tokens, i, &["còn", "lại"]));
        tokens[at].is_mark(';')
            && (is_named || is(at + 1, "còn") && !is(at + 2, "lại"))
            && self.within.last().is_some_and(is_within)
    }

    /// "gồm 96 doanh nghiệp FDI; trong số này có 40 doanh nghiệp Hàn Quốc": the list is over.
    fn opens_part(&self, at: usize) -> bool {
        let is = |i: usize, word: &str| self.scan.tokens.get(i).is_some_and(|t| t.is(word));
        let is_list = self.within.last().is_some_and(|w| !w.is_bracket);
        self.scan.tokens[at].is_mark(';') && is(at + 1, "trong") && is(at + 2, "số") && is_list
    }

    /// Whether the parts told so far of the list that is open add up to its whole.
    fn is_told(&self, all: &[Count]) -> bool {
        /// In counts: no list of a sentence is longer.
        const LONGEST_LIST: usize = 200;
        let Some((open, whole)) = self.within.last().and_then(|w| Some((w, w.whole?))) else {
            return false;
        };
        let parts =
            all[self.first..].iter().rev().take(LONGEST_LIST).filter(|c| {
                c.list == open.list && c.part_of.is_some_and(|(w, _)| w == whole) && !c.is_beside
            });
        let (sum, number) = parts.fold((0, 0), |(sum, n), part| (sum + part.value, n + 1));
        number >= 2 && !open.is_bracket && sum == all[whole].value
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
            let part_of = within.and_then(|w| w.whole.map(|whole| (whole, w.intro)));
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
                thing: String::new(),
                list: within.map_or(0, |w| w.list),
            });
            let is_root = self.within.last().is_none_or(|w| w.whole.is_none());
            if is_root || self.last.is_none() || !is_beside {
                self.last = Some(all.len() - 1);
            }
            from = behind.max(from);
        }
    }

    /// "tiếp nhận 120 hồ sơ (kỳ trước 10, mới 110)": the bracket divides what there was to handle.
    fn is_beside_the_new(&self) -> bool {
        /// In tokens.
        const LONGEST: usize = 20;
        let Some(open) = self.within.last().filter(|w| w.is_bracket) else {
            return false;
        };
        let tokens = &self.scan.tokens;
        let limit = tokens.len().min(open.list + LONGEST);
        let close = (open.list..limit)
            .find(|i| tokens[*i].is_mark(')'))
            .unwrap_or(limit);
        let number_follows = |at: usize| (at + 1..close.min(at + 4)).any(|i| tokens[i].is_number());
        (open.list..close).any(|i| tokens[i].is("mới") && number_follows(i))
    }

    /// "nâng tổng số dự án từ 231 lên 245 dự án", "đưa tổng biên chế lên 63": what there is now.
    fn is_led_to(&self, from: usize, number: usize) -> bool {
        let tokens = &self.scan.tokens;
        let is = |i: usize, words: &[&str]| words.contains(&tokens[i].lower.as_str());
        let leads = number > from && is(number - 1, &["lên", "thành"])
            || number > from + 1 && is(number - 1, &["là", "còn"]) && is(number - 2, &["lên", "xuống"]);
        let raises = |i: usize| is(i, &["nâng", "đưa"]) && is(i + 1, &["tổng"]);
        leads && (from.saturating_sub(LONGEST_RAISE)..number - 1).any(raises)
    }

    fn is_beside(&self, from: usize, number: usize, words: &str) -> bool {
        if self.is_led_to(from, number) {
            return false;
        }
        let before = if from < number {
            self.scan.words(from, number - 1).to_lowercase()
        } else {
            String::new()
        };
        // "cùng 174 hồ sơ kỳ trước chuyển sang": without its number it reads like "cùng kỳ".
        let is_joined = number > from && self.scan.tokens[number - 1].is("cùng");
        let before = before
            .replace("trên tổng số", "tổng số")
            .replace("cấp trên", "")
            .replace("tuyến trên", "tuyến")
            .replace("cắt giảm", "cắt")
            // "sớm hơn hẹn 112 hồ sơ" tells how many, not by how much.
            .replace("sớm hơn h", "sớm h");
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
        ) || has_any(words, &["cùng kỳ", "năm trước là", "năm ngoái"]) && !is_joined
            // "còn thiếu 04 người so với biên chế được giao" is what is left.
            || (has_any(words, &["so với"]) && !has_any(&near, &["thiếu"]))
            || (has_any(words, &["kỳ trước", "tháng trước", "quý trước", "năm trước"])
                && !has_any(words, &["chuyển", "tồn", "từ", "sang", "còn"])
                && !is_joined
                && !self.is_beside_the_new())
            || (self.within.last().is_some_and(|w| w.is_bracket)
                && has_any(&sentence_before(self.scan, number), &["so với"]))
    }
}
