//! The configuration of the first day: the shipped one, with an address book in the place of the
//! sample units, working from its own folder.

/// The configuration as shipped, with every key explained.
const SHIPPED: &str = include_str!("../../config/dossierd.toml");

const UNITS_BEGIN: &str = "# --- Units ---";
const UNITS_END: &str = "# --- Letters ---";

const PEOPLE: &str = r#"# --- Units --------------------------------------------------------------------------
# Units, groups, who is away and what units wish stand in the address book, an Excel file
# that is filled in by hand and given back with `dossierd init --danh-ba FILE`. The path is
# seen from this file's folder. [[unit]] and [[group]] sections may stand here beside it; an
# id and a name stand in one of the two.

[people]
address_book = "danh-ba.xlsx"

"#;

/// Where the installed daemon may write.
const STATE: &str = "/var/lib/dossierd/";

/// The text of the first `dossierd.toml`. `units` are the ids of the address book: reports of the
/// sample whose unit is not among them are given to the first, with a line that says so.
/// `is_installed`: it lies where the installed daemon reads it, which writes elsewhere.
pub fn first_configuration(units: &[String], is_installed: bool) -> String {
    let sheets = format!("folder = \"{STATE}vao\"");
    let with_sheets = with_people(SHIPPED)
        .replace(&format!("# {sheets}"), &sheets)
        .replace("# additions = ", "additions = ");
    let own_folder = match is_installed {
        true => with_sheets,
        false => with_sheets.replace(&format!("\"{STATE}"), "\""),
    };
    let lead = units.iter().find(|id| *id == "vp").or(units.first());
    let mut text = String::new();
    for line in own_folder.lines() {
        let named = line
            .strip_prefix("lead = \"")
            .and_then(|rest| rest.strip_suffix('"'));
        match (named, lead) {
            (Some(id), Some(lead)) if !units.iter().any(|u| u == id) => {
                text +=
                    &format!("# To be settled: the sample says \"{id}\", which the plan does not name.\n");
                text += &format!("lead = \"{lead}\"\n");
            }
            _ => {
                text += line;
                text.push('\n');
            }
        }
    }
    text
}

/// The text with the sample units cut out.
fn with_people(text: &str) -> String {
    match (text.find(UNITS_BEGIN), text.find(UNITS_END)) {
        (Some(begin), Some(end)) if begin < end => format!("{}{PEOPLE}{}", &text[..begin], &text[end..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_units_give_way_to_the_address_book_and_paths_stay_in_the_folder() {
        let text = first_configuration(&["vp".into(), "qldt".into()], false);
        for gone in [
            "\n[[unit]]",
            "\n[[group]]",
            "/var/lib/dossierd/dossierd.db",
            "lead = \"tks\"",
        ] {
            assert!(SHIPPED.contains(gone), "{gone} is in the sample");
            assert!(!text.contains(gone), "{gone}");
        }
        for there in [
            "address_book = \"danh-ba.xlsx\"",
            "\ndatabase = \"dossierd.db\"",
            "\nfolder = \"vao\"",
            "\nadditions = \"ngay-nghi.xlsx\"",
            "days_off = \"days-off.tsv\"",
            "mode = \"shadow\"",
            "# To be settled: the sample says \"tks\"",
            "lead = \"vp\"",
        ] {
            assert!(text.contains(there), "{there}");
        }
        let installed = first_configuration(&["vp".into()], true);
        for there in [
            "\ndatabase = \"/var/lib/dossierd/dossierd.db\"",
            "\nfolder = \"/var/lib/dossierd/vao\"",
        ] {
            assert!(installed.contains(there), "{there}");
        }
    }
}
