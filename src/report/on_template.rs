//! A draft on a Word template of the office's own, and what is to be said of the template.

use super::docx;
use super::draft::{Block, Draft};
use super::papers::OwnTemplate;
use crate::paper::PaperError;

/// The file, `None` where the template cannot be used, and what to say of it to whoever drafts.
pub fn on_own_template(own: &OwnTemplate, draft: &Draft) -> (Option<Vec<u8>>, Vec<String>) {
    match tried(own, draft) {
        Ok((bytes, lacking)) => (Some(bytes), lacking),
        Err(_) => {
            let unfit = format!(
                "Mẫu Word {} không dùng được; dự thảo lập theo mẫu kèm phần mềm. Đề nghị báo người quản trị hệ thống.",
                own.name
            );
            (None, vec![unfit])
        }
    }
}

/// The file, and what no report may be without and it lacks.
///
/// # Errors
/// For operators, why nothing comes of it: the part of the file, the placeholder, its line.
pub fn tried(own: &OwnTemplate, draft: &Draft) -> Result<(Vec<u8>, Vec<String>), PaperError> {
    let Some(file) = &own.file else {
        return Err(PaperError::broken(&own.name, "it cannot be read"));
    };
    Ok((docx::fill(file, draft)?, lacking(own, draft)))
}

/// What no report may be without and the template does not print.
fn lacking(own: &OwnTemplate, draft: &Draft) -> Vec<String> {
    let Some(file) = &own.file else {
        return Vec::new();
    };
    let issuer = &draft.input.issuer;
    let mut out = Vec::new();
    let mut say = |is_lacking: bool, what: &str, names: &str| {
        if is_lacking {
            out.push(format!(
                "Mẫu Word {} không có {what} ({names}); đề nghị thêm vào mẫu bằng Word.",
                own.name
            ));
        }
    };
    say(!file.names("draft_line"), "dòng “DỰ THẢO”", "draft_line");
    say(!file.names("blocks"), "nội dung báo cáo", "blocks");
    say(
        !issuer.signer.is_empty() && !file.names("signer"),
        "tên người ký",
        "signer",
    );
    let has_table = draft.input.form.is_of_template && draft.blocks.contains(&Block::FiguresTable);
    let missing: Vec<String> = (3..=13)
        .filter(|c| !file.names(&format!(".c{c}")))
        .map(|c| format!("r.c{c}"))
        .collect();
    match missing.len() {
        0 => {}
        11 => say(has_table, "số liệu của biểu", "r.c3 đến r.c13"),
        _ => say(has_table, "một số cột số liệu của biểu", &missing.join(", ")),
    }
    out
}
