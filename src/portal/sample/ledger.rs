//! The invented dossiers of the sample office, and how they are counted for a window.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Code, name and share in a hundred of each sector; the names are those of a real
/// economic zone authority's list of procedures.
pub(super) const SECTORS: [(&str, &str, u64); 8] = [
    ("DT", "Đầu tư", 26),
    ("LD", "Lao động", 34),
    ("MT", "Môi trường", 9),
    ("DD", "Đất đai", 6),
    ("TM", "Thương mại", 7),
    ("XNK", "Xuất nhập khẩu", 10),
    ("XD", "Xây dựng", 5),
    ("QH", "Quy hoạch", 3),
];

const FIRST_DAY: (i32, u32, u32) = (2023, 10, 2);
const DAYS: u64 = 1552;

/// One dossier's life; every day is known in advance.
#[derive(Debug)]
struct Dossier {
    sector: usize,
    online: bool,
    by_post: bool,
    received: NaiveDate,
    due: NaiveDate,
    fate: Fate,
    /// Waits for papers from the first day until before the second.
    waiting: Option<(NaiveDate, NaiveDate)>,
    /// Lies with another agency while it is processed.
    outside: bool,
}

#[derive(Debug)]
enum Fate {
    Denied,
    Cancelled(NaiveDate),
    Released {
        on: NaiveDate,
        handed_over: NaiveDate,
        refused: bool,
    },
}

/// Counts of one sector or of all, in the service's own terms.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub denied: u32,
    pub online: u32,
    pub onegate: u32,
    pub by_post: u32,
    pub remaining: u32,
    pub betimes: u32,
    pub ontime: u32,
    pub overtime: u32,
    pub unresolved: u32,
    pub done: u32,
    pub releasing: u32,
    pub undue: u32,
    pub overdue: u32,
    pub outside: u32,
    pub interoperating: u32,
    pub waiting: u32,
    pub cancelled: u32,
}

impl Tally {
    pub fn received(&self) -> u32 {
        self.online + self.onegate
    }
    pub fn process(&self) -> u32 {
        self.received() + self.remaining
    }
    pub fn release(&self) -> u32 {
        self.betimes + self.ontime + self.overtime
    }
    pub fn processing(&self) -> u32 {
        self.undue + self.overdue
    }
}

#[derive(Debug)]
pub(super) struct Ledger(Vec<Dossier>);

impl Ledger {
    pub fn of_the_sample_office() -> Ledger {
        let (y, m, d) = FIRST_DAY;
        let first = NaiveDate::from_ymd_opt(y, m, d).unwrap_or_default();
        let workdays = (0..DAYS)
            .map(|n| (n, first + Days::new(n)))
            .filter(|(_, day)| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
        Ledger(
            workdays
                .flat_map(|(n, day)| (0..5 + dice(n, 0) % 7).map(move |i| dossier(day, n * 16 + i + 1)))
                .collect(),
        )
    }

    /// Counts of each sector that has a dossier in the window, as they stand at its end.
    pub fn count(&self, from: NaiveDate, to: NaiveDate) -> Vec<(usize, Tally)> {
        let mut tallies = [None; SECTORS.len()];
        for dossier in self.0.iter().filter(|d| d.counts_in(from, to)) {
            dossier.add_to(tallies[dossier.sector].get_or_insert_default(), from, to);
        }
        let numbered = tallies.into_iter().enumerate();
        numbered.filter_map(|(i, t)| Some((i, t?))).collect()
    }

    /// All sectors together: the same count over the same dossiers.
    pub fn count_all(&self, from: NaiveDate, to: NaiveDate) -> Option<Tally> {
        let mut all = None;
        for dossier in self.0.iter().filter(|d| d.counts_in(from, to)) {
            dossier.add_to(all.get_or_insert_default(), from, to);
        }
        all
    }
}

impl Dossier {
    fn counts_in(&self, from: NaiveDate, to: NaiveDate) -> bool {
        let closed = match &self.fate {
            Fate::Denied => self.received,
            Fate::Cancelled(on) | Fate::Released { on, .. } => *on,
        };
        self.received <= to && closed >= from
    }

    fn add_to(&self, tally: &mut Tally, from: NaiveDate, to: NaiveDate) {
        let refused = match &self.fate {
            Fate::Denied => {
                tally.denied += 1;
                return;
            }
            Fate::Cancelled(_) => false,
            Fate::Released { refused, .. } => *refused,
        };
        if self.received < from {
            tally.remaining += 1;
        } else if self.online {
            tally.online += 1;
        } else {
            tally.onegate += 1;
            tally.by_post += u32::from(self.by_post);
        }
        match &self.fate {
            Fate::Cancelled(on) if *on <= to => tally.cancelled += 1,
            Fate::Released { on, handed_over, .. } if *on <= to => {
                match on.cmp(&self.due) {
                    std::cmp::Ordering::Less => tally.betimes += 1,
                    std::cmp::Ordering::Equal => tally.ontime += 1,
                    std::cmp::Ordering::Greater => tally.overtime += 1,
                }
                match (refused, *handed_over <= to) {
                    (true, _) => tally.unresolved += 1,
                    (false, true) => tally.done += 1,
                    (false, false) => tally.releasing += 1,
                }
            }
            _ => self.add_open_to(tally, to),
        }
    }

    fn add_open_to(&self, tally: &mut Tally, to: NaiveDate) {
        if self
            .waiting
            .is_some_and(|(since, until)| since <= to && to < until)
        {
            tally.waiting += 1;
            return;
        }
        tally.outside += u32::from(self.outside);
        if self.due <= to {
            tally.overdue += 1;
            tally.interoperating += u32::from(self.outside);
        } else {
            tally.undue += 1;
        }
    }
}

fn dossier(received: NaiveDate, seed: u64) -> Dossier {
    let roll = |salt: u64, sides: u64| dice(seed, salt) % sides;
    let allowed = 5 + roll(1, 11);
    let waits = (roll(2, 20) == 0).then(|| (received + Days::new(2), received + Days::new(5 + roll(3, 6))));
    let pause = waits.map_or(0, |(since, until)| (until - since).num_days().unsigned_abs());
    let due = received + Days::new(allowed + pause);
    let fate = match roll(4, 100) {
        0 => Fate::Denied,
        1 => Fate::Cancelled(received + Days::new(3 + pause + roll(5, 5))),
        n => {
            let on = match n {
                2..=4 => due + Days::new(1 + roll(6, 9)),
                5..=20 => due,
                _ => received + Days::new(pause + 1 + roll(7, allowed - 1)),
            };
            let handed_over = on + Days::new(roll(8, 3));
            let refused = roll(9, 60) == 0;
            Fate::Released {
                on,
                handed_over,
                refused,
            }
        }
    };
    Dossier {
        sector: sector(roll(10, 100)),
        online: roll(11, 100) < 94,
        by_post: roll(12, 4) == 0,
        received,
        due,
        fate,
        waiting: waits,
        outside: roll(13, 8) == 0,
    }
}

fn sector(mut share: u64) -> usize {
    for (i, (_, _, width)) in SECTORS.iter().enumerate() {
        if share < *width {
            return i;
        }
        share -= width;
    }
    0
}

/// The same throw for the same seed, for ever (the finaliser of SplitMix64).
fn dice(seed: u64, salt: u64) -> u64 {
    let mut z = seed
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(salt.wrapping_mul(0xD1B5_4A32_D192_ED03));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
