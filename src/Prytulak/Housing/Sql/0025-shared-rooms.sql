-- A room in which several households sleep at a time: each takes as many beds as it has people.
ALTER TABLE units ADD COLUMN shared boolean NOT NULL DEFAULT false;

-- The nights rest on it: what is taken cannot become shared, or private again.
CREATE UNIQUE INDEX units_as_taken ON units (id, shared, beds, cots);
