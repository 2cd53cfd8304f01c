package io.countermove.analytics;

/// What is asked of T2.
///
/// @param share whether the estimate is the share of all announcements instead of the rate
/// @param halfLife of the smoothed series, in days
public record ActivityParameters(
        AnnouncementFilter filter, Window window, boolean share, double halfLife, double level) {}
