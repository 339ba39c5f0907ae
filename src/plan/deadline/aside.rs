//! What is read and is no deadline: legal references, promises without a day, days that
//! hang on another one, purposes, numbering.

use super::cursor::Cursor;
use super::denied;
use super::lexicon;
use super::lunar;
use super::ordinal;
use super::stretch::Unit;
use super::unit;
use super::words::Kind;

const NO_DATE: &str = "no date (refers to a regulation)";

pub(super) const REFERENCE: &str = "reference-only (date belongs to the cited document)";

/// Days that are named and are no deadline; the second value says that they say nothing
/// against one beside them.
pub(super) fn no_deadline(c: &mut Cursor) -> Option<(&'static str, bool)> {
    if let Some(reason) = denied::denied(c) {
        return Some((reason, true));
    }
    let reason = c
        .attempt(lunar::named)
        .or_else(|| c.attempt(ordinal::working_day))
        .or_else(|| c.attempt(ordinal::month_of_quarter))?;
    Some((reason, false))
}

const DOCUMENTS: [&str; 24] = [
    "quyết định",
    "nghị định",
    "nghị quyết",
    "kế hoạch",
    "công văn",
    "thông tư",
    "chỉ thị",
    "thông báo",
    "văn bản",
    "luật",
    "tờ trình",
    "hướng dẫn",
    "chương trình",
    "kết luận",
    "đề án",
    "công điện",
    "báo cáo",
    "quy chế",
    "qđ",
    "nđ",
    "nq",
    "cv",
    "tt",
    "kh",
];

/// Legal references: "766/QĐ-TTg ngày 23/6/2022", "Nghị định 118/2025/NĐ-CP", "số 123".
pub(super) fn reference(c: &mut Cursor) -> Option<()> {
    let grounds = c.any(&["căn cứ", "theo", "tại"]);
    c.any(&["thực hiện", "thi hành"]);
    let cited = c.pos;
    let document = c.any(&DOCUMENTS);
    let firm = cited < c.pos && !c.sees(&["trước"]);
    let numbered = c.any(&["số"]);
    c.mark(':');
    let number = c.attempt(|c| {
        let (_, digits) = c.num_at(0)?;
        c.pos += 1;
        let cited = document || numbered || (c.mark_at(0) == Some('/') && c.glued_at(0));
        let symbol = cited && c.attempt(symbol).is_some();
        // "số 15/12/2026" is a number, however much it looks like a day.
        while numbered && c.mark_at(0) == Some('/') && c.glued_at(0) && c.glued_at(1) && c.num_at(1).is_some()
        {
            c.pos += 2;
        }
        let plain = document
            && digits >= 2
            && matches!(c.mark_at(0), None | Some(';' | ',' | ')' | '('))
            && c.word_at(0).is_none_or(|w| w.text == "của" || w.text == "ngày");
        (symbol || numbered || (firm && plain && !c.sees(&["ngày"]))).then_some(())
    });
    if number.is_none() {
        // "theo Kế hoạch ngày 15/3/2026": the day of the plan.
        (grounds && firm && c.sees(&["ngày"])).then_some(())?;
        unit::day(c).filter(Unit::is_dated)?;
        return Some(());
    }
    c.attempt(|c| {
        let open = c.mark('(');
        unit::day(c).filter(Unit::is_dated)?;
        (!open || c.mark(')')).then_some(())
    });
    Some(())
}

/// "/QĐ-TTg", "/2025/NĐ-CP", "/2025/QH15", the party's "-HD/BTCTW".
fn symbol(c: &mut Cursor) -> Option<()> {
    let is_partys = c.mark_at(0) == Some('-') && c.glued_at(1) && c.mark_at(2) == Some('/');
    if is_partys {
        c.mark('-');
    } else {
        c.mark('/');
    }
    if c.attempt(|c| {
        c.year_number()?;
        c.mark('/').then_some(())
    })
    .is_none()
        && c.word_at(0).is_none()
    {
        return None;
    }
    c.word_at(0)?;
    let first = c.pos;
    c.pos += 1;
    let mut parts = 1;
    while c.glued_at(0) && parts < 8 {
        let joined = match c.mark_at(0) {
            Some('-' | '/' | '.' | '+') if c.glued_at(1) && c.word_at(1).is_some() => 2,
            _ if c.num_at(0).is_some() || c.word_at(0).is_some() => 1,
            _ => break,
        };
        c.pos += joined;
        parts += 1;
    }
    let slashed = matches!(c.pos.checked_sub(first), Some(n) if n > 1);
    slashed.then_some(())
}

const PUNCTUAL: [&str; 16] = [
    "theo đúng thời gian quy định",
    "theo đúng thời hạn quy định",
    "theo thời gian quy định",
    "theo thời hạn quy định",
    "theo đúng quy định",
    "theo quy định",
    "đúng thời hạn quy định",
    "đúng thời gian quy định",
    "đúng thời hạn",
    "đúng thời gian",
    "đúng hạn",
    "đúng tiến độ",
    "đúng quy định",
    "bảo đảm tiến độ",
    "đảm bảo tiến độ",
    "theo đúng tiến độ",
];

const PACED: [&str; 7] = [
    "theo tiến độ",
    "theo kế hoạch",
    "theo lộ trình",
    "theo chương trình",
    "theo lịch",
    "theo thời gian",
    "theo phân công",
];

const BY_LAW: [&str; 6] = [
    "theo quyết định",
    "theo nghị định",
    "theo nghị quyết",
    "theo luật",
    "theo thông tư",
    "theo chỉ thị",
];

const VAGUE: [&str; 15] = [
    "lâu dài",
    "chưa xác định",
    "không xác định",
    "không thời hạn",
    "kịp thời",
    "trong thời gian sớm nhất",
    "trong thời gian tới",
    "thời gian tới",
    "càng sớm càng tốt",
    "sớm nhất",
    "khẩn trương",
    "ngay lập tức",
    "nhanh chóng",
    "tùy tình hình",
    "theo tình hình thực tế",
];

/// Words that promise punctuality and name no day.
pub(super) fn no_date(c: &mut Cursor) -> Option<&'static str> {
    if c.any(&PUNCTUAL) {
        return Some(NO_DATE);
    }
    if c.attempt(|c| {
        c.any(&PACED).then_some(())?;
        c.any(&[
            "đã đề ra",
            "đề ra",
            "đã ban hành",
            "được phê duyệt",
            "được duyệt",
            "đã duyệt",
            "chung",
        ]);
        c.word_at(0).is_none().then_some(())
    })
    .is_some()
    {
        return Some(NO_DATE);
    }
    if c.attempt(school_year).is_some() {
        return Some("school-year (its days differ from place to place)");
    }
    if c.attempt(blank_form).is_some() {
        return Some(NO_DATE);
    }
    if c.any(&BY_LAW) {
        return Some(REFERENCE);
    }
    let at_once = c.attempt(|c| {
        c.any(&["thực hiện ngay", "ngay"]).then_some(())?;
        (c.word_at(0).is_none() && c.num_at(0).is_none()).then_some(())
    });
    if at_once.is_some() {
        return Some("vague");
    }
    c.any(&VAGUE).then_some("vague")
}

/// "Hết năm học 2026-2027": no calendar year.
fn school_year(c: &mut Cursor) -> Option<()> {
    c.any(&[
        "trong",
        "trước",
        "đầu",
        "cuối",
        "đến hết",
        "hết",
        "kết thúc",
        "suốt",
        "cả",
    ]);
    c.any(&["năm học", "niên khóa", "niên khoá", "học kỳ"])
        .then_some(())?;
    super::months::quarter_number(c);
    c.year_number();
    if c.mark('-') {
        c.year_number();
    }
    Some(())
}

/// "Quý cơ quan", "tuần tra": words that only sound like a stretch of time.
pub(super) fn namesake(c: &mut Cursor) -> Option<()> {
    c.any(&[
        "quý cơ quan",
        "quý đơn vị",
        "quý sở",
        "quý ban",
        "quý công ty",
        "quý phòng",
        "quý ngành",
        "quý ông",
        "quý bà",
        "quý khách",
        "quý doanh nghiệp",
        "quý báo",
        "quý trường",
        "quý cấp",
        "quý ủy ban",
        "tuần tra",
        "tuần lễ",
        "tuần hoàn",
        "chi thường xuyên",
        "kinh phí thường xuyên",
    ])
    .then_some(())
}

/// "ngày ... tháng ... năm 2026": a form that nobody filled in.
fn blank_form(c: &mut Cursor) -> Option<()> {
    let gap = |c: &mut Cursor| while c.mark('.') || c.mark('…') || c.mark('/') || c.mark('_') {};
    c.any(&["trước", "đến", "chậm nhất", "vào", "hết"]);
    c.word("ngày").then_some(())?;
    let first = c.pos;
    gap(c);
    let is_dotted = c.pos > first;
    if is_dotted && c.attempt(|c| c.num(2)).is_some() {
        c.mark('/').then_some(())?;
        return c.year_number().map(|_| ());
    }
    c.word("tháng").then_some(())?;
    gap(c);
    c.word("năm").then_some(())?;
    gap(c);
    c.year_number();
    Some(())
}

/// "06/08 TTHC".
pub(super) fn fraction_of_things(c: &mut Cursor) -> Option<()> {
    c.num(4)?;
    c.mark('/').then_some(())?;
    c.num(4)?;
    let counted = c.word_at(0).is_some_and(|w| lexicon::is_counted(&w.text));
    counted.then_some(())
}

/// "02 ngày" before the days themselves: "02 ngày, từ ngày 10/6 đến ngày 11/6".
pub(super) fn number_of_days(c: &mut Cursor) -> Option<()> {
    c.any(&["trong"]);
    c.count()?;
    let days = c.pos;
    c.word("ngày").then_some(())?;
    if c.num_at(0).is_some() {
        c.pos = days;
        return Some(());
    }
    c.mark(':');
    c.mark(',');
    c.mark('(');
    let named = c.sees(&["từ", "từ ngày", "ngày"]) || (c.num_at(0).is_some() && c.num_at(2).is_some());
    named.then_some(())
}

/// "a)", "1)", "1." at the start of a clause.
pub(super) fn enumeration(c: &mut Cursor) -> Option<()> {
    let clause = match c.before().map(|t| &t.kind) {
        None => true,
        Some(Kind::Mark(mark)) => matches!(mark, ';' | '\n' | '(' | ',' | '.' | '-'),
        _ => c.num_at(0).is_some(),
    };
    let letter = c.word_at(0).is_some_and(|w| w.text.chars().count() == 1);
    (clause && (letter || c.num(2).is_some())).then_some(())?;
    c.pos += usize::from(letter);
    let bracket = c.mark_at(0) == Some(')');
    let dot = c.mark_at(0) == Some('.') && c.word_at(1).is_some() && !c.glued_at(1);
    (bracket || dot).then_some(())?;
    c.pos += 1;
    Some(())
}
