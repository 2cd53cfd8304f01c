package io.countermove.events.imports;

import io.countermove.contracts.announcement.Announcement;
import io.countermove.contracts.announcement.Fact;
import io.countermove.contracts.announcement.Participant;
import java.util.List;

/// Announcements with one part replaced.
public final class With {
    private With() {}

    public static Announcement facts(Announcement a, List<Fact> facts) {
        return new Announcement(
                a.kind(),
                a.title(),
                a.announcedOn(),
                a.validFrom(),
                a.validTo(),
                a.jurisdictions(),
                a.participants(),
                facts,
                a.respondsTo(),
                a.source(),
                a.alsoReportedBy(),
                a.reports(),
                a.confidence(),
                a.stance(),
                a.direction(),
                a.legalCitation(),
                a.eccn(),
                a.language());
    }

    public static Announcement participants(Announcement a, List<Participant> participants) {
        return new Announcement(
                a.kind(),
                a.title(),
                a.announcedOn(),
                a.validFrom(),
                a.validTo(),
                a.jurisdictions(),
                participants,
                a.facts(),
                a.respondsTo(),
                a.source(),
                a.alsoReportedBy(),
                a.reports(),
                a.confidence(),
                a.stance(),
                a.direction(),
                a.legalCitation(),
                a.eccn(),
                a.language());
    }
}
