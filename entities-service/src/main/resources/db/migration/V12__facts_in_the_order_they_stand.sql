-- Of each slot the facts as FactRows.PRECEDENCE has them: the best ones are read without the others.
CREATE INDEX fact_standing ON fact (entity, slot, (confidence = 4), (NOT preferred), since DESC, confidence,
    announced_earliest DESC, announcement, position);
