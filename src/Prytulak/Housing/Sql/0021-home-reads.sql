-- Who opened which home when: so that nobody can copy them all (T34). The first row of an account is what its openings wait for.
CREATE TABLE home_readers (
    account uuid PRIMARY KEY,
    at bigint NOT NULL
);

CREATE TABLE home_reads (
    account uuid NOT NULL,
    home uuid NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (account, home)
);

-- Homes that are none: whoever opens one was looking for what is not theirs to look for.
CREATE TABLE planted_homes (
    home uuid PRIMARY KEY REFERENCES accommodations (id) ON DELETE CASCADE,
    organisation uuid NOT NULL,
    planted_by uuid NOT NULL,
    planted_at bigint NOT NULL
);
