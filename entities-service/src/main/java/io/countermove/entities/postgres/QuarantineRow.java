package io.countermove.entities.postgres;

import io.countermove.contracts.log.LogPosition;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of the view `quarantine_item`; what writes its tables is `QuarantineRows` and `ReplayRow`.
@Entity
@Immutable
@IdClass(QuarantineRow.Place.class)
@Table(name = "quarantine_item")
public class QuarantineRow extends PanacheEntityBase {
    @Id
    @Column(name = "log_partition")
    public int partition;

    @Id
    @Column(name = "log_offset")
    public long offset;

    public String outcome = "";
    public String reason = "";
    public String detail = "";
    public String subject = "";

    @Column(name = "event_id")
    public String eventId = "";

    @Column(columnDefinition = "jsonb", insertable = false, updatable = false)
    @org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.LONGVARCHAR)
    public String headers = "";

    public byte @Nullable [] value;

    @Column(name = "replayed_as")
    public @Nullable String replayedAs;

    /// The key.
    public static final class Place implements Serializable {
        private static final long serialVersionUID = 1L;
        public int partition;
        public long offset;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place && place.partition == partition && place.offset == offset;
        }

        @Override
        public int hashCode() {
            return Objects.hash(partition, offset);
        }
    }

    static List<QuarantineRow> after(int partition, long offset, boolean replayed, int limit) {
        return find(
                        "(partition > ?1 or (partition = ?1 and offset > ?2)) and " + filter(replayed)
                                + " order by partition, offset",
                        partition,
                        offset)
                .page(0, limit)
                .list();
    }

    static long count(boolean replayed) {
        return count(filter(replayed));
    }

    static Optional<QuarantineRow> find(LogPosition position) {
        return find("partition = ?1 and offset = ?2", position.partition(), position.offset())
                .firstResultOptional();
    }

    private static String filter(boolean replayed) {
        return replayed ? "replayedAs is not null" : "replayedAs is null";
    }
}
