package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.event.Microseconds;
import io.countermove.contracts.revision.KnownBy;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// All observations in memory, in primitive columns. Not safe for threads: [Trends] guards it.
final class ObservationColumns {

    private final AnnouncementIds announcements = new AnnouncementIds();
    private final Dictionary words = new Dictionary();
    private final RevisionRows revisions = new RevisionRows(words);
    private final FactRows facts = new FactRows(words);
    private final CurbIndex curbs = new CurbIndex(this);
    private final PresentDelays present = new PresentDelays(revisions);
    private final NavigableMap<Integer, Applied> applied = new TreeMap<>();

    void put(ObservationKey key, Observation observation) {
        int announcement = announcement(key.announcement().value());
        curbs.note(announcement, Set.of());
        switch (observation) {
            case Observation.Stated stated -> {
                revisions.put(announcement, key, stated);
                present.reach(stated.known());
                present.note(announcement);
                curbs.note(announcement, policies(stated));
            }
            case Observation.Claimed claimed -> {
                facts.put(announcement, key, claimed);
                curbs.note(announcement, policies(claimed));
            }
            case Observation.Retracted _, Observation.Gone _ -> {
                remove(announcement, key);
                curbs.note(announcement, Set.of());
            }
        }
    }

    private static Set<String> policies(Observation.Stated stated) {
        return RevisionRows.movesPolicy(stated.kind())
                ? stated.participants().stream()
                        .filter(part -> part.role().equals("instrument"))
                        .map(Observation.Part::entity)
                        .filter(ObservationColumns::isPolicy)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<String> policies(Observation.Claimed claimed) {
        return FactRows.isStatus(claimed.property()) && isPolicy(claimed.entity())
                ? Set.of(claimed.entity())
                : Set.of();
    }

    private static boolean isPolicy(String entity) {
        return entity.startsWith("policy:");
    }

    void put(Applied position) {
        applied.put(position.partition(), position);
    }

    NavigableMap<Integer, Applied> applied() {
        return new TreeMap<>(applied);
    }

    /// When the announcements known then that pass the filter were announced.
    DatedRows dated(AnnouncementFilter filter, AsOf asOf) {
        return dated(filter, asOf, Integer.MIN_VALUE, Long.MAX_VALUE);
    }

    /// The same, but only those that were announced wholly in the days from `from` to `to`, the latter excluded, and
    /// counted apart those that may have been.
    DatedRows dated(AnnouncementFilter filter, AsOf asOf, long from, long to) {
        var found = new DatedRows();
        var selection = new Selection(filter);
        var known = revisions.known(asOf);
        var rows = selection.rows();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int earliest = revisions.announcedOn().earliest(row);
            int latest = revisions.announcedOn().latest(row);
            if (latest >= from && earliest < to && known.test(row) && selection.takes(row)) {
                if (revisions.reportsAnother(row)) {
                    found.leaveOut();
                } else if (earliest >= from && latest < to) {
                    found.add(row, earliest, latest);
                } else {
                    found.leaveCrossing();
                }
            }
        }
        return found;
    }

    /// The curbs by what was known then, by id.
    List<Curb> curbs(AsOf asOf) {
        return curbs.at(asOf);
    }

    /// What all of them come to on the day, and in the window.
    CurbCounts curbCounts(AsOf asOf, Window window) {
        return curbs.counts(asOf, window);
    }

    /// Makes the first questions about curbs as quick as the others, step by step.
    ///
    /// @return whether there was something to do
    boolean prepareNext(Duration rest) {
        return curbs.prepareNext(rest);
    }

    Optional<Curb> findCurb(String policy, AsOf asOf) {
        return curbs.find(policy, asOf);
    }

    /// When what is known of an announcement changes.
    LongStream instants(int announcement, KnownBy clock) {
        return revisions.instants(announcement, clock);
    }

    /// The revision of an announcement that is known then, or -1.
    int knownRow(int announcement, AsOf asOf) {
        return revisions.knownRow(announcement, asOf);
    }

    /// What a revision says as far as it concerns policies.
    Announcement policyContent(int row) {
        return revisions.announcement(row, facts.statuses(revisions.announcement(row), revisions.revision(row)));
    }

    /// The announcements with these ids, in the revisions known then.
    IntStream rows(Collection<String> ids, AsOf asOf) {
        return ids.stream()
                .mapToInt(id -> knownRow(announcements.find(id), asOf))
                .filter(row -> row >= 0);
    }

    /// The day from which on announcements are still to come: the ninetieth percentile of how late they were recorded,
    /// before the day of the knowledge; null where that is after the day asked.
    @Nullable
    String provisionalFrom(AsOf asOf) {
        var delays = present.covers(asOf.knownBy(), Microseconds.of(asOf.knownAt()))
                ? present.delays()
                : revisions.delays(asOf);
        int days = delays.n() == 0 ? 0 : delays.quantile(0.9);
        var day = LocalDate.ofInstant(asOf.knownAt(), ZoneOffset.UTC).minusDays(days);
        return days == 0 || day.isAfter(asOf.validAt()) ? null : day.toString();
    }

    /// How many announcements that were said, and taken, are said no more then, whatever they were corrected to.
    int retracted(AsOf asOf, IntPredicate taken) {
        var said = new BitSet();
        var known = revisions.known(asOf);
        var begun = revisions.knowns().begun(asOf);
        for (int row = 0; row < revisions.size(); row++) {
            if (!known.test(row) && revisions.isSaying(row) && begun.test(row) && taken.test(row)) {
                said.set(revisions.announcement(row));
            }
        }
        return (int) said.stream()
                .filter(announcement -> revisions.knownRow(announcement, known) < 0)
                .count();
    }

    /// Which revisions pass a filter.
    IntPredicate taking(AnnouncementFilter filter) {
        var selection = new Selection(filter);
        return selection::takes;
    }

    /// Which revisions are known then.
    IntPredicate known(AsOf asOf) {
        return revisions.known(asOf);
    }

    /// The codes of the kinds that begin so.
    BitSet kinds(String beginning) {
        var found = new BitSet();
        revisions.kinds().stream()
                .filter(code -> words.required(code).startsWith(beginning))
                .forEach(found::set);
        return found;
    }

    RevisionRows revisions() {
        return revisions;
    }

    FactRows facts() {
        return facts;
    }

    /// The revision that states a fact, or -1.
    int rowOf(int fact) {
        return revisions.row(facts.announcement(fact), facts.revision(fact));
    }

    /// The words that a revision states of a property of an entity.
    IntStream wordsOf(int row, int entity, int property) {
        return facts.words(revisions.announcement(row), revisions.revision(row), entity, property);
    }

    /// `Dictionary.NONE` for a word that was never mentioned.
    int code(String word) {
        return words.find(word);
    }

    String text(int code) {
        return words.required(code);
    }

    /// The word as the dictionary keeps it.
    String shared(String word) {
        int code = words.find(word);
        return code == Dictionary.NONE ? word : words.required(code);
    }

    @Nullable
    String find(int code) {
        return words.word(code);
    }

    int words() {
        return words.size();
    }

    int count() {
        return revisions.count() + facts.count();
    }

    /// Roughly, without the curbs that are folded from them.
    long bytes() {
        return announcements.bytes() + words.bytes() + revisions.bytes() + facts.bytes() + present.bytes();
    }

    String announcementOf(int row) {
        return announcements.required(revisions.announcement(row));
    }

    /// The code of an announcement, or `AnnouncementIds.NONE` of one that was never mentioned.
    int findAnnouncement(String id) {
        return announcements.find(id);
    }

    /// The id of an announcement by its code.
    String id(int announcement) {
        return announcements.required(announcement);
    }

    Input input(int row) {
        return new Input(
                announcements.required(revisions.announcement(row)),
                words.required(revisions.kind(row)),
                String.valueOf(revisions.announcedOn().get(row)),
                words.required(revisions.publisher(row)));
    }

    private int announcement(String id) {
        int before = announcements.size();
        int code = announcements.code(id);
        if (code == before) {
            revisions.addAnnouncement(code);
            facts.addAnnouncement(code);
            present.addAnnouncement(code);
        }
        return code;
    }

    private void remove(int announcement, ObservationKey key) {
        if (key.ordinal() == 0) {
            revisions.remove(announcement, key.revisionBits());
            present.note(announcement);
        } else {
            facts.remove(announcement, key);
        }
    }

    /// A filter in the codes of the dictionary; an empty one takes everything.
    private final class Selection {

        private final boolean anyKind;
        private final BitSet kinds = new BitSet();
        private final boolean anyPublisher;
        private final BitSet publishers;
        private final boolean anyJurisdiction;
        private final BitSet jurisdictions;
        private final boolean anyEntity;
        private final BitSet entities;
        private final int[] stated;

        Selection(AnnouncementFilter filter) {
            anyKind = filter.kinds().isEmpty();
            revisions.kinds().stream()
                    .filter(code -> filter.takesKind(words.required(code)))
                    .forEach(kinds::set);
            anyPublisher = filter.publishers().isEmpty();
            publishers = codes(filter.publishers());
            anyJurisdiction = filter.jurisdictions().isEmpty();
            jurisdictions = codes(filter.jurisdictions());
            anyEntity = filter.entities().isEmpty();
            entities = codes(filter.entities());
            stated = entities.stream().toArray();
        }

        /// Those of its kinds.
        BitSet rows() {
            return revisions.of(anyKind ? revisions.kinds() : kinds);
        }

        boolean takes(int row) {
            return (anyKind || kinds.get(revisions.kind(row)))
                    && (anyPublisher || publishers.get(revisions.publisher(row)))
                    && (anyJurisdiction || holds(revisions.jurisdictions(), row, jurisdictions))
                    && (anyEntity || holds(revisions.entities(), row, entities) || factMentions(row));
        }

        private boolean factMentions(int row) {
            for (int code : stated) {
                if (facts.mentions(revisions.announcement(row), revisions.revision(row), code)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean holds(Lists lists, int row, BitSet wanted) {
            for (int i = 0; i < lists.length(row); i++) {
                if (wanted.get(lists.get(row, i))) {
                    return true;
                }
            }
            return false;
        }

        private BitSet codes(Collection<String> wanted) {
            var codes = new BitSet();
            wanted.stream()
                    .mapToInt(words::find)
                    .filter(code -> code != Dictionary.NONE)
                    .forEach(codes::set);
            return codes;
        }
    }
}
