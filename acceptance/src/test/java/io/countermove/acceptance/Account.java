package io.countermove.acceptance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What became of acknowledged events: on the log, in the state, and on the topic of the snapshots.
///
/// @param missing acknowledged, and not on the log with this content
/// @param invented on the log, and never acknowledged
/// @param repeated more than once on the log
record Account(List<String> missing, List<String> invented, List<String> repeated) {

    static Account ofLog(StartedSystem system, List<Publication> acknowledged) {
        var written = new HashMap<String, List<ConsumerRecord<String, String>>>();
        new OpenTopic(system, OpenTopic.ANNOUNCEMENTS)
                .records()
                .forEach(each -> written.computeIfAbsent(OpenTopic.headers(each).get("ce_id"), _ -> new ArrayList<>())
                        .add(each));
        var missing = new ArrayList<String>();
        var repeated = new ArrayList<String>();
        for (var publication : acknowledged) {
            var found = written.getOrDefault(publication.eventId(), List.of());
            if (found.stream().noneMatch(each -> isSame(publication, each))) {
                missing.add(publication.eventId());
            }
            if (found.size() > 1) {
                repeated.add(publication.eventId());
            }
            written.remove(publication.eventId());
        }
        return new Account(missing, List.copyOf(written.keySet()), repeated);
    }

    /// The titles that are to be shown, by announcement; what was retracted is not.
    static Map<String, String> expectedTitles(Map<String, Publication> last) {
        var titles = new TreeMap<String, String>();
        last.forEach((subject, publication) -> {
            if (!publication.isRetraction()) {
                titles.put(subject, publication.title());
            }
        });
        return titles;
    }

    static Map<String, String> titles(Gateway gateway) {
        return pages(gateway, "/announcements?", "title", "");
    }

    /// The names of the models, which are those of the announcements' last contents. One whose announcement was
    /// retracted has no name, and is shown by its id.
    static Map<String, String> modelsOfState(Gateway gateway) {
        var names = pages(gateway, "/entities?type=model&", "name", "model:");
        names.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        return names;
    }

    /// What one says and the other does not.
    static Map<String, String> difference(Map<String, String> expected, Map<String, String> found) {
        var difference = new TreeMap<String, String>();
        found.forEach((id, name) -> {
            if (!name.equals(expected.get(id))) {
                difference.put(id, name + " instead of " + expected.get(id));
            }
        });
        expected.forEach((id, name) -> {
            if (!found.containsKey(id)) {
                difference.put(id, "nothing instead of " + name);
            }
        });
        return difference;
    }

    /// The same by the last snapshot of each; each must be the one with the highest version.
    static Map<String, String> modelsOfSnapshots(StartedSystem system) {
        var names = new TreeMap<String, String>();
        var versions = new HashMap<String, Long>();
        var stale = new TreeMap<String, String>();
        for (var each : new OpenTopic(system, OpenTopic.ENTITIES).records()) {
            var snapshot = Json.parse(each.value());
            var version = snapshot.get("version").asLong();
            if (versions.merge(each.key(), version, Math::max) > version) {
                stale.put(each.key(), each.value());
            } else {
                stale.remove(each.key());
            }
            if (each.key().startsWith("model:")) {
                if (snapshot.hasNonNull("name")) {
                    names.put(
                            each.key().substring("model:".length()),
                            snapshot.get("name").asText());
                } else {
                    names.remove(each.key().substring("model:".length()));
                }
            }
        }
        if (!stale.isEmpty()) {
            throw new AssertionError("the topic ends on older snapshots: " + stale);
        }
        return names;
    }

    private static Map<String, String> pages(Gateway gateway, String path, String field, String prefix) {
        var values = new TreeMap<String, String>();
        var cursor = "";
        do {
            var page = gateway.get(path + "limit=500" + cursor).expect(200).body();
            page.get("items")
                    .forEach(item -> values.put(
                            item.get("id").asText().substring(prefix.length()),
                            item.get(field).asText()));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!cursor.isEmpty());
        return values;
    }

    private static boolean isSame(Publication publication, ConsumerRecord<String, String> written) {
        return publication.subject().equals(written.key())
                && publication.type().equals(OpenTopic.headers(written).get("ce_type"))
                && Json.parse(publication.data()).equals(Json.parse(written.value()));
    }
}
