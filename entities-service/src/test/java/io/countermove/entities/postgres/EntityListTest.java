package io.countermove.entities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermove.contracts.reconciliation.Tally;
import io.countermove.entities.Moment;
import io.countermove.entities.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Entity List: names come on it from a day on, and go.
class EntityListTest {
    private static final String LIST = "policy:us-entity-list";
    private static final String ADDED = "2026-11-02T00:00:00Z";
    private static final String REMOVED = "2026-11-04T00:00:00Z";
    private static final String LATEST = "2026-11-24T00:00:00Z";

    @TempDir
    static Path folder;

    @AutoClose
    private static StateFixture state;

    @BeforeAll
    static void start() {
        state = new StateFixture(folder);
    }

    @BeforeEach
    void load() {
        state.empty();
        state.published("list", "2026-11-01T00:00:00Z", step("policy.effective", "1997-02-03", "", "org:huawei"));
        state.published("march", ADDED, step("listing.changed", "2025-03-28", "tightens", "org:inspur"));
        state.published("september", REMOVED, removal("2025-09-02"));
    }

    @Test
    void holdsATargetFromItsDayUntilItIsRemoved() {
        assertThat(targets("2025-03-27", LATEST)).containsExactly("org:huawei");
        assertThat(targets("2025-03-28", LATEST)).containsExactly("org:huawei", "org:inspur");
        assertThat(targets("2025-09-01", LATEST)).containsExactly("org:huawei", "org:inspur");
        assertThat(targets("2025-09-02", LATEST)).containsExactly("org:huawei");
    }

    @Test
    void knewOfNoRemovalBeforeItWasTold() {
        assertThat(targets("2025-10-01", "2026-11-03T00:00:00Z")).containsExactly("org:huawei", "org:inspur");
        assertThat(targets("2025-03-27", "2026-11-03T00:00:00Z")).containsExactly("org:huawei");
        assertThat(targets("2025-10-01", "2026-11-01T12:00:00Z")).containsExactly("org:huawei");
        assertThat(targets("2025-10-01", REMOVED)).containsExactly("org:huawei");
    }

    @Test
    void movesTheDayOfARemovalThatIsCorrected() {
        state.corrected("september", "2026-11-06T00:00:00Z", reasoned(removal("2025-11-01")));

        assertThat(targets("2025-10-01", LATEST)).containsExactly("org:huawei", "org:inspur");
        assertThat(targets("2025-11-01", LATEST)).containsExactly("org:huawei");
        assertThat(targets("2025-10-01", "2026-11-05T00:00:00Z")).containsExactly("org:huawei");
        tallies();
    }

    @Test
    void takesARemovalBackThatIsRetracted() {
        state.retracted("september", "2026-11-06T00:00:00Z");

        assertThat(targets("2025-10-01", LATEST)).containsExactly("org:huawei", "org:inspur");
        assertThat(targets("2025-10-01", "2026-11-05T00:00:00Z")).containsExactly("org:huawei");
        tallies();
    }

    @Test
    void removesWhatThePolicyItselfNamed() {
        state.published(
                "huawei-off", "2026-11-07T00:00:00Z", step("listing.changed", "2026-02-01", "eases", "org:huawei"));
        assertThat(targets("2026-01-31", LATEST)).containsExactly("org:huawei");
        assertThat(targets("2026-02-01", LATEST)).isEmpty();
        assertThat(list(new Selection(Map.of(), Map.of(), Map.of("target", true)), "2026-02-01"))
                .isEmpty();
        state.published(
                "huawei-on", "2026-11-08T00:00:00Z", step("listing.changed", "2026-03-01", "tightens", "org:huawei"));
        assertThat(targets("2026-02-28", LATEST)).isEmpty();
        assertThat(targets("2026-03-01", LATEST)).containsExactly("org:huawei");
        tallies();
    }

    @Test
    void asksListsAndFacetsOfTheirDay() {
        assertThat(list(with("org:inspur"), "2025-03-27")).isEmpty();
        assertThat(list(with("org:inspur"), "2025-06-01")).containsExactly(LIST);
        assertThat(list(with("org:inspur"), "2025-10-01")).isEmpty();
        assertThat(facet("2025-06-01")).containsExactly("org:huawei", "org:inspur");
        assertThat(facet("2025-10-01")).containsExactly("org:huawei");
    }

    @Test
    void asksEachSideOfADifferenceOfItsDay() {
        state.published("lifted", "2026-11-09T00:00:00Z", step("policy.lifted", "2025-08-01", "eases", "org:huawei"));

        assertThat(difference("2025-07-01", "2025-08-15")).containsExactly(LIST);
        assertThat(difference("2025-01-01", "2025-08-15")).containsExactly(LIST);
        assertThat(difference("2025-01-01", "2025-10-01")).isEmpty();
    }

    private static List<String> targets(String validAt, String knownAt) {
        var curb = new PostgresCurbs(state.transactions)
                .find(LIST, StateFixture.at(validAt, knownAt))
                .orElseThrow();
        return curb.path("targets").valueStream().map(each -> each.asText()).toList();
    }

    private static List<String> list(Selection selection, String validAt) {
        return StateFixture.ids(new PostgresCurbs(state.transactions).list(selection, latest(validAt)));
    }

    private static List<String> facet(String validAt) {
        return new PostgresCurbs(state.transactions)
                .list(Selection.ALL, latest(validAt)).facet("target").stream()
                        .map(count -> count.value())
                        .toList();
    }

    private static List<String> difference(String before, String after) {
        return StateFixture.ids(new PostgresCurbDifferences(state.transactions)
                .between(with("org:inspur"), latest(before), latest(after)));
    }

    /// What was counted with each change, counted again.
    private static void tallies() {
        Tally inFull = state.transactions.call(connection -> Sql.of("SELECT count, sum FROM facts_in_full()")
                .list(connection, row -> new Tally(row.getLong("count"), row.getLong("sum")))
                .getFirst());
        assertThat(new PostgresReconciliation(state.transactions).report().facts())
                .isEqualTo(inFull);
    }

    private static Selection with(String target) {
        return new Selection(Map.of("target", List.of(target)), Map.of(), Map.of());
    }

    private static Moment latest(String validAt) {
        return StateFixture.at(validAt, LATEST);
    }

    private static String reasoned(String json) {
        return json.replaceFirst("\\{", "{\"reason\": \"the register had another date\", ");
    }

    private static String removal(String from) {
        return step("listing.changed", from, "eases", "org:inspur");
    }

    private static String step(String kind, String from, String direction, String target) {
        return """
                {"kind": "%s", "title": "The list", "announcedOn": "%s", "validFrom": "%s", %s
                 "jurisdictions": ["US"],
                 "participants": [{"role": "instrument", "entity": "%s", "name": "Entity List"},
                                  {"role": "issuer", "entity": "org:us-bis"}, {"role": "target", "entity": "%s"}],
                 "source": {"publisher": "Federal Register", "official": true}}
                """.formatted(
                kind, from, from, direction.isEmpty() ? "" : "\"direction\": \"" + direction + "\",", LIST, target);
    }
}
