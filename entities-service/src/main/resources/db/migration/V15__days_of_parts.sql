-- On which days one has part in a curb: whom an amendment or a change of a list names is a target from its dates on, and
-- whom a change of a list that eases names is none any more. Null is open.
ALTER TABLE curb_part
    DROP CONSTRAINT curb_part_pkey,
    ADD COLUMN valid_from date,
    ADD COLUMN valid_to date,
    ADD CONSTRAINT curb_part_key UNIQUE NULLS NOT DISTINCT (known_by, policy, role, value, known_from, valid_from)
        INCLUDE (known_to, valid_to);

-- With the policy behind the value it is taken for a policy's parts too, and skips from value to value.
DROP INDEX curb_part_value;
CREATE INDEX curb_part_value ON curb_part (value);

-- What stands in curb_part already is of all days. Only the targets of policies with amendments or lists are others.
CREATE TEMPORARY TABLE naming ON COMMIT DROP AS
SELECT m.entity AS policy, p.entity AS value, clock.known_by, clock.known, m.announcement, said.removes,
    CASE WHEN said.dated
        THEN coalesce(r.valid_earliest, CASE WHEN said.removes THEN r.announced_earliest END, '-infinity')
        ELSE '-infinity' END AS begins,
    CASE WHEN said.dated THEN coalesce(r.valid_to, 'infinity') ELSE 'infinity' END AS ends,
    r.confidence, r.official, r.announced_earliest
FROM mention m JOIN revision r USING (announcement, ordinal),
LATERAL (SELECT r.kind IN ('policy.amended', 'listing.changed') AS dated,
    r.kind = 'listing.changed' AND r.content ->> 'direction' IS NOT DISTINCT FROM 'eases' AS removes) said,
LATERAL (SELECT DISTINCT p.entity FROM participant p
    WHERE p.announcement = m.announcement AND p.ordinal = m.ordinal AND p.role = 'target') p,
LATERAL (VALUES
    ('system', CASE WHEN m.known_to IS NULL OR m.known_to > m.known_from THEN tstzrange(m.known_from, m.known_to) END),
    ('public', CASE WHEN m.public_to IS NULL OR m.public_to > m.public_from
        THEN tstzrange(m.public_from, m.public_to) END)) clock (known_by, known)
WHERE m.curbs AND r.content IS NOT NULL AND clock.known IS NOT NULL AND m.entity IN (
    SELECT d.entity FROM mention d JOIN revision e USING (announcement, ordinal)
    WHERE d.curbs AND e.kind IN ('policy.amended', 'listing.changed'));

CREATE INDEX ON naming (policy, known_by, value);
ANALYZE naming;

DELETE FROM curb_part c USING (SELECT DISTINCT policy FROM naming) n WHERE c.policy = n.policy AND c.role = 'target';

-- In each stretch of known time and of days in which nothing changes, the best of those that say something decides.
INSERT INTO curb_part
WITH instant AS (
    SELECT policy, known_by, value, at, lead(at) OVER (PARTITION BY policy, known_by, value ORDER BY at) AS until FROM (
        SELECT DISTINCT policy, known_by, value, at
        FROM naming, LATERAL (VALUES (lower(known)), (upper(known))) t (at) WHERE at IS NOT NULL) instants
), day AS (
    SELECT policy, known_by, value, day, lead(day) OVER (PARTITION BY policy, known_by, value ORDER BY day) AS until FROM (
        SELECT DISTINCT policy, known_by, value, day
        FROM naming, LATERAL (VALUES ('-infinity'::date), (begins), (ends)) t (day)) days
), stretch AS (
    SELECT policy, known_by, value, i.at, i.until, unnest(range_agg(
        daterange(nullif(d.day, '-infinity'), nullif(d.until, 'infinity')))) AS days
    FROM instant i JOIN day d USING (policy, known_by, value), LATERAL (
        SELECT n.removes FROM naming n
        WHERE n.policy = i.policy AND n.known_by = i.known_by AND n.value = i.value
            AND n.known @> i.at AND n.begins <= d.day AND n.ends > d.day
        ORDER BY n.confidence = 4, NOT n.official, n.begins DESC, n.confidence, n.announced_earliest DESC,
            n.announcement
        LIMIT 1) best
    WHERE NOT best.removes
    GROUP BY policy, known_by, value, i.at, i.until
)
SELECT policy, known_by, 'target', value, lower(known), upper(known), lower(days), upper(days) FROM (
    SELECT policy, known_by, value, days, unnest(range_agg(tstzrange(at, until))) AS known
    FROM stretch GROUP BY policy, known_by, value, days) stretches;

DELETE FROM tally WHERE name = 'facts';
INSERT INTO tally SELECT -1, 'facts', count, sum FROM facts_in_full();
