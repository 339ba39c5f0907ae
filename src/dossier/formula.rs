//! A formula of a form over its columns: "(4)+(5)+(6)", "((8)+(9))/(7)*100". A number in brackets is a
//! column, any other a constant; `x` and `:` are read as officials write them. Reckoned exactly.

use std::fmt::Write;

/// Deeper or longer no form is.
const DEEPEST: usize = 24;
const LONGEST: usize = 400;

/// A formula that has been understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula(Term);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Term {
    Column(usize),
    Constant(i64),
    Pair(Box<Term>, Sign, Box<Term>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

/// What a formula comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reckoned {
    Known(Ratio),
    /// A column of it is unknown.
    Unknown,
    /// It divides by zero: nothing happened of which there could be a share.
    Undefined,
}

/// An exact number; what it is divided by is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    above: i128,
    below: i128,
}

impl Formula {
    /// `None` where it is no formula, or longer than any form's.
    pub fn read(text: &str) -> Option<Formula> {
        let signs: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        if signs.is_empty() || signs.len() > LONGEST {
            return None;
        }
        let mut reader = Reader { signs: &signs, at: 0 };
        let term = reader.sum(0)?;
        (reader.at == signs.len()).then_some(Formula(term))
    }

    /// The columns that it names, each once, in their order.
    pub fn columns(&self) -> Vec<usize> {
        let mut out = Vec::new();
        self.0.each_column(&mut |n| {
            if !out.contains(&n) {
                out.push(n);
            }
        });
        out
    }

    /// The columns of a plain sum, "(4)+(5)+(6)"; `None` of anything else.
    pub fn parts(&self) -> Option<Vec<usize>> {
        let mut out = Vec::new();
        self.0.is_sum_of(&mut out).then_some(out)
    }

    /// Whether something is divided: a share or a rate, not a count.
    pub fn divides(&self) -> bool {
        self.0.divides()
    }

    /// What it comes to, given its columns.
    pub fn reckon(&self, of: &impl Fn(usize) -> Reckoned) -> Reckoned {
        self.0.reckon(of)
    }

    /// The same with a cell's name for each column: "C13+D13".
    pub fn with_cells(&self, name: &impl Fn(usize) -> String) -> String {
        let mut out = String::new();
        self.0.write(name, &mut out);
        out
    }
}

impl Ratio {
    pub fn whole(n: i64) -> Ratio {
        Ratio {
            above: i128::from(n),
            below: 1,
        }
    }

    /// The count that it is; `None` for a part of one.
    pub fn count(self) -> Option<i64> {
        (self.above % self.below == 0).then_some(())?;
        i64::try_from(self.above / self.below).ok()
    }

    /// In units of the last of so many decimal places, halves away from zero as Excel has it: 35,8 with
    /// one place is 358. `None` where it is beyond any count.
    pub fn rounded(self, places: u32) -> Option<i64> {
        let above = self.above.checked_mul(10i128.checked_pow(places)?)?;
        let (half, sign) = (self.below / 2 + self.below % 2, above.signum());
        let (whole, rest) = (above.abs() / self.below, above.abs() % self.below);
        i64::try_from(sign * (whole + i128::from(rest >= half))).ok()
    }

    fn combine(self, sign: Sign, other: Ratio) -> Reckoned {
        let (a, b) = (self, other);
        let made = match sign {
            Sign::Plus | Sign::Minus => (|| {
                let left = a.above.checked_mul(b.below)?;
                let right = b.above.checked_mul(a.below)?;
                let above = match sign {
                    Sign::Plus => left.checked_add(right)?,
                    _ => left.checked_sub(right)?,
                };
                Some((above, a.below.checked_mul(b.below)?))
            })(),
            Sign::Times => a.above.checked_mul(b.above).zip(a.below.checked_mul(b.below)),
            Sign::Over if b.above == 0 => return Reckoned::Undefined,
            Sign::Over => a
                .above
                .checked_mul(b.below)
                .zip(a.below.checked_mul(b.above))
                .map(|(above, below)| (above * below.signum(), below.abs())),
        };
        match made {
            Some((above, below)) => Reckoned::Known(Ratio { above, below }),
            // Beyond any count that there is.
            None => Reckoned::Unknown,
        }
    }
}

impl Term {
    fn each_column(&self, visit: &mut impl FnMut(usize)) {
        match self {
            Term::Column(n) => visit(*n),
            Term::Constant(_) => {}
            Term::Pair(left, _, right) => {
                left.each_column(visit);
                right.each_column(visit);
            }
        }
    }

    fn is_sum_of(&self, parts: &mut Vec<usize>) -> bool {
        match self {
            Term::Column(n) => {
                parts.push(*n);
                true
            }
            Term::Constant(_) => false,
            Term::Pair(left, sign, right) => {
                *sign == Sign::Plus && left.is_sum_of(parts) && right.is_sum_of(parts)
            }
        }
    }

    fn divides(&self) -> bool {
        match self {
            Term::Pair(left, sign, right) => *sign == Sign::Over || left.divides() || right.divides(),
            _ => false,
        }
    }

    fn reckon(&self, of: &impl Fn(usize) -> Reckoned) -> Reckoned {
        let (left, sign, right) = match self {
            Term::Column(n) => return of(*n),
            Term::Constant(n) => return Reckoned::Known(Ratio::whole(*n)),
            Term::Pair(left, sign, right) => (left.reckon(of), *sign, right.reckon(of)),
        };
        match (left, right) {
            (Reckoned::Known(left), Reckoned::Known(right)) => left.combine(sign, right),
            (Reckoned::Unknown, _) | (_, Reckoned::Unknown) => Reckoned::Unknown,
            _ => Reckoned::Undefined,
        }
    }

    fn binds(&self) -> u8 {
        match self {
            Term::Pair(_, Sign::Plus | Sign::Minus, _) => 1,
            Term::Pair(..) => 2,
            _ => 3,
        }
    }

    fn write(&self, name: &impl Fn(usize) -> String, out: &mut String) {
        let (left, sign, right) = match self {
            Term::Column(n) => return out.push_str(&name(*n)),
            Term::Constant(n) => {
                let _ = write!(out, "{n}");
                return;
            }
            Term::Pair(left, sign, right) => (left, *sign, right),
        };
        let part = |term: &Term, needs: bool, out: &mut String| {
            if needs {
                out.push('(');
            }
            term.write(name, out);
            if needs {
                out.push(')');
            }
        };
        part(left, left.binds() < self.binds(), out);
        out.push(match sign {
            Sign::Plus => '+',
            Sign::Minus => '-',
            Sign::Times => '*',
            Sign::Over => '/',
        });
        let is_even = right.binds() == self.binds() && matches!(sign, Sign::Minus | Sign::Over);
        part(right, right.binds() < self.binds() || is_even, out);
    }
}

struct Reader<'t> {
    signs: &'t [char],
    at: usize,
}

impl Reader<'_> {
    fn sum(&mut self, depth: usize) -> Option<Term> {
        self.chain(
            depth,
            &[('+', Sign::Plus), ('-', Sign::Minus), ('–', Sign::Minus)],
            Self::product,
        )
    }

    fn product(&mut self, depth: usize) -> Option<Term> {
        const SIGNS: [(char, Sign); 5] = [
            ('*', Sign::Times),
            ('x', Sign::Times),
            ('×', Sign::Times),
            ('/', Sign::Over),
            (':', Sign::Over),
        ];
        self.chain(depth, &SIGNS, Self::one)
    }

    fn chain(
        &mut self,
        depth: usize,
        signs: &[(char, Sign)],
        part: fn(&mut Self, usize) -> Option<Term>,
    ) -> Option<Term> {
        let mut left = part(self, depth)?;
        while let Some((_, sign)) = signs.iter().find(|(c, _)| self.next() == Some(*c)) {
            self.at += 1;
            left = Term::Pair(Box::new(left), *sign, Box::new(part(self, depth)?));
        }
        Some(left)
    }

    /// A column "(4)", a constant, or a formula in brackets.
    fn one(&mut self, depth: usize) -> Option<Term> {
        if self.next()? != '(' {
            return self.number().map(Term::Constant);
        }
        self.at += 1;
        let began = self.at;
        if let Some(n) = self.number()
            && self.next() == Some(')')
        {
            self.at += 1;
            return Some(Term::Column(usize::try_from(n).ok()?));
        }
        self.at = began;
        let inside = (depth < DEEPEST).then(|| self.sum(depth + 1))??;
        (self.next()? == ')').then_some(())?;
        self.at += 1;
        Some(inside)
    }

    fn number(&mut self) -> Option<i64> {
        let rest = self.signs.get(self.at..)?;
        let digits: String = rest.iter().take_while(|c| c.is_ascii_digit()).collect();
        self.at += digits.len();
        digits.parse().ok()
    }

    fn next(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Columns of which the tenth is zero and the twentieth unknown; the others are their number.
    fn of(n: usize) -> Reckoned {
        match n {
            10 => Reckoned::Known(Ratio::whole(0)),
            20 => Reckoned::Unknown,
            n => Reckoned::Known(Ratio::whole(n as i64)),
        }
    }

    #[test]
    fn a_formula_is_reckoned_exactly_and_written_for_a_sheet() {
        for (text, want, cells) in [
            ("(4)+(5)+(6)", Some(150), "K4+K5+K6"),
            ("(4) - (5) - (6)", Some(-70), "K4-K5-K6"),
            ("(9)-((4)-(5))", Some(100), "K9-(K4-K5)"),
            ("((8)+(9))/(7)*100", Some(2429), "(K8+K9)/K7*100"),
            ("(8) x 100 : (7)", Some(1143), "K8*100/K7"),
            ("(8)/((7)*(2))", Some(6), "K8/(K7*K2)"),
            ("12", Some(120), "12"),
            ("(3)/(10)", None, "K3/K10"),
            ("(3)+(20)", None, "K3+K20"),
        ] {
            let formula = Formula::read(text).unwrap();
            let one_place = match formula.reckon(&of) {
                Reckoned::Known(ratio) => ratio.rounded(1),
                _ => None,
            };
            assert_eq!(one_place, want, "{text}");
            assert_eq!(formula.with_cells(&|n| format!("K{n}")), cells);
        }
        let undefined = Formula::read("(3)/(10)*100").unwrap().reckon(&of);
        assert_eq!(undefined, Reckoned::Undefined);
        assert_eq!(Formula::read("(4)+(5)+(4)").unwrap().columns(), [4, 5]);
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        let deep = format!("{}(4)+(5){}", "(".repeat(60), ")".repeat(60));
        for text in [
            "",
            "(4)+",
            "4 và 5",
            "(4",
            "(4)(5)",
            "+(4)",
            "SUM(A1:A2)",
            "(4))",
            deep.as_str(),
        ] {
            assert_eq!(Formula::read(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        let ratio = |above, below| Ratio { above, below };
        for (value, places, want) in [
            (ratio(1, 2), 0, Some(1)),
            (ratio(-1, 2), 0, Some(-1)),
            (ratio(1, 3), 2, Some(33)),
            (ratio(2, 3), 1, Some(7)),
            (ratio(i128::MAX, 1), 1, None),
        ] {
            assert_eq!(value.rounded(places), want);
        }
        assert_eq!(ratio(6, 3).count(), Some(2));
        assert_eq!(ratio(1, 3).count(), None);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[0-9()+*/:x -]{0,60}", n in any::<i64>()) {
            if let Some(formula) = Formula::read(&text) {
                formula.reckon(&|_| Reckoned::Known(Ratio::whole(n)));
                let again = formula.with_cells(&|n| format!("({n})"));
                prop_assert_eq!(Formula::read(&again), Some(formula));
            }
        }
    }
}
