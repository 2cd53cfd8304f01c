package io.countermove.entities.kafka;

import io.countermove.entities.State;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/// Health of the projection.
final class ProjectionChecks {

    private ProjectionChecks() {}

    /// Ready when it has caught up with the ends of the log as they were at its start, and is heard if it is to be.
    @Readiness
    @Singleton
    static class CaughtUp implements HealthCheck {
        private final Progress progress;
        private final State state;
        private final ProjectionSettings settings;

        CaughtUp(Progress progress, State state, ProjectionSettings settings) {
            this.progress = progress;
            this.state = state;
            this.settings = settings;
        }

        @Override
        public HealthCheckResponse call() {
            var stopped = progress.findReasonToHaveStopped();
            var response = HealthCheckResponse.named("projection caught up");
            stopped.ifPresent(reason -> response.withData("stopped", reason));
            var heard = progress.isOpen() || !settings.active();
            response.withData("version", settings.version()).withData("active", settings.active());
            return response.status(stopped.isEmpty() && heard && progress.isCaughtUp(state.nextOffsets()))
                    .build();
        }
    }

    /// Alive unless it had to stop; only a restart begins it again.
    @Liveness
    @Singleton
    static class Running implements HealthCheck {
        private final Progress progress;

        Running(Progress progress) {
            this.progress = progress;
        }

        @Override
        public HealthCheckResponse call() {
            var stopped = progress.findReasonToHaveStopped();
            var response = HealthCheckResponse.named("projection running");
            stopped.ifPresent(reason -> response.withData("stopped", reason));
            return response.status(stopped.isEmpty()).build();
        }
    }
}
