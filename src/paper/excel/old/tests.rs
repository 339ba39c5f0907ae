use super::*;

const FORM: &[u8] = include_bytes!("../../../../tests/files/exports/bieu-06a.xls");
/// Two cells, the first and the last of a sheet; 5 KB.
const LAST_CELL: &[u8] = include_bytes!("../../../../tests/files/exports/last-cell.xls");

fn cell(grid: &Grid, line: usize, column: usize) -> &str {
    let row = grid.rows.iter().find(|row| row.line == line);
    row.and_then(|row| row.cells.get(column))
        .map_or("", String::as_str)
}

#[test]
fn a_workbook_of_excel_97_shows_what_its_cells_show() {
    let grids = sheets(FORM).unwrap();
    let names: Vec<&str> = grids.iter().map(|g| g.name.as_str()).collect();
    assert_eq!(names, ["Bieu 06a", "Ghi chú"]);
    let form = &grids[0];
    assert_eq!(cell(form, 6, 0), "(Từ ngày 20/5/2026 đến ngày 19/6/2026)");
    assert_eq!(cell(form, 12, 1), "Đầu tư tại Việt Nam");
    assert_eq!(cell(form, 12, 2), "1234");
    assert_eq!(cell(form, 17, 2), "1646", "the result of a formula");
    // Merged downwards: the words stand in each row.
    assert_eq!(cell(form, 8, 1), cell(form, 10, 1));
    let beside = &grids[1];
    assert_eq!(cell(beside, 2, 0), "12:00 ngày 20/03/2026");
    assert_eq!(cell(beside, 2, 1), "35,8%");
    assert_eq!(cell(beside, 2, 2), "TRUE");
    assert_eq!(cell(beside, 2, 3), "12.5");
    assert!(
        cell(beside, 2, 4).ends_with('x'),
        "a formula of words: {}",
        cell(beside, 2, 4)
    );
}

#[test]
fn a_small_file_with_a_far_cell_is_no_bomb() {
    let error = sheets(LAST_CELL).unwrap_err().to_string();
    assert!(error.contains("beyond the 64th column"), "{error}");
}

#[test]
fn whatever_is_cut_or_flipped_ends_in_an_answer_or_a_refusal() {
    let mut read = 0;
    for length in (0..FORM.len()).step_by(97) {
        read += usize::from(sheets(&FORM[..length]).is_ok());
    }
    assert!(read < 40, "{read} of the cut files were read");
    for (n, at) in (0..FORM.len()).step_by(11).enumerate() {
        let mut bytes = FORM.to_vec();
        bytes[at] ^= if n % 2 == 0 { 0xFF } else { 1 << (n % 8) };
        let _ = sheets(&bytes);
    }
    // Longer runs of noise, always the same.
    let mut seed = 7u32;
    for _ in 0..100 {
        let mut bytes = FORM.to_vec();
        for _ in 0..40 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = (seed as usize >> 8) % bytes.len();
            bytes[at] = (seed >> 3) as u8;
        }
        let _ = sheets(&bytes);
    }
}

#[test]
fn numbers_in_four_bytes_are_what_excel_meant() {
    for (value, want) in [
        (0x3FF0_0000u32, 1.0),
        (0x3FF0_0001, 0.01),
        (((1234i32 << 2) as u32) | 2, 1234.0),
        (((-5i32 << 2) as u32) | 2, -5.0),
        (((1234i32 << 2) as u32) | 3, 12.34),
    ] {
        assert_eq!(rk(value), want);
    }
}

#[test]
fn shared_texts_flow_over_from_record_to_record() {
    // Two texts: "ab" in Latin-1 broken after its first letter and going on in UTF-16; then "c"
    // with a run of formats and a phonetic guide that end in the next record.
    let first = [
        2u32.to_le_bytes().as_slice(),
        &2u32.to_le_bytes(),
        &[2, 0, 0, b'a'],
    ]
    .concat();
    let second = [
        [1, b'b', 0].as_slice(),
        &[1, 0, 0x0C, 1, 0],
        &3u32.to_le_bytes(),
        b"c",
        &[0, 0],
    ]
    .concat();
    let third = [0, 0, 9, 9, 9];
    let texts = strings::shared(&[&first, &second, &third], 10).unwrap();
    assert_eq!(texts, ["ab", "c"]);
    assert_eq!(strings::shared(&[&first, &second, &third], 1), None, "too many");
    assert_eq!(strings::shared(&[&first[..6]], 10), None, "cut off");
}
