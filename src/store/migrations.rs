//! The schema, step by step.

use rusqlite_migration::{M, Migrations};

/// The migrations in order; a test holds this list against the folder.
pub(super) const MIGRATIONS: &[(&str, &str)] = &[
    (
        "0001_ground_facts.sql",
        include_str!("../../migrations/0001_ground_facts.sql"),
    ),
    (
        "0002_known_calendars.sql",
        include_str!("../../migrations/0002_known_calendars.sql"),
    ),
    (
        "0003_intake.sql",
        include_str!("../../migrations/0003_intake.sql"),
    ),
    (
        "0004_contribution.sql",
        include_str!("../../migrations/0004_contribution.sql"),
    ),
    (
        "0005_due_reads.sql",
        include_str!("../../migrations/0005_due_reads.sql"),
    ),
    (
        "0006_reported.sql",
        include_str!("../../migrations/0006_reported.sql"),
    ),
    (
        "0007_packed_answers.sql",
        include_str!("../../migrations/0007_packed_answers.sql"),
    ),
    (
        "0008_dossier_list.sql",
        include_str!("../../migrations/0008_dossier_list.sql"),
    ),
    (
        "0009_readings.sql",
        include_str!("../../migrations/0009_readings.sql"),
    ),
    (
        "0010_open_list.sql",
        include_str!("../../migrations/0010_open_list.sql"),
    ),
    (
        "0011_answers_by_source.sql",
        include_str!("../../migrations/0011_answers_by_source.sql"),
    ),
    (
        "0012_sending.sql",
        include_str!("../../migrations/0012_sending.sql"),
    ),
    (
        "0013_draft_version.sql",
        include_str!("../../migrations/0013_draft_version.sql"),
    ),
    (
        "0014_review.sql",
        include_str!("../../migrations/0014_review.sql"),
    ),
    (
        "0015_answers.sql",
        include_str!("../../migrations/0015_answers.sql"),
    ),
    (
        "0016_letter_words.sql",
        include_str!("../../migrations/0016_letter_words.sql"),
    ),
    (
        "0017_letter_texts.sql",
        include_str!("../../migrations/0017_letter_texts.sql"),
    ),
    (
        "0018_left_to_person.sql",
        include_str!("../../migrations/0018_left_to_person.sql"),
    ),
    (
        "0019_answer_mail.sql",
        include_str!("../../migrations/0019_answer_mail.sql"),
    ),
];

pub(super) fn migrations() -> Migrations<'static> {
    Migrations::new(MIGRATIONS.iter().map(|(_, sql)| M::up(sql)).collect())
}
