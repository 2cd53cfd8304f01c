package io.countermove.events.rest;

import io.countermove.contracts.event.Microseconds;
import io.countermove.events.Receipt;

/// A receipt on the wire.
public record ReceiptView(String id, String event, String position, String ingesttime, boolean duplicate) {
    static ReceiptView of(Receipt receipt, boolean duplicate) {
        return new ReceiptView(
                receipt.subject().value(),
                receipt.eventId(),
                receipt.place().toString(),
                Microseconds.format(receipt.ingestTime()),
                duplicate);
    }
}
