//! How much the page of the week has room for, from a quiet week to a crowded one.

use super::table::NAME_WORDS;
use std::ops::RangeInclusive;

/// Words of a title: as many as there is room for; below `NAMED`, units that share
/// one are only counted; below `CLEAR`, other things go first.
pub const LONG: usize = 24;

const CLEAR: usize = 7;

const NAMED: usize = 12;

/// Of fewer words nobody knows which matter is meant.
pub const SHORT: usize = 6;

/// Then the number of the plan's row stands for the title.
const NUMBERS: usize = 0;

const BESIDE_DAYS: usize = 12;

/// How much is told.
#[derive(Clone, Copy)]
pub struct Room {
    pub(super) title_words: usize,
    pub(super) sectors: usize,
    pub(super) units: usize,
    pub(super) ahead: usize,
    /// Of so many units with several overdue tasks the longest is named, not only counted.
    pub(super) named: usize,
    /// Whether a unit that has nothing to ask for is named beside those that have.
    pub(super) names_others: bool,
    /// Whether the last periods are told.
    pub(super) has_chart: bool,
    /// Words of the names of sectors and of the source; people know them by fewer than there are.
    pub(super) name_words: usize,
}

/// Sectors, units and tasks ahead.
pub type Shape = (usize, usize, usize);

/// From a quiet week to a crowded one: matters for the leaders and what is due are named before further sectors
/// take room.
pub static SHAPES: [Shape; 4] = [(8, 3, 5), (6, 3, 5), (5, 3, 5), (4, 3, 5)];

/// The first of them, in which titles are whole.
const ROOMY: usize = 3;

/// Where sectors give way before a task does.
static BARE: [Shape; 6] = [(4, 3, 5), (3, 3, 5), (3, 3, 4), (3, 3, 3), (2, 3, 3), (2, 3, 2)];

/// Where titles are a few words.
const CRAMPED: [Shape; 3] = [(2, 3, 2), (2, 3, 1), FEWEST];

/// On the most crowded page of all: the three longest matters are named all the same.
pub const FEWEST: Shape = (1, 3, 1);

/// Whoever is late for less than the three longest is only counted.
pub const TIGHTEST: Room = Room {
    named: 0,
    has_chart: false,
    names_others: false,
    ..Room::new(SHORT, FEWEST)
};

impl Room {
    pub(super) const fn new(title_words: usize, (sectors, units, ahead): Shape) -> Room {
        Room {
            title_words,
            sectors,
            units,
            ahead,
            named: usize::MAX,
            names_others: true,
            has_chart: true,
            name_words: NAME_WORDS,
        }
    }

    /// Whether the number of the plan's row stands for a title.
    pub(super) fn has_numbers(self) -> bool {
        self.title_words == NUMBERS
    }

    /// Whether the units of a shared task are named, not only counted, and what is not of the week is told.
    pub(super) fn names_units(self) -> bool {
        self.title_words >= NAMED
    }

    /// Titles in lines that tell days as well: they are cut before these are.
    pub(super) fn beside_days(self) -> Room {
        Room {
            title_words: self.title_words.min(BESIDE_DAYS),
            ..self
        }
    }

    /// Whether titles are too short to be known by.
    pub(super) fn is_cramped(self) -> bool {
        self.title_words < CLEAR
    }

    /// From the roomiest: whole titles as long as most sectors have their row, then clear ones; titles are cut to
    /// a few words, or to their numbers, only where all else is cut.
    pub(super) fn all() -> impl Iterator<Item = Room> {
        let by_sectors = |shapes: &'static [Shape]| shapes.chunk_by(|a, b| a.0 == b.0);
        let whole = by_sectors(&SHAPES[..ROOMY]).flat_map(|shapes| of_sectors(shapes, NAMED..=LONG));
        let clear = by_sectors(&SHAPES).flat_map(|shapes| of_sectors(shapes, CLEAR..=NAMED - 1));
        let bare = by_sectors(&BARE).flat_map(|shapes| of_sectors(shapes, CLEAR..=NAMED - 1));
        let cramped = CRAMPED
            .into_iter()
            .flat_map(|shape| of_shape(shape, 0, SHORT..=CLEAR - 1));
        let numbered = of_shape(FEWEST, 0, NUMBERS..=NUMBERS);
        let tightest = [SHORT, NUMBERS].map(|title_words| Room {
            title_words,
            ..TIGHTEST
        });
        // What the office calls its own at length is cut before anything else.
        let unabridged = Room {
            name_words: usize::MAX,
            ..Room::new(LONG, SHAPES[0])
        };
        std::iter::once(unabridged)
            .chain(whole)
            .chain(clear)
            .chain(bare)
            .chain(cramped)
            .chain(numbered)
            .chain(tightest)
    }
}

/// The rooms of so many sectors. That a task of the first unit is named comes before what is ahead, and
/// after the sectors.
fn of_sectors(shapes: &'static [Shape], words: RangeInclusive<usize>) -> impl Iterator<Item = Room> {
    let of = move |shape: &Shape, named| of_shape(*shape, named, words.clone());
    let counting = of.clone();
    let naming = move |shape| of(shape, usize::MAX).chain(of(shape, 1));
    shapes
        .iter()
        .flat_map(naming)
        .chain(shapes.iter().flat_map(move |shape| counting(shape, 0)))
}

fn of_shape(shape: Shape, named: usize, words: RangeInclusive<usize>) -> impl Iterator<Item = Room> {
    words.rev().map(move |words| Room {
        named,
        ..Room::new(words, shape)
    })
}
