package io.countermove.analytics.streams;

import java.util.function.IntToLongFunction;

/// The announcements topic as it is there.
///
/// @param id changes when the topic is deleted and made again
/// @param beginning asks for the first offset that a partition still holds
record SourceLog(String id, int partitions, IntToLongFunction beginning) {}
