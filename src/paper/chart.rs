//! A line chart as Word and LibreOffice draw it themselves (DrawingML): sharp in print, its words in
//! the document's own type, its numbers to be read by a program. Lines differ in marker and dash, not
//! in colour: reports are printed and copied in black and white.

use super::clean::clean;
use quick_xml::escape::escape;
use std::fmt::Write;

/// Some counts over the same periods; `None` leaves a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    pub categories: Vec<String>,
    pub series: Vec<(String, Vec<Option<i64>>)>,
}

/// Where a chart stands in rendered text; XML 1.0 forbids it, and [`clean`] replaces it.
pub(super) const CHART: char = '\u{3}';

/// How a line is drawn.
struct Line {
    marker: &'static str,
    /// Of its marker, in points.
    size: u32,
    filling: &'static str,
    colour: &'static str,
    dash: &'static str,
    /// In EMU.
    width: u32,
}

const fn line(
    (marker, size, filling): (&'static str, u32, &'static str),
    (colour, dash, width): (&'static str, &'static str, u32),
) -> Line {
    Line {
        marker,
        size,
        filling,
        colour,
        dash,
        width,
    }
}

/// The lines in turn. What is received and what is resolved mostly lie upon each other: the second is thin and
/// black within the broad grey of the first, and so are their markers, of which LibreOffice fills every one.
const LINES: [Line; 6] = [
    line(("circle", 9, "A6A6A6"), ("A6A6A6", "solid", 50_800)),
    line(("square", 5, "000000"), ("000000", "solid", 12_700)),
    line(("triangle", 7, "595959"), ("595959", "dash", 22_225)),
    line(("diamond", 6, "000000"), ("000000", "sysDot", 19_050)),
    line(("x", 6, "FFFFFF"), ("000000", "lgDashDot", 12_700)),
    line(("plus", 6, "FFFFFF"), ("7F7F7F", "sysDash", 12_700)),
];

/// Across the text between the margins of the decree, in EMU.
const WIDTH: u32 = 5_760_000;
const HEIGHT: u32 = 2_700_000;
/// Of a chart of few lines.
const LOW: u32 = 2_050_000;
const FEW_LINES: usize = 2;

/// With so many points or fewer their values are printed beside them.
const LABELLED: usize = 6;

fn height(chart: &Chart) -> u32 {
    match chart.series.len() {
        0..=FEW_LINES => LOW,
        _ => HEIGHT,
    }
}

pub(super) const TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
pub(super) const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";

/// "charts/bieu-do-1.xml", seen from the document.
pub(super) fn target(number: usize) -> String {
    format!("charts/bieu-do-{number}.xml")
}

pub(super) fn relation_id(number: usize) -> String {
    format!("rIdBieuDo{number}")
}

/// What stands in the run: a frame that points to the chart's own part.
pub(super) fn frame(number: usize, chart: &Chart) -> String {
    let words = clean(&chart.title);
    format!(
        concat!(
            r#"<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
            r#" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>"#,
            r#"<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{id}" name="Biểu đồ {number}" descr="{words}"/>"#,
            r#"<wp:cNvGraphicFramePr/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">"#,
            r#"<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">"#,
            r#"<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart""#,
            r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{relation}"/>"#,
            r#"</a:graphicData></a:graphic></wp:inline></w:drawing>"#,
        ),
        width = WIDTH,
        height = height(chart),
        id = 9000 + number,
        number = number,
        words = escape(words),
        relation = relation_id(number),
    )
}

/// The chart's own part.
pub(super) fn part(chart: &Chart) -> String {
    let mut xml = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart""#,
        r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart>"#,
    ));
    let title = clean(&chart.title);
    let _ = write!(
        xml,
        r#"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="vi-VN" sz="1200" b="1">{TYPEFACE}</a:rPr><a:t>{}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>"#,
        escape(title)
    );
    xml.push_str(r#"<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>"#);
    for index in 0..chart.series.len() {
        series(&mut xml, (index, chart));
    }
    xml.push_str(r#"<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>"#);
    xml.push_str(concat!(
        r#"<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>"#,
        r#"<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="out"/>"#,
        // Upright: turned words are hard to read in print.
        r#"<c:minorTickMark val="none"/><c:tickLblPos val="low"/>"#,
        r#"<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>"#,
        r#"<c:crossAx val="222"/><c:crosses val="autoZero"/>"#,
        r#"<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>"#,
        r#"<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>"#,
        r#"<c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>"#,
        // A point in words: with "#,##0" an English Word or LibreOffice prints "1,200" in a Vietnamese report.
        r#"<c:numFmt formatCode="[&gt;=1000]0&quot;.&quot;000;0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>"#,
        r#"<c:tickLblPos val="nextTo"/><c:crossAx val="111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>"#,
        r#"<c:spPr><a:noFill/></c:spPr></c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>"#,
        r#"<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>"#,
        r#"<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>"#,
    ));
    let _ = write!(
        xml,
        r#"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000">{TYPEFACE}</a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr></c:chartSpace>"#
    );
    xml
}

const TYPEFACE: &str = concat!(
    r#"<a:solidFill><a:srgbClr val="000000"/></a:solidFill>"#,
    r#"<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/>"#,
);

fn series(xml: &mut String, (index, chart): (usize, &Chart)) {
    let line = &LINES[index % LINES.len()];
    let ((name, values), categories) = (&chart.series[index], &chart.categories);
    let _ = write!(
        xml,
        concat!(
            r#"<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:v>{name}</c:v></c:tx>"#,
            r#"<c:spPr><a:ln w="{width}" cap="rnd"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>"#,
            r#"<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>"#,
            r#"<c:marker><c:symbol val="{marker}"/><c:size val="{size}"/><c:spPr><a:solidFill><a:srgbClr val="{filling}"/></a:solidFill>"#,
            r#"<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr></c:marker>"#,
        ),
        index = index,
        name = escape(clean(name)),
        width = line.width,
        colour = line.colour,
        dash = line.dash,
        marker = line.marker,
        size = line.size,
        filling = line.filling,
    );
    if categories.len() <= LABELLED {
        xml.push_str(&labels(chart, index));
    }
    let _ = write!(xml, r#"<c:cat><c:strLit><c:ptCount val="{}"/>"#, categories.len());
    for (i, category) in categories.iter().enumerate() {
        let words = clean(category);
        let _ = write!(xml, r#"<c:pt idx="{i}"><c:v>{}</c:v></c:pt>"#, escape(words));
    }
    xml.push_str("</c:strLit></c:cat>");
    let _ = write!(
        xml,
        r#"<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{}"/>"#,
        categories.len()
    );
    for (i, value) in values.iter().take(categories.len()).enumerate() {
        if let Some(n) = value {
            let _ = write!(xml, r#"<c:pt idx="{i}"><c:v>{n}</c:v></c:pt>"#);
        }
    }
    xml.push_str(r#"</c:numLit></c:val><c:smooth val="0"/></c:ser>"#);
}

/// The value at each point, above it; below it where the line lies upon the one before, so that both are read.
fn labels(chart: &Chart, index: usize) -> String {
    let side = if lies_upon_the_last(chart, index) {
        "b"
    } else {
        "t"
    };
    format!(
        concat!(
            r#"<c:dLbls><c:numFmt formatCode="[&gt;=1000]0&quot;.&quot;000;0" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>"#,
            r#"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>"#,
            r#"<c:dLblPos val="{side}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>"#,
            r#"<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>"#,
        ),
        side = side
    )
}

/// Values nearer to each other than that part of the highest have no room for words between them.
const NEAR: u64 = 6;

fn lies_upon_the_last(chart: &Chart, index: usize) -> bool {
    let values = |at: usize| chart.series.get(at).map(|(_, values)| values.as_slice());
    let Some((before, own)) = index.checked_sub(1).and_then(values).zip(values(index)) else {
        return false;
    };
    let all = chart
        .series
        .iter()
        .flat_map(|(_, values)| values.iter().flatten());
    let most = all.max().copied().unwrap_or(0);
    let mut both = before.iter().zip(own).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
    both.any(|(a, b)| a.abs_diff(b).saturating_mul(NEAR) < most.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program's own thousands separator is that of its language, and "1,200" is one and a fifth here.
    #[test]
    fn figures_at_the_axis_have_the_point_in_their_own_words() {
        let part = part(&Chart {
            title: "Số hồ sơ".into(),
            categories: vec!["Quý I".into()],
            series: vec![("Tiếp nhận".into(), vec![Some(1200)])],
        });
        let axis = part.split("<c:valAx>").nth(1).unwrap();
        assert!(
            axis.contains(r#"formatCode="[&gt;=1000]0&quot;.&quot;000;0""#),
            "{axis}"
        );
        assert!(!part.contains("#,##0"));
    }

    #[test]
    fn few_points_have_their_values_beside_them() {
        let with = |points: usize| {
            part(&Chart {
                title: "Số hồ sơ".into(),
                categories: vec!["Năm".into(); points],
                series: vec![("Tiếp nhận".into(), vec![Some(4203); points]); 2],
            })
        };
        assert!(!with(LABELLED + 1).contains("dLbls"));
        let few = with(LABELLED);
        assert!(
            few.contains(r#"</c:marker><c:dLbls>"#) && few.contains(r#"</c:dLbls><c:cat>"#),
            "{few}"
        );
        let sides =
            |xml: &str| ["t", "b"].map(|side| xml.matches(&format!(r#"<c:dLblPos val="{side}"/>"#)).count());
        assert_eq!(sides(&few), [1, 1], "two lines upon each other");
        let apart = part(&Chart {
            title: "Số hồ sơ".into(),
            categories: vec!["Năm".into(); 3],
            series: [56, 1]
                .map(|n| ("Đang giải quyết".into(), vec![Some(n); 3]))
                .to_vec(),
        });
        assert_eq!(
            sides(&apart),
            [2, 0],
            "below the lower one stand the words of the axis"
        );
    }

    /// What is received and what is resolved are nearly one: neither may hide the other, in grey and where
    /// every marker is filled.
    #[test]
    fn two_lines_upon_each_other_are_both_seen() {
        let [broad, thin] = [&LINES[0], &LINES[1]];
        assert!(broad.width >= 3 * thin.width && broad.size > thin.size);
        assert_ne!(broad.colour, thin.colour);
        assert_eq!((broad.filling, thin.filling), (broad.colour, thin.colour));
    }
}
