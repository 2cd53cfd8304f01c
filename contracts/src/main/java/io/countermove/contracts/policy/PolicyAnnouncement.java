package io.countermove.contracts.policy;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.AnnouncementId;

/// An announcement that moves a policy or states a fact about it.
public record PolicyAnnouncement(AnnouncementId id, Announcement announcement) {}
