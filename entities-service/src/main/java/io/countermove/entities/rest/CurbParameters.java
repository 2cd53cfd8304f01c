package io.countermove.entities.rest;

import io.countermove.entities.Curbs;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/// The filters of the list of curbs, as sent.
public record CurbParameters(
        @QueryParam("issuer") List<String> issuer,
        @QueryParam("target") List<String> target,
        @QueryParam("status") List<String> status,
        @QueryParam("announcedStatus") List<String> announcedStatus,
        @QueryParam("enforcement") List<String> enforcement,
        @QueryParam("jurisdiction") List<String> jurisdiction) {
    Curbs.Filter toFilter(CurbSelection selection) {
        return new Curbs.Filter(
                Parameters.entities("issuer", issuer),
                Parameters.entities("target", target),
                status,
                announcedStatus,
                enforcement,
                jurisdiction,
                selection.toSelection());
    }
}
