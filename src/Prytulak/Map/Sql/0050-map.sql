-- What strangers may know of a day: one picture of all homes and needs, made once, so that nothing can be learned by watching
-- the day go by, and every node and every restart tell the same.
CREATE TABLE public_days (
    day text PRIMARY KEY,
    id uuid NOT NULL,
    picture BYTES NOT NULL,
    made_at bigint NOT NULL
);
