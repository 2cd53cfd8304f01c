package io.countermove.events.rest;

/// A line of a body, without its end.
///
/// @param number from 1
/// @param bytes empty where the line is too long
// The bytes are read once, never compared and never changed.
@SuppressWarnings("ArrayRecordComponent")
record Line(long number, byte[] bytes, boolean tooLong) {}
