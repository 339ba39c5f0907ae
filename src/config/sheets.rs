//! The watched folder: `[sheets]`.

use super::reach::Reach;
use super::section::Section;
use std::path::PathBuf;

/// The folder that people put filled sheets into; `None` is off.
pub fn folder(root: &Section, reach: &Reach) -> Option<PathBuf> {
    let section = root.section("sheets")?;
    let folder = section.may::<String>("folder");
    section.close();
    let folder = folder?;
    if folder.value.trim().is_empty() {
        section.log().problem(
            &folder.place,
            "is empty",
            "name the folder, or delete the line to switch it off",
        );
        return None;
    }
    Some(reach.path(&folder.value))
}
