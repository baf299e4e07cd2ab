-- That one household may be asked about one room or flat although only men live there, or nobody has said who does (T04).
-- It takes two different people of the staff, is good for one proposal, and ends by itself. A no stands.
CREATE UNIQUE INDEX stays_as_waived ON stays (id, household, unit);

CREATE TABLE waivers (
    id uuid PRIMARY KEY,
    household uuid NOT NULL REFERENCES households (id),
    unit uuid NOT NULL REFERENCES units (id),
    accommodation uuid NOT NULL REFERENCES accommodations (id),
    organisation uuid NOT NULL REFERENCES organisations (id),
    residents text NOT NULL CHECK (residents IN ('Unsaid', 'Men')),
    reason text NOT NULL CHECK (reason IN ('relative', 'known', 'own_entrance')),
    state text NOT NULL CHECK (state IN ('Asked', 'Agreed', 'Refused', 'Used', 'Lapsed')),
    asked_by uuid NOT NULL REFERENCES accounts (id),
    asked_at bigint NOT NULL,
    answered_by uuid REFERENCES accounts (id),
    answered_at bigint,
    ends_at bigint NOT NULL,
    stay uuid UNIQUE,
    CONSTRAINT waivers_take_two CHECK (answered_by <> asked_by),
    CHECK (state NOT IN ('Agreed', 'Used') OR answered_by IS NOT NULL AND answered_at IS NOT NULL),
    CHECK ((state = 'Used') = (stay IS NOT NULL)),
    FOREIGN KEY (stay, household, unit) REFERENCES stays (id, household, unit)
);
CREATE UNIQUE INDEX waivers_one_at_a_time ON waivers (household, unit) WHERE state IN ('Asked', 'Agreed', 'Refused');
CREATE INDEX waivers_by_organisation ON waivers (organisation, state);

-- Homes of which others were said to live there after somebody was placed.
CREATE INDEX stays_by_accommodation ON stays (accommodation);
