-- Few announcements have either; a hash index holds no nulls, and a citation of any length. Not partial: the planner would
-- not know how few there are.
CREATE INDEX revision_eccn ON revision USING hash ((content ->> 'eccn'));
CREATE INDEX revision_legal_citation ON revision USING hash ((content ->> 'legalCitation'));
