//! The figures of periods that follow each other: what one leaves is what the next begins with.

/// The four figures of a period.
#[derive(Clone)]
pub(super) struct Figures {
    pub(super) was: Option<i64>,
    pub(super) come: i64,
    pub(super) done: i64,
    pub(super) left: i64,
}

/// What a period begins with: as it says, or as the one before it left.
pub(super) fn opening(figures: &[Figures], k: usize) -> Option<i64> {
    figures[k]
        .was
        .or_else(|| k.checked_sub(1).map(|k| figures[k].left))
}

/// Whether the balance of a period holds, as far as it can be seen.
pub(super) fn closes(figures: &[Figures], k: usize) -> bool {
    let own = &figures[k];
    opening(figures, k).is_none_or(|was| was + own.come - own.done == own.left)
}

/// Whether a period begins with what the one before it left.
pub(super) fn meets(figures: &[Figures], k: usize) -> bool {
    k == 0 || figures[k].was.is_none_or(|was| was == figures[k - 1].left)
}

/// How many balances and links hold, and how many do not.
pub(super) fn judged(figures: &[Figures]) -> (usize, usize) {
    let ks = 0..figures.len();
    let balances = ks
        .clone()
        .filter(|k| opening(figures, *k).is_some())
        .map(|k| closes(figures, k));
    let links = ks
        .filter(|k| *k > 0 && figures[*k].was.is_some())
        .map(|k| meets(figures, k));
    balances
        .chain(links)
        .fold((0, 0), |(right, wrong), holds| match holds {
            true => (right + 1, wrong),
            false => (right, wrong + 1),
        })
}

/// Whether another figure in the period puts right all.
pub(super) fn repairs(figures: &[Figures], k: usize) -> bool {
    let Some(was) = opening(figures, k) else {
        return false;
    };
    let own = &figures[k];
    let right = [
        Figures {
            was: own.was.map(|_| own.left - own.come + own.done),
            ..own.clone()
        },
        Figures {
            come: own.left - was + own.done,
            ..own.clone()
        },
        Figures {
            done: was + own.come - own.left,
            ..own.clone()
        },
        Figures {
            left: was + own.come - own.done,
            ..own.clone()
        },
    ];
    right.into_iter().any(|own| {
        let is_possible = own.was.is_none_or(|n| n >= 0) && own.come >= 0 && own.done >= 0 && own.left >= 0;
        let mut other = figures.to_vec();
        other[k] = own;
        is_possible && judged(&other).1 == 0
    })
}
