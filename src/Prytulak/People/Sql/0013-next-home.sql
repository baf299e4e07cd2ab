-- From when a household that has a home asks for the next one; it stands in the queue and keeps its home meanwhile.
ALTER TABLE households ADD COLUMN next_from text;
