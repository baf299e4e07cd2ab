-- Offers that somebody brings in a file. What was uploaded waits sealed under the account of whoever did, and a day at most;
-- once it is imported, only the rows that could not be are left of it.
CREATE TABLE imports (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES accounts (id),
    organisation uuid NOT NULL REFERENCES organisations (id),
    content BYTES,
    plan BYTES,
    made_at bigint NOT NULL,
    done_at bigint,
    added integer NOT NULL DEFAULT 0,
    changed integer NOT NULL DEFAULT 0,
    skipped integer NOT NULL DEFAULT 0,
    faulty integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX imports_by_account ON imports (account);

-- How an organisation has read files with these headers before. The headers are a keyed hash: a file without any has people in its first row.
CREATE TABLE import_columns (
    organisation uuid NOT NULL REFERENCES organisations (id),
    heads BYTES NOT NULL,
    mapping text NOT NULL,
    PRIMARY KEY (organisation, heads)
);

-- How many imports an organisation has finished: whoever looked for doubles before the last of them looks again.
CREATE TABLE import_turns (
    organisation uuid PRIMARY KEY REFERENCES organisations (id),
    turn integer NOT NULL
);

-- Addresses of e-mail, as keyed hashes, whose owners were told that they have an account elsewhere: once, and again after a month at the earliest.
CREATE TABLE import_letters (
    organisation uuid NOT NULL REFERENCES organisations (id),
    email_index BYTES NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (organisation, email_index)
);
