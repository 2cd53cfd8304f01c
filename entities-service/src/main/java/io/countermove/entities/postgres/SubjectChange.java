package io.countermove.entities.postgres;

import io.countermove.contracts.revision.Outcome;
import io.countermove.entities.Entry;
import io.countermove.entities.Folded;
import org.jspecify.annotations.Nullable;

/// What a batch does to one announcement; `before` is null where nothing was stored of it.
record SubjectChange(String subject, @Nullable Folded before, Folded after) {
    @Nullable
    Outcome outcomeBefore(Entry.Sound entry) {
        return before == null ? null : before.outcomes().get(entry);
    }

    /// Whether revisions are other than before: a duplicate changes none.
    boolean movesRevisions() {
        return before == null
                ? !after.history().revisions().isEmpty()
                : !before.history().revisions().equals(after.history().revisions());
    }

    boolean hadRevisions() {
        return before != null && !before.history().revisions().isEmpty();
    }
}
