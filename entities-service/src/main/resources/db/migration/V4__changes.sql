-- What has happened, in the order in which it was committed (writers take turns): ids rise, and a reader that has seen one
-- has seen all before it. What an announcement said before and after is in revision, by its event.
CREATE TABLE change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type text NOT NULL,
    at timestamptz NOT NULL,
    entity text COLLATE "C",
    announcement text COLLATE "C" NOT NULL,
    event_id text,
    detail jsonb
);
CREATE INDEX change_announcement ON change (announcement);
CREATE INDEX change_entity ON change (entity, id) WHERE entity IS NOT NULL;

INSERT INTO change (type, at, announcement, event_id)
SELECT CASE WHEN type LIKE '%.published.%' THEN 'new' WHEN type LIKE '%.corrected.%' THEN 'corrected' ELSE 'retracted' END,
    ingest_time, announcement, event_id FROM revision ORDER BY ingest_time, announcement, ordinal;

-- Status changes that the clock alone has brought, each once.
CREATE TABLE timer (
    policy text COLLATE "C" NOT NULL,
    status text NOT NULL,
    due date NOT NULL,
    PRIMARY KEY (policy, status, due)
);
