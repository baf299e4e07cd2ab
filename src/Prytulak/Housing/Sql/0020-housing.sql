CREATE TABLE hosts (
    account uuid PRIMARY KEY REFERENCES accounts (id),
    organisation uuid NOT NULL REFERENCES organisations (id),
    vetting text NOT NULL CHECK (vetting IN ('None', 'Awaiting', 'Vetted', 'Refused', 'Barred')),
    round integer NOT NULL DEFAULT 1,
    introduced_by uuid REFERENCES accounts (id),
    about BYTES,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX hosts_by_vetting ON hosts (organisation, vetting);

-- What each vetter found. Two different people must say yes; nobody says it twice in one round.
CREATE TABLE vettings (
    id uuid PRIMARY KEY,
    host uuid NOT NULL REFERENCES hosts (account),
    round integer NOT NULL,
    vetter uuid NOT NULL REFERENCES accounts (id),
    verdict text NOT NULL CHECK (verdict IN ('Yes', 'No')),
    evidence BYTES NOT NULL,
    at bigint NOT NULL,
    UNIQUE (host, round, vetter)
);

-- Homes. The address is sealed; what others may know of the place is the public cell, chosen once.
CREATE TABLE accommodations (
    id uuid PRIMARY KEY,
    host uuid NOT NULL REFERENCES hosts (account),
    organisation uuid NOT NULL REFERENCES organisations (id),
    state text NOT NULL CHECK (state IN ('Draft', 'AwaitingVetting', 'Open', 'Paused', 'Full', 'Expired', 'Withdrawn', 'Barred')),
    kind text NOT NULL CHECK (kind IN ('Room', 'Flat', 'House', 'Shelter')),
    country text NOT NULL,
    cell text NOT NULL,
    address BYTES,
    position BYTES,
    description BYTES,
    is_free boolean NOT NULL,
    languages text NOT NULL,
    welcome text NOT NULL,
    near text NOT NULL,
    available_from text NOT NULL,
    available_to text NOT NULL,
    confirmed_at bigint NOT NULL,
    created_at bigint NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX accommodations_by_host ON accommodations (host);
CREATE INDEX accommodations_by_organisation ON accommodations (organisation, state);

-- Rooms or flats that are let separately.
CREATE TABLE units (
    id uuid PRIMARY KEY,
    accommodation uuid NOT NULL REFERENCES accommodations (id),
    number integer NOT NULL,
    beds integer NOT NULL CHECK (beds BETWEEN 1 AND 40),
    cots integer NOT NULL CHECK (cots >= 0),
    own_bath boolean NOT NULL,
    step_free boolean NOT NULL,
    pets boolean NOT NULL,
    smoking boolean NOT NULL,
    women_only boolean NOT NULL,
    removed boolean NOT NULL,
    version integer NOT NULL DEFAULT 1,
    UNIQUE (accommodation, number),
    UNIQUE (id, beds, cots)
);

CREATE TABLE photos (
    id uuid PRIMARY KEY,
    accommodation uuid NOT NULL REFERENCES accommodations (id) ON DELETE CASCADE,
    picture BYTES NOT NULL,
    added_at bigint NOT NULL
);
CREATE INDEX photos_by_accommodation ON photos (accommodation);
