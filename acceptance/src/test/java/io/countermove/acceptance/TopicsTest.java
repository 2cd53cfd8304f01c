package io.countermove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Everything that stands on the topics is as the AsyncAPI document says.
@Order(6)
@ExtendWith(StartedSystem.Provider.class)
class TopicsTest {
    private static final String DEAD_LETTERS = "deadLetters";
    /// Nothing need be wrong, and no day need come while the tests run.
    private static final Set<String> MAY_BE_EMPTY = Set.of(DEAD_LETTERS, "alerts");

    private static final Set<String> FED = Set.of("fed-rule", "fed-same");
    private static final String RULE = """
            {"id": "fed-rule", "kind": "policy.effective", "title": "A rule", "announcedOn": "2024-06-01",
             "validFrom": "2024-07-01", "jurisdictions": ["NZ"],
             "participants": [{"role": "instrument", "entity": "policy:nz-fed"}],
             "source": {"publisher": "Acceptance tests"}, "confidence": "reported"}""";
    private static final String SAME = """
            {"id": "fed-same", "kind": "identity.same-as", "title": "Two names of one rule", "announcedOn": "2024-06-02",
             "participants": [{"role": "same", "entity": "policy:nz-fed"},
                              {"role": "same", "entity": "policy:nz-fed-too"}],
             "source": {"publisher": "Acceptance tests"}, "confidence": "reported"}""";

    private final StartedSystem system;

    TopicsTest(StartedSystem system) {
        this.system = system;
    }

    @Test
    void holdWhatTheirDocumentSays() {
        var document = new TopicDocument(system.anonymous());
        system.reconciled();
        for (var channel : document.channels()) {
            var records = records(document.topic(channel));
            assertThat(records.isEmpty() && !MAY_BE_EMPTY.contains(channel))
                    .as("%s is empty", channel)
                    .isFalse();
            assertThat(records)
                    .as(channel)
                    .allMatch(found -> document.describes(channel, OpenTopic.headers(found), value(channel, found)));
        }
    }

    /// The topic of the changes can be joined with the feed, and ordered as it.
    @Test
    void nameTheChangesOfTheFeed() {
        var publisher = system.publisher();
        var corrected = Announcements.because("a later day", RULE.replace("2024-07-01", "2024-08-01"));
        await(publisher.post(RULE));
        await(publisher.put("fed-rule", corrected));
        await(publisher.delete("fed-rule", "it never happened"));
        await(publisher.post(SAME));

        var fed = Feed.of(system).changes().stream()
                .filter(change -> FED.contains(change.at("/cause/announcement").asText()))
                .map(TopicsTest::idAndType)
                .toList();
        assertThat(fed)
                .extracting(change -> change.split(" ", 2)[1])
                .containsExactly(
                        "new",
                        "status-moved",
                        "corrected",
                        "status-moved",
                        "retracted",
                        "status-moved",
                        "new",
                        "merged");
        Await.until(this::told, told -> told.containsAll(fed));
        assertThat(told()).containsExactlyInAnyOrderElementsOf(fed);
    }

    private void await(Answer published) {
        var position = published.expect(202).body().get("position").asText();
        system.anonymous().getAfter(position, "/changes?limit=1").expect(200);
    }

    /// The changes that messages of our announcements name.
    private Set<String> told() {
        return new OpenTopic(system, OpenTopic.ENTITY_CHANGES)
                .records().stream()
                        .map(found -> Json.parse(found.value()))
                        .filter(message -> Json.texts(message.path("announcements")).stream()
                                .anyMatch(FED::contains))
                        .flatMap(message -> Json.list(message.get("changes")).stream())
                        .map(TopicsTest::idAndType)
                        .collect(Collectors.toSet());
    }

    private static String idAndType(JsonNode change) {
        return change.get("id").asText() + " " + change.get("type").asText();
    }

    /// Without the announcements that were set aside: those are as their writers made them.
    private List<ConsumerRecord<String, String>> records(String topic) {
        var found = new OpenTopic(system, topic).records();
        if (!topic.equals(OpenTopic.ANNOUNCEMENTS)) {
            return found;
        }
        var aside = new OpenTopic(system, OpenTopic.ANNOUNCEMENTS + ".dlq")
                .records().stream()
                        .map(OpenTopic::headers)
                        .map(headers -> headers.get("dlq-partition") + ":" + headers.get("dlq-offset"))
                        .collect(Collectors.toSet());
        return found.stream()
                .filter(one -> !aside.contains(one.partition() + ":" + one.offset()))
                .toList();
    }

    /// A dead letter may hold anything, and nothing is said of it; a compacted topic may hold that a key is gone.
    private static JsonNode value(String channel, ConsumerRecord<String, String> found) {
        var isNothing = channel.equals(DEAD_LETTERS) || found.value() == null;
        return isNothing ? NullNode.instance : Json.parse(found.value());
    }
}
