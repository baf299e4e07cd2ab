-- What counts how much in the plans of an organisation; without a row the weights are those of the program.
CREATE TABLE plan_weights (
    organisation uuid PRIMARY KEY REFERENCES organisations (id),
    version integer NOT NULL,
    person integer NOT NULL CHECK (person BETWEEN 0 AND 1000),
    urgency integer NOT NULL CHECK (urgency BETWEEN 0 AND 1000),
    waiting_month integer NOT NULL CHECK (waiting_month BETWEEN 0 AND 1000),
    distance integer NOT NULL CHECK (distance BETWEEN 0 AND 1000),
    language integer NOT NULL CHECK (language BETWEEN 0 AND 1000),
    near integer NOT NULL CHECK (near BETWEEN 0 AND 1000),
    free_of_charge integer NOT NULL CHECK (free_of_charge BETWEEN 0 AND 1000),
    own_bath integer NOT NULL CHECK (own_bath BETWEEN 0 AND 1000),
    spare_bed integer NOT NULL CHECK (spare_bed BETWEEN 0 AND 1000),
    step_free_kept integer NOT NULL CHECK (step_free_kept BETWEEN 0 AND 1000),
    host_load integer NOT NULL CHECK (host_load BETWEEN 0 AND 1000),
    changed_by uuid NOT NULL REFERENCES accounts (id),
    changed_at bigint NOT NULL
);
