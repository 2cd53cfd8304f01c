-- What an entity refers to and what refers to it, those announced last first.
DROP INDEX fact_reference;
CREATE INDEX fact_reference ON fact (reference, announced_earliest DESC, announcement, position) WHERE reference IS NOT NULL;
CREATE INDEX fact_refers ON fact (entity, announced_earliest DESC, announcement, position) WHERE reference IS NOT NULL;
