-- The largest number among codes such as D0000001 is one look-up, however many members there are. Numbers with more
-- digits are larger, so the length comes first.
CREATE INDEX members_numbered_codes ON "members" (tenant_id, length(code), code) WHERE code ~ '^D[0-9]{7,9}$';
