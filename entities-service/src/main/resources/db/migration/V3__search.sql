-- Trigrams find what is misspelt. The extension is trusted: the owner of the database may create it. It stands beside the
-- schemas of the projection's versions, which share it.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;

-- Every name and identifier under which an entity was ever mentioned, and its id. Whether it was known at an instant is
-- asked of the participants: a row stays when the mention is retracted.
CREATE TABLE naming (
    entity text COLLATE "C" NOT NULL,
    -- 'id', 'name', or the scheme of an identifier.
    kind text COLLATE "C" NOT NULL,
    -- Of the value: a name may be longer than what an index takes.
    digest text COLLATE "C" NOT NULL,
    value text NOT NULL,
    -- Without case, accents, punctuation and legal forms; the same in Latin letters; its tokens; those that hold a digit.
    key text COLLATE "C" NOT NULL,
    latin text COLLATE "C" NOT NULL,
    words tsvector NOT NULL,
    codes text[] NOT NULL,
    PRIMARY KEY (entity, kind, digest)
);
CREATE INDEX naming_key ON naming USING hash (key);
CREATE INDEX naming_words ON naming USING gin (words);
CREATE INDEX naming_latin ON naming USING gin (latin public.gin_trgm_ops);

-- What was written before is found roughly, by words and by names as they were written, until the state is built again.
ALTER TABLE revision ADD COLUMN words tsvector;
UPDATE revision SET words = to_tsvector('simple', left(search, 100000)) WHERE search IS NOT NULL;
ALTER TABLE revision DROP COLUMN search;
CREATE INDEX revision_words ON revision USING gin (words);

INSERT INTO naming
SELECT DISTINCT ON (s.entity, s.kind, s.digest) s.entity, s.kind, s.digest, s.value, s.key, left(s.key, 200),
    to_tsvector('simple', s.key), ARRAY(SELECT t FROM regexp_split_to_table(s.key, ' ') t WHERE t ~ '[0-9]')
FROM (
    SELECT v.entity, v.kind, left(encode(sha256(convert_to(v.value, 'UTF8')), 'hex'), 16) AS digest, v.value,
        left(trim(regexp_replace(lower(v.value), '[[:space:][:punct:]]+', ' ', 'g')), 400) AS key
    FROM (
        SELECT e.id AS entity, 'id' AS kind, split_part(e.id, ':', 2) AS value FROM entity e
        UNION ALL SELECT p.entity, 'name', n ->> 'value' FROM participant p, jsonb_array_elements(p.names) n
        UNION ALL SELECT p.entity, i.key, i.value FROM participant p, jsonb_each_text(p.identifiers) i) v) s;
ALTER TABLE entity DROP COLUMN search;

-- What is spelt nearly so. The thresholds are those of the operators here, which the index serves, and of nobody else.
CREATE FUNCTION naming_nearly(asked text) RETURNS SETOF naming LANGUAGE sql STABLE
    SET pg_trgm.word_similarity_threshold = 0.5
    AS $$ SELECT * FROM naming n WHERE asked OPERATOR(public.<%) n.latin $$;
CREATE FUNCTION naming_alike(asked text) RETURNS SETOF naming LANGUAGE sql STABLE
    SET pg_trgm.similarity_threshold = 0.35
    AS $$ SELECT * FROM naming n WHERE n.latin OPERATOR(public.%) asked $$;
