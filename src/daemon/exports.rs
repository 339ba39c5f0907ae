//! Files that a person exported from a portal, out of a source's folder or from the command line:
//! understood, checked against what is known, and made into an answer to be stored.

use crate::agenda::{self, Rules, with_previous};
use crate::calendar::{Moment, Period, moment};
use crate::dossier::{self, FORCED, Figures, Mode, Reckoning, Snapshot, carry_over};
use crate::export::{self, Content, ExportSource, Received, Refused, Settled, Wish, totals};
use crate::finding::{Finding, Severity};
use crate::portal::Answer;
use crate::sheet::{Group, Line, OfFigures, Receipt, SheetKind};
use crate::store::{Store, StoreError};

/// A file that a person gave.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// The window that the person named.
    pub asked: Option<&'a Period>,
    /// The title is passed over, and why.
    pub forced: Option<&'a str>,
    /// "thư mục nhận", "lệnh import".
    pub came: &'a str,
}

/// A file that was understood and is not stored yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    pub kind: SheetKind,
    pub sheet: String,
    pub settled: Settled,
    pub received: Received,
    /// The form of its window, with everything that is wrong in it.
    pub figures: Figures,
    pub remarks: Vec<String>,
    pub has_more_columns: bool,
    /// No source has answered for its window since the cut-off.
    pub is_first: bool,
    /// When the figures were stored that count for this window, where the file's are the same; nothing
    /// new is in it then.
    pub known_since: Option<Moment>,
}

impl Understood {
    pub fn answer(&self) -> Answer {
        Answer {
            version: Default::default(),
            validators: Default::default(),
            snapshot: self.received.snapshot.clone(),
            body: self.received.body.clone(),
            status: 200,
        }
    }
}

/// Reads a file, and compares it with what is stored.
pub fn understand(
    given: Given,
    source: &ExportSource,
    store: &Store,
    rules: &Rules,
    now: Moment,
) -> Result<Result<Understood, Refused>, StoreError> {
    let read = export::read(given.name, given.bytes, now);
    let settled = read.and_then(|export| {
        let wish = Wish {
            asked: given.asked,
            is_forced: given.forced.is_some(),
            name: given.name,
            regimes: &rules.regimes,
            now,
        };
        Ok((export::settle(&export, wish)?, export))
    });
    let (settled, export) = match settled {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let kind = match &export.content {
        Content::Form { .. } => SheetKind::Form,
        Content::List { .. } => SheetKind::Dossiers,
    };
    let (sheet, has_more_columns) = (export.sheet.clone(), export.has_more_columns);
    let mut remarks = export.remarks.clone();
    remarks.extend(settled.remarks.clone());
    let came = match given.forced {
        Some(reason) => format!("{}, {FORCED}{reason}", given.came),
        None => given.came.to_owned(),
    };
    let received = match export::answer(export, &settled, source, (given.name, given.bytes, &came), now) {
        Ok(received) => received,
        Err(refused) => return Ok(Err(refused)),
    };
    let figures = figures(&received, &settled, store, rules)?;
    let cutoff = cutoff_of(&settled.period, rules);
    let is_final = |at: Moment| cutoff.is_some_and(|cutoff| cutoff <= at);
    let known = store.snapshots(settled.period.from, settled.period.to)?;
    let newest = newest_of(&known, &source.id);
    let known_since = newest.and_then(|newest| known_since(&received, newest, &settled, rules, now));
    let stored = store.export_stored(&received.snapshot)?;
    remarks.extend(
        newest
            .zip(stored)
            .and_then(|(newest, at)| taken_back(&received, newest, at)),
    );
    let is_first = known.iter().all(|s| !is_final(s.fetched_at));
    Ok(Ok(Understood {
        kind,
        sheet,
        settled,
        received,
        figures,
        remarks,
        has_more_columns,
        is_first,
        known_since,
    }))
}

/// The form of the file's window, with what contradicts itself, the period before, and an earlier
/// file.
fn figures(
    received: &Received,
    settled: &Settled,
    store: &Store,
    rules: &Rules,
) -> Result<Figures, StoreError> {
    let snapshot = &received.snapshot;
    let mut figures = dossier::figures(
        settled.period.clone(),
        std::slice::from_ref(snapshot),
        &Reckoning::default(),
    );
    figures.findings.clone_from(&received.findings);
    figures.findings.extend(snapshot.forced());
    let untiled = store.untiled(&figures, snapshot.fetched_at)?;
    figures.findings.extend(untiled);
    if let [_, before] = with_previous(&settled.period, rules).as_slice() {
        let mut known = store.snapshots(before.from, before.to)?;
        known.retain(|s| s.source == snapshot.source);
        let before = dossier::figures(before.clone(), &known, &rules.reckoning(before));
        figures.findings.extend(carry_over(&before, &figures));
    }
    let earlier = store.snapshots(snapshot.from, snapshot.to)?;
    let before = newest_of(&earlier, &snapshot.source);
    let fell = before.and_then(|before| fall(before, &figures));
    figures.findings.extend(fell);
    Ok(figures)
}

/// What was received in a window does not become less: another file, or another screen.
fn fall(before: &Snapshot, figures: &Figures) -> Option<Finding> {
    let then = before.total.as_ref()?.counts.c3?;
    let now = figures.total.counts.c3?;
    (now < then).then(|| {
        let number = crate::calendar::count;
        let message = format!(
            "Tổng số tiếp nhận (cột 3) giảm từ {} xuống {} so với số liệu lấy lúc {} của cùng kỳ; đề nghị kiểm tra có đúng màn hình và đủ lĩnh vực không.",
            number(then),
            number(now),
            moment(before.fetched_at)
        );
        let place = crate::finding::Place::Cell(format!("{}/c3", dossier::TOTAL));
        Finding::new("cross_report", Severity::Warning, place, "", message)
    })
}

/// From when on the figures of a period are final.
fn cutoff_of(period: &Period, rules: &Rules) -> Option<Moment> {
    let regime = rules.regimes.iter().find(|r| r.id == period.regime)?;
    Some(regime.cutoff_of(period).opens)
}

/// What a source said last of a window.
fn newest_of<'k>(known: &'k [Snapshot], source: &str) -> Option<&'k Snapshot> {
    let own = known.iter().filter(|s| s.source == source);
    own.max_by_key(|s| (s.fetched_at, s.id))
}

/// When the same was stored, unless other figures came after it or the window has ended since: then it is its
/// final answer.
fn known_since(
    received: &Received,
    newest: &Snapshot,
    settled: &Settled,
    rules: &Rules,
    now: Moment,
) -> Option<Moment> {
    let at = newest.fetched_at;
    let has_ended = match cutoff_of(&settled.period, rules) {
        Some(cutoff) => at < cutoff && cutoff <= now,
        None => agenda::has_ended_between(rules, at, now),
    };
    (newest.hash == received.snapshot.hash && !has_ended).then_some(at)
}

/// A file between this one and its first coming was a mistake: who takes it back reads what counts again.
fn taken_back(received: &Received, newest: &Snapshot, stored: Moment) -> Option<String> {
    let is_other = newest.hash != received.snapshot.hash && newest.mode == Mode::File;
    is_other.then(|| {
        format!(
            "Số liệu trở lại như tệp đã nhận lúc {}, thay cho số liệu nhận lúc {}.",
            moment(stored),
            moment(newest.fetched_at)
        )
    })
}

/// The answer to the person who put the file there.
pub fn receipt(understood: &Understood, source: &ExportSource, rules: &Rules, now: Moment) -> Receipt {
    let period = &understood.settled.period;
    let findings = &understood.figures.findings;
    let line = |finding: &Finding| Line {
        group: Group::Check,
        place: String::new(),
        about: String::new(),
        text: finding.message.clone(),
    };
    Receipt {
        kind: Some(understood.kind),
        rows: understood.received.snapshot.rows.len(),
        lines: findings.iter().map(line).collect(),
        notes: understood.remarks.clone(),
        refused: None,
        figures: Some(OfFigures {
            source: source.id.clone(),
            period: period.name(),
            window: period.window_words(),
            totals: format!("{}.", totals(&understood.figures.total)),
            errors: findings.iter().filter(|f| f.is_error()).count(),
            is_removed: understood.has_more_columns,
            is_late: understood.is_first && agenda::draft_has_gone(rules, period, now),
        }),
    }
}

/// Why a file is given back.
pub fn refusal(refused: &Refused, source: &ExportSource) -> Receipt {
    let line = |trouble: &export::Trouble| Line {
        group: Group::Asked,
        place: trouble.place.clone(),
        about: String::new(),
        text: trouble.text.clone(),
    };
    Receipt {
        lines: refused.troubles.iter().map(line).collect(),
        refused: Some(refused.why.clone()),
        figures: Some(OfFigures {
            source: source.id.clone(),
            ..OfFigures::default()
        }),
        ..Receipt::default()
    }
}
