-- The nights that a stay takes of a unit. Of a shared room it takes beds, each a row by its number from 1; of any other the whole, as bed 0.
-- The unique index makes two in one bed impossible, and the check more people than beds: a private room has a bed or a cot for all who come
-- (a cot takes a child under three), a shared one a bed for each, none beyond its own, and none for people who came later than the beds were taken.
ALTER TABLE nights RENAME TO nights_before;

CREATE TABLE nights (
    unit uuid NOT NULL,
    night integer NOT NULL,
    bed integer NOT NULL DEFAULT 0,
    stay uuid NOT NULL,
    people integer NOT NULL,
    infants integer NOT NULL,
    places integer NOT NULL DEFAULT 0,
    shared boolean NOT NULL DEFAULT false,
    beds integer NOT NULL,
    cots integer NOT NULL,
    CONSTRAINT nights_people_have_beds CHECK (
        shared = false AND bed = 0 AND people <= beds + cots AND people - infants <= beds
        OR shared = true AND bed BETWEEN 1 AND beds AND people <= places),
    FOREIGN KEY (unit, shared, beds, cots) REFERENCES units (id, shared, beds, cots) ON UPDATE CASCADE,
    FOREIGN KEY (stay, people, infants) REFERENCES stays (id, people, infants) ON UPDATE CASCADE
);
INSERT INTO nights (unit, night, stay, people, infants, beds, cots) SELECT unit, night, stay, people, infants, beds, cots FROM nights_before;
DROP TABLE nights_before;

CREATE UNIQUE INDEX nights_one_household ON nights (unit, night, bed);
CREATE INDEX nights_by_stay ON nights (stay);

-- Few rooms are shared: what is taken of them is found without looking at all others.
CREATE INDEX nights_by_bed ON nights (unit, night) WHERE bed > 0;
