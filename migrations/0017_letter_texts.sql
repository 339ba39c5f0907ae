-- The two texts of a letter as they are, beside the JSON of the rest: nearly all of its bytes are in
-- them, and reading them out of JSON cost more than putting them into the form of a message.
ALTER TABLE letter_words ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE letter_words ADD COLUMN html TEXT NOT NULL DEFAULT '';
UPDATE letter_words SET
    text = coalesce(content ->> '$.text', ''),
    html = coalesce(content ->> '$.html', ''),
    content = json_remove(content, '$.text', '$.html');
