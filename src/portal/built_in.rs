//! The profiles that come with the program.

/// The profiles that come with the program: name of the file in `config/sources/`, its text.
pub const BUILT_IN: [(&str, &str); 7] = [
    ("opencps-v2", OPENCPS_V2),
    ("igate-2", include_str!("../../config/sources/igate-2.toml")),
    ("dvcqg-v1", include_str!("../../config/sources/dvcqg-v1.toml")),
    (
        "dvcqg-v1-766",
        include_str!("../../config/sources/dvcqg-v1-766.toml"),
    ),
    (
        "dvcqg-legacy",
        include_str!("../../config/sources/dvcqg-legacy.toml"),
    ),
    (
        "opencps-v2-dossiers",
        include_str!("../../config/sources/opencps-v2-dossiers.toml"),
    ),
    (
        "igate-2-dossiers",
        include_str!("../../config/sources/igate-2-dossiers.toml"),
    ),
];

/// The profile of that name that comes with the program.
pub fn built_in(name: &str) -> Option<&'static str> {
    let found = BUILT_IN.iter().find(|(id, _)| *id == name);
    found.map(|(_, text)| *text)
}

/// OpenCPS v2 in month, year and range mode.
pub const OPENCPS_V2: &str = include_str!("../../config/sources/opencps-v2.toml");
