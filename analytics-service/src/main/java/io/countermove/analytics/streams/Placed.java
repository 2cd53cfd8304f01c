package io.countermove.analytics.streams;

/// A key with the partition that its record goes to.
record Placed(int partition, String key) {}
