package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Input;
import io.countermove.analytics.InputPage;
import io.countermove.contracts.event.Microseconds;
import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which page of the announcements behind a number. A cursor pins `knownAt`, so that the pages of one listing are one
/// snapshot, and names the announcement after which it goes on.
public class PageParameters {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("count")
    @Nullable
    String count;

    /// What finds a stretch of the listing; empty where it does not have the announcement to go on after.
    interface Listing {
        Optional<InputPage> find(AsOf asOf, InputPage.Wanted wanted);
    }

    Page<Input> of(AsOf asOf, Listing list) {
        if (count != null && !count.equals("exact")) {
            throw BadParameter.of("count", "\"" + count + "\" is not \"exact\"");
        }
        var size = limit(limit, USUAL, MOST);
        var from = cursor == null ? null : parse(cursor);
        var pinned = from == null ? asOf : new AsOf(asOf.validAt(), from.knownAt(), asOf.knownBy());
        var wanted = new InputPage.Wanted(from == null ? null : from.announcement(), size, count != null);
        var found = list.find(pinned, wanted).orElseThrow(PageParameters::foreign);
        var next = found.hasMore() ? format(pinned.knownAt(), found.items().getLast()) : null;
        return Page.of(pinned, found.items(), next, found.total());
    }

    static int limit(@Nullable String text, int usual, int most) {
        if (text == null) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw BadParameter.of("limit", "\"" + text + "\" is not a number from 1 to " + most);
    }

    private static String format(Instant knownAt, Input last) {
        var text = Microseconds.format(knownAt) + "|" + last.announcement();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place parse(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            var knownAt = Microseconds.find(text.substring(0, Math.max(bar, 0))).orElseThrow(PageParameters::foreign);
            return new Place(knownAt, text.substring(bar + 1));
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
    }

    private static RuntimeException foreign() {
        return BadParameter.of("cursor", "this is no cursor that this listing gave");
    }

    private record Place(Instant knownAt, String announcement) {}
}
