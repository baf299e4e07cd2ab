-- When a household said that it is on its way to the home that was agreed on.
ALTER TABLE stays ADD COLUMN set_out_at bigint;
