-- Sound records that are replays, and of what. Whether something in quarantine was replayed is derived and not marked:
-- the replay stands in another partition than what it replays, and either may be applied first.
CREATE TABLE replay (
    log_partition int NOT NULL,
    log_offset bigint NOT NULL,
    of_partition int NOT NULL,
    of_offset bigint NOT NULL,
    hash bigint NOT NULL,
    PRIMARY KEY (log_partition, log_offset)
);
CREATE INDEX replay_of ON replay (of_partition, of_offset);

-- The record hash of the reconciliation: only the same record again is a replay.
ALTER TABLE quarantine ADD COLUMN hash bigint;
UPDATE quarantine SET hash = ('x' || left(encode(sha256(convert_to(concat_ws('|', subject,
    coalesce(headers ->> 'ce_type', ''), event_id, coalesce(encode(sha256(value), 'hex'), '')), 'UTF8')), 'hex'), 16))
    ::bit(64)::bigint WHERE outcome = 'poison';

CREATE VIEW quarantine_item AS
SELECT q.*, (
    SELECT r.log_partition || ':' || r.log_offset FROM replay r
    WHERE r.of_partition = q.log_partition AND r.of_offset = q.log_offset AND r.hash = q.hash AND q.outcome = 'poison'
    ORDER BY r.log_partition, r.log_offset LIMIT 1) AS replayed_as
FROM quarantine q;
