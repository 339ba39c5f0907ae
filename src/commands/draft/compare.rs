//! `draft compare FILE`: a draft that a person has edited, held against the version that was given
//! out and against what is stored.

use super::changed::{edits, further_edits};
use super::printed::{GivenBack, Lines, Printed};
use crate::agenda::Rules;
use crate::calendar::{Period, PeriodKind, count, moment};
use crate::commands::desk::{self, AtMoment, PeriodName};
use crate::commands::exit::Exit;
use crate::commands::given;
use crate::dossier::Figures;
use crate::export::{self, Content, Stated};
use crate::finding::Finding;
use crate::paper::{Kind, excel, grids, kind_of, table};
use crate::proofread::{Known, Register, proofread};
use crate::report::{self, HandedOut};
use anyhow::{Context, bail};
use clap::Args;
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Args)]
pub struct Compare {
    /// The draft as it was given back, .docx; of .txt and .xlsx what is in them
    file: PathBuf,
    /// Its period, where the file does not say its two days
    #[arg(long, value_name = "P")]
    period: Option<String>,
    #[command(flatten)]
    at: AtMoment,
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Compare, config: &desk::Config) -> anyhow::Result<Exit> {
    let settings = config.load_offline()?;
    let rules = &settings.rules;
    let now = desk::moment(&args.at)?;
    let (name, bytes) = given::read(&args.file, given::LARGEST, "give the draft as it came back")?;
    let back = read(&name, &bytes, now).with_context(|| format!("reading {}", args.file.display()))?;
    let period = period(args, &back, rules)?;
    let mut store = desk::look(&settings.database)?;
    let known = desk::figures(&store, &period, rules, now)?;
    let facts = store.facts(now)?.said_by(now);
    let mut versions: Vec<&HandedOut> = facts
        .drafts
        .iter()
        .filter(|d| (d.from, d.to) == (period.from, period.to))
        .collect();
    versions.sort_by_key(|d| std::cmp::Reverse((d.at, d.number)));
    let made_from = made_from(&back, &versions, &known, |d| {
        Printed::again(d, (&period, back.kind), &mut store, rules)
    })?;
    if made_from.is_none() && !back.has_figures() {
        bail!(
            "it holds no figures (neither a form nor the lines \"Số hồ sơ tiếp nhận: …\"), and no draft of \
             this period was given out whose words it could be held against"
        );
    }
    let own = made_from.as_ref().map(|(own, _)| *own);
    let newest = own.and_then(|own| versions.iter().copied().find(|d| d.report == own.report));
    let is_older = own
        .zip(newest)
        .is_some_and(|(own, newest)| own.number < newest.number);
    let form = rules.papers.form(period.to);
    let told = edits(&back, own, &known, !is_older);
    // As the reader of the file numbers its columns.
    let mut edits: Vec<String> = told.iter().map(|edit| form.in_own_numbers(edit)).collect();
    if let Some((own, printed)) = &made_from {
        let further = further_edits(&back, (own, &edits), printed);
        edits.extend(further);
    }
    let findings = proofread_again(&name, &bytes, &settings.register, &period);
    let left = report::unfinished(&back.words.beside.headers, &back.words.all_lines());
    if args.json {
        desk::print_json(&json!({
            "period": period.label, "from": period.from, "to": period.to,
            "version": own.map(|d| d.number), "newest": newest.map(|d| d.number),
            "edits": edits, "findings": findings, "unreckoned": back.unreckoned,
            "comments": back.words.beside.comments, "tracked": back.words.beside.is_tracked, "unfinished": left,
        }))?;
        return Ok(Exit::attention_if(needs_a_person(&edits, &findings, &known)));
    }
    say!("{name}: {} ({})", period.name(), period.window_words());
    say_version(own, newest.filter(|_| is_older));
    for edit in &edits {
        say!("{edit}");
    }
    for finding in &findings {
        say!("{}", crate::commands::told::finding_line(finding));
    }
    if let Some(waiting) = waiting(&back) {
        say!("{waiting}");
    }
    if !left.is_empty() {
        say!("trước khi trình ký: {}", left.join(", "));
    }
    if back.unreckoned > 0 {
        say!(
            "{} ô công thức trong tệp chưa có giá trị (tệp lưu bằng chương trình không tính công thức), chưa được \
             đối chiếu; đề nghị mở bằng Excel, lưu lại rồi đối chiếu lại",
            count(i64::try_from(back.unreckoned).unwrap_or(i64::MAX))
        );
    }
    if edits.is_empty() {
        let printed = made_from.as_ref().map(|(own, printed)| (*own, printed));
        say!("số liệu trong tệp không bị sửa ({})", looked_at(&back, printed));
    }
    Ok(Exit::attention_if(needs_a_person(&edits, &findings, &known)))
}

/// The version that a file is held against, and the newer one where there is one.
fn say_version(own: Option<&HandedOut>, newer: Option<&HandedOut>) {
    match own {
        Some(d) => say!(
            "đối chiếu với bản {:02} lập lúc {} và số liệu đã lưu",
            d.number,
            moment(d.at)
        ),
        None => say!("chưa có bản dự thảo nào của kỳ này được lập; đối chiếu với số liệu đã lưu"),
    }
    if let Some(d) = newer {
        say!(
            "bản này không phải bản mới nhất: đã có bản {:02} lập lúc {}",
            d.number,
            moment(d.at)
        );
    }
}

/// Comments and changes that nobody has accepted yet: they would leave the office with the report.
fn waiting(back: &GivenBack) -> Option<String> {
    let beside = &back.words.beside;
    let comments = (beside.comments > 0).then(|| {
        let n = i64::try_from(beside.comments).unwrap_or(i64::MAX);
        format!("{} ý kiến (Comments)", count(n))
    });
    let changes = beside
        .is_tracked
        .then(|| "thay đổi chưa được chấp nhận (Track Changes), đã đối chiếu như được chấp nhận".to_owned());
    let both: Vec<String> = comments.into_iter().chain(changes).collect();
    (!both.is_empty()).then(|| format!("tệp còn {}; đề nghị xử lý trước khi trình ký", both.join(" và ")))
}

/// What was held against what, where nothing was found.
fn looked_at(back: &GivenBack, made_from: Option<(&HandedOut, &Printed)>) -> String {
    let Some((own, printed)) = made_from else {
        return "chỉ đối chiếu biểu và danh sách số liệu với số liệu đã lưu; các câu khác chưa được đối chiếu".into();
    };
    let then = format!("bản {:02}", own.number);
    let sentences = match printed.tells_tasks {
        true => "các câu có số liệu, số liệu nhiệm vụ, câu mới có số liệu",
        false => "các câu có số liệu hồ sơ, câu mới có số liệu; chưa đối chiếu số liệu nhiệm vụ",
    };
    match back.kind {
        Kind::Excel => format!("đã đối chiếu biểu với {then}"),
        Kind::Text if !printed.is_whole_in(back) => {
            format!("chỉ đối chiếu các câu của {then} có trong tệp; câu bị bỏ, câu mới chưa được đối chiếu")
        }
        Kind::Text if !back.words.has_figures() => {
            format!("đã đối chiếu với {then}: {sentences}; tệp không có biểu để đối chiếu")
        }
        Kind::Text | Kind::Word => format!("đã đối chiếu với {then}: biểu, {sentences}"),
    }
}

/// The version that the file was made from, with what it had printed: the one that the file differs least
/// from, in its figures, then, since two reports may have one window, in its words; of several the newest.
fn made_from<'d>(
    back: &GivenBack,
    versions: &[&'d HandedOut],
    known: &Figures,
    mut again: impl FnMut(&HandedOut) -> anyhow::Result<Printed>,
) -> anyhow::Result<Option<(&'d HandedOut, Printed)>> {
    let of_figures = |d: &HandedOut| edits(back, Some(d), known, false);
    let fewest = versions.iter().map(|d| of_figures(d).len()).min();
    let is_near = |d: &&&HandedOut| Some(of_figures(d).len()) == fewest;
    let near: Vec<&HandedOut> = versions.iter().filter(is_near).copied().collect();
    let of_words = |d: &HandedOut| report::edits(&report::telling(&d.words.others), &back.words.text).len();
    let with_words = || near.iter().filter(|d| !d.words.is_empty());
    let fewest_words = with_words().map(|d| of_words(d)).min();
    let mut best: Option<(usize, &HandedOut, Printed)> = None;
    let mut seen = BTreeSet::new();
    for version in near.iter().copied() {
        let is_nearest = version.words.is_empty() || Some(of_words(version)) == fewest_words;
        if !is_nearest || !seen.insert((version.report.as_str(), version.words.is_empty())) {
            continue;
        }
        let told = of_figures(version);
        let printed = again(version)?;
        let further = further_edits(back, (version, &told), &printed).len();
        if best.as_ref().is_none_or(|(least, ..)| further < *least) {
            best = Some((further, version, printed));
        }
    }
    Ok(best.map(|(_, version, printed)| (version, printed)))
}

/// Figures that do not close by themselves were told with the draft.
fn needs_a_person(edits: &[String], findings: &[Finding], known: &Figures) -> bool {
    !edits.is_empty() || (!known.has_error() && findings.iter().any(Finding::is_error))
}

/// What the proofreader says of a Word file that came back; of a file that it cannot read, nothing.
fn proofread_again(name: &str, bytes: &[u8], register: &Register, period: &Period) -> Vec<Finding> {
    let known = Known {
        register: Some(register),
        period: Some(period),
        ..Known::default()
    };
    let proof = proofread(name, bytes, known);
    proof.map(|p| p.findings).unwrap_or_default()
}

fn read(name: &str, bytes: &[u8], now: crate::calendar::Moment) -> anyhow::Result<GivenBack> {
    let kind = kind_of(name, bytes)?;
    let mut unreckoned = 0;
    let (words, read) = match kind {
        Kind::Word => (Lines::of(bytes)?, export::in_document(bytes, now).ok()),
        Kind::Text => (Lines::of_text(&table::decode(bytes)?), None),
        Kind::Excel => {
            let mut sheets = grids::grids(name, bytes)?;
            let formulas = excel::formulas(bytes).unwrap_or_default();
            if let Some(sheet) = sheets.first_mut() {
                unreckoned = excel::reckon(&mut sheet.rows, &formulas);
            }
            // A workbook of another form is held against the sheet that was given out, row by row.
            // Its other sheet shows the figures as they were received: edited, the two are not one form.
            let read = export::in_grids(sheets.get(..1).unwrap_or_default(), now).ok();
            (Lines::of_sheet(sheets.first(), &formulas), read)
        }
    };
    // A cell that nobody reckoned does not say that its figure is unknown: such a form is held row by row.
    let read = read.filter(|_| unreckoned == 0);
    let form = read.and_then(|export| match export.content {
        Content::Form { rows, total, .. } => Some((rows, *total?)),
        Content::List { .. } => None,
    });
    Ok(GivenBack {
        form,
        lines: report::listed(words.text.iter().map(String::as_str)),
        window: window(&words.text),
        words,
        kind,
        unreckoned,
    })
}

/// Two days if any line has them, else the name of a period.
fn window(lines: &[String]) -> Option<Stated> {
    let stated = || lines.iter().filter_map(|line| export::stated(line));
    let days = stated().find(|s| matches!(s, Stated::Days(..)));
    days.or_else(|| stated().next())
}

/// The period that is named, or the window that the file itself says.
fn period(args: &Compare, back: &GivenBack, rules: &Rules) -> anyhow::Result<Period> {
    if let Some(name) = &args.period {
        let name = PeriodName {
            period: name.clone(),
            regime: None,
            label: None,
        };
        return desk::period(&name, rules);
    }
    let (from, to) = match back.window {
        Some(Stated::Days(from, to)) => (from, to),
        Some(Stated::Label { kind, year, index }) => {
            let regime = rules.regimes.iter().find(|r| r.kind == kind);
            let period = regime.and_then(|r| r.period(year, index));
            return period.context("the period that the file names is no period of a regime; add --period P");
        }
        None => bail!("the file does not say its two days (\"từ ngày … đến ngày …\"); add --period P"),
    };
    let of_regime = rules
        .regimes
        .iter()
        .filter_map(|r| r.period_of(to))
        .find(|p| (p.from, p.to) == (from, to));
    Ok(of_regime.unwrap_or(Period {
        label: format!("{from}..{to}"),
        kind: PeriodKind::Explicit,
        year: chrono::Datelike::year(&to),
        index: 0,
        from,
        to,
        regime: String::new(),
    }))
}
