-- A household and a host who are never brought together again, since a stay broke off between them.
CREATE TABLE barred_pairs (
    household uuid NOT NULL REFERENCES households (id),
    host uuid NOT NULL REFERENCES hosts (account),
    stay uuid NOT NULL REFERENCES stays (id),
    reason text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (household, host)
);
