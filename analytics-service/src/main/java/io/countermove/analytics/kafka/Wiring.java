package io.countermove.analytics.kafka;

import io.countermove.analytics.AlertBook;
import io.countermove.analytics.AlertLog;
import io.countermove.analytics.AlertRules;
import io.countermove.analytics.LogLoss;
import io.countermove.analytics.Projection;
import io.countermove.analytics.Trends;
import io.countermove.contracts.topic.TopicNames;
import io.countermove.platform.topics.TopicSpec;
import io.countermove.platform.topics.TopicSpecs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// The topics of this service, and the beans that the domain's plain classes become.
@Singleton
public class Wiring {

    @Produces
    @Singleton
    TopicSpec announcements(TopicSpecs specs) {
        return specs.forever(TopicNames.ANNOUNCEMENTS);
    }

    @Produces
    @Singleton
    Projection projection(ProjectionSettings settings) {
        return new Projection(settings.version(), settings.active());
    }

    @Produces
    @Singleton
    TopicSpec observations(TopicSpecs specs, Projection projection) {
        return specs.compacted(projection.observations());
    }

    @Produces
    @Singleton
    TopicSpec trendAnswers(TopicSpecs specs) {
        return specs.compacted(TopicNames.TRENDS);
    }

    @Produces
    @Singleton
    TopicSpec alerts(TopicSpecs specs) {
        return specs.passing(TopicNames.ALERTS, Duration.ofDays(90));
    }

    @Produces
    @Singleton
    TopicSpec ruleTopic(TopicSpecs specs) {
        return specs.compacted(AlertForm.TOPIC);
    }

    @Produces
    @Singleton
    AlertBook alertBook() {
        return new AlertBook();
    }

    @Produces
    @Singleton
    AlertRules alertRules(AlertBook book, AlertLog log, Clock clock, AlertSettings settings) {
        return new AlertRules(book, log, clock, settings.most(), settings.longest());
    }

    @Produces
    @Singleton
    Trends trends() {
        return new Trends();
    }

    @Produces
    @Singleton
    LogLoss logLoss() {
        return new LogLoss();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
