package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import java.util.Map;

/// What became known of an announcement.
///
/// @param at when, in microseconds since 1970
record Change(long at, int announcement, String id, Kind kind) {

    /// How what is known of it changed.
    enum Kind {
        NEW("new"),
        /// So is what was retracted and is said again.
        CORRECTED("corrected"),
        RETRACTED("retracted");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// Its members, with what the announcement says from then on, or said until then.
    Map<String, Object> toMap(ObservationColumns columns, AsOf asOf, boolean isInput) {
        var moment = Microseconds.toInstant(kind == Kind.RETRACTED ? at - 1 : at);
        int row = columns.knownRow(announcement, new AsOf(asOf.validAt(), moment, asOf.knownBy()));
        var said = row < 0 ? null : columns.input(row);
        return Draft.map(
                "announcement",
                id,
                "change",
                kind.word(),
                "knownAt",
                Microseconds.format(Microseconds.toInstant(at)),
                "kind",
                said == null ? null : said.kind(),
                "announcedOn",
                said == null ? null : said.announcedOn(),
                "input",
                isInput);
    }
}
