//! Hashes as they are written.

/// SHA-256 sums and the like, as they are written.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
