-- The log that this state is a projection of: another topic id is another log.
CREATE TABLE log (
    topic text PRIMARY KEY,
    topic_id text NOT NULL
);

-- Advanced in the transaction of what it covers; the expected offset fences a reader that lost the partition.
CREATE TABLE applied (
    log_partition int PRIMARY KEY,
    next_offset bigint NOT NULL
);

-- Counts and checksums by outcome, and of current revisions (name 'current').
CREATE TABLE tally (
    log_partition int NOT NULL,
    name text NOT NULL,
    count bigint NOT NULL,
    sum bigint NOT NULL,
    PRIMARY KEY (log_partition, name)
);

CREATE TABLE event (
    log_partition int NOT NULL,
    log_offset bigint NOT NULL,
    hash bigint NOT NULL,
    subject text COLLATE "C" NOT NULL,
    type text NOT NULL,
    event_id text NOT NULL,
    source text NOT NULL,
    auth_id text NOT NULL,
    event_time timestamptz,
    recorded_time timestamptz,
    ingest_time timestamptz NOT NULL,
    trace_parent text,
    content jsonb NOT NULL,
    digest text NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (log_partition, log_offset)
);
CREATE INDEX event_subject ON event (subject);

CREATE TABLE quarantine (
    log_partition int NOT NULL,
    log_offset bigint NOT NULL,
    outcome text NOT NULL,
    reason text NOT NULL,
    detail text NOT NULL,
    subject text NOT NULL,
    event_id text NOT NULL,
    headers jsonb NOT NULL,
    key bytea,
    value bytea,
    PRIMARY KEY (log_partition, log_offset)
);

CREATE TABLE revision (
    announcement text COLLATE "C" NOT NULL,
    ordinal int NOT NULL,
    event_id text NOT NULL,
    type text NOT NULL,
    source text NOT NULL,
    auth_id text NOT NULL,
    ingest_time timestamptz NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    public_from timestamptz NOT NULL,
    public_to timestamptz,
    reason text,
    content jsonb,
    kind text,
    title text,
    announced_text text,
    announced_earliest date,
    announced_latest date,
    valid_earliest date,
    valid_to date,
    publisher text,
    jurisdictions text[] NOT NULL,
    confidence smallint,
    stance text,
    official boolean NOT NULL,
    responds_to text[] NOT NULL,
    search text,
    PRIMARY KEY (announcement, ordinal)
);
CREATE INDEX revision_announced ON revision (announced_earliest DESC, announcement);
CREATE INDEX revision_known ON revision (known_from, announcement);
CREATE INDEX revision_responds_to ON revision USING gin (responds_to);

CREATE TABLE mention (
    announcement text COLLATE "C" NOT NULL,
    ordinal int NOT NULL,
    entity text COLLATE "C" NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    public_from timestamptz NOT NULL,
    public_to timestamptz,
    -- Whether it can move a status of the entity; and whether it makes a curb of it, being its instrument.
    moves boolean NOT NULL,
    curbs boolean NOT NULL,
    PRIMARY KEY (announcement, ordinal, entity)
);
CREATE INDEX mention_known ON mention (entity, known_from);
CREATE INDEX mention_public ON mention (entity, public_from);
CREATE INDEX mention_moves ON mention (entity) WHERE moves;

CREATE TABLE participant (
    announcement text COLLATE "C" NOT NULL,
    ordinal int NOT NULL,
    position int NOT NULL,
    entity text COLLATE "C" NOT NULL,
    role text NOT NULL,
    name text,
    names jsonb NOT NULL,
    identifiers jsonb NOT NULL,
    announced_earliest date NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    public_from timestamptz NOT NULL,
    public_to timestamptz,
    PRIMARY KEY (announcement, ordinal, position)
);
CREATE INDEX participant_entity ON participant (entity, announced_earliest, announcement, position);

CREATE TABLE fact (
    announcement text COLLATE "C" NOT NULL,
    ordinal int NOT NULL,
    position int NOT NULL,
    event_id text NOT NULL,
    entity text COLLATE "C" NOT NULL,
    property text NOT NULL,
    slot text NOT NULL,
    value jsonb NOT NULL,
    number numeric,
    word text,
    reference text COLLATE "C",
    qualifiers jsonb NOT NULL,
    -- As stated; since is the day from which it counts, which is never unknown.
    valid_from text,
    valid_from_latest date,
    since date NOT NULL,
    valid_to text,
    until date,
    until_latest date,
    confidence smallint NOT NULL,
    official boolean NOT NULL,
    -- Official, where the vocabulary lets an official source win.
    preferred boolean NOT NULL,
    announced_earliest date NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    public_from timestamptz NOT NULL,
    public_to timestamptz,
    PRIMARY KEY (announcement, ordinal, position)
);
CREATE INDEX fact_entity ON fact (entity, property);
CREATE INDEX fact_property ON fact (property, entity);
CREATE INDEX fact_reference ON fact (reference) WHERE reference IS NOT NULL;

CREATE TABLE entity (
    id text COLLATE "C" PRIMARY KEY,
    type text NOT NULL,
    version bigint NOT NULL,
    first_known timestamptz,
    first_public timestamptz,
    name text,
    search text,
    snapshot jsonb
);
CREATE INDEX entity_type ON entity (type, id);

-- One row for each stretch of known time in which the statuses that are known of the policy stay the same, by either clock.
CREATE TABLE curb (
    policy text COLLATE "C" NOT NULL,
    known_by text NOT NULL,
    known_from timestamptz NOT NULL,
    known_to timestamptz,
    undated text[] NOT NULL,
    PRIMARY KEY (known_by, policy, known_from)
);

CREATE TABLE curb_period (
    policy text COLLATE "C" NOT NULL,
    known_by text NOT NULL,
    known_from timestamptz NOT NULL,
    layer text NOT NULL,
    ordinal int NOT NULL,
    status text NOT NULL,
    from_text text NOT NULL,
    from_earliest date NOT NULL,
    from_latest date NOT NULL,
    to_text text,
    to_earliest date,
    to_latest date,
    announcement text NOT NULL,
    PRIMARY KEY (known_by, policy, known_from, layer, ordinal)
);

-- Whether others hear of changes. Not while it is built: what they have heard is compared first, see Handover.
CREATE TABLE projection (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    emitting boolean NOT NULL
);
INSERT INTO projection (emitting) VALUES (false);

-- What has yet to be written to Kafka, in this order.
CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    key bytea,
    headers jsonb NOT NULL,
    value bytea
);
