//! What a value is held against, where it stands before the statement.

use super::{Reader, way_at};
use crate::proofread::quantities::Quantity;
use crate::proofread::token::has_any;

impl Reader<'_, '_, '_> {
    /// "So với cùng kỳ (6.712 triệu USD), kim ngạch tăng 1.134 triệu USD": said ahead.
    pub(super) fn said_ahead(&self) -> Option<Quantity> {
        let text = self.text;
        let (from, _) = text.scan.sentence(self.told.at);
        let so = (from..self.told.at).rev().find(|i| text.is(*i, &["so", "với"]))?;
        let open = (so + 2..self.told.at).find(|i| text.is_mark(*i, '('))?;
        let close = text.close(open).filter(|c| *c < self.told.at)?;
        let goes_on = (so..self.told.at).any(|i| way_at(text, i).is_some());
        let [only] = text.values_in(open, close) else {
            return None;
        };
        let is_first = text.values_in(so, open).is_empty() && text.values_in(close, self.told.at).is_empty();
        let fits = self.told.by.as_ref().is_none_or(|by| by.is_like(only));
        (!goes_on && is_first && fits && text.rates_in(so, close).is_empty()).then(|| only.clone())
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

    /// "so với cùng kỳ, số vụ tăng 02 vụ (15 vụ)": what brackets hold is said ahead.
    pub(super) fn is_held_ahead(&self) -> bool {
        let (from, _) = self.text.scan.sentence(self.told.at);
        (from..self.told.at).any(|i| self.text.is(i, &["so", "với"]))
    }
}
