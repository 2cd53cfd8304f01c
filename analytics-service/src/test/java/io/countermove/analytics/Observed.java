package io.countermove.analytics;

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
        bySubject.forEach((_, ofSubject) ->
                trends.apply(new LinkedHashMap<>(fold(ofSubject).observations()), List.of()));
        return trends;
    }

    static SubjectFold fold(List<AnnouncementEvent> events) {
        return SubjectFold.of(events.stream().map(Mother::entry).toList());
    }
}
