-- Since when a household whose stay broke off has had no bed for the night; null for all others. They stand first in the queue.
ALTER TABLE households ADD COLUMN no_bed_since bigint;
