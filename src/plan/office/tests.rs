//! How the words of a cell are matched to units.

use super::units::{Group, Office, Unit};

const CENTRE: &str = "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Phòng";

fn unit(id: &str, name: &str, aliases: &[&str]) -> Unit {
    Unit {
        id: id.into(),
        name: name.into(),
        aliases: aliases.iter().map(|a| (*a).into()).collect(),
        mailbox: None,
        head: None,
    }
}

fn group(name: &str, members: &[&str]) -> Group {
    Group {
        name: name.into(),
        aliases: Vec::new(),
        members: members.iter().map(|m| (*m).into()).collect(),
    }
}

fn office() -> Office {
    Office {
        units: vec![
            unit("vp", "Văn phòng Ban Quản lý", &["Văn phòng", "VP BQL"]),
            unit("dt", "Phòng Quản lý Đầu tư", &[]),
            unit("ld", "Phòng Lao động và Việc làm", &[]),
            unit("qh1", "Phòng Quản lý Quy hoạch và Xây dựng số 1", &[]),
            unit("qh2", "Phòng Quản lý Quy hoạch và Xây dựng số 2", &[]),
            unit("tt", CENTRE, &[]),
        ],
        groups: vec![
            group("Các phòng chuyên môn", &["dt", "ld", "qh1", "qh2"]),
            group("Các phòng chuyên môn có TTHC", &["dt", "ld"]),
        ],
        ..Office::default()
    }
}

#[track_caller]
fn check(cell: &str, units: &[&str], unknown: &[&str]) {
    let got = office().assign(cell);
    assert_eq!(got.units, units, "units of {cell:?}");
    assert_eq!(got.unknown, unknown, "unknown of {cell:?}");
    assert_eq!(got.words, cell.trim());
}

#[test]
fn a_cell_is_cut_only_where_that_gives_names() {
    check("Văn phòng Ban Quản lý", &["vp"], &[]);
    check(&format!("Văn phòng; {CENTRE}"), &["vp", "tt"], &[]);
    check("Văn phòng, Phòng Lao động và Việc làm", &["vp", "ld"], &[]);
    check("Phòng Lao động và Việc làm và Văn phòng", &["ld", "vp"], &[]);
    check(&format!("- Văn phòng\n- {CENTRE}."), &["vp", "tt"], &[]);
    check("Văn phòng Ban\nQuản lý", &["vp"], &[]);
    check("Văn phòng - Phòng Quản lý Đầu tư", &["vp", "dt"], &[]);
    check(
        "Chủ trì: Văn phòng; Phối hợp: Phòng Quản lý Đầu tư",
        &["vp", "dt"],
        &[],
    );
    check("Văn phòng; Văn phòng Ban Quản lý", &["vp"], &[]);
    check(
        "Văn phòng Ban Quản lý Các phòng chuyên môn có TTHC",
        &["vp", "dt", "ld"],
        &[],
    );
    check(
        "Văn phòng Ban Quản lý Phòng Lạ",
        &[],
        &["Văn phòng Ban Quản lý Phòng Lạ"],
    );
    check("", &[], &[]);
    check(" - ", &[], &[]);
}

#[test]
fn groups_stand_for_their_members_and_are_not_mixed_up() {
    check("Các phòng chuyên môn", &["dt", "ld", "qh1", "qh2"], &[]);
    check("Các phòng chuyên môn có TTHC", &["dt", "ld"], &[]);
    check(
        "Phòng Quản lý Đầu tư và các phòng chuyên môn có TTHC",
        &["dt", "ld"],
        &[],
    );
    check(
        "Các phòng chuyên môn có KSTTHC",
        &[],
        &["Các phòng chuyên môn có KSTTHC"],
    );
}

#[test]
fn spelling_does_not_change_a_unit() {
    check("VĂN PHÒNG BAN QUẢN LÝ", &["vp"], &[]);
    check("Van phong  Ban Quan ly", &["vp"], &[]);
    check("Va\u{306}n pho\u{300}ng Ban Qua\u{309}n ly\u{301}", &["vp"], &[]);
    check(
        "Trung tâm Xúc tiến đầu tư - Việc làm — Hỗ trợ doanh nghiệp Hải Phòng",
        &["tt"],
        &[],
    );
    check(
        "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh ng nghiệp Hải Phòng",
        &["tt"],
        &[],
    );
    check(
        "Trung tâm Xúc tiến đầu tư – Vięc làm – Hỗ trợ doanh nghiệp Hải Phòg, Văn phòng",
        &["tt", "vp"],
        &[],
    );
}

#[test]
fn a_guess_between_two_is_never_made() {
    let near = "Phòng Quản lý Quy hoạch và Xây dựng số";
    check(near, &[], &[near]);
    check(&format!("{near} 3"), &[], &[&format!("{near} 3")]);
    let mut two = office();
    two.units.push(unit("dt2", "Phòng Quản lý Đấu tư", &[]));
    assert_eq!(
        two.assign("Phong Quan ly Dau tu").unknown,
        ["Phong Quan ly Dau tu"]
    );
    assert_eq!(two.assign("Phòng Quản lý Đấu tư").units, ["dt2"]);
}

#[test]
fn what_is_unknown_keeps_its_words() {
    let people = "Cán bộ, công chức, viên chức thuộc Ban Quản lý";
    check(people, &[], &[people]);
    check(
        "Văn phòng, Phòng Kế hoạch và Đầu tư",
        &["vp"],
        &["Phòng Kế hoạch và Đầu tư"],
    );
    check(
        "Sở Nội vụ, Sở Tài chính và Văn phòng",
        &["vp"],
        &["Sở Nội vụ", "Sở Tài chính"],
    );
    check("Phòng Đầu", &[], &["Phòng Đầu"]);
    check(
        "Văn phòng HĐND và UBND, UBND xã A",
        &[],
        &["Văn phòng HĐND và UBND", "UBND xã A"],
    );
}
