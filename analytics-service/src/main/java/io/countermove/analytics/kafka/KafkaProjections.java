package io.countermove.analytics.kafka;

import io.countermove.analytics.Projection;
import io.countermove.analytics.Projections;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/// A version is its observations and what Kafka Streams keeps for it.
@Singleton
public class KafkaProjections implements Projections {

    private final Map<String, Object> kafka;
    private final Projection own;

    KafkaProjections(@Identifier("default-kafka-broker") Map<String, Object> kafka, Projection own) {
        this.kafka = Map.copyOf(kafka);
        this.own = own;
    }

    @Override
    public void drop(int version) {
        if (version == own.version()) {
            throw new IllegalArgumentException("version " + version + " is the one that is asked");
        }
        var other = new Projection(version, false);
        try (var admin = Admin.create(kafka)) {
            var topics = admin.listTopics().names().get().stream()
                    .filter(name -> name.equals(other.observations()) || name.startsWith(other.application() + "-"))
                    .toList();
            admin.deleteTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        } catch (ExecutionException e) {
            throw new KafkaException("the topics of version " + version + " are not deleted", e);
        }
    }
}
