-- Since when somebody has said that it was not safe with this host. Nothing of theirs is offered until one of the staff has looked.
ALTER TABLE hosts ADD COLUMN safety_since bigint;
