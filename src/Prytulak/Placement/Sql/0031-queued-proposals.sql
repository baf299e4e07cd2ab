-- Proposals for hosts who have as many requests as they want: each goes out by itself, or says why it could not.
CREATE TABLE queued_proposals (
    id uuid PRIMARY KEY,
    household uuid NOT NULL REFERENCES households (id),
    unit uuid NOT NULL REFERENCES units (id),
    accommodation uuid NOT NULL REFERENCES accommodations (id),
    host uuid NOT NULL REFERENCES hosts (account),
    organisation uuid NOT NULL REFERENCES organisations (id),
    from_night text NOT NULL,
    to_night text NOT NULL CHECK (to_night > from_night),
    hold boolean NOT NULL,
    proposed_by uuid NOT NULL REFERENCES accounts (id),
    queued_at bigint NOT NULL,
    refused text,
    UNIQUE (household, unit)
);
CREATE INDEX queued_proposals_by_host ON queued_proposals (host);

-- A proposal without a hold has a deadline, too: a host who does not answer would be asked nothing else for ever.
CREATE INDEX proposals_that_lapse ON stays (hold_until) WHERE state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold');
