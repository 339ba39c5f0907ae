//! Letters with dossiers: alone, at the end of a morning letter, to who watches over procedures.

use super::invented::{day, half_year, morning, order};
use crate::calendar::{at, hm};
use crate::letter::dossier::{DossierLine, DossierPart};
use crate::letter::kind::LetterKind;
use crate::letter::matter::Matter;
use crate::letter::order::Order;
use crate::remind::Role;

pub fn all() -> Vec<(&'static str, Order)> {
    let letter = |kind, part, lines| {
        let matter = Matter::Tasks {
            lines,
            ahead_of_break: vec![],
            rest: None,
            dossiers: Some(Box::new(part)),
        };
        order(kind, morning(2026, 7, 3), matter)
    };
    let many = DossierPart {
        near: (0..33).map(|n| near(&format!("H24.99-260622-{n:04}"))).collect(),
        ..part()
    };
    let one = DossierPart {
        overdue: vec![],
        ..part()
    };
    let control = DossierPart {
        near: vec![],
        overdue: vec![],
        of_others: vec![
            overdue("Phòng Quản lý đầu tư", 1),
            overdue("Phòng Quản lý doanh nghiệp và lao động", 0),
        ],
        ..part()
    };
    vec![
        ("dossiers", letter(LetterKind::Dossiers, part(), vec![])),
        ("dossiers_one", letter(LetterKind::Dossiers, one, vec![])),
        ("dossiers_many", letter(LetterKind::Dossiers, many, vec![])),
        ("dossiers_control", letter(LetterKind::Dossiers, control, vec![])),
        (
            "reminder_with_dossiers",
            letter(LetterKind::Reminder, part(), vec![half_year(Role::Lead)]),
        ),
    ]
}

fn near(code: &str) -> DossierLine {
    DossierLine {
        code: code.into(),
        sector: "Đầu tư tại Việt Nam".into(),
        due: day(2026, 7, 3),
        hour: Some(hm(16, 30)),
        late: None,
        unit: String::new(),
    }
}

fn overdue(unit: &str, late: i64) -> DossierLine {
    DossierLine {
        code: "H24.99-260615-0042".into(),
        sector: "Lao động".into(),
        due: day(2026, 7, if late > 0 { 2 } else { 3 }),
        hour: if late > 0 { None } else { Some(hm(7, 0)) },
        late: Some(late),
        unit: unit.into(),
    }
}

fn part() -> DossierPart {
    DossierPart {
        as_of: at(day(2026, 7, 3), hm(7, 20)),
        within: 1,
        near: vec![near("H24.99-260622-0001")],
        overdue: vec![overdue("", 1)],
        of_others: vec![],
        reasons: vec![
            ("01".into(), "chờ ý kiến cơ quan khác".into()),
            ("02".into(), "hồ sơ phức tạp".into()),
        ],
    }
}
