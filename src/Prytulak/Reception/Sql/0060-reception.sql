-- Public places where people who arrive are received. Nothing here is about a person: all of it is read by everybody, once
-- two people of the organisation stand for it. What is not to be known of a place at risk is not here either.
CREATE TABLE reception_points (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL REFERENCES organisations (id),
    state text NOT NULL CHECK (state IN ('Awaiting', 'Open', 'Closed', 'Full', 'Withdrawn')),
    kind text NOT NULL CHECK (kind IN ('Registration', 'FirstNights', 'Food', 'Medical', 'Information', 'WarmPlace')),
    language text NOT NULL,
    names text NOT NULL,
    country text NOT NULL,
    place integer NOT NULL,
    latitude_e6 integer CHECK (latitude_e6 BETWEEN -90000000 AND 90000000),
    longitude_e6 integer CHECK (longitude_e6 BETWEEN -180000000 AND 180000000),
    region_only boolean NOT NULL,
    address text NOT NULL,
    hours text NOT NULL,
    phone text NOT NULL,
    languages text NOT NULL,
    offers text NOT NULL,
    first_day text NOT NULL,
    last_day text,
    put_up_by uuid NOT NULL REFERENCES accounts (id),
    approved_by uuid REFERENCES accounts (id),
    confirmed_at bigint,
    told_at bigint,
    created_at bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CHECK (approved_by <> put_up_by),
    CHECK (state IN ('Awaiting', 'Withdrawn') OR approved_by IS NOT NULL AND confirmed_at IS NOT NULL),
    CHECK ((latitude_e6 IS NULL) = (longitude_e6 IS NULL)),
    CHECK (address <> '' OR region_only = true),
    CHECK (region_only = false OR address = '' AND latitude_e6 IS NULL AND phone <> ''),
    CHECK (last_day >= first_day)
);
CREATE INDEX reception_points_by_organisation ON reception_points (organisation, state);
CREATE INDEX reception_points_to_confirm ON reception_points (confirmed_at) WHERE told_at IS NULL;
