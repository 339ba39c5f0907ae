//! A formula's text, read and reckoned in one go: what is in it and what it comes to.

use crate::paper::excel::sheet::place_of;

/// Formulas that rest on formulas deeper than this are in no form.
pub(super) const DEEPEST: usize = 40;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Words(String),
    Nothing,
    /// #DIV/0!, #VALUE!.
    Error,
}

/// It holds what is not read here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct NotReckoned;

pub(super) type Reckoned = Result<Value, NotReckoned>;

/// The cells that a formula names, by row (from 1) and column (from 0); `depth`: of formulas that rest on formulas.
pub(super) trait Cells {
    fn value(&mut self, place: (usize, usize), depth: usize) -> Reckoned;

    fn range(
        &mut self,
        from: (usize, usize),
        to: (usize, usize),
        depth: usize,
    ) -> Result<Vec<Value>, NotReckoned>;
}

/// The rest of a formula's text.
pub(super) struct Reader<'t> {
    rest: &'t str,
    depth: usize,
    /// Brackets within brackets.
    open: usize,
}

impl<'t> Reader<'t> {
    /// `depth`: of formulas that rest on formulas.
    pub(super) fn new(formula: &'t str, depth: usize) -> Reader<'t> {
        Reader {
            rest: formula,
            depth,
            open: 0,
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.trim().is_empty()
    }

    fn take(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// The characters that are so, from here on.
    fn take_while(&mut self, is_so: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest.trim_start();
        let end = rest.find(|c| !is_so(c)).unwrap_or(rest.len());
        self.rest = &rest[end..];
        &rest[..end]
    }

    pub(super) fn compared(&mut self, sheet: &mut impl Cells) -> Reckoned {
        let left = self.sum(sheet)?;
        for (sign, holds) in SIGNS {
            if self.take(sign) {
                let right = self.sum(sheet)?;
                let held = |a: f64, b: f64| Value::Number(f64::from(holds(a, b)));
                return Ok(with_both(left, right, held));
            }
        }
        Ok(left)
    }

    fn sum(&mut self, sheet: &mut impl Cells) -> Reckoned {
        let mut value = self.product(sheet)?;
        loop {
            let is_minus = self.take("-");
            if !is_minus && !self.take("+") {
                return Ok(value);
            }
            let sign = if is_minus { -1.0 } else { 1.0 };
            value = with_both(value, self.product(sheet)?, |a, b| Value::Number(a + sign * b));
        }
    }

    fn product(&mut self, sheet: &mut impl Cells) -> Reckoned {
        let mut value = self.factor(sheet)?;
        loop {
            if self.take("*") {
                value = with_both(value, self.factor(sheet)?, |a, b| Value::Number(a * b));
            } else if self.take("/") {
                value = with_both(value, self.factor(sheet)?, |a, b| match b == 0.0 {
                    true => Value::Error,
                    false => Value::Number(a / b),
                });
            } else {
                return Ok(value);
            }
        }
    }

    fn factor(&mut self, sheet: &mut impl Cells) -> Reckoned {
        if self.take("-") {
            return Ok(with_both(Value::Number(0.0), self.factor(sheet)?, |_, b| {
                Value::Number(-b)
            }));
        }
        if self.take("\"") {
            let (words, rest) = self.rest.split_once('"').ok_or(NotReckoned)?;
            self.rest = rest;
            return Ok(Value::Words(words.to_owned()));
        }
        if self.take("(") {
            self.deeper()?;
            let value = self.compared(sheet)?;
            return self.closed(value);
        }
        let word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '.');
        if let Some(number) = number(word) {
            return Ok(Value::Number(number));
        }
        if self.take("(") {
            self.deeper()?;
            let value = self.called(word, sheet)?;
            return self.closed(value);
        }
        let place = place_of(word).ok_or(NotReckoned)?;
        sheet.value((place.1, place.0), self.depth)
    }

    fn deeper(&mut self) -> Result<(), NotReckoned> {
        self.open += 1;
        (self.open <= DEEPEST).then_some(()).ok_or(NotReckoned)
    }

    fn closed(&mut self, value: Value) -> Reckoned {
        self.open -= 1;
        self.take(")").then_some(value).ok_or(NotReckoned)
    }

    fn called(&mut self, name: &str, sheet: &mut impl Cells) -> Reckoned {
        let mut given = vec![self.argument(sheet)?];
        while self.take(",") {
            given.push(self.argument(sheet)?);
        }
        let one = |at: usize| match given.get(at).map(Vec::as_slice) {
            Some([only]) => Ok(only.clone()),
            _ => Err(NotReckoned),
        };
        let numbers = given.iter().flatten().filter_map(|value| match value {
            Value::Number(n) => Some(*n),
            _ => None,
        });
        match (name.to_ascii_uppercase().as_str(), given.len()) {
            ("SUM", _) if given.iter().flatten().any(|value| *value == Value::Error) => Ok(Value::Error),
            ("SUM", _) => Ok(Value::Number(numbers.sum())),
            ("COUNT", _) => Ok(Value::Number(numbers.count() as f64)),
            ("ROUND", 2) => Ok(with_both(one(0)?, one(1)?, rounded)),
            ("IFERROR", 2) => Ok(if one(0)? == Value::Error { one(1)? } else { one(0)? }),
            ("IF", 3) => match one(0)? {
                Value::Error => Ok(Value::Error),
                Value::Number(n) if n != 0.0 => one(1),
                Value::Words(_) => Err(NotReckoned),
                _ => one(2),
            },
            _ => Err(NotReckoned),
        }
    }

    /// A range of cells, or one value.
    fn argument(&mut self, sheet: &mut impl Cells) -> Result<Vec<Value>, NotReckoned> {
        let before = self.rest;
        let from = place_of(self.take_while(|c| c.is_ascii_alphanumeric()));
        if let Some(from) = from
            && self.take(":")
        {
            let to = place_of(self.take_while(|c| c.is_ascii_alphanumeric())).ok_or(NotReckoned)?;
            return sheet.range((from.1, from.0), (to.1, to.0), self.depth);
        }
        self.rest = before;
        Ok(vec![self.compared(sheet)?])
    }
}

/// Longer signs first: "<" begins "<=".
type Holds = fn(f64, f64) -> bool;
const SIGNS: [(&str, Holds); 6] = [
    ("<=", |a, b| a <= b),
    (">=", |a, b| a >= b),
    ("<>", |a, b| a != b),
    ("<", |a, b| a < b),
    (">", |a, b| a > b),
    ("=", |a, b| a == b),
];

/// Of two numbers; an empty cell is 0, words are no number.
fn with_both(left: Value, right: Value, of: impl Fn(f64, f64) -> Value) -> Value {
    let number = |value| match value {
        Value::Number(n) => Some(n),
        Value::Nothing => Some(0.0),
        Value::Words(_) | Value::Error => None,
    };
    match (number(left), number(right)) {
        (Some(a), Some(b)) => of(a, b),
        _ => Value::Error,
    }
}

/// Halves away from zero, as Excel has it; what is a half but for the last bit is one.
fn rounded(n: f64, places: f64) -> Value {
    let ten = 10f64.powi(places.clamp(-9.0, 9.0) as i32);
    let scaled = n * ten;
    Value::Number((scaled + scaled.signum() * 1e-7).round() / ten)
}

/// Of a cell or a formula; "inf" and "nan" are words.
pub(super) fn number(text: &str) -> Option<f64> {
    let is_one = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
    text.parse().ok().filter(|_| text.starts_with(is_one))
}
