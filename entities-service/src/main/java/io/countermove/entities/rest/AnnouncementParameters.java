package io.countermove.entities.rest;

import io.countermove.entities.Announcements;
import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The filters of the list of announcements, as sent.
public record AnnouncementParameters(
        @QueryParam("q") @Nullable String q,
        @QueryParam("entity") List<String> entity,
        @QueryParam("role") List<String> role,
        @QueryParam("announcedFrom") @Nullable String announcedFrom,
        @QueryParam("announcedTo") @Nullable String announcedTo,
        @QueryParam("validOn") @Nullable String validOn,
        @QueryParam("recordedSince") @Nullable String recordedSince,
        @QueryParam("contested") @Nullable String contested,
        @QueryParam("sort") @Nullable String sort) {
    private static final List<String> SORTS = List.of("announcedOn", "-announcedOn", "ingesttime", "-ingesttime");

    Announcements.Filter toFilter(AnnouncementSelection selection) {
        return new Announcements.Filter(
                q,
                Parameters.entities("entity", entity),
                role,
                Parameters.day("announcedFrom", announcedFrom),
                Parameters.day("announcedTo", announcedTo),
                Parameters.day("validOn", validOn),
                Parameters.instant("recordedSince", recordedSince),
                Parameters.flag("contested", contested),
                selection.toSelection(),
                order());
    }

    private Announcements.Order order() {
        if (sort == null) {
            return new Announcements.Order("announcedOn", true);
        }
        if (!SORTS.contains(sort)) {
            throw BadParameter.of("sort", "\"" + sort + "\" is none of " + String.join(", ", SORTS));
        }
        boolean descending = sort.startsWith("-");
        return new Announcements.Order(descending ? sort.substring(1) : sort, descending);
    }
}
