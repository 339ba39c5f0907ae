//! Letters to MIME to SMTP, to a folder, or to memory; says whether a refusal is final.
