-- A tick reads what belongs to the tasks that are due to be looked at, and the keys it asks for.
-- Which tasks those are is known to the running program only: nothing derived is stored.
CREATE INDEX mark_task ON mark (task);
CREATE INDEX mark_at ON mark (at);
CREATE INDEX told_task ON told (task, due);
CREATE INDEX letter_kind ON letter (kind, written_at);
