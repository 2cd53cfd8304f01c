package io.countermove.analytics;

import io.countermove.contracts.announcement.Announcement;
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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// All observations in memory, in primitive columns. Not safe for threads: [Trends] guards it.
final class ObservationColumns {

    private final AnnouncementIds announcements = new AnnouncementIds();
    private final Dictionary words = new Dictionary();
    private final RevisionRows revisions = new RevisionRows(words);
    private final FactRows facts = new FactRows(words);
    private final PolicyContents contents = new PolicyContents(words, revisions, facts);
    private final CurbIndex curbs = new CurbIndex(this);
    private final RecordingDelays delays = new RecordingDelays(revisions);
    private final NavigableMap<Integer, Applied> applied = new TreeMap<>();

    void put(ObservationKey key, Observation observation) {
        int announcement = announcement(key.announcement().value());
        curbs.note(announcement, Set.of());
        switch (observation) {
            case Observation.Stated stated -> {
                revisions.put(announcement, key, stated);
                delays.reach(stated.known());
                delays.note(announcement);
                curbs.note(announcement, MovedPolicies.by(stated));
            }
            case Observation.Claimed claimed -> {
                facts.put(announcement, key, claimed);
                curbs.note(announcement, MovedPolicies.by(claimed));
            }
            case Observation.Retracted _, Observation.Gone _ -> {
                remove(announcement, key);
                curbs.note(announcement, Set.of());
            }
        }
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
        return selection(filter).dated(revisions.known().at(asOf), from, to);
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
        return revisions.known().instants(announcement, clock);
    }

    /// The revision of an announcement that is known then, or -1.
    int knownRow(int announcement, AsOf asOf) {
        return revisions.known().row(announcement, asOf);
    }

    /// What a revision says as far as it concerns policies.
    Announcement policyContent(int row) {
        return contents.of(row);
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
        var recorded = delays.at(asOf);
        int days = recorded.n() == 0 ? 0 : recorded.quantile(0.9);
        var day = LocalDate.ofInstant(asOf.knownAt(), ZoneOffset.UTC).minusDays(days);
        return days == 0 || day.isAfter(asOf.validAt()) ? null : day.toString();
    }

    /// How many announcements that were said, and taken, are said no more then, whatever they were corrected to.
    int retracted(AsOf asOf, IntPredicate taken) {
        return revisions.known().retracted(asOf, taken);
    }

    /// Which revisions pass a filter.
    IntPredicate taking(AnnouncementFilter filter) {
        return selection(filter)::takes;
    }

    private Selection selection(AnnouncementFilter filter) {
        return new Selection(filter, words, revisions, facts);
    }

    /// Which revisions are known then.
    IntPredicate known(AsOf asOf) {
        return revisions.known().at(asOf);
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
        return announcements.bytes() + words.bytes() + revisions.bytes() + facts.bytes() + delays.bytes();
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
            delays.addAnnouncement(code);
        }
        return code;
    }

    private void remove(int announcement, ObservationKey key) {
        if (key.ordinal() == 0) {
            revisions.remove(announcement, key.revisionBits());
            delays.note(announcement);
        } else {
            facts.remove(announcement, key);
        }
    }
}
