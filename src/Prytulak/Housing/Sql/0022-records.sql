-- Whether a home was opened or only seen in a list (T34): a planted one that is opened is told of at once.
ALTER TABLE home_reads ADD COLUMN opened boolean NOT NULL DEFAULT true;

-- When the coordinators were last told of this reader.
ALTER TABLE home_readers ADD COLUMN alarmed_at bigint;

-- How many records an hour more somebody may read, for a while. The newest grant counts; nobody grants to themselves.
CREATE TABLE read_grants (
    account uuid PRIMARY KEY,
    more integer NOT NULL CHECK (more >= 0),
    reason text NOT NULL,
    until bigint NOT NULL,
    granted_by uuid NOT NULL,
    granted_at bigint NOT NULL,
    CHECK (granted_by <> account)
);
