//! A totals row that is not the last one: a part's sum above another part, or the end of the form with
//! rows of another kind below it.

use super::{Body, Shape, What, counted, sums_up};
use crate::calendar::count;
use crate::dossier::SectorRow;
use crate::export::content::Trouble;
use crate::export::header::Header;
use crate::export::place::of_sheet;
use crate::paper::grid::Grid;
use crate::paper::table::Row;

/// What stands below a totals row, as far as it is of the same table.
struct Below {
    /// Lines of sectors with figures.
    sectors: Vec<usize>,
    /// Another totals row stands below some of them.
    has_total: bool,
}

impl Body {
    /// Whether the row sums up a part only: more sectors and another totals row follow. Such a row that is
    /// not the sum of its part is a trouble, as nobody can say which of the two is the total.
    pub(super) fn is_of_a_part(
        &mut self,
        row: (&Row, &SectorRow),
        header: &Header,
        grid: &Grid,
        shape: Shape,
    ) -> bool {
        let (row, total) = row;
        let below = self.below(header, shape);
        if self.rows.is_empty() || !below.has_total {
            self.remark_on(&below);
            return false;
        }
        let part = self.rows.get(self.part_from..).unwrap_or_default();
        if !sums_up(total, part) {
            self.troubles.push(Trouble {
                place: format!("{}hàng {}", of_sheet(grid), row.line),
                text: "hàng tổng số ở giữa bảng không bằng tổng các hàng bên trên; đề nghị kiểm tra, hoặc bỏ hàng này"
                    .to_owned(),
            });
        }
        self.part_from = self.rows.len();
        true
    }

    fn below(&self, header: &Header, shape: Shape) -> Below {
        let mut found = Below {
            sectors: Vec::new(),
            has_total: false,
        };
        for row in shape.below {
            match self.what(row, header, shape) {
                What::Total => {
                    found.has_total = !found.sectors.is_empty();
                    break;
                }
                What::Sector if counted(row, header) > 0 => found.sectors.push(row.line),
                // A heading that is printed again begins another table.
                What::Nothing if counted(row, header) > 0 => break,
                _ => {}
            }
        }
        found
    }

    /// Rows below the end of the form are told, never lost in silence.
    fn remark_on(&mut self, below: &Below) {
        let (Some(first), Some(last)) = (below.sectors.first(), below.sectors.last()) else {
            return;
        };
        if self.rows.is_empty() {
            return;
        }
        let lines = match first == last {
            true => format!("hàng {first}"),
            false => format!("hàng {first} đến {last}"),
        };
        self.remarks.push(format!(
            "Dưới hàng tổng số còn {} hàng có số liệu ({lines}) không được tính; nếu là lĩnh vực, đề nghị chuyển lên trên hàng tổng số.",
            count(i64::try_from(below.sectors.len()).unwrap_or(i64::MAX))
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{at, hm};
    use crate::export::{Content, Refused, read};

    const HEADER: &str = "TT;Lĩnh vực;Tiếp nhận;;;;Đã giải quyết;;;;Đang giải quyết;;\n\
        ;;Tổng số;Trong kỳ;;Từ kỳ trước;Tổng số;Trước hạn;Đúng hạn;Quá hạn;Tổng số;Trong hạn;Quá hạn\n\
        ;;;Trực tuyến;Trực tiếp, BCCI;;;;;;;;\n";

    /// Sectors, the total's received, what is remarked.
    type Said = (Vec<String>, Option<i64>, Vec<String>);

    fn form(rows: &str) -> Result<Said, Refused> {
        let now = at("2026-06-22".parse().unwrap(), hm(9, 30));
        let export = read("a.csv", format!("{HEADER}{rows}").as_bytes(), now)?;
        let Content::Form { rows, total, .. } = export.content else {
            panic!("a form")
        };
        let names = rows.into_iter().map(|row| row.sector).collect();
        Ok((names, total.and_then(|t| t.counts.c3), export.remarks))
    }

    const FIRST: &str = "1;Đầu tư;10;6;2;2;8;5;3;0;2;2;0\n2;Lao động;5;3;1;1;4;2;2;0;1;1;0\n";
    const SECOND: &str = "3;Đất đai;4;2;1;1;3;1;2;0;1;1;0\n";

    #[test]
    fn a_total_in_the_middle_is_the_sum_of_its_part_and_the_last_one_that_of_the_form() {
        let rows =
            format!("{FIRST};Tổng số;15;9;3;3;12;7;5;0;3;3;0\n{SECOND};Tổng cộng;19;11;4;4;15;8;7;0;4;4;0\n");
        let (names, total, _) = form(&rows).unwrap();
        assert_eq!(names, ["Đầu tư", "Lao động", "Đất đai"]);
        assert_eq!(total, Some(19));
    }

    #[test]
    fn a_total_in_the_middle_that_is_no_sum_is_refused_with_its_row() {
        let rows =
            format!("{FIRST};Tổng số;99;9;3;3;12;7;5;0;3;3;0\n{SECOND};Tổng cộng;19;11;4;4;15;8;7;0;4;4;0\n");
        let refused = form(&rows).unwrap_err();
        assert_eq!(refused.troubles.len(), 1);
        assert!(refused.troubles[0].place.contains("hàng 6"), "{refused:?}");
        assert!(refused.troubles[0].text.contains("ở giữa bảng"));
    }

    #[test]
    fn rows_below_the_end_of_the_form_are_told() {
        let rows = format!("{FIRST};Tổng số;15;9;3;3;12;7;5;0;3;3;0\n{SECOND}");
        let (names, total, remarks) = form(&rows).unwrap();
        assert_eq!((names.len(), total), (2, Some(15)));
        assert!(
            remarks
                .iter()
                .any(|r| r.contains("Dưới hàng tổng số còn 01 hàng có số liệu (hàng 7)")),
            "{remarks:?}"
        );
    }
}
