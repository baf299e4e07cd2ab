-- Households that wish to live near each other. All are cases of one organisation, and each has agreed by itself.
CREATE TABLE household_groups (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisations (id),
    changed_at bigint NOT NULL,
    UNIQUE (id, organisation)
);
CREATE UNIQUE INDEX households_of_organisations ON households (id, organisation);

-- A household is in one group at most, and a group has three places. A member with a code makes room for one more; of the
-- code only its keyed hash is kept.
CREATE TABLE group_members (
    household uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    group_id uuid NOT NULL,
    place integer NOT NULL CHECK (place BETWEEN 1 AND 3),
    joined_at bigint NOT NULL,
    code BYTES UNIQUE,
    code_until bigint,
    CHECK ((code IS NULL) = (code_until IS NULL)),
    UNIQUE (group_id, place),
    FOREIGN KEY (group_id, organisation) REFERENCES household_groups (id, organisation),
    FOREIGN KEY (household, organisation) REFERENCES households (id, organisation)
);
