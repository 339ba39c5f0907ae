//! Letters from before Unicode, which look like nonsense without their font.

use crate::paper::table::Row;

/// Fewer letters say nothing about an alphabet.
const ENOUGH: usize = 200;

/// Whether the words are Vietnamese in TCVN3 or VNI: many letters of Western Europe and
/// none that only Vietnamese has ("KÕ ho¹ch", "Keá hoaïch" for "Kế hoạch").
pub fn is_old(rows: &[Row]) -> bool {
    let (mut all, mut western) = (0_usize, 0_usize);
    for letter in rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| cell.chars())
    {
        match letter {
            '\u{1EA0}'..='\u{1EF9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' => return false,
            '\u{A1}'..='\u{FF}' => western += 1,
            _ => {}
        }
        all += usize::from(letter.is_alphabetic());
    }
    all >= ENOUGH && western * 12 >= all
}
