package io.countermove.analytics.streams;

/// The announcements topic as it is there.
///
/// @param id changes when the topic is deleted and made again
record SourceLog(String id, int partitions) {}
