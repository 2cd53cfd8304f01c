package io.countermove.analytics;

import io.countermove.contracts.event.Microseconds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Where the announcements behind an answer are listed, and what moved it is explained.
final class InputsLink {

    private InputsLink() {}

    static String of(Answer answer) {
        var query = query(answer);
        query.add(pair("knownAt", answer.asOf().knownAtText()));
        query.add(pair("knownBy", answer.asOf().knownBy().word()));
        return answer.metric().path() + "/inputs?" + String.join("&", query);
    }

    /// Where is explained what moved the answer on its day between two known times.
    static String explaining(Answer answer, Instant from, Instant to) {
        var query = query(answer);
        query.add(pair("fromKnownAt", Microseconds.format(from)));
        query.add(pair("toKnownAt", Microseconds.format(to)));
        query.add(pair("knownBy", answer.asOf().knownBy().word()));
        return answer.metric().path() + "/explain?" + String.join("&", query);
    }

    private static List<String> query(Answer answer) {
        var query = new ArrayList<String>();
        answer.parameters().forEach((name, value) -> values(value).forEach(text -> query.add(pair(name, text))));
        query.add(pair("validAt", answer.asOf().validAt().toString()));
        return query;
    }

    private static List<String> values(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%3A", ":");
    }
}
