-- When a task is looked at again, in seconds since 1970; NULL is now, so a new version is always
-- looked at, and dropping the index is setting NULL. Like letter.is_open it only limits what is
-- read and never decides; it can be rebuilt.
ALTER TABLE task_version ADD COLUMN look_again_at INTEGER;
CREATE INDEX task_version_look ON task_version (look_again_at);

-- What belongs to the tasks looked at, and the keys that are asked for.
CREATE INDEX mark_task ON mark (task);
CREATE INDEX mark_at ON mark (at);
CREATE INDEX told_task ON told (task, due);
CREATE INDEX letter_kind ON letter (kind, written_at);
