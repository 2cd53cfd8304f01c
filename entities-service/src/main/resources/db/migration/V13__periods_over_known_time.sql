-- A period of a curb stands once for the stretch of known time in which it is the same, and not once for each stretch in
-- which nothing of the curb changes: a step more in the middle touches its neighbours, and not all that was known later.
ALTER TABLE curb_period RENAME TO curb_period_of_stretch;
ALTER TABLE curb_period_of_stretch RENAME CONSTRAINT curb_period_pkey TO curb_period_of_stretch_pkey;

CREATE TABLE curb_period (
    policy text COLLATE "C" NOT NULL,
    known_by text NOT NULL,
    layer text NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    status text NOT NULL,
    from_text text NOT NULL,
    from_earliest date NOT NULL,
    from_latest date NOT NULL,
    to_text text,
    to_earliest date,
    to_latest date,
    announcement text NOT NULL,
    PRIMARY KEY (known_by, policy, layer, from_earliest, known_from)
);

INSERT INTO curb_period
SELECT policy, known_by, layer, min(known_from),
    CASE WHEN bool_or(known_to IS NULL) THEN NULL ELSE max(known_to) END,
    status, from_text, from_earliest, from_latest, to_text, to_earliest, to_latest, announcement
FROM (
    SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY known_by, policy, layer, status, from_text, to_text,
        announcement ORDER BY known_from) AS run
    FROM (
        SELECT p.*, c.known_to, lag(c.known_to) OVER (PARTITION BY known_by, policy, layer, status, from_text, to_text,
            announcement ORDER BY known_from) IS DISTINCT FROM known_from AS begins
        FROM curb_period_of_stretch p JOIN curb c USING (known_by, policy, known_from)) stretch) runs
GROUP BY known_by, policy, layer, status, from_text, from_earliest, from_latest, to_text, to_earliest, to_latest,
    announcement, run;

DROP TABLE curb_period_of_stretch;

CREATE TRIGGER curb_period_added AFTER INSERT ON curb_period REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER curb_period_removed AFTER DELETE ON curb_period REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();

DELETE FROM tally WHERE name = 'facts';
INSERT INTO tally SELECT -1, 'facts', count, sum FROM facts_in_full();
