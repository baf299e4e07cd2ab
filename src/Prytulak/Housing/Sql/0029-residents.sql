-- Who else lives in a home, and since when it is said so. Where nobody has said it, women without a man are not placed (T04).
ALTER TABLE accommodations ADD COLUMN residents text NOT NULL DEFAULT 'Unsaid' CHECK (residents IN ('Unsaid', 'Nobody', 'Women', 'Men', 'Mixed'));
ALTER TABLE accommodations ADD COLUMN residents_at bigint;

-- Whether one of the staff has looked at what the host says of it; until then it counts as not said.
ALTER TABLE accommodations ADD COLUMN residents_seen boolean NOT NULL DEFAULT false;
