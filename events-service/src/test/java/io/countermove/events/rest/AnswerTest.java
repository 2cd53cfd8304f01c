package io.countermove.events.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermove.contracts.announcement.AnnouncementId;
import io.countermove.events.Outcome;
import io.countermove.events.Place;
import io.countermove.events.Receipt;
import io.countermove.platform.problem.Problem;
import io.countermove.platform.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Receipt RECEIPT =
            new Receipt(new AnnouncementId("fees"), "event", new Place(3, 1881), Instant.EPOCH);
    private static final Outcome WRITTEN = new Outcome.Written(RECEIPT);
    private static final Outcome DUPLICATE = new Outcome.Duplicate(RECEIPT);
    private static final Outcome UNSENT = new Outcome.Unacknowledged(true, "no memory");
    private static final Outcome UNKNOWN = new Outcome.Unacknowledged(false, "no answer");

    @Test
    void tellsWhatBecameOfEachItemWhereTheLogFailedInTheMiddle() {
        try (Response response = Answer.ofBatch(List.of(WRITTEN, UNKNOWN, DUPLICATE, UNSENT))) {
            assertThat(response.getStatus()).isEqualTo(207);
            var items = (List<?>) response.getEntity();
            assertThat(items.getFirst()).isEqualTo(ReceiptView.of(RECEIPT, false));
            assertThat(((Problem) items.get(1)).extensions()).containsEntry("outcome", "unknown");
            assertThat(items.get(2)).isEqualTo(ReceiptView.of(RECEIPT, true));
            assertThat(((Problem) items.getLast()).extensions()).containsEntry("outcome", "not-published");
        }
    }

    @Test
    void failsAsAWholeWhereNothingIsKnownToStand() {
        assertThatThrownBy(() -> Answer.ofBatch(List.of(UNSENT, UNKNOWN)))
                .isInstanceOfSatisfying(ProblemException.class, failure -> {
                    assertThat(failure.problem().status()).isEqualTo(503);
                    assertThat(failure.problem().extensions()).containsEntry("outcome", "unknown");
                    assertThat(failure.headers()).containsKey("Retry-After");
                });
    }

    @Test
    void isNewsOnlyWhereSomethingWasWritten() {
        try (Response news = Answer.ofBatch(List.of(DUPLICATE, WRITTEN));
                Response none = Answer.ofBatch(List.of(DUPLICATE, DUPLICATE))) {
            assertThat(news.getStatus()).isEqualTo(202);
            assertThat(none.getStatus()).isEqualTo(200);
        }
    }
}
