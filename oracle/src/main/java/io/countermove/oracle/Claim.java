package io.countermove.oracle;

import io.countermove.contracts.date.EdtfDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one announcement says of a status of a policy, from a date until another.
record Claim(
        Form form, String status, EdtfDate from, @Nullable EdtfDate to, int sureness, Said by) {

    enum Form {
        /// Said to hold, by no act that decides about a suspension.
        STATED,
        /// An act that puts in force or lifts.
        ACT,
        SUSPENSION,
        /// An official source's word on the status itself.
        OFFICIAL_WORD
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from.earliest()) && (to == null || day.isBefore(to.earliest()));
    }

    boolean beginsAfter(Claim other) {
        return from.earliest().isAfter(other.from.earliest());
    }

    /// A later act that was announced no earlier ends a suspension before its time.
    boolean ends(Claim suspension) {
        return form == Form.ACT
                && beginsAfter(suspension)
                && !by.announcedOn()
                        .earliest()
                        .isBefore(suspension.by.announcedOn().earliest());
    }

    /// The latest beginning, the surest, the latest announced, the lowest id; of one announcement the sharper.
    boolean beats(Claim other) {
        if (!from.earliest().equals(other.from.earliest())) {
            return beginsAfter(other);
        }
        if (sureness != other.sureness) {
            return sureness < other.sureness;
        }
        var announced = by.announcedOn().earliest();
        if (!announced.equals(other.by.announcedOn().earliest())) {
            return announced.isAfter(other.by.announcedOn().earliest());
        }
        int order = by.id().compareTo(other.by.id());
        order = order != 0 ? order : status.compareTo(other.status);
        return order != 0 ? order < 0 : from.compareTo(other.from) < 0;
    }
}
