-- The newest answer of one among many sources for a window is found without reading those of the others.
DROP INDEX snapshot_window;
CREATE INDEX snapshot_window ON snapshot (from_day, to_day, source, id);
