-- Who has which part in a curb, and where: once for the stretch of known time in which an announcement that makes it one
-- says so. To read a page of curbs no announcement is asked any more.
CREATE TABLE curb_part (
    policy text COLLATE "C" NOT NULL,
    known_by text NOT NULL,
    role text NOT NULL,
    value text COLLATE "C" NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    PRIMARY KEY (known_by, policy, role, value, known_from) INCLUDE (known_to)
);

CREATE INDEX curb_part_value ON curb_part (value, policy);

INSERT INTO curb_part
SELECT policy, known_by, role, value, lower(stretch), upper(stretch) FROM (
    SELECT m.entity AS policy, clock.known_by, part.role, part.value, unnest(range_agg(clock.known)) AS stretch
    FROM mention m JOIN revision r USING (announcement, ordinal),
    LATERAL (
        SELECT p.role, p.entity FROM participant p WHERE p.announcement = m.announcement AND p.ordinal = m.ordinal
            AND p.role IN ('issuer', 'target')
        UNION ALL SELECT 'jurisdiction', j FROM unnest(r.jurisdictions) j) part (role, value),
    LATERAL (VALUES
        ('system', CASE WHEN m.known_to IS NULL OR m.known_to > m.known_from
            THEN tstzrange(m.known_from, m.known_to) END),
        ('public', CASE WHEN m.public_to IS NULL OR m.public_to > m.public_from
            THEN tstzrange(m.public_from, m.public_to) END)) clock (known_by, known)
    WHERE m.curbs AND r.content IS NOT NULL AND clock.known IS NOT NULL
    GROUP BY m.entity, clock.known_by, part.role, part.value) stretches;

CREATE OR REPLACE FUNCTION facts_in_full(OUT count bigint, OUT sum bigint) LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT count(*), coalesce(wrapped(sum(line_hash(line))), 0) FROM (
        SELECT f::text AS line FROM fact f
        UNION ALL SELECT c::text FROM curb c
        UNION ALL SELECT p::text FROM curb_period p
        UNION ALL SELECT p::text FROM curb_part p) lines
$$;

CREATE TRIGGER curb_part_added AFTER INSERT ON curb_part REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER curb_part_removed AFTER DELETE ON curb_part REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();

DELETE FROM tally WHERE name = 'facts';
INSERT INTO tally SELECT -1, 'facts', count, sum FROM facts_in_full();
