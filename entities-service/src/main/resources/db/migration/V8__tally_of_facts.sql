-- The checksum of facts and curbs is kept by the statements that change them, beside the other tallies, and not computed
-- at each question. A migration that changes the columns of these tables has to count them again, as at the end of this.
CREATE FUNCTION line_hash(line text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('x0' || left(encode(sha256(convert_to(line, 'UTF8')), 'hex'), 15))::bit(64)::bigint::numeric
$$;

-- Modulo 2^64, as a signed number.
CREATE FUNCTION wrapped(sum numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (mod(mod(sum + 9223372036854775808, 18446744073709551616) + 18446744073709551616, 18446744073709551616)
        - 9223372036854775808)::bigint
$$;

CREATE FUNCTION facts_in_full(OUT count bigint, OUT sum bigint) LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    SELECT count(*), coalesce(wrapped(sum(line_hash(line))), 0) FROM (
        SELECT f::text AS line FROM fact f
        UNION ALL SELECT c::text FROM curb c
        UNION ALL SELECT p::text FROM curb_period p) lines
$$;

-- On the row of a partition that the transaction has locked, so that nobody waits; the text of an instant depends on the
-- time zone.
CREATE FUNCTION tally_facts() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
    sign int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END;
BEGIN
    INSERT INTO tally AS t (log_partition, name, count, sum)
    SELECT coalesce(nullif(current_setting('countermove.partition', true), '')::int, -1), 'facts',
        sign * count(*), wrapped(sign * sum(line_hash(c::text))) FROM changed c HAVING count(*) > 0
    ON CONFLICT (log_partition, name) DO UPDATE SET count = t.count + excluded.count,
        sum = wrapped(t.sum::numeric + excluded.sum);
    RETURN NULL;
END $$;

CREATE TRIGGER fact_added AFTER INSERT ON fact REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER fact_removed AFTER DELETE ON fact REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER curb_added AFTER INSERT ON curb REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER curb_removed AFTER DELETE ON curb REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER curb_period_added AFTER INSERT ON curb_period REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();
CREATE TRIGGER curb_period_removed AFTER DELETE ON curb_period REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION tally_facts();

INSERT INTO tally SELECT -1, 'facts', count, sum FROM facts_in_full();
