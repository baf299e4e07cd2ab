CREATE TABLE keys (
    subject uuid PRIMARY KEY,
    wrapped BYTES NOT NULL
);

-- Who has been erased: replayed when a backup is restored, so that nobody comes back.
CREATE TABLE erasures (
    subject uuid PRIMARY KEY,
    at bigint NOT NULL
);
