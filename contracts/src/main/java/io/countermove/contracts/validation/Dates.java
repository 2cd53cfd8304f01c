package io.countermove.contracts.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermove.contracts.announcement.AnnouncementBinder;
import io.countermove.contracts.date.EdtfDate;
import java.util.ArrayList;
import java.util.List;

/// The rules of dates: each exists in the calendar, and no period ends before it begins. Nothing else is demanded:
/// what is in force may have been so before it was announced.
final class Dates {

    private static final List<String> FIELDS = List.of("announcedOn", "validFrom", "validTo", "publishedOn");

    private Dates() {}

    static List<Violation> check(JsonNode document) {
        var violations = new ArrayList<Violation>();
        for (var field : FIELDS) {
            var text = document.path(field).textValue();
            if (text != null && EdtfDate.find(text).isEmpty()) {
                violations.add(new Violation("/" + field, "date-calendar", text + " is not in the calendar"));
            }
        }
        if (violations.isEmpty()) {
            var from = AnnouncementBinder.date(document, "validFrom");
            var to = AnnouncementBinder.date(document, "validTo");
            if (from != null && to != null && to.latest().isBefore(from.earliest())) {
                violations.add(new Violation("/validTo", "date-order", "ends before it begins (" + from + ")"));
            }
        }
        return violations;
    }
}
