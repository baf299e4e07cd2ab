-- What it counts when a group of households lives near each other.
ALTER TABLE plan_weights ADD COLUMN together integer NOT NULL DEFAULT 300 CHECK (together BETWEEN 0 AND 1000);
