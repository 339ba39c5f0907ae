use super::*;

const SEED: &str = include_str!("../../../tests/data/plan/ke-hoach-cchc-2026.txt");

#[test]
fn dump() {
    let t = read_text(SEED).unwrap();
    println!("{:?} {:?} {}", t.title, t.year, t.rows.len());
    for r in &t.rows {
        println!("{r:?}");
    }
    for f in &t.findings {
        println!("{f:?}");
    }
    let (o, f) = office_of(&t);
    for u in &o.units {
        println!("{u:?}");
    }
    for f in &f {
        println!("{f:?}");
    }
    let (ts, f) = tasks(&t, &o, 2026, NaiveDate::default());
    for f in &f {
        if f.rule != "deadline_unknown" {
            println!("{f:?}");
        }
    }
    for t in &ts {
        println!("{} {} {:?} {:?}", t.id, t.number, t.leads, t.support.units);
    }
    let mut w = csv::Writer::from_writer(vec![]);
    w.write_record(["x"]).unwrap();
}
