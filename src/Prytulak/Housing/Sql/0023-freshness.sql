-- Offers that nobody confirms are hidden, with the reason: in no search, list or picture; what was promised or asked goes on.
ALTER TABLE accommodations ADD COLUMN hidden text CHECK (hidden IN ('Unanswered', 'Full'));
ALTER TABLE accommodations ADD COLUMN hidden_at bigint;

-- When the host was last asked about this home; and when they were last written to about any.
ALTER TABLE accommodations ADD COLUMN asked_at bigint;
ALTER TABLE hosts ADD COLUMN asked_at bigint;
CREATE INDEX homes_to_ask_about ON accommodations (confirmed_at) WHERE state = 'Open' AND (asked_at IS NULL OR asked_at <= confirmed_at);
CREATE INDEX homes_to_hide ON accommodations (confirmed_at) WHERE state = 'Open' AND (hidden IS NULL OR hidden = 'Full');

-- A letter that asks whether homes are still free. Its link is kept as a keyed hash.
CREATE TABLE host_questions (
    id uuid PRIMARY KEY,
    host uuid NOT NULL REFERENCES hosts (account),
    mac BYTES NOT NULL UNIQUE,
    asked_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX host_questions_by_host ON host_questions (host);

-- The homes that it asks about, what was answered, and whether the home was hidden before.
CREATE TABLE home_questions (
    question uuid NOT NULL REFERENCES host_questions (id) ON DELETE CASCADE,
    home uuid NOT NULL REFERENCES accommodations (id) ON DELETE CASCADE,
    organisation uuid NOT NULL,
    asked_at bigint NOT NULL,
    answer text CHECK (answer IN ('Free', 'Full', 'Paused')),
    answered_at bigint,
    hidden_at bigint,
    PRIMARY KEY (question, home)
);
CREATE INDEX home_questions_by_home ON home_questions (home);
CREATE INDEX home_questions_by_organisation ON home_questions (organisation, asked_at);
