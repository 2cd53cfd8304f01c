package io.countermove.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.platform.topics.TopicAdmin;
import io.countermove.platform.topics.TopicDiffersException;
import io.countermove.platform.topics.TopicSpec;
import io.countermove.platform.topics.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class TopicCheckTest {
    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Inject
    Topics topics;

    @Test
    void createsATopicOnceAndSaysWhatDiffers() throws Exception {
        try (var admin = Admin.create(kafka)) {
            var check = new TopicAdmin(admin);
            var wanted = new TopicSpec("created", 3, (short) 1, Map.of("retention.ms", "-1"));
            var created = check.ensure(wanted);
            assertThat(created.partitions()).isEqualTo(3);
            assertThat(check.ensure(wanted)).isEqualTo(created);
            var other = new TopicSpec("created", 6, (short) 1, Map.of("retention.ms", "1000"));
            assertThatThrownBy(() -> check.ensure(other))
                    .isInstanceOf(TopicDiffersException.class)
                    .hasMessage("topic created differs: partitions is 3, has to be 6; "
                            + "retention.ms is -1, has to be 1000");
        }
    }

    @Test
    void hasTheLogAsItHasToBe() throws Exception {
        assertThat(topics.await("countermove.announcements.v1").partitions()).isEqualTo(12);
        assertThat(topics.complaints()).isEmpty();
    }
}
