package io.countermove.analytics.rest;

import io.countermove.analytics.AsOf;
import io.countermove.analytics.Input;
import io.countermove.contracts.event.Microseconds;
import io.countermove.platform.query.BadParameter;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
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

    Page<Input> of(AsOf asOf, Function<AsOf, List<Input>> list) {
        if (count != null && !count.equals("exact")) {
            throw BadParameter.of("count", "\"" + count + "\" is not \"exact\"");
        }
        var size = limit(limit, USUAL, MOST);
        var from = cursor == null ? null : parse(cursor);
        var pinned = from == null ? asOf : new AsOf(asOf.validAt(), from.knownAt(), asOf.knownBy());
        var all = list.apply(pinned);
        int start = from == null ? 0 : after(all, from.announcement());
        int end = Math.min(all.size(), start + size);
        var next = end < all.size() ? format(pinned.knownAt(), all.get(end - 1)) : null;
        return new Page<>(List.copyOf(all.subList(start, end)), next, count == null ? null : all.size());
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

    private static int after(List<Input> inputs, String announcement) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).announcement().equals(announcement)) {
                return i + 1;
            }
        }
        throw foreign();
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
