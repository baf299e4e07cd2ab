-- What was done and read, by whom, in which role, for which purpose. It names no one.
CREATE TABLE journal (
    seq bigint PRIMARY KEY,
    at bigint NOT NULL,
    actor uuid NOT NULL,
    role text NOT NULL,
    purpose text NOT NULL,
    kind text NOT NULL,
    about text NOT NULL,
    subject uuid NOT NULL,
    organisation uuid,
    hash BYTES NOT NULL
);
CREATE INDEX journal_by_subject ON journal (subject, seq);

-- The end of the chain. Whoever holds this row writes next, so numbers commit in order.
CREATE TABLE journal_head (
    id integer PRIMARY KEY CHECK (id = 1),
    seq bigint NOT NULL,
    hash BYTES
);
INSERT INTO journal_head (id, seq) VALUES (1, 0);

-- Commands that were carried out, with their answer: the same key sent twice happens once.
CREATE TABLE commands (
    key uuid PRIMARY KEY,
    fingerprint BYTES NOT NULL,
    answer text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX commands_by_age ON commands (at);

-- Facts about this network itself: its name, whether it is a demonstration.
CREATE TABLE network (
    name text PRIMARY KEY,
    value text NOT NULL
);

-- The keys that protect cookies and forms, themselves sealed by the master key.
CREATE TABLE protection_keys (
    name text PRIMARY KEY,
    box BYTES NOT NULL
);

-- Mail on its way, written in the transaction of the act that it tells of.
CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    subject uuid NOT NULL,
    address BYTES NOT NULL,
    letter BYTES NOT NULL,
    made_at bigint NOT NULL,
    due_at bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    sent_at bigint
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL;
