-- Which announcement answers which announcement or policy, one row each: of an array that is compared with a column the
-- planner knows nothing, and reads all revisions.
CREATE TABLE answer (
    answers text COLLATE "C" NOT NULL,
    announcement text COLLATE "C" NOT NULL,
    ordinal int NOT NULL,
    PRIMARY KEY (answers, announcement, ordinal)
);
CREATE INDEX answer_announcement ON answer (announcement);
INSERT INTO answer SELECT DISTINCT a.id, r.announcement, r.ordinal FROM revision r, unnest(r.responds_to) a (id);
ALTER TABLE revision DROP COLUMN responds_to;
