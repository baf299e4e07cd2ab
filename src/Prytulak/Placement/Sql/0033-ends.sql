-- What a household has said of where it goes when its stay is over.
ALTER TABLE stays ADD COLUMN next_home text CHECK (next_home IN ('Wanted', 'Found'));

-- Who was reminded of the end of a stay, and when: each once.
CREATE TABLE stay_reminders (
    stay uuid NOT NULL REFERENCES stays (id),
    days integer NOT NULL CHECK (days IN (14, 30)),
    at bigint NOT NULL,
    PRIMARY KEY (stay, days)
);

-- A household lives in one home at a time, and may have agreed on the one that comes after it.
DROP INDEX stays_one_home_a_household;
CREATE UNIQUE INDEX stays_one_home_a_household ON stays (household, state) WHERE state IN ('Confirmed', 'Arrived');
CREATE INDEX stays_by_end ON stays (to_night) WHERE state IN ('Confirmed', 'Arrived');
