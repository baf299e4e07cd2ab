CREATE TABLE organisations (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    countries text NOT NULL,
    languages text NOT NULL,
    created_at bigint NOT NULL
);

-- Staff and hosts: people who sign in. Names and addresses are sealed; an address is found by its keyed hash.
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    roles integer NOT NULL,
    organisation uuid REFERENCES organisations (id),
    state text NOT NULL CHECK (state IN ('Active', 'Suspended', 'Erased')),
    name BYTES,
    email BYTES,
    email_index BYTES UNIQUE,
    phone BYTES,
    phone_index BYTES,
    language text NOT NULL,
    stamp text NOT NULL,
    totp BYTES,
    totp_step bigint NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    locked_until bigint,
    created_at bigint NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX accounts_by_organisation ON accounts (organisation);

CREATE TABLE passkeys (
    credential BYTES PRIMARY KEY,
    account uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    data text NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX passkeys_by_account ON passkeys (account);

-- Codes sent by mail: only their keyed hash is kept, each works once.
CREATE TABLE sign_in_codes (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    mac BYTES NOT NULL,
    expires_at bigint NOT NULL,
    tries integer NOT NULL DEFAULT 0,
    used_at bigint
);
CREATE INDEX sign_in_codes_by_account ON sign_in_codes (account);

-- Credentials of programs.
CREATE TABLE api_credentials (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    mac BYTES NOT NULL UNIQUE,
    expires_at bigint NOT NULL,
    revoked_at bigint
);

-- Households that ask for shelter. They need no account. What they need and who they are is sealed; the counts that
-- the rules of housing rest on are not.
CREATE TABLE households (
    id uuid PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    organisation uuid REFERENCES organisations (id),
    state text NOT NULL CHECK (state IN ('Draft', 'Waiting', 'Matched', 'Housed', 'Withdrawn', 'Erased')),
    adults integer NOT NULL CHECK (adults >= 0),
    people integer NOT NULL CHECK (people >= adults AND people <= 40),
    infants integer NOT NULL DEFAULT 0 CHECK (infants BETWEEN 0 AND people - adults),
    language text NOT NULL,
    needs BYTES,
    name BYTES,
    contact BYTES,
    note BYTES,
    email_index BYTES,
    phone_index BYTES,
    caseworker uuid REFERENCES accounts (id),
    step integer NOT NULL DEFAULT 1,
    link_generation integer NOT NULL DEFAULT 1,
    asked_at bigint,
    created_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (id, people, adults, infants)
);
CREATE INDEX households_by_organisation ON households (organisation, state);
CREATE INDEX households_by_phone ON households (phone_index);
CREATE INDEX drafts_by_age ON households (created_at) WHERE state = 'Draft';

-- The private link and the recovery phrase of a household: keyed hashes of secrets that are never stored.
CREATE TABLE links (
    mac BYTES PRIMARY KEY,
    household uuid NOT NULL REFERENCES households (id) ON DELETE CASCADE,
    generation integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('Link', 'Phrase')),
    expires_at bigint NOT NULL
);
CREATE INDEX links_by_household ON links (household);

-- What household and caseworker write to each other, sealed under the household's key.
CREATE TABLE messages (
    id uuid PRIMARY KEY,
    household uuid NOT NULL REFERENCES households (id) ON DELETE CASCADE,
    author uuid NOT NULL,
    from_household boolean NOT NULL,
    body BYTES NOT NULL,
    sent_at bigint NOT NULL,
    read_at bigint
);
CREATE INDEX messages_by_household ON messages (household, sent_at);
