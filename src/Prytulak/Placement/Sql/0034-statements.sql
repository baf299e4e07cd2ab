-- What hosts show to whoever compensates them: the nights of a home in a month, as they were when it was signed. It names no guest.
-- Its number is computed from the master key and these figures; the table keeps a keyed hash of it, by which it is found.
CREATE TABLE statements (
    id uuid PRIMARY KEY,
    mac BYTES NOT NULL UNIQUE,
    home uuid NOT NULL REFERENCES accommodations (id),
    organisation uuid NOT NULL REFERENCES organisations (id),
    month text NOT NULL,
    figures text NOT NULL,
    signed_by uuid NOT NULL,
    signed_at bigint NOT NULL
);
CREATE INDEX statements_by_home ON statements (home, month);
