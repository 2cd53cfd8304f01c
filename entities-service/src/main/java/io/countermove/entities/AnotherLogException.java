package io.countermove.entities;

/// The topic is not the one that this state was made from.
public final class AnotherLogException extends RuntimeException {
    public AnotherLogException(String topic, String known, String found) {
        super(
                ("the log was lost and begun again: the state was made from topic %s with id %s, and there is now one with"
                                + " id %s; nothing is read any more: see \"The log was lost and begun again\" in docs/operations.md")
                        .formatted(topic, known, found));
    }
}
