//! A draft on a Word template of the office's own, and what is to be said of the template.

use super::counts::cell;
use super::docx;
use super::draft::{Block, Draft};
use super::papers::OwnTemplate;
use super::version::Words;
use crate::paper::{PaperError, clean, word};

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
    let bytes = docx::fill(file, draft)?;
    let lacking = lacking(own, draft, &bytes);
    Ok((bytes, lacking))
}

/// What the shipped template prints of this draft and the office's own does not: by the names of what stands once,
/// and of what stands in the body by the file that came of it.
fn lacking(own: &OwnTemplate, draft: &Draft, made: &[u8]) -> Vec<String> {
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
    say(
        !file.names("not_closing"),
        "dòng “CHƯA KHỚP SỐ LIỆU”",
        "not_closing",
    );
    say(!file.names("subject"), "tên báo cáo", "subject");
    say(!file.names("number"), "số văn bản", "number");
    say(
        !file.names("place_and_date"),
        "địa danh, ngày tháng",
        "place_and_date",
    );
    say(
        !issuer.send_to.is_empty() && !file.names("send_to"),
        "nơi kính gửi",
        "send_to",
    );
    say(!file.names("recipients"), "nơi nhận", "recipients");
    say(
        !issuer.authority.is_empty() && !file.names("authority"),
        "quyền hạn của người ký",
        "authority",
    );
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
    let printed = Made::read(made);
    let is_printed = has_table && printed.has_totals(draft);
    match missing.len() {
        0 => say(
            has_table && !is_printed,
            "biểu số liệu",
            "b.kind == \"figures\", rows",
        ),
        11 => say(has_table, "số liệu của biểu", "r.c3 đến r.c13"),
        _ => say(has_table, "một số cột số liệu của biểu", &missing.join(", ")),
    }
    let has_chart = draft.blocks.iter().any(|b| matches!(b, Block::Chart(_)));
    say(has_chart && printed.charts == 0, "biểu đồ", "b.kind == \"chart\"");
    say(
        file.names("blocks") && printed.lacks_words(draft),
        "một phần nội dung báo cáo",
        "b.text",
    );
    out
}

/// What a reader of the file sees.
struct Made {
    rows: Vec<Vec<String>>,
    /// All of it in small letters, without the spaces.
    text: String,
    charts: usize,
}

impl Made {
    fn read(file: &[u8]) -> Made {
        let rows = word::rows(file).unwrap_or_default();
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
        Made {
            text: bare(&rows.concat().concat()),
            charts: word::beside(file).unwrap_or_default().charts,
            rows,
        }
    }

    /// Whether a row of a table has the totals.
    fn has_totals(&self, draft: &Draft) -> bool {
        let counts = &draft.input.figures.total.counts;
        let wanted = [counts.c7, counts.c11].map(cell);
        let is_it = |row: &Vec<String>| wanted.iter().all(|w| row.iter().any(|c| c.trim() == w));
        self.rows.iter().any(is_it)
    }

    /// Whether a paragraph of the draft stands nowhere in it.
    fn lacks_words(&self, draft: &Draft) -> bool {
        let words = Words::of(draft);
        let mut all = words.figures.iter().chain(&words.others);
        all.any(|line| !self.text.contains(&bare(line)))
    }
}

fn bare(words: &str) -> String {
    let words = clean(words);
    let signs = words.chars().filter(|c| !c.is_whitespace());
    signs.flat_map(char::to_lowercase).collect()
}
