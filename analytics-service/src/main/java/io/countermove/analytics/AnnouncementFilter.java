package io.countermove.analytics;

import java.util.List;
import java.util.Set;

/// Which announcements count: values of one kind are alternatives, different ones all have to hold; what is empty
/// takes everything.
///
/// @param kinds whole kinds (`model.released`) or groups of them (`model`)
/// @param entities mentioned as a participant or in a fact
public record AnnouncementFilter(
        List<String> kinds, Set<String> entities, Set<String> jurisdictions, Set<String> publishers) {

    public static final AnnouncementFilter ALL = new AnnouncementFilter(List.of(), Set.of(), Set.of(), Set.of());

    public AnnouncementFilter {
        kinds = List.copyOf(kinds);
        entities = Set.copyOf(entities);
        jurisdictions = Set.copyOf(jurisdictions);
        publishers = Set.copyOf(publishers);
    }

    boolean takesKind(String kind) {
        return kinds.stream().anyMatch(kind::startsWith);
    }
}
