use super::fixture::half_year;
#[test]
fn samples_to_look_at() {
    let dir = std::path::PathBuf::from(std::env::var("SAMPLES").unwrap_or("/tmp/rep/out".into()));
    std::fs::create_dir_all(&dir).unwrap();
    let hostile = {
        let mut i = half_year();
        i.period.label = "2025-12-15..2026-06-14".into();
        i.period.kind = crate::calendar::PeriodKind::Explicit;
        i.title = "Báo cáo tình hình, kết quả thực hiện công tác cải cách thủ tục hành chính".into();
        i.estimate = true;
        i.issuer.signer.clear();
        i.notes = vec!["Nguồn mot-cua chưa trả lời từ 08 giờ 00 ngày 14/6/2026".into()];
        i.figures.rows[1].counts.c4 = None;
        i.figures.total.counts.c4 = None;
        i.figures.total.extras.insert("waiting".into(), Some(3));
        i.figures.total.counts.c11 = i.figures.total.counts.c11.map(|n| n - 3);
        i
    };
    for (name, input) in [
        ("nua-nam", half_year()),
        ("tuan", super::fixture::week()),
        ("chua-khop", super::fixture::not_closing()),
        ("tthc", hostile),
    ] {
        std::fs::write(
            dir.join(format!("{name}.docx")),
            super::docx(&super::draft(&input)).unwrap(),
        )
        .unwrap();
        std::fs::write(dir.join(format!("{name}.xlsx")), super::xlsx(&input).unwrap()).unwrap();
        println!("{:#?}", super::weekly(&input));
    }
}
