package io.countermove.events.imports.formats;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Confidence;
import io.countermove.contracts.announcement.EntityId;
import io.countermove.contracts.announcement.Participant;
import io.countermove.contracts.announcement.Source;
import io.countermove.contracts.date.EdtfDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a row of Epoch AI announces: the thing itself is the actor's, the row is Epoch AI's.
final class EpochAnnouncement {
    private static final int LONGEST_TITLE = 500;

    private EpochAnnouncement() {}

    static Announcement of(
            String kind,
            String title,
            EdtfDate date,
            List<String> jurisdictions,
            List<Participant> participants,
            List<EpochFact> facts,
            EntityId about,
            @Nullable String url,
            Confidence confidence) {
        return new Announcement(
                kind,
                title,
                date,
                null,
                null,
                jurisdictions,
                participants,
                facts.stream().map(fact -> fact.about(about)).toList(),
                List.of(),
                new Source(url, EpochFormat.PUBLISHER, null, null, false),
                List.of(),
                null,
                confidence,
                null,
                null,
                null,
                null,
                null);
    }

    /// Who does what: `Baidu publishes ERNIE 4.5`.
    ///
    /// @param does the verb of one actor
    /// @param doTogether the verb of several
    static String title(List<Participant> actors, String does, String doTogether, String what) {
        var first = actors.getFirst().name();
        var others = actors.size() - 1;
        var who = others == 0
                ? first
                : others == 1 ? first + " and " + actors.get(1).name() : first + " and " + others + " others";
        var title = who + " " + (others == 0 ? does : doTogether) + " " + what;
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE - 1) + "…" : title;
    }
}
