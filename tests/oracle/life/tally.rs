//! What a life has shown.

use crate::words::STAGES;

/// What was seen, so that a world in which nothing happens cannot pass for a proof.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    pub looks: usize,
    pub letters: usize,
    pub stages: [usize; 11],
    pub cancelled: usize,
    pub around: usize,
    pub trial: usize,
    pub lists: usize,
    /// Letters of tasks by the hour.
    pub by_the_hour: usize,
    /// Told lines of occurrences that count from an event, of milestones, of standing duties, of groups.
    pub of_events: usize,
    pub of_milestones: usize,
    pub of_duties: usize,
    pub of_groups: usize,
    /// Looks at an occurrence that would be told and was held, at an address that is not written to.
    pub held: usize,
    pub silenced: usize,
    /// Tasks that were read between two looks at everything, and that those would have read.
    pub tasks_read: usize,
    pub tasks_known: usize,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        self.looks += other.looks;
        self.letters += other.letters;
        self.cancelled += other.cancelled;
        self.around += other.around;
        self.trial += other.trial;
        self.lists += other.lists;
        self.by_the_hour += other.by_the_hour;
        self.of_events += other.of_events;
        self.of_milestones += other.of_milestones;
        self.of_duties += other.of_duties;
        self.of_groups += other.of_groups;
        self.held += other.held;
        self.silenced += other.silenced;
        self.tasks_read += other.tasks_read;
        self.tasks_known += other.tasks_known;
        for (mine, theirs) in self.stages.iter_mut().zip(other.stages) {
            *mine += theirs;
        }
    }

    pub fn must_have_seen_everything(&self) {
        for (name, count) in STAGES.iter().zip(self.stages) {
            assert!(count > 2, "{name} was told {count} times only: {self:?}");
        }
        let rest = [
            self.letters,
            self.cancelled,
            self.around,
            self.lists,
            self.of_events,
            self.of_groups,
            self.held,
        ];
        assert!(rest.iter().all(|count| *count > 50), "{self:?}");
        let rare = [
            self.trial,
            self.by_the_hour,
            self.of_milestones,
            self.of_duties,
            self.silenced,
        ];
        assert!(rare.iter().all(|count| *count > 10), "{self:?}");
        let is_less = 0 < self.tasks_read && self.tasks_read * 2 < self.tasks_known;
        assert!(is_less, "what is due limits what is read: {self:?}");
    }
}
