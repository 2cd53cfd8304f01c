package io.countermove.analytics;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.contracts.event.AnnouncementEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The metrics after some events.
final class Observed {

    private Observed() {}

    static Trends trends(AnnouncementEvent... events) {
        var bySubject = Arrays.stream(events)
                .collect(Collectors.groupingBy(AnnouncementEvent::subject, TreeMap::new, Collectors.toList()));
        var trends = new Trends();
        bySubject.forEach((subject, ofSubject) ->
                trends.apply(new LinkedHashMap<>(fold(subject, ofSubject).observations()), List.of()));
        return trends;
    }

    static SubjectFold fold(AnnouncementId subject, List<AnnouncementEvent> events) {
        return SubjectFold.of(subject, events.stream().map(Mother::entry).toList());
    }
}
