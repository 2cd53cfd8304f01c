package io.countermove.entities.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `quarantine`, read; what writes them is `QuarantineRows`.
@Entity
@Immutable
@IdClass(QuarantineRow.Place.class)
@Table(name = "quarantine")
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

    static List<QuarantineRow> after(int partition, long offset, int limit) {
        return find("partition > ?1 or (partition = ?1 and offset > ?2) order by partition, offset", partition, offset)
                .page(0, limit)
                .list();
    }
}
