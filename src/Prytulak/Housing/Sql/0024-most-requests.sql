-- How many requests a host wants to have before them at a time; the others wait their turn.
ALTER TABLE hosts ADD COLUMN most_requests integer NOT NULL DEFAULT 2 CHECK (most_requests BETWEEN 1 AND 5);
