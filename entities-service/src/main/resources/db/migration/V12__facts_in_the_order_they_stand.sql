-- Of each slot the facts as FactRows.PRECEDENCE has them: the best ones are read without the others. A slot may be longer
-- than what an index takes.
CREATE INDEX fact_standing ON fact (entity, md5(slot), (confidence = 4), (NOT preferred), since DESC, confidence,
    announced_earliest DESC, announcement, position);
