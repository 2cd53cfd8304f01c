-- The facts of an entity, those announced last first: what its snapshot holds is found without reading all.
DROP INDEX fact_entity;
CREATE INDEX fact_entity ON fact (entity, announced_earliest DESC, announcement, position);

-- Who is said to be whom is followed from id to id.
CREATE INDEX participant_same ON participant (entity) WHERE role = 'same';

-- An event is named by its source and its id; of rows before this the id alone is known.
ALTER TABLE change ADD COLUMN event_source text;
CREATE INDEX change_ids ON change (id) WHERE detail -> 'ids' IS NOT NULL;

-- A state that is computed anew numbers its changes from other numbers on: who follows the feed of another one is told.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM change) THEN
        PERFORM setval(pg_get_serial_sequence('change', 'id'), (extract(epoch FROM now()) * 1000000)::bigint);
    END IF;
END $$;

-- Until when what is applied was known: the intake's clock may be before ours.
ALTER TABLE applied ADD COLUMN last_known timestamptz NOT NULL DEFAULT '1970-01-01Z';
