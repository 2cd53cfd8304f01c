package io.countermove.analytics;

/// An announcement behind a number.
public record Input(String announcement, String kind, String announcedOn, String publisher) {}
