-- Few, and asked for with every entity that is read.
CREATE INDEX revision_identity ON revision (kind) WHERE kind IN ('identity.same-as', 'identity.not-same-as');
