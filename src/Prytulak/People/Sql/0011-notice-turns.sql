-- When a host was last written to of themselves, and what waits to be told with the next letter.
CREATE TABLE notice_turns (
    account uuid PRIMARY KEY REFERENCES accounts (id),
    written_at bigint NOT NULL
);
CREATE TABLE waiting_notices (
    account uuid NOT NULL REFERENCES accounts (id),
    text_key text NOT NULL,
    PRIMARY KEY (account, text_key)
);
