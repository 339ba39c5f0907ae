//! What a value is held against, where it stands before the statement.

use super::{Reader, way_at};
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

impl Reader<'_, '_, '_> {
    /// "So với cùng kỳ (6.712 triệu USD), kim ngạch tăng 1.134 triệu USD": said ahead.
    pub(super) fn said_ahead(&self) -> Option<Quantity> {
        let text = self.text;
        let (so, open, close) = self.bracket_ahead()?;
        let goes_on = (so..self.told.at).any(|i| way_at(text, i).is_some());
        let is_first = text.values_in(so, open).is_empty() && text.values_in(close, self.told.at).is_empty();
        let fits = |q: &&Quantity| self.told.by.as_ref().is_none_or(|by| by.is_like(q));
        let told = text.values_in(open, close);
        if !text.rates_in(so, close).is_empty() {
            return None;
        }
        if let [only] = told {
            return { Some(only).filter(fits) }
                .filter(|_| !goes_on && is_first)
                .cloned();
        }
        let own: Vec<&Quantity> = told.iter().filter(fits).collect();
        match own[..] {
            [only] => Some(only.clone()),
            // Of several of one kind the one is meant that comes nearest.
            _ if !goes_on && is_first => own.into_iter().min_by_key(|q| self.distance(q)).cloned(),
            _ => None,
        }
    }

    /// "So với" and the bracket behind it; a semicolon, within the bracket or behind what was said first, ends nothing.
    fn bracket_ahead(&self) -> Option<(usize, usize, usize)> {
        /// Clauses that may stand between.
        const MOST: usize = 3;
        let (text, at) = (self.text, self.told.at);
        let mut from = text.scan.sentence(at).0;
        for _ in 0..MOST {
            match from.checked_sub(1).filter(|i| text.is_mark(*i, ';')) {
                Some(divided) => from = text.scan.sentence(divided).0,
                None => break,
            }
        }
        let so = (from..at).rev().find(|i| text.is(*i, &["so", "với"]))?;
        let open = (so + 2..at).find(|i| text.is_mark(*i, '('))?;
        let close = text.close(open).filter(|c| *c < at)?;
        Some((so, open, close))
    }

    /// How far the difference told is from being that rate of a value.
    fn distance(&self, value: &Quantity) -> i128 {
        let Some((by, (rate, places))) = self.told.by.as_ref().zip(self.told.rate) else {
            return 0;
        };
        (by.value * 100 * 10_i128.pow(places) / value.value.max(1) - i128::from(rate)).abs()
    }

    /// "18,4 tỷ đồng trên kế hoạch 32 tỷ đồng, đạt 57,5%": the whole stands before the rate.
    pub(super) fn divided(&self) -> Option<Quantity> {
        /// In tokens.
        const FARTHEST: usize = 8;
        let (text, at) = (self.text, self.told.at);
        let [.., part, whole] = text.values_in(text.sentence_from(at), at) else {
            return None;
        };
        let words = text.words(part.last + 1, whole.token);
        let is_of = has_any(&words, &["trên", "trong tổng số"]) || words == "/";
        let is_direct = !words.contains([',', ';', '(']) && at < whole.token + FARTHEST;
        (is_of && is_direct && part.is_like(whole) && !part.is_of_things()).then(|| whole.clone())
    }

    /// "Kế hoạch trồng rừng là 3.150 ha; đã trồng 1.197 ha, đạt 38,0% kế hoạch": told before.
    pub(super) fn plan(&mut self) -> Option<Quantity> {
        /// In tokens.
        const FARTHEST: usize = 150;
        const PLANS: &[&[&str]] = &[&["kế", "hoạch"], &["dự", "toán"], &["chỉ", "tiêu"]];
        let (text, at) = (self.text, self.told.at);
        let plan = PLANS.iter().find(|words| text.is(at + 2, words))?.join(" ");
        let is_it = |q: &&Quantity| {
            let words = text.words(text.clause_from(q.token), q.token);
            text.depths[q.token] == 0 && has_any(&words, &[&plan]) && !words.contains('%')
        };
        let mut told = text
            .values_in(at.saturating_sub(FARTHEST), at)
            .iter()
            .filter(is_it);
        let (only, other) = (told.next()?, told.next());
        self.told.is_loose = true;
        other.is_none().then(|| only.clone())
    }

    /// "Kế hoạch vốn giao 420 tỷ đồng; đã giải ngân 155,4 tỷ đồng, đạt 37,0%, còn 264,6 tỷ đồng": what there was
    /// to do, what was done, and how much of it that is. The words name the whole, or the rest shows it.
    pub(super) fn done_of(&mut self) -> Option<Quantity> {
        const WHOLES: &[&str] = &[
            "kế hoạch",
            "dự toán",
            "giao",
            "phân bổ",
            "tổng",
            "nhu cầu",
            "có thể",
            "chỉ tiêu",
            "hạn mức",
            "phải thu",
            "được cấp",
            "diện tích",
        ];
        let (text, at) = (self.text, self.told.at);
        let tail = text.words(at + 2, text.clause_to(at + 1));
        let is_of_plan = ["", "kế hoạch", "dự toán", "tổng", "số", "kh"]
            .iter()
            .any(|w| tail.split(' ').next() == w.split(' ').next());
        let done = self.done().filter(|_| is_of_plan)?;
        let from = text.sentence_from(at);
        let larger = |q: &&Quantity| q.is_like(&done) && text.depths[q.token] == 0 && q.value > done.value;
        let before: Vec<&Quantity> = text.values_in(from, done.token).iter().filter(larger).collect();
        let [whole] = before.as_slice() else { return None };
        let lead = text.words(from, whole.token);
        let is_rest = |q: &Quantity| {
            let gap = (whole.value - done.value - q.value).abs();
            q.is_like(&done) && gap <= whole.half + done.half + q.half
        };
        let (_, to) = text.scan.sentence(at);
        let rests = text.values_in(at, to).iter().any(is_rest);
        let is_other = has_any(
            &text.words(whole.last, at),
            &[
                "tăng",
                "giảm",
                "so với",
                "cùng kỳ",
                "lũy kế",
                "luỹ kế",
                "năm trước",
                "trong đó",
                "gồm",
            ],
        );
        ((has_any(&lead, WHOLES) || rests) && !is_other).then(|| self.take_far(done, whole))
    }

    /// "384 triệu đồng, trong đó thanh toán trực tuyến 360 triệu đồng, đạt 93,8%": the only two of a sentence.
    pub(super) fn part_of(&mut self) -> Option<Quantity> {
        let (text, at) = (self.text, self.told.at);
        let part = self.done()?;
        let from = text.sentence_from(at);
        let [whole, only] = text.values_in(from, at) else {
            return None;
        };
        let between = text.words(whole.last + 1, only.token);
        let tail = text.words(at + 2, text.clause_to(at + 1));
        let is_part = only.token == part.token && whole.is_like(&part) && whole.value > part.value;
        let link = text.words(only.last + 1, at);
        let is_beside = [
            ", đạt",
            ", chiếm",
            ", bằng",
            "đạt",
            "chiếm",
            ", đạt tỷ lệ",
            ", chiếm tỷ lệ",
        ]
        .contains(&link.as_str());
        let is_alone = is_beside && text.rates_in(from, at).is_empty() && tail.is_empty();
        let divides =
            has_any(&between, &["trong đó"]) && !has_any(&between, &["tăng", "giảm", "so với", "kế hoạch"]);
        (is_part && is_alone && divides).then(|| self.take_far(part, whole))
    }

    /// "tổng vốn 8.640 tỷ đồng. Vốn thực hiện 6.048 tỷ đồng, bằng 70% vốn đăng ký": the only larger value before
    /// whose words begin as the whole is called.
    pub(super) fn named_whole(&mut self) -> Option<Quantity> {
        /// In tokens.
        const FARTHEST: usize = 150;
        let (text, at) = (self.text, self.told.at);
        let tail = text.words(at + 2, text.clause_to(at + 1));
        let mut name = tail
            .split(' ')
            .skip_while(|w| ["tổng", "số", "mức", "của"].contains(w));
        let (first, second) = (name.next()?, name.next()?);
        let is_other = has_any(&tail, &["so với", "cùng kỳ", "kế hoạch", "dự toán", "chỉ tiêu"]);
        let done = self.done().filter(|_| !is_other && !second.is_empty())?;
        let is_it = |q: &&Quantity| {
            let lead = text.words(text.clause_from(q.token), q.token);
            q.is_like(&done) && text.depths[q.token] == 0 && q.value > done.value && has_any(&lead, &[first])
        };
        let before = text.values_in(at.saturating_sub(FARTHEST), done.token);
        let wholes: Vec<&Quantity> = before.iter().filter(is_it).collect();
        let [whole] = wholes.as_slice() else { return None };
        Some(self.take_far(done, whole))
    }

    /// What the rate is of: the measured value right before it.
    fn done(&self) -> Option<Quantity> {
        /// In tokens.
        const NEAR: usize = 10;
        let (text, at) = (self.text, self.told.at);
        let from = text.sentence_from(at).max(at.saturating_sub(NEAR));
        let last = text.values_in(from, at).last()?;
        (last.measure().is_some() && !last.is_of_time() && text.depths[last.token] == 0).then(|| last.clone())
    }

    fn take_far(&mut self, now: Quantity, whole: &Quantity) -> Quantity {
        self.told.now = Some(now);
        self.told.is_loose = true;
        whole.clone()
    }

    /// "so với cùng kỳ, số vụ tăng 02 vụ (15 vụ)": what brackets hold is said ahead.
    pub(super) fn is_held_ahead(&self) -> bool {
        let (from, _) = self.text.scan.sentence(self.told.at);
        (from..self.told.at).any(|i| self.text.is(i, &["so", "với"]))
    }
}
