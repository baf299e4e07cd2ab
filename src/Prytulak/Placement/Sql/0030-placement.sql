-- One household in one unit, from the first night to the morning after the last.
-- A household without an adult cannot be in this table (T05), and its size here is its size there.
CREATE TABLE stays (
    id uuid PRIMARY KEY,
    household uuid NOT NULL,
    people integer NOT NULL,
    adults integer NOT NULL CHECK (adults > 0),
    infants integer NOT NULL,
    unit uuid NOT NULL REFERENCES units (id),
    accommodation uuid NOT NULL REFERENCES accommodations (id),
    host uuid NOT NULL REFERENCES hosts (account),
    organisation uuid NOT NULL REFERENCES organisations (id),
    state text NOT NULL CHECK (state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed',
        'Arrived', 'Ended', 'BrokenDown', 'Declined', 'Lapsed', 'Cancelled')),
    from_night text NOT NULL,
    to_night text NOT NULL CHECK (to_night > from_night),
    hold_until bigint,
    household_yes bigint,
    host_yes bigint,
    released_at bigint,
    proposed_by uuid NOT NULL REFERENCES accounts (id),
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (id, people, infants),
    FOREIGN KEY (household, people, adults, infants) REFERENCES households (id, people, adults, infants) ON UPDATE CASCADE
);
CREATE INDEX stays_by_household ON stays (household);
CREATE INDEX stays_by_host ON stays (host);
CREATE INDEX stays_by_unit ON stays (unit);
CREATE INDEX stays_by_organisation ON stays (organisation, state);
CREATE INDEX holds_that_expire ON stays (hold_until) WHERE state IN ('Held', 'AcceptedByHost', 'AcceptedByHousehold');

-- A household has one home at a time.
CREATE UNIQUE INDEX stays_one_home_a_household ON stays (household) WHERE state IN ('Confirmed', 'Arrived');

CREATE TABLE stay_steps (
    stay uuid NOT NULL REFERENCES stays (id),
    number integer NOT NULL,
    state text NOT NULL,
    at bigint NOT NULL,
    by_role text NOT NULL,
    reason text NOT NULL DEFAULT '',
    PRIMARY KEY (stay, number)
);

-- The nights that a stay takes of a unit. The unique index makes two households in one unit on one night impossible, and
-- the check makes more people than beds impossible (a cot takes a child under three), whatever the program does and however many do it at once.
-- A night is the number of its day since 0001-01-01.
CREATE TABLE nights (
    unit uuid NOT NULL,
    night integer NOT NULL,
    stay uuid NOT NULL,
    people integer NOT NULL,
    infants integer NOT NULL,
    beds integer NOT NULL,
    cots integer NOT NULL,
    CONSTRAINT nights_people_have_beds CHECK (people <= beds + cots AND people - infants <= beds),
    FOREIGN KEY (unit, beds, cots) REFERENCES units (id, beds, cots) ON UPDATE CASCADE,
    FOREIGN KEY (stay, people, infants) REFERENCES stays (id, people, infants) ON UPDATE CASCADE
);
CREATE UNIQUE INDEX nights_one_household ON nights (unit, night);
CREATE INDEX nights_by_stay ON nights (stay);
