//! The files that the program holds in itself: defaults, days off, the invented office.

/// The name by which messages call the defaults.
pub const BUILT_IN_DEFAULTS: &str = "built-in defaults";

/// What holds where a configuration says nothing.
pub const DEFAULTS: &str = include_str!("defaults.toml");

/// The days off as shipped.
pub const DAYS_OFF: &str = include_str!("../../config/days-off.tsv");

/// The plan of the built-in sample office: text with tab-separated rows.
pub const SAMPLE_PLAN: &str = include_str!("../../config/sample/ke-hoach-cchc-2026.txt");

/// The configuration of the built-in sample office.
pub const SAMPLE: &str = include_str!("../../config/sample/dossierd.toml");
