//! Everything that must happen now: facts in, actions with reasons out.
