-- Few announcements have either. Hash: a citation may be longer than what a tree takes.
CREATE INDEX revision_eccn ON revision USING hash ((content ->> 'eccn')) WHERE content ->> 'eccn' IS NOT NULL;
CREATE INDEX revision_legal_citation ON revision USING hash ((content ->> 'legalCitation'))
    WHERE content ->> 'legalCitation' IS NOT NULL;
